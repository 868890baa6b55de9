"""Whose words a passage is in its source: the names of who speaks, and what such a one is.

`Ana Ruiz, the engineer, said` makes it Ana Ruiz's, an engineer's; `two officials said` makes it officials';
`one of them said` is of whom the sentence before is; `in our view` is the source's own.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.appositions import persons
from sphinx_kfor.evidence.cautions.behalf import bodies
from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_person, mentions
from sphinx_kfor.evidence.cautions.roles import content_words, roles
from sphinx_kfor.evidence.cautions.speaker import first_doubt, reports_another
from sphinx_kfor.evidence.cautions.speech import Paragraph
from sphinx_kfor.evidence.cautions.subjects import foremost, subjects
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.cautions.subjects import Subject
    from sphinx_kfor.evidence.languages import Language

#: Said of a speaker whom the source does not make known.
VAGUE = "somebody"
#: So many sentences back somebody is meant by a pronoun.
_BACK = 4
#: A name of so many letters in capitals is an acronym.
_ACRONYM = 4
#: So far before a family name its given names begin, in code points.
_NAME = 40


class Whose(NamedTuple):
    """Whose words a passage is.

    Attributes:
        who: the names, and in lower case words for what such a one is.
        sure: whether the sentence itself says the first of the names.
        own: whether it is the source that speaks, of itself or in its own words.
    """

    who: tuple[str, ...] = ()
    sure: bool = False
    own: bool = False


def who_speaks(scene: Scene, said: str = "") -> Whose:
    """To whom the source gives a passage.

    Args:
        scene: the passage.
        said: the word that ascribes it, if one was found.
    """
    near, language = scene.surroundings, scene.language
    subject = near.reported or _subject(scene)
    if subject is None or _is_own(subject.phrase, scene):
        return Whose(own=_is_own(subject.phrase if subject else _before(said, scene), scene))
    if subject.names:
        names, phrase = [one.name for one in subject.names], ""
    else:
        names, phrase = _meant(scene, subject)
    known = [_in_full(name, scene.text, language) for name in names]
    words = {word for name in known for word in roles(scene.text, name, language)}
    offices = language.words("titles", "bodies").plain
    words |= {word.lower() for name in known for word in name.split() if word.lower() in offices}
    offices_held = {name: _words(name) for name in known if not _may_be_person(name, scene)}
    words |= {word for some in offices_held.values() for word in some}
    known += [one for some in offices_held.values() for one in _holder(scene, some)]
    # What stands before a given name and a family name is a rank: `Brigadier Tomás Ruiz`.
    words |= {word.lower() for name in known for word in name.split()[:-2]}
    words |= content_words(phrase.lower(), language)
    named, nouns = bodies(scene.text, known, phrase, language)
    words |= _own_bodies(scene) | _of_spokespeople(scene, phrase)
    words |= {VAGUE} if not names and _is_vague(phrase or subject.phrase, language) else set()
    return Whose((*dict.fromkeys([*known, *named]), *sorted(words | nouns)), sure=len(subject.names) == 1)


def _is_vague(phrase: str, language: Language) -> bool:
    """Whether the source does not make known who it is: `an official`, `two of them`."""
    first = phrase.split(maxsplit=1)[0].lower()
    return first in language.words("indefinites", "quantifiers", "numerals", "cardinals").plain


def _may_be_person(name: str, scene: Scene) -> bool:
    """Whether a name is a person's wherever it stands, not an office's or a body's: `the Harbour Master`."""
    text, language = scene.text, scene.language
    places = (at.span() for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return all(is_person(text, Mention(name, *place), language, text) for place in places)


def _holder(scene: Scene, words: frozenset[str]) -> list[str]:
    """The one person whom the source makes something: `Ruth Sander, Harbour Master`."""
    named = [
        one for one in persons(scene.text, scene.language) if words <= roles(scene.text, one, scene.language)
    ]
    return named if len({one.split()[-1] for one in named}) == 1 else []


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name))


def _subject(scene: Scene) -> Subject | None:
    """The subject of the verb that gives the words to somebody.

    That of a passive is nobody who speaks: in `Ruiz said that it cannot be ruled out, but that …` it is Ruiz.
    """
    near, language = scene.surroundings, scene.language
    voice = near.voice
    if voice is None or voice.how != "verb" or not _is_passive(near.text, voice.place, language):
        return voice.subject if voice else None
    start = sentence_start(near.text, near.passage.start, language)
    found = [
        (verb, one)
        for verb, one in subjects(near.text, Span(start, near.passage.start), language)
        if not _is_passive(near.text, verb.start, language)
    ]
    leading = foremost(found, language)
    return leading[1] if leading else None


def _is_passive(text: str, place: int, language: Language) -> bool:
    last = WORD.findall(text[max(0, place - _NAME) : place])[-1:]
    return bool(last) and last[0].lower() in language.words("passives").plain


def _is_own(phrase: str, scene: Scene) -> bool:
    """Whether a source speaks of itself: `we found`, `according to our survey`."""
    words, language = WORD.findall(phrase.lower()), scene.language
    spoken = scene.surroundings.quoted or scene.surroundings.turn
    works = language.words("authors", "ascriptions", "attributions").plain
    # `Our neighbour said so` is not the source's own.
    alone = not words[1:] or words[-1] in works
    return not spoken and alone and bool(words) and words[0] in language.words("first_persons").plain


def _before(said: str, scene: Scene) -> str:
    """The word right before one that ascribes: `in | our view`."""
    led, found, _ = scene.governed.sentence.rpartition(said)
    return " ".join(led.split()[-1:]) if said and found else ""


def _own_bodies(scene: Scene) -> set[str]:
    """The bodies that a speaker calls their own in what is said: `Ruiz said that | his ministry wanted …`."""
    near, language = scene.surroundings, scene.language
    start = near.voice.place if near.voice else near.passage.start
    owned = rf"(?<!\w)(?:{language.words('possessives').alternatives})\s+(\w+)(?:\s+(\w+))?"
    found = re.finditer(owned, near.text[start : near.passage.end], re.IGNORECASE)
    words = {word.lower() for one in found for word in one.groups() if word}
    return words & language.words("bodies").plain


def _of_spokespeople(scene: Scene, phrase: str) -> set[str]:
    """The body of whom the sentence is: `The agency denies it: “…,” a spokesman said`."""
    language, near = scene.language, scene.surroundings
    known = content_words(phrase.lower(), language)
    if not known & language.words("spokespeople").plain:
        return set()
    end = near.passage.start
    for start in itertools.islice(_sentences_back(near.text, end, language), 2):
        told = set(WORD.findall(near.text[start:end].lower())) & language.words("bodies").plain
        if told:
            return told
        end = start
    return set()


def _meant(scene: Scene, subject: Subject) -> tuple[list[str], str]:
    """Whom a phrase without a name means: names, or else a noun."""
    if _is_pronoun(subject, scene.language):
        return _spoke_before(scene)
    apposed = re.search(rf"{re.escape(subject.phrase)},\s+([^,.;:]+),", scene.surroundings.text)
    wanted = frozenset(content_words(subject.phrase.lower(), scene.language))
    named = _named_so(scene, subject.phrase) or (_holder(scene, wanted) if wanted else [])
    return named, f"{subject.phrase} {apposed[1] if apposed else ''}".strip()


def _named_so(scene: Scene, phrase: str) -> list[str]:
    """Names that the source makes one with a noun: `the minister`, where Ruiz is the minister."""
    wanted = content_words(phrase.lower(), scene.language)
    return [name for name in _undoubted(scene) if wanted & roles(scene.text, name, scene.language)]


def _undoubted(scene: Scene) -> list[str]:
    """The persons and officers near a passage whom no rule on speakers doubts."""
    near, language = scene.surroundings, scene.language
    meant = near.meant(near.voice) if near.voice else []
    offices = language.words("titles", "representatives").plain
    persons = [
        one.name
        for one in (*meant, *near.names)
        if is_person(near.text, one, language, near.document) or one.name.lower() in offices
    ]
    asked = {name: replace(scene, speaker=name) for name in dict.fromkeys(persons)}
    return [name for name, one in asked.items() if first_doubt(one) is None and not reports_another(one)]


def _spoke_before(scene: Scene) -> tuple[list[str], str]:
    """Whom a pronoun means: who spoke before in its sentence, or of whom the last sentences are.

    `Two officials said … One of them said …`, `The minister said that she hoped …`.
    """
    text, language, end = scene.text, scene.language, scene.passage.start
    persons = _undoubted(scene)
    for back, start in enumerate(_sentences_back(text, end, language)):
        masked = Paragraph(text, Span(start, end)).masked
        spoke = _first_speaker(masked, language)
        named = [name for name in persons if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", masked)]
        if spoke and (spoke.names or not named):
            own = [one.name for one in spoke.names]
            return (own, "") if own and not back else (named or own, "" if own else spoke.phrase)
        if named and back:
            return named, ""
        end = start
    return persons, ""


def _first_speaker(masked: str, language: Language) -> Subject | None:
    """The first subject of a verb of speech in a sentence that is no pronoun."""
    found = (one for _, one in subjects(masked, Span(0, len(masked)), language))
    return next((one for one in found if one.names or not _is_pronoun(one, language)), None)


def _is_pronoun(subject: Subject, language: Language) -> bool:
    """Whether a subject is a pronoun: `she`, `one of them`, not `one mayor`."""
    words = [word.lower() for word in WORD.findall(subject.phrase)] or [""]
    pronouns, prepositions = (language.words(name).plain for name in ("pronouns", "prepositions"))
    opens = words[0] in pronouns and (not words[1:] or words[1] in prepositions)
    return not subject.names and (opens or words[-1] in pronouns)


def _sentences_back(text: str, end: int, language: Language) -> Iterator[int]:
    """Where the last sentences before a place begin, its own first."""
    for _ in range(_BACK):
        start = sentence_start(text, len(text[:end].rstrip()), language)
        if start >= end:
            return
        yield start
        end = start


def _in_full(name: str, text: str, language: Language) -> str:
    """A name as the text has it elsewhere: `Ana Ruiz` for the turn of `RUIZ`."""
    if not name.isupper() or len(name) <= _ACRONYM:
        return name
    family = name.rsplit(maxsplit=1)[-1].lower()
    everywhere = re.finditer(rf"(?<!\w){re.escape(family)}(?!\w)", text, re.IGNORECASE)
    places = [at for at in everywhere if not at[0].isupper()]
    near = [mentions(text, Span(max(0, at.start() - _NAME), at.end()), language)[-1:] for at in places]
    found = [one[0].name for one in near if one and one[0].name.lower().endswith(family)]
    return max(found, key=len, default=name.title())
