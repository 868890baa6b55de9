"""The annex in the PDF: accessible, and linked both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

if TYPE_CHECKING:
    from pdf_project import Build

pytest.importorskip("outloud")
pytest.importorskip("pdfua")

from test_accessibility import errors

CATALOGUE = """
references:
- id: boats
  type: report
  title: The boats
  issued: 2021
  language: it
  custom: {file: boats.txt, rights: open}
"""
PAGE = """
# T

It is {kfor:quote}`una barca <boats>`, and {kfor:cite}`boats > "è bianca"`.

```{kfor:quote} boats
Molti la vedono.
```

## Annex

```{kfor:annex}
```
"""


def test_it_is_accessible_and_linked(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": PAGE,
        "corpus/catalogue.yaml": CATALOGUE,
        "corpus/boats.txt": "Questa è una barca, che è bianca. Molti la vedono.\n",
    }
    result = build(files, 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n', "-W")
    assert result.warnings == ""
    path = result.folder / "brief.pdf"
    assert errors(path) == []
    with pikepdf.open(path) as pdf:
        links = [one for page in pdf.pages for one in page.get("/Annots", []) if one.Subtype == "/Link"]
    assert len(links) == 6
    assert "Questa è una barca, che è bianca. Molti la vedono." in result.text()
    assert "“una barca”[1]" in result.text()


def test_a_passage_and_what_is_said_of_it_stand_on_one_page(build: Build) -> None:
    uses = "\n\n".join('It is {kfor:cite}`boats > "una barca"`.' for _ in range(2))
    words = [f"barca{number}" for number in range(60)]
    uses += "\n\n" + "\n\n".join(f'{{kfor:cite}}`boats > "{word} va"`' for word in words)
    files: dict[str, str | bytes] = {
        "index.md": f"# T\n\n{uses}\n\n## Annex\n\n```{{kfor:annex}}\n```\n",
        "corpus/catalogue.yaml": CATALOGUE,
        "corpus/boats.txt": "Questa è una barca.\n\n" + "\n\n".join(f"{word} va." for word in words),
    }
    result = build(files, 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n')
    for page in result.pages()[3:]:
        lines = [line for line in page.splitlines() if " va." in line or "Used in:" in line]
        assert " va." in lines[0]
        assert "Used in:" in lines[-1]


@pytest.mark.parametrize(("lines", "page"), [(0, 1), (36, 1), (66, 2)])
def test_an_annex_follows_on_a_page_that_has_room_and_else_begins_one(
    build: Build, lines: int, page: int
) -> None:
    files: dict[str, str | bytes] = {
        "index.md": PAGE.replace("## Annex", "Pad.\n\n" * lines + "## Annex"),
        "corpus/catalogue.yaml": CATALOGUE,
        "corpus/boats.txt": "Questa è una barca, che è bianca. Molti la vedono.\n",
    }
    result = build(files, 'kfor_catalogue = "corpus/catalogue.yaml"\nexclude_patterns = ["corpus"]\n', "-W")
    assert [number for number, text in enumerate(result.pages()) if "Annex" in text] == [page]
    assert errors(result.folder / "brief.pdf") == []
