"""Figures that a page counts by what their column, or their row, is called: *14 sites* under *Sites*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.head_counts import money_columns
from sphinx_kfor.evidence.figures.table_names import WORD, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

#: So many words behind a figure may say what it counts.
_BEHIND = 2


def is_counted_as(
    words: str, names: Sequence[str], column: str, row: str, writings: tuple[Notation, Notation]
) -> bool:
    """Whether words behind a figure count what its column, or its row, is called: `14 | sites`, no money.

    Other columns of the table are of money by their names, and this is none, nor a plan or its outcome.

    Args:
        words: the words.
        names: the names of all columns.
        column: that of the figure's.
        row: that of its row.
        writings: how its source writes figures, and its words; the same of the page.
    """
    language = writings[0].language
    said = stems(" ".join(language.words("money_names").entries), language)
    money = {names[at] for at in money_columns(names, writings[0])}
    money |= {name for name in names[1:] if not said.isdisjoint(stems(name, language))}  # *Outlays*
    plans = language.words("plan_names", "outcome_names").plain
    if not money or column in money or not plans.isdisjoint(WORD.findall(column.lower())):
        return False
    behind = stems(" ".join(WORD.findall(words)[:_BEHIND]))
    return not behind.isdisjoint(stems(f"{column} {row}"))
