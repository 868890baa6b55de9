"""Values: one figure cut from a source, typed as a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import VERBATIM, inline_quotation
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.page.items import Item, settle, take
from sphinx_kfor.brief.tables.beside import around, bound_denies, says_denial, says_header, says_left
from sphinx_kfor.brief.tables.captioned import table_of
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
from sphinx_kfor.evidence.figures.cell_units import of_cell, said_of
from sphinx_kfor.evidence.figures.counted_as import is_counted_as
from sphinx_kfor.evidence.figures.formatting import formatted, with_unit
from sphinx_kfor.evidence.figures.units import check_complete, check_unit
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Address
    from sphinx_kfor.evidence.figures import figure as figures
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.resolver import Resolved
    from sphinx_kfor.evidence.sources.source import Source


VALUE_OPTIONS: dict[str, opt.Validator] = {
    "format": opt.text,
    "unit": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "context", "reading", "unsourced"),
}
_ADDRESS = 'write it as `source > table > row > column` or `source > "words with the [700] in brackets"`'
_CELL, _FIGURE = 4, 2
#: Stands between a figure and its flag, which is raised.
FLAGGED = "\x1f"


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
            kfor_answer=answer,
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


@dataclass
class Figure(Item):
    """One figure of a source; an empty cell is refused."""

    request: CellRequest | FigureRequest
    kind: str = "value"

    def resolve(self) -> Resolved:
        """A cell or figure that is not empty."""
        resolved = self.page.resolve(self.request)
        if not resolved.runs[0].text:
            raise EvidenceError("reference", f"the cell is empty in '{self.request.source}'")
        return resolved


class Value(Figure):
    """A figure that stands in the page's text, as the author has it written; that is its title, too."""

    def resolve(self) -> Resolved:
        """A figure, and how it is written."""
        resolved = super().resolve()
        source = self.page.domain.sources[self.request.source]
        self.title = _written(resolved, source, self.options, self.page.notation)
        if self._says_all(resolved, source):
            self.settled |= {"bound"}
        denial = says_denial(self.page, self.node, resolved.cells[0], source.notation)
        if denial or bound_denies(resolved.cells[0], source.notation):
            self.settled |= {"context.negation"}
        return resolved

    def _says_all(self, resolved: Resolved, source: Source) -> bool:
        """Whether what belongs to the figure is printed with it, or stands beside it on the page."""
        target = resolved.cells[0]
        if isinstance(self.request, FigureRequest):
            return says_left(self.page, self.node, target, source.notation)
        if self.options.keys() & {"format", "unit"}:
            return True
        figure = source.notation.read(resolved.runs[0].text)
        unit = said_of(figure, target.cell.headers, source.notation) if figure and target.cell else None
        if unit is None or target.cell is None:
            return False
        return says_header(self.page, self.node, unit) or (
            bool(unit.currency) and self._counts(target.cell, source)
        )

    def _counts(self, cell: Address, source: Source) -> bool:
        """Whether the page counts by a cell what its column is called, which is no money as others are."""
        table = table_of(cell.table, source) if cell.units else None
        writings, behind = (source.notation, self.page.notation), around(self.node)[1]
        return table is not None and is_counted_as(behind, table.names, cell.column, cell.row or "", writings)

    def print(self, node: nodes.Element, resolved: Resolved) -> None:  # noqa: ARG002 (see Item)
        """Fill the node in."""
        node.clear()
        text, _, flag = self.title.partition(FLAGGED)
        node += nodes.Text(f"{text} " if flag else text)
        node += [nodes.superscript(flag, flag)] * bool(flag)
        self.title = " ".join(filter(None, (text, flag)))
        node["classes"].append("kfor-value")


def answer(page: Verification, node: nodes.Element) -> None:
    """Print a value, or its refusal."""
    options = node["kfor_options"]
    if take(Value(page, node, node["kfor_request"], options)):
        settle(page, node, options)


def _written(resolved: Resolved, source: Source, values: dict[str, str], writing: Notation) -> str:
    """What is printed of a value."""
    text = resolved.runs[0].text
    figure = source.notation.read(text)
    if not values.keys() & {"format", "unit"}:
        flag = figure.flag if figure else ""
        return f"{text.removesuffix(flag).rstrip()}{FLAGGED}{flag}" if flag else text
    if figure is None:
        raise EvidenceError(
            "option", f"'{text}' is no figure, so it has no 'format' or 'unit'; delete the option"
        )
    cell = resolved.cells[0].cell
    if "format" in values:
        figure = of_cell(figure, cell.headers, source.notation) if cell else figure
        text = formatted(figure, source.notation, values["format"], writing)
    else:
        text = text.removesuffix(figure.flag).rstrip() if figure.flag else text
    said = _with_unit(text, figure, cell, values.get("unit", ""), (source.notation, writing))
    return f"{said}{FLAGGED}{figure.flag}" if figure.flag else said


def _with_unit(
    text: str, figure: figures.Figure, cell: Address | None, unit: str, writings: tuple[Notation, Notation]
) -> str:
    """A figure as it is printed, with the author's unit; `figure` is all that the print says by itself."""
    if not unit or unit in {figure.unit, figure.currency, figure.sign}:
        return text
    if figure.unit or figure.currency:
        raise EvidenceError("option", f"'{text}' has a unit of its own; delete 'unit'")
    said = said_of(figure, cell.headers, writings[0]) if cell else None
    if said:
        check_complete(unit, said.text, figure.text, writings)
    check_unit(unit, cell.headers if cell and not figure.power else (), writings)
    return with_unit(text, unit, writings[1])
