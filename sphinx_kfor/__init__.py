"""Policy briefs whose quotations, tables and figures are checked against their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension; deferred, so that `evidence` imports without Sphinx."""
    from sphinx_kfor.extension import setup as register  # noqa: PLC0415

    return {"version": __version__, **register(app)}
