"""Where a predicate begins: a passage at its verb, an infinitive, what two texts say alike; a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.beside_verbs import before_verb
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import FIRST, Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: Lists of words with which no verb begins.
_NO_VERB = (
    "prepositions", "determiners", "indefinites", "relatives", "complements", "joints", "contrasts",
    "conditions", "subordinators", "pronouns", "subjects", "possessives", "comparisons",
)  # fmt: skip

#: Behind its verb a noun has so many words, with its article.
_NOUN = 4


class Inverted(NamedTuple):
    """A verb, in lower case, and the noun right behind it."""

    verb: str
    subject: Subject


def begins_at_verb(words: str, language: Language) -> bool:
    """Whether a passage may begin at its verb: not `of the board`, `the board`, `which the board`."""
    first = WORD.match(parted(words.lstrip(), language))
    plain = language.words(*_NO_VERB).plain - language.words("finite", "tenses").plain
    return first is not None and first[0].islower() and first[0] not in plain


def before_infinitive(lead: str, words: str, language: Language) -> int:
    """Where what governs an infinitive begins in the words before it; their end if it is none.

    Args:
        lead: the words before a passage: `The trust | declined`, `The trust | agreed to`.
        words: the passage: `to comment`, `monitor the river`.
        language: the word lists.
    """
    marks = language.words("complements").plain & language.words("prepositions").plain
    marks -= language.words("behalves", "part_links").plain
    led, first = list(WORD.finditer(lead)), WORD.match(words.lstrip())
    if led and led[-1][0] in marks:
        led.pop()
    elif not first or first[0] not in marks:
        return len(lead)
    return led[-1].start() if led and led[-1][0].islower() else len(lead)


def cut_alike(one: str, other: str) -> tuple[int, int]:
    """Where two texts begin to have the same last words, without what stands between these.

    Returns:
        The place in each; their ends where their last words differ.
    """
    first, second = list(WORD.finditer(one)), list(WORD.finditer(other))
    ends = len(one), len(other)
    while first and second and fold_text(first[-1][0]).lower() == fold_text(second[-1][0]).lower():
        ends = first.pop().start(), second.pop().start()
    return ends


def is_acted_on(text: str, where: Span, language: Language) -> bool:
    """Whether the words before a verb make it a passive: `The trust was | fined`."""
    words = [word.lower() for word in WORD.findall(text[slice(*where)])]
    asides = language.words("asides", "negations").plain - language.words("passives").plain
    while words and words[-1] in asides:
        words.pop()
    return bool(words) and words[-1] in language.words("passives").plain


def is_pronoun(text: str, where: Span, language: Language) -> bool:
    """Whether a pronoun stands right before a verb: `It | declined`, `Later she | declined`."""
    found = before_verb(text, where, language)
    known = language.words("pronouns", "subjects").plain - FIRST
    return found is not None and not found.names and found.phrase.lower() in known


def behind_last_verb(led: str, language: Language) -> Inverted | None:
    """The noun with which some words end, and the verb before it: `Den Bau | hält | das Amt`."""
    words = list(WORD.finditer(led))
    if not words or led[words[-1].end() :].strip():
        return None
    opens = language.words("determiners", "indefinites").plain
    first = len(words) - 1
    while first > len(words) - _NOUN and first > 0 and words[first][0].lower() not in opens:
        first -= 1
    if words[first][0].lower() not in opens:
        first = len(words) - 1 if words[-1][0][0].isupper() else 0
    verb = words[first - 1][0] if first > 0 else ""
    # What stands before the verb has the noun behind it, or is its object's.
    if first < 2 or not begins_at_verb(verb, language):  # noqa: PLR2004 (the verb, and what is before it)
        return None
    where = Span(words[first].start(), len(led))
    return Inverted(verb.lower(), Subject(led[slice(*where)].strip(), tuple(mentions(led, where, language))))
