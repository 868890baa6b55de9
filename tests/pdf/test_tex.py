"""TeX as MathJax reads it: what there is in the formulas of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.pdf.formulas.converting import convert
from sphinx_kfor.pdf.formulas.tokens import TexError

if TYPE_CHECKING:
    from pdf_project import Build

READ = r"""
\mbox{if } x > 0, \text{where $y$ is ``one''}, \textrm{rank}, \textbf{b}, \textit{i}, \hbox{h}, \textnormal{n}
{\rm Var}(X) + {\bf y} + {\cal L} + \mathbf A + \mathrm{sinc} + \bm{x} + \boldsymbol\alpha + \Bbb R + \mathbb{1}
\begin{bmatrix} 1 & 2 \cr 3 & 4\end{bmatrix} \begin{smallmatrix}a&b\\c&d\end{smallmatrix} \pmatrix{a&b\cr c&d}
f = \begin{cases} a & b \\ c & d\end{cases} \begin{rcases}a\\b\end{rcases} \begin{dcases}\frac12\end{dcases}
\begin{array}{c|rl} a & b & c \\ \hline d & e & f\end{array} \left\{\begin{array}{ll}a&b\\c&d\end{array}\right.
\bigg[ \big( x \big) \Bigr\} \bigl\lfloor x \bigr\rfloor a \bigm| b \left\lVert x \right\rVert
\left( \left. \begin{matrix} a \\ b\end{matrix} \; \right| \; z \middle/ r \right) \left< x \right>
\stackrel{d}{\to} \overset{a}{=} \underset{b}{x} \xrightarrow[g]{f} \xleftarrow{} \buildrel a \over = \sideset{_a}{^b}\sum
n \choose k
{a + b \over c} {n \atop k} \binom nk \frac12 \tfrac{1}{2} \cfrac{1}{1 + \cfrac{1}{2}} \genfrac{[}{]}{0pt}{}{a}{b}
\underbrace{a+b}_{\text{sum}} \overbrace{c}^{n} \overline{A} \widehat{abc} \check x \mathring x \vec{v} \dddot x
\boxed{E=mc^2} \fbox{x} \phantom{x} \cancel{x} \not= \not\in \smash{x} \hspace{1cm} \kern 2pt x \mkern-3mu y
\color{red}{x_1} + \textcolor{#00f}{z} + {\color{green} y} + \colorbox{yellow}{w}
\sum_{\substack{i<j\\ j<k}} \sum\nolimits_i \int\limits_0^1 \lim_{x\to 0} \operatorname*{arg\,max}_\theta \limsup_n
a \pmod n, a \bmod b, \{x\}, \$5, 50\%, 10^{\circ}\text{C}, \#, \_, \pounds, \text{€}, x', x''_i, {}_2F_1, 1{,}000
\ldots \cdots \dots \vdots \ddots \iddots \iff \implies \mapsto \hookrightarrow \rightsquigarrow \leqslant \coloneqq
\otimes \ominus \odot \amalg \aleph \wp \hslash \Box \pitchfork \varpropto \circlearrowleft \Finv \llbracket x \rrbracket
\ce{H2SO4 + 2NaOH -> Na2SO4 + 2H2O} \ce{SO4^2-} \ce{Ca^{2+}}
\displaystyle \sum_{i=1}^n i \quad\textstyle\sum \scriptstyle x
\newcommand{\norm}[2][2]{\left\|#2\right\|_{#1}} \norm{x} + \norm[1]{y} \def\R{\mathbb R} \R \let\e\varepsilon \e
\begin{equation}\begin{split} a &= b \\ &= c\end{split}\end{equation}
\begin{gather} a \\ b \nonumber \end{gather}
\begin{multline*} a \\ b \\ c \end{multline*}
\begin{eqnarray*} a &=& b \\ &\le& c \end{eqnarray*}
\begin{alignat}{2} a &= b & \quad c &= d \\ e &= f & g &= h \tag{*} \end{alignat}
\eqalign{a &= b \cr c &= d}
x = \left\{\begin{aligned} a &= b \\ c &= d \end{aligned}\right.
\require{cancel} \unicode{x2713} \class{a}{x} \href{https://x.org}{y} \verb|a_b| x % and no more
\alpha_1^{\beta^\gamma}, \hat{\beta}_{\text{OLS}}, \mathcal{N}(0, \sigma^2 I), P(A \mid B), f\colon A \to B, a:b, a;b
""".strip().split("\n")


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
        ("$$ a $$", "a"),
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


def test_macros_of_the_project_and_of_a_page(build: Build) -> None:
    conf = """
        extensions += ["sphinx.ext.mathjax"]
        myst_enable_extensions = ["dollarmath"]
        mathjax3_config = {"tex": {"macros": {"RR": r"\\mathbb{R}", "sq": [r"#1^2", 1], "op": [r"#2_{#1}", 2, "k"]}}}
    """
    front = '---\nmath:\n  "\\\\own": ["\\\\alpha + #1", 1]\n---\n'
    files = {
        "index.md": "# T\n\n```{toctree}\na\n```\n\n$\\RR$ and $\\sq{x}$ and $\\op{y}$ and $\\op[j]{y}$\n",
        "a.md": f"{front}# A\n\n$\\own{{1}}$ $\\newcommand{{\\later}}{{\\omega}}$\n\nThen $\\later$.\n",
    }
    result = build({name: text for name, text in files.items()}, conf)
    assert result.warnings == ""
    assert "\\" not in result.text()
    assert "ℝ and 𝑥2 and 𝑦𝑘 and 𝑦𝑗" in result.text()
    assert "Then 𝜔" in result.text()


def test_a_macro_of_one_page_is_unknown_on_another(build: Build) -> None:
    files = {
        "index.rst": "T\n=\n\n.. toctree::\n\n   a\n\nA :math:`\\mine`.\n",
        "a.rst": "A\n=\n\n:math:`\\def\\mine{x} \\mine`\n",
    }
    result = build(dict(files))
    assert result.warnings.count("\\mine is not a command") == 1
