"""Documents: bytes to text, and the text as a reader sees it.

Bytes are decoded once, as UTF-8, and never changed. Two kinds of offset are used, both in
Unicode code points: into `text`, the decoded file, which selectors record; and into `seen`, what
a reader sees of it, on which quotations are matched.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.views import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.folding import Folded

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True)
class Reader:
    """How a media type is read: a name and version for the record, and the reader's view of a text."""

    name: str
    view: Callable[[str], View]


def _markdown(text: str) -> View:
    from sphinx_kfor.evidence.markdown import reading_view  # noqa: PLC0415 (costs its import only if used)

    return reading_view(text)


#: Readers by file suffix.
READERS = {
    ".txt": Reader("text/1", View),
    ".md": Reader("markdown/1", _markdown),
}


@dataclass(frozen=True)
class Document:
    """A source's text.

    Attributes:
        text: the decoded file.
        sha256: of the file's bytes, in hexadecimal.
        reader: name and version of the reader that made the view.
        view: the text as a reader sees it, with its map to `text`.
    """

    text: str
    sha256: str
    reader: str = "text/1"
    view: View = field(default_factory=lambda: View(""))

    @property
    def seen(self) -> str:
        """The text as a reader sees it."""
        return self.view.text

    @cached_property
    def haystack(self) -> Haystack:
        """`seen`, to search in."""
        return Haystack(self.seen)

    @property
    def folded(self) -> Folded:
        """The folded view of `seen`."""
        return self.haystack.folded

    @cached_property
    def words(self) -> int:
        """The number of words a reader sees."""
        return len(_WORD.findall(self.seen))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` behind a span of `seen`."""
        first, last = self.view.start(start), self.view.end(end)
        return (start if first is None else first, end if last is None else last)


def from_text(text: str, suffix: str = ".txt") -> Document:
    """A document of a text in memory."""
    return _document(text, hashlib.sha256(text.encode()).hexdigest(), suffix)


def read_document(path: Path) -> Document:
    """Read a document's file.

    Raises:
        EvidenceError: `document`, if the file cannot be read, is not UTF-8, or has no reader.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise EvidenceError(
            "document",
            f"no reader for '{suffix}' files; there is {', '.join(sorted(READERS))}; save it as text",
        )
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvidenceError(
            "document", f"not UTF-8 at byte offset {error.start} ({error.reason}); save the file as UTF-8"
        ) from None
    except OSError as error:
        raise EvidenceError("document", f"cannot be read ({error.strerror})") from None
    return _document(text, hashlib.sha256(data).hexdigest(), suffix)


def _document(text: str, sha256: str, suffix: str) -> Document:
    reader = READERS[suffix]
    return Document(text, sha256, reader.name, reader.view(text))
