"""What a caution on a passage is about: the source's word, and whose words the passage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.whose import who_speaks
from sphinx_kfor.evidence.problems import About
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Found
    from sphinx_kfor.evidence.cautions.scene import Scene

#: Rules on words that are somebody's.
SPEECH, ATTRIBUTION = "context.speech", "context.attribution"
SPOKEN = (ATTRIBUTION, SPEECH)
_CONDITION, _LIMITER = "context.condition", "context.limiter"


def about(code: str, found: Found, scene: Scene) -> About:
    """What a finding of a rule is about."""
    if code in SPOKEN:
        near = scene.surroundings
        speech = near.quoted is not None or near.turn is not None
        spoken = code == SPEECH or (speech and near.reported is None)
        whose = who_speaks(scene, found.word)
        return About(found.word, found.after, spoken=spoken, who=whose.who, sure=whose.sure, own=whose.own)
    if code not in (_CONDITION, _LIMITER):
        return About(found.word, found.after)
    if found.after:
        return About(found.word, behind=True, clause=fold_text(scene.next_sentence[:AFTER]))
    clause = _condition(scene.governed.condition, found.word)
    return About(found.word, negated=denies(clause, scene), clause=clause)


def _condition(lead: str, word: str) -> str:
    """A condition, up to the comma behind it."""
    return lead[lead.lower().find(word.lower()) :].partition(",")[0]


def denies(clause: str, scene: Scene) -> bool:
    """Whether a condition is that something is not so: `unless …`, `if they do not …`."""
    negations = scene.language.words("negations", "reversals", "exceptions")
    return len(list(negations.finditer(clause))) % 2 == 1
