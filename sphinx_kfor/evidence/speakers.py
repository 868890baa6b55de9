"""Who speaks: is a passage the words of the person to whom an author ascribes them?

A name is looked for in the passage's paragraph and in the one before. Where a verb of speech stands
beside the passage, the name at that verb is the speaker; elsewhere it is the nearest name.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.folding import fold_text
from sphinx_kfor.evidence.loose import between_marks
from sphinx_kfor.evidence.selectors import Span
from sphinx_kfor.evidence.sentences import (
    CLOSERS,
    ends_sentence,
    sentence_end,
    sentence_start,
    surroundings,
)
from sphinx_kfor.evidence.spellings import other_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_PARTICLES = frozenset("de del della der di du van von la le bin al el dos da".split())
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|il|lo|gli|le|i)\s+|\b(?:l|dell|all|dall|nell|sull)['\u2019])$", re.IGNORECASE
)
_OPTION = re.compile(r"\s*=\s*")
_MARK = re.compile("[\"\u201c-\u201f\u00ab\u00bb]|''|``")

#: What may stand between the words of a quotation and what follows it.
_EDGE = CLOSERS + " .!?\n"
#: A name stands at most this many words from its verb.
_APART = 5


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


@dataclass(frozen=True)
class _Mention:
    """A name in the surroundings, in offsets of the seen text."""

    name: str
    start: int
    end: int

    def distance(self, passage: Span) -> int:
        if self.end <= passage.start:
            return passage.start - self.end
        return max(0, self.start - passage.end)


def doubt(text: str, passage: Span, option: str, language: Language) -> str:
    """Why the speaker may be another, as a message; empty if nothing speaks against the one given.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        option: the speaker, as `read_speaker` takes it.
        language: the word lists.
    """
    speaker = read_speaker(option)
    scene = _scene(text, passage)
    other = "" if _longer(speaker) else other_word(speaker.printed, speaker.spelled)
    if other:
        return f"'{other}' in '{speaker.printed}' is no spelling of a word of '{speaker.spelled}'"
    own = [m for m in scene.mentions() if _is(m.name, speaker)] or scene.spelled(speaker)
    if not own:
        return f"'{speaker.spelled}' is not named in the passage's paragraph or in the one before"
    if all(_other_given_name(mention.name, speaker) for mention in own):
        return f"the passage's surroundings name '{own[0].name}', not '{speaker.spelled}'"
    voices = [mention.name for mention in _voices(scene, language)]
    if voices:
        heard = any(_is(name, speaker) for name in voices)
        return (
            "" if heard else f"the words are not said to be those of '{speaker.spelled}' but of '{voices[0]}'"
        )
    if not _speech(scene, language):
        return f"nothing says that '{speaker.spelled}' speaks: neither a verb of speech nor quotation marks"
    return _nearer(scene, speaker, own, language)


def own_words(text: str, passage: Span, language: Language) -> bool:
    """Whether a passage is its source's own words, so that the source's author speaks.

    Args:
        text: the document's seen text.
        passage: the whole passage.
        language: the word lists.
    """
    scene = _scene(text, passage)
    return not _marked(scene) and not _voices(scene, language)


def _marked(scene: _Scene) -> bool:
    """Whether a passage stands between quotation marks, not only some words of it."""
    text, passage = scene.text, scene.passage
    for start, end in between_marks(text):
        if start < passage.end and passage.start < end:
            inside = passage.start <= start and end <= passage.end
            if not inside or not _WORD.search(text[passage.start : start] + text[end : passage.end]):
                return True
    return False


def _nearer(scene: _Scene, speaker: Speaker, own: list[_Mention], language: Language) -> str:
    """Another person who is named nearer to the passage."""
    distance = min(mention.distance(scene.passage) for mention in own)
    for mention in scene.mentions():
        nearer = 0 < mention.distance(scene.passage) < distance
        if nearer and not _is(mention.name, speaker) and _person(scene, mention, language):
            return f"'{mention.name}' is named nearer to the passage than '{speaker.spelled}'"
    return ""


@dataclass(frozen=True)
class _Scene:
    """The paragraphs in which names are looked for, in Unicode NFC; offsets are its own.

    Attributes:
        text: the paragraphs.
        passage: where the passage stands in them.
        document: the whole text.
    """

    text: str
    passage: Span
    document: str

    def mentions(self, where: Span | None = None) -> list[_Mention]:
        """Each run of capitalised words, with the particles between them."""
        start, end = where or (0, len(self.text))
        found: list[_Mention] = []
        words = list(_WORD.finditer(self.text, start, end))
        for word, following in itertools.zip_longest(words, words[1:]):
            particle = word[0] in _PARTICLES and following is not None and following[0][0].isupper()
            joins = bool(found) and self.text[found[-1].end : word.start()].isspace()
            if joins and (word[0][0].isupper() or particle):
                found[-1] = _Mention(self.text[found[-1].start : word.end()], found[-1].start, word.end())
            elif word[0][0].isupper():
                found.append(_Mention(word[0], word.start(), word.end()))
        return found

    def spelled(self, speaker: Speaker) -> list[_Mention]:
        """The name as typed, which need not be capitalised: `the ministry`."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", speaker.spelled).split()))
        pattern = re.compile(rf"(?<!\w){words or '(?!)'}(?!\w)", re.IGNORECASE)
        return [_Mention(match[0], match.start(), match.end()) for match in pattern.finditer(self.text)]


def _scene(text: str, passage: Span) -> _Scene:
    around = surroundings(text, *passage)
    parts = (around.start, passage.start, passage.end, around.end)
    before, inside, after = (
        unicodedata.normalize("NFC", text[start:end]) for start, end in itertools.pairwise(parts)
    )
    return _Scene(before + inside + after, Span(len(before), len(before) + len(inside)), text)


def _voices(scene: _Scene, language: Language) -> list[_Mention]:
    """The names at the verb of speech beside a passage: behind it in its sentence, before it, or in it."""
    text, passage = scene.text, scene.passage
    before = Span(sentence_start(text, passage.start, language), passage.start)
    for where in (_behind(text, passage, language), before, passage):
        found = list(_subjects(scene, where, language))
        if found:
            return found
    return []


def _speech(scene: _Scene, language: Language) -> bool:
    """Whether a passage may be other than the source's own words: between marks, or at a verb of speech."""
    text, passage = scene.text, scene.passage
    if _marked(scene):
        return True
    sentence = text[sentence_start(text, passage.start, language) : _behind(text, passage, language).end]
    spoken = _MARK.search(text[passage.start : passage.end]) or language.attributions.search(
        fold_text(sentence)
    )
    return spoken is not None


def _behind(text: str, passage: Span, language: Language) -> Span:
    """The rest of the sentence, and the next one if it goes on behind a closing quotation mark."""
    rest = text[passage.end :]
    end = passage.end + len(rest) - len(rest.lstrip(_EDGE))
    if not ends_sentence(text, passage.end, language):
        end = sentence_end(text, passage.end, language)
    if not text[passage.end : end].strip(_EDGE):
        closed = any(mark in "\"'\u2019\u201d\u00bb" for mark in text[passage.end - 1 : end])
        end = sentence_end(text, end, language) if closed else end
    return Span(passage.end, end)


def _subjects(scene: _Scene, where: Span, language: Language) -> Iterator[_Mention]:
    """Names next to a verb of speech: `Tajani said`, `said the minister Tajani`, `according to Tajani`."""
    text, names = scene.text, scene.mentions(where)
    clause = text[where.start : where.end].replace("\u2019", "'")
    for verb in language.attributions.pattern.finditer(clause):
        start, end = where.start + verb.start(), where.start + verb.end()
        if _last_word(text[where.start : start]) in language.pronouns:
            continue
        before = [name for name in names if name.end <= start and _joined(text[name.end : start])]
        behind = [name for name in names if name.start >= end and _joined(text[end : name.start])]
        if before and not language.reports.pattern.match(verb[0]):
            yield before[-1]
        elif behind:
            yield behind[0]


def _last_word(text: str) -> str:
    return (text.split() or [""])[-1].strip(CLOSERS).lower()


def _joined(between: str) -> bool:
    """Whether a name and a verb belong together: a few words, no quotation, no other clause."""
    return len(between.split()) <= _APART and not re.search(r"[.;:!?\u201c\u201d\u00ab\u00bb\"]", between)


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


def _person(scene: _Scene, mention: _Mention, language: Language) -> bool:
    """Whether a name is likely a person's: two capitalised words or a title, no article, no body."""
    words = fold_text(mention.name).lower().split()
    if mention.name.isupper() or any(word in language.bodies for word in words):
        return False
    before = scene.text[max(0, mention.start - 24) : mention.start]
    title = rf"(?<!\w)(?:{language.titles.alternatives})\.?\s+$"
    if words[0] in language.titles.plain or re.search(title, before, re.IGNORECASE):
        return True
    if len(words) > 1:
        return not _ARTICLE.search(before)
    return _has_given_name(scene.document, mention.name)


@lru_cache(maxsize=256)
def _has_given_name(text: str, name: str) -> bool:
    """Whether a text somewhere has another capitalised word right before a name."""
    found = re.finditer(rf"(\w)[\w'\u2019-]*[^\S\n]+{re.escape(name)}(?!\w)", text)
    return any(match[1].isupper() for match in found)
