"""Nodes that others define."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
from measure import flaws

if TYPE_CHECKING:
    from pdf_project import Build


#: The extension beside this file.
ODD_NODES = 'extensions += ["odd_nodes"]'


ODD = "T\n=\n\n.. odd::\n\n   Odd words.\n\n.. odd::\n\n   More odd words.\n"


def test_quotation_of_a_subclass_keeps_its_language_and_is_not_hyphenated(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. own-quote::\n"}, ODD_NODES)
    assert result.warnings == ""
    assert "\u00ad" not in result.text()
    assert "it" in [tag.attributes.get("/Lang") for tag in result.tags().all()]


def test_unknown_node_warns_once_and_keeps_its_text(build: Build) -> None:
    result = build({"index.rst": ODD}, ODD_NODES)
    assert result.status == 0
    assert result.warnings.count("'oddity'") == 1
    assert "index.rst:4: WARNING:" in result.warnings
    assert "[kfor.pdf]" in result.warnings
    assert "Odd words. More odd words." in result.text()


def test_visitors_of_an_extension_are_honoured(build: Build) -> None:
    conf = """
        extensions += ["odd_nodes"]

        def visit(self, node):
            self.begin()

        def depart(self, node):
            self.put("block([ODD: ] + " + self.end() + ")")

        def setup(app):
            from odd_nodes import oddity
            app.add_node(oddity, override=True, briefpdf=(visit, depart))
    """
    result = build({"index.rst": ODD}, conf)
    assert result.warnings == ""
    assert "ODD: Odd words. ODD: More odd words." in result.text()


def test_block_inside_a_paragraph_is_not_lost(build: Build) -> None:
    text = build({"index.rst": "T\n=\n\n.. inside::\n"}, ODD_NODES).text()
    assert "before" in text
    assert "inner words" in text


def test_nodes_of_sphinx_design_have_their_portable_form(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. card::\n"}, ODD_NODES)
    assert result.warnings == ""
    assert "Heading Inside" in result.text()
    assert result.links() == {"https://example.org/"}


def test_raw_text_that_names_no_writer_is_passed_over(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. formless::\n"}, ODD_NODES)
    assert result.warnings == ""
    assert "after it" in result.text()
    assert "for no writer" not in result.text()


def test_a_table_with_short_rows_and_cells_that_reach_out_of_it_is_printed(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. uneven::\n\nAfter.\n"}, ODD_NODES)
    assert result.warnings == ""
    found = {word: box for *box, word in _words(result.pdf())}
    assert found["one"][1] == found["two"][1] < found["three"][1] == found["five"][1] < found["six"][1]
    assert found["four"][0] == found["six"][0] > found["three"][0]
    assert flaws(result.pdf()) == []


def test_lines_inside_a_line_stand_below_one_another(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. lines-inside::\n"}, ODD_NODES)
    found = {word: box for *box, word in _words(result.pdf())}
    heights = [found[word][1] for word in ("State", "Author", "Date", "End")]
    assert heights == sorted({*heights})


def _words(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    with pymupdf.open(stream=pdf) as document:
        return [word[:5] for page in document for word in page.get_text("words")]
