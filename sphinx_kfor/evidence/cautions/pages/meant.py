"""Whether a page means the speaker of a passage: by name, by office, or somebody else.

The source's speaker may be named by name, by office (`the minister`, `the auditors`) or by the body for which
such a one speaks. A noun that the source has for somebody else means them; one that it does not have may be
the author's own word for the speaker (`the storekeeper`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.mentioned import Mentioned
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import (
    WORD,
    Mention,
    mentions,
)
from sphinx_kfor.evidence.cautions.phrases.roles import content_words
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE, affiliation, are_others
from sphinx_kfor.evidence.languages.kinds import DISTINCT, DOCUMENTS, kinds, may_be_one
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.cautions.phrases.owners import Claim
    from sphinx_kfor.evidence.languages import Language

#: A kind of body, with which its noun may end: `Finanzministerium`.
_MINISTRY = "ministry"


@dataclass(frozen=True)
class Speaker(Mentioned):
    """Whom the source gives a passage to, beside whom a page makes the speaker."""

    def makes(self, claim: Claim) -> bool | None:
        """Whether it is the speaker who is made one; None for a word that may be anybody's: `she`, `it`."""
        subject, language = claim.subject, self.language
        words = content_words(claim.phrase.lower(), language)
        if self.is_of_another(claim) or self._is_anothers_ministry(words):
            return False
        if not claim.is_noun(language):
            return self._is_named(claim, words)
        works = words & language.words("authors").plain
        # `The board's letter` is not that of the company, though both wrote.
        offices = words - works if self.is_owned(claim) else words
        if (
            any(map(self.is_one, subject.names))
            or self.has_office(offices)
            or self._owns(claim)
            or self._is_work(claim, words)
            or (self.is_paper and any("scientists" in kinds(word) for word in words))
        ):
            return True
        if not words or is_open(claim, language):
            return None
        known = language.words("bodies", "titles", "representatives").plain
        if (
            self._is_others(words)
            or self._are_others(words)
            or (VAGUE in self.who and _is_officer(claim, language))
        ):
            return False
        sure = bool(self.who) and VAGUE not in self.who and not self.others
        return False if sure and known & words else None

    def is_of_another(self, claim: Claim) -> bool:
        """Whether it is somebody of another body, where the source names nobody: `a Treasury official`."""
        if VAGUE not in self.who or {*self.who, *self.bodies} == {VAGUE}:
            # Of whose body the source says nothing, none is another.
            return False
        foreign = self.source is not None and self.source.tag != self.language.tag
        said = affiliation(claim.text, claim.phrase.strip(), self.language)
        return are_others((*self.who, *self.bodies), said, foreign=foreign)

    def _is_somebody_else(self, claim: Claim) -> bool:
        """Whether a person is named besides an office, where the source names the speaker: `Mayor Lind`."""
        known = any(" " in name and not name.isupper() for name in self.full)
        for one in claim.subject.names if known else ():
            words = [
                word for word in content_words(one.name.lower(), self.language) if not self.has_office([word])
            ]
            if words and self._is_person(one, claim.text):
                return True
        return False

    def _is_named(self, claim: Claim, words: set[str]) -> bool:
        """Whether one of a claim's names is the speaker's, or the office with it."""
        names, language = claim.subject.names, self.language
        if any(map(self.is_one, self._without_place(claim))):
            return True
        if any(map(self._is_others_name, names)):
            # `In the witness box | Lind conceded`, of a witness who is another.
            return False
        named = {word for one in names for word in content_words(one.name.lower(), language)}
        return not self._is_somebody_else(claim) and self.has_office(words | named)

    def _is_others_name(self, one: Mention) -> bool:
        """Whether a name is that of somebody else whom the source names."""
        words = content_words(one.name.lower(), self.language)
        own = self.has_office(words) or not self.language.words("bodies").plain.isdisjoint(words)
        return bool(words) and not own and words <= {*self.others}

    def _without_place(self, claim: Claim) -> Iterator[Mention]:
        """Who acts, without the place before them with which a sentence begins: `On Keld | Ruiz said`."""
        places = self.language.words("prepositions").plain
        for one in claim.subject.names:
            fronted = claim.acts and claim.text[: one.start].strip().lower() in places
            last = WORD.findall(one.name)[-1]
            yield Mention(last, one.end - len(last), one.end) if fronted else one

    def is_owned(self, claim: Claim) -> bool:
        """Whether what speaks is somebody else's: `the director's | text`."""
        owners = re.findall(r"([\w-]+)['\u2019]s?\s", claim.phrase.lower())
        return self._is_others(owners)

    def _is_work(self, claim: Claim, words: set[str]) -> bool:
        """Whether it is something that the speaker wrote: `a note | of the auditor`."""
        links, works = self.language.words("part_links"), self.language.words("authors").plain
        _, *whose = re.split(rf"\s(?:{links.alternatives})\s", parted(claim.phrase.lower(), self.language))
        written = not works.isdisjoint(words) or any(kinds(word) & DOCUMENTS for word in words)
        return written and any(self.has_office(content_words(one, self.language)) for one in whose)

    def _owns(self, claim: Claim) -> bool:
        """Whether it is what the speaker wrote or made: `Ruiz's | model`."""
        *_, owner = None, *mentions(claim.phrase, Span(0, len(claim.phrase)), self.language)
        work = WORD.findall(claim.phrase.lower())[-1:]
        works = self.language.words("authors").plain
        return owner is not None and owner.owns and self.is_one(owner) and not works.isdisjoint(work)

    def _are_others(self, words: Iterable[str]) -> bool:
        """Whether some words are for another kind than the speaker's: `the unions` for a director."""
        own = frozenset(kind for office in self.offices for kind in kinds(office))
        said = {kind for word in words for kind in kinds(word)}
        # `The minister` may be the ministry's.
        distinct = not said.isdisjoint(DISTINCT) and not may_be_one(own, frozenset(said - DISTINCT))
        return bool(own) and distinct and own.isdisjoint(said)

    def _is_anothers_ministry(self, words: Iterable[str]) -> bool:
        """Whether it is a ministry, and who speaks a deputy or the like, or another field's minister.

        Of whom nothing is known but the name, it is not where a source has the minister, too.
        """
        fields = [word.partition("minist")[0] for word in words if _MINISTRY in kinds(word)]
        own = {kind for office in self.offices for kind in kinds(office)}
        if not fields or own.isdisjoint({_MINISTRY, "minister"}):
            led = bool(self.full) and not own and any("minister" in kinds(one) for one in self.others)
            return bool(fields) and (led or not own.isdisjoint(DISTINCT))
        held = [field for field in fields if field and any(one.startswith(field) for one in self.others)]
        ministries = {one.partition("minist")[0] for one in self.others if "minist" in one} - {""}
        if ministries == {*held} and any(one.lower().startswith("minist") for one in self.full):
            # Where a source has one ministry, `das Ministerium` is `das Justizministerium`.
            return False
        return any(not any(one.startswith(field) for one in self.offices) for field in held)

    def is_other_body(self, claim: Claim) -> bool:
        """Whether a noun for any body is what the source calls another who acts there: `the company`."""
        words = content_words(claim.phrase.lower(), self.language)
        return self._is_others(words & self.language.words("generic_bodies").plain)


def is_open(claim: Claim, language: Language) -> bool:
    """Whether a word that means whoever was named before says who: `she`, `their estimate`, `the first`."""
    words = [word.lower() for word in WORD.findall(claim.subject.phrase)]
    known = language.words("pronouns", "possessives", "personal_pronouns", "quantifiers", "references").plain
    articles = language.words("determiners", "indefinites", "function_words").plain
    articles -= language.words("possessives").plain
    bare = words[1:] if len(words) > 1 and words[0] in articles else words
    generic = len(words) > len(bare) == 1 and bare[0] in language.words("generic_bodies").plain
    # `the first | said`
    counts = len(words) > len(bare) == 1 and bare[0] in language.words("asides").plain
    return not claim.subject.names and bool(bare) and (bare[0] in known or counts or generic)


def _is_officer(claim: Claim, language: Language) -> bool:
    """Whether it is somebody whose office all know, unlike whom a source leaves unnamed: `the mayor`."""
    first, *others = [word.lower() for word in WORD.findall(claim.phrase)] or [""]
    definite = language.words("determiners").plain - language.words("indefinites").plain
    return first in definite and not language.words("titles").plain.isdisjoint(others)
