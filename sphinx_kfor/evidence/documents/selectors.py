"""Selectors of the W3C Web Annotation Data Model (4.2): describe a passage, and find it again.

`describe` and `anchor` are inverse: anchoring what describes a span gives the span. Offsets
are Unicode code points into a document's seen text, but for those of a `TextPosition`, which
point into the decoded file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.text.folding import HYPHENS, LINE_END, fold_words
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.word_boundaries import cuts

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document


#: How many places of an ambiguous passage a message names.
MOST_PLACES = 5
#: So many places are told apart; words that stand more often are no passage that a prefix could tell.
_RIVALS = 1_000
#: The longest prefix and suffix that a description gives, in code points.
CONTEXT = 32
#: Places that are plainly no word's inside: most that are asked for, at a fraction of the cost.
_LETTER = r"[^\W\d_]"
_PLAIN_START = late(rf"(?<=\S )(?={_LETTER})|(?<=[a-z]\n)(?={_LETTER})|(?<=\n\n)(?={_LETTER})")
_PLAIN_END = late(rf"(?<={_LETTER})(?=[.,;:]?\s[^\s{re.escape(HYPHENS)}\u00ad])|(?<={_LETTER}[.,;:])(?=\s)")


#: What joins the halves of a word in a source may be a dash of an author's, whose words a line's end breaks.
_DASH_AT_LINE_END = late(rf"\s[{re.escape(HYPHENS)}]{LINE_END}")


class TextQuote(NamedTuple):
    """A TextQuoteSelector: the passage, and what stands before and after it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPosition(NamedTuple):
    """A TextPositionSelector: offsets into the decoded file."""

    start: int
    end: int


def describe(document: Document, span: Span) -> tuple[TextQuote, TextPosition]:
    """Both selectors of a passage."""
    seen = document.seen
    quote = TextQuote(seen[span.start : span.end], _prefix(seen, span.start), _suffix(seen, span.end))
    return quote, TextPosition(*document.raw_span(span.start, span.end))


def _prefix(seen: str, place: int) -> str:
    """The text before a place, begun where no fold is cut: not at the hyphen of a word that a line breaks."""
    wide = fold_words(seen[max(0, place - 2 * CONTEXT) : place])
    prefix = seen[max(0, place - CONTEXT) : place]
    while not wide.endswith(fold_words(prefix)):
        prefix = prefix[1:]
    return prefix


def _suffix(seen: str, place: int) -> str:
    """The text behind a place, ended where no fold is cut."""
    wide = fold_words(seen[place : place + 2 * CONTEXT])
    suffix = seen[place : place + CONTEXT]
    while not wide.startswith(fold_words(suffix)):
        suffix = suffix[:-1]
    return suffix


def anchor(document: Document, quote: TextQuote, elisions: frozenset[str] = frozenset()) -> list[Span]:
    """Every place at which a passage stands whole, between its prefix and suffix if it has them.

    What stands aside of a document, as a site's menu does, counts only where nothing else does.

    Args:
        document: where to look.
        quote: what to look for, compared by its folded view.
        elisions: see `boundaries.cuts`.
    """
    seen = document.seen
    before = fold_words(quote.prefix) if quote.prefix else ""
    after = fold_words(quote.suffix) if quote.suffix else ""
    wanted = fold_words(quote.exact)
    spans = document.haystack.occurrences(wanted, before, after)
    if not spans and _DASH_AT_LINE_END.search(quote.exact):
        wanted = fold_words(_DASH_AT_LINE_END.sub(" - ", quote.exact))
        spans = document.haystack.occurrences(wanted, before, after)
    if spans and "-" in (wanted[0], wanted[-1]):
        spans = [_trimmed(seen, *span) for span in spans]
    found = [Span(start, end) for start, end in spans if not _cuts_word(seen, start, end, elisions)]
    running = [span for span in found if span.start < document.asides]
    return running or found


def ready_prefixes(document: Document, spans: list[Span], most: int = MOST_PLACES) -> list[str]:
    """For the first of several places, the fewest words right before each that stand before no other.

    Args:
        document: where they are.
        spans: the places.
        most: for how many of them prefixes are wanted.
    """
    rivals = spans[: max(most, _RIVALS)]
    before = [document.seen[max(0, span.start - 400) : span.start].split() for span in rivals]
    prefixes = []
    for words in before[:most]:
        count = 2
        while count < len(words) and sum(other[-count:] == words[-count:] for other in before) > 1:
            count += 1
        prefixes.append(" ".join(words[-count:]))
    return prefixes


def _cuts_word(seen: str, start: int, end: int, elisions: frozenset[str]) -> bool:
    """Whether a span cuts a word; asked of its ends only where they are not plainly between two words."""
    if not _PLAIN_START.match(seen, start) and cuts(seen, start, elisions):
        return True
    return not _PLAIN_END.match(seen, end) and cuts(seen, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space at its ends, which folding a dash may have taken in."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
