"""What a source says is to come, or is a limit, and a page says is so: *will build 400*, *built 400*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.bound_words import LIMIT
from sphinx_kfor.evidence.figures.table_names import WORD

if TYPE_CHECKING:
    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.languages import Language

#: Lists of which any word on the page leaves open whether something is so.
_OPEN = (
    "modals", "tenses", "modal_planned", "modal_foreseen", "modal_demanded", "modal_wished", "plans", "votes",
    "conditions", "negations", "goals", "goal_nouns", "limits", "futures", "inquiries",
)  # fmt: skip
#: A verb that says so by its end has more letters than that.
_LEAST = 4
_YEAR = re.compile(r"(?<![\w.,])20\d\d(?!\w|[.,]\d)")


def told_as_done(here: Saying, there: Saying, *, value: bool) -> str:
    """What is told of a figure that is to come in its source, and is so on the page; or nothing.

    Args:
        here: the figure on the page.
        there: the same in its source.
        value: whether it is cut from that: of modals before it something else tells.
    """
    word = _governing(there)
    if there.figure.bound == LIMIT and not here.figure.bound:
        return _told_as_reached(here)
    language, sentence = here.writing.language, here.sentence
    if not word or _says_to_come(sentence, language) or _is_open(sentence, language):
        return ""
    if value and word in there.writing.language.words("modals").plain:
        return ""
    return f"is to come in its source, which says '{word}', and is so here" if not _dated(here, there) else ""


def _told_as_reached(here: Saying) -> str:
    """What is told of a figure that is a limit in its source, and is reached on the page; or nothing."""
    answer = here.writing.language.words("allowances", *_OPEN).search(here.sentence)
    return "" if answer else "is a limit in its source, and is reached here"


def _is_open(sentence: str, language: Language) -> bool:
    """Whether a word of a sentence, or the mood of one, leaves open whether something is so."""
    moods = tuple(language.words("mood_endings").plain) or "\0"
    said = language.words(*_OPEN).search(sentence)
    return said is not None or any(word.lower().endswith(moods) for word in WORD.findall(sentence))


def _governing(saying: Saying) -> str:
    """What says of a figure that it is to come; not of another verb, `to hire 260 and has hired | 74`."""
    language, lead = saying.writing.language, saying.lead.rpartition(": ")[2]
    word = _says_to_come(lead, language)
    _, *parted = _joints(language).split(lead.lower().rpartition(word.lower())[2]) if word else [""]
    verb = language.words("finite").search(f"{' '.join(parted)} {saying.behind}".lower())
    return "" if parted and verb else word


@lru_cache(maxsize=32)
def _joints(language: Language) -> re.Pattern[str]:
    joints = language.words("joints", "contrasts", "number_joints").alternatives
    return re.compile(rf",\s|(?<!\w)(?:{joints})(?!\w)", re.IGNORECASE)


def _says_to_come(words: str, language: Language) -> str:
    """The last of some words that says that something is to come; empty for none."""
    said = [one[0] for one in language.words("futures").finditer(words.lower())]
    ends = tuple(language.words("future_endings").plain) or "\0"
    said += [word for word in WORD.findall(words) if word.lower().endswith(ends) and len(word) > _LEAST]
    return said[-1] if said else ""


def _dated(here: Saying, there: Saying) -> bool:
    """Whether the page says by which of the source's years it will be so."""
    return not _years(here.sentence).isdisjoint(_years(there.sentence))


@lru_cache(maxsize=256)
def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))
