"""How the turns of a text begin: with a name before a colon or a dash, in brackets or capitals, or a letter.

All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_title
from sphinx_kfor.evidence.cautions.phrases.subjects import voicing
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.sentences import CLOSERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

#: What is said of a name behind its comma: an office may hold the full stops of abbreviations, `Rail S.p.A.`.
_INNER_STOP = r"\.(?=\w)"
_SHORT = r"(?:(?<=\W\w)|(?<=\W\w\w)|(?<=\W\w{3})|(?<=\W\w{4}))\."
_SAID = rf"(?:[^\d:.;!?\n]|{_INNER_STOP}|{_SHORT}){{2,100}}"
#: The same where a full stop ends it, which may be that of the abbreviation.
_SAID_TO_STOP = rf"(?:[^.:\n]|{_INNER_STOP}){{2,100}}"
#: A name before a colon at the beginning of a line, alone or with an office behind its comma; the number of a
#: question, `Q7`, is no part of it. An office with its holder in brackets may be long.
_CUE = re.compile(
    r"^[^\S\n]*[*_]{0,2}(?:[^\W\d_a-z]\d{1,4}[.:]?[^\S\n]+)?(?P<name>[^\W\d_][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4}"
    r"(?:[^\d:.;!?()\n]{1,80}[^\W\d_](?=[^\S\n]*\([^()\n]+\)[*_]{0,2}:))?)"
    rf"(?:[^\S\n]*\((?P<inner>[^()\n]*)\))?(?:,[^\S\n]+(?P<office>{_SAID}))?"
    r"[*_]{0,2}[^\S\n]*:[*_]{0,2}\s",
    re.MULTILINE,
)
#: A name in square brackets, and one in capitals before a full stop, at the beginning of a line.
_BRACKETED = re.compile(
    r"^[^\S\n]*\[(?P<name>[^\W\d_a-z][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019.-]*){0,4})\]:?\s",
    re.MULTILINE,
)
_CAPITALS = re.compile(
    r"^[^\S\n]*(?:[^\W\d_a-z][a-z]{0,3}\.?[^\S\n]+)?(?P<name>[^\W\d_a-z]{3,}(?:[^\S\n]+[^\W\d_a-z]{2,}){0,3})"
    rf"(?:[^\S\n]*\([^()\n]{{1,60}}\))?(?:,{_SAID_TO_STOP})?\.\s(?=\S)",
    re.MULTILINE,
)
#: A name with a title perhaps, and a dash, at the beginning of a line: `Mme la ministre Ruiz (X). \u2013 …`.
_DASHED = re.compile(
    r"^[^\S\n]*[*_]{0,2}(?P<name>[^\W\d_a-z][\w'\u2019.-]*(?:[^\S\n]+[^\W\d_][\w'\u2019-]*){0,6})"
    rf"(?:[^\S\n]*\((?P<inner>[^()\n]*)\))?(?:,[^\S\n]+{_SAID})?\.?[*_]{{0,2}}[^\S\n]*[\u2013\u2014\u2015-][^\S\n]+(?=\S)",
    re.MULTILINE,
)
#: The sign without which there is none of a form.
_SIGNS = {_CUE: ":", _BRACKETED: "["}
_LINE_ENDS = re.compile(r"\n\s*")
#: Marks of a question, and what may stand around a paragraph.
ASKS = ("?", "\u037e", "\uff1f")
MARKS = CLOSERS + "*_# "
#: In a conversation a name comes again at least.
LEAST = 2


def named(cue: re.Match[str], language: Language) -> str:
    """Whom a cue names."""
    return cue[group_of(cue, language)]


def group_of(cue: re.Match[str], language: Language) -> str:
    """Where a cue has the name; an office has it in brackets or behind its comma.

    `The Minister for Roads (Ana Ruiz): …`, `Head of Roads, Ana Ruiz: …`.
    """
    words = WORD.findall(cue["name"])
    articles = language.words("determiners").plain
    titled = words[0].lower() in articles or any(is_title(word, language) for word in words[-1:])
    if not titled and _upright(cue["name"], language):
        return "name"
    groups = cue.groupdict()
    return next((one for one in ("inner", "office") if _is_full(groups.get(one) or "", language)), "name")


def _is_full(words: str, language: Language) -> bool:
    """Whether words are the whole name of a person, and no office or body: `Ana Ruiz`, `Ms. Ana Ruiz`."""
    found = WORD.findall(words)
    while found and is_title(found[0], language):
        found = found[1:]
    other = language.words("titles", "bodies").plain
    return (
        len(found) > 1
        and _upright(" ".join(found), language)
        and other.isdisjoint(word.lower() for word in found)
    )


@lru_cache(maxsize=64)
def cues_of(document: str, language: Language) -> Counter[str]:
    """The names before colons, with how often each stands; empty if the text is no conversation.

    Names come again in one, or answer each other in paragraphs that follow at once; a word alone may be a
    label (`Results:`), and so is one where no other name has two words and nothing is asked.
    """
    form = form_of(document, language)
    sure = form is not _CUE
    places = [cue for cue in _at_lines(form, document) if sure or _upright(named(cue, language), language)]
    places = [cue for cue in places if sure or not is_head(cue, language)]
    places = [cue for cue in places if not is_rubric(named(cue, language), language)]
    held = [cue for cue in places if sure or _holds_office(cue, language)]
    found = Counter(named(cue, language) for cue in held)
    if sure or not found:
        return found
    # Of one who has turns anything but speech may be said once: `Lind, responsible for the ferries: …`.
    told = Counter(
        named(cue, language) for cue in places if not voicing(language).search(cue["office"] or "")
    )
    if any(told[name] >= LEAST for name in found):
        return told
    full = any(" " in name for name in found)
    return found if _answered(document, held, asked=not full) else Counter()


def is_head(cue: re.Match[str], language: Language) -> bool:
    """Whether nothing is said behind a colon, as in the head of minutes: names alone, `Vorsitz: Ana Ruiz`."""
    end = _LINE_ENDS.search(cue.string, cue.end())
    rest = cue.string[cue.end() : end.start() if end else len(cue.string)].rstrip("*_ ")
    return (
        bool(WORD.search(rest))
        and rest[-1] not in f".!\u2026{''.join(ASKS)}{CLOSERS}"
        and _upright(rest, language)
    )


def _holds_office(cue: re.Match[str], language: Language) -> bool:
    """Whether what stands behind a name's comma, if anything does, is an office: `Ana Ruiz, minister:`.

    Or whoever holds the office that stands before it.
    """
    said = [word.lower() for word in WORD.findall(cue["office"] or "")]
    articles = language.words("determiners", "indefinites").plain
    said = said[1:] if said and said[0] in articles else said
    known = language.words("titles", "representatives", "bodies").plain
    return (
        not cue["office"]
        or cue["inner"] is not None
        or group_of(cue, language) == "office"
        or bool(said and (said[0] in known or kinds(said[0])))
    )


@lru_cache(maxsize=64)
def form_of(document: str, language: Language) -> re.Pattern[str]:
    """How the turns of a text begin: with letters that come again and answer each other, else with names."""
    letter = _letter(language)
    cues = list(_at_lines(letter, document))
    # `Pregunta.` and `Respuesta.` may be written out once, and `P.` and `R.` from then on.
    letters = Counter(cue["name"][0] for cue in cues)
    if len(letters) == LEAST:
        # `A.` and `B.` alone number what they begin.
        pair = set(letters) == {"Q", "A"} or (
            set(letters) != {"A", "B"} and _answered(document, cues, asked=True)
        )
        if pair or min(letters.values()) >= LEAST:
            return letter
    for form in (_BRACKETED, _CAPITALS, _DASHED, _titled(language)):
        # One who is named in full first comes again by the family name.
        names = Counter(cue["name"].split()[-1] for cue in _at_lines(form, document))
        if len(names) >= LEAST and max(names.values()) >= LEAST:
            return form
    return _CUE


@cache
def _letter(language: Language) -> re.Pattern[str]:
    """Matches a letter that begins a question or an answer, or the word for it: `Q. Why?`, `Answer: So`."""
    labels = (word.capitalize() for word in language.words("asking_labels").entries)
    begins = "|".join([r"[^\W\d_a-z]", *labels])
    # `P. Why?`, `P: Why?`, `P.: Why?`, `P.- Why?`, and `P. :` in French
    return re.compile(
        rf"^[^\S\n]*[*_]{{0,2}}(?P<name>{begins})(?:\.\s?[:\u2013\u2014-]|[.:])[*_]{{0,2}}\s(?=\S)",
        re.MULTILINE,
    )


@cache
def _titled(language: Language) -> re.Pattern[str]:
    """Matches a title that begins a line, with a name or an office and a full stop: `M. Vidal. Non`."""
    short = language.words("titles").plain & language.words("abbreviations").plain
    titles = "|".join(re.escape(one.capitalize()) for one in sorted(short)) or r"(?!)"
    word, upright = r"[^\W\d_][\w'\u2019-]*", r"[^\W\d_a-z][\w'\u2019-]*"
    article = rf"(?:{language.words('determiners').alternatives})"
    verbs = language.words("finite", "speech_verbs").alternatives
    return re.compile(
        rf"^[^\S\n]*[*_]{{0,2}}(?P<name>(?:{titles})\.?[^\S\n]+(?:{article}[^\S\n]+{word}|{upright})"
        # Behind a comma stands an office, which may be long, and no verb: `M. Vidal, directeur de …`.
        rf"(?:[^\S\n]+{upright}){{0,3}})(?:[^\S\n]*\([^()\n]{{1,60}}\))?"
        rf"(?:,(?:[^\S\n]+(?!(?:{verbs})(?!\w))[^\s:.;!?]+){{1,24}})?\.[*_]{{0,2}}\s(?=\S)",
        re.MULTILINE,
    )


def aside_at(document: str, text: str, place: int, language: Language) -> re.Match[str] | None:
    """A name in capitals before a colon at a place, among turns that letters begin: `THE COURT: …`."""
    if form_of(document, language) is not _letter(language):
        return None
    found = _CUE.match(text, place)
    upright = found is not None and found["name"].isupper() and _upright(found["name"], language)
    return found if upright else None


def has_turns(document: str, language: Language) -> bool:
    """Whether a text says before its paragraphs who speaks."""
    return bool(cues_of(document, language))


def lettered(document: str, language: Language) -> tuple[str, int] | None:
    """The letter that has the first turn, and where that begins, if letters say who speaks: `Q: …`."""
    letter = _letter(language)
    first = next(_at_lines(letter, document), None) if form_of(document, language) is letter else None
    return (first["name"][0], first.start()) if first else None


def begins_turn(line: str, language: Language) -> bool:
    """Whether a letter says who speaks in a line: `Q. Why?`."""
    return _letter(language).match(line) is not None


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
