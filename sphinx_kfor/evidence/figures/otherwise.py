"""Years of events and parts in words of which a source has others: `opened in 2016`, `a third`.

Neither is held to a source where nothing there says the same words. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.grammar import PERCENT
from sphinx_kfor.evidence.figures.mention import Mention
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.around import Around
    from sphinx_kfor.evidence.figures.figure import Notation

_YEAR = re.compile(r"(?<![\w.,\u2013-])(?:1[89]|20)\d\d(?![\w\u2013/-]|[.,]\d)")
_OF_YEAR = "year"
#: So many words say of what a year or a part is.
_SURE = 2
#: So far before a year its preposition stands, in code points.
_LONG = 24
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")
#: So near a part in words may be to a figure, and so near one that is bounded.
_ROUND, _BOUNDED = Decimal("0.03"), Decimal("0.1")


class Otherwise(NamedTuple):
    """A year or part of a page, and the sentence of a source that has another.

    Attributes:
        figure: that of the page.
        sentence: what the source says.
    """

    figure: Mention
    sentence: str


def other_years(text: str, writing: Notation, sources: Iterable[tuple[str, Notation]]) -> Iterator[Otherwise]:
    """The years in which a text says that something was that was in another, as a source says."""
    page = _dated(text, writing)
    known = [_dated(seen, own) for seen, own in sources] if any(map(_is_year, page.figures)) else []
    for year in filter(_is_year, page.figures):
        said = page.around(year, closed=True)
        if len(page.together(year)) > 1 or len(said.told) < _SURE:
            continue
        same = [
            (told.around(one), told, one)
            for told in known
            for one in filter(_is_year, told.figures)
            if len(told.together(one)) == 1
        ]
        yield from _otherwise(year, said, same)


def other_parts(text: str, writing: Notation, sources: Iterable[tuple[str, Notation]]) -> Iterator[Otherwise]:
    """The parts of something that a text has in words, `a third`, and of which a source has another."""
    page = _parted(text, writing)
    parts = [one for one in page.figures if _is_part(one)]
    known = [_parted(seen, own) for seen, own in sources] if parts else []
    for part in parts:
        said = page.around(part, closed=True)
        if len(said.told) >= _SURE:
            same = [(told.around(one), told, one) for told in known for one in told.figures if _shares(one)]
            yield from _otherwise(part, said, same)


def _otherwise(
    figure: Mention, said: Around, known: Iterable[tuple[Around, Told, Mention]]
) -> Iterator[Otherwise]:
    """What says of another figure what the page says of one, where nothing says so of this."""
    alike = [(told, one, len(said.told & its.words)) for its, told, one in known]
    mine = max((shared for _, one, shared in alike if _agree(figure, one)), default=0)
    for told, one, shared in alike:
        if not _agree(figure, one) and shared >= max(_SURE, 2 * mine) and 3 * shared >= 2 * len(said.told):
            yield Otherwise(figure, " ".join(told.sentence(one).split()))
            return


def _agree(one: Mention, other: Mention) -> bool:
    """Whether two years are the same, or two parts nearly so."""
    if _is_year(one):
        return one.values == other.values
    off = _BOUNDED if one.bound else _ROUND
    return any(abs(part - share) <= off for part in one.values for share in _shares(other))


def _is_year(one: Mention) -> bool:
    return _OF_YEAR in one.kinds


def _is_part(one: Mention) -> bool:
    """Whether a figure is a part in words; *half* is said of much."""
    spelled = not any(map(str.isdigit, one.text)) and one.kinds == {""} and not one.unit
    return spelled and all(0 < value < 1 and value != _HALF for value in one.values)


def _shares(one: Mention) -> frozenset[Decimal]:
    """What part of something a figure may be."""
    if PERCENT in one.kinds:
        return frozenset(value / _HUNDRED for value in one.values)
    return one.values if one.kinds == {""} and all(0 < value < 1 for value in one.values) else frozenset()


@lru_cache(maxsize=32)
def _dated(text: str, writing: Notation) -> Told:
    """A text with its figures, and with the years in which it says that something was."""
    words = writing.language.words
    openers = words("time_openers").plain - words("range_openers").plain
    opened = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(openers, key=len, reverse=True)))})\s+\Z", re.IGNORECASE
    )
    partings = words("time_partings", "comparisons").alternatives
    parted = re.compile(rf"(?<!\w)(?:{partings})\s+\Z", re.IGNORECASE)
    years = []
    for year in _YEAR.finditer(text):
        before = text[max(0, year.start() - _LONG) : year.start()]
        opener = opened.search(before)
        if opener and not parted.search(before, 0, opener.start()):
            years.append(Mention(*year.span(), year[0], frozenset([Decimal(year[0])]), frozenset([_OF_YEAR])))
    return Told(text, _parting_ways([*years, *Reader(writing).mentions(text)]), writing, all_part=True)


@lru_cache(maxsize=32)
def _parted(text: str, writing: Notation) -> Told:
    """A text with its figures, those in words too."""
    reader = Reader(writing)
    return Told(text, _parting_ways([*reader.mentions(text), *reader.spelled(text)]), writing)


def _parting_ways(found: Iterable[Mention]) -> list[Mention]:
    """Figures in order, of those at one place the first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept
