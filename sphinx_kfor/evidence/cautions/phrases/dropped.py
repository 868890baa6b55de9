"""Subjects that are left out, as Italian and Spanish do: `“…”, advirtió`, `E ha contestato i timori: “…”`.

Who goes on is who was spoken of before, as with a pronoun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import QUOTED
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_CLAUSE = re.compile(r"[,;:.!?\u2026\ufffc\"\u201c\u201d\u201e\u00ab\u00bb]\s*")
_ENDS = re.compile(r"\s*(?:[,;:.!?]|$)")
#: What closes an aside behind its verb: `La chiusura, | sostiene, | costerà`.
_CLOSED = re.compile(r"\s*[,;.!?]")
#: An object up to the colon that leads up to what is said.
_PAIR = 2
_OBJECT = re.compile(r"\s*([^,.;:!?\u00ab\u00bb\u201c\u201d\"]{1,60}):")


def left_out(before: str, behind: str, language: Language) -> str:
    """The pronoun that a verb of speech might have, if it has no subject; empty where it may have one.

    Args:
        before: the words of its sentence before the verb.
        behind: those behind it.
        language: the word lists.
    """
    pronoun = next(iter(language.words("dropped").entries), "")
    if not pronoun:
        return ""
    *others, last = _CLAUSE.split(before)
    conceded = language.words("concessions").match(last)
    clause = parted(last[conceded.end() :] if conceded else last, language).lower().split()
    apposed = not clause and not _CLOSED.match(behind) and _is_named(others, language)
    if _relates(others[-1:], language) or apposed:
        # `Un funzionario, che resta anonimo, | ammette` has what the relative clause is of; so have
        # `Il revisore, Laura Pitti, | scrive` and `El director de Pesca, según Ruiz, | dijo que`.
        return ""
    joints = language.words("joints", "contrasts").plain
    joined = conceded or (clause[:1] and clause[0] in joints)
    if joined and _has_subject("".join(others), language):
        # `La Asl tace, ma | fa sapere`, `La Asl tace, anche se | ricorda` have what the sentence is of.
        return ""
    if not is_no_subject(clause, language) and not (joints | language.words("asides").plain).issuperset(
        clause
    ):
        return ""
    if is_tag(before, language) and mentions(behind, Span(0, len(_CLAUSE.split(behind)[0])), language):
        # `\u00abNon è tardi\u00bb, | ha detto in aula la ministra Ruiz`
        return ""
    links = language.words("complements", "subordinators", "prepositions", "concessions")
    # `Ritiene | altresì | che …`
    rest = behind.lstrip()
    rest = rest[len(aside[0]) :].lstrip() if (aside := language.words("asides").match(rest)) else rest
    alone = _ENDS.match(behind) or "\ufffc" in behind[:3] or links.match(rest)
    return pronoun if alone or _has_object(behind, language) else ""


def is_no_subject(clause: list[str], language: Language) -> bool:
    """Whether words in lower case only lead up to a verb: `Según lo que | alegó`, `Secondo quanto | dice`."""
    opens = language.words("reports", "comparisons").plain - language.words("relatives").plain
    what = language.words("interrogatives", "relatives", "asides").plain
    return clause[:1] != [] and clause[0] in opens and what.issuperset(clause[1:])


def is_tag(before: str, language: Language) -> bool:
    """Whether a verb stands right behind what is quoted, but for adverbs and auxiliaries."""
    quoted, _, rest = before.rpartition(QUOTED)
    words = [word.lower() for word in WORD.findall(rest)]
    return bool(quoted) and language.words("asides").plain.issuperset(words)


def _relates(clauses: list[str], language: Language) -> bool:
    """Whether the clause before a verb is a relative one: `che preferisce restare anonimo`."""
    words = parted(clauses[0], language).lower().split() if clauses else []
    return bool(words[1:]) and words[0] in language.words("relatives").plain


def _is_named(clauses: list[str], language: Language) -> bool:
    """Whether clauses begin with a name or an office, or the last of them is a name and no more."""
    first, last = clauses[:1], clauses[-1:]
    return any(_is_name(one, language) for one in last) or any(_is_who(one, language) for one in first)


def _is_name(clause: str, language: Language) -> bool:
    named = mentions(clause, Span(0, len(clause)), language)
    return [one.name for one in named] == [clause.strip()]


def _is_who(clause: str, language: Language) -> bool:
    """Whether some words begin with a name, or with the noun for somebody and its article."""
    words = [word.lower() for word in WORD.findall(parted(clause, language))[:_PAIR]]
    known = language.words("titles", "representatives", "bodies").plain
    office = len(words) == _PAIR and words[0] in language.words("determiners").plain and words[1] in known
    return office or any(one.start == 0 for one in mentions(clause, Span(0, len(clause)), language)[:1])


def _has_subject(words: str, language: Language) -> bool:
    """Whether a noun with its article, or a name, begins some words."""
    first = parted(words, language).split()
    if len(first) == _PAIR and first[0].lower() in language.words("asides").plain:
        # `La cambiaría, aunque | recuerda` has an object before its verb.
        return _is_who(words, language)
    named = mentions(words, Span(0, len(words)), language)[:1]
    articles = language.words("determiners", "indefinites").plain
    return bool(first) and (first[0].lower() in articles or bool(named and words.startswith(named[0].name)))


def _has_object(behind: str, language: Language) -> bool:
    """Whether nobody who might speak stands between a verb and its colon: `ha contestato | i timori: “…”`."""
    found = _OBJECT.match(behind)
    words = parted(found[1], language).split() if found else []
    who = language.words("titles", "bodies", "representatives", "indefinites", "pronouns").plain
    articles = language.words("determiners").plain - language.words("indefinites").plain
    return (
        bool(words[1:])
        and words[0].lower() in articles
        and words[1].islower()
        and words[1] not in who
        and not kinds(words[1])
    )
