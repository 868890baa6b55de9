"""Builds one PDF and prints, as JSON, what its parts cost in milliseconds of processor time."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from sphinx_kfor.pdf import press
from sphinx_kfor.pdf.manuscript import Manuscript
from sphinx_kfor.pdf.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.pdf.typesetting import Fault, Job

_EDITS = 6
spent: dict[str, list[float]] = {"resolve": [], "translate": [], "typst": []}


def timed(what: str, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - whatever the work gives
    begun = time.process_time()
    answer = work(*arguments)
    spent[what].append(1000 * (time.process_time() - begun))
    return answer


class Timed(Manuscript):
    """A manuscript that takes its time."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - those of the manuscript
        timed("resolve", super().__init__, *arguments)

    def job(self, *arguments: Any) -> Job:  # noqa: ANN401 - likewise
        """Translate it."""
        job: Job = timed("translate", super().job, *arguments)
        return job


def watched(job: Job) -> tuple[bytes, list[Fault]]:
    answer: tuple[bytes, list[Fault]] = timed("typst", typeset, job)
    return answer


def main(source: str, out: str) -> None:
    """Build as `sphinx-build` does, with a clock at the places that matter, and again with a word changed."""
    vars(press).update(Manuscript=Timed, typeset=watched)
    copy = Path(out, "source")
    shutil.copytree(source, copy)
    overrides = {"extensions": ["myst_parser", "sphinx_kfor"]}
    app = Sphinx(copy, copy, f"{out}/pdf", f"{out}/trees", "briefpdf", overrides, status=None, warning=None)
    app.build()
    first = {what: times[0] for what, times in spent.items()}
    compiled = len(spent["typst"])
    pdf = next(Path(out, "pdf").glob("*.pdf"))
    pages = max(int(count) for count in re.findall(rb"/Count (\d+)", pdf.read_bytes()))
    edits = [_edited(app, copy, pdf, number) for number in range(_EDITS)]
    print(json.dumps({**first, "edit": min(edits), "pages": pages, "compiled": compiled}))


def _edited(app: Sphinx, source: Path, pdf: Path, number: int) -> float:
    """What Typst's part of the next build of the same process costs after one word became another."""
    before = pdf.read_bytes()
    pages = sorted(source.glob("*.md"), key=lambda page: page.stat().st_size)
    text = pages[-1].read_text("utf-8")
    words = list(re.finditer(r"\bborder\b", text))
    word = words[len(words) * number // _EDITS]
    pages[-1].write_text(f"{text[: word.start()]}harbour{number}{text[word.end() :]}", "utf-8")
    app.build()
    assert pdf.read_bytes() != before, "the build did not see the change"
    return spent["typst"][-1]


if __name__ == "__main__":
    main(*sys.argv[1:])
