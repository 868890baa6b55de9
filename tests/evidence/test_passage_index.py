"""The index of passages in the cache: brought up to date, whoever else writes it, and whatever befell it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sphinx_kfor.evidence.catalogue.records import Record
from sphinx_kfor.evidence.sources.passage_index import PassageIndex
from sphinx_kfor.evidence.sources.source import Source

WORDS = "The ramp of quay {} would not bear a lorry of more than seven tonnes."
ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from test_passage_index import index
one = index(Path({folder!r}))
one.update({step})
print(one.count(), one.like("ramp of quay 7 would not bear")[0].source)
"""


def index(folder: Path) -> PassageIndex:
    found = {}
    for path in sorted(folder.glob("*.txt")):
        record = {"id": path.stem, "type": "report", "title": "x", "custom": {"file": path.name}}
        found[path.stem] = Source(Record.model_validate(record), path)
    return PassageIndex(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KFOR_CACHE", str(tmp_path / "cache"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(40):
        text = "\n\n".join(f"{WORDS.format(number)} It was report {line}." for line in range(50))
        (corpus / f"s{number}.txt").write_text(text, "utf-8")
    return corpus


def started(folder: Path, step: str = "") -> subprocess.Popen[str]:
    program = PROGRAM.format(root=str(ROOT), tests=str(Path(__file__).parent), folder=str(folder), step=step)
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_lines_of_space_alone_are_passed_over_soon(folder: Path) -> None:
    path = folder / "empty.tsv"
    path.write_text("\t" * 400_000 + "\nThe ledger of the harbour\t7", "utf-8")
    record = {"id": "empty", "type": "dataset", "title": "x", "custom": {"file": path.name}}
    one = PassageIndex({"empty": Source(Record.model_validate(record), path)})
    one.update()
    assert one.like("the ledger of the harbour")[0].source == "empty"


def test_two_at_once_do_each_other_no_harm(folder: Path) -> None:
    running = [started(folder) for _ in range(3)]
    said = [one.communicate(timeout=120) for one in running]
    assert [out.split() for out, _ in said] == [["2000", "s7"]] * 3, said


def test_one_that_is_killed_leaves_nothing_torn(folder: Path) -> None:
    running = started(folder, "lambda name: (print(name, flush=True), __import__('time').sleep(0.02))")
    assert running.stdout is not None
    for _ in range(20):
        running.stdout.readline()
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    one = index(folder)
    one.update()
    assert one.count() == 2000
    assert one.like("ramp of quay 7 would not bear")[0].source == "s7"


def test_a_damaged_one_is_made_anew(folder: Path) -> None:
    one = index(folder)
    one.update()
    one.close()
    (path,) = (folder.parent / "cache" / "index").glob("*.sqlite")
    data = bytearray(path.read_bytes())
    data[4096:40_960] = b"\xff" * 36_864
    path.write_bytes(data)
    again = index(folder)
    again.update()
    assert again.like("ramp of quay 7 would not bear")[0].source == "s7"
    assert again.count() == 2000


def test_what_cannot_be_read_is_said_each_time_and_costs_little(folder: Path) -> None:
    (folder / "s99.txt").write_bytes(b"\xff\xfe\xff")
    for _ in range(2):
        one = index(folder)
        assert one.stale()[-1] == "s99"
        begun = time.process_time()
        one.update()
        assert list(one.unread) == ["s99"]
        one.close()
    assert time.process_time() - begun < 0.5
