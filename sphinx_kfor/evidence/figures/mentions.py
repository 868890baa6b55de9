"""Figures in running text: which numbers are figures, and what each may say.

Words for scales, currencies and units are the language's. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bounds import Bounds
from sphinx_kfor.evidence.figures.grammar import BASIS_POINTS, PERCENT, PERMILLE, POINTS, Head, Tail, grammar
from sphinx_kfor.evidence.figures.han_numbers import han_numbers
from sphinx_kfor.evidence.figures.identifiers import Names
from sphinx_kfor.evidence.figures.in_sentences import InSentences
from sphinx_kfor.evidence.figures.joining import joined, shares
from sphinx_kfor.evidence.figures.measures import is_time, unscaled
from sphinx_kfor.evidence.figures.mention import Mention
from sphinx_kfor.evidence.figures.numerals import PRECISION, VULGAR, grown, vulgar
from sphinx_kfor.evidence.figures.plain_numbers import GROUP, GROUPED, exactness, plain_number
from sphinx_kfor.evidence.figures.range_ends import with_ends
from sphinx_kfor.evidence.figures.spelled import Spelled
from sphinx_kfor.evidence.figures.turns import Turns, turns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar

__all__ = ["PERCENT", "PERMILLE", "POINTS", "Mention", "Reader"]

_DIGIT = re.compile(r"\d")
_NOUN = re.compile(r"[^\S\n]+([^\W\d_]{2,})")
#: So far before a figure its per cent may stand, in code points.
_BEHIND = 24
_SHARE_OF = re.compile(r"(?:\A|[^\w\s]\s?)((?:per\s)?cent|percent)\sof\s\Z", re.IGNORECASE)
_HUNDRED = Decimal(100)
#: A year before the unit of a table or chart: `Catch, 2019 (tonnes)`.
_YEAR_IN_TITLE = re.compile(r"(?<![\d.,])(?:19|20)\d\d\s[(\[]")
_VULGAR = re.compile(rf"(?<![\w.,/])[{VULGAR}]")


@dataclass(frozen=True)
class Reader:
    """Finds the figures of texts in one language."""

    writing: Notation

    def mentions(self, text: str) -> list[Mention]:
        """The figures of a text that are typed in digits, in order."""
        plain = plain_number(text, self.writing) if _has_digits(text) else []
        return [one for one in self._read_all(text) if _has_digits(one.text)] if plain is None else plain

    def spelled(self, text: str) -> Iterator[Mention]:
        """The numbers that a text has in words, and shares such as *one in five*."""
        found = self._read_all(text)
        yield from (one for one in found if not _has_digits(one.text))
        yield from self.shares(text)

    def shares(self, text: str) -> Iterator[Mention]:
        """What figures say of a share, also as per cent: `one in five`, `3 out of 4`, `half`."""
        return shares(text, self._read_all(text), self.grammar)

    @property
    def grammar(self) -> Grammar:
        """The words that stand around numbers."""
        return grammar(self.writing.tag, self.writing.language)

    def _read_all(self, text: str) -> tuple[Mention, ...]:
        """The figures of a text, in digits and in words, in order; of the last texts they are remembered."""
        return _read_by(self, text)

    def read_anew(self, text: str) -> list[Mention]:
        """The figures of a text, in digits and in words, in order."""
        digits: list[tuple[int, int, Decimal | None]]
        digits = [(*span, None) for span in self._names.counting(text)]
        digits += [(*match.span(), vulgar(match[0])) for match in _VULGAR.finditer(text)]
        han = [(one.start, one.end, one.number) for one in han_numbers(text)]
        within = {place for start, end, _ in han for place in range(start, end)}
        digits = [one for one in digits if one[0] not in within]
        found: list[Mention] = []
        floor = 0
        with localcontext() as context:
            context.prec = PRECISION
            for start, end, number in sorted(
                [*digits, *han, *self._spelled.numbers(text)], key=lambda one: one[:2]
            ):
                mention = self._read(text, start, end, number, floor) if start >= floor else None
                if mention:
                    found.append(mention)
                    floor = mention.end
            whole = self._in_sentences.shared(text, joined(text, found, self.grammar))
            return with_ends(text, whole, self.writing)

    def _read(self, text: str, start: int, end: int, number: Decimal | None, floor: int) -> Mention | None:
        """The figure whose number stands here; None for a year."""
        last, foreign = end, False
        if number is None:
            number = self.writing.number(text[start:end])
            foreign = number is None
            number = self.writing.foreign(text[start:end]) if foreign else number
            if number is None:
                return None
            number, last = grown(text, start, end, number)
        head = self.grammar.head(text, start)
        head = head if head.start >= floor else Head(start)
        tail = self.grammar.tail(text, last, currency=head.currency)
        if foreign and (is_time(tail.unit) or not (head.currency or tail.end > last)):
            return None  # `17.30 h` in Italian, `tables 3,4`
        if head.doubtful and not tail.currency and self._noun(text, tail.end):
            head = Head(start)  # as `TOP 5 parties`
        if last == end and _YEAR_IN_TITLE.match(text, start):
            tail = Tail(last)
        made = self._mention(text, number, head, tail)
        year = last == end and made.kinds == {""} and not made.unit
        year = year and self._names.year(text, start, end, scaled=tail.end != end)
        if year:
            return None
        doubtful = bool(GROUPED.fullmatch(text[start:end])) and number.as_tuple().exponent == GROUP
        plain = made.factor == 1 and not made.kinds & {PERCENT, PERMILLE}
        return replace(made, doubtful=True) if doubtful and plain else made

    def _mention(self, text: str, number: Decimal, head: Head, tail: Tail) -> Mention:
        unit, power = unscaled(tail.unit)
        own = head.factor.scaleb(power)
        factor = tail.factor * own
        value = (number * tail.factor + tail.plus) * own
        value = -value if head.negative else value
        code, kind = head.currency or tail.currency, tail.share or self._share_before(text, head.start)
        if kind == BASIS_POINTS:
            kind, factor, value = POINTS, factor / _HUNDRED, value / _HUNDRED
        if head.currency == "USD" and tail.currency:
            code = tail.currency  # "$ 10 HKD"
        kinds = {code or kind}
        if (head.doubtful or tail.doubtful) and code:
            kinds.add("")
        bound = self._bounds.bound(text, head, tail)
        values = {value, number} if tail.metres else {value}
        if value > 0 and self._turns.falls(
            text, bound.start if bound.end == head.start else head.start, max(tail.end, bound.end)
        ):
            values |= {-one for one in values}
        if kind == PERMILLE and self._noun(text, tail.end):
            kinds.add("")  # `5,2 per mille | alunni` are so many for each thousand of these
        counted = "" if code or kind or tail.unit else self._noun(text, tail.end)
        if counted in self.writing.language.words("points").plain:
            kinds.add(POINTS)  # *3.2 points*, of a share
        exponent, digits = exactness(number + tail.plus / tail.factor)
        return Mention(
            head.start,
            tail.end,
            text[head.start : tail.end],
            frozenset(values),
            frozenset(kinds),
            factor,
            unit=unit,
            bound=bound.kind,
            bound_word=bound.word,
            bound_start=bound.start,
            denied=bool(bound.kind) and self._bounds.denies(text, bound.start, bound.end),
            step=Decimal(1).scaleb(exponent) * factor,
            digits=digits,
            counted=counted,
            turn=self._turns.by(
                text,
                bound.start if bound.end == head.start else head.start,
                tail.end,
                share=kind in {PERCENT, PERMILLE},
            ),
        )

    def _share_before(self, text: str, start: int) -> str:
        """Per cent where it stands before a figure, and behind none: `per cent of 10`."""
        match = _SHARE_OF.search(text[max(0, start - _BEHIND) : start])
        return self.grammar.shares.get(match[1]) or "" if match else ""

    def _noun(self, text: str, end: int) -> str:
        """The word right behind a figure, unless it is one of grammar."""
        word = _NOUN.match(text, end)
        if word is None or not word[1][:1].islower():
            return ""
        grammar_words = self.writing.language.words(
            "year_followers", "prepositions", "determiners", "time_determiners", "falls"
        )
        return "" if word[1].lower() in grammar_words.plain else word[1].lower()

    @cached_property
    def _names(self) -> Names:
        return Names(self.writing)

    @cached_property
    def _spelled(self) -> Spelled:
        return Spelled(self.writing)

    @cached_property
    def _turns(self) -> Turns:
        return turns_of(self.writing.language)

    @cached_property
    def _bounds(self) -> Bounds:
        return Bounds(self.writing)

    @cached_property
    def _in_sentences(self) -> InSentences:
        return InSentences(self.writing)


@lru_cache(maxsize=4)
def _read_by(reader: Reader, text: str) -> tuple[Mention, ...]:
    return tuple(reader.read_anew(text))


def _has_digits(text: str) -> bool:
    if _DIGIT.search(text):
        return True
    return not text.isascii() and any(each.isnumeric() and not each.isalpha() for each in set(text))
