"""One PDF on its way to Typst: the entry that asks for it, its doctree, its files."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.pdf import annex
from sphinx_kfor.pdf.assemble import assemble
from sphinx_kfor.pdf.events import ATTACHMENTS_EVENT, MASTHEAD_EVENT, Masthead
from sphinx_kfor.pdf.formulas.equations import Formulas
from sphinx_kfor.pdf.glyphs import pattern
from sphinx_kfor.pdf.images import Images
from sphinx_kfor.pdf.repair import image_at_fault, lowered
from sphinx_kfor.pdf.settings import Settings, SettingsError
from sphinx_kfor.pdf.source import (
    OWN_TEMPLATE,
    SETTINGS,
    Attachment,
    Front,
    attached_name,
    origin_of,
    template_files,
    write_source,
)
from sphinx_kfor.pdf.syntax import string
from sphinx_kfor.pdf.typesetting import Fault, Job, font_families
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_kfor.pdf.repair import Concessions
    from sphinx_kfor.pdf.translator import TypstTranslator

    #: A document name and a line of it, or a file and its line, as Sphinx's logger takes them.
    Place = tuple[str, int | None] | str


@dataclass(frozen=True)
class Document:
    """One PDF that is asked for: an entry of `kfor_pdf_documents`, or a brief with a masthead.

    Attributes:
        start: the name of its start document.
        target: of the file, without its suffix.
        title: in place of the start document's own.
        author: where the masthead names none.
        without: names of documents that do not belong to it, even if a toctree includes them.
        annex: whether its annex stands in it ("end"), not ("none"), or alone ("separate").
    """

    start: str
    target: str
    title: str
    author: str
    without: frozenset[str] = frozenset()
    annex: str = "end"


class Manuscript:
    """A document with its descendants, ready to be translated as often as it takes."""

    def __init__(self, builder: Builder, document: Document) -> None:
        self.builder = builder
        self.document = document
        self._images = Images(Path(builder.srcdir))
        #: What was translated last, by what of it depends on the concessions that are made.
        self._translations: dict[tuple[frozenset[str], frozenset[str]], TypstTranslator] = {}
        self.settings = Settings.read(builder.config.kfor_pdf_settings)
        self.fonts = [self._path("kfor_pdf_fonts", folder) for folder in builder.config.kfor_pdf_fonts or ()]
        own = builder.config.kfor_pdf_template
        self.template = self._path("kfor_pdf_template", own) if own else None
        logo = self.settings.logo
        self.logo = self._path("kfor_pdf_settings['logo']", logo) if logo else None
        self.tree = assemble(builder, document.start, document.without)
        self.formulas = Formulas(builder, self.tree)
        self._place_annex()
        builder.images.clear()
        builder.post_process_images(self.tree)
        self.masthead = self._masthead()
        whole = document.annex != "separate"
        answers = builder.events.emit(ATTACHMENTS_EVENT, builder, document.start) if whole else []
        self.attachments = [Attachment(*each) for answer in answers for each in answer or ()]

    def _place_annex(self) -> None:
        if self.document.annex == "none":
            annex.remove(self.tree)
        elif self.document.annex == "separate":
            title = next((one.astext() for one in self.tree.findall(nodes.title)), self.document.title)
            annex.keep_alone(self.tree, _("%s: annex") % (self.document.title or title))

    @cached_property
    def text(self) -> str:
        """All that it says."""
        return self.tree.astext()

    @property
    def has_annex(self) -> bool:
        """Whether there is an annex in it."""
        return bool(annex.annexes(self.tree))

    def _masthead(self) -> Masthead:
        """The start document's masthead, completed by what else is known of author and date."""
        answers = self.builder.events.emit(MASTHEAD_EVENT, self.builder, self.document.start)
        given: Masthead = next((answer for answer in answers if answer is not None), Masthead())
        day = str(self.builder.env.metadata[self.document.start].get("date", "")).strip()
        author = [self.document.author] if self.document.author else []
        return replace(given, date=given.date or day, authors=list(given.authors) or author)

    def _path(self, value: str, name: str) -> Path:
        path = Path(self.builder.confdir, name)
        if not path.exists():
            raise SettingsError(f"{value} names {name!r}, which does not exist")
        return path

    def job(self, made: Concessions) -> Job:
        """Give all that Typst needs to know."""
        config = self.builder.config
        translator = self._translate(made)
        language = config.language or "en"
        front = Front(
            title=self._title(translator) or config.project,
            language=language,
            masthead=replace(
                self.masthead,
                date=_in_words(self.masthead.date, language),
                cut_off=_in_words(self.masthead.cut_off, language),
            ),
        )
        return Job(
            source=write_source(
                front,
                translator,
                self.attachments,
                own_template=self.template is not None,
                missing=pattern(made.characters),
            ),
            files=self._files(made),
            standards=[name for name in self._claims(made) if name not in made.standards],
            timestamp=_timestamp(self.masthead.date),
            fonts=self.fonts,
            boxed=made.characters,
        )

    def _claims(self, made: Concessions) -> list[str]:
        """Give the standards that are asked for, or what comes near to them."""
        asked: list[str] = list(self.builder.config.kfor_pdf_standards)
        return [name for name in map(lowered, asked) if name] if made.lowered else asked

    def place(self, fault: Fault, job: Job) -> Place:
        """Give the document and line that *fault* is about, or those of the author's template."""
        if fault.place:
            docname, _, number = fault.place.rpartition(" ")
            return (docname, int(number)) if docname else (fault.place, None)
        if self.template is not None and fault.file == OWN_TEMPLATE:
            return f"{self.template}:{fault.line_in_file}"
        line, image = fault.line, image_at_fault(fault, job)
        if line is None and image is not None:
            lines = job.source.split("\n")
            line = next((number for number, text in enumerate(lines, 1) if string(image) in text), None)
        return origin_of(job.source, line) or (self.document.start, None)

    def image(self, fault: Fault, job: Job) -> str | None:
        """Give the file of the author's that *fault* is about, if it is an image."""
        name = image_at_fault(fault, job)
        return None if name is None else self._images.uri_of(name)

    def _title(self, translator: TypstTranslator) -> str | None:
        """The title that the author gives, but for an annex alone."""
        given = self.document.title if self.document.annex != "separate" else ""
        return given or translator.title_text

    def _translate(self, made: Concessions) -> TypstTranslator:
        key = (made.images, made.formulas)
        if key not in self._translations:
            # What there was to warn of was said the first time.
            self._translations = {key: self._translation(made, silent=bool(self._translations))}
        return self._translations[key]

    def _translation(self, made: Concessions, *, silent: bool) -> TypstTranslator:
        translator = cast("TypstTranslator", self.builder.create_translator(self.tree, self.builder))
        translator.images = self._images
        translator.unreadable = made.images
        translator.formulas = self.formulas
        translator.refused = made.formulas
        translator.silent = silent
        self.tree.walkabout(translator)
        return translator

    def _files(self, made: Concessions) -> dict[str, bytes | Path]:
        files: dict[str, bytes | Path] = dict(template_files())
        files |= {attached_name(number): each.content for number, each in enumerate(self.attachments)}
        files |= self._images.with_changes(made.drawn, made.rastered)
        if self.template is not None:
            files[OWN_TEMPLATE] = self.template
        logo = f"logo{self.logo.suffix}" if self.logo is not None else ""
        if self.logo is not None:
            files[logo] = self.logo
        files[SETTINGS] = self.settings.write(
            font_families(self.fonts), logo, self.builder.config.language or "en"
        ).encode()
        return files


def _in_words(day: str, language: str) -> str:
    """A date as the document's language writes it; what is no date stays as it is."""
    try:
        return in_words(read_date(day), language)
    except EvidenceError:
        return day


def _timestamp(day: str) -> int:
    """Give a document's date of creation in seconds since 1970; the clock is never asked."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(epoch)
    try:
        known = read_date(day).key
    except EvidenceError:
        return 0
    return int(datetime(known.year, known.month, known.day, tzinfo=UTC).timestamp())
