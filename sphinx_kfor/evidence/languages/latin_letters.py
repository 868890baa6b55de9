"""Latin letters for those of other scripts, from `latin-letters.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sphinx_kfor.evidence.toml import read_toml


@cache
def latin_letters() -> dict[str, str]:
    """The Latin letters that stand for a letter of another script, by that letter in lower case."""
    text = Path(__file__).with_name("latin-letters.toml").read_text("utf-8")
    tables: dict[str, dict[str, str]] = read_toml(text)
    return {letter: latin for table in tables.values() for letter, latin in table.items()}
