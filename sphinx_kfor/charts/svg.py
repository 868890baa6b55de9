"""matplotlib's SVG made fit to stand in a page among others.

Text and axes take the colour of the page (`currentColor`): light on a dark page, black where the
picture stands on its own. Names inside the file are its own, so that two of them may share a page.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from sphinx_kfor.charts.sheet import INK

_NAMESPACE = re.compile(r"\{[^}]*\}")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_LINK = "{http://www.w3.org/1999/xlink}href"


def tidied(svg: bytes, prefix: str) -> bytes:
    """The SVG, with names that begin with a prefix, and nothing of when or where it was drawn."""
    root = ElementTree.fromstring(svg)  # noqa: S314 (matplotlib wrote it just now)
    for parent in root.iter():
        for child in [child for child in parent if child.tag.endswith("}metadata")]:
            parent.remove(child)
    used = _referred(root)
    for element in root.iter():
        element.tag = _NAMESPACE.sub("", element.tag)
        attributes = dict(element.attrib)
        element.attrib.clear()
        for key, value in attributes.items():
            _put(element, key, value, prefix, used)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    text: str = ElementTree.tostring(root, encoding="unicode")
    return text.encode()


def _put(element: ElementTree.Element, key: str, value: str, prefix: str, used: set[str]) -> None:
    if key == "id":
        if value in used:
            element.set("id", f"{prefix}-{value}")
    elif key == _LINK:
        element.set("href", f"#{prefix}-{value.removeprefix('#')}")
    else:
        value = _REFERENCE.sub(lambda match: f"url(#{prefix}-{match[1]})", value)
        element.set(key, value.replace(INK, "currentColor"))


def _referred(root: ElementTree.Element) -> set[str]:
    values = [(key, value) for element in root.iter() for key, value in element.attrib.items()]
    links = {value.removeprefix("#") for key, value in values if key == _LINK}
    return links | {name for _, value in values for name in _REFERENCE.findall(value)}
