"""Documents of every kind that the readers read, by several producers: are the sentences in them quotable?

A draft (`drafts.py`) is written by a producer (`texts.py`, `pages.py`, `sheets.py`, `captions.py`, named in
`producers.py`). A tool that is not ours (`seen.py`) says which of the draft's sentences are in the file, and
where; `measuring.py` asks whether each of them can be quoted, and is said to stand there. The same is asked
of documents that others made (`shipped.py`), but for the pages of those, which have numbers of their own.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.documents.measuring import Tally, measure, measure_shipped
from bench.documents.producers import KINDS
from bench.documents.shipped import SUFFIXES, shipped
from bench.documents.tools import AbsentError

if TYPE_CHECKING:
    from bench.table import Table

#: How many documents of a kind there are, and of how many what is not right is named.
_DOCUMENTS, _QUICK, _NAMED = 40, 6, 5
_LEAST = 0.99


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    table.title("Documents: which part of the sentences that another tool sees is quotable, and at its place")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KFOR_CACHE"] = str(Path(folder, "cache"))
        for kind, how in KINDS.items():
            whole = Tally()
            share = -(-(_QUICK if quick else _DOCUMENTS) // len(how.producers))
            for producer in how.producers:
                place = Path(folder, f"{kind}-{producer}")
                place.mkdir()
                try:
                    found = measure(kind, producer, range(share), place)
                except (AbsentError, ImportError) as error:
                    table.note(f"{kind} by {producer}: left out, there is no {error}")
                    continue
                table.note(f"  {producer}: {found}")
                whole.add(found)
            if kind in SUFFIXES:
                _shipped(table, kind, Path(folder), quick=quick)
            table.row(f"{kind}: quotable", whole.part(whole.lost), _LEAST, least=True, note=str(whole))
            table.row(f"{kind}: at its place", whole.part(whole.astray), _LEAST, least=True)
            for one in [*whole.lost[:_NAMED], *whole.astray[:_NAMED]]:
                table.note(f"    {one[:200]}")


def _shipped(table: Table, kind: str, folder: Path, *, quick: bool) -> None:
    """A row of the files that others made."""
    paths = shipped(kind, _QUICK if quick else _DOCUMENTS)
    place = folder / f"{kind}-shipped"
    place.mkdir()
    try:
        found = measure_shipped(kind, paths, place)
    except (AbsentError, ImportError) as error:
        table.note(f"{kind} as shipped: left out, there is no {error}")
        return
    if not found.seen:
        table.note(
            f"{kind} as shipped: left out, no package that is here has one; name folders in KFOR_BENCH_FILES"
        )
        return
    table.row(f"{kind} as shipped: quotable", found.part(found.lost), _LEAST, least=True, note=str(found))
    for one in found.lost[:_NAMED]:
        table.note(f"    {one[:200]}")
