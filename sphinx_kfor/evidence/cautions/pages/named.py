"""Whom a source gives a passage to: by name, by what they are, by the paper that has their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.forms import are_one_noun
from sphinx_kfor.evidence.cautions.phrases.names import (
    WORD,
    Mention,
    is_title,
    same_name,
)
from sphinx_kfor.evidence.cautions.phrases.roles import roles
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, SIDES, are_kindred, kinds
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.languages import Language

#: The shortest word of a body's name by which it is known.
_LEAST = 4
#: A name of a word, and what goes with it.
_PAIR = 2
#: So many letters stand for as many words.
_ACRONYM = 2


@dataclass(frozen=True)
class Named:
    """Whom the source gives a passage to, by the names and the words that it has for them.

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

    def has_office(self, words: Iterable[str]) -> bool:
        """Whether one of some words is an office of the speaker."""
        return any(self._same(word, office) for word in words for office in self.offices)

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
