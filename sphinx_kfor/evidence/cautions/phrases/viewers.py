"""Whose view or account a source says a passage is where no verb of speech says so.

`In its view, …`, `Ruiz was of the view that …`, `the report of the board, according to which …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.owners import is_body, owned, viewed
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.cautions.phrases.subjects import is_passive, reported_pronoun, subjects
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def viewer(sentence: str, said: str, language: Language) -> Subject | None:
    """Who holds what follows some words of a source.

    Args:
        sentence: the words before a passage, as far as they govern it.
        said: the word in them that ascribes it.
        language: the word lists.
    """
    if not said or said not in sentence:
        return None
    own = reported_pronoun(said, language)
    fronted = said.lower() in language.words("viewpoints").plain
    seen = Subject(own) if own else viewpoint(sentence, language) if fronted else None
    if seen:
        return seen
    before, _, behind = sentence.rpartition(said)
    relatives = language.words("relatives").plain
    if said.lower() in language.words("reports").plain and relatives.intersection(behind.split()[:1]):
        noun = antecedent(before, language, language.words("part_links").plain)
        return Subject(noun, tuple(mentions(noun, Span(0, len(noun)), language)[-1:])) if noun else None
    whose = owned(f"{before}{said}", 0, language)[-1:]
    if whose:
        return whose[0].subject
    if is_passive(before, language):
        # `The pier is | expected to last` says not who expects it.
        return None
    holds = subjects(sentence, Span(0, len(sentence)), language, language.words("attributions"))
    return next((one for verb, one in holds if verb.start == len(before)), None)


def viewpoint(sentence: str, language: Language) -> Subject | None:
    """For whom it is so, as the first words of a source's sentence say: `For the mayor, the pier …`."""
    led = sentence.lstrip()
    found = next(iter(viewed(led, 0, language)), None)
    if found is None or "," not in led[found.place + len(found.phrase) :]:
        return None
    if not found.subject.names:
        # `Pour l'heure, …` is nobody's view.
        *_, noun = parted(found.phrase, language).split()
        return found.subject if is_body(noun, language) else None
    persons = all(is_person(led, one, language) for one in found.subject.names)
    return found.subject if persons else None
