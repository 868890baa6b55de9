"""One PDF on its way to Typst: the entry that asks for it, its doctree, its files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_kfor.pdf.assemble import assemble
from sphinx_kfor.pdf.glyphs import pattern
from sphinx_kfor.pdf.repair import Concessions
from sphinx_kfor.pdf.source import (
    OWN_TEMPLATE,
    Attachment,
    Front,
    attached_name,
    origin_of,
    template_files,
    write_source,
)
from sphinx_kfor.pdf.typesetting import Fault, Job

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_kfor.pdf.translator import TypstTranslator

    #: A document name and a line of it, as Sphinx's logger takes them.
    Place = tuple[str, int | None]

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


class Manuscript:
    """A document with its descendants, ready to be translated as often as it takes."""

    def __init__(self, builder: Builder, document: Document) -> None:
        self.builder = builder
        self.document = document
        self.tree = assemble(builder, document.start)
        builder.images.clear()
        builder.post_process_images(self.tree)
        answers = builder.events.emit(ATTACHMENTS_EVENT, builder, document.start)
        self.attachments = [Attachment(*each) for answer in answers for each in answer or ()]

    def job(self, made: Concessions) -> Job:
        """Give all that Typst needs to know."""
        config = self.builder.config
        translator = self._translate(made)
        day = str(self.builder.env.metadata[self.document.start].get("date", "")).strip()
        front = Front(
            title=self.document.title or translator.title_text or config.project,
            author=self.document.author,
            date=day,
            language=config.language or "en",
        )
        own = config.kfor_pdf_template
        return Job(
            source=write_source(
                front,
                translator,
                self.attachments,
                own_template=bool(own),
                missing=pattern(made.characters),
            ),
            files=self._files(translator) | ({OWN_TEMPLATE: Path(self.builder.confdir, own)} if own else {}),
            standards=[name for name in config.kfor_pdf_standards if name not in made.standards],
            timestamp=_timestamp(day),
            fonts=[Path(self.builder.confdir, folder) for folder in config.kfor_pdf_fonts or ()],
        )

    def place(self, fault: Fault, job: Job) -> Place:
        """Give the document and line that *fault* is about."""
        return origin_of(job.source, fault.line) or (self.document.start, None)

    def _translate(self, made: Concessions) -> TypstTranslator:
        translator = cast("TypstTranslator", self.builder.create_translator(self.tree, self.builder))
        translator.unreadable = made.images
        # What there was to warn of was said the first time.
        translator.silent = made != Concessions()
        self.tree.walkabout(translator)
        return translator

    def _files(self, translator: TypstTranslator) -> dict[str, bytes | Path]:
        files: dict[str, bytes | Path] = dict(template_files())
        files |= {attached_name(number): each.content for number, each in enumerate(self.attachments)}
        return files | {name: Path(self.builder.srcdir, uri) for uri, name in translator.images.items()}


def _timestamp(day: str) -> int:
    """Give a document's date of creation in seconds since 1970; the clock is never asked."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(epoch)
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return 0
    return int(datetime(known.year, known.month, known.day, tzinfo=UTC).timestamp())
