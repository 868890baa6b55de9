"""The year and the name that a sentence gives the cell of a table, which must be the cell's own.

A case is a page's sentence, and whether something is said of it. `{Row > Column}` is a value, and
`{Row > Column; unit=…}` one with options; each page's table is the first of its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

SAID, SILENT = True, False
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
    ],
    "de": [
        ("In Altwerder fielen {Altwerder > 2022} Tage im Jahr 2024 aus.", SAID),
        ("In Altwerder fielen {Altwerder > 2024} Tage im Jahr 2024 aus.", SILENT),
        ("Im Jahr 2024 fielen {Altwerder > 2022; unit=Tage} aus.", SAID),
        ("Im Jahr 2022 fielen {Altwerder > 2022; unit=Tage} aus.", SILENT),
    ],
}
_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: {}"


def _said(project: Project, language: str, cases: list[tuple[str, bool]]) -> dict[str, bool]:
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    project.add_source(_RECORD.format(language), "s.md", _TABLES[language])
    sentences = [re.sub(r"{(.*?)}", r"{kfor:value}`s > 1 > \1`", sentence) for sentence, _ in cases]
    project.page("\n\n".join(sentences) + "\n")
    said = project.build("text", "-q").said
    print(said)
    lines = {int(line) for line in re.findall(r"index\.md:(\d+): ", said)}
    return {sentence: 3 + 2 * number in lines for number, (sentence, _) in enumerate(cases)}


@pytest.mark.parametrize("language", _TIMES)
def test_a_cell_is_of_the_time_that_the_sentence_says(project: Project, language: str) -> None:
    assert _said(project, language, _TIMES[language]) == dict(_TIMES[language])
