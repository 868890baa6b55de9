"""Two figures of a page that belong together, and do so otherwise in the sources cited beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.changes import (
    against_itself,
    arrivals,
    at_other_years,
    changes,
    contrary_to,
    reversed_in,
)
from sphinx_kfor.evidence.figures.cited_otherwise import said_otherwise
from sphinx_kfor.evidence.figures.otherwise import other_parts, other_years
from sphinx_kfor.evidence.figures.parts_of_wholes import (
    contradicted,
    is_too_much,
    pairs,
    part_meant,
    shares_of_all,
)
from sphinx_kfor.evidence.figures.table_names import WORD
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.figures.mentions import Reader

    #: Gives texts of sources, and who reads the figures of each.
    Texts = Callable[[], Iterable[tuple[str, Reader]]]


class Fault(NamedTuple):
    """What is wrong with words of a page.

    Attributes:
        message: what to say of them.
        text: the words.
        start: where they begin.
    """

    message: str
    text: str
    start: int


def misparted(text: str, reader: Reader, cited: Texts, sources: Texts) -> Iterator[Fault]:
    """A part and a whole that a passage has, but not together, or a source has in the other order."""
    said = pairs(text, reader)
    known = [one for words, own in cited() for one in pairs(words, own)] if said else []
    texts = [one for words, own in sources() for one in pairs(words, own)] if said else []
    for pair in said:
        turned_round = [one for one in texts if {one.part, one.whole} == {pair.part, pair.whole}]
        other = contradicted(pair, known) or contradicted(pair, turned_round)
        if other:
            yield Fault(f"the passage cited beside '{pair.text}' has '{other.text}'", pair.text, pair.start)


def turned(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A change that goes the other way in a source."""
    said, come = changes(text, reader), arrivals(text, reader)
    for change in filter(against_itself, said):
        told = f"something goes {change.turn} '{change.text}' here, which is the other way"
        yield Fault(told, change.text, change.start)
    texts = [*cited()] if said or come else []
    known = [one for words, own in texts for one in changes(words, own)]
    for change in said:
        other = reversed_in(change, known)
        dated = at_other_years(change, known)
        if other:
            told = f"'{change.text}' goes the other way in its source: '{other.text}'"
            yield Fault(told, change.text, change.start)
        elif dated:
            here, there = (" and ".join(one.years) for one in (change, dated))
            told = f"'{change.text}' is said of {here} here, and of {there} in its source"
            yield Fault(told, change.text, change.start)
    arrived = [one for words, own in texts for one in arrivals(words, own)] if come else []
    for one in come:
        contrary = contrary_to(one, known, arrived)
        if contrary:
            yield Fault(f"'{one.text}' goes the other way in its source: '{contrary}'", one.text, one.start)


def of_parts(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A share of all that a passage has of a part of them."""
    for share in shares_of_all(text, reader):
        if is_too_much(share):
            yield Fault(f"'{share.text}' is more than there is", share.text, share.start)
            continue
        part = next(filter(None, (part_meant(share, words, own) for words, own in cited())), "")
        if part:
            yield Fault(f"'{share.text}' is said of a part in its source: '{part}'", share.text, share.start)


def otherwise(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A year of something, or a part of something in words, that a source has otherwise."""
    sources = [(words, own.writing) for words, own in cited()]
    for find in (other_years, other_parts):
        for one in find(text, reader.writing, sources):
            said = " ".join(one.figure.text.split())
            yield Fault(f"'{said}' is otherwise in its source: '{one.sentence}'", said, one.figure.start)


def cited_otherwise(
    text: str, reader: Reader, cited: Iterable[tuple[int, str]], values: Sequence[Span]
) -> Iterator[Fault]:
    """A figure that the passages cited in its sentence have otherwise: `four occasions` of `eleven`."""
    passages, language = [*cited], reader.writing.language
    sentences: dict[Span, set[str]] = {}
    for at, words in passages:
        start = sentence_start(text, at, language)
        start = start if WORD.search(text, start, at) else sentence_start(text, max(0, start - 2), language)
        sentences.setdefault(Span(start, sentence_end(text, at, language)), set()).add(words)
    for sentence, own in sentences.items():
        known = [(words, words in own) for _, words in passages]
        for place, other in said_otherwise(text, sentence, reader, known, values):
            said = " ".join(text[place.start : place.end].split())
            yield Fault(f"the passage cited beside '{said}' has '{other}'", said, place.start)
