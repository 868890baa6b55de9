"""What belongs to a figure and stands outside a span of a text, by what it is of the figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a figure."""

    SIGN = "sign"
    CURRENCY = "currency"
    BOUND = "bound"
    POWER = "power"
    SCALE = "scale"
    SHARE = "share"
    RANGE = "range"
    RATIO = "ratio"
    UNIT = "unit"
    DIFFERENCE = "difference"
    MULTIPLE = "multiple"
    DOUBT = "doubt"
    SUM = "sum"
    WHOLE = "whole"
    REFERENCE = "reference"
    OPENER = "opener"


#: The unit of hundredths of money, for which CLDR has no name.
HUNDREDTH = "money-hundredth"


@dataclass(frozen=True)
class Left:
    """What stands outside a span and belongs to the figure in it.

    Attributes:
        part: which part of the figure it is.
        text: as it stands, its spaces evened out.
        start: where it begins.
        end: where it ends.
        unit: of a unit, its identifier in CLDR.
    """

    part: Part
    text: str
    start: int
    end: int
    unit: str = ""

    @classmethod
    def of(cls, part: Part, text: str, start: int, end: int, unit: str = "") -> Left:
        """What stands between two places of a text, in code points."""
        said = " ".join(text[start:end].replace("\u00ad", "").split())
        return cls(part, said.strip("-\u2010 ") if part is not Part.SIGN else said, start, end, unit)
