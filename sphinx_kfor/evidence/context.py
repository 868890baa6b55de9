"""What surrounds a passage in its sentence and turns its meaning: limiters, negations, conditions, voices.

Standards for quoting out of context have no grammar in them, so this module has little: it looks at
the words before the passage in its own sentence and at those right behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.boundaries import CURRENCY
from sphinx_kfor.evidence.folding import fold
from sphinx_kfor.evidence.sentences import (
    CLOSERS,
    ends_paragraph,
    ends_sentence,
    sentence_end,
    sentence_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language, Words

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
_FIGURE_END = re.compile(rf"(?:\d|[{CURRENCY}])$")
_YEAR = re.compile(r"[12]\d{3}")
#: A sign that may be a minus, apart from its number.
_LOOSE_SIGN = re.compile(r"(?:^|\s)[-\u2013+~]\s*$")
_QUESTION = ("?", "\u037e", "\uff1f")
_SIGN_BEHIND = re.compile(r"\s*(?:[\u00d7\u00b7^\u00b1/:\u2236*]\s*\d|[\u2032\u2033])")
_LOOSE_HYPHEN = re.compile(r"[-\u2010\u2011]\s+[^\W\d_]")
_BEFORE_HYPHEN = re.compile(r"\w+[-\u2010\u2011]\s+$")
#: A name alone before a colon, as in an interview: `Tajani: …`.
_CUE = re.compile(r"[^\w]*(?:[^\W\d_][\w'.-]*\s+){0,3}[^\W\d_][\w'.-]*\s*:\W*")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2023\u25e6\u25aa]|\(?\w{1,2}[.)])?\s*")


class Kind(StrEnum):
    """What a word does to a passage."""

    LIMITER = "limiter"
    NEGATION = "negation"
    CONDITION = "condition"
    MODAL = "modal"
    ATTRIBUTION = "attribution"
    QUALIFIER = "qualifier"
    QUESTION = "question"
    FIGURE = "figure"


@dataclass(frozen=True)
class Reason:
    """A word in the surroundings that a reader of the passage alone would miss."""

    kind: Kind
    word: str
    after: bool = False


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
    folded = _plain(fold(lead).text, language.affirmations)
    bare = _plain(fold(_without_asides(lead, language)).text, language.affirmations)
    clause = _last_clause(bare, language)
    searches = (
        (Kind.NEGATION, language.negations, clause),
        (Kind.NEGATION, language.reversals, clause),
        (Kind.MODAL, language.modals, clause),
        (Kind.CONDITION, language.conditions, folded.rsplit(";", 1)[-1]),
        (Kind.ATTRIBUTION, language.attributions, folded.rsplit(";", 1)[-1]),
    )
    for kind, words, where in searches:
        match = words.search(where)
        if match:
            yield Reason(kind, match[0])
    if _CUE.fullmatch(lead) and all(word[0].isupper() for word in re.findall(r"\w[\w'.-]*", lead)):
        yield Reason(Kind.ATTRIBUTION, lead.strip())
    yield from _touching(lead, folded, language)
    yield from _cut_figure(lead, passage, language, after=False)


def after(text: str, start: int, end: int, language: Language) -> Iterator[Reason]:
    """What right behind a passage limits it, or says whose words it is."""
    rest = text[end : end + _AFTER]
    skipped = _SKIPPED.match(rest)
    at = skipped.end() if skipped else 0
    yield from _asked(text, start, end, language)
    if ends_sentence(text, end, language):
        if not ends_paragraph(text, end, end + at):
            yield from _starts_with(language.retractions, Kind.LIMITER, rest[at:])
            yield from _denied_in_short(text, end + at, language)
        if _QUOTED.search(text[max(start, end - 3) : end + at]):
            yield from _voice_behind(text, end, at, language)
        return
    yield from _starts_with(language.limiters, Kind.LIMITER, rest[at:])
    yield from _negated_behind(rest[at:], language)
    yield from _broken_off(text[max(start, end - 30) : end], rest)
    if not rest[:at].strip():
        yield from _cut_figure(text[max(start, end - 30) : end], rest[at:], language, after=True)
    yield from _voice_behind(text, end, at, language)


def _denied_in_short(text: str, place: int, language: Language) -> Iterator[Reason]:
    """A next sentence of a few words that holds a negation, such as `Not yet`."""
    sentence = text[place : sentence_end(text, place, language)]
    match = language.negations.search(fold(sentence).text)
    if match and len(sentence.split()) <= _SHORT:
        yield Reason(Kind.LIMITER, sentence.strip(), after=True)


def _negated_behind(rest: str, language: Language) -> Iterator[Reason]:
    """`… not at all`, `… and never`."""
    folded = fold(rest).text.lstrip(" '-([")
    joint = _starts(language.joints, folded)
    yield from _starts_with(language.negations, Kind.NEGATION, folded[joint.end() :] if joint else folded)


def _asked(text: str, start: int, end: int, language: Language) -> Iterator[Reason]:
    """A passage that leaves out the question mark behind it."""
    rest = text[end : sentence_end(text, end, language)].rstrip(CLOSERS + " \t\n")
    if rest.endswith(_QUESTION) and not text[start:end].rstrip(CLOSERS).endswith(_QUESTION):
        yield Reason(Kind.QUESTION, rest[-1], after=True)


def _broken_off(passage: str, rest: str) -> Iterator[Reason]:
    """A number with a sign behind it, and a word that a loose hyphen breaks: `5 | × 10⁶`, `can | - not`."""
    match = _SIGN_BEHIND.match(rest) if passage[-1:].isdigit() else _LOOSE_HYPHEN.match(rest)
    if match:
        yield Reason(Kind.FIGURE if passage[-1:].isdigit() else Kind.QUALIFIER, match[0].strip(), after=True)


def _voice_behind(text: str, end: int, at: int, language: Language) -> Iterator[Reason]:
    """`…, the minister said` and `… according to the minister`."""
    clause = fold(text[end + at : sentence_end(text, end, language)][:_AFTER]).text
    yield from _starts_with(language.reports, Kind.ATTRIBUTION, clause)
    marks = text[end - 1 : end + at].strip()
    match = language.attributions.search(clause)
    if not text[end : end + at].strip() or not match:
        return
    name, behind = clause[: match.start()], clause[match.end() :].lstrip(" '")
    quoted = any(mark in CLOSERS for mark in marks)
    if not behind.startswith(":") and _names_speaker(name, behind, language, quoted=quoted):
        yield Reason(Kind.ATTRIBUTION, match[0], after=True)


def _names_speaker(name: str, behind: str, language: Language, *, quoted: bool) -> bool:
    """Whether what stands before a verb of speech is its subject, and the passage what is said."""
    if _starts(language.openers, name or "-") or re.search(r"[.;:]\s", name):
        return False
    if len(name.split()) > (2 * _NAME_WORDS if quoted else _NAME_WORDS):
        return False
    return quoted or not _starts(language.complements, behind)


def _touching(raw: str, lead: str, language: Language) -> Iterator[Reason]:
    """A word right before the passage that changes its first word: `half of`, `former`, `more than`."""
    qualifiers, links = language.qualifiers.alternatives, language.links.alternatives
    broken = _BEFORE_HYPHEN.search(raw)
    if broken:
        yield Reason(Kind.QUALIFIER, broken[0].strip())
    pattern = rf"(?<!\w)({qualifiers})(?:\s+(?:{links})){{0,2}}['\s-]*$"
    match = re.search(pattern, lead[-80:], re.IGNORECASE)
    if match:
        yield Reason(Kind.QUALIFIER, match[1])


def _cut_figure(before: str, behind: str, language: Language, *, after: bool) -> Iterator[Reason]:
    """A number that goes on, or counts what follows: `17 | billion`, `USD | 700`, `700 | troops`."""
    words, following = before.split(), re.match(r"\s*(\S+)", behind)
    if not words or not following:
        return
    word, first = words[-1].strip("('\""), following[1]
    figure = _ends_in_figure(words, language)
    goes_on = bool(_starts(language.quantities, behind)) or first[0].isnumeric()
    counts = not after and first[0].islower()
    unit = word.isupper() and word.lower() in language.measures.plain
    apart = (unit or _LOOSE_SIGN.search(before)) and first[0].isnumeric()
    if (figure and (goes_on or counts)) or apart:
        yield Reason(Kind.FIGURE, first if after else words[-1], after)


def _ends_in_figure(words: list[str], language: Language) -> bool:
    """Whether words end in a number, perhaps with a scale and a part of a unit behind it; a year is none."""
    for word in reversed([word.strip("('\"").lower() for word in words[-4:]]):
        if word in language.numerals.plain or _FIGURE_END.search(word):
            return not _YEAR.fullmatch(word)
        if word not in language.measures.plain:
            return False
    return False


def _starts_with(words: Words, kind: Kind, folded: str) -> Iterator[Reason]:
    match = _starts(words, fold(folded).text)
    if match:
        yield Reason(kind, match[0], after=True)


def _starts(words: Words, folded: str) -> re.Match[str] | None:
    return words.pattern.match(folded.lstrip(" '-(["))


def _plain(folded: str, affirmations: Words) -> str:
    return affirmations.pattern.sub("", folded)


def _without_asides(lead: str, language: Language) -> str:
    """Without what stands in brackets, between dashes, or in a relative clause between commas."""
    lead = _DASHES.sub(" ", _BRACKETS.sub("", lead))
    return re.sub(rf",\s+(?:{language.relatives.alternatives})\s[^,;]*,", " ", lead, flags=re.IGNORECASE)


def _last_clause(lead: str, language: Language) -> str:
    """What follows the last sign that a new clause begins, in which earlier words govern no longer."""
    limit = len(lead.rstrip())
    if lead.rstrip().endswith(","):
        # What stands between two commas may be an aside: `will not, and this is new, …`.
        limit = lead.rstrip()[:-1].rfind(",")
    joints, contrasts = language.joints.alternatives, language.contrasts.alternatives
    kept = rf"(?!\s+(?:{language.complements.alternatives})\b)"
    opener = rf";|,\s+(?:{joints}|{contrasts})(?!\w){kept}|(?<!\w)(?:{contrasts})(?!\w){kept}"
    ends = [match.end() for match in re.finditer(opener, lead, re.IGNORECASE) if match.start() < limit]
    return lead[ends[-1] :] if ends else lead
