"""Tables and values cut from sources: what authors type, and the nodes that are made of it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import waiting
from sphinx_kfor.brief.tables import cut
from sphinx_kfor.brief.tables.options import arrangement, listed, notes_of
from sphinx_kfor.evidence.extracts.requests import TableRequest
from sphinx_kfor.evidence.problems import EvidenceError

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
    "format": opt.text,
    "caption": opt.text,
    "note": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "reading", "unsourced"),
}


class TableDirective(KforDirective):
    """`kfor:table`: a table cut from a source."""

    optional_arguments = 1
    final_argument_whitespace = True
    cut_as: ClassVar[type[cut.Cut]] = cut.Cut
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
            self.source,
            opt.unquoted(values.get("table", "1")),
            listed(values, "columns"),
            listed(values, "rows"),
        )
        made = waiting(
            kfor_answer=partial(cut.answer, kind=self.cut_as),
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
