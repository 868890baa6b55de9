"""The annex: every passage in the context that its rights allow, and links both ways."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from project import links, parsed, words

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.annotations.annotation import Annotation

if TYPE_CHECKING:
    from project import Project

ANNEX = "\n\n# Annex\n\n```{kfor:annex}\n```\n"
HURT = "{kfor:quote}`Nobody was hurt. <ferry>`"
LOSS = '{kfor:value}`port > "a loss of [2.75 %]"`'


def rights(project: Project, source: str, granted: str) -> None:
    path = project.corpus / "catalogue.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(rf"(file: {source}\.\w+)", rf"\1\n    rights: {granted}", text), "utf-8")


def annex_of(project: Project, *options: str) -> str:
    return project.printed(*options).split("***** ")[-1]


def test_passages_stand_by_source_in_the_order_of_their_marks(project: Project) -> None:
    by_source = ANNEX.replace("annex}\n", "annex}\n:by: source\n")
    project.page(f"The loss was {LOSS}.\n\n## Harm\n\n{HURT} And {LOSS} it is.{by_source}")
    assert re.findall(
        r"\*\*(\w+ ?\w* 20\d\d)\*\*|\[(\d)\] |Used in: ([^*]+?)(?= \*\*|$)", annex_of(project)
    ) == [
        ("Port Authority 2020", "", ""),
        ("", "1", ""),
        ("", "", "Page, Harm"),
        ("Byrne 2021", "", ""),
        ("", "2", ""),
        ("", "", "Harm"),
    ]


def test_an_excerpt_stands_between_what_is_right_beside_it(project: Project) -> None:
    project.page(HURT + ANNEX)
    assert (
        "[1] …tonnes, and it shook — twice. **Nobody was hurt.** The harbour master, Mr. Tomas… "
        "Byrne 2021, para. 3" in annex_of(project)
    )


def test_an_open_source_gives_the_whole_paragraph(project: Project) -> None:
    rights(project, "ferry", "open")
    project.page(HURT + ANNEX)
    assert (
        "[1] **Nobody was hurt.** The harbour master, Mr. Tomas Fey, closed the ramp on Tuesday and wrote to "
        "the ministry. The ramp will reopen in May. Byrne 2021, para. 3" in annex_of(project)
    )


def test_a_private_source_shows_only_that_it_is_used(project: Project) -> None:
    rights(project, "ferry", "private")
    project.page("{kfor:quote}`it shook — twice. <ferry>`\n\n" + HURT + ANNEX)
    annex = annex_of(project)
    assert "[1] Of a private source: its words stand only where they are quoted. Byrne 2021, para. 2" in annex
    assert "[2] Of a private source" in annex
    assert not {"hurt", "shook", "tonnes", "harbour master"} & set(re.findall("hurt|shook|tonnes", annex))


def test_the_source_of_a_page_that_uses_a_private_one_is_not_copied(project: Project) -> None:
    project.page('The council knows {kfor:cite}`ferry > "closed the ramp on Tuesday"`.')
    project.page('The loss was {kfor:value}`port > "a loss of [2.75 %]"`.', "other.md")
    copies = "_sources/index.md.txt", "_sources/other.md.txt"
    open_ = project.build()
    assert [(open_.folder / name).exists() for name in copies] == [True, True]
    rights(project, "ferry", "private")
    private = project.build()
    assert [(private.folder / name).exists() for name in copies] == [False, True]
    assert "_sources" not in private.text("index.html")
    assert not [
        path for path in private.folder.rglob("*") if path.is_file() and b"on Tuesday" in path.read_bytes()
    ]


def test_rights_that_were_narrowed_count_for_what_is_locked(project: Project) -> None:
    rights(project, "ferry", "open")
    project.page(HURT + ANNEX)
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("rights: open", "rights: excerpts"), "utf-8")
    assert "…tonnes, and it shook — twice. **Nobody was hurt.**" in annex_of(project, "-E")


@pytest.mark.parametrize("granted", ["open", "excerpts"])
def test_without_the_texts_it_prints_the_same(project: Project, granted: str) -> None:
    rights(project, "ferry", granted)
    rights(project, "port", granted)
    project.page(f"{HURT} {LOSS} {{kfor:cite}}`ferry > 'would not bear'`{ANNEX}".replace("'", '"'))
    with_texts = project.printed("-E")
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    assert project.printed("-E").replace(", from the lock", "") == with_texts


def test_a_record_keeps_the_paragraph_and_an_older_one_is_read_without(project: Project) -> None:
    rights(project, "ferry", "open")
    project.page(HURT)
    item = json.loads(project.build("html", "-q").text("evidence.json"))["first"]["items"][0]
    assert item["target"][0]["kfor:context"]["before"] == ""
    assert item["target"][0]["kfor:context"]["after"].endswith("reopen in May.")
    assert Annotation.from_json(item).to_json()["target"][0]["kfor:context"]
    del item["target"][0]["kfor:context"]
    assert Annotation.from_json(item).targets[0].surroundings is None


def test_segments_stand_in_order(project: Project) -> None:
    words = "closed the ramp on Tuesday […] The ramp will reopen in May."
    project.page(f"```{{kfor:quote}} ferry\n:accept-omission: To the point.\n{words}\n```{ANNEX}")
    assert (
        "[1] …harbour master, Mr. Tomas Fey, **closed the ramp on Tuesday** […] **The ramp will reopen in "
        "May.** Some 1,230 cars use the ferry…" in annex_of(project)
    )


def test_folds_speakers_grades_and_answered_cautions_are_told(project: Project) -> None:
    project.page(
        """
```{kfor:quote} ferry
:speaker: Bo Reader
:credibility: 2
:accept-speaker: It is his log that is told.
"would not bear" a lorry
```
"""
        + ANNEX
    )
    annex = annex_of(project)
    assert "alike but for quotation marks" in annex
    assert "Speaker: Bo Reader · credibility 2" in annex
    assert "Caution: who speaks (accepted: It is his log that is told.)" in annex


def test_a_caution_that_an_object_around_accepts_is_told_with_its_reason(project: Project) -> None:
    project.page(
        """
`````{kfor:judgement} The ramp stays closed
:likelihood: likely
:accept-speaker: The log is his.

```{kfor:quote} ferry
:speaker: Bo Reader
“would not bear” a lorry
```
`````
"""
        + ANNEX
    )
    assert "Caution: who speaks (accepted: The log is his.) · Used in: KJ 1" in annex_of(project)


def test_cells_and_tables_are_shown_by_their_addresses(project: Project) -> None:
    project.write("corpus/port.md", "| Year | Ships |\n| --- | --- |\n| 2018 | 120 |\n| 2019 | 99 |\n")
    project.page(
        "There were {kfor:value}`port > 1 > 2019 > Ships`.\n\n"
        "```{kfor:table} port\n:caption: Ships by year\n```" + ANNEX
    )
    annex = annex_of(project)
    assert "[1] 2019 › Ships: **99** Port Authority 2020, table 1" in annex
    assert "[2] Ships by year: 2 rows × 2 columns Port Authority 2020, table 1" in annex


def test_links_lead_both_ways(project: Project) -> None:
    project.page(
        f"{HURT} {LOSS} ({{kfor:cite}}`ferry > 'would not bear'`)\n\n".replace("'", '"')
        + "```{kfor:quote} ferry\nThe ramp is 40 years old.\n```"
        + ANNEX
    )
    html = project.build("html", "-q", "-W", "-n").text("index.html")
    anchors = set(re.findall(r'id="([^"]+)"', html))
    targets = {target[1:] for _, target in links(html) if target.startswith("#kfor-")}
    assert targets <= anchors
    entries = {anchor for anchor in anchors if anchor.startswith("kfor-annex-")}
    assert len(entries) == 4
    assert entries <= targets
    led = {spoken for spoken, target in links(html) if target.startswith("#kfor-annex-")}
    assert {"Annex, passage [1]", "Annex, passage [2]", "Annex, passage [3]", "para. 2"} <= led


def test_a_brief_without_an_annex_has_no_trace_of_one(project: Project) -> None:
    project.page(f"{HURT} {LOSS}\n\n```{{kfor:quote}} ferry\nThe ramp is 40 years old.\n```")
    html = project.build("html", "-q").text("index.html")
    assert "annex" not in html
    assert re.search(r'href="sources/ferry.html#passage-\w+"', html)
    assert "[1]" not in project.build("text", "-q").text("index.txt")


def test_controls_and_markup_in_a_source_are_shown_as_what_they_are(project: Project) -> None:
    project.write(
        "corpus/ferry.txt", "A \u202eramp <script>x</script> and *stars* of `it`. Nobody was hurt. The end.\n"
    )
    rights(project, "ferry", "open")
    project.page(HURT + ANNEX)
    html = project.build("html", "-q").text("index.html")
    assert "A [U+202E]ramp <script>x</script> and *stars* of `it`. Nobody was hurt." in words(html)


def test_source_words_carry_their_language(project: Project) -> None:
    project.write("conf.py", (project.folder / "conf.py").read_text("utf-8") + "language = 'it'\n")
    project.page(HURT + ANNEX)
    html = project.build("html", "-q").text("index.html")
    quoted = parsed(html).find_class("kfor-quote")
    assert "en" in [each.get("lang") for each in quoted if words(each).startswith("…tonnes, and it shook")]


def test_a_page_is_written_again_when_its_numbers_change(project: Project) -> None:
    project.page("```{toctree}\none\ntwo\n```" + ANNEX)
    project.write("one.md", f"# One\n\n{HURT}\n")
    project.write("two.md", f"# Two\n\n{LOSS}\n")
    assert "[2]" in project.build("html", "-q").text("two.html")
    project.write("one.md", f"# One\n\n{HURT} {{kfor:quote}}`would not bear <ferry>`\n")
    result = project.build()
    assert result.read() == ["one"]
    assert "[3]" in result.text("two.html")


def test_an_annex_of_nothing_says_so(project: Project) -> None:
    project.page(ANNEX)
    assert "This brief uses no passage of a source." in annex_of(project)
