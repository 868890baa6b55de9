"""What a proof finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

#: What each kind of finding means, for reports; the notes do not make a delivery unsound.
RULES = {
    "verify.record": "The evidence is not as it was written",
    "verify.altered": "The delivery was changed after it was written",
    "verify.missing": "What the record has does not stand in the delivery",
    "verify.added": "The delivery has words that the record does not have",
    "verify.source": "A passage does not stand in its source",
    "verify.attribution": "The record names a source otherwise than the catalogue",
    "verify.moved": "A passage stands elsewhere in its source",
    "verify.changed": "The file of a source is another one",
    "verify.unproved": "Nothing is here to prove it by",
    "verify.loose": "Words between quotation marks that the brief itself has, unchecked",
}
NOTES = frozenset(["verify.moved", "verify.changed", "verify.unproved", "verify.loose"])


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that does not hold, or that a reader must know.

    Attributes:
        rule: which of `RULES`.
        message: what is wrong.
        place: the file, or `p. 3` of a PDF.
        item: the use or block that it is about; empty for the whole.
        old: the words of the record.
        new: the words that stand there instead; empty where there are none.
    """

    rule: str
    message: str
    place: str = ""
    item: str = ""
    old: str = ""
    new: str = ""

    @property
    def note(self) -> bool:
        """Whether the delivery is sound in spite of it."""
        return self.rule in NOTES

    def to_json(self) -> dict[str, Any]:
        """Its fields, those that say something."""
        return {key: value for key, value in asdict(self).items() if value}
