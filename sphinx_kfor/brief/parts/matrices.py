"""Matrices: the options of a brief by their criteria, and its judgements by the sources that they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.assessing import criteria
from sphinx_kfor.brief.assessing.grounds import grounds
from sphinx_kfor.brief.markup.nodes import cell, line, placeholder, table_box, table_group
from sphinx_kfor.brief.parts.bearing import bearings, meanings
from sphinx_kfor.brief.state.outline import JUDGEMENT, OPTION
from sphinx_kfor.evidence.problems import Problem
from sphinx_kfor.evidence.standards.vocabulary import confidence_in
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.brief.assessing.grounds import Ground
    from sphinx_kfor.brief.markup.nodes import brief_part
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place

#: What stands for a criterion that an option does not have.
_NOTHING = "–"
#: Up to so many options share the width of the page, and up to so many sources stand beside each other.
_FEW_OPTIONS, _FEW_SOURCES = 4, 6


def options_matrix(view: BriefView, place: brief_part) -> list[nodes.Node]:
    """The brief's options, each a column, by their criteria."""
    options = view.outline.of_kind(OPTION)
    rows = [[cell(_("Criterion")), *(_option(view, where, one.title) for where, one in options)]]
    lacking = False
    for name, said_of in criteria.by_criterion(view.outline).items():
        values = [[one.value for one in said_of.get(where, [])] for where, _one in options]
        lacking = lacking or not all(values)
        rows.append([cell(name), *(cell("; ".join(texts) or _NOTHING) for texts in values)])
    if len(rows) == 1:
        return _nothing(place, _("[no options to compare]"))
    narrow = 200 // (3 * len(options) + 2)
    widths = (
        [narrow, *[(100 - narrow) // len(options)] * len(options)] if len(options) <= _FEW_OPTIONS else []
    )
    notes = [line(_("–: the option says nothing on it."))] * lacking
    return _boxed(place, _("Options by criteria"), rows, widths, notes)


def evidence_matrix(view: BriefView, place: brief_part) -> list[nodes.Node]:
    """The brief's judgements by the sources that they use; the longer side goes down the page."""
    support = {where: grounds(view.domain, where) for where, _one in view.outline.of_kind(JUDGEMENT)}
    used = {ground.source for found in support.values() for ground in found}
    if not used:
        return _nothing(place, _("[no evidence to show]"))
    sources = sorted(used, key=lambda one: view.style.sort_key(view.record(one)))
    groups = [
        [[one for one in found if one.source == source] for source in sources] for found in support.values()
    ]
    rows = [[cell(_("Judgement")), *(_source(view, source) for source in sources)]]
    rows += [
        [_judgement(view, where), *(cell(*bearings(view, group)) for group in row)]
        for where, row in zip(support, groups, strict=True)
    ]
    if len(sources) > max(_FEW_SOURCES, len(support)):
        rows = [list(column) for column in zip(*rows, strict=True)]
        rows[0][0] = cell(_("Source"))
    meant = meanings((group for row in groups for group in row), graded=view.grades_inline)
    notes = [line(meant), _origins(view, support)]
    return _boxed(place, _("Judgements by sources"), rows, [], notes)


def problems(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the matrices of a brief, with the page it stands on."""
    outline = domain.outline(brief.start)
    if domain.part_of(brief.start, "options-matrix"):
        yield from criteria.problems(outline)
    places = [place for place, _one in outline.of_kind(JUDGEMENT)]
    for docname, page in brief.pages_in(domain.pages):
        for part in page.parts.get("options-matrix", ()):
            if not criteria.by_criterion(outline):
                message = "the brief has no kfor:option with criteria to compare; write them as '- Cost: low'"
                yield docname, Problem("reference", message, line=part.line)
        for part in page.parts.get("evidence-matrix", ()):
            if not any(grounds(domain, place) for place in places):
                message = "the brief has no kfor:judgement that uses a source; quote or cite one in it"
                yield docname, Problem("reference", message, line=part.line)


def _option(view: BriefView, where: Place, title: str) -> nodes.entry:
    return cell([view.numbered(where)], [nodes.inline(title, title, classes=["kfor-aside"])])


def _source(view: BriefView, source: str) -> nodes.entry:
    if not view.grades_inline:
        return cell([view.source(source)])
    reliability = view.record(source).custom.reliability
    text = _("Reliability %s") % reliability if reliability else _("not graded")
    return cell([view.source(source)], [nodes.inline(text, text, classes=["kfor-aside"])])


def _judgement(view: BriefView, where: Place) -> nodes.entry:
    values, language = view.outline.objects[where].options, view.domain.language
    texts = []
    if "likelihood" in values:
        texts.append(_("Likelihood:") + f" {view.domain.scale.printed(values['likelihood'], language)}")
    if "confidence" in values:
        texts.append(_("Confidence:") + f" {confidence_in(values['confidence'], language)}")
    asides = ([nodes.inline(text, text, classes=["kfor-aside"])] for text in texts)
    return cell([view.numbered(where)], *asides)


def _origins(view: BriefView, support: dict[Place, list[Ground]]) -> nodes.paragraph:
    """How many origins each judgement rests on."""
    counts = []
    for where, found in support.items():
        origins = {ground.origin for ground in found if not ground.against}
        counts.append(f"{view.outline.labels[where]}: {len(origins)}")
    lead = _("Origins that each judgement rests on:")
    rule = _("Sources of one origin do not corroborate each other.")
    return line(f"{lead} {'; '.join(counts)}. {rule}")


def _boxed(
    place: brief_part,
    label: str,
    rows: Sequence[Sequence[nodes.entry]],
    widths: Sequence[int],
    notes: Sequence[nodes.paragraph],
) -> list[nodes.Node]:
    """A table with its notes, in a box that a wide one scrolls in."""
    table = next(place.findall(nodes.table))
    place.remove(table)
    title = next(table.findall(nodes.title), None)
    table["classes"] += ["kfor-matrix", *place["classes"], "colwidths-given" if widths else "colwidths-auto"]
    table += table_group(rows, widths or [100 // len(rows[0]) or 1] * len(rows[0]), stub=True)
    for note in notes:
        note["classes"] += ["kfor-source", "kfor-note"]
    return [table_box("", table, *notes, kfor_label=title.astext() if title else label)]


def _nothing(place: brief_part, text: str) -> list[nodes.Node]:
    """What stands where there is nothing to show; the error is reported with the others."""
    table = next(place.findall(nodes.table))
    return [nodes.paragraph("", "", placeholder(text), ids=table["ids"])]
