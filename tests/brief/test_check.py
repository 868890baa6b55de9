"""`kfor check`: what it says of a project, and that it writes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from project import Project


def checked(project: Project, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(project.folder), *options])


def as_json(project: Project, *options: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(checked(project, "--format", "json", *options).stdout)
    return data


def files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_a_sound_project_passes_and_nothing_is_written(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    before = files(project.folder.parent)
    result = checked(project)
    assert result.exit_code == 0
    assert result.output == "1 passages: 1 verbatim, 0 folded, 0 locked; 0 errors, 0 cautions, 0 accepted\n"
    assert files(project.folder.parent) == before


def test_errors_come_first_with_file_and_line(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder.parent)
    project.page('Some "words that nobody checked" here.\n\n{kfor:quote}`Nobody was killed. <ferry>`\n')
    result = checked(project)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith("docs/index.md:5: error [kfor.quote] 'ferry' does not have these words")
    assert any(line.startswith("docs/index.md:3: caution [kfor.loose]") for line in lines)
    assert lines[-1].endswith("1 errors, 1 cautions, 0 accepted")


def test_what_is_accepted_is_shown_with_its_reason(project: Project) -> None:
    project.write("corpus/ferry.txt", "The ramp will reopen in May, unless the ministry objects.\n")
    project.page(
        "```{kfor:quote} ferry\n:accept-context: the ministry has agreed\n\n"
        "The ramp will reopen in May\n```\n"
    )
    output = checked(project).output
    assert "accepted [kfor.context] " in output
    assert "because: the ministry has agreed" in output
    assert "0 cautions, 1 accepted" in output


def test_suppressed_cautions_are_counted_and_errors_stay(project: Project) -> None:
    project.write("conf.py", (project.folder / "conf.py").read_text() + 'suppress_warnings = ["kfor"]\n')
    project.page('Some "words that nobody checked" here.\n\n{kfor:quote}`Nobody was killed. <ferry>`\n')
    result = checked(project)
    assert result.exit_code == 1
    assert "1 errors, 0 cautions, 0 accepted, 1 suppressed" in result.output


def test_rights_say_how_much_is_quoted_and_where(project: Project) -> None:
    project.page(
        "{kfor:quote}`Nobody was hurt. <ferry>`\n\n{kfor:quote}`The harbour master <ferry>`\n\n"
        "{kfor:quote}`The ramp is 40 years old. <ferry>`\n"
    )
    (right,) = as_json(project, "--rights")["rights"]
    assert (right["brief"], right["source"], right["rights"]) == ("ferry", "ferry", "excerpts")
    assert (right["quoted"], right["words"]) == (12, 70)
    assert [(one["line"], one["words"]) for one in right["passages"]] == [(3, 3), (5, 3), (7, 6)]
    assert (right["longest"]["words"], right["longest"]["line"]) == (6, 3)
    output = checked(project, "--rights").output
    assert "ferry: ferry (excerpts): 12 of 70 words quoted, 17.1%; longest run 6 words at " in output


def test_json_is_sorted_and_has_the_same_keys_always(project: Project) -> None:
    project.page(
        "{kfor:quote}`Nobody was killed. <ferry>` {kfor:quote}`Sold. <port>` {kfor:quote}`Lost. <port>`\n"
    )
    found = as_json(project)
    assert list(found) == sorted(found)
    assert list(found) == ["accepted", "cautions", "errors", "origins", "suppressed", "verdicts", "version"]
    assert found["verdicts"] == {"folded": 0, "locked": 0, "verbatim": 0}
    assert [error["type"] for error in found["errors"]] == ["kfor.quote"] * 3
    assert [error["message"] for error in found["errors"]] == sorted(e["message"] for e in found["errors"])


def test_errors_of_the_catalogue_are_named_by_its_file(project: Project) -> None:
    project.page("No evidence.\n")
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("issued: 2020", "issued: [x"))
    (error,) = as_json(project)["errors"]
    assert error["type"] == "kfor.catalogue"
    assert error["file"].endswith("corpus/catalogue.yaml")
    assert error["line"] > 0


def test_without_the_texts_it_checks_against_the_lock(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    CliRunner().invoke(main, ["lock", str(project.folder), "--yes"])
    project.forget_texts()
    assert as_json(project)["verdicts"]["locked"] == 1


def test_a_project_that_cannot_be_read_is_a_fault_of_its_own(project: Project) -> None:
    project.write("conf.py", "extensions = ['there_is_none']\n")
    result = checked(project)
    assert result.exit_code == 2
    assert "there_is_none" in result.output
    assert CliRunner().invoke(main, ["check", str(project.folder / "nowhere")]).exit_code == 2


SHARED = (
    "The harbour master said on Friday that the old slipway would stay closed until the engineers of the "
    "county had tested every one of its beams."
)


def test_sources_that_share_text_are_proposed_as_one_origin(project: Project) -> None:
    for name in ("ferry.txt", "port.md"):
        path = project.corpus / name
        path.write_text(f"{path.read_text('utf-8')}\n{SHARED}\n", "utf-8")
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    (origin,) = as_json(project)["origins"]
    assert (origin["sources"], origin["origin"]) == (["ferry", "port"], "ferry")
    assert [(one["source"], one["locator"]) for one in origin["passages"]] == [
        ("ferry", "para. 5"),
        ("port", "para. 3"),
    ]
    result = checked(project)
    assert result.exit_code == 0
    assert "one origin? ferry, port: they share a passage of 26 words; they count as one" in result.output
    assert "  ferry, para. 5: The harbour master said on Friday" in result.output


def test_what_a_judgement_accepts_is_shown_as_well(project: Project) -> None:
    project.page(
        "```{kfor:judgement}\n:confidence: high\n:accept-single: nobody else was there\n"
        ":accept-loose: these are my own words\n\n"
        'A "judgement with loose words" {kfor:cite}`ferry > "Nobody was hurt."`.\n```\n'
    )
    found = as_json(project)
    assert (found["errors"], found["cautions"]) == ([], [])
    assert [(one["type"], one["line"], one["reason"]) for one in found["accepted"]] == [
        ("kfor.single", 3, "nobody else was there"),
        ("kfor.loose", 8, "these are my own words"),
    ]
