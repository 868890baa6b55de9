"""What an author's own sentence says beside a passage, and so need not be said against it.

In the source a passage stands under *would*, *if*, *not* or *Ruiz said*; where the author's sentence has such
a word too, nobody is misled: `Lind would “look again”`. There is no grammar in this: a word of the same kind
is looked for where it may govern the passage. A word that says more than the source's is no answer: `Lind
must “look again”`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.about import ATTRIBUTION
from sphinx_kfor.evidence.cautions.pages.ascribed import (
    ascribes,
    gives_to_nobody_else,
    is_own_finding,
    makes_speaker,
    names_somebody,
)
from sphinx_kfor.evidence.cautions.pages.depending import depends, has_condition, is_assumed, keeps_within
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.taken_up import names_one, only_so_many, says_again, takes_up
from sphinx_kfor.evidence.cautions.recanting import recants
from sphinx_kfor.evidence.cautions.speakers.hearsay import is_hearsay
from sphinx_kfor.evidence.cautions.votes import is_told
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About, Caution

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
#: A word that changes the first word of a passage stands before it with no more.
_RIGHT_BEFORE = 3
#: Kinds of bound, each a list of a language: one of a kind stands for another.
_BOUNDS = ("bounds_over", "bounds_from", "bounds_under", "bounds_to", "bounds_about", "focuses")
_YEAR = re.compile(r"(?<![\w.,])[12]\d{3}(?![\w%]|[.,]\d)")
_QUESTION, _CONDITION = "context.question", "context.condition"
_MODAL, _NEGATION = "context.modal", "context.negation"
#: Lists by which a page denies, beside those by which a source does.
_DENYING = ("disclaimers", "disputes")
#: Two words may be forms of one if they share so many letters.
_STEM = 4
#: A demonstrative and its relative: `ce que`, `lo que`.
_PAIR = 2


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
        denies = (denied and (nobody or bool(told))) or (answered.code == _NEGATION and nobody)
        return not (other.about.spoken or other.about.own) and (same or denies)
    hearsay = answered.code == ATTRIBUTION and is_hearsay(also, source)
    return other.code == _MODAL and (denied or hearsay or (answered.code == _CONDITION and word == also))


def _answers(caution: Caution, sentence: OwnSentence, source: Language) -> bool:
    answer = _ANSWERS.get(caution.code)
    if answer is not None and answer(sentence, caution.about, source):
        return True
    return caution.about.behind and bool(caution.about.clause) and _takes_up(caution.about, sentence, source)


def _takes_up(about: About, sentence: OwnSentence, source: Language) -> bool:
    """Whether the page says what the source's limit says, and makes none of it otherwise."""
    kinds = ("conditions", "exceptions")
    own, limit = sentence.language.words(*kinds), fold_text(about.word).lower()
    known = source.words(*kinds).match(about.word)
    if known and (own.search(sentence.lead) or own.search(sentence.tail)):
        return False
    page = f"{sentence.around.before} {sentence.around.behind}"
    if only_so_many(about.clause, page, source, sentence.language):
        return True
    if takes_up(about.clause, page, source) or says_again(about.clause, page):
        return True
    if limit in source.words("denial_bounds").plain and names_one(about.clause, sentence.tail, source):
        # `in the first five years` says what `before the end of the fifth year` does.
        return True
    # `that do not run on electricity` says all of what `unless they are electric` does.
    denied = limit in source.words("exceptions").plain and denials(sentence.tail, sentence.language) == 1
    return denied and takes_up(about.clause, sentence.tail, source, least=1)


def _negates(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it negates the passage: once, for what is denied twice is said; *unless* does for *without*.

    What is denied twice in the source, as in *cannot rule out*, is here, too, or may be so.
    """
    language = sentence.language
    if fold_text(about.word).lower() in source.words("lacks").plain and language.words("lacks").search(
        f"{fold_text(sentence.before)} {sentence.tail}"
    ):
        # What a source counts as missing is missing on the page.
        return True
    word, denied = fold_text(about.word).lower(), about._replace(negated=True)
    if word in source.words("exceptions").plain and (
        depends(sentence, denied, source) or is_assumed(sentence, denied, source)
    ):
        return True
    lead = denials(sentence.clause, language, *_DENYING)
    said = f"{sentence.clause} {_predicate(sentence, about)}"
    # `That it holds | she does not dispute.`
    told = lead or denials(_predicate(sentence, about), language)
    if about.twice:
        # Who does not deny a thing admits it.
        possible = language.words("modal_possible", "admissions").search(said)
        return told % 2 == 0 and (bool(told) or possible is not None)
    reversed_by = source.words("reversals").plain | _lacking(source)
    # `She does not dispute` is no form of *disputes*.
    admits = word in source.words("disputes").plain and told % 2 != bool(told)
    if word in reversed_by and not admits and _has_form(_told(sentence), word):
        return True
    if lead:
        return lead % 2 == 1 or not sentence.around.quoted
    behind = sentence.tail if about.behind else _predicate(sentence, about) or _last_word(sentence)
    return bool(denials(behind, language, *_DENYING))


def _told(sentence: OwnSentence) -> str:
    """All of a sentence, with the one before where a pronoun takes that up: `It befell | 37 lorries`."""
    whole = f"{sentence.before} {sentence.behind}"
    taken = sentence.language.words("pronouns", "demonstratives").search(fold_text(sentence.before))
    return f"{_last_sentence(sentence.earlier, sentence.language)} {whole}" if taken else whole


def _last_word(sentence: OwnSentence) -> str:
    """The one word with which a sentence ends behind a passage: `wants all | with a gate | refused`."""
    words = sentence.tail.strip(" .,'\"").split()
    return words[0] if len(words) == 1 else ""


def _lacking(source: Language) -> frozenset[str]:
    """Negations that are verbs, as `fehlen`: long words that are no prepositions."""
    words = source.words("negations").plain - source.words("exceptions", "prepositions").plain
    return frozenset(word for word in words if len(word) > _STEM)


def _predicate(sentence: OwnSentence, about: About) -> str:
    """What is said behind a passage of a clause with it: `That | the ramp is closed | is wrong`."""
    words = sentence.language.words("complements", "relatives", "interrogatives", "inquiries")
    said = _first_words(sentence.tail) if about.refers or words.search(sentence.lead) else ""
    # `“…”, for lack of proof` denies something else.
    return "" if sentence.language.words("exceptions").match(said) else said


def _is_modal(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it says that the passage may be so, is wished or is thought, as the source does."""
    word = fold_text(about.word).lower()
    forms = {word, word.split(maxsplit=1)[0]}
    kinds = [kind for kind in _MODALS if not forms.isdisjoint(source.words(kind).plain)]
    # What is but wished is not planned.
    kinds = ["modal_wished"] if word in source.words("modal_wished").plain else kinds
    near = f"{sentence.clause} {_first_words(sentence.tail)}"
    if not forms.isdisjoint(source.words("advices").plain) and sentence.language.words("duties").search(near):
        # What is only recommended is not required.
        return (
            denials(near, sentence.language) > 0
            or sentence.language.words("advices").search(near) is not None
        )
    if not kinds:
        return _has_form(near, word)
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


def _leads(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has a modal that an omission hides: `he would “double it, and […] not touch it”`."""
    modal = fold_text(about.word).lower() in source.words("modals").plain
    return modal and _is_modal(sentence, about, source)


def _asks(sentence: OwnSentence, about: About, source: Language) -> bool:  # noqa: ARG001
    """Whether it says that the passage is asked."""
    asked = sentence.language.words("inquiries", "conditions").search(sentence.clause) is not None
    return asked or sentence.behind.rstrip().endswith("?")


def _dates(sentence: OwnSentence, about: About, source: Language) -> bool:  # noqa: ARG001
    """Whether it says when it was so."""
    parts = (fold_text(sentence.before), fold_text(sentence.behind))
    former = sentence.language.words("former_times", "earlier_times", "compared_openers", "whens")
    return any(former.search(part) or _YEAR.search(part) for part in parts)


def _qualifies(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether the same word, or a bound of its kind, stands right before the passage, or right behind it."""
    word = fold_text(about.word).lower()
    if about.behind:
        # `So far it has spent | 9 million` says where else it likes what the source says behind it.
        before = re.search(whole(word), fold_text(sentence.before), re.IGNORECASE)
        return before is not None or _first_words(sentence.tail).lower().startswith(word)
    near = " ".join(sentence.lead.split()[-_RIGHT_BEFORE:])
    if re.search(whole(word), near, re.IGNORECASE):
        return True
    if word in source.words("oppositions").plain:
        # `objects to` says what `is against` does, and so does `Opposed is the board: Ruiz speaks of | …`.
        said = fold_text(f"{_last_sentence(sentence.earlier, sentence.language)} {sentence.before}")
        against = sentence.language.words("opposed").search(said) is not None
        against = against and sentence.language.words("negations").search(said) is None
        return against or bool(denials(near, sentence.language, "disclaimers", "disputes", "oppositions"))
    kinds = [kind for kind in _BOUNDS if word in source.words(kind).plain]
    return bool(kinds) and sentence.language.words(*kinds).search(near) is not None


def _last_sentence(text: str, language: Language) -> str:
    """The sentence that ends some words."""
    led = text.rstrip(" .!?\u2026")
    return led[sentence_start(led, len(led), language) :]


def _limits(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has the same limit, or one of its kind; also in words of the source that follow."""
    language, word = sentence.language, fold_text(about.word).lower()
    if word in source.words("recantations").plain:
        # Whoever says when it was thought does not say that it is.
        return _dates(sentence, about, source) or recants(sentence)
    if word in source.words("assumptions").plain or not about.behind:
        # What would be so may have its condition left out all the same; `ne … que` says what `only` does.
        only = language.words("focuses", "half_negations").search(f"{sentence.lead} {sentence.tail}")
        return has_condition(sentence) if about.behind else only is not None
    if source.words("negations", "reversals").search(word) and not source.words("exceptions").search(word):
        # What was rejected or is false is denied, and not made to depend on something.
        page = f"{fold_text(sentence.before)} {fold_text(sentence.behind)}"
        return denials(page, language, *_DENYING) % 2 == 1
    behind = fold_text(sentence.printed_behind)
    # What is said in words of its own may have its limit behind a comma: `until May, but not longer`.
    lead = sentence.lead if sentence.around.quoted else fold_text(sentence.before)
    parts = [lead, behind[: len(sentence.tail)], behind.partition(";")[0]]
    if any(re.search(whole(word), part, re.IGNORECASE) for part in parts):
        return True
    if word in source.words("contrasts", "turns", "concessions").plain:
        turned = language.words("contrasts", "turns", "concessions")
        # A concession may come first (`Although it rains, “…”`), or what it concedes: `…, though he admits`.
        before = fold_text(sentence.before).lstrip()
        first = turned.match(before) or language.words("concessions").search(before)
        then = turned.search(fold_text(sentence.behind)) is not None or _was_not_so(sentence, about, source)
        return first is not None or then or keeps_within(sentence, about, source)
    return depends(sentence, about._replace(negated=word in source.words("exceptions").plain), source)


def _was_not_so(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a relative clause behind a passage denies what came of it: `…, ce qu'elle n'a pas fait`."""
    language = sentence.language
    first = parted(sentence.tail.lstrip(" ,").lower(), language).split()[:_PAIR]
    relates = not language.words("relatives").plain.isdisjoint(first) and "," in sentence.behind[:_PAIR]
    denied = denials(about.clause, source) % 2 == 1
    return relates and denied and denials(sentence.tail, language) % 2 == 1


def _ascribes(sentence: OwnSentence, about: About, source: Language) -> bool:
    rules = (is_own_finding, gives_to_nobody_else, names_somebody, ascribes)
    told = any(rule(sentence, about, source) for rule in rules)
    return told or (bool(about.clause) and is_told(about.clause, sentence, source))


def _first_words(tail: str) -> str:
    """What stands behind a passage up to the next sign."""
    return re.split(r"[,;:.!?()]", tail.lstrip(" ,'\""))[0]


def _has_form(text: str, word: str) -> bool:
    """Whether a text has a word, or a form of it: `planned`, `plans`."""
    stem = word.split(maxsplit=1)[0]
    stem = stem[: max(_STEM, len(stem) - 3)]
    return len(stem) >= _STEM and re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) is not None


_ANSWERS = {
    "context.negation": _negates,
    "context.modal": _is_modal,
    "context.condition": depends,
    "context.question": _asks,
    "context.time": _dates,
    "context.qualifier": _qualifies,
    "context.figure": _qualifies,
    "context.limiter": _limits,
    "context.attribution": _ascribes,
    "context.speech": _ascribes,
    "omission.hides": _leads,
}
