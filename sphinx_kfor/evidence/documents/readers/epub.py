"""E-books (EPUB 2 and 3): the documents of the spine, in its order."""

from __future__ import annotations

import posixpath
import re
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder
from sphinx_kfor.evidence.documents.readers.decoding import decoded
from sphinx_kfor.evidence.documents.readers.html import parsed
from sphinx_kfor.evidence.documents.readers.html_walk import Walk
from sphinx_kfor.evidence.documents.readers.office_facts import dublin_core
from sphinx_kfor.evidence.documents.readers.packages import Package, xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&([a-zA-Z]\w{1,31});")
_OF_XML = frozenset({"amp", "apos", "gt", "lt", "quot"})
_PAGES = {"application/xhtml+xml", "text/html"}


def read(data: bytes, _options: Options) -> Reading:
    """Read an e-book."""
    package = Package(data, ".epub")
    container = package.xml("META-INF/container.xml")
    where = next(container.iter("{*}rootfile"), None) if container is not None else None
    name = where.get("full-path", "") if where is not None else ""
    book = package.xml(name)
    if book is None:
        raise UnreadableError("the file is no e-book, whatever its name says: it has no package document")
    builder = Builder(facts=dublin_core(book.find("{*}metadata"), "book"))
    for chapter in _spine(book, posixpath.dirname(name)):
        root = _page(package, chapter)
        body = next(root.iter("body", "{*}body"), None)
        if body is not None:
            Walk(builder, root, site=False).through(body)
    reading = builder.reading()
    if not reading.text.strip():
        raise UnreadableError("the book holds no text")
    return reading


def _spine(book: _Element, folder: str) -> list[str]:
    """The names of the documents that are read one after another."""
    manifest = {item.get("id"): item for item in book.iter("{*}item")}
    found = []
    for reference in book.iter("{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if (
            item is None
            or item.get("media-type") not in _PAGES
            or "nav" in item.get("properties", "").split()
        ):
            continue
        found.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
    return found


def _page(package: Package, name: str) -> _Element:
    data = package.read(name)
    if not data.strip():
        raise UnreadableError(f"its part '{name}' is missing or empty; get the book again")
    if b"EncryptedData" in package.read("META-INF/encryption.xml") and b"<" not in data[:200]:
        raise UnreadableError("the book is locked (DRM)")
    text = _DOCTYPE.sub("", _ENTITY.sub(_sign, decoded(data, "")))
    try:
        return xml(_DECLARED.sub("", text).encode(), name)
    except UnreadableError:
        return parsed(data)


def _sign(entity: re.Match[str]) -> str:
    """The sign that an entity of HTML stands for; XML knows five of them."""
    known = entity[1] not in _OF_XML and html5.get(f"{entity[1]};")
    return known or entity[0]
