"""Quotations in HTML: a figure whose caption is the attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_kfor.html.widths import share_on_paper
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the figure and the quotation."""
    self.body.append(self.starttag(node, "figure", CLASS="kfor-quotation"))
    cited = {"cite": node["uri"]} if node.get("uri") else {}
    self.body.append(self.starttag(nodes.inline(), "blockquote", **cited, **_language(node)))


def depart_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the figure, and the quotation if no attribution did."""
    if not any(isinstance(child, nodes.attribution) for child in node):
        self.body.append("</blockquote>\n")
    self.body.append("</figure>\n")


def visit_source_line(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the quotation; its attribution stands beside it."""
    self.body.append("</blockquote>\n")
    self.body.append(self.starttag(node, "figcaption", "", **_language(node)))


def depart_source_line(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close the attribution."""
    self.body.append("</figcaption>\n")


def visit_inline_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a span in the language of the source."""
    self.body.append(self.starttag(node, "span", "", **_language(node), **_card(node)))


def depart_inline_quotation(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("</span>")


def visit_evidence(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what shows a card."""
    self.body.append(self.starttag(node, "span", "", **_card(node)))


def depart_evidence(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("</span>")


def visit_likelihood_bar(self: HTML5Translator, node: nodes.Element) -> None:
    """A line from 0 to 100 and the part of it that is meant; the words beside it say the same."""
    low, high = node["kfor_bounds"]
    self.body.append(
        '<svg class="kfor-scale" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="kfor-scale-all" y="3" width="100" height="2"/>'
        f'<rect class="kfor-scale-part" x="{low}" width="{max(high - low, 2)}" height="8"/></svg>'
    )
    raise nodes.SkipNode


def depart_likelihood_bar(self: HTML5Translator, node: nodes.Element) -> None:
    """Nothing is left to close."""


def visit_side_note(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what stands in the margin; who listens has it from the card, the annex or the source."""
    hidden: dict[str, Any] = {"aria-hidden": "true"}
    self.body.append(self.starttag(node, "span", "", CLASS="kfor-side", **hidden))


def depart_side_note(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("</span>")


def visit_annex_number(self: HTML5Translator, node: nodes.Element) -> None:
    """Say what it is the number of to those who hear the link's name."""
    self.body.append(self.starttag(node, "span", "", **_language(node)))
    self.body.append(f'<span class="kfor-unseen">{self.encode(node["kfor_label"])} </span>')


def depart_annex_number(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("</span>")


def visit_column(self: HTML5Translator, node: nodes.colspec) -> None:
    """Note a column, as docutils does."""
    self.visit_colspec(node)


def depart_column(self: HTML5Translator, node: nodes.colspec) -> None:
    """Say behind the last column how wide all of them are, in steps of a twentieth."""
    following = node.next_node(descend=False, siblings=True)
    if isinstance(following, nodes.colspec) or "colwidths-given" not in node.parent.parent["classes"]:
        return
    total = sum(one["colwidth"] for one in self.colspecs)
    steps = [max(1, round(20 * one["colwidth"] / total)) * 5 for one in self.colspecs]
    columns = "".join(f'<col class="kfor-width-{step}" />' for step in steps)
    self.body.append(f"<colgroup>{columns}</colgroup>\n")


def visit_table_box(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a box that a wide table scrolls in, also from the keyboard."""
    attributes: dict[str, Any] = {"tabindex": "0", "role": "group", "aria-label": node["kfor_label"]}
    share = share_on_paper(node)
    fitted = f" kfor-share-{share}" * (share < 100)  # noqa: PLR2004 (per cent)
    self.body.append(self.starttag(node, "div", CLASS=f"kfor-table{fitted}", **attributes))


def depart_table_box(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("</div>\n")


def visit_chart_image(self: HTML5Translator, node: nodes.Element) -> None:
    """The picture in the page itself, in its colour and letters; one for wide pages, one for narrow ones."""
    attributes: dict[str, Any] = {"role": "img", "aria-label": node["alt"]}
    width = f" kfor-width-{round(int(node['width'].rstrip('%')) / 5) * 5 or 5}" if node["width"] else ""
    self.body.append(f'<div class="kfor-picture{width}">')
    for name, svg in zip(("kfor-wide", "kfor-narrow"), node["kfor_svg"], strict=True):
        opening = self.starttag(nodes.inline(), "svg", "", CLASS=name, **attributes)
        self.body.append(svg.replace("<svg", opening.removesuffix(">"), 1))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def depart_chart_image(self: HTML5Translator, node: nodes.Element) -> None:
    """Nothing is left to close."""


def visit_chart_data(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """The figures, for whoever wants to read them."""
    words = self.encode(_("Figures of the chart"))
    self.body.append(f'<details class="kfor-chart-data"><summary>{words}</summary>\n')


def depart_chart_data(self: HTML5Translator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close them."""
    self.body.append("</details>\n")


def _card(node: nodes.Element) -> dict[str, Any]:
    return {"data-kfor-card": node["kfor_card"]} if node.get("kfor_card") else {}


def _language(node: nodes.Element) -> dict[str, Any]:
    return {key: node[key] for key in ("dir", "lang") if node.get(key)}
