"""What says of a passage that it may or should be, and what only seems to: a manner of speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import complements
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.measures import is_time
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: What a modal only says politely stands no farther behind it: `would nevertheless observe`.
_NEAR = 3
#: To whom something is said may stand between what somebody can and the verb: `kann ich dem Haus sagen`.
_TOLD = 6
#: A figure and what it counts.
_MEASURE = 2


def modal(scene: Scene) -> Iterator[Found]:
    """`may have | …`, `recommends | that …`; not `would note that | …`."""
    clause = scene.governed.clause
    # In `recommends | that …` the passage has the rest of the modal.
    first = scene.head.split(maxsplit=1)[:1] if clause else []
    that = first and first[0].lower() in scene.language.words("complements").plain
    clause = f"{clause.rstrip()} {first[0]}" if that else clause
    found = scene.language.words("modals").finditer(clause)
    match = next(
        (
            one
            for one in found
            if not _only_polite(one, scene.language)
            and not _compares(one, scene.language)
            and not _only_counts(one, scene)
        ),
        None,
    )
    if match:
        yield Found(match[0])
    final = _ends_clause(scene)
    if final:
        yield Found(final, after=True)


def _ends_clause(scene: Scene) -> str:
    """A modal behind the passage that ends its clause: `dass die Zahl | steigen könnte`; or nothing."""
    finals = scene.language.words("final_modals").plain
    if not finals or scene.ends_sentence or scene.edge.strip():
        return ""
    *_, last = re.split(r"[^\w\s-]", scene.behind, maxsplit=1)[0].split() or [""]
    return last if last.lower() in finals else ""


def _only_counts(word: re.Match[str], scene: Scene) -> bool:
    """Whether a figure right behind a modal makes none of it: `la vallée compte | 1 240 foyers`."""
    language, first = scene.language, fold_text(" ".join(scene.head.split()[:_MEASURE]))
    known = word[0].lower()
    counts = known in language.words("counting_verbs").plain
    lasts = known in language.words("lasting_verbs").plain
    if not (counts or lasts) or word.string[word.end() :].strip():
        return False
    writing = Notation(language.tag, language)
    unit = writing.grammar.units.get(first.split()[-1].lower()) or ""
    return writing.read(first) is not None and (counts or is_time(unit))


def _compares(word: re.Match[str], language: Language) -> bool:
    """Whether it is told how much oftener something is so: `twice as likely to be ill as | others`."""
    clause = word.string
    phrases = language.words("likelihood-none").finditer(clause)
    behind = language.words("comparisons").search(clause[word.end() :])
    return behind is not None and any(one.end() == word.end() for one in phrases)


def _only_polite(word: re.Match[str], language: Language) -> bool:
    """Whether a modal is but a manner of speech: `would note that | …`, `would be wrong to say that | …`."""
    clause = word.string
    if any(one.start() == word.start() for one in language.words("misjudgements").finditer(clause)):
        return True
    behind = clause[word.end() :].split()
    if behind[-1:] and _is_done(word, language):
        return behind[-1].lower() in language.words("complements").plain
    remarks = language.words("remarks").finditer(" ".join(behind[:_NEAR]))
    that = complements(language)
    return any(remarks) and not that.isdisjoint(one.lower() for one in behind)


def _is_done(word: re.Match[str], language: Language) -> bool:
    """Whether who can say so says so by it: `what I can | tell the House is that …`."""
    near = [*word.string[: word.start()].split()[-1:], *word.string[word.end() :].split()[:_TOLD]]
    able = word[0].lower() in language.words("abilities").plain
    return able and language.words("assurances").search(" ".join(near)) is not None
