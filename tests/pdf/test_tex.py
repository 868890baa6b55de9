"""TeX as MathJax reads it: what there is in the formulas of others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from measure import flaws, glyphs

from sphinx_kfor.pdf.formulas.converting import convert
from sphinx_kfor.pdf.formulas.tokens import TexError

if TYPE_CHECKING:
    from pdf_project import Build

READ = Path(__file__).with_name("formulas.tex").read_text(encoding="utf-8").splitlines()


def test_what_mathjax_reads_is_set(build: Build) -> None:
    blocks = "\n\n".join(f".. math:: {tex}\n   :nowrap:" for tex in READ)
    result = build({"index.rst": f"T\n=\n\n{blocks}\n"})
    assert result.warnings == ""
    assert "\\" not in result.text()
    assert result.text().count("#") == 1
    assert result.tag_names().count("Formula") == len(READ)


def alternative(tex: str) -> str:
    return convert(tex, block=True).alternative


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"{n \choose k}", r"\binom{n}{k}"),
        (r"{a \over b} + c", r"\frac{a}{b} + c"),
        (r"\begin{matrix} 1 & 2 \cr 3 & 4 \cr \end{matrix}", r"\begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix}"),
        (r"\mbox{a}", r"\text{a}"),
        (r"x_1^2", r"x^2_1"),
        (r"\begin{equation*} a \end{equation*}", "a"),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", r"\begin{align} a &= b \end{align}"),
        (r"\begin{alignat}{2} a &= b \end{alignat}", r"\begin{align} a &= b \end{align}"),
        (r"\newcommand\f[1]{#1^2} \f{x}", "x^2"),
        (r"\def\f#1#2{#2#1} \f ab", "ba"),
        (r"\DeclareMathOperator{\Var}{Var} \Var X", r"\operatorname{Var} X"),
        (r"\frac12", r"\frac{1}{2}"),
        (r"x'", r"x^\prime"),
        (
            r"\newenvironment{own}[1]{#1\begin{matrix}}{\end{matrix}} \begin{own}{x} 1 \end{own}",
            r"x\begin{matrix}1\end{matrix}",
        ),
        (r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert} \abs{x}", r"\lvert x \rvert"),
        (
            r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert} \abs*{\frac12}",
            r"\left\lvert \frac12 \right\rvert",
        ),
        (r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert} \abs[\big]{x}", r"\bigl\lvert x \bigr\rvert"),
        (r"\begin{cases*} 1 & if $x$ \end{cases*}", r"\begin{cases} 1 & \text{if $x$ } \end{cases}"),
        (r"{a \above 1.5pt b}", r"\frac{a}{b}"),
        (r"\def\d#1/d#2.{\frac{d #1}{d #2}} \d f/d{x}.", r"\frac{d f}{d x}"),
        (r"\Set{x | y | z}", r"\left\{ x \middle| y | z \right\}"),
        (
            r"\begin{empheq}[left=\empheqlbrace]{align} a &= b \end{empheq}",
            r"\left\{ \begin{align} a &= b \end{align} \right.",
        ),
        (r"\sqrt[\leftroot{-2}\uproot{2} 3]{x}", r"\sqrt[3]{x}"),
        (r"\char`A \char'101 \char65", r"\unicode{65} \unicode{x41} \unicode{65}"),
        (r"\toggle{a}{b}{c}\endtoggle", "a"),
        (r"\begin{array}{*{2}{r}} a & b \end{array}", r"\begin{array}{rr} a & b \end{array}"),
        (r"\upbeta", r"\mathrm{\beta}"),
        (r"\textonehalf", "½"),
        (r"\text{\texteuro}", r"\text{€}"),
        (r"\mathbfsfup{x}", r"\mathbfsf{x}"),
        (r"x\textsubscript{a}", r"x_{\text{a}}"),
        (r"\sideset{a}{b}{\sum}", r"a \sum b"),
        (r"\SI{3}{\kilo\metre\per\hour}", r"\qty[x=y]{3}{km.h^{-1}}"),
        (r"\SI{3}{\um}", r"\SI{3}{\micro\meter}"),
        (r"\si{\cubic\metre}", r"\unit{m^3}"),
        (r"\DeclareSIUnit\year{yr} \SI{2}{\per\year}", r"\SI{2}{\raiseto{-1} yr}"),
        (r"\require{physics} \asine", r"\operatorname{asin}"),
        (r"\require{physics} \sin[2](x)", r"\operatorname{sin}^2 \mathopen{} \left(x\right)"),
        (r"\require{physics} \pmqty{\imat{2}}", r"\left(\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix}\right)"),
        (r"\require{physics} \mqty[\xmat*{a}{1}{2}]", r"\left[\begin{matrix} a_1 & a_2 \end{matrix}\right]"),
        (
            r"\require{physics} \smdet{\admat{1,2}}",
            r"\left|\begin{smallmatrix} & 1 \\ 2 \end{smallmatrix}\right|",
        ),
        ("$$ a $$", "a"),
        (r"\( a \)", "a"),
        ("a % comment\n + b", "a + b"),
    ],
)
def test_two_ways_to_write_one_formula(tex: str, same: str) -> None:
    assert alternative(tex) == alternative(same)


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\foo", r"\foo is not a command"),
        (r"{x", "a brace { is not closed"),
        (r"x}", "} stands without what begins it"),
        (r"\left( x", r"\left has no \right"),
        (r"\frac{1}", r"\frac lacks an argument"),
        (r"x^2^3", "two superscripts"),
        (r"\begin{nosuch} x \end{nosuch}", "nosuch is not one that is known"),
        (r"\begin{align} x \end{gather}", r"\begin{align} ends with \end{gather}"),
        (r"\def\a{\a}\a", "stands for itself"),
        (r"\def\a{\a\a}\a", "stands for itself"),
        ("{" * 500 + "}" * 500, "nested too deeply"),
        (r"a {b & c}", "& stands outside"),
    ],
)
def test_what_cannot_be_read_says_why(tex: str, words: str) -> None:
    with pytest.raises(TexError) as caught:
        convert(tex)
    assert words in str(caught.value)


def test_a_tag_stands_where_the_number_would(build: Build) -> None:
    result = build({"index.rst": "T\n=\n\n.. math:: x = 1 \\tag{A.1}\n\n.. math:: y = 2 \\tag*{A}\n"})
    assert "𝑥 = 1 (A.1)" in result.text()
    assert "𝑦 = 2 A" in result.text()


@pytest.mark.parametrize("tag", ["*", r"$\dagger$", r"\dagger"], ids=["star", "math", "command"])
def test_a_tag_may_be_a_sign(build: Build, tag: str) -> None:
    result = build({"index.rst": f"T\n=\n\n.. math:: x = 1 \\tag{{{tag}}}\n"})
    assert result.warnings == ""
    assert f"𝑥 = 1 ({'*' if tag == '*' else '†'})" in result.text()


def test_tags_of_several_lines_stand_beside_them(build: Build) -> None:
    lines = r"a &= b \tag{I} \\ c &= d \tag*{[II]} \\ e &= f"
    result = build(
        {"index.rst": f"T\n=\n\n.. math::\n   :nowrap:\n\n   \\begin{{align}} {lines} \\end{{align}}\n"}
    )
    assert "(I)" in result.text()
    assert "[II]" in result.text()
    assert "([" not in result.text()
    assert "*" not in result.text()


def test_a_reference_in_tex_says_what_its_equation_shows(build: Build) -> None:
    tagged, numbered = ".. math:: x = 1 \\label{a} \\tag{A}", ".. math:: y = 2 \\label{b}\n   :label: b"
    source = f"T\n=\n\n{tagged}\n\n{numbered}\n\nBy :math:`\\eqref{{a}}` and :math:`\\text{{\\ref{{b}}}}`.\n"
    assert "By (A) and 1." in build({"index.rst": source}).text()


def test_macros_of_the_project_and_of_a_page(build: Build) -> None:
    conf = """
        extensions += ["sphinx.ext.mathjax"]
        myst_enable_extensions = ["dollarmath"]
        macros = {"RR": r"\\mathbb{R}", "sq": [r"#1^2", 1], "op": ["#2_{#1}", 2, "k"]}
        mathjax3_config = {"tex": {"macros": macros}}
    """
    front = '---\nmath:\n  "\\\\own": ["\\\\alpha + #1", 1]\n---\n'
    files: dict[str, str | bytes] = {
        "index.md": "# T\n\n```{toctree}\na\n```\n\n$\\RR$ and $\\sq{x}$ and $\\op{y}$ and $\\op[j]{y}$\n",
        "a.md": f"{front}# A\n\n$\\own{{1}}$ $\\newcommand{{\\later}}{{\\omega}}$\n\nThen $\\later$.\n",
    }
    result = build(files, conf)
    assert result.warnings == ""
    assert "\\" not in result.text()
    assert "ℝ and 𝑥2 and 𝑦𝑘 and 𝑦𝑗" in result.text()
    assert "Then 𝜔" in result.text()


def test_macros_of_a_preamble(build: Build) -> None:
    conf = """
        extensions += ["sphinx.ext.imgmath"]
        imgmath_latex_preamble = r"\\usepackage{bm} \\newcommand{\\own}[1]{#1^2} \\def\\tr{\\mathrm{tr}}"
    """
    result = build({"index.rst": "T\n=\n\n:math:`\\own{x} + \\tr A`\n"}, conf)
    assert result.warnings == ""
    assert "𝑥2 + tr𝐴" in result.text()


def test_a_macro_of_one_page_is_unknown_on_another(build: Build) -> None:
    files = {
        "index.rst": "T\n=\n\n.. toctree::\n\n   a\n\nA :math:`\\mine`.\n",
        "a.rst": "A\n=\n\n:math:`\\def\\mine{x} \\mine`\n",
    }
    result = build(dict(files))
    assert result.warnings.count("\\mine is not a command") == 1


def test_what_belongs_to_a_relation_stands_at_its_corner() -> None:
    for tex in (r"a \to_E b", "a =_x b", r"a \mathrel{R}^x b", r"a \sim_{p} b"):
        assert "scripts(" in convert(tex).typst
    assert "scripts(" not in convert(r"\sum_i \overset{!}{=}").typst
    assert "limits(" in convert(r"\xrightarrow{f}").typst


def test_a_formula_may_be_a_link(build: Build) -> None:
    result = build(
        {"index.md": "# T\n\n$$\\href{https://example.org/a_b%20c}{x^2}\\href{javascript:x}{y}$$\n"},
        'myst_enable_extensions = ["dollarmath"]',
    )
    assert result.warnings == ""
    assert result.links() == {"https://example.org/a_b%20c"}


def test_a_proof_that_lacks_a_premise_is_printed_as_it_was_typed() -> None:
    with pytest.raises(TexError, match="lacks a premise"):
        convert(r"\begin{prooftree}\AxiomC{a}\BinaryInfC{b}\end{prooftree}")
    with pytest.raises(TexError, match="one conclusion"):
        convert(r"\begin{prooftree}\AxiomC{a}\AxiomC{b}\end{prooftree}")


PHYSICS = r"""
\dv{f}{x} + \dv{x} + \dv*[2]{f}{x} + \pdv{f}{x}{y} + \fdv{F}{g} + \qty(\frac a b) + \qty{y} + x^\abs{y}
\comm{A}{B} + \acomm{A}{B} + \eval{f}_0^1 + \vb{a}\vdot\vb*{b} + \va{a}\cross\vu{b} + \grad f + \div\vb{v}
\int\dd{x}\dd[3]{r}\dd(\cos x)\var{S} + \braket{a}{b} + \dyad{a}{b} + \expval{A}{\psi} + \mel{a}{H}{b}
\norm{v} + \laplacian f + \pmqty{1&2\\3&4} + \tr A \qif x
"""


def test_the_package_physics_is_read_where_it_is_loaded(build: Build) -> None:
    lines = PHYSICS.strip().splitlines()
    blocks = "\n\n".join(f".. math::\n   :nowrap:\n\n   {line}" for line in lines)
    loader = 'mathjax3_config = {"loader": {"load": ["[tex]/physics"]}}'
    assert build({"index.rst": f"T\n=\n\n{blocks}\n"}, loader).warnings == ""
    required = build({"index.rst": f"T\n=\n\n.. math:: \\require{{physics}} {lines[0]}\n\n{blocks}\n"})
    assert required.warnings == ""
    refused = build({"index.rst": f"T\n=\n\n{blocks}\n"})
    assert r"\dv is not a command that is known here" in refused.warnings


def test_lines_of_an_index_are_as_large_as_an_index(build: Build) -> None:
    tex = r"\sum_{i} x_{\substack{j \\ k}} + y_{l \\[2pt] m} + z_{\begin{subarray}{l} n \\ o \end{subarray}}"
    result = build({"index.rst": f"T\n=\n\n.. math:: {tex} + {{p \\\\ q}}\n"})
    assert result.warnings == ""
    found = {each.text: each for each in glyphs(result.pdf())}
    assert {found[each].size for each in "𝑖𝑗𝑘𝑙𝑚𝑛𝑜"} == {found["𝑖"].size}
    for upper, lower in ("𝑗𝑘", "𝑙𝑚", "𝑛𝑜", "𝑝𝑞"):
        assert found[upper].box.lower < found[lower].box.lower


def test_the_full_stop_behind_a_formula_as_long_as_a_line_stands_on_the_page(build: Build) -> None:
    tex = r"E[Promotion|Solve \ problems, Causal \ knowledge and \ more \ to \ come \ 000]"
    result = build({"index.rst": f"T\n=\n\nIn terms, :math:`{tex}`. The inverse, too.\n"})
    assert flaws(result.pdf()) == []


def test_sizes_are_parts_of_the_one_around_the_formula_and_end_with_their_group(build: Build) -> None:
    tex = r"a {\large b \small c} d \raise3pt{e} \lower3pt{f}"
    found = {each.text: each for each in glyphs(build({"index.rst": f"T\n=\n\n.. math:: {tex}\n"}).pdf())}
    size = found["𝑎"].size
    assert found["𝑑"].size == size
    assert found["𝑏"].size == pytest.approx(1.2 * size, abs=0.1)
    assert found["𝑐"].size == pytest.approx(0.85 * size, abs=0.1)
    assert found["𝑒"].box.lower < found["𝑑"].box.lower < found["𝑓"].box.lower


def test_multline_begins_at_the_left_and_ends_at_the_right(build: Build) -> None:
    lines = r"aaaa + b \\ cccc + d \\ \shoveleft{eeee} \\ ffff + g"
    page = build(
        {"index.rst": f"T\n=\n\n.. math::\n   :nowrap:\n\n   \\begin{{multline}} {lines} \\end{{multline}}\n"}
    )
    found = glyphs(page.pdf())
    edges = {sign: min(glyph.box.left for glyph in found if glyph.text == sign) for sign in "𝑎𝑐𝑒𝑓"}
    assert edges["𝑎"] < edges["𝑐"] < edges["𝑓"]
    assert abs(edges["𝑒"] - edges["𝑎"]) < 2
    assert flaws(page.pdf()) == []


def test_a_cell_over_several_columns_stands_over_them(build: Build) -> None:
    tex = r"\begin{array}{rr} \multicolumn{2}{c}{\text{M}} \\ aaa & bbb \end{array}"
    found = glyphs(build({"index.rst": f"T\n=\n\n.. math:: {tex}\n   :nowrap:\n"}).pdf())
    head, left, right = ([glyph.box for glyph in found if glyph.text == sign] for sign in "M𝑎𝑏")
    assert left[-1].right < (head[0].left + head[0].right) / 2 < right[0].left


@pytest.mark.parametrize("bar", ["|", r"\|", r"\vert ", r"\Vert ", r"\big|"])
def test_bars_stand_close_to_what_is_between_them(build: Build, bar: str) -> None:
    found = glyphs(build({"index.rst": f"T\n=\n\n:math:`{bar}Q{bar} + 1`\n"}).pdf())
    place = next(number for number, each in enumerate(found) if each.text == "𝑄")
    before, inside, after = found[place - 1 : place + 2]
    assert inside.box.left - before.box.right < 1
    assert after.box.left - inside.box.right < 1
