"""The year that only a table's title says, its total, what its columns count, and the month before a comma.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_MONTHS = {
    "en": (
        """Table 4: Permits by harbour and month, 2024 (thousands)

| Harbour | April | May | June |
| --- | --- | --- | --- |
| Kelm | 12.4 | 11.8 | 10.9 |
| Ost | 8.3 | 8.4 | 7.9 |
| All harbours | 20.7 | 20.2 | 18.8 |
""",
        [
            ("In May 2024 Kelm gave out {Kelm > May} thousand permits.", SILENT),
            ("In May 2023 Kelm gave out {Kelm > May} thousand permits.", SAID),
            ("Since the law of 2019 Kelm has given out {Kelm > May} thousand permits in May.", SILENT),
            ("In 2025 the port said that Kelm had given out {Kelm > May} thousand permits in May.", SILENT),
            ("Permits fell at Kelm in May, to {Kelm > May} thousand.", SILENT),
            ("Permits fell at Kelm in May, to {Kelm > June} thousand.", SAID),
            ("After the fall at Kelm in May, to {Kelm > May} thousand, came a worse month.", SILENT),
            ("In all {All harbours > June} thousand permits were given out in June.", SILENT),
            ("In all {Ost > June} thousand permits were given out in June.", SAID),
            ("In all {Ost > June} thousand permits were given out at Ost in June.", SILENT),
            ("At Ost many ask. In all {Ost > June} thousand permits were given out in June.", SILENT),
        ],
    ),
    "de": (
        """Genehmigungen nach Häfen und Monaten, 2024 (in Tausend)

| Hafen | April | Mai |
| --- | --- | --- |
| Kelm | 12,4 | 11,8 |
| Ost | 8,3 | 8,4 |
| Insgesamt | 20,7 | 20,2 |
""",
        [
            ("Im Mai 2024 erteilte Kelm {Kelm > Mai} Tausend Genehmigungen.", SILENT),
            ("Im Jahr 2023 erteilte Kelm im Mai {Kelm > Mai} Tausend Genehmigungen.", SAID),
            ("Insgesamt wurden im Mai {Insgesamt > Mai} Tausend Genehmigungen erteilt.", SILENT),
            ("Insgesamt wurden im Mai {Ost > Mai} Tausend Genehmigungen erteilt.", SAID),
        ],
    ),
    "es": (
        """Gasto por comarcas. Año 2023 (euros)

| Comarca | Gasto por hogar |
| --- | --- |
| La Vega | 28.415 |
| Costa Baja | 31.062 |
| Total | 28.940 |
""",
        [
            ("En 2023 un hogar de La Vega gastó {La Vega > Gasto por hogar} euros.", SILENT),
            ("En 2022 un hogar de La Vega gastó {La Vega > Gasto por hogar} euros.", SAID),
            ("El conjunto de los hogares gastó {Total > Gasto por hogar} euros.", SILENT),
            ("El conjunto de los hogares gastó {Costa Baja > Gasto por hogar} euros.", SAID),
        ],
    ),
}
_PRICES = """Pay by harbour (crowns, prices of 2020), yearbook 2025

| Harbour | April | May |
| --- | --- | --- |
| Kelm | 1240 | 1180 |
| Ost | 830 | 840 |
"""
_OF_PRICES = [
    ("In May 2024 Kelm paid {Kelm > May} crowns.", SILENT),
    ("In 2023, in May, Kelm paid {Kelm > May} crowns.", SILENT),
]
_COURTS = """Table 2: Sentences by court and sex, 2022 (persons)

| Court | Male | Female | All |
| --- | --- | --- | --- |
| Westhaven | 1840 | 212 | 2052 |
| Carrow | 415 | 58 | 473 |
| All courts | 2255 | 270 | 2525 |
"""
_OF_COURTS = [
    ("In 2022 the court of Westhaven sentenced {Westhaven > Female} women.", SILENT),
    ("In 2022 the court of Westhaven sentenced {Westhaven > Male} women.", SAID),
    ("In 2021 the court of Carrow sentenced {Carrow > All} people.", SAID),
    ("The court of Carrow, which was built in 1987, sentenced {Carrow > All} people.", SILENT),
]
_WHOLE = """Budgets and expenditure (£ thousand)

| Service | Outlays | Depots |
| --- | --- | --- |
| Ferries | 1912 | 14 |
| Roads | 2118 | 41 |
"""
_OF_WHOLE = [
    ("The ferries have {Ferries > Depots} depots.", SILENT),
    ("The ferries cost {Ferries > Outlays; unit=thousand pounds}.", SILENT),
    ("The ferries cost {Ferries > Depots}.", SAID),
    ("The ferries cost {Ferries > Outlays}.", SAID),
    ("The town counts {Ferries > Outlays} ferries.", SAID),
]


@pytest.mark.parametrize("language", _MONTHS)
def test_a_title_says_the_year_of_its_cells(project: Project, language: str) -> None:
    text, cases = _MONTHS[language]
    assert said_of(project, language, text, cases) == dict(cases)


def test_years_of_prices_and_editions_are_no_years_of_cells(project: Project) -> None:
    assert said_of(project, "en", _PRICES, _OF_PRICES) == dict(_OF_PRICES)


def test_the_name_of_the_rows_is_no_column_of_figures(project: Project) -> None:
    assert said_of(project, "en", _COURTS, _OF_COURTS) == dict(_OF_COURTS)


def test_what_a_page_counts_by_its_columns_name_is_no_money(project: Project) -> None:
    assert said_of(project, "en", _WHOLE, _OF_WHOLE) == dict(_OF_WHOLE)


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Permits in May 2024, in thousands", ""),
        ("Permits in May, in thousands", ""),
        ("Permits in May before the reform of 2023, in thousands", ""),
        ("Permits in May 2023, in thousands", "'2023' in the caption"),
    ],
)
def test_a_caption_has_the_titles_year(project: Project, caption: str, said: str) -> None:
    record = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: en"
    project.add_source(record, "s.md", _MONTHS["en"][0])
    project.page(f"```{{kfor:chart}} s\n:columns: Harbour; May\n:caption: {caption}\n```\n")
    found = project.build("text", "-q").said
    assert said in found
    assert bool(found) == bool(said)
