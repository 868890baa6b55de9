"""From a file, or a text in memory, to a document: by which reader, and in which encoding.

Bytes are decoded once, and never changed.
"""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.documents.digests import digest_of_text
from sphinx_kfor.evidence.documents.document import NO_HINTS, Document
from sphinx_kfor.evidence.documents.readers import KINDS, MARKDOWN, Kind, Options
from sphinx_kfor.evidence.documents.sizes import bound
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.views import View, apart, edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_kfor.evidence.documents.hints import Hints


#: Offsets count a line's end as one character, however a checkout writes it.
_LINE_END = late(r"\r\n?")


class Reader(NamedTuple):
    """How a media type is read.

    Attributes:
        name: name and version, for the record.
        view: the reader's view of a text.
        delimited: for a delimited file the characters that may be its delimiter.
    """

    name: str
    view: Callable[[str], View]
    delimited: str = ""


#: A longer Markdown text is parsed where time and memory are bounded, and its view kept; in code points.
_LARGE = 60_000


def _markdown(text: str) -> View:
    if len(text) > _LARGE:
        from sphinx_kfor.evidence.documents.read_files import read_text  # noqa: PLC0415 (only if used)

        reading = read_text(text, MARKDOWN)
        return View(reading.text, reading.edits)
    from sphinx_kfor.evidence.documents.markdown import reading_view  # noqa: PLC0415 (only if used)

    return reading_view(text)


def _plain(text: str) -> View:
    if "\f" not in text:
        from sphinx_kfor.evidence.documents.notes import notes  # noqa: PLC0415 (only if used)
        from sphinx_kfor.evidence.documents.text_columns import column_rules  # noqa: PLC0415 (as above)

        return edited(text, apart([*column_rules(text), *notes(text)]))
    from sphinx_kfor.evidence.documents.form_feeds import view  # noqa: PLC0415 (only if used)

    return view(text)


#: Readers of text by file suffix; those of other kinds are in `readers.KINDS`.
READERS = {
    ".txt": Reader("text/1", _plain),
    ".md": Reader("markdown/1", _markdown),
    ".csv": Reader("csv/1", View, ",;\t|"),
    ".tsv": Reader("tsv/1", View, "\t"),
}


def is_data(path: Path) -> bool:
    """Whether a file is a delimited one or a workbook, which has no prose."""
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    return suffix in {".ods", ".xlsx"} or (reader is not None and bool(reader.delimited))


def from_text(text: str, suffix: str = ".txt") -> Document:
    """A document of a text in memory."""
    return _document(text, hashlib.sha256(text.encode()).hexdigest(), suffix)


def read_document(  # noqa: PLR0913 (what a record says of its file)
    path: Path,
    encoding: str = "",
    delimiter: str = "",
    hints: Hints | None = None,
    *,
    first_page: int = 1,
    language: str = "",
    wanted: str = "",
) -> Document:
    """Read a document's file.

    Args:
        path: the file.
        encoding: of its text; where none is given UTF-8, or UTF-16 with a byte order mark.
        delimiter: of a delimited file; where none is given it is guessed.
        hints: what the catalogue says of its tables.
        first_page: the number of a PDF's first page, where it does not name its pages.
        language: its tag, by which a workbook shows its numbers.
        wanted: the digest that its record has; see `digest_of_text`.

    Raises:
        EvidenceError: `document`, if the file cannot be read, is not in this encoding, or has no reader.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in KINDS:
        known = ", ".join(sorted([*READERS, *KINDS]))
        raise EvidenceError(
            "document", f"no reader for '{suffix}' files; there is {known}; save it as one of these"
        )
    try:
        if suffix in KINDS:
            marks = _marks(language) if suffix == ".xlsx" else Options().marks
            return _read(path, KINDS[suffix], Options(encoding, first_page, marks))
        data = path.read_bytes()
    except OSError as error:
        raise EvidenceError("document", f"cannot be read ({error.strerror})") from None
    return _document(_decoded(data, encoding), digest_of_text(data, wanted), suffix, delimiter, hints)


def _marks(language: str) -> str:
    """What parts decimals and what thousands in a language; as in English if it is not known."""
    # These cost their import only if used.
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415

    from sphinx_kfor.evidence.languages.locales import locale  # noqa: PLC0415

    found = locale(language or "en")
    return get_decimal_symbol(found) + get_group_symbol(found)


def _read(path: Path, kind: Kind, options: Options) -> Document:
    """The document that a reader makes of a file. Raises OSError if there is no reading it."""
    from sphinx_kfor.evidence.documents.read_files import digest_of, read_file  # noqa: PLC0415 (only if used)

    digest = digest_of(path)
    reading = read_file(path, digest, kind, options)
    bound(reading.text, data=bool(reading.sheets))
    return Document(reading.text, digest, kind.name, View(reading.text), reading=reading, path=path)


#: Codecs of Python that read other things than a document's characters.
_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def _decoded(data: bytes, encoding: str) -> str:
    if not encoding:
        encoding = "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    try:
        text = data.decode(_of_text(encoding))
        return _LINE_END.sub("\n", text) if "\r" in text else text
    except UnicodeDecodeError as error:
        raise EvidenceError(
            "document",
            f"not {encoding.upper()} at byte offset {error.start} ({error.reason}); save the file as UTF-8, "
            "or name its encoding: custom.encoding in its record, --encoding of kfor add",
        ) from None
    except (LookupError, UnicodeError):
        raise EvidenceError("document", f"custom.encoding: '{encoding}' is no encoding of text") from None


def _of_text(encoding: str) -> str:
    """A codec's own name. Raises LookupError for one that reads no text."""
    name = codecs.lookup(encoding).name
    if name in _NO_TEXT:
        raise LookupError(encoding)
    return name


def _document(
    text: str, sha256: str, suffix: str, delimiter: str = "", hints: Hints | None = None
) -> Document:
    reader = READERS[suffix]
    delimited = reader.delimited and (delimiter or reader.delimited)
    bound(text, data=bool(delimited))
    return Document(text, sha256, reader.name, reader.view(text), delimited, hints or NO_HINTS)
