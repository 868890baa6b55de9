"""`kfor:timeline`: what happened when, in order, each event with what it rests on."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import (
    VERBATIM_BLOCK,
    citation_group,
    event_list,
    inline_quotation,
    quotation,
)
from sphinx_kfor.brief.page.anchors import put_name
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.brief.page.verification import Verification

KIND = "timeline"
_FORM = "write it as '- 2021-10: what happened'"
_DATED = re.compile(r"\s*(?P<date>[^:]*):(?:\s+|$)")
#: What an event may rest on.
_EVIDENCE = (quotation, inline_quotation, citation_group)


class TimelineDirective(KforDirective):
    """`kfor:timeline`: a bullet list of events, each behind its date."""

    known_options: ClassVar = {
        "name": opt.text,
        "class": opt.text,
        "caption": opt.text,
        **opt.acceptances(
            "evidence", "context", "omission", "speaker", "bound", "loose", "copied", "unsourced"
        ),
    }

    def translate(self) -> nodes.Element:
        """The events in order of their dates; those of one date stay as they were typed."""
        body = self.parse_content_to_nodes()
        if len(body) != 1 or not isinstance(body[0], nodes.bullet_list):
            raise EvidenceError("syntax", f"a timeline is one bullet list; {_FORM}")
        events = sorted(map(self._event, body[0].children), key=lambda event: event[0])
        made = event_list(kfor_options=self.checked, classes=["kfor-timeline", *self.classes()])
        if caption := self.checked.get("caption", ""):
            title = nodes.rubric(caption, caption)
            self.set_source_info(title)
            made += title
        made += nodes.definition_list("", *(entry for _, entry in events))
        return made

    def _event(self, item: nodes.Node) -> tuple[datetime.date, nodes.definition_list_item]:
        """What an event is sorted by, and its entry; one whose date cannot be read comes last."""
        first = item.children[0] if item.children else item
        try:
            date = read_date(_cut_date(first))
        except EvidenceError as error:
            failure = inline_quotation(kfor_failure=error, kfor_source="")
            failure.source, failure.line = first.source, first.line
            return datetime.date.max, _entry(nodes.term("", "", failure), [nodes.paragraph()])
        known = domain_of(self.env).language
        words = _capitalised(in_words(date, self.env.config.language, known))
        return date.key, _entry(nodes.term(words, words, **VERBATIM_BLOCK), item.children)


def prepare(page: Verification, node: event_list) -> None:
    """Name a timeline, and say which of its events rest on nothing."""
    values = node["kfor_options"]
    if "name" in values:
        put_name(page, node, values["name"], KIND, values.get("caption") or _("Timeline"))
    if "accept-unsourced" in values:
        page.excuses.append((node, values["accept-unsourced"]))
    for entry in node.findall(nodes.definition_list_item):
        if not any(_is_evidence(one) for one in entry.findall(nodes.Element)):
            message = "the event rests on nothing; cite a source, or quote one, in it"
            page.caution(entry, Caution("evidence", message))


def _cut_date(first: nodes.Node) -> str:
    """Take the date that an event begins with out of its first paragraph."""
    text = first.children[0] if isinstance(first, nodes.paragraph) and first.children else None
    match = _DATED.match(text) if isinstance(text, nodes.Text) else None
    if match is None or not isinstance(text, nodes.Text):
        raise EvidenceError("syntax", f"an event begins with its date; {_FORM}")
    first.replace(text, nodes.Text(text[match.end() :]))  # type: ignore[attr-defined]
    first.rawsource = first.rawsource[match.end() :] if first.rawsource.startswith(match[0]) else ""  # type: ignore[attr-defined]
    return match["date"].replace("…", "..")  # as an extension for typography may have it


def _capitalised(words: str) -> str:
    """A date as it begins a line; an abbreviation such as `c.` stays as it is."""
    return words if words.split(maxsplit=1)[0].endswith(".") else words[0].upper() + words[1:]


def _entry(term: nodes.term, body: Sequence[nodes.Node]) -> nodes.definition_list_item:
    made = nodes.definition_list_item("", term, nodes.definition("", *body))
    made.source, made.line = body[0].source, body[0].line
    return made


def _is_evidence(node: nodes.Element) -> bool:
    return isinstance(node, _EVIDENCE) or (isinstance(node, pending_xref) and node.get("refdomain") == "kfor")
