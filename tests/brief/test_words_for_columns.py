"""Columns that a sentence or a caption names by another word: what was spent is of *Expenditure*, no *Plan*.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_SPENT = {
    "en": (
        """Light houses and piers (EUR thousand)

| Item | Plan | Expenditure | Difference |
| --- | --- | --- | --- |
| Lamps | 640 | 702 | 62 |
| Piers | 918 | 871 | −47 |
""",
        [
            ("For lamps the board spent {Lamps > Expenditure; unit=thousand euros}.", SILENT),
            ("For lamps the board spent {Lamps > Plan; unit=thousand euros}.", SAID),
            ("The board planned {Piers > Plan; unit=thousand euros} for piers.", SILENT),
            ("The board planned {Piers > Expenditure; unit=thousand euros} for piers.", SAID),
            ("The board had planned to spend {Piers > Plan; unit=thousand euros} on piers.", SILENT),
            ("The board had planned to spend {Piers > Expenditure; unit=thousand euros} on piers.", SAID),
            ("For lamps {Lamps > Plan; unit=thousand euros} were planned.", SILENT),
            ("For lamps {Lamps > Expenditure; unit=thousand euros} were planned.", SAID),
            ("Lamps cost {Lamps > Expenditure; unit=thousand euros}, more than was planned.", SILENT),
            ("Of the planned {Lamps > Plan; unit=thousand euros} nothing was left for lamps.", SILENT),
        ],
    ),
    "de": (
        """Leuchtfeuer und Molen (in Tausend Kronen)

| Posten | Plan | Ausgaben |
| --- | --- | --- |
| Lampen | 640 | 702 |
| Molen | 918 | 871 |
""",
        [
            ("Ausgegeben wurden für Lampen {Lampen > Ausgaben; unit=Tausend Kronen}.", SILENT),
            ("Ausgegeben wurden für Lampen {Lampen > Plan; unit=Tausend Kronen}.", SAID),
            ("Für Molen waren {Molen > Plan; unit=Tausend Kronen} geplant.", SILENT),
            ("Für Molen hatte das Amt geplant: {Molen > Plan; unit=Tausend Kronen}.", SILENT),
            ("Für Molen waren {Molen > Ausgaben; unit=Tausend Kronen} geplant.", SAID),
        ],
    ),
    "es": (
        """Faros y muelles (miles de euros)

| Partida | Presupuesto | Gasto |
| --- | --- | --- |
| Faros | 640 | 702 |
| Muelles | 918 | 871 |
""",
        [
            ("En muelles la junta gastó {Muelles > Gasto; unit=miles de euros}.", SILENT),
            ("En muelles la junta gastó {Muelles > Presupuesto; unit=miles de euros}.", SAID),
            ("En faros la junta tenía previsto gastar {Faros > Presupuesto; unit=miles de euros}.", SILENT),
            ("En faros la junta tenía previsto gastar {Faros > Gasto; unit=miles de euros}.", SAID),
        ],
    ),
    "fr": (
        """Phares et quais (en milliers d'euros)

| Poste | Crédits prévus | Dépenses |
| --- | --- | --- |
| Phares | 640 | 702 |
| Quais | 918 | 871 |
""",
        [
            ("Pour les quais, {Quais > Crédits prévus; unit=milliers d'euros} étaient prévus.", SILENT),
            ("Pour les quais, {Quais > Dépenses; unit=milliers d'euros} étaient prévus.", SAID),
            ("Les phares ont reçu plus que prévu : {Phares > Dépenses; unit=milliers d'euros}.", SILENT),
        ],
    ),
}
_SEXES = {
    "fr": (
        """Reçus au concours, par ville (en %)

| Ville | Filles | Garçons |
| --- | --- | --- |
| Ormes | 92,4 | 87,6 |
| Bréval | 93,8 | 90,1 |
""",
        [
            ("À Ormes, {Ormes > Filles} % des filles sont reçues.", SILENT),
            ("À Ormes, {Ormes > Garçons} % des filles sont reçues.", SAID),
        ],
    ),
    "en": (
        """Adults who swim, by age and sex (per cent)

| Age | Men 2021 | Women 2021 | Men 2024 | Women 2024 |
| --- | --- | --- | --- | --- |
| Under 40 | 31.5 | 28.4 | 29.9 | 30.2 |
| 40 and over | 22.7 | 19.3 | 21.6 | 20.8 |
""",
        [
            ("In 2024, {Under 40 > Women 2024} per cent of women under 40 swam.", SILENT),
            ("In 2024, {Under 40 > Men 2024} per cent of women under 40 swam.", SAID),
            ("Among men, {40 and over > Men 2021} per cent swam in 2021, at 40 and over.", SILENT),
            ("Among men, {Under 40 > Women 2024} per cent swam in 2024.", SAID),
            ("In 2021 {Under 40 > Men 2021} per cent of the men under 40 swam, and fewer women.", SILENT),
        ],
    ),
    "de": (
        """Mitglieder nach Orten und Geschlecht (Anzahl in Tausend)

| Ort | männlich | weiblich |
| --- | --- | --- |
| Altufer | 41,2 | 44,8 |
| Neuufer | 28,7 | 31,5 |
""",
        [
            ("In Altufer waren {Altufer > weiblich} Tausend Frauen Mitglied.", SILENT),
            ("In Altufer waren {Altufer > männlich} Tausend Frauen Mitglied.", SAID),
            ("In Neuufer zählte man {Neuufer > männlich} Tausend Männer.", SILENT),
            ("In Neuufer zählte man {Neuufer > weiblich} Tausend Männer.", SAID),
        ],
    ),
}


@pytest.mark.parametrize("language", _SPENT)
def test_a_verb_names_a_column_as_its_noun_does(project: Project, language: str) -> None:
    text, cases = _SPENT[language]
    assert said_of(project, language, text, cases) == dict(cases)


@pytest.mark.parametrize("language", _SEXES)
def test_a_share_of_women_is_none_of_men(project: Project, language: str) -> None:
    text, cases = _SEXES[language]
    assert said_of(project, language, text, cases) == dict(cases)


_SHOPS = """Shops by town (EUR thousand)

| Town | Sales | Staff | Budget | Expenditure |
| --- | --- | --- | --- | --- |
| Alva | 410.5 | 31 | 380.0 | 395.2 |
| Brona | 220.0 | 17 | 230.5 | 210.9 |
"""
_OF_SHOPS = [
    ("In Alva {Alva > Staff} people sold shoes.", SILENT),
    ("Alva sold goods for {Alva > Sales; unit=thousand euros}.", SILENT),
    ("Alva sold goods for {Alva > Budget; unit=thousand euros}.", SAID),
    ("Alva could spend {Alva > Budget; unit=thousand euros}.", SILENT),
    ("Alva was given {Alva > Budget; unit=thousand euros} to spend.", SILENT),
    ("Alva spent {Alva > Budget; unit=thousand euros}.", SAID),
    ("Brona spent {Brona > Expenditure; unit=thousand euros}, as was planned.", SILENT),
]


def test_a_verb_of_others_or_of_what_may_be_names_no_column(project: Project) -> None:
    assert said_of(project, "en", _SHOPS, _OF_SHOPS) == dict(_OF_SHOPS)


_WRONG, _RIGHT = "the caption is of", ""
_CAPTIONS = [
    ("en", "Plan", "What the board spent, in thousand euros", _WRONG),
    ("en", "Expenditure", "What the board spent, in thousand euros", _RIGHT),
    ("en", "Plan", "What the board planned to spend, in thousand euros", _RIGHT),
    ("en", "Plan; Expenditure", "What the board spent, in thousand euros", _RIGHT),
    ("en", "Plan", "Piers are the dearest, in thousand euros", _RIGHT),
    ("es", "Presupuesto", "Lo que gastó la junta, en miles de euros", _WRONG),
    ("es", "Gasto", "Lo que gastó la junta, en miles de euros", _RIGHT),
    ("fr", "Crédits prévus", "Ce que l’office a dépensé, en milliers d’euros", _WRONG),
    ("fr", "Dépenses", "Ce que l’office a dépensé, en milliers d’euros", _RIGHT),
]
_OF_SEXES = [
    ("Men 2024", "Men who swim in 2024, per cent", _RIGHT),
    ("Men 2024", "Women who swim in 2024, per cent", _WRONG),
    ("Men 2024; Women 2024", "Women swim as much as men, per cent", _RIGHT),
    ("Men 2024", "Who swims in 2024, per cent", _RIGHT),
]


@pytest.mark.parametrize("case", _CAPTIONS)
@pytest.mark.parametrize("kind", ["chart", "table"])
def test_a_caption_is_of_what_is_shown(project: Project, kind: str, case: tuple[str, ...]) -> None:
    language, columns, caption, said = case
    text = _SPENT[language][0]
    head = text.split("|")[1].strip()
    assert _said_of(project, (language, text), kind, (f"{head}; {columns}", caption)) == said


@pytest.mark.parametrize("case", _OF_SEXES)
def test_a_chart_of_men_is_none_of_women(project: Project, case: tuple[str, ...]) -> None:
    columns, caption, said = case
    text = _SEXES["en"][0]
    assert _said_of(project, ("en", text), "chart", (f"Age; {columns}", caption)) == said


def _said_of(project: Project, source: tuple[str, str], kind: str, options: tuple[str, str]) -> str:
    """What a build says of a table, or chart, of some columns with a caption."""
    (language, text), (columns, caption) = source, options
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    record = f"id: s, type: report, title: A report, publisher: Office, issued: 2025, language: {language}"
    project.add_source(record, "s.md", text)
    project.page(f"```{{kfor:{kind}}} s\n:columns: {columns}\n:caption: {caption}\n```\n")
    said = project.build("text", "-q").said
    return _WRONG if _WRONG in said else said
