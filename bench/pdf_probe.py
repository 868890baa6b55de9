"""Builds one PDF and prints, as JSON, what its parts cost in milliseconds of processor time."""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from sphinx.application import Sphinx

from sphinx_kfor.pdf import press
from sphinx_kfor.pdf.manuscript import Manuscript
from sphinx_kfor.pdf.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.pdf.typesetting import Fault, Job

_EDITS = 6
spent: dict[str, float] = {}
jobs: list[Job] = []


def timed(what: str, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - whatever the work gives
    begun = time.process_time()
    answer = work(*arguments)
    spent[what] = spent.get(what, 0.0) + 1000 * (time.process_time() - begun)
    return answer


class Timed(Manuscript):
    """A manuscript that takes its time."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - those of the manuscript
        timed("resolve", super().__init__, *arguments)

    def job(self, *arguments: Any) -> Job:  # noqa: ANN401 - likewise
        """Translate it."""
        job: Job = timed("translate", super().job, *arguments)
        return job


def main(source: str, out: str) -> None:
    """Build as `sphinx-build` does, with a clock at the places that matter."""

    def watched(job: Job) -> tuple[bytes, list[Fault]]:
        jobs.append(job)
        answer: tuple[bytes, list[Fault]] = timed("cold", typeset, job)
        return answer

    vars(press).update(Manuscript=Timed, typeset=watched)
    overrides = {"extensions": ["myst_parser", "sphinx_kfor"]}
    app = Sphinx(source, source, out, f"{out}/trees", "briefpdf", overrides, status=None, warning=None)
    app.build()
    pdf = next(Path(out).glob("*.pdf")).read_bytes()
    pages = max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))
    print(json.dumps({**spent, "edit": edited(jobs[-1]), "pages": pages, "compiled": len(jobs)}))


def edited(job: Job) -> float:
    """What it costs to set a document again in which one word is another; the compiler is kept."""
    words = list(re.finditer(r"\bborder\b", job.source))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in job.files.items():
            (root / name).write_bytes(content if isinstance(content, bytes) else content.read_bytes())
        document = root / "main.typ"
        document.write_text(job.source, "utf-8")
        compiler = typst.Compiler(document, root, list(job.fonts), ignore_system_fonts=True)
        times = []
        before = b""
        standards: Any = list(job.standards)
        for number in range(_EDITS):
            word = words[len(words) * number // _EDITS]
            changed = f"{job.source[: word.start()]}harbour{number}{job.source[word.end() :]}"
            document.write_text(changed if number else job.source, "utf-8")
            begun = time.process_time()
            pdf: Any = compiler.compile(format="pdf", pdf_standards=standards, timestamp=job.timestamp)
            times.append(1000 * (time.process_time() - begun))
            assert pdf != before, "the compiler did not see the change"
            before = pdf
    return min(times[1:])


if __name__ == "__main__":
    main(*sys.argv[1:])
