"""The summary of sources: what a brief rests on, in the manner of ICD 206, computed from what it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import line
from sphinx_kfor.brief.parts.keys import key
from sphinx_kfor.brief.parts.summary.descriptors import descriptor
from sphinx_kfor.brief.parts.summary.reference_dates import ReferenceDate
from sphinx_kfor.brief.parts.summary.statement import SummaryStatement
from sphinx_kfor.brief.parts.summary.usage import Usage

if TYPE_CHECKING:
    from sphinx_kfor.brief.markup.nodes import brief_part
    from sphinx_kfor.brief.parts.view import BriefView


def source_summary(view: BriefView, place: brief_part) -> list[nodes.Node]:
    """A statement on all sources, a line on each, and the key."""
    usage, date = Usage.of(view), ReferenceDate.of(view)
    statement = map(line, SummaryStatement(view, usage, date).paragraphs())
    items = [nodes.list_item("", descriptor(view, usage, date, source)) for source in usage.sources]
    sources = [nodes.bullet_list("", *items, classes=["kfor-descriptors"])] * bool(items)
    return [nodes.container("", *statement, *sources, *key(view), ids=place["ids"], classes=place["classes"])]
