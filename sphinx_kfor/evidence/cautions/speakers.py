"""Who speaks: is a passage the words of the person to whom an author ascribes them?

A name is looked for in the passage's paragraph and in the one before. Where a verb of speech stands
beside the passage, the name at that verb is the speaker; elsewhere it is the nearest name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.name_spellings import other_word
from sphinx_kfor.evidence.cautions.scene import marked, scene_of, spoken, voices
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Mention, Scene
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

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


def doubt(text: str, passage: Span, option: str, language: Language) -> str:
    """Why the speaker may be another, as a message; empty if nothing speaks against the one given.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        option: the speaker, as `read_speaker` takes it.
        language: the word lists.
    """
    speaker = read_speaker(option)
    scene = scene_of(text, passage)
    other = "" if _longer(speaker) else other_word(speaker.printed, speaker.spelled)
    if other:
        return f"'{other}' in '{speaker.printed}' is no spelling of a word of '{speaker.spelled}'"
    own = [m for m in scene.mentions() if _is(m.name, speaker)] or scene.spelled(speaker.spelled)
    if not own:
        return f"'{speaker.spelled}' is not named in the passage's paragraph or in the one before"
    if all(_other_given_name(mention.name, speaker) for mention in own):
        return f"the passage's surroundings name '{own[0].name}', not '{speaker.spelled}'"
    names = [mention.name for mention in voices(scene, language)]
    if names:
        heard = any(_is(name, speaker) for name in names)
        return (
            "" if heard else f"the words are not said to be those of '{speaker.spelled}' but of '{names[0]}'"
        )
    if not spoken(scene, language):
        return f"nothing says that '{speaker.spelled}' speaks: neither a verb of speech nor quotation marks"
    return _nearer(scene, speaker, own, language)


def own_words(text: str, passage: Span, language: Language) -> bool:
    """Whether a passage is its source's own words, so that the source's author speaks.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        language: the word lists.
    """
    scene = scene_of(text, passage)
    return not marked(scene) and not voices(scene, language)


def _nearer(scene: Scene, speaker: Speaker, own: list[Mention], language: Language) -> str:
    """Another person who is named nearer to the passage."""
    distance = min(mention.distance(scene.passage) for mention in own)
    for mention in scene.mentions():
        nearer = 0 < mention.distance(scene.passage) < distance
        if nearer and not _is(mention.name, speaker) and _person(scene, mention, language):
            return f"'{mention.name}' is named nearer to the passage than '{speaker.spelled}'"
    return ""


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


def _person(scene: Scene, mention: Mention, language: Language) -> bool:
    """Whether a name is likely a person's: two capitalised words or a title, no article, no body."""
    words = fold_text(mention.name).lower().split()
    if mention.name.isupper() or any(word in language.words("bodies").plain for word in words):
        return False
    before = scene.text[max(0, mention.start - 24) : mention.start]
    title = rf"(?<!\w)(?:{language.words('titles').alternatives})\.?\s+$"
    if words[0] in language.words("titles").plain or re.search(title, before, re.IGNORECASE):
        return True
    if len(words) > 1:
        return not _ARTICLE.search(before)
    return _has_given_name(scene.document, mention.name)


@lru_cache(maxsize=256)
def _has_given_name(text: str, name: str) -> bool:
    """Whether a text somewhere has another capitalised word right before a name."""
    found = re.finditer(rf"(\w)[\w'\u2019-]*[^\S\n]+{re.escape(name)}(?!\w)", text)
    return any(match[1].isupper() for match in found)
