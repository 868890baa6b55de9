"""Quotations and bibliographies in LaTeX; `sphinxkfor.sty` says how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

#: In these, TeX does not break a frame over pages, and a rule beside a quotation would need one.
_BOXES = (nodes.table, nodes.footnote, nodes.Admonition, nodes.list_item)


def visit_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the quotation: its language, its direction, and the place that references lead to."""
    environment = "kforboxedquotation" if _in_a_box(node) else "kforquotation"
    self.body.append(
        f"\n\n\\begin{{{environment}}}{_language(node)}{self.hypertarget_to(node, anchor=True)}\n"
    )
    self.context.append(f"\n\\end{{{environment}}}\n")


def depart_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append(self.context.pop())


def visit_source_line(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the attribution."""
    self.body.append(f"\n\n\\begin{{kforattribution}}{_language(node)}%\n")


def depart_source_line(self: LaTeXTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("\n\\end{kforattribution}\n")


def visit_inline_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open words in the language of the source, which are not hyphenated."""
    # A label within a heading would stand in the table of contents as well.
    if node["ids"] and not self.in_title:
        self.body.append(self.hypertarget_to(node, anchor=True))
    self.body.append(f"\\kforinline{_language(node)}{{")


def depart_inline_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close them."""
    self.body.append("}")


def visit_box(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an object, a masthead or a timeline: a block of its own, and what references lead to."""
    self.body.append(f"\n\n{self.hypertarget_to(node, anchor=True)}")
    self.visit_container(node)


def depart_box(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it."""
    self.depart_container(node)
    self.body.append("\n\n")


def visit_sidebar(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a box, framed where TeX can break a frame."""
    name = "kforplainbox" if "kfor-box-plain" in node["classes"] or _in_a_box(node) else "kforbox"
    self.body.append(f"\n\n\\begin{{{name}}}{self.hypertarget_to(node, anchor=True)}")
    self.context.append(f"\n\\end{{{name}}}\n\n")
    self.visit_container(node)


def depart_sidebar(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it."""
    self.depart_container(node)
    self.body.append(self.context.pop())


def visit_page_marking(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Put the marking into the preamble: the cover has it as well."""
    mark = node["kfor_mark"]
    self.elements["preamble"] += f"\n\\kformarking{{{mark.label}}}{{{mark.colour.removeprefix('#')}}}\n"
    raise nodes.SkipNode


def visit_hanging_list(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a list whose entries hang from their first lines."""
    self.body.append(f"\n\n{self.hypertarget_to(node, anchor=True)}\\begin{{kforbibliography}}\n")


def depart_hanging_list(self: LaTeXTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("\\end{kforbibliography}\n")


def visit_hanging_item(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an entry, to which citations link."""
    # The braces keep a bracket at the entry's start from being read as an argument.
    self.body.append(f"\\item{{}}{self.hypertarget_to(node, anchor=True)} ")


def depart_hanging_item(self: LaTeXTranslator, node: nodes.Element) -> None:  # noqa: ARG001
    """Close it."""
    self.body.append("\n")


def _language(node: nodes.Element) -> str:
    return f"{{{str(node.get('lang', '')).lower()}}}{{{node.get('dir', 'ltr')}}}"


def _in_a_box(node: nodes.Element) -> bool:
    return any(isinstance(above, _BOXES) for above in lineage(node.parent))
