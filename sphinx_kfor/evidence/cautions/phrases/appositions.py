"""Whether a text says that two names are one's, or that a word belongs to a noun.

`Ana Petrova, the mayor`, `Mayor Petrova`, `Petrova is the mayor`: an author may put one for the other.
There is no grammar in this: it looks at the few words between the two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import is_person, mentions
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_kfor.evidence.languages import Language

#: So many words may stand between a name and its noun, and between a noun and a word of its own.
_APPOSED, _BESIDE = 8, 3
#: A name is no longer, in code points.
_NAME = 80
#: Behind a comma a noun without an article has fewer words before it: `Petrova, chief engineer`.
_SHORT = 2
_TOKEN = re.compile(r"\w+(?:'\w+)*|[.!?;:]|[,()\u2013\u2014\u2015\"]|-{1,2}(?=\s)")
_STOPS = frozenset(".!?;:")
_PAUSES = frozenset(',()\u2013\u2014\u2015"-')


def are_one(text: str, noun: str, name: str, language: Language) -> bool:
    """Whether a text somewhere makes a noun a name's: by apposition, as a title, or by `is`.

    Args:
        text: the document's seen text.
        noun: the noun's last word.
        name: the name's last word.
        language: the word lists.
    """
    tokens = _tokens(text)
    return any(
        _one(tokens[first : second + 1], language, name_first=tokens[first].lower() == name.lower())
        for first, second in _pairs(tokens, _alike(noun), _alike(name), _APPOSED)
    )


@lru_cache(maxsize=256)
def holders(text: str, office: str, language: Language) -> tuple[str, ...]:
    """The persons whom a text says to be something, each once.

    Args:
        text: the document's seen text.
        office: the noun, in lower case: `minister`.
        language: the word lists.
    """
    named = persons(text, language)
    return tuple(name for name in named if are_one(text, office, fold_text(name.split()[-1]), language))


@lru_cache(maxsize=64)
def persons(text: str, language: Language) -> tuple[str, ...]:
    """The persons whom a text names, each name once, in their order."""
    named = mentions(text, Span(0, len(text)), language)
    return tuple(dict.fromkeys(one.name for one in named if is_person(text, one, language)))


@lru_cache(maxsize=256)
def called(text: str, noun: str, language: Language) -> tuple[str, ...]:
    """The names that a text puts right behind a noun: `the charity | Age Matters`.

    Args:
        text: the document's seen text.
        noun: the noun, in lower case.
        language: the word lists.
    """
    behind = (text[at.end() : at.end() + _NAME] for at in re.finditer(rf"{whole(noun)}\s+", text))
    found = [mentions(words, Span(0, len(words)), language)[:1] for words in behind]
    return tuple(dict.fromkeys(one[0].name for one in found if one and not one[0].start))


def stands_beside(text: str, same: Callable[[str], bool], noun: Callable[[str], bool]) -> bool:
    """Whether a text has a word within a few words of a noun, in one clause.

    Args:
        text: the document's seen text.
        same: tells the word, or another form of it, in lower case.
        noun: tells the noun.
    """
    tokens = _tokens(text)
    return any(True for _ in _pairs(tokens, same, noun, _BESIDE))


def _pairs(
    tokens: tuple[str, ...], one: Callable[[str], bool], other: Callable[[str], bool], most: int
) -> Iterator[tuple[int, int]]:
    """Where two words stand with no more words between them than `most`, and no sentence's end."""
    ones = {at for at, token in enumerate(tokens) if one(_bare(token))}
    if not ones:
        return
    for at, token in enumerate(tokens):
        if not other(_bare(token)):
            continue
        for step in (-1, 1):
            words, place = 0, at + step
            while 0 <= place < len(tokens) and words <= most and tokens[place] not in _STOPS:
                if place in ones and place != at:
                    yield min(at, place), max(at, place)
                    break
                words += tokens[place] not in _PAUSES
                place += step


def _one(found: tuple[str, ...], language: Language, *, name_first: bool) -> bool:
    """Whether what stands from a name to a noun, or the other way, joins them."""
    between, noun = found[1:-1], found[-1] if name_first else found[0]
    if noun.endswith("'s"):
        return False
    copulas = language.words("passives").plain
    return (_name_then_noun if name_first else _noun_then_name)(between, language, copulas)


def _noun_then_name(between: tuple[str, ...], language: Language, copulas: frozenset[str]) -> bool:
    """`Mayor Ana Petrova`, `the mayor of Lom, Ana Petrova`, `the mayor is Petrova`."""
    last = max((at for at, token in enumerate(between) if token in _PAUSES), default=-1)
    near = [token for token in between[last + 1 :] if token.lower() not in copulas]
    joins = language.words("joints", "contrasts", "negations").plain
    return all(token[0].isupper() for token in near) and joins.isdisjoint(_outside_names(between))


def _outside_names(tokens: tuple[str, ...]) -> set[str]:
    """Words in lower case, without those between capitals: `Minister of Housing | and | Regions`."""
    around = ("", *tokens, "")
    inside = {
        at
        for at in range(1, len(tokens) + 1)
        if around[at - 1][:1].isupper() and around[at + 1][:1].isupper() and around[at - 1] not in _PAUSES
    }
    return {token.lower() for at, token in enumerate(tokens, 1) if at not in inside}


def _name_then_noun(between: tuple[str, ...], language: Language, copulas: frozenset[str]) -> bool:
    """`Ana Petrova, the town's new mayor`, `Petrova is the mayor`, `Petrova has been Chief Engineer`."""
    words = [token.lower() for token in between if token not in _PAUSES]
    titled = False
    auxiliaries = language.words("function_words").plain & language.words("asides").plain
    if words[1:] and words[0] in auxiliaries and words[1] in copulas:
        words = words[1:]
    if words[:1] and words[0] in copulas:
        words = words[1:]
        titled = bool(words) and all(token[0].isupper() for token in between[-len(words) :])
    elif between[:1] and between[0] not in _PAUSES:
        return False
    articles = language.words("determiners", "function_words", "references").plain
    others = language.words("prepositions", "relatives", "negations", "joints", "contrasts", "subordinators")
    begins = not words or words[0] in articles or len(words) < _SHORT or titled
    return bool(between) and begins and others.plain.isdisjoint({*words} - {"a", "an"})


def _alike(word: str) -> Callable[[str], bool]:
    bare = _bare(word)
    return lambda token: token == bare


def _bare(token: str) -> str:
    """A word in lower case without the mark of a genitive and an article that is written onto it."""
    return token.lower().removesuffix("'s").rpartition("'")[2]


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold_text(text)))
