"""`kfor:derived`: a figure worked out of figures of sources; its parts are passages like any others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.derived.names import flat
from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import VERBATIM, inline_quotation
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.page.anchors import put_name
from sphinx_kfor.brief.page.items import settle, take
from sphinx_kfor.brief.state.pages import Formula
from sphinx_kfor.brief.tables.values import Figure
from sphinx_kfor.evidence.extracts.requests import CellRequest
from sphinx_kfor.evidence.figures.cell_units import of_cell
from sphinx_kfor.evidence.figures.derived import derive, printed, working
from sphinx_kfor.evidence.figures.expressions import names_in
from sphinx_kfor.evidence.figures.formatting import LOCAL, with_unit
from sphinx_kfor.evidence.figures.shapes import shape_of
from sphinx_kfor.evidence.figures.units import check_unit
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.extracts.requests import FigureRequest
    from sphinx_kfor.evidence.figures.figure import Figure as Read
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.resolver import Resolved

DERIVED_OPTIONS: dict[str, opt.Validator] = {
    "format": opt.text,
    "unit": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "context", "unsourced"),
}
_FORM = 'write it as `a - b; a=source > table > row > column; b=source > "words with the [700] in brackets"`'


class DerivedRole(KforRole):
    """`kfor:derived`: an expression, and the figure that each of its names stands for."""

    def translate(self, text: str) -> nodes.Element:
        """A figure that waits for its parts."""
        expression, *rest = opt.pieces(text)
        others, given = opt.split_options(rest)
        if others:
            raise EvidenceError("option", f"'{others[0]}' is not 'key=value'; {_FORM}")
        names = names_in(expression)
        taken = next((name for name in names if name in DERIVED_OPTIONS), "")
        if taken:
            raise EvidenceError(
                "syntax", f"'{taken}' is an option, no name of a figure; give the figure another"
            )
        unknown = [name for name in names if name not in given]
        if unknown:
            raise EvidenceError("reference", f"the expression's '{unknown[0]}' is not given; {_FORM}")
        unused = [key for key in given if key not in names and key not in DERIVED_OPTIONS]
        if unused:
            raise EvidenceError(
                "option", f"'{unused[0]}' does not stand in '{expression}'; {nearest(unused[0], names)}"
            )
        parts = tuple((name, given.pop(name) or "") for name in names)
        values = opt.checked(given, DERIVED_OPTIONS)
        return inline_quotation(
            kfor_answer=answer,
            kfor_request=None,
            kfor_options=values,
            kfor_items=Formula(expression, parts),
            classes=["kfor-derived", *values.get("class", "").split()],
            **VERBATIM,
        )


@dataclass
class Part(Figure):
    """A figure that something is worked out of; of its own it prints no words, only its mark."""

    kind: str = "value"
    title: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.request, CellRequest):
            self.settled = frozenset({"bound"})  # what its headers say is reckoned with

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Leave the node without words."""


def answer(page: Verification, node: nodes.Element) -> None:
    """Print what is worked out, or its refusal, and record its parts."""
    formula, options = node["kfor_items"], node["kfor_options"]
    try:
        made = flat(page, formula, options.get("name", ""))
        found = {name: Part(page, node, request).resolve() for name, request in made.requests.items()}
        parts = {name: _figure(page, made.requests[name], resolved) for name, resolved in found.items()}
        noughts = options.get("format", LOCAL) != LOCAL
        figure = derive(made.expression, parts, page.notation, noughts=noughts)
        text = _written(figure, options, page.notation)
        page.shapes[id(node)] = shape_of(made.expression)
    except EvidenceError as error:
        page.refuse(node, error, formula.parts[0][1].split(">")[0].strip())
        return
    flags = " ".join(dict.fromkeys(one.flag for one, _ in parts.values() if one.flag))
    said = f"{text} {flags}".strip()
    _fill(node, text, flags)
    if options.get("name"):
        put_name(page, node, options["name"], "value", said)
    given = {key: why for key, why in options.items() if key.startswith("accept-")}
    given["working"] = working(made.expression, _shown(page, made.requests, parts), said)
    first = True
    for request in made.requests.values():
        part = node if first and not options.get("name") else _beside(node)
        first = False
        take(Part(page, part, request, given))
    settle(page, node, options)


def _fill(node: nodes.Element, text: str, flags: str) -> None:
    """Print a result, and raised behind it the flags of what it was worked out of."""
    node.clear()
    node += nodes.Text(f"{text} " if flags else text)
    node += [nodes.superscript(flags, flags)] * bool(flags)
    node["classes"].append("kfor-value")


def _shown(
    page: Verification,
    requests: Mapping[str, CellRequest | FigureRequest],
    parts: Mapping[str, tuple[Read, Notation]],
) -> dict[str, str]:
    """What the working says for each name: its figure, but of a private source no more than the name."""
    private = {name for name, request in requests.items() if page.domain.sources[request.source].private}
    return {name: name if name in private else one.text for name, (one, _) in parts.items()}


def _beside(node: nodes.Element) -> inline_quotation:
    """A node for the mark of one more part, behind those before."""
    made = inline_quotation(classes=["kfor-part"], kfor_part=True, **VERBATIM)
    made.source, made.line = node.source, node.line
    place = node.parent.index(node) + 1
    behind = takewhile(_is_part, node.parent.children[place:])
    node.parent.insert(place + sum(1 for _ in behind), made)
    return made


def _is_part(node: nodes.Node) -> bool:
    return isinstance(node, inline_quotation) and "kfor_part" in node


def _figure(
    page: Verification, request: CellRequest | FigureRequest, resolved: Resolved
) -> tuple[Read, Notation]:
    """A part's figure with what its headers say of it."""
    writing, target = page.domain.sources[request.source].notation, resolved.cells[0]
    text = resolved.runs[0].text
    figure = writing.read(text)
    if figure is None:
        raise EvidenceError("option", f"'{text}' is no figure, and cannot be reckoned with")
    return (of_cell(figure, target.cell.headers, writing) if target.cell else figure), writing


def _written(figure: Read, options: dict[str, str], page: Notation) -> str:
    """What is printed."""
    text, unit = printed(figure, page, options.get("format", "")), options.get("unit", "")
    if not unit or unit in {figure.unit, figure.currency, figure.sign}:
        return text
    if figure.unit or figure.currency:
        raise EvidenceError("option", f"'{text}' has a unit of its own; delete 'unit'")
    check_unit(unit, (), (page,))
    return with_unit(text, unit, page)
