"""A delivered page: its words as a reader sees them, and a digest of all that it consists of.

The digest is of elements, attributes and words, and of the bytes of local images; the styles and scripts that
the page names are files of their own, which a build may write anew without the page.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul".split()
)
#: Not text: what runs, what styles, what is drawn; and formulas, which a script sets.
_NO_TEXT = frozenset("script style template svg math noscript button object iframe".split())
#: Ours and Sphinx's that repeat what stands elsewhere, or that only help to get about.
_APART = frozenset("headerlink kfor-unseen kfor-card math highlight sig-object".split())
#: What holds the links to other pages or, where all are one page, these pages.
_PAGES = "toctree-wrapper"
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 400
#: What shows a file beside the page.
_WITH_FILES = frozenset(["img", "object", "source", "embed"])


@dataclass
class Element:
    """An element of a page: its name, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def hidden(self) -> bool:
        """Whether a reader does not see it."""
        return "hidden" in self.attributes or bool(_HIDING.search(self.attributes.get("style", "")))


class _Tree(HTMLParser):
    """Elements in each other; a wrong end tag ends nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class HtmlPage:
    """A page of a folder.

    Attributes:
        path: its file.
        root: all of it.
    """

    path: Path
    root: Element

    @classmethod
    def read(cls, path: Path) -> HtmlPage:
        """Read a file. Raises OSError if it cannot be read."""
        tree = _Tree()
        tree.feed(path.read_bytes().decode("utf-8", "replace"))
        tree.close()
        return cls(path, tree.root)

    @cached_property
    def main(self) -> Element:
        """What the page says, without what the site puts around it."""
        everything = list(_all(self.root))
        for wanted in (lambda one: one.attributes.get("role") == "main", lambda one: one.tag == "main"):
            if found := next(filter(wanted, everything), None):
                return found
        return next((one for one in everything if one.tag == "body"), self.root)

    def text(self, without: Collection[str] = ()) -> str:
        """The words of the content, one block a line.

        Args:
            without: the ids of elements that are left out.
        """
        pieces: list[str] = []
        _text(self.main, pieces, frozenset(without))
        return "".join(pieces)

    @cached_property
    def cards(self) -> list[str]:
        """The words of each evidence card."""
        found = []
        for element in _all(self.root):
            if "kfor-card" in element.classes:
                pieces: list[str] = []
                _text(Element("div", {}, element.children), pieces, frozenset())
                found.append("".join(pieces))
        return found

    @cached_property
    def digest(self) -> str:
        """Of all that the page consists of."""
        said: list[bytes] = []
        self._say(self.root, said)
        return hashlib.sha256(b"".join(said)).hexdigest()

    @property
    def named(self) -> set[Path]:
        """The files of styles and scripts beside it that the page names, whether they are there or not."""
        found = set()
        for element in _all(self.root):
            if element.tag == "script":
                found.add(self._local(element.attributes.get("src", "")))
            elif element.tag == "link" and "stylesheet" in element.attributes.get("rel", "").lower().split():
                found.add(self._local(element.attributes.get("href", "")))
        return {path for path in found if path}

    def _say(self, element: Element, said: list[bytes]) -> None:
        attributes = [
            f"{name}={' '.join(value.split())!r}" for name, value in sorted(element.attributes.items())
        ]
        said.append(f"<{element.tag} {' '.join(attributes)}>".encode())
        if element.tag in _WITH_FILES:
            said.append(self._content(element.attributes.get("src") or element.attributes.get("data", "")))
        text = ""
        for child in element.children:
            if isinstance(child, str):
                text += child
                continue
            said.append(" ".join(text.split()).encode())
            text = ""
            self._say(child, said)
        said.append(f"{' '.join(text.split())}</>".encode())

    def _content(self, link: str) -> bytes:
        """The digest of a local file; of a link that leads elsewhere, or to nothing, none."""
        path = self._local(link)
        if path is None:
            return b""
        try:
            return hashlib.sha256(path.read_bytes()).digest()
        except (OSError, ValueError):
            return b"-"

    def _local(self, link: str) -> Path | None:
        """The file of a link that leads to one beside the page."""
        try:
            address = urlsplit(link)
        except ValueError:
            return None
        if address.scheme or address.netloc or not address.path:
            return None
        return self.path.parent / unquote(address.path)


def _all(element: Element) -> list[Element]:
    """An element with all in it, in the page's order."""
    found, waiting = [], [element]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += [child for child in reversed(one.children) if isinstance(child, Element)]
    return found


def _text(element: Element, pieces: list[str], without: frozenset[str]) -> None:
    if element.tag in _NO_TEXT or element.hidden or element.classes & _APART:
        return
    if _PAGES in element.classes and not any(one.tag == "section" for one in _all(element)):
        return
    if element.attributes.get("id", "") in without:
        return
    apart = element.tag in _BLOCKS or "classifier" in element.classes
    pieces += ["\n"] * apart
    for child in element.children:
        if isinstance(child, str):
            pieces.append(_SPACE.sub(" ", child))
        else:
            _text(child, pieces, without)
    pieces += ["\n"] * apart
