"""Words that say how a clause leads to its figure, by language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def without_article(words: list[str], language: Language) -> list[str]:
    """Words without the article at their end: `in the`."""
    articled = words and words[-1] in language.words("determiners").plain
    return words[:-1] if articled else words


@lru_cache(maxsize=32)
def bounds_behind(language: Language) -> re.Pattern[str]:
    """What bounds a figure right behind it: `as many as |`."""
    bounds = language.words(*(name for name in language.lists if name.startswith("bounds_"))).alternatives
    return re.compile(rf"(?<!\w)(?:{bounds})\s*\Z", re.IGNORECASE)


@lru_cache(maxsize=32)
def shares(language: Language) -> re.Pattern[str]:
    """What makes a figure per cent, right behind it."""
    return re.compile(rf"\s*(?:%|(?:{language.words('percents').alternatives})(?!\w))", re.IGNORECASE)


@lru_cache(maxsize=32)
def whole_links(language: Language) -> re.Pattern[str]:
    """What joins a share to that of which it is one: `| of the`."""
    of, the = (
        language.words(*lists).alternatives for lists in (("genitives", "part_links"), ("determiners",))
    )
    return re.compile(rf"\s+(?:{of})\s+(?:(?:{the})\s+)?", re.IGNORECASE)


@lru_cache(maxsize=32)
def articles(language: Language) -> frozenset[str]:
    """What may stand right before the name of what a verb is said of."""
    return language.words("determiners", "joints", "contrasts").plain


@lru_cache(maxsize=32)
def before_names(language: Language) -> frozenset[str]:
    """What may stand before a name at the beginning of a clause."""
    lists = (
        "determiners",
        "joints",
        "contrasts",
        "place_openers",
        "time_openers",
        "concerned_openers",
        "part_openers",
    )
    return language.words(*lists).plain | {","}


@lru_cache(maxsize=32)
def small_words(language: Language) -> frozenset[str]:
    """Words that say nothing of what a figure is of."""
    return (
        language.grammar | language.words("determiners", "pronouns", "quantifiers", "focuses", "hedges").plain
    )


@lru_cache(maxsize=32)
def parting(language: Language) -> frozenset[str]:
    """What begins something else between a name and a figure: a comparison, another clause."""
    lists = ("comparisons", "relatives", "subordinators", "joints", "contrasts", "time_partings")
    return language.words(*lists).plain - language.words("ranges", "range_openers").plain | {"and"}
