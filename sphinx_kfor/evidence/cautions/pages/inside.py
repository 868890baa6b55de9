"""What a cited passage says of itself, and the sentence that cites it does not: that it may be so, or is not.

A citation prints no word of its passage. `A quarter will be lost` does not follow from `as many as a quarter
might be lost`, nor `It raised the scores` from `no effect on the scores`. A page has many words for both, and
any of them is an answer; only a page that has none, and says what the clause says, is cautioned. Of all that
may be denied this looks at findings alone: what was *not late* is *on time* on a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.contrary import advised, condition, denied, voted
from sphinx_kfor.evidence.cautions.pages.depending import would_be
from sphinx_kfor.evidence.cautions.phrases.affirming import without_affirmed
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.cautions.phrases.taken_up import content
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentences
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language

#: So many words of a clause are said on the page at least.
_SHARED = 2
#: Lists of words by which a page says that something may be so or is thought, and that it is not so.
_OPEN = (
    "modal_possible", "modal_would", "modal_likely", "modal_unlikely", "modal_seeming", "modal_thought",
    "modal_demanded", "modal_wished", "moods", "conditions", "exceptions", "inquiries", "counterfactuals",
    "ascriptions",
)  # fmt: skip
_DENYING = ("disclaimers", "disputes", "lacks", "exceptions", "defeats", "restrictions", "samenesses")
#: A finding stands so near behind the word that denies it: `no statistically significant | effect`.
_NEAR = 4
_MEND = "say it as the source does, or accept with a reason"


def unsaid(words: str, sentence: OwnSentence, source: Language) -> Iterator[Caution]:
    """Cautions on what a cited passage says of itself and its sentence does not.

    Args:
        words: the passage.
        sentence: the sentence that cites it.
        source: the word lists of its source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag:
        return
    passage, page = fold_text(words), f"{fold_text(sentence.before)} {fold_text(sentence.behind)}"
    may = next((one for one in _possible(passage, source) if _tells(page, passage, one, source)), None)
    if may and not _leaves_open(_without(page, passage, may[0], source), source):
        says = f"the passage says that it may be so ('{may[0]}'), your sentence that it is"
        yield Caution("context.modal", f"{says}; {_MEND}")
    advises = advised(passage, page, source)
    if advises:
        yield Caution(
            "context.modal", f"the passage advises it ('{advises}'), your sentence demands it; {_MEND}"
        )
    word = (
        _not_found(page, passage, source)
        or denied(passage, page, source, _last(sentence))
        or voted(passage, page, source)
    )
    if word:
        says = f"the passage denies it ('{word}'), and your sentence does not"
        yield Caution("context.negation", f"{says}; {_MEND}")
    depends_on = condition(passage, page, sentence, source)
    if depends_on:
        says = f"the passage makes it depend on something ('{depends_on}'), your sentence does not"
        yield Caution("context.condition", f"{says}; {_MEND}")


def _last(sentence: OwnSentence) -> str:
    """The sentence that a reader has read before, folded."""
    *_, last = "", *sentences(sentence.earlier, sentence.language)
    return fold_text(last)


def _leaves_open(page: str, language: Language) -> bool:
    """Whether a page says that something may be so or is thought: whoever *finds* it does not."""
    sure = language.words("findings", "factives").plain
    return any(one[0].lower() not in sure for one in language.words(*_OPEN).finditer(page))


def _possible(passage: str, language: Language) -> Iterator[re.Match[str]]:
    """The words of a passage that say that something may be so or seems so, not that somebody can do it."""
    able = language.words("abilities").plain
    for found in language.words("modal_possible").finditer(passage):
        if found[0].lower() not in able and would_be(found[0].lower(), language):
            yield found
    by = {verb.start: who for verb, who in subjects(passage, Span(0, len(passage)), language)}
    for found in language.words("modal_seeming").finditer(passage):
        # What somebody suggests is a proposal, what traces suggest is not sure.
        if found.start() not in by or not _is_somebody(by[found.start()], language):
            yield found


def _is_somebody(who: Subject, language: Language) -> bool:
    known = language.words("pronouns", "titles", "representatives", "bodies", "officials").plain
    return bool(who.names) or not known.isdisjoint(WORD.findall(who.phrase.lower()))


def _not_found(page: str, passage: str, language: Language) -> str:
    """The word by which a passage says that something was not found, `no | effect`, and its page does not.

    There is none in a passage that denies twice.
    """
    if denials(without_affirmed(passage, language), language) != 1 or denials(page, language, *_DENYING):
        return ""
    found = language.words("negations").search(passage)
    near = " ".join(passage[found.end() :].split()[:_NEAR]) if found else ""
    effect = language.words("effects").search(near)
    return found[0] if found and effect and _tells(page, passage, found, language) else ""


def _tells(page: str, passage: str, word: re.Match[str], language: Language) -> bool:
    """Whether a page has the words of the clause in which a word of a passage stands."""
    ends = [0, *(one.end() for one in _ends(language).finditer(passage)), len(passage) + 1]
    start = max(end for end in ends if end <= word.start())
    clause = passage[start : min(end for end in ends if end > word.start())]
    return len(content(clause, language) & content(page, language)) >= _SHARED


def _ends(language: Language) -> re.Pattern[str]:
    """Matches where a clause ends: at a sign, and before a joint or a contrast."""
    openers = language.words("joints", "contrasts", "concessions").alternatives
    return re.compile(rf"[,;:]\s|\s(?=(?:{openers})\s)", re.IGNORECASE)


def _without(page: str, passage: str, word: str, language: Language) -> str:
    """A page's words without those that only say what the passage does, and without a plain future.

    `Entitled children will be lost` has no doubt of its own: they are *entitled* in the passage, too.
    """
    said = {one.lower() for one in re.findall(r"\w+", passage)} - {word.lower()}
    said |= language.words("modal_foreseen", "modal_planned").plain & language.words("finite").plain
    return " ".join(one for one in re.findall(r"[\w']+", page) if one.lower() not in said)
