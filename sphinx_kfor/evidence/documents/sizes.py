"""How large a text may be."""

from __future__ import annotations

from sphinx_kfor.evidence.problems import EvidenceError

#: What more than these holds is searched for longer than anybody waits.
MOST_TEXT, MOST_LINES, MOST_PAGES = 20_000_000, 400_000, 20_000


def bound(text: str, *, data: bool) -> None:
    """Raises EvidenceError: `document`, if a text has more characters, lines or pages than any."""
    pages = 0 if data else text.count("\f")
    lines = 0 if data else text.count("\n")
    for count, most, what in (
        (len(text), MOST_TEXT, "characters of text"),
        (lines, MOST_LINES, "lines"),
        (pages, MOST_PAGES, "pages"),
    ):
        if count > most:
            raise EvidenceError(
                "document", f"it has {count:,} {what}; at most {most:,} are read; take a part of it"
            )
