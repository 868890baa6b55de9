"""What makes another figure of one beside it, a multiplier, a time, *barely*; each with its honest twin.

A case is a source's text, a page's sentence, and whether something is said of it. `{…}` is a value cut from
the words that stand in it, and each sentence cites its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

SAID, SILENT = True, False
_BARELY = [
    ("The port has 150 berths.", "It has hardly {has [150] berths} berths.", SAID),
    ("The port has 150 berths.", "It has scarcely {has [150] berths} berths.", SAID),
    ("The port has hardly 150 berths.", "It has hardly {[150] berths} berths.", SILENT),
    ("The port has barely 150 berths.", "It has scarcely {[150] berths} berths.", SILENT),
    ("The port has 150 berths.", "It has barely 150 berths.", SILENT),
    ("The port has barely 150 berths.", "It has 150 berths.", SAID),
    ("The port has 150 berths.", "It has {has [150] berths}-odd thousand berths.", SAID),
    ("The port has 150-odd thousand berths.", "It has {[150]-odd} berths.", SAID),
    ("The port has 150-odd thousand berths.", "It has {[150-odd thousand]} berths.", SILENT),
    ("The port has 150-odd thousand berths.", "It has 150-odd thousand berths.", SILENT),
]
_TAKEN = [
    ("The port has 150 berths.", "It has ten {has [150] berths} berths.", SAID),
    ("The yard has ten 150 W lamps.", "It has ten {ten [150] W} W lamps.", SILENT),
    ("They have two 80 euro notes.", "They have two {two [80] euro} euro notes.", SILENT),
    ("The port has 80 berths.", "It has {has [80] berths} plus five berths.", SAID),
    ("The port has 80 berths.", "It has {has [80] berths} plus a quay.", SILENT),
    ("It has 80 plus 5 berths.", "It has {has [80] plus} berths.", SAID),
    ("It has 80 plus 5 berths.", "It has {has [80] plus} plus 5 berths.", SILENT),
    ("It cost 80 million euros.", "It cost twice the {cost [80 million euros]}.", SAID),
    ("It cost 80 million euros.", "Half of the {cost [80 million euros]} is spent.", SAID),
    ("It cost 80 million euros, half of it lent.", "Half of the {cost [80 million euros]} is lent.", SILENT),
    ("It has 80 berths, and 41 are empty.", "Half of the {has [80] berths} berths are empty.", SILENT),
    ("It has 80 berths, and 47 are empty.", "More than half of the {has [80] berths} berths are.", SILENT),
    ("It has 80 berths. It had 160.", "It had 160 berths, twice the {has [80] berths} of today.", SILENT),
    ("The yard spent twice the 80 that it had.", "It spent {the [80] that} there.", SAID),
    ("The yard spent twice the 80 planned.", "It had planned for {the [80] planned}.", SILENT),
    ("A third of the 90 berths is free.", "About a {A [third] of} is free.", SAID),
    ("A third of the 90 berths is free.", "A {A [third] of} of the berths is free.", SILENT),
    ("It cost 15 shillings and 6 pence.", "It cost {cost [15] shillings} shillings.", SAID),
    ("It cost 15 shillings and 6 pence.", "It cost {cost [15] shillings} shillings and 6 pence.", SILENT),
    ("There were 15 ships and 6 planes.", "There were {were [15] ships} ships.", SILENT),
]
_TIMES = [
    ("The port had 12 ships in 2022.", "The port had {had [12] ships} ships in 2019.", SAID),
    ("The port had 12 ships in 2022.", "In 2022 the port had {had [12] ships} ships.", SILENT),
    ("The port had 12 ships in 2022.", "The port had 12 ships in 2019.", SAID),
    ("In 2022 the port had 12 ships.", "In 2019 the port had 12 ships.", SAID),
    ("It had 12 ships in 2022 and 12 boats in 2019.", "It had 12 boats in 2019.", SILENT),
    ("The port had 12 ships. That was in 2022.", "It had 12 ships in 2022.", SILENT),
    ("In 2022 it had 12 ships, and 10 the year before.", "It had 10 ships in 2021.", SILENT),
    ("It had 12 ships in the 2021/22 season.", "It had 12 ships in 2022.", SILENT),
    ("In 2022 it had 12 ships.", "It had 12 ships, more than in 2019.", SILENT),
    ("In 2022 it had 12 ships built in 1990.", "It had 12 ships in 2022.", SILENT),
    ("By 2022 it had 12 ships.", "In 2022 it had 12 ships.", SILENT),
    ("It cost £187.4 million in 2023–24.", "It cost £187.4 million in 2022–23.", SAID),
    ("It cost £187.4 million in 2023–24.", "It cost £187.4 million in 2023/24.", SILENT),
    ("It cost £187.4 million in 2023–24.", "It cost £187.4 million in 2024.", SILENT),
    ("It cost £187.4 million in 2023–24.", "It cost £187.4 million in 2022.", SAID),
    ("It cost £187.4 million in 2023 to 2026.", "It cost £187.4 million in 2024–25.", SILENT),
    ("It cost £187.4 million in 2021–22 to 2023–24.", "It cost £187.4 million in 2022–23.", SILENT),
    ("From 2019 to 2022 it had 12 ships.", "In 2020 it had 12 ships.", SILENT),
    ("Ships came: 12 in May.", "It had 12 in June.", SAID),
    ("Ships came: 12 in May 2022.", "It had 12 in May.", SILENT),
    ("It had 14 ships.", "In May 12 ships came.", SAID),
    ("It had 14 ships.", "On May 12 ships came.", SILENT),
]
_COUNTED = [
    ("Days lost to strikes: 2.7 a year.", "It loses 2.7 weeks.", SAID),
    ("Days lost to strikes: 2.7 a year.", "It loses 2.7 days a year.", SILENT),
    ("Catch in tonnes: 12.", "They caught 12 kg.", SAID),
    ("Waits rose over the year to 12.", "They wait 12 weeks.", SILENT),
]
_RANGES = [
    ("It would be between 28 and 41 cm.", "The projection of {between [28 and 41 cm]} is new.", SAID),
    ("It would be between 28 and 41 cm.", "The sea would be between {between [28 and 41 cm]}.", SILENT),
    ("It would be 28 to 41 cm higher.", "The sea would rise by {be [28 to 41 cm] higher}.", SILENT),
    ("It would be 28 to 41 cm higher.", "The sea would fall by {be [28 to 41 cm] higher}.", SAID),
    (
        "It needs about 310 million euros more.",
        "Another {about [310 million euros]} or so is due.",
        SILENT,
    ),
    (
        "It needs about 310 million euros more.",
        "In all {about [310 million euros]} or so is due.",
        SAID,
    ),
    (
        "It needs about 310 million euros less.",
        "Another {about [310 million euros]} or so is due.",
        SAID,
    ),
    ("It would be 41 cm higher in 2060.", "The sea would be {be [41 cm] higher} higher by 2050.", SAID),
]
_YEARS = [
    ("The delays of 2023 alone cost 500 men.", "By their count the delays of 2023 cost 500 men.", SILENT),
    ("The delays of 2023 alone cost 500 men.", "A fleet of 2023 ships cost it 500 men.", SAID),
    ("The delays cost 500 men.", "By their count the delays of 2023 cost 500 men.", SAID),
]
_RATES = [
    ("It made 12 million barrels a day.", "It made 12 million barrels a year.", SAID),
    ("It made 12 million barrels a day.", "It made {made [12 million barrels]} a year.", SAID),
    ("It made 12 million barrels a day.", "It made {made [12 million barrels]} a day.", SILENT),
    ("It costs €3.4 million.", "It costs {costs [€3.4 million]} a year.", SAID),
    ("The annual cost is €3.4 million.", "It costs {is [€3.4 million]} a year.", SILENT),
    ("It cost €3.4 million.", "It cost {cost [€3.4 million]} a year later.", SILENT),
]
_TURNS = [
    ("Exports rose by 2.4 per cent.", "Exports fell by 2.4 per cent.", SAID),
    ("Exports: −2.4 per cent.", "Exports fell by 2.4 per cent.", SILENT),
    ("The fall in exports rose to 2.4 per cent.", "Exports fell 2.4 per cent.", SILENT),
    ("Exports rose 2.4 per cent.", "Exports fell {rose [2.4 per cent].}.", SAID),
    ("Exports rose 2.4 per cent.", "Exports rose {rose [2.4 per cent].}.", SILENT),
    ("It paid 5% more.", "It paid {paid [5%]} less.", SAID),
    ("It paid 5% more.", "It paid {paid [5%]} more.", SILENT),
    ("The plant makes 40 tonnes.", "It has 40 turbines.", SAID),
    ("It lasted 5 days.", "It lasted 5 working days.", SILENT),
    ("It weighs 12 tonnes.", "It weighs 12 short tons.", SAID),
]
_SHARED = [
    ("It was 14.2 per cent, up from 12.8 per cent.", "It was 14.2 per cent, up from 12.8.", SILENT),
    ("It was 14.2 per cent, up from 12.8 per cent.", "It was 14.2 per cent, up from 12.9.", SAID),
    ("It was 14.2 per cent; the index stood at 12.8.", "It was 12.8 per cent.", SAID),
    ("It rose by 3.2 percentage points.", "It rose by 3.2 points.", SILENT),
    ("It rose by 3.2 per cent.", "It rose by 3.2 points.", SAID),
    ("It has 112 schools.", "It has as many as 112 schools.", SILENT),
    ("It has as many as 112 schools.", "It has {as many as [112] schools} schools.", SAID),
    ("Men aged 65 years or over died.", "Who died was at least 65.", SILENT),
    ("Men aged 65 years or over died.", "Who died was 65.", SAID),
]
_CASES = {
    "en": [*_BARELY, *_TAKEN, *_TIMES, *_COUNTED, *_RANGES, *_YEARS, *_RATES, *_TURNS, *_SHARED],
    "de": [
        ("Es gab 150 Schiffe.", "Es gab kaum {[150] Schiffe} Schiffe.", SAID),
        ("Der Hafen hat 80 Plätze.", "Er hat zehn {hat [80] Plätze} Plätze.", SAID),
        ("Der Hafen hat 80 Plätze.", "Er hat das Doppelte der {hat [80] Plätze} Plätze.", SAID),
        ("Er hat 80 Plätze, die Hälfte leer.", "Die Hälfte der {hat [80] Plätze} Plätze ist leer.", SILENT),
        ("Es kostet 15 Mark und 50 Pfennig.", "Es kostet {[15] Mark} Mark.", SAID),
        ("Im Jahr 2022 gab es 12 Schiffe.", "Im Jahr 2019 gab es 12 Schiffe.", SAID),
        ("Im Jahr 2022/23 gab es 12 Schiffe.", "Im Jahr 2021/22 gab es 12 Schiffe.", SAID),
        ("Im Jahr 2022/23 gab es 12 Schiffe.", "Im Jahr 2022/23 gab es 12 Schiffe.", SILENT),
        ("Im Jahr 2022 gab es 12 Schiffe.", "Es gab 12 Schiffe im Jahr 2022.", SILENT),
        ("Die Ausfuhren stiegen um 2,4 Prozent.", "Die Ausfuhren sanken um 2,4 Prozent.", SAID),
        ("Es kostet 3 Millionen Euro.", "Es kostet {kostet [3 Millionen Euro]} pro Jahr.", SAID),
        ("Es kostet 3 Millionen Euro.", "Im Jahr 2022 kostete es 3 Millionen Euro.", SILENT),
        ("Er lag bei 14,2 %, gegenüber 12,8 %.", "Er lag bei 14,2 Prozent, gegenüber 12,8.", SILENT),
        ("Verlorene Tage: 12 im Mai.", "Sie verloren 12 Wochen.", SAID),
        ("14 Schiffe fuhren.", "Im Mai 12 Schiffe.", SAID),
    ],
    "fr": [
        ("Il y avait 150 navires.", "Il y avait à peine {[150] navires} navires.", SAID),
        ("Il y avait à peine 150 navires.", "Il y avait à peine {[150] navires} navires.", SILENT),
        ("Le port a 80 places.", "Il a le double des {a [80] places} places.", SAID),
        ("Le port a 80 places, la moitié vides.", "La moitié des {a [80] places} places sont vides.", SILENT),
        ("Il y avait 12 navires en 2022.", "En 2019, il y avait 12 navires.", SAID),
        ("Ils ont perdu 14 en mai.", "Ils ont perdu 12 en mai.", SAID),
        ("Les ventes ont augmenté de 2,4 %.", "Les ventes ont baissé de 2,4 %.", SAID),
        ("Cela coûte 3 millions d'euros.", "Cela coûte 3 millions d'euros par an.", SAID),
        ("Rien.", "Le 12 mai il a plu.", SILENT),
    ],
    "es": [
        ("Hubo 150 barcos.", "Hubo {[150] barcos} y pico mil barcos.", SAID),
        ("El puerto tiene 80 plazas.", "Tiene el doble de las {tiene [80] plazas} plazas.", SAID),
        ("Hubo 12 barcos en 2022.", "Hubo 12 barcos en 2019.", SAID),
        ("Hubo 12 barcos en mayo de 2022.", "En mayo hubo 12 barcos.", SILENT),
        ("Las ventas subieron un 2,4 %.", "Las ventas bajaron un 2,4 %.", SAID),
        ("Cuesta 3 millones de euros.", "Cuesta 3 millones de euros al año.", SAID),
        ("Nada.", "El 12 de mayo llovió.", SILENT),
    ],
    "it": [
        ("C'erano 150 navi.", "C'erano a malapena {[150] navi} navi.", SAID),
        ("C'erano 150 navi.", "C'erano appena {[150] navi} navi.", SILENT),
        ("Il porto ha 80 posti.", "Ha il doppio dei {ha [80] posti} posti.", SAID),
        ("Nel 2022 c'erano 12 navi.", "C'erano {[12] navi} navi nel 2019.", SAID),
        ("Nel 2022 c'erano 12 navi.", "C'erano {[12] navi} navi nel 2022.", SILENT),
        ("L'export è salito del 2,4 %.", "L'export è sceso del 2,4 %.", SAID),
        ("Costa 3 milioni di euro.", "Costa 3 milioni di euro all'anno.", SAID),
        ("Persero 14 a maggio.", "Persero 12 a maggio.", SAID),
    ],
    "sr": [
        ("Било је 150 бродова.", "Било је једва {[150] бродова} бродова.", SAID),
        ("Било је 12 бродова у 2022. години.", "Било је 12 бродова у 2019. години.", SAID),
    ],
    "sq": [
        ("Kishte 150 anije.", "Kishte mezi {[150] anije} anije.", SAID),
        ("Kishte 12 anije në vitin 2022.", "Kishte 12 anije në vitin 2019.", SAID),
    ],
}
_RECORD = "id: s{}, type: report, title: A report, publisher: Office, issued: 2023, language: {}"


@pytest.mark.parametrize("language", _CASES)
def test_what_makes_another_figure_of_one_is_said(project: Project, language: str) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    sentences = []
    for number, (text, sentence, _) in enumerate(_CASES[language]):
        project.add_source(_RECORD.format(number, language), f"s{number}.txt", f"{text}\n")
        value = rf'{{kfor:value}}`s{number} > "\1"`'
        sentences.append(f"{re.sub(r'{(.*?)}', value, sentence)} {{kfor:cite}}`s{number}`")
    project.page("\n\n".join(sentences) + "\n")
    lines = {int(line) for line in re.findall(r"index\.md:(\d+): ", project.build("text", "-q").said)}
    said = {case: 3 + 2 * number in lines for number, case in enumerate(_CASES[language])}
    assert said == {case: case[2] for case in _CASES[language]}


def test_a_sum_of_parts_has_no_more_digits_than_are_known(project: Project) -> None:
    project.add_source(_RECORD.format("", "en"), "s.txt", "It lost 1/3 of it, 2/3 of that and 1/2 of this.\n")
    parts = 'a=s > "lost [1/3] of"; b=s > "it, [2/3] of"; c=s > "and [1/2] of"'
    project.page(
        "".join(
            f"It is {{kfor:derived}}`{sum_}; {parts}`.\n\n" for sum_ in ("a + b + c - c", "a + c + b - b")
        )
    )
    text = " ".join(project.build("text", "-q").text("index.txt").split())
    assert text.endswith("It is 1. It is about 0.833.")


def test_the_title_of_a_table_may_name_what_is_counted(project: Project) -> None:
    rows = "Harbour | 2009 | 2024\n--- | --- | ---\nAlva | 9 | 19\n"
    project.add_source(
        _RECORD.format("", "en"), "s.txt", f"Table 1: Days on which it rained, by harbour\n\n{rows}"
    )
    said = []
    for unit in ("days", "weeks"):
        project.page(f"It rained on {{kfor:value}}`s > 1 > Alva > 2024` {unit} there.\n")
        said.append("kfor.unsourced" in project.build("text", "-q").said)
    assert said == [False, True]


def test_a_cell_has_the_time_of_its_row_and_column(project: Project) -> None:
    project.add_source(_RECORD.format("", "en"), "s.csv", "Port,2019,2022\nAlva,12,15\nBrim,30,31\n")
    cell = "{kfor:value}`s > 1 > Alva > 2022`"
    said = []
    for sentence in (
        f"It had {cell} in 2019.",
        f"In 2022, {cell}.",
        "In 2019, 15 {kfor:cite}`s`.",
        "In 2022, 15 {kfor:cite}`s`.",
    ):
        project.page(f"{sentence}\n")
        said.append("is said of 2019 here, and of 2022" in project.build("text", "-q").said)
    assert said == [True, False, True, False]
