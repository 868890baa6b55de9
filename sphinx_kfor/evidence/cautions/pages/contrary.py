"""What a cited passage denies, only advises or makes depend on something, and its sentence does not.

`The explanation is complete` is the contrary of *we do not consider the explanation complete*, and says it in
its own words. That is all that is asked here: what was *not late* may be *on time* on a page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.depending import depends
from sphinx_kfor.evidence.cautions.phrases.affirming import without_affirmed
from sphinx_kfor.evidence.cautions.phrases.denying import condition_denials, denials
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.taken_up import content
from sphinx_kfor.evidence.cautions.votes import went_otherwise
from sphinx_kfor.evidence.problems import About

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*")
#: Two words are forms of one if they share so many first letters.
_STEM = 4
#: So many words of what is denied, or depends on something, are said on the page at least.
_SHARED = 2
#: Lists of words that say nothing of what is denied.
_GRAMMAR = (
    "function_words", "prepositions", "determiners", "indefinites", "pronouns", "possessives", "joints",
    "contrasts", "complements", "relatives", "finite", "references",
)  # fmt: skip
_CLAUSE_END = re.compile(r"[,;:.]\s")
#: Lists of words by which a page says that something is not so, or leaves it open.
_NOT_SO = ("disclaimers", "disputes", "lacks", "exceptions", "defeats", "restrictions", "samenesses")
_OPEN = (
    "opposed",
    "oppositions",
    "focuses",
    "inquiries",
    "conditions",
    "modal_demanded",
    "modal_would",
    "modal_planned",
)
#: Of what somebody thinks nothing is denied by the verb: *do not | consider | it complete*.
_THOUGHT = ("ascriptions", "speech_verbs", "asides", "modal_thought", "finite", "modals")


def denied(passage: str, page: str, language: Language, earlier: str = "") -> str:
    """The word by which a folded passage denies what a page says in the same words; empty for none.

    Args:
        passage: the passage.
        page: the page's sentence.
        language: the word lists of both.
        earlier: the sentence before it, of which a pronoun behind the same verb may be: `has checked | it`.
    """
    meant = {_stem(one) for one in _words(earlier, language)}
    for clause in _CLAUSE_END.split(passage):
        found = [*language.words("negations").finditer(without_affirmed(clause, language))]
        if len(found) != 1:
            continue
        said, thought = {_stem(one) for one in _words(page, language)}, language.words(*_THOUGHT).plain
        behind = _words(clause.partition(found[0][0])[2], language)
        words = [*dropwhile(thought.__contains__, behind)] or behind[-1:]
        both = [one for one in words if _stem(one) in said or (_stem(one) in meant and one != words[0])]
        near = {_stem(one) for one in _words(passage, language)} & said
        alike = words[:1] == both[:1] and words[-1:] == both[-1:] and 2 * len(both) >= len(words)
        least = min(_SHARED, len({*_words(clause, language)} - thought | {*words}))
        if words and alike and len(near) >= least:
            # A word that the passage has, too, denies nothing more: *a refusal* that it does not back.
            words_of_both = language.words("reversals", *_NOT_SO).finditer(passage)
            again = {one[0].lower() for one in words_of_both} - {found[0][0].lower()}
            own = " ".join(one for one in parted(page, language).split() if one.lower() not in again)
            kinds = [kind for kind in _OPEN if not language.words(kind).search(passage)]
            leaves = denials(own, language, *_NOT_SO) or language.words(*kinds).search(own)
            return "" if leaves else found[0][0]
    return ""


def condition(passage: str, page: str, sentence: OwnSentence, language: Language) -> str:
    """The word of a condition in a folded passage under which its page says nothing; empty for none."""
    found = language.words("restrictions", "exceptions").search(passage)
    found = next(
        (one for one in language.words("conditions").finditer(passage) if _is_sure(one, passage, language)),
        found,
    )
    if not found or not _is_sure(found, passage, language):
        return ""
    clause = _CLAUSE_END.split(passage[found.start() :])[0]
    main = passage.replace(clause, " ")
    shared = content(main, language) & content(page, language)
    if len(shared) < _SHARED or 2 * len(shared) < len(content(main, language)):
        return ""
    about = About(found[0], clause=clause, negated=condition_denials(clause, language) % 2 == 1)
    around = replace(sentence.around, passage=main)
    told = depends(replace(sentence, around=around), about, language)
    block = content(f"{around.before} {around.behind}", language)
    told = told or not block.isdisjoint(content(clause, language) - content(main, language))
    return "" if told or language.words("limiters", "restrictions").search(page) else found[0]


def _is_sure(found: re.Match[str], passage: str, language: Language) -> bool:
    """Whether a word makes a condition of what follows: not `asked whether`, `even if`, `until 2030`."""
    words = language.words
    # *Unless* makes a condition, *until* a time.
    others = words("exceptions").plain - words("restrictions").plain
    others |= words("concessions", "inquiries", "comparisons").plain
    before = language.words("focuses", "inquiries", "comparisons").plain
    if found[0].lower() in language.words("adoptions").plain and language.words("votes").search(passage):
        # `mit 38 zu 31 Stimmen | angenommen`
        return False
    last = passage[: found.start()].split()[-1:]
    return found[0].lower() not in others and before.isdisjoint(one.lower() for one in last)


def advised(passage: str, page: str, language: Language) -> str:
    """The word by which a folded passage advises, or does not demand, what by its page must or will be."""
    words = language.words
    duties = [*words("duties").finditer(passage)]
    bound = [one for one in duties if not _is_denied(one, passage, language)]
    found = words("advices").search(passage) or next(iter(duties), None)
    binds = words("duties", "tenses").search(page)
    if not found or not binds or bound or _is_denied(binds, page, language) or words("advices").search(page):
        return ""
    return found[0] if len(content(passage, language) & content(page, language)) >= _SHARED else ""


def _is_denied(found: re.Match[str], text: str, language: Language) -> bool:
    return bool(denials(" ".join(text[: found.start()].split()[-3:]), language))


def voted(passage: str, page: str, language: Language) -> str:
    """The word by which a folded passage says how a vote went, where its page says the contrary."""
    words = language.words("adoptions", "defeats")
    found = words.search(passage) if language.words("votes").search(passage) else None
    return found[0] if found and went_otherwise(passage, page, language) else ""


def _words(text: str, language: Language) -> list[str]:
    nothing = language.words(*_GRAMMAR).plain
    return [one.lower() for one in _WORD.findall(text) if one.lower() not in nothing]


def _stem(word: str) -> str:
    return word[:_STEM]
