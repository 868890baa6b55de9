"""A table that was cut from its source, with what stands under it, in the page that asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import line, table_box
from sphinx_kfor.brief.page.items import Item, settle, take
from sphinx_kfor.brief.quotations.nodes import Content
from sphinx_kfor.brief.tables.captioned import miscaptioned, table_of
from sphinx_kfor.brief.tables.counted_in import CountedIn
from sphinx_kfor.brief.tables.nodes import captioned, in_order, mark, table
from sphinx_kfor.brief.tables.renamed import lines_of, misnamed, unplanned
from sphinx_kfor.evidence.documents.sheet_addresses import together
from sphinx_kfor.evidence.extracts.table_layout import arranged
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.titled import time_of_title
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.extracts.grid import Grid
    from sphinx_kfor.evidence.extracts.requests import TableRequest
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.resolver import Resolved
    from sphinx_kfor.evidence.sources.source import Source


@dataclass
class Cut(Item):
    """A table; its node holds caption and notes, as the page's parser read them.

    Attributes:
        grid: how it is set.
        number: which table of its source it is.
        whole: what is put in place of the node.
    """

    request: TableRequest
    kind: str = "table"
    quoted: bool = True
    grid: Grid = field(init=False)
    number: int = field(init=False)
    whole: nodes.Element = field(init=False)

    def __post_init__(self) -> None:
        self.title = self.request.said
        if self.caption:
            self.title = self.caption.astext()
            self.options = self.options | {"caption": self.title}

    @property
    def caption(self) -> nodes.caption | None:
        """The author's caption."""
        return next((child for child in self.node.children if isinstance(child, nodes.caption)), None)

    @property
    def source(self) -> Source:
        """Its source."""
        return self.page.domain.sources[self.request.source]

    def resolve(self) -> Resolved:
        """Cut the cells, and arrange them as the author has it."""
        resolved = self.page.resolve(self.request)
        arrangement = self.node["kfor_arrangement"]
        cells = (one.cell for one in resolved.cells)
        self.number = next((cell.table for cell in cells if cell is not None), 0)
        self.grid = arranged(resolved.cells, arrangement, self.source.notation, self.page.notation)
        return resolved

    def stand_in(self) -> nodes.Element:
        """The table."""
        made = table(self.grid)
        made["classes"] += self.node["classes"]
        if self.caption:
            made.insert(0, captioned(nodes.title, self.caption))
        return self.placed(made)

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Put the table with its "Source:" line and notes in place of what waits for it."""
        label = self.title if self.caption else self.source.record.plain_title
        self.put(table_box("", node, *self.lines(node, resolved), kfor_label=label), resolved)

    def placed(self, made: nodes.Element) -> nodes.Element:
        """A node as standing where this waits: what is around this is around that."""
        made.source, made.line, made.parent = self.node.source, self.node.line, self.node.parent
        return made

    def put(self, whole: nodes.Element, resolved: Resolved) -> None:
        """Put the whole, with the author's own words in it, in place of what waits for it."""
        self.whole = self.placed(whole)
        self.page.cites(whole, resolved.annotation)
        known = {year for row in self.grid.original for cell in row for year in _A_YEAR.findall(cell)}
        known |= set(_A_YEAR.findall(f"{self.grid.said} {self.source.record.issued}"))
        for name in self.node["kfor_arrangement"].rename.values():
            said = _without_scale(name, self.page.notation)
            # A year of the table's own, or the source's, is no new one.
            said = _A_YEAR.sub(lambda year: "" if year[0] in known else year[0], said)
            self.page.remarks.append((whole, self.request.source, said))
        self.node.replace_self(whole)

    def lines(self, made: nodes.Element, resolved: Resolved) -> Iterator[nodes.paragraph]:
        """What stands under the node that was made of it: where it is from, and the author's notes."""
        found = together(one.locator for one in resolved.annotation.targets)
        locator = ", ".join(found) if "!" in found[0] else found[0]
        shown = Content((), self.source.record, locator, self.options, self.page.env, made["ids"][-1])
        yield line([nodes.Text(_("Source:") + " "), *shown.attribution().children], "kfor-source")
        if self.grid.said and self.grid.unsaid(self.source.notation) and not self.counted_in.is_said():
            yield line([nodes.Text(_("Unit: %s") % self.grid.said.strip("()"))], "kfor-source")
        if self.grid.last:
            yield from self._unsorted()
        general, numbered = self._notes()
        for note in general:
            before, after = _("Note: %s").split("%s")
            note.insert(0, nodes.Text(before))
            note.append(nodes.Text(after))
            yield note
        for place, number in enumerate(in_order(self.grid)):
            numbered[number].insert(0, [mark([place]), nodes.Text(" ")])
            yield numbered[number]

    def _unsorted(self) -> Iterator[nodes.paragraph]:
        """The cells that stand last, and why."""
        read = self.source.notation.read
        others = "; ".join(cell for cell in self.grid.last if read(cell))
        words = "; ".join(cell for cell in self.grid.last if not read(cell))
        if words:
            yield line([nodes.Text(_("Not sorted, since no figure: %s") % words)], "kfor-source")
        if others:
            yield line([nodes.Text(_("Not sorted, since of another unit: %s") % others)], "kfor-source")

    @property
    def counted_in(self) -> CountedIn:
        """What its cells are counted in, and what the author says of that."""
        return CountedIn(self.grid, self.options, self.source.notation, self.page.notation)

    def misnamed(self) -> Iterator[str]:
        """What is wrong with new names that make another column or row of one."""
        rename = self.node["kfor_arrangement"].rename
        if rename:
            lines, writings = (
                lines_of(self.grid, self.number, self.source),
                (self.source.notation, self.page.notation),
            )
            said = " ".join(self.options.get(option, "") for option in ("caption", "note"))
            yield from misnamed(rename, lines, writings)
            yield from unplanned(rename, lines, writings, said)

    def other_period(self) -> str:
        """A time in its caption that is none of its table."""
        table = table_of(self.number, self.source)
        return self.counted_in.other_period(
            time_of_title(table, self.source.notation) if table else frozenset()
        )

    def miscaptioned(self) -> str:
        """What its caption says of another column or row than it shows."""
        table, caption = table_of(self.number, self.source), self.options.get("caption", "")
        writings = (self.source.notation, self.page.notation)
        return miscaptioned(caption, self.grid, table, writings) if table and caption else ""

    def misdrawn(self) -> str:
        """What a drawing of it would show wrongly; a table shows nothing so."""
        return ""

    def _notes(self) -> tuple[list[nodes.paragraph], dict[int, nodes.paragraph]]:
        """The notes on the whole table, and those on cells by their numbers."""
        notes = [
            child for child in self.node.children if isinstance(child, nodes.paragraph) and child.children
        ]
        numbered = {note.attributes.pop("kfor_note"): note for note in notes if "kfor_note" in note}
        return [note for note in notes if note not in numbered.values()], numbered


#: What may be a year in a name.
_A_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def _without_scale(name: str, notation: Notation) -> str:
    """A new name without the digits of its unit, which was checked: `Catch in 1,000 tonnes`."""
    unit = unit_of(name, notation)
    return name.replace(unit.text, "") if unit and any(map(str.isdigit, unit.text)) else name


def answer(page: Verification, node: nodes.Element, kind: type[Cut] = Cut) -> None:
    """Print a table, or its refusal."""
    cut = kind(page, node, node["kfor_request"], node["kfor_options"])
    if not take(cut):
        return
    for unit, name in cut.grid.left_out((cut.source.notation, page.notation)):
        message = f"'{name}' leaves out '{unit}', which the cells are counted in; add it with 'units'"
        page.caution(cut.whole, Caution("bound", message), cut.options)
    for message in cut.misnamed():
        page.caution(cut.whole, Caution("unsourced", message), cut.options)
    other = cut.other_period()
    if other:
        message = f"'{other}' in the caption is none that the table names; correct it"
        page.caution(cut.whole, Caution("unsourced", message), cut.options)
    if wrong := cut.miscaptioned():
        page.caution(cut.whole, Caution("unsourced", wrong), cut.options)
    for message in cut.counted_in.wrong():
        page.caution(cut.whole, Caution("bound", message), cut.options)
    if wrong := cut.misdrawn():
        page.caution(cut.whole, Caution("chart", wrong), cut.options)
    settle(page, cut.whole, cut.options)
