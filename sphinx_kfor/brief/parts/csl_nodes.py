"""Citations in a CSL style as nodes: with our links to entries, and from locators to the annex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM
from sphinx_kfor.evidence.catalogue.csl import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.markup.nodes import citation_group
    from sphinx_kfor.brief.parts.view import BriefView

_NODES: dict[str, type[nodes.TextElement]] = {
    "italic": nodes.emphasis,
    "bold": nodes.strong,
    "raised": nodes.superscript,
    "lowered": nodes.subscript,
}


def from_csl(
    view: BriefView, runs: Iterable[Run], places: Iterable[tuple[str, str]] = ()
) -> list[nodes.Node]:
    """The nodes of a citation or an entry.

    Args:
        view: the brief.
        runs: what the style made of it.
        places: locators in their order, each with the anchor of the passage that it is the place of.
    """
    made: list[nodes.Node] = []
    for run, anchor in _placed(list(runs), list(places)):
        node = _styled(run)
        if anchor:
            made += view.to_annex((view.docname, anchor), [node])
        elif run.source in view.domain.sources:
            made.append(view.link(run.source, [node]))
        else:
            made.append(nodes.reference("", "", node, refuri=run.url) if _live(run.url) else node)
    return made


def _live(url: str) -> bool:
    return bool(re.match(r"(?:https?|mailto|doi):", url))


def _styled(run: Run) -> nodes.Node:
    node: nodes.Node = nodes.Text(run.text)
    for style in run.styles:
        kind = _NODES.get(style)
        node = kind("", "", node) if kind else nodes.inline("", "", node, classes=[f"kfor-{style}"])
    return node


def _placed(runs: list[Run], places: list[tuple[str, str]]) -> Iterator[tuple[Run, str]]:
    """The runs, those of locators apart, each with the anchor of its passage."""
    waiting = [
        (re.compile(re.escape(where).replace(r"\ ", r"[\s\u00a0]"), re.IGNORECASE), anchor)
        for where, anchor in places
    ]
    for run in runs:
        text = run.text
        while waiting and (match := waiting[0][0].search(text)):
            _, anchor = waiting.pop(0)
            if text[: match.start()]:
                yield Run(text[: match.start()], run.styles, run.source, run.url), ""
            yield Run(match[0], run.styles), anchor
            text = text[match.end() :]
        if text:
            yield Run(text, run.styles, run.source, run.url), ""


def _place(where: str) -> re.Pattern[str]:
    """A locator as a style may write it: with spaces that tie, or another first letter."""
    return re.compile(re.escape(where).replace(r"\ ", r"[\s\u00a0]"), re.IGNORECASE)


class Footnotes:
    """The notes of one document: a style with notes puts its citations there."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        taken = [label.astext() for label in document.findall(nodes.label)]
        self.number = max((int(text) for text in taken if text.isdigit()), default=0)
        self.made: list[nodes.footnote] = []

    def add(self, content: list[nodes.Node], docname: str) -> nodes.footnote_reference:
        """A note's mark; the note waits for the document's end."""
        self.number += 1
        number, identifier = str(self.number), f"kfor-note-{self.number}"
        note = nodes.footnote("", nodes.label("", number), nodes.paragraph("", "", *content, **VERBATIM))
        note["ids"], note["backrefs"], note["docname"] = [identifier], [f"{identifier}-ref"], docname
        self.made.append(note)
        mark = nodes.footnote_reference("", number, refid=identifier, ids=[f"{identifier}-ref"])
        mark["docname"] = docname
        return mark

    def finish(self) -> None:
        """Put the notes at the document's end."""
        if self.made:
            end = self.document.children[-1] if self.document.children else self.document
            (end if isinstance(end, nodes.section) else self.document).extend(self.made)


def group_nodes(view: BriefView, group: citation_group, footnotes: Footnotes) -> list[nodes.Node] | None:
    """What a group of citations prints in the project's CSL style; None for one that is not in it."""
    style = view.csl
    if style is None or "kfor_group" not in group:
        return None
    number = view.group_number(group["kfor_group"])
    printed = [one for one in group["kfor_printed"] if one[1] is not None]
    places = [(where, anchor) for _, _, _, where, anchor in printed if where and anchor]
    note = style.notes[number]
    made = from_csl(view, style.groups[number], [] if note else places)
    if note:
        made.append(footnotes.add(from_csl(view, note, places), view.docname))
    return made
