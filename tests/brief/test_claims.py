"""What a reviewer finds: bare claims, and reports that other programs read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner, Result
from sarif_schema import SARIF

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project

PAGE = """
The ramp {kfor:quote}`would not bear <ferry>` a lorry. It shook on both days of the trial.

The port made a loss {kfor:cite}`port > "third in a row"`, and it was small {kfor:cite}`port`.

Each week {kfor:value}`ferry > "[Some 1,230] cars"` cars use it.

The council has never paid for a repair.

The ministry was told of it:

```{kfor:quote} ferry
:name: q-closed
closed the ramp on Tuesday
```

```{kfor:judgement}
:name: kj-ramp
:likelihood: likely
:confidence: low
:evidence: q-closed

It is likely that the ramp will stay closed.
```

```{kfor:recommendation}
:based-on: kj-ramp

Build another ramp beside the old one.
```

A loss of 2.75 % is what they had {kfor:citet}`port`.
"""


def check(project: Project, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(project.folder), *options])


@pytest.fixture
def reviewed(project: Project) -> Project:
    project.page(PAGE)
    return project


def test_the_two_bare_claims_are_found_first(reviewed: Project) -> None:
    lines = check(reviewed, "--claims").output.splitlines()
    first = next(number for number, line in enumerate(lines) if "rests on nothing" in line)
    assert lines[first].endswith("index.md:10: paragraph rests on nothing")
    assert lines[first + 1] == "  The council has never paid for a repair."
    assert lines[first + 2].endswith("index.md:4: paragraph rests on a quotation: ferry, para. 2")
    assert lines[first + 3] == "  on nothing: It shook on both days of the trial."
    assert lines[-2].endswith("2 sentences rest on nothing") or lines[-1].endswith(
        "2 sentences rest on nothing"
    )


def test_what_each_rests_on(reviewed: Project) -> None:
    found = json.loads(check(reviewed, "--claims", "--format", "json").output)["claims"]
    rests = {one["text"]: (one["kind"], one["rests"], one["on"]) for one in found}
    assert rests["Each week Some 1,230 cars use it."] == ("paragraph", "figure", ["ferry, para. 4"])
    assert rests["The ministry was told of it:"] == ("paragraph", "quotation", ["ferry, para. 3"])
    assert rests["It is likely that the ramp will stay closed."] == ("judgement", "passage", ["ferry"])
    assert rests["Build another ramp beside the old one."] == ("recommendation", "reference", ["kj-ramp"])
    (loss,) = [value for text, value in rests.items() if text.startswith("The port made")]
    assert loss[1] == "passage"
    (figure,) = [value for text, value in rests.items() if text.startswith("A loss of 2.75")]
    assert figure[1] == "figure"


def test_no_private_word_is_told(reviewed: Project) -> None:
    catalogue = reviewed.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text().replace("file: ferry.txt", "file: ferry.txt\n    rights: private")
    )
    assert "would not bear" not in check(reviewed, "--claims").output


def test_sarif(reviewed: Project) -> None:
    reviewed.page(
        PAGE
        + "\n{kfor:quote}`Somebody was hurt. <ferry>`\n"
        + "\n{kfor:quote}`bear <ferry; accept-context=it is a test>`\n"
    )
    result = check(reviewed, "--claims", "--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.output)
    jsonschema.Draft7Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    errors = [one for one in run["results"] if one["level"] == "error"]
    assert [one["ruleId"] for one in errors] == ["kfor.quote"]
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("index.md")
    assert sum(one["ruleId"] == "kfor.claim" for one in run["results"]) == 2


def test_a_reviewers_page_shows_what_each_sentence_rests_on(reviewed: Project) -> None:
    result = reviewed.build("html", "-W", "-E", "-D", "kfor_review=1")
    assert result.status == 0, result.said
    page = result.text("review/index.html")
    assert (
        '<span class="kfor-rests kfor-rests-nothing" id="bare-1" tabindex="0">It shook on both days' in page
    )
    assert 'id="bare-2" tabindex="0">The council has never paid for a repair.</span>' in page
    assert 'id="bare-3"' not in page
    assert '<a href="#bare-2" aria-label="next that rests on nothing">1' in page
    assert '<a href="#bare-1" aria-label="next that rests on nothing">2' in page
    assert ">nothing: 2</span>" in page
    assert 'class="kfor-rests kfor-rests-quotation" title="a quotation; ferry, para. 2">The ramp' in page
    assert "kfor-review.css" in page
    assert CliRunner().invoke(main, ["verify", str(result.folder)]).exit_code == 0


def test_without_being_asked_there_is_none(reviewed: Project) -> None:
    assert not (reviewed.build("html", "-E").folder / "review").exists()


def test_a_reviewers_page_holds_no_private_word(reviewed: Project) -> None:
    catalogue = reviewed.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text().replace("file: ferry.txt", "file: ferry.txt\n    rights: private")
    )
    page = reviewed.build("html", "-E", "-D", "kfor_review=1").text("review/index.html")
    assert "would not bear" not in page
    assert "closed the ramp" not in page
    assert "The council has never paid" in page
