"""What the columns and the title of a table say of its cells, and what a sentence makes of them.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_MONEY = {
    "en": """Cost and staff of the ferry school (million crowns, prices of 2023)

| Port | Building | Running | Instructors in year 3 |
| --- | --- | --- | --- |
| Halvet | 14.2 | 3.6 | 118 |
| Nahr | 9.1 | 2.0 | 74 |
""",
    "fr": """Dépenses et personnel des écoles de pêche (en millions d'euros)

| Port | Dépenses | Agents |
| --- | --- | --- |
| Halvet | 14,2 | 118 |
| Nahr | 9,1 | 74 |
""",
}
_HEADS = {
    "en": [
        ("In year 3 Nahr has {Nahr > Instructors in year 3} instructors.", SILENT),
        ("Nahr pays {Nahr > Instructors in year 3; unit=million crowns}.", SAID),
        ("Nahr pays {Nahr > Running; unit=million crowns}.", SILENT),
        ("Nahr pays {Nahr > Running}.", SAID),
    ],
    "fr": [
        ("Nahr emploie {Nahr > Agents} agents.", SILENT),
        ("Nahr dépense {Nahr > Agents; unit=millions d'euros}.", SAID),
        ("Nahr dépense {Nahr > Dépenses; unit=millions d'euros}.", SILENT),
        ("Nahr dépense {Nahr > Dépenses}.", SAID),
    ],
}
_WHOLE = """The options compared (million crowns, prices of 2023)

| Option | Annual cost | Later | Inspectors in year 5 |
| --- | --- | --- | --- |
| Contractors | 305 | 322 | 690 |
| Public body | 334 | 289 | 840 |
"""
_OF_WHOLE = [
    ("The public body has {Public body > Inspectors in year 5} inspectors in year 5.", SILENT),
    ("The public body costs {Public body > Inspectors in year 5; unit=million crowns} in year 5.", SAID),
    ("Later the public body costs {Public body > Later; unit=million crowns}.", SILENT),
    ("Later the public body costs {Public body > Later}.", SAID),
]
_PAY = """Posts and pay (EUR thousand)

| Hospital | Posts planned | Posts filled | Pay bill | of which overtime | Average pay |
| --- | --- | --- | --- | --- | --- |
| Saint Ann's | 410 | 382 | 20,940 | 1,310 | 54.8 |
| Marsh Lane | 288 | 251 | 13,650 | 1,105 | 54.4 |
"""
_OF_PAY = [
    ("The pay bill of Marsh Lane is {Marsh Lane > Pay bill; unit=thousand euros}.", SILENT),
    ("The pay bill of Marsh Lane is {Marsh Lane > Pay bill}.", SAID),
    ("Overtime cost Marsh Lane {Marsh Lane > of which overtime; unit=thousand euros}.", SILENT),
    ("Overtime cost Marsh Lane {Marsh Lane > of which overtime}.", SAID),
    ("Marsh Lane has filled {Marsh Lane > Posts filled} posts.", SILENT),
    ("Marsh Lane paid {Marsh Lane > Posts filled; unit=thousand euros}.", SAID),
]
_GROUPS = """Benefits by group (million crowns)

| Year | Students | Patients |
| --- | --- | --- |
| 2023 | 305 | 322 |
| 2024 | 334 | 289 |
"""
_OF_GROUPS = [
    ("In 2024 the state paid students {2024 > Students; unit=million crowns}.", SILENT),
    ("In 2024 it was {2024 > Students} students.", SAID),
]
_ASKED = """Ways to work (per cent of those asked)

| Way | Young | Old | Asked |
| --- | --- | --- | --- |
| Ferry | 41 | 22 | 620 |
| Foot | 18 | 6 | 260 |
"""
_OF_ASKED = [
    ("Of those asked, {Ferry > Asked} take the ferry.", SILENT),
    ("{Ferry > Asked} per cent take the ferry.", SAID),
    ("{Ferry > Young} per cent of the young take the ferry.", SILENT),
]
_QUARTERS = """Quarterly results of the ferries

| Item | Q1 | Q2 |
| --- | --- | --- |
| Passengers (thousands) | 212 | 388 |
| Cars (thousands) | 61 | 104 |
"""
_BY_TIME = [
    ("In the second quarter they carried {Passengers (thousands) > Q2} thousand passengers.", SILENT),
    ("In the second quarter they carried {Passengers (thousands) > Q2} thousand passengers a day.", SAID),
    ("They carried {Passengers (thousands) > Q2} thousand passengers a quarter.", SILENT),
]

_FLEET = """Boats and crews, by port

| Port | Boats 2023 | Boats 2024 | Crew 2023 | Crew 2024 |
| --- | --- | --- | --- | --- |
| Sarn | 41 | 39 | 212 | 198 |
| Lower Sarn | 12 | 11 | 48 | 44 |
| Varr Harbour | 9 | 8 | 37 | 33 |
| Varr | 27 | 28 | 131 | 140 |
| All ports | 89 | 86 | 428 | 415 |
| of which under 12 metres | 52 | 50 | 210 | 205 |
"""
_OF_FLEET = [
    ("At Varr boats were {D share(a, b); a=Varr > Boats 2024; b=Varr > Crew 2024} of the crew.", SILENT),
    ("At Varr boats were {D share(a, b); a=Varr > Boats 2024; b=Sarn > Crew 2024} of the crew.", SAID),
    ("At Varr boats were {D share(a, b); a=Varr > Boats 2024; b=All ports > Crew 2024} of all crew.", SILENT),
    ("Sarn had {Lower Sarn > Boats 2024} boats in 2024.", SAID),
    ("Lower Sarn had {Lower Sarn > Boats 2024} boats in 2024.", SILENT),
    ("At Varr Harbour {Varr > Boats 2024} boats were left in 2024.", SAID),
    ("At Varr {Varr > Boats 2024} boats were left in 2024.", SILENT),
    ("Sarn had {Sarn > Boats 2024} boats, and Lower Sarn {Lower Sarn > Boats 2024}.", SILENT),
    ("Varr had {Varr > Crew 2024} boats in 2024.", SAID),
    ("Varr had {Varr > Boats 2024} boats in 2024.", SILENT),
    ("In 2024 the fleet of all ports came to {of which under 12 metres > Boats 2024}.", SAID),
    (
        "Of all ports' boats {of which under 12 metres > Boats 2024} were under 12 metres long in 2024.",
        SILENT,
    ),
]
_SALES = """Results of the ferries

| Item | Q1 | Q2 |
| --- | --- | --- |
| Revenue (EUR million) | 18.4 | 29.7 |
| of which on board | 3.1 | 5.9 |
| Sailings | 540 | 702 |
"""
_OF_SALES = [
    ("On board they took {of which on board > Q2; unit=million euros} in the second quarter.", SILENT),
    ("On board they took {of which on board > Q2; unit=euros} in the second quarter.", SAID),
    ("They made {Sailings > Q2} sailings in the second quarter.", SILENT),
    ("They took {Sailings > Q2; unit=million euros} in the second quarter.", SAID),
]

_CLINICS = """Report of the clinics

| District | Visits | Children seen | Injections |
| --- | --- | --- | --- |
| Amber | 388 | 1204 | 960 |
| Lowfield | 214 | 655 | 540 |
"""
_OF_CLINICS = [
    ("In Lowfield {Lowfield > Injections} children were seen.", SAID),
    ("In Lowfield {Lowfield > Children seen} children were seen.", SILENT),
    ("In Lowfield there were {Lowfield > Injections} injections of the children seen.", SILENT),
    ("In Lowfield {Lowfield > Injections} of the children seen were pricked.", SILENT),
]

_NET = {
    "en": (
        """Costs (million crowns)

| Region | Gross cost | Net cost |
| --- | --- | --- |
| Northmark | 45.8 | 36.0 |
| Eastmark | 29.5 | 23.2 |
""",
        [
            ("Gross, Eastmark pays {Eastmark > Net cost; unit=million crowns}.", SAID),
            ("Gross, Eastmark pays {Eastmark > Gross cost; unit=million crowns}.", SILENT),
            ("Eastmark pays {Eastmark > Net cost; unit=million crowns} net of fees, not gross.", SILENT),
            ("Gross cost is one thing: fees left {Eastmark > Net cost; unit=million crowns}.", SILENT),
        ],
    ),
    "de": (
        """Kosten der Heime

| Träger | Kosten brutto (Mio. EUR) | Kosten netto (Mio. EUR) |
| --- | --- | --- |
| Kirchen | 214,5 | 139,8 |
| Gemeinden | 148,2 | 96,7 |
""",
        [
            ("Brutto kosteten sie die Kirchen {Kirchen > Kosten netto (Mio. EUR); unit=Mio. Euro}.", SAID),
            ("Netto kosteten sie die Kirchen {Kirchen > Kosten netto (Mio. EUR); unit=Mio. Euro}.", SILENT),
        ],
    ),
}

_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: en"
_PLANS = {
    "en": (
        """Wells

| Indicator | Baseline 2021 | Target 2024 | Result 2024 |
| --- | --- | --- | --- |
| Homes with water | 1120 | 3000 | 2640 |
| Wells in order | 38 | 90 | 71 |
""",
        [
            ("By 2024, {Homes with water > Target 2024} homes had water.", SAID),
            ("By 2024, {Homes with water > Result 2024} homes had water.", SILENT),
            ("By 2024, {Homes with water > Target 2024} homes were to have water.", SILENT),
            ("The target of {Homes with water > Target 2024} homes was missed.", SILENT),
            ("The target of {Homes with water > Result 2024} homes was missed.", SAID),
            ("By 2024, {Homes with water > Result 2024} homes had water, short of the target.", SILENT),
            ("By 2024, no more than {Wells in order > Target 2024} wells were to be in order.", SILENT),
            ("By 2024, no more than {Wells in order > Result 2024} wells were to be in order.", SAID),
            ("By 2024, 3,000 homes had water {S}.", SAID),
            ("By 2024, 2,640 homes had water {S}.", SILENT),
        ],
    ),
    "de": (
        """Ausgaben (Euro)

| Bereich | 2024 | Soll 2026 |
| --- | --- | --- |
| Museen | 48210 | 53900 |
| Theater | 40905 | 44000 |
| Archive | 9000 | 8000 |
""",
        [
            ("Für Theater gab das Land {Theater > Soll 2026} Euro aus.", SAID),
            ("Für Theater sieht das Land {Theater > Soll 2026} Euro vor.", SILENT),
            ("Für Theater gab das Land {Theater > 2024} Euro aus.", SILENT),
            ("Archive kosten {D a - b; a=Archive > 2024; b=Archive > Soll 2026} mehr als geplant.", SILENT),
            ("Archive kosten {D a - b; a=Museen > 2024; b=Museen > Soll 2026} mehr als geplant.", SAID),
        ],
    ),
    "fr": (
        """Logements

| Ville | Logements livrés | Logements prévus |
| --- | --- | --- |
| Bréval | 287 | 310 |
| Ormes | 96 | 120 |
""",
        [
            ("Bréval a {Bréval > Logements prévus} nouveaux toits.", SAID),
            ("Bréval en recevra {Bréval > Logements prévus}.", SILENT),
            ("Bréval en a {Bréval > Logements livrés}.", SILENT),
        ],
    ),
}
_BUDGETS = """Budgets of the councils (million crowns)

| Council | Budget 2023 | Budget 2024 |
| --- | --- | --- |
| Halvet | 14.2 | 15.1 |
| Nahr | 9.1 | 9.4 |
"""
_OF_BUDGETS = [("In 2024 Halvet had {Halvet > Budget 2024; unit=million crowns}.", SILENT)]
_COSTS = "{} it costs {{Eastmark > {}; unit=million crowns}}."
_BOTH = (
    "It costs {{Eastmark > Years 1 to 3; unit=million crowns}} in the {} and "
    "{{Eastmark > Years 4 to 10; unit=million crowns}} in the {}."
)
_CLASSES = {
    "en": (
        """Cost of the scheme (million crowns)

| Region | Years 1 to 3 | Years 4 to 10 |
| --- | --- | --- |
| Northmark | 14.2 | 31.6 |
| Eastmark | 9.1 | 20.4 |
""",
        [
            (_COSTS.format("In its first three years", "Years 4 to 10"), SAID),
            (_COSTS.format("In its first three years", "Years 1 to 3"), SILENT),
            (_COSTS.format("In years four to ten", "Years 4 to 10"), SILENT),
            (_COSTS.format("In the seven years after that", "Years 4 to 10"), SILENT),
            (_BOTH.format("first three years", "others"), SILENT),
            (_BOTH.format("years four to ten", "first three years"), SAID),
        ],
    ),
    "fr": (
        """Exploitations (en %)

| Taille | 2020 | 2024 |
| --- | --- | --- |
| moins de 20 hectares | 41 | 38 |
| 20 à 49 hectares | 29 | 31 |
| 50 hectares et plus | 30 | 31 |
| Ensemble | 33 | 34 |
""",
        [
            ("En 2024, {20 à 49 hectares > 2024; unit=%} ont moins de 20 hectares.", SAID),
            ("En 2024, {moins de 20 hectares > 2024; unit=%} ont moins de 20 hectares.", SILENT),
            ("En 2024, {50 hectares et plus > 2024; unit=%} ont 50 hectares et plus.", SILENT),
            ("En 2024, {20 à 49 hectares > 2024; unit=%} sont moyennes.", SILENT),
            ("Des fermes de moins de 20 hectares, {Ensemble > 2024; unit=%} irriguent.", SAID),
            ("De toutes les fermes, {Ensemble > 2024; unit=%} irriguent.", SILENT),
        ],
    ),
    "de": (
        """Beschäftigte (Prozent)

| Alter | Frauen | Männer |
| --- | --- | --- |
| unter 30 | 41 | 24 |
| 30 bis 59 | 45 | 51 |
| 60 und älter | 14 | 25 |
""",
        [
            ("Unter den Frauen sind {30 bis 59 > Frauen} Prozent jünger als 30.", SAID),
            ("Unter den Frauen sind {unter 30 > Frauen} Prozent jünger als 30.", SILENT),
            ("Unter den Männern sind {60 und älter > Männer} Prozent 60 und älter.", SILENT),
        ],
    ),
}


@pytest.mark.parametrize("language", _HEADS)
def test_a_column_of_whole_figures_is_not_in_the_money_of_its_title(project: Project, language: str) -> None:
    assert said_of(project, language, _MONEY[language], _HEADS[language]) == dict(_HEADS[language])


def test_a_column_of_persons_is_not_in_the_money_of_those_beside_it(project: Project) -> None:
    assert said_of(project, "en", _WHOLE, _OF_WHOLE) == dict(_OF_WHOLE)


def test_a_column_of_money_is_so_in_whole_figures_beside_an_average(project: Project) -> None:
    assert said_of(project, "en", _PAY, _OF_PAY) == dict(_OF_PAY)


def test_columns_of_groups_are_in_the_money_of_their_title(project: Project) -> None:
    assert said_of(project, "en", _GROUPS, _OF_GROUPS) == dict(_OF_GROUPS)


def test_a_column_of_large_figures_is_not_in_the_per_cent_of_its_title(project: Project) -> None:
    assert said_of(project, "en", _ASKED, _OF_ASKED) == dict(_OF_ASKED)


def test_a_word_for_one_time_in_a_title_is_none_for_another(project: Project) -> None:
    assert said_of(project, "en", _QUARTERS, _BY_TIME) == dict(_BY_TIME)


def test_a_figure_is_not_what_is_counted_behind_it_by_the_words_of_another(project: Project) -> None:
    assert said_of(project, "en", _CLINICS, _OF_CLINICS) == dict(_OF_CLINICS)


@pytest.mark.parametrize(("scope", "said"), [("60 and over", False), ("61 and over", True)])
def test_the_scope_of_a_compared_figure_may_be_a_class(project: Project, scope: str, *, said: bool) -> None:
    project.add_source(
        _RECORD, "s.md", "| Way | 16–29 | 60 and over |\n| --- | --- | --- |\n| Bicycle | 18 | 6 |\n"
    )
    items = f"- s > 1 > Bicycle > 16–29\n- s > 1 > Bicycle > 60 and over; scope={scope}"
    project.page(f"```{{kfor:compare}}\n{items}\n```\n")
    assert ("stands in no source" in project.build("text", "-q").said) == said


def test_a_name_in_a_longer_one_is_another(project: Project) -> None:
    assert said_of(project, "en", _FLEET, _OF_FLEET) == dict(_OF_FLEET)


def test_a_row_of_a_part_is_counted_as_what_it_is_a_part_of(project: Project) -> None:
    assert said_of(project, "en", _SALES, _OF_SALES) == dict(_OF_SALES)


@pytest.mark.parametrize("language", _PLANS)
def test_what_is_planned_is_told_as_planned(project: Project, language: str) -> None:
    table, cases = _PLANS[language]
    assert said_of(project, language, table, cases) == dict(cases)


def test_budgets_alone_may_be_told_as_what_was_spent(project: Project) -> None:
    assert said_of(project, "en", _BUDGETS, _OF_BUDGETS) == dict(_OF_BUDGETS)


@pytest.mark.parametrize("language", _NET)
def test_a_word_that_opens_a_sentence_tells_columns_apart(project: Project, language: str) -> None:
    table, cases = _NET[language]
    assert said_of(project, language, table, cases) == dict(cases)


@pytest.mark.parametrize("language", _CLASSES)
def test_a_class_is_not_told_as_another(project: Project, language: str) -> None:
    table, cases = _CLASSES[language]
    assert said_of(project, language, table, cases) == dict(cases)


@pytest.mark.parametrize(
    ("old", "new", "caption", "said"),
    [
        ("Target 2024", "Reached 2024", "Wells", True),
        ("Target 2024", "Goal for 2024", "Wells", False),
        ("Target 2024", "2024", "Targets of the programme", False),
        ("Result 2024", "Reached 2024", "Wells", False),
    ],
)
def test_a_new_name_of_a_plan_says_that_it_is_one(
    project: Project, old: str, new: str, caption: str, *, said: bool
) -> None:
    project.add_source(_RECORD, "s.md", _PLANS["en"][0])
    project.page(f"```{{kfor:table}} s\n:rename: {old} = {new}\n:caption: {caption}\n```\n")
    assert ("a plan or a goal" in project.build("text", "-q").said) == said


def test_a_new_name_of_a_class_is_none_of_another(project: Project) -> None:
    project.add_source(_RECORD, "s.md", _CLASSES["en"][0])
    project.page("```{kfor:table} s\n:rename: Years 4 to 10 = First three years\n```\n")
    assert "is of 'Years 1 to 3'" in project.build("text", "-q").said
