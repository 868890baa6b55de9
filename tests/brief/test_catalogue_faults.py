"""Faults of the catalogue and of the texts: each is an error with its place, and no build crashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

QUOTE = "{kfor:quote}`Nobody was hurt. <ferry>`\n"


def alter(project: Project, old: str, new: str) -> None:
    path = project.corpus / "catalogue.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  title: The ferry at Dunmore\n", "", "catalogue.yaml:3: ERROR: 'ferry': title is missing"),
        (
            "- id: port",
            "- id: ferry",
            "catalogue.yaml:13: ERROR: the id 'ferry' stands in line 3 already and again in line 13",
        ),
        (
            "  type: report",
            "  type: [report",
            "catalogue.yaml:15: ERROR: a bracket '[' is not closed, or a comma is missing",
        ),
        (
            "  type: report",
            "  type: reprot",
            "catalogue.yaml:14: ERROR: 'port': type cannot be used: 'reprot' is not a CSL type; there is",
        ),
        ("  issued: 2020", "  issued: 2021-02-29", "there is no day 29 in month 2 of 2021"),
        (
            "  publisher: Port Authority",
            '  publisher: "Port \\u202eytirohtuA"',
            "catalogue.yaml:16: ERROR: the text holds the control of writing direction U+202E",
        ),
        ("given: Aoife", 'given: "\\u2066Aoife"', "the text holds the control of writing direction U+2066"),
        ("  issued: 2020", "  issued: 2020-13", "catalogue.yaml:17: ERROR: 'port': issued"),
        (
            "  language: en",
            "  title: Again",
            "catalogue.yaml:10: ERROR: the key 'title' stands in line 5 already",
        ),
        ("- id: port", "- name: port", "catalogue.yaml:13: ERROR: record 2 has no 'id'"),
        (
            "file: ferry.txt",
            "file: ../secret.txt",
            "catalogue.yaml:12: ERROR: 'ferry': file '../secret.txt' leaves the corpus folder",
        ),
        (
            "file: ferry.txt",
            "file: /etc/hostname",
            "catalogue.yaml:12: ERROR: 'ferry': file '/etc/hostname' leaves",
        ),
        ("file: ferry.txt", "file: 'C:\\secret.txt'", "leaves the corpus folder"),
        (
            "file: ferry.txt",
            "file: ferry.txt\n    rights: any",
            "'ferry': custom.rights cannot be used: 'any' is none of 'open', 'excerpts' or 'private'",
        ),
        (
            "file: ferry.txt",
            "file: ferry.txt\n    body: {from: Never said}",
            "catalogue.yaml:13: ERROR: 'ferry': custom.body.from: the text does not hold",
        ),
    ],
)
def test_a_fault_is_named_by_file_and_line(project: Project, old: str, new: str, said: str) -> None:
    project.write("secret.txt", "Nobody was hurt.")
    alter(project, old, new)
    project.page(QUOTE)
    assert said in project.refused()


def test_both_lines_of_a_duplicate_id_are_named(project: Project) -> None:
    alter(project, "- id: port", "- id: ferry")
    project.page("Text.\n")
    assert "in line 3 already and again in line 13" in project.refused()


def test_a_link_that_leaves_the_corpus_is_refused(project: Project) -> None:
    secret = project.write("secret.txt", "Nobody was hurt.")
    (project.corpus / "ferry.txt").unlink()
    (project.corpus / "ferry.txt").symlink_to(secret)
    project.page(QUOTE)
    said = project.refused()
    assert (
        "catalogue.yaml:12: ERROR: 'ferry': file 'ferry.txt' is a link that leaves the corpus folder" in said
    )
    assert "“Nobody" not in project.build("text", "-q").text("index.txt")


def test_a_text_that_is_not_utf8_is_named_with_its_byte_offset(project: Project) -> None:
    (project.corpus / "ferry.txt").write_bytes(b"Nobody was hurt. Caf" + b"\xe9")
    project.page(QUOTE)
    said = project.refused()
    assert "'ferry', file 'ferry.txt': not UTF-8 at byte offset 20" in said
    assert "[kfor.document]" in said


def test_a_missing_catalogue(project: Project) -> None:
    (project.corpus / "catalogue.yaml").unlink()
    project.page("Text.\n")
    assert "corpus/catalogue.yaml:1: ERROR: the catalogue cannot be read" in project.refused()


def test_a_broken_catalogue_keeps_the_sound_records(project: Project) -> None:
    alter(project, "  title: Harbour accounts\n", "")
    project.page(QUOTE)
    said = project.refused()
    assert "'port': title is missing" in said
    assert "“Nobody was hurt.”" in project.build("text", "-q").text("index.txt")


def test_a_later_catalogue_merges_into_an_earlier_one(project: Project) -> None:
    alter(project, "  custom:\n    file: ferry.txt\n", "")
    project.write("corpus/ours.json", '[{"id": "ferry", "custom": {"file": "ferry.txt"}}]')
    conf = (project.folder / "conf.py").read_text()
    project.write(
        "conf.py", conf.replace('"corpus/catalogue.yaml"', '["corpus/catalogue.yaml", "corpus/ours.json"]')
    )
    project.page(QUOTE)
    assert "“Nobody was hurt.”" in project.printed()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_do_not_matter(project: Project, newline: str) -> None:
    path = project.corpus / "ferry.txt"
    path.write_bytes(path.read_text().replace("\n", newline).encode())
    project.page("```{kfor:quote} ferry\nclosed the ramp on Tuesday\nand wrote to the ministry.\n```\n")
    assert "“closed the ramp on Tuesday and wrote to the ministry.” -- Aoife Byrne" in project.printed()


@pytest.mark.parametrize(
    ("language", "cautioned"), [("it", True), ("en", False), ("en-IE", False), ("xx", False)]
)
def test_a_text_in_another_language_than_its_record_says(
    project: Project, language: str, *, cautioned: bool
) -> None:
    alter(project, "language: en", f"language: {language}")
    project.page(QUOTE)
    said = project.build("text", "-q").said
    assert (
        "catalogue.yaml:10: WARNING: 'ferry': the language is 'it', and the text reads like 'en'" in said
    ) == cautioned
