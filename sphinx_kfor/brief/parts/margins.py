"""The evidence in the margin of a paper: beside the line that uses it, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, side_note
from sphinx_kfor.brief.parts.annex import passage, places

if TYPE_CHECKING:
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.annex_entries import Entry


def margin_note(view: BriefView, entry: Entry) -> side_note:
    """Mark, source and place of a passage; in its context, where the text does not quote it."""
    place, number = places(view, entry), f"{view.numeral(entry)} " if entry.number else ""
    note = side_note("", "", **VERBATIM)
    note += nodes.Text(number)
    note += nodes.strong("", view.label(entry.source))
    note += nodes.Text(f", {place}. " if place else ". ")
    note += passage(view, entry)
    return note
