"""A process that checks quotations: `checker.py QUOTATIONS.json FOLDER [--cautions]`; prints those refused.

Without `--cautions` it does what other checkers do: it finds each quotation, proves it the only one of
its kind, and names the nearest passage where there is none.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.loading import read_document
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.quotations.nearest import nearest_passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.documents.document import Document


def main() -> None:
    """Check each quotation against its source."""
    quotations = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    document = cache(lambda name: read_document(Path(sys.argv[2], name)))
    refused = _refused_with_cautions() if "--cautions" in sys.argv else _refused
    answers = {key: refused(words, document(name)) for key, (name, words) in quotations.items()}
    json.dump({key: answer for key, answer in answers.items() if answer}, sys.stdout)


def _refused(words: str, document: Document) -> str:
    """Why a quotation is refused; empty if it is not."""
    spans = anchor(document, TextQuote(words))
    if len(spans) == 1:
        return ""
    if spans:
        return f"stands {len(spans)} times"
    nearest = nearest_passage(words, document)
    return f"nearest: {document.seen[nearest.start : nearest.end]}" if nearest else "nothing is like it"


def _refused_with_cautions() -> Callable[[str, Document], str]:
    from sphinx_kfor.evidence.languages import language  # noqa: PLC0415 (costs its import only if used)
    from sphinx_kfor.evidence.problems import EvidenceError  # noqa: PLC0415 (as above)
    from sphinx_kfor.evidence.quotations.request import Request  # noqa: PLC0415 (as above)
    from sphinx_kfor.evidence.verify import verify_quotation  # noqa: PLC0415 (as above)

    english = language("en")

    def refused(words: str, document: Document) -> str:
        try:
            verify_quotation(
                Request("", words, plain=True), document, english, lambda span: f"character {span.start}"
            )
        except EvidenceError as error:
            return str(error)
        return ""

    return refused


if __name__ == "__main__":
    main()
