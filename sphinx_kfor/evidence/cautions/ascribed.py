"""Whether an author's own sentence gives a passage to whom the source gives it.

The source's speaker may be named by name, by office (`the minister`, `the auditors`), or by a pronoun for
whom the sentences before speak of. Whoever else is the subject of a verb of speech beside the passage speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.about import VAGUE
from sphinx_kfor.evidence.cautions.names import WORD, is_person, mentions, same_name
from sphinx_kfor.evidence.cautions.roles import content_words, noun_words, roles
from sphinx_kfor.evidence.cautions.subjects import FIRST, NOBODY, foremost, subjects
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentences
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.names import Mention
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.subjects import Subject
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Lists of words that say that something is said, thought, asked or wished.
_SAID = ("attributions", "speech_verbs", "reports", "ascriptions", "disputes")
#: A speaker is held in mind over so many sentences.
_HELD = 5
#: An office has so many words behind its article.
_OFFICE = 4
#: Two words may be forms of one verb if they share so many letters.
_STEM = 4


def ascribes(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence gives a passage to its speaker.

    Words that were spoken are given to somebody by the marks and the name; what is only reported takes a
    word that says so, and none that says more than the source's: `shows that` for `suggests that`.
    """
    speaker = Speaker(about.who, sentence.language, sentence.around.page, about.others)
    said = _Said(sentence, about, source)
    by_verb = _by_verb(sentence, speaker)
    if by_verb is not None:
        return by_verb and said.holds
    first, _, last = sentence.before.rpartition(";")
    named = speaker.is_named_in(f"{last} {sentence.behind.partition(';')[0]}")
    if named is not None:
        return named and said.holds
    if not about.who:
        return said.alike or (said.holds and (said.vague or said.distant))
    held = said.goes_on and speaker.is_held(f"{sentence.earlier} {first}".strip())
    return said.holds and (held or said.distant or (VAGUE in about.who and said.vague))


@dataclass(frozen=True)
class _Said:
    """By which words a sentence says that a passage is somebody's."""

    sentence: OwnSentence
    about: About
    source: Language

    @cached_property
    def words(self) -> list[str]:
        """Words of speech, thought and the like in the sentence."""
        known = self.sentence.language.words(*_SAID)
        parts = (fold_text(self.sentence.before), fold_text(self.sentence.behind))
        return [match[0].lower() for part in parts for match in known.finditer(part)]

    @property
    def holds(self) -> bool:
        """Whether the sentence says so, and no more than the source."""
        return self.about.spoken or any(not self._says_more(word) for word in self.words)

    @property
    def alike(self) -> bool:
        """Whether a word of it is a form of the source's; any is where a source speaks of itself."""
        *subject, word = fold_text(self.about.word).lower().split() or [""]
        own = bool(subject) and subject[0] in FIRST
        return any(own or _alike(word, one.split()[-1]) for one in self.words)

    @property
    def vague(self) -> bool:
        """Whether it says so of nobody in particular: `an official told us`, `by one estimate`."""
        language = self.sentence.language
        definite = language.words("determiners").plain - language.words("indefinites").plain
        said = [*[one.phrase for one in _subjects(self.sentence)][-1:], self.sentence.before, ""]
        first = next((one.split()[0] for one in said if one.strip()), "")
        anybody = language.words("indefinites", "quantifiers", "numerals", "prepositions", "pronouns").plain
        known = first.lower() in definite or first[:1].isupper()
        return bool(self.words) and (first.lower() in anybody or not known)

    @property
    def distant(self) -> bool:
        """Whether it says that what was not spoken is hoped, thought or only said to be so, whoever does."""
        language, lead = self.sentence.language, self.sentence.lead
        kinds = ("modal_planned", "modal_foreseen", "modal_thought", "modal_likely")
        passives = language.words("passives").alternatives
        heard = re.compile(rf"(?<!\w)(?:{passives})\s+$", re.IGNORECASE)
        said = language.words("attributions").finditer(lead)
        return not self.about.spoken and (
            any(word in language.words(*kinds).plain for word in self.words)
            or any(heard.search(lead[: one.start()]) for one in said)
            or language.words("disputes").search(lead) is not None
        )

    @property
    def goes_on(self) -> bool:
        """Whether it speaks of whom the sentences before speak of."""
        language, before = self.sentence.language, self.sentence.before
        text = f"{before} {self.sentence.behind}"
        meant = language.words("pronouns", "possessives").plain - NOBODY | {"it"}
        if not meant.isdisjoint(word.lower() for word in WORD.findall(text)):
            return True
        bare = not WORD.search(before) or before.rstrip().endswith(":")
        verbs = language.words("speech_verbs", "ascriptions", "reports").plain
        return self.about.spoken and (bare or not verbs.isdisjoint(self.words))

    def _says_more(self, word: str) -> bool:
        """Whether a word says that something is so, where the source's does not."""
        facts = self.sentence.language.words("factives").plain
        return word in facts and fold_text(self.about.word).lower() not in self.source.words("factives").plain


def _tellers(sentence: OwnSentence) -> Iterator[tuple[tuple[Span, Subject] | None, str]]:
    """The verbs of speech beside a passage that say whose it is, each with its subject and its side."""
    language, before, behind = sentence.language, sentence.before, sentence.behind.partition(";")[0]
    start = before.rfind(";") + 1
    yield foremost(list(subjects(before, Span(start, len(before)), language)), language), before
    yield next(subjects(behind, Span(0, len(behind)), language), None), behind


def _subjects(sentence: OwnSentence) -> list[Subject]:
    return [found[1] for found, _ in _tellers(sentence) if found]


def _by_verb(sentence: OwnSentence, speaker: Speaker) -> bool | None:
    """Whether the subject of the verb of speech beside a passage is its speaker; None if nothing tells."""
    language = sentence.language
    for found, text in _tellers(sentence):
        told = speaker.is_subject(found[1], text) if found else None
        if found and told is None and found[1].phrase.lower() in language.words("pronouns").plain:
            told = speaker.is_alone_in(f"{sentence.before} {sentence.behind}")
        if told is not None:
            return told
    return None


@dataclass(frozen=True)
class Speaker:
    """Whom the source gives a passage to, looked for on a page.

    Attributes:
        who: the names, and in lower case words for what such a one is.
        language: the word lists of the page's language.
        page: the page's own words, which say more of what they are.
        others: last names of other persons in the source, and in lower case what these are.
    """

    who: tuple[str, ...]
    language: Language
    page: str = ""
    others: tuple[str, ...] = ()

    @cached_property
    def names(self) -> list[str]:
        """The last words of the names."""
        return [fold_text(one.split()[-1]).lower() for one in self.who if not one.islower()]

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words for what they are, in the source or on the page."""
        named = [one for one in self.who if not one.islower()]
        own = {word for name in named for word in roles(self.page, name, self.language)}
        return frozenset(own.union(one for one in self.who if one.islower()))

    def is_subject(self, subject: Subject, text: str) -> bool | None:
        """Whether a subject is the speaker; None for a pronoun or a thing, which may be anybody's."""
        if subject.names:
            if any(map(self._is, subject.names)):
                return True
            return False if any(self._is_other(one, text) for one in subject.names) else None
        words = noun_words(subject.phrase, self.language)
        return True if self.offices & words else None if words.isdisjoint(self.others) else False

    def is_named_in(self, text: str) -> bool | None:
        """Whether a stretch of a page names the speaker, or else (False) another person; None for neither."""
        own, others = self._own_and_others(text)
        if own:
            return not others or min(own) < min(others) or max(own) > max(others)
        return False if others else None

    def is_alone_in(self, text: str) -> bool | None:
        """The same where a pronoun must mean the speaker: nothing else may be named that is no body."""
        own, _ = self._own_and_others(text)
        known = self.language.words("bodies", "titles").plain | self.offices
        others = [
            one.name
            for one in self._mentioned(text)
            if not self._is(one) and not one.name.isupper() and known.isdisjoint(one.name.lower().split())
        ]
        return not others if own else self.is_named_in(text)

    def _own_and_others(self, text: str) -> tuple[list[int], list[int]]:
        """Where a stretch of a page names the speaker, and where other persons."""
        found = self._mentioned(text)
        own = [one.start for one in found if self._is(one)] + self._offices_in(text)
        others = [one for one in found if not self._is(one)]
        return own, [one.start for one in others if self._is_other(one, text)]

    def _is_other(self, mention: Mention, text: str) -> bool:
        """Whether a name is another person's, or of what another is: `the Brigadier`."""
        words = [word.removesuffix("'s") for word in fold_text(mention.name).split()]
        article = text[: mention.start].split()[-1:]
        bare = not article or article[0].lower() not in self.language.words("determiners").plain
        known = words[-1] in self.others if bare else words[-1].lower() in self.others
        return known or is_person(text, mention, self.language, self.page)

    def is_held(self, text: str) -> bool:
        """Whether the last sentences of a text that speak of anybody speak of the speaker."""
        for sentence in reversed(sentences(text, self.language)[-_HELD:]):
            named = self.is_named_in(sentence)
            if named is not None:
                return named
        return False

    def _mentioned(self, text: str) -> list[Mention]:
        found = mentions(text, Span(0, len(text)), self.language)
        return [one for one in found if self._may_speak(one, text)]

    def _may_speak(self, one: Mention, text: str) -> bool:
        """Whether a name is behind no preposition, but for `in Ruiz's words`."""
        words = self.language.words("ascriptions", "attributions")
        behind = fold_text(text[one.end :]).lstrip()
        own = one.owns and words.match(behind) is not None
        return own or not self._behind_preposition(text[: one.start], behind)

    def _is(self, mention: Mention) -> bool:
        words = [word.removesuffix("'s").strip("'") for word in fold_text(mention.name).lower().split()]
        return any(same_name(word, name, self.language) for word in words for name in self.names)

    def _offices_in(self, text: str) -> list[int]:
        """Where offices stand behind an article: `the minister`, `a head teacher`; or begin the text."""
        articles = self.language.words("determiners", "indefinites").plain
        words = list(WORD.finditer(text))
        found = []
        for at, word in enumerate(words):
            if (word[0].lower() in articles or not at) and not self._behind_preposition(text[: word.start()]):
                phrase = " ".join(one[0] for one in words[at : at + _OFFICE + 1])
                if self.offices & content_words(phrase.lower(), self.language):
                    found.append(word.start())
        return found

    def _behind_preposition(self, before: str, behind: str = "") -> bool:
        """Whether words end in a preposition that ascribes nothing: `with`, not `according to`.

        Args:
            before: the words.
            behind: what follows the name behind them: `as Ruiz puts it`, not `like Ruiz, …`.
        """
        language, end = self.language, " ".join(before.split()[-3:])
        articles = language.words("determiners").plain
        words = [word.lower() for word in WORD.findall(end)]
        if words and words[-1] in language.words("references").plain & language.words("prepositions").plain:
            # `On this | Ruiz agrees`: nobody is called `this Ruiz`.
            return False
        while words and (words[-1] in articles or words[-1] in language.words("titles").plain):
            words.pop()
        said = language.words("reports", "attributions", "authorships").finditer(fold_text(end))
        begins = language.words("comparisons").plain
        if words and words[-1] in begins:
            return behind.startswith(",")
        if len(before.split()) == 1 and words and words[0] not in begins:
            # `For Ruiz, it is …`
            return False
        nouns = language.words(*_SAID).plain
        if len(words) > 1 and words[-2] in nouns:
            # `the objection of | Ruiz`
            return False
        if not words or any(match[0].lower().split()[-1] == words[-1] for match in said):
            return False
        return words[-1] in language.words("prepositions").plain


def _alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one verb: `expects`, `expected`."""
    least = min(len(one), len(other), _STEM)
    return least > 2 and one[:least] == other[:least]  # noqa: PLR2004 (`as`, `di`)
