"""What an omission, a replacement or an insertion may not do: hide a negation, add one, or add a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.folding import fold
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.marks import Gap

#: A replacement stands for a few words of one sentence; more is an omission.
LONGEST_REPLACEMENT = 12
_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s")


def refuse_hidden(hidden: str, gap: Gap, language: Language) -> None:
    """Raise `omission` if what a gap hides changes the meaning.

    Args:
        hidden: the source's text between two segments.
        gap: the mark that stands for it.
        language: the source's word lists.
    """
    folded = fold(hidden).text
    negation = language.negations.search(folded)
    kind = "omission" if gap.omission else "replacement"
    if negation:
        raise EvidenceError(
            "omission",
            f"the {kind} hides '{negation[0]}' in '{_short(folded)}'; quote the words around it, or two quotations",
        )
    if gap.omission:
        return
    words = len(folded.split())
    if words > LONGEST_REPLACEMENT or _SENTENCE_END.search(folded):
        raise EvidenceError(
            "omission",
            f"the replacement '[{gap.words}]' hides {words} words: '{_short(folded)}'; mark an omission with […]",
        )


def check_insertion(words: str, language: Language) -> None:
    """Raise `omission` if inserted words negate or bring a figure of their own."""
    folded = fold(words).text
    negation = language.negations.search(folded)
    if negation or _FIGURE.search(folded):
        what = f"the negation '{negation[0]}'" if negation else "a figure"
        raise EvidenceError(
            "omission",
            f"the insertion '[{words}]' brings {what} into the source's words; say it outside the quotation",
        )


def _short(text: str, most: int = 120) -> str:
    text = text.strip()
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"
