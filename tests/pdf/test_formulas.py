"""Math: set as math, with an alternative; TeX where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import flaws

from sphinx_kfor.pdf import press, typesetting
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
    assert "index.rst:4: WARNING: a formula is shown as TeX: a brace { is not closed" in result.warnings


def test_an_unknown_command_stays_as_it_was_typed_once(build: Build) -> None:
    source = "T\n=\n\nA :math:`\\foo{x}` and :math:`x^2`.\n\n.. math:: \\bar{\\zap}\n   :label: z\n"
    result = build({"index.rst": source})
    assert result.status == 0
    assert "A \\foo{x} and" in result.text()
    assert result.text().count("zap") == 1
    assert "\\bar{\\zap} (1)" in result.text()
    assert "index.rst:4: WARNING: a formula is shown as TeX: \\foo is not a command" in result.warnings
    assert "index.rst:6: WARNING: a formula is shown as TeX: \\zap is not a command" in result.warnings
    assert alternatives(result) == ["x^2"]


def test_a_hundred_refused_formulas_cost_no_more_runs(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []

    def counted(job: typesetting.Job) -> object:
        runs.append(job.source)
        return typesetting.typeset(job)

    monkeypatch.setattr(press, "typeset", counted)
    lines = "\n\n".join(f"A :math:`\\odd{'x' * number} + 1` here." for number in range(1, 101))
    result = build({"index.rst": f"T\n=\n\n{lines}\n"})
    assert result.warnings.count("a formula is shown as TeX") == 100
    assert len(runs) == 1


def test_typst_is_asked_of_each_formula_and_its_refusal_is_a_warning(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinx_kfor.pdf.formulas import symbols  # noqa: PLC0415 - to spoil it

    monkeypatch.setitem(symbols.SYMBOLS, "spoilt", "\N{SQUARE ROOT}")
    monkeypatch.setattr("sphinx_kfor.pdf.formulas.signs.character", lambda sign: sign)
    result = build({"index.rst": "T\n=\n\nA :math:`x \\spoilt` and :math:`y`.\n"})
    assert result.status == 0
    assert "index.rst:4: WARNING: a formula is shown as TeX: expected expression" in result.warnings
    assert "A x \\spoilt and" in result.text()


@pytest.mark.parametrize(
    "tex", ['#panic("x")', '\\text{a} # read("x")', '\\#read("x")', '\\text{\\"} #panic()', "$#panic()$"]
)
def test_no_formula_is_run(build: Build, tex: str) -> None:
    assert "#" not in convert(tex).typst.replace('"#', "")
    result = build({"index.rst": f"T\n=\n\nA :math:`{tex}` here.\n"})
    assert result.status == 0


EQUATIONS: dict[str, str] = {
    "index.rst": "T\n=\n\n.. toctree::\n{numbered}\n   a\n   b\n",
    "a.rst": "A\n=\n\nSee :eq:`one`, :eq:`two`, :eq:`three`.\n\n.. math:: a = b\n   :label: one\n\n"
    ".. math:: c = d\n   :label: two\n",
    "b.rst": "B\n=\n\n.. math:: e = f\n   :label: three\n\nAgain :eq:`one` and :eq:`three`.\n",
}


def test_numbers_run_on_through_the_brief_and_references_say_them(build: Build) -> None:
    result = build({name: text.format(numbered="") for name, text in EQUATIONS.items()})
    text = result.text()
    assert "See (1), (2), (3)." in text
    assert "Again (1) and (3)." in text
    assert text.count("(3)") == 3


def test_numbers_of_chapters_agree_with_their_references(build: Build) -> None:
    result = build(
        {name: text.format(numbered="   :numbered:\n") for name, text in EQUATIONS.items()}, "numfig = True"
    )
    text = result.text()
    assert "See (1.1), (1.2), (2.1)." in text
    assert "Again (1.1) and (2.1)." in text
    assert text.count("(1.2)") == 2


def test_documents_outside_the_project_s_tree_are_numbered_too(build: Build) -> None:
    files: dict[str, str | bytes] = {
        name: text.format(numbered="") for name, text in EQUATIONS.items() if name != "index.rst"
    }
    files |= {"brief.rst": EQUATIONS["index.rst"].format(numbered=""), "index.rst": "Home\n====\n"}
    conf = 'numfig = True\nkfor_pdf_documents = [("brief", "brief", "", "")]\nsuppress_warnings += ["toc"]\n'
    text = build(files, conf).text()
    assert "See (1), (2), (3)." in text
    assert "e = f" not in text
    assert text.count("(2)") == 2


def test_a_labelled_environment_is_numbered_like_others(build: Build) -> None:
    source = (
        "# T\n\n\\begin{align}\na &= b \\label{first} \\\\\nc &= d\n\\end{align}\n\nBy $\\eqref{first}$.\n"
    )
    result = build({"index.md": source}, 'myst_enable_extensions = ["amsmath", "dollarmath"]')
    assert result.warnings == ""
    assert result.text().count("(1)") == 2


WIDE = " + ".join(f"x_{{{number}}}" for number in range(60)) + " = 0"


def test_a_wide_formula_is_broken_at_its_operators_beside_its_number(build: Build) -> None:
    source = f"T\n=\n\n.. math:: {WIDE}\n   :label: wide\n\nInline :math:`{WIDE}` end.\n\n"
    source += f"* Item\n\n  .. math:: {WIDE}\n"
    result = build({"index.rst": source})
    assert result.warnings == ""
    assert flaws(result.pdf()) == []


@pytest.mark.parametrize(
    "where", [".. math:: A = {matrix}\n   :label: w\n", "In line :math:`{matrix}` it is.\n"]
)
def test_what_cannot_break_is_scaled_and_warned_of(build: Build, where: str) -> None:
    row = " & ".join(f"a_{{{number},{number}}}" for number in range(25))
    matrix = f"\\begin{{pmatrix}}{row} \\\\ {row}\\end{{pmatrix}}"
    result = build({"index.rst": "T\n=\n\n" + where.format(matrix=matrix)})
    assert flaws(result.pdf()) == []
    assert result.warnings.count("a formula, which is set smaller") == 1
    assert (
        "index.rst:4: WARNING: brief: no line has room for a formula, which is set smaller: "
        in result.warnings
    )


def test_a_formula_in_a_table_needs_the_room_of_what_is_printed(build: Build) -> None:
    density = r"$\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)$"
    rows = "\n".join(f"| Law {number} | {density} | $\\mu$ | $\\sigma^2$ | a note |" for number in range(3))
    table = f"| Name | Density | Mean | Variance | Note |\n|---|---|---|---|---|\n{rows}\n"
    result = build({"index.md": f"# T\n\n{table}"}, 'myst_enable_extensions = ["dollarmath"]\n')
    assert result.warnings == ""
    assert flaws(result.pdf()) == []
    with result.document() as pdf:
        assert [float(page.mediabox[2]) < float(page.mediabox[3]) for page in pdf.pages] == [True]


def test_the_head_of_a_page_has_the_formulas_of_the_title(build: Build) -> None:
    source = "Sums :math:`\\sum x`%s\n========================\n\n" + "Text.\n\n" * 60
    result = build({"index.rst": source % ""})
    assert "Sums ∑ 𝑥" in " ".join(result.pages()[1].split())
    with result.document() as pdf:
        assert "n-ary summation" in str(pdf.open_metadata()["dc:title"])
    # A note stands on one page.
    result = build({"index.rst": f"{source % ' [1]_'}.. [1] Note.\n"})
    assert result.warnings == ""
    assert "summation" in result.pages()[1]


def test_a_title_is_said_without_tex(build: Build) -> None:
    source = "# On $\\alpha_1 \\le \\frac{a}{b}$\n\nWords.\n"
    result = build({"index.md": source}, 'myst_enable_extensions = ["dollarmath"]\n')
    with result.document() as pdf:
        assert pdf.open_metadata()["dc:title"] == "On α_1 less-than or equal to frac(a, b)"
