"""Images of HTML: files of the project, and drawings that stand in the text."""

from __future__ import annotations

import base64
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sphinx_kfor.pdf.raw_html.reading import Fragment

_OUTSIDE = ("http:", "https:", "//", "data:")


def image(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give `<img>` or `<svg>` as an image."""
    if element.tag == "svg":
        return [_drawing(element, fragment)]
    source = str(element.get("src", "")).strip()
    if not source:
        return []
    node = nodes.image("", uri=source, candidates={"?": source})
    fragment.place_at(node, element)
    if (alternative := element.get("alt")) is not None:
        node["alt"] = alternative
    for name in ("width", "height"):
        if value := element.get(name):
            node[name] = value
    if not source.startswith(_OUTSIDE):
        path = _path(source, fragment)
        if path is None:
            fragment.warn(__("an image of HTML is not among the project's files: %s"), source, at=element)
        else:
            node["uri"], node["candidates"] = path, {"*": path}
            fragment.env.images.add_file(fragment.docname, path)
    return [node]


def _path(source: str, fragment: Fragment) -> str | None:
    """The image's path below the project's folder: beside its document, or in a folder of static files."""
    source = source.partition("?")[0].partition("#")[0]
    root = Path(fragment.env.srcdir)
    inside = source.lstrip("/") if source.startswith("/") else ""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(fragment.docname), source))
    choices = [inside] if inside else [beside]
    if "_static/" in source:
        name = source.partition("_static/")[2]
        choices += [posixpath.join(folder, name) for folder in fragment.env.config.html_static_path]
    return next((each for each in choices if not each.startswith("..") and (root / each).is_file()), None)


def _drawing(element: HtmlElement, fragment: Fragment) -> nodes.Node:
    from lxml import etree  # noqa: PLC0415 - only a PDF needs it, and it is an extra

    tail, element.tail = element.tail, None
    svg = etree.tostring(element, encoding="unicode")
    element.tail = tail
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    # HTML knows no case, and SVG does.
    svg = svg.replace(" viewbox=", " viewBox=").replace(" preserveaspectratio=", " preserveAspectRatio=")
    uri = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    title = element.findtext(".//title") or element.get("aria-label") or ""
    node = nodes.image("", uri=uri, candidates={"?": uri}, alt=title)
    fragment.place_at(node, element)
    return node
