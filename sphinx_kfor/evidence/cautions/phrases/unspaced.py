"""Negations before and behind a passage in scripts without spaces between words.

A passage may begin and end between any two letters there, so also between a negation and what it negates
where a modal or an adverb stands between them: `不会|关闭`, `จะไม่ถูก|ปิด`, `閉鎖|されていない`.
There are no words to be told apart, so a negation governs all behind it in its clause, which ends with
punctuation, in Thai, Lao and Khmer with a space, and before a word that opens another. All offsets are
Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.scripts import has_unspaced, unspaced_lists

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.spans import Span

#: A negation stands no farther from a passage that it governs.
_REACH = 24


def _one_of(*names: str) -> str:
    """A pattern for the words of some lists, the longest first."""
    words = (word for name in names for word in unspaced_lists()[name])
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SPACED_CLAUSES = "\u0e00-\u0eff\u1780-\u17ff"
_CLAUSE_END = late(
    '[\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff08\uff09\u300a-\u300f()\\[\\];:!?\u2026\u2014\u2018-\u201f"]|[,.](?!\\d)'
    rf"|\n\s*\n|(?<=[{_SPACED_CLAUSES}])[ \t\u00a0]+"
)
_KANA = late("[\u3041-\u30ff]")
_GOVERNOR = late(lambda: _one_of("affirm", "govern_next"))
_OPENER = late(lambda: _one_of("openers"))
#: A preposition behind a negation and its modal, in whose phrase a particle opens nothing: `不会在周二的`.
_PHRASE = late(".{0,2}[在于於从從对對向为為把被将將因由]")
_PARAGRAPH = late(r"\n\s*\n")
_SPACE = late(r"\s+")
#: Endings of verbs, a noun such as `plan`, or what was not said, and a negation.
_NEGATED = late(
    lambda: (
        rf"(?:(?:[\u3041-\u3096]{{0,6}}(?:{_one_of('negated_nouns')}))?[\u3041-\u3096]{{0,8}}?|と[はも][^\u3001\u3002]{{0,10}}?)"
        rf"(?P<negation>{_one_of('negate_last')})"
    )
)
_AFFIRMED = late(lambda: _one_of("affirm_behind"))


def negated_before(text: str, passage: Span) -> str:
    """The negation before a passage that governs it; empty if there is none."""
    if not has_unspaced(text[max(0, passage.start - 2) : passage.start + 1]):
        return ""
    if _OPENER.match(text, passage.start):
        return ""
    lead = _CLAUSE_END.split(text[max(0, passage.start - _REACH) : passage.start])[-1]
    head = _CLAUSE_END.split(text[passage.start : passage.start + _REACH], maxsplit=1)[0]
    if _KANA.search(lead + head):
        return ""
    affirmed = unspaced_lists()["affirm"]
    found = [one for one in _GOVERNOR.finditer(_SPACE.sub("", lead)) if one[0] not in affirmed]
    if not found:
        return ""
    between = found[-1].string[found[-1].end() :]
    if _PHRASE.match(between):
        between = between.replace("\u7684", "")
    return "" if _OPENER.search(between) else found[-1][0]


def negated_behind(text: str, passage: Span) -> str:
    """The Japanese negation behind a passage, at the end of its verb; empty if there is none."""
    if not has_unspaced(text[passage.end - 1 : passage.end]):
        return ""
    rest = _SPACE.sub("", _PARAGRAPH.split(text[passage.end : passage.end + _REACH])[0])
    found = _NEGATED.match(rest)
    return found["negation"] if found and not _AFFIRMED.search(rest[: found.end() + 2]) else ""
