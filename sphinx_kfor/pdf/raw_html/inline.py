"""HTML inside a line: emphasis, code, keys, raised and lowered text, links, images."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import __

from sphinx_kfor.pdf.raw_html.images import image
from sphinx_kfor.pdf.raw_html.reading import LIVE, UNSEEN, contents, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from sphinx_kfor.pdf.raw_html.reading import Fragment


class ruby(nodes.Element, nodes.Inline):  # noqa: N801 - docutils' way
    """Words and their reading, which stands over them."""


class line_break(nodes.Element, nodes.Inline):  # noqa: N801 - docutils' way
    """The end of a line, which docutils has no node for."""


def _classed(name: str) -> Callable[[], nodes.Element]:
    return lambda: nodes.inline("", "", classes=[name])


_NODES: dict[str, Callable[[], nodes.Element]] = {
    **dict.fromkeys(("b", "strong"), nodes.strong),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "address"), nodes.emphasis),
    **dict.fromkeys(("code", "samp", "tt"), nodes.literal),
    **dict.fromkeys(("s", "del", "strike"), _classed("strike")),
    **dict.fromkeys(("u", "ins"), _classed("underline")),
    "kbd": _classed("kbd"),
    "mark": _classed("mark"),
    "small": _classed("small"),
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}
#: What has its own line in HTML; elsewhere it is no more than its content.
BLOCKS = frozenset(
    "p div section article header footer main nav aside center figure figcaption fieldset form details"
    " summary legend h1 h2 h3 h4 h5 h6 ul ol menu dir dl pre blockquote hr table caption".split()
)


def inline(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give what *element* holds as nodes inside a line."""
    found: list[nodes.Node] = []
    for each in contents(element):
        if not isinstance(each, str):
            found += inline_element(each, fragment)
        elif found and isinstance(found[-1], line_break):
            found.append(nodes.Text(words(each).lstrip()))
        else:
            found.append(nodes.Text(words(each)))
    return found


def inline_element(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give *element* itself likewise."""
    held = fragment.node_of(element)
    if held is not None:
        return [held]
    tag = str(element.tag)
    if tag in UNSEEN or element.get("hidden") is not None:
        return []
    if tag in LIVE:
        return _live(element, fragment)
    if special := _SPECIAL.get(tag):
        return special(element, fragment)
    inside = inline(element, fragment)
    make = _NODES.get(tag)
    if make is None:
        return _anchored(element, inside)
    node = make()
    node += inside
    return _anchored(element, [node])


def _live(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give the address of what only a screen shows, and warn of it."""
    if element.get("type") == "hidden":
        return []
    fragment.warn(__("HTML that cannot be printed is left out: <%s>"), element.tag, at=element)
    sources = (each.get("src") or each.get("data") for each in element.iter())
    source = next((each.strip() for each in sources if each), "")
    return [nodes.reference("", "", nodes.Text(source), refuri=source)] if source.startswith("http") else []


def _anchored(element: HtmlElement, found: list[nodes.Node]) -> list[nodes.Node]:
    name = element.get("id") or (element.get("name") if element.tag == "a" else None)
    return [nodes.target("", "", ids=[str(name)]), *found] if name else found


def _link(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    inside = inline(element, fragment)
    href = str(element.get("href", "")).strip()
    if not href or not inside:
        return _anchored(element, inside)
    path, _, anchor = href.partition("#")
    docname = _document(path, fragment)
    if docname is not None and not path.startswith(("http:", "https:")):
        href = f"%{docname}#{anchor}" if anchor else f"%{docname}"
    return _anchored(element, [nodes.reference("", "", *inside, refuri=href)])


def _document(path: str, fragment: Fragment) -> str | None:
    """The document that an HTML address of this project leads to."""
    if not path:
        return fragment.docname
    folder = PurePosixPath(fragment.docname).parent
    parts: list[str] = []
    for part in (folder / path.removesuffix(".html").removesuffix(".md").removesuffix(".rst")).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    name = "/".join(parts)
    return name if name in fragment.env.all_docs else None


def _break(_element: HtmlElement, _fragment: Fragment) -> list[nodes.Node]:
    return [line_break()]


def _quotation(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    return [nodes.Text("“"), *inline(element, fragment), nodes.Text("”")]


def _abbreviation(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    node = nodes.abbreviation("", "", *inline(element, fragment))
    if title := element.get("title"):
        node["explanation"] = title
    return [node]


def _ruby(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give words with their readings: each reading belongs to the first of the words that have none yet."""
    found: list[nodes.Node] = []
    bases: list[nodes.inline] = []
    ended = True
    for each in contents(element):
        tag = "" if isinstance(each, str) else str(each.tag)
        if tag == "rt":
            base = bases.pop(0) if bases else nodes.inline()
            found.append(ruby("", base, nodes.inline("", "", *inline(cast("HtmlElement", each), fragment))))
            ended = True
        elif isinstance(each, str) and not each.strip():
            continue
        else:
            if ended or tag == "rb":
                bases.append(nodes.inline())
            bases[-1] += (
                [nodes.Text(words(each))] if isinstance(each, str) else inline_element(each, fragment)
            )
            ended = tag == "rb"
    return [*found, *bases]


_SPECIAL: dict[str, Callable[[HtmlElement, Fragment], list[nodes.Node]]] = {
    "a": _link,
    "br": _break,
    "wbr": lambda _element, _fragment: [nodes.Text("\u200b")],
    "q": _quotation,
    "abbr": _abbreviation,
    "acronym": _abbreviation,
    "img": image,
    "svg": image,
    "ruby": _ruby,
}
