"""Sheets as people lay them out: titles above, names in several rows, notes and other tables below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.documents.loading import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kfor.evidence.documents.tables import Table

openpyxl = pytest.importorskip("openpyxl")
Row = list[object]


def sheet(folder: Path, *rows: Row, language: str = "", formats: str = "") -> Table:
    """The table of a workbook whose only sheet has some rows."""
    book = openpyxl.Workbook()
    book.active.title = "Lifts"
    for row in rows:
        book.active.append(row)
    for cell in [cell for row in book.active for cell in row if formats and not isinstance(cell.value, str)]:
        cell.number_format = formats
    path = folder / "lifts.xlsx"
    book.save(path)
    (table,) = read_document(path, language=language).tables
    return table


def test_signs_that_a_workbook_writes_by_their_numbers_are_read(tmp_path: Path) -> None:
    table = sheet(tmp_path, ["Port", "Lifts_x000D_\nin all"], ["Alva", 12], ["Brona_x005F_x000D_", 13])
    assert table.names == ("Port", "Lifts in all")
    assert table.keys[1] == "Brona_x000D_"


def test_words_alone_under_a_blank_row_are_no_row(tmp_path: Path) -> None:
    rows: list[Row] = [["Port", 2019, 2020], ["Alva", 12, 13], ["Brona", 8, 9], [], ["Lifts: of all kinds"]]
    assert [*sheet(tmp_path, *rows).keys] == ["Alva", "Brona"]


def test_notes_under_the_data_are_no_rows(tmp_path: Path) -> None:
    table = sheet(
        tmp_path,
        ["Lifts by port (thousand)"],
        [],
        ["Port", 2019, 2020],
        ["Alva", 12.5, 13],
        ["Brona", 15, 16],
        [],
        ["Source: Harbour office"],
        ["1) provisional"],
    )
    assert (table.names, list(table.keys)) == (("Port", "2019", "2020"), ["Alva", "Brona"])


def test_names_in_three_rows_that_are_not_merged(tmp_path: Path) -> None:
    table = sheet(
        tmp_path,
        ["Port", None, "Men", None, None, "Women", None],
        [None, None, 2019, 2020, None, 2019, 2020],
        [None, None, "n", "n", None, "%", "%"],
        ["Alva", None, 1, 2, None, 3, 4],
    )
    assert table.names == ("Port", "", "Men 2019 n", "Men 2020 n", "", "Women 2019 %", "Women 2020 %")
    assert list(table.keys) == ["Alva"]


def test_another_table_below_is_no_part_of_the_first(tmp_path: Path) -> None:
    table = sheet(tmp_path, ["Port", "Lifts"], ["Alva", 12], [], [], ["Port", "Crew"], ["Alva", 120])
    assert "another table seems to begin at Lifts!A5" in table.fault


def test_a_gap_in_the_data_is_no_other_table(tmp_path: Path) -> None:
    table = sheet(tmp_path, ["Port", "Lifts"], ["Alva", 12], [], ["Brona", 15], ["Corda", None])
    assert (table.fault, list(table.keys)) == ("", ["Alva", "Brona", "Corda"])


@pytest.mark.parametrize(
    ("language", "formats", "shown"),
    [
        ("", "", ["0.125", "1234.5", "1.234"]),
        ("de", "", ["0,125", "1234,5", "1,234"]),
        ("de", "#,##0.00", ["0,13", "1.234,50", "1,23"]),
        ("fr", "#,##0.0", ["0,1", "1 234,5", "1,2"]),
        ("it", "0.0%", ["12,5%", "123450,0%", "123,4%"]),
    ],
)
def test_numbers_are_shown_as_the_source_s_language_writes_them(
    tmp_path: Path, language: str, formats: str, shown: list[str]
) -> None:
    """As figures they are read so: of one thousandth and one thousand a reader could not tell which it is."""
    rows: list[Row] = [["Port", "Load"], ["Alva", 0.125], ["Brona", 1234.5], ["Cole", 1.234]]
    table = sheet(tmp_path, *rows, language=language, formats=formats)
    assert [table.row(at)[1].text for at in range(len(table.keys))] == shown


def test_words_of_a_sheet_are_left_as_they_are(tmp_path: Path) -> None:
    table = sheet(tmp_path, ["Port", "Load"], ["Alva", "1.234"], ["Brona", "9.5 t"], language="de")
    assert [table.row(at)[1].text for at in range(len(table.keys))] == ["1.234", "9.5 t"]
