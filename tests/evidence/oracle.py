"""Folding and anchoring as plainly as they can be said: what the quick ways are compared with."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.characters import (
    BIDI,
    DASHES,
    DOUBLE_MARKS,
    FORMS,
    GUILLEMET_CLOSING,
    GUILLEMET_OPENING,
    HYPHENS,
    INVISIBLE,
    LIGATURES,
    LINE_END,
    MARK_SPACE,
    SINGLE_MARKS,
    UNSPACED_GAP,
)
from sphinx_kfor.evidence.text.folding import Folded
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.views import edited
from sphinx_kfor.evidence.text.word_boundaries import cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.documents.selectors import TextQuote

_LETTER = r"[^\W\d_]"
_DASH = f"(?:--+|[{re.escape(DASHES)}])"
_UNSEEN = INVISIBLE + BIDI + "\u0640"
_FOLDABLE = (
    rf"(?P<unspaced>{UNSPACED_GAP}|{MARK_SPACE})|"
    rf"(?P<inner>{GUILLEMET_OPENING}|{GUILLEMET_CLOSING})"
    rf"|(?P<hyphen>(?<={_LETTER})[^\S\r\n]*[{re.escape(HYPHENS)}]{LINE_END}(?={_LETTER}))"
    rf"|(?P<dash>[\s{_UNSEEN}]++{_DASH}[\s{_UNSEEN}]*+|{_DASH}[\s{_UNSEEN}]++|--+|[{DASHES[1:]}])"
    rf"|(?P<gone>(?:{LINE_END})?\u00ad{LINE_END})"
    rf"|(?P<space>\s[\s{_UNSEEN}]++|[{_UNSEEN}]++\s[\s{_UNSEEN}]*+|[^\S ])"
    rf"|(?P<unseen>[{_UNSEEN}]++)"
    r"|(?P<dots>\u2026|\.\s\.\s\.)"
    f"|(?P<inches>(?<=[0-9])(?:''|``|[{DOUBLE_MARKS}]))"
    f"|(?P<mark>''|``|[{SINGLE_MARKS[1:]}{DOUBLE_MARKS}])"
    f"|(?P<ligature>[{''.join(LIGATURES)}])|(?P<form>[{FORMS}])"
)
_REPLACEMENT = {
    "dash": "-",
    "gone": "",
    "unspaced": "",
    "space": " ",
    "unseen": "",
    "dots": "...",
    "inches": '"',
    "mark": "'",
}
_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


@cache
def _foldable(*, normal: bool) -> re.Pattern[str]:
    if normal:
        return re.compile(_FOLDABLE)
    marks = "".join(chr(i) for i in range(0x300, 0x1E900) if unicodedata.combining(chr(i)))
    ranges = (
        range(0x340, 0x3000),
        range(0xF900, 0xFB50),
        range(0x1D100, 0x1D200),
        range(0x2F800, 0x2FA20),
    )
    singles = "".join(
        chr(i) for span in ranges for i in span if unicodedata.normalize("NFC", chr(i)) != chr(i)
    )
    hangul = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    return re.compile(rf"{_FOLDABLE}|(?P<letter>[^\s{marks}][{marks}]+|{hangul}|[{singles}])")


def plain_fold(text: str) -> Folded:
    """Fold by one regular expression that is tried at every character."""
    matches = list(_foldable(normal=unicodedata.is_normalized("NFC", text)).finditer(text))
    view = edited(text, ((match.start(), match.end(), _replacement(match)) for match in matches))
    breaks = (
        at
        for (_, _, at, to), match in zip(view.edits, matches, strict=True)
        if match.lastgroup == "hyphen" and at == to
    )
    return Folded(view, frozenset(breaks))


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "hyphen":
        before, after = match.string[match.start() - 1], match.string[match.end()]
        return "-" if after.isupper() and before.islower() else ""
    if kind == "inner":
        return '"' if match[0][0].isspace() and match.string[match.start() - 1] in "0123456789" else "'"
    if kind == "ligature":
        return LIGATURES[match[0]]
    if kind == "form":
        return unicodedata.normalize("NFKC", match[0])
    if kind == "letter":
        return unicodedata.normalize("NFC", match[0])
    return _REPLACEMENT[kind]


def plain_anchor(text: str, quote: TextQuote, elisions: frozenset[str] = frozenset()) -> list[Span]:
    """Find a passage in the whole folded text."""
    spans = _anchored(text, quote, elisions)
    apart = re.sub(rf"\s[{re.escape(HYPHENS)}]{LINE_END}", " - ", quote.exact)
    return spans or _anchored(text, quote._replace(exact=apart), elisions)


def _anchored(text: str, quote: TextQuote, elisions: frozenset[str]) -> list[Span]:
    folded = plain_fold(text)
    before, after = (plain_fold(words).text.strip() for words in (quote.prefix, quote.suffix))
    spans = []
    for start, end in _occurrences(folded, plain_fold(quote.exact).text.strip()):
        origin = folded.view.origin(start, end)
        if origin is None:
            continue
        passage = text[slice(*origin)]
        span = Span(
            origin[0] + len(passage) - len(passage.lstrip()), origin[1] - len(passage) + len(passage.rstrip())
        )
        if cuts(text, span.start, elisions) or cuts(text, span.end):
            continue
        head, tail = folded.text[:start].rstrip(), folded.text[end:].lstrip()
        kept_before = before.removesuffix("-") if start in folded.breaks else before
        kept_after = after.removeprefix("-") if end in folded.breaks else after
        if head.endswith((before, kept_before)) and tail.startswith((after, kept_after)):
            spans.append(span)
    return spans


def _occurrences(folded: Folded, wanted: str) -> Iterator[tuple[int, int]]:
    if not wanted:
        return
    pieces = _COMPOUND.split(wanted) if folded.breaks else [wanted]
    start = folded.text.find(pieces[0])
    while start >= 0:
        end = start + len(pieces[0])
        for piece in pieces[1:]:
            joined = end if end in folded.breaks else end + 1
            if not folded.text.startswith(piece if joined == end else f"-{piece}", end):
                break
            end = joined + len(piece)
        else:
            yield start, end
        start = folded.text.find(pieces[0], start + 1)
