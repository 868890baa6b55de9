"""Rules on who speaks: is a passage the words of the person to whom an author ascribes them?

A name is looked for in the passage's paragraph and in the one before. Where a verb of speech stands
beside the passage, the name at that verb is the speaker; elsewhere it is the nearest name. One doubt is
enough: a rule asks nothing where one before it has an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import FIRST
from sphinx_kfor.evidence.cautions.phrases.name_spellings import other_word
from sphinx_kfor.evidence.cautions.phrases.names import is_person
from sphinx_kfor.evidence.cautions.rule import Found, Rule, examples
from sphinx_kfor.evidence.cautions.speakers.same_speaker import (
    has_office,
    has_title,
    is_all_that_speaks,
    is_body_of,
    is_kin,
    is_meant,
    is_noun_for,
    is_office,
    is_subject,
    is_the_only,
    is_view_of,
    may_be_phrase,
    names_of,
    signs,
    speaks_for,
    stands_at,
    wrote,
)
from sphinx_kfor.evidence.cautions.speakers.typed_names import (
    has_other_given_name,
    is_longer,
    is_name_of,
    read_speaker,
)
from sphinx_kfor.evidence.cautions.voices.surroundings import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

NAME_WHO_SPEAKS = "name who speaks"


def own_words(text: str, passage: Span, language: Language) -> bool:
    """Whether a passage is its source's own words, so that the source's author speaks.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        language: the word lists.
    """
    near = around(text, passage, language)
    phrase = near.voice.subject.phrase.lower() if near.voice else ""
    # `I want to | say so` is the author's, `my friends say so` is not.
    first = phrase in language.words("first_persons").plain or phrase.split()[:1] in [[one] for one in FIRST]
    return not near.quoted and (near.voice is None or (near.turn is None and first))


def reports_another(scene: Scene) -> bool:
    """Whether in the source the speaker who is named only reports the words, as somebody else's."""
    speaker, reported = read_speaker(scene.speaker), scene.surroundings.reported
    return reported is not None and not is_subject(reported, speaker, scene)


def _spelling(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    other = "" if is_longer(speaker) else other_word(*speaker)
    if other and not is_noun_for(scene, speaker.spelled, speaker.printed):
        yield Found(other, name=speaker.spelled, put=speaker.printed)


def _unnamed(scene: Scene) -> Iterator[Found]:
    speaker, voice = read_speaker(scene.speaker), scene.surroundings.voice
    known = voice and (
        any(is_office(one.name, speaker, scene) for one in scene.surroundings.meant(voice))
        or (not voice.subject.names and is_noun_for(scene, voice.subject.phrase, speaker.spelled))
        or is_all_that_speaks(scene, voice, speaker)
    )
    named = known or names_of(scene, speaker) or has_office(scene, speaker) or signs(scene, speaker)
    if not named:
        yield Found(name=speaker.spelled)


def _namesake(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    own = names_of(scene, speaker)
    other = all(has_other_given_name(mention.name, speaker, scene.language) for mention in own)
    if own and other and not is_the_only(own, speaker, scene):
        yield Found(own[0].name, name=speaker.spelled)


def _another(scene: Scene) -> Iterator[Found]:
    speaker, near = read_speaker(scene.speaker), scene.surroundings
    voice = near.voice
    if not voice:
        return
    names = [mention.name for mention in near.meant(voice)]
    own = (
        any(
            (is_name_of(one, speaker, scene.language) and not is_kin(one, speaker, scene))
            or is_office(one, speaker, scene)
            or has_title(one, speaker, scene)
            for one in names
        )
        if names
        else may_be_phrase(scene, voice, speaker)
    )
    reported = near.reported is not None and is_subject(near.reported, speaker, scene)
    meant = (
        reported
        or (not voice.subject.names and is_noun_for(scene, voice.subject.phrase, speaker.spelled))
        or stands_at(near, voice, speaker)
        or is_all_that_speaks(scene, voice, speaker)
        or is_meant(near, voice, speaker, scene.language)
        or speaks_for(near, voice, speaker, scene.language)
        or is_body_of(scene, names, voice, speaker)
    )
    if near.teller and is_subject(near.teller, speaker, scene):
        # In `“She told me: ‘No,’” said Ruiz` it is not Ruiz who says no.
        yield Found(voice.subject.phrase, name=speaker.spelled)
    elif not own and not meant and not wrote(near, voice, speaker, scene.language):
        # Whom `the mayor` means nobody knows for sure: a heading may have the last name.
        says_more = not voice.subject.names and " " in voice.subject.phrase
        yield Found(
            names[0] if names and not says_more else voice.subject.phrase,
            name=speaker.spelled,
        )


def _nobody(scene: Scene) -> Iterator[Found]:
    near, speaker = scene.surroundings, read_speaker(scene.speaker)
    heard = near.quoted or near.voice or near.marked_inside
    if not heard and not signs(scene, speaker) and not is_view_of(scene, speaker):
        yield Found(name=speaker.spelled)


def _nearer(scene: Scene) -> Iterator[Found]:
    """Another person who is named nearer to the passage, where no verb of speech tells."""
    speaker, near = read_speaker(scene.speaker), scene.surroundings
    if near.voice or is_view_of(scene, speaker):
        return
    distance = min((mention.distance(near.passage) for mention in names_of(scene, speaker)), default=0)
    for mention in near.names:
        nearer = 0 < mention.distance(near.passage) < distance
        if (
            nearer
            and not is_name_of(mention.name, speaker, scene.language)
            and is_person(near.text, mention, scene.language, near.document)
        ):
            yield Found(mention.name, name=speaker.spelled)
            return


_VOICES = (
    "speech_verbs", "quoting_verbs", "telling_verbs", "passives", "attributions", "reports", "pronouns",
    "indefinites", "authorships", "asides", "titles", "abbreviations",
)  # fmt: skip

RULES = (
    Rule(
        "speaker.spelling",
        "'{word}' in '{put}' is no spelling of a word of '{name}'",
        NAME_WHO_SPEAKS,
        _spelling,
        (),
        raised=examples(("Ines Kolm said: “«The ramp is closed.»”", "Ines Berger = Ines Kolm")),
        silent=examples(("Ines Kolm said: “«The ramp is closed.»”", "Inès Kolm = Ines Kolm")),
    ),
    Rule(
        "speaker.unnamed",
        "'{name}' is not named in the passage's paragraph or in the one before",
        NAME_WHO_SPEAKS,
        _unnamed,
        (),
        raised=examples(("Ines Kolm said: “«The ramp is closed.»”", "Tomas Fey")),
        silent=examples(("Ines Kolm said: “«The ramp is closed.»”", "Ines Kolm")),
    ),
    Rule(
        "speaker.namesake",
        "the passage's surroundings name '{word}', not '{name}'",
        NAME_WHO_SPEAKS,
        _namesake,
        (),
        raised=examples(("Ines Kolm said: “«The ramp is closed.»”", "Peter Kolm")),
        silent=examples(("Ines Kolm said: “«The ramp is closed.»”", "I. Kolm")),
    ),
    Rule(
        "speaker.another",
        "the words are not said to be those of '{name}' but of '{word}'",
        NAME_WHO_SPEAKS,
        _another,
        _VOICES,
        raised=examples(("Tomas Fey was there. Ines Kolm said: “«The ramp is closed.»”", "Tomas Fey")),
        silent=examples(("Tomas Fey was there. Ines Kolm said: “«The ramp is closed.»”", "Ines Kolm")),
    ),
    Rule(
        "speaker.nobody",
        "nothing says that '{name}' speaks: neither a verb of speech nor quotation marks",
        NAME_WHO_SPEAKS,
        _nobody,
        _VOICES,
        raised=examples(("Ines Kolm was there. «The ramp is closed.»", "Ines Kolm")),
        silent=examples(("Ines Kolm was there. “«The ramp is closed.»”", "Ines Kolm")),
    ),
    Rule(
        "speaker.nearer",
        "'{word}' is named nearer to the passage than '{name}'",
        NAME_WHO_SPEAKS,
        _nearer,
        ("titles", "bodies"),
        raised=examples(("“«The ramp is closed.»” Ines Kolm came first. Then Tomas Fey.", "Tomas Fey")),
        silent=examples(("“«The ramp is closed.»” Ines Kolm came first. Then Tomas Fey.", "Ines Kolm")),
    ),
)


def first_doubt(scene: Scene) -> tuple[Rule, Found] | None:
    """The first of the rules that doubts a scene's speaker, with what it found; None if none does."""
    return next(((rule, found) for rule in RULES for found in rule.find(scene)), None)
