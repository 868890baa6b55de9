"""Sentences and paragraphs around a passage, as far as cautions need them.

Offsets are Unicode code points into a document's seen text. Where it is not certain that a sentence
ends, it goes on: a passage is better looked at with too much before it than with too little.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages.locales import months
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

#: How far a sentence, and a paragraph, is followed.
REACH = 1500
FAR_REACH = 6000
#: Lines longer than this are not wrapped: a line's end is a paragraph's.
WRAPPED = 160

CLOSERS = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00bb\u00ab\u2039\u203a)\\]"
_OPENERS = "\"'\u2018\u201a\u201b\u201c\u201e\u201f\u00ab\u00bb\u2039\u203a(\\[\u00bf\u00a1*_"
_NOTE = r"(?:\[\d{1,3}\]|(?<=[^\d\s]{2})\d{1,2})?"
_BULLET = r"[^\S\n]*(?:[-*\u2022\u2023\u25e6\u25aa]|\(?(?:\d{1,2}|[A-Za-z])[.)])[^\S\n]"
#: French sets a space inside its marks: `… dit-il. » Il pleut. « Le quai …`.
_SPACED_CLOSER = r"(?:[^\S\n]\u00bb(?=[\s,;:.!?)]|\Z))?"
_SPACED_OPENER = r"(?:\u00ab[^\S\n])?"
_BREAK = late(
    rf"(?P<blank>\n[^\S\n]*\n\s*)|(?P<bullet>\n(?={_BULLET}|\u2028))|(?P<line>\n)"
    rf"|(?P<stop>[.!?\u2026\u037e\u3002]+){_NOTE}[{CLOSERS}]*{_SPACED_CLOSER}{_NOTE}(?P<space>\s+)"
    rf"(?={_SPACED_OPENER}[{_OPENERS}]*(?P<next>\w+|[^\s{_OPENERS}]))"
)
_ENDS = "\n.!?\u2026\u037e\u3002"
_CANDIDATE = late(f"[{_ENDS}]")
_LAST_WORD = late(r"[\w.]*\w$")
_INITIALS = late(r"[^\W\d_a-z](?:\.[^\W\d_a-z])*")
#: A short number before its full stop, with the word before it, which another such number may be joined to.
_ORDINAL = late(r"(?<!\w)(?:(?P<opens>[^\W\d]+)[^\S\n]+)?(?:\d{1,3}\.[^\S\n]+[^\W\d]+[^\S\n]+)?\d{1,3}$")
_BLANK = late(r"\n[^\S\n]*\n\s*")
_LINE_END = late(r"\n\s*")
#: What begins a line of speech.
_SPEECH = '"\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2015'
#: So much before a full stop is looked at, in code points.
_LED = 40
_EDGE = late(rf"[\s{CLOSERS}{_OPENERS}.!?\u2026]*")


def sentence_start(text: str, place: int, language: Language) -> int:
    """Where the sentence begins that holds `place`, at most `REACH` before it."""
    first = max(0, place - REACH)
    # A little of what follows is looked at too, as it tells whether a full stop ends a sentence.
    window = text[first : place + 16]
    at = place - first
    while (at := max(window.rfind(mark, 0, at) for mark in _ENDS)) >= 0:
        end = _break_at(window, at, language)
        if end and end <= place - first:
            return first + end
    return first


def sentence_end(text: str, place: int, language: Language) -> int:
    """Where the sentence that holds `place` ends, at most `REACH` behind it."""
    window = text[place : place + REACH]
    return place + next(_breaks(window, language), len(window))


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a paragraph on one line, without the space between them."""
    return [text[start:end].strip() for start, end in sentence_spans(text, language)]


def sentence_spans(text: str, language: Language) -> list[Span]:
    """Where the sentences of a paragraph stand, with the space behind them."""
    ends = [*_breaks(text, language), len(text)]
    spans = (Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
    return [span for span in spans if text[span.start : span.end].strip()]


def starts_sentence(text: str, place: int, language: Language) -> bool:
    """Whether a passage that begins at `place` begins a sentence."""
    return not text[sentence_start(text, place, language) : place].strip(_OPENERS + " \n\t\r")


def ends_sentence(text: str, place: int, language: Language) -> bool:
    """Whether a passage that ends at `place`, without white space at its end, ends a sentence."""
    first = max(0, place - 40)
    window, at = text[first : place + 40], place - first
    edge = _EDGE.match(window, at)
    behind = edge.end() if edge else at
    return behind == len(window) or any(at < end <= behind for end in _breaks(window, language))


def ends_paragraph(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends in the white space and punctuation between two places."""
    between = text[start:end]
    if _BLANK.search(between):
        return True
    line_end = between.find("\n")
    first = max(0, start - REACH)
    return line_end >= 0 and _unwrapped(text[first : end + REACH], start + line_end - first)


def surroundings(text: str, start: int, end: int) -> Span:
    """The paragraphs that hold a span, and the one before."""
    return widening(text, start, end, 1)[0]


def widening(text: str, start: int, end: int, *before: int) -> list[Span]:
    """The paragraphs that hold a span, and so many before; for each number."""
    first, last = max(0, start - FAR_REACH), min(len(text), end + FAR_REACH)
    breaks = _paragraph_breaks(text[first:last])
    begins = [first, *(first + behind for _at, behind in breaks if first + behind <= start)]
    ends = next((first + at for at, _behind in breaks if first + at >= end), last)
    return [Span(begins[-1 - number] if len(begins) > number else first, ends) for number in before]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text."""
    breaks = _paragraph_breaks(text)
    begins, ends = [0, *(behind for _at, behind in breaks)], [*(at for at, _behind in breaks), len(text)]
    return [Span(begin, end) for begin, end in zip(begins, ends, strict=True) if text[begin:end].strip()]


@lru_cache(maxsize=8)
def _paragraph_breaks(text: str) -> list[tuple[int, int]]:
    """Where paragraphs end: at blank lines, or at line ends where there are none or lines are not wrapped.

    Of each the place, and the place behind it.
    """
    found = [match.span() for match in _LINE_END.finditer(text)]
    blank = {behind for at, behind in found if text.find("\n", at + 1, behind) >= 0}
    if not blank:
        return found
    return [one for one in found if one[1] in blank or _ends_line(text, *one)]


def _ends_line(text: str, at: int, behind: int) -> bool:
    """Whether a line end without a blank line is a paragraph's: lines are not wrapped, or speech begins."""
    if _unwrapped(text, at):
        return True
    speech = text[behind : behind + 1] in _SPEECH
    before = text[max(0, at - 8) : at].rstrip(CLOSERS + " \t")
    return speech and before.endswith((".", "!", "?", "\u2026", ":"))


def _breaks(window: str, language: Language) -> Iterator[int]:
    """Where sentences begin in a window, but for its own beginning."""
    done = 0
    for candidate in _CANDIDATE.finditer(window):
        if candidate.start() >= done:
            end = _break_at(window, candidate.start(), language)
            if end:
                done = end
                yield end


def _break_at(window: str, place: int, language: Language) -> int:
    """Where the next sentence begins if one ends with the sign at `place`; 0 if it goes on."""
    match = _BREAK.match(window, place)
    if match is None:
        return 0
    if match["stop"]:
        ends = _ends(window, match, language)
    else:
        ends = not match["line"] or _unwrapped(window, match.start())
    return match.end() if ends else 0


def _ends(window: str, match: re.Match[str], language: Language) -> bool:
    """Whether a full stop with white space behind it ends a sentence."""
    following = match["next"]
    if match["space"].count("\n") > 1:
        return True
    if following[0].islower() or match["stop"] != ".":
        return not following[0].islower()
    before = window[max(0, match.start() - _LED) : match.start()]
    word = _LAST_WORD.search(before)
    return word is None or not (
        _abbreviates(word[0], following, language) or _is_ordinal(before, following, language)
    )


def _is_ordinal(before: str, following: str, language: Language) -> bool:
    """Whether a full stop makes a number an ordinal: `am 12. August`, `in der 42. Kalenderwoche`."""
    openers = language.words("ordinal_openers").plain
    found = _ORDINAL.search(before) if openers else None
    if found is None:
        return False
    return following.lower() in months(language.tag) or (found["opens"] or "").lower() in openers


def _abbreviates(word: str, following: str, language: Language) -> bool:
    """Whether a full stop behind a word is that of an abbreviation, an initial or a label."""
    last = word.lower()
    grammar = language.words("function_words", "references").plain
    if "." in last and following.lower() in grammar:
        return False
    labels = language.words("labels", "labels_many").plain
    if following[0].isdigit() and (last in labels or f"{last}." in labels):
        return True
    return _INITIALS.fullmatch(word) is not None or last in language.words("abbreviations").plain


def _unwrapped(window: str, place: int) -> bool:
    """Whether the line that ends at `place` is a table's row, or it or the next too long to be wrapped."""
    cell = place
    while window[cell - 1 : cell] == " ":
        cell -= 1
    if window[cell - 1 : cell] == "|":
        return True
    before = place - (window.rfind("\n", 0, place) + 1)
    behind = window.find("\n", place + 1)
    after = (len(window) if behind < 0 else behind) - place - 1
    return max(before, after) > WRAPPED
