"""What is typed right at a value makes another figure of it, and is checked as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_cautions import cautioned

if TYPE_CHECKING:
    from project import Project

CARS = '{kfor:value}`ferry > "Some [1,230] cars"; accept-bound="The rest is left out here."`'
OLD = '{kfor:value}`ferry > "[40] years old"; accept-bound="What is counted is said."`'
TRIPS = "{kfor:value}`boats > 1 > Alva > Trips`"
BOATS = """All 20 trips, of €16 bn.

Boat | Trips | Fares
---|---|---
Alva | 20 | 50
Brona | 3 | 8
"""


@pytest.fixture
def boats(project: Project) -> Project:
    project.add_source("id: boats, type: report, title: The boats, issued: 2021", "boats.md", BOATS)
    return project


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (OLD + ",000", "40,000"),
        (OLD + ".5", "40.5"),
        (OLD + "7", "407"),
        (OLD + " 000", "40 000"),
        (OLD + "\u200c,000", "40\u200c,000"),
        (OLD + "\u02bc000", "40\u02bc000"),
        (OLD + "\\_000", "40_000"),
        ("1" + OLD, "140"),
        ("−" + OLD, "−40"),
        ("-" + OLD, "-40"),
        ("minus " + OLD, "minus 40"),
        ("€" + OLD, "€40"),
        ("US$ " + OLD, "US$ 40"),
        (OLD + " euros", "40 euros"),
        (OLD + " €", "40 €"),
        (OLD + "%", "40%"),
        (OLD + " per cent", "40 per cent"),
        (OLD + "‰", "40‰"),
        (OLD + " thousand", "40 thousand"),
        (OLD + " hundred", "40 hundred"),
        (OLD + " dozen", "40 dozen"),
        (OLD + "k", "40k"),
        (OLD + "bn", "40bn"),
        (CARS + " million", "1,230 million"),
        (OLD + CARS, "401,230"),
        (OLD + "<sup>3</sup>", "403"),
        (OLD + "`000`", "40000"),
        (TRIPS + "%", "20%"),
        ("€" + TRIPS, "€20"),
        (TRIPS + " thousand", "20 thousand"),
        (TRIPS + "²", "20²"),
        (OLD + "$^3$", "40^3"),
        (OLD + "×10³", "40×10³"),
        (OLD + " × 10", "40 × 10"),
        (OLD + "/1000", "40/1000"),
        (OLD + "th", "40th"),
        ("A" + OLD, "A40"),
    ],
)
def test_what_is_typed_at_a_value_is_read_with_it(boats: Project, typed: str, read: str) -> None:
    conf = boats.folder / "conf.py"
    conf.write_text(conf.read_text() + 'myst_enable_extensions = ["dollarmath"]\n')
    boats.page(f"A line,\nin all {typed} of them.\n")
    said = cautioned(boats)
    assert f"index.md:4: WARNING: '{read}' " in said


@pytest.mark.parametrize(
    "page",
    [
        f"## The {OLD},000 cars\n\nText.\n",
        f"| a |\n|---|\n| {OLD},000 |\n",
        f"```{{kfor:table}} boats\n:caption: All {OLD},000\n```\n",
        f"It {{kfor:cite}}`ferry` is {OLD},000.\n",
    ],
)
def test_wherever_it_stands(boats: Project, page: str) -> None:
    boats.page(page)
    assert "'40,000' stands in no source cited beside it" in cautioned(boats)


def test_a_line_that_ends_within_a_paragraph_parts_nothing(boats: Project) -> None:
    boats.page(f"It has {OLD}\\\nmillion cars.\n")
    assert "'40 million' stands in no source cited beside it" in cautioned(boats)


@pytest.mark.parametrize(
    "typed",
    [
        f"{OLD} years, {OLD}, and {OLD}.\n{CARS} cars",
        f"{OLD}-year-old ({OLD}) “{OLD}”; l’{OLD}, *{OLD}*, {OLD}–{CARS}",
        f"{OLD} years, a {OLD}[^1]\n\n[^1]: Note",
        f"in 2021 {OLD} cars",
        '{kfor:value}`boats > "of [€16] bn"; accept-bound="The scale follows."`',
        '{kfor:value}`boats > "of [€16] bn"; accept-bound="The scale follows."` bn',
        '{kfor:value}`boats > "of [€16 bn]"` of it',
        "{kfor:value}`boats > 1 > Alva > Trips; unit=trips`, then",
        f"(para. {OLD})",
        f"{OLD}\\\nyears",
    ],
)
def test_what_leaves_a_value_as_it_is(boats: Project, typed: str) -> None:
    boats.page(typed + "\n")
    boats.printed()


def test_what_a_header_says_may_be_typed(boats: Project) -> None:
    head = "Boat | Load (thousand) | Cost, € million | Share (%)\n---|---|---|---\nAlva | 31 | 12 | 25\n"
    boats.write("corpus/boats.md", head)
    load, cost, share = (
        f"{{kfor:value}}`boats > 1 > Alva > {column}; accept-bound=Its unit is typed behind.`"
        for column in ("Load (thousand)", "Cost, € million", "Share (%)")
    )
    boats.page(f"{load} thousand, €{cost} million, {share} per cent.\n")
    said = boats.build("text", "-q").said
    assert "kfor.unsourced" not in said


def test_it_is_accepted_at_the_value(boats: Project) -> None:
    boats.page(f"""All {OLD.replace('"`', '"; accept-unsourced="This is a sum of ours."`')},000.\n""")
    boats.printed()


@pytest.mark.parametrize(
    ("typed", "doubled"), [("some ", True), ("each week some\n", True), ("in all, ", False)]
)
def test_a_word_that_a_value_has_too_is_not_typed_again(
    project: Project, typed: str, *, doubled: bool
) -> None:
    project.page(f'It carries {typed}{{kfor:value}}`ferry > "[Some 1,230 cars]"`.')
    said = project.build("text", "-q").said
    assert ("is typed before the value 'Some 1,230 cars', which has it too; delete it" in said) == doubled
