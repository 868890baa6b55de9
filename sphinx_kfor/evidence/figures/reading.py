"""The figure that a whole text is: a cell of a table, or what an author puts between brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import REACH, Bound
from sphinx_kfor.evidence.figures.flags import flag_of
from sphinx_kfor.evidence.figures.gaps import NOTE
from sphinx_kfor.evidence.figures.grammar import Tail
from sphinx_kfor.evidence.figures.han_numbers import han_numbers
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER, VULGAR, grown, vulgar
from sphinx_kfor.evidence.figures.read_figure import Figure
from sphinx_kfor.evidence.text.characters import UNSEEN
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.writing import Writing

#: No cell or phrase that is longer is a figure.
_LONGEST = 120
_DIGITS = late(rf"{NUMBER}|(?<!\d)[.,]\d+|[{VULGAR}]")
_BRACKETS = late(r"\((?P<inside>[^()]*\d[^()]*)\)\s?(?P<mark>%?)")
_UNIT = late(r"\s?(?P<unit>[^\d()\[\]|;:=*\u2020\u2021<>]+?)\s*\Z")
_ALSO = late(r"\s?\((?P<also>[^()]+)\)\s*\Z")
_NOTES = late(rf"\s?(?P<note>(?:{NOTE}\s?)+)\s*\Z")
#: Behind a number in words that has a capital another with one makes a name of both: `Seven Kings`.
_CAPITAL = late(r"\s+[^\W\d_a-z]")
_NAMED = late(r"[^\s.,()]")
_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
#: An ordinal is no figure.
_ORDINAL = late(r"(?:st|nd|rd|th|º|ª|er|ème|e)\b")


def read(text: str, writing: Writing, *, accounts: bool = False) -> Figure | None:
    """The figure that a whole text is; see `figure.Notation.read`."""
    if len(text) > _LONGEST:
        return None
    plain = " ".join(text.translate(dict.fromkeys(map(ord, UNSEEN))).split())
    bracketed = _BRACKETS.fullmatch(plain) if accounts else None
    if bracketed:
        inside = _Reading(bracketed["inside"] + bracketed["mark"], writing).figure()
        return (
            replace(inside, text=text.strip(), number=inside.number.copy_abs().copy_negate())
            if inside
            else None
        )
    figure = _Reading(plain, writing).figure()
    return replace(figure, text=text.strip()) if figure else None


@dataclass
class _Reading:
    text: str
    writing: Writing

    def figure(self) -> Figure | None:
        """Read the text from its number outwards."""
        found = self._first()
        if found is None:
            return None
        start, value, end = found
        head = self.writing.grammar.head(self.text, start)
        opening = self._opening(self.text[: head.start].strip())
        if opening is None:
            return None
        tail = self._tail(end, head.currency)
        ends = self._range(tail.end, head.currency or tail.currency)
        whole = Tail(tail.end) if ends is None else ends[1]
        merged, high = self._merged(tail, ends)
        return self._closed(
            value, high, opening, (head.negative, head.sign, head.currency, head.factor), merged, whole.end
        )

    def _first(self) -> tuple[int, Decimal, int] | None:
        """Where the first number begins, what it says, and where it ends; in words if there are no digits."""
        digits = _DIGITS.search(self.text)
        han = next(han_numbers(self.text, alone=True), None)
        if han and (digits is None or han.start <= digits.start()):
            return han.start, han.number, han.end
        if digits:
            number = self._number(digits)
            return (digits.start(), *number) if number else None
        one = self.writing.language.words("ones").pattern.search(self.text)
        if one and self.writing.grammar.scales.at(self.text, one.end() + 1):
            return one.start(), Decimal(1), one.end()
        found = list(number_words(self.text, self.writing.tag, self.writing.language))
        if len(found) != 1 or _NAMED.match(self.text, found[0].end):
            return None
        words = found[0]
        named = self.text[words.start].isupper() and _CAPITAL.match(self.text, words.end)
        return None if named else (words.start, Decimal(words.number), words.end)

    def _number(self, match: re.Match[str]) -> tuple[Decimal, int] | None:
        """A number and where it ends; None where it is a part of a word, an ordinal or a time."""
        if re.fullmatch(rf"[{VULGAR}]", match[0]):
            return vulgar(match[0]), match.end()
        value = self.writing.number(match[0])
        if value is None or _ORDINAL.match(self.text, match.end()):
            return None
        return grown(self.text, match.start(), match.end(), value)

    def _opening(self, said: str) -> Bound | None:
        """What bounds the figure from before; None where other words stand there."""
        if not said:
            return Bound()
        if said in {"~", "≈", "c."}:
            return Bound("about", said)
        signs = {"<": "under", ">": "over", "≤": "to", "≥": "from", "<=": "to", ">=": "from", "+": ""}
        if said in signs:
            return Bound(signs[said], said if said != "+" else "")
        openers = self.writing.language.words("range_openers").plain
        kind = self.writing.grammar.bounds.get(said)
        if said.lower() in openers:
            return Bound(kind or "", f"={said}")
        return Bound(kind, said) if kind else None

    def _tail(self, end: int, currency: str) -> Tail:
        """What stands behind a number; a lone letter behind a space is a flag or a unit, no scale."""
        if not currency and flag_of(self.text[end:]):
            return Tail(end)
        return self.writing.grammar.tail(self.text, end, currency=currency)

    def _range(self, at: int, currency: str) -> tuple[Decimal, Tail] | None:
        """The other end of a range."""
        between = self.writing.language.words("ranges").alternatives
        match = re.compile(rf"\s?(?:[{_DASH}]|(?:{between})(?=\s))\s?", re.IGNORECASE).match(self.text, at)
        number = _DIGITS.search(self.text, match.end()) if match else None
        if match is None or number is None:
            return None
        head = self.writing.grammar.head(self.text, number.start())
        sign = self.text[match.end() : number.start()].strip()
        found = self._number(number)
        known = not sign or (head.currency in {"", currency} and self.writing.currency(sign) == head.currency)
        if found is None or not known or (not currency and head.currency):
            return None
        return found[0], self._tail(found[1], currency)

    @staticmethod
    def _merged(tail: Tail, ends: tuple[Decimal, Tail] | None) -> tuple[Tail | None, Decimal | None]:
        """What stands behind either end of a range, for both; None where the two differ."""
        if ends is None:
            return tail, None
        high, other = ends
        if tail.factor not in {Decimal(1), other.factor} or tail.currency not in {"", other.currency}:
            return None, None
        if (tail.unit and tail.unit != other.unit) or (tail.share and tail.share != other.share):
            return None, None
        return other, high

    def _closed(  # noqa: PLR0913, PLR0917 (what was read)
        self,
        value: Decimal,
        high: Decimal | None,
        opening: Bound,
        head: tuple[bool, str, str, Decimal],
        tail: Tail | None,
        at: int,
    ) -> Figure | None:
        """The figure with what stands behind all of it: a bound, a unit in words, notes, another currency."""
        negative, sign, code, scaled = head
        if tail is None or (code and tail.currency not in {"", code}):
            return None
        factor = tail.factor * scaled
        power = len(str(factor)) - 1 if re.fullmatch(r"10*", str(factor)) else 0
        counted = factor != Decimal(10) ** power
        value = value + tail.plus / tail.factor if tail.plus else value
        bound, rest = self._bound_behind(at)
        bound = Bound("about", tail.odd) if tail.odd else bound
        also_text = _ALSO.search(rest)
        rest, also, flag = self._behind(rest)
        unit = _UNIT.fullmatch(rest) if rest.strip() else None
        if (rest.strip() and not unit) or (also_text and also is None and not flag):
            return None
        free = unit["unit"].strip() if unit else ""
        if free and not bound.kind:
            bound, free = self._bound_in(free, bound)
        if free and not self._is_unit(free):
            return None
        opened = opening.word.startswith("=")
        if not opened and opening.kind:
            bound = opening
        elif opened and high is None:
            bound = Bound(opening.kind, opening.word[1:])
            if not opening.kind:
                return None
        said = " ".join(filter(None, (tail.said or tail.named, free)))
        return Figure(
            self.text,
            value.copy_negate() if negative else value,
            high,
            power,
            tail.scale,
            bound.kind,
            bound.word,
            code or tail.currency,
            sign or tail.sign,
            said,
            tail.unit,
            flag,
            factor if counted else Decimal(1),
            also,
        )

    def _bound_behind(self, at: int) -> tuple[Bound, str]:
        bound = self.writing.grammar.bound(
            self.text[at - 1 :] if at else self.text, 1 if at else 0, 1 if at else 0
        )
        if not bound.kind or bound.start < 1:
            return Bound(), self.text[at:]
        return Bound(bound.kind, bound.word), self.text[at - 1 + bound.end :]

    def _bound_in(self, free: str, bound: Bound) -> tuple[Bound, str]:
        """A bound at the end of words: `700 soldiers or more`."""
        found = self.writing.grammar.bounds.before(free, len(free), REACH)
        if found and (found[1] == 0 or free[found[1] - 1].isspace()):
            return Bound(found[0], free[found[1] :]), free[: found[1]].strip()
        return bound, free

    def _behind(self, rest: str) -> tuple[str, Figure | None, str]:
        """What is left without a note or flag, and without another currency in brackets."""
        flag = flag_of(rest)
        if flag:
            return "", None, flag
        notes = _NOTES.search(rest)
        if notes:
            return rest[: notes.start()], None, notes["note"].strip()
        also = _ALSO.search(rest)
        if also:
            return rest[: also.start()], read(also["also"], self.writing), ""
        return rest, None, ""

    def _is_unit(self, free: str) -> bool:
        """Whether words may be what is counted: no date or time, no other sign."""
        return not re.match(r"[/:.,%°]|[-\u2013]\s*\Z", free) and bool(re.search(r"[^\W\d_]", free))
