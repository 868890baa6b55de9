"""Our own documentation and brief: every builder, the lock, and the texts where they are here."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from sphinx.cmd.build import build_main
from sphinx.locale import translators

from sphinx_kfor.evidence.text.folding import fold

if TYPE_CHECKING:
    from project import Project

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "latex",
    "text",
    "man",
    "texinfo",
    "gettext",
    "xml",
    "briefpdf",
]
BRIEF = "brief/italy-kosovo"
#: Sources whose quotations the brief must have.
ARTICLES = {"ansa-2022", "cepa-2022", "patrols-web"}


def build(docs: Path, tmp_path: Path, builder: str, *options: str) -> Path:
    translators.clear()
    out = tmp_path / builder
    arguments = [
        "-q",
        "-W",
        "-n",
        "-E",
        "-b",
        builder,
        "-d",
        str(tmp_path / "trees"),
        *options,
        str(docs),
        str(out),
    ]
    assert build_main(arguments) == 0
    return out


def brief_annotations(out: Path) -> list[dict[str, Any]]:
    data = json.loads((out / "evidence.json").read_text("utf-8"))
    items: list[dict[str, Any]] = data["first"]["items"]
    assert data["total"] == len(items)
    return [item for item in items if item["body"].get("source") == BRIEF]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_succeeds_without_a_warning(own_docs: Path, tmp_path: Path, builder: str) -> None:
    build(own_docs, tmp_path, builder, "-j", "2")


def test_the_lock_alone_builds_the_brief(
    own_docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KFOR_CORPUS", raising=False)
    items = brief_annotations(build(own_docs, tmp_path, "html"))
    articles = [item for item in items if item["target"][0]["source"]["id"] in ARTICLES]
    assert {item["kfor:verdict"] for item in articles} == {"locked"}


@pytest.mark.skipif("KFOR_CORPUS" not in os.environ, reason="KFOR_CORPUS names no folder of texts")
def test_with_the_texts_each_passage_is_verified(own_docs: Path, tmp_path: Path) -> None:
    items = brief_annotations(build(own_docs, tmp_path, "html"))
    assert {item["kfor:verdict"] for item in items} <= {"verbatim", "folded"}


def test_the_brief_is_as_rich_as_it_should_be(own_docs: Path, tmp_path: Path) -> None:
    items = brief_annotations(build(own_docs, tmp_path, "html"))
    quotations = [item for item in items if item["motivation"] == "describing"]
    lengths = [sum(len(t["selector"][0]["exact"].split()) for t in item["target"]) for item in quotations]
    assert len(quotations) >= 12
    assert sum(length >= 12 for length in lengths) >= 5
    assert {item["target"][0]["source"]["id"] for item in quotations} >= ARTICLES
    assert sum(item["motivation"] == "linking" for item in items) >= 4
    source = (own_docs / f"{BRIEF}.md").read_text("utf-8")
    written = re.sub(r"^:[\w-]+:.*$|^(```|:::).*$", "", source, flags=re.MULTILINE)
    assert 900 <= len(written.split()) <= 1500


def test_the_pdf_holds_every_quotation_and_its_authors(own_docs: Path, tmp_path: Path) -> None:
    items = brief_annotations(build(own_docs, tmp_path, "html"))
    pdf = PdfReader(io.BytesIO((build(own_docs, tmp_path, "briefpdf") / "italy-kosovo.pdf").read_bytes()))
    text = without_marks(" ".join(" ".join(page.extract_text() for page in pdf.pages).split()))
    for item in items:
        if item["motivation"] == "describing":
            for target in item["target"]:
                words = " ".join(target["selector"][0]["exact"].split())
                assert (
                    words in text or "kfor:table" in target
                )  # names of rows and columns may be the author's
    for author in ("ANSA", "Federico Borsari and Dario Cristiani", "“Italian NATO Forces"):
        assert author in text
    assert json.loads(pdf.attachments["evidence.json"][0])["label"] == "italy-kosovo"


def without_marks(text: str) -> str:
    """The brief's text without its insertions, and with its changed initial as the source has it."""
    for mark in (" [sic]", " [in the north]"):
        assert mark in text
        text = text.replace(mark, "")
    assert "“[t]he current" in text
    return text.replace("“[t]he current", "“The current")


def test_no_text_of_a_publisher_is_in_the_repository() -> None:
    root = Path(__file__).parents[2]
    kept = {path.name for path in (root / "seeds").iterdir() if path.suffix == ".txt"}
    assert kept == set()


def test_the_fact_sheet_is_the_one_that_the_catalogue_names(own_docs: Path) -> None:
    record = (own_docs.parent / "seeds" / "catalogue.yaml").read_text("utf-8").split("- id: factsheet")[1]
    digest = re.search(r"sha256: ([0-9a-f]{64})", record)
    assert digest
    sheet = own_docs.parent / "seeds" / "kfor-italy-factsheet.md"
    assert hashlib.sha256(sheet.read_bytes()).hexdigest() == digest[1]


def test_a_changed_word_fails_the_brief(own_docs: Path, project: Project) -> None:
    """The lock alone is enough to see it."""
    assert own_docs.is_dir()
    for name in ("catalogue.yaml", "evidence.lock.json", "kfor-italy-factsheet.md"):
        project.write(f"corpus/{name}", (own_docs.parent / "seeds" / name).read_bytes())
    page = (own_docs / f"{BRIEF}.md").read_text("utf-8")
    with (project.folder / "conf.py").open("a") as conf:
        conf.write('myst_enable_extensions = ["colon_fence"]\n')
    project.write("index.md", page)
    assert project.build("text", "-q", "-W").status == 0
    project.write("index.md", page.replace("Italians would immediately be", "Italians would eventually be"))
    said = project.refused()
    assert "[-eventually-] {+immediately+}" in said
    assert "index.md:" in said


def test_folding_is_the_same_for_lock_and_text() -> None:
    assert fold("“a” — b").text == fold("'a'--b").text
