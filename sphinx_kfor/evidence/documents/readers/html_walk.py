"""The walk through a page's elements: blocks, tables, notes, and what stands aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Raw
from sphinx_kfor.evidence.documents.readers.formulas import linear
from sphinx_kfor.evidence.documents.readers.html_hidden import hidden, unseen_names
from sphinx_kfor.evidence.documents.readers.html_kinds import (
    ASIDE_TAGS,
    HEADINGS,
    is_data,
    is_note,
    is_note_link,
    is_notes,
    is_of_site,
    name_of,
)
from sphinx_kfor.evidence.documents.readers.raised import lowered, raised, struck

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers.building import Builder

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol"
    " optgroup option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style template noscript head iframe object embed audio video canvas svg select datalist button "
    "input textarea progress meter map area base link meta title param rp rt".split()
)
_BACK = frozenset("↩↩︎↑^⤴")
_STRUCK = frozenset({"s", "strike", "del"})
#: What is read most: words in running text.
_PLAIN = frozenset("b i em strong u small abbr cite font time mark code".split())
#: Elements that may stand aside by their tag alone.
_MAYBE_ASIDE = ASIDE_TAGS | {"header", "footer", "aside"}
_DEEPEST = 250


@dataclass
class Walk:
    """Goes through a page, and builds its reading.

    Attributes:
        builder: collects what is read.
        root: the page.
        site: whether it is one of a site, with menus and the like; a book's is not.
    """

    builder: Builder
    root: _Element
    site: bool = True
    words: list[str] = field(default_factory=list)
    level: int = 0
    sink: str = ""
    depth: int = 0
    unseen: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Learn what the page hides, unless who goes through it knows."""
        if self.unseen is None:
            self.unseen = unseen_names(self.root)

    def through(self, element: _Element) -> None:
        """Read an element and what is in it."""
        self._enter(element)
        self.flush()

    def flush(self) -> None:
        """End the paragraph that is being read."""
        if not self.words:
            return
        text = "".join(self.words)
        self.words.clear()
        if self.sink == "note":
            self.builder.note(_without_back(text))
        elif self.sink == "aside":
            self.builder.aside(text)
        else:
            self.builder.paragraph(text, self.level)

    def _enter(self, element: _Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        plain = not element.attrib
        if plain and tag in _PLAIN:
            self._inside(element)
            return
        tag = name_of(element)
        if tag in _UNSEEN or (not plain and self._is_hidden(element)):
            return
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnreadableError(f"its elements are nested more than {_DEEPEST} deep, as in no document")
        outer = self.sink, self.level
        block = tag in _BLOCKS
        if block and not self.sink and (tag in _MAYBE_ASIDE or not plain):
            self.sink = self._stands(element, tag)
        if block:
            self._flush_as(*outer)
        if tag in HEADINGS and not self.sink:
            self.level = HEADINGS[tag]
        self._read(element, tag)
        if block:
            self.flush()
        self.sink, self.level = outer
        self.depth -= 1

    def _is_hidden(self, element: _Element) -> bool:
        return hidden(element, self.unseen or frozenset())

    def _within(self, kind: type[Walk]) -> Walk:
        """A walk through what stands inside, in words of its own."""
        return kind(self.builder, self.root, self.site, depth=self.depth, unseen=self.unseen)

    def _flush_as(self, sink: str, level: int) -> None:
        """End the paragraph before an element, which belongs to what is around it."""
        mine = self.sink, self.level
        self.sink, self.level = sink, level
        self.flush()
        self.sink, self.level = mine

    def _read(self, element: _Element, tag: str) -> None:
        if tag == "table" and is_data(element):
            self._table(element)
        elif tag == "br":
            self.words.append("\n")
        elif tag == "pre":
            self._inside(element, pre=True)
        elif tag in {"sup", "sub"}:
            self._moved(element, tag)
        elif tag in _STRUCK:
            self.words.append(struck(self._within(Walk).inline(element)))
        elif tag == "q":
            self.words += ["“", self._within(Walk).inline(element).strip("“”"), "”"]
        elif tag == "math":
            self.words.append(linear(element))
        elif tag == "a" and is_note_link(element):
            noted = self._within(Walk).inline(element)
            self.words.append(raised("".join(self.words[-3:])[-8:], noted, noted=True))
        else:
            self._inside(element)

    def _inside(self, element: _Element, *, pre: bool = False) -> None:
        self._say(element.text, pre=pre)
        for child in element:
            self._enter(child)
            self._say(child.tail, pre=pre)

    def _say(self, text: str | None, *, pre: bool) -> None:
        if text:
            self.words.append(text.replace("\n", " ") if not pre and "\n" in text else text)

    def inline(self, element: _Element) -> str:
        """The words of an element, on one line."""
        self._inside(element)
        text = "".join(self.words)
        self.words.clear()
        return text

    def _moved(self, element: _Element, tag: str) -> None:
        """Raised or lowered words."""
        text = self._within(Walk).inline(element)
        if tag == "sub":
            self.words.append(lowered(text))
            return
        links = [link for link in element.iter("a", "{*}a") if "#" in link.get("href", "")]
        around = element.getparent()
        noted = bool(links) or (around is not None and is_note_link(around))
        before = "".join(self.words[-3:])[-8:]
        cell = isinstance(self, _CellWalk)
        self.words.append(raised(before, text, noted=noted or is_note(element), cell=cell))

    def _table(self, element: _Element) -> None:
        rows, title = [], ""
        for part in element.iter("caption", "{*}caption"):
            title = title or self._cell(part)
        for row in element.iter("tr", "{*}tr"):
            if _table_of(row) is not element or self._is_hidden(row):
                continue
            around = row.getparent()
            head = around is not None and name_of(around) == "thead"
            cells = [cell for cell in row if isinstance(cell.tag, str) and name_of(cell) in {"td", "th"}]
            rows.append(
                [
                    Raw(
                        self._cell(cell),
                        _span(cell, "colspan"),
                        _span(cell, "rowspan"),
                        head or name_of(cell) == "th",
                    )
                    for cell in cells
                    if not self._is_hidden(cell)
                ]
            )
        if self.sink:
            self.words.append("\n".join(" ".join(cell.text for cell in row) for row in rows))
        else:
            self.builder.table(rows, title)

    def _cell(self, element: _Element) -> str:
        """The words of a cell; blocks in it are parted by a space."""
        return self._within(_CellWalk).inline(element)

    def _stands(self, element: _Element, tag: str) -> str:
        """Whether an element is a note or stands aside: `note`, `aside`, or empty for running text."""
        if is_notes(element, tag):
            return "note"
        stands_aside = is_of_site(element, tag) if self.site else tag == "nav"
        return "aside" if stands_aside else ""


class _CellWalk(Walk):
    """A walk that makes one line of what it goes through."""

    def flush(self) -> None:
        self.words.append(" ")


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isdecimal() and len(value) < 4 else 1  # noqa: PLR2004 (HTML allows 1000)


def _table_of(row: _Element) -> _Element | None:
    return next(row.iterancestors("table", "{*}table"), None)


def _without_back(text: str) -> str:
    """A note without the arrow that leads back."""
    return text.rstrip("".join(_BACK) + " \n\ufe0e\u00a0").lstrip("^ ")
