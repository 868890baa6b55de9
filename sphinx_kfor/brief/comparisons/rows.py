"""The table of a comparison: a row for each figure, with its source, date, grade, scope and passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import cell, citation_group, table_group
from sphinx_kfor.brief.quotations.nodes import marks_around
from sphinx_kfor.evidence.catalogue.citations import Style
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.documents.selectors import CONTEXT
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.quotations.printing import printed
from sphinx_kfor.words import _, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Annotation, Target
    from sphinx_kfor.evidence.figures.comparisons import Value

#: Relative widths of the columns.
_WIDTHS = (18, 13, 9, 16, 14, 30)
_NOTHING = "–"


@dataclass(frozen=True)
class Row:
    """One figure as it is printed.

    Attributes:
        source: its source's id; empty for one that is not in the catalogue.
        figure: the node that has the figure, or the placeholder.
        options: what the author says of it.
        key: its name in the lock.
        target: where it stands.
        value: what it says; None for one that was refused.
        annotation: its record.
        words: the figure as sentences below write it.
        pattern: the format that the author gave it, or empty.
    """

    source: str
    figure: nodes.Element
    options: dict[str, str] = field(default_factory=dict)
    key: str = ""
    target: Target | None = None
    value: Value | None = None
    annotation: Annotation | None = None
    words: str = ""
    pattern: str = ""


def fill_table(page: Verification, table: nodes.table, rows: Sequence[Row], caption: str) -> None:
    """Put the rows under their header."""
    head = [_("Source"), _("Date"), _("Grade"), _("Scope"), _("Value"), _("Passage")]
    widths = [max(width, _room(words)) for width, words in zip(_WIDTHS, head, strict=True)]
    cells = [_entries(head), *(_entries(_contents(page, row)) for row in rows)]
    if page.env.config.kfor_grades != "inline":
        grade = head.index(_("Grade"))
        del widths[grade]
        for row_of_cells in cells:
            del row_of_cells[grade]
    table += [nodes.title(caption, caption)] * bool(caption)
    table += table_group(cells, widths, stub=False)


def _room(words: str) -> int:
    """The relative width that the longest word of a header needs."""
    return max(map(len, words.split())) + 2


def cited(page: Verification, source: str, locator: str = "", *, textual: bool = True) -> citation_group:
    """A source as it is cited in a text; filled when the brief is known."""
    printed = [(source, source, "", locator, "")]
    return citation_group(kfor_printed=printed, kfor_textual=textual, kfor_page=page.env.docname)


def _contents(page: Verification, row: Row) -> list[str | Sequence[nodes.Node]]:
    """What stands in the cells of a row."""
    locator = row.target.locator if row.target else ""
    return [
        [cited(page, row.source, locator)] if row.source else _NOTHING,
        _date(page, row),
        (str(row.value.grade) or _("not graded")) if row.value else _NOTHING,
        (row.options.get("scope") or _("not stated")) if row.value else _NOTHING,
        [row.figure],
        _passage(page, row),
    ]


def _entries(contents: Iterable[str | Sequence[nodes.Node]]) -> list[nodes.entry]:
    return [cell(content, classes=["text-left"]) for content in contents]


def _date(page: Verification, row: Row) -> str:
    """When a figure held, else when its source was published."""
    language = page.env.config.language
    if row.value is None:
        return _NOTHING
    if row.options.get("as-of"):
        return in_words(read_date(row.options["as-of"]), language)
    record = page.domain.sources[row.source].record
    if not record.issued:
        return _("not stated")
    return _("published %s") % Style(language, {}, translator()).year(record)


def _passage(page: Verification, row: Row) -> str:
    """Where a figure stands: the words around it, or the names of its row and column."""
    target = row.target
    if target is None or target.cell is None:
        return _NOTHING
    if target.cell.table:
        names = [name for name in (target.cell.row, target.cell.column) if name]
        notation = page.domain.sources[row.source].notation
        counted = any(
            unit.power or unit.share for unit in (unit_of(name, notation) for name in names) if unit
        )
        return ", ".join([*names, *[target.cell.units] * (bool(target.cell.units) and not counted)])
    if page.domain.sources[row.source].private:
        return _NOTHING
    before, after = target.quote.prefix.split("\n\n")[-1], target.quote.suffix.split("\n\n")[0]
    if len(before) == CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    opening, closing = marks_around(page.env.config)
    return f"{opening}{' '.join(printed(f'{before}{target.quote.exact}{after}', '')).strip()}{closing}"
