"""Reading a catalogue of 2,000 records."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.table import best
from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue

if TYPE_CHECKING:
    from bench.table import Table

_RECORD = """- id: source-{n}
  type: article-newspaper
  title: A title of some length, number {n}
  publisher: The Daily
  author:
  - family: Rossi
    given: Anna
  issued: 2022-11-21
  language: en
  URL: https://example.org/{n}
  custom:
    file: {n}.txt
    sha256: {n:064x}
    reliability: B
    rights: excerpts
    origin: ansa
"""


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    table.title("Catalogue")
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.yaml"), Path(folder, "large.yaml")
        for path, count in ((small, 200), (large, 2000)):
            path.write_text("references:\n" + "".join(_RECORD.format(n=n) for n in range(count)), "utf-8")
        one, ten = best(
            [lambda p=p: read_catalogue([(p.name, p)]) for p in (small, large)],  # type: ignore[misc]
            5 if quick else 9,
        )
    table.row("2,000 records, in seconds", ten, 0.3)
    table.row("ten times the records", ten / one, 12)
