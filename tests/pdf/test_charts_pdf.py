"""Charts, wide tables and notes in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from pdf_project import children
from test_accessibility import errors

if TYPE_CHECKING:
    from pdf_project import Build

CONF = 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n'
CATALOGUE = """\
references:
- {id: boats, type: dataset, title: The boats, issued: 2021, custom: {file: boats.csv}}
- {id: wide, type: dataset, title: All of it, issued: 2021, custom: {file: wide.csv}}
- {id: long, type: dataset, title: Row by row, issued: 2021, custom: {file: long.csv}}
"""
WORDS = "what a reviewer of the whole register wrote down"
FILES: dict[str, str | bytes] = {
    "corpus/catalogue.yaml": CATALOGUE,
    "corpus/boats.csv": "Boat,Load\nAlva,31.5\nBrona,8\n",
    "corpus/wide.csv": "\n".join(
        ",".join(f"{name} {n}" for n in range(7)) for name in ("Header", WORDS, WORDS)
    ),
    "corpus/long.csv": "Row,Number\n" + "".join(f"Row {n},{n}\n" for n in range(120)),
}


def sizes(pdf: bytes) -> list[bool]:
    """Whether each page is turned."""
    from io import BytesIO  # noqa: PLC0415

    return [page.mediabox.width > page.mediabox.height for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def test_a_chart_has_words_that_stand_for_it(build: Build) -> None:
    page = "# T\n\n```{kfor:chart} boats\n:type: column\n:caption: The *boats*\n:units: Load = cars\n```\n"
    result = build({"index.md": page, **FILES}, CONF, "-W", "-D", "numfig=1")
    assert result.warnings == ""
    figures = [tag.attributes.get("/Alt") for tag in children(result.tags(), "Figure")]
    assert "Column chart: The boats. Load (cars): Alva 31.5, Brona 8." in figures
    assert "Fig. 1 The boats" in result.text()
    assert "Source: The boats, 2021" in result.text()
    assert "Figures of the chart" not in result.text()
    assert errors(result.folder / "brief.pdf") == []


def test_a_chart_in_the_pdf_is_the_same_bytes_again(build: Build) -> None:
    files = {"index.md": "# T\n\n```{kfor:chart} boats\n```\n", **FILES}
    assert build(files, CONF).pdf() == build(files, CONF).pdf()


@pytest.mark.parametrize(
    ("page", "turned"),
    [
        ("```{kfor:table} wide\n:caption: Wide\n```\n", [False, True, False]),
        ("```{kfor:table} wide\n:caption: Wide\n:class: kfor-portrait\n```\n", [False]),
        ("```{kfor:table} boats\n:class: kfor-landscape\n```\n", [False, True, False]),
        (f"| A | B | C | D | E | F | G |\n|{'-|' * 7}\n|{(WORDS + '|') * 7}\n", [False, True, False]),
        # Not worth a page of its own, until there is more of it.
        (f"| A | B | C | D | E | F |\n|{'-|' * 6}\n|{(WORDS + '|') * 6}\n", [False]),
        (
            f"| A | B | C | D | E | F |\n|{'-|' * 6}\n" + f"|{(WORDS + '|') * 6}\n" * 6,
            [False, True, False],
        ),
        (f"| A | B |\n|---|---|\n|{(WORDS * 5 + '|') * 2}\n", [False]),
        ("- item\n\n  ```{kfor:table} wide\n  ```\n", [False]),
        (":::{note}\n```{kfor:table} wide\n```\n:::\n", [False]),
    ],
)
def test_a_wide_table_stands_on_a_turned_page(build: Build, page: str, turned: list[bool]) -> None:
    text = f"# The title\n\nBefore.\n\n{page}\nBehind.\n"
    result = build({"index.md": text, **FILES}, f"myst_enable_extensions = ['colon_fence']\n{CONF}", "-W")
    assert result.warnings == ""
    assert sizes(result.pdf()) == turned
    if True in turned:
        head, foot = "The title", "Page 2 of 3"
        assert head in result.pages()[1]
        assert foot in " ".join(result.pages()[1].split())
        assert "Behind." in result.pages()[2]
    assert errors(result.folder / "brief.pdf") == []


def test_a_long_table_has_its_caption_once_and_its_header_on_each_page(build: Build) -> None:
    page = "# T\n\nBefore.\n\n```{kfor:table} long\n:caption: The caption\n:rename: Number = How many\n```\n"
    result = build({"index.md": page, **FILES}, CONF, "-W")
    pages = result.pages()
    assert len(pages) > 2
    assert "Row 0" in pages[0]
    assert [text.count("How many") for text in pages] == [1] * len(pages)
    assert sum(text.count("The caption") for text in pages) == 1
    assert "Source: Row by row, 2021" in " ".join(pages[-1].split())


def test_notes_have_letters_in_the_order_of_reading(build: Build) -> None:
    page = (
        "# T\n\n```{kfor:table} boats\n:note: All *old*.\n"
        ':notes: "Brona > Load: counted **twice**; Load: in cars"\n```\n'
    )
    result = build({"index.md": page, **FILES}, CONF, "-W")
    assert "Loada" in result.text().replace(" ", "")
    assert "8b" in result.text().replace(" ", "")
    assert "Source: The boats, 2021 Note: All old. a in cars b counted twice" in result.text()
    assert errors(result.folder / "brief.pdf") == []
