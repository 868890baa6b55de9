"""A figure is whole: what belongs to it in its source and stands outside is cautioned, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

YARD = """The yard lost $8 million3 last year. It holds (40) thousand¹ crates. A crane lifts 12 t
at once. Fines
run from €300 to €4,500. Of 9 cranes, 4 of 7 failed. It grew by 6.5 per cent lower than planned. The shed
is 5 ft 2 in wide. They paid 2 hours 20 minutes. The toll is 15 (fifteen) per cent. It counted up to and
including 60 men. One crane in 8 stood still. Wages fell 3 pc. The rate was 4.5 per 1,000 births. Tariffs
rose by 35 basis points. It has Rs 6 crore. The pit is 3 × 10⁴ years old. Between 18 and 24 ships came.
The 7-million plan. Nobody saw 30 ships or more. It owes 9 mil\u00adlion. Five to ten men slept. Sales:
13 per cent of 2,000 tickets. It is 38 ha large. The vote of 12 members was 40 ships. A third ship left
in 2014 to sink.
"""


@pytest.fixture
def yard(project: Project) -> Project:
    project.add_source(
        "id: yard, type: report, title: The yard, issued: 2021, language: en", "yard.txt", YARD
    )
    return project


def _bound(project: Project, words: list[str]) -> dict[str, str]:
    """What is said of each value, one a paragraph: `bound`, `quote` and the like."""
    project.page("\n\n".join(f'{{kfor:value}}`yard > "{one}"`' for one in words) + "\n")
    found = re.findall(r"index\.md:(\d+): \w+: .*?\[kfor\.(\w+)\]", project.build("text", "-q").said)
    lines = {int(line): kind for line, kind in found}
    return {one: lines.get(3 + 2 * number, "") for number, one in enumerate(words)}


def test_what_belongs_to_a_value_is_cautioned_outside_it(yard: Project) -> None:
    words = [
        "lost [$8] million3", "holds ([40]) thousand", "lifts [12] t", "from [€300] to", "cranes, [4] of 7",
        "by [6.5] per cent",
        "by [6.5 per cent] lower", "is [5 ft] 2", "paid [2 hours] 20", "is [15] (fifteen)",
        "including [60] men",
        "fell [3] pc", "was [4.5] per", "by [35] basis", "Rs [6] crore", "is [3] × 10⁴", "Between [18] and",
        "and [24] ships",
        "saw [30 ships] or", "owes [9] mil\u00adlion", "[Five] to ten", "Five to [ten] men",
    ]  # fmt: skip
    said = _bound(yard, words)
    assert [one for one, kind in said.items() if kind not in {"bound", "quote"}] == []


def test_what_does_not_belong_to_it_is_none_of_its(yard: Project) -> None:
    words = [
        "lost [$8 million]3",
        "tickets. It is [38 ha] large",
        "[13 per cent] of 2,000",
        "of [12] members",
        "was [40] ships",
    ]
    said = _bound(yard, [one.replace("tickets. ", "") for one in words])
    assert [one for one, kind in said.items() if kind == "bound"] == []


@pytest.mark.parametrize(
    ("page", "silent"), [("{} hectares", True), ("{} ha", True), ("{} acres", False), ("{}.", False)]
)
def test_a_unit_may_stand_outside_where_the_page_says_it(yard: Project, page: str, silent: bool) -> None:  # noqa: FBT001
    value = '{kfor:value}`yard > "is [38] ha"`'
    yard.page(f"It is {page.replace('{}', value)} now.\n")
    assert ("[kfor.bound]" not in yard.build("text", "-q").said) == silent


@pytest.mark.parametrize(
    "quoted",
    ["The yard lost $8", "It holds (40", "A crane lifts 12", "Fines run from €300", "Tariffs rose by 35",
    "It has Rs 6", "It owes 9",
     "Nobody saw 30 ships", "Five", "Wages fell 3"],
)  # fmt: skip
def test_what_belongs_to_a_quotations_last_figure_is_cautioned(yard: Project, quoted: str) -> None:
    yard.page(f"{{kfor:quote}}`{quoted} <yard>`\n")
    assert "belongs to its figure" in yard.build("text", "-q").said


@pytest.mark.parametrize(
    "quoted", ["The yard lost $8 million", "The vote of 12 members", "A third ship left in 2014"]
)
def test_a_whole_figure_at_a_quotations_end_is_left_alone(yard: Project, quoted: str) -> None:
    yard.page(f"{{kfor:quote}}`{quoted} <yard>`\n")
    assert "belongs to its figure" not in yard.build("text", "-q").said


AT = '{kfor:value}`yard > "of [12] members"`'
TYPED = [
    f"{AT}\\ 000", f"{AT} `thousand`", f"{AT}$\\times 10^3$", f"{AT} $\\cdot 1000$", f"{AT}<!-- so -->000",
    f"{AT}<b>000</b>", f"twice {AT}",
    f"half of {AT}", f"{AT} dozen", f"{AT}-million", f"less than {AT}", f"at least {AT}", f"{AT} or more",
    f"{AT}+", f"${AT}", f"−{AT}",
    f"minus {AT}", f"{AT} per cent", f"{AT} kilograms", f"{AT}{{{{ noughts }}}}",
    f"{AT} [million](https://example.org)",
]  # fmt: skip


def test_what_is_typed_at_a_value_makes_another_figure(yard: Project) -> None:
    path = yard.folder / "conf.py"
    more = (
        'myst_enable_extensions = ["dollarmath", "substitution"]\nmyst_substitutions = {"noughts": "000"}\n'
    )
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    missed = []
    for typed in TYPED:
        yard.page(f"There are {typed} men.\n")
        if "[kfor.unsourced]" not in yard.build("text", "-q").said:
            missed.append(typed)
    assert missed == []


def test_the_mark_of_a_note_behind_a_value_may_be_typed_or_left_out(yard: Project) -> None:
    yard.write("corpus/yard.txt", "The pier cost €6 billion¹ in all.\n")
    for words in ("cost [€6 billion]¹ in", "cost [€6 billion] in"):
        yard.page(f'It cost {{kfor:value}}`yard > "{words}"`.\n')
        assert "It cost €6 billion." in yard.printed()


@pytest.mark.parametrize(
    ("tag", "text", "scaled", "whole"),
    [
        ("fr", "La ville a versé 6 milliards de francs.", "[6 milliards] de", "[6 milliards de francs]"),
        ("fr", "Il a coûté 4,5 millions* d’euros.", "[4,5 millions]* d’euros", "[4,5 millions* d’euros]"),
        ("it", "Il Comune ha speso 3 milioni di euro.", "speso [3 milioni] di", "[3 milioni di euro]"),
        ("es", "Costó 1.234,5 millones de euros.", "[1.234,5 millones] de", "[1.234,5 millones de euros]"),
        ("pt", "Custou 4,5 milhões de euros.", "[4,5 milhões] de euros", "[4,5 milhões de euros]"),
        ("en", "The air held 9 µg/m³ of it.", "held [9] µg/m³", "held [9 µg/m³] of"),
        ("en", "It gave off 3 MtCO₂e a day.", "off [3] MtCO₂e", "off [3 MtCO₂e a day]"),
        ("de", "Es waren 4 Schock Eier.", "waren [4] Schock", "waren [4 Schock] Eier"),
        ("ro", "A costat 3 milioane de euro.", "[3 milioane] de euro", "[3 milioane de euro]"),
    ],
)
def test_a_currency_past_a_link_and_a_unit_belong_to_their_figure(
    project: Project, tag: str, text: str, scaled: str, whole: str
) -> None:
    project.add_source(
        f"id: yard, type: report, title: The yard, issued: 2021, language: {tag}", "yard.txt", text
    )
    assert _bound(project, [scaled, whole]) == {scaled: "bound", whole: ""}
