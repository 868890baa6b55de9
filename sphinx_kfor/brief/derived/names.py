"""The names of figures: what each stands for, on this page or another, down to figures of sources."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from sphinx_kfor.brief.markup.nodes import inline_quotation
from sphinx_kfor.brief.state.pages import Formula, Withheld
from sphinx_kfor.brief.tables.values import read_address
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.brief.state.pages import NamedFigure, Page
    from sphinx_kfor.evidence.resolver import Asked

#: A name in an expression; what a bracket follows is a function.
NAME = re.compile(r"[a-z][a-z0-9_]*(?!\w|\s*\()")
#: An expression is no longer when names of names are written out.
_LONGEST = 500
#: A page and a name on it.
_Place = tuple[str, str]


def note_names(page: Verification) -> None:
    """Note what each name of a figure on a page stands for, before any is answered."""
    for node in page.document.findall(inline_quotation):
        options: dict[str, str] = node.get("kfor_options") or {}
        name = options.get("name", "")
        figure = _figure_at(node) if name and name not in page.figures_named else None
        if figure is not None:
            page.figures_named[name] = figure
            page.page.figures_named[name] = _kept(page, figure)


def _figure_at(node: nodes.Element) -> CellRequest | FigureRequest | Formula | None:
    """What a value or a derived figure asks for; None for anything else, and for a broken address."""
    request, items = node.get("kfor_request"), node.get("kfor_items")
    if isinstance(request, (CellRequest, FigureRequest)):
        return request
    if not isinstance(items, Formula):
        return None
    try:
        return Formula(items.expression, tuple((name, _part_of(part)) for name, part in items.parts))
    except EvidenceError:
        return None


def _part_of(part: Asked | Withheld | str) -> Asked | Withheld | str:
    """What is typed for a name of an expression: an address, else a name. Raises EvidenceError: `syntax`."""
    return read_address(part) if isinstance(part, str) and ">" in part else part


def _kept(page: Verification, figure: CellRequest | FigureRequest | Formula) -> NamedFigure:
    """The same, as the environment may keep it: of private sources without the words."""
    if isinstance(figure, Formula):
        parts = ((name, _kept_part(page, part)) for name, part in figure.parts)
        return Formula(figure.expression, tuple(parts))
    return cast("NamedFigure", _kept_part(page, figure))


def _kept_part(page: Verification, part: Asked | Withheld | str) -> Asked | Withheld | str:
    known = not isinstance(part, (str, Withheld)) and part.source in page.domain.sources
    return page.withheld(cast("Asked", part)) if known else part


def standing(pages: Mapping[str, Page], docname: str, name: str) -> str:
    """All that a name comes to, asked for from a page; once it differs, that page is to be read again."""
    found: dict[_Place, str] = {}
    waiting = [(docname, name)]
    while waiting:
        asking, wanted = waiting.pop()
        where, figure = _find(pages, asking, wanted)
        if (where, wanted) not in found:
            found[where, wanted] = repr(figure)
            if isinstance(figure, Formula):
                waiting += [(where, part) for _, part in figure.parts if isinstance(part, str)]
    return repr(sorted(found.items()))


def _find(pages: Mapping[str, Page], docname: str, name: str) -> tuple[str, NamedFigure | None]:
    """The page that has a name, that which asks before others, and what it stands for; None for nothing."""
    for place in (docname, *sorted(pages)):
        if place in pages and name in pages[place].figures_named:
            return place, pages[place].figures_named[name]
    return "", None


@dataclass
class Flat:
    """An expression of figures of sources alone, whatever names stand between.

    Attributes:
        expression: the expression.
        requests: what each of its names asks a source for.
    """

    expression: str = ""
    requests: dict[str, CellRequest | FigureRequest] = field(default_factory=dict)


def flat(page: Verification, formula: Formula, own: str = "") -> Flat:
    """The expression that a formula comes to.

    Args:
        page: the page that it stands on.
        formula: the formula.
        own: its name, if it has one.

    Raises:
        EvidenceError: `syntax`, for a broken address, `reference`, for a name that nothing has, that stands
            for itself, or for a figure of a private source on another page.
    """
    here = page.env.docname
    making = _Flattening(page, {**page.domain.pages, here: page.page}, here)
    making.made.expression = making.expression(formula, here, "", ((here, own),) if own else ())
    return making.made


@dataclass
class _Flattening:
    page: Verification
    pages: Mapping[str, Page]
    here: str
    made: Flat = field(default_factory=Flat)

    def expression(self, formula: Formula, docname: str, prefix: str, path: tuple[_Place, ...]) -> str:
        """A formula's expression with figures of sources, or theirs in brackets, in place of its names."""
        parts = ((name, _part_of(part)) for name, part in formula.parts)
        said = {name: self._part(part, docname, prefix + name, path) for name, part in parts}
        made = NAME.sub(lambda match: said.get(match[0], match[0]), formula.expression)
        if len(made) > _LONGEST:
            message = f"with what its names stand for, the expression has more than {_LONGEST} characters"
            raise EvidenceError("syntax", message)
        return made

    def _part(self, part: Asked | Withheld | str, docname: str, name: str, path: tuple[_Place, ...]) -> str:
        if not isinstance(part, str):
            return self._request(part, docname, name)
        place, figure = self._named(part, docname)
        if (place, part) in path:
            circle = " → ".join(one for _, one in (*path[path.index((place, part)) :], (place, part)))
            message = f"'{part}' is worked out of itself: {circle}; give one of them an address"
            raise EvidenceError("reference", message)
        if isinstance(figure, Formula):
            return f"({self.expression(figure, place, f'{name}_', (*path, (place, part)))})"
        return self._request(figure, place, name)

    def _named(self, name: str, docname: str) -> tuple[str, NamedFigure]:
        """The page of a name, and what it stands for; what other pages say is noted with this one."""
        place, figure = _find(self.pages, docname, name)
        if {place, docname} != {self.here}:
            self.page.page.borrowed[docname, name] = standing(self.pages, docname, name)
        if figure is None:
            there = {one for page in self.pages.values() for one in page.figures_named}
            message = f"'{name}' is no address and no value's name; {nearest(name, there)}"
            raise EvidenceError("reference", message)
        return place, self.page.figures_named[name] if place == self.here else figure

    def _request(self, figure: Asked | Withheld, docname: str, name: str) -> str:
        """The name by which a figure of a source goes; what has one already keeps that."""
        if not isinstance(figure, (CellRequest, FigureRequest)):
            message = (
                f"the figure is of the private source '{figure.source}', "
                f"and only '{docname}' is told its words; write its address here"
            )
            raise EvidenceError("reference", message)
        requests = self.made.requests
        known = next((one for one, request in requests.items() if request == figure), "")
        while not known and name in requests:
            name += "_"
        requests[known or name] = figure
        return known or name
