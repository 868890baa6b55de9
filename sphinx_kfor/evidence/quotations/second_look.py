"""A second look at a PDF in which words are not found: another reader may see what the first does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.document import Document
from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.read_files import read_file
from sphinx_kfor.evidence.documents.readers import SECOND, Options
from sphinx_kfor.evidence.problems import Caution, EvidenceError, short
from sphinx_kfor.evidence.quotations.finding import Search
from sphinx_kfor.evidence.quotations.nearest import nearest_passage
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.text.views import View

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.request import Request


def second_look(
    request: Request, document: Document, language: Language, first_page: int = 1
) -> Caution | None:
    """Where a second reader has words that the first has not; None where neither has, or there is none.

    Args:
        request: the words, which `document` does not have.
        document: what the first reader made of the file.
        language: the source's word lists.
        first_page: the number of its first page.
    """
    kind = SECOND.get(document.path.suffix.lower()) if document.path else None
    if document.path is None or kind is None or kind.missing():
        return None
    try:
        reading = read_file(document.path, document.sha256, kind, Options(first_page=first_page))
    except (EvidenceError, OSError):
        return None
    other = Document(reading.text, document.sha256, kind.name, View(reading.text), reading=reading)
    locate = layout(other).locate
    search = Search(request, other, language, locate)
    try:
        passages = search.through() if request.first else search.chain(request.quoted())
    except EvidenceError:
        return None
    span = Span(passages[0].span.start, passages[-1].span.end)
    words = other.seen[span.start : span.end]
    nearest = nearest_passage(words, document)
    has = (
        f", where {document.reader} has '{_one_line(document.seen[nearest.start : nearest.end])}'"
        if nearest
        else ""
    )
    said = f"a second reader, {kind.name}, has these words on {locate(span)}: '{_one_line(words)}'{has}"
    return Caution("reading", f"{said}; look at the page, and quote what both have, or accept with a reason")


def _one_line(text: str) -> str:
    return short(" ".join(text.split()))
