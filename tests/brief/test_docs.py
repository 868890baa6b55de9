"""The documentation's examples work as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from producers import by_reportlab, needs
from project import Project, first_brief

from sphinx_kfor.cli import main

DOCS = Path(__file__).parents[2] / "docs"
SEEDS = DOCS.parent / "seeds"
SNAPSHOTS = Path(__file__).parent / "snapshots"
SNIPPETS = sorted(path.stem for path in (DOCS / "snippets").glob("*.md"))
RAW = re.MULTILINE | re.DOTALL
#: Snippets that show what others have.
NAMES_FROM = {
    "annex": ["quote-inline", "table"],
    "cite": ["quote-block"],
    "recommendation": ["judgement", "option"],
    "options-matrix": ["option"],
    "evidence-matrix": ["judgement"],
    "source-summary": ["judgement"],
}


@pytest.fixture
def tutorial(project: Project) -> Project:
    for path in project.corpus.iterdir():
        path.unlink()
    files = first_brief()
    assert list(files) == ["corpus/ferry.txt", "corpus/catalogue.yaml", "conf.py", "index.md"]
    for name, text in files.items():
        (project.folder / name).write_text(text, "utf-8")
    return project


def test_the_first_brief_builds_as_it_is_described(tutorial: Project) -> None:
    assert "“They found that the ramp would not bear a lorry of more than 7.5 tonnes.”" in tutorial.printed()
    assert (tutorial.build("briefpdf", "-q").folder / "thedunmoreramp.pdf").is_file()


def test_its_altered_figure_is_refused_as_it_says(tutorial: Project) -> None:
    index = tutorial.folder / "index.md"
    index.write_text(index.read_text("utf-8").replace("7.5", "5.7"), "utf-8")
    said = tutorial.refused()
    assert "index.md:5: ERROR: 'ferry' does not have these words" in said
    assert "of more than [-5.7-] {+7.5+} tonnes." in said


def test_the_spreadsheet_is_cited_as_the_page_on_sources_says(project: Project) -> None:
    book = needs("openpyxl").Workbook()
    sheet = book.active
    sheet.title = "Lifts 2025"
    for row in (
        ["Lifts by quay"],
        [],
        ["Quay", "Lifts", "Share"],
        ["North", 12, 0.361],
        ["South", 21, 0.639],
    ):
        sheet.append(row)
    sheet["C4"].number_format = sheet["C5"].number_format = "0.0%"
    book.save(project.corpus / "lifts.xlsx")
    with (project.corpus / "catalogue.yaml").open("a", encoding="utf-8") as catalogue:
        catalogue.write("- {id: lifts, type: dataset, title: Lifts, custom: {file: lifts.xlsx}}\n")
    (example,) = re.findall(
        r"^````markdown\n(.*?lifts.*?)^````$", (DOCS / "sources.md").read_text("utf-8"), RAW
    )
    project.page(example)
    assert "North has 36.1%" in project.printed()


def test_the_first_brief_takes_in_a_document_as_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (DOCS / "first-brief.md").read_text("utf-8")
    calls = re.findall(r"^\$ kfor (.*)$", page, re.MULTILINE)
    assert [call.split()[0] for call in calls] == ["new", "add", "find"]
    report = tmp_path / "report.pdf"
    said = "The ramp would not bear a lorry of more than 7.5 tonnes."
    report.write_bytes(by_reportlab([["Nothing was found."], [said]]))
    monkeypatch.chdir(tmp_path)
    calls = [call.replace("~/Downloads/report.pdf", f"{report} --yes") for call in calls]
    printed = ""
    for call in calls:
        result = CliRunner().invoke(main, [*shlex.split(call)])
        assert result.exit_code == 0, result.output
        monkeypatch.chdir(tmp_path / "dunmore")
        printed = result.output
    assert "\nreport, p. 2" in printed
    project = Project(tmp_path / "dunmore", capsys)
    project.page(printed[printed.index("```{kfor:quote} report") :] + "\n")
    words = project.printed()
    assert "“The ramp would not bear a lorry”" in words
    assert words.endswith(", p. 2")


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_each_snippet_makes_the_nodes_that_it_should(
    project: Project, snippet: str, request: pytest.FixtureRequest
) -> None:
    """Doctree snapshots; `--snapshots` writes them anew."""
    for name in ("catalogue.yaml", "evidence.lock.json", "kfor-italy-factsheet.md"):
        project.write(f"corpus/{name}", (SEEDS / name).read_bytes())
    project.page((DOCS / "snippets" / f"{snippet}.md").read_text("utf-8"))
    for other in NAMES_FROM.get(snippet, ()):
        project.page((DOCS / "snippets" / f"{other}.md").read_text("utf-8"), f"{other}.md")
    result = project.build("pseudoxml", "-q")
    assert result.status == 0, result.said
    made = re.sub(r"<document.*?>", "<document>", result.text("index.pseudoxml"), count=1)
    # docutils before 0.22 writes yes and no in words.
    made = made.replace('="True"', '="1"').replace('="False"', '="0"')
    snapshot = SNAPSHOTS / f"{snippet}.txt"
    if request.config.getoption("--snapshots"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(made, "utf-8")
    assert made == snapshot.read_text("utf-8")
