"""Whom a cited passage itself gives its words to: `The union has said that this is common` is no regulator's.

A source may call one person by name and by office, so only two nouns are compared, or two persons' names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.ascribed import makes_speaker
from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person
from sphinx_kfor.evidence.cautions.phrases.roles import content_words
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.problems import About
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language


def given_to_another(passage: str, sentence: OwnSentence, language: Language) -> tuple[str, str]:
    """Who says it in a passage, and whom its sentence makes the speaker; empty if they may be one.

    Args:
        passage: the passage.
        sentence: the sentence that cites it.
        language: the word lists of both.
    """
    said = next(subjects(passage, Span(0, len(passage)), language), None)
    claim = next(iter(claims(sentence)), None)
    if said is None or claim is None or not _leads(passage, said[0], said[1], language):
        return "", ""
    who = said[1]
    persons = [
        any(is_person(text, one, language) for one in names)
        for text, names in ((passage, who.names), (claim.text, claim.subject.names))
    ]
    if not all(persons) and (who.names or claim.subject.names):
        return "", ""
    words = content_words(who.phrase.lower(), language)
    words |= language.words("ministries").plain if words & language.words("ministers").plain else set()
    about = About(passage[slice(*said[0])], who=(*(one.name for one in who.names), *sorted(words)))
    known = who.names or words & language.words("bodies", "titles", "representatives").plain
    another = bool(known) and makes_speaker(sentence, about, language) is False
    return (who.phrase, claim.phrase.strip()) if another else ("", "")


def _leads(passage: str, verb: Span, who: Subject, language: Language) -> bool:
    """Whether the subject begins a passage, and what it says follows: `The union has | said that …`."""
    that = language.words("complements").plain - language.words("prepositions").plain
    behind = WORD.search(passage, verb.end)
    begins = passage.startswith(who.phrase) or any(not one.start for one in who.names)
    return begins and behind is not None and behind[0].lower() in that
