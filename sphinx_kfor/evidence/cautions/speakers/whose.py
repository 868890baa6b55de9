"""Whose words a passage is in its source: the names of who speaks, and what such a one is.

`Ana Ruiz, the engineer, said` makes it Ana Ruiz's, an engineer's; `two officials said` makes it officials';
`one of them said` is of whom the sentence before is; `in our view` is the source's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.relatives import reckoner
from sphinx_kfor.evidence.cautions.phrases.subjects import foremost, is_passive, subjects
from sphinx_kfor.evidence.cautions.phrases.viewers import viewer
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE, unnamed
from sphinx_kfor.evidence.cautions.speakers.antecedents import whom_it_means
from sphinx_kfor.evidence.cautions.speakers.called import names_and_words, words_of
from sphinx_kfor.evidence.cautions.voices.cues import cues_of
from sphinx_kfor.evidence.cautions.voices.nearby import Voice
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, kinds
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_start, starts_sentence
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: So far before a family name its given names begin, in code points, and so far a name goes on.
_NAME = 40
#: So far into a text, in code points, a line may say by whom it is.
_HEAD = 400


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
        return Whose(_signed(scene), own=True)
    subject = (
        near.reported
        or _subject(scene)
        or viewer(scene.governed.sentence or scene.folded_lead, said, language)
    )
    reckons = reckoner(scene.lead, scene.rest, language)
    subject = subject or (Subject(reckons.noun) if reckons else None)
    if subject is None or _is_own(subject.phrase, scene):
        own = _is_own(subject.phrase if subject else _before(said, scene), scene)
        own = own or (subject is None and _is_rounded(said, scene))
        return Whose(_signed(scene) if own else (), own=own)
    if _is_impersonal(subject, said, language):
        return Whose()
    if subject.names and not _is_common(subject.names[0].name, scene):
        names, phrase = [one.name for one in subject.names], ""
    else:
        names, phrase = whom_it_means(scene, subject)
        # In `Ruiz recalled: “She told me: ‘No’”` it is not Ruiz who says no.
        teller = {one.name for one in near.teller.names} if near.teller else set[str]()
        names = [name for name in names if name not in teller]
        letter = _read_out(scene)
        names, phrase = (_wrote(letter, scene), letter) if letter else (names, phrase)
    reporters, reporter = _reporting(scene, subject)
    names = [*names, *reporters]
    sure = bool(names) and _is_sure(subject, scene)
    known, words = names_and_words(scene, names, phrase, sure=sure)
    words |= (
        words_of(reporter)
        | _authors(subject, scene)
        | (words_of(reckons.noun.split(maxsplit=1)[-1]) if reckons else set())
    )
    of_bodies = frozenset[str]() if names else unnamed(scene, phrase or subject.phrase)
    words |= {VAGUE} if of_bodies else set()
    return Whose((*known, *sorted(words)), bodies=tuple(sorted(of_bodies - {VAGUE})), sure=sure)


def _authors(subject: Subject, scene: Scene) -> frozenset[str]:
    """What those are by whom a paper is that speaks: `according to a survey by the institute`."""
    if not any(kinds(word) & DOCUMENTS for word in WORD.findall(subject.phrase.lower())):
        return frozenset()
    by, articles = (scene.language.words(name).alternatives for name in ("authorships", "determiners"))
    whose = rf"{re.escape(subject.phrase)}\s+(?:{by})\s+(?:{articles})\s+(?P<who>[^,;:.]+)"
    found = re.search(whose, scene.governed.sentence or scene.folded_lead, re.IGNORECASE)
    return frozenset(words_of(found["who"])) if found else frozenset()


def _is_impersonal(subject: Subject, said: str, language: Language) -> bool:
    """Whether a word that ascribes has a pronoun for nobody in it: `heißt es`, not `sagt er`."""
    pronoun = subject.phrase.lower()
    return said.lower().endswith(f" {pronoun}") and pronoun not in language.words("personal_pronouns").plain


def _read_out(scene: Scene) -> str:
    """What was read out, as the words before the passage name it: `I have the letter. It reads: | “…”`."""
    near, language = scene.surroundings, scene.language
    if not near.teller or near.voice is None or near.voice.subject.phrase.lower() not in NOBODY:
        return ""
    before = WORD.findall(near.text[: near.voice.place].lower())
    works = language.words("authors").plain
    singular = (one if one in works else one.removesuffix("s") for one in reversed(before))
    return next((one for one in singular if one in works or kinds(one) & DOCUMENTS), "")


def _wrote(work: str, scene: Scene) -> list[str]:
    """Who wrote what was read out, as words before the passage say last: `two letters from the | Union`."""
    text, language = scene.text[: scene.passage.start], scene.language
    by = language.words("authorships", "part_links").alternatives
    article = rf"(?:(?:{language.words('determiners').alternatives})\s+)?"
    named = [
        mentions(text, Span(at.end(), min(len(text), at.end() + _NAME)), language)[:1]
        for at in re.finditer(rf"(?<!\w){work}s?\s+(?:{by})\s+{article}(?=[^\W\d_a-z])", text)
    ]
    return [one.name for some in named[-1:] for one in some]


def _reporting(scene: Scene, subject: Subject) -> tuple[list[str], str]:
    """Who tells of a report or a study in its sentence: `Ruiz noted that, according to | a study, …`.

    Returns:
        Their names, or how they are called where they have none: `two officials`.
    """
    near, words = scene.surroundings, WORD.findall(subject.phrase.lower())
    if not any(kinds(word) & DOCUMENTS for word in words):
        return [], ""
    start = sentence_start(near.text, near.passage.start, scene.language)
    told = next(subjects(near.text, Span(start, near.passage.start), scene.language), None)
    if told is None or told[1].phrase in subject.phrase or subject.phrase in told[1].phrase:
        return [], ""
    named = [one.name for one in near.meant(Voice("verb", told[1], told[0].start))]
    return named, "" if named else told[1].phrase


def _signed(scene: Scene) -> tuple[str, ...]:
    """By whom a text is, as a line at its head says: `Report by the Auditor General`."""
    language = scene.language
    by = rf"(?:^|\s)(?:{language.words('authorships').alternatives})\s+(?P<who>\S[^\n]*)"
    for line in scene.text[:_HEAD].split("\n"):
        signed = re.search(by, line, re.IGNORECASE) if not line.rstrip().endswith((".", "?", "!")) else None
        named = mentions(signed["who"], Span(0, len(signed["who"])), language)[:1] if signed else []
        if named:
            return (named[0].name, *sorted(words_of(named[0].name)))
    return ()


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
    """Whether what seems a name is a noun in the plural that begins a sentence: `Families | said`.

    Who has a turn is named there: `Jones: …`.
    """
    if " " in name or not name.endswith("s") or name in cues_of(scene.text, scene.language):
        return False
    text = scene.text
    places = (at.start() for at in re.finditer(whole(name), text))
    return all(starts_sentence(text, place, scene.language) for place in places)


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
