"""What is typed right at a figure that was cut from a source, and makes another figure of it.

Where the two can be read as one figure, that is looked for in the sources as any other. What is here makes
something of them that is none, `150²`, `150/1000`, `A150`, or that no figure says: `not 150`, `150 squared`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.text.characters import UNSEEN
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.word_boundaries import CURRENCY

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u00bc-\u00be\u2150-\u215f"
#: Letters of scripts that put spaces between words.
_LETTERS = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]+"
_TIMES = r"\s?[×*÷^±√]\s?"
#: What may part the digits of one number, with what nobody sees beside it.
_HIDDEN = rf"[{UNSEEN}\u2061-\u2064\ufe00-\ufe0f]*"
_PARTED = rf"{_HIDDEN}(?:[.,'\u2019\u02bc·/:_]{_HIDDEN}|\\\s?|\{{[^{{}}\s]*\}})?"
_BEFORE = late(rf"(?:[\d{_RAISED}]+(?:{_TIMES}|{_PARTED})|{_LETTERS}|[±√]\s?)\Z")
#: What may not touch a figure that begins with a sign or a letter.
_BEFORE_SIGN = late(rf"(?:\d|{_LETTERS}|[{CURRENCY}±√])+\Z")
#: What may not follow a figure's last digit; a scale and a unit may.
_BEHIND = late(rf"(?:{_TIMES}|{_PARTED})\d+|[{_RAISED}]+|{_TIMES}[{_RAISED}\d{{]+|{_LETTERS}", re.IGNORECASE)
#: How much around a value is looked at.
_AROUND = 24
#: So much of a sentence behind a value may say what it is instead.
_REST = 240
#: The longest number in words before a figure.
_LONG, _HUNDRED = 60, 100
_NUMBERS = late(NUMBER)
_FIRST_WORDS = late(rf"{_LETTERS}(?:\s+{_LETTERS})*(?=\s)")
_WORD_BEFORE = late(r"(\w+)\W+\Z")
_SENTENCE = late(r"[.!?;:](?:\s|\Z)|\n\s*\n")


def adjoined(text: str, value: Span, writing: Notation) -> str:
    """A value with what is typed at it and makes another figure of it; empty if there is nothing.

    Args:
        text: what a reader sees.
        value: the place of the value in it.
        writing: how the page writes figures.
    """
    start = value.start - _before(text, value, writing)
    end = value.end + _behind(text, value, writing)
    return "" if (start, end) == (value.start, value.end) else text[start:end]


def denied(text: str, value: Span, writing: Notation) -> str:
    """A value with the word right before it that says it is not so: `not 150`; empty if there is none.

    `Not 150 but 200` says what it is instead, and `if not 150` and `whether or not` deny nothing.
    """
    before = _denials(writing.language).search(text, max(0, value.start - _AROUND), value.start)
    if before is None:
        return ""
    opening = _WORD_BEFORE.search(text, max(0, before.start() - _AROUND), before.start())
    words = writing.language.words
    openers = words("conditions", "ranges", "alternatives").plain
    rest = _SENTENCE.split(text[value.end : value.end + _REST])[0]
    if (opening and opening[1].lower() in openers) or words("contrasts").search(rest):
        return ""
    return text[before.start() : value.end]


def doubled(text: str, value: Span, language: Language) -> str:
    """Words before a value that it begins with, or that say it is exact: `about | about 40`, `exactly |`."""
    words = _FIRST_WORDS.match(text, value.start, value.end)
    if words is None:
        return ""
    exact = _WORD_BEFORE.search(text, max(0, value.start - _AROUND), value.start)
    if exact and exact[1].lower() in language.words("exact_words").plain:
        return exact[1]
    said = r"\s+".join(map(re.escape, words[0].split()))
    before = text[max(0, value.start - _LONG) : value.start]
    typed = re.search(rf"(?<!\w)({said})\s+\Z", before, re.IGNORECASE)
    return typed[1] if typed else ""


def doubled_behind(text: str, value: Span, writing: Notation) -> str:
    """A unit right behind a value that has one: `12% | per cent`, `€5 | euros`, `200 tonnes | kilograms`."""
    numbers = [*_NUMBERS.finditer(text, value.start, value.end)]
    if not numbers:
        return ""
    head = writing.grammar.head(text, numbers[0].start())
    own = writing.grammar.tail(text, numbers[-1].end(), currency=head.currency)
    typed = writing.grammar.tail(text, value.end)
    within = own.end <= value.end
    said = {head.currency} if head.start >= value.start else set()
    said |= {own.currency, own.share, own.unit} if within else set()
    said, more = said - {""}, {typed.currency, typed.share, typed.unit} - {""}
    # `5 % | euros` is none, and neither is `20 km | per hour`
    of_degrees = typed.unit.startswith("temperature-") and own.unit == "angle-degree"
    clashes = bool(said and more) and not is_time(typed.unit) and not of_degrees
    return text[value.end : typed.end].strip() if clashes else ""


def denial_before(text: str, at: int, language: Language) -> str:
    """The word that says that what follows is not so, where it ends right before a place of a text."""
    found = _denials(language).search(text, max(0, at - _AROUND), at)
    return found[0].strip() if found else ""


def ends_in_denial(text: str, language: Language) -> bool:
    """Whether what follows a text is denied by its last word."""
    return bool(denial_before(text, len(text), language))


@lru_cache(maxsize=32)
def _denials(language: Language) -> re.Pattern[str]:
    words = language.words("figure_denials").alternatives
    return re.compile(rf"(?<!\w)(?:{words})\s+\Z", re.IGNORECASE)


def _before(text: str, value: Span, writing: Notation) -> int:
    """How much right before a figure makes another of it."""
    start = value.start
    touching = _BEFORE if text[start : start + 1].isdigit() else _BEFORE_SIGN
    before = touching.search(text, max(0, start - _AROUND), start)
    return len(before[0]) if before else max(_multiplier(text, start, writing), _number(text, value, writing))


def _multiplier(text: str, start: int, writing: Notation) -> int:
    """The length of a word before a figure, with its space, that multiplies it: `twice 150`; 0 for none."""
    words = writing.language.words("multipliers").alternatives
    found = re.search(rf"(?<!\w)(?:{words})\s+\Z", text[max(0, start - _AROUND) : start], re.IGNORECASE)
    return len(found[0]) if found else 0


def _number(text: str, value: Span, writing: Notation) -> int:
    """The length of a number in words that a figure goes on: `twenty-150`, `a hundred and 150`; 0 for none.

    `Two thousand 150` is one number, `ten 150` none; `ten 150 kg bags` are two, and so are ends of a range.
    """
    window = text[max(0, value.start - _LONG) : value.start]
    joints = writing.language.words("number_joints").alternatives
    between = re.compile(rf"(?:\s?[-\u2010-\u2015]|(?P<joint>\s+(?:{joints}))?\s+)\Z", re.IGNORECASE).search(
        window
    )
    if between is None:
        return 0
    scale = writing.grammar.scales.before(window, between.start())
    words = [one for one in number_words(window, writing.tag, writing.language) if one.end == between.start()]
    begin = scale[1] if scale else words[0].start if words else len(window)
    hundreds = bool(scale) or any(one.number and one.number % _HUNDRED == 0 for one in words)  # `dreihundert`
    if between["joint"]:
        goes_on = hundreds and not _opens_range(window[:begin], writing)
    else:
        many = hundreds or any(one.number > 1 for one in words)
        goes_on = not between[0].isspace() or (many and _is_bare(text, value, writing))
    return len(window) - begin if goes_on else 0


def _opens_range(before: str, writing: Notation) -> bool:
    """Whether a word such as *between* stands before a number, of which a word such as *a* may be a part."""
    openers = writing.language.words("range_openers").alternatives
    return re.search(rf"(?<!\w)(?:{openers})\s+(?:\w+\s+)?\Z", before, re.IGNORECASE) is not None


def _is_bare(text: str, value: Span, writing: Notation) -> bool:
    """Whether a figure has no unit or currency, its own or behind it, which would measure what is counted."""
    digits = re.fullmatch(r"[\d.,\s]+", text[value.start : value.end])
    hyphen = text[value.end : value.end + 1] in "-\u2010\u2011"
    tail = writing.grammar.tail(text, value.end)
    return bool(digits) and not hyphen and not tail.unit and not tail.currency


def _behind(text: str, value: Span, writing: Notation) -> int:
    """How much right behind a figure makes another of it: `150²`, `150 squared`, `150 point five`."""
    end = value.end
    if text[end - 1 : end].isdigit():
        touching = _BEHIND.match(text, end)
        if touching and not _is_unit(text, end, touching.end(), writing):
            return len(touching[0])
    words = writing.language.words
    powers, points, sums = (words(name).alternatives for name in ("powers", "decimal_points", "sums"))
    power = re.compile(rf"\s+(?:{powers})(?!\w)", re.IGNORECASE).match(text, end)
    point = re.compile(rf"\s+(?:{points}|{sums})\s+(?=(\w+))", re.IGNORECASE).match(text, end)
    if point and not (point[1].isdigit() or list(number_words(point[1], writing.tag, writing.language))):
        point = None
    said = power or point
    return len(said[0]) + (len(point[1]) if point and not power else 0) if said else 0


def _is_unit(text: str, start: int, end: int, writing: Notation) -> bool:
    """Whether letters at a figure's last digit are its scale, unit or currency."""
    tail = writing.grammar.tail(text, start)
    return text[start].isalpha() and tail.end >= end
