"""`kfor:key-figures`: the numbers that a reader must leave with, each with what it is and its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import citation_group, inline_quotation, key_figures
from sphinx_kfor.brief.page.anchors import put_name
from sphinx_kfor.brief.quotations.citations import CitationItem
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.page.verification import Verification

KIND = "key-figures"
_FORM = "write it as '- {kfor:value}`source > \"words with the [700] in brackets\"`: what it is'"
_COLON = re.compile(r"\s*:\s*")


class KeyFiguresDirective(KforDirective):
    """`kfor:key-figures`: a bullet list, each item a value and what it is."""

    known_options: ClassVar = {
        "caption": opt.text,
        "name": opt.text,
        "class": opt.text,
        **opt.acceptances("context", "omission", "speaker", "bound", "loose", "copied", "unsourced"),
    }

    def translate(self) -> nodes.Element:
        """The figures in their order; one without a value is refused by itself."""
        body = self.parse_content_to_nodes()
        if len(body) != 1 or not isinstance(body[0], nodes.bullet_list):
            raise EvidenceError("syntax", f"kfor:key-figures is one bullet list; {_FORM}")
        made = key_figures(kfor_options=self.checked, classes=["kfor-key-figures", *self.classes()])
        self.set_source_info(made)
        if caption := self.checked.get("caption", ""):
            title = nodes.rubric(caption, caption)
            self.set_source_info(title)
            made += title
        for item in body[0].children:
            if isinstance(item, nodes.list_item):
                _arrange(item)
        made += body[0]
        return made


def _arrange(item: nodes.list_item) -> None:
    """Set a figure apart from what it is, with its source behind; without a figure the item is refused."""
    first = item.children[0] if item.children else None
    figure = first.children[0] if isinstance(first, nodes.paragraph) and first.children else None
    if not isinstance(first, nodes.paragraph) or not isinstance(figure, inline_quotation):
        said = item.astext().splitlines()[0] if item.astext() else ""
        error = EvidenceError("syntax", f"'{said}' begins with no kfor:value; {_FORM}")
        failure = inline_quotation(kfor_failure=error, kfor_source="")
        failure.source, failure.line = item.source, item.line
        item.clear()
        item += nodes.paragraph("", "", failure)
        return
    rest = first.children[1:]
    if rest and isinstance(rest[0], nodes.Text) and (colon := _COLON.match(rest[0])):
        rest[0] = nodes.Text(rest[0][colon.end() :])
    first.children = []
    first += nodes.inline("", "", figure, classes=["kfor-figure"])
    first += nodes.inline("", ": ", classes=["kfor-colon"])
    first += nodes.inline("", "", *rest, *_source(figure), classes=["kfor-figure-words"])


def _source(figure: inline_quotation) -> Iterator[nodes.Node]:
    """The source of a figure, as a citation."""
    source = getattr(figure.get("kfor_request"), "source", "")
    if source:
        group = citation_group(
            kfor_items=(CitationItem(source),), kfor_textual=False, kfor_options={}, kfor_named=True
        )
        group.source, group.line = figure.source, figure.line
        yield nodes.Text(" ")
        yield nodes.inline("", "", nodes.Text("("), group, nodes.Text(")"), classes=["kfor-figure-source"])


def prepare(page: Verification, node: key_figures) -> None:
    """Name the figures, and note what is accepted of the prose beside them."""
    values = node["kfor_options"]
    if "name" in values:
        put_name(page, node, values["name"], KIND, values.get("caption") or _("Key figures"))
    if "accept-unsourced" in values:
        page.excuses.append((node, values["accept-unsourced"]))
