"""The builder: which PDFs, with what in them, and what happens when one cannot be made."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pdf_project import Build

BRIEF = """
    # The title

    First paragraph.

    ## A section

    Second paragraph.
"""


def test_same_input_gives_same_bytes(build: Build) -> None:
    first = build({"index.md": BRIEF}).pdf()
    assert build({"index.md": BRIEF}).pdf() == first


def test_source_date_epoch_dates_the_document(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    undated = build({"index.md": BRIEF}).pdf()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = build({"index.md": BRIEF})
    assert dated.pdf() != undated
    assert dated.pdf() == build({"index.md": BRIEF}).pdf()
    with dated.document() as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20231114")


def test_date_of_the_document_is_printed_and_kept(build: Build) -> None:
    result = build({"index.md": "---\ndate: 2023-02-03\n---\n# T\n\nText.\n"})
    assert "February 3, 2023" in result.text()
    with result.document() as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20230203")


def test_metadata_and_claims(build: Build) -> None:
    result = build({"index.md": BRIEF}, 'language = "it"')
    with result.document() as pdf:
        metadata = pdf.open_metadata()
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "it"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "The title"
        assert str(pdf.docinfo["/Author"]) == "Ada Writer"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_title_of_the_entry_wins_and_the_documents_own_is_kept(build: Build) -> None:
    conf = 'kfor_pdf_documents = [("index", "brief", "Another title", "X")]'
    result = build({"index.md": BRIEF}, conf)
    assert result.text().startswith("Another title The title X")
    with result.document() as pdf:
        assert str(pdf.docinfo["/Title"]) == "Another title"


def test_without_entries_the_whole_project_is_one(build: Build) -> None:
    files = {
        "index.md": f"{BRIEF}\n    ```{{toctree}}\n    other\n    ```\n",
        "other.md": "# Other\n\nThird.\n",
    }
    result = build(dict(files), "kfor_pdf_documents = []")
    assert "Third." in result.text("aproject")


def test_toctrees_are_followed_to_their_ends(build: Build) -> None:
    files = {
        "index.md": "# T\n\n## Last\n\nText.\n\n```{toctree}\na\n```\n\n```{toctree}\n:hidden:\nc\n```\n",
        "a.md": "# Chapter a\n\nText a.\n\n```{toctree}\nb\n```\n",
        "b.md": "# Chapter b\n\nText b.\n\n## Deep\n\nDeep text.\n",
        "c.md": "# Chapter c\n\nText c.\n",
    }
    result = build(dict(files))
    text = result.text()
    places = [text.index(words) for words in ("Last", "Chapter a", "Text b.", "Deep text.", "Text c.")]
    assert places == sorted(places)
    headings = [name for name in result.tag_names() if name.startswith("H")]
    # The chapters do not belong to the section in whose place their toctree happens to be.
    assert headings == ["H1", "H2", "H2", "H3", "H4", "H2"]


def test_unknown_start_document_is_an_error(build: Build) -> None:
    result = build({"index.md": BRIEF}, 'kfor_pdf_documents = [("nowhere", "brief", "", "")]')
    assert result.status == 1
    assert "nowhere" in result.warnings
    assert not (result.folder / "brief.pdf").exists()


@pytest.mark.parametrize("target", ["../brief", "n" * 300])
def test_a_target_that_cannot_be_written_is_an_error(build: Build, target: str) -> None:
    result = build({"index.md": BRIEF}, f'kfor_pdf_documents = [("index", "{target}", "", "")]')
    assert result.status == 1
    said = (
        "lies outside the output folder"
        if ".." in target
        else "the PDF cannot be written (File name too long)"
    )
    assert said in result.warnings
    assert not (result.folder / "../brief.pdf").exists()


def test_refusal_is_an_error_at_its_line_and_leaves_nothing(build: Build) -> None:
    good = build({"index.md": BRIEF})
    assert good.status == 0
    bad = build({"index.md": "# T\n\nText.\n\n```{raw} typst\n#nonsense(1)\n```\n"})
    assert bad.status == 1
    assert "index.md:5: ERROR: brief: Typst refuses the document: unknown variable: nonsense" in bad.warnings
    assert "[kfor.pdf]" in bad.warnings
    assert [path.name for path in bad.folder.iterdir() if path.name != ".doctrees"] == []


def test_refusal_sets_the_status_even_where_its_message_is_suppressed(build: Build) -> None:
    conf = 'suppress_warnings = ["kfor.pdf"]'
    result = build({"index.md": "# T\n\n```{raw} typst\n#nonsense(1)\n```\n"}, conf)
    assert (result.status, result.warnings) == (1, "")


def test_standard_that_does_not_exist_is_an_error(build: Build) -> None:
    result = build({"index.md": BRIEF}, 'kfor_pdf_standards = ["z-9"]')
    assert result.status == 1
    assert "z-9" in result.warnings


def test_missing_typst_names_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_kfor.pdf.press.available", lambda: False)
    result = build({"index.md": BRIEF})
    assert result.status == 1
    assert 'pip install "sphinx-kfor[pdf]"' in result.warnings


def test_typst_is_imported_only_for_a_pdf() -> None:
    code = "import sys, sphinx_kfor.extension, sphinx_kfor.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_attachments_come_from_an_event(build: Build) -> None:
    conf = """
        def attach(app, builder, docname):
            data = '{"start": "%s"}' % docname
            return [("evidence.json", data.encode(), "application/ld+json", "data", "The evidence")]

        def setup(app):
            app.connect("kfor-pdf-attachments", attach)
    """
    result = build({"index.md": BRIEF}, conf)
    with result.document() as pdf:
        attached = pdf.attachments["evidence.json"]
        assert json.loads(attached.get_file().read_bytes()) == {"start": "index"}
        assert attached.description == "The evidence"
        assert attached.relationship == "/Data"
        assert attached.get_file().mime_type == "application/ld+json"


def test_own_template_changes_the_look(build: Build) -> None:
    own = "#let quotation(body, attribution: none, ..rest) = [QUOTED #body BY #attribution]"
    text = "# T\n\n```{epigraph}\nWords.\n\n-- Author\n```\n"
    result = build({"index.md": text, "own.typ": own}, 'kfor_pdf_template = "own.typ"')
    assert "QUOTED Words. BY Author" in result.text()


def test_own_template_may_build_on_ours(build: Build) -> None:
    own = """
        #import "brief.typ" as ours
        #let brief(..settings, body) = ours.brief(..settings, [ABOVE #body])
        #let class-styles = (:)
    """
    result = build({"index.md": BRIEF, "own.typ": own}, 'kfor_pdf_template = "own.typ"')
    assert "ABOVE First paragraph." in result.text()


def test_an_error_in_a_template_is_named_by_its_line(build: Build) -> None:
    own = "// A comment.\n#let brief(..settings, body) = nonsense(body)\n"
    result = build({"index.md": BRIEF, "own.typ": own}, 'kfor_pdf_template = "own.typ"')
    assert result.status == 1
    assert (
        "own.typ:2: ERROR: brief: Typst refuses the document: unknown variable: nonsense" in result.warnings
    )


@pytest.mark.parametrize("entry", ['("index",)', '"index"'])
def test_an_entry_that_is_none_is_an_error(build: Build, entry: str) -> None:
    result = build({"index.md": BRIEF}, f"kfor_pdf_documents = [{entry}]")
    assert result.status == 1
    assert "an entry of kfor_pdf_documents lacks its start document or target name" in result.warnings


def test_a_template_that_is_not_there_is_an_error(build: Build) -> None:
    result = build({"index.md": BRIEF}, 'kfor_pdf_template = "nowhere.typ"')
    assert result.status == 1
    assert "kfor_pdf_template names 'nowhere.typ', which does not exist" in result.warnings


def test_no_clock_and_no_paths_in_the_file(build: Build, tmp_path: Path) -> None:
    result = build({"index.md": BRIEF})
    assert str(tmp_path).encode() not in result.pdf()
    assert pypdf.PdfReader(result.folder / "brief.pdf").metadata is not None


def test_a_build_leaves_the_garbage_collector_at_work(build: Build) -> None:
    build({"index.md": BRIEF})
    assert gc.isenabled()


def test_the_next_build_of_a_process_gives_the_bytes_of_a_fresh_one(tmp_path: Path) -> None:
    page = "# The title\n\nOne {numref}`t`.\n\n```{table} Words\n:name: t\n\n| a |\n|---|\n| 1 |\n```\n"
    conf = 'project = "A project"\nextensions = ["myst_parser", "sphinx_kfor"]\nnumfig = True\n'
    for name, content in {"conf.py": conf, "index.md": page.replace("One", "Two")}.items():
        (tmp_path / name).write_text(content)
    fresh = _application(tmp_path, "fresh")
    fresh.build()
    (tmp_path / "index.md").write_text(page)
    kept = _application(tmp_path, "kept")
    kept.build()
    (tmp_path / "index.md").write_text(page.replace("One", "Two"))
    kept.build()
    kept.cleanup()
    fresh.cleanup()
    assert Path(kept.outdir, "aproject.pdf").read_bytes() == Path(fresh.outdir, "aproject.pdf").read_bytes()


def _application(source: Path, name: str) -> SphinxTestApp:
    return SphinxTestApp("briefpdf", srcdir=source, builddir=source / name)
