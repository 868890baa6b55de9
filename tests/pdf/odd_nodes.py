"""A Sphinx extension whose nodes the writer has never heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import Directive

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class oddity(nodes.General, nodes.Element):  # noqa: N801 - docutils' nodes are in lower case
    pass


class own_quotation(nodes.block_quote):  # noqa: N801 - likewise
    pass


class PassthroughTextElement(nodes.TextElement):
    """Named as sphinx-design names it, and the next likewise."""


class fontawesome(nodes.Element, nodes.General):  # noqa: N801 - likewise
    pass


class Odd(Directive):
    has_content = True

    def run(self) -> list[nodes.Node]:
        node = oddity()
        self.state.nested_parse(self.content, self.content_offset, node)
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return [node]


class Quote(Directive):
    def run(self) -> list[nodes.Node]:
        words = nodes.paragraph("", "Le parole dell'articolo, incomprensibilmente lunghissime. " * 3)
        return [own_quotation("", words, nodes.attribution("", "ANSA"), lang="it")]


class Inside(Directive):
    def run(self) -> list[nodes.Node]:
        items = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "inner words")))
        return [nodes.paragraph("", "before ", items)]


class Card(Directive):
    def run(self) -> list[nodes.Node]:
        link = nodes.reference("", "Inside", refuri="https://example.org/")
        title = nodes.paragraph("", "Heading", classes=["sd-card-title"])
        shell = PassthroughTextElement("", "", link, fontawesome())
        return [nodes.container("", title, shell, is_div=True, classes=["sd-card"])]


class Formless(Directive):
    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", "for no writer that it names"), nodes.paragraph("", "after it")]


class Uneven(Directive):
    """A table whose first row wants more columns than it says, whose second lacks cells, and so on."""

    def run(self) -> list[nodes.Node]:
        head = nodes.thead("", _row(("Head", {"morerows": 4}), ("Wide", {"morecols": 2})))
        rows = [
            _row(("all", {"morecols": 3})),
            _row(("one", {}), ("two", {})),
            _row(("three", {"morerows": 9}), ("four", {"morecols": 1}), ("five", {})),
            _row(("six", {})),
        ]
        columns = [nodes.colspec(colwidth=30), nodes.colspec(colwidth=70)]
        group = nodes.tgroup("", *columns, head, nodes.tbody("", *rows), cols=2)
        return [nodes.table("", group, classes=["colwidths-given"])]


def _row(*cells: tuple[str, dict[str, int]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", text), **spans) for text, spans in cells))


class LinesInside(Directive):
    def run(self) -> list[nodes.Node]:
        lines = [nodes.line("", "", nodes.inline("", words)) for words in ("State", "Author", "Date")]
        return [nodes.line_block("", nodes.line("", "", nodes.inline("", "", *lines)), nodes.line("", "End"))]


def setup(app: Sphinx) -> None:
    app.add_node(oddity)
    app.add_node(own_quotation)
    app.add_directive("odd", Odd)
    app.add_directive("own-quote", Quote)
    app.add_directive("inside", Inside)
    app.add_directive("card", Card)
    app.add_directive("formless", Formless)
    app.add_directive("uneven", Uneven)
    app.add_directive("lines-inside", LinesInside)
