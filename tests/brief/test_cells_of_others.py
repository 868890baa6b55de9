"""The year and the name that a sentence gives the cell of a table, which must be the cell's own.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

_TABLES = {
    "en": """Days lost, by port

| Port | 2019 | 2022 | 2024 |
| --- | --- | --- | --- |
| Millhaven | 77.2 | 60.4 | 52.8 |
| Upper Lusk | 80.1 | 69.5 | 63.7 |
| Pardim | 78.4 | 70.2 | 66.1 |
| Total | 78.9 | 67.8 | 61.3 |
""",
    "de": """Ausgefallene Tage

| Hafen | 2019 | 2022 | 2024 |
| --- | --- | --- | --- |
| Altwerder | 77,2 | 60,4 | 52,8 |
| Neusiel | 80,1 | 69,5 | 63,7 |
| Insgesamt | 78,9 | 67,8 | 61,3 |
""",
}
_TIMES = {
    "en": [
        ("Millhaven had {Millhaven > 2022} per cent in 2024.", SAID),
        ("Millhaven had {Millhaven > 2024} in 2024.", SILENT),
        ("Millhaven had {Millhaven > 2022} in 2024.", SAID),
        ('Millhaven had {Millhaven > 2022; unit="days"} in 2024.', SAID),
        ('Millhaven had {Millhaven > 2024; unit="days"} in 2024.', SILENT),
        ("Millhaven had {Millhaven > 2022; format=0.0} in 2024.", SAID),
        ("In 2024, {Millhaven > 2022} were lost.", SAID),
        ("In 2022, {Millhaven > 2022} were lost.", SILENT),
        ("In 2024 Millhaven lost {Millhaven > 2022} days.", SAID),
        ("In 2024 Millhaven lost {Millhaven > 2024} days, against {Millhaven > 2019} in 2019.", SILENT),
        ("In 2024 Millhaven lost {Millhaven > 2024} days, against {Millhaven > 2022} in 2019.", SAID),
        ("Millhaven went from {Millhaven > 2019} in 2019 to {Millhaven > 2024} in 2024.", SILENT),
        ("Millhaven went from {Millhaven > 2024} in 2019 to {Millhaven > 2019} in 2024.", SAID),
        ("It was {Millhaven > 2022}, more than in 2024.", SILENT),
        ("It was {Millhaven > 2022} two years before 2024.", SILENT),
        ("At Millhaven {Millhaven > 2022} of the boats at sea were idle in 2024.", SAID),
        ("At Millhaven {Millhaven > 2024} of the boats at sea were idle in 2024.", SILENT),
        ("At Millhaven {Millhaven > 2022} of the boats at sea that broke in 2024 were old.", SILENT),
        ("At Millhaven {Millhaven > 2022} of the boats at sea were built in 1990.", SILENT),
        ("From {Millhaven > 2022} the number of days lost had fallen in 2024.", SILENT),
    ],
    "de": [
        ("In Altwerder fielen {Altwerder > 2022} Tage im Jahr 2024 aus.", SAID),
        ("In Altwerder fielen {Altwerder > 2024} Tage im Jahr 2024 aus.", SILENT),
        ("Im Jahr 2024 fielen {Altwerder > 2022; unit=Tage} aus.", SAID),
        ("Im Jahr 2022 fielen {Altwerder > 2022; unit=Tage} aus.", SILENT),
    ],
}
_WORDS = {
    "en": "Boats lay idle in Upper Lusk and in Pardim.",
    "de": "In Altwerder und in Neusiel lagen Boote.",
}
_NAMES = {
    "en": [
        ("Millhaven had {Pardim > 2022}.", SAID),
        ("Millhaven had {Millhaven > 2022}.", SILENT),
        ("In Pardim, {Upper Lusk > 2022} days were lost.", SAID),
        ("In Pardim the port lost {Upper Lusk > 2022} days.", SAID),
        ("And in 2022 Upper Lusk lost {Pardim > 2022} days.", SAID),
        ("In Upper Lusk, {Upper Lusk > 2022} days were lost.", SILENT),
        ("Millhaven lost {Millhaven > 2022} days, and Pardim {Pardim > 2022}.", SILENT),
        ("Millhaven lost {Millhaven > 2022} days. Pardim is far off. It lost {Pardim > 2022}.", SILENT),
        ("The largest port lost {Millhaven > 2022} days.", SILENT),
        ("Millhaven lost {Millhaven > 2022} days; the smallest port lost {Pardim > 2022}.", SILENT),
        ("The smallest port lost {Pardim > 2022} days, fewer than Millhaven.", SILENT),
        ("Unlike Millhaven, the smallest port lost {Pardim > 2022} days.", SILENT),
        ("More days than in Millhaven were lost: {Pardim > 2022}.", SILENT),
        ("Millhaven is a port of the coast that lost {Total > 2022} days.", SILENT),
        ("Millhaven pulled the average down to {Total > 2022}.", SILENT),
        ("The total was {Millhaven > 2022}.", SILENT),
        ("Lusk lost {Upper Lusk > 2022} days.", SILENT),
        ("In Pardim's neighbour {Upper Lusk > 2022} days were lost.", SILENT),
        ("Pardim trails the leader's {Upper Lusk > 2022} days.", SILENT),
        ("Pardim wants to reach {Upper Lusk > 2022} days.", SILENT),
        ("Pardim would need {Upper Lusk > 2022} days.", SILENT),
        ("For Pardim {Upper Lusk > 2022} days are much.", SILENT),
        ("In Pardim nobody believes the {Upper Lusk > 2022} days next door.", SILENT),
        ("Days in Pardim are fewer than the {Upper Lusk > 2022} next door.", SILENT),
        ("The days in Pardim were {Upper Lusk > 2022}.", SAID),
        ("The office in Pardim counted {Upper Lusk > 2022}.", SILENT),
        ("Millhaven grew by {D a - b; a=Pardim > 2022; b=Pardim > 2024}.", SAID),
        ("Millhaven fell by {D a - b; a=Millhaven > 2022; b=Pardim > 2024} against Pardim.", SILENT),
    ],
    "de": [
        ("In Neusiel fielen {Altwerder > 2022} Tage aus.", SAID),
        ("In Neusiel fielen {Neusiel > 2022} Tage aus.", SILENT),
        ("Altwerder verlor {Neusiel > 2022} Tage.", SAID),
        ("Anders als Altwerder verlor der kleine Hafen {Neusiel > 2022} Tage.", SILENT),
        ("Altwerder verlor {Altwerder > 2022} Tage und Neusiel {Neusiel > 2022}.", SILENT),
    ],
}
_STAFF = """Days lost in Millhaven and in Pardim

| Port | Consultants | Nurses | Boats | Value |
| --- | --- | --- | --- | --- |
| Millhaven | 14 | 118 | 12 | 31 |
| Pardim | 11 | 87 | 9 | 9 |
"""
_SPENT = """Spending (£ million)

| Purpose | 2021–22 | 2022–23 |
| --- | --- | --- |
| Repairs | 9.8 | 12.2 |
| Inspection | 6.4 | 6.1 |
| Total | 16.2 | 18.3 |
"""
_PURPOSES = [
    ("Inspection cost the Agency £{Repairs > 2022–23} million in 2022–23.", SAID),
    ("Inspection cost the Agency £{Inspection > 2022–23} million in 2022–23.", SILENT),
    ("Inspection cost the Agency £{Inspection > 2021–22} million in 2022–23.", SAID),
    ("Inspection saves {Repairs > 2022–23; format=local} of mending.", SILENT),
    ("On inspection, {Repairs > 2022–23; format=local} of the bill proved false.", SILENT),
    ("Inspection is one item of {Total > 2022–23; format=local}.", SILENT),
    ("Inspection costs less: mending took {Repairs > 2022–23; format=local}.", SILENT),
]
_COUNTED = [
    ("Pardim has {Pardim > Nurses} consultants.", SAID),
    ("Pardim has {Pardim > Consultants} consultants.", SILENT),
    ("Pardim has {Pardim > Consultants} doctors and {Pardim > Nurses} nurses.", SILENT),
    ("Boats worth {Millhaven > Value} were sold.", SILENT),
    ("Pardim has {Pardim > Value} boats.", SILENT),
    ("Nurses and doctors: Pardim has {Pardim > Nurses} in its consultants' wards.", SILENT),
]
_BETWEEN = [
    ("It fell by {D abs(change(a, b)); a=Pardim > 2022; b=Pardim > 2024} between 2019 and 2024.", SAID),
    ("It fell by {D abs(change(a, b)); a=Pardim > 2019; b=Pardim > 2024} between 2019 and 2024.", SILENT),
    ("It fell by {D a - b; a=Pardim > 2022; b=Pardim > 2024} from 2022 to 2024.", SILENT),
    ("From 2019 to 2024 it fell by {D a - b; a=Pardim > 2022; b=Pardim > 2024}.", SAID),
    ("From 2022 to 2024 it fell by {D a - b; a=Pardim > 2022; b=Pardim > 2024}.", SILENT),
    ("It fell by {D a - b; a=Pardim > 2022; b=Pardim > 2024}, as it had between 2019 and 2022.", SILENT),
    ("Between 2019 and 2024, it fell by {D a - b; a=Pardim > 2022; b=Pardim > 2024}.", SAID),
    ("From 2019 to 2024 it fell, by {D a - b; a=Pardim > 2022; b=Pardim > 2024} of late.", SILENT),
    ("It fell in 2023 by {D a - b; a=Pardim > 2022; b=Pardim > 2024}.", SILENT),
]


def _said(project: Project, language: str, table: str, cases: list[tuple[str, bool]]) -> dict[str, bool]:
    return said_of(project, language, f"{_WORDS[language]}\n\n{table}", cases)


@pytest.mark.parametrize("language", _TIMES)
def test_a_cell_is_of_the_time_that_the_sentence_says(project: Project, language: str) -> None:
    cases = _TIMES[language]
    assert _said(project, language, _TABLES[language], cases) == dict(cases)


@pytest.mark.parametrize("language", _NAMES)
def test_a_cell_is_of_the_row_that_the_sentence_names(project: Project, language: str) -> None:
    cases = _NAMES[language]
    assert _said(project, language, _TABLES[language], cases) == dict(cases)


def test_a_cell_is_of_the_column_that_the_sentence_counts(project: Project) -> None:
    assert _said(project, "en", _STAFF, _COUNTED) == dict(_COUNTED)


def test_a_cell_is_of_the_part_of_a_sum_that_the_sentence_names(project: Project) -> None:
    assert _said(project, "en", _SPENT, _PURPOSES) == dict(_PURPOSES)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Millhaven had {Millhaven > 2022; unit=days} in 2024.", SAID),
        ("Millhaven had {Millhaven > 2022} in 2022.", SILENT),
    ],
)
def test_without_the_text_the_time_of_a_cell_is_known(project: Project, sentence: str, *, said: bool) -> None:
    _said(project, "en", _TABLES["en"], [(sentence, said)])
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    assert ("is said of 2024 here" in project.build("text", "-q", "-E").said) == said


def test_what_is_worked_out_is_between_the_years_of_its_parts(project: Project) -> None:
    assert _said(project, "en", _TABLES["en"], _BETWEEN) == dict(_BETWEEN)
