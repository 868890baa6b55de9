"""Readers, the index of passages, and finding in it."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from reportlab.pdfgen import canvas

from bench.processes import environment
from sphinx_kfor.evidence.catalogue.records import Record
from sphinx_kfor.evidence.documents.readers import Options, read
from sphinx_kfor.evidence.sources.passage_index import PassageIndex
from sphinx_kfor.evidence.sources.passages import nearest_passages
from sphinx_kfor.evidence.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.table import Table

_SAID = "the council found that ramp would not bear lorry more than tonnes in March and closed it for good"
_WORDS = _SAID.split()
_GROWTH = 5.0
_CHANGED = 4


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    table.title("Sources: readers, in units a second of processor time")
    chance = random.Random(1)
    _reader(table, "PDF, pages", lambda n: (_pdf(chance, n), ".pdf", n), (25, 100), 200)
    _reader(table, "XLSX, cells", lambda n: (_xlsx(n), ".xlsx", 5 * n), (2_000, 8_000), 30_000)
    _reader(table, "HTML, bytes", _html, (1_000, 4_000), 5_000_000)
    table.title("Sources: the index of passages")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KFOR_CACHE"] = str(Path(folder, "cache"))
        _index(table, Path(folder), 25_000 if quick else 100_000)
        if not quick:
            table.title("Sources: a corpus of 500 PDFs of 20 pages")
            _corpus(table, Path(folder), chance)


def _reader(
    table: Table,
    what: str,
    make: Callable[[int], tuple[bytes, str, int]],
    sizes: tuple[int, int],
    least: float,
) -> None:
    """A row for a reader's speed, and one for what four times the work costs."""
    times = []
    for size in sizes:
        data, suffix, units = make(size)
        times.append(min(_timed(data, suffix) for _ in range(3)))
    table.row(f"{what} a second", units / times[1], least, least=True)
    table.row(f"{what}: four times the work", times[1] / times[0], _GROWTH)


def _timed(data: bytes, suffix: str) -> float:
    begun = time.process_time()
    read(data, suffix, Options())
    return time.process_time() - begun


def _sentence(chance: random.Random, words: int = 60) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _pdf(chance: random.Random, pages: int) -> bytes:
    out = io.BytesIO()
    made = canvas.Canvas(out)
    for number in range(1, pages + 1):
        made.setFont("Times-Roman", 9)
        made.drawString(72, 800, "Annual report of the Harbour Board")
        made.drawString(290, 40, f"Page {number}")
        made.setFont("Times-Roman", 11)
        for row in range(45):
            made.drawString(72, 760 - 15 * row, _sentence(chance, 14))
        made.showPage()
    made.save()
    return out.getvalue()


def _xlsx(rows: int) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(rows):
        sheet.append([f"name {row}", row, row / 7, "word", 0.361])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _html(paragraphs: int) -> tuple[bytes, str, int]:
    chance = random.Random(2)
    body = "".join(
        f"<p class='text'>{_sentence(chance)} <a href='/x'>Said</a> the <b>board</b>.</p>"
        for _ in range(paragraphs)
    )
    menu = "<nav>" + "<a href='/'>Home</a>" * 40 + "</nav>"
    data = f"<html><body>{menu}<main><article>{body}</article></main></body></html>".encode()
    return data, ".html", len(data)


def _index(table: Table, folder: Path, count: int) -> None:
    chance = random.Random(3)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(20_000)]
    weights = [1 / (place + 1) for place in range(len(words))]
    times = []
    for size in (count // 4, count):
        texts = [
            [" ".join(chance.choices(words, weights, k=60)).capitalize() + "." for _ in range(size // 10)]
            for _ in range(10)
        ]
        sources = _sources(folder / str(size), ["\n\n".join(text) for text in texts])
        index = PassageIndex(sources)
        begun = time.process_time()
        index.update()
        times.append(time.process_time() - begun)
    table.row("paragraphs a second", count / times[1], 15_000, least=True)
    table.row("four times the work", times[1] / times[0], _GROWTH)
    _find(table, index, texts, words)
    _command(table, folder / str(count), " ".join(texts[3][5].split()[:14]))


def _find(table: Table, index: PassageIndex, texts: list[list[str]], words: list[str]) -> None:
    chance = random.Random(4)
    times, right = [], 0
    for _ in range(200):
        number = chance.randrange(10)
        wanted = chance.choice(texts[number])
        sought = wanted.split()[10:24]
        for place in chance.sample(range(14), _CHANGED):
            sought[place] = chance.choice(words)
        begun = time.process_time()
        found = nearest_passages(index, " ".join(sought))
        times.append(time.process_time() - begun)
        right += bool(found) and found[0].source.id == f"s{number}" and found[0].words.split()[3] in wanted
    times.sort()
    table.row(f"find among {index.count():,} paragraphs, p50 in milliseconds", 1000 * times[100], 10)
    table.row("first hit right with four words of fourteen changed", right / 200, 0.95, least=True)


def _command(table: Table, folder: Path, words: str) -> None:
    """The whole command, where the index is up to date."""
    (folder / "conf.py").write_text("kfor_catalogue = 'catalogue.yaml'\n", "utf-8")
    records = "".join(
        f"- {{id: s{n}, type: report, title: x, custom: {{file: s{n}.txt}}}}\n" for n in range(10)
    )
    (folder / "catalogue.yaml").write_text(f"references:\n{records}", "utf-8")
    command = [sys.executable, "-m", "sphinx_kfor", "find", "--docs", str(folder), words]
    times = []
    for _ in range(4):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True, env=environment())
        after = os.times()
        times.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    table.row("find as a command, in seconds of processor time", min(times), 0.6)


def _sources(folder: Path, texts: list[str]) -> dict[str, Source]:
    folder.mkdir()
    found = {}
    for number, text in enumerate(texts):
        path = folder / f"s{number}.txt"
        path.write_text(text, "utf-8")
        record = {"id": f"s{number}", "type": "report", "title": "x", "custom": {"file": path.name}}
        found[f"s{number}"] = Source(Record.model_validate(record), path)
    return found


def _corpus(table: Table, folder: Path, chance: random.Random) -> None:
    """First and later builds that read all of a corpus, each in a process of its own."""
    corpus = folder / "pdfs"
    corpus.mkdir()
    for number in range(500):
        (corpus / f"r{number}.pdf").write_bytes(_pdf(chance, 20))
    passages = [f"{{kfor:cite}}`r{number}, p. 12`\n" for number in range(500)]
    records = "".join(
        f"- {{id: r{n}, type: report, title: R{n}, custom: {{file: r{n}.pdf}}}}\n" for n in range(500)
    )
    (corpus / "catalogue.yaml").write_text(f"references:\n{records}", "utf-8")
    (corpus / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_kfor']\nkfor_catalogue = 'catalogue.yaml'\n"
        "exclude_patterns = ['out']\nsuppress_warnings = ['kfor']\n",
        "utf-8",
    )
    (corpus / "index.md").write_text("# R\n\n" + "\n".join(passages), "utf-8")
    for what in ("first build", "build of a changed page", "unchanged build"):
        if what.startswith("build"):
            (corpus / "index.md").write_text("# R\n\nMore.\n\n" + "\n".join(passages), "utf-8")
        seconds, memory = _built(corpus)
        table.row(f"{what}, in seconds of processor time", seconds, note=f"{memory:.0f} MB")


def _built(folder: Path) -> tuple[float, float]:
    code = (
        "import resource, sys; from sphinx.cmd.build import build_main; s = build_main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024); sys.exit(s)"
    )
    command = [sys.executable, "-c", code, "-q", "-b", "html", str(folder), str(folder / "out")]
    before = os.times()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, float(done.stdout.split()[-1])
