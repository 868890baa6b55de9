"""What a quotation prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import parsed

if TYPE_CHECKING:
    from project import Project


def quote(body: str, *options: str, source: str = "ferry") -> str:
    lines = "\n".join(options)
    return f"```{{kfor:quote}} {source}\n{lines}\n\n{body}\n```\n"


def test_the_source_s_own_characters_are_printed(project: Project) -> None:
    project.page(
        quote("The old ramp 'would not bear' a lorry of more\nthan 7.5 tonnes, and it shook -- twice.")
    )
    assert (
        "“The old ramp “would not bear” a lorry of more than 7.5 tonnes, and it shook — twice.”"
        " -- Aoife Byrne, “The ferry at Dunmore”, Harbour Gazette, March 4, 2021, para. 2"
    ) in project.printed()


def test_first_and_last_words_cut_what_stands_between(project: Project) -> None:
    project.page(quote("", ":from: The harbour master", ":to: to the ministry."))
    assert (
        "“The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday and wrote to the ministry.”"
        in project.printed()
    )


def test_a_prefix_says_which(project: Project) -> None:
    project.page(quote("The ramp", ':prefix: "the ministry."'))
    assert (
        "“The ramp” -- Aoife Byrne, “The ferry at Dunmore”, Harbour Gazette, March 4, 2021, para. 3"
        in project.printed()
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Some 1,230 cars […] each week.", "“Some 1,230 cars […] each week.”"),
        ("Some 1,230 cars [...] each week.", "“Some 1,230 cars […] each week.”"),
        ("Some 1,230 cars [at Dunmore] use the ferry", "“Some 1,230 cars [at Dunmore] use the ferry”"),
        ("Mr. Tomas Fey [sic], closed the ramp", "“Mr. Tomas Fey [sic], closed the ramp”"),
        ("some 1,230 cars use the ferry", "“[s]ome 1,230 cars use the ferry”"),
        ("[s]ome 1,230 cars use the ferry", "“[s]ome 1,230 cars use the ferry”"),
        ("Some 1,230 cars use the ferry *each week*.", "“Some 1,230 cars use the ferry *each week*.”"),
    ],
)
def test_editorial_marks(project: Project, typed: str, printed: str) -> None:
    project.page(quote(typed))
    assert printed in project.printed()


def test_emphasis_is_said_to_be_added(project: Project) -> None:
    project.page(quote("Some 1,230 cars use the ferry *each week*."))
    assert "para. 4 (emphasis added)" in project.printed()


def test_a_markdown_source_is_quoted_as_a_reader_sees_it(project: Project) -> None:
    project.page(quote("The port made a loss of 2.75 % in 2019, its third in a row.", source="port"))
    assert (
        "“The port made a loss of 2.75 % in 2019, its third in a row.” -- Port Authority" in project.printed()
    )


def test_inside_a_sentence(project: Project) -> None:
    project.page("The ramp {kfor:quote}`would not bear <ferry>` a lorry.")
    assert "The ramp “would not bear” a lorry." in project.printed()


def test_in_lists_tables_notes_and_admonitions(project: Project) -> None:
    role = "{kfor:quote}`would not bear <ferry>`"
    project.page(
        f"- item {role}\n\n| A | B |\n| - | - |\n| {role} | 1 |\n\n"
        f"Text.[^n]\n\n[^n]: note {role}\n\n```{{note}}\nsay {role}\n```\n"
    )
    assert project.printed().count("“would not bear”") == 4


def test_from_restructuredtext(project: Project) -> None:
    (project.folder / "index.md").unlink(missing_ok=True)
    project.page(
        """
        .. kfor:quote:: ferry
           :name: cars
           :speaker: Tomas Fey
           :accept-speaker: He counts the cars himself.

           Some 1,230 cars […] each week.

        As :kfor:quote:`would not bear <ferry>` and :kfor:cite:`see ferry > "closed the ramp"` and
        :kfor:ref:`cars`.
        """,
        "index.rst",
    )
    text = project.printed()
    assert "“Some 1,230 cars […] each week.” -- Tomas Fey, in Aoife Byrne" in text
    assert "As “would not bear” and (see Byrne 2021, para. 3) and Byrne 2021." in text


def test_typography_of_the_source_survives_every_builder(project: Project) -> None:
    project.page(
        quote("The old ramp “would not bear” a lorry of more than 7.5 tonnes, and it shook — twice.")
    )
    wanted = "ramp “would not bear” a lorry of more than 7.5 tonnes, and it shook — twice."
    for builder, name in (("html", "index.html"), ("xml", "index.xml"), ("texinfo", "ferry.texi")):
        text = " ".join(project.build(builder, "-q").text(name).split())
        assert wanted.replace("—", "---") in text.replace("—", "---").replace("``", "“").replace("''", "”"), (
            builder
        )


def test_html_is_a_figure_with_a_caption(project: Project) -> None:
    project.page(quote("Nobody was hurt.", ":name: hurt"))
    html = project.build("html", "-q").text("index.html")
    figure = parsed(html).get_element_by_id("hurt")
    assert [each.tag for each in figure] == ["blockquote", "figcaption"]
    assert figure[0].get("lang") == "en"


def test_marks_by_language_and_by_house_style(project: Project) -> None:
    project.page("{kfor:quote}`would not bear <ferry>`")
    assert "«would not bear»" in project.printed("-D", "language=it")
    assert "„would not bear“" in project.printed("-D", "kfor_quotation_marks=„“‚‘")


def test_a_source_that_nobody_wrote_is_named_behind_its_speaker(project: Project) -> None:
    words = "The board said: “The quay is closed for good.”"
    project.add_source(
        "id: note, type: webpage, title: The quay, issued: 2021, language: en", "note.txt", words
    )
    project.page(
        "```{kfor:quote} note\n:speaker: The board\n\nThe quay is closed for good.\n```\n\n"
        "```{kfor:bibliography}\n```\n"
    )
    assert "-- The board, “The quay” 2021" in project.printed()


def test_a_named_quotation_is_referred_to_across_pages(project: Project) -> None:
    project.page(quote("Nobody was hurt.", ":name: hurt"), "other.md")
    project.page("See {kfor:ref}`hurt` and {kfor:ref}`that line <hurt>`.\n\n```{toctree}\nother\n```\n")
    html = project.build("html", "-q", "-W", "-n").text("index.html")
    assert 'href="other.html#hurt"' in html
    assert "that line" in html


def test_the_source_s_own_marks_do_not_run_into_those_around_them(project: Project) -> None:
    project.write("corpus/ferry.txt", "“Nobody was hurt,” said the harbour master of “The Dun”.\n")
    project.page("{kfor:quote}`“Nobody was hurt,” said the harbour master of “The Dun” <ferry>`")
    said = project.build("text", "-q").text("index.txt")
    assert "“\u202f“Nobody was hurt,” said the harbour master of “The Dun”\u202f”" in said
