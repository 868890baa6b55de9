"""What is typed at a value: `twice {40}` makes another figure of it, `{40%} per cent` says it again."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.figure_pairs import Fault
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.glued import adjoined, denied, doubled, doubled_behind, ends_in_denial
from sphinx_kfor.evidence.figures.grammar import PERCENT
from sphinx_kfor.evidence.figures.multiples import multiple_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_kfor.evidence.documents.selectors import TextQuote
    from sphinx_kfor.evidence.figures.mentions import Mention, Reader
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: So many figures around one may be those by which it was worked out; so many of one print are looked at.
_BESIDE, _MOST_ALIKE = 12, 50
#: A word, or a sign that stands for one.
_WORDS = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class TypedAt:
    """The words at the values of a block.

    Attributes:
        text: the block's text.
        reader: reads its figures.
        quotes: the passages on which it rests, with the word lists of their sources.
        sourced: whether a source has a figure, of some words of the block that stand from a place on.
    """

    text: str
    reader: Reader
    quotes: Sequence[tuple[TextQuote, Language]]
    sourced: Callable[[MentionRequest, str, int], bool]

    def adjoined(self, value: Span) -> Iterator[Fault]:
        """A value that is no figure any more with what is typed at it."""
        printed = self.text[value.start : value.end]
        made = adjoined(self.text, value, self.reader.writing)
        made = "" if self._is_said(made, printed) else made
        if not made:
            made = denied(self.text, value, self.reader.writing)
            made = "" if made and printed in self._denied else made
        if made:
            message = (
                f"'{made}' is the value '{printed}' with what is typed at it, and stands in no source; "
                "put a space between them, cut the whole figure, or accept it with a reason"
            )
            yield Fault(message, made.replace(printed, ""), value.start)

    def doubled(self, value: Span) -> Iterator[Fault]:
        """Words at a value that it has itself: `about about 40`, `40% per cent`."""
        printed = self.text[value.start : value.end]
        before = doubled(self.text, value, self.reader.writing.language)
        behind = doubled_behind(self.text, value, self.reader.writing)
        has = "has it too" if before.lower() in printed.lower() else "is not that"
        for typed, side, why in ((before, "before", has), (behind, "behind", "has one of its own")):
            if typed:
                message = (
                    f"'{typed}' is typed {side} the value '{printed}', which {why}; "
                    "delete it, or accept it with a reason"
                )
                yield Fault(message, typed, value.start)

    def multiplied(self, value: Span) -> Iterator[Fault]:
        """`twice` a value where no source has what comes of it."""
        taken = multiple_before(self.text, value.start, self.reader.writing.language)
        one = self._mention_at(value) if taken else None
        if taken is None or one is None:
            return
        words = self.text[taken.start : one.start]
        made = replace(one, bound="about", bound_word="", step=one.step * taken.factor)
        made = replace(made, values=frozenset(number * taken.factor for number in one.values))
        share = replace(made, values=frozenset([taken.factor * 100]), kinds=frozenset([PERCENT]), unit="")
        asked = [MentionRequest.of("", made)] + [MentionRequest.of("", share)] * (taken.factor < 1)
        printed = self.text[value.start : value.end]
        told = any(self._tells(request, one) for request in asked) or self._is_said(words + printed, printed)
        if not told and not any(self.sourced(request, words, taken.start) for request in asked):
            made_of = f"'{words}{one.text}' is {max(made.values).normalize():f}"
            message = (
                f"{made_of}, which stands in no source cited beside it; "
                "work it out by kfor:derived, cite what has it, or accept it with a reason"
            )
            yield Fault(message, words, taken.start)

    def _is_said(self, made: str, printed: str) -> bool:
        """Whether a source has all that is typed at a value beside it too: `the ten 150 W lamps`."""
        parts = made.partition(printed)[::2]
        if re.search(r"\d\S*\Z", parts[0]) or re.match(r"\S*\d", parts[1]):
            return False  # more digits at it make another number
        typed = [set(_WORDS.findall(part.lower())) for part in parts]
        return any(
            all(words <= said for words, said in zip(typed, there, strict=True))
            for there in self._words_beside.get(printed, [])
        )

    @cached_property
    def _words_beside(self) -> dict[str, list[tuple[set[str], set[str]]]]:
        """The words before and behind what the block rests on, by its words."""
        words: dict[str, list[tuple[set[str], set[str]]]] = {}
        for quote, _ in self.quotes:
            known = words.setdefault(quote.exact, [])
            if len(known) < _MOST_ALIKE:
                before, behind = (set(_WORDS.findall(part.lower())) for part in (quote.prefix, quote.suffix))
                known.append((before, behind))
        return words

    @cached_property
    def _denied(self) -> frozenset[str]:
        """What is cut from sources that say right before it that it is not so, as the page may then."""
        return frozenset(
            quote.exact for quote, language in self.quotes if ends_in_denial(quote.prefix, language)
        )

    def _mention_at(self, value: Span) -> Mention | None:
        """The figure in which a value stands."""
        found = self.reader.mentions(self.text)
        at = bisect_left(found, value.end, key=lambda one: one.start) - 1
        overlaps = at >= 0 and found[at].start < value.end and value.start < found[at].end
        return found[at] if overlaps else None

    def _tells(self, wanted: MentionRequest, but: Mention) -> bool:
        """Whether another figure of the block says what is wanted, as that by which it is worked out."""
        half, found = wanted.step / 2, self.reader.mentions(self.text)
        at = bisect_left(found, but.start, key=lambda one: one.start)
        return any(
            abs(number - value) <= half
            for other in found[max(0, at - _BESIDE) : at + _BESIDE]
            if other.start != but.start
            for number in other.values
            for value in wanted.values
        )
