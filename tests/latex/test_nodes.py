"""The LaTeX of our nodes, and the characters that are warned of; none of this needs TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.latex import characters

if TYPE_CHECKING:
    from project import Project, Result

XELATEX = "-Dlatex_engine=xelatex"


def latex(project: Project, *options: str) -> tuple[Result, str]:
    result = project.build("latex", "-q", XELATEX, *options)
    return result, result.text("ferry.tex")


def test_a_quotation_is_set_apart_with_its_attribution(project: Project) -> None:
    project.page("""
        ```{kfor:quote} ferry
        :name: q-ramp
        The ramp will reopen in May.
        ```

        See {kfor:ref}`q-ramp`.
        """)
    result, tex = latex(project, "-W")
    assert result.status == 0, result.said
    block = tex.split("\\begin{kforquotation}{en}{ltr}")[1].split("\\end{kforquotation}")[0]
    quoted, attribution = block.split("\\begin{kforattribution}{en}{ltr}")
    assert "“The ramp will reopen in May.”" in quoted
    assert "Aoife Byrne" in attribution
    assert "\\label{\\detokenize{index:q-ramp}}" in quoted
    assert "\\hyperref[\\detokenize{index:q-ramp}]" in tex


def test_no_frame_is_opened_where_tex_cannot_break_it(project: Project) -> None:
    project.page("""
        - item

          ```{kfor:quote} ferry
          The ramp will reopen in May.
          ```
        """)
    _, tex = latex(project)
    assert "\\begin{kforboxedquotation}{en}{ltr}" in tex


def test_an_inline_quotation_says_its_language(project: Project) -> None:
    project.page("They say {kfor:quote}`The ramp will reopen in May <ferry; lang=pt-BR>`.")
    _, tex = latex(project)
    assert "\\kforinline{pt-br}{ltr}{“The ramp will reopen in May”}" in tex


def test_a_quotation_from_right_to_left_turns_each_paragraph(project: Project) -> None:
    project.page("""
        ```{kfor:quote} ferry
        :lang: ar
        The ramp will reopen in May.
        ```
        """)
    _, tex = latex(project)
    assert "\\begin{kforquotation}{ar}{rtl}" in tex
    assert "\\kforinline{ar}{rtl}{“The ramp will reopen in May.”}" in tex


def test_what_is_refused_is_marked(project: Project) -> None:
    project.page("They say {kfor:quote}`the ramp never will <ferry>`.")
    result, tex = latex(project)
    assert result.status == 1
    assert "\\DUrole{kfor-refused}" in tex
    assert "never will" not in tex


def test_citations_lead_to_the_entries_of_a_hanging_list(project: Project) -> None:
    project.page("It shook {kfor:cite}`ferry`.\n\n```{kfor:bibliography}\n```")
    _, tex = latex(project)
    (place,) = re.findall(r"\\hyperref\[(\\detokenize\{\S+-ferry\})\]", tex)
    entries = tex.split("\\begin{kforbibliography}")[1]
    assert f"\\label{{{place}}}" in entries


@pytest.mark.parametrize("character", "✓✔✕✖⎽ℯⅈ")
def test_characters_that_sphinx_replaces_are_kept(project: Project, character: str) -> None:
    project.page(f"A {character}, *{character}*, `{character}`.\n\n```text\n{character}\n```\n")
    _, tex = latex(project)
    assert tex.count(chr(0xF0000 + ord(character))) == 4
    assert "\\checkmark" not in tex


def test_a_missing_character_is_warned_of_with_its_place(project: Project) -> None:
    project.page("Fine: é ж ω ✓.\n\nNot so: 中.\n\n```text\n😀\n```\n")
    result, _ = latex(project)
    warned = [line.split("docs/")[1].split(";")[0] for line in result.said.splitlines() if "U+" in line]
    assert warned == [
        "index.md:5: WARNING: no LaTeX font shows U+4E2D",
        "index.md:7: WARNING: no LaTeX font shows U+1F600",
    ]
    assert "[kfor.latex]" in result.said
    declared = result.text(characters.DECLARATIONS).splitlines()
    assert "\\kforprint{4E2D}{\\kforcharacter{4E2D}}" in declared
    # FreeSerif has it, its bold does not.
    assert "\\kforprint{2713}{\\kforcharacter{2713}}" in declared
    assert not [line for line in declared if "00E9" in line]


def test_controls_of_direction_are_shown_as_what_they_are(project: Project) -> None:
    project.page("Right \u202eot left.")
    result, _ = latex(project)
    assert "U+202E" in result.said
    assert result.text(characters.DECLARATIONS) == "\\kforprint{202E}{\\kforcodepoint{202E}}\n"


def test_what_pdflatex_lacks_is_an_error_of_its_own(project: Project) -> None:
    project.page("Not so: 中.")
    assert "U+4E2D" not in project.build("latex", "-q").said


def test_formulas_and_raw_text_are_not_set_in_the_fonts_of_the_text(project: Project) -> None:
    project.page("A formula {math}`中`.\n\n```{raw} html\n<b>中</b>\n```\n\n% 中\n")
    result, _ = latex(project)
    assert "U+4E2D" not in result.said


def test_fonts_that_are_not_known_are_said_in_one_line(project: Project) -> None:
    project.page("Not so: 中.")
    fonts = r"-Dlatex_elements.fontpkg=\setmainfont{No Such Font}"
    said = project.build("latex", XELATEX, fonts).said
    (line,) = [line for line in said.splitlines() if "not checked whether the LaTeX fonts" in line]
    assert "No Such Font" in line
    assert "U+4E2D" not in said


def test_the_fonts_are_read_from_the_preamble() -> None:
    preamble = r"\setmainfont{FreeSerif}[X=1] \setsansfont[Scale=2]{A Sans}\setmainfont{B}"
    assert characters.font_names(preamble) == {"B", "A Sans", "Latin Modern Mono"}


def test_the_table_of_the_default_fonts() -> None:
    coverage = characters.coverage_of({"FreeSerif", "FreeSans", "FreeMono"})
    assert coverage is not None
    assert coverage.missing("aé“—жω∀✓\u200b\ufe0f") == set()
    assert coverage.missing("中\x01\u202e") == {"中", "\x01", "\u202e"}
    assert coverage.everywhere < coverage.shown


MARKED = """
```{kfor:masthead}
:tlp: amber
Look.
```

Words before it.

```{kfor:option} Wait
:name: o-wait
Do nothing.
```

See {kfor:ref}`o-wait`.
"""


def test_an_object_is_a_paragraph_of_its_own_that_references_lead_to(project: Project) -> None:
    project.page(MARKED)
    _, tex = latex(project)
    before, after = tex.split("\\label{\\detokenize{index:o-wait}}")
    assert "\n\n" in before.split("Words before it.")[1]
    assert "\\hyperref[\\detokenize{index:o-wait}]" in after


def test_the_marking_stands_on_each_page(project: Project) -> None:
    project.page(MARKED)
    _, tex = latex(project)
    assert "\\kformarking{TLP:AMBER}{FFC000}" in tex.split("\\begin{document}")[0]


def test_a_document_without_a_marking_has_none(project: Project) -> None:
    project.page("Words.")
    _, tex = latex(project)
    assert "\\kformarking" not in tex


def test_the_annex_leads_back_to_citations(project: Project) -> None:
    project.page("""
        The ramp is old {kfor:cite}`ferry > "The ramp is 40 years old"`.

        ```{kfor:annex}
        ```
        """)
    _, tex = latex(project)
    asked = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))
    assert asked
    assert asked <= set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex))
