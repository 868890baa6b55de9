"""What extensions of others make: their titles and numbers, and what stands side by side."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from measure import flaws, glyphs
from pdf_project import children
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pdf_project import Build

#: Without types.
opened: Any = pymupdf.open


def with_extension(name: str, conf: str = "") -> str:
    """The settings that load *name*; without it the test is skipped."""
    pytest.importorskip(name.partition(".")[0])
    return f"extensions += [{name!r}]\n{conf}"


EXERCISES = """
# T

```{exercise} Recursion
:label: one
Do it.
```

```{exercise}
:label: two
Do that.
```

```{exercise} Apart
:nonumber:
Or not.
```

```{solution} one
:label: sol
Done.
```

By {ref}`one`, {numref}`two` and {ref}`sol`.
"""


def test_exercises_have_titles_and_numbers(build: Build) -> None:
    result = build({"index.md": EXERCISES}, with_extension("sphinx_exercise"))
    assert result.warnings == ""
    text = result.text()
    assert "Exercise 1 (Recursion) Do it. Exercise 2 Do that. Exercise (Apart) Or not." in text
    assert "Solution to Exercise 1 (Recursion) Done." in text
    assert "By Exercise 1, Exercise 2 and Solution to Exercise 1 (Recursion)." in text


PROOFS = """
# T

```{prf:theorem} Pythagoras
:label: pyth
$a^2$.
```

```{prf:lemma}
:label: small
Small.
```

```{prf:remark} Loose
:nonumber:
Loosely.
```

```{prf:proof}
Seen.
```

By {prf:ref}`pyth` and {prf:ref}`small`.
"""


def test_proofs_have_titles_and_numbers(build: Build) -> None:
    conf = with_extension("sphinx_proof", 'myst_enable_extensions = ["dollarmath"]\n')
    result = build({"index.md": PROOFS}, conf)
    assert result.warnings == ""
    text = result.text()
    assert "Theorem 1 (Pythagoras)" in text
    assert "Lemma 1 Small. Remark (Loose) Loosely. Proof. Seen." in text
    assert "By Theorem 1 and Lemma 1." in text


def test_proofs_speak_the_page_s_language(build: Build) -> None:
    conf = with_extension("sphinx_proof", 'language = "fr"\nmyst_enable_extensions = ["dollarmath"]\n')
    assert "Théorème 1 (Pythagoras)" in build({"index.md": PROOFS}, conf).text()


def test_lemmas_that_count_as_theorems_keep_their_word(build: Build) -> None:
    counters = 'prf_realtyp_to_countertyp = {"lemma": "theorem"}\nmyst_enable_extensions = ["dollarmath"]\n'
    text = build({"index.md": PROOFS}, with_extension("sphinx_proof", counters)).text()
    assert "Theorem 1 (Pythagoras)" in text
    assert "Lemma 2 Small." in text


def test_tabs_stand_below_one_another_under_their_names(build: Build) -> None:
    tabs = """
        T
        =

        .. tabs::

           .. tab:: Apples and *pears*

              Apples are green.

           .. code-tab:: py

              pear = 1
    """
    result = build({"index.rst": tabs}, with_extension("sphinx_tabs.tabs"))
    assert result.warnings == ""
    assert "Apples and pears Apples are green. Python pear = 1" in result.text()
    assert bold_words(result.pdf()) >= {"Apples", "Python"}


def bold_words(pdf: bytes) -> set[str]:
    with opened(stream=pdf, filetype="pdf") as document:
        spans = [
            span
            for page in document
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    return {word for span in spans if "Bold" in span["font"] for word in span["text"].split()}


def test_what_is_toggled_is_shown(build: Build) -> None:
    source = "# T\n\n```{toggle}\nShown.\n```\n\n```{note}\n:class: dropdown\nAlso.\n```\n"
    conf = with_extension("sphinx_togglebutton") + "\n" + with_extension("sphinx_copybutton")
    result = build({"index.md": source}, conf)
    assert result.warnings == ""
    assert "Shown. Note Also." in result.text()


GRID = """
# T

::::{grid} 1 2 2 2
:::{grid-item-card} First
Left side.
:::
:::{grid-item-card} {octicon}`alert` Second
Right side.
:::
:::{grid-item}
Below.
:::
::::

{bdg-primary}`new` {octicon}`report` {fas}`spinner` {material-regular}`flight` end
"""
DESIGN = 'myst_enable_extensions = ["colon_fence"]\n'


def test_a_grid_stands_side_by_side(build: Build) -> None:
    result = build({"index.md": GRID}, with_extension("sphinx_design", DESIGN))
    assert result.warnings == ""
    with opened(stream=result.pdf(), filetype="pdf") as document:
        words = {word[4]: word for page in document for word in page.get_text("words")}
    assert abs(words["First"][3] - words["Second"][3]) < 6  # half a line
    assert words["Left"][2] < words["Right"][0]
    assert words["Below."][1] > words["Right"][3]


def test_a_card_s_title_stands_above_its_link(build: Build) -> None:
    card = ":::{card} Harbours\n:link: https://example.org\n:link-alt: Quays\n:::\n"
    result = build({"index.md": f"# T\n\n{card}"}, with_extension("sphinx_design", DESIGN))
    title, link = (next(each for each in glyphs(result.pdf()) if each.text == letter) for letter in "HQ")
    assert title.box.lower < link.box.upper + 4
    assert title.box.left == pytest.approx(link.box.left, abs=2)


def test_icons_are_drawn_and_pass_by_a_screen_reader(build: Build) -> None:
    result = build({"index.md": GRID}, with_extension("sphinx_design", DESIGN))
    assert children(result.tags(), "Figure") == []
    with opened(stream=result.pdf(), filetype="pdf") as document:
        drawn = [each for page in document for each in page.get_drawings() if each["rect"].width < 15]
    assert len(drawn) >= 3


def test_a_portrait_leaves_room_for_the_words_beside_it(build: Build) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (900, 900)).save(picture, "PNG")
    about = ":avatar: a.png\n:author: Ada Writer\n:date: November 30, 2026\n:read-time: 1 min read"
    item = ":::{grid-item}\n:columns: auto\n![Seen](a.png)\n:::\n:::{grid-item}\nSome words beside it.\n:::"
    source = f"# T\n\n```{{article-info}}\n{about}\n```\n\n::::{{grid}} 2\n{item}\n::::\n"
    files: dict[str, str | bytes] = {"index.md": source, "a.png": picture.getvalue()}
    result = build(files, with_extension("sphinx_design", DESIGN))
    assert flaws(result.pdf()) == []
    assert "November 30, 2026" in result.text()


def test_an_address_that_can_be_broken_keeps_cards_side_by_side(build: Build) -> None:
    link = ":link: https://registry.example.org/statistics/harbours/2024/index.html"
    cards = "".join(f":::{{grid-item-card}} {name}\n{link}\n\nText.\n:::\n" for name in ("First", "Second"))
    result = build(
        {"index.md": f"# T\n\n::::{{grid}} 2\n{cards}::::\n"}, with_extension("sphinx_design", DESIGN)
    )
    with opened(stream=result.pdf(), filetype="pdf") as document:
        words = {word[4]: word for page in document for word in page.get_text("words")}
    assert words["First"][2] < words["Second"][0]
    assert flaws(result.pdf()) == []


def test_a_grid_of_what_is_broad_stands_below_one_another(build: Build) -> None:
    source = "# T\n\n::::{grid} 2\n:::{grid-item}\n```\ncode\n```\n:::\n:::{grid-item}\nOther.\n:::\n::::\n"
    result = build({"index.md": source}, with_extension("sphinx_design", DESIGN))
    with opened(stream=result.pdf(), filetype="pdf") as document:
        words = {word[4]: word for page in document for word in page.get_text("words")}
    assert words["Other."][1] > words["code"][3]


def cell(source: str, *outputs: Mapping[str, object]) -> dict[str, object]:
    return {
        "cell_type": "code",
        "id": f"cell-{source}",
        "execution_count": 1,
        "metadata": {},
        "source": [source],
        "outputs": [*outputs],
    }


def shown(**data: str) -> dict[str, object]:
    forms = {name.replace("_", "/"): [value] for name, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": forms}


def notebook(*cells: dict[str, object]) -> str:
    metadata = {"language_info": {"name": "python", "pygments_lexer": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


NOTEBOOKS = 'extensions.remove("myst_parser")\nnb_execution_mode = "off"\n'
TABLE = (
    "<style>td { x }</style><table><thead><tr><th></th><th>A</th></tr></thead>"
    "<tr><th>0</th><td>7</td></tr></table>"
)


def test_outputs_of_notebooks_are_printed_in_their_best_form(build: Build) -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": ["streamed\n"]}
    error = {
        "output_type": "error",
        "ename": "E",
        "evalue": "gone",
        "traceback": ["\u001b[31mE\u001b[0m: gone"],
    }
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": ["# Notebook"]},
        cell("a", stream, shown(text_plain="plain")),
        cell("b", shown(text_plain="as text", text_html=TABLE)),
        cell("c", shown(text_plain="y**2", text_latex="$\\displaystyle y^{2}$")),
        cell("d", shown(text_plain="kept", text_html="<script>plot()</script>")),
        cell("e", error),
    ]
    result = build({"index.ipynb": notebook(*cells)}, with_extension("myst_nb", NOTEBOOKS))
    assert result.warnings == ""
    text = result.text()
    assert "streamed plain" in text
    assert "as text" not in text
    assert len(children(result.tags(), "Table")) == 1
    assert "kept" in text
    assert "plot" not in text
    assert "E: gone" in text
    assert [str(each.attributes["/Alt"]) for each in children(result.tags(), "Formula")] == ["display(y^2)"]


def test_what_a_cell_answers_does_not_look_like_what_was_typed(build: Build) -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": ["answered\n"]}
    result = build({"index.ipynb": notebook(cell("typed", stream))}, with_extension("myst_nb", NOTEBOOKS))
    page = opened(stream=result.pdf())[0]
    grounds = [drawing["rect"] for drawing in page.get_drawings() if drawing["fill"]]
    ((typed,), (answered,)) = (page.search_for(word) for word in ("typed", "answered"))
    assert any(ground.contains(typed) for ground in grounds)
    assert not any(ground.contains(answered) for ground in grounds)


def test_a_list_of_what_is_to_do_names_no_folder_of_this_machine(build: Build, tmp_path: Path) -> None:
    source = "T\n=\n\n.. todo:: Do *this*.\n\n.. todolist::\n"
    result = build({"index.rst": source}, 'extensions += ["sphinx.ext.todo"]\ntodo_include_todos = True\n')
    assert result.text().count("Todo Do this.") == 2
    assert "is located in index.rst, line 4." in result.text()
    assert str(tmp_path) not in result.text()


def test_a_glossary_of_several_terms(build: Build) -> None:
    source = """
        T
        =

        .. glossary::

           source directory
           srcdir
              The folder. See :term:`brief`.

           brief : key
              A paper.

        :term:`srcdir`
    """
    result = build({"index.rst": source})
    assert result.warnings == ""
    assert "source directory, srcdir The folder. See brief. brief A paper. srcdir" in result.text()


@pytest.mark.parametrize("style", ["", ":list: bullet\n"], ids=["citations", "bullets"])
def test_a_second_pdf_has_each_entry_of_a_bibliography_once(build: Build, style: str) -> None:
    pytest.importorskip("sphinxcontrib.bibtex")
    source = f"# T\n\n{{cite}}`roe`.\n\n```{{bibliography}}\n{style}```\n"
    entry = "@book{roe, author={Roe, Jane}, title={Harbours}, publisher={Pier}, year={2020}}"
    documents = 'kfor_pdf_documents = [("index", "one", "", ""), ("index", "two", "", "")]\n'
    conf = f'extensions += ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["all.bib"]\n{documents}'
    result = build({"index.md": source, "all.bib": entry}, conf)
    assert [result.text(each).count("Harbours") for each in ("one", "two")] == [1, 1]
