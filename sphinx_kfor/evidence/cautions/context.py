"""What surrounds a passage in its sentence and turns its meaning: limiters, negations, conditions, voices.

Standards for quoting out of context have no grammar in them, so this module has little: it looks at
the words before the passage in its own sentence and at those right behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.caution import Kind, Reason
from sphinx_kfor.evidence.cautions.clauses import aside, clause_opener
from sphinx_kfor.evidence.cautions.edges import broken_off, cut_figure, qualified, starts
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import (
    CLOSERS,
    ends_paragraph,
    ends_sentence,
    sentence_end,
    sentence_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

#: A limiter stands this near behind a passage, in code points.
_AFTER = 160
#: The words of a speaker's name and titles between a passage and the verb: `…, the minister of X said`.
_NAME_WORDS = 8

#: A sentence of so few words says nothing but yes or no to the one before.
_SHORT = 3

_EDGE = rf"[\s,;:\u2013\u2014\u2015\u2212\-{CLOSERS}(\[\u2026]*"
_SKIPPED = re.compile(rf"(?P<inner>{_EDGE})(?P<stop>[.!?]+[\s{CLOSERS}]*)?")
_QUOTED = re.compile("[.!?][\"'\u2019\u201d\u00bb]")
_BRACKETS = re.compile(r"\(([^()]*\s[^()]*\s[^()]*)\)")
_DASHES = re.compile(
    r"\s[\u2013\u2014-]+\s(?=\S+\s\S+\s)[^\u2013\u2014]*?\s[\u2013\u2014-]+\s|\u2014[^\u2014]*\s[^\u2014]*\u2014"
)
_QUESTION = ("?", "\u037e", "\uff1f")
#: A name alone before a colon, as in an interview: `Tajani: …`.
_CUE = re.compile(r"[^\w]*(?:[^\W\d_][\w'.-]*\s+){0,3}[^\W\d_][\w'.-]*\s*:\W*")
#: A bullet begins a list, in which a word before a colon is the name of a thing.
_LABEL = re.compile(r"\s*[-*\u2022\u2023\u25e6\u25aa]\s")
#: In a compound a word such as `so-called` or `non-linear` governs nothing but the compound.
_COMPOUND = re.compile(r"(?<!\w)[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_NAME = r"[^\W\d_][\w'\u2019.-]*\w"
_SIGNATURE = re.compile(
    rf"(?P<stop>[{CLOSERS}.!?]*)\s*"
    rf"(?:(?P<dash>[\u2013\u2014\u2015]|--?(?=\s))\s*(?P<full>{_NAME}(?:\s+{_NAME}){{1,3}})"
    rf"|\(\s*(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}))\s*(?=[,)]|\n|\Z)"
)
_ENDS = frozenset('"\u201d\u00bb.!?')
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2023\u25e6\u25aa]|\(?\w{1,2}[.)])?\s*")


def reasons(text: str, start: int, end: int, language: Language) -> list[Reason]:
    """What before and right behind a passage governs it.

    Args:
        text: the document's seen text.
        start: where the passage begins.
        end: where it ends.
        language: the word lists.
    """
    lead = text[sentence_start(text, start, language) : start]
    found = [] if _BULLET.fullmatch(lead) else [*before(lead, text[start : start + 40], language)]
    return [*found, *after(text, start, end, language)]


def before(lead: str, passage: str, language: Language) -> Iterator[Reason]:
    """What in the part of a sentence before a passage governs it."""
    folded = fold_text(lead)
    if language.words("negations", "reversals", "modals", "conditions", "attributions").search(folded):
        yield from _governors(_COMPOUND.sub(" ", lead), passage, language)
    if (
        _CUE.fullmatch(lead)
        and not _LABEL.match(lead)
        and all(word[0].isupper() for word in re.findall(r"\w[\w'.-]*", lead))
    ):
        yield Reason(Kind.ATTRIBUTION, lead.strip())
    yield from qualified(lead, folded, language)
    yield from cut_figure(lead, passage, language, after=False)


def _governors(lead: str, passage: str, language: Language) -> Iterator[Reason]:
    """The words before a passage that govern it; an aside or another clause of the sentence does not."""
    folded = _plain(fold_text(lead), language.words("affirmations"))
    bare = _plain(fold_text(_without_asides(lead, language)), language.words("affirmations"))
    opens = lead.rstrip().endswith(",") and clause_opener(language).match(f", {fold_text(passage)}")
    clause, sentence = "" if opens else _last_clause(bare, language), folded.rsplit(";", 1)[-1]
    searches = (
        (Kind.NEGATION, language.words("negations"), clause),
        (Kind.NEGATION, language.words("reversals"), clause),
        (Kind.MODAL, language.words("modals"), clause),
        (Kind.CONDITION, language.words("conditions"), sentence),
        (Kind.ATTRIBUTION, language.words("attributions"), sentence),
    )
    for kind, words, where in searches:
        match = words.search(where)
        if match:
            yield Reason(kind, match[0])


def after(text: str, start: int, end: int, language: Language) -> Iterator[Reason]:
    """What right behind a passage limits it, or says whose words it is."""
    rest = text[end : end + _AFTER]
    skipped = _SKIPPED.match(rest)
    at = skipped.end() if skipped else 0
    behind = fold_text(rest[at:])
    yield from _asked(text, start, end, language)
    yield from _signed(text[max(start, end - 3) : end], rest)
    if ends_sentence(text, end, language):
        if not ends_paragraph(text, end, end + at):
            yield from _starts_with(language.words("retractions"), Kind.LIMITER, behind)
            yield from _denied_in_short(text, end + at, language)
        if _QUOTED.search(text[max(start, end - 3) : end + at]):
            yield from _voice_behind(text, end, at, language)
        return
    yield from _starts_with(language.words("limiters"), Kind.LIMITER, behind)
    yield from _negated_behind(behind, language)
    yield from broken_off(text[max(start, end - 30) : end], rest)
    if not rest[:at].strip():
        yield from cut_figure(text[max(start, end - 30) : end], rest[at:], language, after=True)
    yield from _voice_behind(text, end, at, language)


def _signed(last: str, rest: str) -> Iterator[Reason]:
    """A name alone behind a dash, or in brackets behind what is closed: `… again.” (Rossi)`."""
    match = _SIGNATURE.match(rest)
    if not match:
        return
    name = match["full"] or match["name"]
    closed = match["dash"] or match["stop"] or last[-1:] in _ENDS
    if closed and all(word[0].isupper() and not word.isupper() for word in name.split()):
        yield Reason(Kind.ATTRIBUTION, name, after=True)


def _denied_in_short(text: str, place: int, language: Language) -> Iterator[Reason]:
    """A next sentence of a few words that holds a negation, such as `Not yet`."""
    sentence = text[place : sentence_end(text, place, language)]
    match = language.words("negations").search(fold_text(sentence))
    if match and len(sentence.split()) <= _SHORT:
        yield Reason(Kind.LIMITER, sentence.strip(), after=True)


def _negated_behind(folded: str, language: Language) -> Iterator[Reason]:
    """`… not at all`, `… and never`."""
    folded = folded.lstrip(" '-([")
    joint = starts(language.words("joints"), folded)
    yield from _starts_with(
        language.words("negations"), Kind.NEGATION, folded[joint.end() :] if joint else folded
    )


def _asked(text: str, start: int, end: int, language: Language) -> Iterator[Reason]:
    """A passage that leaves out the question mark behind it."""
    rest = text[end : sentence_end(text, end, language)].rstrip(CLOSERS + " \t\n")
    if rest.endswith(_QUESTION) and not text[start:end].rstrip(CLOSERS).endswith(_QUESTION):
        yield Reason(Kind.QUESTION, rest[-1], after=True)


def _voice_behind(text: str, end: int, at: int, language: Language) -> Iterator[Reason]:
    """`…, the minister said` and `… according to the minister`."""
    clause = fold_text(text[end + at : sentence_end(text, end, language)][:_AFTER])
    yield from _starts_with(language.words("reports"), Kind.ATTRIBUTION, clause)
    marks = text[end - 1 : end + at].strip()
    match = language.words("attributions").search(clause)
    if not text[end : end + at].strip() or not match:
        return
    name, behind = clause[: match.start()], clause[match.end() :].lstrip(" '")
    quoted = any(mark in CLOSERS for mark in marks)
    if match[0].lower() in language.words("participles").plain and not (name.strip() or quoted):
        return
    if not behind.startswith(":") and _names_speaker(name, behind, language, quoted=quoted):
        yield Reason(Kind.ATTRIBUTION, match[0], after=True)


def _names_speaker(name: str, behind: str, language: Language, *, quoted: bool) -> bool:
    """Whether what stands before a verb of speech is its subject, and the passage what is said."""
    if starts(language.words("joints", "contrasts", "relatives", "complements"), name or "-") or re.search(
        r"[.;:]\s", name
    ):
        return False
    if len(name.split()) > (2 * _NAME_WORDS if quoted else _NAME_WORDS):
        return False
    return quoted or not starts(language.words("complements"), behind)


def _starts_with(words: Words, kind: Kind, folded: str) -> Iterator[Reason]:
    match = starts(words, folded)
    if match:
        yield Reason(kind, match[0], after=True)


def _plain(folded: str, affirmations: Words) -> str:
    return affirmations.pattern.sub("", folded)


def _without_asides(lead: str, language: Language) -> str:
    """Without what stands in brackets, between dashes, or in a relative clause between commas."""
    lead = _DASHES.sub(" ", _BRACKETS.sub("", lead))
    return aside(language).sub(" ", lead)


def _last_clause(lead: str, language: Language) -> str:
    """What follows the last sign that a new clause begins, in which earlier words govern no longer."""
    limit = len(lead.rstrip())
    if lead.rstrip().endswith(","):
        # What stands between two commas may be an aside: `will not, and this is new, …`.
        limit = lead.rstrip()[:-1].rfind(",")
    ends = [match.end() for match in clause_opener(language).finditer(lead) if match.start() < limit]
    return lead[ends[-1] :] if ends else lead
