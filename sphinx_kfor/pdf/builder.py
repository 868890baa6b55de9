"""The `briefpdf` builder: one PDF for each brief."""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder
from sphinx.locale import __

from sphinx_kfor.pdf.assemble import DOCUMENT_MARK

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class BriefPdfBuilder(Builder):
    """Writes tagged, archival PDF through Typst."""

    name = "briefpdf"
    format = "typst"
    epilog = __("The PDF files are in %(outdir)s.")
    out_suffix = ".pdf"
    # Where an author leaves the choice (`picture.*`), the first of these; any other file is tried as well.
    supported_image_types: ClassVar[list[str]] = [
        *("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"),
        *("image/avif", "image/bmp", "image/x-ms-bmp", "image/tiff", "image/vnd.microsoft.icon"),
        *("application/postscript", "image/x-eps"),
    ]
    # True keeps Sphinx from downloading them: a build does not go to the web.
    supported_remote_images = True

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.application = app

    def get_outdated_docs(self) -> str:
        """Build every PDF each time, since one is made of many documents."""
        # Sphinx keeps what it read of a doctree's file, and does not notice that the next build of the same
        # process writes that file anew.
        vars(self.env).get("_pickled_doctree_cache", {}).clear()
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Give a mark for the document, which the writer turns into a link or into text."""
        return f"{DOCUMENT_MARK}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - likewise
        """Give the same, wherever the reference stands."""
        return self.get_target_uri(to)

    def prepare_writing(self, _docnames: AbstractSet[str]) -> None:
        """Take up the writer, which no other builder's process needs."""
        from sphinx_kfor.pdf.translator import TypstTranslator  # noqa: PLC0415 - see above

        type(self).default_translator_class = TypstTranslator

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write each PDF that is asked for."""
        from sphinx_kfor.pdf.press import Press  # noqa: PLC0415 - as above

        # A document being set leaves no garbage worth a look, and a report's nodes are many: nor does the
        # process at its end, when Python would look through all of them several times.
        atexit.register(gc.freeze)
        collecting = gc.isenabled()
        gc.disable()
        try:
            Press(self.application, self, self.out_suffix).print_documents()
        finally:
            if collecting:
                gc.enable()
