"""Columns of a plain text that stand apart by tabs or spaces, which is no table: what to do with them."""

from __future__ import annotations

import re
from itertools import pairwise

_APART = re.compile(r"\t+| {2,}")
_NUMERIC = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*")
#: What a table looks like, where nothing in the text tells.
_EXAMPLE = ("Name", "Number")


def what_to_write(text: str) -> str:
    """What a text without a table has instead, and how to make a table of it."""
    rows = [_APART.split(line.strip()) for line in text.splitlines()]
    first = next((at for at, pair in enumerate(pairwise(rows)) if _are_columns(*pair)), None)
    header = _EXAMPLE if first is None else rows[first]
    form = f"'| {' | '.join(header)} |' over '{'|---' * len(header)}|'"
    if first is None:
        return f"the text has none; write one as {form}, or save the data as .csv or .tsv"
    return (
        f"the columns from line {first + 1} on are none in a text; write them as {form}, "
        "or save them as .tsv, a tab between two cells"
    )


def _are_columns(header: list[str], row: list[str]) -> bool:
    """Whether two lines are a header and a row with a figure; two spaces part sentences, too."""
    return len(header) == len(row) > 1 and any(map(_NUMERIC.fullmatch, row[1:]))
