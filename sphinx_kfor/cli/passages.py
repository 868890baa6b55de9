"""How passages that were found are shown: as text, as JSON, and as directives that verify when pasted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from sphinx_kfor.cli.cells import of_table, option, rows_in_words, stands

if TYPE_CHECKING:
    from sphinx_kfor.evidence.sources.passages import Found

_MARKS = re.compile(r"([\[\]*\\])")
_FENCE = re.compile(r"`{3,}|:{3,}")


def directive(found: Found) -> str:
    """A directive that quotes a passage, or what of a table was found; empty if it cannot be quoted."""
    return of_table(found) or quotation(found)


def quotation(found: Found) -> str:
    """A directive that quotes a passage; empty if it cannot be quoted."""
    words = _MARKS.sub(r"\\\1", found.words)
    prefix = " ".join(found.prefix.split())
    for typed in dict.fromkeys(("", prefix)):
        if stands(found.source, words, typed):
            behind = f":prefix: {option(typed)}\n" if typed else ""
            fence = "`" * (3 + max((len(match[0]) - 2 for match in _FENCE.finditer(words)), default=0))
            return f"{fence}{{kfor:quote}} {found.source.id}\n{behind}\n{words}\n{fence}"
    return ""


def as_text(found: Found) -> str:
    """A passage for a terminal."""
    place = ", ".join(filter(None, (found.source.id, found.locator)))
    head = f"{click.style(place, bold=True)} ({found.likeness:.0%})"
    quoted = directive(found)
    shown = quoted or f"{found.words}\n(it cannot be quoted as it is)"
    rows = "".join(f"{line}\n" for line in rows_in_words(found.excerpt))
    return f"{head}\n{rows}\n{shown}\n"


def as_json(found: Found) -> dict[str, Any]:
    """A passage for a program."""
    return {
        "source": found.source.id,
        "locator": found.locator,
        "exact": found.words,
        "prefix": found.prefix,
        "likeness": found.likeness,
        "directive": directive(found),
    }


def dumped(data: object) -> str:
    """JSON, sorted, a key a line."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
