"""Citations in a CSL style as nodes: with our links to entries, and from locators to the annex."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, evidence
from sphinx_kfor.evidence.catalogue.addresses import live
from sphinx_kfor.evidence.catalogue.csl_pandoc import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.brief.markup.nodes import citation_group
    from sphinx_kfor.brief.parts.view import BriefView

#: A source, its place as a page writes it, and the anchor of the passage there.
Place = tuple[str, str, str]
_NODES: dict[str, type[nodes.TextElement]] = {
    "italic": nodes.emphasis,
    "bold": nodes.strong,
    "raised": nodes.superscript,
    "lowered": nodes.subscript,
}


def from_csl(view: BriefView, runs: Iterable[Run]) -> list[nodes.Node]:
    """The nodes of an entry."""
    return [_linked(view, run, "") for run in runs]


def _cited(view: BriefView, runs: Iterable[Run], places: Sequence[Place]) -> list[nodes.Node]:
    """The nodes of a citation: what is said of each source shows a card.

    Args:
        view: the brief.
        runs: what the style made of it.
        places: the sources in it that rest on a passage, each with its place there and the passage's anchor.
    """
    made: list[nodes.Node] = []
    anchors = {source: anchor for source, _, anchor in places}
    placed = _placed(list(runs), places)
    for source, group in groupby(zip(_subjects(placed), placed, strict=True), key=itemgetter(0)):
        parts = [one for _, one in group]
        linked = [_linked(view, *one) for one in parts]
        # A style that prints no places has none to link.
        anchor = next((anchor for _, anchor in parts if anchor), anchors.get(source, ""))
        card = view.card((view.docname, anchor)) if anchor else source and view.card_of_source(source)
        made += [evidence("", "", *linked, kfor_card=card)] if card else linked
    return made


def _linked(view: BriefView, run: Run, anchor: str) -> nodes.Node:
    node = _styled(run)
    if anchor:
        (node,) = view.to_annex((view.docname, anchor), [node])
        return node
    if run.source in view.domain.sources:
        return view.link(run.source, [node])
    address = live(run.url)
    return nodes.reference("", "", node, refuri=address) if address else node


def _styled(run: Run) -> nodes.Node:
    node: nodes.Node = nodes.Text(run.text)
    for style in run.styles:
        kind = _NODES.get(style)
        node = kind("", "", node) if kind else nodes.inline("", "", node, classes=[f"kfor-{style}"])
    return node


def _placed(runs: list[Run], places: Sequence[Place]) -> list[tuple[Run, str]]:
    """The runs, those of locators apart, each with the anchor of its passage."""
    made = [(run, "") for run in runs]
    for source, where, anchor in places:
        for at in _of(source, made):
            run, _ = made[at]
            found = list(_locator(where).finditer(run.text))
            if found:
                start, end = found[-1].span()
                cut = [(run.text[:start], ""), (run.text[start:end], anchor), (run.text[end:], "")]
                made[at : at + 1] = [(replace(run, text=text), to) for text, to in cut if text]
                break
    return made


def _of(source: str, runs: list[tuple[Run, str]]) -> list[int]:
    """The runs that speak of a source, from the last: its own, and those up to another's."""
    spoken = enumerate(zip(_subjects(runs), runs, strict=True))
    return [at for at, (of, (_, anchor)) in spoken if of in {source, ""} and not anchor][::-1]


def _subjects(runs: Iterable[tuple[Run, str]]) -> list[str]:
    """The source that each run speaks of: its own, or that of the one before."""
    subjects: list[str] = []
    for run, _ in runs:
        subjects.append(run.source or (subjects[-1] if subjects else ""))
    return subjects


def _locator(where: str) -> re.Pattern[str]:
    """A locator as a style may write it: with spaces that tie, in other case; pages with its own word."""
    pages = re.fullmatch(r"pp?\. (.+)", where)
    own = rf"(?:[^\W\d_]{{1,9}}\.?\s)?{re.escape(pages[1])}|" if pages else ""
    spaced = re.escape(where).replace(r"\ ", r"\s")
    return re.compile(rf"(?<!\w)(?:{own}{spaced})(?!\w)", re.IGNORECASE)


def _with_names(view: BriefView, sources: Iterable[str], runs: Iterable[Run]) -> Iterator[Run]:
    """Numbers in the text, each behind the names that the sentence needs."""
    names = (view.style.names(view.record(source)) for source in sources)
    yield Run(next(names) + " ")
    for run in runs:
        first, *rest = run.text.split("; ")
        yield replace(run, text=first)
        for piece in rest:
            yield Run(f"; {next(names)} ")
            yield replace(run, text=piece)


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
    cited = [(source, where, anchor) for _, source, _, where, anchor in group["kfor_printed"] if source]
    there = [one for one in cited if all(one)]
    places = [(source, view.style.place(where), anchor) for source, where, anchor in there]
    runs, note = style.groups[number], style.notes[number]
    if note:
        note_nodes = _cited(view, note, places)
        return [*from_csl(view, runs), footnotes.add(note_nodes, view.docname)]
    if group["kfor_textual"] and style.by_number:
        runs = list(_with_names(view, [source for source, _, _ in cited], runs))
    return _cited(view, runs, places)
