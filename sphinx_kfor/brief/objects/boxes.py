"""`kfor:box`: a sidebar with a title, for a definition, a case or a method."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import brief_box
from sphinx_kfor.brief.page.anchors import put_name
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.verification import Verification

KIND = "box"


class BoxDirective(KforDirective):
    """`kfor:box`: words beside the argument, under a title of their own."""

    optional_arguments = 1
    final_argument_whitespace = True
    known_options: ClassVar = {
        "tone": opt.one_of("note", "plain"),
        "name": opt.text,
        "class": opt.text,
        **opt.acceptances("context", "omission", "speaker", "bound", "loose", "copied", "unsourced"),
    }

    def translate(self) -> nodes.Element:
        """The box: its title, then its body."""
        if not "".join(self.content).strip():
            raise EvidenceError("syntax", "kfor:box needs words; write them below a blank line")
        tone = self.checked.get("tone", "note")
        made = brief_box(kfor_options=self.checked, classes=["kfor-box", f"kfor-box-{tone}", *self.classes()])
        self.set_source_info(made)
        if self.arguments:
            title = self.words(nodes.paragraph, self.arguments[0], classes=["kfor-box-title"])
            title.children = [nodes.strong("", "", *title.children)]
            title.children[0].parent = title
            made += title
        made += self.parse_content_to_nodes()
        return made


def prepare(page: Verification, node: brief_box) -> None:
    """Name the box, and note what is accepted of its prose."""
    values = node["kfor_options"]
    if "name" in values:
        title = next(
            (one for one in node.findall(nodes.paragraph) if "kfor-box-title" in one["classes"]), None
        )
        put_name(page, node, values["name"], KIND, title.astext() if title else _("Box"))
    if "accept-unsourced" in values:
        page.excuses.append((node, values["accept-unsourced"]))
