"""PDF output: docutils to Typst, and the `briefpdf` builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.builder import BriefPdfBuilder
from sphinx_kfor.pdf.events import ATTACHMENTS_EVENT, DOCUMENTS_EVENT, MASTHEAD_EVENT
from sphinx_kfor.pdf.notebooks import prefer_printed_forms

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NONE = type(None)


def setup(app: Sphinx) -> None:
    """Register the builder, its configuration and its events."""
    app.add_builder(BriefPdfBuilder)
    app.connect("config-inited", prefer_printed_forms)
    app.add_event(ATTACHMENTS_EVENT)
    app.add_event(DOCUMENTS_EVENT)
    app.add_event(MASTHEAD_EVENT)
    app.add_config_value("kfor_pdf_documents", [], "", types=(list, tuple))
    app.add_config_value("kfor_pdf_standards", ["ua-1", "a-3a"], "", types=(list, tuple))
    app.add_config_value("kfor_pdf_settings", {}, "html", types=(dict,))
    app.add_config_value("kfor_pdf_template", None, "", types=(str, _NONE))
    app.add_config_value("kfor_pdf_fonts", None, "", types=(list, tuple, _NONE))
