"""Nothing leaves the page or lies on its neighbour: measured on the page itself."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pymupdf
import pytest
from logical_text import logical_text
from measure import TWO_COLUMNS, flaws
from pdf_project import SQUARE

if TYPE_CHECKING:
    from pdf_project import Build

DIGEST = "".join(f"{number:02x}" for number in range(97, 197))
DOTTED = ".".join(["administration", "departments", "harbours", "InspectionOfVesselsAndCargoes"] * 3)
ADDRESS = f"https://example.org/{'a-long-path/' * 12}index.html?query={'value+' * 9}"
SNAKE = "number_of_" * 14 + "items"

WORDS = f"""
    # A title with `{SNAKE}`

    ## Heading {DOTTED}

    Text {DIGEST} and {DOTTED}, `{SNAKE}`, {ADDRESS}.

    - an item
      - {DIGEST}
        - `{DOTTED}`

    > {ADDRESS}

    Term{"s" * 90}
    : {SNAKE}

    ```{{note}}
    {DIGEST}
    ```

    ```python
    value = call("{DIGEST}", {SNAKE}, key={DOTTED}["{ADDRESS}"])  # {DIGEST}
    ```

    ```text
    {DIGEST}
    ```

    ```{{option}} --{SNAKE.replace("_", "-")}=<{SNAKE}>
    Text.
    ```

    ```{{py:function}} {DOTTED}({SNAKE}: {DOTTED} = None) -> {DOTTED}
    Text.
    ```

    | {SNAKE} | second |
    |---|---|
    | {DIGEST} | `{DOTTED}` |
"""


@pytest.mark.parametrize("columns", [1, 2])
def test_long_words_stay_on_the_page_wherever_they_stand(build: Build, columns: int) -> None:
    conf = (
        f'kfor_pdf_settings = {{"columns": {columns}, "contents": 2}}\nmyst_enable_extensions = ["deflist"]'
    )
    result = build({"index.md": WORDS}, conf)
    assert result.status == 0
    assert flaws(result.pdf(), TWO_COLUMNS if columns == 2 else None) == []
    text = re.sub(r"\s", "", result.text())
    for word in (DIGEST, DOTTED, ADDRESS, SNAKE):
        assert word in text


def test_what_had_to_be_broken_anywhere_is_told_at_its_line(build: Build) -> None:
    result = build({"index.md": f"# T\n\nText.\n\nThe digest {DIGEST} here.\n"})
    assert (
        f"index.md:5: WARNING: brief: no line has room for this word, which is broken anywhere: {DIGEST}"
        in (result.warnings)
    )


def test_what_is_broken_where_one_may_is_not_told(build: Build) -> None:
    result = build(
        {"index.md": f"# T\n\n{ADDRESS} and `{SNAKE}` and {DOTTED}\n\n## A heading with {DOTTED}\n"}
    )
    assert result.warnings == ""


def test_a_heading_keeps_its_words_as_a_bookmark(build: Build) -> None:
    result = build({"index.md": f"# T\n\n## {DIGEST}\n\n### `{SNAKE}`\n"})
    with result.document() as pdf, pdf.open_outline() as outline:
        titles = [item.title for each in outline.root for item in [each, *each.children]]
        titles += [item.title for each in outline.root for child in each.children for item in child.children]
    assert {DIGEST, SNAKE} <= set(titles)


def _table(heads: list[str], cells: list[str], options: str = "") -> str:
    heading = "".join(f"   {'*' if not number else ' '} - {head}\n" for number, head in enumerate(heads))
    row = "".join(f"   {'*' if not number else ' '} - {cell}\n" for number, cell in enumerate(cells))
    return f"T\n=\n\n.. list-table:: The caption\n   :header-rows: 1\n{options}\n{heading}{row}\n"


@pytest.mark.parametrize(
    "table",
    [
        _table(["Code", "Amount", "Remark"], ["WXYZABCD", "1,234,567", "none"], "   :widths: 4 4 92\n"),
        _table(["Key", "What"], ["``configuration.section.some_long_option_name``", "word " * 60]),
        _table(["Region", "Name"], ["Schleswig-Holstein", "Verwaltungsgemeinschaftsvorsitzender"] * 1),
        _table([f"Month{each}" for each in range(9)], ["12,345,678.90"] * 9),
    ],
)
def test_columns_have_the_room_that_their_words_need(build: Build, table: str) -> None:
    result = build({"index.rst": table})
    assert flaws(result.pdf()) == []
    assert result.warnings == ""


def test_a_table_too_wide_for_any_page_goes_on_below_itself(build: Build) -> None:
    heads = [f"Department{number}" for number in range(26)]
    result = build({"index.rst": _table(heads, [f"{number}{number},000.0" for number in range(26)])})
    assert flaws(result.pdf()) == []
    text = result.text()
    assert all(head in text for head in heads)
    assert text.count("The caption") == 1
    assert text.count("Department0 ") > 1
    assert result.warnings == ""


def test_a_table_that_nothing_helps_has_its_words_broken_and_told(build: Build) -> None:
    table = _table(["One", "Two", "Three"], [DIGEST[:70], DIGEST[:70].upper(), DIGEST[10:80]])
    framed = "T\n=\n\n.. note::\n\n" + "".join(f"   {line}\n" for line in table.splitlines()[3:])
    result = build({"index.rst": framed})
    assert flaws(result.pdf()) == []
    assert re.search(r"index.rst:\d+: WARNING: brief: the words of a table have no room", result.warnings)


def test_two_columns_give_a_wide_table_the_page(build: Build) -> None:
    prose = "Words of a paragraph that fill a column in a while. " * 40
    heads, cells = [f"Department{number}" for number in range(6)], ["1,234,567"] * 6
    source = _table(heads, cells).replace("The caption\n", "The caption\n", 1)
    result = build({"index.rst": f"{source}\n{prose}\n"}, 'kfor_pdf_settings = {"columns": 2}')
    assert flaws(result.pdf(), TWO_COLUMNS) == []
    assert len(result.pages()) == 1


def test_contents_without_headings_are_not_announced(build: Build) -> None:
    result = build({"index.md": "# T\n\nText.\n"}, 'kfor_pdf_settings = {"contents": 2}')
    assert "Contents" not in result.text()


def test_spaces_that_tie_a_whole_line_together_let_it_end(build: Build) -> None:
    tied = ",\u00a0".join(f"``:cite:role{number}:``" for number in range(14))
    result = build({"index.rst": f"T\n=\n\nWords before {tied} and after.\n\nKeep 10\u00a0km.\n"})
    assert flaws(result.pdf()) == []


@pytest.mark.parametrize(
    "word", [":role{}:value", ".name{}", "/path{}", "!word{}"], ids="role dot path bang".split()
)
def test_a_line_may_end_before_words_that_begin_with_a_mark(build: Build, word: str) -> None:
    words = [word.format(number) for number in range(30)]
    lines = (" ".join(form % each for each in words) for form in ("%s", "``%s``", "*%s*", "`%s`"))
    source = "T\n=\n\n" + "\n\n".join(lines) + "\n"
    result = build({"index.rst": source.replace(":role", "\\:role").replace("``\\", "``")})
    assert flaws(result.pdf()) == []
    assert " ".join(words) in result.text()


@pytest.mark.parametrize("option", ["-D{}", "--quiet{}", "-DNAME_OF_ONE{}=<on or off>"])
@pytest.mark.parametrize("form", ["``%s``", "``make %s all``", "**%s**"], ids="code call strong".split())
def test_no_line_ends_behind_the_marks_that_an_option_begins_with(
    build: Build, form: str, option: str
) -> None:
    words = " ".join(form % option.format("x" * (number % 7)) for number in range(60))
    result = build({"index.rst": f"T\n=\n\n{words}\n"}, "smartquotes = False")
    with pymupdf.open(stream=result.pdf()) as document:
        lines = document[0].get_text().splitlines()
    assert flaws(result.pdf()) == []
    assert len(lines) > 5
    assert not [line for line in lines if line.rstrip().endswith("-")]


def test_lines_of_code_that_are_mostly_spaces_stay_on_the_page(build: Build) -> None:
    gap, rule = " " * 70, "-" * 65
    lines = [
        f"[{gap}---{gap}]",
        f"({gap}x{gap}, y)",
        f"{gap}{gap}:a",
        f"[  {gap}{rule}{gap}]",
        f"a{gap}{{{gap}b",
    ]
    code = "".join(f"   {line}\n" for line in lines)
    names = ("none", "python", "pycon", "console")
    result = build(
        {"index.rst": "T\n=\n\n" + "\n".join(f".. code-block:: {name}\n\n{code}" for name in names)}
    )
    assert flaws(result.pdf()) == []
    text = "".join(logical_text(result.pdf()).split())
    assert text.count("".join(code.split())) == len(names)


def test_a_line_may_end_behind_an_opening_bracket(build: Build) -> None:
    long, source = "argument" * 9, "T\n=\n\n"
    source += f".. py:function:: package.module.ClassOfThings.method_of_it({long}, *, b: list[{long}])\n\n"
    source += (
        f"Call ``some_function_of_mine({long})`` or ``name[{long}]``.\n\n::\n\n   value = function({long})\n"
    )
    result = build({"index.rst": source})
    assert flaws(result.pdf()) == []
    assert "broken anywhere" not in result.warnings
    assert f"method_of_it({long}," in logical_text(result.pdf())


@pytest.mark.parametrize(
    "options",
    [
        "   :figwidth: 120%\n   :width: 150%\n",
        "   :figwidth: 30cm\n   :align: right\n",
        "   :width: 900px\n   :height: 40px\n",
        "   :width: 40cm\n   :height: 40cm\n",
    ],
    ids=["shares", "lengths", "flat", "high"],
)
@pytest.mark.parametrize("where", ["page", "cell"])
def test_a_figure_is_no_wider_than_the_room_it_has(build: Build, options: str, where: str) -> None:
    figure = f".. figure:: square.svg\n{options}\n   A caption of a {'long ' * 30}line.\n\n   A legend.\n"
    if where == "cell":
        inside = figure.replace("\n", "\n       ")
        figure = f".. list-table::\n\n   * - Words\n     - {inside}\n   * - a\n     - b\n"
    result = build({"index.rst": f"T\n=\n\n{figure}", "square.svg": SQUARE})
    assert flaws(result.pdf()) == []


def test_a_picture_of_two_sizes_is_drawn_whole(build: Build) -> None:
    image = ".. image:: square.svg\n   :alt: A square\n   :width: 200px\n   :height: 20px\n"
    result = build({"index.rst": f"T\n=\n\n{image}", "square.svg": SQUARE})
    with pymupdf.open(stream=result.pdf()) as document:
        (drawn,) = [
            each["rect"]
            for each in document[0].get_drawings()
            if each["type"] == "f" and each["fill"] == (0, 0, 0)
        ]
    assert drawn.width == pytest.approx(150, abs=1)
    assert drawn.height == pytest.approx(15, abs=1)


def test_what_leads_on_to_a_table_goes_with_it_to_a_turned_page(build: Build) -> None:
    heads = [f"Department{number}ofHarbours" for number in range(7)]
    table = _table(heads, ["1,234,567"] * 7).partition("\n\n")[2]
    lead = "Words.\n\nThe heading\n-----------\n\nThe departments are these:"
    source = f"T\n=\n\n{lead}\n\n{table}\nWhat follows.\n"
    result = build({"index.rst": source})
    first, turned, last = result.pages()
    assert "Words." in first
    assert "The heading" not in first
    assert "The heading" in turned
    assert "The departments are these:" in turned
    assert "The caption" in turned
    assert "What follows." in last


@pytest.mark.parametrize(
    "around",
    ["Text %s and more.", "- Text %s and more.\n- Other.", "| A |\n|---|\n| Text %s and more. |"],
    ids=["text", "list", "table"],
)
def test_high_formulas_of_neighbouring_lines_do_not_touch(build: Build, around: str) -> None:
    high = r"\frac{\sum_{i=1}^n x_i^2}{\prod_j w_j}"
    formula = " + ".join([*(f"a_{{{number}}}" for number in range(10, 30)), *[high] * 12])
    result = build(
        {"index.md": f"# T\n\n{around % f'${formula}$'}\n"}, 'myst_enable_extensions = ["dollarmath"]'
    )
    assert flaws(result.pdf()) == []
    with pymupdf.open(stream=result.pdf()) as document:
        blocks = document[0].get_text("rawdict")["blocks"]
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    letters = [
        (each["bbox"][0], each["origin"][1] - 0.6 * span["size"], each["bbox"][2], each["origin"][1])
        for span in spans
        for each in span["chars"]
        if each["c"].isalnum()
    ]
    for one, other in combinations(letters, 2):
        wide, high = (min(one[side + 2], other[side + 2]) - max(one[side], other[side]) for side in (0, 1))
        assert wide < 1 or high < 1


def test_a_table_in_a_cell_has_the_room_that_its_words_need(build: Build) -> None:
    inner = "          * - inner\n            - table\n          * - with\n            - it\n"
    table = f".. list-table::\n   :widths: 5 95\n\n   * - .. list-table::\n\n{inner}     - Words beside it.\n"
    assert flaws(build({"index.rst": f"T\n=\n\n{table}"}).pdf()) == []


def test_no_page_is_turned_for_addresses_in_a_table(build: Build) -> None:
    rows = "".join(f"| {number} | {ADDRESS[:110]} | What stands there |\n" for number in range(30))
    result = build({"index.md": f"# T\n\n| No. | Address | Words |\n|---|---|---|\n{rows}"})
    with result.document() as pdf:
        assert all(page.mediabox[2] < page.mediabox[3] for page in pdf.pages)
    assert flaws(result.pdf()) == []


def test_a_column_of_dates_is_as_wide_as_a_date(build: Build) -> None:
    names = ["", "Laid", "Name", "Authority", "Date", "Harbour", "Source", "Notes", "date", "since", "y"]
    cells = [
        "32",
        "2:09:28.8",
        "Ada Lindqvist",
        "Kingdom of Nordmark",
        "Sunday 23, 1970",
        "Sankt-Petri, Seeland",
    ]
    cells += ["REG[9]", "none", "1970-07-23", "0 days 02:09:28.800000", "12.140871"]
    rows = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>" for _ in range(4))
    head = "".join(f"<th>{name}</th>" for name in names)
    # Inside a list no page is turned for it.
    result = build({"index.md": f"# T\n\n- <table><thead><tr>{head}</tr></thead>{rows}</table>\n"})
    assert flaws(result.pdf()) == []


def test_no_page_is_turned_for_a_short_table_that_is_parted_anyway(build: Build) -> None:
    head = "".join(f"<th>Column {number}</th>" for number in range(21))
    row = f"<tr>{'<td>1.719071e-08</td>' * 21}</tr>"
    table = f"<table><thead><tr>{head}</tr></thead>{row * 3}</table>"
    result = build({"index.md": f"# T\n\nBefore.\n\n{table}\n\nBehind.\n"})
    (page,) = result.pages()
    assert page.count("1.719071e-08") == 3 * 21 + 3 * (page.count("Column 0") - 1)
    assert flaws(result.pdf()) == []


@pytest.mark.parametrize("before", ["    ", ".. note::\n\n    "])
def test_what_stays_on_one_page_has_room_on_it(build: Build, before: str) -> None:
    items = "\n".join(f"    * {number}" for number in range(99)).lstrip()
    result = build({"index.rst": f"T\n=\n\nBefore.\n\n{before}{items}\n\nBehind.\n"})
    assert flaws(result.pdf()) == []
    assert "98" in result.text()
