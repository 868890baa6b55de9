"""Figures of the brief's own prose that no source cited beside them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from test_cautions import cautioned

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

CITED = "The ferry carries %s cars {kfor:cite}`ferry`.\n"


@pytest.mark.parametrize("figure", ["1,230", "about 1230", "seven", "40", "more than 7.5 tonnes of"])
def test_a_figure_that_the_source_has(project: Project, figure: str) -> None:
    project.page(CITED % figure)
    project.printed()


@pytest.mark.parametrize("figure", ["more than 1,230", "fewer than 1,230", "7.5", "at most 1,229"])
def test_a_bound_is_part_of_a_figure(project: Project, figure: str) -> None:
    project.page(CITED % figure)
    assert "stands in no source cited beside it" in cautioned(project)


def test_swapped_digits_are_said_with_what_there_is(project: Project) -> None:
    project.page("A line before.\n\nOne line, then\n" + CITED % "1,320")
    said = cautioned(project)
    assert (
        "index.md:6: WARNING: '1,320' stands in no source cited beside it (ferry); there is '1,230'" in said
    )
    assert "[kfor.unsourced]" in said


def test_a_figure_that_begins_a_paragraph_is_no_section(project: Project) -> None:
    project.page("5.7 tonnes are too much {kfor:cite}`ferry`.\n")
    assert "'5.7 tonnes' stands in no source cited beside it" in cautioned(project)


@pytest.mark.parametrize("figure", ["12.5 Irish cars", "1.200 Irish cars"])
def test_a_figure_before_a_name_is_no_section_alone(project: Project, figure: str) -> None:
    project.page(f"{figure} crossed {{kfor:cite}}`ferry`.\n")
    assert f"'{figure.split(maxsplit=1)[0]}' stands in no source cited beside it" in cautioned(project)


def test_sections_are_numbered_one_by_one(project: Project) -> None:
    project.page("12.4 Dunmore waits.\n\n12.5 Irish cars crossed {kfor:cite}`ferry`.\n")
    project.printed()


def test_figures_before_a_source_in_a_citation_are_its_own(project: Project) -> None:
    project.page("It is so {kfor:cite}`counting 1,230 cars ferry; port`.\n")
    project.printed()
    project.page("It is so, {kfor:cite}`see port; counting 2,130 cars ferry`.\n")
    said = cautioned(project)
    assert (
        "index.md:3: WARNING: '2,130' stands in no source cited beside it (ferry); there is '1,230'" in said
    )
    project.page("It is so {kfor:cite}`counting 1,230 cars port; ferry`.\n")
    assert "'1,230' stands in no source cited beside it (port)" in cautioned(project)
    excuse = 'accept-unsourced="Summed up by us from it."'
    project.page(f"It is so {{kfor:cite}}`counting 1,230 cars port; ferry; {excuse}`.\n")
    project.printed()


def test_figures_in_the_scope_of_a_compared_value_are_its_source_s(project: Project) -> None:
    page = (
        "```{kfor:compare}\n"
        ":caption: Years\n"
        '- ferry > "[40] years old"; scope=the ramp%s; as-of=2021\n'
        '- port > "a loss of [2.75 %%]"; scope=the port in 2019\n```\n'
    )
    project.page(page % ", with 1,230 cars")
    assert "kfor.unsourced" not in project.build("text", "-q").said
    project.page(page % ", with 1,320 cars")
    said = project.build("text", "-q").said
    assert "index.md:5: WARNING: '1,320' stands in no source cited beside it (ferry)" in said
    page = page.replace(":caption", ":accept-unsourced: It is our own count.\n:caption")
    project.page(page % ", with 1,320 cars")
    assert "kfor.unsourced" not in project.build("text", "-q").said


def test_a_formula_that_is_a_number_is_a_figure(project: Project) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text() + 'myst_enable_extensions = ["dollarmath"]\n')
    project.page(CITED % "$1{,}230$ or $1230$, $n = 5$ for $x_{41}$, $2n$,")
    project.printed()
    for typed, read in (("$1{,}320$", "1,320"), ("$900$", "900"), (r"$1\,320$", "1 320"), (r"$5\%$", "5%")):
        project.page(CITED % typed)
        assert f"'{read}' stands in no source cited beside it" in cautioned(project)


def test_it_is_said_again_when_nothing_was_touched(project: Project) -> None:
    project.page(CITED % "1,320")
    project.build("text")
    second = project.build("text")
    assert second.read() == []
    assert "[kfor.unsourced]" in second.said


@pytest.mark.parametrize(
    "prose",
    [
        'It is 41 years old {kfor:cite}`ferry > "The ramp is 40 years old."`.',
        "It is {kfor:quote}`40 years old <ferry>`, not 41.",
        'It is {kfor:value}`ferry > "[40] years old"`, not 41.',
        "- Of {kfor:citet}`ferry`, 41.\n- Nothing.",
        "| a |\n|---|\n| 41 {kfor:cite}`ferry` |",
        "As **41** cars {kfor:cite}`see ferry; port`.",
        "```{kfor:quote} ferry\nNobody was hurt.\n```\n\nIn 41 years {kfor:cite}`ferry`.",
    ],
)
def test_beside_whatever_cites(project: Project, prose: str) -> None:
    project.page(prose + "\n")
    said = cautioned(project)
    assert said.count("[kfor.unsourced]") == 1
    assert "'41" in said
    assert "stands in no source cited beside it (ferry" in said


@pytest.mark.parametrize(
    "prose",
    [
        "It is 41 years old.\n\nAnother paragraph cites {kfor:cite}`ferry`.",
        "- Of {kfor:citet}`ferry`.\n- It is 41 years old.",
        "As {kfor:cite}`ferry` says ``41``, on 22 November 2021, in para. 41 and Figure 41.",
        "1\\. As {kfor:cite}`ferry` says.",
        "2.41 As {kfor:cite}`ferry` says.",
        "Both 2.75 % and 40 {kfor:cite}`ferry; port`.",
        "It costs nothing.[^1] {kfor:cite}`ferry`\n\n[^1]: Not a thing.",
    ],
)
def test_what_raises_nothing(project: Project, prose: str) -> None:
    project.page(prose + "\n")
    project.printed()


def test_all_figures(project: Project) -> None:
    project.page("## The 41 cars\n\nIt is 41 years old.\n")
    said = cautioned(project, "-D", "kfor_check_figures=all")
    assert (
        "index.md:5: WARNING: '41 years' stands in a paragraph that cites no source; cite the one that has it"
        in said
    )
    assert said.count("[kfor.unsourced]") == 1


def test_no_figures(project: Project) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text() + "kfor_check_figures = False\n")
    project.page(CITED % "1,320")
    project.printed()


def test_an_unknown_way_of_checking(project: Project) -> None:
    project.page(CITED % "1,320")
    result = project.build("text", "-q", "-D", "kfor_check_figures=some")
    assert "kfor_check_figures must be 'cited', 'all' or False, not 'some'" in result.said


def test_it_is_accepted_at_the_citation(project: Project) -> None:
    excuse = '; accept-unsourced="Half of the week’s 1,230, rounded by us."'
    project.page((CITED % "600").replace("`ferry`", f"`ferry{excuse}`"))
    project.printed()
    project.page((CITED % "1,230").replace("`ferry`", f"`ferry{excuse}`"))
    assert "'accept-unsourced' accepts a caution that is not raised; delete it" in cautioned(project)


def test_it_is_suppressed_as_any_warning(project: Project) -> None:
    project.page(CITED % "1,320")
    project.printed("-D", "suppress_warnings=kfor.unsourced")


def test_the_caption_and_note_of_a_table_are_prose(project: Project) -> None:
    project.write("corpus/port.md", "Boat | Cars\n---|---\nAlva | 20\n")
    page = "```{kfor:table} port\n:caption: All 20 cars\n:note: Not %s.\n%s```\n"
    project.page(page % ("20", ""))
    project.printed()
    project.page(page % ("21", ""))
    assert "'21' stands in no source cited beside it (port); there is '20'" in cautioned(project)
    project.page(page % ("21", ":accept-unsourced: The figure was withdrawn since.\n"))
    project.printed()


@pytest.mark.parametrize("directive", ["table", "chart"])
def test_the_new_names_of_a_table_are_prose(project: Project, directive: str) -> None:
    project.write("corpus/port.md", "Boat | Cars\n---|---\nAlva | 20\nBrona | 3\n")
    page = f"```{{kfor:{directive}}} port\n:caption: Cars\n:rename: Cars = Cars (%s)%s\n```\n"
    project.page(page % ("20 at Alva, in 2020", ""))
    project.printed()
    project.page(page % ("21 at Alva", ""))
    assert "index.md:5: WARNING: '21' stands in no source cited beside it (port)" in cautioned(project)
    project.page(page % ("21 at Alva", "\n:accept-unsourced: It was counted by us."))
    project.printed()


def test_separators_are_those_of_page_and_source(project: Project) -> None:
    project.page(CITED % "1.230")
    assert "'1.230' stands in no source" in cautioned(project)
    project.printed("-D", "language=it")


@pytest.mark.parametrize(
    ("tag", "text", "figure", "sourced"),
    [
        ("de", "Die Stadt hat 59,9 Millionen Euro.", "59,9 million euros", True),
        ("de", "Die Stadt hat 59,9 Millionen Euro.", "95,9 million euros", False),
        ("de", "Die Stadt hat 59,9 Millionen Euro.", "59,9 %", False),
        ("fr", "La ville en a 2,5 %.", "2,5 %", True),
        ("fr", "La ville en a 2,5 %.", "€2,5", False),
        ("fr", "La ville ouvre à 8 h.", "a hall, and tables 3,4 are out", True),
    ],
)
def test_a_figure_with_the_separators_of_another_language(
    project: Project, tag: str, text: str, figure: str, *, sourced: bool
) -> None:
    project.add_source(
        f"id: town, type: report, title: Town, issued: 2021, language: {tag}", "town.txt", text
    )
    project.page(f"It has {figure} {{kfor:cite}}`town`.\n")
    assert ("kfor.unsourced" not in project.build("text", "-q").said) == sourced


def test_without_the_text_the_lock_tells(project: Project) -> None:
    project.page(CITED % "1,230" + "\nIt carries 1,320 cars {kfor:cite}`ferry`.\n")
    with_text = cautioned(project)
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    said = cautioned(project, "-E")
    for text in (with_text, said):
        assert text.count("[kfor.unsourced]") == 1
        assert "index.md:5: WARNING: '1,320' stands in no source cited beside it (ferry)" in text
    assert "not in the lock, which would have it; the text of ferry is not here" in said


def test_what_cannot_be_checked_is_counted(project: Project) -> None:
    project.page(CITED % "1,320")
    project.forget_texts()
    assert "1 figures of the prose not looked for (no text here, or too much data)" in project.build().said


def test_a_figure_that_left_its_source_is_said(project: Project) -> None:
    project.page(CITED % "1,230")
    project.printed()
    project.write("corpus/ferry.txt", "Some 1,250 cars use the ferry each week.\n")
    assert (
        "index.md:3: WARNING: '1,230' stands in no source cited beside it (ferry); there is '1,250'"
        in cautioned(project)
    )


def test_figures_of_the_prose_leave_nothing_in_the_evidence(project: Project) -> None:
    project.page(CITED % "1,230")
    assert '"total": 0' in project.build("html", "-q").text("evidence.json")


def test_of_the_figures_that_there_are_those_with_as_many_digits_are_named(project: Project) -> None:
    text = "It rose by 26.2% in 2019, by 22.0% in 2020 and by 28.8% in 2021. Of 1219 ships 87 came late.\n"
    project.add_source("id: traffic, type: report, title: Traffic, issued: 2021, language: en", "t.txt", text)
    project.page("There were 1,229 ships {kfor:cite}`traffic`.\n")
    assert "(traffic); there is '1219'; correct it" in cautioned(project)


@pytest.mark.parametrize(
    ("figure", "there"),
    [("Nearly 1,300", "About 1,300"), ("1,700", "more than 1,700"), ("At most 900", "900 or more")],
)
def test_a_bound_that_differs_is_named_on_both_sides(project: Project, figure: str, there: str) -> None:
    text = "About 1,300 homes were flooded, more than 1,700 cars and 900 or more boats.\n"
    project.add_source("id: flood, type: report, title: The flood, issued: 2021", "flood.txt", text)
    project.page(f"{figure} were counted {{kfor:cite}}`flood`.\n")
    assert f"'{figure}' stands in no source cited beside it (flood); there is '{there}'" in cautioned(project)
