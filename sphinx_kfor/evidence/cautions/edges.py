"""What a passage's edges cut off from its first or last word: a qualifier, a time, a part of a figure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edits.changed import changed_from
from sphinx_kfor.evidence.cautions.edits.cut_words import (
    broken_figure,
    broken_word,
    compared,
    compared_before,
    cut_figure,
    cut_range,
    qualifier_before,
    time_before,
    time_behind,
    trailing,
)
from sphinx_kfor.evidence.cautions.phrases.clauses import starts
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.figures.left import Part
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language


def qualifier(scene: Scene) -> Iterator[Found]:
    """A word outside that changes the one beside it: `half of | the lorries`, `condition | alone`."""
    before = "" if _begins_anew(scene) else qualifier_before(scene.lead, scene.folded_lead, scene.language)
    kept = scene.gaps[0].words if scene.gaps and scene.gaps[0] else ""
    before = "" if before in kept.lower() or _is_counted_out(scene, before) else before
    behind = "" if scene.ends_sentence else broken_word(scene.tail, scene.rest)
    if not scene.ends_sentence and not scene.edge.strip():
        behind = behind or trailing(scene.behind, scene.language)
    if before:
        yield Found(before)
    if behind:
        yield Found(behind, after=True)


def _is_counted_out(scene: Scene, word: str) -> bool:
    """Whether a share is whole before a passage, which says what it does: `nel 22 per cento | non …`.

    A German word without an ending says nothing of a noun: `von 50 Prozent | befristet auf 45 abgesenkt`.
    """
    language, led = scene.language, scene.folded_lead.rstrip(" '")
    share = word.lower() in language.words("measures").plain and re.search(
        rf"\d\s?{re.escape(word)}$", led, re.IGNORECASE
    )
    acts = starts(language.words("negations", "finite", "tenses"), fold_text(scene.head)) is not None
    return bool(share) and (acts or _is_bare(scene.head, language))


def _is_bare(head: str, language: Language) -> bool:
    """Whether a passage begins with an adverb or the like, as German shows it by the want of an ending."""
    endings, first = tuple(language.words("adjective_endings").plain), head.split(maxsplit=1)[:1]
    links = language.words("prepositions", "determiners", "part_links", "joints").plain
    return (
        bool(endings and first)
        and first[0].islower()
        and not first[0].endswith(endings)
        and (first[0] not in links)
    )


def _begins_anew(scene: Scene) -> bool:
    """Whether a passage begins with a word that nothing before it counts: `On the third | there is …`."""
    first = scene.head.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower() in _uncounted(scene.language)


@cache
def _uncounted(language: Language) -> frozenset[str]:
    """Words that nothing before them counts."""
    words = language.words
    others = words("references").plain - words("determiners").plain | words("finite", "joints").plain
    return others | words("negations").plain - words("indefinites").plain


def time(scene: Scene) -> Iterator[Found]:
    """Words that say when it was so: `Before the war | …`, `1,310 | a year earlier`."""
    behind = "" if scene.ends_sentence or scene.edge.strip() else scene.behind
    after = time_behind(scene.tail, behind, scene.language)
    word = time_before(scene.folded_lead, scene.language) if scene.lead else ""
    word = word or changed_from(scene.folded_lead, scene.head, scene.rest, scene.language)
    if not after:
        word = word or compared_before(scene.folded_lead, scene.head, scene.language)
    yield from [Found(word)] * bool(word)
    yield from [Found(after, after=True)] * bool(after)


def figure(scene: Scene) -> Iterator[Found]:
    """A number or a part of one outside, or a word that makes a difference of the figure at the end."""
    start, end = scene.passage
    parts = scene.cut_figures
    before = [one for one in parts if one.end <= start and one.part is not Part.BOUND]
    if before:
        yield Found(before[-1].text)
    elif not _begins_anew(scene):
        word = cut_figure(scene.lead, scene.head, scene.language, after=False)
        yield from [Found(word)] * bool(word)
    behind = next((one.text for one in parts if one.start >= end), "") or _behind_figure(scene)
    if behind and not scene.ends_sentence:
        yield Found(behind, after=True)


def _behind_figure(scene: Scene) -> str:
    """What a sign joins to the figure at the passage's end, or a word that makes a difference of it."""
    language = scene.language
    behind = broken_figure(scene.tail, scene.rest)
    if behind or scene.edge.strip():
        return behind
    return (
        cut_figure(scene.tail, scene.rest[len(scene.edge) :], language, after=True)
        or cut_range(scene.tail, scene.behind, language)
        or compared(scene.tail, scene.behind, language)
    )
