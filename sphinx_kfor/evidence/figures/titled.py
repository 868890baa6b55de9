"""The year that a table's title says of all its cells: *Claimants by district and month, 2024*.

It is that of none whose names say years themselves, and no year of prices, of an index or of an edition.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.periods import months_of
from sphinx_kfor.evidence.figures.times import contradict, named, times_in
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.periods import Said

_PARTS = re.compile(r"[,;:()\[\]]\s*|\.\s|\s[\u2013\u2014-]\s")
#: A part of a title that ends with a year, or with what is counted behind it, and has no other number.
_DATED = re.compile(
    r"(?P<led>\D*?)\s*(?P<year>(?<!\d)(?:1[89]|20)\d\d(?:\s?[-\u2013/]\s?\d\d)?)(?:\W+(?:in|en|u|у|në)\s\D*)?\W*"
)
#: What a year may be of besides the figures: when they were issued, at whose prices, what is 100.
_OTHERS = late(
    r"(?<!\w)(?:pri[cx]|preis|prec|prezz|çmim|цен|cen[ae]|[ck]onstant|index|ind[ií]|bas[ei]|updat|releas|extract|publi|issue"
    r"|stand|erschien|veröff|revi[sdt]|yearbook|jahrbuch|annua|anuario|handbook|aktualis|actuali|paru|mise|aggiorn|edi[ct]|auflage|version|copyright)|[=©]",
    re.IGNORECASE,
)
_YEARS = frozenset({"year", "years"})
#: So many rows are looked at for years.
_MOST = 500


def time_of_title(table: Table, writing: Notation) -> frozenset[Said]:
    """The year of all of a table's cells; none where its names say years, or its title several.

    Args:
        table: the table.
        writing: how its source writes figures, and its words.
    """
    return _time_of(table.title, (*table.names, *table.keys[:_MOST]), writing) if table.title else frozenset()


def other_year(caption: str, titled: frozenset[Said], page: Notation) -> str:
    """A year of which a caption is, and a table's title is of another; empty for none.

    Args:
        caption: the caption.
        titled: the year of all cells that the title says.
        page: how the page writes figures, and its words.
    """
    said = [_time_in(part, page) for part in _PARTS.split(caption)]
    others = [one for one in said if one]
    if not titled or not others or not all(contradict(one, titled) for one in others):
        return ""
    return named(others[0])


@lru_cache(maxsize=64)
def _time_of(title: str, names: Sequence[str], writing: Notation) -> frozenset[Said]:
    if any(kind in _YEARS for name in names for kind, _ in times_in([name], writing)):
        return frozenset()
    found = {said for part in _PARTS.split(title) if (said := _time_in(part, writing))}
    dated = len(re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", title))
    return found.pop() if len(found) == dated == 1 else frozenset()


def _time_in(part: str, writing: Notation) -> frozenset[Said]:
    """The year with which a part of a title ends; none that a word makes a limit or something else's."""
    dated = _DATED.fullmatch(part.strip())
    if dated is None or _OTHERS.search(part):
        return frozenset()
    words = writing.language.words
    free = words("prepositions", "range_openers", "ranges", "genitives").plain | words("report_nouns").plain
    free -= words("time_openers").plain - words("genitives", "bounds_to", "ranges").plain
    before, last = ["", "", *dated["led"].lower().split()][-2:]
    if last in free and (last not in words("genitives").plain or before not in months_of(writing)):
        return frozenset()  # `prices of 2023`, but not `enero de 2023`
    return frozenset(one for one in times_in([dated["year"]], writing) if one[0] in _YEARS)
