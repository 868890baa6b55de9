"""What a page denies in its own words, and quotes from a source that says so: `It did not take “the bid”`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.heads import complements
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

#: A denial that governs what is quoted stands no farther before it: `The study does not claim that “…”`.
_NEAR = 5
#: Rules that tell of the source what leaves a page's denial open.
_OPEN = frozenset(f"context.{rule}" for rule in ("negation", "modal", "condition", "limiter", "question"))


def denied_here(
    sentence: OwnSentence, words: str, behind: str, raised: Collection[str], source: Language
) -> str:
    """The words before a quotation with which its page denies what its source affirms; empty for none.

    Args:
        sentence: the page's sentence around it.
        words: the quotation.
        behind: what stands right behind it in its source.
        raised: the codes of the cautions on it.
        source: the word lists of the source's language.
    """
    language, passage = sentence.language, fold_text(words)
    rest = re.split(r"[.!?]\s", fold_text(behind))[0]
    opens = source.words("subordinators", "joints", "contrasts", "relatives", "conditions").match(passage)
    another = opens and opens[0].lower() not in source.words("determiners").plain
    if not _OPEN.isdisjoint(raised) or another or denials(f"{passage} {rest}", source):
        return ""
    said = _leading(fold_text(sentence.before), language)
    # French *exclut* is a word of exceptions, and denies.
    without = language.words("exceptions").plain - language.words("disputes").plain
    excepts = any(one[0].lower() in without for one in language.words("exceptions").finditer(said))
    if excepts or denials(said, language, "disputes") % 2 == 0:
        return ""
    # Who was not told that it is so leaves it so.
    told = language.words("telling_verbs", "inquiries").search(said)
    return said if language.words("negations", "disputes").search(said) and not told else ""


def _leading(before: str, language: Language) -> str:
    """The last words of a clause that leads up to a quotation, without *that*; empty where none does."""
    that = complements(language)
    lead = before.rstrip(" '\"").split()
    if lead and lead[-1].lower() in that:
        lead = [*lead[:-2], lead[-2].rstrip(",")] if lead[1:] else []
    joints = language.words("joints", "contrasts").alternatives
    clause = re.split(rf"[,;:.!?()](?:\s|$)|(?<!\w)(?:{joints})(?!\w)", " ".join(lead), flags=re.IGNORECASE)[
        -1
    ]
    return " ".join(clause.split()[-_NEAR:])
