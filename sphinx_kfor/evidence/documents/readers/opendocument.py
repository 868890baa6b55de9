"""What texts and sheets of OpenDocument (ISO/IEC 26300) have in common: the words of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.drawings import words_of_objects
from sphinx_kfor.evidence.documents.readers.formulas import linear
from sphinx_kfor.evidence.documents.readers.office_facts import dublin_core
from sphinx_kfor.evidence.documents.readers.packages import Package
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised, struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers.building import Builder
    from sphinx_kfor.evidence.documents.reading import Json

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE, DRAW, SVG = (
    f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "office", "style", "drawing", "svg-compatible")
)
_LINK = "{http://www.w3.org/1999/xlink}href"
_UNSEEN = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}tracked-changes",
        f"{TEXT}hidden-text",
        f"{TEXT}note",
        f"{TEXT}ruby-text",
        f"{SVG}title",
        f"{SVG}desc",
    }
)
_FEW, _MANY = 64, 2_000
#: A style stands on no more others than these, one behind the other.
_CHAIN = 12


_RUNNING = [
    f"{STYLE}{name}"
    for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
]


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
        self.facts: Json = dublin_core(package.xml("meta.xml"), "document")
        self._package = package
        self._parents: dict[str, str] = {}
        self._looks: dict[str, dict[str, str]] = {}
        styles = package.xml("styles.xml")
        self.running = [] if styles is None else [one for name in _RUNNING for one in styles.iter(name)]
        for root in (styles, content):
            self._learn(root)

    def words_of_charts(self) -> Iterator[str]:
        """What its charts say."""
        return words_of_objects(self._package)

    def _learn(self, root: _Element | None) -> None:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            name = style.get(f"{STYLE}name", "")
            self._parents[name] = style.get(f"{STYLE}parent-style-name", "")
            for properties in style.iter(f"{STYLE}text-properties"):
                self._looks[name] = {str(key): str(value) for key, value in properties.attrib.items()}

    def based_on(self, style: str, named: str) -> bool:
        """Whether a style is one of a name, or stands on it."""
        return named in self._chain(style)

    def is_hidden(self, style: str) -> bool:
        """Whether words of a style are not seen."""
        return self._look(style, f"{TEXT}display") == "none"

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style and len(chain) < _CHAIN:
            chain.append(style)
            style = self._parents.get(style, "")
        return chain

    def _look(self, style: str, attribute: str) -> str:
        """What a style says, or else what it stands on."""
        looks = (self._looks.get(name, {}) for name in self._chain(style))
        return next((look[attribute] for look in looks if attribute in look), "")

    def _height(self, style: str) -> str:
        """Whether words of a style are raised (`super`), lowered (`sub`), or neither."""
        position = self._look(style, f"{STYLE}text-position").split(" ")[0]
        if not position or position in {"0%", "0"}:
            return ""
        return "sub" if position.startswith(("sub", "-")) else "super"

    def _formula(self, drawn: _Element) -> str:
        """A formula that is kept as an object of its own; empty for any other object."""
        name = drawn.get(_LINK, "").removeprefix("./").rstrip("/")
        root = self._package.xml(f"{name}/content.xml") if name else drawn.find("{*}math")
        return linear(root) if root is not None and str(root.tag).rpartition("}")[2] == "math" else ""

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
        elif tag in _UNSEEN or (style and self.is_hidden(style)):
            return
        elif tag == f"{TEXT}s":
            pieces.append(" " * min(int(child.get(f"{TEXT}c", "1")), _FEW))
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            pieces.append("\t" if tag.endswith("tab") else "\n")
        elif tag == f"{DRAW}object":
            pieces.append(self._formula(child))
        elif tag == f"{TEXT}span":
            self._span(child, style, pieces, builder)
        else:
            self._collect(child, pieces, builder)

    def _span(self, span: _Element, style: str, pieces: list[str], builder: Builder | None) -> None:
        """Words of a style of their own: raised, lowered or struck out."""
        inner: list[str] = []
        self._collect(span, inner, builder)
        words, height = "".join(inner), self._height(style)
        if self._look(style, f"{STYLE}text-line-through-style") not in {"", "none"}:
            words = struck(words)
        if height:
            cell = next(span.iterancestors(f"{TABLE}table-cell"), None) is not None
            before = "".join(pieces[-3:])[-8:]
            words = lowered(words) if height == "sub" else raised(before, words, cell=cell)
        pieces.append(words)


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
