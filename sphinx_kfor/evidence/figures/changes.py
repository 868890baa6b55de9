"""What something went from and to: `from 68.2 in 2023 to 63.9`; so that nothing rises that fell.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.turns import turns_of
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.mentions import Reader
    from sphinx_kfor.evidence.languages import Language


class Change(NamedTuple):
    """Two figures of which the one became the other.

    Attributes:
        first: what was at first.
        last: what came of it.
        text: as they stand.
        start: where they begin.
        years: the two years of its sentence; none where it has not two.
        turn: whether it is said that something goes `up` so, or `down`; empty for neither.
        end: where they end.
    """

    first: Decimal
    last: Decimal
    text: str
    start: int
    years: tuple[str, ...] = ()
    turn: str = ""
    end: int = 0


class Arrival(NamedTuple):
    """A figure that something rose or fell to.

    Attributes:
        rises: whether it rose.
        figure: the figure.
        text: the same with what says so, as it stands.
        start: where that begins.
        place: where the figure stands.
    """

    rises: bool
    figure: Decimal
    text: str
    start: int
    place: Span


@lru_cache(maxsize=32)
def changes(text: str, reader: Reader) -> tuple[Change, ...]:
    """The changes of a text, in order; kept, since each block that says one asks for those of its sources."""
    return tuple(_changes(text, reader))


def _changes(text: str, reader: Reader) -> Iterator[Change]:
    from_, to, between, since, against = _patterns(reader.writing.language)
    for one, other in pairwise(reader.mentions(text)):
        before, amid = text[max(0, one.first - _NEAR) : one.first], text[one.end : other.start]
        if from_.search(before) and between.fullmatch(amid):
            first, last = one, other
        elif (to.search(before) and from_.fullmatch(amid)) or since.fullmatch(amid):
            first, last = other, one
        elif against.fullmatch(amid) and _is_earlier(text, one.start, other.end, reader):
            # `18,200 in 2025, against the 11,900 of 2024`
            first, last = other, one
        else:
            continue
        if first.kinds & last.kinds or {""} in (first.kinds, last.kinds):
            said = " ".join(text[one.start : other.end].split())
            sure = one.unit == other.unit and _is_sure(one) and _is_sure(other)
            turn = turns_of(reader.writing.language).to(text, one.first, other.end) if sure else None
            years = _years(text, one.start, other.end, reader)
            yield Change(
                _size(first), _size(last), said, one.start, years, turn[1] if turn else "", other.end
            )


@lru_cache(maxsize=32)
def arrivals(text: str, reader: Reader) -> tuple[Arrival, ...]:
    """The figures that a text says something rose or fell to, kept like its changes."""
    return tuple(_arrivals(text, reader))


def _arrivals(text: str, reader: Reader) -> Iterator[Arrival]:
    _, to, *_ = _patterns(reader.writing.language)
    for one in reader.mentions(text):
        found = to.search(text, max(0, one.first - _FAR), one.first)
        turn = turns_of(reader.writing.language).to(text, one.first, one.end) if found else None
        if turn:
            said = " ".join(text[turn[0] : one.end].split())
            yield Arrival(turn[1] == "up", _size(one), said, turn[0], Span(one.start, one.end))


def against_itself(said: Change) -> bool:
    """Whether what is said to rise went down by its own figures, or the other way round."""
    return said.first != said.last and said.turn == ("up" if said.first > said.last else "down")


def reversed_in(said: Change, known: Iterable[Change]) -> Change | None:
    """A change the other way round, where none goes the way that is said."""
    known = [*known]
    if said.first == said.last or any(said[:2] == one[:2] for one in known):
        return None
    return next((one for one in known if (one.last, one.first) == said[:2]), None)


def contrary_to(said: Arrival, known: Iterable[Change], come: Iterable[Arrival]) -> str:
    """What came to the figure from the other side in a source, where nothing came from that which is said."""
    changed = [one for one in known if one.last == said.figure and one.first != one.last]
    rising = [(one.first < one.last, one.text) for one in changed]
    rising += [(one.rises, one.text) for one in come if one.figure == said.figure]
    return "" if any(rises == said.rises for rises, _ in rising) else next((text for _, text in rising), "")


def at_other_years(said: Change, known: Iterable[Change]) -> Change | None:
    """The same change, which a source has between two other years."""
    alike = [one for one in known if one[:2] == said[:2]]
    dated = said.years and alike and all(one.years and one.years != said.years for one in alike)
    return alike[0] if dated else None


#: How far before a figure words say what it went from, and that it went there, in code points and in words.
_NEAR, _FAR = 40, 70
_A_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?!\w|[.,]\d)")
_YEAR_BEHIND = re.compile(r"(?:\s+[^\W\d_]+){0,3}\s+((?:1[89]|20)\d\d)(?!\w|[.,]\d)")


def _years(text: str, start: int, end: int, reader: Reader) -> tuple[str, ...]:
    language = reader.writing.language
    found = _A_YEAR.findall(text[sentence_start(text, start, language) : sentence_end(text, end, language)])
    return tuple(sorted(found)) if len(set(found)) == len(found) == 2 else ()  # noqa: PLR2004 (from and to)


def _is_earlier(text: str, start: int, end: int, reader: Reader) -> bool:
    """Whether the second of two figures has the earlier of its sentence's two years right behind it."""
    behind, years = _YEAR_BEHIND.match(text, end), _years(text, start, end, reader)
    return behind is not None and behind[1] == (years[0] if years else "")


def _size(one: Mention) -> Decimal:
    return max(one.values)


def _is_sure(one: Mention) -> bool:
    """Whether a figure is of one size: the 980 of `from 980 to 1.1 million` may have the other's scale."""
    return len(set(map(abs, one.values))) == 1


@lru_cache(maxsize=32)
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """What stands before a figure that something went from, and to, and between the two."""
    openers, links = (language.words(name).alternatives for name in ("change_openers", "change_links"))
    turns = language.words("ups", "downs", "change_turns").alternatives
    opposed, articles = (language.words(name).alternatives for name in ("oppositions", "determiners"))
    return (
        re.compile(rf"(?<!\w)\s*(?:{openers})\s+\W{{0,2}}\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{links})\s+\W{{0,2}}\Z", re.IGNORECASE),
        re.compile(rf"(?:\s+[^\s.;:]+){{0,5}}?\s+(?:{links})\s+\W{{0,2}}", re.IGNORECASE),
        re.compile(rf"(?:\s+[^\s.;:]+){{0,5}}?,?\s+(?:{turns})\s+(?:{openers})\s+\W{{0,2}}", re.IGNORECASE),
        re.compile(
            rf"(?:\s+[^\s.;:]+){{0,5}}?,?\s+(?:{opposed})(?:\s+(?:{articles}))?\s+\W{{0,2}}", re.IGNORECASE
        ),
    )
