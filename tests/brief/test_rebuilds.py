"""What a second build reads again, and that processes do not matter."""

from __future__ import annotations

import filecmp
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

PAGES = {
    "index": "```{toctree}\nferry\nport\nplain\n```\n\n```{kfor:bibliography}\n```\n",
    "ferry": "```{kfor:quote} ferry\n:name: hurt\n\nNobody was hurt.\n```\n",
    "port": '{kfor:quote}`third in a row <port>` {kfor:cite}`port > "a loss of 2.75 %"`\n',
    "plain": "Text.\n",
}


@pytest.fixture
def pages(project: Project) -> Project:
    for name, text in PAGES.items():
        project.page(text, f"{name}.md")
    return project


def touch(path: Path) -> None:
    os.utime(path)


def test_touching_a_source_reads_the_pages_that_quote_it(pages: Project) -> None:
    pages.build()
    touch(pages.corpus / "ferry.txt")
    assert pages.build().read() == ["ferry"]
    assert pages.build().read() == []


def test_a_changed_source_is_checked_again(pages: Project) -> None:
    assert pages.build().status == 0
    source = pages.corpus / "ferry.txt"
    source.write_text(source.read_text().replace("Nobody was hurt", "Nobody was harmed"))
    touch(source)
    second = pages.build()
    assert second.status == 1
    assert "[-hurt.-] {+harmed" in second.said


def test_without_texts_nothing_is_read_again(pages: Project) -> None:
    pages.forget_texts()
    first = pages.build()
    assert first.status == 1
    assert "the text of 'ferry' is not here and the lock does not have these words" in first.said
    assert pages.build().read() == []


def test_a_text_that_appears_reads_its_pages(
    pages: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (pages.corpus / "ferry.txt").rename(elsewhere / "ferry.txt")
    assert pages.build().status == 1
    monkeypatch.setenv("KFOR_CORPUS", str(elsewhere))
    second = pages.build()
    assert (second.status, second.read()) == (0, ["ferry"])
    monkeypatch.delenv("KFOR_CORPUS")
    assert pages.build().read() == ["ferry"]


def test_a_missing_folder_of_the_corpus_is_said(pages: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KFOR_CORPUS", "nowhere")
    result = pages.build()
    assert result.status == 0
    assert "the folder 'nowhere' of KFOR_CORPUS is not there" in result.said


def test_a_changed_record_reads_the_pages_that_use_it(pages: Project) -> None:
    pages.build()
    catalogue = pages.corpus / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("The ferry at Dunmore", "The ferry of Dunmore"))
    result = pages.build()
    assert result.read() == ["ferry"]
    assert "The ferry of Dunmore" in result.text("index.html")


def test_a_removed_page_takes_its_evidence_with_it(pages: Project) -> None:
    assert "third in a row" in pages.build().text("evidence.json")
    (pages.folder / "port.md").unlink()
    result = pages.build()
    assert "third in a row" not in result.text("evidence.json")
    assert "Harbour accounts" not in result.text("index.html")


def test_an_error_goes_when_its_page_is_mended(pages: Project) -> None:
    pages.page("{kfor:quote}`Nobody was killed. <ferry>`\n", "plain.md")
    assert pages.build().status == 1
    pages.page("{kfor:quote}`Nobody was hurt. <ferry>`\n", "plain.md")
    assert pages.build().status == 0


def test_two_processes_write_the_same_bytes(pages: Project) -> None:
    for number in range(8):
        pages.page(PAGES["ferry"].replace("hurt\n\n", f"hurt{number}\n\n"), f"more/page{number}.md")
    outputs = []
    for jobs in ("1", "2"):
        result = pages.build("html", "-E", "-j", jobs)
        assert result.status == 0
        result.folder.rename(result.folder.with_name(f"jobs-{jobs}"))
        outputs.append(result.folder.with_name(f"jobs-{jobs}"))
    assert_same(*outputs)


def assert_same(one: Path, other: Path) -> None:
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file() and path.name != ".buildinfo"}
    assert files == {p.relative_to(other) for p in other.rglob("*") if p.is_file() and p.name != ".buildinfo"}
    _, different, missing = filecmp.cmpfiles(one, other, list(map(str, files)), shallow=False)
    assert (different, missing) == ([], [])
