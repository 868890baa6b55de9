"""Tables are found as they are typed, and what is no sound table is said, with its line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kfor.evidence.documents.all_tables import choose_table
from sphinx_kfor.evidence.documents.hints import Hints
from sphinx_kfor.evidence.documents.loading import from_text, read_document
from sphinx_kfor.evidence.documents.tables import Table, choose, place_of
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

LOOSE = """The ferry carries more each year.
Traffic in the harbour
Boat | Trips | Cars |
---|---|---|
Alva | 20 | 1,230 |
Brona | 3 | |
The other boats are laid up.
"""


def grid(table: Table) -> list[list[str]]:
    assert not table.fault
    rows = [table.row(number) for number in range(len(table.keys))]
    return [list(table.names), *([cell.text for cell in row] for row in rows)]


def only(text: str, suffix: str = ".txt") -> Table:
    (table,) = from_text(text, suffix).tables
    return table


def test_a_loosely_typed_table_in_the_midst_of_prose() -> None:
    document = from_text(LOOSE)
    (table,) = document.tables
    assert grid(table) == [["Boat", "Trips", "Cars"], ["Alva", "20", "1,230"], ["Brona", "3", ""]]
    assert (table.title, table.line) == ("Traffic in the harbour", 3)
    cell = table.row(0)[2]
    assert document.text[slice(*document.raw_span(*cell.span))] == "1,230"


@pytest.mark.parametrize(
    "typed",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "| a | b |\n| :-- | --: |\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2\n",
        "a | b |\n\n---|---|\n\n1 | 2 |\n",
        "| a | b\n| --- | ---\n| 1 | 2\n",
        "a | b |\r\n---|---|\r\n1 | 2 |\r\nText.",
        "> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
        "a | b |\n—|—|\n1 | 2 |\n",
        "   a|b\n   -|-\n   1|2\n",
    ],
)
def test_ways_to_type_the_same_table(typed: str) -> None:
    assert grid(only(typed)) == [["a", "b"], ["1", "2"]]
    assert grid(only(typed, ".md")) == [["a", "b"], ["1", "2"]]


def test_empty_cells_at_either_end() -> None:
    table = only(" | 2020 | 2021\n---|---|---\nCars | 1 | \n | 2 | 3\n")
    assert grid(table) == [["", "2020", "2021"], ["Cars", "1", ""], ["", "2", "3"]]


def test_an_empty_cell_of_markdown_takes_no_other_with_it() -> None:
    table = only("Boat | Trips | Cars\n---|---|---\nAlva |  | 4\nBrona | |\u0020\n", ".md")
    assert grid(table)[1:] == [["Alva", "", "4"], ["Brona", "", ""]]


def test_cells_of_markdown_are_what_a_reader_sees() -> None:
    document = from_text("| **Boat** | `x \\| y` |\n|---|---|\n| [Alva](a.md) | 1\\|2 *km* |\n", ".md")
    (table,) = document.tables
    assert grid(table) == [["Boat", "x | y"], ["Alva", "1|2 km"]]
    assert document.text[slice(*document.raw_span(*table.row(0)[0].span))] == "Alva"


def test_escaped_bars_in_plain_text() -> None:
    assert grid(only("a | b\n---|---\n1\\|2 | 3\n"))[1] == ["1|2", "3"]


def test_tables_in_code_are_none() -> None:
    assert from_text("```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n", ".md").tables == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Traffic\n\n| a |\n|---|\n| 1 |\n", "Traffic"),
        ("Traffic:\n\n| a |\n|---|\n| 1 |\n", "Traffic"),
        ("Intro.\n\n| a |\n|---|\n| 1 |\n\nTable: Traffic\n", "Traffic"),
        ("```{table} Traffic\n| a |\n|---|\n| 1 |\n```\n", "Traffic"),
        ("| a |\n|---|\n| 1 |\n", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert only(text).title == title


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a | b |\n---|---|\n1 | 2 |\n3 |\n", "line 4: the row has 1 cells, not 2: '3 |'"),
        ("a | b |\n---|---|\n1 | 2 | 3 |\n", "line 3: the row has 3 cells, not 2: '1 | 2 | 3 |'"),
        ("| a | b |\n|---|---|\n| 1 |\n", "line 3: the row has 1 cells, not 2"),
        ("a | b | c |\n---|---|\n1 | 2 |\n", "line 1: the header has 3 cells, not 2"),
        ("---|---|\n1 | 2 |\n", "line 1: no header above its row of dashes"),
        ("| a | b |\n| 1 | 2 |\n", "line 1: no row of dashes under its header"),
        ("a | b |\n---|---|\n1 | 2 |\n3 4\n5 | 6 |\n", "line 4: no bar in this line, and the table goes on"),
    ],
)
def test_a_broken_table_is_said_with_its_line(text: str, fault: str) -> None:
    table = from_text(text).tables[0]
    assert table.fault.startswith(fault)
    with pytest.raises(EvidenceError, match="table 1 is broken: line") as caught:
        choose([table], "1")
    assert caught.value.subtype == "table"


def test_a_bar_in_prose_is_no_table() -> None:
    assert from_text("One | two.\n\nAnd a | b too.\n---\n").tables == []


def test_two_tables_and_how_they_are_chosen() -> None:
    tables = from_text(LOOSE + "\n## Fares\n\n| Ticket | Price |\n|---|---|\n| Car | €16 |\n", ".md").tables
    assert choose(tables, "2") is tables[1]
    assert choose(tables, "ticket") is tables[1]
    assert choose(tables, "Fares") is tables[1]
    assert choose(tables, "Boat Trips") is tables[0]
    with pytest.raises(
        EvidenceError, match=r"no table '3'; there is table 1 \(Boat \| Trips \| Cars\), table 2"
    ):
        choose(tables, "3")


@pytest.mark.parametrize(
    ("title", "own"), [("Table 2: Fares", "Table 2"), ("Tabelle 2. Preise", "Tabelle 2")]
)
def test_a_table_is_told_that_its_source_numbers_otherwise(title: str, own: str) -> None:
    document = from_text(f"All is dear.\n\n{title}\n\n| Ticket | Price |\n|---|---|\n| Car | €16 |\n", ".md")
    with pytest.raises(EvidenceError, match=rf"no table '2'; .*; the source calls table 1 '{own}'"):
        choose_table(document, "2")
    with pytest.raises(EvidenceError, match=r"no table '3'; there is table 1 \(Ticket \| Price\)\Z"):
        choose_table(document, "3")


def test_tables_are_listed_nearest_first() -> None:
    tables = from_text("| Cars |\n|---|\n| 1 |\n\n| Ferries |\n|---|\n| 1 |\n").tables
    with pytest.raises(EvidenceError, match=r"no table 'Ferry'; there is table 2 \(Ferries\), table 1"):
        choose(tables, "Ferry")


def test_two_tables_of_the_same_words() -> None:
    tables = from_text("| a | b |\n|---|---|\n| 1 | 2 |\n\n| a | c |\n|---|---|\n| 1 | 2 |\n").tables
    with pytest.raises(EvidenceError, match="2 tables have 'a'"):
        choose(tables, "a")


def test_rows_and_columns_by_name() -> None:
    table = only("Year | Cars | cars |\n---|---|---|\n2019 | 1 | 2 |\n2020 | 3 | 4 |\n2020 | 5 | 6 |\n")
    assert table.column("Cars") == 1
    assert table.column("cars") == 2
    assert table.column("year") == 0
    assert table.find_row("2020 (2)") == 2
    for name, said in [
        ("2020", "2 rows '2020'; write '2020 [(]1[)]', '2020 [(]2[)]'"),
        ("2018", "no row '2018'; there is '2019', '2020'"),
        ("2020 (0)", "no row"),
    ]:
        with pytest.raises(EvidenceError, match=said):
            table.find_row(name)
    with pytest.raises(EvidenceError, match="no column 'Car'; there is 'Cars', 'cars', 'Year'"):
        table.column("Car")


@pytest.mark.parametrize(
    "typed",
    [
        'Boat,Trips\r\n"Alva, the old",20\r\n"Two\nlines",3\r\n',
        'Boat;Trips\n"Alva, the old";20\n"Two\nlines";3\n',
        '\ufeffBoat\tTrips\nAlva, the old\t20\n"Two\nlines"\t3\n\n',
        'Boat|Trips\n"Alva, the old"|20\n"Two\nlines"|3',
    ],
)
def test_delimited_files(typed: str) -> None:
    document = from_text(typed, ".csv")
    (table,) = document.tables
    assert grid(table) == [["Boat", "Trips"], ["Alva, the old", "20"], ["Two\nlines", "3"]]
    for row in range(2):
        for cell in table.row(row):
            assert document.text[slice(*cell.span)] == cell.text


def test_doubled_quotation_marks() -> None:
    table = only('a,b\n"say ""yes""",""\n', ".csv")
    assert grid(table)[1] == ['say "yes"', ""]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n3\n", "line 3: the row has 1 cells, not 2: '3'"),
        ('a,b\n1,"2\n3,4\n', "line 2: "),
        ('a,b\n1,"2"x\n', "line 2: "),
        ("", "line 1: the file is empty"),
    ],
)
def test_a_broken_file_is_said_with_its_line(text: str, fault: str) -> None:
    assert only(text, ".csv").fault.startswith(fault)


def test_encodings_are_told_by_their_marks_or_declared(tmp_path: Path) -> None:
    path = tmp_path / "fares.csv"
    path.write_bytes("Ort;Preis\nKöln;16\n".encode("utf-16"))
    assert grid(read_document(path).tables[0])[1] == ["Köln", "16"]
    path.write_bytes("Ort;Preis\nKöln;16\n".encode("cp1252"))
    with pytest.raises(EvidenceError, match=r"not UTF-8 at byte offset 11.*custom\.encoding"):
        read_document(path)
    assert grid(read_document(path, "cp1252").tables[0])[1] == ["Köln", "16"]
    assert grid(read_document(path, "cp1252", ",").tables[0])[0] == ["Ort;Preis"]
    for unknown in ("klingon", "rot13", "unicode_escape", "punycode", "utf-7"):
        with pytest.raises(EvidenceError, match="is no encoding of text"):
            read_document(path, unknown)


@given(
    st.text(alphabet='ab1|-:> \\\n\r`*[]",;\t', max_size=80), st.sampled_from([".txt", ".md", ".csv", ".tsv"])
)
def test_no_text_is_too_strange(text: str, suffix: str) -> None:
    document: Document = from_text(text, suffix)
    for table in document.tables:
        if not table.fault:
            for number in range(len(table.keys)):
                assert len(table.row(number)) == len(table.headers)


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_python_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415

    # A last row of one cell could be a note under the data.
    rows = [["h1", "h2"], *([cell.replace("\r", " ") for cell in row] for row in rows), ["z1", "z2"]]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    table = from_text(out.getvalue(), ".csv").tables[0]
    assert grid(table) == [[cell.strip() for cell in row] for row in rows]


@pytest.mark.skipif(not Path(os.environ.get("KFOR_CORPUS", "-")).is_dir(), reason="the texts are not here")
def test_the_tables_that_survived_copying_from_a_web_page() -> None:
    (path,) = Path(os.environ["KFOR_CORPUS"]).glob("000_*.txt")
    first, second = read_document(path).tables
    assert grid(first)[0] == ["Metric", "Current Status"]
    assert grid(first)[1][1] == "150"
    assert len(grid(first)) == len(grid(second)) == 4
    assert second.names == ("Area of Impact", "Description")


def test_lines_above_the_header_of_a_delimited_file(tmp_path: Path) -> None:
    path = tmp_path / "fares.csv"
    path.write_text("The fares, 2021\nLicence: open; ask\n\nBoat;Fare\nAlva;1,5\n", "utf-8")
    (broken,) = read_document(path, hints=Hints((1, 1))).tables
    assert "; if the header is further down, give its line in custom.header" in broken.fault
    (table,) = read_document(path, hints=Hints((4, 4))).tables
    assert (table.line, table.names, list(table.keys)) == (4, ("Boat", "Fare"), ["Alva"])
    assert [cell.text for cell in table.row(0)] == ["Alva", "1,5"]
    (none,) = read_document(path, hints=Hints((40, 40))).tables
    assert "a table has a header row" in none.fault


def test_a_name_that_may_be_a_name_with_its_number_is_ambiguous() -> None:
    names = ["Alva", "Alva", "Alva (2)"]
    with pytest.raises(EvidenceError, match=r"write 'Alva \(2\) \(1\)' for that of this name"):
        place_of("Alva (2)", names, "row")
    assert place_of("Alva (2) (1)", names, "row") == 2
    assert place_of("Alva (1)", names, "row") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Boats\n\nBoat\tTrips\nAlva\t20\nBrona\t3\n",
        "Boats\n\nBoat         Trips\nAlva            20\nBrona            3\n",
    ],
)
def test_columns_in_a_text_that_are_no_table_are_named_with_what_to_do(text: str) -> None:
    with pytest.raises(EvidenceError) as raised:
        choose_table(from_text(text), "1")
    said = str(raised.value)
    assert said.startswith("no table '1'; the columns from line 3 on are none in a text")
    assert "'| Boat | Trips |' over '|---|---|'" in said
    assert ".tsv" in said


def test_a_text_without_columns_says_what_a_table_looks_like() -> None:
    with pytest.raises(
        EvidenceError, match=r"no table '1'; the text has none; write one as '\| Name \| Number \|'"
    ):
        choose_table(from_text("Nothing is counted.  So it is.\nNobody came.  The ramp was closed.\n"), "1")


@pytest.mark.parametrize(
    ("text", "names", "keys"),
    [
        (  # a line drawn under the data, then notes as wide as these
            "Tag;Anzahl;%\n2019;831;0,2\n2020;832;-1\n____;;\nAuf Grundlage der Zählung.;;\nStand: heute;;\n",
            ("Tag", "Anzahl", "%"),
            ["2019", "2020"],
        ),
        (
            "Puerto;2021;2022\nAlva;4;5\nBrona;6;7\n\nNotas:\nDatos provisionales\n",
            ("Puerto", "2021", "2022"),
            ["Alva", "Brona"],
        ),
        (
            "Port,North,,South,\n,Men,,Men,\n,2021,2022,2021,2022\nAlva,1,2,3,4\nBrona,5,6,7,8\n",
            ("Port", "North Men 2021", "North Men 2022", "South Men 2021", "South Men 2022"),
            ["Alva", "Brona"],
        ),
        (
            "Port,North,,,\n,Men,,Women,\n,2021,2022,2021,2022\nAlva,1,2,3,4\n",
            ("Port", "North Men 2021", "North Men 2022", "North Women 2021", "North Women 2022"),
            ["Alva"],
        ),
        (  # a row without figures at the end is none of the notes
            "Port,2021,2022\nAlva,1,2\nNot stated elsewhere,,\n",
            ("Port", "2021", "2022"),
            ["Alva", "Not stated elsewhere"],
        ),
    ],
)
def test_where_names_and_data_end(text: str, names: tuple[str, ...], keys: list[str]) -> None:
    (table,) = from_text(text, ".csv").tables
    assert (table.fault, table.names, list(table.keys)) == ("", names, keys)


@pytest.mark.parametrize("wanted", ["Table 2", "table 2", "Table 2: Fares", "Table 2. Fares by boat"])
def test_a_table_is_called_by_the_name_that_its_source_gives_it(wanted: str) -> None:
    fares = "Table 2: Fares by boat\n\n| Ticket | Price |\n|---|---|\n| Car | €16 |\n"
    document = from_text(f"{fares}\nTable 3: Crews\n\n| a |\n|---|\n| 1 |\n", ".md")
    assert choose_table(document, wanted) is document.tables[0]
    assert choose_table(document, "2") is document.tables[1]
    with pytest.raises(EvidenceError, match="no table 'Table 4'"):
        choose_table(document, "Table 4")
