"""Resolve what authors ask for: against the text if it is here, else against the lock."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Annotation, Surroundings, Target, Verdict
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, describe
from sphinx_kfor.evidence.documents.store import is_anew
from sphinx_kfor.evidence.documents.typed_locators import check_locator
from sphinx_kfor.evidence.extracts.extract import ExtractRequest, extract, shown
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.quotations.finding import Passage
from sphinx_kfor.evidence.quotations.nearest import nearest_locked
from sphinx_kfor.evidence.quotations.printing import OMISSION, Run
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.quotations.second_look import second_look
from sphinx_kfor.evidence.sources.passage_index import PassageIndex
from sphinx_kfor.evidence.sources.passages import elsewhere
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.verify import Quotation, printed_quotation, verify_quotation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.annotations.lock import Lock
    from sphinx_kfor.evidence.quotations.marks import Quoted
    from sphinx_kfor.evidence.sources.corpus import Corpus
    from sphinx_kfor.evidence.sources.source import Source

#: A longer paragraph is not kept around a passage, in code points; prefix and suffix stand for it.
_LONGEST_PARAGRAPH = 3000
#: A file's name that is so like another may be misspelt.
_ALIKE = 0.8
_REPORTED = frozenset(["context.speech", "context.attribution"])
#: What may be asked for.
Asked = Request | ExtractRequest


@dataclass(frozen=True)
class Resolved:
    """A request answered.

    Attributes:
        annotation: the record of it.
        runs: what is printed.
        cells: for an extract its cells or figure, in full where the record has only digests.
        voice: who speaks, where the source says so.
    """

    annotation: Annotation
    runs: tuple[Run, ...] = ()
    cells: tuple[Target, ...] = ()
    voice: str = ""

    @property
    def is_reported(self) -> bool:
        """Whether the source says that the words are somebody's, or has them as speech."""
        return not _REPORTED.isdisjoint(caution.code for caution in self.annotation.cautions)


@dataclass
class Resolver:
    """Answers requests, each once."""

    corpus: Corpus
    lock: Lock
    _answers: dict[Asked, Resolved | EvidenceError] = field(default_factory=dict)

    def resolve(self, request: Asked) -> Resolved:
        """Check a passage, or cut an extract, and say what is printed of it.

        Raises:
            EvidenceError: `reference` for an unknown source, `unavailable` if neither its text nor the
                lock has it, and what `verify.verify_quotation` and `extracts.extract` raise.
        """
        if request not in self._answers:
            try:
                self._answers[request] = self._resolve(request)
            except EvidenceError as error:
                self._answers[request] = error
        answer = self._answers[request]
        if isinstance(answer, EvidenceError):
            raise answer
        return answer

    def _resolve(self, request: Asked) -> Resolved:
        source = self.corpus.source(request.source)
        if source.path is not None:
            return (
                self._from_text(request, source)
                if isinstance(request, Request)
                else self._cut(request, source)
            )
        quoted = request.quoted() if isinstance(request, Request) else None
        locked = self.lock.items.get(request.key)
        if locked is None or any(target.private for target in locked.targets):
            raise EvidenceError("unavailable", self._unavailable(request, private=source.private))
        wanted = source.record.custom.sha256
        if wanted and wanted != locked.sha256:
            raise EvidenceError(
                "lock",
                f"the lock was made from another text of '{request.source}' than the catalogue names; "
                "run 'kfor lock' where the text is",
            )
        if quoted is None or not isinstance(request, Request):
            cells = locked.targets
            return Resolved(replace(locked, verdict=Verdict.LOCKED.value), _figure_runs(cells), cells)
        return _from_lock(request, quoted, locked)

    def _from_text(self, request: Request, source: Source) -> Resolved:
        document = source.document

        locate, page = source.layout.locate, source.layout.page
        try:
            quotation = verify_quotation(
                request, document, source.language, locate, source.record.authors, source.notation
            )
        except EvidenceError as error:
            raise self._missed(request, source, error) from None
        if request.locator:
            check_locator(
                source.layout, request.locator, Span(quotation.spans[0].start, quotation.spans[-1].end)
            )
        targets = [
            Target(*describe(document, span), locate(span), page=page(span)) for span in quotation.spans
        ]
        targets = _in_paragraphs(targets, source)
        annotation = Annotation.of(
            document, source.id, targets, quotation.verdict.value, _cautions(source, quotation)
        )
        annotation = replace(annotation, folds=quotation.folds, voice=quotation.voice)
        return Resolved(_to_keep(annotation, source), quotation.runs, voice=quotation.voice)

    def _missed(self, request: Request, source: Source, error: EvidenceError) -> EvidenceError:
        """The error for words that a source does not have, with who else has them: a source, or a reader."""
        said, beside = f"{error}{self._read_otherwise(request, source)}", None
        if error.subtype == "quote":
            words = max((segment.words.strip() for segment in request.quoted().segments), key=len)
            found = elsewhere(self._index, words, request.source)
            said += f"\n  {found}" if found else ""
            if is_anew():
                first = source.record.custom.first_page
                beside = second_look(request, source.document, source.language, first)
        return EvidenceError(error.subtype, said, beside=beside)

    @cached_property
    def _index(self) -> PassageIndex:
        """The index of the corpus, brought up to date."""
        index = PassageIndex(self.corpus.sources.present)
        index.update()
        return index

    def _read_otherwise(self, request: Request, source: Source) -> str:
        """That another reader, or another version of it, found the words when they were locked."""
        locked, document = self.lock.items.get(request.key), source.document
        if locked is None or locked.sha256 != document.sha256 or locked.reader == document.reader:
            return ""
        return (
            f"; the file is the one that was locked, but {locked.reader} read it then, and {document.reader} "
            "reads it now: its reading differs, the source is not altered; 'kfor check' reads it twice"
        )

    def _cut(self, request: ExtractRequest, source: Source) -> Resolved:
        try:
            annotation = extract(request, source)
        except EvidenceError as error:
            raise EvidenceError(error.subtype, f"{error}{self._was(request)}") from None
        if isinstance(request, FigureRequest):
            annotation = replace(annotation, targets=tuple(_in_paragraphs(annotation.targets, source)))
        cells = annotation.targets
        return Resolved(_to_keep(annotation, source), _figure_runs(cells), cells)

    def _was(self, request: ExtractRequest) -> str:
        """What the lock has of a cell that is no longer where it was."""
        locked = self.lock.items.get(request.key)
        target = locked.targets[0] if locked and isinstance(request, CellRequest) else None
        if target is None or target.private or target.cell is None:
            return ""
        return f"; when it was locked, it was '{shown(target)}' ({target.cell.row} > {target.cell.column})"

    def _unavailable(self, request: Asked, *, private: bool) -> str:
        if private:
            return (
                f"'{request.source}' is private and its text is not here; put it into a folder of KFOR_CORPUS"
            )
        passages = [
            f" {OMISSION} ".join(target.quote.exact for target in item.targets)
            for item in self.lock.items.values()
            if item.source == request.source and not item.targets[0].private
        ]
        if not passages and (meant := self._meant_file(request.source)):
            return f"the text of '{request.source}' is not here; in its record correct 'file' to '{meant}'"
        hint = nearest_locked(request.said, passages)
        return (
            f"the text of '{request.source}' is not here and the lock does not have these words; set "
            f"KFOR_CORPUS to the folder that holds the text, or run 'kfor lock' where it is{hint}"
        )

    def _meant_file(self, identifier: str) -> str:
        """The file in the corpus whose name a record misspells; empty if there is none."""
        files = self.corpus.files()
        named = self.corpus.source(identifier).record.custom.file
        return next(iter(difflib.get_close_matches(named, files, 1, _ALIKE)), "") if named else ""


def _cautions(source: Source, quotation: Quotation) -> list[Caution]:
    found = list(quotation.cautions)
    if not source.has_word_lists and len(quotation.spans) > 1:
        tag = source.record.language
        why = f"no word lists for '{tag}'" if tag else f"no 'language' in the record of '{source.id}'"
        how = "read it, and accept" if tag else "name it"
        found.append(Caution("omission", f"{why}, so nothing tells what is hidden; {how}"))
    return found


def _to_keep(annotation: Annotation, source: Source) -> Annotation:
    """The record to keep: of a private source it does not say what the source says."""
    if not source.private:
        return annotation
    told = (
        Caution(caution.code, f"see the text of '{source.id}', which is private")
        for caution in annotation.cautions
    )
    targets = tuple(target.digested(source.document.text) for target in annotation.targets)
    return replace(annotation, targets=targets, cautions=tuple(dict.fromkeys(told)), voice="")


def _in_paragraphs(targets: Iterable[Target], source: Source) -> list[Target]:
    """The segments of a passage, of an open source with the paragraphs that they stand in."""
    return [_in_paragraph(target, source) if source.open else target for target in targets]


def _in_paragraph(target: Target, source: Source) -> Target:
    """A segment with the rest of its paragraph, unless that is too long to keep."""
    seen, start = source.document.seen, source.document.view.seen(target.position.start)
    end = start + len(target.quote.exact)
    around = source.layout.around(Span(start, end))
    if around.end - around.start > _LONGEST_PARAGRAPH:
        return target
    return replace(target, surroundings=Surroundings(seen[around.start : start], seen[end : around.end]))


def _figure_runs(cells: tuple[Target, ...]) -> tuple[Run, ...]:
    return (Run(shown(cells[0])),) if len(cells) == 1 else ()


def _from_lock(request: Request, quoted: Quoted, locked: Annotation) -> Resolved:
    """Print a locked passage, if what the author typed is what the lock has."""
    parts = [from_text(target.quote.exact) for target in locked.targets]
    text = from_text("".join(part.text for part in parts))
    passages, at = [], 0
    for number, part in zip(range(len(quoted.segments)), parts, strict=False):
        initial = _taken(quoted, number, part.text, whole=not request.first)
        passages.append(Passage(Span(at, at + len(part.text)), initial))
        at += len(part.text)
    if len(parts) != len(quoted.segments) or (request.last and not anchor(parts[0], TextQuote(request.last))):
        raise EvidenceError(
            "lock", f"the lock's item '{request.key}' does not fit the words; run 'kfor lock'"
        )
    quotation = printed_quotation(quoted, passages, text, whole=bool(request.first))
    annotation = replace(locked, verdict=Verdict.LOCKED.value, folds=quotation.folds)
    return Resolved(annotation, quotation.runs, voice=locked.voice)


def _taken(quoted: Quoted, number: int, passage: str, *, whole: bool) -> int | None:
    """Give a segment the form in which it is the passage; the offset of the letter whose case was changed."""
    document = from_text(passage)
    for form in quoted.forms(number):
        # The lock does not say whether the source is Turkish; its words do.
        for offset, words in [*form.readings(), *form.readings(language("tr").initials)]:
            spans = anchor(document, TextQuote(words))
            if spans and (spans[0] == Span(0, len(passage)) if whole else spans[0].start == 0):
                quoted.segments[number] = form
                return offset
    typed = quoted.segments[number].words.strip()
    raise EvidenceError("lock", f"the lock has '{passage}' for '{typed}'; run 'kfor lock'")
