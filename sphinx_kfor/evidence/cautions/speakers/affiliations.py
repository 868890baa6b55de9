"""Of which body somebody is who is not named: `an official of the Treasury`, `a Treasury official`.

One official is not another: those of another body than the source's are others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_body_noun
from sphinx_kfor.evidence.cautions.speakers.antecedents import is_vague
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: Said of a speaker whom the source does not make known.
VAGUE = "somebody"
#: Kinds that say nothing of which body somebody is: an official of a ministry is the government's.
_ANY = DOCUMENTS | {"government", "official", "director", "spokesperson", "company", "adviser", "section"}
#: A noun stands so many words behind the article with which somebody is first spoken of: `a second senior |`.
_BEFORE = 3
_CLAUSE = r"[^.;:!?\n\"\u201c\u201d\u201e\u00ab\u00bb]"


def affiliation(text: str, phrase: str, language: Language) -> frozenset[str]:
    """The bodies, in lower case, of which words that say who are, and those right behind them.

    Args:
        text: a text.
        phrase: the words in it that say who: `a senior official`.
        language: the word lists.
    """
    if not phrase or any(kinds(word) & DOCUMENTS for word in WORD.findall(parted(phrase, language))):
        # A study is nobody's who speaks; a pronoun in `in his view` says of no body.
        return frozenset()
    found = re.search(rf"{re.escape(phrase)}({_CLAUSE}*)", text, re.IGNORECASE)
    said = f"{phrase}{found[1] if found else ''}"
    stops = language.words("speech_verbs", "attributions", "subordinators", "modals", "joints").search(said)
    return _bodies(parted(said[: stops.start()] if stops else said, language), language)


def unnamed(scene: Scene, phrase: str) -> frozenset[str]:
    """What a source says of a speaker whom it does not make known; empty for one whom it does.

    That is `VAGUE`, and the bodies of which such a one may be: those said with the noun, else those near.
    """
    near, language = scene.surroundings, scene.language
    first = phrase if is_vague(phrase, language) else _first(scene, phrase)
    if not first:
        return frozenset()
    own = affiliation(near.text, phrase, language) or affiliation(near.text, first, language)
    words = near.text[slice(*near.near)]
    upright = {word.lower() for one in near.names for word in _may_name_body(one.name, language)}
    bodies = {word for word in WORD.findall(words.lower()) if _is_body(word, language)}
    return frozenset({VAGUE, *(own or upright | bodies)})


def are_others(who: Iterable[str], bodies: Iterable[str], *, foreign: bool) -> bool:
    """Whether none of some bodies on a page is one of a speaker's who is not named.

    Args:
        who: words for the speaker, in lower case.
        bodies: those on the page.
        foreign: whether the page is in another language: then only kinds tell.
    """
    own, said = ({kind for word in some for kind in kinds(word) - _ANY} for some in (who, bodies))
    if foreign:
        return bool(own) and bool(said) and own.isdisjoint(said)
    # Of two ministries it is their fields that tell.
    fields, others = ({word for word in some if not kinds(word)} for some in (bodies, who))
    alike = not fields.isdisjoint(others) if fields and own & said else not {*who}.isdisjoint(bodies)
    return bool({*bodies}) and not alike and (own.isdisjoint(said) or bool(fields))


def _first(scene: Scene, phrase: str) -> str:
    """How a source first speaks of somebody without a name: `a second official` for `the official`."""
    near, words = scene.surroundings, scene.language.words
    article, *noun = WORD.findall(parted(phrase.lower(), scene.language)) or [""]
    if not noun or article not in words("determiners").plain:
        return ""
    opens = words("indefinites", "quantifiers", "numerals", "cardinals").alternatives
    pattern = rf"(?<!\w)(?:{opens})\s(?:[\w-]+\s){{0,{_BEFORE}}}{re.escape(noun[-1])}(?!\w)"
    found = re.finditer(pattern, near.text[: near.passage.start], re.IGNORECASE)
    return next((one[0] for one in reversed([*found])), "")


def _bodies(words: str, language: Language) -> frozenset[str]:
    """The nouns for bodies among some words, and their names: `the | Treasury`, `the Ministry of | Works`.

    A name behind another word may be a place's: `from | Lom`.
    """
    found = list(WORD.finditer(words))
    told = ["", "", *(word[0].lower() for word in found)]
    nouns = {word for word in told if _is_body(word, language)}
    opens = language.words("determiners", "indefinites").plain
    links = language.words("part_links").plain
    starts = {
        word.start()
        for word, before, first in zip(found, told[1:], told, strict=False)
        if before in opens or (before in links and first in nouns)
    }
    upright = [one for one in mentions(words, Span(0, len(words)), language) if one.start in starts]
    return frozenset(nouns | {word.lower() for one in upright for word in _may_name_body(one.name, language)})


def _may_name_body(name: str, language: Language) -> list[str]:
    """The words of a name; where every noun has a capital, those that are for a body: `Landratsamt`."""
    words = WORD.findall(name)
    nouns = language.has_capital_nouns
    return [word for word in words if not nouns or is_body_noun(word, language) or kinds(word) - _ANY]


def _is_body(word: str, language: Language) -> bool:
    return bool(kinds(word) - _ANY) and word in language.words("bodies", "ministries").plain
