"""A report of many briefs: what its objects and their evidence cost beside the same text typed in."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.processes import compare, write_projects
from bench.texts import sample

if TYPE_CHECKING:
    from bench.table import Table

_BOUND = 1.35
_BRIEFS = 5
_PAGES = 10
#: On each page.
_JUDGEMENTS, _QUOTATIONS = 4, 6
_SOURCES = 12
_WORDS = "the patrols were seen at every post along both roads and counted there by day".split()


def run(table: Table, *, quick: bool) -> None:
    """Print the row of this subject."""
    pages = 2 if quick else _PAGES
    quotations = _BRIEFS * pages * (_JUDGEMENTS + _QUOTATIONS)
    table.title(
        f"A report of {_BRIEFS} briefs, {_BRIEFS * pages} pages, {quotations} quotations and "
        f"{_BRIEFS * pages * _JUDGEMENTS} judgements"
    )
    with tempfile.TemporaryDirectory() as temporary:
        checked, typed = Path(temporary, "checked"), Path(temporary, "typed")
        _write(checked, typed, pages)
        compare(table, "report", (checked, typed), _BOUND, 2 if quick else 3)


def _write(checked: Path, typed: Path, pages: int) -> None:
    each = _BRIEFS * pages * (_JUDGEMENTS + _QUOTATIONS) // _SOURCES + 1
    texts = [sample(30_000, "ascii", each, seed=number) for number in range(_SOURCES)]
    write_projects(checked, typed, {f"source{number}": text.text for number, text in enumerate(texts)})
    starts = "\n".join(f"brief{number}" for number in range(_BRIEFS))
    for folder in (checked, typed):
        index = f"# Report\n\n```{{toctree}}\n{starts}\n```\n"
        (folder / "docs" / "index.md").write_text(index, "utf-8")
    passages = [
        one.replace("\n", " ") for group in zip(*(t.exact for t in texts), strict=True) for one in group
    ]
    each = _JUDGEMENTS + _QUOTATIONS
    for brief in range(_BRIEFS):
        names = [f"brief{brief}"] + [f"brief{brief}-{page}" for page in range(pages)]
        firsts = [(brief * pages + page) * each for page in range(pages)]
        written = [_start(brief, names[1:])] + [
            _page(brief, page, passages[first : first + each], first) for page, first in enumerate(firsts)
        ]
        for name, both in zip(names, written, strict=True):
            for folder, words in zip((checked, typed), both, strict=True):
                (folder / "docs" / f"{name}.md").write_text(words, "utf-8")


def _start(brief: int, names: list[str]) -> tuple[str, str]:
    """A brief's start page with our directives, and the page that it prints."""
    listed = "\n".join(names)
    toctree = f"```{{toctree}}\n{listed}\n```\n"
    bottom = "It matters what the patrols saw."
    mine = f"```{{kfor:masthead}}\n:number: {brief}\n:date: 2022-12-01\n\n{bottom}\n```\n"
    its = f"No. {brief}\n\n**Bottom line**\n\n{bottom}\n\nDate: December 1, 2022\n"
    sources = "\n\n".join(f"Source{n}. 2022. *About source{n}*. 21 November." for n in range(_SOURCES))
    head = f"# Brief {brief}\n\n"
    return f"{head}{mine}\n{toctree}\n```{{kfor:bibliography}}\n```\n", f"{head}{its}\n{toctree}\n{sources}\n"


def _page(brief: int, page: int, passages: list[str], first: int) -> tuple[str, str]:
    """A page with our directives, and the page that it prints."""
    chance = random.Random(brief * 100 + page)
    mine, its = [f"# Page {page}\n"], [f"# Page {page}\n"]
    for place, passage in enumerate(passages):
        source = (first + place) % _SOURCES
        prose = " ".join(chance.choices(_WORDS, k=60)).capitalize()
        number = page * _JUDGEMENTS + place + 1
        if place < _JUDGEMENTS:
            mine.append(
                f"```{{kfor:judgement}} What page {page} holds\n:name: kj-{brief}-{number}\n"
                f":likelihood: likely\n:confidence: moderate\n\n{prose}: "
                f"{{kfor:quote}}`{passage} <source{source}>`.\n```\n"
            )
            its.append(
                f"**KJ {number}** **What page {page} holds**\n\nLikelihood: **likely** (55–80 %) · "
                f"Confidence: **moderate**\n\n{prose}: “{passage}”.\n"
            )
        else:
            mine.append(f"```{{kfor:quote}} source{source}\n{passage}\n```\n\n{prose}.\n")
            its.append(
                f"> “{passage}”\n>\n"
                f"> — Source{source}, *About source{source}*, 21 November 2022, para. 3\n\n"
                f"{prose}.\n"
            )
    return "\n".join(mine), "\n".join(its)
