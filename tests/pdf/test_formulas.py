"""Math: set as math, with an alternative; TeX where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.pdf.formulas.converting import convert

if TYPE_CHECKING:
    from pdf_project import Build, Result


def alternatives(result: Result) -> list[str]:
    return [str(tag.attributes["/Alt"]) for tag in result.tags().all() if tag.name == "Formula"]


def test_formulas_have_alternatives_and_numbers(build: Build) -> None:
    source = "T\n=\n\nIn line :math:`a^2`.\n\n.. math:: E = mc^2\n   :label: energy\n\nSee :eq:`energy`.\n"
    result = build({"index.rst": source})
    assert alternatives(result) == ["a^2", "E = m c^2"]
    assert "(1) See (1)." in result.text()
    assert result.warnings == ""


def test_several_lines_are_one_formula(build: Build) -> None:
    source = "T\n=\n\n.. math::\n\n   a &= b \\\\\n   c &= d\n\n.. math::\n\n   x = 1\n\n   y = 2\n"
    result = build({"index.rst": source})
    assert alternatives(result) == ["a &= b \\ c &= d", "x = 1 \\ y = 2"]


def test_malformed_tex_stays_as_it_was_typed(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\nA :math:`\\frac{1` here.\n"})
    assert "A \\frac{1 here." in result.text()
    assert "index.rst:4: WARNING: a formula is shown as TeX" in result.warnings


def test_an_unknown_command_stays_as_it_was_typed(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\nA :math:`\\foo{x}` and :math:`x^2`.\n"})
    assert result.status == 0
    assert "A \\foo{x} and" in result.text()
    assert "index.rst:4: WARNING: a formula is shown as TeX: \\foo is not a command" in result.warnings
    assert alternatives(result) == ["x^2"]


@pytest.mark.parametrize(
    "tex", ['#panic("x")', '\\text{a} # read("x")', '\\#read("x")', '\\text{\\"} #panic()', "$#panic()$"]
)
def test_no_formula_is_run(build: Build, tex: str) -> None:
    assert "#" not in convert(tex).typst.replace('"#', "")
    result = build({"index.rst": f"T\n=\n\nA :math:`{tex}` here.\n"})
    assert result.status == 0
