"""What texts and sheets of OpenDocument (ISO/IEC 26300) have in common: the words of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.office_facts import dublin_core
from sphinx_kfor.evidence.documents.readers.packages import Package
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers.building import Builder
    from sphinx_kfor.evidence.documents.reading import Json

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE = (f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "office", "style"))
_UNSEEN = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}tracked-changes",
        f"{TEXT}hidden-text",
        f"{TEXT}note",
    }
)
_FEW, _MANY = 64, 2_000


class OpenDocument:
    """An OpenDocument file: its content, and which of its styles raise or lower."""

    def __init__(self, data: bytes, suffix: str) -> None:
        """Open a file. Raises UnreadableError if it is none, or is locked."""
        package = Package(data, suffix)
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise UnreadableError("the file is locked with a password; save it without one")
        if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names):
            raise UnreadableError("the file holds macros; save it without them")
        content = package.xml("content.xml")
        if content is None:
            raise UnreadableError(
                f"the file is no {suffix} file, whatever its name says: it has no content.xml"
            )
        self.content: _Element = content
        self.body = content.find(f"{OFFICE}body")
        self.moved: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.facts: Json = dublin_core(package.xml("meta.xml"), "document")
        for root in (package.xml("styles.xml"), content):
            self._learn(root)

    def _learn(self, root: _Element | None) -> None:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            for properties in style.iter(f"{STYLE}text-properties"):
                position = properties.get(f"{STYLE}text-position", "").split(" ")[0]
                if position and position not in {"0%", "0"}:
                    down = position.startswith(("sub", "-"))
                    self.moved[style.get(f"{STYLE}name", "")] = "sub" if down else "super"
                if properties.get(f"{TEXT}display") == "none":
                    self.hidden.add(style.get(f"{STYLE}name", ""))

    def words(self, paragraph: _Element, builder: Builder | None = None) -> str:
        """The words of a paragraph; its notes go to the builder."""
        pieces: list[str] = []
        self._collect(paragraph, pieces, builder)
        return "".join(pieces)

    def _collect(self, element: _Element, pieces: list[str], builder: Builder | None) -> None:
        pieces.append(_line(element.text))
        for child in element:
            if isinstance(child.tag, str):
                self._read(child, pieces, builder)
            pieces.append(_line(child.tail))

    def _read(self, child: _Element, pieces: list[str], builder: Builder | None) -> None:
        tag = child.tag
        style = child.get(f"{TEXT}style-name", "")
        if tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if builder is not None and body is not None:
                builder.note("\n".join(self.words(p).strip() for p in body.iter(f"{TEXT}p")))
        elif tag in _UNSEEN or style in self.hidden:
            return
        elif tag == f"{TEXT}s":
            pieces.append(" " * min(int(child.get(f"{TEXT}c", "1")), _FEW))
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            pieces.append("\t" if tag.endswith("tab") else "\n")
        elif style in self.moved and tag == f"{TEXT}span":
            inner: list[str] = []
            self._collect(child, inner, builder)
            words = "".join(inner)
            down = self.moved[style] == "sub"
            pieces.append(lowered(words) if down else raised("".join(pieces[-3:])[-8:], words))
        else:
            self._collect(child, pieces, builder)


def repeated(element: _Element, name: str) -> int:
    """How many times a row or cell that holds something is repeated.

    Raises:
        UnreadableError: more often than anybody would.
    """
    value = element.get(f"{TABLE}{name}", "1")
    times = int(value) if value.isdigit() and len(value) < len(str(_MANY)) + 6 else 1
    if times > _MANY:
        raise UnreadableError(f"it repeats a filled row or cell {times:,} times: no document")
    return max(1, times)


def _line(text: str | None) -> str:
    """Text as XML has it: line ends are spaces."""
    return text.replace("\n", " ").replace("\t", " ") if text else ""
