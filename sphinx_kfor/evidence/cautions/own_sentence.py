"""What an author's own sentence says beside a passage, and so need not be said against it.

In the source a passage stands under *would*, *if*, *not* or *Ruiz said*; where the author's sentence has such
a word too, nobody is misled: `Lind would “look again”`. There is no grammar in this: a word of the same kind
is looked for where it may govern the passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.clauses import scope, starts
from sphinx_kfor.evidence.cautions.names import is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.rule import is_behind, word_of
from sphinx_kfor.evidence.cautions.subjects import first_name, subjects
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import Caution

#: Words that may say that a passage is possible, wished, thought or promised only.
_MODAL = ("modals", "conditions", "ascriptions")
_CONDITION = ("conditions",)
_SAID = ("attributions", "speech_verbs", "reports", "ascriptions")
#: A word that limits a quotation stands behind it with no more words between.
_NEAR = 5
#: A word that changes the first word of a passage stands before it with no more.
_RIGHT_BEFORE = 3
_SOMETHING = "\u201cWords"
_YEAR = re.compile(r"(?<![\w.,])[12]\d{3}(?![\w%]|[.,]\d)")
_MARKS = " \u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\"'"
_STOPS = (".", "!", "?", "\u2026")


@dataclass(frozen=True)
class OwnSentence:
    """An author's sentence around a passage that is quoted or cited.

    Attributes:
        before: its words before the passage.
        behind: those behind it.
        earlier: what stands before the sentence and may say of whom it is.
        language: the word lists of the page's language.
        quoted: whether the passage's words are printed; else the sentence says them in words of its own.
    """

    before: str
    behind: str
    earlier: str
    language: Language
    quoted: bool = True

    @classmethod
    def of(
        cls, before: str, behind: str, language: Language, *, quoted: bool, earlier: str = ""
    ) -> OwnSentence:
        """The sentence in a block, whose words stand before a passage and behind it.

        What is cited behind a full stop belongs to the sentence before it.
        """
        led = before.rstrip(_MARKS)
        closed = not quoted and led.endswith(_STOPS) and not behind[:1].isalnum()
        text = before.rstrip(_MARKS + "".join(_STOPS)) if closed else before
        # What is quoted may begin a sentence.
        start = sentence_start(f"{text}{_SOMETHING}", len(text), language)
        end = 0 if closed else sentence_end(behind, 0, language)
        return cls(before[start:], behind[:end], f"{earlier} {before[:start]}", language, quoted)

    def answers(self, raised: Iterable[Caution]) -> frozenset[str]:
        """The codes of those cautions on the passage that the sentence answers."""
        return frozenset(one.code for one in raised if self._answers(one))

    def _answers(self, caution: Caution) -> bool:
        answer = _ANSWERS.get(caution.code)
        return answer is not None and answer(self, caution)

    def _has(self, *lists: str) -> bool:
        found = self.language.words(*lists)
        return any(found.search(fold_text(part)) for part in (self.before, self.behind))

    def negates(self, caution: Caution) -> bool:
        """Whether it negates the passage: in its own clause, or anywhere where only its sense is given."""
        negations = self.language.words("negations", "reversals")
        if is_behind(caution):
            return bool(negations.search(fold_text(self.behind)))
        lead = fold_text(self.before)
        lead = lead if not self.quoted else scope(lead.rstrip(" '\":"), "", self.language, negations)
        return bool(negations.search(lead))

    def may(self, caution: Caution) -> bool:  # noqa: ARG002 (as the others)
        """Whether it says that the passage may be so, is wished or is thought."""
        return self._has(*_MODAL)

    def depends(self, caution: Caution) -> bool:  # noqa: ARG002
        """Whether it makes the passage conditional."""
        return self._has(*_CONDITION)

    def asks(self, caution: Caution) -> bool:  # noqa: ARG002
        """Whether it says that the passage is asked."""
        return self._has("inquiries") or "?" in self.behind

    def dates(self, caution: Caution) -> bool:  # noqa: ARG002
        """Whether it says when it was so."""
        return self._has("former_times") or any(map(_YEAR.search, (self.before, self.behind)))

    def qualifies(self, caution: Caution) -> bool:
        """Whether the same kind of word stands right before the passage, or right behind it."""
        if is_behind(caution):
            return (
                starts(self.language.words("trailers"), fold_text(self.behind).lstrip(_MARKS + ","))
                is not None
            )
        near = " ".join(fold_text(self.before).split()[-_RIGHT_BEFORE:])
        return self.language.words("qualifiers").search(near) is not None

    def limits(self, caution: Caution) -> bool:  # noqa: ARG002
        """Whether it goes on with a limit, before anybody else says anything."""
        behind = fold_text(self.behind)
        limit = self.language.words("limiters", "contrasts", "conditions").search(behind)
        if not self.quoted:
            return limit is not None or self._has("limiters", "contrasts", "conditions", "subordinators")
        between = behind[: limit.start()] if limit else ""
        return limit is not None and len(re.findall(r"\w+", between)) <= _NEAR

    def ascribes(self, caution: Caution) -> bool:
        """Whether it gives the passage to somebody who is no named person, who would be held to the source.

        Words that are printed as somebody's own are ascribed where the same word does it as in the source.
        """
        if self.names_a_speaker():
            return False
        if not self.quoted:
            return self._has(*_SAID)
        word = fold_text(word_of(caution)).lower().split()[-1:]
        own = self.language.words(*_SAID).finditer(fold_text(self.before))
        return bool(word) and any(_alike(word[0], one[0].lower().split()[-1]) for one in own)

    def names_a_speaker(self) -> bool:
        """Whether a verb of speech in it has a person as its subject."""
        text = f"{self.before} {self.behind}"
        found = subjects(text, Span(0, len(text)), self.language)
        return any(is_person(text, name, self.language) for _, subject in found for name in subject.names)

    def persons(self) -> list[str]:
        """Who may be said to speak: the names of persons in it, then phrases, then persons before it."""
        text = f"{self.before} {self.behind}"
        found = [subject for _, subject in subjects(text, Span(0, len(text)), self.language)]
        phrases = [_bare(subject.phrase, self.language) for subject in found if not subject.names]
        own, earlier = (
            dict.fromkeys(self._named_in(text)),
            self._named_before() if self._goes_on(text) else [],
        )
        pronoun = bool(found) and found[-1].phrase.lower() in self.language.words("pronouns").plain
        # A pronoun may be either's: `Ruiz met Lind; she said …`.
        names = [*(own if len(own) < 2 or not pronoun else ()), *self._titles(text), *phrases, *earlier]  # noqa: PLR2004
        return [name for name in dict.fromkeys(names) if name]

    def _named_before(self) -> list[str]:
        """Of whom the last sentence before it is that names anybody."""
        before = self.earlier.rstrip()
        while before:
            start = sentence_start(before, len(before), self.language)
            names = list(dict.fromkeys(self._named_in(before[start:])))
            if len(names) > 1:
                subject = first_name(before, Span(start, len(before)), self.language)
                names = [self._untitled(subject.names[0].name)] if subject and subject.names else []
            if names or not start:
                return names
            before = before[:start].rstrip()
        return []

    def _untitled(self, name: str) -> str:
        words = name.removesuffix("'s").removesuffix("\u2019s").split()
        while len(words) > 1 and is_title(words[0].strip("."), self.language):
            words.pop(0)
        return " ".join(words)

    def _goes_on(self, text: str) -> bool:
        """Whether it speaks of somebody named before."""
        words = {word.lower() for word in re.findall(r"\w+", text)}
        return not words.isdisjoint(self.language.words("pronouns").plain) or self._has(*_SAID)

    def _named_in(self, text: str) -> list[str]:
        whole = Span(0, len(text))
        return [
            self._untitled(one.name)
            for one in mentions(text, whole, self.language)
            if is_person(text, one, self.language, f"{self.earlier} {text}") or " " not in one.name
        ]

    def _titles(self, text: str) -> list[str]:
        """Nouns behind an article that may be an office: `the minister`, `The dental officer …`."""
        articles, titles = (self.language.words(name).alternatives for name in ("determiners", "titles"))
        found = re.finditer(rf"(?<!\w)(?:{articles})\s+((?:\w+\s+)?(?:{titles}))(?!\w)", text, re.IGNORECASE)
        opening = re.match(rf"\W*(?:{articles})\s+((?:[^\W\d]+\s+){{1,3}})", text, re.IGNORECASE)
        words = opening[1].lower().split() if opening else []
        # Where the phrase that begins a sentence ends, nothing tells.
        phrases = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        return [*(one[1].lower() for one in found), *phrases]


def _bare(phrase: str, language: Language) -> str:
    """A phrase without an article and what belongs to it: `head teacher | in Netherby`."""
    words = phrase.split()
    grammar = language.words("determiners", "indefinites", "joints", "pronouns").plain
    links = language.words("prepositions", "relatives").plain
    while words and words[0].lower() in grammar:
        words = words[1:]
    end = next((at for at, word in enumerate(words) if word.lower() in links), len(words))
    return " ".join(words[:end])


def _alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one verb: `expects`, `expected`."""
    least = min(len(one), len(other), 4)
    return least > 2 and one[:least] == other[:least]  # noqa: PLR2004 (`as`, `di`)


_ANSWERS = {
    "context.negation": OwnSentence.negates,
    "context.modal": OwnSentence.may,
    "context.condition": OwnSentence.depends,
    "context.question": OwnSentence.asks,
    "context.time": OwnSentence.dates,
    "context.qualifier": OwnSentence.qualifies,
    "context.limiter": OwnSentence.limits,
    "context.attribution": OwnSentence.ascribes,
    "context.speech": OwnSentence.ascribes,
}
