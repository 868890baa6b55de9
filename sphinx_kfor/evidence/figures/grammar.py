"""What may stand around a number and belongs to it: sign, bound, scale, currency, per cent, unit.

Everything is looked for at a place of a text, in a language's words; nothing here knows where numbers are.
Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import REACH, Bound, BoundWords
from sphinx_kfor.evidence.figures.currencies import DOUBTFUL, currencies
from sphinx_kfor.evidence.figures.gaps import HIDDEN, LETTER, gap
from sphinx_kfor.evidence.figures.measures import measures
from sphinx_kfor.evidence.figures.phrases import Phrases
from sphinx_kfor.evidence.figures.scales import factors, inflected
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.scripts import has_unspaced

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

PERCENT, PERMILLE, POINTS, BASIS_POINTS = "%", "‰", "pp", "bp"
#: How long a code is; what is a currency's name behind a figure, and a verb before it: `they won 3 seats`.
_ISO, _VERB = 3, "won"
MINUS = "-\u2212\u2013\ufe63\uff0d"
_WORD = late(rf"(?:{LETTER}|{HIDDEN})+\.?")
_SIGN_BEFORE = late(rf"(?<![\w.)%\]])(?:[{MINUS}]|[{MINUS}](?=[^\w\s])|\u2212\s)\Z")
#: Scales of one letter that stand for one by themselves only in capitals, or right at the digits.
_ONE_LETTER = {"k": 3, "m": 6, "b": 9, "t": 12}
#: Signs of units that are scales beside a currency only.
_UNITS_FIRST = frozenset({"mm", "mn"})
_STEPS = 8
#: A scale multiplies by so many; *dozen* counts, and no money.
_LEAST_SCALE = 1000


@dataclass(frozen=True)
class Tail:
    """What stands behind a number and belongs to it.

    Attributes:
        end: where it ends.
        factor: what its scales multiply by; one without any.
        scale: the scales as they stand.
        plus: the part that it adds, such as the half of `and a half`, times what it is counted in.
        currency: an ISO 4217 code, or empty.
        sign: the currency as it stands.
        share: `%`, `‰`, `pp`, `bp`, or empty.
        said: the per cent or the like as it stands.
        unit: a unit's identifier, or empty.
        named: the unit as it stands.
        doubtful: whether the currency's code may be a word.
        metres: whether its scale may also be metres.
        odd: the word that says that it is a little more, as it stands: `-odd`, `y pico`.
    """

    end: int
    factor: Decimal = Decimal(1)
    scale: str = ""
    plus: Decimal = Decimal(0)
    currency: str = ""
    sign: str = ""
    share: str = ""
    said: str = ""
    unit: str = ""
    named: str = ""
    doubtful: bool = False
    metres: bool = False
    odd: str = ""


@dataclass(frozen=True)
class Head:
    """What stands before a number and belongs to it.

    Attributes:
        start: where its sign or currency begins.
        negative: whether it has a minus.
        currency: an ISO 4217 code, or empty.
        sign: the currency as it stands.
        factor: what a scale in the currency multiplies by, as in `MEUR`.
        doubtful: whether the currency's code may be a word.
    """

    start: int
    negative: bool = False
    currency: str = ""
    sign: str = ""
    factor: Decimal = Decimal(1)
    doubtful: bool = False


@dataclass(frozen=True)
class Grammar:
    """The words of one language."""

    tag: str
    language: Language
    _inflected: dict[str, Decimal | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def factors(self) -> dict[str, Decimal]:
        """What each word for a scale or a count multiplies by."""
        return factors(self.tag, self.language)

    @cached_property
    def scales(self) -> Phrases[Decimal]:
        """The same, to be looked for."""
        return Phrases(self.factors)

    @cached_property
    def currencies(self) -> Phrases[tuple[str, int]]:
        """Signs, codes and names of currencies."""
        return currencies(self.tag, self.language)

    @cached_property
    def units(self) -> Phrases[str]:
        """Units of measurement and of time."""
        return measures(self.tag, self.language)

    @cached_property
    def shares(self) -> Phrases[str]:
        """Per cent, per mille, percentage points, basis points."""
        lists = ((PERMILLE, "permilles"), (POINTS, "percentage_points"), (BASIS_POINTS, "basis_points"))
        words = self.language.words
        said = dict.fromkeys(words("percents").plain, PERCENT) | {
            "%": PERCENT,
            "\uff05": PERCENT,
            "‰": PERMILLE,
            "٪": PERCENT,
        }
        return Phrases(said | {word: kind for kind, name in lists for word in words(name).plain})

    @cached_property
    def _plus(self) -> Phrases[Decimal]:
        parts = (("plus_half", "0.5"), ("plus_quarter", "0.25"), ("plus_three_quarters", "0.75"))
        return Phrases(
            {word: Decimal(part) for name, part in parts for word in self.language.words(name).plain}
        )

    @cached_property
    def _odds(self) -> Phrases[str]:
        """Words behind a number, and before its scale, for a little more: `150-odd thousand`."""
        return Phrases(dict.fromkeys(self.language.words("odds").plain, ""))

    @cached_property
    def _linkers(self) -> Phrases[str]:
        return Phrases(dict.fromkeys(self.language.words("linkers").plain, ""))

    @cached_property
    def _minuses(self) -> Phrases[str]:
        return Phrases(dict.fromkeys(self.language.words("minuses").plain, ""))

    @cached_property
    def bounds(self) -> Phrases[str]:
        """Words that bound a figure."""
        return self._bound_words.known

    @cached_property
    def _bound_words(self) -> BoundWords:
        return BoundWords(self.language)

    def gap(self, text: str, at: int) -> int:
        """Where the next word of a figure may begin: behind a note, a space, a line end or a hyphen."""
        return gap(text, at)

    def bound(self, text: str, start: int, end: int, *, time: bool = False) -> Bound:
        """The bound of what stands between two places, before it or behind it."""
        return self._bound_words.bound(text, start, end, time=time)

    def tail(self, text: str, at: int, *, currency: str = "") -> Tail:
        """What stands behind a number.

        Args:
            text: the text.
            at: where the number ends.
            currency: the currency that stands before it.
        """
        tail = Tail(at)
        pos = at
        for _ in range(_STEPS):
            odd = None if tail.odd or tail.unit else self._odds.at(text, pos + (text[pos : pos + 1] == " "))
            if odd:
                tail, pos = replace(tail, odd=text[pos : odd[1]].strip(), end=odd[1]), odd[1]
            here = self.gap(text, pos)
            opened = text[here : here + 1] in {"(", "["} and bool(text[here + 1 : here + 2].strip())
            found = self._step(text, here + opened, tail, currency, attached=here == at)
            if opened and found:
                closed = text[found.end : found.end + 1] in {")", "]"}
                found = replace(found, end=found.end + 1) if closed and found.end - here > 3 else None  # noqa: PLR2004 (a note's letter)
            if found is None:
                return tail
            tail, pos = found, found.end
        return tail

    def _step(self, text: str, at: int, tail: Tail, currency: str, *, attached: bool) -> Tail | None:
        """The tail with one word more; None where nothing more belongs to it."""
        money = currency or tail.currency
        closed = tail.share or tail.unit
        part = None if closed or tail.plus else self._plus.at(text, at)
        if part:
            return replace(tail, plus=part[0] * tail.factor, end=part[1])
        linked = self._linkers.at(text, at) if tail.scale and not closed else None
        if linked:
            here = self.gap(text, linked[1])
            found = self._counted(text, here, tail, currency, scaled=True)
            if found:
                return found
        scale = None if closed else self._scale(text, at, tail, money=bool(money), attached=attached)
        if scale:
            factor, end, metres = scale
            if tail.currency and factor < _LEAST_SCALE:
                return None  # `3,120 euros gross`
            said = f"{tail.scale} {text[at:end]}".strip()
            plus = tail.plus * factor
            return replace(tail, factor=tail.factor * factor, scale=said, plus=plus, end=end, metres=metres)
        return self._counted(text, at, tail, currency, scaled=False)

    def _counted(self, text: str, at: int, tail: Tail, currency: str, *, scaled: bool) -> Tail | None:
        """The tail with what it counts: a currency, a share or a unit."""
        if tail.unit or tail.share:
            return None
        share = self.shares.at(text, at)
        if share and not (currency or tail.currency):
            return replace(tail, share=share[0], said=text[at : share[1]], end=share[1])
        money = self.currencies.at(text, at)
        unit = self.units.at(text, at) if not tail.currency else None
        if money and not (unit and unit[1] > money[1]) and not tail.currency:
            (code, power), end = money
            sign = text[at:end]
            same = currency in {"", code} or (currency == "USD" and sign != "$")
            if same and self._is_money(text, at, end):
                doubtful = sign in DOUBTFUL
                factor = tail.factor * Decimal(10) ** power
                return replace(tail, currency=code, sign=sign, end=end, factor=factor, doubtful=doubtful)
        if unit and not currency and not (scaled and money):
            return replace(tail, unit=unit[0], named=text[at : unit[1]], end=unit[1])
        return None

    def _is_money(self, text: str, at: int, end: int) -> bool:
        """Whether a sign stands behind its number, not before the next: `5, $10`, `in 2022 €5`."""
        sign = text[at:end]
        behind = re.match(r"\s?\d", text[end : end + 2])
        return (
            not behind
            or (sign[-1:].isalpha() and text[end : end + 1].isspace())
            or text[end : end + 1].isspace()
        )

    def _scale(
        self, text: str, at: int, tail: Tail, *, money: bool, attached: bool
    ) -> tuple[Decimal, int, bool] | None:
        """A scale at a place: what it multiplies by, where it ends, whether it may be metres."""
        found = self.scales.at(text, at)
        if found is None:
            word = _WORD.match(text, at)
            if word is None or len(word[0]) < 3:  # noqa: PLR2004 (no form of a word is shorter)
                return self._letter(text, at, tail, money=money, attached=attached)
            plain = re.sub(HIDDEN, "", word[0])
            factor = self._form(plain.rstrip(".")) or self.factors.get(plain.lower())
            return (factor, at + len(word[0].rstrip(".")), False) if factor else None
        factor, end = found
        if end - at == 1 and not has_unspaced(text[at:end]):
            return self._letter(text, at, tail, money=money, attached=attached)
        unit = self.units.at(text, at)
        if unit and (unit[1] > end or (text[at:end].lower() in _UNITS_FIRST and not money)):
            return None
        if tail.scale and factor > tail.factor > Decimal(1000) and not money and unit:
            return None
        return factor, end, False

    def _letter(
        self, text: str, at: int, tail: Tail, *, money: bool, attached: bool
    ) -> tuple[Decimal, int, bool] | None:
        """A scale of one letter: `€5m`, `20k`, `10M`; `5 m` is metres, and `12.3 b` a flag."""
        letter = text[at : at + 1]
        power = _ONE_LETTER.get(letter.lower())
        if power is None or tail.scale or re.match(r"\w", text[at + 1 : at + 2]):
            return None
        if letter.lower() == "t" and not (money and letter == "T"):
            return None
        capital = letter.isupper() and (attached or letter in "MK")
        if money or capital or (attached and letter in "kb"):
            return Decimal(10) ** power, at + 1, False
        if letter == "k":
            return (Decimal(1000), at + 1, False) if text[at - 1 : at].isspace() else None
        counted = attached and letter == "m" and self._noun_behind(text, at + 1)
        return (Decimal(10) ** power, at + 1, True) if counted else None

    def _noun_behind(self, text: str, at: int) -> bool:
        """Whether a noun may stand behind a place, as in `5m people`."""
        word = re.compile(r"\s([^\W\d_]{3,})").match(text, at)
        grammar = self.language.words("year_followers", "prepositions", "determiners", "measures").plain
        sizes = {
            "long",
            "high",
            "deep",
            "wide",
            "tall",
            "thick",
            "away",
            "apart",
            "below",
            "above",
            "sprint",
            "race",
        }
        one_case = word and (word[1].islower() or word[1].isupper())  # as `cars`, `TEU`
        return bool(word and one_case and word[1] not in grammar | sizes)

    def _form(self, word: str) -> Decimal | None:
        if word not in self._inflected:
            self._inflected[word] = inflected(word, self.factors)
        return self._inflected[word]

    def head(self, text: str, at: int) -> Head:
        """What stands before a number: its sign and its currency, in either order."""
        pos, negative, money = at, False, None
        for _ in range(3):
            near = text[max(0, pos - REACH) : pos]
            minus = None if negative else _SIGN_BEFORE.search(near)
            if minus:
                pos, negative = pos - len(minus[0]), True
                continue
            said = None if money else self._money_before(text, pos)
            if said:
                (code, power), pos = said
                money = (code, text[pos:at], power)
                continue
            if not negative and near[-1:] == " ":
                pos, negative = self._minus_before(text, pos)
            break
        code, sign, power = money or ("", "", 0)
        sign = sign.strip(f" \u00a0\u202f{MINUS}")
        return Head(pos, negative, code, sign, Decimal(10) ** power, sign in DOUBTFUL)

    def _minus_before(self, text: str, at: int) -> tuple[int, bool]:
        """Where a word for a minus begins that ends before a place; one that is part of a bound is none."""
        word, bound = self._minuses.before(text, at - 1, REACH), self.bounds.before(text, at - 1, REACH)
        if word is None or (bound and bound[1] < word[1]):
            return at, False
        return word[1], True

    def _money_before(self, text: str, pos: int) -> tuple[tuple[str, int], int] | None:
        """A currency's sign or code right before a place; its name counts behind a figure only."""
        spaced = len(text[max(0, pos - 2) : pos]) - len(text[max(0, pos - 2) : pos].rstrip())
        end = pos - spaced
        mark = text[end - 1 : end]
        if not mark or not (mark in "$€£¥." or not mark.isascii() or mark.isalpha()):
            return None
        found = self.currencies.before(text, end, 12)
        if found is None:
            return None
        what, start = found
        sign = text[start:end]
        name = sign.isalpha() and sign.islower() and (len(sign) != _ISO or sign == _VERB)
        if name or " " in sign.replace(" $", "$"):
            return None
        if text[start - 1 : start].isdigit() or (start and text[start - 1].isalnum() and sign[0].isalpha()):
            return None
        return what, start


@lru_cache(maxsize=32)
def grammar(tag: str, language: Language) -> Grammar:
    """The words of a language, read once."""
    return Grammar(tag, language)
