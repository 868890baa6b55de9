"""How passages that were found are shown: as text, as JSON, and as directives that verify when pasted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from sphinx_kfor.cli.cells import role, stands

if TYPE_CHECKING:
    from sphinx_kfor.evidence.sources.passages import Found

_MARKS = re.compile(r"([\[\]*\\])")
_FENCE = re.compile(r"`{3,}|:{3,}")


def directive(found: Found, sought: str = "") -> str:
    """A directive that quotes a passage, or the role for a table's cell; empty if it cannot be quoted.

    Args:
        found: the passage.
        sought: what was sought, which tells the cell of a row.
    """
    return role(found, sought) or quotation(found)


def quotation(found: Found) -> str:
    """A directive that quotes a passage; empty if it cannot be quoted."""
    words = _MARKS.sub(r"\\\1", found.words)
    prefix = " ".join(found.prefix.split())
    for typed in dict.fromkeys(("", prefix)):
        if stands(found.source, words, typed):
            option = f":prefix: {_option(typed)}\n" if typed else ""
            fence = "`" * (3 + max((len(match[0]) - 2 for match in _FENCE.finditer(words)), default=0))
            return f"{fence}{{kfor:quote}} {found.source.id}\n{option}\n{words}\n{fence}"
    return ""


def _option(value: str) -> str:
    """An option's value as MyST takes it whole."""
    plain = not re.search(r"[:#'\"{}\[\]|>&*!%@`\\,]|^[-?\s]", value)
    return value if plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_text(found: Found, sought: str = "") -> str:
    """A passage for a terminal."""
    place = ", ".join(filter(None, (found.source.id, found.locator)))
    head = f"{click.style(place, bold=True)} ({found.likeness:.0%})"
    quoted = directive(found, sought)
    shown = quoted or f"{found.words}\n(it cannot be quoted as it is)"
    return f"{head}\n\n{shown}\n"


def as_json(found: Found, sought: str = "") -> dict[str, Any]:
    """A passage for a program."""
    return {
        "source": found.source.id,
        "locator": found.locator,
        "exact": found.words,
        "prefix": found.prefix,
        "likeness": found.likeness,
        "directive": directive(found, sought),
    }


def dumped(data: object) -> str:
    """JSON, sorted, a key a line."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
