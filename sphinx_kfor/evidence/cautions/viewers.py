"""Whose view or account a source says a passage is where no verb of speech says so.

`In its view, …`, `Ruiz was of the view that …`, `the report of the board, according to which …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.claims import owned
from sphinx_kfor.evidence.cautions.names import mentions
from sphinx_kfor.evidence.cautions.subjects import Subject, is_passive, subjects
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: A noun before `according to which` has so many words, with what a preposition joins to it.
_NOUN = 8


def viewer(sentence: str, said: str, language: Language) -> Subject | None:
    """Who holds what follows some words of a source.

    Args:
        sentence: the words before a passage, as far as they govern it.
        said: the word in them that ascribes it.
        language: the word lists.
    """
    if not said or said not in sentence:
        return None
    before, _, behind = sentence.rpartition(said)
    relatives = language.words("relatives").plain
    if said.lower() in language.words("reports").plain and relatives.intersection(behind.split()[:1]):
        return _antecedent(before, language)
    whose = owned(f"{before}{said}", 0, language)[-1:]
    if whose:
        return whose[0].subject
    if is_passive(before, language):
        # `The pier is | expected to last` says not who expects it.
        return None
    holds = subjects(sentence, Span(0, len(sentence)), language, language.words("attributions"))
    return next((one for verb, one in holds if verb.start == len(before)), None)


def _antecedent(before: str, language: Language) -> Subject | None:
    """What a relative pronoun means: the last noun before its comma, with its names."""
    articles = language.words("determiners", "indefinites", "possessives").plain
    phrase = before.rstrip(" ,").rpartition(",")[2].split()[-_NOUN:]
    opens = [at for at, word in enumerate(phrase) if word.lower() in articles]
    if not opens:
        return None
    # `the report | of the board`
    links = language.words("part_links").plain
    at = opens[-1]
    while at > 1 and phrase[at - 1].lower() in links and (led := [one for one in opens if one < at]):
        at = led[-1]
    noun = " ".join(phrase[at:])
    return Subject(noun, tuple(mentions(noun, Span(0, len(noun)), language)[-1:]))
