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


@pytest.mark.parametrize("language", _HEADS)
def test_a_column_of_whole_figures_is_not_in_the_money_of_its_title(project: Project, language: str) -> None:
    assert said_of(project, language, _MONEY[language], _HEADS[language]) == dict(_HEADS[language])


def test_a_column_of_large_figures_is_not_in_the_per_cent_of_its_title(project: Project) -> None:
    assert said_of(project, "en", _ASKED, _OF_ASKED) == dict(_OF_ASKED)


def test_a_word_for_one_time_in_a_title_is_none_for_another(project: Project) -> None:
    assert said_of(project, "en", _QUARTERS, _BY_TIME) == dict(_BY_TIME)
