"""Tables and values cut from sources: what authors type, and the nodes that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief import options as opt
from sphinx_kfor.brief.anchors import name_passage
from sphinx_kfor.brief.arranging import arrangement, listed, notes_of
from sphinx_kfor.brief.directives import KforDirective
from sphinx_kfor.brief.nodes import VERBATIM, inline_quotation, waiting
from sphinx_kfor.brief.roles import KforRole
from sphinx_kfor.brief.table_nodes import Cut
from sphinx_kfor.evidence.extracts import CellRequest, ExtractRequest, FigureRequest, TableRequest
from sphinx_kfor.evidence.formats import formatted
from sphinx_kfor.evidence.grids import arranged
from sphinx_kfor.evidence.headers import of_cell, said_of
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.units import check_complete, check_unit

if TYPE_CHECKING:
    from sphinx_kfor.brief.verification import Verification
    from sphinx_kfor.evidence.annotations import Address
    from sphinx_kfor.evidence.corpus import Source
    from sphinx_kfor.evidence.figures import Figure, Notation
    from sphinx_kfor.evidence.resolver import Resolved

VALUE_OPTIONS: dict[str, opt.Validator] = {
    "format": opt.text,
    "unit": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "context", "unsourced"),
}
_ADDRESS = 'write it as `source > table > row > column` or `source > "words with the [700] in brackets"`'
_CELL, _FIGURE = 4, 2
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


class ValueRole(KforRole):
    """`kfor:value`: one cell, or one figure of a sentence."""

    def translate(self, text: str) -> nodes.Element:
        """A value that waits for its source."""
        address, *rest = opt.pieces(text)
        others, options = opt.split_options(rest)
        if others:
            raise EvidenceError("option", f"'{others[0]}' is not 'key=value'; write `source > …; key=value`")
        values = opt.checked(options, VALUE_OPTIONS)
        return inline_quotation(
            kfor_request=read_address(address),
            kfor_options=values,
            classes=values.get("class", "").split(),
            **VERBATIM,
        )


def read_address(text: str) -> CellRequest | FigureRequest:
    """What an address asks for. Raises EvidenceError: `syntax`, if it is none."""
    parts = opt.pieces(text, ">")
    names = [opt.unquoted(part) for part in parts]
    if not all(names):
        raise EvidenceError("syntax", f"'{text}' has an empty part; {_ADDRESS}")
    if len(parts) == _CELL:
        return CellRequest(*names)
    if len(parts) == _FIGURE and parts[1] != names[1]:
        return FigureRequest(*names)
    raise EvidenceError("syntax", f"'{text}' is no address; {_ADDRESS}")


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


def filled(page: Verification, request: ExtractRequest) -> Resolved:
    """A cell or figure that is not empty. Raises EvidenceError: `reference`, and as `Resolver.resolve`."""
    resolved = page.resolve(request)
    if not resolved.runs[0].text:
        raise EvidenceError("reference", f"the cell is empty in '{request.source}'")
    return resolved


def _value(page: Verification, resolved: Resolved, source: Source, values: dict[str, str]) -> str:
    """What is printed of a value."""
    text = resolved.runs[0].text
    if not values.keys() & {"format", "unit"}:
        return text
    figure = source.notation.read(text)
    if figure is None:
        raise EvidenceError(
            "option", f"'{text}' is no figure, so it has no 'format' or 'unit'; delete the option"
        )
    cell = resolved.cells[0].cell
    if "format" in values:
        figure = of_cell(figure, cell, source.notation) if cell else figure
        text = formatted(figure, source.notation, values["format"], page.notation)
    return _with_unit(text, figure, cell, values.get("unit", ""), (source.notation, page.notation))


def _with_unit(
    text: str, figure: Figure, cell: Address | None, unit: str, writings: tuple[Notation, Notation]
) -> str:
    """A figure as it is printed, with the author's unit; `figure` is all that the print says by itself."""
    if not unit or unit in {figure.unit, figure.currency, figure.sign}:
        return text
    if figure.unit or figure.currency:
        raise EvidenceError("option", f"'{text}' has a unit of its own; delete 'unit'")
    said = said_of(figure, cell, writings[0]) if cell else None
    if said:
        check_complete(unit, said.text, figure.text, writings)
    check_unit(unit, filter(None, (cell.row, cell.column) if cell and not figure.power else ()), writings)
    return f"{text}\u00a0{unit}"
