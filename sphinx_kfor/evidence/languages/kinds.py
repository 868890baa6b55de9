"""Whether nouns of two languages may be of one: `ministère`, `Ministerium`; `transports`, `trasporti`."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from sphinx_kfor.evidence.languages.serbian import latin
from sphinx_kfor.evidence.toml import read_toml

#: The kinds of who chairs.
CHAIRS = frozenset({"president", "mayor"})
#: Kinds of what speaks that are no persons, and of those who are nobody else's kind too.
DOCUMENTS = frozenset(["report", "study", "data"])
DISTINCT = frozenset(
    "residents workers doctors union opposition police army scientists auditors court mayor minister prefect "
    "deputy engineer interviewer prosecution defence".split()
)
#: Those of whom anybody speaks for all: `prosecutors`, `the prosecution`; `auditors`, `the Court of Audit`.
SIDES = frozenset(["prosecution", "defence", "auditors", "consultancy"])
#: Those whose president needs no more than the article in a text that speaks of them.
SOCIETIES = frozenset(["association", "company", "union"])
#: Kinds of which one may be meant where another is named: a ministry by its minister, a union by its members.
_KIN = tuple(
    frozenset(group.split())
    for group in (
        "government ministry minister agency office",
        "government parliament party",
        "government police army",
        "government region town council prefect office",
        "town council mayor region residents",
        "parliament deputy party opposition",
        "parliament party minister",
        "company operator bank workers engineer consultancy agency office association",
        "union association workers doctors residents engineer scientists",
        "university institute scientists doctors consultancy agency office",
        "auditors court prosecution defence",
        "auditors office agency consultancy",
        "police prosecution",
    )
)
#: An entry with fewer letters is only the beginning of a word.
_INSIDE = 6
#: Words so much alike are one, if they are so long: the same loan, or the same name.
_ALIKE, _LONG = 0.73, 6


@lru_cache(maxsize=4096)
def are_kindred(one: str, other: str) -> bool:
    """Whether two nouns, of whatever languages, are of one kind or look like forms of one word."""
    if not kinds(one).isdisjoint(kinds(other)):
        return True
    bare, also = _plain(one), _plain(other)
    long = min(len(bare), len(also)) >= _LONG and bare[0] == also[0]
    return long and SequenceMatcher(None, bare, also, autojunk=False).ratio() >= _ALIKE


def may_be_one(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of some kinds may be meant where one of others is named."""
    return not some.isdisjoint(others) or any(some & kin and others & kin for kin in _KIN)


@lru_cache(maxsize=4096)
def kinds(word: str) -> frozenset[str]:
    """The kinds of who speaks and acts of which a noun is."""
    bare = _plain(word)
    return frozenset(kind for kind, entries in _kinds().items() if any(_is_of(bare, one) for one in entries))


def _is_of(bare: str, entry: str) -> bool:
    if entry[0] == "=":
        return bare == entry[1:]
    return bare.startswith(entry) or (len(entry) >= _INSIDE and entry in bare)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = read_toml(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {kind: tuple(map(_plain, entries)) for kind, entries in table.items()}


def _plain(word: str) -> str:
    """A word in Latin letters, without their marks."""
    parts = unicodedata.normalize("NFD", latin(word.lower()))
    return "".join(one for one in parts if not unicodedata.combining(one))
