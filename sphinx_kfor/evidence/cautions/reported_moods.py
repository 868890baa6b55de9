"""What a source tells on as somebody's words by the mood of a verb: `Ruiz widersprach. Das Tor | sei alt`.

Where a verb has none for speech its past may say so as well: `Ruiz said it leaked. The gate | would fail`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.cautions.voices.cues import has_turns
from sphinx_kfor.evidence.languages.words import Words
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

_ENDS = re.compile(r"[,;:]\s")


def told_on(scene: Scene) -> Iterator[Found]:
    """The verb of the passage's clause, if its mood says that somebody says it, and no other word does."""
    near, language = scene.surroundings, scene.language
    verbs = _verbs(language)
    if near.turn or not verbs.entries:
        yield from _told_in_past(scene)
        return
    text, passage = scene.text, scene.passage
    start, end = sentence_start(text, passage.start, language), sentence_end(text, passage.end, language)
    before, said, behind = text[start : passage.start], text[slice(*passage)], text[passage.end : end]
    clause = _ENDS.split(before)[-1]
    others = language.words("conditions", "comparisons", "first_persons").search(clause.lower())
    told = language.words("attributions", "speech_verbs", "first_persons").search(said)
    if others or told:
        return
    if found := _mood(clause, language):
        yield Found(found)
    elif before.strip() and not near.quoted and (found := _mood(said, language)):
        # A sentence that is quoted from its beginning shows its mood.
        yield Found(found, inside=True)
    elif found := _mood(_ENDS.split(behind)[0], language):
        yield Found(found, after=True)


def _mood(said: str, language: Language) -> str:
    """A verb in the mood of speech, at a clause's end with a prefix, too: `weil es die Akte vorschreibe`."""
    verbs = _verbs(language)
    if found := verbs.search(said):
        return found[0]
    prefixes = language.words("verb_prefixes").plain
    for clause in _ENDS.split(said) if prefixes else ():
        last = clause.rstrip(" .!?\u2026").rpartition(" ")[2]
        if any(last.startswith(one) and last[len(one) :] in verbs.plain for one in prefixes):
            return last
    return ""


def _told_in_past(scene: Scene) -> Iterator[Found]:
    """What would be, by who spoke in the sentence before; a page need only give it to nobody else.

    That is told so in a record in which others have turns; a report may reckon what would be itself.
    """
    near = scene.surroundings
    narrated = has_turns(scene.text, scene.language) and not near.turn and not near.quoted
    if not narrated or near.voice is None or near.voice.how != "sentence":
        return
    text, passage = scene.text, scene.passage
    verbs = Words(tuple(sorted(backshifts(scene.language))))
    clause = _ENDS.split(text[sentence_start(text, passage.start, scene.language) : passage.start])[-1]
    inside = verbs.search(text[slice(*passage)])
    if found := verbs.search(clause) or inside:
        yield Found(found[0], inside=found is inside)


@cache
def backshifts(language: Language) -> frozenset[str]:
    """The forms by which alone a sentence goes on with what somebody said, and that say what would be."""
    words = language.words
    return words("backshifts").plain & words("modal_would").plain - words("reportives").plain


@cache
def _verbs(language: Language) -> Words:
    """Forms in which nothing but speech goes on: not those that say what would be."""
    others = language.words("moods", "modals", "counterfactuals").plain
    forms = language.words("reportives").entries
    return Words(tuple(one for one in forms if one.removeprefix("=") not in others))
