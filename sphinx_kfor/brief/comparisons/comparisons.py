"""`kfor:compare`: one quantity as several sources give it, in a table with what it comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief.comparisons.conclusions import Conclusions
from sphinx_kfor.brief.comparisons.rows import Row, fill_table
from sphinx_kfor.brief.comparisons.wording import in_sentence, raised
from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import VERBATIM, inline_quotation, table_box, waiting
from sphinx_kfor.brief.page.anchors import put_id, put_name
from sphinx_kfor.brief.page.items import settle, take
from sphinx_kfor.brief.page.stated_figures import times_of_target
from sphinx_kfor.brief.state.pages import Comparison
from sphinx_kfor.brief.tables.values import Figure, read_address
from sphinx_kfor.evidence.annotations.annotation import key_of
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.extracts.extract import shown
from sphinx_kfor.evidence.extracts.requests import CellRequest, FigureRequest
from sphinx_kfor.evidence.figures.cell_units import of_cell, said_of
from sphinx_kfor.evidence.figures.comparisons import Tolerance, Value, compared, kind_of
from sphinx_kfor.evidence.figures.formatting import formatted
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.times import contradict, named
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.sources.origins import origin_of
from sphinx_kfor.evidence.standards.vocabulary import CREDIBILITIES, grade
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.figures import figure as figures
    from sphinx_kfor.evidence.resolver import Resolved

_BULLET = re.compile(r"[-*+]\s+(?=\S)")
#: Options of an item that are printed as they are typed; so are reasons.
_PRINTED = ("scope", "origin")
_FORM = "write it as `- source > table > row > column; as-of=2024-05; scope=…`"


def _date(value: str) -> str:
    """A date (EDTF)."""
    try:
        read_date(value)
    except EvidenceError as error:
        raise EvidenceError("option", f"the option 'as-of': {error}") from None
    return value


#: Acceptances of an item, and where they stand at the comparison of all of them.
_OF_ITEMS = opt.acceptances("bound", "context")

ITEM_OPTIONS: dict[str, opt.Validator] = {
    "as-of": _date,
    "scope": opt.text,
    "origin": opt.text,
    "credibility": opt.one_of(*CREDIBILITIES),
    "format": opt.text,
    **_OF_ITEMS,
}


@dataclass(frozen=True)
class ListedItem:
    """One figure to compare, or what is wrong with it.

    Attributes:
        line: its line.
        request: what it asks for; None where that cannot be read.
        options: what the author says of it.
        fault: subtype and message, where it cannot be read.
    """

    line: int
    request: CellRequest | FigureRequest | None = None
    options: dict[str, str] = field(default_factory=dict)
    fault: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Comparing:
    """What a `kfor:compare` asks for."""

    items: tuple[ListedItem, ...]
    tolerance: Tolerance

    @property
    def anchor(self) -> str:
        """An id for one that has no name, the same as long as it asks for the same."""
        key = key_of("", [item.request.key for item in self.items if item.request])
        return f"kfor-{key[1:9]}"


class CompareDirective(KforDirective):
    """`kfor:compare`: a list of values, each `- address; as-of=…; scope=…`."""

    known_options: ClassVar = {
        "caption": opt.text,
        "tolerance": opt.text,
        "reading": opt.text,
        "format": opt.text,
        "name": opt.text,
        "class": opt.text,
        **_OF_ITEMS,
        **opt.acceptances("unsourced"),
    }

    def translate(self) -> nodes.Element:
        """A comparison that waits for its sources."""
        items = tuple(_item_or_failure(line, text) for line, text in self._listed())
        if not items:
            raise EvidenceError("syntax", f"kfor:compare has no list of values; {_FORM}")
        request = Comparing(items, Tolerance.read(self.checked.get("tolerance", "0")))
        return waiting(
            kfor_answer=answer, kfor_request=request, kfor_options=self.checked, classes=self.classes()
        )

    def _listed(self) -> Iterator[tuple[int, str]]:
        """The items of the body with their lines; a line that belongs to none is one by itself."""
        found: list[tuple[int, list[str]]] = []
        before = self.content_offset + (0 if self.in_rst else self.lineno)  # MyST counts from the directive
        for number, text in enumerate(self.content, before + 1):
            if found and text[:1].isspace():
                found[-1][1].append(text)
            elif text.strip():
                found.append((number, [text]))
        return ((number, " ".join(" ".join(lines).split())) for number, lines in found)


def _item_or_failure(line: int, text: str) -> ListedItem:
    try:
        return _item(line, text)
    except EvidenceError as error:
        return ListedItem(line, fault=(error.subtype, str(error)))


def _item(line: int, text: str) -> ListedItem:
    """Read an item. Raises EvidenceError: `syntax` or `option`."""
    bullet = _BULLET.match(text)
    if not bullet:
        raise EvidenceError("syntax", f"'{text}' is no item of the list; {_FORM}")
    address, *rest = opt.pieces(text[bullet.end() :])
    others, typed = opt.split_options(rest)
    if others:
        raise EvidenceError("option", f"'{others[0]}' is not 'key=value'; {_FORM}")
    return ListedItem(line, read_address(address), opt.checked(typed, ITEM_OPTIONS))


@dataclass
class ComparedFigure(Figure):
    """One figure of a comparison; its row prints the header's words besides."""

    kind: str = "quote"
    figure: figures.Figure | None = None

    def __post_init__(self) -> None:
        if isinstance(self.request, CellRequest):
            self.settled = frozenset({"bound"})

    def resolve(self) -> Resolved:
        """A figure, and how it is written."""
        resolved = super().resolve()
        source, pattern = self.page.domain.sources[self.request.source], self.options.get("format", "")
        cell = resolved.cells[0]
        figure = self.figure = source.notation.read(shown(cell))
        if figure is None or not pattern:
            return resolved
        said = said_of(figure, cell.cell.headers, source.notation) if cell.cell else None
        pattern = pattern.removesuffix("%") if said and said.percent else pattern
        self.title = formatted(figure, source.notation, pattern, self.page.notation)
        return resolved

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Fill the node in."""
        text = self.title or shown(resolved.cells[0])
        flag = raised(self.figure)
        node += [nodes.Text(text.removesuffix(flag[0].astext()).rstrip() if flag else text), *flag]


def answer(page: Verification, node: nodes.Element) -> None:
    """Print a comparison in place of what waits for it, record its figures, and what conflicts."""
    request, options = node["kfor_request"], node["kfor_options"]
    caption, name = options.get("caption", ""), options.get("name", "")
    table = nodes.table(classes=["colwidths-given", "kfor-compare", *node["classes"]])
    table.parent, table.source, table.line, table["kfor_holds"] = node.parent, node.source, node.line, True
    if name:
        put_name(page, table, name, "compare", caption or _("comparison"))
    else:
        put_id(page, table, request.anchor)
    rows = [_row(page, table, item, options) for item in request.items]
    sound = [row for row in rows if row.value]
    outcome = compared([row.value for row in sound if row.value], request.tolerance)
    fill_table(page, table, rows, caption)
    lines = Conclusions(page, sound, outcome, request.tolerance).lines(options.get("reading", ""))
    box = table_box("", table, *lines, kfor_label=caption or _("comparison"))
    box.source, box.line = node.source, node.line
    page.page.comparisons.append(
        Comparison(
            name,
            table["ids"][-1],
            page.places.line(node),
            tuple(row.key for row in sound),
            frozenset(sound[place].key for place in outcome.conflicting),
        )
    )
    for row in sound:
        if row.annotation:
            page.cites(box, row.annotation)
    settle(page, box, options)
    del table["kfor_holds"]
    node.replace_self(box)


def _row(page: Verification, table: nodes.table, item: ListedItem, options: dict[str, str]) -> Row:
    """One row: the value checked and recorded, or refused."""
    figure = inline_quotation(classes=["kfor-value"], **VERBATIM)
    figure.parent, figure.source, figure.line = table, table.source, item.line
    page.loose(figure, *(said for key, said in item.options.items() if key in _PRINTED or "accept-" in key))
    request = item.request
    if request is None:
        page.error(figure, *item.fault)
        page.placeholder(figure, "")
        return Row("", figure, item.options)
    source = request.source
    accepts = {key: why for key, why in options.items() if key in {*_OF_ITEMS, "format"}}
    chosen = accepts | item.options
    resolved = take(ComparedFigure(page, figure, request, chosen))
    if resolved is None:
        return Row(source if source in page.domain.sources else "", figure, item.options)
    page.remarks.append((figure, source, item.options.get("scope", "")))
    target = resolved.cells[0]
    value = _value(page, source, target, item.options)
    misdated = "" if target.cell and target.cell.table else _misdated(value)
    if misdated:
        page.caution(figure, Caution("unsourced", misdated), options)
    key = page.domain.sources[request.source].key(request.key)
    pattern = chosen.get("format", "")
    writings = (page.domain.sources[source].notation, page.notation)
    words = in_sentence(shown(target), value, writings, pattern)
    return Row(source, figure, item.options, key, target, value, resolved.annotation, words, pattern)


def _value(page: Verification, source: str, target: Target, options: dict[str, str]) -> Value:
    """What a figure says, with what the author says of it."""
    known = page.domain.sources[source]
    headers = target.cell.headers if target.cell else ()
    money = any(unit.currency for unit in (unit_of(one, known.notation) for one in headers) if unit)
    figure = known.notation.read(shown(target), accounts=money)
    if figure:
        figure = of_cell(figure, headers, known.notation)
    return Value(
        source,
        origin_of(known.record, options),
        figure,
        kind_of(figure, known.notation) if figure else "",
        options.get("as-of", ""),
        options.get("scope", ""),
        grade(known.record.custom.reliability, options.get("credibility", "")),
        frozenset() if target.private else times_of_target(target, known.notation),
    )


def _misdated(value: Value) -> str:
    """What is wrong with a date that is typed for a figure of a sentence; empty if that says no other.

    What stands under a year in a table may hold for another: the author's date counts.
    """
    if not value.as_of or not contradict(value.times, value.period):
        return ""
    return (
        f"the figure is as of '{value.as_of}' here, and of {named(value.period)} in its source; "
        "correct 'as-of', or accept it with a reason: ':accept-unsourced: …'"
    )
