"""The passages of a corpus nearest to some words, ready to be quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, ready_prefixes
from sphinx_kfor.evidence.figures.number_words import number_words
from sphinx_kfor.evidence.matching.alignment import nearest_span
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.passage_edges import with_its_marks
from sphinx_kfor.evidence.sources.sought import tokens
from sphinx_kfor.evidence.sources.table_hits import (
    LONGEST_TITLE,
    excerpt,
    place_in_table,
    row_at,
    sound_tables,
)
from sphinx_kfor.evidence.text.folding import fold_words
from sphinx_kfor.evidence.text.sentences import sentence_spans
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.sources.passage_index import PassageIndex
    from sphinx_kfor.evidence.sources.sought import Sought
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.sources.table_hits import Excerpt

#: So many candidates are aligned with the words.
_ALIGNED = 12
#: Words in another order, or with others between them, are so much less like.
_LOOSE = 0.9
#: What has less of what the words say is not like them.
_LEAST = 0.35
#: Below this likeness an alignment may be one of letters, not of words; it is found with its sentences,
#: as fewer words than these are, but not with one of which it has less than this part.
_CLEAR, _FEW, _A_LITTLE = 0.85, 4, 0.2
#: A second sentence has at least so much more of what the words say.
_TWO = 0.15
#: The first ones are looked for over the ends of their paragraphs, too; what stands there is less like.
_WIDELY, _OVER = 3, 0.1
#: More of a paragraph is not quoted, in code points.
_LONGEST = 400


@dataclass(frozen=True)
class Found:
    """A passage like some words.

    Attributes:
        source: where it stands.
        span: its span in the source's seen text.
        likeness: from 0 to 1, by the edits between it and the words, or by the words that it has.
        excerpt: what of a table the words say; None outside tables.
    """

    source: Source
    span: Span
    likeness: float
    excerpt: Excerpt | None = None

    @property
    def words(self) -> str:
        """The passage, on one line."""
        return " ".join(self.source.document.seen[self.span.start : self.span.end].split())

    @property
    def locator(self) -> str:
        """Where a reader finds it."""
        if self.excerpt is None:
            return self.source.layout.locate(self.span)
        return place_in_table(self.source.document, self.excerpt)

    @property
    def prefix(self) -> str:
        """Words before it that tell it from others like it; empty where it stands once."""
        document = self.source.document
        spans = anchor(document, TextQuote(document.seen[self.span.start : self.span.end]))
        if len(spans) < 2 or self.span not in spans:  # noqa: PLR2004 (stands once)
            return ""
        others = [span for span in spans if span != self.span]
        return ready_prefixes(document, [self.span, *others], most=1)[0]


def nearest_passages(index: PassageIndex, words: str, only: Iterable[str] = (), most: int = 5) -> list[Found]:
    """The passages most like some words, the likest first; none where nothing is like them.

    Args:
        index: of the corpus, up to date.
        words: what is sought, spelled as it may be.
        only: the ids of the sources to look in; all without them.
        most: how many.
    """
    wanted, sought = fold_words(words), index.sought(words)
    places: dict[str, dict[Span, bool]] = {}
    for rank, place in enumerate(index.like(words, only)[: max(_ALIGNED, 2 * most)]):
        places.setdefault(place.source, {})[place.span] = rank < _WIDELY
    found: list[Found] = []
    for identifier, spans in places.items():
        source = index.sources[identifier]
        try:
            found += _in_source(source, wanted, sought, spans, index)
        except EvidenceError:
            continue
    likest = _apart(one for one in found if one.likeness >= _LEAST)[:most]
    return _apart(_in_table_of_pdf(one, sought) for one in likest)


def _apart(found: Iterable[Found]) -> list[Found]:
    """The likest first, without those that overlap a liker one."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: -one.likeness):
        if not any(
            other.source.id == one.source.id
            and other.span.start < one.span.end
            and one.span.start < other.span.end
            for other in kept
        ):
            kept.append(one)
    return kept


def _in_source(
    source: Source, wanted: str, sought: Sought, places: dict[Span, bool], index: PassageIndex
) -> Iterator[Found]:
    """The passages of a source: of its tables what the words say, of its text what is most like them."""
    tables = [] if source.document.read_from_positions else sound_tables(source)
    titles = set()
    for table in tables:
        said = excerpt(
            table, sought, places, lambda rest: (one.span for one in index.like(rest, [source.id]))
        )
        if said is not None:
            titles |= {table.title} if len(table.title) <= LONGEST_TITLE else set()
            yield Found(source, said.span, round(said.part, 4), said)
    for place, widely in places.items():
        if source.document.seen[place.start : place.end].strip() not in titles and all(
            row_at(table, place) is None for table in tables
        ):
            yield _passage(source, wanted, sought, place, widely=widely)


def _in_table_of_pdf(found: Found, sought: Sought) -> Found:
    """A passage, or what the words say of a PDF's table in which it stands; reading those tables is slow."""
    if found.source.document.read_from_positions:
        for table in sound_tables(found.source):
            if row_at(table, found.span) is not None:
                said = excerpt(table, sought, [found.span], lambda _: ())
                return found if said is None else replace(found, span=said.span, excerpt=said)
    return found


def _passage(source: Source, wanted: str, sought: Sought, place: Span, *, widely: bool) -> Found:
    """The part of a paragraph and its surroundings that is most like the words."""
    reaches = (0, len(wanted) + 40) if widely else (0,)
    likest = max(_aligned(source, wanted, sought, place, reaches), key=lambda one: one.likeness, default=None)
    if likest and likest.likeness >= _LOOSE and len(likest.words.split()) >= _FEW:
        return likest
    of_sentences = _of_sentences(source, sought, place)
    if likest is None or likest.likeness < of_sentences.likeness:
        return of_sentences
    loose = likest.likeness < _CLEAR or len(likest.words.split()) < _FEW
    return replace(likest, span=_around(source, likest.span)) if loose else likest


def _around(source: Source, span: Span) -> Span:
    """The sentences that a stretch mostly stands in, within its paragraph; itself where they are long."""
    seen, paragraph = source.document.seen, source.layout.around(span)
    inside = [
        Span(paragraph.start + start, paragraph.start + end)
        for start, end in sentence_spans(seen[paragraph.start : paragraph.end], source.language)
        if min(paragraph.start + end, span.end) - max(paragraph.start + start, span.start)
        > _A_LITTLE * (span.end - span.start)
    ]
    if not inside or inside[-1].end - inside[0].start > _LONGEST:
        return span
    return with_its_marks(seen, inside[0].start, inside[-1].end)


def _aligned(
    source: Source, wanted: str, sought: Sought, place: Span, reaches: tuple[int, ...]
) -> Iterator[Found]:
    """The stretch with the fewest edits: of the paragraph, or over its ends where that is clearly liker."""
    seen = source.document.seen
    for around in reaches:
        start, end = max(0, place.start - around), min(len(seen), place.end + around)
        aligned = nearest_span(wanted, Haystack(seen[start:end]))
        if aligned is None:
            continue
        span = with_its_marks(seen, start + aligned.start, start + aligned.end)
        likeness = 1 - aligned.distance / max(len(wanted), 1)
        if likeness < _CLEAR:
            likeness = (likeness + _part(source, sought, span)) / 2
        yield Found(source, span, round(likeness - _OVER * (around > 0 and likeness < 1), 4))
        if likeness >= _CLEAR:
            return


def _of_sentences(source: Source, sought: Sought, place: Span) -> Found:
    """The sentence of a paragraph, or the two, that has the most of what the words say."""
    seen = source.document.seen
    spans = sentence_spans(seen[place.start : place.end], source.language)
    heard = [_heard(source, sought, Span(place.start + one.start, place.start + one.end)) for one in spans]
    ones = [(sought.part(one), at, at) for at, one in enumerate(heard)]
    twos = [(sought.part(one | other) - _TWO, at, at + 1) for at, (one, other) in enumerate(pairwise(heard))]
    part, first, last = max([*ones, *twos], key=lambda one: one[0])
    start = place.start + spans[first].start
    span = with_its_marks(seen, start, min(place.start + spans[last].end, start + _LONGEST))
    return Found(source, span, round(_LOOSE * max(part, 0.0), 4))


def _part(source: Source, sought: Sought, span: Span) -> float:
    return sought.part(_heard(source, sought, span))


def _heard(source: Source, sought: Sought, span: Span) -> dict[str, float]:
    """How much of each word that is sought stands in a span; of a number also where it is in words."""
    text = source.document.seen[span.start : span.end]
    words = tokens(text)
    if sought.numbers:
        words += [str(one.number) for one in number_words(text, source.record.language, source.language)]
    return sought.heard(words)


def elsewhere(index: PassageIndex, words: str, source: str) -> str:
    """Which other source, no private one, has some words exactly, and where; empty if none has.

    Args:
        index: of the corpus, up to date.
        words: what is sought.
        source: the one that does not have them.
    """
    candidates = {place.source for place in index.like(words)} - {source}
    for identifier in sorted(candidates):
        other = index.sources[identifier]
        if other.private:
            continue
        try:
            spans = anchor(other.document, TextQuote(words))
        except EvidenceError:
            continue  # its own line of the catalogue says so
        if spans:
            return f"it stands in '{identifier}', {other.layout.locate(spans[0])}".rstrip(", ")
    return ""
