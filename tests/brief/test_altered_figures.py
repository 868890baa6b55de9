"""Units, names and formats are the author's, and make no other figure of the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

TABLE = "```{kfor:table} boats\n%s\n```\n"


@pytest.fixture
def boats(project: Project) -> Project:
    path = project.corpus / "catalogue.yaml"
    record = "- {id: boats, type: report, title: The boats, issued: 2021, custom: {file: boats.md}}\n"
    path.write_text(path.read_text() + record, "utf-8")
    project.write(
        "corpus/boats.md",
        "Boat | Trips | Cars per trip |\n---|---|---|\nAlva | 20 | 31.5 |\nBrona | 3 | 8 |\n",
    )
    return project


@pytest.mark.parametrize(
    "tail",
    [
        'unit="thousand cars"',
        "unit=000",
        "unit=½",
        "unit=hundred",
        "unit=dozen",
        "unit=lakh",
        "unit=k",
        "unit=%",
        "unit=‰",
        'unit="per cent"',
        "unit=€",
        "unit=€bn",
        "unit=MEUR",
        "unit=E3",
        "unit=²",
        'unit="euro cents"',
        'unit="half trips"',
        "unit=hun\u00addred",
        "unit=ｍｉｌｌｉｏｎ",
        "unit=mill\u0456on",
        "unit=％",
        "unit=percentage",
        "format=0,000",
        "format=#,#0",
        "format=000",
    ],
)
def test_neither_unit_nor_format_makes_another_number(boats: Project, tail: str) -> None:
    boats.page(f"{{kfor:value}}`boats > 1 > Alva > Trips; {tail}`\n")
    assert "[kfor.option]" in boats.refused()


@pytest.mark.parametrize(
    "options",
    [
        ":rename: Alva = Brona",
        ":rename: Alva = Brona; Brona = Alva",
        ":rename: Trips = Cars per trip",
        ":rename: Trips = Trips ('000)",
        ":rename: Trips = Fares in €bn",
        ":rename: Trips = Fares (%)",
        ":rename: Alva = Alva (thousand)",
        ":units: Trips = thousand",
        ":units: Alva = 000",
        ":units: Trips = %",
        ":units: Trips = €bn",
        ":units: Trips = ('000)",
        ":units: Trips = dozen",
        ":units: Trips = in hundreds",
    ],
)
def test_neither_unit_nor_name_gives_a_figure_to_another(boats: Project, options: str) -> None:
    boats.page(TABLE % options)
    assert "[kfor.option]" in boats.refused()


def test_a_unit_names_what_is_counted(boats: Project) -> None:
    boats.page("{kfor:value}`boats > 1 > Alva > Trips; unit=CO2`\n")
    assert "20\u00a0CO2" in boats.build("text", "-q").text("index.txt")


HEADED = """Boat | Total (thousands) | Cost (€ m) | Share (%) | Fare | Paid (million euros)
---|---|---|---|---|---
Alva | 1,200 | 204 | 25 | €5 | 7
"""
ALVA = '{kfor:value}`boats > 1 > Alva > "%s"; %s`\n'


@pytest.mark.parametrize(
    ("column", "tail", "left"),
    [
        ("Total (thousands)", "unit=boats", "thousands"),
        ("Total (thousands)", 'unit="million boats"', "thousands"),
        ("Cost (€ m)", "unit=boats", "€"),
        ("Cost (€ m)", "unit=€", "m"),
        ("Cost (€ m)", "unit=million", "€"),
        ("Share (%)", "unit=boats", "%"),
    ],
)
def test_a_unit_leaves_out_nothing_that_the_header_says(
    boats: Project, column: str, tail: str, left: str
) -> None:
    boats.write("corpus/boats.md", HEADED)
    boats.page(ALVA % (column, tail))
    said = boats.refused()
    assert f"leaves out '{left}', which '" in said
    assert "add it to the unit, or print it by 'format' [kfor.option]" in said


@pytest.mark.parametrize(("unit", "right"), [("t", True), ("t of fish", True), ("kg", False), ("g", False)])
def test_a_unit_may_be_its_sign(boats: Project, unit: str, *, right: bool) -> None:
    boats.write("corpus/boats.md", "Boat | Catch (tonnes)\n---|---\nAlva | 120\n")
    boats.page(ALVA % ("Catch (tonnes)", f"unit={unit}"))
    assert ("[kfor.option]" not in boats.build("text", "-q").said) == right


@pytest.mark.parametrize(
    ("column", "tail"),
    [
        ("Cost (€ m)", "format=0; unit=boats"),
        ("Share (%)", "format=0; unit=boats"),
        ("Total (thousands)", 'format=local; unit="thousand boats"'),
    ],
)
def test_a_format_with_what_the_header_says_takes_no_second_unit(
    boats: Project, column: str, tail: str
) -> None:
    boats.write("corpus/boats.md", HEADED)
    boats.page(ALVA % (column, tail))
    assert "[kfor.option]" in boats.refused()


@pytest.mark.parametrize(
    ("column", "tail", "printed"),
    [
        ("Total (thousands)", 'unit="thousand boats"', "1,200 thousand boats"),
        ("Total (thousands)", "format=local; unit=boats", "1,200 thousands boats"),
        ("Paid (million euros)", "format=0", "7 million euros"),
        ("Cost (€ m)", 'unit="million €"', "€204 million"),
        ("Cost (€ m)", 'unit="million euros"', "204 million euros"),
        ("Share (%)", 'unit="per cent of all"', "25 per cent of all"),
        ("Fare", "unit=€", "€5"),
    ],
)
def test_a_unit_says_what_the_header_does(boats: Project, column: str, tail: str, printed: str) -> None:
    boats.write("corpus/boats.md", HEADED)
    boats.page(ALVA % (column, tail))
    assert printed in boats.printed()


def test_units_of_a_column_are_its_own(boats: Project) -> None:
    boats.write("corpus/boats.md", HEADED)
    boats.page(TABLE % ":units: Fare = €; Cost (€ m) = € million")
    boats.printed()
    boats.page(
        TABLE % ":rename: Total (thousands) = Boats ('000); Cost (€ m) = Cost in EUR million; Fare = Fare (€)"
    )
    boats.printed()
    boats.page(TABLE % ":units: Fare = %")
    assert "would change the figure, with '%', which the source does not have" in boats.refused()


@pytest.mark.parametrize(
    "tail", ["unit=mila", 'unit="dozzine di viaggi"', 'unit="per cento"', "unit=thousand"]
)
def test_a_unit_in_the_words_of_the_page_makes_no_other_number_either(boats: Project, tail: str) -> None:
    boats.page(f"{{kfor:value}}`boats > 1 > Alva > Trips; {tail}`\n")
    result = boats.build("text", "-q", "-D", "language=it")
    assert result.status == 1
    assert "[kfor.option]" in result.said


def test_a_unit_may_say_it_in_the_words_of_the_page(boats: Project) -> None:
    boats.write("corpus/boats.md", HEADED)
    boats.page(ALVA % ("Total (thousands)", 'unit="mila barche"'))
    assert "1,200 mila barche" in boats.printed("-D", "language=it")
    boats.page(TABLE % ":units: Total (thousands) = mila barche\n:rename: Alva = La Alva")
    boats.printed("-D", "language=it")
