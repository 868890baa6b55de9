"""What a source says is to come, and a page says is so: *will build 400* told as *built 400*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.languages import Language

#: Lists of which any word on the page leaves open whether something is so.
_OPEN = (
    "modals", "tenses", "modal_planned", "modal_foreseen", "modal_demanded", "plans", "conditions", "negations",
    "goals", "goal_nouns", "limits", "futures",
)  # fmt: skip
#: A verb that says so by its end has more letters than that.
_LEAST = 4
_YEAR = re.compile(r"(?<![\w.,])20\d\d(?!\w|[.,]\d)")


def told_as_done(here: Saying, there: Saying) -> str:
    """What is told of a figure that is to come in its source, and is so on the page; or nothing."""
    word = _says_to_come(there.lead, there.writing.language)
    language, sentence = here.writing.language, here.sentence
    if not word or _says_to_come(sentence, language) or language.words(*_OPEN).search(sentence.lower()):
        return ""
    return f"is to come in its source, which says '{word}', and is so here" if not _dated(here, there) else ""


def _says_to_come(words: str, language: Language) -> str:
    """The last of some words that says that something is to come; empty for none."""
    said = [one[0] for one in language.words("futures").finditer(words.lower())]
    ends = language.words("future_endings").plain
    said += [word for word in WORD.findall(words) if any(map(word.lower().endswith, ends)) and len(word) > _LEAST]
    return said[-1] if said else ""


def _dated(here: Saying, there: Saying) -> bool:
    """Whether the page says by which of the source's years it will be so."""
    return not _years(here.sentence).isdisjoint(_years(there.sentence))


@lru_cache(maxsize=256)
def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


