"""Tables cut from sources, in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_project import children

if TYPE_CHECKING:
    from pdf_project import Build

CATALOGUE = (
    "references:\n- {id: boats, type: dataset, title: The boats, issued: 2021, custom: {file: boats.csv}}\n"
)


def test_an_extract_has_its_headers_tagged_and_its_widths(build: Build) -> None:
    page = "# T\n\n```{kfor:table} boats\n:caption: The boats\n:widths: 3; 1\n```\n"
    files: dict[str, str | bytes] = {
        "index.md": page,
        "corpus/catalogue.yaml": CATALOGUE,
        "corpus/boats.csv": "Boat,Load\nAlva,31.5\nBrona,8\n",
    }
    result = build(files, 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n', "-W")
    assert result.warnings == ""
    assert result.text().count("The boats") == 2
    assert "Source: The boats, 2021" in result.text()
    (table,) = children(result.tags(), "Table")
    assert len(children(table, "TH")) == 2
    assert len(children(table, "TD")) == 4
