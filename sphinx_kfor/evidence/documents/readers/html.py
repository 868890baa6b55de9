"""Web pages, as a browser saves them: what a visitor reads, without menus, banners and what is hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_kfor.evidence.documents.readers import UnreadableError
from sphinx_kfor.evidence.documents.readers.building import Builder
from sphinx_kfor.evidence.documents.readers.decoding import decoded
from sphinx_kfor.evidence.documents.readers.html_facts import facts
from sphinx_kfor.evidence.documents.readers.html_walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers import Options
    from sphinx_kfor.evidence.documents.reading import Reading

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|p|div|h[1-6]|table|article|span|a|meta|title)\b", re.IGNORECASE
)


def read(data: bytes, options: Options) -> Reading:
    """Read a web page."""
    root = parsed(data, options.encoding)
    builder = Builder(facts=facts(root))
    body = root.find("body") if root.tag == "html" else root
    if body is not None:
        Walk(builder, root).through(body)
    reading = builder.reading()
    if not reading.text.strip():
        raise UnreadableError(
            "the page holds no text; if its words appear only in a browser, save it there as a complete page"
        )
    return reading


def parsed(data: bytes, encoding: str = "") -> _Element:
    """The tree of a page.

    Raises:
        UnreadableError: it is no page, or is nested beyond reason.
    """
    if data[:5] == b"%PDF-" or data[:2] == b"PK" or b"\0\0\0" in data[:1024]:
        raise UnreadableError(
            "the file is no web page, whatever its name says; look what it is, and name it so"
        )
    text = decoded(data, encoding)
    if not _MARKUP.search(text):
        raise UnreadableError("the file is no web page: it has no tags; if it is plain text, name it .txt")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"the page cannot be parsed ({error.msg})") from None
    if root is None:
        raise UnreadableError("the page is empty")
    return root
