"""Documents: bytes to text, and the text as a reader sees it.

Bytes are decoded once, and never changed. Two kinds of offset are used, both in
Unicode code points: into `text`, the decoded file, which selectors record; and into `seen`, what
a reader sees of it, on which quotations are matched.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.digests import digest_of_text
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.views import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.documents.tables import Table
    from sphinx_kfor.evidence.text.folding import Folded


#: Offsets count a line's end as one character, however a checkout writes it.
_LINE_END = re.compile(r"\r\n?")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True)
class Reader:
    """How a media type is read.

    Attributes:
        name: name and version, for the record.
        view: the reader's view of a text.
        delimited: for a delimited file the characters that may be its delimiter.
    """

    name: str
    view: Callable[[str], View]
    delimited: str = ""


def _markdown(text: str) -> View:
    from sphinx_kfor.evidence.documents.markdown import reading_view  # noqa: PLC0415 (only if used)

    return reading_view(text)


#: Readers by file suffix.
READERS = {
    ".txt": Reader("text/1", View),
    ".md": Reader("markdown/1", _markdown),
    ".csv": Reader("csv/1", View, ",;\t|"),
    ".tsv": Reader("tsv/1", View, "\t"),
}


@dataclass(frozen=True)
class Document:
    """A source's text.

    Attributes:
        text: the decoded file.
        sha256: of the file's bytes, in hexadecimal.
        reader: name and version of the reader that made the view.
        view: the text as a reader sees it, with its map to `text`.
        delimited: for a delimited file its delimiter, or those that it may be; it is all data, no prose.
        header: for a delimited file the line of its header, from 1.
    """

    text: str
    sha256: str
    reader: str = "text/1"
    view: View = field(default_factory=lambda: View(""))
    delimited: str = ""
    header: int = 1

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
        """The number of words a reader sees; 0 for data."""
        return 0 if self.delimited else len(_WORD.findall(self.seen))

    @cached_property
    def tables(self) -> list[Table]:
        """The tables, broken ones too, in order."""
        if self.delimited:
            from sphinx_kfor.evidence.documents.delimited import read_delimited  # noqa: PLC0415 (as below)

            return [read_delimited(self.text, self.delimited, self.header)]
        from sphinx_kfor.evidence.documents.pipe_tables import pipe_tables  # noqa: PLC0415 (only if used)

        return pipe_tables(self.text, self.view, markdown=self.reader.startswith("markdown"))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` behind a span of `seen`."""
        first, last = self.view.start(start), self.view.end(end)
        return (start if first is None else first, end if last is None else last)


def is_data(path: Path) -> bool:
    """Whether a file is a delimited one, which has no prose."""
    reader = READERS.get(path.suffix.lower())
    return reader is not None and bool(reader.delimited)


def from_text(text: str, suffix: str = ".txt") -> Document:
    """A document of a text in memory."""
    return _document(text, hashlib.sha256(text.encode()).hexdigest(), suffix)


def read_document(
    path: Path, encoding: str = "", delimiter: str = "", header: int = 1, *, wanted: str = ""
) -> Document:
    """Read a document's file.

    Args:
        path: the file.
        encoding: of its text; where none is given UTF-8, or UTF-16 with a byte order mark.
        delimiter: of a delimited file; where none is given it is guessed.
        header: the line of a delimited file's header, from 1.
        wanted: the digest that its record has; see `digest_of_text`.

    Raises:
        EvidenceError: `document`, if the file cannot be read, is not in this encoding, or has no reader.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise EvidenceError(
            "document",
            f"no reader for '{suffix}' files; there is {', '.join(sorted(READERS))}; save it as text",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EvidenceError("document", f"cannot be read ({error.strerror})") from None
    return _document(_decoded(data, encoding), digest_of_text(data, wanted), suffix, delimiter, header)


#: Codecs of Python that read other things than a document's characters.
_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def _decoded(data: bytes, encoding: str) -> str:
    if not encoding:
        encoding = "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    try:
        return _LINE_END.sub("\n", data.decode(_of_text(encoding)))
    except UnicodeDecodeError as error:
        raise EvidenceError(
            "document",
            f"not {encoding.upper()} at byte offset {error.start} ({error.reason}); save the file as UTF-8, "
            "or name its encoding in custom.encoding",
        ) from None
    except (LookupError, UnicodeError):
        raise EvidenceError("document", f"custom.encoding: '{encoding}' is no encoding of text") from None


def _of_text(encoding: str) -> str:
    """A codec's own name. Raises LookupError for one that reads no text."""
    name = codecs.lookup(encoding).name
    if name in _NO_TEXT:
        raise LookupError(encoding)
    return name


def _document(text: str, sha256: str, suffix: str, delimiter: str = "", header: int = 1) -> Document:
    reader = READERS[suffix]
    delimited = reader.delimited and (delimiter or reader.delimited)
    return Document(text, sha256, reader.name, reader.view(text), delimited, header)
