"""Figures that authors work out, said of another row, or printed with what they are not; and honest twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

_RECORD = "id: s, type: report, title: A report, publisher: Office, issued: 2025, language: en"
_TEXT = """
About 40 boats lie idle.

Landings (tonnes)

| Fleet | 2023 | 2024 |
|---|---|---|
| Trawlers | 3,700 | 3,900 |
| Inshore boats | 990 | 1,040 |
| All | 4,690 | 4,940 |
"""
_RISE = "a - b; a=s > 1 > Trawlers > 2024; b=s > 1 > Trawlers > 2023"
_SHARE = "share(a, b); a=s > 1 > Trawlers > 2024; b=s > 1 > All > 2024"
_TURNED = "share(b, a); a=s > 1 > Trawlers > 2024; b=s > 1 > All > 2024"
_TWICE = 'a * 2; a=s > "[About 40 boats]"'


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"Trawlers landed {{kfor:derived}}`{_SHARE}` of all fish in 2024.", ""),
        (f"Inshore boats landed {{kfor:derived}}`{_SHARE}` of all fish in 2024.", "said of 'Inshore boats'"),
        (f"Trawlers landed {{kfor:derived}}`{_TURNED}` of all fish in 2024.", "is more than there is"),
        (f"Their landings rose by {{kfor:derived}}`{_RISE}` from 2023 to 2024.", ""),
        (f"Their landings rose by {{kfor:derived}}`{_RISE}` per cent.", "which has one of its own"),
        (f"Their landings rose by {{kfor:derived}}`{_RISE}` kilograms.", "which has one of its own"),
        (f"It would be {{kfor:derived}}`{_TWICE}`.", ""),
        (f"It would be exactly {{kfor:derived}}`{_TWICE}`.", "which is not that"),
        ("Between 2023 and 2024 landings rose {kfor:cite}`s`.", ""),
    ],
)
def test_a_figure_that_is_worked_out_is_of_what_it_is_said_of(
    project: Project, typed: str, told: str
) -> None:
    project.add_source(_RECORD, "s.md", _TEXT)
    project.page(f"{typed}\n")
    said = project.build("text", "-q").said
    assert told in said if told else not said


@pytest.mark.parametrize("unit", ["boats or more", "boats at least"])
def test_a_unit_brings_no_bound(project: Project, unit: str) -> None:
    project.add_source(_RECORD, "s.md", "| Port | Boats |\n|---|---|\n| Lusk | 40 |\n| Kern | 12 |\n")
    project.page(f"It had {{kfor:value}}`s > 1 > Lusk > Boats; unit={unit}`.\n")
    assert "would change the figure" in project.build("text", "-q").said


def test_a_digit_at_a_value_is_not_that_of_another_cell(project: Project) -> None:
    project.add_source(
        _RECORD,
        "s.md",
        "| Port | Share | Boats |\n|---|---|---|\n| Lusk | 0.2 | 1,204 |\n| Kern | 0 | 12 |\n",
    )
    project.page("It had {kfor:value}`s > 1 > Lusk > Boats`0 boats.\n")
    assert "'1,2040' is the value '1,204' with what is typed at it" in project.build("text", "-q").said
