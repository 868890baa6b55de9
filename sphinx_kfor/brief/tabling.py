"""Tables and values cut from sources: what authors type, and the nodes that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief import options as opt
from sphinx_kfor.brief.directives import KforDirective
from sphinx_kfor.brief.nodes import VERBATIM, VERBATIM_BLOCK, inline_quotation, table_box, waiting
from sphinx_kfor.brief.quoting import Content
from sphinx_kfor.brief.roles import KforRole
from sphinx_kfor.evidence.extracts import CellRequest, ExtractRequest, FigureRequest, TableRequest
from sphinx_kfor.evidence.figures import Notation
from sphinx_kfor.evidence.formats import formatted
from sphinx_kfor.evidence.grids import ALIGNMENTS, Arrangement, Grid, arranged
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from sphinx_kfor.brief.verify import Verification
    from sphinx_kfor.evidence.corpus import Source
    from sphinx_kfor.evidence.resolver import Resolved

VALUE_OPTIONS: dict[str, opt.Validator] = {
    "format": opt.text,
    "unit": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("bound", "unsourced"),
}
_ADDRESS = 'write it as `source > table > row > column` or `source > "words with the [700] in brackets"`'
_CELL, _FIGURE = 4, 2
#: From so many rows on a table may break over pages in LaTeX.
_LONG = 30
#: More missing decimals than this are not made up for.
_MOST_LACKING = 6


class TableDirective(KforDirective):
    """`kfor:table`: a table cut from a source."""

    required_arguments = 1
    final_argument_whitespace = True
    known_options: ClassVar = {
        "table": opt.text,
        "columns": opt.text,
        "rows": opt.text,
        "rename": opt.text,
        "sort": opt.text,
        "transpose": opt.flag,
        "align": opt.text,
        "widths": opt.text,
        "units": opt.text,
        "caption": opt.text,
        "note": opt.text,
        "name": opt.text,
        "class": opt.text,
        **opt.acceptances("unsourced"),
    }

    def translate(self) -> nodes.Element:
        """A table that waits for its source."""
        if self.content:
            raise EvidenceError("option", "kfor:table has no body; its cells come from the source")
        values = self.checked
        request = TableRequest(
            self.arguments[0].strip(),
            opt.unquoted(values.get("table", "1")),
            _listed(values, "columns"),
            _listed(values, "rows"),
        )
        return waiting(
            kfor_request=request,
            kfor_options=values,
            kfor_arrangement=_arrangement(values),
            classes=self.classes(),
        )


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
        resolved = page.resolve(request)
        source = page.domain.sources[request.source]
        if isinstance(request, TableRequest):
            grid = arranged(resolved.cells, node["kfor_arrangement"], source.notation)
        else:
            text = _value(page, resolved, source, values)
    except EvidenceError as error:
        page.refuse(node, error, request.source)
        return
    if isinstance(request, TableRequest):
        _put_table(page, node, resolved, grid)
        return
    node.clear()
    node += nodes.Text(text)
    node["classes"].append("kfor-value")
    page.name(node, request, values.get("name", ""), "value", text)
    page.record(node, request, resolved, quoted=False, options=values)
    page.unanswered(node, values)
    page.strip(node)


def _value(page: Verification, resolved: Resolved, source: Source, values: dict[str, str]) -> str:
    """What is printed of a value."""
    text = resolved.runs[0].text
    if not text:
        raise EvidenceError("reference", f"the cell is empty in '{source.id}'")
    if not values.keys() & {"format", "unit"}:
        return text
    figure = source.notation.read(text)
    if figure is None:
        raise EvidenceError(
            "option", f"'{text}' is no figure, so it has no 'format' or 'unit'; delete the option"
        )
    if "format" in values:
        tag = page.env.config.language
        text = formatted(
            figure, source.notation, values["format"], Notation(tag, language(tag, source.word_lists))
        )
    unit = values.get("unit", "")
    if unit and (figure.unit or figure.currency) and unit not in {figure.unit, figure.currency, figure.sign}:
        raise EvidenceError("option", f"'{figure.text}' has a unit of its own; delete 'unit'")
    return text if not unit or figure.unit or figure.currency else f"{text}\u00a0{unit}"


def _put_table(page: Verification, node: nodes.Element, resolved: Resolved, grid: Grid) -> None:
    """A table with its "Source:" line in place of what waits for it."""
    request, values = node["kfor_request"], node["kfor_options"]
    record = page.domain.sources[request.source].record
    table = _table(grid, values.get("caption", ""))
    table["classes"] += node["classes"]
    table.source, table.line = node.source, node.line
    page.name(table, request, values.get("name", ""), "table", values.get("caption") or request.said)
    page.record(table, request, resolved, quoted=True, options=values)
    locator = resolved.annotation.targets[0].locator
    line = nodes.paragraph("", "", nodes.Text(_("Source:") + " "), classes=["kfor-source"], **VERBATIM_BLOCK)
    line += Content((), record, locator, values, page.env).attribution().children
    box = table_box("", table, line, kfor_label=values.get("caption") or record.title)
    if values.get("note"):
        note = _("Note: %s") % values["note"]
        box += nodes.paragraph(note, note, classes=["kfor-source", "kfor-note"])
    box.source, box.line = node.source, node.line
    page.cites(box, resolved.annotation)
    page.unanswered(box, values)
    node.replace_self(box)


def _table(grid: Grid, caption: str) -> nodes.table:
    columns = len(grid.align)
    table = nodes.table(classes=["colwidths-given" if grid.widths else "colwidths-auto"])
    table["classes"] += ["longtable"] * (len(grid.rows) > _LONG)
    if caption:
        table += nodes.title(caption, caption)
    group = nodes.tgroup(cols=columns)
    group += [nodes.colspec(colwidth=width) for width in grid.widths or [100 // columns or 1] * columns]
    head, body = nodes.thead(), nodes.tbody()
    for number, texts in enumerate(grid.rows):
        lacking = grid.lacking[number - 1] if number else [0] * columns
        row = nodes.row()
        for text, align, few in zip(texts, grid.align, lacking, strict=True):
            entry = nodes.entry(
                "", nodes.paragraph(text, text, **VERBATIM_BLOCK) if text else nodes.paragraph()
            )
            entry["classes"] += _classes(align, few)
            row += entry
        (body if number else head).append(row)
    group += [head, body]
    table += group
    return table


def _classes(align: str, lacking: int) -> list[str]:
    if align != "decimal":
        return [f"text-{align}"]
    return ["text-right", "kfor-decimal"] + [f"kfor-lacks-{min(lacking, _MOST_LACKING)}"] * bool(lacking)


def _arrangement(values: dict[str, str]) -> Arrangement:
    """The arrangement that options describe. Raises EvidenceError: `option`."""
    align = _listed(values, "align")
    widths = _listed(values, "widths")
    unknown = [one for one in align if one not in ALIGNMENTS]
    if unknown:
        raise EvidenceError(
            "option", f"the option 'align' has '{unknown[0]}'; there is {', '.join(ALIGNMENTS)}"
        )
    if not all(width.isascii() and width.isdigit() and 0 < int(width) <= 1000 for width in widths):  # noqa: PLR2004
        raise EvidenceError(
            "option", f"the option 'widths' must be numbers such as '2; 1', not '{values['widths']}'"
        )
    sort, _, order = values.get("sort", "").rpartition(" ")
    descending = order == "desc"
    if order not in {"asc", "desc"}:
        sort = values.get("sort", "")
    return Arrangement(
        _pairs(values, "rename"),
        _pairs(values, "units"),
        opt.unquoted(sort.strip()),
        descending,
        "transpose" in values,
        align,
        tuple(map(int, widths)),
    )


def _listed(values: dict[str, str], option: str) -> tuple[str, ...]:
    """The parts of a list."""
    return tuple(opt.unquoted(part) for part in opt.pieces(values.get(option, "")) if part)


def _pairs(values: dict[str, str], option: str) -> dict[str, str]:
    """The parts of a list of `name = new`."""
    pairs = {}
    for part in filter(None, opt.pieces(values.get(option, ""))):
        name, equals, new = part.rpartition("=")
        if not equals or not name.strip() or not new.strip():
            raise EvidenceError("option", f"the option '{option}' has '{part}'; write 'name = {option} it'")
        pairs[opt.unquoted(name.strip())] = opt.unquoted(new.strip())
    return pairs
