"""Whom a pronoun or a noun means that says in a source who speaks: `she`, `one of them`, `the chairman`."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import called, persons
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject, behind_preposition, is_epithet
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.cautions.phrases.roles import content_words, roles
from sphinx_kfor.evidence.cautions.phrases.subjects import is_passive, subjects
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_body_noun, may_act
from sphinx_kfor.evidence.cautions.speakers.behalf import opening
from sphinx_kfor.evidence.cautions.speakers.rules import first_doubt, reports_another
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: An office stands among so many first words of a sentence.
_OFFICE = 4
#: So many sentences back somebody is meant by a pronoun.
_BACK = 4
#: So many words may stand before a pronoun that begins its sentence.
_FRONTED = 2
#: An article and a noun.
_PAIR = 2


def whom_it_means(scene: Scene, subject: Subject) -> tuple[list[str], str]:
    """Whom a subject without a name means.

    Args:
        scene: the passage.
        subject: the pronoun, or the noun with its words.

    Returns:
        Names, and the noun that says what they are, either of which may be empty.
    """
    if subject.phrase.lower() in scene.language.words("latters").plain:
        return _last_named(scene)
    other = subject.phrase.lower() in scene.language.words("others").plain
    if other or _is_pronoun(subject, scene.language):
        # `One of the officials said …; | the other said …`
        one = scene.language.words("numerals").entries[0] if other else subject.phrase.lower()
        return _spoke_before(scene, one)
    if not is_vague(subject.phrase, scene.language) and is_epithet(subject.phrase.split(), scene.language):
        return _spoke_before(scene, subject.phrase.lower())[0], subject.phrase
    if _is_generic(subject.phrase.lower().split(), scene.language):
        # `The company | called it`: as `it` would.
        return _opened_before(scene), subject.phrase
    if not scene.language.words("sames").plain.isdisjoint(subject.phrase.lower().split()):
        return _told_before(scene) or ([], subject.phrase)
    apposed = _apposed(subject.phrase, scene.surroundings.text, scene.language)
    wanted = frozenset(content_words(subject.phrase.lower(), scene.language))
    new = subject.phrase.split(maxsplit=1)[0].lower() in scene.language.words("indefinites").plain
    # `A spokesman | said` is nobody who was named before.
    named = [] if new else _named_so(scene, subject.phrase) or (holder(scene, wanted) if wanted else [])
    named = named or _called(scene, subject.phrase)
    return named, f"{subject.phrase} {apposed}".strip()


def _last_named(scene: Scene) -> tuple[list[str], str]:
    """Whom the sentence before the passage's names last, and the noun with which it ends: `the latter`."""
    _, start, *_ = *sentences_back(scene.text, scene.passage.start, scene.language), 0, 0
    end = next(sentences_back(scene.text, scene.passage.start, scene.language), 0)
    before = scene.text[start:end].rstrip(" .!?\n")
    noun = antecedent(before, scene.language, scene.language.words("prepositions").plain)
    return [one.name for one in mentions(before, Span(0, len(before)), scene.language)[-1:]], noun


def is_vague(phrase: str, language: Language) -> bool:
    """Whether the source does not make known who it is: `an official`, `two of them`."""
    first = phrase.split(maxsplit=1)[0].lower()
    return first in language.words("indefinites", "quantifiers", "numerals", "cardinals").plain


def _is_generic(words: list[str], language: Language) -> bool:
    """Whether words are an article and a noun that may mean any body: `the company`."""
    first, last = words[:1], words[1:]
    articles = language.words("determiners", "function_words").plain
    generic = language.words("generic_bodies").plain
    return len(last) == 1 and articles.issuperset(first) and generic.issuperset(last)


def _opened_before(scene: Scene) -> list[str]:
    """The names with which the last sentences begin, of bodies as it seems: of nobody with an office."""
    text, end, found = scene.text, scene.passage.start, list[str]()
    offices = scene.language.words("titles").plain
    for start in sentences_back(text, end, scene.language):
        named = [one for one in opening(text[start:end], scene.language) if not one.islower()]
        found += [one for one in named if offices.isdisjoint(roles(text, one, scene.language))]
        end = start
    return found


def _named_so(scene: Scene, phrase: str) -> list[str]:
    """Names that the source makes one with a noun: `the minister`, where Ruiz is the minister."""
    wanted = content_words(phrase.lower(), scene.language)
    return [name for name in _undoubted(scene) if wanted & roles(scene.text, name, scene.language)]


def _told_before(scene: Scene) -> tuple[list[str], str] | None:
    """Who speaks in the sentences before: `The same report | puts it at nine` is of whom these are."""
    text, language = scene.text, scene.language
    for end, start in itertools.pairwise(sentences_back(text, scene.passage.start, language)):
        spoke = _first_speaker(Paragraph(text, Span(start, end), language).masked, language)
        if spoke:
            return [one.name for one in spoke.names], spoke.phrase
    return None


def _called(scene: Scene, phrase: str) -> list[str]:
    """The one body whose name a noun stands for: `the firm`, where it is `the firm Halden`."""
    words, language = parted(phrase.lower(), scene.language).split(), scene.language
    articles = language.words("determiners").plain - language.words("indefinites").plain
    bodies = language.words("bodies", "generic_bodies").plain
    if len(words) != _PAIR or words[0] not in articles or words[1] not in bodies:
        return []
    found = called(scene.text, words[1], language)
    return [*found] if len(found) == 1 else []


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
    named = [*persons, *(_given_names(scene, meant) if meant else ())]
    asked = {name: replace(scene, speaker=name) for name in dict.fromkeys(named)}
    return [name for name, one in asked.items() if first_doubt(one) is None and not reports_another(one)]


def _given_names(scene: Scene, meant: list[Mention]) -> list[str]:
    """Given names that are all that is told of a person: `His wife, Ana, shrugged. “…,” | she says`."""
    near, language = scene.surroundings, scene.language
    personal = (
        near.voice is not None
        and near.voice.subject.phrase.lower() in language.words("personal_pronouns").plain
    )
    # Where nouns are capitalised they look like names.
    nouns = language.has_capital_nouns
    if not personal or nouns or any(is_person(near.text, one, language, near.document) for one in meant):
        return []
    # `An adviser to the Finance Ministry | …` is no ministry.
    acting = [one for one in meant if not behind_preposition(near.text[: one.start], language, 0)]
    return [one.name for one in acting if roles(scene.text, one.name, language)]


def _spoke_before(scene: Scene, pronoun: str) -> tuple[list[str], str]:
    """Whom a pronoun means: who spoke before in its sentence, or of whom the last sentences are.

    `Two officials said … One of them said …`, `The minister said that she hoped …`.
    """
    text, language, end = scene.text, scene.language, scene.passage.start
    personal = language.words("personal_pronouns").plain
    vague = is_vague(pronoun, language)
    persons = [] if vague else _undoubted(scene)
    for back, start in enumerate(sentences_back(text, end, language)):
        masked = Paragraph(text, Span(start, end), language).masked
        spoke = _first_speaker(masked, language)
        if vague:
            # `One of them | said`, of nobody who is named.
            if spoke and not spoke.names and spoke.phrase.lower() not in language.words("others").plain:
                return [], spoke.phrase
            end = start
            continue
        if spoke and spoke.names and persons and pronoun in personal:
            # `Evidence suggests that it broke, she said` is of nobody whose name is Evidence.
            spoke = spoke if any(_may_be_person(masked, one, text, language) for one in spoke.names) else None
        named = [name for name in persons if re.search(whole(name), masked)]
        if spoke and (spoke.names or not named):
            own = [one.name for one in spoke.names]
            return (own, "") if own and not back else (named or own, "" if own else spoke.phrase)
        if named:
            return named, ""
        office = _opening_office(masked, language) if pronoun in personal and back else ""
        if office:
            return holder(scene, frozenset(content_words(office, language))), office
        opens = _may_mean(masked, pronoun, language, back=bool(back), anybody=not persons)
        if opens is not None:
            return opens
        end = start
    return persons, ""


def _may_mean(
    sentence: str, pronoun: str, language: Language, *, back: bool, anybody: bool
) -> tuple[list[str], str] | None:
    """For whom or what a pronoun may stand that is no person's, of whom a sentence says something.

    `Ruiz finds it too high; in his opinion | …`, not `in its view | …` of the sentence itself. `Lom has 31
    farms. They | reported …` is of all that may be meant there, if nobody is known who is.
    """
    words = language.words
    thing = pronoun in NOBODY | words("possessives").plain
    led = sentence if back else sentence[: max(0, sentence.lower().rfind(pronoun))]
    # Where no pronoun is for things alone: `La Consejería no aprobó el plan. Según | alegó, …`
    gendered = pronoun in words("personal_pronouns").plain and NOBODY.isdisjoint(words("pronouns").plain)
    # `Das Amt prüft. Es | rät …`: German articles end as their pronouns do.
    agrees = language.has_capital_nouns and sentence.split(maxsplit=1)[0].lower().endswith(pronoun[-1])
    body = back and anybody and (gendered or agrees) and _opens_with_body(sentence, language)
    if body or (thing and (back or pronoun not in NOBODY) and len(led.split()) > _FRONTED):
        if not body and _is_fronted_thing(led, language):
            return None
        opens = opening(led, language)
        if not opens and not back:
            # `It rejects the third, which in | its | view …` is of whom the sentence before is.
            return None
        return [one for one in opens if not one.islower()], " ".join(one for one in opens if one.islower())
    several = words("subjects").plain & words("pronouns").plain - words("personal_pronouns").plain - NOBODY
    if back and anybody and pronoun in several:
        return [], " ".join(sorted(content_words(sentence.lower(), language)))
    return None


def _opens_with_body(sentence: str, language: Language) -> bool:
    """Whether a sentence begins with a body and its article: `La Consejería | no aprobó`."""
    first, *noun = WORD.findall(parted(sentence, language))[:_PAIR] or [""]
    articles = language.words("determiners").plain
    return first.lower() in articles and any(is_body_noun(one, language) for one in noun)


def _is_fronted_thing(led: str, language: Language) -> bool:
    """Whether a sentence begins with a thing to which a pronoun does something: `Den Bau | lehnt es ab`."""
    first, *others = led.partition(",")[0].lower().split() or [""]
    pronouns = language.words("pronouns").plain
    fronted = bool(language.words("nominative_cases").entries) and first not in pronouns
    return fronted and not pronouns.isdisjoint(others) and not may_act(led.partition(",")[0], language)


def _opening_office(sentence: str, language: Language) -> str:
    """The office with which a sentence begins: `The medical director | presented`, `An adviser | to Lom`."""
    first, *words = WORD.findall(sentence.lower())[:_OFFICE] or [""]
    offices = language.words("titles", "representatives").plain
    if first in language.words("indefinites").plain:
        stops = language.words("prepositions", "finite", "relatives", "complements").plain
        noun = [first, *takewhile(lambda word: word not in stops, words)]
        return " ".join(noun) if 1 < len(noun) < len(words) else ""
    ends = [at for at, word in enumerate(words) if word in offices]
    return " ".join(words[: ends[0] + 1]) if ends and first in language.words("determiners").plain else ""


def _may_be_person(masked: str, name: Mention, text: str, language: Language) -> bool:
    """Whether a name is a person's, or an office with a capital: `the Minister`."""
    office = name.name.lower() in language.words("titles").plain
    return office or is_person(masked, name, language, text)


def _first_speaker(masked: str, language: Language) -> Subject | None:
    """The first subject of a verb of speech in a sentence that is no pronoun.

    A noun begins it, or has an article: not that in `before | the pilot began`, `in a written | reply`.
    """
    reports = language.words("reports").plain
    for verb, one in subjects(masked, Span(0, len(masked)), language):
        if is_passive(masked[: verb.start], language):
            # `She said that the cut had been | agreed`
            continue
        told = masked[slice(*verb)].lower() in reports and not _is_pronoun(one, language)
        if one.names or told or _is_noun(one, masked, language):
            return one
        apposed = _apposed(one.phrase, masked, language) if is_vague(one.phrase, language) else ""
        if apposed:
            return Subject(apposed)
    return None


def _apposed(phrase: str, text: str, language: Language) -> str:
    """The noun behind the comma of a word that makes nobody known: `One of them, | a nurse who left,`."""
    apposed = re.search(rf"{re.escape(phrase)},\s+([^,.;:]+),", text)
    ends = language.words("relatives").alternatives
    return re.split(rf"\s(?:{ends})\s", apposed[1])[0] if apposed else ""


def _is_noun(subject: Subject, masked: str, language: Language) -> bool:
    if _is_pronoun(subject, language):
        return False
    before = masked[: masked.find(subject.phrase)].lower().split()[-1:]
    first, place = subject.phrase.split(maxsplit=1)[0].lower(), language.words("prepositions").plain
    articles = language.words("determiners", "indefinites", "quantifiers", "numerals", "cardinals").plain
    return place.isdisjoint(before) and (first in articles or not before)


def _is_pronoun(subject: Subject, language: Language) -> bool:
    """Whether a subject is a pronoun: `she`, `one of them`, not `one mayor`."""
    words = [word.lower() for word in WORD.findall(subject.phrase)] or [""]
    pronouns, prepositions = (
        language.words("pronouns", "possessives").plain,
        language.words("prepositions").plain,
    )
    opens = words[0] in pronouns and (not words[1:] or words[1] in prepositions)
    return not subject.names and (opens or words[-1] in pronouns)


def sentences_back(text: str, end: int, language: Language) -> Iterator[int]:
    """Where the last sentences before a place begin, its own first."""
    for _ in range(_BACK):
        start = sentence_start(text, len(text[:end].rstrip()), language)
        if start >= end:
            return
        yield start
        end = start


def holder(scene: Scene, words: frozenset[str]) -> list[str]:
    """The one person whom the source makes something: `Ruth Sander, Harbour Master`."""
    named = [
        one for one in persons(scene.text, scene.language) if words <= roles(scene.text, one, scene.language)
    ]
    return named if len({one.split()[-1] for one in named}) == 1 else []
