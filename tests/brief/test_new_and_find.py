"""`kfor new`, `kfor find` and `kfor import`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import producers as made
import pytest
from click.testing import CliRunner
from project import Project

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def kfor(*arguments: object, input: str = "") -> Result:  # noqa: A002 (click's name)
    result = CliRunner().invoke(main, [str(one) for one in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


COMMANDS = ["add", "changes", "check", "find", "import", "lock", "new", "verify"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str) -> None:
    result = kfor(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\s+kfor {command}\b", result.output)


def test_the_folder_is_an_argument_an_option_or_the_current_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.page('{kfor:cite}`ferry > "shook"`\n')
    for call in (["check", project.folder], ["check", "--docs", project.folder]):
        assert kfor(*call).exit_code == 0
    assert kfor("check", "--docs", project.folder, tmp_path).exit_code == 2
    monkeypatch.chdir(project.folder)
    assert kfor("check").exit_code == 0
    assert kfor("lock", "--docs", ".", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kfor f", "plain,find"),
        ("kfor add re", "file,re"),
        ("kfor find --source fer", "plain,ferry"),
        ("kfor add --update fer", "plain,ferry"),
    ],
)
def test_the_shell_completes_commands_files_and_sources(
    typed: str, offered: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("_KFOR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
    result = CliRunner().invoke(main, [], prog_name="kfor")
    assert result.output.split() == [offered]


@pytest.mark.parametrize(
    "call", [["check"], ["lock"], ["find", "words"], ["add", "a.pdf"], ["import", "conf.txt"]]
)
def test_a_catalogue_in_another_encoding_is_told_with_its_line(
    call: list[str], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    project.page("Nothing is quoted here.\n")
    project.write("conf.txt", '{"uri": "https://example.org", "quote": "words"}')
    (project.corpus / "catalogue.yaml").write_bytes("references:\n- id: café\n".encode("latin-1"))
    result = kfor(*call)
    assert result.exit_code == 1
    assert "catalogue.yaml:2: " in result.output
    assert "is not UTF-8" in result.output


@pytest.mark.parametrize("call", [["check"], ["lock"], ["find", "words"], ["add", "a.pdf"]])
def test_a_folder_without_a_project_is_told_with_what_to_type(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kfor(*call)
    assert result.exit_code == 2
    assert "'kfor new'" in result.output


def test_a_new_project_builds_without_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "harbour"
    assert kfor("new", folder).exit_code == 0
    wanted = {".gitattributes", ".gitignore", "conf.py", "corpus", "index.md"}
    assert {path.name for path in folder.iterdir()} == wanted
    project = Project(folder, capsys)
    for builder in ("html", "briefpdf"):
        result = project.build(builder, "-W", "-n", "-q")
        assert (result.status, result.said) == (0, ""), builder
    assert kfor("lock", folder, "--check").exit_code == 0


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = kfor("new", tmp_path)
    assert result.exit_code == 2
    assert "holds something" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_misremembered_words_are_found_and_the_directive_verifies(project: Project) -> None:
    words = "the old pier could not carry a truck of over 7.5 tonnes, and it shook"
    result = kfor("find", "--docs", project.folder, "--limit", "1", words)
    assert result.exit_code == 0
    assert "ferry, para. 2" in result.output
    directive = kfor("find", "--docs", project.folder, "--format", "directive", "--limit", "1", words).stdout
    project.page(directive)
    assert "not verified" not in project.build("text", "-q").text("index.txt")
    assert "7.5 tonnes" in project.build("text", "-q").text("index.txt")


def test_a_passage_that_stands_twice_gets_a_prefix(project: Project) -> None:
    project.write("corpus/ferry.txt", "First the ramp was shut at noon.\n\nThen the ramp was shut at noon.\n")
    directive = kfor(
        "find",
        "--docs",
        project.folder,
        "--format",
        "directive",
        "--source",
        "ferry",
        "the ramp was shut at noon",
    ).stdout
    assert ":prefix: " in directive
    project.page(directive)
    assert project.build("text", "-q").status == 0


def test_found_passages_for_programs(project: Project) -> None:
    result = kfor("find", "--docs", project.folder, "--format", "json", "a loss of three per cent in 2019")
    (found, *_) = json.loads(result.stdout)["passages"]
    assert found["source"] == "port"
    assert found["directive"].startswith("```{kfor:quote} port")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--source", "fery", "words"), 2, "no source 'fery' in the catalogue; there is 'ferry'"),
        (("zyxwv",), 1, "no passage of 2 sources is like these words"),
    ],
)
def test_what_find_says_of_a_bad_call(
    project: Project, arguments: tuple[str, ...], status: int, said: str
) -> None:
    result = kfor("find", "--docs", project.folder, *arguments)
    assert result.exit_code == status
    assert said in result.output


@pytest.mark.parametrize(
    ("words", "typed", "printed"),
    [
        ("lifts Northhaven 2025", "{kfor:value}`ports > 1 > Northhaven > Lifts 2025`", "1,377"),
        ("Northhaven 1204", "{kfor:value}`ports > 1 > Northhaven > Lifts 2024`", "1,204"),
        ("Southhaven crane is old", '{kfor:cite}`ports > "its crane is old"`', "(R n.d."),
    ],
)
def test_a_row_of_a_table_is_proposed_as_a_cell(
    project: Project, words: str, typed: str, printed: str
) -> None:
    rows = [
        ("Port", "Lifts 2024", "Lifts 2025", "Note"),
        ("Northhaven", "1,204", "1,377", "none"),
        ("Southhaven", "904", "877", "its crane is old"),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    project.write(
        "corpus/ports.html", f"<html><body><h1>R</h1><p>What the board counted.</p><table>{cells}</table>"
    )
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text() + "- {id: ports, type: report, title: R, custom: {file: ports.html}}\n", "utf-8"
    )
    proposed = kfor("find", "--docs", project.folder, "--format", "directive", "--limit", "1", words).stdout
    assert proposed.strip() == typed
    project.page(f"There {proposed.strip()}\n")
    built = project.build("text", "-q")
    assert built.status == 0
    assert printed in built.text("index.txt")


def test_find_outside_a_project_says_what_to_do(tmp_path: Path) -> None:
    result = kfor("find", "--docs", tmp_path, "words")
    assert result.exit_code == 2
    assert "kfor new" in result.output


def test_find_follows_a_text_that_changes(project: Project) -> None:
    assert kfor("find", "--docs", project.folder, "the bollards were painted red").exit_code in {0, 1}
    project.write("corpus/ferry.txt", "In June the bollards were painted red.\n")
    result = kfor("find", "--docs", project.folder, "the bollards were painted red")
    assert "(100%)" in result.output


def test_pages_of_a_pdf_are_found(project: Project) -> None:
    data = made.by_reportlab([["Nothing here."], ["The bollards were painted red in June."]])
    project.write("corpus/report.pdf", data)
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text() + "- {id: report, type: report, title: R, custom: {file: report.pdf}}\n", "utf-8"
    )
    assert "report, p. 2" in kfor("find", "--docs", project.folder, "bollards painted red").output
    project.page("{kfor:quote}`The bollards were painted red <ferry>`\n")
    assert "it stands in 'report', p. 2" in project.refused()


def annotation(exact: str, url: str = "https://www.example.org/ferry/") -> dict[str, Any]:
    selector = [
        {"type": "RangeSelector"},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    return {"uri": url, "text": "so it is", "target": [{"source": url, "selector": selector}]}


@pytest.fixture
def addressed(project: Project) -> Project:
    path = project.corpus / "catalogue.yaml"
    path.write_text(
        path.read_text().replace("  title: The ferry", "  URL: http://example.org/ferry\n  title: The ferry"),
        "utf-8",
    )
    return project


def test_annotations_become_quotations(addressed: Project, tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    path.write_text(json.dumps({"rows": [annotation("Nobody was hurt.")]}), "utf-8")
    result = kfor("import", path, "--docs", addressed.folder)
    assert result.exit_code == 0
    addressed.page(result.stdout)
    assert "“Nobody was hurt.”" in addressed.printed()


def test_annotations_of_the_w3c(addressed: Project, tmp_path: Path) -> None:
    target = {
        "source": "https://example.org/ferry#top",
        "selector": {"type": "TextQuoteSelector", "exact": "Nobody was hurt"},
    }
    data = {"type": "AnnotationCollection", "first": {"items": [{"type": "Annotation", "target": target}]}}
    path = tmp_path / "made.json"
    path.write_text(json.dumps(data), "utf-8")
    (found,) = json.loads(kfor("import", path, "--docs", addressed.folder, "--format", "json").stdout)[
        "annotations"
    ]
    assert (found["source"], found["locator"]) == ("ferry", "para. 3")


def test_each_passage_that_an_annotation_marks_is_a_quotation(addressed: Project, tmp_path: Path) -> None:
    one, two = annotation("Nobody was hurt."), annotation("shook")
    path = tmp_path / "made.json"
    path.write_text(json.dumps({**one, "target": [*one["target"], *two["target"]]}), "utf-8")
    result = kfor("import", path, "--docs", addressed.folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("{kfor:quote} ferry") == 2


@pytest.mark.parametrize("words", ["a OR", "NEAR(", '"', "xyzzy plugh", "* OR *"])
def test_words_of_which_no_passage_has_any_find_none(words: str, project: Project) -> None:
    result = kfor("find", "--docs", project.folder, words)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "is like these words" in result.stderr


def test_annotations_that_do_not_stand_are_listed(addressed: Project, tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    rows = [
        annotation("Nobody was harmed at all."),
        annotation("Words", "https://example.org/else"),
        annotation("Nobody was hurt."),
    ]
    path.write_text(json.dumps(rows), "utf-8")
    result = kfor("import", path, "--docs", addressed.folder)
    assert result.exit_code == 1
    assert (
        "1: 'ferry' does not have 'Nobody was harmed at all.'; nearest, in para. 3: 'Nobody was hurt"
        in result.output
    )
    assert "2: no source of the catalogue has the URL" in result.output
    assert "{kfor:quote} ferry" in result.output


def test_a_file_without_annotations_is_a_bad_call(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    for words in ("[]", "{", '{"a": 1}'):
        path.write_text(words, "utf-8")
        assert kfor("import", path, "--docs", project.folder).exit_code == 2


def test_a_number_is_found_in_words(project: Project) -> None:
    project.write(
        "corpus/port.md", "# Harbour accounts\n\nThe motors of the north lift were forty years old then.\n"
    )
    result = kfor("find", "--docs", project.folder, "--limit", "2", "motors are 40 years old")
    first, second = re.findall(r"^(\w+), .*%\)$", result.output, re.MULTILINE)
    assert (first, second) == ("port", "ferry")


def test_words_of_a_long_cell_are_that_cell(project: Project) -> None:
    remark = (
        "The board approved a lease of twenty years, although most of the staff had objected to it in March"
    )
    rows = ["Quay,Lifts,Share,Remark", "North,12,3 %,none", f'South,9,4 %,"{remark}"', "East,7,5 %,none"]
    project.write("corpus/port.csv", "\n".join(rows) + "\n")
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("port.md", "port.csv"))
    said = kfor("find", "--docs", project.folder, "--limit", "1", "approved a lease of twenty years").output
    assert "South; Remark: The board approved a lease" in said
    assert "{kfor:cite}" in said
