"""What a reader sees of a large Markdown text, worked out where time and memory are bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.markdown import reading_view
from sphinx_kfor.evidence.documents.reading import Reading

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.readers import Options


def read(data: bytes, _options: Options) -> Reading:
    """Read a Markdown text, in UTF-8."""
    view = reading_view(data.decode("utf-8", "surrogatepass"))
    return Reading(view.text, edits=view.edits)
