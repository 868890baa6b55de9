"""By which words a page says that a passage is somebody's: that it is said, thought or hoped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.clausal import by_that
from sphinx_kfor.evidence.cautions.pages.makers import is_own
from sphinx_kfor.evidence.cautions.pages.referents import is_held
from sphinx_kfor.evidence.cautions.pages.viewpoints import is_viewpoint
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.subjects import said_so
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.pages.meant import Speaker
    from sphinx_kfor.evidence.cautions.phrases.owners import Claim
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Lists of words that say that something is said, thought, asked or wished.
_SAID = ("attributions", "speech_verbs", "reports", "ascriptions", "disputes", "pledges")
#: Two words may be forms of one verb if they share so many letters.
_STEM = 4


@dataclass(frozen=True)
class Said:
    """By which words a sentence says that a passage is somebody's."""

    sentence: OwnSentence
    about: About
    source: Language

    @cached_property
    def words(self) -> list[str]:
        """Words of speech, thought and the like in the sentence."""
        known = self.sentence.language.words(*_SAID)
        language = self.sentence.language
        parts = (fold_text(self.sentence.before), fold_text(self.sentence.behind))
        found = [match[0].lower() for part in parts for match in known.finditer(part)]
        so = (
            part[slice(*place)] for part in parts for place, _ in said_so(part, Span(0, len(part)), language)
        )
        return [*found, *so]

    @property
    def _thought(self) -> list[str]:
        """Those of the words before the passage that are no subject of it: not `die | Prognose | ist`."""
        language = self.sentence.language
        if not language.has_capital_nouns:
            return self.words
        text = f"{self.sentence.before} {self.sentence.behind}"
        articles = language.words("determiners", "indefinites").plain - language.words("possessives").plain
        found = language.words(*_SAID).finditer(text)
        return [
            match[0].lower()
            for match in found
            if match[0].islower() or articles.isdisjoint(text[: match.start()].lower().split()[-1:])
        ]

    @property
    def holds(self) -> bool:
        """Whether the sentence says so, and no more than the source."""
        # Where a source speaks in its own voice, whose it is needs no verb: `The court would stop it`.
        own = is_own(self.sentence, self.about, self.source)
        plain = self.about.spoken or own or self.repeats or is_viewpoint(self.sentence) or self.reports_on
        told = any(not self._says_more(word) for word in self.words)
        # What is only recommended is not decided.
        advised = self.about.word.lower() in self.source.words("advices").plain
        return plain or told or (not self.words and not advised and bool(by_that(self.sentence)))

    @property
    def shows_mood(self) -> bool:
        """Whether what is quoted shows by its verb that somebody says it: `weil sie “zu teuer sei”`."""
        shown = fold_text(self.sentence.around.passage).lower().split()
        mood = fold_text(self.about.word).lower() in shown and self.about.word not in self.words
        return mood and self.sentence.around.quoted and bool(self.source.words("final_modals").entries)

    @property
    def repeats(self) -> bool:
        """Whether it quotes the source's word: `The court “does not hold them sufficient”, because | …`."""
        printed, word = self.sentence.printed_before, fold_text(self.about.word).strip()
        return bool(word) and re.search(whole(word), printed, re.IGNORECASE) is not None

    @property
    def alike(self) -> bool:
        """Whether a word of it is a form of the source's."""
        *_, word = fold_text(self.about.word).lower().split() or [""]
        return any(_alike(word, one.split()[-1]) for one in self.words)

    def is_vague(self, found: list[Claim]) -> bool:
        """Whether it says so of nobody in particular: `an official told us`, `by one estimate`."""
        language = self.sentence.language
        definite = language.words("determiners").plain - language.words("indefinites").plain
        said = [claim.subject.phrase for claim in found[:1]] or [self.sentence.before]
        if found and said[0].lower() in language.words("others").plain:
            # Of two who are not known one is `the other`.
            return True
        firsts = [one.split()[0] for one in said if one.strip()]
        any_ = language.words("indefinites", "quantifiers", "numerals", "prepositions", "pronouns").plain
        return bool(self.words) and all(
            one.lower() in any_ or not (one.lower() in definite or one[0].isupper()) for one in firsts
        )

    @property
    def distant(self) -> bool:
        """Whether it says that what was not spoken is hoped, thought or only said to be so, whoever does."""
        language, lead = self.sentence.language, self.sentence.lead
        kinds = ("modal_planned", "modal_foreseen", "modal_thought", "modal_likely")
        passives = language.words("passives").alternatives
        heard = re.compile(rf"(?<!\w)(?:{passives})\s+$", re.IGNORECASE)
        # What a source reckons itself `is put at` a sum.
        said = language.words("attributions", *(["ascriptions"] if self.about.own else [])).finditer(lead)
        # What a study suggests seems to be so.
        word = fold_text(self.about.word).lower()
        seeming = word in self.source.words("modal_seeming").plain
        return not self.about.spoken and (
            (seeming and language.words("modal_seeming").search(lead) is not None)
            or any(word in language.words(*kinds).plain for word in self._thought)
            or any(heard.search(lead[: one.start()]) for one in said)
        )

    def is_held_by(self, speaker: Speaker) -> bool:
        """Whether what was spoken goes on with what is said of a speaker: `Ruiz is calm; his fear is | …`."""
        first, closed, last = self.sentence.before.rpartition(";")
        return self.about.spoken and bool(closed) and is_held(speaker, first) and not speaker.has_others(last)

    @property
    def disputed(self) -> bool:
        """Whether it says that somebody holds what was not spoken to be untrue."""
        words, lead = self.sentence.language.words, self.sentence.lead
        # `Dass die Busse leer fahren, | bestreitet der Verband`
        fronted = words("complements").match(lead.lstrip()) is not None
        told = f"{lead} {fold_text(self.sentence.behind) if fronted else ''}"
        return not self.about.spoken and words("disputes").search(told) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it speaks of whom the sentences before speak of."""
        language, before = self.sentence.language, self.sentence.before
        text = f"{before} {self.sentence.behind}"
        first = WORD.search(before)
        that = language.words("demonstratives").plain
        if self.reports_on or (first is not None and first[0].lower() in that):
            # `Ruiz told the House how many there are. That is | 116 per cent.`
            return True
        meant = language.words("pronouns", "possessives").plain - NOBODY | {"it"}
        if not meant.isdisjoint(word.lower() for word in WORD.findall(text)):
            return True
        bare = not WORD.search(before) or before.rstrip().endswith(":") or self._has_no_subject
        verbs = language.words("speech_verbs", "ascriptions", "reports").plain
        return self.about.spoken and (bare or not verbs.isdisjoint(self.words))

    @property
    def _has_no_subject(self) -> bool:
        """Whether it names nobody and begins with no noun, where a subject may be left out: `Non lo nega`."""
        language, before = self.sentence.language, self.sentence.before
        first = WORD.findall(before.lower())[:1]
        articles = language.words("determiners", "indefinites").plain - language.words("prepositions").plain
        named = mentions(before, Span(0, len(before)), language)
        return bool(language.words("dropped").entries) and not named and articles.isdisjoint(first)

    @property
    def reports_on(self) -> bool:
        """Whether its verb has a form in which speech goes on: `Ruiz widerspricht. Die Kreise seien …`."""
        text = f"{self.sentence.before} {self.sentence.behind}"
        return self.sentence.language.words("reportives").search(text) is not None

    def _says_more(self, word: str) -> bool:
        """Whether a word says that something is so, where the source's does not."""
        facts = self.sentence.language.words("factives").plain
        said = fold_text(self.about.word).lower()
        # `According to a study` and `a study found` are one.
        return word in facts and said not in self.source.words("factives", "reports").plain


def _alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one verb: `expects`, `expected`."""
    least = min(len(one), len(other), _STEM)
    return least > 2 and one[:least] == other[:least]  # noqa: PLR2004 (`as`, `di`)
