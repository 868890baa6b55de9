"""Why a passage may mislead: a word that a reader of the passage alone would miss."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
