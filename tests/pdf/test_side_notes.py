"""Notes in the margin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pdfplumber
import pytest
from test_accessibility import errors

from sphinx_kfor.pdf.settings import Settings, SettingsError

if TYPE_CHECKING:
    from pdf_project import Build, Result

#: Points from the left at which the margin begins, and the page's foot.
_MARGIN = 420
_FOOT = 842 - 70


SIDE = """
    # T[^t]

    [^t]: Title note.

    One[^a] two[^b] one again[^a].

    | a |
    |---|
    | x[^c] |

    [^a]: First words.
    [^b]: Second words, and many of them, so that the next one has to move.
    [^c]: In a table.
"""


def test_notes_at_the_side_stand_once_and_never_overlap(build: Build) -> None:
    result = build({"index.md": SIDE}, 'kfor_pdf_settings = {"notes": "side"}\n')
    assert result.warnings == ""
    assert errors(result.folder / "brief.pdf") == []
    notes = _notes(result)
    assert " ".join(line.words for line in notes).count("First words") == 1
    assert all(upper.bottom <= lower.top for upper, lower in pairwise(notes))


def test_too_many_notes_at_the_side_are_set_smaller_and_stay_on_the_page(build: Build) -> None:
    marks = " ".join(f"word[^{number}]" for number in range(16))
    bodies = "\n\n".join(f"[^{number}]: {'Words of a note. ' * 15}" for number in range(16))
    result = build({"index.md": f"# T\n\n{marks}\n\n{bodies}\n"}, 'kfor_pdf_settings = {"notes": "side"}\n')
    notes = _notes(result)
    assert len(notes) > 30
    assert all(upper.bottom <= lower.top + 2 for upper, lower in pairwise(notes))
    assert notes[-1].bottom < _FOOT


def test_notes_at_the_side_need_one_column() -> None:
    with pytest.raises(SettingsError, match="'columns': 1"):
        Settings.read({"notes": "side", "columns": 2})


class Line(NamedTuple):
    top: float
    bottom: float
    words: str


def _notes(result: Result) -> list[Line]:
    """The lines in the margin of the first page, from top to bottom."""
    with pdfplumber.open(result.folder / "brief.pdf") as pdf:
        page = pdf.pages[0]
        lines = page.within_bbox((_MARGIN, 0, page.width, page.height)).extract_text_lines()
    return [Line(line["top"], line["bottom"], line["text"]) for line in lines if "Page" not in line["text"]]
