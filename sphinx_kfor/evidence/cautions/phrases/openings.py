"""Of whom a sentence without a verb of speech is: the name or the noun with which it opens."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.beside_verbs import is_office
from sphinx_kfor.evidence.cautions.phrases.doers import is_noun_alone
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import (
    Subject,
    bare_words,
    behind_preposition,
    head_names,
    noun_phrase,
    says_nothing,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.pieces import COMMA, comma_pieces, first_of
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: An office or a body stands among so many first words of a sentence.
_FIRST = 4
_BEHIND_ENDS = re.compile(r"[,;:.!?\u2026\u2013\u2014\u2015\"\u201c\u201d\u201e\u00ab\u00bb]|\s-{1,2}\s")
#: So many words may stand before a name that begins what follows a quotation.
_AT_ONCE = 2


def first_name(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a verb of speech is: a name right before its colon, else its subject."""
    clause = text.rfind(";", where.start, where.end) + 1
    where = Span(clause, where.end) if WORD.search(text, clause, where.end) and clause else where
    bare = bare_words(text, where, language)
    led = bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'")
    last = head_names(bare, Span(0, len(bare)), language)[-1:]
    if led.endswith(":") and last and last[0].end == len(led[:-1].rstrip()):
        found: Subject | None = Subject(last[0].name, (last[0],))
    else:
        found = first_of(bare, comma_pieces(bare, 0), language)
    return found.moved(where.start) if found else None


def first_noun(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a name is, before its colon: `The mayor, who had voted: “…”`.

    That is an officer, or anybody of whom a relative clause is: `Beside him a nurse, who is tired: “…”`.
    """
    bare = bare_words(text, where, language)
    opens, indefinites = (
        language.words("determiners", "indefinites").plain,
        language.words("indefinites").plain,
    )
    pieces = [piece for piece in comma_pieces(bare, 0) if WORD.search(bare, piece.start, piece.end)]
    leads = bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'").endswith(":")
    for piece, following in itertools.pairwise([*pieces, Span(len(bare), len(bare))]) if leads else ():
        words = list(WORD.finditer(bare, *piece))
        if words[1:] and words[0][0].lower() in opens and is_office(words[1][0], language):
            return noun_phrase(bare, piece, language)
        related = language.words("relatives").match(bare[following.start :].lstrip().lower())
        someone = next((one for one in words if one[0].lower() in indefinites), None) if related else None
        if someone and not behind_preposition(bare[piece.start : someone.start()], language, 0):
            return noun_phrase(bare, Span(someone.start(), piece.end), language)
    return None


def named_at_once(text: str, where: Span, language: Language) -> Subject | None:
    """A name with which words begin, perhaps behind an article and a word: `an angry Ruiz …`."""
    bare = bare_words(text, where, language)
    heads = head_names(bare, Span(0, len(bare)), language)
    if (
        not heads
        or len(WORD.findall(bare[: heads[0].start])) > _AT_ONCE
        or COMMA.search(bare[: heads[0].start])
    ):
        return None
    return Subject(heads[0].name, (heads[0].moved(where.start),))


def first_doer(text: str, where: Span, language: Language) -> Subject | None:
    """With whom a sentence begins that goes on with a second verb: `The trust apologised and | paid`."""
    led = text[slice(*where)]
    words = [word.lower() for word in WORD.findall(parted(led, language))]
    joints = language.words("joints", "contrasts").plain - language.words("relatives").plain
    while words and words[-1] not in joints and says_nothing(words[-1], language):
        words.pop()
    others = language.words("complements", "relatives", "subordinators", "conditions", "interrogatives").plain
    others -= language.words("prepositions", "determiners", "negations").plain
    goes_on = bool(words) and words[-1] in joints and not re.search(r"[;:]", led)
    return opening_doer(text, where, language) if goes_on and others.isdisjoint(words) else None


def opening_doer(text: str, where: Span, language: Language) -> Subject | None:
    """The name or the noun for somebody with which a sentence begins."""
    led = text[slice(*where)]
    words = list(WORD.finditer(parted(led, language)))
    named = mentions(led, Span(0, len(led)), language)[:1]
    bodies, articles = language.words("bodies").plain, language.words("determiners").plain
    if named and led[: named[0].start].strip().lower() in {"", *articles}:
        return Subject(led[: named[0].end].strip(), (named[0].moved(where.start),))
    if not words or words[0][0].lower() not in articles:
        return None
    for word in words[1:_FIRST]:
        if word[0].lower() in bodies or is_office(word[0], language):
            phrase = led[: word.end()].strip()
            names = tuple(one.moved(where.start) for one in named if one.end <= word.end())
            return Subject(phrase, names) if is_noun_alone(phrase, language) else None
    return None
