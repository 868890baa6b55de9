"""Details of what is printed and of where messages point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project


def test_a_bracket_around_a_letter_that_is_as_in_the_source_is_not_printed(project: Project) -> None:
    project.page("```{kfor:quote} ferry\n[S]ome 1,230 cars use the ferry each week.\n```\n")
    assert "“Some 1,230 cars use the ferry each week.”" in project.printed()


def test_roles_that_begin_alike_are_told_apart(project: Project) -> None:
    project.page(
        "One {kfor:quote}`Some 1,230 cars use the ferry <ferry>`,\n"
        "two {kfor:quote}`Some 1,230 cars use the boats <ferry>`,\n"
        "three {kfor:quote}`Some 1,230 cars use the boats <ferry>`.\n"
    )
    said = project.refused()
    assert "index.md:4" in said
    assert "index.md:5" in said
    assert "index.md:3" not in said


def test_a_co_author_who_speaks_is_named_once(project: Project) -> None:
    catalogue = (project.corpus / "catalogue.yaml").read_text("utf-8")
    written = catalogue.replace("given: Aoife}", "given: Aoife}\n  - {family: Fey, given: Tomas}", 1)
    project.write("corpus/catalogue.yaml", written)
    project.page(
        "```{kfor:quote} ferry\n:speaker: Tomas Fey\n:accept-speaker: He says so further up.\n"
        ":accept-context: The sentence is his.\n\nThe ramp will reopen in May.\n```\n"
    )
    assert "-- Tomas Fey and Aoife Byrne, “The ferry" in project.build("text", "-q").text(
        "index.txt"
    ).replace("\n", " ")


def test_an_escape_in_a_restructuredtext_role_stays_one(project: Project) -> None:
    project.write("corpus/ferry.txt", "A list.\n\nThe *old* ramp [of 1950] was strong.\n")
    (project.folder / "index.md").unlink(missing_ok=True)
    project.page(
        r"It is :kfor:quote:`The \\*old\\* ramp \\[of 1950\\] was strong <ferry>`." + "\n", "index.rst"
    )
    assert "The *old* ramp [of 1950] was strong" in project.printed()


def test_an_escape_in_a_restructuredtext_role_needs_one_backslash(project: Project) -> None:
    project.write("corpus/ferry.txt", "A list.\n\nThe *old* ramp [of 1950] was strong.\n")
    project.page(r"It is :kfor:quote:`The \*old\* ramp \[of 1950\] was strong <ferry>`." + "\n", "index.rst")
    assert "The *old* ramp [of 1950] was strong" in project.printed()


LOOSE = "the ramp was never safe for anyone"


@pytest.mark.parametrize(
    "page",
    [
        f"He said: “{LOOSE}.\n\n“And it will not be.”\n",
        f'He said: "{LOOSE}.\n\n"And it will not be."\n',
        f"## “{LOOSE}”\n\nText.\n",
        f"```{{figure}} ramp.png\n:alt: The ramp\n\n“{LOOSE}”\n```\n",
        f"![“{LOOSE}”](ramp.png)\n",
        f"```{{table}} “{LOOSE}”\n| a | b |\n|---|---|\n| c | d |\n```\n",
        f"| a | b |\n|---|---|\n| c | “{LOOSE}” |\n",
        f"<p>“{LOOSE}”</p>\n",
        f"<blockquote>{LOOSE}</blockquote>\n",
        f"He said <q>{LOOSE}</q> then.\n",
        f"```{{admonition}} “{LOOSE}”\nText.\n```\n",
        f"{{abbr}}`ramp (“{LOOSE}”)`\n",
        f"[ramp](https://example.org '“{LOOSE}”')\n",
        f"```{{raw}} latex\n``{LOOSE}''\n```\n",
        f"```{{toctree}}\n:caption: “{LOOSE}”\n```\n",
        f"```{{kfor:table}} port\n:caption: “{LOOSE}”\n```\n",
    ],
)
def test_loose_quotations_are_seen_wherever_they_stand(project: Project, page: str) -> None:
    project.write("ramp.png", b"")
    project.write("corpus/port.md", "# Accounts\n\n| Year | Loss |\n|---|---|\n| 2018 | 1 |\n| 2019 | 2 |\n")
    project.page(page)
    assert "kfor.loose" in project.build("text", "-q").said


@pytest.mark.parametrize(
    "page",
    [
        'The board is 5" wide and nothing more than this is known.\n',
        '<p class="a long class of words here">A short "word" here.</p>\n',
        "<script>const said = 'the ramp was never safe for anyone';</script>\n",
        'The ramp, 40" long, “so-called” by all the neighbours in town.\n',
    ],
)
def test_what_is_no_quotation_is_not_loose(project: Project, page: str) -> None:
    project.page(page)
    assert "kfor.loose" not in project.build("text", "-q").said


@pytest.mark.parametrize("option", ["speaker", "note", "translation", "accept-context"])
def test_an_option_holds_no_control_of_writing_direction(project: Project, option: str) -> None:
    project.page(f"```{{kfor:quote}} ferry\n:{option}: \u202eyef\n\nNobody was hurt.\n```\n")
    assert "[kfor.syntax]" in project.refused()
