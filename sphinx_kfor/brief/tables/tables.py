"""Tables and values cut from sources: what authors type, and the nodes that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import waiting
from sphinx_kfor.brief.page.anchors import name_passage
from sphinx_kfor.brief.tables.nodes import Cut
from sphinx_kfor.brief.tables.options import arrangement, listed, notes_of
from sphinx_kfor.brief.tables.values import _value, filled
from sphinx_kfor.evidence.extracts.requests import CellRequest, TableRequest
from sphinx_kfor.evidence.extracts.table_layout import arranged
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.extracts.extract import ExtractRequest


_NOTE = ["kfor-source", "kfor-note"]
#: The options of whatever is cut from a table.
CUT_OPTIONS: dict[str, opt.Validator] = {
    "table": opt.text,
    "columns": opt.text,
    "rows": opt.text,
    "rename": opt.text,
    "sort": opt.text,
    "transpose": opt.flag,
    "units": opt.text,
    "caption": opt.text,
    "note": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "unsourced"),
}


class TableDirective(KforDirective):
    """`kfor:table`: a table cut from a source."""

    required_arguments = 1
    final_argument_whitespace = True
    known_options: ClassVar = {
        **CUT_OPTIONS,
        "align": opt.text,
        "widths": opt.text,
        "notes": opt.text,
    }

    def translate(self) -> nodes.Element:
        """A table that waits for its source; it holds caption and notes, which are the page's own words."""
        if self.content:
            raise EvidenceError("option", f"{self.name} has no body; its cells come from the source")
        values = self.checked
        request = TableRequest(
            self.arguments[0].strip(),
            opt.unquoted(values.get("table", "1")),
            listed(values, "columns"),
            listed(values, "rows"),
        )
        made = waiting(
            kfor_request=request,
            kfor_options=values,
            kfor_arrangement=arrangement(values),
            classes=self.classes(),
        )
        if "caption" in values:
            made += self.words(nodes.caption, values["caption"])
        if "note" in values:
            made += self.words(nodes.paragraph, values["note"], classes=_NOTE)
        for number, note in enumerate(notes_of(values)):
            made += self.words(nodes.paragraph, note[1], classes=_NOTE, kfor_note=number)
        return made


def fill(page: Verification, node: nodes.Element, request: ExtractRequest) -> None:
    """Print an extract in place of what waits for it, and record it."""
    values = node["kfor_options"]
    try:
        resolved = page.resolve(request) if isinstance(request, TableRequest) else filled(page, request)
        source = page.domain.sources[request.source]
        if isinstance(request, TableRequest):
            grid = arranged(resolved.cells, node["kfor_arrangement"], source.notation, page.notation)
            node.get("kfor_put", Cut.put_table)(Cut(page, node, request, resolved, grid))
            return
        text = _value(page, resolved, source, values)
    except EvidenceError as error:
        page.refuse(node, error, request.source)
        return
    node.clear()
    node += nodes.Text(text)
    node["classes"].append("kfor-value")
    name_passage(page, node, request, values.get("name", ""), kind="value", title=text)
    said = {"bound"} if isinstance(request, CellRequest) and values.keys() & {"format", "unit"} else set()
    page.record(node, request, resolved, quoted=False, options=values, settled=said)
    page.unanswered(node, values)
    page.strip(node)
