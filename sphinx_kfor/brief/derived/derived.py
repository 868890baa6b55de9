"""`kfor:derived`: a figure worked out of figures of sources; its parts are passages like any others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import VERBATIM, inline_quotation
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.page.anchors import put_name
from sphinx_kfor.brief.page.items import settle, take
from sphinx_kfor.brief.tables.values import Figure, read_address
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
from sphinx_kfor.evidence.figures.derived import derive, printed, working
from sphinx_kfor.evidence.figures.expressions import names_in
from sphinx_kfor.evidence.figures.formatting import LOCAL
from sphinx_kfor.evidence.figures.header_units import of_cell
from sphinx_kfor.evidence.figures.units import check_unit
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.brief.page.verification import Verification
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
        parts = {name: given.pop(name) or "" for name in names}
        values = opt.checked(given, DERIVED_OPTIONS)
        return inline_quotation(
            kfor_answer=answer,
            kfor_request=None,
            kfor_options=values,
            kfor_items=(expression, parts),
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
    expression, typed = node["kfor_items"]
    options = node["kfor_options"]
    try:
        requests = {name: _request(page, address) for name, address in typed.items()}
        found = {name: Part(page, node, request).resolve() for name, request in requests.items()}
        parts = {name: _figure(page, requests[name], resolved) for name, resolved in found.items()}
        noughts = options.get("format", LOCAL) != LOCAL
        figure = derive(expression, parts, page.notation, noughts=noughts)
        text = _written(figure, options, page.notation)
    except EvidenceError as error:
        page.refuse(node, error, next(iter(typed.values())).split(">")[0].strip())
        return
    said = working(expression, _shown(page, requests, parts), text)
    node.clear()
    node += nodes.Text(text)
    node["classes"].append("kfor-value")
    if options.get("name"):
        put_name(page, node, options["name"], "value", text)
    given = {key: why for key, why in options.items() if key.startswith("accept-")}
    first = True
    for request in requests.values():
        part = node if first and not options.get("name") else _beside(node)
        first = False
        take(Part(page, part, request, given | {"working": said}))
    settle(page, node, options)


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


def _request(page: Verification, address: str) -> CellRequest | FigureRequest:
    """What a name stands for: an address, or a value that has a name on the page."""
    if ">" in address:
        return read_address(address)
    known = dict(_named(page))
    if address not in known:
        raise EvidenceError(
            "reference", f"'{address}' is no address and no value's name; {nearest(address, known)}"
        )
    return known[address]


def _named(page: Verification) -> list[tuple[str, CellRequest | FigureRequest]]:
    """The values that have a name on the page, those still to be answered too."""
    anchors = {named.anchor: name for name, named in page.page.names.items()}
    found = [(anchors[one.anchor], one.request) for one in page.page.passages if one.anchor in anchors]
    waiting = (
        (node["kfor_options"].get("name", ""), node["kfor_request"])
        for node in page.document.findall(inline_quotation)
        if "kfor_options" in node and "kfor_request" in node
    )
    return [
        (name, request)
        for name, request in [*found, *waiting]
        if name and isinstance(request, (CellRequest, FigureRequest))
    ]


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
    return f"{text}\u00a0{unit}"
