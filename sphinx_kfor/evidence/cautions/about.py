"""What a caution on a passage is about: the source's word, and whose words the passage is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.names import is_person
from sphinx_kfor.evidence.cautions.roles import content_words, roles
from sphinx_kfor.evidence.cautions.speaker import first_doubt, reports_another
from sphinx_kfor.evidence.problems import About

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Found
    from sphinx_kfor.evidence.cautions.scene import Scene

#: Rules on words that are somebody's.
SPEECH, ATTRIBUTION = "context.speech", "context.attribution"
SPOKEN = (ATTRIBUTION, SPEECH)
_CONDITION = "context.condition"


def about(code: str, found: Found, scene: Scene) -> About:
    """What a finding of a rule is about."""
    if code in SPOKEN:
        near = scene.surroundings
        spoken = code == SPEECH or near.quoted is not None or near.turn is not None
        return About(found.word, found.after, spoken=spoken, who=who_speaks(scene))
    negated = code == _CONDITION and denies(scene.governed.condition, found.word, scene)
    return About(found.word, found.after, negated)


def denies(clause: str, word: str, scene: Scene) -> bool:
    """Whether a condition is that something is not so: `unless …`, `if they do not …`."""
    behind = clause[clause.lower().find(word.lower()) :].partition(",")[0]
    negations = scene.language.words("negations", "reversals", "exceptions")
    return len(list(negations.finditer(behind))) % 2 == 1


def who_speaks(scene: Scene) -> tuple[str, ...]:
    """Whom the source gives the words to: the names that no rule on speakers doubts, and what they are."""
    near, language = scene.surroundings, scene.language
    voice = near.voice
    meant = [] if voice is None else near.meant(voice)
    told = near.reported.names if near.reported else ()
    persons = [one for one in near.names if is_person(near.text, one, language, near.document)]
    named = dict.fromkeys(one.name for one in (*told, *meant, *persons))
    asked = {name: replace(scene, speaker=name) for name in named}
    names = [n for n, one in asked.items() if first_doubt(one) is None and not reports_another(one)]
    words = {word for name in names for word in roles(scene.text, name, language)}
    offices = language.words("titles", "bodies").plain
    words |= {word.lower() for name in names for word in name.split() if word.lower() in offices}
    subject = near.reported or (voice.subject if voice else None)
    if subject is not None and not subject.names:
        words |= content_words(subject.phrase.lower(), language)
    return (*names, *sorted(words))
