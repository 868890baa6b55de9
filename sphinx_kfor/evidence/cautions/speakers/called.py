"""By what else a source calls who speaks: a name in full or by its letters, an office, a body, a firm."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import called
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.roles import content_words, roles
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_body_noun
from sphinx_kfor.evidence.cautions.speakers.antecedents import holder, sentences_back
from sphinx_kfor.evidence.cautions.speakers.behalf import bodies
from sphinx_kfor.evidence.cautions.speakers.works import made_by, whole_of
from sphinx_kfor.evidence.cautions.voices.cues import cues_of
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
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


def names_and_words(scene: Scene, names: list[str], phrase: str, *, sure: bool) -> tuple[list[str], set[str]]:
    """The names of who speaks, and in lower case the words by which a source says what they are.

    Args:
        scene: the passage.
        names: those that stand for who speaks at its verb.
        phrase: the noun that stands there, if no name does.
        sure: whether the sentence itself says the first of the names.
    """
    language, text = scene.language, scene.text
    nouns = content_words(phrase.lower(), language) & language.words("bodies").plain
    names = names or [one for noun in sorted(nouns) for one in called(text, noun, language)]
    known = [_in_full(name, text, language) for name in dict.fromkeys(names)]
    makers, made = made_by(scene, phrase)
    known += makers + [one for name in known for one in _spelled_out(name, text, language)]
    words = {word for name in known for word in roles(text, name, language)}
    offices = language.words("titles", "bodies").plain
    words |= {
        word.lower()
        for name in known
        for word in name.split()
        if len(word) >= _LEAST and word.lower() in offices
    }
    offices_held = {name: words_of(name) for name in known if not _may_be_person(name, scene)}
    words |= {word for some in offices_held.values() for word in some}
    # Who holds `the Minister` is one with it; who is heard by `the Tribunal` is not.
    offices = language.words("titles", "representatives").plain
    known += [one for some in offices_held.values() if some & offices for one in holder(scene, some)]
    # What stands before a given name and a family name is a rank: `Brigadier Tomás Ruiz`.
    words |= {word.lower() for name in known for word in name.split()[:-2]}
    words |= content_words(phrase.lower(), language) | _name_of_body(phrase, language)
    words |= language.words("ministries").plain if words & language.words("ministers").plain else set()
    words |= _firm(known, scene) if sure else frozenset()
    behalf, offices = bodies(text, known, phrase, language)
    words |= {word for name in known for one in behalf for word in _represented(name, one, text, language)}
    words |= (
        _works(scene) | _own_bodies(scene) | _of_spokespeople(scene, phrase) | made | whole_of(scene, phrase)
    )
    return list(dict.fromkeys([*known, *behalf])), (words | offices) - _others_with_turns(known, scene)


def _others_with_turns(known: list[str], scene: Scene) -> frozenset[str]:
    """The names of others who have turns of their own, as in a list: `Present: Jens Lind, | Ana Ruiz`."""
    own = {word for name in known for word in words_of(name)}
    others = (name.split() for name in _with_turns(scene.text, scene.language))
    return frozenset(word for names in others if own.isdisjoint(names) for word in names)


@lru_cache(maxsize=64)
def _with_turns(text: str, language: Language) -> frozenset[str]:
    """The family names of those who have turns, and each with the given name that nobody else has."""
    offices = language.words("titles", "bodies", "representatives").plain
    families = {name.split()[-1] for name in cues_of(text, language)}
    found = set[str]()
    for one in families:
        if one.lower() in offices or kinds(one) or len(one) < _LEAST - 1:
            continue
        family = one.title() if one.isupper() else one
        before = {one[1] for one in re.finditer(rf"([^\W\d_a-z]\w+)\s+{whole(family)}", text)}
        given = (
            one for one in before if len(set(re.findall(rf"{whole(one)}\s+([^\W\d_a-z]\w+)", text))) == 1
        )
        found.add(" ".join(sorted({family, *given})).lower())
    return frozenset(found)


def _works(scene: Scene) -> frozenset[str]:
    """In what somebody says a passage: `has assured us in a | letter | that …`."""
    language = scene.language
    behind = rf"(?<!\w)(?:{language.words('prepositions').alternatives})\s+(?:\w+\s+){{1,3}}"
    works = re.finditer(rf"{behind}({language.words('authors').alternatives})(?!\w)", scene.folded_lead)
    return frozenset(one[1] for one in works)


def _firm(names: list[str], scene: Scene) -> frozenset[str]:
    """What a text may call a firm that it names, and no authority: `the company`, for `Fairholm Homes`."""
    language = scene.language
    generic = language.words("generic_bodies").plain
    bodies = language.words("bodies").plain - generic
    plain = set(WORD.findall(scene.text))
    firms = (
        # Of `Fairholm Homes` a text has the last word as a noun, too.
        bodies.isdisjoint(words_of(name))
        and (name.split()[-1].lower() in plain or not _may_be_person(name, scene))
        for name in names
    )
    return generic & plain if any(firms) else frozenset()


def _name_of_body(phrase: str, language: Language) -> set[str]:
    """The words of a body's whole name: `the Association of | Care Providers`."""
    upright = {word.lower() for word in WORD.findall(phrase)[1:] if word[0].isupper() and len(word) >= _LEAST}
    return upright if upright & language.words("bodies").plain and not language.has_capital_nouns else set()


def _may_be_person(name: str, scene: Scene) -> bool:
    """Whether a name is a person's wherever it stands, not an office's or a body's: `the Harbour Master`."""
    text, language = scene.text, scene.language
    places = (at.span() for at in re.finditer(whole(name), text))
    return all(is_person(text, Mention(name, *place), language, text) for place in places)


def _represented(name: str, behalf: str, text: str, language: Language) -> frozenset[str]:
    """What is said of a body by its whole name: `the Association of | Care Providers, which represents …`."""
    of = language.words("behalves").alternatives
    found = re.search(rf"{whole(name)}\s+(?:{of})\s+{whole(behalf)}[^.;\n]*", text)
    return roles(found[0], behalf, language) if found else frozenset()


def words_of(name: str) -> frozenset[str]:
    """The words of a name, in lower case."""
    return frozenset(word.lower() for word in WORD.findall(name))


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
    some = phrase.lower().split()[0] in language.words("quantifiers").plain if phrase else False
    if some or not known & language.words("spokespeople").plain:
        # `Some spokesmen | went so far as to say` speak for several.
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
