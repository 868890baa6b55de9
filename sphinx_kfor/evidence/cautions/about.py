"""What a caution on a passage is about: the source's word, and whose words the passage is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.appositions import persons
from sphinx_kfor.evidence.cautions.names import WORD, is_person
from sphinx_kfor.evidence.cautions.roles import noun_words, roles
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.speaker import first_doubt, reports_another
from sphinx_kfor.evidence.problems import About
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Found
    from sphinx_kfor.evidence.cautions.scene import Scene

#: Rules on words that are somebody's.
SPEECH, ATTRIBUTION = "context.speech", "context.attribution"
SPOKEN = (ATTRIBUTION, SPEECH)
#: Said of a speaker whom the source does not make known: `an official`, `two of them`.
VAGUE = "somebody"
_CONDITION, _LIMITER = "context.condition", "context.limiter"


def about(code: str, found: Found, scene: Scene) -> About:
    """What a finding of a rule is about."""
    if code in SPOKEN:
        near = scene.surroundings
        speech = near.quoted is not None or near.turn is not None
        spoken = code == SPEECH or (speech and near.reported is None)
        who = who_speaks(scene)
        return About(found.word, found.after, spoken=spoken, who=who, others=_others(who, scene))
    if code not in (_CONDITION, _LIMITER):
        return About(found.word, found.after)
    if found.after:
        return About(found.word, behind=True, clause=fold_text(scene.next_sentence[:AFTER]))
    clause = _condition(scene.governed.condition, found.word)
    return About(found.word, negated=denies(clause, scene), clause=clause)


def _others(who: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Persons of the source who do not speak, by their last names, and what they are that no speaker is."""
    language = scene.language
    voice = scene.surroundings.voice
    # Who tells of it is no other than who says it.
    told = [one.name for one in scene.surroundings.meant(voice)] if voice else []
    own = {one.lower() for name in (*who, *told) for one in name.split()}
    own |= {word for name in told for word in roles(scene.text, name, language)}
    named = {one.split()[-1] for one in persons(scene.text, language)}
    offices = language.words("titles").plain
    held = {word for name in sorted(named) for word in roles(scene.text, name, language) if word in offices}
    return tuple(sorted(one for one in named | held if one.lower() not in own))


def _condition(lead: str, word: str) -> str:
    """A condition, up to the comma behind it."""
    return lead[lead.lower().find(word.lower()) :].partition(",")[0]


def denies(clause: str, scene: Scene) -> bool:
    """Whether a condition is that something is not so: `unless …`, `if they do not …`."""
    negations = scene.language.words("negations", "reversals", "exceptions")
    return len(list(negations.finditer(clause))) % 2 == 1


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
    if any(not is_person(near.text, one, language, near.document) for one in (*told, *meant)):
        # A body goes by what it is as well: `the company`.
        text = fold_text(near.text[slice(*near.near)]).lower()
        plain = {word.removesuffix("'s") for word in WORD.findall(text)}
        words |= plain & language.words("bodies").plain
    subject = near.reported or (voice.subject if voice else None)
    if voice is not None and voice.subject.phrase.lower() in language.words("pronouns").plain:
        words |= noun_words(near.spoken_of(voice).phrase, language)
    if subject is not None and not subject.names:
        words |= noun_words(subject.phrase, language)
        first = subject.phrase.split(maxsplit=1)[0].lower()
        vague = first in language.words("indefinites", "quantifiers", "numerals", "cardinals").plain
        words |= {VAGUE} if vague or first == "one" else set()
    return (*names, *sorted(words))
