"""Whether a page takes up what a source says beside a passage, in words of its own or in another quotation.

`…, although only four were charged` need not be said against a page that goes on `four have been charged`.
There is no grammar in this: of two words or more that they share one is a figure, or they are half of the
source's; words are told by their first letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.roles import grammar
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
#: Words are forms of one if they share so many first letters; shorter ones say little.
_STEM = _LEAST = 4
#: So many words are shared at least.
_SHARED = 2


def takes_up(clause: str, page: str, language: Language, least: int = _SHARED) -> bool:
    """Whether a page's words have what a clause of a source says.

    Args:
        clause: the clause, without the passage.
        page: the page's words, with what else they quote.
        language: the source's word lists.
        least: so many words are shared at least, but for a figure that is all of the clause.
    """
    wanted, said = content(clause, language), content(page, language)
    shared = wanted & said
    numbers = language.words("numerals", "cardinals").plain
    figure = any(word[0].isdecimal() or word in numbers for word in shared)
    least = 1 if figure and shared == wanted else least
    return len(shared) >= least and (figure or 2 * len(shared) >= len(wanted))


def only_so_many(clause: str, page: str, language: Language, own: Language) -> bool:
    """Whether a page says of a figure of a clause that it is only so much, as the clause does.

    Args:
        clause: the clause.
        page: the page's words.
        language: the source's word lists.
        own: those of the page.
    """
    return not _only(clause, language).isdisjoint(_only(page, own))


def _only(text: str, language: Language) -> set[str]:
    """The figures right behind *only* or the like: `ne ha riscossi | soltanto 0,4`."""
    only = language.words("focuses").alternatives
    near = rf"(?<!\w)(?:{only})\s+(?:[^\W\d_]+\s+){{0,{_SHARED}}}?(?P<figure>\d+(?:[.,]\d+)*)"
    return {one["figure"].replace(",", ".") for one in re.finditer(near, fold_text(text), re.IGNORECASE)}


def says_again(clause: str, page: str) -> bool:
    """Whether a page says a limit up to its first comma again, be it in little words: `it is not nothing`."""
    said = [match[0].lower() for match in _TOKEN.finditer(re.split(r"[,;:.]", clause.strip(" ,;"))[0])][1:]
    words = [match[0].lower() for match in _TOKEN.finditer(fold_text(page))]
    return len(said) > _SHARED and any(words[at : at + len(said)] == said for at in range(len(words)))


def names_one(clause: str, tail: str, language: Language) -> bool:
    """Whether some words of a page have a word of a clause, be it one of grammar, as a year is."""
    links = language.words("prepositions", "determiners", "complements", "finite").plain
    there, here = (
        {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.lower()) if word not in links}
        for text in (fold_text(clause), fold_text(tail))
    )
    return not there.isdisjoint(here)


def content(text: str, language: Language) -> set[str]:
    """The first letters of the words that say something, and the figures."""
    nothing = grammar(language) | language.words("limiters", "concessions", "focuses", "passives").plain
    counted = language.words("cardinals").plain - language.words("pronouns", "indefinites").plain
    words = [match[0].lower() for match in _TOKEN.finditer(fold_text(text))]
    return {
        word if word[0].isdecimal() else stem(word)
        for word in words
        if word[0].isdecimal() or word in counted or (len(word) >= _LEAST and word not in nothing)
    }


def stem(word: str) -> str:
    """The first letters of a word, without marks, which two forms need not share: *trámite*, *tramitan*."""
    letters = unicodedata.normalize("NFD", word[:_STEM])
    return "".join(one for one in letters if not unicodedata.combining(one))
