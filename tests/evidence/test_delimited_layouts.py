"""Delimited files as statistical offices and spreadsheets write them: header, data and notes are found."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.delimited import read_delimited


def cells(text: str) -> list[list[str]]:
    table = read_delimited(text)
    assert table.fault == ""
    return [
        list(table.names),
        *([cell.text for cell in table.row(place)] for place in range(len(table.keys))),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Güterumschlag der Seehäfen\nDeutschland\n;Empfang;Versand\n;1000 t;Anzahl\n"
            "2017;205 000;61\n2018;188 000;58\n__________\n© Amt, 2019\nStand: 04.03.2019\n",
            [["", "Empfang 1000 t", "Versand Anzahl"], ["2017", "205 000", "61"], ["2018", "188 000", "58"]],
            id="lines above, two header rows, notes under a rule",
        ),
        pytest.param(
            "Tabelle: 1-1\n;Bestand\nStichtag;Anzahl\n31.12.2017;812\n31.12.2018;797\n",
            [["Stichtag", "Bestand Anzahl"], ["31.12.2017", "812"], ["31.12.2018", "797"]],
            id="the name of the first column in the second header row",
        ),
        pytest.param(
            "Ferries,,\nUnit: million trips,,\n,,\nPort,2017,2018\nAlva,1,2\nBrona,3,4\n,,\n"
            "Notes:,,\np Provisional.,,\n",
            [["Port", "2017", "2018"], ["Alva", "1", "2"], ["Brona", "3", "4"]],
            id="rows of commas alone, above and below",
        ),
        pytest.param(
            "Mitglieder\nOrt;2023;2024\nAlva;4;5 p\nBrona;.;7\nAnmerkungen:\np = vorläufig; . = unbekannt\n",
            [["Ort", "2023", "2024"], ["Alva", "4", "5 p"], ["Brona", ".", "7"]],
            id="what signs mean, in a line with the delimiter",
        ),
        pytest.param(
            "Port;2023;2024\nAlva;4;5 p\nBrona;.;7\n(p) provisional; (e) estimate\nSource: Office\n",
            [["Port", "2023", "2024"], ["Alva", "4", "5 p"], ["Brona", ".", "7"]],
            id="what signs in brackets mean, in a line with the delimiter",
        ),
        pytest.param(
            "Members\nPort,2022,2023,2024\nAlva,1,2,3\nBrona,4,5,6\n\nNotes:\nRounded, and from forms\n"
            "Source: Office\n",
            [["Port", "2022", "2023", "2024"], ["Alva", "1", "2", "3"], ["Brona", "4", "5", "6"]],
            id="a note with the delimiter",
        ),
        pytest.param(
            ",Boats,,Crews,\n,2017,2018,2017,2018\nAlva,1,2,3,4\n",
            [["", "Boats 2017", "Boats 2018", "Crews 2017", "Crews 2018"], ["Alva", "1", "2", "3", "4"]],
            id="years under names",
        ),
        pytest.param(
            "Boats and crews,,,,\n,Boats,,Crews,\nPort,2017,2018,2017,2018\nAlva,1,2,3,4\n",
            [["Port", "Boats 2017", "Boats 2018", "Crews 2017", "Crews 2018"], ["Alva", "1", "2", "3", "4"]],
            id="years under names, beside the name of the first column",
        ),
        pytest.param(
            "Port,Boats,,Catch,,\n,2017,2018,2017,2018,Quota 2019\nAlva,1,2,3,4,5\n",
            [
                ["Port", "Boats 2017", "Boats 2018", "Catch 2017", "Catch 2018", "Catch Quota 2019"],
                ["Alva", "1", "2", "3", "4", "5"],
            ],
            id="years and a name under names",
        ),
        pytest.param(
            ",Founded,Closed\nAlva,1832,1901\nBrona,1840,1902\n",
            [["", "Founded", "Closed"], ["Alva", "1832", "1901"], ["Brona", "1840", "1902"]],
            id="years that are data",
        ),
        pytest.param(
            "Port,2017,2017\nPort,Boats,Crews\nAlva,1,2\n",
            [["Port", "2017 Boats", "2017 Crews"], ["Alva", "1", "2"]],
            id="the upper names repeated",
        ),
        pytest.param(
            "Dataset,Landings\nUpdated,2019\n\nPort,2017,2018\nAlva,1,2\nBrona,3,4\n",
            [["Port", "2017", "2018"], ["Alva", "1", "2"], ["Brona", "3", "4"]],
            id="lines of two cells above a blank line",
        ),
        pytest.param(
            "Port,2017,2018\nAlva,1,2\nBrona,3,4\nNote: provisional, see annex\nSource: Office, 2019, p. 3\n",
            [["Port", "2017", "2018"], ["Alva", "1", "2"], ["Brona", "3", "4"]],
            id="notes with commas",
        ),
        pytest.param(
            "Port;2017\nAlva;1,5\n# revised\nBrona;2,5\n",
            [["Port", "2017"], ["Alva", "1,5"], ["Brona", "2,5"]],
            id="a comment among the data",
        ),
        pytest.param(
            "sep=;\nPort;Value\nAlva, north;1,5\n",
            [["Port", "Value"], ["Alva, north", "1,5"]],
            id="a line for the spreadsheet",
        ),
        pytest.param(
            "Item,2017\nNotes,5\nSource,7\n",
            [["Item", "2017"], ["Notes", "5"], ["Source", "7"]],
            id="rows that are named as notes are",
        ),
    ],
)
def test_header_and_data_are_found(text: str, wanted: list[list[str]]) -> None:
    assert cells(text) == wanted


def test_lines_above_are_the_title() -> None:
    table = read_delimited("Landings by port\nThousand tonnes\n\nPort,2017,2018\nAlva,1,2\nBrona,3,4\n")
    assert table.title == "Landings by port, Thousand tonnes"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Port,2017\nAlva,1\n\nFleet,2018\nNorth,2\n", "line 4: another table seems to begin here"),
        ("Landings, by port\nPort,2017,2018\nAlva,1,2\nBrona,3,4\n", "give its line in custom.header"),
        ("Port,2017,2018\nAlva,1,2\nBrona,3\n", "give their last line in custom.last"),
        (f"{'a,' * 20_000}b\n", "line 1: the header has 20,001 cells; at most 16,384 are read"),
    ],
)
def test_what_cannot_be_told_says_what_to_set(text: str, said: str) -> None:
    assert said in read_delimited(text).fault
