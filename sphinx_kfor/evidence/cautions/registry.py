"""Cautions on a verified quotation: its words are the source's, and may mislead all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions import context, omissions, replacements, speakers
from sphinx_kfor.evidence.cautions.caution import Caution, Kind
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.cautions.caution import Reason
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap


_SAID = {
    Kind.LIMITER: "which limits it",
    Kind.NEGATION: "which negates it",
    Kind.CONDITION: "which makes it conditional",
    Kind.MODAL: "which says that it may or should be, not that it is",
    Kind.ATTRIBUTION: "which ascribes it to somebody",
    Kind.QUALIFIER: "which changes its first word",
    Kind.QUESTION: "which makes it a question",
    Kind.FIGURE: "which belongs to its figure",
}


def cautions(
    document: Document,
    spans: Sequence[Span],
    gaps: Sequence[Gap | None],
    language: Language,
    speaker: str = "",
) -> list[Caution]:
    """Every caution on a quotation.

    Args:
        document: the source.
        spans: where the quotation's segments stand in the document's seen text, in order.
        gaps: what the author put before the first, between each two and behind the last.
        language: the source's word lists.
        speaker: whose words they are, as `speakers.read_speaker` takes it; empty if not said.
    """
    passage = Span(spans[0].start, spans[-1].end)
    doubt = speakers.doubt(document.seen, passage, speaker, language) if speaker.strip() else ""
    found = list(_context(document, passage, language, answered=bool(speaker.strip()) and not doubt))
    found += [
        Caution("omission", f"{message}; quote more, or accept with a reason")
        for message in dict.fromkeys(_omissions(document, list(spans), list(gaps), language))
    ]
    if doubt:
        found.append(Caution("speaker", f"{doubt}; name who speaks, or accept with a reason"))
    return found


def of_figure(document: Document, figure: Span, language: Language) -> list[Caution]:
    """Cautions on what governs a figure in its sentence; the unit behind it is the author's to say."""
    reasons = context.reasons(document.seen, figure.start, figure.end, language)
    governing = [reason for reason in reasons if not (reason.after and reason.kind is Kind.FIGURE)]
    return list(_told(governing, "say it beside the figure"))


def _context(document: Document, passage: Span, language: Language, *, answered: bool) -> Iterator[Caution]:
    reasons = context.reasons(document.seen, passage.start, passage.end, language)
    return _told(
        [reason for reason in reasons if not (answered and reason.kind is Kind.ATTRIBUTION)], "quote it too"
    )


def _told(reasons: list[Reason], mend: str) -> Iterator[Caution]:
    told = set()
    for reason in reasons:
        if (reason.kind, reason.after) in told:
            continue
        told.add((reason.kind, reason.after))
        place = "right after the passage" if reason.after else "before the passage, in its sentence,"
        speaker = "name the speaker, " if reason.kind is Kind.ATTRIBUTION else ""
        yield Caution(
            "context",
            f"{place} stands '{reason.word}', {_SAID[reason.kind]}; {speaker}{mend}, or accept with a reason",
        )


def _omissions(
    document: Document, spans: list[Span], gaps: list[Gap | None], language: Language
) -> Iterator[str]:
    for before, gap, after in zip(spans, gaps[1:], spans[1:], strict=False):
        if gap:
            yield from omissions.between(document, before, gap, after, language)
    for gap, span, first in ((gaps[0], spans[0], True), (gaps[-1], spans[-1], False)):
        if gap and not gap.omission:
            yield from replacements.at_edge(document, span, gap, language, first=first)
    yield from omissions.fragments(document, spans, gaps, language)
