"""What an author's own sentence says beside a passage, and so need not be said against it.

In the source a passage stands under *would*, *if*, *not* or *Ruiz said*; where the author's sentence has such
a word too, nobody is misled: `Lind would “look again”`. There is no grammar in this: a word of the same kind
is looked for where it may govern the passage. A word that says more than the source's is no answer: `Lind
must “look again”`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.about import ATTRIBUTION
from sphinx_kfor.evidence.cautions.pages.ascribed import (
    ascribes,
    gives_to_nobody_else,
    is_own_finding,
    makes_speaker,
    names_somebody,
)
from sphinx_kfor.evidence.cautions.pages.denied import negates
from sphinx_kfor.evidence.cautions.pages.depending import (
    depends,
)
from sphinx_kfor.evidence.cautions.pages.limited import (
    bounds_alike,
    concedes,
    dates,
    limits,
    qualifies,
    takes_up_limit,
)
from sphinx_kfor.evidence.cautions.pages.moods import is_modal
from sphinx_kfor.evidence.cautions.speakers.hearsay import is_hearsay
from sphinx_kfor.evidence.cautions.votes import is_told
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About, Caution

_LIMITER = "context.limiter"
_QUESTION, _CONDITION = "context.question", "context.condition"
_MODAL, _NEGATION = "context.modal", "context.negation"


def answered(raised: Iterable[Caution], sentence: OwnSentence, source: Language) -> frozenset[Caution]:
    """Those cautions on a passage that the author's sentence answers.

    Args:
        raised: the cautions.
        sentence: the sentence around the passage.
        source: the word lists of the source's language.
    """
    raised = [one for one in raised if one.about.word]
    found = {one for one in raised if _answers(one, sentence, source)}
    more = (one for one in raised if any(_covers(other, one, sentence, source) for other in found))
    return frozenset({*found, *more})


def _covers(answered: Caution, other: Caution, sentence: OwnSentence, source: Language) -> bool:
    """Whether who answers a caution answers another with it.

    In `Does Ruiz say that …?` what she says is asked as well; `refuses to` says what `does not plan to` does,
    `is due to` what `is expected to` does, if whoever expects it is nobody or is named. German *sollte* is
    both a modal and a condition.
    """
    if answered.code == _QUESTION:
        return other.code == ATTRIBUTION
    word, also = (fold_text(one.about.word).lower() for one in (answered, other))
    denied = answered.code == _NEGATION and word in source.words("negations").plain
    if other.code == ATTRIBUTION:
        told = None if not other.about.who else makes_speaker(sentence, other.about, source)
        nobody = not other.about.who
        # `Evidence suggests` is one word, of whoever is not another; a denial is of who is named.
        same = word.split()[:1] == also.split()[:1] and told is not False
        # What nobody could say is not known, whoever was asked: `It is unclear whether | …`.
        unknown = told is None and sentence.language.words("inquiries").search(sentence.clause) is not None
        denies = (denied and (nobody or bool(told) or unknown)) or (answered.code == _NEGATION and nobody)
        return not (other.about.spoken or other.about.own) and (same or denies)
    if other.code == _LIMITER:
        # Who says `not A` of `not A, but B` says all that there is of A.
        return answered.code == _NEGATION and also in source.words("contrasts").plain and other.about.behind
    hearsay = answered.code == ATTRIBUTION and is_hearsay(also, source)
    # What can be so if something is can be only if it is.
    depends_too = answered.code == _CONDITION and (word == also or also in source.words("abilities").plain)
    # Who says that it was not agreed need not say that it was moved.
    moved = answered.code == _NEGATION and also in source.words("motions").plain
    return other.code == _MODAL and (denied or hearsay or depends_too or moved)


def _answers(caution: Caution, sentence: OwnSentence, source: Language) -> bool:
    answer = _ANSWERS.get(caution.code)
    if bounds_alike(sentence, caution.about, source):
        return True
    if answer is not None and answer(sentence, caution.about, source):
        return True
    about = caution.about
    if not about.clause:
        return False
    return concedes(about, sentence, source) or (about.behind and takes_up_limit(about, sentence, source))


def _leads(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has a modal that an omission hides: `he would “double it, and […] not touch it”`."""
    modal = fold_text(about.word).lower() in source.words("modals").plain
    return modal and is_modal(sentence, about, source)


def _asks(sentence: OwnSentence, about: About, source: Language) -> bool:  # noqa: ARG001
    """Whether it says that the passage is asked."""
    asked = sentence.language.words("inquiries", "conditions").search(sentence.clause) is not None
    return asked or sentence.behind.rstrip().endswith("?")


def _ascribes(sentence: OwnSentence, about: About, source: Language) -> bool:
    rules = (is_own_finding, gives_to_nobody_else, names_somebody, ascribes)
    told = any(rule(sentence, about, source) for rule in rules)
    return told or (bool(about.clause) and is_told(about.clause, sentence, source))


_ANSWERS = {
    "context.negation": negates,
    "context.modal": is_modal,
    "context.condition": depends,
    "context.question": _asks,
    "context.time": dates,
    "context.qualifier": qualifies,
    "context.figure": qualifies,
    "context.limiter": limits,
    "context.attribution": _ascribes,
    "context.speech": _ascribes,
    "omission.hides": _leads,
}
