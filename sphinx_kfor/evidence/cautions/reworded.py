"""What a page says in words of its own, with the denial or the doubt left out that its passage has.

`The union had influence` is no paraphrase of `The union had no influence`. There is no grammar in this: a
clause of the page is held to the passage's where it is made of the same words, and little else can differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.denying import denials
from sphinx_kfor.evidence.cautions.taken_up import content
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

#: A clause has so many words of the passage's, which are such parts of its own and of the passage's.
_SHARED, _OWN, _SOURCE = 3, 0.75, 0.6
#: So many of them a denial stands before.
_DENIED = 2
#: A word without its prefix has so many letters.
_LEAST = 5
#: Lists of words that deny, or say less than a whole, on a page that is not to be held to a denial.
_DENYING = ("negations", "reversals", "misjudgements", "disclaimers", "disputes", "exceptions", "lacks")
_BOUNDS = ("bounds_over", "bounds_from", "bounds_under", "bounds_to")
#: Lists of words by which a page says that something may be so, or that somebody says or thinks so.
_DOUBTING = ("modals", "moods", "attributions", "ascriptions", "speech_verbs", "reports")
#: Those of a source that make what is said uncertain.
_DOUBTS = ("modal_possible", "modal_likely", "modal_unlikely", "modal_seeming", "modal_would")


def left_out(sentence: OwnSentence, words: str, source: Language) -> str:
    """The word of a cited passage that denies it or leaves it open, and that a page leaves out; or nothing.

    Args:
        sentence: the page's sentence around the citation.
        words: the passage.
        source: the word lists of the source's language.
    """
    language = sentence.language
    if language.tag != source.tag:
        return ""
    page = f"{fold_text(sentence.before)} {fold_text(sentence.behind)}"
    for own in _clauses(page, language):
        for passage in _clauses(fold_text(words), source):
            if _is_same(own, passage, language):
                found = _denial(page, own, passage, language) or _doubt(page, passage, language)
                if found:
                    return found
    return ""


def _clauses(text: str, language: Language) -> list[str]:
    """A text whole, and in the pieces that marks and contrasts make of it."""
    contrasts = language.words("contrasts", "joints").alternatives
    pieces = re.split(rf"[,;:.!?()]\s|\s(?:{contrasts})\s", text, flags=re.IGNORECASE)
    return pieces if len(pieces) == 1 else [*pieces, text]


def _is_same(own: str, passage: str, language: Language) -> bool:
    """Whether two clauses are made of the same words, whatever denies them."""
    said, wanted = content(own, language), content(passage, language)
    shared = said & wanted
    return len(shared) >= _SHARED and len(shared) >= max(_OWN * len(said), _SOURCE * len(wanted))


def _denial(page: str, own: str, passage: str, language: Language) -> str:
    """What denies a passage's clause, if the page denies nothing, be it with a prefix: `unannounced`.

    It stands before what the two share, and sets no bound: `a reason for not returning`, `no catch above 9`.
    """
    if any(language.words(one).search(page) for one in _DENYING) or _prefixed(page, language):
        return ""
    found = language.words("negations").search(passage)
    if not found or denials(passage, language) % 2 == 0 or language.words(*_BOUNDS).search(passage):
        return ""
    denied = content(passage[found.end() :], language) & content(own, language)
    return found[0] if len(denied) >= _DENIED else ""


def _prefixed(text: str, language: Language) -> bool:
    prefixes = language.words("negative_prefixes").alternatives
    return re.search(rf"(?<!\w)(?:{prefixes})\w{{{_LEAST},}}", text, re.IGNORECASE) is not None


def _doubt(page: str, passage: str, language: Language) -> str:
    """What leaves a passage's clause open, if nothing of the page does."""
    found = language.words(*_DOUBTS).search(passage)
    known = found is not None and found[0].lower() in language.words("modals").plain
    return found[0] if found and known and not language.words(*_DOUBTING, *_DOUBTS).search(page) else ""
