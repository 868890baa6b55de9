"""Columns and rows of plans and limits, beside those of what came of them: `Target 2024`, `Plan Q3`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.in_time import year_of
from sphinx_kfor.evidence.figures.table_names import WORD, name_stems, stems
from sphinx_kfor.evidence.figures.times import times_in
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language

#: What a page says of what is not yet so, besides the names of plans.
_MARKS = (
    "plan_marks", "goal_nouns", "limits", "bounds_to",
    "modals", "modal_planned", "modal_foreseen", "modal_demanded", "tenses",
)  # fmt: skip
#: So many small words may stand between the word for a goal and its figure: `the target was | 90`.
_BETWEEN = 2
#: So many words may stand between a figure and what says of it that it was planned.
_LED = 3


def is_planned(name: str, names: Iterable[str], writing: Notation) -> bool:
    """Whether a column or row is of a plan, and another of its table of what came of it.

    That is called so, *Result*, or counts the same, *Homes built* beside *Homes planned*, or is of a time as
    the plan is: *2024* beside *Plan 2026*; of a *Plan* alone it may be what was done: *Expenditure*. Of
    budgets alone, and of *Pension plans*, nothing is known.

    Args:
        name: its name.
        names: those of all columns, or rows.
        writing: how the source writes figures, and its words.
    """
    if not _words_of_plan(name, writing):
        return False
    others = [one for one in names if not _words_of_plan(one, writing)]
    rest = name_stems([name]) - _words_of_plan(name, writing) - _beginnings(writing.language.grammar)
    bare = rest <= _beginnings(writing.language.words("money_names").plain)
    results = _outcomes(writing) | (_done(writing.language) if bare else frozenset())
    if any(results.intersection(_words(one)) for one in others):
        return True
    if any(rest & name_stems([one]) for one in others):
        return True
    return _is_timed(name, writing) and any(_is_timed(one, writing) for one in others)


def says_plan(texts: Iterable[str], names: Iterable[str], page: Notation) -> bool:
    """Whether texts of a page say that something is planned, wanted or still to come.

    Args:
        texts: the texts.
        names: what the source calls it.
        page: how the page writes figures, and its words.
    """
    folded = fold_text(" ".join(texts)).lower()
    marks = page.language.words("plan_names", *_MARKS)
    future = page.language.words("future_endings", "future_like_endings").plain
    return (
        marks.search(folded) is not None
        or any(word.endswith(tuple(future)) for word in WORD.findall(folded))
        or not stems(folded).isdisjoint(frozenset().union(*(_words_of_plan(one, page) for one in names)))
    )


def is_called_planned(before: str, behind: str, page: Notation) -> bool:
    """Whether the words right beside a figure make it a goal or a plan: `the target was |`, `| were planned`.

    Not *as planned*, nor *more than was planned*.
    """
    language = page.language
    parting = language.words("comparisons", "time_partings", "relatives").plain
    parting -= language.words("plan_names").plain
    found, told = _goal(language).search(before), _planned(language).match(behind)
    words = [*_words(before[: found.start()])[-1:]] if found else _words(told["led"] or "") if told else [""]
    return bool(found or told) and parting.isdisjoint(words)


@lru_cache(maxsize=32)
def _goal(language: Language) -> re.Pattern[str]:
    goals = language.words("plan_names", "goal_nouns").alternatives
    small = "|".join(
        sorted({*map(re.escape, language.grammar | language.words("determiners", "references").plain)})
    )
    spent = "|".join(map(re.escape, sorted(_done(language))))
    between = rf"(?:\s+(?:{small})){{0,{_BETWEEN}}}(?:\s+(?:{spent}))?"  # `planned to spend |`
    return re.compile(rf"(?<!\w)(?:{goals}){between}\s+\W?\Z", re.IGNORECASE)


@lru_cache(maxsize=32)
def _planned(language: Language) -> re.Pattern[str]:
    goals, finite = (language.words(one).alternatives for one in ("plan_names", "finite"))
    words = rf"(?P<led>(?:\s+[^\W\d_]+){{0,{_LED}}}?)"
    ends = rf"\s+(?:{goals})\s*(?:[.,;:]|\Z)"  # `waren | geplant`
    return re.compile(rf"{words}\s+(?:{finite})\s+(?:{goals})(?!\w)|{ends}", re.IGNORECASE)


def _is_timed(name: str, writing: Notation) -> bool:
    return year_of(name)[0] > 0 or bool(times_in([name], writing))


def _words(name: str) -> list[str]:
    return [word.lower() for word in WORD.findall(name)]


def _words_of_plan(name: str, writing: Notation) -> frozenset[str]:
    """The beginnings of the words of a name that say a plan."""
    return _beginnings(writing.language.words("plan_names", "limits").plain.intersection(_words(name)))


def _outcomes(writing: Notation) -> frozenset[str]:
    return writing.language.words("outcome_names").plain


@lru_cache(maxsize=32)
def _done(language: Language) -> frozenset[str]:
    """What is done as planned, in all forms: `spend`, *Expenditure*."""
    kinds = (frozenset(entry.split("/")) for entry in language.words("verb_nouns").entries)
    return frozenset().union(*(one for one in kinds if one.isdisjoint(language.words("plan_names").plain)))


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(stems, words))
