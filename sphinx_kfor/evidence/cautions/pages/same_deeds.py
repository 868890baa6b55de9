"""Who does in a source, and who on a page, what a passage says: it begins at its verb, or is cited for it.

Both are read alike: who stands right before the same words. A page that quotes has the passage itself; one
that cites it has its verb, with another word of what it says. All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.phrases.beside_verbs import before_verb, behind_verb
from sphinx_kfor.evidence.cautions.phrases.doers import doer
from sphinx_kfor.evidence.cautions.phrases.forms import are_one_noun
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.openings import first_doer, opening_doer
from sphinx_kfor.evidence.cautions.phrases.predicates import (
    before_infinitive,
    begins_at_verb,
    behind_last_verb,
    cut_alike,
    is_acted_on,
    is_pronoun,
)
from sphinx_kfor.evidence.cautions.phrases.taken_up import content, stem
from sphinx_kfor.evidence.cautions.phrases.verb_second import opening_subject
from sphinx_kfor.evidence.cautions.speakers.parties import Party
from sphinx_kfor.evidence.cautions.voices.cues import has_turns
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.sentences import paragraphs, sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language

#: A verb that a page and a passage share has so many letters, and stands among so many words of the passage.
_VERB, _MOST = 3, 40


class Doers(NamedTuple):
    """Who does the same in a source and on a page."""

    source: Subject
    page: Subject


@dataclass(frozen=True)
class Deeds:
    """What a passage says that is done, beside what a page says of it.

    Attributes:
        text: the source's text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        language: the word lists of both.
    """

    text: str
    passage: Span
    sentence: OwnSentence
    language: Language

    def doers(self) -> Iterator[Doers]:
        """Who is said to do it there and here."""
        found = self._quoted() if self.sentence.around.quoted else self._cited()
        yield from (one for one in (found, self._behind()) if one)

    def own(self) -> Subject | None:
        """Who is said here to do what the source says of itself: `We | found no sign of it`."""
        if not (
            self.sentence.around.quoted and begins_at_verb(self.text[slice(*self.passage)], self.language)
        ):
            return None
        lead, page = Span(self._start(self.passage.start), self.passage.start), self.sentence.before.rstrip()
        found = before_verb(self.text, lead, self.language)
        ours = self.language.words("first_persons").plain
        if found is None or found.phrase.lower() not in ours or self._is_spoken:
            return None
        where = Span(0, len(page))
        if is_pronoun(page, where, self.language):
            # `The party admits that it | found no sign of it`
            named = claims(self.sentence)[:1]
            return named[0].subject if named and named[0].acts else None
        return doer(page, where, self.language)

    @property
    def _is_spoken(self) -> bool:
        """Whether the passage is somebody's speech in its source: a turn, or between quotation marks."""
        near = next(one for one in paragraphs(self.text) if self.passage.start < one.end)
        quoted = Paragraph(self.text, near, self.language).quoted
        marked = any(one.start <= self.passage.start < one.end for one in quoted)
        return marked or has_turns(self.text, self.language)

    def _quoted(self) -> Doers | None:
        """Those before a printed passage, unless the page puts somebody into it: `[The trust] paid`."""
        if self.sentence.around.passage.startswith("["):
            return None
        start, page = self._start(self.passage.start), self.sentence.before.rstrip()
        before, words = self.text[start : self.passage.start].rstrip(), self.text[slice(*self.passage)]
        there, here = (
            before_infinitive(before, words, self.language),
            before_infinitive(page, words, self.language),
        )
        governed = there < len(before) or here < len(page)
        found = None
        if governed or begins_at_verb(words, self.language):
            found = self._pair(start + there, page[:here])
        if found is None:
            # `Norland lost | its last company`
            there, here = cut_alike(before, page)
            found = self._pair(start + there, page[:here]) if here < len(page) else None
        return found or self._inverted(before, page) or self._fronted(start)

    def _inverted(self, before: str, page: str) -> Doers | None:
        """Those between a verb and what is said: `So hält das Amt | es nicht für vertretbar`."""
        there, here = (behind_last_verb(one, self.language) for one in (before, page))
        if not there or not here or there.verb != here.verb:
            return None
        return Doers(there.subject, here.subject)

    def _fronted(self, start: int) -> Doers | None:
        """Those of a verb before the words in a source, behind them on a page: `„60 %“ tragen | die Orte`."""
        lead = Span(start, self.passage.start)
        *_, there = None, *WORD.finditer(self.text, *lead)
        behind = self.sentence.behind
        here = WORD.match(behind.lstrip())
        if not there or not here or not here[0].islower() or stem(there[0]) != stem(here[0]):
            return None
        verb = len(behind) - len(behind.lstrip()) + here.end()
        who = doer(self.text, Span(start, there.start()), self.language)
        whom = opening_subject(behind, Span(verb, sentence_end(behind, verb, self.language)), self.language)
        return Doers(who, whom) if who and whom else None

    def _cited(self) -> Doers | None:
        """Those before the verb that a page shares with the passage that it cites, if it has it once."""
        page = f"{self.sentence.before} {self.sentence.behind}"
        said = [(word.start(), word[0].lower()) for word in WORD.finditer(page)]
        words = (one for one in WORD.finditer(self.text, *self.passage) if len(one[0]) >= _VERB)
        verbs = [one for one in words if begins_at_verb(one[0], self.language)][:_MOST]
        for verb in verbs:
            same = [at for at, word in said if are_one_noun(verb[0], word, self.language)]
            if len(same) != 1:
                continue
            told = self.text[verb.end() : self.passage.end]
            shared = content(told, self.language) & content(page[same[0] + len(verb[0]) :], self.language)
            found = self._pair(verb.start(), page[: same[0]]) if shared else None
            if found:
                return found
        return None

    def _behind(self) -> Doers | None:
        """Those behind *by* where a passage stops before it: `The plan was rejected | by the union`."""
        there = self.text[self.passage.end : sentence_end(self.text, self.passage.end, self.language)]
        by = re.compile(rf"\W*(?:{self.language.words('authorships').alternatives})\s", re.IGNORECASE)
        both = there, self.sentence.behind
        opens = [by.match(one) for one in both]
        if not (self.sentence.around.quoted and opens[0] and opens[1]):
            return None
        found = [
            behind_verb(one, Span(at.end(), len(one)), self.language)
            for one, at in zip(both, opens, strict=True)
            if at
        ]
        return Doers(found[0], found[1]) if found[0] and found[1] else None

    def _pair(self, place: int, page: str) -> Doers | None:
        """Who stands before a place of the source, and at the end of a page's words."""
        lead, where, language = Span(self._start(place), place), Span(0, len(page)), self.language
        if is_acted_on(self.text, lead, language) != is_acted_on(page, where, language):
            return None
        here = doer(page, where, language)
        there = doer(self.text, lead, language) or first_doer(self.text, lead, language)
        if here and not there and is_pronoun(self.text, lead, language):
            there = self._meant(lead, here)
        return Doers(there, here) if there and here else None

    def _meant(self, lead: Span, here: Subject) -> Subject | None:
        """With whom the sentence before a pronoun's begins, if the page's is not near: `It | paid`."""
        start = next((one.start for one in reversed(paragraphs(self.text)) if one.start <= lead.start), 0)
        before, words = self.text[start : lead.end], Party(here, self.text, self.language).words
        end = start + len(self.text[start : lead.start].rstrip(' .!?\n\u201d"'))
        if end == start or any(
            re.search(rf"(?<!\w){re.escape(word)}", before, re.IGNORECASE) for word in words
        ):
            return None
        return opening_doer(self.text, Span(max(self._start(end), start), end), self.language)

    def _start(self, place: int) -> int:
        return sentence_start(self.text, place, self.language)
