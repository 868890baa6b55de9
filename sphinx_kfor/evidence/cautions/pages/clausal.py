"""Whom the clauses of a page's sentence make the speaker, whatever their verbs are.

A clause without a verb has that of the clause before it (`The board puts it at 640, the mayor at | 900`), one
that opens with *that* behind a comma is told by the subject before it (`Ruiz erinnerte daran, dass | …`), and
one of *who said* or *according to whom* by the noun before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.beside_verbs import is_office
from sphinx_kfor.evidence.cautions.phrases.doers import is_noun_alone
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject, head_names
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.owners import Claim
from sphinx_kfor.evidence.cautions.phrases.pieces import comma_pieces
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.cautions.phrases.verb_second import (
    is_body_noun,
    is_common_noun,
    may_act,
    opening_subject,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language


def gapped(text: str, language: Language) -> list[Claim]:
    """Who is all that a clause before a passage has, with the preposition of the clause before it.

    Args:
        text: the words before the passage in its sentence.
        language: their word lists.
    """
    *_, joint = None, *_joints(language).finditer(text)
    words = list(WORD.finditer(text, joint.end())) if joint else []
    before = {word.lower() for word in WORD.findall(text[: joint.start()])} if joint else set()
    alike = before & language.words("prepositions").plain
    at = next((at for at, word in enumerate(words) if at and word[0].lower() in alike), 0)
    if not at or not _counts(words[at + 1 :], language):
        return []
    words = words[:at]
    where = Span(words[0].start(), words[-1].end())
    phrase, named = text[slice(*where)], mentions(text, where, language)
    ends = bool(named) and named[-1].end == where.end
    last = words[-1][0]
    somebody = ends or is_office(last, language) or is_body_noun(last, language) or may_act(phrase, language)
    if not somebody or not is_noun_alone(phrase, language):
        return []
    return [Claim(Subject(phrase, tuple(named[-1:])), phrase, text, where.start)]


def _counts(words: list[re.Match[str]], language: Language) -> bool:
    """Whether words only say how near a figure is: `at | about`, `von | mindestens`."""
    bounds = [name for name in language.lists if name.startswith("bounds_")]
    plain = {part for word in language.words(*bounds).entries for part in word.lower().split()}
    return all(word[0].lower() in plain for word in words)


@cache
def _joints(language: Language) -> re.Pattern[str]:
    """Matches what parts two clauses that are told alike: a comma, *and*, or both."""
    joints = language.words("joints", "contrasts").alternatives
    return re.compile(rf"[,;]\s+(?:(?:{joints})\s+)?|\s(?:{joints})\s+", re.IGNORECASE)


def by_relative(text: str, language: Language) -> list[Claim]:
    """Of whom the last clause tells it that a relative pronoun opens: `an official, according to whom | …`.

    Args:
        text: the words before the passage in its sentence.
        language: their word lists.
    """
    *_, which = None, *_relative(language).finditer(text)
    if which is None or (language.has_capital_nouns and which["rest"].lstrip()[:1].isupper()):
        # `laut dem | Bericht`: an article looks like a relative pronoun.
        return []
    noun = antecedent(text[: which.start()], language, language.words("part_links", "prepositions").plain)
    if not noun:
        return []
    place = text.rfind(noun, 0, which.start())
    named = tuple(mentions(text, Span(place, place + len(noun)), language)[-1:])
    if named and not any(is_office(word, language) for word in WORD.findall(text[place : named[0].start])):
        # `il sospetto di Ruiz, secondo la quale | …`
        noun, place = named[0].name, named[0].start
    return [Claim(Subject(noun, named), noun, text, max(place, 0))]


@cache
def _relative(language: Language) -> re.Pattern[str]:
    """Matches the last clause, which opens with `, according to whom` or `, who said`."""
    words = language.words
    pronouns = "|".join(map(re.escape, sorted(words("relatives").plain - words("negations").plain)))
    reports, asides, verbs = (words(one).alternatives for one in ("reports", "asides", "speech_verbs"))
    told = rf"(?:{pronouns})\s+(?:(?:{asides})\s+)*(?:{verbs})(?!\w)"
    return re.compile(
        rf",\s+(?:(?:{reports})\s+(?:{pronouns})(?!\w)|{told})(?P<rest>[^,;:]*)$", re.IGNORECASE
    )


def by_that(sentence: OwnSentence) -> list[Claim]:
    """Who is the subject of the clauses before a *that* which a comma parts from them."""
    text, language = sentence.before, sentence.language
    *_, that = None, *_that(language).finditer(text)
    if that is None:
        return []
    start = max(text.rfind(mark, 0, that.start()) + 1 for mark in ";:")
    for piece in reversed(comma_pieces(text[: that.start()], start)):
        one = _subject(text, piece, language)
        if one:
            return [Claim(one, one.phrase, text, text.find(one.phrase, piece.start))]
    return []


@cache
def _that(language: Language) -> re.Pattern[str]:
    """Matches a comma and a word that opens only clauses of what is told: `, dass`."""
    words = language.words("complements").plain
    words -= language.words("relatives", "prepositions", "conditions", "inquiries", "possessives").plain
    return re.compile(rf",\s+(?:\w+\s+)?(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})(?!\w)")


def _subject(text: str, piece: Span, language: Language) -> Subject | None:
    """Somebody with whom a clause begins, behind its conjunction, or who is named behind its verb."""
    openers = language.words("relatives", "subordinators", "joints", "contrasts").plain
    openers -= language.words("determiners").plain
    words = list(WORD.finditer(text, *piece))
    opened = bool(words) and words[0][0].lower() in openers
    where = Span(words[0].end() if opened else piece.start, piece.end)
    one = opening_subject(text, where, language) if language.has_capital_nouns else None
    pronouns = language.words("personal_pronouns", "subjects").plain - NOBODY
    if one and (one.names or one.phrase.lower() in pronouns or may_act(one.phrase, language)):
        return one
    named = head_names(text, where, language, strict=True)[:1]
    if named and is_common_noun(text, named[0], language):
        return None
    return Subject(named[0].name, (named[0],)) if named else None
