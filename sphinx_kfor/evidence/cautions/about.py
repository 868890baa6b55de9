"""What a caution on a passage is about: the source's word, and whose words the passage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.whose import who_speaks
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
        whose = who_speaks(scene, found.word)
        return About(found.word, found.after, spoken=spoken, who=whose.who, sure=whose.sure, own=whose.own)
    negated = code == _CONDITION and denies(scene.governed.condition, found.word, scene)
    return About(found.word, found.after, negated)


def denies(clause: str, word: str, scene: Scene) -> bool:
    """Whether a condition is that something is not so: `unless …`, `if they do not …`."""
    behind = clause[clause.lower().find(word.lower()) :].partition(",")[0]
    negations = scene.language.words("negations", "reversals", "exceptions")
    return len(list(negations.finditer(behind))) % 2 == 1
