"""What is said of a passage that was found, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Caution(NamedTuple):
    """A warning about a passage that was found.

    Attributes:
        subtype: `context`, `omission` or `speaker`.
        message: what a reader of the quotation would miss, and how to mend it.
    """

    subtype: str
    message: str


class Kind(StrEnum):
    """What a word does to a passage."""

    LIMITER = "limiter"
    NEGATION = "negation"
    CONDITION = "condition"
    MODAL = "modal"
    ATTRIBUTION = "attribution"
    QUALIFIER = "qualifier"
    QUESTION = "question"
    FIGURE = "figure"


@dataclass(frozen=True)
class Reason:
    """A word in the surroundings that a reader of the passage alone would miss."""

    kind: Kind
    word: str
    after: bool = False
