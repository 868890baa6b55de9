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


def _are_apart(one: Party, other: Party) -> bool:
    kin = may_be_one(one.kinds, other.kinds)
    if one.is_person or other.is_person:
        person, body = (one, other) if one.is_person else (other, one)
        if body.holders:
            # `the minister`, whom the text names
            return person.heads.isdisjoint(body.holders)
        # Whoever holds an office may act for the body that has it.
        known = person.tells or person.is_body
        return body.is_person or (known and (body.is_introduced or body.tells) and not kin)
    if one.proper and other.proper and not (one.is_generic or other.is_generic):
        return not (_is_place(one, other) or _is_place(other, one))
    if kin or one.are_members or other.are_members:
        return False
    known = (one.is_introduced and other.is_introduced) or (one.tells and other.tells)
    return known or any(
        named.is_introduced and named.is_body and told.tells and not told.is_generic
        for named, told in ((one, other), (other, one))
    )


def _have_one_noun(one: Party, other: Party) -> bool:
    """Whether two are alike in the noun for a body alone: `the district court`, `the Court of Appeal`."""
    language = one.language
    heads = {*one.own} & {*other.own} & language.words("bodies").plain
    first, second = ({*party.own} - heads for party in (one, other))
    apart = not any(are_one_noun(*pair, language) for pair in product(first, second))
    return len(heads) == 1 and bool(first) and bool(second) and apart


def _is_place(one: Party, other: Party) -> bool:
    """Whether a bare name may be a place's, and mean its authorities: `Norland`, `the Government`."""
    return not (one.kinds or one.is_body or one.roles) and bool(other.kinds & _PLACES)


def _are_joined(one: Party, other: Party) -> bool:
    """Whether two share a word that tells, or belong together in the text: `the trust's board`."""
    language, text = one.language, one.text
    first, second = (_untitled(party) for party in (one, other))
    if any(are_one_noun(*pair, language) or same_name(*pair, language) for pair in product(first, second)):
        return True
    named = ({*name.lower().split()} for name in whole_names(text, language))
    if any(one.heads & words and other.heads & words for words in named):
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
