"""Visitors of what other extensions make: numbered boxes, tabs, grids and icons, in their own words."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import re

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.breaking import IN_NARROW, pieces
from sphinx_kfor.pdf.visitors.diagrams import DiagramVisitors

#: How many columns a grid of sphinx-design has on a screen as wide as a page, and an item's share of twelve.
_COLUMNS = re.compile(r"sd-row-cols-(?:(?P<screen>sm|md)-)?(?P<number>\d+)")
_SHARE = re.compile(r"sd-col-(?:(?P<screen>sm|md)-)?(?P<number>\d+)")
_TWELVE = 12
#: How wide sphinx-design's pictures of persons are.
_AVATARS = {
    "sd-avatar-xs": "1em",
    "sd-avatar-sm": "3em",
    "sd-avatar-md": "5em",
    "sd-avatar-lg": "7em",
    "sd-avatar-xl": "10em",
}
#: Code points of a line that a page has room for, without what stands between columns.
_LINE = 84
#: What needs a line of its own length.
_BROAD = (nodes.table, nodes.literal_block, nodes.doctest_block, nodes.math_block)


class ExtensionVisitors(DiagramVisitors):
    """sphinx-exercise, sphinx-proof, sphinx-tabs, sphinx-design."""

    def _put_admonition(self, node: nodes.Element) -> None:
        if len(node.children) == 1 and isinstance(node[0], nodes.Admonition):
            # A shell around the box itself.
            self.put_anchor(node)
            node[0].walkabout(self)
            raise nodes.SkipNode
        super()._put_admonition(node)

    visit_Admonition = _put_admonition  # noqa: N815 - docutils names it

    def admonition_label(self, node: nodes.Element) -> str:
        """Give the kind and number of a box that is numbered, "Theorem 2", empty for any other."""
        domain = self.builder.env.get_domain("std")
        kind = domain.get_enumerable_node_type(node) if hasattr(domain, "get_enumerable_node_type") else None
        word = str(node.get("realtype", ""))
        if word:
            # sphinx-proof's own word, in the page's language.
            word = str(get_translation("proof")(word.title()))
        if kind is None:
            return word
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[each] for each in node["ids"] if each in numbers), ())
        form = f"{word} %s" if word else str(self.config.numfig_format.get(kind, "%s"))
        return (form % ".".join(map(str, number))).strip()

    def visit_container(self, node: nodes.Element) -> None:
        if node.get("type") == "tab-element":
            self._put_tabs(node)
        if node.get("design_component") == "grid-row":
            self._put_grid(node)
        super().visit_container(node)

    def _put_tabs(self, node: nodes.Element) -> None:
        """Print the tabs of sphinx-tabs one after the other, each under its name."""
        self.put_anchor(node)
        for tab in node.children:
            if isinstance(tab, nodes.container) and len(tab.children) > 1:
                name, *panels = tab.children
                words = [part for each in name.findall(nodes.paragraph) for part in each.children]
                self.put(call("rubric", self.render(words or [name])))
                self.put(self.render(panels))
            else:
                tab.walkabout(self)
        raise nodes.SkipNode

    def visit_TabContainer(self, node: nodes.Element) -> None:  # noqa: N802 - sphinx-inline-tabs names it
        name, *content = node.children
        assert isinstance(name, nodes.Element)  # noqa: S101 - its label
        self.put_element(node, call("rubric", self.render(name.children)))
        self.put(self.render(content))
        raise nodes.SkipNode

    def _put_grid(self, node: nodes.Element) -> None:
        """Print the items of sphinx-design's grid side by side, where they have room there."""
        items = [child for child in node.children if isinstance(child, nodes.Element)]
        columns = _columns(node, items)
        if len(columns) < 2 or len(items) < 2:  # noqa: PLR2004 - side by side
            return
        self.put_anchor(node)
        widths = f"({', '.join(columns)})"
        self.put(call("side-by-side", *(self.render([item]) for item in items), columns=widths))
        raise nodes.SkipNode

    def visit_image(self, node: nodes.image) -> None:
        width = next((_AVATARS[name] for name in node["classes"] if name in _AVATARS), None)
        if width is not None:
            node.setdefault("width", width)
        super().visit_image(node)

    def visit_sd_icon(self, node: nodes.Element) -> None:
        self.put_drawing(str(node["svg"]))
        raise nodes.SkipNode

    def put_drawing(self, svg: str, alternative: str = "") -> None:
        """Add a drawing that stands in the text as SVG; without an alternative it only decorates."""
        svg = _with_namespace(svg)
        picture = call(
            "image",
            string(self.images.drawn(svg, str.encode)),
            alt=string(alternative) if alternative else None,
        )
        self.put(call("icon", picture if alternative else call("pdf.artifact", picture)))


def _columns(node: nodes.Element, items: list[nodes.Element]) -> list[str]:
    """Give the widths of a grid's columns in Typst; fewer than two where items stand below one another."""
    if any(isinstance(each, _BROAD) for item in items for each in item.findall(nodes.Element)):
        return []
    shares = [_of_screen(_SHARE, item) for item in items]
    if all(shares) and sum(filter(None, shares)) <= _TWELVE:
        return [f"{share}fr" for share in shares]
    number = min(_of_screen(_COLUMNS, node) or 1, len(items))
    words = (
        piece.text for item in items for word in item.astext().split() for piece in pieces(word, IN_NARROW)
    )
    longest = max(map(len, words), default=0)
    while number > 1 and longest * number > _LINE:
        number -= 1
    narrow = ["auto" if _is_narrow(item) else "1fr" for item in items[:number]]
    return narrow if number == len(items) else ["1fr"] * number


def _is_narrow(item: nodes.Element) -> bool:
    """Tell what is as wide as it has to be; a picture might be as wide as the page."""
    pictures = item.findall(nodes.image)
    return "sd-col-auto" in item["classes"] and all(
        not _AVATARS.keys().isdisjoint(each["classes"]) for each in pictures
    )


def _of_screen(pattern: re.Pattern[str], node: nodes.Element) -> int | None:
    """Give the number of the class for the widest screen that is no wider than a page."""
    found = {
        match["screen"] or "": int(match["number"])
        for name in node["classes"]
        if (match := pattern.fullmatch(name))
    }
    return next((found[screen] for screen in ("md", "sm", "") if screen in found), None)


def _with_namespace(svg: str) -> str:
    return svg if "xmlns=" in svg else svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
