"""What a PDF says of itself: its document information, and the largest words of its first page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from sphinx_kfor.evidence.documents.readers.pdf_line import Line
    from sphinx_kfor.evidence.documents.reading import Json

_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|odt)$|^untitled|^\(?anonymous|^microsoft word|^slide 1$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"^\(?anonymous|^unspecified|^user$|^admin|^microsoft|^root$|^unknown|^windows", re.IGNORECASE
)
_LONGEST = 300
#: Lines of one size, and how many of them a title has at most where it is most of the page.
_SAME, _TITLE_LINES = 0.95, 4
#: Several sentences are no title.
_SENTENCES = re.compile(r"[a-z\u00df-\u00ff]\. \w.*\.")


def facts(document: PdfDocument, pages: list[list[Line]]) -> Json:
    """The CSL variables that a PDF gives; what it does not say is left out."""
    info = {
        key: " ".join(value.replace("\0", "").split()) for key, value in document.get_metadata_dict().items()
    }
    title = info.get("Title", "")
    author = info.get("Author", "")
    date = _DATE.match(info.get("CreationDate", ""))
    said: Json = {
        "type": "report",
        "title": "" if _NO_TITLE.search(title) else title,
        "author": [] if _NO_AUTHOR.search(author) else [one for one in re.split(r"\s*;\s*", author) if one],
        "issued": "-".join(part for part in date.groups() if part) if date else "",
        "number-of-pages": str(len(document)),
    }
    said["title"] = said["title"] or _largest(pages[0])
    return {key: value for key, value in said.items() if value}


def _largest(lines: list[Line]) -> str:
    """The words that are set largest at the head of the first page, if they stand out."""
    size = max((line.size for line in lines), default=0.0)
    largest = [line.text for line in lines if line.size > _SAME * size]
    words = " ".join(" ".join(largest).split())
    stands_out = len(largest) < len(lines) and (
        len(largest) <= _TITLE_LINES or len(largest) * 2 <= len(lines)
    )
    return words if stands_out and len(words) <= _LONGEST and not _SENTENCES.search(words) else ""
