"""Latin letters for those of other scripts, from `latin-letters.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def latin_letters() -> dict[str, str]:
    """The Latin letters that stand for a letter of another script, by that letter in lower case."""
    text = Path(__file__).with_name("latin-letters.toml").read_text("utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    return {letter: latin for table in tables.values() for letter, latin in table.items()}
