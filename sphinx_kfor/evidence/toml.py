"""TOML, parsed once: what it says is kept as JSON, which is read many times as fast."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

from sphinx_kfor.evidence.cache import keep, kept, parsed


def read_toml(text: str) -> dict[str, Any]:
    """What a text says that holds tables, lists, strings and numbers. Raises ValueError if it is not TOML."""
    name = f"toml/{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}.json"
    known = parsed(kept(name))
    if isinstance(known, dict):
        return known
    import tomllib  # noqa: PLC0415 (only for what is not kept)

    said = tomllib.loads(text)
    with suppress(TypeError):  # a date or a time, which JSON has not
        keep(name, json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return said
