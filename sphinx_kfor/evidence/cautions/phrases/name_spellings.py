"""Whether two names may be spellings of one: word by word, across scripts, with initials and titles left out.

Latin letters for those of other scripts stand in `languages/latin-letters.toml`; what they leave open, as
`Vucic` or `Vučić` for `Вучић`, a few letters' difference may make up for.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_kfor.evidence.languages.latin_letters import latin_letters
from sphinx_kfor.evidence.text.folding import fold_text

_WORD = re.compile(r"[^\W\d_]+")
#: One letter in so many may differ, and no more than so many in all.
_LETTERS_A_DIFFERENCE, _MOST_DIFFERENCES = 3, 3


def other_word(printed: str, spelled: str) -> str:
    """A word of the printed name that is no spelling of one of the source's; empty if there is none.

    Each word of the source's name answers one; words of it that nothing answers are left out.
    """
    left = [_latin(word) for word in _words(spelled)]
    for word in _words(printed):
        answers = [
            (distance, other) for other in left if (distance := _differences(_latin(word), other)) >= 0
        ]
        if not answers:
            return word
        left.remove(min(answers)[1])
    return ""


def _words(name: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", name).replace("\u2019", "").replace("'", ""))


def _latin(word: str) -> str:
    """A word in Latin letters without marks, in lower case."""
    bare = unicodedata.normalize("NFD", fold_text(word).lower())
    letters = latin_letters()
    return "".join(letters.get(letter, letter) for letter in bare if not unicodedata.combining(letter))


def _differences(one: str, other: str) -> int:
    """In how many letters two words differ; none for an initial, -1 if they are two words."""
    import edlib  # noqa: PLC0415 (only for names that are spelled in two ways)

    if one[:1] == other[:1] and min(len(one), len(other)) == 1:
        return 0
    most = min(_MOST_DIFFERENCES, max(len(one), len(other)) // _LETTERS_A_DIFFERENCE)
    found = int(edlib.align(one, other, mode="NW", task="distance", k=most)["editDistance"])
    return found if found <= most else -1
