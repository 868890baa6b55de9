"""Do catalogues load that others wrote? Items of the CSL test suite, and `.bib` files."""

from __future__ import annotations

import json
import re
import tempfile
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.outside.product import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.outside.tally import Tally

_INPUT = re.compile(r">>=+ INPUT =+>>\n(.*?)<<=+ INPUT =+<<", re.DOTALL)
_ENTRY = re.compile(
    r"^[ \t]*(@)\s*(?!comment|string|preamble|xdata)\w+\s*[{(]\s*([^\s,}]*)", re.IGNORECASE | re.MULTILINE
)
_SHOWN = 100


def run(folder: Path, tally: Tally) -> None:
    """Measure the fixtures (`.txt`) and `.bib` files below a folder."""
    fixtures, files = sorted(folder.rglob("*.txt")), sorted(folder.rglob("*.bib"))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "item.json")
        for item in (item for fixture in fixtures for item in _items(fixture)):
            path.write_text(json.dumps([item]), "utf-8")
            loaded, said = _loaded(path)
            tally.higher("CSL items that load").add("item" in loaded, wrong=[message for _, message in said])
    for path in files:
        _measure(path, tally)


def _items(fixture: Path) -> Iterator[dict[str, Any]]:
    """The items of a fixture, each with the title and type that a catalogue wants."""
    found = _INPUT.search(fixture.read_text("utf-8", "replace"))
    try:
        items = json.loads(found[1]) if found else []
    except json.JSONDecodeError:  # the suite has some that are wrong on purpose
        return
    for item in items:
        filled = {name: item.get(name) or other for name, other in (("title", "Title"), ("type", "book"))}
        yield {**item, **filled, "id": "item"}


def _measure(path: Path, tally: Tally) -> None:
    """Load a `.bib` file."""
    text = path.read_bytes().decode("latin-1")
    starts = [text.count("\n", 0, match.start(1)) + 1 for match in _ENTRY.finditer(text)]
    keys, entries = [match[2] for match in _ENTRY.finditer(text)], len(starts)
    loaded, faults = _loaded(path)
    said = [message for _, message in faults]
    crashed = [message for message in said if message.startswith("CRASH")]
    tally.higher("BibTeX entries that load").add(len(loaded), entries, said)
    told = {bisect_right(starts, line) - 1 for line, _ in faults}
    known = [key in loaded or number in told for number, key in enumerate(keys)]
    lost = [key for key, one in zip(keys, known, strict=True) if not one]
    tally.higher("BibTeX entries that load, or have a fault at their own line").add(sum(known), entries, lost)
    tally.lower("BibTeX files that crash").add(bool(crashed), wrong=crashed)
    tally.higher("BibTeX files without a message").add(not said)
    tally.lower("BibTeX files lost whole").add(bool(entries and not loaded), wrong=[path.name])


def _loaded(path: Path) -> tuple[set[str], list[tuple[int, str]]]:
    """The ids of the records that load; what is said, without names, so that like messages can be counted."""
    try:
        loaded, said = load(path)
    except Exception as error:  # noqa: BLE001 - a crash is what we look for
        return set(), [(0, f"CRASH {type(error).__name__}: {error}"[:_SHOWN])]
    return loaded, [(line, re.sub(r"'[^']*'", "…", message)[:_SHOWN]) for line, message in said]
