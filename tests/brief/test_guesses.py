"""What `kfor add` takes from the first lines of a document: who wrote it and when, never invented."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import producers as made
import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.dates.in_text import date_in

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

    from sphinx_kfor.evidence.catalogue.records import Record


BOTH = ["Ida Holm", "Per Olsen"]


def added(project: Project, tmp_path: Path, name: str, data: bytes | str) -> tuple[Record, str]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    result = CliRunner().invoke(main, ["add", "--docs", str(project.folder), str(path), "--yes"])
    assert result.exit_code == 0, result.output
    catalogue = project.corpus / "catalogue.yaml"
    found = read_catalogue([("catalogue.yaml", catalogue)])
    assert found.problems == []
    (new,) = set(found.records) - {"ferry", "port"}
    return found.records[new], catalogue.read_text("utf-8").partition(f"- id: {new}\n")[2]


def day(record: Record) -> str:
    """When it was issued, as ISO writes it."""
    parts = record.issued.parts[0] if record.issued else ()
    return "-".join(f"{part:02}" for part in parts)


def page(lines: str, language: str = "en", site: str = "") -> str:
    return (
        f'<html lang="{language}"><head><title>The lamp{site}</title></head><body><nav>Home</nav>'
        f"<main><article><h1>The lamp</h1>{lines}<p>{'The lamp was lit by hand for years. ' * 6}</p>"
        "</article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("lines", "language", "said"),
    [
        ("<p>By Ida Holm, 14 March 2024</p>", "en", (["Ida Holm"], "2024-03-14")),
        ("<p>BY IDA HOLM AND PER OLSEN | MAIL</p><p>March 3, 2022</p>", "en", (BOTH, "2022-03-03")),
        ("<p>Von Jo van Laan</p><p>14. März 2024, 8 Uhr</p>", "de", (["Jo van Laan"], "2024-03-14")),
        ("<p>Publié le 1er mars 2024 par Jean Dupont</p>", "fr", (["Jean Dupont"], "2024-03-01")),
        ("<p>Prepared by Ida Holm and Per Olsen</p>", "en", (BOTH, "")),
        ("<p>Foto von Jo Laan</p>", "de", ([], "")),
        ("<p>Roma, 14/03/2024</p>", "it", ([], "2024-03-14")),
        ("<p>Пише: Ана Петровић</p><p>14. март 2024.</p>", "sr", (["Ана Петровић"], "2024-03-14")),
        ("<p>By the Harbour Board</p><p>3/4/2024</p>", "en", ([], "")),
        ("<p>By hand and by night</p>", "en", ([], "")),
        ("", "en", ([], "")),
    ],
)  # fmt: skip
def test_a_byline_under_the_title_is_a_guess(
    project: Project, tmp_path: Path, lines: str, language: str, said: tuple[list[str], str]
) -> None:
    authors, issued = said
    record, typed = added(project, tmp_path, "lamp.html", page(lines, language))
    assert [name.full for name in record.author] == authors
    assert day(record) == issued
    assert ("author:" in typed, "issued:" in typed) == (bool(authors), bool(issued))
    assert all("# to review" in line for line in typed.splitlines() if "author:" in line or "issued:" in line)


def test_what_a_page_says_in_its_head_counts_more(project: Project, tmp_path: Path) -> None:
    head = '<head><meta name="author" content="Ann Roe"><meta name="date" content="2020-02-01">'
    record, _ = added(
        project, tmp_path, "lamp.html", page("<p>By Ida Holm, 14 March 2024</p>").replace("<head>", head)
    )
    assert (record.authors, day(record)) == (["Ann Roe"], "2020-02-01")


def test_a_site_is_named_behind_the_heading(project: Project, tmp_path: Path) -> None:
    record, _ = added(project, tmp_path, "lamp.html", page("", site=" – Brennay Courier"))
    assert (record.title, record.publisher) == ("The lamp", "Brennay Courier")


def test_the_day_on_which_a_file_was_made_is_not_its_date(project: Project, tmp_path: Path) -> None:
    record, typed = added(
        project, tmp_path, "lamps.pdf", made.by_reportlab([["Lamps", "All lamps were lit."]])
    )
    assert "date-inferred: the file was made then" in typed
    assert record.id == "lamps"
    project.page("{kfor:cite}`lamps`\n")
    assert f"[{day(record)[:4]}]" in project.printed()


def test_a_date_on_the_first_page_is(project: Project, tmp_path: Path) -> None:
    pages = [["The lamps of Brennay", "June 2019", "All lamps were lit by hand."]]
    record, typed = added(project, tmp_path, "lamps.pdf", made.by_reportlab(pages))
    assert day(record) == "2019-06"
    assert "date-inferred" not in typed


@pytest.mark.parametrize(
    ("sheet", "above", "title"),
    [
        ("Traffic", "", "Traffic"),
        ("Sheet1", "", "[lamps.xlsx]"),
        ("Sheet1", "Lamps by pier", "Lamps by pier"),
    ],
)
def test_a_workbook_has_the_title_above_its_table_or_its_sheets(
    project: Project, tmp_path: Path, sheet: str, above: str, title: str
) -> None:
    book = Workbook()
    filled = book.worksheets[0]
    filled.title = sheet
    for row in [*[(above,)] * bool(above), ("Pier", "Lamps"), ("North", 3), ("South", 4)]:
        filled.append(row)
    out = io.BytesIO()
    book.save(out)
    assert added(project, tmp_path, "lamps.xlsx", out.getvalue())[0].title == title


@pytest.mark.parametrize(
    ("line", "tag", "date"),
    [
        ("Thursday, March 14, 2024 at noon", "en", "2024-03-14"),
        ("4 Sept 2024", "en", "2024-09-04"),
        ("25/12/2024", "en", "2024-12-25"),
        ("14 de marzo de 2024", "es", "2024-03-14"),
        ("14 марта 2024 г.", "ru", "2024-03-14"),
        ("2024年3月14日", "ja", "2024-03-14"),
        ("2024. március 14.", "hu", "2024-03-14"),
        ("14.3.2024", "de", "2024-03-14"),
        ("giugno 2023", "it", "2023-06"),
        ("30 February 2023", "en", None),
        ("in 2023 the port", "en", None),
        ("version 14.3.2024.1", "de", None),
    ],
)
def test_dates_in_the_forms_of_a_language(line: str, tag: str, date: str | None) -> None:
    found = date_in(line, tag)
    assert (found[0] if found else None) == date


def test_guesses_that_nobody_reviewed_are_counted(project: Project, tmp_path: Path) -> None:
    record, _ = added(project, tmp_path, "lamp.html", page("<p>By Ida Holm, 14 March 2024</p>"))
    project.page(f"{{kfor:cite}}`{record.id}` and {{kfor:cite}}`ferry`\n")
    said = f"guesses stand in the record '{record.id}' (5); correct each, and delete its '# to review'"
    built = project.build("text", "-W")
    assert (built.status, said in built.said) == (0, True)
    checked = CliRunner().invoke(main, ["check", str(project.folder)])
    assert (checked.exit_code, said in checked.output) == (0, True)
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text("utf-8").replace("  # to review", ""), "utf-8")
    assert "guesses stand" not in project.build("text").said
    assert "guesses stand" not in CliRunner().invoke(main, ["check", str(project.folder)]).output
