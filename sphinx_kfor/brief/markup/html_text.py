"""What a reader sees of the HTML that an author puts into a page."""

from __future__ import annotations

import re
from html import unescape

from sphinx_kfor.evidence.text.patterns import late

#: Elements of HTML that stand apart from what is around them.
_BOXES = "address|article|aside|br|caption|d[dlt]|div|fig\\w+|h[1-6r]|li|[ou]l|p|section|t[dhr]|table"


def _tag(names: str, slash: str = "/?") -> re.Pattern[str]:
    """Matches a tag of HTML; a `>` in an attribute does not end it."""
    return late(rf"<{slash}(?:{names})\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)


_HTML = (
    (late(r"<!--.*?-->", re.DOTALL), ""),
    (late(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE), " "),
    (_tag("q|blockquote", ""), "\u201c"),
    (_tag("q|blockquote", "/"), "\u201d"),
    (_tag(_BOXES), " "),
    (_tag(r"\w+"), ""),
    (late(r"<[^>]*>"), ""),
)
#: Attributes whose words a browser shows or speaks.
_HTML_ATTRIBUTE = late(
    r"\b(?:alt|aria-label|label|placeholder|srcdoc|title|value)\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE
)


def text_of(html: str) -> str:
    """The text of HTML, with marks around what it calls a quotation."""
    beside = [value[1:-1] for value in _HTML_ATTRIBUTE.findall(html)]
    for pattern, replacement in _HTML:
        html = pattern.sub(replacement, html)
    return unescape("\n".join([html, *beside]))
