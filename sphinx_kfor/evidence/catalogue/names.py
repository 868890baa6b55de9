"""Names of persons and bodies as CSL has them, in the order in which they are said and sorted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Annotated

from sphinx_kfor.evidence.catalogue.validated import After, Validated

__all__ = ["Name", "Names"]

#: Scripts whose names begin with the family's, and have no space, as Unicode calls their letters.
_FAMILY_FIRST = ("CJK ", "HANGUL ", "HIRAGANA ", "KATAKANA ")


@dataclass(frozen=True)
class Name(Validated):
    """A person, or with `literal` a body."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""

    @property
    def short(self) -> str:
        """The name in a citation: the family name with its particle."""
        return self.literal or " ".join(filter(None, (self.non_dropping_particle, self.family))) or self.given

    @property
    def full(self) -> str:
        """The name as one says it."""
        if self.literal:
            return self.literal
        if self._family_first:
            return f"{self.family}{self.given}"
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(filter(None, parts))

    @property
    def inverted(self) -> str:
        """The name as a bibliography sorts it."""
        if self.literal or not self.family:
            return self.literal or self.given
        if self._family_first:
            return self.full
        given = " ".join(filter(None, (self.given, self.dropping_particle)))
        return ", ".join(filter(None, (self.short, given, self.suffix)))

    @property
    def _family_first(self) -> bool:
        letters = [one for one in f"{self.family}{self.given}" if one.isalpha()]
        return bool(letters) and all(unicodedata.name(one, "").startswith(_FAMILY_FIRST) for one in letters)


def _named(name: Name) -> Name:
    if not (name.family or name.literal or name.given):
        raise ValueError("a name needs 'family' or 'literal'")
    return name


Names = tuple[Annotated[Name, After(_named)], ...]
