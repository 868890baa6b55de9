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
