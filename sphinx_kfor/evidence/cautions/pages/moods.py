"""Whether a page says that a passage may be so, is wished or is thought, as its source does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.ascribed import (
    makes_speaker,
)
from sphinx_kfor.evidence.cautions.pages.near import first_words, has_form
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.speakers.hearsay import is_hearsay
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: By which kinds of word a modal of a kind is answered; each kind is a list of a language.
_MODALS = {
    "modal_possible": ("modal_possible", "modal_unlikely"),
    "modal_would": (
        "modal_would",
        "modal_possible",
        "modal_planned",
        "modal_foreseen",
        "conditions",
        "exceptions",
    ),
    "modal_demanded": ("modal_demanded",),
    "modal_likely": ("modal_likely", "modal_possible", "modal_thought", "modal_foreseen"),
    "modal_unlikely": ("modal_unlikely",),
    "modal_seeming": ("modal_seeming", "modal_thought", "modal_possible"),
    "modal_thought": ("modal_thought", "modal_seeming"),
    "modal_planned": ("modal_planned", "modal_demanded"),
    "modal_wished": ("modal_wished", "modal_demanded"),
}


def is_modal(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it says that the passage may be so, is wished or is thought, as the source does."""
    word = fold_text(about.word).lower()
    forms = {word, word.split(maxsplit=1)[0]}
    kinds = [kind for kind in _MODALS if not forms.isdisjoint(source.words(kind).plain)]
    # What is but wished is not planned.
    kinds = ["modal_wished"] if word in source.words("modal_wished").plain else kinds
    near = f"{sentence.clause} {first_words(sentence.tail)}"
    if not forms.isdisjoint(source.words("advices").plain) and sentence.language.words("duties").search(near):
        # What is only recommended is not required.
        return (
            denials(near, sentence.language) > 0
            or sentence.language.words("advices").search(near) is not None
        )
    if not kinds:
        return has_form(near, word)
    if "modal_would" in kinds and not sentence.around.quoted:
        # What somebody reckons a thing at is no fact either: `Ruiz puts the cost of it at 9 million`.
        kinds += ["ascriptions", "reportives"]
    if is_hearsay(word, source):
        seems = sentence.language.words("modal_seeming").search(fold_text(sentence.before))
        told = about._replace(who=(), own=True), about
        if seems or any(makes_speaker(sentence, one, source) for one in told):
            return True
    behind = fold_text(about.clause).lower().removeprefix(word).lstrip()
    if (
        source.words("modal_thought").match(behind)
        or word.split(maxsplit=1)[0] in source.words("first_persons").plain
    ):
        # What somebody thinks is what they say, who say it of themselves: `I think`, `would guess`.
        kinds += ["speech_verbs", "ascriptions"]
    if "modal_possible" in kinds and _is_able(sentence.clause, sentence.language):
        return True
    if "modal_planned" in kinds and _is_of_plan(sentence, near):
        return True
    lists = [name for kind in kinds for name in _MODALS.get(kind, (kind,))]
    return sentence.language.words(*lists).search(near) is not None or _is_condition(sentence)


def _is_able(clause: str, language: Language) -> bool:
    """Whether an adjective right before a passage says what can be: `era raggiungibile | solo con 300`."""
    endings = tuple(language.words("ability_endings").plain)
    who = language.words("representatives", "titles", "prepositions").plain
    last = clause.lower().split()[-1:]
    return bool(endings and last) and last[0].endswith(endings) and last[0] not in who


def _is_of_plan(sentence: OwnSentence, near: str) -> bool:
    """Whether it says what would be by a plan: `a bill, under which …`, `In that model a pool would …`."""
    words = sentence.language.words
    would = any(one[0].lower() in words("moods").plain for one in words("modal_would").finditer(near))
    before = fold_text(sentence.before).rpartition(";")[2]
    plan = words("plans").search(before)
    return would or (plan is not None and words("relatives").search(before[plan.end() :]) is not None)


def _is_condition(sentence: OwnSentence) -> bool:
    """Whether a passage is itself a condition of its sentence, and not said to be so: `provided that “…”`."""
    words = sentence.language.words
    leads = words("conditions", "restrictions").plain - words("inquiries", "exceptions").plain
    found = [*words("conditions", "restrictions").finditer(sentence.clause)]
    return bool(found) and found[-1][0].lower() in leads and "," not in sentence.clause[found[-1].end() :]
