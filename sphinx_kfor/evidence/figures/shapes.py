"""How a figure is worked out of others: as their sum, as the difference, quotient or share of two."""

from __future__ import annotations

from enum import Enum

from sphinx_kfor.evidence.text.patterns import late


class Shape(Enum):
    """How a figure comes of its parts; of the last three there are two parts, in the expression's order."""

    OTHER = "other"
    SUM = "sum"
    DIFFERENCE = "difference"
    QUOTIENT = "quotient"
    SHARE = "share"


_SPACE = late(r"\s+")
_NAME = r"\(?[a-z][a-z0-9_]*\)?"
_SHAPES = {
    Shape.SUM: late(rf"(?:sum)?\(?{_NAME}(?:[+,]{_NAME})+\)?"),
    Shape.DIFFERENCE: late(rf"(?:abs)?\(?{_NAME}[-\u2212]{_NAME}\)?"),
    Shape.QUOTIENT: late(rf"\(?{_NAME}[/\u00f7]{_NAME}\)?"),
    Shape.SHARE: late(rf"share\({_NAME},{_NAME}\)"),
}


def shape_of(expression: str) -> Shape:
    """How an expression of names works a figure out."""
    tight = _SPACE.sub("", expression)
    return next((shape for shape, pattern in _SHAPES.items() if pattern.fullmatch(tight)), Shape.OTHER)
