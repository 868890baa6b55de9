"""Read documents that are to be taken in: what they say of themselves, many at once."""

from __future__ import annotations

import hashlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.bounded import Bounded
from sphinx_kfor.evidence.documents.document import Document
from sphinx_kfor.evidence.documents.loading import READERS, from_text, is_data, read_document
from sphinx_kfor.evidence.documents.read_files import read_file
from sphinx_kfor.evidence.documents.readers import ARTICLE, KINDS, Options
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.languages import reads_like
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.first_page import said_at_head
from sphinx_kfor.evidence.text.views import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_kfor.evidence.documents.reading import Json

_LINE = re.compile(r"\S[^\n]*")
_LONGEST_TITLE = 160
#: Files whose date is that on which they were made.
_MADE = {".pdf", ".docx", ".odt", ".pptx", ".xlsx", ".ods"}
_OF_THE_FILE = "the file was made then; the document itself names no date"
#: A sheet's name as programs give it: `Sheet1`, `Tabelle 1`.
_NUMBERED = re.compile(r"[^\W\d_]+\s?\d+")
_WEB = {".htm", ".html", ".xhtml"}
#: A body is proposed by so many of its first and last words.
_WORDS = 7
_LEAST_BODY = 60


@dataclass(frozen=True)
class Intake:
    """A document that was read.

    Attributes:
        path: its file.
        digest: its sha256.
        facts: what it says of itself, by CSL variable.
        body: the words that its text seems to begin and end with, for a web page.
        problem: why it cannot be read; empty if it can.
    """

    path: Path
    digest: str = ""
    facts: Json = field(default_factory=dict)
    body: tuple[str, str] | None = None
    problem: str = ""


def documents_in(folder: Path, closed: Callable[[Path], None]) -> Iterator[Path]:
    """The files of a folder, and of those in it, but for hidden ones and what belongs to a saved page.

    Args:
        folder: the folder.
        closed: is told each folder that cannot be read.
    """
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        closed(folder)
        return
    for path in inside:
        if path.name.startswith(".") or path.name.endswith(("_files", "-Dateien", "_fichiers", "_archivos")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from documents_in(path, closed)
        elif path.is_file():
            yield path


def read_all(
    paths: Sequence[Path], workers: int = 0, encodings: Mapping[Path, str] | None = None
) -> Iterator[Intake]:
    """Read documents, each in a process beside others, and give each as it is read, in their order.

    Args:
        paths: their files.
        workers: how many at once; one for each processor without it.
        encodings: of those whose text is in another one than its bytes tell.
    """
    workers = max(1, min(workers or os.cpu_count() or 1, len(paths)))
    readers: SimpleQueue[Bounded] = SimpleQueue()
    everyone = [Bounded() for _ in range(workers)]
    for one in everyone:
        readers.put(one)

    def work(path: Path) -> Intake:
        reader = readers.get()
        try:
            return _read(path, reader, (encodings or {}).get(path, ""))
        finally:
            readers.put(reader)

    try:
        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(work, paths)
    finally:
        for one in everyone:
            one.close()


def _read(path: Path, reader: Bounded, encoding: str) -> Intake:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if suffix not in KINDS:
            document = read_document(path, encoding)
            if not document.seen.strip():
                return Intake(path, digest, problem="it holds no text")
            facts = _facts_of_text(document, path)
            return Intake(path, digest, facts | _of_the_first_page(document, facts, made=False))
        reading = read_file(path, digest, KINDS[suffix], Options(encoding), reader)
    except EvidenceError as error:
        return Intake(path, problem=str(error))
    except OSError as error:
        return Intake(path, problem=f"cannot be read ({error.strerror})")
    document = Document(reading.text, digest, KINDS[suffix].name, View(reading.text), reading=reading)
    facts = dict(reading.facts)
    if not facts.get("title") and reading.headings:
        facts["title"] = reading.headings[0].title
    facts.setdefault("language", "" if document.data else reads_like(document.seen))
    if document.workbook is not None:
        facts["title"] = facts.get("title") or _title_of_sheets(document)
    facts |= _of_the_first_page(document, facts, made=suffix in _MADE)
    body = _body(path, digest, document, reader) if suffix in _WEB else None
    return Intake(path, digest, {key: value for key, value in facts.items() if value}, body)


def _of_the_first_page(document: Document, facts: Json, *, made: bool) -> Json:
    """What the lines under the title say; a file's own date is only that on which it was made.

    Args:
        document: the document.
        facts: what it says of itself elsewhere.
        made: whether the date that it gives is that of its file.
    """
    language = str(facts.get("language", ""))
    spoken = document.marks is not None and document.marks.kind == "time"
    silent = document.data or spoken
    head = {} if silent else said_at_head(document, str(facts.get("title", "")), language)
    found = {key: value for key, value in head.items() if not facts.get(key) or (key == "issued" and made)}
    if made and facts.get("issued") and "issued" not in found:
        found["date-inferred"] = _OF_THE_FILE
    return found


def _title_of_sheets(document: Document) -> str:
    """What stands above the first sheet's table, or the name of the only sheet where somebody gave it one."""
    tables = document.tables
    name, _, above = tables[0].title.partition(": ") if tables else ("", "", "")
    if above and len(above) <= _LONGEST_TITLE:
        return above
    return name if len(tables) == 1 and not _NUMBERED.fullmatch(name) else ""


def _facts_of_text(document: Document, path: Path) -> Json:
    """What a text says of itself: the first heading or line is its title; data has none."""
    if is_data(path):
        return {"type": "dataset"}
    first = next((match[0].strip() for match in _LINE.finditer(document.seen)), "")
    title = document.headings[0].title if document.headings else first
    facts = {"type": "document", "title": title if len(title) <= _LONGEST_TITLE else ""}
    facts["language"] = reads_like(document.seen)
    return {key: value for key, value in facts.items() if value}


def _body(path: Path, digest: str, document: Document, reader: Bounded) -> tuple[str, str] | None:
    """The first and last words of a page's article, if they stand in its text, each once, in this order."""
    if ARTICLE.missing():
        return None
    try:
        article = read_file(path, digest, ARTICLE, Options(), reader)
    except (EvidenceError, OSError):
        return None
    words = article.text.split()
    if len(words) < _LEAST_BODY:
        return None
    first, last = " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])
    starts, ends = anchor(document, TextQuote(first)), anchor(document, TextQuote(last))
    if len(starts) != 1 or len(ends) != 1 or ends[0].end <= starts[0].start:
        return None
    seen = document.seen
    begin, end = (" ".join(seen[span.start : span.end].split()) for span in (starts[0], ends[0]))
    return (begin, end) if anchor(from_text(seen), TextQuote(begin)) else None


def readable(path: Path) -> bool:
    """Whether there is a reader for a file, by its name."""
    return path.suffix.lower() in KINDS or path.suffix.lower() in READERS
