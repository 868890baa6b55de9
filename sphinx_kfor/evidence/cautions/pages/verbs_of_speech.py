"""The subjects of verbs of speech and thought on a page, each with all the words that say who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.owners import Claim
from sphinx_kfor.evidence.cautions.phrases.subjects import (
    is_passive,
    subjects,
    voicing,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u00ab\u00bb]|\s[\u2013\u2014-]{1,2}\s")
#: Behind a genitive a word is a noun: `the members' | wishes`.
_GENITIVE = re.compile(r"(?:['\u2019]s|s['\u2019])\s*$")


def said_by(text: str, start: int, verbs: Words, language: Language) -> list[Claim]:
    """The subjects of some verbs in a stretch of a sentence, in their order."""
    found = subjects(text, Span(start, len(text)), language, verbs)
    known, nouns = voicing(language), language.words("ascriptions").plain
    return [
        Claim(
            subject,
            phrase_of(text, subject, verb, language),
            text,
            place_of(text, subject, verb),
            verb=verb.start,
        )
        for verb, subject in found
        if not is_passive(text[: verb.start], language)
        and not (language.has_capital_nouns and text[: verb.start].strip() and text[verb.start].isupper())
        and not (text[slice(*verb)].lower() in nouns and _GENITIVE.search(text[: verb.start]))
        and (verbs == known or _is_of(subject, text[: verb.start], language))
        and not _names_another(subject, language)
    ]


def place_of(text: str, subject: Subject, verb: Span) -> int:
    """Where a subject begins, or its verb."""
    if subject.names:
        return min(name.start for name in subject.names)
    place = text.rfind(subject.phrase, 0, verb.start)
    return place if place >= 0 else verb.start


def _is_of(subject: Subject, before: str, language: Language) -> bool:
    """Whether a word of thought is a verb with this subject: not in `Ruiz was given | estimates`."""
    if before.rstrip().endswith(","):
        # `The delays, | reckons the board, cost …`
        return not _is_noun(before, language)
    _, found, between = before.rpartition(subject.phrase)
    passives = language.words("passives").plain
    acts = passives.isdisjoint(word.lower() for word in between.split())
    # `Das Problem | sieht sie …` has it behind.
    return (bool(found) or language.has_capital_nouns) and acts and not _is_noun(before, language)


def _names_another(subject: Subject, language: Language) -> bool:
    """Whether what seems to act names something that looks like a verb: `The board names late | reports`."""
    said = subject.phrase.split()[2:-1] if not subject.names else []
    return language.words("naming_verbs").search(" ".join(said)) is not None


def _is_noun(before: str, language: Language) -> bool:
    """Whether a word behind some others is a noun: `their | estimate`, `for a | view`."""
    last = before.split()[-1:]
    known = language.words(
        "determiners", "indefinites", "possessives", "prepositions", "first_persons", "quantifiers"
    )
    return not last or last[0].lower() in known.plain or _GENITIVE.search(before) is not None


def phrase_of(text: str, subject: Subject, verb: Span, language: Language) -> str:
    """All words that say who: `the union's deputy head, Ana | Ruiz`, without what is said."""
    if not subject.names or text[slice(*verb)].lower() in language.words("postposed_reports").plain:
        return subject.phrase
    first, last = subject.names[-1], subject.names[0]
    if first.start >= verb.end and language.has_capital_nouns:
        return text[verb.end : max(one.end for one in subject.names)]
    if first.start >= verb.end:
        ends = _BREAK.search(text, last.end)
        words = text[verb.end : ends.start() if ends else len(text)]
        return re.split(rf"\s(?:{language.words('complements').alternatives})\s", words)[0]
    breaks = [match.end() for match in _BREAK.finditer(text, 0, first.start)]
    begins = max(breaks, default=0)
    apposed = _BREAK.search(text, last.end, verb.start)
    return text[begins : apposed.start() if apposed else verb.start]
