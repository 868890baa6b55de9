"""Whether who speaks in a source, or is named there, is the speaker whom an author names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.attribution.before import attributed_before
from sphinx_kfor.evidence.cautions.phrases.appositions import are_one
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.owners import owned
from sphinx_kfor.evidence.cautions.phrases.roles import roles
from sphinx_kfor.evidence.cautions.phrases.viewers import viewer
from sphinx_kfor.evidence.cautions.speakers.behalf import bodies
from sphinx_kfor.evidence.cautions.speakers.typed_names import given_names, has_other_given_name, is_name_of
from sphinx_kfor.evidence.cautions.voices.signatures import signed_below
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.cautions.speakers.typed_names import Speaker
    from sphinx_kfor.evidence.cautions.voices.nearby import Voice
    from sphinx_kfor.evidence.cautions.voices.surroundings import Surroundings
    from sphinx_kfor.evidence.languages import Language

#: Behind a name and a verb, for whom it speaks is named within so many code points.
_NEAR = 40
#: The nouns of a phrase have so many letters.
_NOUN = 4


def is_subject(subject: Subject, speaker: Speaker, scene: Scene) -> bool:
    """Whether a speaker is the subject of a verb of speech: by name, or by the noun that stands there."""
    if subject.names:
        return any(is_name_of(one.name, speaker, scene.language) for one in subject.names)
    words = {word for word in WORD.findall(fold_text(subject.phrase).lower()) if len(word) >= _NOUN}
    return not words.isdisjoint(WORD.findall(fold_text(speaker.spelled).lower()))


def names_of(scene: Scene, speaker: Speaker) -> list[Mention]:
    """The speaker's name wherever it stands near, or at the verb of speech."""
    near = scene.surroundings
    named = [*near.names, *(near.meant(near.voice) if near.voice else ())]
    return [
        mention for mention in named if is_name_of(mention.name, speaker, scene.language)
    ] or near.spelled(speaker.spelled)


def is_view_of(scene: Scene, speaker: Speaker) -> bool:
    """Whether a passage may be a speaker's view: `Ruiz is of the view that | …`, `In his judgement | …`."""
    sees = viewer(scene.governed.sentence or scene.folded_lead, attributed_before(scene), scene.language)
    sees = sees or next((one.subject for one in reversed(owned(scene.folded_lead, 0, scene.language))), None)
    if sees is None or is_subject(sees, speaker, scene):
        return sees is not None
    pronouns = scene.language.words("pronouns", "possessives").plain
    start = scene.surroundings.passage.start
    return sees.phrase.lower() in pronouns and any(one.end <= start for one in names_of(scene, speaker))


def signs(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker's name stands below the letter in which the passage is."""
    signed = signed_below(scene.text, scene.passage.end, scene.language)
    return signed is not None and is_name_of(signed.name, speaker, scene.language)


def stands_at(near: Surroundings, voice: Voice, speaker: Speaker) -> bool:
    """Whether the name as typed holds the voice's: `Opposition members`, where they said it."""
    typed, named = near.spelled(speaker.spelled), voice.subject.names
    if speaker.family.islower() and speaker.spelled.lower() == voice.subject.phrase.lower():
        return True
    return any(one.start <= name.start and name.end <= one.end for one in typed for name in named)


def is_meant(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
    """Whether a pronoun may mean a speaker without a capital: `The ministry was silent. Later it said …`."""
    pronoun = voice.subject.phrase.lower() in language.words("pronouns").plain
    plain = speaker.family.islower() and not voice.subject.names
    return pronoun and plain and any(one.end <= voice.place for one in near.spelled(speaker.spelled))


def wrote(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
    """Whether what leads up to the words names their author: `Lind read a statement by Ruiz: “…”`."""
    told = near.text[voice.place : near.passage.start] if voice.how == "lead" else ""
    links, name = language.words("authorships").alternatives, re.escape(speaker.spelled)
    return re.search(rf"(?<!\w)(?:{links})\s+(?:\w+\s+){{0,2}}{name}(?!\w)", told, re.IGNORECASE) is not None


def may_be_phrase(scene: Scene, voice: Voice, speaker: Speaker) -> bool:
    """Whether a phrase without a name may be the speaker: `the engineer`, where Ruiz is the engineer.

    A pronoun is anybody's.
    """
    phrase, near = voice.subject.phrase, scene.surroundings
    words = [word for word in WORD.findall(fold_text(phrase).lower()) if len(word) >= _NOUN]
    if phrase.lower() in scene.language.words("pronouns").plain or not words:
        return True
    if fold_text(speaker.spelled).lower() in fold_text(phrase).lower():
        officials = scene.language.words("officials").plain.isdisjoint(phrase.lower().split())
        return not (officials and _is_named_person(scene, speaker))
    links = scene.language.words("prepositions").alternatives
    name = rf"{re.escape(speaker.spelled)}(?!\w)"
    if re.search(rf"{re.escape(phrase)}\s+(?:{links})\s+(?:\w+\s+)?{name}", near.text, re.IGNORECASE):
        return not _is_named_person(scene, speaker)
    if re.search(rf"{re.escape(phrase)}\s+\([^()]*{name}", near.text, re.IGNORECASE):
        return True
    if is_noun_for(scene, phrase, speaker.spelled):
        return True
    family, noun = re.escape(speaker.family), "|".join(map(re.escape, words))
    titled = rf"(?:{noun})\s+(?:[^\W\d_a-z][\w.'\u2019-]*\s+){{0,3}}{family}\b"
    apposed = rf"\b{family},\s+(?:\w+\s+){{0,4}}(?:{noun})\b"
    return re.search(f"{titled}|{apposed}", scene.text, re.IGNORECASE) is not None


def has_office(scene: Scene, speaker: Speaker) -> bool:
    """Whether an office that the source gives to the speaker stands near the passage: `the mayor`."""
    near, titles = scene.surroundings, scene.language.words("titles").plain
    words = {word.lower() for word in WORD.findall(near.text[slice(*near.near)])} & titles
    return any(are_one(scene.text, word, fold_text(speaker.family), scene.language) for word in sorted(words))


def speaks_for(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
    """Whether who speaks does so for a body that is named as the speaker: `Lind, for the board, says`."""
    if any(is_person(near.text, one, language, near.document) for one in near.spelled(speaker.spelled)):
        return False
    start = sentence_start(near.text, voice.place, language)
    said = near.text[start : max(voice.place, *(one.end for one in voice.subject.names), start) + _NEAR]
    links, articles = (language.words(one).alternatives for one in ("prepositions", "determiners"))
    bare = re.sub(rf"^(?:{articles})\s+", "", speaker.spelled, flags=re.IGNORECASE)
    body = rf"(?:(?:{articles})\s+)?{re.escape(bare)}(?!\w)"
    who = re.escape(voice.subject.shown)
    behind = rf"{who},?\s+(?:\w+\s+){{0,3}}(?:{links})\s+{body}"
    owns = rf"(?<!\w){re.escape(bare)}['\u2019]s?\s+(?:\w+,?\s+){{1,4}}{who}"
    return re.search(f"{behind}|{owns}", said, re.IGNORECASE) is not None


def is_body_of(scene: Scene, names: list[str], voice: Voice, speaker: Speaker) -> bool:
    """Whether the source makes who speaks a body's: `Its director, Lind, said`, for `the board`."""
    if _is_named_person(scene, speaker):
        return False
    named, _ = bodies(scene.text, names, "" if names else voice.subject.phrase, scene.language)
    return speaker.spelled in named


def is_office(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a speaker is typed by an office that the source gives to a name: `the minister` for `Ruiz`."""
    return speaker.family.islower() and is_noun_for(scene, speaker.spelled, name)


def is_all_that_speaks(scene: Scene, voice: Voice, speaker: Speaker) -> bool:
    """Whether an office is all that speaks, and the source gives it to a speaker: `Lind, Harbour Master`."""
    near = scene.surroundings
    if any(is_person(near.text, one, scene.language, near.document) for one in voice.subject.names):
        return False
    words = {word.lower() for word in WORD.findall(voice.subject.shown)}
    words -= scene.language.words("determiners").plain - scene.language.words("indefinites").plain
    return bool(words) and words <= roles(scene.text, speaker.spelled, scene.language)


def has_title(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a title is all that is named, and the source gives it to a speaker: `the Minister`, Ruiz."""
    return name.lower() in scene.language.words("titles").plain and is_noun_for(
        scene, name.lower(), speaker.spelled
    )


def is_noun_for(scene: Scene, phrase: str, name: str) -> bool:
    """Whether the source makes one of a noun and a name: `the treasurer`, `Ms Wit (treasurer)`."""
    noun, family = WORD.findall(parted(fold_text(phrase), scene.language))[-1:], name.split()[-1:]
    grammar = scene.language.words("pronouns", "function_words", "determiners", "references").plain
    # `A spokesman | said` is nobody who was named.
    new = phrase.lower().split()[0] in scene.language.words("indefinites").plain
    if new or not noun or not family or not noun[0].islower() or noun[0] in grammar:
        return False
    return are_one(scene.text, noun[0], fold_text(family[0]), scene.language)


def _is_named_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker is named as a person near the passage."""
    return any(
        is_name_of(mention.name, speaker, scene.language)
        and is_person(scene.surroundings.text, mention, scene.language, scene.text)
        for mention in scene.surroundings.names
    )


def is_the_only(own: list[Mention], speaker: Speaker, scene: Scene) -> bool:
    """Whether titles are all that a name has besides (`Mr Ruiz`), and the document names no other Ruiz."""
    family = fold_text(speaker.family).lower()
    given = [given_names(mention.name, family, scene.language) for mention in own]
    if all(given):
        return False
    whole = mentions(scene.text, Span(0, len(scene.text)), scene.language)
    namesakes = [one.name for one in whole if is_name_of(one.name, speaker, scene.language)]
    full = [name for name in namesakes if given_names(name, family, scene.language)]
    return bool(full) and not any(has_other_given_name(name, speaker, scene.language) for name in full)


def is_kin(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a name is another's of the same family: `Ana Ruiz`, not `Mr Ruiz`, for `Leo Ruiz`."""
    given = given_names(name, fold_text(speaker.family).lower(), scene.language)
    return bool(given) and has_other_given_name(name, speaker, scene.language)
