"""A figure in another form: its digits by a pattern, and all else that it says kept.

Patterns are those of CLDR (UTS 35, number format patterns), put into words by Babel. A pattern
cannot take a bound, a scale or a currency away; where it drops a digit, "about" says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import chain
from typing import TYPE_CHECKING

from babel.numbers import (
    format_decimal,
    get_currency_symbol,
    get_minus_sign_symbol,
    parse_decimal,
    parse_pattern,
)

from sphinx_kfor.evidence.figures.figure import decimals_of, scaled
from sphinx_kfor.evidence.figures.grammar import PERCENT, POINTS
from sphinx_kfor.evidence.figures.measures import SIGNS, unit_name
from sphinx_kfor.evidence.figures.scales import named, named_power
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.numbers import NumberPattern

    from sphinx_kfor.evidence.figures.figure import Figure, Notation

#: The page's separators, and every digit.
LOCAL = "local"
#: One digit at least, groups of three (or of two before those): `150` cannot become `0,150` or `1,50`.
_PATTERN = re.compile(r"(?:#{0,9}(?:,##)?,##0|#{0,9}0|@{1,20}#{0,9})(?:\.[0#]{1,20})?%?")
_SPACE = "\u00a0"
_THOUSAND = 3
#: Figures of as many digits are printed exactly.
_PRECISION = 200


def formatted(figure: Figure, source: Notation, pattern: str, page: Notation) -> str:
    """A figure as a page prints it.

    Args:
        figure: the figure.
        source: how its source writes figures.
        pattern: `local`, or a number pattern such as `#,##0.0`.
        page: how the page does.

    Raises:
        EvidenceError: `option`, if the pattern is none.
    """
    if pattern != LOCAL and not _PATTERN.fullmatch(pattern):
        raise EvidenceError("option", f"'{pattern}' is no format; write 'local', '#,##0', '0.0' or the like")
    same = _primary(source) == _primary(page)
    if not same:
        figure = _in_named_scale(multiplied(_with_sign(figure, source)), page)
        figure = _in_words_of(page, figure, source)
    numbers = [figure.number.copy_abs()] + ([] if figure.high is None else [figure.high])
    figure, numbers, pattern = _in_percent(figure, numbers, pattern)
    most = max(map(decimals_of, numbers))
    written = [_digits(number, _shortened(pattern, decimals_of(number), most), page) for number in numbers]
    amount = "–".join(dict.fromkeys(text for text, _ in written)) + _scale(figure, page, same=same)
    minus = get_minus_sign_symbol(_locale(page)) if figure.number < 0 else ""
    amount = minus + _with_unit(_with_currency(amount, figure, page, same=same), figure, page)
    dropped = any(lost for _, lost in written) and figure.bound != "about"
    about = page.words("bounds", "about").entries[:1] if dropped else ()
    said = _bounded(" ".join([*about, amount]), figure, page, same=same)
    if figure.also:
        said += f" ({formatted(replace(figure.also, also=None), source, pattern, page)})"
    return said


def _in_words_of(page: Notation, figure: Figure, source: Notation) -> Figure:
    """A figure whose per cent or physical unit is named as a page's language does, where CLDR knows it."""
    share = source.grammar.shares.get(figure.unit)
    if share == PERCENT:
        return replace(figure, unit=PERCENT)
    if share == POINTS:
        return replace(figure, unit=points(page))
    name = unit_name(figure.measure, figure.number if figure.high is None else figure.high, page.tag)
    return replace(figure, unit=name) if name and figure.unit not in chain(*SIGNS.values()) else figure


def points(page: Notation) -> str:
    """The words for percentage points in a page's language."""
    return next(iter(page.words("percentage", "points").entries[1:2]), POINTS)


def multiplied(figure: Figure) -> Figure:
    """A figure with a count such as `dozen` reckoned in, which no other language has a word for."""
    if figure.times == 1:
        return figure
    high = None if figure.high is None else figure.top
    return replace(figure, number=figure.value, high=high, times=Decimal(1), scale="", power=0)


def _in_named_scale(figure: Figure, page: Notation) -> Figure:
    """A figure in a scale that the page's language has a word for: 320 million for 3.2亿."""
    less = named_power(figure.power, page.tag)
    if less == figure.power or figure.power % _THOUSAND == 0:
        return figure
    up = figure.power - less
    high = None if figure.high is None else scaled(figure.high, up)
    return replace(
        figure, number=scaled(figure.number, up), high=high, power=less, scale=figure.scale if less else ""
    )


def _in_percent(figure: Figure, numbers: list[Decimal], pattern: str) -> tuple[Figure, list[Decimal], str]:
    """What a pattern in per cent makes of a figure: a fraction becomes per cent, and per cent stays so.

    Raises EvidenceError: `option`, for what counts something else.
    """
    if not pattern.endswith("%"):
        return figure, numbers, pattern
    if figure.unit.startswith("%"):
        return figure, numbers, pattern[:-1]
    if figure.unit or figure.currency or figure.scale:
        raise EvidenceError(
            "option", f"the format '{pattern}' is for a fraction, and '{figure.text}' is none"
        )
    return replace(figure, unit="%"), [scaled(number, 2) for number in numbers], pattern[:-1]


def _shortened(pattern: str, own: int, most: int) -> str:
    """A pattern with no more decimals than an end of a range has, where the other end has more."""
    whole, point, decimals = pattern.partition(".")
    if own >= most or not point or len(decimals) > most:
        return pattern
    return f"{whole}.{decimals[:own]}" if own else whole


def _with_sign(figure: Figure, source: Notation) -> Figure:
    """A figure whose unit is a currency's name, as one of that currency, which any language can write."""
    code = source.currency(figure.unit)
    return figure if code == figure.unit else replace(figure, currency=code, unit="")


def _digits(number: Decimal, pattern: str, page: Notation) -> tuple[str, bool]:
    """A number by a pattern, and whether the pattern dropped a digit of it.

    Raises EvidenceError: `option`, for a pattern that adds digits which the source does not have.
    """
    local = pattern == LOCAL
    if local:
        decimals = decimals_of(number)
        pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    with localcontext() as context:
        context.prec = _PRECISION
        text = format_decimal(number, format=parse_pattern(pattern), locale=_locale(page))
        printed = parse_decimal(text, locale=_locale(page))
    if decimals_of(printed) > max(decimals_of(number), 0):
        raise EvidenceError(
            "option",
            f"the format '{pattern}' prints '{text}', with more digits than the source has; "
            f"write 'local', or a pattern with {_counted(decimals_of(number))}",
        )
    return text, printed != number


def _counted(decimals: int) -> str:
    return f"{decimals} decimal{'s' * (decimals > 1)} at most" if decimals else "no decimals"


def _scale(figure: Figure, page: Notation, *, same: bool) -> str:
    if not figure.scale:
        return ""
    if not same:
        word = named(figure.power, figure.number if figure.high is None else figure.high, page.tag)
        return _SPACE + (word or f"× 10^{figure.power}")
    at = figure.text.find(figure.scale)
    apart = figure.text[:at][-1:].isspace() if at >= 0 else len(figure.scale) > 2  # noqa: PLR2004 (a word)
    return (_SPACE if apart else "") + figure.scale


def _with_currency(amount: str, figure: Figure, page: Notation, *, same: bool) -> str:
    """The sign where the page's language has it, with a space between letters and digits."""
    if not figure.currency:
        return amount
    sign = figure.sign if same else get_currency_symbol(figure.currency, _locale(page))
    if sign.islower():
        return f"{amount}{_SPACE}{sign}"  # the name of a currency, as a header has it
    pattern = _locale(page).currency_formats["standard"]
    return _with_mark(amount, sign, "¤", pattern)


def with_unit(amount: str, unit: str, page: Notation) -> str:
    """An amount with a unit that an author typed; a currency's sign stands where the page's language has it.

    So `9.8` and `£ million` are `£9.8 million` in English, and `9.8 million £` is nowhere.
    """
    tail = page.grammar.tail(f"1 {unit}", 1)
    rest = unit[tail.end - 2 :]
    is_sign = tail.currency and tail.sign == tail.sign.upper() and rest[:1] in {"", " ", "/"}
    digits = re.search(r"\d", amount)
    if not is_sign or digits is None:
        return f"{amount}{_SPACE}{unit}"
    before, number = amount[: digits.start()], amount[digits.start() :]
    apart = _SPACE if len(tail.scale) > 2 else ""  # noqa: PLR2004 (a word)
    scaled = f"{number}{apart}{tail.scale}" if tail.scale else number
    return before + _with_mark(scaled, tail.sign, "¤", _locale(page).currency_formats["standard"]) + rest


def _with_unit(amount: str, figure: Figure, page: Notation) -> str:
    if not figure.unit.startswith("%"):
        return f"{amount}{_SPACE}{figure.unit}" if figure.unit else amount
    return _with_mark(amount, figure.unit, "%", _locale(page).percent_formats[None])


def _with_mark(amount: str, sign: str, mark: str, pattern: NumberPattern) -> str:
    """With a sign where a language's pattern has the mark for it; letters before a number stand apart."""
    before, after = str(pattern.prefix[0]), str(pattern.suffix[0])
    if mark in before:
        return before.replace(mark, sign + _SPACE * sign[-1:].isalpha()) + amount
    return amount + after.replace(mark, sign)


def _bounded(amount: str, figure: Figure, page: Notation, *, same: bool) -> str:
    """With the source's bound, in the page's language."""
    word = figure.bound_word
    if not figure.bound:
        return amount
    if not same:
        word = (page.words("bounds", figure.bound).entries or (word,))[0]
        return f"{word} {amount}"
    if word == "+":
        return amount + word
    behind = figure.text.find(word) > 0
    return f"{amount} {word}" if behind else f"{word} {amount}"


def _primary(notation: Notation) -> str:
    return _locale(notation).language


def _locale(notation: Notation) -> Locale:
    return locale(notation.tag or "en")
