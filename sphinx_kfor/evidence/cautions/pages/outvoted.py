"""What was moved and voted down in a source, and what its page says is so.

*Mr Lund proposed an amendment by which the fares would be halved. The amendment was rejected.* The vote
stands behind what is cited or quoted, most often in the next sentence, which a reader of the page does not
see. All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.taken_up import content
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: Lists of which any word says on a page that something was moved, lost, or is not so for certain.
_OPEN = (
    "motions", "amendments", "movers", "defeats", "disclaimers", "disputes", "lacks", "conditions",
    "inquiries", "modal_possible", "modal_would", "modal_demanded", "ascriptions", "speech_verbs",
    "opposed", "oppositions",
)  # fmt: skip
#: So many words of the passage are said on a page that cites it at least.
_SHARED = 2
#: A sentence that tells how the vote went has no more words.
_BRIEF = 30


def outvoted(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on what was voted down, and is so by its page.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        source: the word lists of the source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag:
        return None
    lost = _lost(text, passage, source)
    said = fold_text(text[slice(*passage)])
    if not lost or _is_left_open(sentence, said, source):
        return None
    page = fold_text(f"{sentence.before} {sentence.behind}")
    words = content(said, source)
    if not sentence.around.quoted and len(words & content(page, source)) < _SHARED:
        return None
    says = f"in the source this was moved and lost ('{lost}'), by your sentence it is so"
    return Caution("context.negation", f"{says}; say that it was lost, or accept with a reason")


def _is_left_open(sentence: OwnSentence, said: str, language: Language) -> bool:
    """Whether the page's sentence says that it was only moved, or its block that something was lost.

    A word that the passage has as well does not: *until*; nor what was resolved: *are to be*.
    """
    page = fold_text(f"{sentence.before} {sentence.behind}")
    block = fold_text(f"{sentence.around.before} {sentence.around.behind}")
    lost = language.words("defeats").search(block)
    known, sure = {*said.lower().split()}, language.words("finite").plain
    opens = (one[0].lower() for one in language.words(*_OPEN).finditer(page))
    told = any(one not in known and one.split()[0] not in sure for one in opens)
    return bool(lost or told or denials(page, language))


def _lost(text: str, passage: Span, language: Language) -> str:
    """The word by which a source says that a motion which the passage tells of was lost; empty for none."""
    words = language.words
    end = sentence_end(text, passage.end, language)
    lead = fold_text(text[sentence_start(text, passage.start, language) : passage.start])
    if not words("motions", "amendments", "movers").search(lead):
        return ""
    rest = text[passage.end : end]
    found = _defeat(fold_text(rest), language)
    if found:
        return found
    behind = re.compile(r"\s*").match(text, end)
    after = text[behind.end() if behind else end :]
    after = fold_text(after[: sentence_end(after, 0, language)])
    about = f"{fold_text(rest)} {after}"
    told = words("votes", "motions", "amendments").search(about) and _names(lead, after, language)
    return _defeat(after, language) if told and len(after.split()) <= _BRIEF else ""


def _defeat(said: str, language: Language) -> str:
    """The word by which some words say that something was lost, and not that it was adopted or not lost."""
    found = language.words("defeats").search(said)
    other = language.words("adoptions").search(said) or denials(
        said[: found.start()] if found else "", language
    )
    return found[0] if found and not other else ""


def _names(lead: str, after: str, language: Language) -> bool:
    """Whether the next sentence is of the motion that was moved: it names that, or none."""
    there = {one[0].lower() for one in language.words("motions", "amendments").finditer(after)}
    moved = {one[0].lower() for one in language.words("motions", "amendments").finditer(lead)}
    if not there or not moved.isdisjoint(there):
        return True
    return not moved and there <= language.words("motions").plain
