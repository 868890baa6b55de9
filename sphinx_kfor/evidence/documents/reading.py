"""A reading: what a reader makes of a document's bytes.

The text runs as a reader of the document reads it: first the running text, then the notes, each a
paragraph of its own, then what stands aside (running heads and feet, site menus). All offsets are Unicode
code points into that text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.views import Edit

Json = dict[str, Any]


class Mark(NamedTuple):
    """Where a page, a slide or a cue begins.

    Attributes:
        start: its first character.
        label: as the document calls it: a page's label, a slide's number, a cue's time `00:12:41`.
        number: its place in the file, from 1; of a cue the second at which it begins.
        end: of a cue the second at which it ends; else 0.
    """

    start: int
    label: str
    number: int
    end: int = 0


class Heading(NamedTuple):
    """A heading: its first character, its level from 1, and its words."""

    start: int
    level: int
    title: str


class Voice(NamedTuple):
    """A stretch of text and who speaks it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Grid:
    """A table as it stands: each cell is a span of the text; a merged one stands in all its places.

    Attributes:
        title: its caption, or what stands right above it.
        header: how many of its rows are headers.
        rows: for each row its cells, as (start, end).
    """

    title: str
    header: int
    rows: list[list[tuple[int, int]]]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: its name.
        start: where its text begins.
        cells: of each cell that holds something its row and column, from 1, and its span: four numbers.
        merged: of each merged area its first row and column and its last ones: four numbers.
    """

    name: str
    start: int
    cells: list[int]
    merged: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a document.

    Attributes:
        text: the text.
        kind: what its places are: `page`, `slide`, `time`, `cell`, or `section` for headings and paragraphs.
        marks: where pages, slides or cues begin, in order.
        headings: the headings, in order.
        grids: the tables.
        sheets: the sheets of a workbook.
        voices: who speaks, in order.
        notes: where the notes begin; the text's length where there are none.
        asides: where begins what stands aside.
        passed_over: how many lines were passed over as no part of the running text.
        facts: what the document says of itself, by CSL variable.
        edits: where the text differs from a text file that it was made of; see `View`.
    """

    text: str
    kind: str = "section"
    marks: tuple[Mark, ...] = ()
    headings: tuple[Heading, ...] = ()
    grids: tuple[Grid, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    voices: tuple[Voice, ...] = ()
    notes: int = 0
    asides: int = 0
    passed_over: int = 0
    facts: Json = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()

    def to_json(self) -> Json:
        """The reading as the cache keeps it."""
        parts = {"grids": list(map(vars, self.grids)), "sheets": list(map(vars, self.sheets))}
        return {**vars(self), **parts}

    @classmethod
    def from_json(cls, data: Json) -> Reading:
        """The reading that `to_json` gave. Raises KeyError, TypeError or ValueError if it is none."""
        grids = (Grid(one["title"], one["header"], _spans(one["rows"])) for one in data["grids"])
        return cls(
            data["text"],
            data["kind"],
            tuple(Mark(*one) for one in data["marks"]),
            tuple(Heading(*one) for one in data["headings"]),
            tuple(grids),
            tuple(Sheet(**one) for one in data["sheets"]),
            tuple(Voice(*one) for one in data["voices"]),
            data["notes"],
            data["asides"],
            data["passed_over"],
            data["facts"],
            tuple((start, end, at, to) for start, end, at, to in data.get("edits", ())),
        )


def _spans(rows: list[list[list[int]]]) -> list[list[tuple[int, int]]]:
    return [[(start, end) for start, end in row] for row in rows]
