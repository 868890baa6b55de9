"""Timelines: events in order, each with its date in words and with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import parsed, words

if TYPE_CHECKING:
    from project import Project

EVENTS = """
```{kfor:timeline}
- 2021-05/..: The *ramp* opens again {kfor:cite}`ferry, para. 3`.
- 2019: The port makes {kfor:quote}`a loss of 2.75 % <port>`.
- 1999~: The ferry sails {kfor:cite}`ferry`.
- 2021-03-02/2021-03-04: Engineers come {kfor:cite}`ferry > "inspected the slipway in March"`.

  They stay for three days.
- 2019: Nobody likes it {kfor:cite}`port`.
```
"""


def dates(project: Project) -> list[str]:
    html = project.build("html", "-q", "-E").text("index.html")
    return [words(term) for term in parsed(html).iter("dt")]


def test_events_stand_in_order_with_their_dates_in_words(project: Project) -> None:
    project.page(EVENTS)
    project.options = ["-D", "language=en_GB"]
    printed = project.printed()
    order = ["c. 1999 The ferry", "2019 The port", "2019 Nobody", "2–4 March 2021 Engineers"]
    places = [printed.index(words) for words in order]
    assert places == sorted(places)
    assert "They stay for three days. Since May 2021 The *ramp* opens again (Byrne 2021, para. 3)." in printed


def test_dates_are_in_the_language_of_the_page(project: Project) -> None:
    project.page(EVENTS)
    project.options = ["-D", "language=it"]
    assert dates(project) == ["ca. 1999", "2019", "2019", "2–4 marzo 2021", "Da maggio 2021"]


def test_it_has_a_caption_and_a_name(project: Project) -> None:
    project.page(
        "See {kfor:ref}`how-it-went`.\n"
        + EVENTS.replace(
            "\n- 2021-05", "\n:name: how-it-went\n:caption: The ferry so far\n:class: mine\n\n- 2021-05", 1
        )
    )
    assert "See The ferry so far." in project.printed()
    html = project.build("html", "-q", "-E").text("index.html")
    timeline = parsed(html).get_element_by_id("how-it-went")
    assert {"kfor-timeline", "mine"} <= timeline.classes
    assert words(timeline).startswith("The ferry so far")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("2021-13: It closes {kfor:cite}`ferry`.", "'2021-13' is not a date: there is no month 13"),
        (
            "It closes {kfor:cite}`ferry`.",
            "an event begins with its date; write it as '- 2021-10: what happened'",
        ),
        ("In March: it closes {kfor:cite}`ferry`.", "'In March' is not a date"),
        ("*2021*: It closes {kfor:cite}`ferry`.", "an event begins with its date"),
    ],
)
def test_an_event_without_a_date_is_an_error_at_its_line(project: Project, event: str, why: str) -> None:
    project.page(f"```{{kfor:timeline}}\n- 2019: A loss {{kfor:cite}}`port`.\n- {event}\n```\n")
    said = project.refused()
    assert "index.md:5: ERROR" in said
    assert why in said
    text = project.build("text", "-q").text("index.txt")
    assert "[not verified]" in text
    assert "closes" not in text
    assert text.index("A loss") < text.index("[not verified]")


@pytest.mark.parametrize(
    "body", ["2021: The ramp closes.", "1. 2021: The ramp closes.", "", "- 2021: A\n\nMore."]
)
def test_anything_but_one_bullet_list_is_an_error(project: Project, body: str) -> None:
    project.page(f"```{{kfor:timeline}}\n{body}\n```\n")
    said = project.refused()
    assert "index.md:3: ERROR: a timeline is one bullet list; write it as '- 2021-10: what happened'" in said


def test_an_event_that_rests_on_nothing_is_a_caution(project: Project) -> None:
    bare = "```{kfor:timeline}\n%s- 2019: A loss {kfor:cite}`port`.\n- 2021: The ramp closes.\n```\n"
    project.page(bare % "")
    said = project.build("text", "-q").said
    assert said.count("WARNING") == 1
    assert (
        "index.md:5: WARNING: the event rests on nothing; cite a source, or quote one, in it [kfor.evidence]"
        in said
    )
    project.page(bare % ":accept-evidence: everybody on the island knows it\n\n")
    assert "The ramp closes." in project.printed()


def test_accepting_what_is_not_raised_is_a_caution(project: Project) -> None:
    project.page(
        EVENTS.replace("timeline}\n", "timeline}\n:accept-evidence: everybody on the island knows it\n\n")
    )
    said = project.build("text", "-q").said
    assert "index.md:4: WARNING: 'accept-evidence' accepts a caution that is not raised; delete it" in said


def test_it_can_be_typed_in_restructuredtext(project: Project) -> None:
    (project.folder / "index.md").unlink(missing_ok=True)
    project.page(
        ".. kfor:timeline::\n   :caption: The ferry\n\n"
        "   - 2021-03: The ramp closes :kfor:cite:`ferry`.\n   - 2019: A loss :kfor:cite:`port`.\n",
        "index.rst",
    )
    printed = project.printed()
    assert (
        printed.index("A loss") < printed.index("March 2021") < printed.index("The ramp closes (Byrne 2021)")
    )
