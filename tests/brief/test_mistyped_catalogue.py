"""What an author mistypes in a catalogue, and what the message says to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

RECORD = """references:
- id: tide
  type: report
  title: The tide
  publisher: Harbour Board
  custom:
    file: tide.txt
"""


def said(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "catalogue.yaml"
    path.write_text(text, "utf-8")
    problems = read_catalogue([("catalogue.yaml", path)]).problems
    return [f"{one.line}: {'WARNING' if one.caution else 'ERROR'}: {one.message}" for one in problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  publisher",
            "  publsher",
            "5: WARNING: 'tide': nothing reads 'publsher'; did you mean 'publisher'?",
        ),
        (
            "  publisher",
            "  Publisher",
            "5: WARNING: 'tide': nothing reads 'Publisher'; did you mean 'publisher'?",
        ),
        (
            "file:",
            "sha265: ''\n    file:",
            "7: WARNING: 'tide': nothing reads 'custom.sha265'; did you mean 'sha256'?",
        ),
        (
            "  custom:",
            "  rights: private\n  custom:",
            "6: WARNING: 'tide': nothing reads 'rights' here; write it under custom, 'custom: {rights: …}'",
        ),
        ("type: report", "type: spreadsheet", "'spreadsheet' is not a CSL type; write 'type: dataset'"),
        ("type: report", "type: Policy brief", "'Policy brief' is not a CSL type; write 'type: report'"),
        ("type: report", "type: zzz", "the page 'The catalogue' of our docs lists them"),
    ],
)
def test_a_key_or_a_type_that_is_none(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in "\n".join(said(tmp_path, RECORD.replace(old, new)))


@pytest.mark.parametrize(
    "key",
    [
        "event-place: Genoa",
        "ISSN: 1234-5678",
        "keyword: tide",
        "my-own-note: x",
        "container-title-short: T",
        "pages-read: 3",
    ],
)
def test_other_keys_are_nobodys_mistake(tmp_path: Path, key: str) -> None:
    assert said(tmp_path, RECORD.replace("  publisher", f"  {key}\n  publisher")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  publisher",
            "    publisher",
            "5: ERROR: 'publisher' begins in column 5, and 'title' in line 4 in column 3",
        ),
        ("  publisher", " publisher", "5: ERROR: 'publisher' begins in column 2"),
        ("  publisher", "\tpublisher", "5: ERROR: the line begins with a tab; indent it with spaces"),
        (
            "publisher: H",
            "publisher:H",
            "5: ERROR: a space stands behind the colon; write 'publisher: Harbour",
        ),
        ("publisher: H", "publisher H", "5: ERROR: 'publisher Harbour Board' has no colon"),
        (
            "title: The",
            "title: 'The'",
            "4: ERROR: a value that begins with ' stands whole in quotation marks",
        ),
        ("title: The", "title: [The]", "write \"title: '[The] tide'\""),
        ("title: The", "title: @The", "write \"title: '@The tide'\""),
        (
            "publisher: Harbour Board",
            "author: [{family: Roe given: J}]",
            "5: ERROR: a bracket '{' is not closed, or a comma",
        ),
        ("title: The", "title: Tides: the", "write \"title: 'Tides: the tide'\""),
        ("- id", "-id", "a space stands behind the '-' in line 2; write '- id: tide'"),
        ("references:", "references", "'references' has no colon"),
    ],
)
def test_broken_yaml_in_plain_words(tmp_path: Path, old: str, new: str, message: str) -> None:
    (found,) = said(tmp_path, RECORD.replace(old, new))
    assert message in found
    assert "expected" not in found
    assert "mapping" not in found


def test_a_catalogue_that_cannot_be_read_is_told_once(project: Project) -> None:
    project.page(
        '{kfor:cite}`ferry > "shook"` and {kfor:quote}`Nobody was hurt. <ferry>`\n\n'
        "```{kfor:quote} port\n\na loss of 2.75 %\n```\n\n{kfor:citet}`port` has it.\n\n"
        "```{kfor:bibliography}\n```\n"
    )
    path = project.corpus / "catalogue.yaml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("  publisher: Port", "     publisher: Port"), "utf-8")
    broken = project.build("text", "-q")
    assert broken.status == 1
    (line,) = [line for line in broken.said.splitlines() if "ERROR" in line]
    assert "'publisher' begins in column 6" in line
    path.write_text(sound, "utf-8")
    assert project.build("text", "-q").status == 0


def test_a_misspelt_file_is_named_where_it_is_missed(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text("utf-8").replace("ferry.txt", "fery.txt"), "utf-8")
    told = project.build("text", "-q").said
    assert "the file 'fery.txt' of 'ferry' is in no folder of the corpus; there is 'ferry.txt'" in told
    assert "the text of 'ferry' is not here; in its record correct 'file' to 'ferry.txt'" in told
    assert "set KFOR_CORPUS" not in told


def test_of_a_page_that_there_is_not_the_right_one_is_said(project: Project) -> None:
    project.write("corpus/ferry.txt", "The lamp was lit.\n\fNobody was hurt.\n")
    project.page("{kfor:quote}`Nobody was hurt. <ferry; locator=p. 7>`\n\n{kfor:cite}`ferry, p. 9`\n")
    told = project.refused()
    assert "there is no page 7; the pages are 1 to 2, and it stands on p. 2" in told
    assert "there is no page 9; the pages are 1 to 2 [" in told
