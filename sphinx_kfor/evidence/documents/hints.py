"""What a record of the catalogue says of the tables of its document."""

from __future__ import annotations

from typing import NamedTuple


class Hints(NamedTuple):
    """What the catalogue says of a document's tables.

    Attributes:
        header: the first and the last line of a delimited file's header, from 1; None where it is found.
        last: the last line of its data; 0 where it is found.
        units: what the cells count, by the number of the table; 0 for all of them.
    """

    header: tuple[int, int] | None = None
    last: int = 0
    units: tuple[tuple[int, str], ...] = ()

    def of(self, number: int) -> str:
        """What the cells of a table count."""
        said = dict(self.units)
        return said.get(number) or said.get(0, "")
