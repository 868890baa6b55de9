"""Visitors of pictures: images, figures, captions and legends."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.pdf.conversions import UnreadableImageError
from sphinx_kfor.pdf.syntax import call, length, string
from sphinx_kfor.pdf.visitors.base import TypstBase

if TYPE_CHECKING:
    from sphinx_kfor.pdf.images import Images

_FULL = 100
#: Code points of an image in its own address that are told.
_SHOWN = 60


class FigureVisitors(TypstBase):
    """Images, with the words that stand for them, and figures."""

    #: The files of the images; a document's own translator is given them.
    images: Images
    #: How many diagrams are printed as their sources so far.
    undrawn = 0
    #: Names of the images that cannot be read, and are told of instead of shown.
    unreadable: frozenset[str] = frozenset()

    def visit_image(self, node: nodes.image) -> None:
        self.put_origin(node)
        uri = str(node["uri"])
        name = self._name_of(node)
        if name is None:
            words = call("missing-image", string(node.get("alt") or uri))
            self.put_element(node, words if is_in_line(node) else call("par", words))
            raise nodes.SkipNode
        alternative = self._alternative(node)
        # The call stands here and not in the template, so that Typst's complaints name its line.
        picture = call("image", string(name), alt=string(alternative) if alternative else None, **_size(node))
        if not alternative:
            picture = call("pdf.artifact", picture)
        if is_in_line(node):
            # The head of a page has the title, too.
            function = "icon" if self._in_title and not _size(node) else "inline-image"
            code = call(function, picture, sized="true" if _size(node) else None)
        else:
            scale = f"{node['scale']}%" if node.get("scale", _FULL) != _FULL and not _size(node) else None
            code = call("block-image", picture, align=alignment_of(node), scaled=scale)
        self.put_element(node, code)
        raise nodes.SkipNode

    def _name_of(self, node: nodes.image) -> str | None:
        """Give the name that Typst knows the image by, None if its alternative is printed instead."""
        uri = str(node["uri"])
        if uri not in self.builder.images:
            # Of any other Sphinx has warned.
            if uri.startswith("data:"):
                self.warn(
                    "an image that stands in its own address cannot be read: %s", uri[:_SHOWN], node=node
                )
            elif "://" in uri:
                self.warn("an image on the web is not fetched: %s", uri, node=node)
            return None
        try:
            name = self.images.name_of(uri)
        except UnreadableImageError as error:
            self.warn("an image is left out: %s: %s", uri, error, node=node)
            return None
        if flaw := self.images.flaws.get(name):
            self.warn("%s: %s", uri, flaw, node=node)
        return None if name in self.unreadable else name

    def _alternative(self, node: nodes.image) -> str:
        """Give what stands for the image: its `alt`, else its caption, else its name with a warning.

        An empty `alt` says that the image only decorates; but what is a link does not.
        """
        linked = isinstance(node.parent, nodes.reference)
        if "alt" in node and (node["alt"] or not linked):
            return str(node["alt"])
        figure = node.parent.parent if linked else node.parent
        captions = [each.astext() for each in figure.children if isinstance(each, nodes.caption)]
        if captions and captions[0]:
            return captions[0]
        self.warn("an image has no text alternative (alt): %s", node["uri"], node=node)
        return PurePosixPath(str(node["uri"])).name

    def visit_figure(self, node: nodes.figure) -> None:
        self.put_origin(node)
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        legends = [child for child in node.children if isinstance(child, nodes.legend)]
        body = [child for child in node.children if child not in [*captions, *legends]]
        self.begin()
        self.put_figure_number(node, "figure")
        self.put(self.render([part for caption in captions for part in caption.children]))
        caption = self.end()
        undrawn = self.undrawn
        picture = self.render(body)
        code = call(
            "picture",
            picture,
            # A page may have no room for a source as a whole.
            breakable="true" if self.undrawn > undrawn else None,
            caption=caption if captions else None,
            legend=self.render([part for legend in legends for part in legend.children]) if legends else None,
            align=alignment_of(node),
            width=_at_most_all(str(node["width"])) if "width" in node else None,
            classes=self.render_classes(node),
        )
        self.put_element(node, code)
        raise nodes.SkipNode


def is_in_line(node: nodes.Element) -> bool:
    """Tell an image among words from one that stands on its own, as alone in its paragraph."""
    parent = node.parent
    if len(parent.children) == 1 and isinstance(parent, nodes.reference):
        return is_in_line(parent)
    return isinstance(parent, nodes.TextElement) and not (
        isinstance(parent, nodes.paragraph) and len(parent.children) == 1
    )


def _size(node: nodes.image) -> dict[str, str]:
    """Give the sizes that the author gives an image; none is more than all of the room there is."""
    sizes = {name: length(str(node[name])) for name in ("width", "height") if name in node}
    scale = node.get("scale", _FULL) / _FULL
    given = {name: _scaled(size, scale) for name, size in sizes.items() if size is not None}
    # Of two sizes a page makes another form, and cuts nothing off.
    return given if len(given) < len(sizes) or len(given) < 2 else {**given, "fit": string("stretch")}  # noqa: PLR2004


def _scaled(size: str, scale: float) -> str:
    unit = size.lstrip("0123456789.")
    scaled = float(size.removesuffix(unit)) * scale
    return f"{min(scaled, _FULL) if unit == '%' else scaled:g}{unit}"


def _at_most_all(words: str) -> str | None:
    """Give how wide a figure is: a share of the room there is, all of it at most, or a length."""
    size = length(words)
    return None if size is None else _scaled(size, 1)


def alignment_of(node: nodes.Element) -> str | None:
    """Give the side that the author puts *node* at, None for none."""
    align = node.get("align")
    return align if align in {"left", "center", "right"} else None
