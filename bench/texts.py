"""Texts and quotations, generated with a seed: the same in every run."""

from __future__ import annotations

import random
from typing import NamedTuple

#: How texts come to a corpus: copied from the web, extracted from a PDF, as plain ASCII, with a BOM.
STYLES = ("web", "pdf", "ascii", "bom")
_SYLLABLES = (
    "ka ri to men sol vi der ast plo un ge fir nal pre con sti ter ra mo li se du per for che gno bra "
    "tro na le xi qua zu by the cam wor ling ness tion ver"
).split()
_COMMON = "the of and to in a that is was for on with as by at from it an were which this be has had".split()
_TYPOGRAPHY = (
    ("“", '"'),
    ("”", '"'),
    ("’", "'"),
    (" – ", " -- "),
    ("…", "..."),
    ("\u00a0", " "),
    ("\u00ad", ""),
    ("\u200b", ""),
    ("-\n", ""),
    ("\n", " "),
    ("ﬁ", "fi"),
)
#: Of the words, those that are common; of the sentences, those with a number, and those that end a paragraph.
_SHARES = (0.45, 0.15, 0.15)


class Sample(NamedTuple):
    """A text and quotations of it: as they stand, typed otherwise, and with words altered."""

    text: str
    exact: list[str]
    typed: list[str]
    wrong: list[str]


def sample(size: int, style: str, quotations: int, seed: int = 1) -> Sample:
    """A text of about `size` code points and some quotations of 5 to 15 words of it."""
    chance = random.Random(f"{size} {style} {seed}")
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(6000)]
    if style != "ascii":
        vocabulary[::50] = [f"{word}è" for word in vocabulary[::50]]
    text = _styled(_prose(size, vocabulary, chance), style, chance)
    exact: list[str] = []
    while len(exact) < quotations:
        passage = _passage(text, chance)
        if passage and text.count(passage) == 1:
            exact.append(passage)
    typed = [_retyped(words) for words in exact]
    wrong = [_altered(words, vocabulary, chance) for words in typed]
    return Sample(text, exact, typed, wrong)


def _prose(size: int, vocabulary: list[str], chance: random.Random) -> str:
    common, numbered, last = _SHARES
    sentences: list[str] = []
    length = 0
    while length < size:
        count = chance.randint(8, 25)
        words = [chance.choice(_COMMON if chance.random() < common else vocabulary) for _ in range(count)]
        if chance.random() < numbered:
            words[count // 2] = str(chance.randint(2, 9000))
        sentence = " ".join(words).capitalize() + (".\n\n" if chance.random() < last else ". ")
        sentences.append(sentence)
        length += len(sentence)
    return "".join(sentences)


def _styled(text: str, style: str, chance: random.Random) -> str:
    """Some sentences of a text as word processors and web pages set them."""
    if style == "ascii":
        return text
    sentences = text.split(". ")
    for place, sentence in enumerate(sentences):
        words = sentence.split(" ")
        at = chance.randrange(len(words))
        match chance.randrange(14):
            case 0:
                words[at] = f"“{words[at]}"
                words[-1] += "”"
            case 1:
                words[at] += " –"
            case 2 | 3:
                words[at] += "’s"
            case 4:
                words[at : at + 2] = ["\u00a0".join(words[at : at + 2])]
            case 5:
                words[at] += "…"
            case 6:
                words[at] = words[at][:3] + "\u00ad" + words[at][3:]
            case 7:
                words[at] += "\u200b"
        sentences[place] = " ".join(words)
    text = ". ".join(sentences)
    return _extracted(text, chance) if style == "pdf" else "\ufeff" * (style == "bom") + text


def _extracted(text: str, chance: random.Random) -> str:
    """Lines of about 80 code points, some of which break a word, and ligatures."""
    words = text.replace("fi", "ﬁ").split(" ")
    length = 0
    for place, word in enumerate(words):
        length += len(word) + 1
        if length > 80:  # noqa: PLR2004
            broken = len(word) > 7 and word.isalpha() and chance.random() < 0.3  # noqa: PLR2004
            words[place] = f"{word[:4]}-\n{word[4:]}" if broken else f"{word}\n"
            length = 0
    return " ".join(words).replace("\n ", "\n")


def _passage(text: str, chance: random.Random) -> str:
    start = text.find(" ", chance.randrange(max(1, len(text) - 400)))
    words = text[start : start + 400].split(" ")[1 : chance.randint(6, 16)]
    passage = " ".join(words).strip()
    return passage if passage[:1].isalnum() and passage[-1:].isalnum() else ""


def _retyped(words: str) -> str:
    """As an author types it, who has a plain keyboard or one that thinks for itself."""
    plain = words
    for printed, typed in _TYPOGRAPHY:
        plain = plain.replace(printed, typed)
    return plain if plain != words else words.replace(" ", "\u00a0", 1)


def _altered(words: str, vocabulary: list[str], chance: random.Random) -> str:
    """With one word in eight, or so, another: at most five."""
    altered = words.split(" ")
    for _ in range(min(5, max(1, len(altered) // chance.randint(4, 8)))):
        altered[chance.randrange(len(altered))] = chance.choice(vocabulary)
    return " ".join(altered) if " ".join(altered) != words else f"not {words}"
