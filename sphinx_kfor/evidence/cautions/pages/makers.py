"""Whether who speaks in a source is its maker, a part of it, or who leads it; and whether it is a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, same_name
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, SOCIETIES, kinds

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.phrases.owners import Claim
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Who speaks for a body, and the bodies in whose own texts such a one needs no more than that.
_OFFICERS = frozenset({"director", "spokesperson"})
_HEADS = frozenset({"president"})


def is_own(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether the source speaks, or a part of its maker."""
    makers = sentence.around.makers
    part = _is_part(about.who, makers, sentence.language)
    return about.own or part or _is_officer(about.who, makers, source)


def _is_part(who: tuple[str, ...], makers: tuple[str, ...], language: Language) -> bool:
    """Whether who speaks in a source is a part of its maker: `the Section` of `Court of Audit, Section …`."""
    named = {word.lower() for maker in makers if not maker.islower() for word in WORD.findall(maker)}
    words = {word.lower() for one in who for word in WORD.findall(one)}
    return bool(words) and all(any(same_name(word, one, language) for one in named) for word in words)


def _is_officer(who: tuple[str, ...], makers: tuple[str, ...], source: Language) -> bool:
    """Whether who speaks in the text of a society or a firm leads it: `sagte Geschäftsführer Hanno Veit`.

    That is one of whom the text does not say whose officer they are.
    """
    words, named = ({word.lower() for one in some for word in WORD.findall(one)} for some in (who, makers))
    ours = any(kinds(word) & SOCIETIES for word in named)
    # `Verbandspräsident` says itself of which body such a one is.
    society = {kind for word in named for kind in kinds(word)} & SOCIETIES
    known = {word: _OFFICERS | (society | _HEADS if kinds(word) & society else set()) for word in words}
    others = any(kinds(word) - known[word] or word in source.words("bodies").plain for word in words)
    return ours and not others and any(_leads_body(word, source) for word in words)


def _leads_body(word: str, language: Language) -> bool:
    return bool(kinds(word) & (_OFFICERS | _HEADS)) or word in language.words("representatives").plain


def is_document(claim: Claim, language: Language) -> bool:
    """Whether who is made the speaker is a report or the like: `secondo la perizia Quaglino`."""
    articles = language.words("determiners", "indefinites").plain
    words = [word for word in WORD.findall(parted(claim.phrase, language)) if word.lower() not in articles]
    known = kinds(words[0]) if words and words[0].lower() not in articles else frozenset()
    return bool(known) and known <= DOCUMENTS
