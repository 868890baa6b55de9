"""The names of a text in full, with what links join to them: `Institute for Maritime Studies`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, is_title, mentions, same_name
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.sentences import starts_sentence
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The shortest word that tells.
_LEAST = 3
#: So much may join two parts of a name, in code points: `Institute | for | Maritime Studies`.
_JOINT = 9


@lru_cache(maxsize=64)
def whole_names(text: str, language: Language) -> tuple[str, ...]:
    """The names of a text, with what links join to them: `Institute for Maritime Studies`, each once."""
    links = language.words("behalves", "part_links", "determiners", "prepositions").plain
    found: list[Span] = []
    person = False
    for one in mentions(text, Span(0, len(text)), language):
        between = text[found[-1].end : one.start] if found and not person else "."
        near = len(between) <= _JOINT and "\n\n" not in between and between.strip()
        if near and links.issuperset(between.lower().split()):
            found[-1] = Span(found[-1].start, one.end)
        else:
            found.append(Span(one.start, one.end))
            person = language.has_capital_nouns or is_person(text, one, language)
    return tuple(dict.fromkeys(" ".join(text[slice(*one)].split()).rstrip("'\u2019") for one in found))


def telling(phrase: str, language: Language) -> tuple[str, ...]:
    """The words of a phrase, in lower case, without words of grammar."""
    known = language.words(
        "determiners", "indefinites", "prepositions", "behalves", "joints", "asides", "function_words",
        "possessives",
    ).plain  # fmt: skip
    # An article is drawn onto a noun with a capital, too: `L'Autorità`.
    elided = rf"^(?:{language.words('elisions').alternatives})['\u2019]|['\u2019]s?$"
    found = (re.sub(elided, "", word, flags=re.IGNORECASE) for word in WORD.findall(parted(phrase, language)))
    return tuple(
        word.lower()
        for word in found
        if word.lower() not in known and (len(word) >= _LEAST or (word.isupper() and len(word) > 1))
    )


def holds(name: str, words: tuple[str, ...], language: Language) -> bool:
    """Whether a name has all of some words, but for titles."""
    own = telling(name, language)
    wanted = [word for word in words if not is_title(word, language)] or list(words)
    return bool(wanted) and all(any(same_name(word, one, language) for one in own) for word in wanted)


@lru_cache(maxsize=512)
def is_proper(name: str, text: str, language: Language) -> bool:
    """Whether a name has a word that is no common noun: none that a text writes small, or for any body."""
    common = language.words("bodies", "titles", "generic_bodies", "representatives").plain
    words = [word for word in telling(name, language) if word not in common and not kinds(word)]
    if language.has_capital_nouns:
        found = next(iter(mentions(name, Span(0, len(name)), language)), None)
        return bool(words) and found is not None and is_person(name, found, language, text)
    if " " not in name and not _stands_inside(name, text, language):
        return False
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is None for word in words)


def _stands_inside(name: str, text: str, language: Language) -> bool:
    """Whether a name of one word is not only a noun with which sentences begin: `Residents`."""
    if language.words("determiners").entries and not name.endswith("s"):
        return True
    places = (at.start() for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return any(not starts_sentence(text, place, language) for place in places)
