"""Tables: complete, on the page, tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from measure import glyphs
from pdf_project import children

if TYPE_CHECKING:
    from pdf_project import Build


def test_table_header_is_tagged_and_repeated(build: Build) -> None:
    rows = "\n".join(f"| row {number} | {number} |" for number in range(90))
    result = build({"index.md": f"# T\n\n| Name | Number |\n|---|---|\n{rows}\n"})
    assert len(result.pages()) > 1
    assert all("Name Number" in " ".join(page.split()) for page in result.pages())
    text = result.text()
    assert all(f"row {number} {number}" in text for number in range(90))
    (table,) = children(result.tags(), "Table")
    assert [tag.name for tag in table.children[:2]] == ["THead", "TBody"]
    assert len(children(table, "TH")) == 2


def test_table_spans_widths_and_caption(build: Build) -> None:
    source = """
        T
        =

        .. table:: The caption
           :name: spans

           +-----+-----------+
           | a   | b         |
           +=====+=====+=====+
           | x   | y   | z   |
           |     +-----+-----+
           |     | both      |
           +-----+-----------+

        See `the table <spans_>`_.
    """
    result = build({"index.rst": source})
    assert result.text().count("The caption") == 1
    (table,) = children(result.tags(), "Table")
    assert len(children(table, "TH")) == 2
    assert len(children(table, "TD")) == 4


def test_wide_tables_stay_on_the_page(build: Build) -> None:
    heads = " | ".join(f"Implementation{number}" for number in range(10))
    cells = " | ".join(f"{number},000,000" for number in range(10))
    result = build({"index.md": f"# T\n\n| {heads} |\n|{'---|' * 10}\n| {cells} |\n"})
    with result.document() as pdf:
        width = float(pdf.pages[0].MediaBox[2])
    places: list[float] = []
    reader = pypdf.PdfReader(result.folder / "brief.pdf")
    reader.pages[0].extract_text(visitor_text=lambda _text, _cm, tm, _font, _size: places.append(tm[4]))
    assert max(places) < width - 40


def test_a_source_line_stands_with_its_table(build: Build) -> None:
    source = "T\n=\n\n== ==\na  b\n== ==\n1  2\n== ==\n\n.. rst-class:: kfor-source\n\nSource: the page.\n"
    assert "Source: the page." in build({"index.rst": source}).text()


def test_a_table_is_as_wide_as_its_words_however_wide_it_is_drawn(build: Build) -> None:
    rule = f"{'=' * 12}  {'=' * 90}"
    table = f"{rule}\n{'Name':12}  Words\n{rule}\n{'May 16, 2025':12}  {'short':90}\n{rule}\n"
    result = build({"index.rst": f"T\n=\n\n{table}"})
    found = {each.text: each.box for each in glyphs(result.pdf())}
    assert found["W"].left < 200


@pytest.mark.parametrize("notes", ["foot", "side", "end"])
def test_notes_and_links_in_a_head_stand_on_its_first_page_alone(build: Build, notes: str) -> None:
    head = "   * - Name [#a]_\n     - `Link <https://example.org>`_ _`here`\n"
    rows = "".join(f"   * - Row {number}\n     - {number}\n" for number in range(90))
    table = f".. list-table::\n   :header-rows: 1\n\n{head}{rows}\n"
    source = f"T\n=\n\n{table}Again [#a]_, see here_.\n\n.. [#a] The note.\n"
    result = build({"index.rst": source}, f'kfor_pdf_settings = {{"notes": {notes!r}}}')
    assert result.status == 0
    assert result.warnings == ""
    pages = [" ".join(page.split()) for page in result.pages() if "Row" in page]
    assert len(pages) > 1
    assert all("Link here" in page for page in pages)
    assert result.text().count("The note.") == 1
    with result.document() as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
