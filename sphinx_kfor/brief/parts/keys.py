"""The key: what the terms of likelihood and the grades stand for, as far as a brief uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import cell, line, table_group
from sphinx_kfor.brief.state.outline import JUDGEMENT
from sphinx_kfor.evidence.standards.vocabulary import CREDIBILITIES, RELIABILITIES, grade, likelihood_in
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.parts.view import BriefView

#: The relative widths of terms and ranges.
_WIDTHS = (45, 15)


def key(view: BriefView) -> list[nodes.Node]:
    """The key of the scale of likelihood, and of the grades, each only if the brief uses any."""
    return [*_likelihoods(view), *_grades(view)]


def _likelihoods(view: BriefView) -> Iterator[nodes.Node]:
    scale, language = view.domain.scale, view.domain.language
    if not any("likelihood" in one.options for _, one in view.outline.of_kind(JUDGEMENT)):
        return
    lead = _("Likelihood, by %s") % scale.title
    rows = [[cell(_("Term")), cell(_("Probability"))]]
    for row in scale.rows:
        terms = dict.fromkeys(likelihood_in(term, language) for term in row.terms)
        rows.append([cell(" / ".join(terms)), cell(row.range, classes=["text-right"])])
    yield line([nodes.strong("", lead)], "kfor-key-title")
    table = nodes.table(classes=["kfor-key", "colwidths-auto"])
    table += table_group(rows, _WIDTHS, stub=False)
    yield table


def _grades(view: BriefView) -> Iterator[nodes.Node]:
    reliabilities, credibilities = view.grades()
    for lead, used in (
        (_("Reliability of a source"), [grade(one) for one in RELIABILITIES if one in reliabilities]),
        (_("Credibility of what it says"), [grade("", one) for one in CREDIBILITIES if one in credibilities]),
    ):
        if used:
            meanings = "; ".join(f"{one} {one.words(view.domain.language)[0]}" for one in used)
            yield line([nodes.strong("", lead), nodes.Text(f": {meanings}.")], "kfor-key-grades")
    if {"F", "6"} & {*reliabilities, *credibilities}:
        yield line(_("F and 6 say that it could not be judged, not that it is bad."), "kfor-key-grades")
