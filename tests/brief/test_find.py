"""`kfor find`: what it offers is of what was sought, stands where it says, and verifies when pasted."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

ROWS = [
    ("Year", "Landings", "Landings (kt)", "Share of herring"),
    (2019, 511, 31.5, "41.2%"),
    (2020, 498, 29.9, "39.8%"),
    (2021, 530, 33.0, "44.1%"),
    (2022, 547, 34.4, "45.7%"),
]
NEWS = """<html lang="en"><body><h1>Skippers want light at the mole</h1>
<p>The skippers of Brennay asked the port for two lamps. Without them the boats drift until dawn.</p>
<p>“We burn a day’s fuel, and now and then a net,” said the head of the guild, Ida Holm.
The guild would pay a third.</p>
<p>The port did not refuse, but its winches are fifty years old and stand idle in winter.</p></body></html>"""


def workbook(rows: list[tuple[Any, ...]], sheet: str = "Catch") -> bytes:
    made = Workbook()
    filled = made.worksheets[0]
    filled.title = sheet
    for row in rows:
        filled.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def added(project: Project, name: str, data: bytes | str) -> None:
    project.write(f"corpus/{name}", data)
    path = project.corpus / "catalogue.yaml"
    stem = name.partition(".")[0]
    path.write_text(
        path.read_text() + f"- {{id: {stem}, type: report, title: R, custom: {{file: {name}}}}}\n", "utf-8"
    )


@pytest.fixture
def corpus(project: Project) -> Project:
    added(project, "catch.xlsx", workbook(ROWS))
    added(project, "news.html", NEWS)
    return project


def found(project: Project, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, ["find", "--docs", str(project.folder), "--format", "json", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    passages: list[dict[str, Any]] = json.loads(result.stdout)["passages"]
    assert bool(passages) == (result.exit_code == 0)
    return passages


@pytest.mark.parametrize(
    ("words", "place", "typed"),
    [
        ("share of herring in 2022", "Catch!D5", "{kfor:value}`catch > 1 > 2022 > Share of herring`"),
        ("Herring's share 2020", "Catch!D3", "{kfor:value}`catch > 1 > 2020 > Share of herring`"),
        ("landings of 2021", "Catch!B4", "{kfor:value}`catch > 1 > 2021 > Landings`"),
        ("34.4", "Catch!C5", "{kfor:value}`catch > 1 > 2022 > Landings (kt); unit=kt`"),
        ("2021 landing 530", "Catch!B4", "{kfor:value}`catch > 1 > 2021 > Landings`"),
    ],
)
def test_the_cell_that_words_say_is_the_first(corpus: Project, words: str, place: str, typed: str) -> None:
    first, *_ = found(corpus, words)
    assert (first["directive"], first["locator"]) == (typed, place)
    corpus.page(f"There was {typed}.\n")
    built = corpus.build("text", "-q")
    assert (built.status, built.said) == (0, "")


@pytest.mark.parametrize(
    ("words", "place", "option"),
    [
        ("the catch of 2020", "Catch!A3:D3", ":rows: 2020"),  # a row, and no column
        ("share of herring in 1987", "Catch!D1:D5", ":columns: Year; Share of herring"),  # no such row
    ],
)
def test_where_words_do_not_tell_the_cell_the_row_or_column_is_offered(
    corpus: Project, words: str, place: str, option: str
) -> None:
    first, *_ = found(corpus, words)
    assert first["locator"] == place
    assert first["directive"] == f"```{{kfor:table}} catch\n:table: 1\n{option}\n```"
    corpus.page(first["directive"])
    assert corpus.build("text", "-q").status == 0


def test_a_row_that_was_found_is_shown_with_its_columns(corpus: Project) -> None:
    result = CliRunner().invoke(main, ["find", "--docs", str(corpus.folder), "the catch of 2020"])
    assert "2020; Landings: 498; Landings (kt): 29.9; Share of herring: 39.8%" in result.output


def test_years_across_and_rows_of_two_names(project: Project) -> None:
    rows = [("Country", "Fish", "2020", "2021")]
    names = [("Norway", "herring"), ("Norway", "cod"), ("Iceland", "herring"), ("Iceland", "cod")]
    rows += [(land, fish, f"{at}10", f"{at}20") for at, (land, fish) in enumerate(names, 1)]
    added(project, "catch.xlsx", workbook(rows))
    first, *_ = found(project, "cod of Iceland in 2021")
    assert first["locator"] == "Catch!D5"
    assert first["exact"] == "420"


def test_of_a_large_sheet_the_row_is_found(project: Project) -> None:
    rows: list[tuple[Any, ...]] = [("Boat", "Crew", "Fuel used")]
    rows += [(f"Vessel{number}", number % 7, number * 3) for number in range(1, 1500)]
    added(project, "fleet.xlsx", workbook(rows, "Fleet"))
    first, *_ = found(project, "fuel used by vessel1234")
    assert first["directive"] == "{kfor:value}`fleet > 1 > Vessel1234 > Fuel used`"


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("skippers burn the fuel of a whole day and sometimes a net",
         "“We burn a day’s fuel, and now and then a net,” said the head of the guild, Ida Holm."),
        ("We burn one day’s fuel, and now and again a net", "We burn a day’s fuel, and now and then a net"),
        ("burn a day’s fuel", "burn a day’s fuel"),
        ("drift", "Without them the boats drift until dawn."),
        ("fifty years old winches of the port",
         "The port did not refuse, but its winches are fifty years old and stand idle in winter."),
    ],
)  # fmt: skip
def test_passages_begin_and_end_at_words_with_their_own_marks(
    corpus: Project, words: str, exact: str
) -> None:
    first, *_ = found(corpus, words)
    assert first["exact"] == exact
    assert 0.35 < first["likeness"] <= 1
    corpus.page(first["directive"])
    assert "kfor.quote" not in corpus.build("text", "-q").said


@pytest.mark.parametrize(
    "words", ["a zebra crossing in Madrid", "the price of a tulip and of an iris in Delft"]
)
def test_where_nothing_is_like_the_words_nothing_is_offered(corpus: Project, words: str) -> None:
    assert found(corpus, words) == []


def test_no_word_of_those_sought_is_needed_in_its_place(corpus: Project) -> None:
    first, *_ = found(corpus, "until dawn the boats drift")
    assert first["exact"] == "Without them the boats drift until dawn."


def test_rows_that_are_shown_are_where_a_table_stands(corpus: Project) -> None:
    corpus.page('```{kfor:table} catch\n:rows: 2021; 2022\n```\n\n{kfor:cite}`catch > "44.1% 2022"`\n')
    built = corpus.build("text", "-q")
    assert "Catch!A4:D5" in built.text("index.txt")
    assert "Catch!A1" not in built.text("index.txt")
