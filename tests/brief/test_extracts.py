"""Tables and values that are cut from sources: what they print, record and refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import links, parsed, words

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

BOATS = """# Boats

The two boats carried more than 1,230 cars a week, worth €16bn ($17bn) in trade.

Boat | Trips | Cars per trip |
---|---|---|
Alva | 20 | 31.5 |
Brona | 3 | 8 |
Cora | 12 | 8.25 |

| Ticket | Price |
|---|---|
| Car | n/a |
| Lorry | |
"""

TABLE = "```{kfor:table} boats\n:table: 1\n%s\n```\n"


@pytest.fixture
def boats(project: Project) -> Project:
    project.add_source("id: boats, type: report, title: The boats, issued: 2021", "boats.md", BOATS)
    return project


def rows(project: Project, options: str) -> list[list[str]]:
    """The cells of the printed table."""
    project.page(TABLE % options)
    project.printed()
    table = next(parsed(project.build("html", "-q", "-E").text("index.html")).iter("table"))
    return [[words(cell) for cell in row.iter("th", "td")] for row in table.iter("tr")]


def test_a_table_with_its_source(boats: Project) -> None:
    boats.page(TABLE % ":caption: The boats of Dunmore\n:note: Cora is new.")
    text = boats.printed()
    assert "The boats of Dunmore" in text
    assert "Alva" in text
    assert "31.5" in text
    assert "Source: *The boats*, 2021, table 1" in text
    assert "Note: Cora is new." in text


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (":columns: Boat; Trips\n:rows: Cora; Alva", [["Boat", "Trips"], ["Cora", "12"], ["Alva", "20"]]),
        (
            ":columns: Boat; Trips\n:sort: Trips desc\n:rename: Trips = Weekly trips; Brona = B.",
            [["Boat", "Weekly trips"], ["Alva", "20"], ["Cora", "12"], ["B.", "3"]],
        ),
        (
            ":columns: Boat; Trips\n:transpose:\n:units: Trips = a week",
            [["Boat", "Alva", "Brona", "Cora"], ["Trips (a week)", "20", "3", "12"]],
        ),
        (
            ":columns: Boat; Trips\n:rename: Trips = Tours\n:sort: Tours\n:units: Tours = a week",
            [["Boat", "Tours (a week)"], ["Brona", "3"], ["Cora", "12"], ["Alva", "20"]],
        ),
    ],
)
def test_choosing_and_arranging(boats: Project, options: str, wanted: list[list[str]]) -> None:
    assert rows(boats, options) == wanted


def test_widths_and_the_decimal_mark(boats: Project) -> None:
    boats.page(TABLE % ":widths: 3; 1; 2\n:caption: Boats")
    html = boats.build("html", "-q").text("index.html")
    (box,) = parsed(html).find_class("kfor-table")
    assert box.attrib == {"aria-label": "Boats", "class": "kfor-table", "role": "group", "tabindex": "0"}
    assert next(box.iter("col")).get("class") == "kfor-width-50"
    classes = {str(cell.get("class")) for cell in box.iter("td")}
    assert any("kfor-decimal" in each and "kfor-lacks-1" in each for each in classes)
    assert any("kfor-lacks-2" in each and "kfor-lacks-mark" in each for each in classes)


def test_plain_text_is_readable_with_widths(boats: Project) -> None:
    boats.page(TABLE % ":columns: Boat; Trips\n:widths: 3; 1")
    assert f"+{'-' * 77}+{'-' * 27}+" in boats.printed()


def test_it_is_numbered_and_referred_to_as_any_table(boats: Project) -> None:
    boats.page(TABLE % ":caption: The boats\n:name: boats" + "\nSee {numref}`boats` and {kfor:ref}`boats`.\n")
    html = boats.build("html", "-q", "-W", "-n", "-D", "numfig=1").text("index.html")
    assert "Table 1 The boats" in words(html)
    assert {("Table 1", "#boats"), ("The boats", "#boats")} <= links(html)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("boats > 1 > Alva > Cars per trip", "31.5"),
        ("boats > Boat > alva > trips", "20"),
        ("boats > 2 > Car > Price", "n/a"),
        ('boats > "[more than 1,230] cars a week"', "more than 1,230"),
        ('boats > "worth [€16bn ($17bn)] in trade"; format=local', "€16bn ($17bn)"),
        ("boats > 1 > Cora > Cars per trip; format=0; unit=cars", "about 8 cars"),
        ("boats > 1 > Alva > Trips; unit=trips", "20 trips"),
        ('boats > "1" > "Alva" > Trips', "20"),
    ],
)
def test_values(boats: Project, typed: str, printed: str) -> None:
    boats.page(f"So {{kfor:value}}`{typed}` it is.\n")
    assert f"So {printed} it is." in boats.printed()


def test_from_restructuredtext(boats: Project) -> None:
    (boats.folder / "index.md").unlink(missing_ok=True)
    boats.page(
        """
        .. kfor:table:: boats
           :columns: Boat; Trips
           :caption: Boats
           :notes: "Alva > Trips: The old one; Cora: New"

        So :kfor:value:`boats > 1 > Alva > Trips` and :kfor:value:`boats > "[more than 1,230] cars"`.
        """,
        "index.rst",
    )
    said = boats.printed()
    assert "So 20 and more than 1,230." in said
    assert "The old one" in said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (TABLE % ":columns: Boat; Trip", "table 1 has no column 'Trip'; there is 'Trips'"),
        (TABLE % ":columns: Boat, Trips", "several are parted by semicolons: 'Boat; Trips'"),
        (TABLE % ":rows: Alwa", "table 1 has no row 'Alwa'; there is 'Alva'"),
        (TABLE % ":colums: Boat", "unknown option 'colums'; there is 'columns'"),
        (TABLE % ":align: middle", "the option 'align' has 'middle'; there is left, center, right, decimal"),
        (TABLE % ":widths: 1; 2", "'widths' has 2 parts, and the table 3 columns"),
        (TABLE % ":widths: wide", "must be numbers such as '2; 1', not 'wide'"),
        (TABLE % ":columns: ;", "the option 'columns' has no part; write 'one; another'"),
        (TABLE % ":rename: Trips", "the option 'rename' has 'Trips'; write 'Trips = New name'"),
        (TABLE % ":rename: Trip = T", "has no column 'Trip'"),
        (TABLE % ":sort: Trip desc", "the table has no column 'Trip'; there is 'Trips'"),
        (
            "```{kfor:table} boats\n:table: 3\n```\n",
            "no table '3'; there is table 1 (Boat | Trips | Cars per trip)",
        ),
        ("```{kfor:table} boat\n```\n", "no source 'boat' in the catalogue; there is 'boats'"),
        ("{kfor:value}`boats > 1 > Alva`", "is no address; write it as `source > table > row > column`"),
        ("{kfor:value}`boats > 1 > Alva > Trips; fromat=0`", "unknown option 'fromat'; there is 'format'"),
        ("{kfor:value}`boats > 2 > Car > Price; format=0`", "'n/a' is no figure"),
        ("{kfor:value}`boats > 2 > Lorry > Price`", "the cell is empty"),
        ("{kfor:value}`boats > 1 > Alva > Trips; format=x`", "'x' is no format"),
        ('{kfor:value}`boats > "worth [€16bn ($17bn)]"; unit=cars`', "has a unit of its own"),
        ('{kfor:value}`boats > "more than [1,320] cars"`', "[-1,320-] {+1,230+}"),
        ('{kfor:value}`boats > "more than 1,[230] cars"`', "part of a word or number"),
        ('{kfor:value}`boats > "more than 1,230 cars"`', "put the figure, and only it, in brackets"),
    ],
)
def test_what_is_refused(boats: Project, page: str, said: str) -> None:
    boats.page(page + "\n")
    assert said in boats.refused()
    assert "[not verified" in " ".join(boats.build("text", "-q").text("index.txt").split())


def test_a_broken_table_is_named_with_its_line(boats: Project) -> None:
    boats.write("corpus/boats.md", BOATS.replace("Brona | 3 | 8 |", "Brona | 3 |"))
    boats.page(TABLE % "")
    said = boats.refused()
    assert "table 1 is broken: line 8: the row has 2 cells, not 3: 'Brona | 3 |'" in said
    assert "[kfor.table]" in said


def test_a_bound_left_outside_the_brackets(boats: Project) -> None:
    page = 'So {kfor:value}`boats > "more than [1,230] cars%s`.\n'
    boats.page(page % '"')
    result = boats.build("text", "-q")
    assert result.status == 0
    assert "'more than' belongs to '1,230'; put it in the brackets" in result.said
    assert "[kfor.bound]" in result.said
    boats.page(page % '"; accept-bound="The bound stands in the next sentence."')
    assert "So 1,230." in boats.printed()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It is not true that [700] cars were lost.", "stands 'not', which negates it"),
        ("If the pier gives way, [700] cars will be lost.", "stands 'If', which makes it conditional"),
        ("The owner claimed that [700] cars were lost.", "stands 'claimed', which ascribes it to somebody"),
        ("The cars that were lost were [700], except in spring.", "stands 'except', which limits it"),
    ],
)
def test_what_governs_a_figure_in_its_sentence_is_cautioned(
    project: Project, sentence: str, said: str
) -> None:
    text = f"The pier is old. {sentence.replace('[', '').replace(']', '')} It rained."
    project.add_source(
        "id: pier, type: report, title: The pier, issued: 2021, language: en", "pier.txt", text
    )
    page = f'So {{kfor:value}}`pier > "{sentence}%s`.\n'
    project.page(page % '"')
    result = project.build("text", "-q")
    assert result.status == 0
    assert said in result.said
    assert "[kfor.context]" in result.said
    project.page(page % '"; accept-context="The sentence before says so."')
    assert "So 700." in project.printed()


def test_a_header_belongs_to_what_is_no_plain_figure_too(project: Project) -> None:
    table = "Year | Boats (thousands) | Share (%) |\n---|---|---|\n2020 | (700) | 10-12 % |\n"
    project.add_source("id: t, type: report, title: T, issued: 2021, language: en", "t.md", table)
    project.page("{kfor:value}`t > 1 > 2020 > Boats (thousands)`\n")
    assert "'thousands' in the header belongs to '(700)'" in project.build("text", "-q").said
    project.page("{kfor:value}`t > 1 > 2020 > Share (%)`\n")
    assert "10-12 %" in project.printed()


def test_what_the_brackets_hold_is_a_figure(boats: Project) -> None:
    boats.page('They {kfor:value}`boats > "The two boats [carried] more than"`.\n')
    assert "'[carried]' is not a figure; put one, with its bound, scale and unit" in boats.refused()


def test_cells_are_locked_and_print_the_same_without_the_text(boats: Project) -> None:
    boats.page(
        TABLE % ":columns: Boat; Trips\n:sort: Trips"
        + '\nSo {kfor:value}`boats > 1 > Alva > Trips` and {kfor:value}`boats > "[more than 1,230] cars"`.\n'
    )
    assert CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"]).exit_code == 0
    with_texts = boats.printed("-E")
    boats.forget_texts()
    assert boats.printed("-E") == with_texts
    boats.page("So {kfor:value}`boats > 1 > Brona > Trips`.\n")
    assert "the lock does not have" in boats.refused("-E")


def test_the_record_of_a_cell(boats: Project) -> None:
    boats.page("So {kfor:value}`boats > 1 > Alva > Trips; name=trips`.\n")
    (item,) = json.loads(boats.build("html", "-q").text("evidence.json"))["first"]["items"]
    (target,) = item["target"]
    assert item["id"] == "urn:kfor:ferry:trips"
    assert (target["kfor:table"], target["kfor:row"], target["kfor:column"]) == (1, "Alva", "Trips")
    assert (target["kfor:value"], target["selector"][0]["exact"]) == ("20", "20")
    start, end = target["selector"][1]["start"], target["selector"][1]["end"]
    assert BOATS[start:end] == "20"


def test_a_changed_figure_is_said_old_and_new(boats: Project) -> None:
    boats.page(TABLE % "" + "\nSo {kfor:value}`boats > 1 > Alva > Trips`.\n")
    CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"])
    boats.write("corpus/boats.md", BOATS.replace("Alva | 20 |", "Alva | 200 |"))
    said = boats.build("text", "-q", "-E").said
    assert said.count("the lock has other records of 'boats'") == 1
    assert "index.md:3: WARNING: the lock has other records of 'boats': 2 with other words" in said
    assert "index, line 3: table 1: Alva > Trips: '20' -> '200'" in said
    assert "index, line 8: boats > 1 > Alva > Trips: Alva > Trips: '20' -> '200'" in said
    checked = CliRunner().invoke(main, ["lock", str(boats.folder), "--check"])
    assert checked.output.count("Alva > Trips: '20' -> '200'") == 2


def test_a_private_source_leaves_no_cell(boats: Project) -> None:
    path = boats.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("file: boats.md", "file: boats.md, rights: private"), "utf-8")
    boats.page("So {kfor:value}`boats > 1 > Alva > Cars per trip`.\n")
    CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"])
    result = boats.build("html", "-q", "-E")
    assert "31.5" in result.text("index.html")
    assert "31.5" not in result.text("evidence.json")
    assert "31.5" not in (boats.corpus / "evidence.lock.json").read_text()


def test_every_builder(boats: Project) -> None:
    boats.page(
        TABLE % ":caption: The boats\n:name: boats" + "\nSo {kfor:value}`boats > 1 > Alva > Cars per trip`.\n"
    )
    boats.builds_everywhere()


def test_the_pdf_has_the_table_with_its_headers_tagged(boats: Project) -> None:
    from pypdf import PdfReader  # noqa: PLC0415

    boats.page(TABLE % ":caption: The boats" + "\nSo {kfor:value}`boats > 1 > Alva > Cars per trip`.\n")
    result = boats.build("briefpdf", "-q", "-W")
    assert result.said == ""
    path = result.folder / "ferry.pdf"
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "The boats" in text
    assert "Source: The boats, 2021, table 1" in text


def test_the_scale_that_a_header_has_is_not_lost(boats: Project) -> None:
    boats.write("corpus/boats.md", "Boat | Trade (€ bn)\n---|---\nAlva | 16\n")
    page = "So {kfor:value}`boats > 1 > Alva > Trade (€ bn)%s` it is.\n"
    boats.page(page % "")
    result = boats.build("text", "-q")
    assert result.status == 0
    assert "'€ bn' in the header belongs to '16'; print it by 'format' or 'unit'" in result.said
    assert "[kfor.bound]" in result.said
    boats.page(page % "; format=0")
    assert "So €16bn it is." in boats.printed()
    boats.page(page % "; unit=€ bn")
    assert "So €16bn it is." in boats.printed()
    boats.page(page % '; accept-bound="The sentence says billions of euros."')
    assert "So 16 it is." in boats.printed()


def test_a_renamed_column_is_said_with_what_was_locked(boats: Project) -> None:
    boats.page("So {kfor:value}`boats > 1 > Alva > Trips`.\n")
    CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"])
    boats.write("corpus/boats.md", BOATS.replace("Boat | Trips |", "Boat | Voyages |"))
    said = boats.refused("-E")
    assert "index.md:3: ERROR: table 1 has no column 'Trips'; there is 'Cars per trip', 'Voyages'" in said
    assert "when it was locked, it was '20' (Alva > Trips)" in said


def test_every_figure_that_changed_is_said_with_its_line(boats: Project) -> None:
    """Old and new, whatever cuts it, also where the catalogue has the digest of the altered text."""
    from hashlib import sha256  # noqa: PLC0415

    boats.page(
        TABLE % ":columns: Boat; Trips"
        + '\nSo {kfor:value}`boats > 1 > Alva > Trips`,\nor {kfor:value}`boats > "[more than 1,230] cars"`.\n'
        + "\nIt makes 20 trips {kfor:cite}`boats`.\n"
        + "\n```{kfor:compare}\n- boats > 1 > Alva > Trips\n```\n"
        + "\nIn all {kfor:value}`boats > 1 > Brona > Cars per trip`.\n"
    )
    assert CliRunner().invoke(main, ["lock", str(boats.folder), "--yes"]).exit_code == 0
    altered = BOATS.replace("1,230", "1,320").replace("Alva | 20 |", "Alva | 25 |")
    boats.write("corpus/boats.md", altered)
    path, digest = boats.corpus / "catalogue.yaml", sha256(altered.encode()).hexdigest()
    path.write_text(path.read_text().replace("file: boats.md", f"file: boats.md, sha256: {digest}"), "utf-8")
    said = boats.refused()
    assert "index.md:3: WARNING: the lock has other records of 'boats': 2 with other words, " in said
    assert "1 with the same words" in said
    for line in (3, 8):
        assert f"index, line {line}: " in said
    assert said.count("Alva > Trips: '20' -> '25'") == 2
    assert "index.md:9: ERROR: 'boats' does not have these words" in said
    assert "[-1,230-] {+1,320+}" in said
    assert "index.md:11: WARNING: '20' stands in no source cited beside it (boats); there is '25'" in said
