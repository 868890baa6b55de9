"""The `briefpdf` builder: one PDF for each brief."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.osutil import make_filename_from_project

from sphinx_kfor.pdf.assemble import DOCUMENT_MARK, assemble
from sphinx_kfor.pdf.glyphs import missing_characters, pattern, warn_of_missing
from sphinx_kfor.pdf.source import (
    OWN_TEMPLATE,
    Attachment,
    Front,
    attached_name,
    origin_of,
    template_files,
    write_source,
)
from sphinx_kfor.pdf.translator import TypstTranslator
from sphinx_kfor.pdf.typesetting import Fault, Job, TypesettingError, available, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: Asks for a PDF's attachments: `(app, builder, start)`, answered with a list of
#: `(file name, bytes, MIME type, relationship, description)`.
ATTACHMENTS_EVENT = "kfor-pdf-attachments"


@dataclass(frozen=True)
class Document:
    """One PDF that is asked for: an entry of `kfor_pdf_documents`."""

    start: str
    target: str
    title: str
    author: str


class BriefPdfBuilder(Builder):
    """Writes tagged, archival PDF through Typst."""

    name = "briefpdf"
    format = "typst"
    epilog = __("The PDF files are in %(outdir)s.")
    out_suffix = ".pdf"
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]
    # True keeps Sphinx from downloading them: a build does not go to the web.
    supported_remote_images = True

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._application = app

    def get_outdated_docs(self) -> str:
        """Build every PDF each time, since one is made of many documents."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Give a mark for the document, which the writer turns into a link or into text."""
        return f"{DOCUMENT_MARK}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - likewise
        """Give the same, wherever the reference stands."""
        return self.get_target_uri(to)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write each PDF that is asked for."""
        if not available():
            self._fail(__('The "typst" package is missing; install it with: pip install "sphinx-kfor[pdf]"'))
            return
        for document in self._documents():
            if document.start not in self.env.all_docs:
                self._fail(__("kfor_pdf_documents names an unknown document: %r"), document.start)
                continue
            with progress_message(__("writing %s") % (document.target + self.out_suffix)):
                self._write(document)

    def _documents(self) -> list[Document]:
        entries = cast("Sequence[Sequence[Any]]", self.config.kfor_pdf_documents)
        documents = []
        for entry in entries:
            texts = [str(part) for part in entry[:4]]
            if len(texts) < 2 or not all(texts[:2]):  # noqa: PLR2004 - a start document and a target
                self._fail(
                    __("an entry of kfor_pdf_documents lacks its start document or target name: %r"), entry
                )
                continue
            start, target, title, author = [*texts, "", ""][:4]
            documents.append(Document(start, target.removesuffix(self.out_suffix), title, author))
        if entries:
            return documents
        target = make_filename_from_project(self.config.project)
        return [Document(self.config.root_doc, target, "", self.config.author)]

    def _write(self, document: Document) -> None:
        target = Path(self.outdir, document.target + self.out_suffix)
        # A PDF of an earlier build must not pass for this one's.
        target.unlink(missing_ok=True)
        tree = assemble(self, document.start)
        self.images.clear()
        self.post_process_images(tree)
        translator = cast("TypstTranslator", self.create_translator(tree, self))
        tree.walkabout(translator)
        attachments = self._attachments(document)
        missing: frozenset[str] = frozenset()
        while True:
            job = self._job(document, translator, attachments, missing)
            try:
                pdf, warnings = typeset(job)
                break
            except TypesettingError as error:
                found = missing_characters(error.faults) - missing
                if not found:
                    self._refuse(document, job, error.faults)
                    return
                missing |= found
        warn_of_missing(tree, missing)
        for fault in warnings:
            place = self._place(fault, job, document)
            logger.warning(
                "%s: %s", document.target, fault.message, type="kfor", subtype="pdf", location=place
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.part")
        partial.write_bytes(pdf)
        partial.replace(target)

    def _job(
        self,
        document: Document,
        translator: TypstTranslator,
        attachments: Sequence[Attachment],
        missing: frozenset[str],
    ) -> Job:
        day = str(self.env.metadata[document.start].get("date", "")).strip()
        front = Front(
            title=document.title or translator.title_text or self.config.project,
            author=document.author,
            date=day,
            language=self.config.language or "en",
        )
        files: dict[str, bytes | Path] = dict(template_files())
        files |= {attached_name(number): each.content for number, each in enumerate(attachments)}
        files |= {name: Path(self.srcdir, uri) for uri, name in translator.images.items()}
        own = self.config.kfor_pdf_template
        if own:
            files[OWN_TEMPLATE] = Path(self.confdir, own)
        source = write_source(
            front, translator, attachments, own_template=bool(own), missing=pattern(missing)
        )
        fonts = [Path(self.confdir, folder) for folder in self.config.kfor_pdf_fonts or ()]
        return Job(source, files, self.config.kfor_pdf_standards, _timestamp(day), fonts)

    def _attachments(self, document: Document) -> list[Attachment]:
        answers = self.events.emit(ATTACHMENTS_EVENT, self, document.start)
        return [Attachment(*each) for answer in answers for each in answer or ()]

    def _refuse(self, document: Document, job: Job, faults: Sequence[Fault]) -> None:
        for fault in faults:
            place = self._place(fault, job, document)
            self._fail(__("%s: Typst refuses the document: %s"), document.target, fault.message, place=place)

    @staticmethod
    def _place(fault: Fault, job: Job, document: Document) -> tuple[str, int | None]:
        return origin_of(job.source, fault.line) or (document.start, None)

    def _fail(self, message: str, *arguments: object, place: tuple[str, int | None] | None = None) -> None:
        logger.error(message, *arguments, type="kfor", subtype="pdf", location=place)
        # An error alone would leave the exit status at 0, and a suppressed one say nothing at all.
        self._application.statuscode = 1


def _timestamp(day: str) -> int:
    """Give a document's date of creation in seconds since 1970; the clock is never asked."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(epoch)
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return 0
    return int(datetime(known.year, known.month, known.day, tzinfo=UTC).timestamp())
