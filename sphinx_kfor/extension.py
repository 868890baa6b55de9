"""One flat table of what the extension registers with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor import __version__
from sphinx_kfor.pdf.builder import BriefPdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    app.add_builder(BriefPdfBuilder)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
