"""What a tool that is not ours sees in a document: its places in order, each with its text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from bisect import bisect_right
from html import unescape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bench.documents.tools import office, pandoc, poppler

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


#: Fewer letters of a sentence on one page tell nothing; nor do those that are further from its end.
_LEAST, _NEAR = 12, 700


_BROKEN, _HYPHENS = re.compile("[-\u2010\u00ad]\\s*\n\\s*"), "-\u2010\u2011"
_SLIDE, _TAG = re.compile(r'id="slide-\d+"'), re.compile(r"<[^>]*>?")


class Seen(NamedTuple):
    """A place as a locator names it (`p. 3`, `Sheet!B5`, `00:00:12`), and what stands there."""

    place: str
    text: str


def squeezed(words: str) -> str:
    """The letters, digits and hyphens of some words, by which tools agree whatever their spaces and marks."""
    words = _BROKEN.sub("", unicodedata.normalize("NFKC", words))
    return "".join("-" if sign in _HYPHENS else sign for sign in words if sign.isalnum() or sign in _HYPHENS)


def by_pandoc(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """Running text, in which Pandoc tells no places."""
    del folder
    kinds = {".htm": "html", ".xhtml": "html"}
    return [
        [Seen("", pandoc(path, kinds.get(path.suffix, path.suffix[1:]), "plain", None, "--wrap=none"))]
        for path in paths
    ]


def by_poppler(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The pages of PDFs."""
    del folder
    return [_pages(poppler(path), "p.") for path in paths]


def by_slides(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The slides of presentations, as Pandoc reads them."""
    del folder
    found = []
    for path in paths:
        parts = _SLIDE.split(pandoc(path, "pptx", "html", None, "--wrap=none"))
        found.append(
            [Seen(f"slide {number}", unescape(_TAG.sub(" ", part))) for number, part in enumerate(parts)]
        )
    return found


def by_form_feeds(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The pages of texts."""
    del folder
    return [_pages(path.read_text("utf-8"), "p.") for path in paths]


def _pages(text: str, name: str) -> list[Seen]:
    return [Seen(f"{name} {number}", page) for number, page in enumerate(text.split("\f"), 1)]


def by_calc(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The cells of workbooks, as LibreOffice shows them."""
    out = folder / "seen"
    office(paths, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", ".csv", out)
    return [
        [
            Seen(f"{_quoted(sheet.stem.removeprefix(path.stem + '-'))}!{_column(column)}{row}", cell)
            for sheet in sorted(out.glob(f"{path.stem}-*.csv"))
            for row, cells in enumerate(csv.reader(io.StringIO(sheet.read_text("utf-8"))), 1)
            for column, cell in enumerate(cells)
            if cell.strip()
        ]
        for path in paths
    ]


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name


def _column(number: int) -> str:
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)  # noqa: PLR2004 (letters)


def by_odfpy(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The cells of OpenDocument workbooks whose texts are not what their values are shown as, by odfpy."""
    from odf import opendocument, table, teletype  # noqa: PLC0415 (may be absent)

    del folder
    found = []
    for path in paths:
        made = opendocument.load(str(path))
        found.append(
            [
                Seen(f"{_quoted(sheet.getAttribute('name'))}!{_column(column)}{row}", words)
                for sheet in made.getElementsByType(table.Table)
                for row, line in enumerate(sheet.getElementsByType(table.TableRow), 1)
                for column, cell in enumerate(line.getElementsByType(table.TableCell))
                if (words := teletype.extractText(cell).strip())
            ]
        )
    return found


def by_webvtt(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The cues of captions, as webvtt-py reads them."""
    import webvtt  # noqa: PLC0415 (may be absent)

    del folder
    found = []
    for path in paths:
        read = webvtt.read if path.suffix == ".vtt" else webvtt.from_srt
        found.append([Seen(one.start.split(".")[0], one.text) for one in read(str(path)).captions])
    return found


def by_pysubs2(paths: Sequence[Path], folder: Path) -> list[list[Seen]]:
    """The cues of captions, as pysubs2 reads them."""
    import pysubs2  # noqa: PLC0415 (may be absent)

    del folder
    return [
        [
            Seen(
                f"{one.start // 3600000:02}:{one.start // 60000 % 60:02}:{one.start // 1000 % 60:02}",
                one.plaintext,
            )
            for one in pysubs2.load(str(path))
        ]
        for path in paths
    ]


class Sight:
    """What a tool sees of one document, to look sentences up in."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self._parts = [Seen(one.place, squeezed(one.text)) for one in seen]
        self._all = "".join(one.text for one in self._parts)
        self._starts = list(accumulate((len(one.text) for one in self._parts), initial=0))[:-1]

    def places(self, words: str) -> list[tuple[str, str]]:
        """Where some words begin and end, each time that they stand; nothing where they are not seen whole.

        On pages they may go on behind what runs at the foot of one and at the head of the next.
        """
        wanted = squeezed(words)
        found, at = [], self._all.find(wanted)
        while at >= 0 and wanted:
            found.append((self._at(at), self._at(at + len(wanted) - 1)))
            at = self._all.find(wanted, at + 1)
        return found or self._over_a_foot(wanted)

    def _at(self, offset: int) -> str:
        return self._parts[bisect_right(self._starts, offset) - 1].place

    def _over_a_foot(self, wanted: str) -> list[tuple[str, str]]:
        for before, after in pairwise(self._parts):
            lower, upper = before.text[-_NEAR:], after.text[:_NEAR]
            for cut in range(len(wanted) - _LEAST, _LEAST, -1):
                if lower.count(wanted[:cut]) == 1 and upper.count(wanted[cut:]) == 1:
                    return [(before.place, after.place)]
        return []
