"""Locators in words: how places are named, and what an author may type of what no reader sees.

Locators are kept in English (`para. 9`) and put into the page's language where they are printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations


#: What a document calls its parts and no reader sees.
_UNSEEN = late(
    r"(?:§{1,2}|¶{1,2})\s?\S.*|(?:arts?|articles?|ch|chap|chapters?|tables?|tabs?|figs?|figures?|annex(?:es)?|"
    r"app|appendix|appendices|box(?:es)?|boxes|notes?|nn?|fn|footnotes?|endnotes?|parts?|vols?|volumes?|nos?|recitals?|"
    r"rec|clauses?|cl|items?|rules?|schedules?|sched|titles?|reg|regulations?|column|cols?|graphs?|charts?|maps?|"
    r"min|question|q|exhibit|exh|plate)"
    r"(?:\.? ?\d|(?:\. ?| )(?:(?-i:[A-Z])|[a-z]\b|[ivxlc]+\b))[\w.()/–-]*(?:[ ,].*)?",
    re.IGNORECASE,
)
#: In some languages one place and several are named alike: `Abs. 2`, `Abs. 2–3`.
_OF_SEVERAL = {"para. %s": "paras. %s", "line %s": "lines %s", "slide %s": "slides %s", "p. %s": "pp. %s"}
_RANGE = late(r"\d\s?[-\u2013]\s?\d")
_LAST = late(r"(?:paras?\.|table) \d+(?:[-–]\d+)?")


def names_unseen(typed: str) -> bool:
    """Whether a locator names what no reader sees, such as `§ 2`, `ch. 3` or `annex B`."""
    return bool(_UNSEEN.fullmatch(typed.strip()))


def in_words(locator: str, words: NullTranslations) -> str:
    """A locator as it is printed: `par. 9` for `para. 9` in Italian."""
    head, last = _parted(locator)
    if last:
        return f"{in_words(head, words)}, {in_words(last, words)}"
    for english, translated in _forms(words):
        start, end = english.split("%s")
        if locator.startswith(start) and locator.endswith(end):
            return translated % locator[len(start) : len(locator) - len(end)]
    return locator


def canonical(typed: str, words: NullTranslations) -> str:
    """A locator that was typed in the page's language, as it is kept; what is none stays as it is."""
    head, comma, last = typed.strip().rpartition(", ")
    if comma:
        kept = _canonical(last, words)
        if _LAST.fullmatch(kept):
            return f"{_canonical(head, words)}, {kept}"
    return _canonical(typed, words)


def _canonical(typed: str, words: NullTranslations) -> str:
    for english, translated in _forms(words):
        match = re.fullmatch(re.escape(translated).replace("%s", "(.+)"), typed.strip(), re.IGNORECASE)
        if match:
            several = _RANGE.search(match[1]) is not None
            return (_OF_SEVERAL.get(english, english) if several else english) % match[1]
    return typed.strip()


def _parted(locator: str) -> tuple[str, str]:
    """A locator of two parts, `p. 3, table 1`: both; else all of it, and nothing."""
    head, _, last = locator.rpartition(", ")
    return (head, last) if head and _LAST.fullmatch(last) else (locator, "")


def _forms(words: NullTranslations) -> Iterator[tuple[str, str]]:
    """How places are named in English and in another language."""
    yield "para. %s", words.gettext("para. %s")
    yield "paras. %s", words.gettext("paras. %s")
    yield "line %s", words.gettext("line %s")
    yield "lines %s", words.gettext("lines %s")
    yield "sec. %s", words.gettext("sec. %s")
    yield "table %s", words.gettext("table %s")
    yield "slide %s", words.gettext("slide %s")
    yield "slides %s", words.gettext("slides %s")
    yield "p. %s", words.gettext("p. %s")
    yield "pp. %s", words.gettext("pp. %s")


def numbered(unit: str, first: int, last: int) -> str:
    """One place or several by their numbers: `para. 9`, `lines 2–3`."""
    word = f"{unit.rstrip('.')}{'s' if last > first else ''}{'.' if unit.startswith('para') else ''}"
    return f"{word} {first}" if first == last else f"{word} {first}–{last}"
