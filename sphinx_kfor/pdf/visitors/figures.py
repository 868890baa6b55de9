"""Visitors of pictures: images, figures, captions and legends."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

from pathlib import PurePosixPath

from docutils import nodes

from sphinx_kfor.pdf.syntax import call, length, string
from sphinx_kfor.pdf.visitors.base import TypstBase


class FigureVisitors(TypstBase):
    """Images, with the words that stand for them, and figures."""

    def visit_image(self, node: nodes.image) -> None:
        self.put_origin(node)
        uri = str(node["uri"])
        inline = _is_inline(node)
        if uri not in self.builder.images:
            # Sphinx has warned of it, or it is on the web, where a build does not go.
            if "://" in uri:
                self.warn("an image on the web is not fetched: %s", uri, node=node)
            self.put(call("missing-image", string(node.get("alt") or uri)))
            raise nodes.SkipNode
        name = self.images.setdefault(uri, f"image-{len(self.images)}{PurePosixPath(uri).suffix.lower()}")
        code = call(
            "inline-image" if inline else "block-image",
            string(name),
            alt=self._alternative(node),
            align=None if inline else _alignment(node),
            **_size(node),
        )
        self.put_element(node, code)
        raise nodes.SkipNode

    def _alternative(self, node: nodes.image) -> str:
        """Give what stands for the image: its `alt`, else its caption, else its name with a warning."""
        if "alt" in node:
            return string(str(node["alt"]))
        figure = node.parent if isinstance(node.parent, nodes.figure) else node.parent.parent
        captions = (
            [] if figure is None else [each for each in figure.children if isinstance(each, nodes.caption)]
        )
        if captions:
            return string(captions[0].astext())
        self.warn("an image has no text alternative (alt): %s", node["uri"], node=node)
        return string(PurePosixPath(str(node["uri"])).name)

    def visit_figure(self, node: nodes.figure) -> None:
        self.put_origin(node)
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        legends = [child for child in node.children if isinstance(child, nodes.legend)]
        body = [child for child in node.children if child not in [*captions, *legends]]
        self.begin()
        self.put_figure_number(node, "figure")
        self.put(self.render([part for caption in captions for part in caption.children]))
        caption = self.end()
        code = call(
            "picture",
            self.render(body),
            caption=caption if captions else None,
            legend=self.render([part for legend in legends for part in legend.children]) if legends else None,
            align=_alignment(node),
            classes=self.render_classes(node),
        )
        self.put_element(node, code)
        raise nodes.SkipNode


def _is_inline(node: nodes.Element) -> bool:
    parent = node.parent
    if isinstance(parent, nodes.reference):
        return _is_inline(parent)
    # An image alone in its paragraph, which is how Markdown has it, is a picture and not a letter.
    alone = isinstance(parent, nodes.paragraph) and len(parent.children) == 1
    return isinstance(parent, nodes.TextElement) and not alone


def _size(node: nodes.image) -> dict[str, str | None]:
    width = length(str(node["width"])) if "width" in node else None
    height = length(str(node["height"])) if "height" in node else None
    scale = node.get("scale")
    return {"width": width, "height": height, "scaled": f"{scale}%" if scale else None}


def _alignment(node: nodes.Element) -> str | None:
    align = node.get("align")
    return align if align in {"left", "center", "right"} else None
