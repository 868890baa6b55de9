"""The lock: what `kfor lock` writes, and what a build makes of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.annotations.lock import read_lock

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

PAGE = """
```{kfor:quote} ferry
some 1,230 cars […] each week. The ramp is [now] 40 *years* old.
```

```{kfor:quote} ferry
:from: The harbour master
:to: to the ministry.
```

It {kfor:quote}`would not bear [sic] <ferry; prefix="The old ramp “">` it
{kfor:cite}`port > 'third in a row'`.
""".replace("'", '"')


@pytest.fixture
def locked(project: Project) -> Project:
    project.page(PAGE)
    assert kfor_lock(project, "--yes").exit_code == 0
    return project


def kfor_lock(project: Project, *options: str) -> Result:
    return CliRunner().invoke(main, ["lock", str(project.folder), *options])


def lock_file(project: Project) -> Path:
    return project.corpus / "evidence.lock.json"


def test_without_the_texts_the_same_is_printed(locked: Project) -> None:
    with_texts = locked.printed("-E")
    assert "“[s]ome 1,230 cars […] each week. The ramp is [now] 40 *years* old.”" in with_texts
    locked.forget_texts()
    assert locked.printed("-E") == with_texts


def test_the_count_is_said_in_one_line(locked: Project) -> None:
    assert "kfor: 4 passages: 4 verified against their texts\n" in locked.build().said
    locked.forget_texts()
    assert "kfor: 4 passages: 0 verified against their texts, 4 taken from the lock\n" in locked.build().said


def test_what_is_not_locked_or_unused_is_counted(locked: Project) -> None:
    locked.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    assert "1 not locked yet (run 'kfor lock'), 4 locked but unused" in locked.build().said


def test_figures_of_the_prose_are_counted_beside_the_passages(locked: Project) -> None:
    locked.page("{kfor:quote}`Nobody was hurt. <ferry>` The ferry took 1,230 cars each week.\n")
    assert "2 not locked yet, 1 of them figures of the prose (run 'kfor lock')" in locked.build().said


def test_words_that_the_lock_does_not_have_are_refused_with_what_is_nearest(locked: Project) -> None:
    locked.forget_texts()
    locked.page(PAGE.replace("40 *years*", "41 *years*"))
    said = locked.refused()
    assert "[kfor.unavailable]" in said
    assert "41 *years*" in said
    assert "nearest there: 'Some 1,230 cars […] each week. The ramp is […] 40 years old.'" in said


def test_the_lock_is_sorted_and_the_same_each_time(locked: Project) -> None:
    first = lock_file(locked).read_bytes()
    lock_file(locked).unlink()
    kfor_lock(locked, "--yes")
    assert lock_file(locked).read_bytes() == first
    data = json.loads(first)
    assert data["version"] == 1
    assert list(data["items"]) == sorted(data["items"])


def test_two_typings_of_one_quotation_are_one_item_that_does_not_warn(project: Project) -> None:
    project.page("Here.\n\n```{toctree}\none\ntwo\n```\n")
    locks = []
    for marks in ("’'", "'’"):
        for name, mark in zip(("one", "two"), marks, strict=True):
            words = f"The council{mark}s engineers inspected the slipway in March"
            project.page(f"{{kfor:quote}}`{words} <ferry>`.\n\n```{{kfor:annex}}\n```\n", f"{name}.md")
        kfor_lock(project, "--yes")
        locks.append(lock_file(project).read_bytes())
        assert project.build("text", "-E", "-q").said == ""
    assert locks[0] == locks[1]
    assert kfor_lock(project, "--check").exit_code == 0
    with_texts = project.build("text", "-E").text("two.txt").split()
    project.forget_texts()
    without = project.build("text", "-E").text("two.txt").replace(", from the lock", "").split()
    assert without == with_texts


def test_check_says_what_differs(locked: Project) -> None:
    assert kfor_lock(locked, "--check").exit_code == 0
    source = locked.corpus / "ferry.txt"
    source.write_text("New first line.\n" + source.read_text().replace("Tuesday", "Friday"))
    result = kfor_lock(locked, "--check")
    assert result.exit_code == 1
    assert "changed" in result.output
    assert "moved" in result.output
    assert "4 items differ" not in result.output


def test_a_build_never_writes_the_lock_and_warns_of_drift(locked: Project) -> None:
    source = locked.corpus / "ferry.txt"
    source.write_text(source.read_text().replace("Tuesday", "Friday"))
    before = lock_file(locked).read_bytes()
    result = locked.build("text", "-E", "-q")
    assert result.status == 0
    assert "[kfor.lock]" in result.said
    assert lock_file(locked).read_bytes() == before


def test_nothing_is_written_while_an_error_stands(locked: Project) -> None:
    before = lock_file(locked).read_bytes()
    locked.page("{kfor:quote}`Nobody was killed. <ferry>`\n")
    result = kfor_lock(locked, "--yes")
    assert result.exit_code == 1
    assert "[-killed.-] {+hurt.+}" in result.output
    assert lock_file(locked).read_bytes() == before


def test_it_asks_before_it_writes(project: Project) -> None:
    project.page(PAGE)
    result = CliRunner().invoke(main, ["lock", str(project.folder)], input="n\n")
    assert "Write 4 items" in result.output
    assert not lock_file(project).exists()


def _with_lock(project: Project, place: str) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(f"{conf.read_text()}kfor_lock = {place!r}\n")


def test_it_makes_the_folder_that_the_lock_stands_in(project: Project) -> None:
    _with_lock(project, "locks/brief.json")
    project.page(PAGE)
    assert kfor_lock(project, "--yes").exit_code == 0
    assert (project.folder / "locks" / "brief.json").exists()


def test_a_lock_where_none_can_be_is_said_so(project: Project) -> None:
    _with_lock(project, "index.md/brief.json")
    project.page(PAGE)
    result = kfor_lock(project, "--yes")
    assert result.exit_code == 1
    assert "the lock cannot be" in result.output


def test_a_symbolic_link_stays_one(locked: Project) -> None:
    elsewhere = locked.folder / "elsewhere.json"
    lock_file(locked).rename(elsewhere)
    lock_file(locked).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    locked.page('{kfor:cite}`port > "third in a row"`\n')
    assert kfor_lock(locked, "--yes").exit_code == 0
    assert lock_file(locked).is_symlink()
    assert elsewhere.read_bytes() != before


def test_items_whose_text_is_absent_are_kept(locked: Project) -> None:
    (locked.corpus / "port.md").unlink()
    locked.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    assert kfor_lock(locked, "--yes").exit_code == 0
    sources = [key.split(":")[0] for key in json.loads(lock_file(locked).read_text())["items"]]
    assert sources == ["ferry", "port"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("harbour master", "harbour mistress", "was edited by hand"),
        ('"version": 1', '"version": 2', "not a lock of version 1"),
        ('"items": {', '"items": {"x": 1,', "the item 'x' is malformed"),
        ("\n}\n", "", "the lock is torn"),
        ('"items": {', '"items":\n' + "[" * 100_000, ".json:4: ERROR: the lock is nested too deep"),
    ],
)
def test_a_torn_or_edited_lock_is_refused_and_left(locked: Project, old: str, new: str, said: str) -> None:
    path = lock_file(locked)
    path.write_text(path.read_text().replace(old, new))
    broken = path.read_bytes()
    message = locked.refused("-E")
    assert said in message
    assert "corpus/evidence.lock.json" in message
    assert kfor_lock(locked, "--yes").exit_code == 1
    assert path.read_bytes() == broken


def test_a_private_source_leaves_only_its_digest(project: Project) -> None:
    catalogue = project.corpus / "catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text().replace("file: ferry.txt", "file: ferry.txt\n    rights: private")
    )
    project.page("{kfor:quote}`Nobody was hurt. <ferry>`\n")
    kfor_lock(project, "--yes")
    assert "Nobody" not in lock_file(project).read_text()
    result = project.build("html", "-q")
    assert "“Nobody was hurt.”" in result.text("index.html")
    assert "Nobody" not in result.text("evidence.json")
    project.forget_texts()
    assert "'ferry' is private and its text is not here" in project.refused("-E")


def test_two_branches_that_each_add_a_quotation_merge(locked: Project, tmp_path: Path) -> None:
    base = lock_file(locked).read_bytes()
    sides = []
    for words in ("Nobody was hurt. <ferry>", "The port made <port>"):
        lock_file(locked).write_bytes(base)
        locked.page(PAGE + f"\nAnd {{kfor:quote}}`{words}`.\n")
        assert kfor_lock(locked, "--yes").exit_code == 0
        sides.append(lock_file(locked).read_bytes())
    files = [tmp_path / name for name in ("ours", "base", "theirs")]
    for path, content in zip(files, (sides[0], base, sides[1]), strict=True):
        path.write_bytes(content)
    subprocess.run(["git", "merge-file", *map(str, files)], check=True)
    merged = json.loads(files[0].read_text("utf-8"))["items"]
    assert len(merged) == len(json.loads(base)["items"]) + 2


def test_killed_at_any_point_the_old_lock_or_the_new_one_is_there(locked: Project) -> None:
    path = lock_file(locked)
    old = path.read_bytes()
    program = f"""
from pathlib import Path
from sphinx_kfor.evidence.lock import read_lock, write_lock
path = Path({str(path)!r})
items = read_lock(path, "lock").items
first = next(iter(items))
print("ready", flush=True)
while True:
    write_lock(path, items, {{}})
    write_lock(path, {{first: items[first]}}, {{}})
"""
    for delay in range(20):
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay / 1000)
        process.kill()
        process.wait()
        lock = read_lock(path, "lock")
        assert lock.problems == []
        assert len(lock.items) in {1, 4}
        path.write_bytes(old)
