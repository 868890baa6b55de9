"""The first figure of a change, which is no longer so: `rose from | 14 per cent | to 19`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: So far behind the figure its change's other end stands, in code points.
_FAR = 80
_FIGURE = re.compile(r"\W*\d")
_BREAK = re.compile(r"[.;:!?]\s")


def changed_from(lead: str, head: str, rest: str, language: Language) -> str:
    """The word that opens a change before its first figure; empty for none, or for one that is to come.

    Args:
        lead: the folded words of a sentence before a passage.
        head: the passage's words.
        rest: what stands behind it.
        language: the word lists.
    """
    opens = _opener(language).search(lead)
    if not opens or not _FIGURE.match(head):
        return ""
    behind = _BREAK.split(rest[:_FAR])[0]
    other = _other_end(language).match(behind)
    clause = f"{_BREAK.split(lead[: opens.start()])[-1]} {behind[other.end() :] if other else ''}"
    to_come = language.words("tenses", "modals", "conditions").search(clause)
    changed = language.words("changed").search(clause)
    return opens["word"] if other and changed and not to_come else ""


@cache
def _opener(language: Language) -> re.Pattern[str]:
    words, articles = (
        language.words("change_openers").alternatives,
        language.words("determiners").alternatives,
    )
    return re.compile(rf"(?<!\w)(?P<word>{words or '(?!)'})\s*(?:(?:{articles})\s*)?\Z", re.IGNORECASE)


@cache
def _other_end(language: Language) -> re.Pattern[str]:
    to = language.words("change_links").alternatives or "(?!)"
    return re.compile(rf"[^.;:!?]*?(?<!\w)(?:{to})\s+(?:[^\W\d_]+\s+)?\d", re.IGNORECASE)
