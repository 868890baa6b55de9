"""Prints the PDFs of one build: each entry of `kfor_pdf_documents` through Typst, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.osutil import make_filename_from_project

from sphinx_kfor.delivery.seal import sealed
from sphinx_kfor.pdf.annex import SUFFIX
from sphinx_kfor.pdf.events import DOCUMENTS_EVENT
from sphinx_kfor.pdf.glyphs import control_characters, text_not_shown, warn_of_missing
from sphinx_kfor.pdf.manuscript import Document, Manuscript
from sphinx_kfor.pdf.order import in_reading_order, warn_of_order
from sphinx_kfor.pdf.repair import (
    Concessions,
    concede,
    drawings_alone,
    image_at_fault,
    lacking,
    missing_characters,
    unmet_standards,
)
from sphinx_kfor.pdf.settings import SettingsError
from sphinx_kfor.pdf.typesetting import Fault, Job, TypesettingError, available, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_kfor.pdf.manuscript import Place

logger = logging.getLogger(__name__)

#: What the template tells of, by kind.
_TOLD = {
    "broken": "%s: no line has room for this word, which is broken anywhere: %s",
    "smaller": "%s: the words of a table have no room; it is set smaller: %s",
    "cramped": "%s: the words of a table have no room; they are broken anywhere: %s",
    "scaled": "%s: no line has room for a formula, which is set smaller: %s",
}


class Press:
    """One build's PDFs.

    Args:
        app: the application, which is told of errors.
        builder: the builder.
        suffix: of the files.
    """

    def __init__(self, app: Sphinx, builder: Builder, suffix: str) -> None:
        self.app = app
        self.builder = builder
        self.suffix = suffix
        self.config = builder.config

    def print_documents(self) -> None:
        """Write each PDF that is asked for."""
        if not available():
            self._fail(__('The "typst" package is missing; install it with: pip install "sphinx-kfor[pdf]"'))
            return
        for document in self._documents():
            if document.start not in self.builder.env.all_docs:
                self._fail(__("kfor_pdf_documents names an unknown document: %r"), document.start)
                continue
            for part in self._parts(document):
                with progress_message(__("writing %s") % (part.target + self.suffix)):
                    self._write(part)

    def _parts(self, document: Document) -> list[Document]:
        """A document, without its annex and with that as another if the settings say so."""
        where = self.config.kfor_pdf_settings.get("annex", "end")
        if where not in {"separate", "none"}:
            return [document]  # a wrong setting is refused with the others
        parts = [replace(document, annex="none")]
        if where == "separate":
            parts.append(replace(document, annex="separate", target=document.target + SUFFIX))
        return parts

    def _documents(self) -> list[Document]:
        entries = cast("Sequence[Any]", self.config.kfor_pdf_documents)
        documents = []
        for entry in entries:
            texts = [str(part) for part in entry[:4]] if isinstance(entry, (list, tuple)) else []
            if len(texts) < 2 or not all(texts[:2]):  # noqa: PLR2004 - a start document and a target
                self._fail(
                    __("an entry of kfor_pdf_documents lacks its start document or target name: %r"), entry
                )
                continue
            start, target, title, author = [*texts, "", ""][:4]
            documents.append(Document(start, target.removesuffix(self.suffix), title, author))
        return documents if entries else self._briefs() or [self._whole_project()]

    def _briefs(self) -> list[Document]:
        answers = self.builder.events.emit(DOCUMENTS_EVENT, self.builder)
        found: Sequence[tuple[str, str]] = next(filter(None, answers), ())
        starts = frozenset(start for start, _ in found)
        return [Document(start, target, "", self._author(), starts - {start}) for start, target in found]

    def _whole_project(self) -> Document:
        target = make_filename_from_project(self.config.project)
        return Document(self.config.root_doc, target, "", self._author())

    def _author(self) -> str:
        """The project's author; where `conf.py` names none, Sphinx says so in words of its own."""
        author = str(self.config.author)
        return "" if author == self.config.values["author"].default else author

    def _write(self, document: Document) -> None:
        target = Path(self.builder.outdir, document.target + self.suffix)
        if not target.resolve().is_relative_to(Path(self.builder.outdir).resolve()):
            self._fail(
                __("%s: the target lies outside the output folder; give a name in it"), document.target
            )
            return
        try:
            self._print(document, target)
        except OSError as error:
            self._fail(__("%s: the PDF cannot be written (%s)"), document.target, error.strerror)

    def _print(self, document: Document, target: Path) -> None:
        # A PDF of an earlier build must not pass for this one's.
        target.unlink(missing_ok=True)
        try:
            manuscript = Manuscript(self.builder, document)
        except SettingsError as error:
            self._fail("%s", error)
            return
        if document.annex == "separate" and not manuscript.has_annex:
            return
        if manuscript.masthead.withheld:
            self._fail(__("%s: no PDF is written: %s"), document.target, manuscript.masthead.withheld)
            return
        made = self._without_drawings(manuscript, self._without_characters(manuscript))
        while True:
            job = manuscript.job(made)
            try:
                pdf, warnings = typeset(job)
                pdf, disordered = in_reading_order(pdf, manuscript.text)
                if made.lowered or not disordered:
                    break
                warn_of_order(manuscript.tree, document.target, disordered)
                made = replace(made, lowered=True)
            except TypesettingError as error:
                more = concede(made, error.faults, job)
                if more == made:
                    self._refuse(manuscript, job, error.faults)
                    return
                self._warn_of_concessions(manuscript, job, error.faults, more)
                made = more
        warn_of_missing(manuscript.tree, made.characters)
        for fault in warnings:
            message = __(_TOLD.get(fault.kind, "%s: %s"))
            self._warn(message, document.target, fault.message, place=manuscript.place(fault, job))
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.part")
        partial.write_bytes(sealed(pdf))
        partial.replace(target)

    def _without_characters(self, manuscript: Manuscript) -> Concessions:
        made = Concessions(
            characters=control_characters(manuscript.text) | lacking(manuscript.text, manuscript.fonts)
        )
        if any(name.startswith(("a-", "ua-")) for name in self.config.kfor_pdf_standards):
            return made
        # Without a standard Typst leaves blanks where no font has a character, and says nothing.
        job = manuscript.job(made)
        try:
            typeset(replace(job, standards=["ua-1"]))
        except TypesettingError as error:
            return replace(made, characters=made.characters | missing_characters(error.faults, job))
        return made

    def _without_drawings(self, manuscript: Manuscript, made: Concessions) -> Concessions:
        """Try the drawings by themselves: the whole need not be set for what a standard allows of none."""
        job = manuscript.job(made)
        alone = drawings_alone(job)
        if alone is None:
            return made
        try:
            typeset(alone)
        except TypesettingError as error:
            faults = [
                replace(fault, file=image_at_fault(fault, alone) or "", line=None) for fault in error.faults
            ]
            more = concede(made, faults, alone)
            if more.standards == made.standards:
                self._warn_of_concessions(manuscript, job, faults, more)
                return more
        return made

    def _refuse(self, manuscript: Manuscript, job: Job, faults: Sequence[Fault]) -> None:
        target = manuscript.document.target
        for fault in faults:
            place = manuscript.place(fault, job)
            self._fail(__("%s: Typst refuses the document: %s"), target, fault.message, place=place)

    def _warn_of_concessions(
        self, manuscript: Manuscript, job: Job, faults: Sequence[Fault], made: Concessions
    ) -> None:
        for fault in faults:
            place = manuscript.place(fault, job)
            image = manuscript.image(fault, job)
            words = [
                manuscript.document.target,
                fault.message if image is None else f"{image}: {fault.message}",
            ]
            if unmet := unmet_standards(fault) & made.standards:
                claims = ", ".join(sorted(unmet))
                self._warn(__("%s: %s; the PDF does not claim %s"), *words, claims, place=place)
            elif (said := _about_image(fault, job, made)) is not None:
                self._warn(said, *words, place=place)
            elif image is None and made.formulas and not text_not_shown(fault):
                self._warn(__("%s: a formula is shown as TeX: %s"), *words, place=place)

    @staticmethod
    def _warn(message: str, *arguments: object, place: Place) -> None:
        logger.warning(message, *arguments, type="kfor", subtype="pdf", location=place)

    def _fail(self, message: str, *arguments: object, place: Place | None = None) -> None:
        logger.error(message, *arguments, type="kfor", subtype="pdf", location=place)
        # An error alone would leave the exit status at 0, and a suppressed one say nothing at all.
        self.app.statuscode = 1


def _about_image(fault: Fault, job: Job, made: Concessions) -> str | None:
    """Give what is said of an image at *fault*, None where nothing was *made* of it."""
    name = image_at_fault(fault, job)
    if name in made.images:
        return __("%s: an image is left out: %s")
    if name in made.rastered:
        return __("%s: %s; the image is printed as pixels")
    if name is not None and not made.drawn.isdisjoint(text_not_shown(fault)):
        return __("%s: %s; the image has a box in its place")
    return None
