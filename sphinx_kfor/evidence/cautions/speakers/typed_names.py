"""A speaker as an author types one, and whether a name is that speaker's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.names import is_title, same_name
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_kfor.evidence.languages import Language

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


def is_name_of(name: str, speaker: Speaker, language: Language) -> bool:
    """Whether a name is the speaker's, or holds the family name as a word."""
    family = fold_text(speaker.family).lower()
    words = fold_text(name).lower().split()
    return any(same_name(word.removesuffix("'s").strip("'"), family, language) for word in words)


def is_longer(speaker: Speaker) -> bool:
    """Whether the printed name is the source's with more words, as is the full name for a family name."""
    printed, spelled = (set(fold_text(name).lower().split()) for name in speaker)
    return spelled < printed and "," not in speaker.printed


def given_names(name: str, family: str, language: Language) -> list[str]:
    """The words of a name before the family name, without titles."""
    words = fold_text(name).lower().replace(".", "").split()
    return [word for word in words[:-1] if word != family and not is_title(word, language)]


def has_other_given_name(name: str, speaker: Speaker, language: Language) -> bool:
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
