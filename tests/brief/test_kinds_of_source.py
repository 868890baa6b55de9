"""Sources that are no text files: in a whole build, with their places, faults and cautions."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import producers as made
import pytest

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.documents.bounded import READER
from sphinx_kfor.evidence.documents.readers import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

PAGES = [
    ["The inspectors came twice, and found that the coop-"],
    ["eration of the two ports had failed for want of money.", "Nobody was hurt."],
]
VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ines Falk>The ramp would not bear

00:00:04.000 --> 00:00:07.500
<v Ines Falk>a lorry of 7.5 tonnes.

00:12:41.000 --> 00:12:44.000
<v Tom Reyes>Who says so?
"""


def add(project: Project, identifier: str, name: str, data: bytes | str, custom: str = "") -> None:
    record = f"id: {identifier}, type: report, title: About {identifier}, publisher: Board"
    record += ", issued: 2020, language: en"
    path = project.corpus / "catalogue.yaml"
    path.write_text(f"{path.read_text()}- {{{record}, custom: {{file: {name}{custom}}}}}\n", "utf-8")
    project.write(f"corpus/{name}", data)


@pytest.fixture
def report(project: Project) -> Project:
    add(project, "report", "report.pdf", made.by_reportlab(PAGES, "Harbour Board", "Page #"))
    return project


def test_a_passage_over_a_page_break_is_printed_whole_with_its_pages(report: Project) -> None:
    report.page(
        "{kfor:quote}`found that the cooperation of the two ports had failed <report>` "
        '{kfor:cite}`report > "Nobody was hurt", p. 2`\n'
    )
    assert "“found that the cooperation of the two ports had failed”" in report.printed()
    report.page("```{kfor:quote} report\nfound that the cooperation of the two ports had failed\n```\n")
    assert "pp. 1–2" in report.printed()


def test_a_wrong_page_is_an_error(report: Project) -> None:
    report.page('{kfor:cite}`report > "Nobody was hurt", p. 1`\n')
    assert "'p. 1' is wrong: it stands on p. 2" in report.refused()


def test_what_no_reader_sees_is_printed_and_counted(report: Project) -> None:
    report.page('{kfor:cite}`report > "Nobody was hurt", § 2` {kfor:cite}`report, annex B`\n')
    result = report.build("text")
    assert result.status == 0
    assert "§ 2" in result.text("index.txt")
    assert "2 locators that name what no reader sees" in result.said


def test_the_record_keeps_reader_and_page(report: Project) -> None:
    report.page('{kfor:cite}`report > "Nobody was hurt"`\n')
    result = report.build("html", "-q")
    (item,) = json.loads(result.text("evidence.json"))["first"]["items"]
    assert item["kfor:reader"].startswith("pdf/")
    assert item["target"][0]["kfor:page"] == 2
    assert item["target"][0]["kfor:locator"] == "p. 2"


def test_a_file_that_cannot_be_read_is_named_once_in_the_catalogue(project: Project) -> None:
    add(project, "torn", "torn.pdf", b"%PDF-1.4 torn")
    project.page('{kfor:quote}`Nobody was hurt <torn>` {kfor:cite}`torn > "Nobody"`\n')
    project.write("other.md", "# Other\n\n{kfor:quote}`Nobody was hurt <torn>`\n")
    project.write("index.md", (project.folder / "index.md").read_text() + "\n```{toctree}\nother\n```\n")
    for _ in range(2):
        said = project.refused()
        assert said.count("kfor.document") == 1
        assert "catalogue.yaml:21: ERROR: 'torn', file 'torn.pdf': the file is torn or damaged" in said
    assert "[not verified: torn]" in project.build("text", "-q").text("index.txt")


def test_the_voice_of_a_cue_is_the_speaker(project: Project) -> None:
    add(project, "talk", "talk.vtt", VTT)
    project.page("```{kfor:quote} talk\nThe ramp would not bear a lorry of 7.5 tonnes.\n```\n")
    printed = project.printed()
    assert "Ines Falk" in printed
    assert "00:00:01" in printed
    project.page(
        "```{kfor:quote} talk\n:speaker: Tom Reyes\nThe ramp would not bear a lorry of 7.5 tonnes.\n```\n"
    )
    said = project.build("text", "-q").said
    assert "the captions give these words to 'Ines Falk', not to 'Tom Reyes'" in said
    project.page(
        "```{kfor:quote} talk\n:speaker: Ms. Falk = Falk\n"
        "The ramp would not bear a lorry of 7.5 tonnes.\n```\n"
    )
    assert "Ms. Falk" in project.printed()


def test_the_voice_is_printed_from_the_lock_too(project: Project) -> None:
    add(project, "talk", "talk.vtt", VTT)
    project.page("```{kfor:quote} talk\nThe ramp would not bear a lorry of 7.5 tonnes.\n```\n")
    before = project.printed()
    with pytest.raises(SystemExit):
        main(["lock", str(project.folder), "--yes"])
    (project.corpus / "talk.vtt").unlink()
    result = project.build("text", "-q", "-E")
    assert result.status == 0
    assert " ".join(result.text("index.txt").split()) == before


def test_tables_of_a_pdf_are_cautioned_until_they_are_checked(project: Project) -> None:
    made.needs("pdfplumber")
    platypus = made.needs("reportlab.platypus")
    path = project.corpus / "made.pdf"
    table = platypus.Table(made.ROWS)
    table.setStyle(platypus.TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")]))
    platypus.SimpleDocTemplate(str(path)).build([table])
    add(project, "board", "board.pdf", path.read_bytes())
    project.page("{kfor:value}`board > 1 > South > Lifts`\n")
    result = project.build("text", "-q")
    assert "1,204" in result.text("index.txt")
    assert "[kfor.reading]" in result.said
    project.page("{kfor:value}`board > 1 > South > Lifts; accept-reading=compared with the page`\n")
    assert "1,204" in project.printed()
    add(project, "checked", "checked.pdf", path.read_bytes(), ", tables: checked")
    project.page("```{kfor:table} checked\n```\n")
    assert "p. 1, table 1" in project.printed()


def test_an_unchanged_build_opens_no_source(report: Project) -> None:
    report.page('{kfor:cite}`report > "Nobody was hurt", p. 2` {kfor:cite}`ferry > "Nobody was hurt"`\n')
    assert report.build("text", "-q").status == 0
    opened: list[str] = []
    listening = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(hear)
    result = report.build("text", "-q")
    listening = False
    assert result.status == 0
    assert [name for name in opened if name.endswith((".pdf", "ferry.txt", "port.md"))] == []


def test_a_cache_that_is_deleted_or_torn_loses_nothing(
    report: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("KFOR_CACHE", str(cache))
    report.page('{kfor:cite}`report > "Nobody was hurt", p. 2`\n')
    before = report.printed("-E")
    kept = [path for path in cache.rglob("*.json") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:40])
    assert report.printed("-E") == before
    shutil.rmtree(cache)
    assert report.printed("-E") == before
    monkeypatch.setenv("KFOR_CACHE", str(report.write("a-file", "no folder")))
    assert report.printed("-E") == before


def test_another_reader_that_finds_a_passage_no_more_says_so(
    report: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.page('{kfor:cite}`report > "Nobody was hurt"`\n')
    with pytest.raises(SystemExit):
        main(["lock", str(report.folder), "--yes"])
    lock = report.corpus / "evidence.lock.json"
    assert "pdf/3 pypdfium2" in lock.read_text()
    monkeypatch.setitem(
        KINDS, ".pdf", KINDS[".pdf"]._replace(version=2, module="pdf_second", suffix=".pdf#second")
    )
    assert report.build("text", "-q", "-E").status == 0
    monkeypatch.setattr(
        "sphinx_kfor.evidence.documents.read_files.READER.read",
        lambda *_: (
            b'{"text":"Else.","kind":"page","marks":[[0,"1",1,0]],"headings":[],"grids":[],"sheets":[],"voices":[],"notes":5,"asides":5,"passed_over":0,"facts":{}}'
        ),
    )
    monkeypatch.setitem(KINDS, ".pdf", KINDS[".pdf"]._replace(version=3))
    said = report.refused("-E")
    assert "pdf/3 pypdfium2" in said
    assert "the source is not altered" in said
    assert "reading differs" in said


def test_check_asks_a_second_reader(
    report: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made.needs("pdfplumber")
    report.page("{kfor:quote}`Nobody was hurt <report>`\n")
    read = READER.read

    def worse(data: bytes, suffix: str, options: object) -> bytes:
        answer = read(data, suffix, options)  # type: ignore[arg-type]
        return answer.replace(b"hurt", b"hurl") if suffix == ".pdf" else answer

    monkeypatch.setattr(READER, "read", worse)
    with pytest.raises(SystemExit) as ended:
        main(["check", str(report.folder)])
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "error [kfor.quote]" in said
    assert "[kfor.reading] a second reader, pdf_second/1 pdfplumber/" in said
    assert "has these words on p. 2: 'Nobody was hurt', where pdf/" in said


def test_rights_tell_how_many_lines_were_passed_over(
    report: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    report.page("{kfor:quote}`Nobody was hurt <report>`\n")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(report.folder), "--rights"])
    assert ended.value.code == 0
    assert "4 lines passed over" in capsys.readouterr().out
