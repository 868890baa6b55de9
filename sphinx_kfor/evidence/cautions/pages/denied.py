"""Whether a page denies a passage, as its source does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.depending import (
    depends,
    is_assumed,
)
from sphinx_kfor.evidence.cautions.pages.near import first_words, has_form, last_sentence
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Lists by which a page denies, beside those by which a source does.
DENYING = ("disclaimers", "disputes")
#: Two words may be forms of one if they share so many letters.
_STEM = 4


def negates(sentence: OwnSentence, about: About, source: Language) -> bool:
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
    lead = denials(sentence.clause, language, *DENYING)
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
    if word in reversed_by and not admits and has_form(_told(sentence), word):
        return True
    if lead:
        return lead % 2 == 1 or not sentence.around.quoted
    behind = sentence.tail if about.behind else _predicate(sentence, about) or _last_word(sentence)
    return bool(denials(behind, language, *DENYING, "defeats"))


def _told(sentence: OwnSentence) -> str:
    """All of a sentence, with the one before where a pronoun takes that up: `It befell | 37 lorries`."""
    whole = f"{sentence.before} {sentence.behind}"
    taken = sentence.language.words("pronouns", "demonstratives").search(fold_text(sentence.before))
    return f"{last_sentence(sentence.earlier, sentence.language)} {whole}" if taken else whole


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
    said = first_words(sentence.tail) if about.refers or words.search(sentence.lead) else ""
    # `“…”, for lack of proof` denies something else.
    return "" if sentence.language.words("exceptions").match(said) else said
