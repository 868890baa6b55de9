"""Whose a work or a part is that speaks in a source: `calculations by Ruiz`, `the audit unit of a board`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.roles import content_words
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene

#: A name begins and ends within so many words behind *by*.
_NEAR = 5
_CLAUSE = r"[^,;:.!?\u00ab\u201c\"]"


def made_by(scene: Scene, phrase: str) -> tuple[list[str], set[str]]:
    """Who made the work that speaks: the name, and words for what such a one is.

    Args:
        scene: a passage.
        phrase: the work, as the source has it: `a study`, `calculations made`.
    """
    near, language = scene.surroundings.text, scene.language
    if not _is_work(phrase, scene):
        return [], set()
    links = language.words("authorships").alternatives
    found = re.search(
        rf"{re.escape(phrase)}(?!\w){_CLAUSE}*?\s(?:{links})\s+({_CLAUSE}+)", near, re.IGNORECASE
    )
    words = " ".join(parted(found[1], language).split()[:_NEAR]) if found else ""
    named = mentions(words, Span(0, len(words)), language)[:1]
    return [one.name for one in named], {
        word for one in named for word in content_words(words[: one.start].lower(), language)
    }


def _is_work(phrase: str, scene: Scene) -> bool:
    """Whether a noun is something that somebody made, as a report is."""
    words = [word.lower() for word in WORD.findall(parted(phrase, scene.language))]
    works = scene.language.words("authors", "data", "ascriptions").plain
    return any(word in works or (kinds(word) and kinds(word) <= DOCUMENTS) for word in words)


def whole_of(scene: Scene, phrase: str) -> set[str]:
    """Words for the body of which a part or a report speaks: `la direction des projets | du ministère`."""
    language, near = scene.language, scene.surroundings
    head = {word.lower() for word in WORD.findall(parted(phrase, language))}
    document = any(kinds(word) & DOCUMENTS for word in head)
    if not document and not head & language.words("representatives").plain:
        return set()
    behalf = language.words("behalves").alternatives
    behind = re.search(rf"{re.escape(phrase)}\s+(?=(?:{behalf})(?!\w))([^,;:.!?\u00ab\u201c\"]+)", near.text)
    parts = re.split(rf"(?<!\w)(?:{behalf})\s", parted(behind[1], language)) if behind else []
    return {word for part in parts for word in content_words(part.lower(), language)} & (
        language.words("bodies").plain
        | {word for part in parts for word in part.lower().split() if kinds(word)}
    )
