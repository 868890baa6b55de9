"""Figures that a passage says otherwise: *on four occasions* of its *eleven occasions*.

A figure of a sentence is held to the passages that the sentence cites: to those that count the same, and to
those of a change. Numbers in words are held to them like those in digits. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.agreement import keeps
from sphinx_kfor.evidence.figures.changes import changes
from sphinx_kfor.evidence.figures.one_end import end_alone
from sphinx_kfor.evidence.figures.table_names import STEM, WORD
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.mentions import Reader

#: So many words behind a figure may say what it counts; so many stand between a share and that.
_COUNTED, _LINKED = 2, 2
#: So many letters a noun's beginning has at least.
_LEAST = 3
_TOKEN = re.compile(r"\s+([^\W\d_]+['\u2019]?)")
#: So far before a figure a word may say something of it, in code points and in words.
_FAR, _BEFORE = 40, 2
#: Bounds that round a figure, and those that limit it.
_ROUNDED, _LIMITS = {"about", "nearly", "barely", "above"}, {"to", "under", "over", "from"}


class Counting(NamedTuple):
    """A figure, and what it counts.

    Attributes:
        figure: the figure.
        nouns: the beginnings of the words behind it that say what it counts.
        parted: whether it is some of these: `six of the nights`.
        lead: the beginning of the word that leads up to it: *failed* of `failed on nine nights`.
        text: the figure with what it counts, as they stand.
    """

    figure: Mention
    nouns: tuple[str, ...]
    parted: bool
    lead: str
    text: str

    def counts_as(self, other: Counting) -> bool:
        """Whether both count the same for certain."""
        mine, theirs = sorted((self.nouns, other.nouns), key=len)
        unit = self.figure.unit
        named = all(any(noun.startswith(one) or one.startswith(noun) for one in theirs) for noun in mine)
        named = named if mine else bool(unit and self.lead and self.lead == other.lead)
        alike = unit == other.figure.unit and self.parted == other.parted
        return named and alike and bool(self.figure.kinds & other.figure.kinds)


def said_otherwise(
    text: str, sentence: Span, reader: Reader, cited: Sequence[tuple[str, bool]], but: Sequence[Span]
) -> Iterator[tuple[Span, str]]:
    """The figures of a sentence that the passages cited in it have otherwise, with their words there.

    Args:
        text: the text in which the sentence stands.
        sentence: its place.
        reader: reads figures; the passages are in the text's language.
        cited: the passages that the whole text cites, and whether the sentence does.
        but: the places of values, which are held to their sources elsewhere.
    """
    said = [one for one in counting(text, reader) if sentence.start <= one.figure.start < sentence.end]
    own = [words for words, is_own in cited if is_own]
    known = [one for words, _ in cited for one in counting(words, reader)]
    there = [one for words in own for one in counting(words, reader)]
    stated = frozenset(value for one in known for value in one.figure.values)
    numbers = frozenset(value for one in said for value in one.figure.values)
    for one in said:
        if any(value.start < one.figure.end and one.figure.start < value.end for value in but):
            continue
        place = Span(one.figure.first, one.figure.end)
        part = _is_spelled(one.figure) and _is_part(one.figure)
        same = [other for other in there if one.figure.values & other.figure.values]
        kept = any(keeps(one.figure.bound, other.figure, exactly=part) for other in same)
        # `about 4,000` is not what `up to 4,000` is.
        rounded = one.figure.bound in _ROUNDED and all(other.figure.bound in _LIMITS for other in same)
        other = same[0].figure.worded if same and not kept and (part or rounded) else ""
        if same and _is_spelled(one.figure):
            ends = [end_alone(one.figure, other.figure, numbers) for other in same]
            other = other or (ends[0] if all(ends) else "")
        if not part and not other:
            alike = [other for other in there if one.counts_as(other)]
            other = _otherwise(one, alike, stated, numbers)
        if other and not _is_apart(text, one.figure, reader):
            yield place, other
    yield from _changes(text, sentence, reader, own, stated)


def _otherwise(
    one: Counting, alike: Sequence[Counting], stated: frozenset[Decimal], numbers: frozenset[Decimal]
) -> str:
    """What counts the same as a figure in the passages, which have that nowhere; empty for nothing."""
    mine = one.figure.values
    if not alike or mine & stated or max(mine) <= 1:
        return ""
    sizes = [max(other.figure.values) for other in alike]
    worked = {sum(sizes), *(abs(first - last) for first in sizes for last in sizes)}
    if worked & mine or any(other.figure.values & numbers for other in alike):
        return ""
    return alike[0].text


def _changes(
    text: str, sentence: Span, reader: Reader, own: Sequence[str], stated: frozenset[Decimal]
) -> Iterator[tuple[Span, str]]:
    """A change between figures that no passage has, where one of the sentence's has another change."""
    known = [one for words in own for one in changes(words, reader)]
    for one in changes(text, reader):
        if known and sentence.start <= one.start < sentence.end and stated.isdisjoint({one.first, one.last}):
            yield Span(one.start, one.end), known[0].text


@lru_cache(maxsize=64)
def counting(text: str, reader: Reader) -> tuple[Counting, ...]:
    """The figures of a text, in digits and in words, with what they count."""
    return tuple(_counting(text, one, reader) for one in (*reader.mentions(text), *reader.spelled(text)))


def _counting(text: str, one: Mention, reader: Reader) -> Counting:
    words = reader.writing.language.words
    links = words("genitives", "part_links", "determiners", "references").plain
    small = reader.writing.language.grammar | links | words("numerals", "cardinals").plain
    found = [*_words_behind(text, one.end)]
    skipped = 0
    while skipped < min(_LINKED, len(found)) and found[skipped][1].lower() in links:
        skipped += 1
    nouns: list[str] = []
    end = one.end
    for place, word in found[skipped : skipped + _COUNTED]:
        if word.lower() in small:
            break
        nouns.append(word[: min(STEM, max(_LEAST, len(word) - 1))].lower())
        end = place
    before = [word.lower() for word in _words_before(text, one)]
    lead = next((word[:STEM] for word in reversed(before) if word not in small), "")
    return Counting(one, tuple(nouns), bool(skipped), lead, " ".join(text[one.start : end].split()))


def _words_before(text: str, one: Mention) -> list[str]:
    return WORD.findall(text[max(0, one.first - _FAR) : one.first])[-_BEFORE:]


def _words_behind(text: str, end: int) -> Iterator[tuple[int, str]]:
    while found := _TOKEN.match(text, end):
        end = found.end()
        yield end, found[1]


def _is_spelled(one: Mention) -> bool:
    return not any(map(str.isdigit, one.text))


def _is_part(one: Mention) -> bool:
    """Whether a figure is a part of a whole, as *a quarter* is."""
    return max(one.values) < 1 and one.kinds == {""}


def _is_apart(text: str, one: Mention, reader: Reader) -> bool:
    """Whether a word beside a figure says that it counts others, or known ones: `another |`, `these |`."""
    words = reader.writing.language.words
    apart = words(
        "additions", "determiners", "pronouns", "references", *(f"ordinals_{place}" for place in range(1, 5))
    )
    before = [word.lower() for word in _words_before(text, one)]
    behind = next((word.lower() for _, word in _words_behind(text, one.end)), "")
    return not apart.plain.isdisjoint(before) or behind in words("additions", "more_words").plain
