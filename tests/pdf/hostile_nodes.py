"""A Sphinx extension that puts the strings of `hostile.json` into every field, past any parser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import Directive

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def section(number: int, words: str) -> nodes.section:
    part = nodes.section("", nodes.title("", words), ids=[f"part-{number}"])
    picture = nodes.image(uri="square.svg", alt=f"alt {words}", candidates={"*": "square.svg"})
    note = nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", words), ids=[f"note-{number}"])
    part += [
        nodes.paragraph(
            "",
            "",
            nodes.Text(words),
            nodes.emphasis("", words),
            nodes.strong("", words),
            nodes.literal("", words),
            nodes.reference("", words, refuri=f"https://example.org/{number}?{words}"),
            nodes.footnote_reference("", "1", refid=f"note-{number}"),
        ),
        nodes.block_quote("", nodes.paragraph("", words), nodes.attribution("", words)),
        nodes.literal_block("", words, language="none"),
        nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", words))),
        nodes.definition_list(
            "",
            nodes.definition_list_item(
                "", nodes.term("", words), nodes.definition("", nodes.paragraph("", words))
            ),
        ),
        nodes.admonition("", nodes.title("", words), nodes.paragraph("", words)),
        nodes.line_block("", nodes.line("", words)),
        nodes.rubric("", words),
        _table(words),
        nodes.figure("", picture, nodes.caption("", words), nodes.legend("", nodes.paragraph("", words))),
        note,
    ]
    return part


def _table(words: str) -> nodes.table:
    def row() -> nodes.row:
        return nodes.row("", nodes.entry("", nodes.paragraph("", words)))

    group = nodes.tgroup(
        "", nodes.colspec(colwidth=1), nodes.thead("", row()), nodes.tbody("", row()), cols=1
    )
    return nodes.table("", nodes.title("", words), group)


class Hostile(Directive):
    def run(self) -> list[nodes.Node]:
        source = Path(str(self.state.document.current_source))
        strings = json.loads((source.parent / "hostile.json").read_text())
        return [section(number, words) for number, words in enumerate(strings)]


def setup(app: Sphinx) -> None:
    app.add_directive("hostile", Hostile)
