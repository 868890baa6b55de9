"""Whose words a passage is in its source: the names of who speaks, and what such a one is.

`Ana Ruiz, the engineer, said` makes it Ana Ruiz's, an engineer's; `two officials said` makes it officials';
`one of them said` is of whom the sentence before is; `in our view` is the source's own.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.affiliations import VAGUE, unnamed
from sphinx_kfor.evidence.cautions.antecedents import holder, sentences_back, whom_it_means
from sphinx_kfor.evidence.cautions.behalf import bodies
from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_person, mentions
from sphinx_kfor.evidence.cautions.roles import content_words, roles
from sphinx_kfor.evidence.cautions.subjects import foremost, is_passive, subjects
from sphinx_kfor.evidence.cautions.verb_second import is_body_noun
from sphinx_kfor.evidence.cautions.viewers import viewer
from sphinx_kfor.evidence.cautions.works import made_by, whole_of
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_start, starts_sentence
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.heads import Subject
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: The shortest word of a name that says what somebody is: not `Mr`.
_LEAST = 4
#: A name of so many letters in capitals is an acronym.
_ACRONYM = 4
#: So far before a family name its given names begin, in code points.
_NAME = 40
#: So many sentences back a body is named for whom somebody speaks.
_BACK = 3
#: A name of a body before its letters is no longer.
_LONG = 80


class Whose(NamedTuple):
    """Whose words a passage is.

    Attributes:
        who: the names, and in lower case words for what such a one is.
        bodies: of somebody whom it does not make known, the bodies of which such a one may be.
        sure: whether the sentence itself says the first of the names.
        own: whether it is the source that speaks, of itself or in its own words.
    """

    who: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    sure: bool = False
    own: bool = False


def who_speaks(scene: Scene, said: str = "") -> Whose:
    """To whom the source gives a passage.

    Args:
        scene: the passage.
        said: the word that ascribes it, if one was found.
    """
    near, language = scene.surroundings, scene.language
    headed = near.voice is not None and near.voice.how == "heading"
    said_by = (_before(said, scene), said.split(maxsplit=1)[0]) if said and not headed else ()
    if any(_is_own(one, scene) for one in said_by):
        # `In our view | …`, `but | we note that …`, whoever spoke in the sentence before.
        return Whose(own=True)
    subject = (
        near.reported
        or _subject(scene)
        or viewer(scene.governed.sentence or scene.folded_lead, said, language)
    )
    if subject is None or _is_own(subject.phrase, scene):
        own = _is_own(subject.phrase if subject else _before(said, scene), scene)
        return Whose(own=own or (subject is None and _is_rounded(said, scene)))
    if subject.names and not _is_common(subject.names[0].name, scene):
        names, phrase = [one.name for one in subject.names], ""
    else:
        names, phrase = whom_it_means(scene, subject)
        # In `Ruiz recalled: “She told me: ‘No’”` it is not Ruiz who says no.
        teller = {one.name for one in near.teller.names} if near.teller else set[str]()
        names = [name for name in names if name not in teller]
    known = [_in_full(name, scene.text, language) for name in names]
    makers, made = made_by(scene, phrase)
    known += makers + [one for name in known for one in _spelled_out(name, scene.text, language)]
    words = {word for name in known for word in roles(scene.text, name, language)}
    offices = language.words("titles", "bodies").plain
    words |= {
        word.lower()
        for name in known
        for word in name.split()
        if len(word) >= _LEAST and word.lower() in offices
    }
    offices_held = {name: _words(name) for name in known if not _may_be_person(name, scene)}
    words |= {word for some in offices_held.values() for word in some}
    known += [one for some in offices_held.values() for one in holder(scene, some)]
    # What stands before a given name and a family name is a rank: `Brigadier Tomás Ruiz`.
    words |= {word.lower() for name in known for word in name.split()[:-2]}
    words |= content_words(phrase.lower(), language)
    words |= language.words("ministries").plain if words & language.words("ministers").plain else set()
    named, nouns = bodies(scene.text, known, phrase, language)
    words |= _own_bodies(scene) | _of_spokespeople(scene, phrase) | made | whole_of(scene, phrase)
    of_bodies = frozenset[str]() if names else unnamed(scene, phrase or subject.phrase)
    words |= {VAGUE} if of_bodies else set()
    return Whose(
        (*dict.fromkeys([*known, *named]), *sorted(words | nouns)),
        bodies=tuple(sorted(of_bodies - {VAGUE})),
        sure=bool(names) and _is_sure(subject, scene),
    )


def _is_sure(subject: Subject, scene: Scene) -> bool:
    """Whether a source has one name at the verb that needs no article: `Ruiz`, not `the Ministers`."""
    if len(subject.names) != 1:
        return False
    articles = scene.language.words("determiners", "indefinites").alternatives
    article = re.compile(rf"(?<!\w)(?:{articles})\s+\Z", re.IGNORECASE)
    text, name = scene.text.lower(), subject.names[0].name.lower()
    places = (at.start() for at in re.finditer(whole(name), text))
    return not any(article.search(text, max(0, place - _NAME), place) for place in places)


def _is_common(name: str, scene: Scene) -> bool:
    """Whether what seems a name is a noun in the plural that begins a sentence: `Families | said`."""
    if " " in name or not name.endswith("s"):
        return False
    text = scene.text
    places = (at.start() for at in re.finditer(whole(name), text))
    return all(starts_sentence(text, place, scene.language) for place in places)


def _may_be_person(name: str, scene: Scene) -> bool:
    """Whether a name is a person's wherever it stands, not an office's or a body's: `the Harbour Master`."""
    text, language = scene.text, scene.language
    places = (at.span() for at in re.finditer(whole(name), text))
    return all(is_person(text, Mention(name, *place), language, text) for place in places)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name))


def _subject(scene: Scene) -> Subject | None:
    """The subject of the verb that gives the words to somebody.

    That of a passive is nobody who speaks: in `Ruiz said that it cannot be ruled out, but that …` it is Ruiz.
    """
    near, language = scene.surroundings, scene.language
    voice = near.voice
    if voice is None or voice.how != "verb" or not is_passive(near.text[: voice.place], language):
        return voice.subject if voice else None
    start = sentence_start(near.text, near.passage.start, language)
    found = [
        (verb, one)
        for verb, one in subjects(near.text, Span(start, near.passage.start), language)
        if not is_passive(near.text[: verb.start], language)
    ]
    leading = foremost(found, language)
    return leading[1] if leading else None


def _is_own(phrase: str, scene: Scene) -> bool:
    """Whether a source speaks of itself: `we found`, `according to our survey`."""
    words, language = WORD.findall(phrase.lower()), scene.language
    spoken = scene.surroundings.quoted or scene.surroundings.turn
    works = language.words("authors", "ascriptions", "attributions").plain
    # `Our neighbour said so` is not the source's own.
    alone = not words[1:] or words[-1] in works
    ours = language.words("first_persons").plain
    return not spoken and bool(words) and ((alone and words[0] in ours) or phrase.lower() in ours)


def _is_rounded(said: str, scene: Scene) -> bool:
    """Whether a source estimates a figure in its own words: `An | estimated | 37,000 children`."""
    spoken = scene.surroundings.quoted or scene.surroundings.turn
    words = scene.language.words
    adjective = _before(said, scene).lower() in words("determiners", "indefinites").plain | {""}
    return not spoken and adjective and said.lower() in words("bounds_about").plain


def _before(said: str, scene: Scene) -> str:
    """The word right before one that ascribes, or that begins it: `in | our view`, `| we estimate that`."""
    first = said.split(maxsplit=1)[0] if said else ""
    if first.lower() in scene.language.words("first_persons").plain:
        return first
    led, found, _ = scene.governed.sentence.rpartition(said)
    words = re.split(r"[\s'\u2019]+", led.strip()) if said and found else [""]
    if len(words) > 1 and (words[-1].lower() in scene.language.words("passives").plain or words[-1] == "m"):
        # `I'm | told that`
        words.pop()
    pair = " ".join(words[-2:])
    # `Nach | hier vertretener | Auffassung`
    return pair if pair.lower() in scene.language.words("first_persons").plain else words[-1]


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
    # `A spokesman | said that the board …`: not whom they speak of.
    said = near.text.rfind(phrase, 0, near.passage.start)
    end = near.passage.start if said < 0 else said
    for start in itertools.islice(sentences_back(near.text, end, language), _BACK):
        told = {word.lower() for word in WORD.findall(near.text[start:end]) if is_body_noun(word, language)}
        if told:
            return told
        end = start
    return set()


def _spelled_out(name: str, text: str, language: Language) -> list[str]:
    """What letters stand for, or the letters that stand for a name: `Landesrechnungshof (LRH)`."""
    if name.isupper() and len(name) > 1:
        before = re.search(rf"([^\n.;:!?()]{{3,{_LONG}}})\s\({re.escape(name)}\)", text)
        return (
            [one.name for one in mentions(before[1], Span(0, len(before[1])), language)[-1:]]
            if before
            else []
        )
    behind = re.search(rf"{whole(name)}\s(?:[^\W\d_A-Z][\w-]*\s){{0,5}}\(([A-Z]{{2,6}})\)", text)
    return [behind[1]] if behind else []


def _in_full(name: str, text: str, language: Language) -> str:
    """A name as the text has it elsewhere: `Ana Ruiz` for the turn of `RUIZ`."""
    if not name.isupper():
        return name
    family = name.rsplit(maxsplit=1)[-1].lower()
    everywhere = re.finditer(whole(family), text, re.IGNORECASE)
    places = [at for at in everywhere if not at[0].isupper()]
    near = [mentions(text, Span(max(0, at.start() - _NAME), at.end()), language)[-1:] for at in places]
    found = [one[0].name for one in near if one and one[0].name.lower().endswith(family)]
    return max(found, key=len, default=name if len(name) <= _ACRONYM else name.title())
