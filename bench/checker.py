"""A process that checks quotations: `checker.py QUOTATIONS.json FOLDER`; prints the refused ones as JSON."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents import read_document
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations import Request, verify

if TYPE_CHECKING:
    from sphinx_kfor.evidence.selectors import Span


def main() -> None:
    """Check each quotation against its source."""
    quotations = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    document = cache(lambda name: read_document(Path(sys.argv[2], name)))
    english = language("en")
    refused = {}
    for key, (name, words) in quotations.items():
        try:
            verify(Request(name, words, plain=True), document(name), english, _offset)
        except EvidenceError as error:
            refused[key] = str(error)
    json.dump(refused, sys.stdout)


def _offset(span: Span) -> str:
    return f"character {span.start}"


if __name__ == "__main__":
    main()
