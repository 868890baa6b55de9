"""Word lists, one TOML file a language.

A list names words and phrases in lower case; `languages/en.toml` says what each list is for. A
source's `language` picks the file by its primary subtag (BCP 47); English is the fallback.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_FOLDER = Path(__file__).parent
FALLBACK = "en"


@dataclass(frozen=True)
class Language:
    """The word lists of one language."""

    tag: str
    lists: dict[str, list[str]]

    @cached_property
    def elisions(self) -> frozenset[str]:
        """Words that are written onto the next with an apostrophe."""
        return frozenset(self.lists.get("elisions", []))

    @cached_property
    def negations(self) -> re.Pattern[str]:
        """Matches a word that negates."""
        return self.pattern("negations")

    def pattern(self, name: str) -> re.Pattern[str]:
        """Matches any whole word or phrase of a list, in any case, as folded text has it."""
        words = sorted(self.lists.get(name, []), key=len, reverse=True)
        if not words:
            return re.compile(r"(?!)")
        alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def language(tag: str) -> Language:
    """The word lists for a language tag."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    path = _FOLDER / f"{primary}.toml"
    if not primary.isalpha() or not path.is_file():
        primary, path = FALLBACK, _FOLDER / f"{FALLBACK}.toml"
    return Language(primary, tomllib.loads(path.read_text("utf-8")))


@cache
def quotation_marks(tag: str) -> str:
    """The quotation marks of a language: outer opening and closing, inner opening and closing."""
    table: dict[str, str] = tomllib.loads((_FOLDER / "quotation-marks.toml").read_text("utf-8"))
    tag = tag.replace("_", "-")
    return table.get(tag) or table.get(tag.split("-")[0].lower()) or table["default"]
