"""What an omission, a replacement or an insertion may not do: hide a negation, add one, add a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edits.hidden import WORD
from sphinx_kfor.evidence.figures.figure import figure_in
from sphinx_kfor.evidence.languages import english
from sphinx_kfor.evidence.problems import EvidenceError, short
from sphinx_kfor.evidence.text.characters import mixed_scripts
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap


#: A replacement stands for a few words of one sentence; more is an omission.
LONGEST_REPLACEMENT = 12
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s")
_QUOTATION_MARK = re.compile("[\"\u201c-\u201f\u00ab\u00bb\u2033\u2039\u203a\uff02]|''|``")


def refuse_hidden(hidden: str, gap: Gap, language: Language) -> None:
    """Raise `omission` if what a gap hides changes the meaning.

    Args:
        hidden: the source's text between two segments.
        gap: the mark that stands for it.
        language: the source's word lists.
    """
    folded = fold_text(hidden)
    negation = _negation(folded, language)
    kind = "omission" if gap.omission else "replacement"
    if negation:
        raise EvidenceError(
            "omission",
            f"the {kind} hides '{negation[0]}' in '{short(folded)}'; "
            "quote the words around it, or make two quotations",
        )
    if gap.omission:
        return
    words = len(folded.split())
    if words > LONGEST_REPLACEMENT or _SENTENCE_END.search(folded):
        raise EvidenceError(
            "omission",
            f"the replacement '[{gap.words}]' hides {words} words: '{short(folded)}'; "
            "mark an omission with […]",
        )


def check_insertion(words: str, language: Language) -> None:
    """Raise `omission` if inserted words negate or bring a figure of their own."""
    folded = fold_text(words)
    if not WORD.search(folded) or _QUOTATION_MARK.search(words):
        raise EvidenceError("syntax", f"'[{words}]' must hold words, and no quotation marks")
    mixed = mixed_scripts(words)
    if mixed:
        raise EvidenceError("syntax", f"'{mixed}' in '[{words}]' mixes letters of two scripts; type it again")
    negation = _negation(folded, language)
    figure = figure_in(folded, language)
    if negation or figure:
        what = f"the negation '{negation[0]}'" if negation else "a figure"
        raise EvidenceError(
            "omission",
            f"the insertion '[{words}]' brings {what} into the source's words; say it outside the quotation",
        )


def _negation(folded: str, language: Language) -> re.Match[str] | None:
    """A negation of the source's language, or of English, lest a catalogue's mistake hide one."""
    return language.words("negations").search(folded) or english().words("negations").search(folded)
