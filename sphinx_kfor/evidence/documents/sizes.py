"""How large a text may be."""

from __future__ import annotations

from sphinx_kfor.evidence.problems import EvidenceError

#: What more than these holds is searched for longer than anybody waits.
MOST_TEXT, MOST_LINES, MOST_PAGES = 20_000_000, 400_000, 20_000


def bound(text: str, *, data: bool) -> None:
    """Raises EvidenceError: `document`, if a text has more characters, lines or pages than any."""
    for mark, most, what in (
        ("", MOST_TEXT, "characters of text"),
        ("\n", MOST_LINES, "lines"),
        ("\f", MOST_PAGES, "pages"),
    ):
        # Counting takes longer than to see that there are none, or fewer characters than that.
        if len(text) <= most or mark not in text or (data and mark):
            continue
        count = text.count(mark) if mark else len(text)
        if count > most:
            raise EvidenceError(
                "document", f"it has {count:,} {what}; at most {most:,} are read; take a part of it"
            )
