"""Figures of a source in another language, printed as the page's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

HAFEN = """Hafen;Jahr;Fang (1.000 t);Quote;Anteil (%);Wert;Boote
Alva;2018;1.234,5;0,361;12,5;(1.234,5);1.214*
Brona;2019;88,25;0,423;7,5;2.500,0;45 p
"""


@pytest.fixture
def hafen(project: Project) -> Project:
    project.add_source(
        "id: hafen, type: dataset, title: Hafen, issued: 2020, language: de", "hafen.csv", HAFEN
    )
    return project


def cells(project: Project, options: str) -> list[str]:
    project.page(f"```{{kfor:table}} hafen\n{options}\n```\n")
    lines = project.printed().replace("\u00a0", " ").split("+---")
    return [part.strip() for line in lines for part in line.split("|")]


def test_local_prints_all_figures_and_leaves_years_brackets_and_flags(hafen: Project) -> None:
    found = cells(hafen, ":format: local")
    assert {"2018", "1,234.5", "0.361", "12.5", "(1,234.5)", "1,214^*", "88.25", "45 ^p"} <= set(found)


def test_a_pattern_by_column_and_a_fraction_in_per_cent(hafen: Project) -> None:
    found = cells(hafen, ':columns: Hafen; Quote; Boote\n:format: "Quote = 0.0%; Boote = #,##0"')
    assert {"36.1%", "42.3%", "1,214^*"} <= set(found)
    assert "12.5" in cells(hafen, ':columns: Hafen; "Anteil (%)"\n:format: 0.0%')


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (':format: "Quote = 0.0000"', "Alva > Quote: the format '0.0000' prints '0.3610', with more digits"),
        (":format: 0,0", "'0,0' is no format"),
        (':format: "Netz = local"', "has no column 'Netz'"),
    ],
)
def test_what_does_not_fit_names_the_cell(hafen: Project, options: str, said: str) -> None:
    hafen.page(f"```{{kfor:table}} hafen\n{options}\n```\n")
    assert said in hafen.refused()


def test_a_new_name_in_the_page_s_language_says_the_same(hafen: Project) -> None:
    rename = ':rename: "Fang (1.000 t) = Catch (thousand t)"'
    hafen.page(f"```{{kfor:table}} hafen\n:columns: Hafen; Fang (1.000 t)\n:format: local\n{rename}\n```\n")
    assert hafen.build("text", "-q").said == ""
    hafen.page("```{kfor:table} hafen\n:rename: 'Fang (1.000 t) = Catch'\n```\n")
    assert "'Catch' leaves out '1.000 t'" in hafen.build("text", "-q").said


def test_comparisons_and_charts_take_it_too(hafen: Project) -> None:
    hafen.page(
        "```{kfor:compare}\n:format: local\n- hafen > 1 > Alva > Fang (1.000 t)\n"
        "- hafen > 1 > Brona > Fang (1.000 t)\n```\n\n"
        "```{kfor:chart} hafen\n:columns: Hafen; Quote\n:format: 0.0%\n```\n"
    )
    printed = hafen.printed()
    assert "1,234.5" in printed
    assert "36.1%" in printed


@pytest.mark.parametrize(
    ("cells", "order", "said"),
    [
        (["100", "9", "25", "n/a", "1,234*"], ["1,234", "100", "25", "9", "n/a"], "no figure: n/a"),
        (["5 km", "300 m", "2 km"], ["5 km", "2 km", "300 m"], "another unit: 300 m"),
        (["€5", "$9", "€20"], ["€20", "€5", "$9"], "another unit: $9"),
        (["Quay", "9", "Pier", "100", "Dock"], ["100", "9", "Quay", "Pier", "Dock"], ""),
    ],
)
def test_figures_are_never_sorted_as_letters(
    project: Project, cells: list[str], order: list[str], said: str
) -> None:
    rows = "".join(f'{name},"{cell}"\n' for name, cell in zip("abcde", cells, strict=False))
    project.add_source(
        "id: list, type: dataset, title: A list, issued: 2020", "list.csv", f"Port,Much\n{rows}"
    )
    project.page("```{kfor:table} list\n:columns: Much\n:sort: Much desc\n```\n")
    printed = project.printed().replace("^*", "")
    places = [printed.index(f" {cell} ") for cell in order]
    assert places == sorted(places)
    assert said in printed
    assert ("Not sorted" in printed) == bool(said)


def test_data_written_as_in_english_is_read_so(project: Project) -> None:
    project.add_source(
        "id: last, type: dataset, title: Last, issued: 2021, language: de",
        "last.csv",
        "Hafen;Last\nAlva;9.5\nBrona;1.234\nCole;0.125\n",
    )
    project.page(
        "{kfor:value}`last > 1 > Brona > Last; format=local`, "
        "{kfor:value}`last > 1 > Cole > Last; format=local`.\n"
    )
    assert "1.234, 0.125." in project.printed()
