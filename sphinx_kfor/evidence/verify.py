"""Quotations: the author's words are looked for, judged, and printed in the source's characters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.cautions.edits.refusals import check_insertion, refuse_hidden
from sphinx_kfor.evidence.cautions.registry import cautions
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.cautions.speakers.cue_voice import of_voice
from sphinx_kfor.evidence.cautions.speakers.rules import own_words
from sphinx_kfor.evidence.cautions.speakers.typed_names import is_author
from sphinx_kfor.evidence.quotations.finding import Passage, Search
from sphinx_kfor.evidence.quotations.printing import Run, run_of_gap, runs_of_segment
from sphinx_kfor.evidence.text.folding import folds_used
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import Caution
    from sphinx_kfor.evidence.quotations import marks
    from sphinx_kfor.evidence.quotations.request import Request


_SPACE = Run(" ", mark=True)


@dataclass(frozen=True)
class Quotation:
    """A verified quotation.

    Attributes:
        verdict: how it was found.
        folds: the folds without which it would not have been.
        spans: where its segments stand in the document's seen text.
        runs: what is printed.
        cautions: what may mislead though the words are there.
        voice: who speaks them, where the source is captions that say so.
    """

    verdict: Verdict
    folds: tuple[str, ...]
    spans: tuple[Span, ...]
    runs: tuple[Run, ...]
    cautions: tuple[Caution, ...] = ()
    voice: str = ""


def verify_quotation(  # noqa: PLR0913, PLR0917 (what is known of a source)
    request: Request,
    document: Document,
    language: Language,
    locate: Callable[[Span], str],
    authors: Collection[str] = (),
    writing: Notation | None = None,
) -> Quotation:
    """Find a quotation in its source.

    Args:
        request: what the author typed.
        document: the source.
        language: its word lists.
        locate: the locator of a span, for messages.
        authors: the names of its authors, who speak where nobody else does.
        writing: how it writes figures; as the language of the word lists does, if not said.

    Raises:
        EvidenceError: `quote` if the words are not there, `ambiguous` if they stand more than once,
            `omission` if a mark hides or adds what it may not, `syntax` or `option` if the request is bad.
    """
    quoted = request.quoted()
    search = Search(request, document, language, locate)
    passages = search.through() if request.first else search.chain(quoted)
    for gap in quoted.gaps:
        if gap and not gap.omission:
            check_insertion(gap.words, language)
    for before, gap, after in zip(passages, quoted.gaps[1:], passages[1:], strict=False):
        if gap:
            refuse_hidden(document.seen[before.span.end : after.span.start], gap, language)
    quotation = printed_quotation(quoted, passages, document, whole=bool(request.first))
    passage, speaker = Span(quotation.spans[0].start, quotation.spans[-1].end), request.speaker
    own = is_author(speaker, authors) and own_words(document.seen, passage, language)
    speaker = "" if own else speaker
    scene = Scene(document.seen, quotation.spans, tuple(quoted.gaps), language, speaker, writing)
    raised = cautions(scene)
    if own and scene.surroundings.voice:
        # What an author says of themselves is theirs: `I write to say that …`.
        raised = [one for one in raised if one.code != "context.attribution"]
    voice = document.voice(*passage)
    if voice:
        raised = [one for one in raised if one.family != "speaker" and one.code != "context.attribution"]
        raised += of_voice(voice, speaker)
    return replace(quotation, cautions=tuple(raised), voice=voice)


def printed_quotation(
    quoted: marks.Quoted, passages: list[Passage], document: Document, *, whole: bool
) -> Quotation:
    """What is printed of segments that were found, and by which folds.

    Args:
        quoted: the author's words.
        passages: where the segments stand.
        document: the text they stand in.
        whole: whether the words are only the beginning of the passage.
    """
    runs: list[Run] = []
    folds: list[str] = []
    for segment, gap, passage in zip(quoted.segments, quoted.gaps, passages, strict=False):
        text = document.seen[passage.span.start : passage.span.end]
        if gap:
            runs.append(run_of_gap(gap))
            runs += [_SPACE] * segment.words[:1].isspace()
        changed = [passage.initial] if passage.initial is not None else []
        changed += [i for i in segment.initials if i not in changed]
        runs += runs_of_segment(segment, text, changed)
        runs += [_SPACE] * segment.words[-1:].isspace()
        if not whole:
            folds += folds_used(segment.words.strip(), _as_typed(text, segment, changed))
    last = quoted.gaps[-1]
    if last:
        runs.append(run_of_gap(last))
    elif runs[-1] is _SPACE:
        runs.pop()
    verdict = Verdict.FOLDED if folds else Verdict.VERBATIM
    spans = tuple(passage.span for passage in passages)
    return Quotation(verdict, tuple(dict.fromkeys(folds)), spans, tuple(runs))


def _as_typed(text: str, segment: marks.Segment, changed: list[int]) -> str:
    """The source's text with the author's initials, so that a fold is reported for what is left."""
    for offset in changed:
        if offset < len(text) and text[offset].swapcase() == segment.words[offset]:
            text = text[:offset] + segment.words[offset] + text[offset + 1 :]
    return text
