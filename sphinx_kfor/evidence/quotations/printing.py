"""What is printed of a quotation: the source's own characters, and the author's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import (
    BIDI,
    DASH,
    HYPHENS,
    INVISIBLE,
    LINE_END,
    LINE_HYPHEN,
    UNSPACED_GAP,
)
from sphinx_kfor.evidence.text.folding import FOLDS, fold, fold_text
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.quotations.marks import Gap, Segment

OMISSION = "[…]"
_PARAGRAPH = late(r"[^\S\n]*\r?\n[^\S\n]*\r?\n\s*")
_SPACE = late(r"[ \t\r\n\f\v\u2028\u2029]+")
_UNSPACED_GAP = late(UNSPACED_GAP)
#: A hyphen that ends a line between letters, which may stand apart from them, or behind anything else.
_WORD_BREAK = late(
    rf"(\w*)(?:(?P<inner>{LINE_HYPHEN})|(?<=[^\s{re.escape(HYPHENS)}])(?P<hyphen>[{re.escape(HYPHENS)}]){LINE_END}(?=\w))"
    r"(?P<after>\w*)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of printed text.

    Attributes:
        text: the characters.
        mark: whether it is the author's mark, not the source's text.
        emphasis: whether the author emphasised it.
        paragraph: whether it begins a new paragraph.
        initial: whether it is a letter in brackets whose case the author changed.
    """

    text: str
    mark: bool = False
    emphasis: bool = False
    paragraph: bool = False
    initial: bool = False


def printed(passage: str, typed: str) -> list[str]:
    """A passage of a source as it is printed, in paragraphs.

    The characters are the source's but for what only belongs to its lines: white space is one
    space, a word broken at a line's end is whole (with its hyphen if it was typed so), invisible
    characters go, and controls that would reorder the text are shown as what they are.
    """
    return [_line(paragraph, typed) for paragraph in _PARAGRAPH.split(passage)]


def runs_of_segment(segment: Segment, passage: str, changed: Iterable[int]) -> list[Run]:
    """The runs of one segment.

    Args:
        segment: the author's words with their marks.
        passage: the source's characters for them.
        changed: offsets into the segment's words of letters whose case differs from the source's.
    """
    changed = list(changed)
    places = _places(segment.words, passage, [*segment.emphases, *segment.sics, *changed])
    initials = {
        place: segment.words[offset]
        for offset in changed
        if passage[(place := places[offset]) : place + 1] != segment.words[offset]
    }
    stops = sorted(
        [(places[offset], "emphasis") for offset in segment.emphases]
        + [(places[offset], "sic") for offset in segment.sics]
        + [(place, "initial") for place in initials]
    )
    runs: list[Run] = []
    done, emphasis = 0, False
    for place, kind in stops:
        runs += _text_runs(passage[done:place], segment.words, emphasis=emphasis)
        done = place
        if kind == "emphasis":
            emphasis = not emphasis
        elif kind == "sic":
            runs.append(Run(" [sic]", mark=True))
        else:
            runs.append(Run(f"[{initials[place]}]", mark=True, emphasis=emphasis, initial=True))
            done = place + 1
    return runs + _text_runs(passage[done:], segment.words, emphasis=emphasis)


def run_of_gap(gap: Gap) -> Run:
    """The run that shows an omission or an insertion."""
    return Run(OMISSION if gap.omission else f"[{gap.words}]", mark=True)


def words_of(runs: Iterable[Run], *, marks: bool = False) -> str:
    """The source's words among what is printed, with the author's initials.

    Args:
        runs: what is printed.
        marks: whether the author's marks stand among them, as a message shows a passage.
    """
    words = (
        run.text.strip("[]") if run.initial else " " if run.mark and not marks else run.text for run in runs
    )
    return " ".join("".join(words).split())


def _text_runs(passage: str, typed: str, *, emphasis: bool) -> list[Run]:
    if not passage:
        return []
    paragraphs = printed(passage, typed)
    return [
        Run(text, emphasis=emphasis, paragraph=number > 0)
        for number, text in enumerate(paragraphs)
        if text or number
    ]


def _line(text: str, typed: str) -> str:
    if "\n" in text:
        text = FOLDS["hyphenation"].sub(lambda m: "" if "\u00ad" in m[0] else m[0], text)
        text = _WORD_BREAK.sub(lambda found: _mended(found, typed), text)
    if not text.isascii():
        text = _UNSPACED_GAP.sub(lambda gap: "" if "\n" in gap[0] else gap[0], text)
        text = "".join(_shown(character) for character in text)
    return _SPACE.sub(" ", text)


def _shown(character: str) -> str:
    if character in BIDI:
        return f"[U+{ord(character):04X}]"
    return "" if character in INVISIBLE else character


def _mended(found: re.Match[str], typed: str) -> str:
    """A word broken at a line's end: whole as it was matched, with a hyphen or a dash if it was typed so."""
    before, after = found[1], found["after"]
    if found["hyphen"]:
        return f"{before}{found['hyphen']}{after}"
    hyphen, words = found["inner"].strip(), fold_text(typed)
    apart = found["inner"][0].isspace()
    if re.search(rf"(?<!\w){re.escape(before)}-{re.escape(after)}(?!\w)", words):
        spaced = re.search(rf"{re.escape(before)}(\s*){DASH}(\s*){re.escape(after)}", typed) or ["", "", ""]
        return f"{before}{' ' * (apart and bool(spaced[1]))}{hyphen}{' ' * bool(spaced[2])}{after}"
    compound = before[-1:].islower() and after[:1].isupper()
    if compound and not apart:
        return f"{before}{hyphen}{after}"
    # Apart it may be a dash as well, where nobody typed the word.
    unknown = compound or (words and f"{before}{after}" not in words)
    return f"{before} {hyphen} {after}" if apart and unknown else before + after


def _places(typed: str, passage: str, offsets: list[int]) -> dict[int, int]:
    """Where in the passage some characters of the typed words stand."""
    if not offsets:
        return {}
    mine, its = fold(typed), fold(passage)
    wanted = {mine.view.seen(offset): offset for offset in sorted(offsets, reverse=True)}
    places: dict[int, int] = {}
    at = 0
    for index, character in enumerate(f"{mine.text}\0"):
        if index in wanted:
            places[index] = min(its.view.start(at) or 0, len(passage))
        skipped = (index == 0 and character == " ") or (character == "-" and its.text[at : at + 1] != "-")
        at += not skipped
    return {offset: places[mine.view.seen(offset)] for offset in offsets}
