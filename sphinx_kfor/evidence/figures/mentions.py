"""Figures in running text: which numbers are figures, and what each may say.

Words for scales, currencies and units are the language's. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.grammar import (
    BASIS_POINTS,
    EXACT,
    LIMIT,
    PERCENT,
    PERMILLE,
    POINTS,
    Bound,
    Head,
    Tail,
    grammar,
)
from sphinx_kfor.evidence.figures.han_numbers import han_numbers
from sphinx_kfor.evidence.figures.identifiers import Names
from sphinx_kfor.evidence.figures.joining import joined, shares
from sphinx_kfor.evidence.figures.measures import is_time, unscaled
from sphinx_kfor.evidence.figures.mention import Mention
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import PRECISION, VULGAR, divided, grown, vulgar
from sphinx_kfor.evidence.figures.plain_numbers import GROUP, GROUPED, exactness, plain_number
from sphinx_kfor.evidence.figures.turns import Turns, turns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Grammar
    from sphinx_kfor.evidence.languages import Language

__all__ = ["PERCENT", "PERMILLE", "POINTS", "Mention", "Reader"]

_DIGIT = re.compile(r"\d")
_NOUN = re.compile(r"[^\S\n]+([^\W\d_]{2,})")
#: A word behind a figure may say that it is exactly so: `6 per cent | exactly`.
_EXACT_BEHIND = re.compile(r"\s+([^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"[^\S\n]+[^\W\d_]{2,}(?=\s)")
_BREAK = re.compile(r"[.!?;]\s|\n\s*\n")
#: How far around a figure a word may say something of it, in code points.
_BEFORE, _BEHIND = 48, 24
#: So far before a figure a word sets it against the last one; so many words part two that count the same.
_LONG_BEFORE, _JOINED = 40, 4
#: Among so many words before a bound a denial governs it.
_DENIED_WITHIN = 6
#: So far before a figure its clause may say that it is a limit.
_LIMIT_BEFORE = 24
_SHARE_OF = re.compile(r"(?:\A|[^\w\s]\s?)((?:per\s)?cent|percent)\sof\s\Z", re.IGNORECASE)
_SHARES = frozenset({PERCENT, PERMILLE, POINTS})
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_ROUND = frozenset({Decimal(10), _HUNDRED, _THOUSAND})
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

    def _words(self, text: str) -> list[tuple[int, int, Decimal]]:
        """Numbers in words."""
        found = number_words(text, self.writing.tag, self.writing.language)
        words = [(one.start, one.end, Decimal(one.number)) for one in found]
        parts, whole = self._parts(text, words)
        return [*parts, *whole, *self._ones(text)]

    def _ones(self, text: str) -> Iterator[tuple[int, int, Decimal]]:
        """Words that stand for one before a scale or a count: `a million`, `a dozen`."""
        for match in self.writing.language.words("ones").pattern.finditer(text):
            here = self.grammar.gap(text, match.end())
            if here > match.end() and self.grammar.scales.at(text, here):
                yield match.start(), match.end(), Decimal(1)

    def _parts(
        self, text: str, numbers: list[tuple[int, int, Decimal]]
    ) -> tuple[list[tuple[int, int, Decimal]], list[tuple[int, int, Decimal]]]:
        """Parts of a whole in words, `half`, `two thirds`, and the numbers that are none of theirs."""
        behind = {end: (start, number) for start, end, number in numbers}
        found, taken = [], set[tuple[int, int, Decimal]]()
        for whole, name in _wholes(self.writing.language):
            for match in self.writing.language.words(name).pattern.finditer(text):
                gap = _before_gap(text, match.start())
                start, number = behind.get(gap, (match.start(), Decimal(1)))
                if gap in behind and number < whole:
                    taken.add((start, gap, number))
                elif gap in behind:
                    continue
                elif (article := self._article(text, gap, halved=whole == 2)) >= 0:  # noqa: PLR2004
                    start = article
                elif whole > 2:  # noqa: PLR2004 (any less than *half* has an article)
                    continue
                found.append((start, match.end(), divided(number, whole)))
        return found, [one for one in numbers if one not in taken]

    def _article(self, text: str, end: int, *, halved: bool) -> int:
        """Where the article before a place begins: `| a third`, `| die Hälfte`; -1 for *the third*'s."""
        word = re.search(r"([^\W\d_]+)\Z", text[max(0, end - 12) : end])
        words = self.writing.language.words("ones", *["determiners"] * halved)
        return end - len(word[1]) if word and word[1].lower() in words.plain else -1

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
            for start, end, number in sorted([*digits, *han, *self._words(text)], key=lambda one: one[:2]):
                mention = self._read(text, start, end, number, floor) if start >= floor else None
                if mention:
                    found.append(mention)
                    floor = mention.end
            return self._in_sentence(text, joined(text, found, self.grammar))

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
        bound = self._bound(text, head, tail)
        values = {value, number} if tail.metres else {value}
        if value > 0 and self._turns.falls(
            text, bound.start if bound.end == head.start else head.start, max(tail.end, bound.end)
        ):
            values |= {-one for one in values}
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
            denied=bool(bound.kind) and self._denies(text, bound.start),
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

    def _bound(self, text: str, head: Head, tail: Tail) -> Bound:
        """The bound before a figure or behind it, or behind what it counts: `12 ships or more`."""
        if tail.odd:
            return Bound("about", "", tail.end - 1, tail.end)  # it stands in the figure's text
        found = self.grammar.bound(text, head.start, tail.end, time=is_time(tail.unit))
        found = found if found.kind else self._as_limit(text, head.start, tail.end)
        goal = found.end == head.start and found.word.lower() in self.writing.language.words("goals").plain
        if goal and self._turns.changes(text, found.start):
            return Bound()  # as `hasta` in `bajó hasta 40`
        counted = _COUNTED.match(text, tail.end) if found.kind in {"", LIMIT} else None
        behind = self.grammar.bound(text, counted.end(), counted.end()) if counted else found
        return behind if behind.kind and behind.start >= tail.end else found

    def _denies(self, text: str, start: int) -> bool:
        """Whether a denial governs what stands at a place: `nobody may wait | longer than`."""
        near = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1].lower()
        words = self.writing.language.words("negations", "denials").plain
        return not words.isdisjoint(re.findall(r"\w+", near)[-_DENIED_WITHIN:])

    def _as_limit(self, text: str, start: int, end: int) -> Bound:
        """A word beside a figure that says that it is exactly so, or a limit: `a threshold of 12`."""
        near = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
        words, exact = self.writing.language.words, self.writing.language.words("exact_words").plain
        said = _WORDS.findall(near.lower())
        # `exactement de | 6 %`
        said = said[:-1] if said and said[-1] in words("prepositions").plain else said
        if said and said[-1] in exact:
            return Bound(EXACT, said[-1], start - len(near) + near.lower().rfind(said[-1]), start)
        behind = _EXACT_BEHIND.match(text, end)
        if behind and behind[1].lower() in exact:
            return Bound(EXACT, behind[1], end, behind.end())
        return Bound(LIMIT) if words("limits").search(near[-_LIMIT_BEFORE:].lower()) else Bound()

    def _noun(self, text: str, end: int) -> str:
        """The word right behind a figure, unless it is one of grammar."""
        word = _NOUN.match(text, end)
        if word is None or not word[1][:1].islower():
            return ""
        grammar_words = self.writing.language.words(
            "year_followers", "prepositions", "determiners", "time_determiners", "falls"
        )
        return "" if word[1].lower() in grammar_words.plain else word[1].lower()

    def _in_sentence(self, text: str, found: list[Mention]) -> list[Mention]:
        """The same, with what is named once in a sentence: a currency for its next figures with a scale.

        Per cent is for the figure that is set against the last one: *14.2 per cent, up from 12.8*.
        """
        code, share, of_each, last, scale = "", "", "", 0, Decimal(1)
        for at, one in enumerate(found):
            ends = _BREAK.search(text, last, one.start) if code or share else None
            code = "" if ends else code
            share = "" if ends and ends[0][0] != ";" else share
            bare = one.kinds == {""} and not one.unit and not one.counted
            goes = bool(one.bound) and self._turns.changes(
                text, one.first
            )  # *at 141 per cent … to fall below 130*
            joined = at > 0 and self._is_joined(text[last : one.start])
            set_against = goes or joined or self.is_counterpart(text, one.start)
            if share and bare and one.factor == 1 and set_against:
                found[at] = replace(one, kinds=one.kinds | {share})
            elif code and bare and one.factor == 1 < scale and self.is_counterpart(text, one.start):
                # `6 Millionen Euro statt der geplanten | 2,5`
                values = frozenset(value * scale for value in one.values)
                found[at] = replace(one, kinds=one.kinds | {code}, values=values, factor=scale)
            elif not bare:
                share = next(iter(one.kinds & _SHARES), "")
            named = next((kind for kind in sorted(one.kinds) if len(kind) == 3), "")  # noqa: PLR2004 (ISO 4217)
            if named:
                code, scale = named, one.factor
            elif code and bare and one.factor >= _THOUSAND:
                found[at] = replace(one, kinds=one.kinds | {code})
            elif of_each and one.kinds == {""} and not one.unit:
                found[at] = replace(one, kinds=one.kinds | {of_each})
            of_each = named if named and self._is_round_base(text, one) else ""
            last = one.end
        for at, (one, other) in enumerate(pairwise(found)):
            kinds = other.kinds & _SHARES
            if kinds and one.kinds == {""} and not one.unit and self._is_shared(text[one.end : other.start]):
                found[at] = replace(one, kinds=one.kinds | kinds)
        return found

    def is_counterpart(self, text: str, start: int) -> bool:
        """Whether a word before a figure sets it against the last one: `up from 12.8`, `against 45`."""
        return self._counterparts.search(text, max(0, start - _LONG_BEFORE), start) is not None

    @cached_property
    def _counterparts(self) -> re.Pattern[str]:
        words = self.writing.language.words
        said, articles = words("counterparts").alternatives, words("determiners").alternatives
        described = rf"(?:\w+\s+){{0,3}}?(?!(?:{words('genitives').alternatives})\s)\w+\s+"
        return re.compile(rf"(?<!\w)(?:{said})\s+(?:(?:{articles})\s+{described})?\Z", re.IGNORECASE)

    def _is_shared(self, between: str) -> bool:
        """Whether the next figure says what both count: `at 41.3 and spending at 44.9 per cent`."""
        words = between.lower().split()
        joints = self.writing.language.words("number_joints", "ranges").plain
        return 0 < len(words) <= _JOINED and words[0] in joints and not set(between) & set(".;:!?")

    def _is_joined(self, between: str) -> bool:
        """Whether the last figure says what this counts as well: `13.2 per cent in 2022 and | 11.5`."""
        words = between.lower().split()
        joints = self.writing.language.words("number_joints").plain
        return 1 < len(words) <= _JOINED and words[-1] in joints and not set(between) & set(".;:!?,")

    def _is_round_base(self, text: str, one: Mention) -> bool:
        """Whether the next figure is a part of this: of `of every 100 euros, 63` these are euros too."""
        words = self.writing.language.words("ratios").alternatives
        near = text[max(0, one.start - _BEHIND) : one.start]
        return (
            one.values <= _ROUND and re.search(rf"(?<!\w)(?:{words})\s+\Z", near, re.IGNORECASE) is not None
        )

    @property
    def _turns(self) -> Turns:
        return turns_of(self.writing.language)

    @cached_property
    def _names(self) -> Names:
        return Names(self.writing)


@lru_cache(maxsize=4)
def _read_by(reader: Reader, text: str) -> tuple[Mention, ...]:
    return tuple(reader.read_anew(text))


@lru_cache(maxsize=16)
def _wholes(language: Language) -> list[tuple[Decimal, str]]:
    """What the parts of a language's lists are parts of, such as thirds of 3, and the names of the lists."""
    names = (name for name in language.lists if re.fullmatch(r"parts_\d+", name))
    return [(Decimal(name.removeprefix("parts_")), name) for name in names]


def _before_gap(text: str, at: int) -> int:
    """Where the word ends that spaces or hyphens part from a place."""
    while at and text[at - 1] in " -\u2010\u2011":
        at -= 1
    return at


def _has_digits(text: str) -> bool:
    return bool(_DIGIT.search(text)) or any(
        character.isdecimal() or (character.isnumeric() and not character.isalpha()) for character in text
    )
