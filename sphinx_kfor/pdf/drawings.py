"""SVG drawings as Typst can draw them: HTML in them as text, and nothing that they link."""

from __future__ import annotations

import importlib.util
import re
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.locale import __

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
#: What has to be looked at: HTML, and images that do not stand in the file itself.
_SUSPECT = re.compile(rb"foreignObject|href\s*=\s*[\"'](?!data:|#)")
#: The blocks of HTML, each of which begins a line.
_BLOCKS = frozenset({"div", "p", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol", "pre"})
_SIZE = re.compile(r"font-size:\s*([\d.]+)px")
_COLOUR = re.compile(r"(?:^|;)\s*color:\s*([^;]+)")
_CENTRED = re.compile(r"text-align:\s*center|justify-content:[^;]*center")
#: CSS's own size of text in pixels, the height of a line and the width of a letter as parts of it.
_TEXT_SIZE, _LEADING, _LETTER = 16.0, 1.2, 0.5


class Drawing(NamedTuple):
    """An SVG that can be drawn.

    Attributes:
        content: what it was made of where nothing had to be changed.
        flaw: what it lacks now, empty if nothing.
    """

    content: bytes | Path
    flaw: str = ""


def drawable(drawing: bytes | Path) -> Drawing:
    """Give the SVG of *drawing* with texts in the place of its HTML, and without what it links.

    A browser that shows it as an image does not load what it links either.
    """
    content = drawing if isinstance(drawing, bytes) else drawing.read_bytes()
    if not _SUSPECT.search(content) or importlib.util.find_spec("lxml") is None:
        return Drawing(drawing)
    from lxml import etree  # noqa: PLC0415 - an extra, and few drawings have such

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root: Any = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return Drawing(drawing)  # Typst says what is wrong with it
    for html in [*root.iter(f"{_SVG}foreignObject")]:
        _replace(html)
    linked = [image for image in root.iter(f"{_SVG}image") if not _href(image).startswith(("data:", "#"))]
    for image in linked:
        image.getparent().remove(image)
    flaw = __("it links an image, which is not drawn: %s") % _href(linked[0]) if linked else ""
    return Drawing(etree.tostring(root.getroottree()), flaw)


def _href(element: Any) -> str:  # noqa: ANN401 - lxml's elements
    return str(element.get("href") or element.get(f"{_XLINK}href") or "")


def _replace(html: Any) -> None:  # noqa: ANN401 - likewise
    """Put the texts of *html*, a `foreignObject`, in its place, unless the drawing has other words there."""
    parent = html.getparent()
    texts = [] if parent.tag == f"{_SVG}switch" and len(parent) > 1 else [*_lines(html)]
    if not texts:
        parent.remove(html)
        return
    text = _text(html, texts)
    text.tail = html.tail
    parent.replace(html, text)


def _text(html: Any, texts: list[str]) -> Any:  # noqa: ANN401 - likewise
    """Set *texts* in lines as long as *html* is wide, and no larger than they have room in it."""
    style = ";".join(str(each.get("style", "")) for each in html.iter() if isinstance(each.tag, str))
    left, top, width, height = (_number(html.get(name)) for name in ("x", "y", "width", "height"))
    size = float(found[1]) if (found := _SIZE.search(style)) else _TEXT_SIZE
    room = max(int(width / (size * _LETTER)), 1) if width else sum(map(len, texts))
    lines = [line for text in texts for line in textwrap.wrap(text, room)]
    size = min(size, height / (len(lines) * _LEADING) or size)
    look = {"font-size": f"{size:g}", "transform": html.get("transform", "")}
    if colour := _COLOUR.search(style):
        look["fill"] = colour[1].strip()
    if _CENTRED.search(style):
        look["text-anchor"] = "middle"
        left += width / 2
        top += max(height - len(lines) * size * _LEADING, 0) / 2
    text = html.makeelement(f"{_SVG}text", look)
    for number, line in enumerate(lines):
        place = {"x": f"{left:g}", "y": f"{top + size + number * size * _LEADING:g}"}
        part = html.makeelement(f"{_SVG}tspan", place)
        part.text = line
        text.append(part)
    return text


def _lines(html: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    """Give the texts of *html*, a block each."""
    line = ""
    for part in _parts(html):
        if part is None:
            if line.strip():
                yield " ".join(line.split())
            line = ""
        else:
            line += part
    if line.strip():
        yield " ".join(line.split())


def _parts(html: Any) -> Iterator[str | None]:  # noqa: ANN401 - likewise
    """Give the texts in *html* in their order, None where a line begins or ends."""
    yield html.text or ""
    for child in html:
        is_block = isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _BLOCKS
        if is_block:
            yield None
        if isinstance(child.tag, str):
            yield from _parts(child)
        if is_block:
            yield None
        yield child.tail or ""


def _number(words: str | None) -> float:
    match = re.match(r"[-+]?[\d.]+(?!.*%)", words or "")
    return float(match[0]) if match else 0.0
