"""The index at the end of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from test_accessibility import errors

if TYPE_CHECKING:
    from pdf_project import Build

INDEX = (
    "T\n=\n\n.. index:: ferry; night, ! harbour\n\nFirst.\n\n.. index:: see: boat; ferry\n\n" + "Word. " * 900
)
MORE = "\n\n.. index:: ferry; night, quay\n\nLast.\n\n.. toctree::\n\n   other\n"
OTHER = "Other\n=====\n\nIt is a :index:`quay`.\n"
ON = 'kfor_pdf_settings = {"index": True}\n'


def test_entries_stand_with_their_pages_and_lead_there(build: Build) -> None:
    result = build({"index.rst": INDEX + MORE, "other.rst": OTHER}, ON)
    assert result.warnings == ""
    last = " ".join(result.pages()[-1].split())
    assert "Index B boat see ferry F ferry night, 1, 2 H harbour, 1 Q quay, 2" in last
    assert errors(result.folder / "brief.pdf") == []


def test_places_of_other_pdfs_are_not_in_it(build: Build) -> None:
    documents = 'kfor_pdf_documents = [("index", "brief", "", ""), ("other", "other", "", "")]\n'
    result = build({"index.rst": INDEX, "other.rst": ":orphan:\n\n" + OTHER}, ON + documents)
    assert "Index B boat see ferry Q quay, 1" in result.text("other")
    assert "harbour" not in result.text("other")


def test_without_the_setting_there_is_none(build: Build) -> None:
    assert "Index" not in build({"index.rst": INDEX + MORE, "other.rst": OTHER}).text()


def test_it_stands_after_the_notes_at_the_end(build: Build) -> None:
    conf = 'kfor_pdf_settings = {"index": True, "notes": "end"}\n'
    text = build({"index.rst": INDEX + "A note [#n]_.\n\n.. [#n] The note.\n"}, conf).text()
    assert "Notes 1. The note. Index" in text
