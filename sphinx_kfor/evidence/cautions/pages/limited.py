"""Whether a page has what limits a passage in its source: a bound, a date, a condition, a turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.denied import DENYING
from sphinx_kfor.evidence.cautions.pages.depending import (
    depends,
    has_condition,
    keeps_within,
    turns_round,
)
from sphinx_kfor.evidence.cautions.pages.near import first_words, last_sentence
from sphinx_kfor.evidence.cautions.phrases.denying import condition_denials, denials
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.taken_up import names_one, only_so_many, says_again, takes_up
from sphinx_kfor.evidence.cautions.recanting import recants
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: A word that changes the first word of a passage stands before it with no more.
_RIGHT_BEFORE = 3
#: Kinds of bound, each a list of a language: one of a kind stands for another.
_BOUNDS = ("bounds_over", "bounds_from", "bounds_under", "bounds_to", "bounds_about", "focuses")
_YEAR = re.compile(r"(?<![\w.,])[12]\d{3}(?![\w%]|[.,]\d)")
#: A demonstrative and its relative: `ce que`, `lo que`.
_PAIR = 2


def limits(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has the same limit, or one of its kind; also in words of the source that follow."""
    language, word = sentence.language, fold_text(about.word).lower()
    if word in source.words("recantations").plain:
        # Whoever says when it was thought does not say that it is.
        return dates(sentence, about, source) or recants(sentence)
    if word in source.words("assumptions").plain or not about.behind:
        # What would be so may have its condition left out all the same; `ne … que` says what `only` does.
        said = f"{sentence.lead} {sentence.tail}"
        half = language.words("half_negations").search(said)
        others = language.words("other_halves").search(said[half.end() :]) if half else None
        only = language.words("focuses").search(said) or others
        less = only is not None or _is_not_all(said, language)
        return has_condition(sentence) if about.behind else less
    if source.words("negations", "reversals").search(word) and not source.words("exceptions").search(word):
        # What was rejected or is false is denied, and not made to depend on something.
        page = f"{fold_text(sentence.before)} {fold_text(sentence.behind)}"
        return denials(page, language, *DENYING) % 2 == 1
    return _has_limit(sentence, about, source)


def bounds_alike(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has the bound that a source makes by denying its contrary: `at most` for *may not exceed*.

    What only should be so is bounded by nothing.
    """
    if not about.bound or fold_text(about.word).lower() in source.words("advices").plain:
        return False
    words, kind = sentence.language.words, about.bound
    near = " ".join(sentence.lead.split()[-_RIGHT_BEFORE:])
    before = words(f"bounds_{kind}", "limits" if kind == "to" else "").search(near)
    return (
        before is not None or words(f"behind_{kind}").match(first_words(sentence.tail).lstrip()) is not None
    )


def _has_limit(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it has the same limit, a condition of its kind, or turns as the source does."""
    language, word = sentence.language, fold_text(about.word).lower()
    # What is said in words of its own may have its limit behind a comma: `until May, but not longer`.
    lead = sentence.lead if sentence.around.quoted else fold_text(sentence.before)
    behind = fold_text(sentence.printed_behind)
    limit = re.split(r"[,;:.]", fold_text(about.clause).lstrip(" ,;:'\""))[0] or word
    limited = about._replace(clause=limit, negated=condition_denials(limit, source) % 2 == 1)
    if turns_round(sentence, limited, source):
        return False
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
    return depends(sentence, about._replace(negated=limited.negated), source)


def _was_not_so(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a relative clause behind a passage denies what came of it: `…, ce qu'elle n'a pas fait`."""
    language = sentence.language
    first = parted(sentence.tail.lstrip(" ,").lower(), language).split()[:_PAIR]
    relates = not language.words("relatives").plain.isdisjoint(first) and "," in sentence.behind[:_PAIR]
    denied = denials(about.clause, source) % 2 == 1
    return relates and denied and denials(sentence.tail, language) % 2 == 1


def dates(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether it says when it was so; or that something changed from it, as its source does."""
    parts = (fold_text(sentence.before), fold_text(sentence.behind))
    former = sentence.language.words("former_times", "earlier_times", "compared_openers", "whens")
    if fold_text(about.word).lower() in source.words("change_openers").plain and sentence.language.words(
        "changed", "ups", "downs"
    ).search(f"{sentence.lead} {sentence.tail}"):
        near = " ".join(sentence.lead.split()[-_RIGHT_BEFORE:])
        return sentence.language.words("change_openers").search(near) is not None
    return any(former.search(part) or _YEAR.search(part) for part in parts)


def qualifies(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether the same word, or a bound of its kind, stands right before the passage, or right behind it."""
    word = fold_text(about.word).lower()
    if about.behind:
        # `So far it has spent | 9 million` says where else it likes what the source says behind it.
        before = re.search(whole(word), fold_text(sentence.before), re.IGNORECASE)
        return before is not None or first_words(sentence.tail).lower().startswith(word)
    near = " ".join(sentence.lead.split()[-_RIGHT_BEFORE:])
    if re.search(whole(word), near, re.IGNORECASE):
        return True
    if word in source.words("oppositions").plain:
        # `objects to` says what `is against` does, and so does `Opposed is the board: Ruiz speaks of | …`.
        said = fold_text(f"{last_sentence(sentence.earlier, sentence.language)} {sentence.before}")
        against = sentence.language.words("opposed").search(said) is not None
        against = against and sentence.language.words("negations").search(said) is None
        return against or bool(denials(near, sentence.language, "disclaimers", "disputes", "oppositions"))
    kinds = [kind for kind in _BOUNDS if word in source.words(kind).plain]
    if "focuses" in kinds and _is_not_all(f"{sentence.lead} {sentence.tail}", sentence.language):
        return True
    return bool(kinds) and sentence.language.words(*kinds).search(near) is not None


def concedes(about: About, sentence: OwnSentence, source: Language) -> bool:
    """Whether the page says what the source concedes: `…; the ministry denies it` for *although it does*."""
    if about.behind or fold_text(about.word).lower() not in source.words("concessions").plain:
        return False
    page = f"{fold_text(sentence.before)} {fold_text(sentence.behind)}"
    there, here = (
        denials(text, words, *DENYING) % 2
        for text, words in ((about.clause, source), (page, sentence.language))
    )
    return there == here and takes_up(about.clause, page, source, least=1)


def _is_not_all(text: str, language: Language) -> bool:
    """Whether some words say that something is not all: `does not explain everything`, as *only* does."""
    whole = language.words("wholes").plain
    denied = (one.end() for one in language.words("negations").finditer(text))
    near = (one for end in denied for one in text[end:].lower().split()[:_RIGHT_BEFORE])
    return not whole.isdisjoint(word.strip(" ,;:.") for word in near)


def takes_up_limit(about: About, sentence: OwnSentence, source: Language) -> bool:
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
