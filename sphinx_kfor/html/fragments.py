"""The address of a passage in the original: a text fragment (WICG URL Fragment Text Directives)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from sphinx_kfor.brief.parts.context import one_line
from sphinx_kfor.evidence.catalogue.addresses import of_the_web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target

#: So many words are looked for as they are; of more, the first and the last few are.
_WHOLE, _ENDS = 8, 4


def address_at(url: str, targets: Sequence[Target]) -> str:
    """The address of a source at a passage; the source's own where the passage is private, or a table's cell.

    Args:
        url: the source's address.
        targets: the segments of the passage.
    """
    url = of_the_web(url)
    if not url:
        return ""
    path = urlsplit(url).path.lower()
    if path.endswith(".pdf") or any(one.private or (one.cell and one.cell.table) for one in targets):
        return url
    paragraphs = [one_line(part) for one in targets for part in one.quote.exact.split("\n\n")]
    words = " ".join(paragraphs).split()
    if not words:
        return url
    if len(targets) == 1 and len(paragraphs) == 1 and len(words) <= _WHOLE:
        sought = _encoded(words)
    else:
        sought = f"{_encoded(words[:_ENDS])},{_encoded(words[-_ENDS:])}"
    return f"{url}{'' if '#' in url else '#'}:~:text={sought}"


def _encoded(words: Sequence[str]) -> str:
    """Words as a directive holds them: in it hyphens and commas have a meaning of their own."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
