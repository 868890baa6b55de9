"""Rules on who speaks: is a passage the words of the person to whom an author ascribes them?

A name is looked for in the passage's paragraph and in the one before. Where a verb of speech stands
beside the passage, the name at that verb is the speaker; elsewhere it is the nearest name. One doubt is
enough: a rule asks nothing where one before it has an answer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.name_spellings import other_word
from sphinx_kfor.evidence.cautions.rule import Found, Rule, examples
from sphinx_kfor.evidence.cautions.voices import around, marked, spoken, voices
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.cautions.voices import Mention, Surroundings
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

NAME_WHO_SPEAKS = "name who speaks"
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|il|lo|gli|le|i)\s+|\b(?:l|dell|all|dall|nell|sull)['\u2019])$", re.IGNORECASE
)
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


def own_words(text: str, passage: Span, language: Language) -> bool:
    """Whether a passage is its source's own words, so that the source's author speaks.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        language: the word lists.
    """
    surroundings = around(text, passage)
    return not marked(surroundings) and not voices(surroundings, language)


def _spelling(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    other = "" if _longer(speaker) else other_word(*speaker)
    if other:
        yield Found(other, name=speaker.spelled, put=speaker.printed)


def _unnamed(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    if not _own(scene, speaker):
        yield Found(name=speaker.spelled)


def _namesake(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    own = _own(scene, speaker)
    if all(_other_given_name(mention.name, speaker) for mention in own):
        yield Found(own[0].name, name=speaker.spelled)


def _another(scene: Scene) -> Iterator[Found]:
    speaker = read_speaker(scene.speaker)
    names = [mention.name for mention in voices(scene.surroundings, scene.language)]
    if names and not any(_is(name, speaker) for name in names):
        yield Found(names[0], name=speaker.spelled)


def _nobody(scene: Scene) -> Iterator[Found]:
    heard = voices(scene.surroundings, scene.language) or spoken(scene.surroundings, scene.language)
    if not heard:
        yield Found(name=read_speaker(scene.speaker).spelled)


def _nearer(scene: Scene) -> Iterator[Found]:
    """Another person who is named nearer to the passage, where no verb of speech tells."""
    speaker, near = read_speaker(scene.speaker), scene.surroundings
    if voices(near, scene.language):
        return
    distance = min(mention.distance(near.passage) for mention in _own(scene, speaker))
    for mention in near.mentions():
        nearer = 0 < mention.distance(near.passage) < distance
        if nearer and not _is(mention.name, speaker) and _person(near, mention, scene.language):
            yield Found(mention.name, name=speaker.spelled)
            return


def _own(scene: Scene, speaker: Speaker) -> list[Mention]:
    """The speaker's name wherever it stands near."""
    near = scene.surroundings
    return [m for m in near.mentions() if _is(m.name, speaker)] or near.spelled(speaker.spelled)


def _is(name: str, speaker: Speaker) -> bool:
    """Whether a name is the speaker's, or holds the family name as a word."""
    family = fold_text(speaker.family).lower()
    words = fold_text(name).lower().split()
    return any(word.removesuffix("'s").strip("'") == family for word in words)


def _longer(speaker: Speaker) -> bool:
    """Whether the printed name is the source's with more words, as is the full name for a family name."""
    printed, spelled = (set(fold_text(name).lower().split()) for name in speaker)
    return spelled < printed and "," not in speaker.printed


def _other_given_name(name: str, speaker: Speaker) -> bool:
    """Whether a name of two words or more shares only its last with the speaker's."""
    words = fold_text(name).lower().split()
    given = fold_text(speaker.spelled).lower().split()[:-1]
    shared = any(one == word or one[0] == word.rstrip(".") for one in words for word in given)
    return len(words) > 1 and bool(given) and not shared


def _person(near: Surroundings, mention: Mention, language: Language) -> bool:
    """Whether a name is likely a person's: two capitalised words or a title, no article, no body."""
    words = fold_text(mention.name).lower().split()
    if mention.name.isupper() or any(word in language.words("bodies").plain for word in words):
        return False
    before, titles = near.text[max(0, mention.start - 24) : mention.start], language.words("titles")
    title = rf"(?<!\w)(?:{titles.alternatives})\.?\s+$"
    if words[0] in titles.plain or re.search(title, before, re.IGNORECASE):
        return True
    if len(words) > 1:
        return not _ARTICLE.search(before)
    return _has_given_name(near.document, mention.name)


@lru_cache(maxsize=256)
def _has_given_name(text: str, name: str) -> bool:
    """Whether a text somewhere has another capitalised word right before a name."""
    found = re.finditer(rf"(\w)[\w'\u2019-]*[^\S\n]+{re.escape(name)}(?!\w)", text)
    return any(match[1].isupper() for match in found)


_VOICES = ("attributions", "reports", "pronouns")

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
        raised=examples(("Tomas Fey came first. Then Ines Kolm. “«The ramp is closed.»”", "Tomas Fey")),
        silent=examples(("Tomas Fey came first. Then Ines Kolm. “«The ramp is closed.»”", "Ines Kolm")),
    ),
)
