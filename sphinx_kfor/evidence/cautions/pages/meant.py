"""Whether a page means the speaker of a passage: by name, by office, or somebody else.

The source's speaker may be named by name, by office (`the minister`, `the auditors`) or by the body for which
such a one speaks. A noun that the source has for somebody else means them; one that it does not have may be
the author's own word for the speaker (`the storekeeper`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.forms import are_one_noun
from sphinx_kfor.evidence.cautions.phrases.heads import behind_preposition
from sphinx_kfor.evidence.cautions.phrases.names import (
    WORD,
    Mention,
    is_person,
    is_title,
    mentions,
    same_name,
)
from sphinx_kfor.evidence.cautions.phrases.roles import content_words, grammar, roles
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor, is_common_noun
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE, affiliation, are_others
from sphinx_kfor.evidence.languages.kinds import DISTINCT, DOCUMENTS, SIDES, are_kindred, kinds, may_be_one
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.cautions.phrases.owners import Claim
    from sphinx_kfor.evidence.languages import Language

#: An office has so many words behind its article.
_OFFICE = 4
#: The shortest word of a body's name by which it is known, and the shortest stem of two forms of a word.
_LEAST, _STEM = 4, 4
#: A name of a word, and what goes with it.
_PAIR = 2
#: A kind of body, with which its noun may end: `Finanzministerium`.
_MINISTRY = "ministry"
#: So many letters stand for as many words.
_ACRONYM = 2


@dataclass(frozen=True)
class Speaker:
    """Whom the source gives a passage to, looked for on a page.

    Attributes:
        who: the names, and in lower case words for what such a one is.
        language: the word lists of the page's language.
        page: the page's own words, which say more of what they are.
        others: in lower case, words for what others are who speak or act in the source.
        source: the source's word lists, if its language may be another.
        bodies: in lower case, of which bodies somebody may be whom the source does not make known.
    """

    who: tuple[str, ...]
    language: Language
    page: str = ""
    others: tuple[str, ...] = ()
    source: Language | None = None
    bodies: tuple[str, ...] = ()

    @cached_property
    def full(self) -> list[str]:
        """The names."""
        return [one for one in self.who if not one.islower()]

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words for what they are, in the source or on the page; of a body's name, all."""
        bodies = self.language.words("bodies", "prepositions").plain
        own = {word for name in self.full for word in roles(self.page, name, self.language)}
        for name in self.full:
            words = [word.lower() for word in WORD.findall(name)]
            own |= {word for word in words if len(word) >= _LEAST} - bodies if bodies & {*words} else set()
            own |= {word for word in words if word in self.language.words("bodies").plain}
        return frozenset(own.union(one for one in self.who if one.islower()))

    @property
    def is_known(self) -> bool:
        """Whether the source names who speaks, or says which body or officer it is."""
        known = self.language.words("bodies", "titles", "representatives").plain
        return bool(self.full) or not known.isdisjoint(self.who)

    @cached_property
    def papers(self) -> frozenset[str]:
        """Words for what somebody wrote to which the source gives it, in lower case: `the letter`."""
        works = self.language.words("authors").plain
        return frozenset(word for word in self.who if word in works or kinds(word) & DOCUMENTS)

    @property
    def is_paper(self) -> bool:
        """Whether the source gives it to what somebody wrote, and not to whom."""
        return bool(self.papers) and self.papers == {*self.who} - {VAGUE}

    def is_paper_in(self, words: Iterable[str]) -> bool:
        """Whether some words of a page, in lower case, name the paper that the source gives it to."""
        return any(self._same(word, paper) for word in words for paper in self.papers)

    def is_survey_in(self, words: Iterable[str]) -> bool:
        """Whether they name what was asked of many, or measured, that the source gives it to: `in a poll`."""
        surveys = [paper for paper in self.papers if "data" in kinds(paper)]
        return any(self._same(word, survey) for word in words for survey in surveys)

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

    def has_office(self, words: Iterable[str]) -> bool:
        """Whether one of some words is an office of the speaker."""
        return any(self._same(word, office) for word in words for office in self.offices)

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

    def _is_others(self, words: Iterable[str]) -> bool:
        return any(self._same(word, other) for word in words for other in self.others)

    def is_other_body(self, claim: Claim) -> bool:
        """Whether a noun for any body is what the source calls another who acts there: `the company`."""
        words = content_words(claim.phrase.lower(), self.language)
        return self._is_others(words & self.language.words("generic_bodies").plain)

    def _same(self, word: str, other: str) -> bool:
        """Whether a noun of the page and one of the source may be one, whichever their languages are."""
        foreign = self.source is not None and self.source.tag != self.language.tag
        kindred = are_kindred(word, other) if foreign else kinds(word) & kinds(other) & SIDES
        return bool(kindred) or are_one_noun(word, other, self.language)

    def is_one(self, mention: Mention) -> bool:
        """Whether a name is the speaker's, by its last word; another given name makes it another's."""
        words = [word.removesuffix("'s").strip("'") for word in fold_text(mention.name).lower().split()]
        if self._is_short(mention.name):
            return True
        for name in self.full:
            family = fold_text(name.split()[-1]).lower()
            if (
                len(name.split()) == len(words) + 1 == _PAIR
                and words[0] == fold_text(name).lower().split()[0]
            ):
                # `Stonecrop` for `Stonecrop Minerals`
                return not is_title(words[0], self.language)
            if len(words) > 1 and [words[-1]] == fold_text(name).lower().split()[-_PAIR:-1]:
                # `Gaspar Quirán` for `Quirán Leal`: of two family names the first is used.
                return True
            if any(same_name(word, family, self.language) for word in words):
                return not self._is_kin(words, fold_text(name).lower().split())
        return False

    def _is_kin(self, words: list[str], own: list[str]) -> bool:
        """Whether two names of one family have given names, and none in common."""
        one, other = (self._given(name) for name in (words, own))
        initials = {word[0] for word in one} & {word[0] for word in other}
        short = any(len(word.rstrip(".")) == 1 for word in (*one, *other))
        return bool(one and other) and not {*one} & {*other} and not (short and initials)

    def _given(self, name: list[str]) -> list[str]:
        known = self.offices | self.language.words("representatives").plain
        words = [word.rstrip(".") for word in name[:-1]]
        return [word for word in words if word and not is_title(word, self.language) and word not in known]

    def _is_short(self, name: str) -> bool:
        """Whether a name is the letters with which those of the speaker's name begin."""
        letters = name.removesuffix("'s")
        known = {"".join(word[0] for word in one.split() if word[0].isupper()) for one in self.full}
        return letters.isupper() and len(letters) >= _ACRONYM and letters in known

    def is_named_in(self, text: str) -> bool | None:
        """Whether a stretch of a page names the speaker, or else (False) another person; None for neither."""
        found = [one for one in self._mentioned(text) if self._may_speak(one, text)]
        own = [one.start for one in found if self.is_one(one)] + self._offices_in(text)
        others = [one for one in found if not self.is_one(one) and self._is_person(one, text)]
        if own:
            first, last = (choose(one.start for one in others) if others else 0 for choose in (min, max))
            return not others or min(own) < first or max(own) > last
        return False if others else None

    def names_person(self, text: str) -> bool:
        """Whether a stretch of a page names the speaker as a person, or by office; not only their body."""
        own = [one for one in self._mentioned(text) if self.is_one(one)]
        offices = {*self._offices_in(text)} - {one.start for one in own}
        return bool(offices) or any(self._is_person(one, text) for one in own)

    def is_in(self, text: str) -> bool:
        """Whether a stretch of a page speaks of the speaker in any way: also in `the minister's doubts`."""
        words = (_bare(word.lower()) for word in WORD.findall(parted(text, self.language)))
        told = {word for word in words if len(word) >= _LEAST} - grammar(self.language)
        return any(map(self.is_one, self._mentioned(text))) or self.has_office(told)

    def acts_in(self, text: str, *, person: bool) -> bool:
        """Whether somebody else does something in a stretch of a page: a person, or else a body."""
        found = [one for one in self._mentioned(text) if self._may_speak(one, text) and not one.owns]
        found = [one for one in found if not self._hears(text[: one.start])]
        return any(self._is_person(one, text) == person for one in found if not self.is_one(one))

    def _hears(self, before: str) -> bool:
        """Whether some words tell a thing to whom is named behind them: `The minister told | the House`."""
        words, known = before.lower().split()[-2:], self.language.words("telling_verbs").plain
        articles = self.language.words("determiners").plain
        return not known.isdisjoint(words) and (words[-1] in known or words[-1] in articles)

    def has_others(self, text: str) -> bool:
        """Whether a stretch of a page speaks of somebody else, by a name or by what they are."""
        words = {_bare(word) for word in WORD.findall(parted(text, self.language)) if word.islower()}
        found = (one for one in self._mentioned(text) if self._may_speak(one, text))
        named = any(not self.is_one(one) for one in found)
        return named or self._is_others(words - self.language.words("bodies").plain)

    def has_rival(self, text: str) -> bool:
        """Whether a stretch of a page names somebody else who does something and may be a person."""
        known = self.language.words("bodies", "titles").plain | self.offices
        named = [one for one in self._mentioned(text) if not is_common_noun(text, one, self.language)]
        others = [one for one in named if not self.is_one(one) and not one.owns]
        acting = [one for one in others if not behind_preposition(text[: one.start], self.language, 0)]
        names = [one.name for one in acting if not one.name.isupper()]
        return any(known.isdisjoint(name.lower().split()) for name in names)

    def _is_person(self, one: Mention, text: str) -> bool:
        return is_person(text, one, self.language, self.page)

    def _mentioned(self, text: str) -> list[Mention]:
        found = mentions(text, Span(0, len(text)), self.language)
        if not self.language.has_capital_nouns:
            return found
        return [
            one
            for one in found
            if self.is_one(one) or self._is_person(one, text) or is_actor(one.name, self.language)
        ]

    def _may_speak(self, one: Mention, text: str) -> bool:
        """Whether a name is behind no preposition, but for `in Ruiz's words`."""
        words = self.language.words("ascriptions", "attributions")
        own = one.owns and words.match(fold_text(text[one.end :]).lstrip()) is not None
        return own or not self._behind_preposition(text[: one.start], name=True)

    def _offices_in(self, text: str) -> list[int]:
        """Where offices stand behind an article: `the minister`, `a head teacher`; or begin the text."""
        articles = self.language.words("determiners", "indefinites").plain
        words = list(WORD.finditer(text))
        found = []
        for at, word in enumerate(words):
            if (word[0].lower() in articles or not at) and not self._behind_preposition(text[: word.start()]):
                phrase = " ".join(_bare(one[0]) for one in words[at : at + _OFFICE + 1])
                if self.has_office(content_words(phrase.lower(), self.language)):
                    found.append(word.start())
        return found

    def _behind_preposition(self, before: str, *, name: bool = False) -> bool:
        """Whether words end in a preposition that ascribes nothing: `with`, not `according to`."""
        language, end = self.language, " ".join(before.split()[-3:])
        articles = language.words("determiners").plain
        words = [word.lower() for word in WORD.findall(end)]
        if name and words and words[-1] in articles & language.words("prepositions").plain:
            # A name has no `this` before it: `On this | Ruiz agrees`.
            return False
        while words and (words[-1] in articles or words[-1] in language.words("titles").plain):
            words.pop()
        said = language.words("reports", "attributions", "authorships").finditer(fold_text(end))
        if not words or any(match[0].lower().split()[-1] == words[-1] for match in said):
            return False
        return words[-1] in language.words("prepositions").plain


def _bare(word: str) -> str:
    """A word without the mark of a genitive."""
    return re.sub(r"['\u2019]s?$", "", word)


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
