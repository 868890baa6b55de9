"""Somebody as a source has them: by which names, by which words for what they are, of which kinds.

All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import holders
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person
from sphinx_kfor.evidence.cautions.phrases.roles import roles
from sphinx_kfor.evidence.cautions.speakers.behalf import bodies
from sphinx_kfor.evidence.cautions.speakers.whole_names import holds, is_proper, telling, whole_names
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, kinds

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language

#: Kinds of papers, officers and parts: of which body these are no kind says.
_ANYBODYS = DOCUMENTS | frozenset(
    "official spokesperson director president adviser section management committee".split()
)
#: Kinds of those of whom bodies are made, and who act for them.
_MEMBERS = frozenset("residents workers doctors scientists engineer deputy".split())


@dataclass(frozen=True)
class Party:
    """Somebody, as a source's text has them.

    Attributes:
        subject: how such a one is named, on a page or in the text.
        text: the source's text.
        language: its word lists.
    """

    subject: Subject
    text: str
    language: Language

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The words that name them, in lower case, without words of grammar."""
        return telling(self.subject.phrase, self.language)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names by which the text has them: `Institute for Maritime Studies`, for `the institute`."""
        wanted = [telling(one.name, self.language) for one in self.subject.names] or [self.own]
        known = whole_names(self.text, self.language)
        return tuple(name for name in known if any(holds(name, one, self.language) for one in wanted))

    @cached_property
    def proper(self) -> bool:
        """Whether one of the names has a word that is no common noun."""
        return any(is_proper(name, self.text, self.language) for name in self.names)

    @cached_property
    def may_be_person(self) -> bool:
        """Whether their name looks like a person's."""
        return any(
            is_person(one.name, one.moved(-one.start), self.language, self.text) for one in self.subject.names
        )

    @cached_property
    def is_person(self) -> bool:
        """Whether the text says that they are a person: by a title, an office, or the family name alone."""
        known = self.language.words("titles", "representatives").plain
        named = WORD.findall(" ".join((self.subject.phrase, *self.names)))
        told = {word.lower() for word in (*self.words, *named)}
        families = {name.split()[-1] for name in self.names if " " in name}
        return self.may_be_person and not (known.isdisjoint(told) and families.isdisjoint(self.names))

    @cached_property
    def words(self) -> frozenset[str]:
        """In lower case, the words by which the text names them; of a person also what they are."""
        found = {*self.own, *(word for name in self.names for word in telling(name, self.language))}
        if self.may_be_person:
            of, offices = bodies(self.text, list(self.names), self.subject.phrase, self.language)
            found |= self.roles | {word for one in of for word in telling(one, self.language)} | offices
        return frozenset(found)

    @cached_property
    def roles(self) -> frozenset[str]:
        """In lower case, words by which the text says what they are."""
        named = {*self.names, *(one.name for one in self.subject.names)}
        return frozenset(word for name in named for word in roles(self.text, name, self.language))

    @cached_property
    def holders(self) -> frozenset[str]:
        """Who holds the office by which they are named: the family names, in lower case."""
        offices = {*self.own} & self.language.words("titles", "representatives").plain
        named = (one for office in offices for one in holders(self.text, office, self.language))
        return frozenset(one.split()[-1].lower() for one in named)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Of which kinds they are, but for those that are any body's; of a person, by an office."""
        offices = self.language.words("titles", "representatives").plain
        told = self.words & offices if self.is_person else self.words
        return frozenset(kind for word in told for kind in kinds(word)) - _ANYBODYS

    @cached_property
    def are_members(self) -> bool:
        """Whether they are those of whom a body is made: `doctors`, not `the doctors' union`."""
        return bool(self.kinds & _MEMBERS) and not self.is_body

    @cached_property
    def tells(self) -> bool:
        """Whether their kinds tell them from others."""
        return bool(self.kinds) and not self.are_members

    @cached_property
    def is_known(self) -> bool:
        """Whether the text has them by the words that name them."""
        if self.subject.names:
            return bool(self.names)
        return bool(self.own) and _side_by_side(self.own, self.text)

    @cached_property
    def is_anybody(self) -> bool:
        """Whether nobody knows whom they mean: `an official`; or it is what somebody wrote."""
        words = self.language.words
        works = words("authors").plain
        links = self.language.words("prepositions", "behalves").alternatives
        noun = re.split(rf"\s(?:{links})\s", self.subject.phrase)[0]
        first = parted(noun, self.language).split()[0].lower()
        opens = words("indefinites", "possessives", "quantifiers", "numerals", "cardinals").plain
        if first in opens and not self.subject.names:
            return True
        said = [word for word in WORD.findall(noun) if word.islower() or self.language.has_capital_nouns]
        return any(kinds(word) & DOCUMENTS or word.lower() in works for word in said)

    @cached_property
    def is_body(self) -> bool:
        """Whether a word for them is that of a body, and not of any: `union`, not `company`."""
        known = self.language.words("bodies").plain - self.language.words("generic_bodies").plain
        return not self.is_generic and not known.isdisjoint(self.words)

    @property
    def may_be_place(self) -> bool:
        """Whether they are a bare name, which may be a place's, and mean whoever governs there."""
        return self.proper and not (self.kinds or self.is_body or self.is_described or self.roles)

    @cached_property
    def is_described(self) -> bool:
        """Whether they have more words than a name alone: `the Homeowners' League`."""
        first = parted(self.subject.phrase, self.language).split()[0].lower()
        return len(self.own) > 1 and first in self.language.words("determiners").plain

    @cached_property
    def is_generic(self) -> bool:
        """Whether their noun is one for any body: `the company`, `the hospital group`."""
        return not (self.proper or self.language.words("generic_bodies").plain.isdisjoint(self.own))

    @cached_property
    def is_introduced(self) -> bool:
        """Whether the text says which one it is: `the Board | of Education`, `the fishermen's | union`."""
        return not self.is_generic and (self.proper or (len(self.own) > 1 and (self.is_body or self.tells)))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that may stand for their names: `EC`, for `the European Commission`."""
        named = (name.split() for name in (*self.names, self.subject.phrase))
        return frozenset("".join(word[0] for word in words if word[0].isupper()) for words in named)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words by which they are known alone: a family name, the noun of a body."""
        last = {one.name.split()[-1].lower() for one in self.subject.names}
        nouns = {word for word in self.own if kinds(word) or word in self.language.words("bodies").plain}
        return frozenset(last | nouns or self.own[-1:])


def _side_by_side(words: tuple[str, ...], text: str) -> bool:
    """Whether a text has some words with no more than links between them."""
    pattern = r"\W+(?:\w{1,6}\W+){0,2}".join(map(re.escape, words))
    return re.search(rf"(?<!\w){pattern}", text, re.IGNORECASE) is not None
