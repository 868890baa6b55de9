"""Locks in teams: conflicts, merges, line ends, signatures."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.annotations.lock import read_lock

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

FERRY = [
    "The council’s engineers inspected the slipway",
    "would not bear",
    "a lorry of more than 7.5 tonnes",
    "Nobody was hurt.",
    "closed the ramp on Tuesday",
    "wrote to the ministry",
    "The ramp will reopen in May.",
    "use the ferry each week",
    "Some 1,230 cars",
    "The ramp is 40 years old.",
]
PORT = ["The port made", "a loss of 2.75 %", "third in a row", "Harbour accounts"]


def cites(source: str, passages: list[str]) -> str:
    return "\n\n".join(f'It is so {{kfor:cite}}`{source} > "{words}"`.' for words in passages) + "\n"


def lock(project: Project, *options: str) -> Result:
    return CliRunner().invoke(main, ["lock", str(project.folder), "--yes", *options])


def path(project: Project) -> Path:
    return project.corpus / "evidence.lock.json"


def written(project: Project, *texts: str) -> str:
    project.page("\n".join(texts))
    result = lock(project)
    assert result.exit_code == 0, result.output
    return path(project).read_text("utf-8")


@pytest.fixture
def three(project: Project) -> tuple[str, str, str]:
    """A lock, and two that each add to it."""
    base = written(project, cites("ferry", FERRY[:2]))
    ours = written(project, cites("ferry", FERRY[:2] + FERRY[4:]), cites("port", PORT[:2]))
    theirs = written(project, cites("ferry", FERRY[:4]), cites("port", PORT[2:]))
    project.page("\n".join([cites("ferry", FERRY), cites("port", PORT)]))
    return base, ours, theirs


def torn(folder: Path, base: str, ours: str, theirs: str) -> str:
    """The three as git merges them, with the marks of the conflict."""
    folder.mkdir(exist_ok=True)
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, "utf-8")
    done = subprocess.run(
        ["git", "merge-file", "-p", "--diff3", "ours", "base", "theirs"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    text = done.stdout.decode()
    assert "<<<<<<<" in text
    return text


def test_a_conflict_is_healed_from_the_texts(
    project: Project, three: tuple[str, str, str], tmp_path: Path
) -> None:
    path(project).write_text(torn(tmp_path / "git", *three), "utf-8")
    assert "torn" in project.build("text", "-q", "-E").said
    result = lock(project)
    assert result.exit_code == 0, result.output
    assert len(read_lock(path(project), "").items) == 14
    assert lock(project, "--check").exit_code == 0
    assert project.build("text", "-E").status == 0


def test_without_the_texts_what_either_side_has_is_kept(
    project: Project, three: tuple[str, str, str], tmp_path: Path
) -> None:
    path(project).write_text(torn(tmp_path / "git", *three), "utf-8")
    project.forget_texts()
    result = lock(project)
    assert result.exit_code == 0, result.output
    assert len(read_lock(path(project), "").items) == 14
    assert project.build("text", "-E").status == 0


def test_what_is_lost_is_named(project: Project, three: tuple[str, str, str]) -> None:
    whole = three[1]
    at = whole.rindex('"kfor:verdict"')
    path(project).write_text(f"{whole[:at]}\n<<<<<<< one\n=======\n}}\n>>>>>>> two\n", "utf-8")
    project.page(cites("ferry", FERRY[:2] + FERRY[4:]) + cites("port", PORT[:2]))
    project.forget_texts()
    result = lock(project)
    assert result.exit_code == 1
    assert "lost     port:" in result.output
    assert len(read_lock(path(project), "").items) == 9


def test_check_says_that_a_lock_is_torn_and_leaves_it(project: Project, three: tuple[str, str, str]) -> None:
    path(project).write_text(three[1].replace("\n },\n", "\n }\n"), "utf-8")
    before = path(project).read_bytes()
    result = lock(project, "--check")
    assert result.exit_code == 1
    assert "the lock is torn" in result.output
    assert path(project).read_bytes() == before


def merge(folder: Path, *texts: str) -> Result:
    names = ["base", "ours", "theirs"]
    folder.mkdir(exist_ok=True)
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, "utf-8")
    return CliRunner().invoke(main, ["lock", "--merge", *(str(folder / name) for name in names)])


def test_the_merge_driver_merges_by_item(
    project: Project, three: tuple[str, str, str], tmp_path: Path
) -> None:
    result = merge(tmp_path / "m", *three)
    assert result.exit_code == 0, result.output
    path(project).write_bytes((tmp_path / "m" / "ours").read_bytes())
    assert lock(project, "--check").exit_code == 0


def test_the_merge_driver_keeps_a_deletion(three: tuple[str, str, str], tmp_path: Path) -> None:
    base, _, theirs = three
    data = json.loads(base)
    assert merge(tmp_path / "m", theirs, base, theirs).exit_code == 0
    assert set(json.loads((tmp_path / "m" / "ours").read_text("utf-8"))["items"]) == set(data["items"])


def test_the_merge_driver_merges_what_both_sides_added(three: tuple[str, str, str], tmp_path: Path) -> None:
    _, ours, theirs = three
    assert merge(tmp_path / "m", "", ours, theirs).exit_code == 0
    kept = json.loads((tmp_path / "m" / "ours").read_text())["items"].keys()
    assert kept == json.loads(ours)["items"].keys() | json.loads(theirs)["items"].keys()


def test_the_merge_driver_leaves_to_decide_what_both_changed(project: Project, tmp_path: Path) -> None:
    texts = []
    for extra in ("", "One line more.\n\n", "Two lines\nmore.\n\n"):
        project.write(
            "corpus/ferry.txt",
            extra + (project.corpus / "ferry.txt").read_text("utf-8").removeprefix("One line more.\n\n"),
        )
        texts.append(written(project, cites("ferry", FERRY[3:4])))
    result = merge(tmp_path / "m", *texts)
    assert result.exit_code == 1
    assert "both sides changed ferry:" in result.output
    assert read_lock(tmp_path / "m" / "ours", "").items


def test_git_merges_with_the_driver_of_the_docs(three: tuple[str, str, str], tmp_path: Path) -> None:
    base, ours, theirs = three
    folder = tmp_path / "repository"
    folder.mkdir()
    driver = f"{sys.executable} -m sphinx_kfor lock --merge %O %A %B"

    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@b", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    git("init", "-q", "-b", "one")
    git("config", "merge.kfor.driver", driver)
    (folder / ".gitattributes").write_text("evidence.lock.json merge=kfor\n")
    (folder / "evidence.lock.json").write_text(base, "utf-8")
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "two")
    (folder / "evidence.lock.json").write_text(theirs, "utf-8")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "one")
    (folder / "evidence.lock.json").write_text(ours, "utf-8")
    git("commit", "-qam", "ours")
    git("merge", "-q", "two")
    assert len(read_lock(folder / "evidence.lock.json", "").items) == 14


def test_a_checkout_with_other_line_ends_changes_nothing(project: Project) -> None:
    written(project, cites("ferry", FERRY), cites("port", PORT))
    printed = project.build("text", "-E").text("index.txt")
    for name in ("ferry.txt", "port.md", "evidence.lock.json", "catalogue.yaml"):
        file = project.corpus / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert project.build("text", "-E").text("index.txt") == printed
    result = lock(project, "--check")
    assert result.exit_code == 0, result.output


@pytest.fixture
def key(tmp_path: Path) -> Path:
    if not shutil.which("ssh-keygen"):
        pytest.skip("no ssh-keygen")
    file = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "eva", "-f", str(file)], check=True)
    return file


@pytest.fixture
def signed(project: Project, key: Path) -> Project:
    public = key.with_suffix(".pub").read_text()
    project.write("signers", f'eva@example.org namespaces="kfor-lock" {public}')
    with (project.folder / "conf.py").open("a") as conf:
        conf.write('kfor_lock_signers = "signers"\n')
    project.page(cites("ferry", FERRY[:3]))
    result = lock(project, "--sign", str(key))
    assert result.exit_code == 0, result.output
    assert "signed evidence.lock.json" in result.output
    return project


def test_what_only_checks_signs_nothing(signed: Project, key: Path) -> None:
    made = CliRunner().invoke(main, ["lock", str(signed.folder), "--check", "--sign", str(key)])
    assert made.exit_code == 2
    assert "leave out --check or --sign" in made.output


def test_a_signed_lock_is_believed_without_the_texts(signed: Project) -> None:
    signed.forget_texts()
    assert signed.build("text", "-E").status == 0


def test_also_with_other_line_ends(signed: Project) -> None:
    signed.forget_texts()
    path(signed).write_bytes(path(signed).read_bytes().replace(b"\n", b"\r\n"))
    assert signed.build("text", "-E").status == 0


def test_a_lock_that_nobody_signed_is_refused_only_without_the_texts(signed: Project) -> None:
    (signed.corpus / "evidence.lock.json.sig").unlink()
    assert signed.build("text", "-E").status == 0
    signed.forget_texts()
    said = signed.refused("-E")
    assert "none of the signers in 'signers' signed the lock as it is" in said
    assert "[kfor.lock]" in said


def test_so_is_one_that_was_changed_after_it_was_signed(signed: Project) -> None:
    path(signed).write_text(path(signed).read_text("utf-8") + "\n", "utf-8")
    signed.forget_texts()
    assert "[kfor.lock]" in signed.refused("-E")


def test_so_is_one_that_another_signed(signed: Project, tmp_path: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    assert lock(signed, "--sign", str(other)).exit_code == 0
    signed.forget_texts()
    assert "[kfor.lock]" in signed.refused("-E")


def test_a_lock_that_changes_loses_its_signature(signed: Project) -> None:
    assert "removed" not in lock(signed).output
    signed.page(cites("ferry", FERRY[:4]))
    result = lock(signed)
    assert "removed evidence.lock.json.sig" in result.output
    assert not (signed.corpus / "evidence.lock.json.sig").exists()


def test_a_missing_file_of_signers_is_said(signed: Project) -> None:
    (signed.folder / "signers").unlink()
    signed.forget_texts()
    assert "kfor_lock_signers: there is no file 'signers'" in signed.refused("-E")


def test_what_is_no_key_is_said(project: Project, tmp_path: Path) -> None:
    project.page(cites("ferry", FERRY[:1]))
    (tmp_path / "no-key").write_text("nothing")
    result = lock(project, "--sign", str(tmp_path / "no-key"))
    assert result.exit_code == 1
    assert "ssh-keygen cannot sign with" in result.output
