"""What an adversary tried against whole builds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main

if TYPE_CHECKING:
    from project import Project


def test_a_corrected_text_with_an_older_time_is_checked_again(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    assert project.build().status == 0
    path = project.corpus / "ferry.txt"
    path.write_text(path.read_text().replace("Nobody was hurt", "Somebody was hurt"), "utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert project.build().status == 1


def test_a_lock_of_another_text_is_refused(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text().replace("file: ferry.txt", f"file: ferry.txt\n    sha256: {'0' * 64}")
    )
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    assert CliRunner().invoke(main, ["lock", str(project.folder), "--yes"]).exit_code == 0
    project.forget_texts()
    assert "the lock was made from another text of 'ferry' than the catalogue names" in project.refused("-E")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("{kfor:quote}`is [in]significant <ferry>`", "'[in]' stands inside a word"),
        ("{kfor:quote}`closed [”, or “] the ramp <ferry>`", "must hold words, and no quotation marks"),
        ("{kfor:quote}`closed [!] the ramp <ferry>`", "must hold words, and no quotation marks"),
        ("{kfor:quote}`closed [nоw] the ramp <ferry>`", "mixes letters of two scripts"),
        ('{kfor:cite}`ferry > ""`', "is empty; type it, or leave it out"),
        (
            "{kfor:quote}`Nobody was hurt. <ferry; translation=All were hurt; print=translation>`",
            "is in 'en' already",
        ),
        ("```{kfor:quote } ferry\nNobody was killed.\n```", "was not read as markup"),
        ("```kfor:quote ferry\nNobody was killed.\n```", "was not read as markup"),
        ("    ```{kfor:quote} ferry\n    Nobody was killed.\n    ```", "was not read as markup"),
        ("```{image} a.png\n:alt: {kfor:quote}`Nobody was killed.`\n```", "was not read as markup"),
    ],
)
def test_each_is_refused(project: Project, page: str, said: str) -> None:
    project.page(f"Text.\n\n{page}\n")
    assert said in project.refused()


def test_a_directive_that_became_a_comment(project: Project) -> None:
    project.page(".. kfor:quote: ferry\n\n   Nobody was killed.\n", "index.rst")
    assert "was not read as markup" in project.refused()


@pytest.mark.parametrize(
    "page",
    [
        "{kfor:quote}`Nobody was killed by the ferry`",
        "{kfor:quote}`Nobody was killed by the ferry <ferry> now`",
        "{kfor:qoute}`Nobody was killed by the ferry <ferry>`",
        "{kfor:cite}`ferry > Nobody was killed by the ferry`",
        "```{kfor:quote} ferry Nobody was killed by the ferry\n```",
    ],
)
def test_a_placeholder_never_holds_the_author_s_words(project: Project, page: str) -> None:
    project.page(f"Text.\n\n{page}\n")
    project.refused()
    text = project.build("text", "-q").text("index.txt")
    assert "not verified" in text
    assert "killed" not in text


@pytest.mark.parametrize(
    "page",
    [
        "{kfor:quote}`Nobody was hurt. <ferry; note=He said “all of them were hurt” then>`",
        "{kfor:cite}`“all of them were hurt” in ferry`",
        "He said “all were hurt and {kfor:quote}`Nobody was hurt <ferry>`”.",
        "He said ＂all of them were hurt＂ or ❝all of them were hurt❞.",
    ],
)
def test_words_that_look_quoted_are_loose_wherever_they_stand(project: Project, page: str) -> None:
    project.page(f"{page}\n")
    result = project.build("text", "-q")
    assert "[kfor.loose]" in result.said


def test_a_speaker_must_be_the_one_who_is_spelled(project: Project) -> None:
    quote = "```{kfor:quote} ferry\n:speaker: %s\n\nclosed the ramp on Tuesday\n```\n"
    for speaker in ('"Vladimir Putin = Tomas Fey"', "Vladimir Putin = the", "Silvio Fey"):
        project.page(quote % speaker)
        assert "[kfor.speaker]" in project.build("text", "-q").said, speaker


def test_superscripts_and_struck_words_are_not_glued(project: Project) -> None:
    project.write(
        "corpus/port.md", "In all 10<sup>6</sup> people, ~~5~~6 dogs; the vote <s>did not</s> pass.\n"
    )
    for words in ("106 people", "56 dogs", "the vote did not pass"):
        project.page(f"{{kfor:quote}}`{words} <port>`\n")
        assert "[kfor.quote]" in project.refused()


def test_a_wrong_language_does_not_hide_a_negation(project: Project) -> None:
    path = project.corpus / "catalogue.yaml"
    path.write_text(path.read_text().replace("language: en", "language: it"))
    project.page("{kfor:quote}`The old ramp “would […] bear” a lorry <ferry>`\n")
    assert "the omission hides 'not'" in project.refused()


def test_private_words_are_in_no_record(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text().replace("file: ferry.txt", "file: ferry.txt\n    rights: private")
    )
    project.write("corpus/ferry.txt", "He will go, but only if Agent Smith pays two million to the bandits.")
    project.page("{kfor:quote}`He will go […] to the bandits. <ferry>`\n")
    CliRunner().invoke(main, ["lock", str(project.folder), "--yes"])
    assert "Smith" not in (project.corpus / "evidence.lock.json").read_text("utf-8")
    assert "Smith" not in project.build("html", "-q").text("evidence.json")


@pytest.mark.parametrize(
    "setting",
    [
        'kfor_quotation_marks = "x"',
        "kfor_share_limit = None",
        "kfor_share_limit = 5",
        'kfor_share_limit = ("a", "b")',
        "kfor_catalogue = 3",
        'kfor_language_data = "nowhere"',
        "kfor_lock = 3",
        "kfor_citation_style = 4",
        'kfor_citation_style = "apa.csl"',
        "kfor_source_pages = True",
        'kfor_source_pages = "../x"',
        'kfor_pdf_url = "{name}.pdf"',
        'kfor_quotation_marks = {"klingonisch": "«»"}',
        'kfor_scale = "guess"',
    ],
)
def test_a_bad_setting_is_an_error_at_its_line(project: Project, setting: str) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    conf = project.folder / "conf.py"
    conf.write_text(f"{conf.read_text()}\n{setting}\n")
    said = project.refused()
    name, line = setting.split(" ", maxsplit=1)[0], len(conf.read_text().splitlines())
    assert f"conf.py:{line}: ERROR: {name} must be " in said


def test_a_setting_that_nothing_reads_is_named(project: Project) -> None:
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    conf = project.folder / "conf.py"
    conf.write_text(f'{conf.read_text()}\nkfor_citations_style = "notes"\n')
    assert "nothing reads 'kfor_citations_style'; there is 'kfor_citation_style'" in project.refused()
