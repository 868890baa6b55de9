"""Relative clauses: what a pronoun means, `a resident of Pier Street, | who`, and where one is over."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import complements
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The noun has so many words, with what a preposition joins to it.
_NOUN = 8
#: An article and a noun of at most so many words before what is said of it without a comma.
_LEAST, _MOST = 2, 4
#: A verb and what belongs to it are so many words: `für zu teuer | hält`.
_VERB = 4


class Reckoner(NamedTuple):
    """Who says in a relative clause what stands before its verb.

    Attributes:
        noun: the noun that the clause is of, with its article.
        verb: the verb that ends it.
    """

    noun: str
    verb: str


def reckoner(lead: str, behind: str, language: Language) -> Reckoner | None:
    """Who says what stands before the verb of a relative clause: `die Kammer, die mit | 9 | rechnet`.

    Args:
        lead: the words of their sentence before them.
        behind: what stands behind them.
        language: the word lists.
    """
    before, comma, clause = lead.rpartition(",")
    pronoun = language.words("relatives").match(clause.lstrip().lower())
    if not comma or not pronoun or not language.words("final_modals").entries:
        return None
    own = clause.lstrip()[pronoun.end() :]
    articles = language.words("determiners", "indefinites", "possessives", "subjects").plain
    words = re.split(r"[^\w\s-]", behind, maxsplit=1)[0].split()
    verbs = language.words("ascriptions", "speech_verbs").plain
    # `die Summe, die das Amt mit | 9 | angibt` is of another than the sum.
    alone = own == own.lower() and articles.isdisjoint(own.split())
    if not alone or not words or len(words) > _VERB or words[-1].lower() not in verbs:
        return None
    noun = antecedent(before, language, language.words("part_links").plain)
    return Reckoner(noun, words[-1]) if noun else None


def antecedent(before: str, language: Language, links: frozenset[str]) -> str:
    """The last noun of some words with its article; empty for none.

    Args:
        before: the words.
        language: the word lists.
        links: the prepositions that join it to a noun before it, which then is meant.
    """
    articles = language.words("determiners", "indefinites", "possessives", "quantifiers", "cardinals").plain
    phrase = before.rstrip(" ,").rpartition(",")[2].split()[-_NOUN:]
    opens = [at for at, word in enumerate(phrase) if word.lower() in articles]
    if not opens:
        return ""
    # `the report | of the board`, `Ana Ruiz | of the board`
    at = opens[-1]
    # `un agent | des services`: an article may be a preposition, too.
    while at > 1 and not links.isdisjoint(word.lower() for word in phrase[at - 1 : at + 1]):
        led = [one for one in opens if one < at]
        named = len(list(takewhile(lambda word: word[0].isupper(), reversed(phrase[: at - 1]))))
        if not led:
            at -= named + 1 if named else 0
            break
        at = led[-1]
    return " ".join(phrase[at:])


def without_relative(bare: str, language: Language) -> str:
    """Words up to a verb, of which a relative clause that is over is blanked: `The letter that Ruiz read`.

    It is one without a comma before it, with a name and a verb of its own behind that.
    """
    start = max(bare.rfind(mark) + 1 for mark in ",;:")
    words, known = list(WORD.finditer(bare, start)), language.words
    # English has no pronoun of its own here: `the letter | that Ruiz read out`.
    opens = known("relatives").plain - known("negations").plain
    opens |= complements(language) - known("conditions", "interrogatives").plain
    for at in range(len(words) - 1, 1, -1):
        if words[at][0].lower() not in opens:
            continue
        begins, behind = words[at].start(), words[at].end()
        named = mentions(bare, Span(behind, len(bare)), language)
        rest = WORD.findall(bare[named[-1].end :].lower()) if named and not named[-1].owns else []
        over = not known("asides", "complements").plain.issuperset(rest)
        if over and _is_noun([word[0].lower() for word in words[:at]], language):
            return bare[:begins] + " " * (len(bare) - begins)
    return bare


def _is_noun(words: list[str], language: Language) -> bool:
    """Whether words end in a noun with its article."""
    articles = language.words("determiners", "indefinites").plain
    acts = language.words("finite", "modals", "tenses", "speech_verbs", "pronouns", "prepositions").plain
    near = words[-_MOST:]
    opens = next((at for at in range(len(near) - _LEAST, -1, -1) if near[at] in articles), None)
    return opens is not None and (acts - articles).isdisjoint(near[opens + 1 :])
