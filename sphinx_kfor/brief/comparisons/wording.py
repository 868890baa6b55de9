"""Figures of a comparison as its sentences write them: all in the notation of the page.

A table keeps what each source has; a sentence that sets `1.214` beside `88` and their difference `1,126`
would be read wrongly. What a header says of a figure stands with it, since the difference is told with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from docutils import nodes

from sphinx_kfor.evidence.figures.figure import decimals_of, scaled
from sphinx_kfor.evidence.figures.formatting import LOCAL, formatted
from sphinx_kfor.evidence.figures.grammar import PERCENT, POINTS
from sphinx_kfor.evidence.figures.measures import amount, unscaled
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.comparisons import Value
    from sphinx_kfor.evidence.figures.figure import Figure, Notation


#: What stands behind the number of a figure, parted from it by a space.
_UNIT = re.compile(r"(?<=\d)\s\D+\Z")


def in_sentence(shown: str, value: Value, writings: tuple[Notation, Notation], pattern: str) -> str:
    """A figure as a sentence of the page writes it, without its flag.

    Args:
        shown: how its row prints it.
        value: what it says, with what its headers say.
        writings: how its source writes figures; how the page does.
        pattern: the format that the author gave it, or empty.
    """
    source, page = writings
    figure = value.figure
    if figure is None:
        return shown
    if not pattern and _reads_the_same(shown, figure, writings):
        return shown.removesuffix(figure.flag).rstrip()
    return formatted(figure, source, pattern or LOCAL, page)


def _reads_the_same(shown: str, figure: Figure, writings: tuple[Notation, Notation]) -> bool:
    """Whether a reader of the page takes a figure as its source has it for what it is."""
    source, page = writings
    if locale(source.tag or "en").language != locale(page.tag or "en").language:
        return False
    read = page.read(shown)
    return read is not None and replace(read, text=figure.text) == figure


def raised(figure: Figure | None) -> list[nodes.Node]:
    """The flag behind a figure, as the source has it."""
    flag = figure.flag if figure else ""
    return [nodes.superscript(flag, flag)] * bool(flag)


def with_flag(words: str, figure: Figure | None) -> list[nodes.Node]:
    """A figure of a sentence with its flag raised behind it, and before the unit that it is counted in."""
    plain = figure is not None and not figure.power and figure.times == 1
    unit = _UNIT.search(words) if plain else None
    number = words[: unit.start()] if unit else words
    return [nodes.Text(number), *raised(figure), *([nodes.Text(unit[0])] if unit else [])]


def apart(
    size: Decimal, values: tuple[Value, Value], writings: tuple[Notation, Notation], pattern: str
) -> str:
    """How far two figures are apart, in the scale that both have and in what they count.

    Args:
        size: the difference.
        values: the two, of one kind.
        writings: how the source of the first writes figures; how the page does.
        pattern: the format that the author gave both, or empty.
    """
    source, page = writings
    one, other = (value.figure for value in values)
    kind = values[0].kind
    if one is None or other is None:
        return str(size)
    if pattern.endswith(PERCENT) and not kind:
        size, kind = scaled(size, 2), PERCENT  # fractions that are printed as per cent
    if kind in {PERCENT, POINTS}:
        return _("%s percentage points") % _plainly(size, page)
    plain = one.times == other.times == 1 and one.measure == other.measure == unscaled(one.measure)[0]
    shared = one.power if plain and one.power == other.power else 0
    told = "" if shared or "-" not in kind else amount(size, kind, page.tag)
    if told:
        return told
    digits = _trimmed(scaled(size, -shared), max(one.decimals, other.decimals))
    gap = replace(
        one, number=digits, high=None, power=shared, scale=one.scale if shared else "",
        bound="", bound_word="", times=Decimal(1), also=None, unit=one.unit if kind else "", flag="",
    )  # fmt: skip
    return formatted(gap, source, LOCAL, page)


def _trimmed(number: Decimal, decimals: int) -> Decimal:
    """A number without noughts at its end that neither of two figures has."""
    least = max(decimals, decimals_of(number.normalize()))
    return number.quantize(Decimal(1).scaleb(-least)) if decimals_of(number) > least else number


def _plainly(size: Decimal, page: Notation) -> str:
    """A number with all its digits."""
    return str(format_decimal(size, locale=locale(page.tag or "en"), decimal_quantization=False))
