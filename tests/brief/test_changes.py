"""`kfor changes`: two real builds compared, and told in each form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

OLD = """
{kfor:quote}`Nobody was hurt. <ferry>`

{kfor:value}`port > "a loss of [2.75 %]"`

```{kfor:bibliography}
```
"""
NEW = """
{kfor:quote}`The ramp is 40 years old. <ferry; name=q-ramp>`

{kfor:value}`port > "a loss of [2.75 %]"`

```{kfor:bibliography}
```
"""
JUDGEMENT = {
    "id": "urn:kfor:ferry:kj-ramp",
    "type": "Annotation",
    "motivation": "assessing",
    "kfor:kind": "judgement",
    "kfor:number": "KJ 1",
    "body": {"type": "TextualBody", "value": "The ramp will *stay* closed."},
    "kfor:likelihood": "likely",
    "kfor:confidence": "low",
}


@pytest.fixture
def editions(project: Project, tmp_path: Path) -> list[str]:
    paths = []
    for name, page, likelihood in (("old.json", OLD, "likely"), ("new.json", NEW, "very likely")):
        project.page(page)
        data = json.loads(project.build("html", "-q").text("evidence.json"))
        for item in data["first"]["items"]:
            if name == "new.json" and item["target"][0]["source"]["id"] == "port":
                item["target"][0]["source"]["kfor:reliability"] = "C"
        data["first"]["items"].append({**JUDGEMENT, "kfor:likelihood": likelihood})
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
        paths.append(str(tmp_path / name))
    return paths


def told(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["changes", *arguments])


def test_text(editions: list[str]) -> None:
    result = told(*editions)
    assert result.exit_code == 0
    assert result.output == (
        "Key judgements\n"
        "  Likelihood of KJ 1: from likely to very likely\n"
        "Quotations and citations\n"
        "  Added: The ferry at Dunmore, para. 4 (q-ramp): “The ramp is 40 years old.”\n"
        "  Dropped: The ferry at Dunmore, para. 3: “Nobody was hurt.”\n"
        "Sources\n"
        "  Reliability of Harbour accounts (port): from not stated to C\n"
    )


def test_markdown_is_a_section_that_builds(editions: list[str], project: Project) -> None:
    section = told(*editions, "--format", "markdown").output
    assert "- Added: {kfor:ref}`q-ramp`\n" in section
    assert "- Dropped: The ferry at Dunmore, para. 3\n" in section
    project.page(NEW + "\n" + section)
    assert "Reliability of Harbour accounts: from not stated to C" in project.printed()


def test_in_the_language_of_the_brief(editions: list[str]) -> None:
    section = told(*editions, "--format", "markdown", "--language", "it").output
    assert section.startswith("## Che cosa è cambiato\n\n### Giudizi chiave\n")
    assert "- Probabilità, KJ 1: da «probabile» a «molto probabile»\n" in section
    assert "par. 3" in section


def test_json(editions: list[str]) -> None:
    data = json.loads(told(*editions, "--format", "json").output)
    assert (data["version"], data["old"], data["new"]) == (1, "ferry", "ferry")
    assert [(one["kind"], one["what"]) for one in data["changes"]] == [
        ("judgement", "likelihood"),
        ("quotation", "added"),
        ("quotation", "dropped"),
        ("source", "regraded"),
    ]
    assert list(data["changes"][0]) == ["kind", "name", "new", "number", "old", "place", "text", "what"]


def test_the_same_build_twice(editions: list[str]) -> None:
    assert told(editions[0], editions[0]).output == "Nothing changed.\n"


@pytest.mark.parametrize(
    "content", [b"{", b"\xff", b"[]", b'{"type": "AnnotationCollection", "first": {"items": [1]}}']
)
def test_what_is_no_evidence_is_refused(editions: list[str], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    result = told(editions[0], str(tmp_path / "bad.json"))
    assert result.exit_code == 2
    assert "bad.json" in result.output
    assert told(editions[0], str(tmp_path / "none.json")).exit_code == 2


BRIEF = """
```{{kfor:masthead}}
:number: 1
:date: {date}

{bottom}
```

{prose}

```{{kfor:recommendation}}
:name: r-mend
:owner: {owner}
:based-on: kj-safe

Mend {what}.
```

```{{kfor:judgement}}
:name: kj-safe
:likelihood: likely
:confidence: low
:evidence: q-hurt

It is likely that the ramp is safe.
```

```{{kfor:gap}}
:name: g-cost
What it {costs}.
```

```{{kfor:quote}} ferry
:name: q-hurt
Nobody was hurt.
```
"""


def edition(project: Project, path: Path, **words: str) -> str:
    project.page(BRIEF.format(**words))
    path.write_text(project.build("html", "-q", "-E").text("evidence.json"), "utf-8")
    return str(path)


@pytest.fixture
def briefs(project: Project, tmp_path: Path) -> list[str]:
    old = {
        "date": "2023-05-01",
        "bottom": "The ramp must close before the winter.",
        "prose": "The first ramp of the harbour was built of oak by a guild.\n\nNobody liked it.",
        "owner": "Harbour office",
        "what": "the ramp",
        "costs": "costs",
    }
    new = {
        **old,
        "date": "2023-06-01",
        "bottom": "The ramp must close after the winter.",
        "prose": "The first ramp of the harbour was built of elm by a guild.\n\nIt has two lanes by now.",
        "owner": "Ministry",
        "what": "the ramp and the crane",
    }
    paths = [tmp_path / "one.json", tmp_path / "two.json"]
    return [edition(project, path, **words) for path, words in zip(paths, (old, new), strict=True)]


def test_all_objects_the_masthead_and_the_prose(briefs: list[str]) -> None:
    said = told(*briefs).output
    assert "index, date: from 2023-05-01 to 2023-06-01" in said
    assert "R 1 (r-mend), owner: from Harbour office to Ministry" in said
    assert "Reworded: R 1 (r-mend): Mend the ramp and the crane." in said
    assert "was built of [-oak-] {+elm+} by a guild." in said
    assert "close [-before-] {+after+} the winter." in said
    assert "Added: index: It has two lanes by now." in said
    assert "Dropped: index: Nobody liked it." in said
    assert "costs" not in said


def test_what_changed_in_a_page_that_builds(briefs: list[str], project: Project) -> None:
    section = told(*briefs, "--format", "markdown").output
    page = (project.folder / "index.md").read_text("utf-8")
    project.write("index.md", page + "\n" + section)
    result = project.build("text", "-q", "-E")
    assert result.status == 0, result.said
    assert "What changed" in result.text("index.txt")


def test_an_edition_of_an_earlier_version_is_read(briefs: list[str], tmp_path: Path) -> None:
    data = json.loads((tmp_path / "one.json").read_text("utf-8"))
    for key in ("kfor:version", "kfor:prose", "kfor:made", "kfor:pages", "kfor:seal", "kfor:language"):
        data.pop(key, None)
    (tmp_path / "one.json").write_text(json.dumps(data), "utf-8")
    result = told(*briefs)
    assert result.exit_code == 0
    assert "owner: from Harbour office to Ministry" in result.output


def test_a_table_with_an_empty_cell_is_read(project: Project, tmp_path: Path) -> None:
    table = "| Year | Cars |\n|---|---|\n| 2019 | 700 |\n| 2020 |  |\n"
    project.add_source("id: cars, type: report, title: Cars, issued: 2021, language: en", "cars.md", table)
    project.page("```{kfor:table} cars\n```\n")
    path = tmp_path / "edition.json"
    path.write_text(project.build("html", "-q").text("evidence.json"), "utf-8")
    assert told(str(path), str(path)).output == "Nothing changed.\n"
