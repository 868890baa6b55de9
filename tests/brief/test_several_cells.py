"""Figures worked out of several cells, and the rows, years and order in which a sentence says them.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_TABLES = {
    "en": """Days at sea, by port

| Port | 2023 | 2024 |
| --- | --- | --- |
| Halvet | 340 | 352 |
| Nahr | 210 | 199 |
| Sorab | 128 | 141 |
| Total | 678 | 692 |
""",
    "de": """Tage auf See

| Hafen | 2023 | 2024 |
| --- | --- | --- |
| Altwerder | 340 | 352 |
| Neusiel | 210 | 199 |
| Greetum | 128 | 141 |
| Insgesamt | 678 | 692 |
""",
    "fr": """Jours en mer, par port

| Port | 2023 | 2024 |
| --- | --- | --- |
| Halvet | 340 | 352 |
| Nahr | 210 | 199 |
| Sorab | 128 | 141 |
| Total | 678 | 692 |
""",
}
_SUM = "{D a + b; a=%s > 2024; b=%s > 2024}"
_LESS = "{D a - b; a=%s > 2024; b=%s > 2024}"
_BY = "{D a / b; a=%s > 2024; b=%s > 2024}"


def _share(part: int, whole: int, total: str = "Total", name: str = "Nahr") -> str:
    return f"{{D share(a, b); a={name} > {part}; b={total} > {whole}}}"


_CASES = {
    "en": [
        (f"Halvet and Nahr had {_SUM % ('Halvet', 'Nahr')} days in 2024.", SILENT),
        (f"Halvet and Nahr had {_SUM % ('Sorab', 'Nahr')} days in 2024.", SAID),
        (f"Halvet and Sorab together had {_SUM % ('Halvet', 'Nahr')} days.", SAID),
        (f"Halvet, Nahr and Sorab had {_SUM % ('Halvet', 'Nahr')} days in 2024.", SAID),
        (f"Halvet had {_SUM % ('Halvet', 'Nahr')} days in 2024.", SAID),
        (f"The two larger ports had {_SUM % ('Halvet', 'Nahr')} days in 2024.", SILENT),
        (f"Halvet had {_LESS % ('Halvet', 'Nahr')} days more than Nahr in 2024.", SILENT),
        (f"Halvet had {_LESS % ('Halvet', 'Sorab')} days more than Nahr in 2024.", SAID),
        (f"Nahr had {_LESS % ('Halvet', 'Nahr')} days more than Halvet in 2024.", SAID),
        (f"Nahr had {_LESS % ('Halvet', 'Nahr')} days fewer than Halvet in 2024.", SILENT),
        (f"Without Sorab, the ports had {_LESS % ('Total', 'Sorab')} days in 2024.", SILENT),
        (f"Without Nahr, the ports had {_LESS % ('Total', 'Sorab')} days in 2024.", SAID),
        (f"Halvet and Nahr had {_LESS % ('Total', 'Sorab')} days in 2024.", SILENT),
        (f"Halvet had {_BY % ('Halvet', 'Nahr')} times as many days as Nahr in 2024.", SILENT),
        (f"Nahr had {_BY % ('Halvet', 'Nahr')} times as many days as Halvet in 2024.", SAID),
        (f"Nahr had {_share(2024, 2024)} of all days in 2024.", SILENT),
        (f"Nahr had {_share(2024, 2023)} of all days in 2024.", SAID),
        (f"Nahr had {_share(2024, 2023)} of all days.", SAID),
        (f"Nahr had in 2024 {_share(2024, 2023)} of what all ports had had in 2023.", SILENT),
        (f"Nahr had {_share(2024, 2023)} of what all ports had had the year before.", SILENT),
        (f"Nahr kept {_share(2024, 2023, 'Nahr')} of its days.", SILENT),
        (f"Halvet and Nahr had {_SUM % ('Halvet', 'Nahr')} kilometres in 2024.", SAID),
    ],
    "de": [
        (f"Altwerder und Neusiel hatten 2024 {_SUM % ('Altwerder', 'Neusiel')} Tage.", SILENT),
        (f"Altwerder und Neusiel hatten 2024 {_SUM % ('Greetum', 'Neusiel')} Tage.", SAID),
        (f"Neusiel hatte {_share(2024, 2023, 'Insgesamt', 'Neusiel')} aller Tage.", SAID),
        (f"Neusiel hatte {_share(2024, 2024, 'Insgesamt', 'Neusiel')} aller Tage.", SILENT),
        (f"Neusiel hatte {_BY % ('Altwerder', 'Neusiel')} mal so viele Tage wie Altwerder.", SAID),
        (f"Altwerder hatte {_BY % ('Altwerder', 'Neusiel')} mal so viele Tage wie Neusiel.", SILENT),
    ],
    "fr": [
        (f"Halvet et Nahr ont eu {_SUM % ('Halvet', 'Nahr')} jours en 2024.", SILENT),
        (f"Halvet et Nahr ont eu {_SUM % ('Sorab', 'Nahr')} jours en 2024.", SAID),
        (f"Nahr a eu {_share(2024, 2023)} de tous les jours.", SAID),
    ],
}
_PLACES = """Boats lie idle everywhere.

| Region | Gross pay (euros) | Crew |
| --- | --- | --- |
| North | 3,120 | 412 |
| East | 2,980 | 318 |
"""
_OF_PLACES = [
    ("In the East, {North > Crew} men work at sea.", SAID),
    ("In the North, {North > Crew} men work at sea.", SILENT),
    ("The East has {North > Crew; unit=men}.", SAID),
    ("The East has {East > Crew; unit=men}.", SILENT),
    ("The East lost most: {North > Crew} went to sea there.", SAID),
    ("The North lost most: {North > Crew} went to sea there.", SILENT),
    ("It was far from the East, with its {East > Crew} men.", SILENT),
    ("The North has {North > Crew; unit=men a day}.", SAID),
    ("The North has {North > Crew; unit=men}.", SILENT),
    ("In the North pay was {North > Gross pay (euros); unit=euros} gross.", SILENT),
]


@pytest.mark.parametrize("tag", sorted(_CASES))
def test_what_is_worked_out_is_of_what_the_sentence_names(project: Project, tag: str) -> None:
    assert said_of(project, tag, _TABLES[tag], _CASES[tag]) == dict(_CASES[tag])


def test_a_row_of_a_table_of_places_is_one_of_its_place(project: Project) -> None:
    assert said_of(project, "en", _PLACES, _OF_PLACES) == dict(_OF_PLACES)


_FLEETS = """# Fleets

Landings (tonnes)

| Fleet | Gross value (EUR) | Net value (EUR) |
| --- | --- | --- |
| Trawlers | 3,700 | 3,100 |
| Inshore | 990 | 640 |
| All | 4,690 | 3,740 |
"""
_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: en"


@pytest.mark.parametrize(
    ("renamed", "told"),
    [
        ("Trawlers = All boats", "is of all"),
        ("Trawlers = Every fleet", "is of all"),
        ("Trawlers = All trawlers", ""),
        ("Trawlers = Trawler fleet", ""),
        ("Trawlers = Inshore boats", "is of 'Inshore'"),
        ("Trawlers = Deep sea", ""),
        ("All = Total", ""),
        ("All = Trawlers", "gives 'All' the name of another"),
        ("All = Inshore boats", "is of 'Inshore'"),
        ("All = Trawlers and inshore", ""),
        ("Gross value (EUR) = Net worth (EUR)", "is of 'Net value (EUR)'"),
        ("Gross value (EUR) = Gross worth (EUR)", ""),
        ("Gross value (EUR) = Value before costs (EUR)", ""),
        ("Trawlers = Trawlers and inshore", "is of 'Inshore'"),
    ],
)
def test_a_new_name_makes_no_other_row_of_one(project: Project, renamed: str, told: str) -> None:
    project.add_source(_RECORD, "s.md", _FLEETS)
    project.page(f"```{{kfor:table}} s\n:rename: {renamed}\n```\n")
    said = project.build("text", "-q").said
    assert told in said if told else not said


@pytest.mark.parametrize(("note", "told"), [("In thousands of days.", True), ("In tonnes.", False)])
def test_a_note_says_no_scale(project: Project, note: str, *, told: bool) -> None:
    project.add_source(
        _RECORD, "s.md", "Catch (tonnes)\n\n| Port | 2024 |\n| --- | --- |\n| Halvet | 352 |\n"
    )
    project.page(f"```{{kfor:table}} s\n:note: {note}\n```\n")
    assert ("kfor.bound" in project.build("text", "-q").said) == told


_TRADE = """# Trade

Trade in goods (EUR million)

| Partner | Exports 2023 | Exports 2024 | Imports 2024 | Balance 2024 | Change in exports (%) |
| --- | --- | --- | --- | --- | --- |
| Arland | 41.6 | 52.4 | 48.1 | 4.3 | 26.0 |
| Belmark | 38.0 | 31.5 | 44.0 | -12.5 | -17.1 |
| Total | 79.6 | 83.9 | 92.1 | -8.2 | 5.4 |
"""
_TRADED = [
    ("Exports to Arland rose from {Arland > Exports 2023} to {Arland > Exports 2024} million euros.", SILENT),
    (
        (
            "Exports to Arland rose to {Arland > Exports 2024; unit=million euros}, "
            "up from {Arland > Exports 2023; unit=million euros}."
        ),
        SILENT,
    ),
    (
        "Exports to Belmark rose from {Belmark > Exports 2024} to {Belmark > Exports 2023} million euros.",
        SAID,
    ),
    ("Exports to Belmark rose to {Belmark > Exports 2024; unit=million euros}.", SAID),
    ("Exports to Belmark fell to {Belmark > Exports 2024; unit=million euros}.", SILENT),
    ("Exports to Belmark fell by {D abs(a); a=Belmark > Change in exports (%)}.", SILENT),
    ("Exports to Belmark rose by {D abs(a); a=Belmark > Change in exports (%)}.", SAID),
    ("Exports to Arland fell by {D abs(a); a=Arland > Change in exports (%)}.", SAID),
    ("There was a deficit of {D abs(a); a=Belmark > Balance 2024} with Belmark.", SILENT),
    ("There was a surplus of {D abs(a); a=Belmark > Balance 2024} with Belmark.", SAID),
    ("There was a deficit of {Arland > Balance 2024; unit=million euros} with Arland.", SAID),
    ("Arland takes {D share(a, b); a=Arland > Exports 2024; b=Total > Exports 2024} of all exports.", SILENT),
    ("Arland takes {D share(a, b); a=Arland > Exports 2024; b=Total > Imports 2024} of all exports.", SAID),
    ("Imports from Arland came to {Arland > Imports 2024; unit=million euros} in 2024.", SILENT),
    ("Imports from Arland came to {Belmark > Imports 2024; unit=million euros} in 2024.", SAID),
]
_GROUPS = """# Stays

Hospital stays were counted in the Lakes and in the Uplands.

| Region | Sex | Stays | Beds |
| --- | --- | --- | --- |
| Lakes | Women | 148.2 e | 20 |
| Lakes | Men | 139.6 | 18 |
| Uplands | Women | 162.5 | 11 |
| Uplands | Men | 158.8 | 14 |
"""
_GROUPED = [
    ("Men in the Lakes had {Lakes Men > Stays}.", SILENT),
    ("Men in the Lakes had {Lakes Women > Stays}.", SAID),
    ("In the Uplands men had {Uplands Men > Stays}.", SILENT),
    ("In the Lakes men had {Uplands Men > Stays}.", SAID),
    ("Women in the Lakes had {Lakes Women > Stays; unit=beds}.", SAID),
    ("Women in the Lakes had {Lakes Women > Stays} per cent.", SAID),
]


_WAGES = """# Wages

Table 2: Median gross wage by branch, euros a month

| Branch | Women 2024 | Men 2024 | Gap (%) | Staff (FTE) | Leave per 1,000 |
| --- | --- | --- | --- | --- | --- |
| Building | 2,610 | 2,740 | 4.7 | 84 | 3.1 |
| Care | 2,480 | 2,560 | 3.1 | 57 | 4.1 |
| Finance | 3,950 | 4,880 | 19.1 | 41 | 2.0 |
| All branches | 2,720 | 3,110 | 12.5 | 182 | 3.3 |
"""
_PAID = [
    ("Women in care earned {Care > Women 2024} euros a month in 2024.", SILENT),
    ("Men in care earned {Care > Women 2024} euros a month in 2024.", SAID),
    ("In care men earned {Building > Men 2024} euros a month.", SAID),
    ("In building men earned {Building > Men 2024} euros a month.", SILENT),
    ("The gap is widest in finance, at {Finance > Gap (%)} per cent.", SILENT),
    ("The gap is widest in finance, at {Building > Gap (%)} per cent.", SAID),
    ("In care there are {Care > Staff (FTE)} people.", SILENT),
    ("In care {Care > Leave per 1,000} of every 1,000 were on leave.", SILENT),
    (
        "There are {D a / b; a=Building > Men 2024; b=Building > Women 2024} times as many men as women.",
        SILENT,
    ),
    ("There are {D a / b; a=Building > Men 2024; b=Building > Women 2024} times as many women as men.", SAID),
]


def test_names_with_a_year_and_columns_that_count_heads(project: Project) -> None:
    assert said_of(project, "en", _WAGES, _PAID) == dict(_PAID)


def test_a_column_of_hours_is_not_of_its_tables_money(project: Project) -> None:
    table = "| Year | Spent | Hours of downtime |\n| --- | --- | --- |\n| 2021 | 4.2 | 940 |\n"
    text = f"Table 1: Repairs (million euros)\n\n{table}"
    cases = [
        ("It stood still for {2021 > Hours of downtime} hours in 2021.", SILENT),
        ("In 2021 it spent {2021 > Spent} on repairs.", SAID),
        ("In 2021 it spent {2021 > Spent; unit=million euros} on repairs.", SILENT),
    ]
    assert said_of(project, "en", text, cases) == dict(cases)


def test_a_unit_may_be_written_out(project: Project) -> None:
    text = "Yields\n\n| Crop | Yield (t/ha) |\n| --- | --- |\n| Maize | 9.9 |\n| Rape | 2.9 |\n"
    cases = [
        ("Maize gave {Maize > Yield (t/ha); unit=tonnes per hectare}.", SILENT),
        ("Maize gave {Maize > Yield (t/ha); unit=tonnes per acre}.", SAID),
        ("Maize gave {Maize > Yield (t/ha); unit=kilograms per hectare}.", SAID),
    ]
    assert said_of(project, "en", text, cases) == dict(cases)


def test_signs_years_and_columns_of_a_balance(project: Project) -> None:
    assert said_of(project, "en", _TRADE, _TRADED) == dict(_TRADED)


def test_rows_that_are_told_by_two_cells(project: Project) -> None:
    assert said_of(project, "en", _GROUPS, _GROUPED) == dict(_GROUPED)
