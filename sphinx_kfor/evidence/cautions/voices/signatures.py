"""Who signs: a name behind a quotation, or alone below a letter. All offsets are Unicode code points."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.voices.nearby import Voice
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.sentences import CLOSERS, paragraphs
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.cautions.voices.nearby import Nearby
    from sphinx_kfor.evidence.cautions.voices.speech import Quoted
    from sphinx_kfor.evidence.languages import Language

_NAME = r"[^\W\d_a-z][\w'\u2019-]*\.?"
_NAMES = rf"{_NAME}(?:\s+(?:\w{{1,3}}\s+)?{_NAME}){{0,4}}"
_SIGNATURE = late(
    rf"[{CLOSERS}.!?\u2026,]*\s*(?:[\u2013\u2014\u2015]|--?(?=\s)|(?<=\n)--?)\s*(?P<name>{_NAMES})\s*(?=[,.(]|\n|\Z)"
    rf"|[{CLOSERS}.!?\u2026]*\s*\(\s*(?P<bracketed>{_NAMES})\s*[,)]"
)
#: A line of its own that a dash begins may be a signature.
SIGNED_BELOW = late(r"\s*(?:[\u2013\u2014\u2015]|--?)[^\n]{2,100}")
#: So far behind a passage, in code points, its letter may end.
_FAR = 6_000
#: What stands below a name, an office or the next heading, has no more words.
_SHORT = 8
_MARKS = "#*_ \n"
_STOPS = (".", "!", "?", ":", ";")


def signature(near: Nearby, quoted: Quoted) -> Voice | None:
    """A name behind a dash, or in brackets: `“…” — Ana Ruiz`."""
    signed = _SIGNATURE.match(near.text, quoted.end)
    if not signed:
        return None
    name = signed["name"] or signed["bracketed"]
    start = signed.start("name") if signed["name"] else signed.start("bracketed")
    found = mentions(near.text, Span(start, start + len(name)), near.language)
    return Voice("signature", Subject(name, tuple(found)), start) if found else None


def signed_below(text: str, place: int, language: Language) -> Mention | None:
    """The name that signs the letter in which a place stands; None if none does.

    It is alone in a paragraph, and nothing that is said follows: the text ends, or an office, a place or a
    heading stands there.

    Args:
        text: the seen text.
        place: where the passage ends, in code points.
        language: the word lists.
    """
    window = text[place : place + _FAR]
    below = [one for one in paragraphs(window) if one.start]
    for one, next_one in pairwise((*below, Span(len(window), len(window)))):
        line = window[slice(*one)]
        if line.lstrip().startswith("#"):
            return None
        found = mentions(text, Span(place + one.start, place + one.end), language)
        alone = len(found) == 1 and line.strip(_MARKS + ",") == found[0].name
        if alone and is_person(text, found[0], language):
            follows = window[slice(*next_one)].rstrip(_MARKS)
            said = follows.endswith(_STOPS) or len(WORD.findall(follows)) > _SHORT
            return None if said else found[0]
    return None
