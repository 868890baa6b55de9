"""HTML on lines of its own: paragraphs, headings, lists, code, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.raw_html.inline import BLOCKS, inline, inline_element
from sphinx_kfor.pdf.raw_html.reading import NODE, UNSEEN, contents, words
from sphinx_kfor.pdf.raw_html.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from sphinx_kfor.pdf.raw_html.reading import Fragment


#: How the items of a list are counted.
_KINDS = {"a": "loweralpha", "A": "upperalpha", "i": "lowerroman", "I": "upperroman"}


def blocks(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give what *element* holds as nodes on lines of their own; what stands in a line is a paragraph."""
    found: list[nodes.Node] = []
    line: list[nodes.Node] = []

    def end_line() -> None:
        if any(not isinstance(each, nodes.Text) or each.astext().strip() for each in line):
            found.append(nodes.paragraph("", "", *_trimmed(line)))
        line.clear()

    for each in contents(element):
        if isinstance(each, str):
            line.append(nodes.Text(words(each)))
            continue
        held = fragment.node_of(each)
        if held is not None:
            # What stands between pieces of HTML that are blocks is one, too.
            end_line()
            found.append(held)
        elif each.tag in BLOCKS or _holds_blocks(each):
            end_line()
            found += _block(each, fragment)
        else:
            line += inline_element(each, fragment)
    end_line()
    return found


def _holds_blocks(element: HtmlElement) -> bool:
    inside = BLOCKS | {NODE}
    return element.tag not in UNSEEN and any(each.tag in inside for each in element.iterdescendants())


def _trimmed(line: list[nodes.Node]) -> list[nodes.Node]:
    """Take the white space from both ends of a line."""
    found = [*line]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        text = found[end]
        if isinstance(text, nodes.Text):
            found[end] = nodes.Text(strip(text.astext()))
    return [each for each in found if not isinstance(each, nodes.Text) or each.astext()]


def _block(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    tag = str(element.tag)
    if element.get("hidden") is not None:
        return []
    make = _MAKERS.get(tag)
    found = make(element, fragment) if make is not None else blocks(element, fragment)
    if (name := element.get("id")) and found:
        return [nodes.target("", "", ids=[name]), *found]
    return found


def _heading(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    inside = inline(element, fragment)
    return [nodes.rubric("", "", *inside)] if inside else []


def _list(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    items = [nodes.list_item("", *blocks(item, fragment)) for item in element.iterchildren("li")]
    if not items:
        return blocks(element, fragment)
    if element.tag != "ol":
        return [nodes.bullet_list("", *items)]
    start = str(element.get("start", "1"))
    kind = _KINDS.get(str(element.get("type", "1")), "arabic")
    return [nodes.enumerated_list("", *items, enumtype=kind, start=int(start) if start.isdigit() else 1)]


def _definitions(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    items: list[nodes.definition_list_item] = []
    for each in element.iterdescendants("dt", "dd"):
        if not items or (each.tag == "dt" and isinstance(items[-1][-1], nodes.definition)):
            items.append(nodes.definition_list_item())
        if each.tag == "dt":
            items[-1] += nodes.term("", "", *inline(each, fragment))
        elif items[-1].children and isinstance(items[-1][-1], nodes.definition):
            items[-1][-1] += blocks(each, fragment)
        else:
            items[-1] += nodes.definition("", *blocks(each, fragment))
    return [nodes.definition_list("", *items)] if items else []


def _figure(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    """Give a figure: a picture with its caption is one; of anything else the caption stands below it."""
    caption = element.find("figcaption")
    if caption is None:
        return blocks(element, fragment)
    words = inline(caption, fragment)
    caption.drop_tree()
    found = blocks(element, fragment)
    pictures = [image for each in found for image in each.findall(nodes.image)]
    if len(pictures) == len(found) == 1 and not found[0].astext().strip():
        return [nodes.figure("", pictures[0], nodes.caption("", "", *words))]
    return [*found, nodes.container("", nodes.paragraph("", "", *words), classes=["kfor-caption"])]


def _code(element: HtmlElement, _fragment: Fragment) -> list[nodes.Node]:
    text = str(element.text_content()).strip("\n")
    return [nodes.literal_block(text, text, language="none")] if text else []


def _quotation(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    return [nodes.block_quote("", *blocks(element, fragment))]


def _rule(_element: HtmlElement, _fragment: Fragment) -> list[nodes.Node]:
    return [nodes.transition()]


def _table(element: HtmlElement, fragment: Fragment) -> list[nodes.Node]:
    return table(element, fragment, blocks)


_MAKERS: dict[str, Callable[[HtmlElement, Fragment], list[nodes.Node]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "dl": _definitions,
    "figure": _figure,
    "pre": _code,
    "blockquote": _quotation,
    "hr": _rule,
    "table": _table,
}
