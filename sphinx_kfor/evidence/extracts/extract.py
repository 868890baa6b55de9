"""Extracts: cells, tables and figures that an author has cut from a source.

An extract is asked for by address, or for a figure in a sentence by the words around it. Its record
is an annotation whose targets are the cells, in the source's order, row by row, headers first.
Offsets are Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Annotation, Target, Verdict
from sphinx_kfor.evidence.cautions.registry import of_figure
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest, TableRequest
from sphinx_kfor.evidence.figures.cell_units import said_of, said_over
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.whole import left_out
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.quotations.printing import printed
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.sources.source import Source


#: What a word that is left out beside a figure is cautioned for, too.
_BOUNDING = frozenset(["context.qualifier", "context.limiter", "context.figure"])
ExtractRequest = TableRequest | CellRequest | FigureRequest | MentionRequest


def extract(request: ExtractRequest, source: Source) -> Annotation:
    """Cut an extract from its source's text. Raises EvidenceError, as the request's `targets`."""
    targets = request.targets(source)
    cautions = [*_left_out(request, source, targets[0]), *_from_positions(request, source)]
    return Annotation.of(source.document, source.id, targets, Verdict.VERBATIM.value, cautions)


def _from_positions(request: ExtractRequest, source: Source) -> list[Caution]:
    """A caution on a table that was made out by where words stand on a page."""
    checked = source.record.custom.tables == "checked"
    if (
        checked
        or not source.document.read_from_positions
        or not isinstance(request, (CellRequest, TableRequest))
    ):
        return []
    said = f"the tables of '{source.id}' are read from where words stand on its pages, which may be misread"
    return [
        Caution(
            "reading", f"{said}; compare with the page, and accept, or write 'tables: checked' in its record"
        )
    ]


def shown(target: Target) -> str:
    """What is printed of a cell or figure."""
    return " ".join(printed(target.cell.value, "")).strip() if target.cell else ""


def _left_out(request: ExtractRequest, source: Source, target: Target) -> list[Caution]:
    """Cautions on what belongs to a figure and is not printed with it."""
    if isinstance(request, CellRequest):
        return _header(source, target)
    return _in_sentence(source, target) if isinstance(request, FigureRequest) else []


def _header(source: Source, target: Target) -> list[Caution]:
    """A caution on the scale, currency or per cent that a cell's header says for it."""
    text, cell, figure = shown(target), target.cell, source.notation.read(shown(target))
    if cell is None:
        return []
    unit = (
        said_of(figure, cell.headers, source.notation)
        if figure
        else said_over(text, cell.headers, source.notation)
    )
    if unit is None:
        return []
    where = ", said of the table," if unit_of(cell.units, source.notation) == unit else " in the header"
    said = f"'{unit.text}'{where} belongs to '{text}'"
    if unit.doubtful:
        said += ", and may be metres or a million"
    return [Caution("bound", f"{said}; print it by 'format' or 'unit', or accept with a reason")]


def _in_sentence(source: Source, target: Target) -> list[Caution]:
    """Cautions on what belongs to a figure and was left outside the brackets, and on what governs it."""
    seen, document = source.document.seen, source.document
    start = document.view.seen(target.position.start)
    end = start + len(target.quote.exact)
    left = left_out(seen, Span(start, end), source.notation)
    bounds: list[Caution] = []
    if left:
        said = f"'{left.text}' belongs to '{target.quote.exact}'"
        bounds = [Caution("bound", f"{said}; put it in the brackets, or accept with a reason")]
    governed = of_figure(seen, Span(start, end), source.language)
    # A bound changes the word beside it, or limits it; that is said once.
    return [*(one for one in governed if not left or one.code not in _BOUNDING), *bounds]
