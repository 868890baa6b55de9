"""The proof of a delivery: a PDF, a folder of pages, or the record alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from sphinx_kfor.delivery.compared import ITEM, runs_right_to_left
from sphinx_kfor.delivery.findings import Finding
from sphinx_kfor.delivery.html_page import HtmlPage
from sphinx_kfor.delivery.pages import Held, Known, loose_of_the_brief
from sphinx_kfor.delivery.pdf_file import RECORD, PdfFile, read_pdf
from sphinx_kfor.delivery.record import Record, read_record
from sphinx_kfor.delivery.sources import Proved, check_sources
from sphinx_kfor.delivery.texts import DeliveredText
from sphinx_kfor.evidence.languages.tags import right_to_left
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_kfor.evidence.sources.corpus import Corpus

#: Folders and pages that Sphinx makes, in which no brief says anything.
_CHROME = frozenset(["genindex.html", "search.html", "py-modindex.html", "http-modindex.html"])
_CHROME_FOLDERS = frozenset(["_static", "_sources", "_modules", "_images", "_downloads", ".doctrees"])
#: A page of which a print has less than this part of the blocks was not printed.
_PRINTED = 0.3
#: Shorter blocks stand on any page, in code points.
_LONG = 30


@dataclass
class Proof:
    """What was proved.

    Attributes:
        name: of what was delivered.
        label: of the brief, as its record has it.
        findings: what does not hold, and notes.
        passages: how many uses the record has.
        in_pages: how many of them were held to pages.
        sources: how many of them were held to texts.
        private: how many are of private sources.
        pages: how many pages or sheets were read.
    """

    name: str
    label: str = ""
    findings: list[Finding] = field(default_factory=list)
    passages: int = 0
    in_pages: int = 0
    sources: Proved = field(default_factory=Proved)
    private: int = 0
    pages: int = 0

    @property
    def sound(self) -> bool:
        """Whether all that could be checked holds."""
        return all(finding.note for finding in self.findings)


def prove(path: Path, evidence: Path | None = None, corpus: Corpus | None = None) -> Proof:
    """Prove a delivery.

    Args:
        path: a PDF, a folder of pages, or an `evidence.json`.
        evidence: a record in place of the delivery's own, as for a browser's print.
        corpus: the sources; None to hold the delivery only to its record.

    Raises:
        EvidenceError: `document` or `manifest`, if something cannot be read.
    """
    proof = Proof(path.name)
    pdf = read_pdf(path.read_bytes(), path.name) if path.suffix.lower() == ".pdf" else None
    text, name = _record_text(path, evidence, pdf)
    if not text:
        proof.pages = len(pdf.sheets) if pdf else 0
        message = f"no {RECORD} is in it, so nothing can be proved; name one with --evidence"
        proof.findings = [*(pdf.signs if pdf else ()), Finding("verify.record", message, path.name)]
        return proof
    record = read_record(text, name)
    proof.label = str(record.data.get("label", ""))
    proof.passages = len(record.uses)
    proof.private = sum(use.private for use in record.uses)
    proof.findings += _of_record(record, name)
    if corpus is not None:
        proof.findings += check_sources(record, corpus, proof.sources)
    if pdf is not None:
        proof.findings += _of_pdf(pdf, record, proof, corpus, given=evidence is not None)
    elif path.is_dir():
        proof.findings += _Folder(path, record, proof, _known(record, corpus)).findings()
    proof.findings += loose_of_the_brief(record)
    proof.findings = list(dict.fromkeys(proof.findings))
    return proof


def _record_text(path: Path, evidence: Path | None, pdf: PdfFile | None) -> tuple[str, str]:
    """The text of the record, and its name; both empty if there is none."""
    file = evidence
    if file is None and pdf is not None:
        return pdf.record, f"{path.name}: {RECORD}"
    if file is None:
        file = path / RECORD if path.is_dir() else path
        if path.is_dir() and not file.is_file():
            return "", ""
    try:
        return file.read_bytes().decode("utf-8-sig"), file.name
    except UnicodeDecodeError as error:
        raise EvidenceError("manifest", f"{file.name}: not UTF-8 at byte {error.start}") from None


def _of_record(record: Record, name: str) -> Iterator[Finding]:
    if record.holds is False:
        yield Finding(
            "verify.record", "the record was changed after it was written: its seal does not hold", name
        )
    if not record.whole:
        message = "the record is of an earlier version, which does not say what pages print"
        yield Finding("verify.unproved", message, name)


def _known(record: Record, corpus: Corpus | None) -> Known:
    """What may stand between quotation marks; of private sources as much as their texts have."""
    private, unseen = set[str](), 0
    for use in record.uses:
        if use.private and use.quoted:
            try:
                source = corpus.sources.get(use.annotation.source) if corpus else None
                private |= {source.document.seen} if source else set()
                unseen += source is None
            except EvidenceError:
                unseen += 1
    return Known(record, private, unseen)


def _of_pdf(
    pdf: PdfFile, record: Record, proof: Proof, corpus: Corpus | None, *, given: bool
) -> Iterator[Finding]:
    proof.pages = len(pdf.sheets)
    yield from pdf.signs
    altered = bool(pdf.signs)
    if not pdf.sealed and record.whole and (pdf.ours or not given):
        altered = True
        yield Finding("verify.altered", "the file has no seal: another program wrote it anew", pdf.name)
    if given and pdf.record and read_record(pdf.record, RECORD).data != record.data:
        yield Finding("verify.record", "the attached record is another one than the one given", pdf.name)
    jumbled = right_to_left(str(record.data.get("kfor:language", "")))
    text = DeliveredText("", pdf.sheets, jumbled=jumbled, by_browser=given and not pdf.ours)
    if jumbled or any(map(runs_right_to_left, record.known)):
        message = "words that run from right to left are held one by one: a PDF does not keep their order"
        yield Finding("verify.unproved", message, pdf.name)
    pages = list(
        dict.fromkeys([*(block.page for block in record.blocks), *(use.page for use in record.uses)])
    )
    if given and len(pages) > 1:
        left = [page for page in pages if _part_of(record, page, pdf) < _PRINTED]
        pages = [page for page in pages if page not in left]
        if left:
            message = f"not in this print: {', '.join(left)}"
            yield Finding("verify.unproved", message, pdf.name)
    held = Held(record, pages, text, pdf=True)
    proof.in_pages = len(held.uses)
    yield from held.missing()
    if altered:
        yield from held.added()
    yield from held.quoted(_known(record, corpus))


def _part_of(record: Record, page: str, pdf: PdfFile) -> float:
    """Which part of the longer blocks of a page a print has."""
    text = DeliveredText("", pdf.sheets, by_browser=not pdf.ours)
    blocks = [block for block in record.blocks if block.page == page and len(block.text) >= _LONG]
    there = sum(text.find([block.text]) is not None for block in blocks if ITEM not in block.text)
    return there / max(1, sum(ITEM not in block.text for block in blocks))


@dataclass
class _Folder:
    """A folder of pages, held to its record."""

    folder: Path
    record: Record
    proof: Proof
    known: Known

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the record's pages, and with others."""
        files: dict[str, list[str]] = {}
        for page, told in self.record.pages.items():
            files.setdefault(told["file"], []).append(page)
        for name, pages in sorted(files.items()):
            path = self.folder / name
            if not path.resolve().is_relative_to(self.folder.resolve()) or not path.is_file():
                yield Finding("verify.missing", "a page of the brief is not there", name, pages[0])
                continue
            yield from self._page(HtmlPage.read(path), name, pages)
        yield from self._assets()
        yield from self._other_pages(set(files))

    def _assets(self) -> Iterator[Finding]:
        """Styles and scripts that are other ones: they can hide words, and put others there."""
        for name, told in sorted(self.record.assets.items()):
            path = self.folder / name
            inside = path.resolve().is_relative_to(self.folder.resolve()) and path.is_file()
            if not inside or sha256(path.read_bytes()).hexdigest() != told:
                yield Finding("verify.altered", "a style or script of the pages was changed", name)

    def _page(self, page: HtmlPage, name: str, pages: list[str]) -> Iterator[Finding]:
        self.proof.pages += 1
        altered = any(self.record.pages[one]["sha256"] != page.digest for one in pages)
        if altered:
            message = "the page was changed after it was written: its words, links, images or hidden parts"
            yield Finding("verify.altered", message, name)
        uses = [use for use in self.record.uses if use.page in pages]
        private = [use.anchor for use in uses if use.private and use.quoted]
        held = Held(self.record, pages, DeliveredText(name, [page.text(private)]), pdf=False)
        self.proof.in_pages += len(held.uses)
        yield from held.missing()
        if altered:
            yield from held.added()
        yield from held.quoted(self.known)
        for card in page.cards:
            yield from self._quoted(name, card)

    def _other_pages(self, known: set[str]) -> Iterator[Finding]:
        """Pages that the record does not have: what they quote must be the record's all the same."""
        for path in sorted(self.folder.rglob("*.html")):
            relative = path.relative_to(self.folder)
            name = relative.as_posix()
            if name not in known and name not in _CHROME and not _CHROME_FOLDERS & set(relative.parts):
                yield from self._quoted(name, HtmlPage.read(path).text())

    def _quoted(self, name: str, text: str) -> Iterator[Finding]:
        return Held(self.record, (), DeliveredText(name, [text]), pdf=False).quoted(self.known)
