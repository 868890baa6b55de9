"""What a caution on a passage is about: the source's word, and whose words the passage is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import starts
from sphinx_kfor.evidence.cautions.phrases.denying import condition_denials, denials, denied_twice
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.taken_up import content
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.speakers.actors import actors_near
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE
from sphinx_kfor.evidence.cautions.speakers.hearsay import is_hearsay, who_may_say
from sphinx_kfor.evidence.cautions.speakers.whose import who_speaks
from sphinx_kfor.evidence.cautions.votes import announced
from sphinx_kfor.evidence.problems import About
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_start

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Found
    from sphinx_kfor.evidence.cautions.scene import Scene

#: Rules on words that are somebody's.
SPEECH, ATTRIBUTION = "context.speech", "context.attribution"
SPOKEN = (ATTRIBUTION, SPEECH)
_CONDITION, _LIMITER = "context.condition", "context.limiter"
_MODAL, _NEGATION = "context.modal", "context.negation"
_QUALIFIER = "context.qualifier"
#: By which bound a figure is bounded that something does not pass.
_DENIED_BOUNDS = {"over": "to", "under": "from"}
_STOPS = " \n\t.!?\u2026\"'\u201c\u201d\u2019\u00bb"


def about(code: str, found: Found, scene: Scene) -> About:
    """What a finding of a rule is about."""
    told = _about(code, found, scene)
    return told._replace(bound=_bound(scene)) if code in (_MODAL, _NEGATION, _QUALIFIER) else told


def _bound(scene: Scene) -> str:
    """How a passage that begins with a figure is bounded by what does not pass it: `may not exceed | 60`."""
    words, clause = scene.language.words, scene.governed.clause
    if not re.match(r"\W*(?:\w+\W+)?\d", fold_text(scene.head)):
        return ""
    behind = "" if scene.ends_sentence else re.split(r"[,;:.!?]", scene.behind)[0]
    told = f"{clause} {behind}"
    if denials(told, scene.language) != 1:
        return ""
    kinds = (kind for kind in _DENIED_BOUNDS if words(f"verbs_{kind}", f"bounds_{kind}").search(told))
    return _DENIED_BOUNDS.get(next(kinds, ""), "")


def _about(code: str, found: Found, scene: Scene) -> About:
    if code in SPOKEN:
        near = scene.surroundings
        speech = near.quoted is not None or near.turn is not None
        spoken = code == SPEECH or (speech and near.reported is None)
        whose = who_speaks(scene, found.word)
        # Of somebody who is not made known anybody unnamed may be the one.
        vague = {*whose.who} == {VAGUE}
        others = () if vague else tuple(sorted(_others(scene, whose.who, own=whose.own)))
        said = About(found.word, found.after, spoken=spoken, who=whose.who, others=others)
        voted = announced(scene) if code == SPEECH else ""
        return said._replace(bodies=whose.bodies, sure=whose.sure, own=whose.own, clause=voted)
    if code == _NEGATION and not found.after:
        twice = denied_twice(scene.folded_lead, scene.governed.clause, scene.language)
        lacks = found.word.lower() in scene.language.words("exceptions").plain
        clause = _condition(scene.governed.clause, found.word) if lacks else ""
        # A passage such as `that it is so` is itself what is denied.
        that = scene.language.words("complements").match(fold_text(scene.head))
        return About(found.word, twice=twice, clause=clause, refers=that[0] if that else "")
    if code == _MODAL:
        heard = is_hearsay(fold_text(found.word).lower(), scene.language)
        clause = _condition(scene.governed.clause, found.word)
        return About(found.word, found.after, who=who_may_say(scene) if heard else (), clause=clause)
    if code not in (_CONDITION, _LIMITER):
        return About(found.word, found.after)
    if found.after:
        clause = fold_text(scene.next_sentence[:AFTER])
        return About(found.word, behind=True, clause=clause, refers=_bounded(clause, found.word, scene))
    clause = _condition(scene.governed.condition, found.word)
    refers = "" if content(clause, scene.language) else _told(_sentence_before(scene), scene)
    return About(found.word, negated=denies(clause, scene), clause=clause, refers=refers)


def _others(scene: Scene, who: tuple[str, ...], *, own: bool) -> frozenset[str]:
    """Words for those who act in a source and are not who speaks; if nobody knows who, not near it."""
    known = {word.lower() for one in who for word in one.split()}
    near = scene.surroundings
    known = known if known or own else {word.lower() for word in WORD.findall(near.text[slice(*near.near)])}
    return actors_near(scene.text, scene.passage, scene.language) - known


def _bounded(clause: str, word: str, scene: Scene) -> str:
    """The words of the passage where a limit only bounds it: `but not above that`, `but only then`."""
    words = scene.language.words
    rest = re.sub(r"^\W+", "", clause)[len(word) :]
    turns = word.lower() in words("contrasts", "turns").plain and starts(words("negations", "focuses"), rest)
    return _told(scene.text[slice(*scene.passage)], scene) if turns else ""


def _sentence_before(scene: Scene) -> str:
    """The source's sentence before the passage's."""
    start = sentence_start(scene.text, scene.passage.start, scene.language)
    before = len(scene.text[max(0, start - AFTER) : start].rstrip(_STOPS)) + max(0, start - AFTER)
    return scene.text[sentence_start(scene.text, before, scene.language) : start]


def _told(text: str, scene: Scene) -> str:
    """The words of a text that say something, by their first letters, and its figures."""
    return " ".join(sorted(content(text, scene.language)))


def _condition(lead: str, word: str) -> str:
    """A condition, up to the comma behind it."""
    return lead[lead.lower().find(word.lower()) :].partition(",")[0]


def denies(clause: str, scene: Scene) -> bool:
    """Whether a condition is that something is not so: `unless …`, `if they do not …`."""
    return condition_denials(clause, scene.language) % 2 == 1
