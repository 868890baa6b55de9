"""What a PDF asks the rest of the extension, and anybody else who connects to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Asks for a PDF's attachments: `(app, builder, start)`, answered with a list of
#: `(file name, bytes, MIME type, relationship, description)`.
ATTACHMENTS_EVENT = "kfor-pdf-attachments"

#: Asks which PDFs there are, where `kfor_pdf_documents` names none: `(app, builder)`, answered with a list of
#: `(start document, target name)`; the first answer that is not empty counts. What a toctree includes belongs
#: to a PDF, but for the start documents of others.
DOCUMENTS_EVENT = "kfor-pdf-documents"

#: Asks what stands on a PDF's first page: `(app, builder, start)`, answered with a `Masthead` or None;
#: the first answer counts. The bottom line is not in it, since it has marks, notes and references: it is
#: what a node named `masthead` in the start document holds under the class `kfor-bottom-line`, or all that
#: it holds where nothing has that class. The rest of that node is for builders that print it as it stands.
MASTHEAD_EVENT = "kfor-pdf-masthead"


@dataclass(frozen=True)
class Masthead:
    """The facts of a brief's first page; each may be empty.

    Attributes:
        series: of which the brief is one.
        number: in the series.
        edition: as the author calls it.
        date: of publication, ISO 8601 or in words; it is the PDF's date of creation as well.
        cut_off: the date after which information is not taken into account, likewise.
        authors: in their order; they take the place of the author in `kfor_pdf_documents`.
        audience: for whom it is.
        tlp: "clear", "green", "amber", "amber+strict" or "red", or nothing for a brief without a marking.
        contact: an address, or words.
        licence: its name, or words.
        disclaimer: words.
        withheld: why no PDF may be written; nothing where one may.
    """

    series: str = ""
    number: str = ""
    edition: str = ""
    date: str = ""
    cut_off: str = ""
    authors: Sequence[str] = field(default=())
    audience: str = ""
    tlp: str = ""
    contact: str = ""
    licence: str = ""
    disclaimer: str = ""
    withheld: str = ""
