"""Captions that say another column or row of a table than it shows: *Women who smoke* over a chart of men."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.in_time import year_of
from sphinx_kfor.evidence.figures.table_names import name_stems, names_of, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation


def of_another(
    caption: str,
    shown: Sequence[str],
    names: Sequence[str],
    alike: Sequence[str],
    writings: tuple[Notation, Notation],
) -> str:
    """The column, or row, that a caption says and that is not shown; empty for none.

    It has all the words that tell that one from those shown, and none that tell these from it.

    Args:
        caption: the caption.
        shown: the names of the columns, or rows, of the figures that are shown.
        names: those of all in the table.
        alike: those whose figures may be taken for those of the shown, as they count the same.
        writings: how the source writes figures, and its words; the same of the page.
    """
    language, known = writings[1].language, names_of((*names,), (), (), writings)
    years = {year_of(name)[0] for name in shown}
    others = (name for name in names if name not in shown and name in alike)
    named = [name for name in others if known.is_name(year_of(name)[1]) and not known.is_total(caption)]
    said = stems(caption, language)

    def is_said(name: str) -> bool:
        theirs = name_stems([name], language)
        parted = ((theirs - own, own - theirs) for own in (name_stems([one], language) for one in shown))
        return all(apart and own and apart <= said and own.isdisjoint(said) for apart, own in parted)

    found = sorted(filter(is_said, named), key=lambda name: year_of(name)[0] not in years)
    return found[0] if found else ""
