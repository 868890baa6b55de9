"""Names of the rows of a table, also of those whose first cell is empty since it stands in a row above.

A row has the name in its first cell. Where that is empty it has the nearest one above it, joined with a space
to the words of its second cell: under `North | Men` the row `| Women` is `North Women`; one without such
words is counted, `North (2)`. Rows under a heading that has a row of its own may be named it: `North Men`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORDS = late(r"(?![-+(\u2212]?\s?[$€£]?\d)(?=.*[^\W\d_]{2})", re.DOTALL)


class RowName(NamedTuple):
    """The name of a row.

    Attributes:
        name: its name.
        joined: the same with the heading above it, or with its second cell; empty for none.
        own: what its own cells say of it.
        label: the place of the row whose first cell it shares; its own for most.
    """

    name: str
    joined: str
    own: str
    label: int


def row_names(keys: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[RowName]:
    """The names of rows, by their first cells and the texts of all their cells."""
    heading, label, count = "", -1, 0
    for place, (key, row) in enumerate(zip(keys, rows, strict=True)):
        second = row[1].strip() if len(row) > 1 and _WORDS.match(row[1].strip()) else ""
        if key.strip():
            label, count = place, 1
            alone = len(row) > 1 and not any(cell.strip() for cell in row[1:])
            heading = key if alone else heading
            joined = f"{heading} {key}" if heading and not alone else f"{key} {second}" if second else ""
            yield RowName(key, joined, key, place)
        elif label < 0:
            yield RowName(key, "", second, place)
        else:
            count += 1
            name = f"{keys[label]} {second}" if second else f"{keys[label]} ({count})"
            yield RowName(
                name, f"{heading} {name}" if heading not in {"", keys[label]} else "", second, label
            )
