"""Rules on who speaks: is a passage the words of the person to whom an author ascribes them?

A name is looked for in the passage's paragraph and in the one before. Where a verb of speech stands
beside the passage, the name at that verb is the speaker; elsewhere it is the nearest name. One doubt is
enough: a rule asks nothing where one before it has an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.appositions import are_one
from sphinx_kfor.evidence.cautions.attribution import attributed_before
from sphinx_kfor.evidence.cautions.behalf import bodies
from sphinx_kfor.evidence.cautions.claims import owned
from sphinx_kfor.evidence.cautions.heads import FIRST
from sphinx_kfor.evidence.cautions.letters import signed_below
from sphinx_kfor.evidence.cautions.name_spellings import other_word
from sphinx_kfor.evidence.cautions.names import WORD, is_person, is_title, mentions, same_name
from sphinx_kfor.evidence.cautions.roles import roles
from sphinx_kfor.evidence.cautions.rule import Found, Rule, examples
from sphinx_kfor.evidence.cautions.viewers import viewer
from sphinx_kfor.evidence.cautions.voices import around
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_kfor.evidence.cautions.heads import Subject
    from sphinx_kfor.evidence.cautions.names import Mention
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.cautions.voices import Surroundings, Voice
    from sphinx_kfor.evidence.languages import Language

NAME_WHO_SPEAKS = "name who speaks"
#: Behind a name and a verb, for whom it speaks is named within so many code points.
_NEAR = 40
#: The nouns of a phrase have so many letters.
_NOUN = 4
_OPTION = re.compile(r"\s*=\s*")


class Speaker(NamedTuple):
    """A speaker as the author prints the name, and as the source spells it."""

    printed: str
    spelled: str

    @property
    def family(self) -> str:
        """The last word of the name as the source spells it."""
        return self.spelled.split()[-1] if self.spelled.split() else ""


def read_speaker(option: str) -> Speaker:
    """Read the option: `Josep Borrell`, or `Josep Borrell = "Josep Borrel"` for the source's spelling."""
    printed, *spelled = _OPTION.split(option.strip(), maxsplit=1)
    marks = "\"'\u201c\u201d\u2018\u2019 "
    name = spelled[0].strip(marks) if spelled else printed.strip(marks)
    return Speaker(printed.strip(marks), name or printed.strip(marks))


def is_author(option: str, authors: Collection[str]) -> bool:
    """Whether a speaker is one of a source's authors: by the whole name, or by the family name alone."""
    typed = option.strip()
    return bool(typed) and (
        typed in authors or (" " not in typed and typed in {n.split()[-1] for n in authors})
    )


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
    return reported is not None and not _is_subject(reported, speaker, scene)


def _is_subject(subject: Subject, speaker: Speaker, scene: Scene) -> bool:
    """Whether a speaker is the subject of a verb of speech: by name, or by the noun that stands there."""
    if subject.names:
        return any(_is(one.name, speaker, scene.language) for one in subject.names)
    words = {word for word in WORD.findall(fold_text(subject.phrase).lower()) if len(word) >= _NOUN}
    return not words.isdisjoint(WORD.findall(fold_text(speaker.spelled).lower()))


def _spelling(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    other = "" if _longer(speaker) else other_word(*speaker)
    if other and not _are_one(scene, speaker.spelled, speaker.printed):
        yield Found(other, name=speaker.spelled, put=speaker.printed)


def _unnamed(scene: Scene) -> Iterator[Found]:
    speaker, voice = read_speaker(scene.speaker), scene.surroundings.voice
    known = voice and (
        any(_is_office(one.name, speaker, scene) for one in scene.surroundings.meant(voice))
        or (not voice.subject.names and _are_one(scene, voice.subject.phrase, speaker.spelled))
        or _is_what_speaks(scene, voice, speaker)
    )
    named = known or _own(scene, speaker) or _has_office(scene, speaker) or _signs(scene, speaker)
    if not named:
        yield Found(name=speaker.spelled)


def _namesake(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    own = _own(scene, speaker)
    other = all(_other_given_name(mention.name, speaker, scene.language) for mention in own)
    if own and other and not _is_the_only(own, speaker, scene):
        yield Found(own[0].name, name=speaker.spelled)


def _another(scene: Scene) -> Iterator[Found]:
    speaker, near = read_speaker(scene.speaker), scene.surroundings
    voice = near.voice
    if not voice:
        return
    names = [mention.name for mention in near.meant(voice)]
    own = (
        any(
            (_is(one, speaker, scene.language) and not _is_kin(one, speaker, scene))
            or _is_office(one, speaker, scene)
            or _has_title(one, speaker, scene)
            for one in names
        )
        if names
        else _own_phrase(scene, voice, speaker)
    )
    reported = near.reported is not None and _is_subject(near.reported, speaker, scene)
    meant = (
        reported
        or (not voice.subject.names and _are_one(scene, voice.subject.phrase, speaker.spelled))
        or _stands_at(near, voice, speaker)
        or _is_what_speaks(scene, voice, speaker)
        or _is_meant(near, voice, speaker, scene.language)
        or _speaks_for(near, voice, speaker, scene.language)
        or _is_body_of(scene, names, voice, speaker)
    )
    if near.teller and _is_subject(near.teller, speaker, scene):
        # In `“She told me: ‘No,’” said Ruiz` it is not Ruiz who says no.
        yield Found(voice.subject.phrase, name=speaker.spelled)
    elif not own and not meant and not _wrote(near, voice, speaker, scene.language):
        yield Found(names[0] if names else voice.subject.phrase, name=speaker.spelled)


def _nobody(scene: Scene) -> Iterator[Found]:
    near, speaker = scene.surroundings, read_speaker(scene.speaker)
    heard = near.quoted or near.voice or near.marked_inside
    if not heard and not _signs(scene, speaker) and not _sees(scene, speaker):
        yield Found(name=speaker.spelled)


def _sees(scene: Scene, speaker: Speaker) -> bool:
    """Whether a passage may be a speaker's view: `Ruiz is of the view that | …`, `In his judgement | …`."""
    sees = viewer(scene.governed.sentence, attributed_before(scene), scene.language)
    sees = sees or next((one.subject for one in reversed(owned(scene.folded_lead, 0, scene.language))), None)
    if sees is None or _is_subject(sees, speaker, scene):
        return sees is not None
    pronouns = scene.language.words("pronouns", "possessives").plain
    start = scene.surroundings.passage.start
    return sees.phrase.lower() in pronouns and any(one.end <= start for one in _own(scene, speaker))


def _nearer(scene: Scene) -> Iterator[Found]:
    """Another person who is named nearer to the passage, where no verb of speech tells."""
    speaker, near = read_speaker(scene.speaker), scene.surroundings
    if near.voice or _sees(scene, speaker):
        return
    distance = min((mention.distance(near.passage) for mention in _own(scene, speaker)), default=0)
    for mention in near.names:
        nearer = 0 < mention.distance(near.passage) < distance
        if (
            nearer
            and not _is(mention.name, speaker, scene.language)
            and is_person(near.text, mention, scene.language, near.document)
        ):
            yield Found(mention.name, name=speaker.spelled)
            return


def _own(scene: Scene, speaker: Speaker) -> list[Mention]:
    """The speaker's name wherever it stands near, or at the verb of speech."""
    near = scene.surroundings
    named = [*near.names, *(near.meant(near.voice) if near.voice else ())]
    return [mention for mention in named if _is(mention.name, speaker, scene.language)] or near.spelled(
        speaker.spelled
    )


def _signs(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker's name stands below the letter in which the passage is."""
    signed = signed_below(scene.text, scene.passage.end, scene.language)
    return signed is not None and _is(signed.name, speaker, scene.language)


def _stands_at(near: Surroundings, voice: Voice, speaker: Speaker) -> bool:
    """Whether the name as typed holds the voice's: `Opposition members`, where they said it."""
    typed, named = near.spelled(speaker.spelled), voice.subject.names
    if speaker.family.islower() and speaker.spelled.lower() == voice.subject.phrase.lower():
        return True
    return any(one.start <= name.start and name.end <= one.end for one in typed for name in named)


def _is_meant(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
    """Whether a pronoun may mean a speaker without a capital: `The ministry was silent. Later it said …`."""
    pronoun = voice.subject.phrase.lower() in language.words("pronouns").plain
    plain = speaker.family.islower() and not voice.subject.names
    return pronoun and plain and any(one.end <= voice.place for one in near.spelled(speaker.spelled))


def _wrote(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
    """Whether what leads up to the words names their author: `Lind read a statement by Ruiz: “…”`."""
    told = near.text[voice.place : near.passage.start] if voice.how == "lead" else ""
    links, name = language.words("authorships").alternatives, re.escape(speaker.spelled)
    return re.search(rf"(?<!\w)(?:{links})\s+(?:\w+\s+){{0,2}}{name}(?!\w)", told, re.IGNORECASE) is not None


def _own_phrase(scene: Scene, voice: Voice, speaker: Speaker) -> bool:
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
    if _are_one(scene, phrase, speaker.spelled):
        return True
    family, noun = re.escape(speaker.family), "|".join(map(re.escape, words))
    titled = rf"(?:{noun})\s+(?:[^\W\d_a-z][\w.'\u2019-]*\s+){{0,3}}{family}\b"
    apposed = rf"\b{family},\s+(?:\w+\s+){{0,4}}(?:{noun})\b"
    return re.search(f"{titled}|{apposed}", scene.text, re.IGNORECASE) is not None


def _has_office(scene: Scene, speaker: Speaker) -> bool:
    """Whether an office that the source gives to the speaker stands near the passage: `the mayor`."""
    near, titles = scene.surroundings, scene.language.words("titles").plain
    words = {word.lower() for word in WORD.findall(near.text[slice(*near.near)])} & titles
    return any(are_one(scene.text, word, fold_text(speaker.family), scene.language) for word in sorted(words))


def _speaks_for(near: Surroundings, voice: Voice, speaker: Speaker, language: Language) -> bool:
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


def _is_body_of(scene: Scene, names: list[str], voice: Voice, speaker: Speaker) -> bool:
    """Whether the source makes who speaks a body's: `Its director, Lind, said`, for `the board`."""
    if _is_named_person(scene, speaker):
        return False
    named, _ = bodies(scene.text, names, "" if names else voice.subject.phrase, scene.language)
    return speaker.spelled in named


def _is_office(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a speaker is typed by an office that the source gives to a name: `the minister` for `Ruiz`."""
    return speaker.family.islower() and _are_one(scene, speaker.spelled, name)


def _is_what_speaks(scene: Scene, voice: Voice, speaker: Speaker) -> bool:
    """Whether an office is all that speaks, and the source gives it to a speaker: `Lind, Harbour Master`."""
    near = scene.surroundings
    if any(is_person(near.text, one, scene.language, near.document) for one in voice.subject.names):
        return False
    words = {word.lower() for word in WORD.findall(voice.subject.shown)}
    words -= scene.language.words("determiners", "indefinites").plain
    return bool(words) and words <= roles(scene.text, speaker.spelled, scene.language)


def _has_title(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a title is all that is named, and the source gives it to a speaker: `the Minister`, Ruiz."""
    return name.lower() in scene.language.words("titles").plain and _are_one(
        scene, name.lower(), speaker.spelled
    )


def _are_one(scene: Scene, phrase: str, name: str) -> bool:
    """Whether the source makes one of a noun and a name: `the treasurer`, `Ms Wit (treasurer)`."""
    noun, family = WORD.findall(fold_text(phrase))[-1:], name.split()[-1:]
    grammar = scene.language.words("pronouns", "function_words", "determiners", "references").plain
    if not noun or not family or not noun[0].islower() or noun[0] in grammar:
        return False
    return are_one(scene.text, noun[0], fold_text(family[0]), scene.language)


def _is_named_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker is named as a person near the passage."""
    return any(
        _is(mention.name, speaker, scene.language)
        and is_person(scene.surroundings.text, mention, scene.language, scene.text)
        for mention in scene.surroundings.names
    )


def _is(name: str, speaker: Speaker, language: Language) -> bool:
    """Whether a name is the speaker's, or holds the family name as a word."""
    family = fold_text(speaker.family).lower()
    words = fold_text(name).lower().split()
    return any(same_name(word.removesuffix("'s").strip("'"), family, language) for word in words)


def _longer(speaker: Speaker) -> bool:
    """Whether the printed name is the source's with more words, as is the full name for a family name."""
    printed, spelled = (set(fold_text(name).lower().split()) for name in speaker)
    return spelled < printed and "," not in speaker.printed


def _other_given_name(name: str, speaker: Speaker, language: Language) -> bool:
    """Whether a name of two words or more shares only its last with the speaker's."""
    words = fold_text(name).lower().split()
    given = [
        one
        for one in fold_text(speaker.spelled).lower().split()[:-1]
        if not is_title(one.strip("."), language)
    ]
    shared = any(
        same_name(one, word, language) or one[0] == word.rstrip(".") for one in words for word in given
    )
    return len(words) > 1 and bool(given) and not shared


def _is_the_only(own: list[Mention], speaker: Speaker, scene: Scene) -> bool:
    """Whether titles are all that a name has besides (`Mr Ruiz`), and the document names no other Ruiz."""
    family = fold_text(speaker.family).lower()
    given = [_given(mention.name, family, scene.language) for mention in own]
    if all(given):
        return False
    whole = mentions(scene.text, Span(0, len(scene.text)), scene.language)
    namesakes = [one.name for one in whole if _is(one.name, speaker, scene.language)]
    full = [name for name in namesakes if _given(name, family, scene.language)]
    return bool(full) and not any(_other_given_name(name, speaker, scene.language) for name in full)


def _is_kin(name: str, speaker: Speaker, scene: Scene) -> bool:
    """Whether a name is another's of the same family: `Ana Ruiz`, not `Mr Ruiz`, for `Leo Ruiz`."""
    given = _given(name, fold_text(speaker.family).lower(), scene.language)
    return bool(given) and _other_given_name(name, speaker, scene.language)


def _given(name: str, family: str, language: Language) -> list[str]:
    """The words of a name before the family name, without titles."""
    words = fold_text(name).lower().replace(".", "").split()
    return [word for word in words[:-1] if word != family and not is_title(word, language)]


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
