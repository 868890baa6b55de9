"""Whether two parties are plainly two: `Norland`, `Talvia`.

Everything else counts as one: a body has many names, its officers and members act for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import are_one
from sphinx_kfor.evidence.cautions.phrases.forms import are_one_noun
from sphinx_kfor.evidence.cautions.phrases.names import is_title, same_name
from sphinx_kfor.evidence.cautions.speakers.whole_names import whole_names
from sphinx_kfor.evidence.languages.kinds import may_be_one

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.speakers.parties import Party
    from sphinx_kfor.evidence.languages import Language

#: Kinds of which a state or a town is that is called by its name alone.
_PLACES = frozenset("government ministry minister parliament council town region army police mayor".split())
#: A noun stands so near the one that it belongs to, in words.
_NEAR = 3


def are_two(one: Party, other: Party) -> bool:
    """Whether two are plainly not one, nor of one another."""
    if not all(party.is_known and not party.is_anybody for party in (one, other)):
        return False
    return _have_one_noun(one, other) if _are_joined(one, other) else _are_apart(one, other)


def may_be_one_party(one: Party, other: Party) -> bool:
    """Whether two may be one, or act for one another, as far as the text tells."""
    return _are_joined(one, other) or may_be_one(one.kinds, other.kinds)


def _are_apart(one: Party, other: Party) -> bool:
    pairs = ((one, other), (other, one))
    kin = may_be_one(one.kinds, other.kinds)
    if one.is_person or other.is_person:
        person, body = pairs[0] if one.is_person else pairs[1]
        if body.holders:
            # `the minister`, whom the text names
            return person.heads.isdisjoint(body.holders)
        # Whoever holds an office may act for the body that has it.
        return body.is_person or (person.tells and (body.is_introduced or body.tells) and not kin)
    if any(place.may_be_place and told.kinds & _PLACES for place, told in pairs):
        return False
    if one.proper and other.proper:
        return True
    told = (one.tells and other.tells) or any(
        named.is_introduced and (told.is_introduced or _is_told(named, told)) for named, told in pairs
    )
    return told and not (kin or one.are_members or other.are_members)


def _is_told(named: Party, told: Party) -> bool:
    """Whether a kind tells somebody from a body that is named: `the police`, `the Pilots' Association`."""
    return told.tells and not told.is_generic and (named.is_body or named.is_described)


def _have_one_noun(one: Party, other: Party) -> bool:
    """Whether two names are alike in the noun for a body alone: `Court of Appeal`, `Court of Audit`."""
    language = one.language
    heads = {*one.own} & {*other.own} & language.words("bodies").plain
    first, second = ({*party.own} - heads for party in (one, other))
    apart = not any(are_one_noun(*pair, language) for pair in product(first, second))
    named = all(party.names and len(party.own) > 1 for party in (one, other))
    return len(heads) == 1 and bool(first) and bool(second) and apart and named


def _are_joined(one: Party, other: Party) -> bool:
    """Whether two share a word that tells, or belong together in the text: `the trust's board`."""
    language, text = one.language, one.text
    first, second = (_untitled(party) for party in (one, other))
    if any(are_one_noun(*pair, language) or same_name(*pair, language) for pair in product(first, second)):
        return True
    named = ({*name.lower().split()} for name in whole_names(text, language))
    if any(one.heads & words and other.heads & words for words in named):
        return True
    if one.letters & {*other.names} or other.letters & {*one.names}:
        return True
    if one.may_be_person and other.may_be_person:
        return False
    apposed = not (one.is_introduced and other.is_introduced)
    pairs = [*product(one.heads, other.heads)]
    return any(_owns(text, *pair, language) for pair in pairs) or (
        apposed and any(_are_apposed(text, *pair, language) for pair in pairs)
    )


def _untitled(party: Party) -> frozenset[str]:
    """The words for somebody; of a person without titles."""
    if not party.is_person:
        return party.words
    return frozenset(word for word in party.words if not is_title(word, party.language))


@lru_cache(maxsize=1024)
def _are_apposed(text: str, one: str, other: str, language: Language) -> bool:
    """Whether a text makes two words one's: `the landlord, | Corvin`."""
    return are_one(text, one, other, language) or are_one(text, other, one, language)


@lru_cache(maxsize=1024)
def _owns(text: str, one: str, other: str, language: Language) -> bool:
    """Whether a text makes one of two words the other's: `the board of the trust`, `the SM (Mission)`."""
    links = language.words("behalves", "part_links", "genitive_articles").alternatives
    between = rf"(?:\W+\w+){{0,{_NEAR}}}?\W+"
    for first, second in ((one, other), (other, one)):
        a, b = re.escape(first), re.escape(second)
        owned = rf"(?<!\w){a}(?:['\u2019]s|s['\u2019]){between}{b}(?!\w)"
        joined = rf"(?<!\w){a}\s+(?:{links})\s+(?:\w+\s+){{0,{_NEAR}}}?{b}(?!\w)"
        bracketed = rf"(?<!\w){a}\s\([^()]*(?<!\w){b}(?!\w)"
        if re.search(f"{owned}|{joined}|{bracketed}", text, re.IGNORECASE):
            return True
    return False
