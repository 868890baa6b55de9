"""Whose view or account a source says a passage is where no verb of speech says so.

`In its view, …`, `Ruiz was of the view that …`, `the report of the board, according to which …`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
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
    seen = Subject(own) if own else _seen_by(sentence, said, language)
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


def _seen_by(sentence: str, said: str, language: Language) -> Subject | None:
    """For whom it is so, where a word for that is what ascribes a passage."""
    if said.lower() not in language.words("viewpoints").plain:
        return None
    related = related_view(sentence, language)
    return related[1] if related else viewpoint(sentence, language)


def related_view(sentence: str, language: Language, head: str = "") -> tuple[str, Subject] | None:
    """In whose view it is, who is spoken of before: `Ruiz, councillor, per il quale | il piano è vano`.

    What is done may be done for somebody (`…, pour qui | la mairie a payé`); what *is* so is a view. Of many,
    as in `residents, for whom | the road is vital`, it may be a fact, so only a person counts.

    Args:
        sentence: the words before a passage, as far as they govern it.
        language: the word lists.
        head: the passage's first words, if what is said of a thing is asked for.

    Returns:
        The word that makes a view of it, and who has it; None if there is none.
    """
    words = language.words
    for_, whom = words("viewpoints").alternatives, words("relatives").alternatives
    found = re.search(rf",\s+(?P<for>{for_})\s+(?:{whom})(?!\w)(?P<said>[^,;:]*)$", sentence, re.IGNORECASE)
    if not found or (head and not _is_so(f"{found['said']} {head}", language)):
        return None
    pieces = sentence[: found.start()].split(",")
    at = sum(map(len, pieces[:-1])) + len(pieces[:-1])
    finite = words("finite", "modals").search(pieces[-1])
    starts = [at] if finite or not pieces[1:] else [at, at - 1 - len(pieces[-2])]
    for start in starts:
        named = mentions(sentence, Span(start, found.start()), language)[-1:]
        if named and is_person(sentence, named[0], language):
            return found["for"], Subject(named[0].name, tuple(named))
    return None


def _is_so(clause: str, language: Language) -> bool:
    """Whether a clause says what something is, by its first verb: not that something has been done."""
    is_, verbs = language.words("passives").plain, language.words("finite", "modals", "tenses").plain
    said = [word.lower() for word in WORD.findall(parted(clause, language))]
    at = next((at for at, word in enumerate(said) if word in verbs | is_), len(said))
    return said[at : at + 1] != [] and said[at] in is_ & verbs and is_.isdisjoint(said[at + 1 : at + 2])


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
