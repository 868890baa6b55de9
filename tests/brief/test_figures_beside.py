"""Figures that say the same in other words, each with an altered twin, and pages that say what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = "id: water, type: report, title: Water, publisher: Office, issued: 2023, language: en"


def _said(project: Project, text: str, page: str) -> str:
    """What is said of a page beside a source."""
    project.add_source(_RECORD, "water.txt", f"{text}\n")
    project.page(f"{page}\n")
    return project.build("text", "-q").said


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Nobody counted.", "This was before 9/11 here."),
        ("Nobody counted.", "They work 24/7 here."),
        ("Net migration was −3,100.", "Net emigration was 3,100."),
        ("The rate rose by 0.75 percentage points.", "The rate rose by 75 basis points."),
        ("The rate rose by 75 basis points.", "The rate rose by 0.75 percentage points."),
        ("Nobody counted.", "The table *Water, 2019 (litres)* is new."),
        ("Fewer hours were lost to leaks: 4.5 a week.", "It lost 4.5 hours a week."),
        ("There were losses of up to 40 litres.", "There were losses of at most 40 litres."),
    ],
)
def test_the_same_figure_in_other_words(project: Project, text: str, prose: str) -> None:
    assert not _said(project, text, f"{prose} {{kfor:cite}}`water`")


@pytest.mark.parametrize(
    ("language", "prose"),
    [
        ("en", "Call 020 7946 0018 or +44 20 7946 0018 today, in the second quarter of 2021."),
        ("de", "Im 2. Quartal 2021 und im 20. Jahrhundert, vom 3. bis 5. Mai, gab es das."),
        ("fr", "À 10 h 30, au 2e trimestre de 2021, et dans les années 90, il y en avait."),
        ("es", "Desde el 3 de mayo de 2020, en el 2.º trimestre de 2021 y los años 90, había."),
        ("it", "Negli anni '90 e nel 2º trimestre del 2021 ce n'erano."),
        ("sr", "Од 3. маја 2020. по члану 12. став 3. и у 20. веку тога је било."),
        ("sq", "Nga 3 maji 2020 kishte."),
    ],
)
def test_what_counts_nothing_in_its_language(project: Project, language: str, prose: str) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    record = _RECORD.replace("language: en", f"language: {language}")
    project.add_source(record, "water.txt", "45.\n")
    project.page(f"{prose} {{kfor:cite}}`water`\n")
    assert "unsourced" not in project.build("text", "-q").said


@pytest.mark.parametrize(
    ("language", "prose"),
    [
        ("de", "Es gab 54. Danach kam nichts."),
        ("fr", "Il y avait 1.500 personnes."),
        ("sr", "Било их је 54. Затим ништа."),
        ("sq", "Kishte 1.500 veta."),
    ],
)
def test_what_counts_in_its_language(project: Project, language: str, prose: str) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}language = "{language}"\n')
    record = _RECORD.replace("language: en", f"language: {language}")
    project.add_source(record, "water.txt", "45.\n")
    project.page(f"{prose} {{kfor:cite}}`water`\n")
    assert "unsourced" in project.build("text", "-q").said


@pytest.mark.parametrize(
    ("text", "prose", "figure"),
    [
        ("Nobody counted.", "It took 9/11 of the votes.", "9/11"),
        ("Net migration was −3,100.", "Net immigration was 3,100.", "3,100"),
        (
            "The rate rose by 0.75 percentage points.",
            "The rate rose by 7.5 basis points.",
            "7.5 basis points",
        ),
        (
            "The rate rose by 75 basis points.",
            "The rate rose by 75 percentage points.",
            "75 percentage points",
        ),
        ("Nobody counted.", "It was 1,019 (litres) there.", "1,019 (litres)"),
        ("There were losses of up to 40 litres.", "There were losses of 40 litres.", "40 litres"),
        ("All 50 came.", "The ALL 70 men came.", "70"),
    ],
)
def test_its_altered_twin_is_another(project: Project, text: str, prose: str, figure: str) -> None:
    assert f"'{figure}' stands in no source" in _said(project, text, f"{prose} {{kfor:cite}}`water`")


@pytest.mark.parametrize(
    ("text", "figure", "page", "cautioned"),
    [
        ("Fewer hours were lost: 4.5 a week.", "lost: [4.5] a", "It lost {} hours.", False),
        ("Fewer hours were lost: 4.5 a week.", "lost: [4.5] a", "It lost {} days.", True),
        ("It took 5 million litres, against 9 million.", "against [9 million].", "It took {} litres.", False),
        ("It took 5 million litres, against 9 million.", "against [9 million].", "It took {} days.", True),
        ("It took 5 litres and 9 litres.", "took [5] litres", "It took {}, not 9 litres.", False),
        ("It took 5 litres and 9 litres.", "took [5] litres", "It took {} there.", True),
        ("It took not 5 litres but 9.", "not [5] litres", "It took not {} litres but 9.", False),
        ("It took not 5 litres but 9.", "not [5] litres", "It took {} litres.", True),
        ("It took 5, maybe 6 litres.", "took [5], maybe", "It took {}, maybe 6 litres.", False),
        ("It took 5, maybe 6 litres.", "took [5], maybe", "It took {} litres.", True),
        ("It took 1.5 times the norm.", "took [1.5] times", "It took {} times the norm.", False),
        ("It took 1.5 times the norm.", "took [1.5] times", "It took {} there.", True),
        ("Late were 412 of 3,960 sets.", "were [412] of", "Late were {} of nearly 4,000 sets.", False),
        ("Late were 412 of 3,960 sets.", "were [412] of", "Late were {} of nearly 5,000 sets.", True),
        ("It took as much as 3,300 litres.", "as much as [3,300]", "It took up to {} litres.", False),
        ("It took as much as 3,300 litres.", "as much as [3,300]", "It took at least {} litres.", True),
        ("It rose 3.2 to 4.1 litres.", "to [4.1] litres", "It rose {} litres.", True),
        ("It took 4 million litres.", "took [4] million", "It took {} million litres.", False),
        ("It took 4 million litres.", "took [4] million", "It took {} million.", True),
    ],
)
def test_a_page_may_say_what_was_cut(
    project: Project, text: str, figure: str, page: str, *, cautioned: bool
) -> None:
    value = f'{{kfor:value}}`water > "{figure}"`'
    assert bool(_said(project, text, page.replace("{}", value))) == cautioned


def test_a_message_says_what_the_cells_of_a_column_count(project: Project) -> None:
    project.add_source(_RECORD.replace("water", "tanks"), "tanks.csv", "Tank,Filled (%)\nAda,12\nBea,30\n")
    project.page("It holds 12 {kfor:cite}`tanks`.\n")
    assert "'12' stands in no source cited beside it (tanks); there is '12 (%)'" in project.build("text").said


def test_a_sign_in_a_typed_unit_stands_where_the_language_has_it(project: Project) -> None:
    project.add_source(_RECORD.replace("water", "costs"), "costs.csv", "Tank,Cost (£ million)\nAda,9.8\n")
    page = 'It cost {kfor:value}`costs > 1 > Ada > "Cost (£ million)"; unit="£ million"` there.\n'
    project.page(page)
    assert "It cost £9.8 million there." in project.printed().replace("\u00a0", " ")


def test_a_verb_behind_what_was_counted_is_quoted_alone(project: Project) -> None:
    text = "Leases of nine years would allow rents to be planned."
    quote = "They {kfor:quote}`would allow rents to be planned <water>`"
    assert "context.figure" not in _said(project, text, quote)


def test_a_caution_on_a_value_names_the_line_of_its_own_block(project: Project) -> None:
    page = (
        "In Tarn {kfor:value}`posts > 1 > Brevan > Posts` posts are vacant.\n\n"
        'It cost 240 crowns {kfor:cite}`posts > "cost 240 crowns"`.\n'
    )
    text = "It cost 240 crowns.\n\n| Town | Posts |\n|---|---|\n| Brevan | 24 |\n| Tarn | 31 |\n"
    project.add_source(_RECORD.replace("id: water", "id: posts"), "posts.md", text)
    project.page(page)
    line = (project.folder / "index.md").read_text("utf-8").splitlines().index(page.splitlines()[0]) + 1
    assert f"index.md:{line}: WARNING: '24'" in project.build("text", "-q").said
