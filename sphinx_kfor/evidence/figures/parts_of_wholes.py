"""A part and its whole, two numbers that belong together: `15 out of 19`, `three of the four`.

Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.grammar import PERCENT
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.mentions import Reader
    from sphinx_kfor.evidence.languages import Language


class Pair(NamedTuple):
    """Two whole numbers, one of the other.

    Attributes:
        part: the first.
        whole: the second.
        text: as they stand.
        start: where they begin.
    """

    part: Decimal
    whole: Decimal
    text: str
    start: int


@lru_cache(maxsize=32)
def pairs(text: str, reader: Reader) -> tuple[Pair, ...]:
    """The parts and wholes of a text, kept; one of anything is counted anew, and is none."""
    return tuple(_pairs(text, reader))


def _pairs(text: str, reader: Reader) -> Iterator[Pair]:
    plain = {one.start: one for one in reader.mentions(text) if one.kinds == {""} and not one.unit}
    links = _links(reader.writing.language)
    for first, second in pairwise(plain[start] for start in sorted(plain)):
        part, whole = max(first.values), max(second.values)
        both = part == int(part) and whole == int(whole) and part > 1 and whole > 1
        if both and links.fullmatch(text, first.end, second.start):
            yield Pair(part, whole, " ".join(text[first.start : second.end].split()), first.start)


def contradicted(said: Pair, known: Iterable[Pair]) -> Pair | None:
    """The part and whole of which those that are said have but one number, or both in the wrong order."""
    known = list(known)
    if any((one.part, one.whole) == (said.part, said.whole) for one in known):
        return None
    return next(
        (
            one
            for one in known
            if one.part == said.part or one.whole == said.whole or (one.whole, one.part) == said[:2]
        ),
        None,
    )


class Share(NamedTuple):
    """A figure that is said of all of something.

    Attributes:
        figure: the figure.
        text: the figure with that, as it stands.
        sentence: its sentence.
        start: where it begins.
    """

    figure: Mention
    text: str
    sentence: str
    start: int


def shares_of_all(text: str, reader: Reader) -> Iterator[Share]:
    """The shares that a text has of all of something: `11 per cent of all respondents`."""
    of_all = _of_all(reader.writing.language)
    for one in reader.mentions(text):
        found = of_all.match(text, one.end)
        if found:
            language = reader.writing.language
            sentence = text[sentence_start(text, one.start, language) : sentence_end(text, one.end, language)]
            yield Share(one, " ".join(text[one.start : found.end()].split()), sentence, one.start)


def is_too_much(share: Share) -> bool:
    """Whether it is more than 100 per cent of all."""
    return PERCENT in share.figure.kinds and min(share.figure.values) > _WHOLE


def part_meant(share: Share, text: str, reader: Reader) -> str:
    """Of what part of these a text has a share, `Among those over 60`, that the page does not name."""
    language = reader.writing.language
    for one in reader.mentions(text):
        if one.values & share.figure.values and one.kinds & share.figure.kinds:
            before = text[sentence_start(text, one.start, language) : one.start]
            opened = re.match(
                rf"(?:{language.words('part_openers').alternatives})\s[^,.;:]+", before, re.IGNORECASE
            )
            if opened is None:
                return ""
            words = {
                word.lower()[:_STEM]
                for word in _WORD.findall(opened[0])
                if word.lower() not in language.grammar
            }
            words -= {word.lower()[:_STEM] for word in language.words("part_openers").plain}
            said = {word.lower()[:_STEM] for word in _WORD.findall(share.sentence)}
            return opened[0].strip() if words and words.isdisjoint(said) else ""
    return ""


#: All of something, in per cent; so many letters of a word are the same in its forms.
_WHOLE, _STEM = 100, 5
_WORD = re.compile(r"\d+|[^\W\d_]{3,}")


@lru_cache(maxsize=32)
def _of_all(language: Language) -> re.Pattern[str]:
    of, every = (language.words(name).alternatives for name in ("genitives", "whole_words"))
    return re.compile(rf"\s+(?:(?:{of})\s+)?(?:{every})\s+[^\W\d_]+", re.IGNORECASE)


@lru_cache(maxsize=32)
def _links(language: Language) -> re.Pattern[str]:
    links = language.words("ratios", "part_links").alternatives
    articles = language.words("determiners").alternatives
    return re.compile(rf"\s(?:{links})\s(?:(?:{articles})\s)?", re.IGNORECASE)
