"""Policy briefs whose quotations, tables and figures are checked against their sources."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"

#: So many objects are made before the garbage collector looks at them: a build makes many that it keeps and
#: little garbage, and at Python's own 700 a tenth of its time goes into looking.
_OBJECTS = 20_000
#: So many of its looks pass before it looks again at what outlived them: at Python's 10 that costs as much.
_LOOKS = 30


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension; deferred, so that `evidence` imports without Sphinx."""
    young, _, oldest = gc.get_threshold()
    if 0 < young < _OBJECTS:
        gc.set_threshold(_OBJECTS, _LOOKS, oldest)
    from sphinx_kfor.extension import setup as register  # noqa: PLC0415

    return {"version": __version__, **register(app)}
