"""Tables in a source: what is found of them, and their cells by address.

An address names a table, a row and a column: a table by its number in the source or by words of
its title or header, a row by its first cell, a column by its header. Of several rows of one name
the second is `name (2)`. Names are compared folded, and in any case where only that finds them.
Offsets are Unicode code points into a document's seen text.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.row_names import RowName, row_names
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.text.folding import fold_words
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_kfor.evidence.text.spans import Span


_NTH = late(r"(.+?)\s*\((\d{1,7})\)")
_NUMBER = late(r"\s*\d{1,7}\s*")
#: A name that folds to itself: nearly all do.
_PLAIN = late(r"[\w.,%]+(?: [\w.,%]+)*+", re.ASCII)
#: Names that are offered in a message are looked for among so many.
_MOST_NAMES = 5_000
#: Of a table of more rows none is named by another than its first cell.
_MOST_READ = 20_000


class Cell(NamedTuple):
    """A cell: what a reader reads in it, and where that stands."""

    text: str
    span: Span


def _no_row(number: int) -> tuple[Cell, ...]:
    raise IndexError(number)


@dataclass(frozen=True)
class Table:
    """A table of a source.

    Attributes:
        number: its number in the source, from 1.
        line: the line of its header, from 1.
        title: its caption, else the line above it.
        headers: the cells of its header row.
        keys: what stands in the first cell of each row.
        row: the cells of a row, by its place in `keys`.
        fault: what is wrong with it, with the line; empty for a sound one.
        units: what the catalogue says that its cells count (`custom.units`); empty for nothing.
        lower: of a header of two rows the lower names; empty for one of one row.
    """

    number: int
    line: int
    title: str = ""
    headers: tuple[Cell, ...] = ()
    keys: Sequence[str] = ()
    row: Callable[[int], tuple[Cell, ...]] = _no_row
    fault: str = ""
    units: str = ""
    lower: tuple[str, ...] = ()

    @property
    def said_around(self) -> tuple[str, ...]:
        """What stands outside the header and may say what the cells count, the surest first."""
        return tuple(filter(None, (self.units, self.title)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the headers read."""
        return tuple(header.text for header in self.headers)

    def columns(self, most: int, cells: int) -> list[list[str]]:
        """The cells of each column in the first so many rows, of no more cells in all than so many."""
        most = min(most, len(self.keys), cells // max(1, len(self.headers)))
        rows = ([cell.text for cell in self.row(at)] for at in range(most))
        return [list(cells) for cells in zip(*rows, strict=False)]

    def column(self, name: str) -> int:
        """The place of a column, by its header.

        Raises:
            EvidenceError: `reference`, if there is no such column, `ambiguous`, if there are several.
        """
        where = f"table {self.number}"
        try:
            return place_of(name, self.names, "column", where)
        except EvidenceError as error:
            known = _places(name, self.lower) if error.subtype == "reference" else []
            if len(known) > 1:
                ways = ", ".join(f"'{self.names[place]}'" for place in known[:3])
                message = f"{where} has {len(known)} columns '{name}'; write {ways}"
                raise EvidenceError("ambiguous", message) from None
            if not known:
                raise
            return known[0]

    def find_row(self, name: str) -> int:
        """The place of a row, by its first cell; see `row_names` for one whose first cell is empty.

        Raises:
            EvidenceError: `reference`, if there is no such row, `ambiguous`, if there are several.
        """
        where = f"table {self.number}"
        try:
            return place_of(name, self.row_names, "row", where)
        except EvidenceError as error:
            if error.subtype != "reference" or len(self.keys) > _MOST_READ:
                raise
            known = _places(name, [one.joined for one in self.rows]) or _places(
                name, [one.own for one in self.rows]
            )
            if len(known) > 1:
                ways = ", ".join(
                    f"'{self.rows[place].joined or self.row_names[place]}'" for place in known[:3]
                )
                message = f"{where} has {len(known)} rows '{name}'; write {ways}"
                raise EvidenceError("ambiguous", message) from None
            if not known:
                raise
            return known[0]

    @cached_property
    def rows(self) -> tuple[RowName, ...]:
        """The names of its rows, with what else they may be called."""
        rows = ([cell.text for cell in self.row(place)] for place in range(len(self.keys)))
        return tuple(row_names(self.keys, rows))

    @cached_property
    def row_names(self) -> Sequence[str]:
        """What its rows are called, by their first cells or, where that is empty, by the row above."""
        if len(self.keys) > _MOST_READ or all(key.strip() for key in self.keys):
            return self.keys
        return tuple(one.name for one in self.rows)

    def label_of(self, place: int) -> int:
        """The place of the row whose first cell names a row: of the row above where its own is empty."""
        return place if self.keys[place].strip() or len(self.keys) > _MOST_READ else self.rows[place].label


def choose(tables: Sequence[Table], wanted: str) -> Table:
    """The table of a number, or with the words wanted in its title or its header.

    Raises:
        EvidenceError: `reference`, if there is none, `ambiguous`, if there are several, `table`, if it
            is broken.
    """
    found = _by_number(tables, wanted) if _NUMBER.fullmatch(wanted) else _by_words(tables, wanted)
    if len(found) > 1:
        raise EvidenceError("ambiguous", f"{len(found)} tables have '{wanted}'; there is {_listed(found)}")
    if not found:
        broken = "".join(f"\n  table {one.number} is broken: {one.fault}" for one in tables if one.fault)
        there = f"there is {_listed(_nearest_first(wanted, tables))}" if tables else "there is none"
        raise EvidenceError("reference", f"no table '{wanted}'; {there}{broken}")
    if found[0].fault:
        raise EvidenceError("table", f"table {found[0].number} is broken: {found[0].fault}")
    return found[0]


def _by_number(tables: Sequence[Table], wanted: str) -> list[Table]:
    return [table for table in tables if table.number == int(wanted)] or _by_words(tables, wanted)


def _by_words(tables: Sequence[Table], wanted: str) -> list[Table]:
    words = _name(wanted, cased=False)
    if not words:
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    whole = [table for table in tables if words in {_name(table.title, cased=False), *_lower(table)}]
    return whole or [
        table
        for table in tables
        if pattern.search(_name(table.title, cased=False)) or pattern.search(" ".join(_lower(table)))
    ]


def _lower(table: Table) -> list[str]:
    return [_name(name, cased=False) for name in table.names]


def _nearest_first(wanted: str, tables: Sequence[Table]) -> list[Table]:
    words = _name(wanted, cased=False)

    def likeness(table: Table) -> float:
        names = [_name(table.title, cased=False), *_lower(table)]
        return max(difflib.SequenceMatcher(None, words, name).ratio() for name in names)

    return sorted(tables, key=likeness, reverse=True)


def _listed(tables: Sequence[Table]) -> str:
    return ", ".join(
        f"table {table.number} ({' | '.join(table.names) or f'line {table.line}'})" for table in tables
    )


def _name(text: str, *, cased: bool) -> str:
    folded = text if _PLAIN.fullmatch(text) else fold_words(text)
    return folded if cased else folded.casefold()


def _places(wanted: str, names: Sequence[str]) -> list[int]:
    """Where a name stands: as it is typed, else folded, else in any case.

    Names are not indexed: of a million, few are asked for.
    """
    found = [place for place, name in enumerate(names) if name == wanted]
    for cased in (True, False):
        if not found:
            like = _name(wanted, cased=cased)
            found = [place for place, name in enumerate(names) if _name(name, cased=cased) == like]
    return found


def place_of(wanted: str, names: Sequence[str], kind: str, where: str = "the table") -> int:
    """The one place of a name among the names of columns or rows; `name (2)` is the second of several.

    Args:
        wanted: the name.
        names: those that there are.
        kind: `column` or `row`, for messages.
        where: the table, for messages.

    Raises:
        EvidenceError: `reference`, if there is no such name, `ambiguous`, if there are several.
    """
    wanted = wanted.strip()
    found = _places(wanted, names)
    nth = _NTH.fullmatch(wanted)
    counted = _places(nth[1], names)[int(nth[2]) - 1 : int(nth[2])] if nth and int(nth[2]) else []
    if nth and found and counted and found != counted:
        raise EvidenceError(
            "ambiguous",
            f"{where} has a {kind} '{wanted}' and several '{nth[1]}'; "
            f"write '{wanted} (1)' for that of this name",
        )
    found = found or counted
    if len(found) > 1:
        ways = ", ".join(f"'{wanted} ({n})'" for n in range(1, min(len(found), 3) + 1))
        more = ", …" if len(found) > 3 else ""  # noqa: PLR2004 (three show the form)
        raise EvidenceError("ambiguous", f"{where} has {len(found)} {kind}s '{wanted}'; write {ways}{more}")
    if not found:
        there = nearest(wanted, {one or "(empty)" for one in names[:_MOST_NAMES]})
        parts = [part.strip() for part in wanted.split(",")]
        if len(parts) > 1 and all(_places(part, names) for part in parts):
            there = f"several are parted by semicolons: '{'; '.join(parts)}'"
        raise EvidenceError("reference", f"{where} has no {kind} '{wanted}'; {there}")
    return found[0]
