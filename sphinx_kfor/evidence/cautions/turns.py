"""Turns of a conversation: `Ana Ruiz: …`, in transcripts, interviews and the cues of subtitles.

All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.heads import Subject
from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.narration import is_narrated
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.sentences import CLOSERS, paragraphs
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

#: A name before a colon at the beginning of a line, alone or with an office behind its comma.
_CUE = re.compile(
    r"^[^\S\n]*[*_]{0,2}(?P<name>[^\W\d_][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4})"
    r"(?:[^\S\n]*\((?P<inner>[^()\n]*)\))?(?:,[^\S\n]+(?P<office>[^\d:.;!?\n]{2,60}))?"
    r"[*_]{0,2}[^\S\n]*:[*_]{0,2}\s",
    re.MULTILINE,
)
#: A name with what is said of it before a colon: `Judge Okafor, dissenting: …`.
_QUALIFIED = re.compile(
    r"[^\S\n]*[*_]{0,2}(?P<name>[^\W\d_][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4}),"
    r"[^\S\n]+(?P<said>[^\W\d_][^\d,:;.!?\n]{1,40}),?[*_]{0,2}:[*_]{0,2}\s+(?=\S)"
)
#: A letter that begins a question or an answer, or what it stands for: `Q. Why?`, `Frage: Warum?`.
_ASKED = (
    "Question|Answer|Frage|Antwort|R\u00e9ponse|Pregunta|Respuesta|Domanda|Risposta|Pyetje|P\u00ebrgjigje|"
    "Pitanje|Odgovor|\u041f\u0438\u0442\u0430\u045a\u0435|\u041e\u0434\u0433\u043e\u0432\u043e\u0440"
)
_LETTER = re.compile(
    rf"^[^\S\n]*[*_]{{0,2}}(?P<name>[^\W\d_a-z]|{_ASKED})[.:][*_]{{0,2}}\s(?=\S)", re.MULTILINE
)
#: A name in square brackets, and one in capitals before a full stop, at the beginning of a line.
_BRACKETED = re.compile(
    r"^[^\S\n]*\[(?P<name>[^\W\d_a-z][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4})\]:?\s",
    re.MULTILINE,
)
_CAPITALS = re.compile(
    r"^[^\S\n]*(?:[^\W\d_a-z][a-z]{0,3}\.?[^\S\n]+)?(?P<name>[^\W\d_a-z]{3,}(?:[^\S\n]+[^\W\d_a-z]{2,}){0,3})(?:,[^.:\n]{2,60})?\.\s(?=\S)",
    re.MULTILINE,
)
#: A name with a title perhaps, and a dash, at the beginning of a line: `Mme la ministre Ruiz (X). \u2013 …`.
_DASHED = re.compile(
    r"^[^\S\n]*[*_]{0,2}(?P<name>[^\W\d_a-z][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019-]*){0,6})"
    r"(?:[^\S\n]*\((?P<inner>[^()\n]*)\))?(?:,[^\S\n]+[^\d:.;!?\n]{2,60})?\.?[*_]{0,2}[^\S\n]*[\u2013\u2014\u2015-][^\S\n]+(?=\S)",
    re.MULTILINE,
)
#: The sign without which there is none of a form.
_SIGNS = {_CUE: ":", _BRACKETED: "["}
_LINE_ENDS = re.compile(r"\n\s*")
#: Marks of a question, and what may stand around a paragraph.
ASKS = ("?", "\u037e", "\uff1f")
MARKS = CLOSERS + "*_# "
#: In a conversation in which a name comes so often a turn may go on over paragraphs.
_LEAST = 2
_LONGEST = 6000
#: A record of so many turns may have a paragraph of its own between so many.
_MANY, _FEW = 8, 4


class Turn(NamedTuple):
    """Who has the floor, and where the cue ends in the document."""

    subject: Subject
    end: int


def turn_at(document: str, text: str, paragraph: int, passage: Span, language: Language) -> Turn | None:
    """The turn in which a passage stands.

    Args:
        document: the whole text.
        text: the part of it that is read.
        paragraph: where the passage's paragraph begins in the part.
        passage: where the passage stands in it.
        language: the word lists.
    """
    qualified = _qualified(text, paragraph, language)
    if qualified and qualified.end <= passage.start:
        return qualified
    cues = _cues(document, language)
    if not cues:
        return None
    form = _form(document)
    own = form.match(text, paragraph)
    if own and own.end() <= passage.start:
        # Among turns a word in capitals is one as well: `QUESTION: …`.
        known = named(own, language) in cues or (
            named(own, language).isupper() and max(cues.values()) >= _LEAST
        )
        return _turn(own, text, language) if known else None
    if own or max(cues.values()) < _LEAST or (len(cues) > 1 and _are_paragraphs(document, language)):
        return None
    before = [
        cue
        for cue in form.finditer(text, max(0, paragraph - _LONGEST), paragraph)
        if named(cue, language) in cues
    ]
    if len(cues) > 1 or not before:
        return _turn(before[-1], text, language) if before else None
    return _unnamed(document, text, Span(paragraph, passage.end), before[-1], language)


def _unnamed(document: str, text: str, words: Span, last: re.Match[str], language: Language) -> Turn | None:
    """Whose a paragraph without a name is where one alone is named: who asks, or whom the last cue names."""
    if _asks(document, text[slice(*words)], _form(document)):
        return Turn(Subject("the interviewer"), words.start)
    return None if is_narrated(text, last.end(), words.end, language) else _turn(last, text, language)


@lru_cache(maxsize=64)
def _are_paragraphs(document: str, language: Language) -> bool:
    """Whether each turn of a record is one paragraph, and so what stands between two is the record's own.

    Of so many turns none is gone on with by a paragraph in which somebody says *I* or *we*.
    """
    first = language.words("first_persons").plain
    cued, told = 0, list[str]()
    for span in paragraphs(document):
        if _form(document).match(document, span.start):
            cued += 1
        elif cued:
            told.append(document[slice(*span)].lower())
    spoken = any(not first.isdisjoint(WORD.findall(words)) for words in told)
    return cued >= _MANY and len(told) * _FEW <= cued and not spoken


def _qualified(text: str, paragraph: int, language: Language) -> Turn | None:
    """Who speaks in a paragraph that a person's name begins, with a qualifier and a colon behind it.

    More than one word may be said of a person with a title only: `Ostrava Dam, of the north: …`.
    """
    cue = _QUALIFIED.match(text, paragraph)
    found = mentions(text, Span(cue.start("name"), cue.end("name")), language) if cue else []
    if not cue or not found or not _is_the_name(text[cue.start("name") : found[0].start], language):
        return None
    words = WORD.findall(found[-1].name)
    before = WORD.findall(text[cue.start("name") : found[-1].start])
    first = WORD.findall(cue["said"])[:1]
    titled = any(is_title(word, language) for word in (*before, *words[:-1], *first))
    short = len(WORD.findall(cue["said"])) == 1 and is_person(text, found[-1], language)
    ends = found[-1].end == cue.end("name")
    return _turn(cue, text, language) if ends and (titled or short) else None


def _is_the_name(before: str, language: Language) -> bool:
    """Whether an article and a title are all that stands before a name: `El juez | Ortega`."""
    known = language.words("determiners", "titles", "function_words").plain
    return all(word.lower() in known for word in WORD.findall(before))


def _asks(document: str, words: str, form: re.Pattern[str]) -> bool:
    """Whether a paragraph without a name is the other's, where one alone is named: an answer comes next."""
    start = document.find(words)
    answer = form.search(document, start + len(words)) if start >= 0 else None
    return answer is not None and len(paragraphs(document[start : answer.start()])) == 1


def _turn(cue: re.Match[str], text: str, language: Language) -> Turn:
    group = _group(cue, language)
    found: list[Mention] = mentions(text, Span(cue.start(group), cue.end(group)), language)
    return Turn(Subject(cue[group], tuple(found)), cue.end())


def named(cue: re.Match[str], language: Language) -> str:
    """Whom a cue names."""
    return cue[_group(cue, language)]


def _group(cue: re.Match[str], language: Language) -> str:
    """Where a cue has the name; an office has it in brackets: `The Minister for Roads (Ana Ruiz): …`."""
    inner = WORD.findall(cue.groupdict().get("inner") or "")
    words = WORD.findall(cue["name"])
    person = len(inner) > 1 and _upright(" ".join(inner), language)
    articles = language.words("determiners").plain
    office = words[0].lower() in articles or any(is_title(word, language) for word in words[-1:])
    return "inner" if person and (office or not _upright(cue["name"], language)) else "name"


@lru_cache(maxsize=64)
def _cues(document: str, language: Language) -> Counter[str]:
    """The names before colons, with how often each stands; empty if the text is no conversation.

    Names come again in one, or answer each other in paragraphs that follow at once; a word alone may be a
    label (`Results:`), and so is one where no other name has two words and nothing is asked.
    """
    form = _form(document)
    sure = form is not _CUE
    places = [cue for cue in _at_lines(form, document) if sure or _upright(named(cue, language), language)]
    places = [cue for cue in places if sure or _holds_office(cue, language)]
    places = [cue for cue in places if not is_rubric(named(cue, language), language)]
    found = Counter(named(cue, language) for cue in places)
    if not found:
        return found
    again = max(found.values()) > 1
    if again or sure:
        return found
    full = any(" " in name for name in found)
    return found if _answered(document, places, asked=not full) else Counter()


def _holds_office(cue: re.Match[str], language: Language) -> bool:
    """Whether what stands behind a name's comma, if anything does, is an office: `Ana Ruiz, minister:`."""
    said = [word.lower() for word in WORD.findall(cue["office"] or "")]
    articles = language.words("determiners", "indefinites").plain
    said = said[1:] if said and said[0] in articles else said
    known = language.words("titles", "representatives", "bodies").plain
    return (
        not cue["office"] or cue["inner"] is not None or bool(said and (said[0] in known or kinds(said[0])))
    )


@lru_cache(maxsize=64)
def _form(document: str) -> re.Pattern[str]:
    """How the turns of a text begin: with letters that come again and answer each other, else with names."""
    cues = list(_at_lines(_LETTER, document))
    letters = Counter(cue["name"] for cue in cues)
    if len(letters) == _LEAST:
        # `A.` and `B.` alone number what they begin.
        pair = set(letters) == {"Q", "A"} or (
            set(letters) != {"A", "B"} and _answered(document, cues, asked=True)
        )
        if pair or min(letters.values()) >= _LEAST:
            return _LETTER
    for form in (_BRACKETED, _CAPITALS, _DASHED):
        # One who is named in full first comes again by the family name.
        names = Counter(cue["name"].split()[-1] for cue in _at_lines(form, document))
        if len(names) >= _LEAST and max(names.values()) >= _LEAST:
            return form
    return _CUE


def has_turns(document: str, language: Language) -> bool:
    """Whether a text says before its paragraphs who speaks."""
    return bool(_cues(document, language))


def lettered(document: str) -> tuple[str, int] | None:
    """The letter that has the first turn, and where that begins, if letters say who speaks: `Q: …`."""
    first = next(_at_lines(_LETTER, document), None) if _form(document) is _LETTER else None
    return (first["name"], first.start()) if first else None


def begins_turn(line: str) -> bool:
    """Whether a letter says who speaks in a line: `Q. Why?`."""
    return _LETTER.match(line) is not None


def _at_lines(form: re.Pattern[str], document: str) -> Iterator[re.Match[str]]:
    """Where lines begin so: asked at each line, which is faster than a search."""
    start = 0 if _SIGNS.get(form, "") in document else -1
    while start >= 0:
        found = form.match(document, start)
        if found:
            yield found
        start = document.find("\n", start) + 1 or -1


def is_rubric(name: str, language: Language) -> bool:
    """Whether words before a colon name no speaker: `Resolved: …`, `Roads Committee: …`."""
    words = [word.lower() for word in WORD.findall(name)]
    articles = language.words("determiners").plain
    words = words[1:] if len(words) > 1 and words[0] in articles else words
    rubrics, bodies = language.words("rubrics").plain, language.words("bodies").plain
    return " ".join(words) in rubrics or words[-1] in rubrics or (len(words) > 1 and words[-1] in bodies)


def _answered(document: str, cues: list[re.Match[str]], *, asked: bool) -> bool:
    """Whether the paragraph behind a cue's has the next cue; `asked`: and answers a question."""
    pairs = [(one, two) for one, two in itertools.pairwise(cues) if _next_line(document, one) == two.start()]
    return any(
        not asked or (_asks_in(document, one) and not _asks_in(document, two))
        for one, two in pairs
        if one["name"] != two["name"]
    )


def _asks_in(document: str, cue: re.Match[str]) -> bool:
    end = _LINE_ENDS.search(document, cue.end())
    return is_question(document[cue.end() : end.start() if end else len(document)])


def is_question(words: str) -> bool:
    """Whether a paragraph ends in a question that nobody else is quoted with."""
    return words.rstrip(MARKS).endswith(ASKS) and words.lstrip("*_# ")[:1] not in CLOSERS


def _next_line(document: str, cue: re.Match[str]) -> int:
    """Where the paragraph behind a cue's begins."""
    end = _LINE_ENDS.search(document, cue.end())
    return end.end() if end else -1


def _upright(name: str, language: Language) -> bool:
    """Whether each word of a name is capitalised, and none one of grammar."""
    words = WORD.findall(name)
    if len(words) > 1 and words[0].lower() in language.words("determiners").plain:
        words = words[1:]
    # `La señora | VIDAL SANZ: …`
    words = words[1:] if len(words) > 1 and is_title(words[0], language) else words
    grammar = language.words("function_words", "prepositions", "references", "labels").plain
    return all(word[0].isupper() and word.lower() not in grammar for word in words)
