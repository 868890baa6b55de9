"""The vocabulary of the standards of analysis: likelihood, confidence, grades, markings.

Likelihood by ICD 203 or by the UK's PHIA yardstick, grades by the Admiralty (NATO) system, marking by
TLP 2.0. The official words are English; other languages' stand in `languages/`. TLP is never translated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.languages import english
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.languages import Language

_DATA: dict[str, Any] = read_toml(Path(__file__).with_suffix(".toml").read_text("utf-8"))

#: How sure a judgement is of its own ground.
CONFIDENCES = ("high", "moderate", "low")
#: Grades of a source, A to F, and of what it says, 1 to 6.
RELIABILITIES: tuple[str, ...] = tuple(_DATA["grades"]["reliability"])
CREDIBILITIES: tuple[str, ...] = tuple(_DATA["grades"]["credibility"])


@dataclass(frozen=True)
class Row:
    """One step of a scale.

    Attributes:
        terms: its official terms, which are synonyms.
        range: the probability they stand for, as it is printed.
    """

    terms: tuple[str, ...]
    range: str

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest probability, in per cent."""
        low, *rest = map(int, re.findall(r"\d+", self.range))
        return low, rest[0] if rest else low


@dataclass(frozen=True)
class Scale:
    """A scale of likelihood, the least likely first."""

    key: str
    title: str
    rows: tuple[Row, ...]

    @classmethod
    @cache
    def of(cls, key: str) -> Scale:
        """The scale `icd203` or `phia`. Raises EvidenceError: `option` for another."""
        try:
            data = _DATA["scales"][key]
        except KeyError:
            raise EvidenceError("option", f"no scale '{key}'; {nearest(key, _DATA['scales'])}") from None
        return cls(key, data["title"], tuple(Row(tuple(row["terms"]), row["range"]) for row in data["rows"]))

    @property
    def terms(self) -> tuple[str, ...]:
        """All official terms, the least likely first."""
        return tuple(term for row in self.rows for term in row.terms)

    def term(self, typed: str, language: Language | None = None) -> str:
        """The official term for one that an author typed, in English or in the page's language.

        Raises:
            EvidenceError: `estimate`, if it is not on the scale.
        """
        words = " ".join(typed.split()).lower()
        if words in self.terms:
            return words
        printed = (
            {likelihood_in(term, language).lower(): term for term in reversed(self.terms)} if language else {}
        )
        if words in printed:
            return printed[words]
        known = {*self.terms, *printed}
        raise EvidenceError(
            "estimate", f"'{typed}' is not on the scale {self.title}; {nearest(words, known, len(known))}"
        )

    def row(self, typed: str, language: Language | None = None) -> Row:
        """The row of a term, as `term` finds it, which says what it raises."""
        term = self.term(typed, language)
        return next(row for row in self.rows if term in row.terms)

    def printed(self, typed: str, language: Language) -> str:
        """A likelihood in a language, whichever it was typed in; as typed if it is not on the scale."""
        try:
            return likelihood_in(self.term(typed, language), language)
        except EvidenceError:
            return typed


def scales() -> tuple[Scale, ...]:
    """All scales there are."""
    return tuple(Scale.of(key) for key in _DATA["scales"])


def likelihood_in(term: str, language: Language) -> str:
    """An official term of likelihood as a language prints it; the term itself where it has no word."""
    return likelihood_words(term, language)[0]


def likelihood_words(term: str, language: Language) -> list[str]:
    """The words that stand for an official term in a text; the first is the one that is printed."""
    return language.lists.get(f"likelihood-{term.replace(' ', '-')}", [term])


def confidence(typed: str, language: Language | None = None) -> str:
    """The official word for a confidence that an author typed, in English or in the page's language.

    Raises:
        EvidenceError: `option`, if it is none of them.
    """
    words = " ".join(typed.split()).lower()
    printed = {confidence_in(one, language): one for one in CONFIDENCES} if language else {}
    known = {**printed, **{one: one for one in CONFIDENCES}}
    if words not in known:
        raise EvidenceError("option", f"no confidence '{typed}'; {nearest(words, known, len(known))}")
    return known[words]


def confidence_in(level: str, language: Language) -> str:
    """An official confidence as a language prints it."""
    return _nth("confidence", CONFIDENCES, level, language)


@dataclass(frozen=True)
class Grade:
    """A grade by the Admiralty system; either part may be missing.

    Attributes:
        reliability: of the source, A to F, or empty.
        credibility: of what it says, 1 to 6, or empty.
    """

    reliability: str = ""
    credibility: str = ""

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"

    @property
    def unjudged(self) -> bool:
        """Whether nothing is judged: F and 6 say that it could not be, not that it is bad."""
        return all(
            part in {"", *_DATA["grades"]["unjudged"]} for part in (self.reliability, self.credibility)
        )

    def words(self, language: Language | None = None) -> tuple[str, ...]:
        """What its parts mean, for the parts that it has."""
        language = language or english()
        return tuple(
            _nth(kind, values, value, language)
            for kind, values, value in (
                ("reliability", RELIABILITIES, self.reliability),
                ("credibility", CREDIBILITIES, self.credibility),
            )
            if value
        )


def grade(reliability: str = "", credibility: str = "") -> Grade:
    """A grade. Raises EvidenceError: `option`, for a part that is not on its scale."""
    _one_of("reliability", reliability, RELIABILITIES)
    _one_of("credibility", credibility, CREDIBILITIES)
    return Grade(reliability, credibility)


class Tlp(IntEnum):
    """A marking by TLP 2.0; a greater one may be shown to fewer."""

    CLEAR = 0
    GREEN = 1
    AMBER = 2
    AMBER_STRICT = 3
    RED = 4

    @classmethod
    def parse(cls, typed: str) -> Tlp:
        """The marking for a word such as `amber+strict`, with or without `TLP:`, in any case, spaces or none.

        Raises:
            EvidenceError: `tlp`, for anything else.
        """
        word = "".join(typed.split()).lower().removeprefix("tlp:")
        if word not in _DATA["tlp"]:
            known = ", ".join(f"'{one}'" for one in _DATA["tlp"])
            raise EvidenceError("tlp", f"'{typed}' is no TLP 2.0 marking; there are {known}")
        return cls[word.upper().replace("+", "_")]

    @property
    def word(self) -> str:
        """How an author types it."""
        return self.name.lower().replace("_", "+")

    @property
    def label(self) -> str:
        """How it is printed, in every language."""
        return f"TLP:{self.word.upper()}"

    @property
    def colour(self) -> str:
        """The colour of the label, on black."""
        return str(_DATA["tlp"][self.word])


def _nth(kind: str, values: tuple[str, ...], value: str, language: Language) -> str:
    """The word for one of some values, from a language's list in the same order, else from the English."""
    words = language.lists.get(kind, [])
    if len(words) != len(values):
        words = english().lists[kind]
    return words[values.index(value)]


def _one_of(what: str, value: str, known: Iterable[str]) -> None:
    if value and value not in known:
        raise EvidenceError("option", f"no {what} '{value}'; it is one of {', '.join(known)}")
