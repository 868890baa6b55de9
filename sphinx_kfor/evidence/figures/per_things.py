"""By which thing a figure is counted: `17 pupils | for each teacher`, `41 tonnes | per boat`.

By times, weights and round numbers: `rates.py`. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.rates import adjectives_in
from sphinx_kfor.evidence.figures.sayings import root, roots
from sphinx_kfor.evidence.figures.table_names import WORD
from sphinx_kfor.evidence.figures.told import may_count_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.sayings import Saying

#: Behind a figure a word says what it counts before others say by what.
_COUNTED = r"\s+[^\W\d_]+\s+"
_COMMA = re.compile(r"[,;:]\s")
#: So many words right behind a figure may say what it counts.
_NOUNS = 2
#: So far around a figure a source says by what it may be counted, in code points.
_FAR = 1_000


def by_another_thing(here: Saying, there: Saying) -> str:
    """What is told of a figure by another thing than in its source: `teachers for each pupil`; or nothing."""
    mine, theirs = _thing(here), _thing(there)
    if not mine or root(mine) == root(theirs):
        return ""
    if theirs:
        turned = root(mine) in _counted(there) and root(theirs) in _counted(here)
        told = turned or root(mine) in map(root, _of_others(there)) or _is_exchanged(here, there, theirs)
        return f"is by '{mine}' here, and by '{theirs}' in its source" if told else ""
    if root(mine) in map(root, WORD.findall(there.behind)[:1]):
        return f"is by '{mine}' here, and counts that in its source"  # `1 for every | 2.9 prisoners`
    return f"is by '{mine}' here, and by nothing in its source" if _adds(here, there) else ""


def _adds(here: Saying, there: Saying) -> bool:
    """Whether a page alone says by what a figure is counted, as a rate right behind it."""
    by = _by_behind(here.writing).match(here.told.text, here.figure.end) if here.figure.counted else None
    words, sentence = there.writing.language.words, there.sentence
    each = words("averages").search(sentence.lower()) or adjectives_in(sentence, there.writing)
    if by is None or each:
        return False
    if not _has(there, by["thing"]):
        return False
    opening = re.match(r"\W*(\w+)", sentence)
    generic = opening is not None and opening[1].lower() in words("ones").plain  # *A crew has 18 men*
    counted = rf"\d\s+(?:[^\W\d_]+\s+)?{re.escape(root(by['thing']))}"
    return not generic and (
        root(by["thing"]) not in roots(sentence) or re.search(counted, sentence.lower()) is not None
    )


def _is_exchanged(here: Saying, there: Saying, theirs: str) -> bool:
    """Whether a page says right behind a figure another thing of the source, and nowhere the right one."""
    mine = _thing(here)
    behind = _by_behind(here.writing).match(here.told.text, here.figure.end)
    sure = behind or any(one["thing"] == mine for one in _by(here.writing).finditer(here.before))
    return bool(sure) and _has(there, mine) and root(theirs) not in roots(here.sentence)


def _has(saying: Saying, thing: str) -> bool:
    """Whether a text names a thing around a figure."""
    start = max(0, saying.figure.start - _FAR)
    return root(thing) in roots(saying.told.text[start : saying.figure.end + _FAR])


def _counted(saying: Saying) -> frozenset[str]:
    """The beginnings of the words right behind a figure, or right before what it is counted by."""
    by, near = _by(saying.writing), WORD.findall(saying.behind)[:_NOUNS]
    for words in (saying.before, saying.behind):
        for match in by.finditer(words):
            near += WORD.findall(words[: match.start()])[-1:]
    return frozenset(map(root, near))


def _of_others(saying: Saying) -> Iterator[str]:
    """By what other figures beside one are counted."""
    for other in saying.told.beside(saying.figure):
        if other is not saying.figure and may_count_same(other, saying.figure):
            yield _thing(saying._replace(figure=other))


def _thing(saying: Saying) -> str:
    """By what thing a figure is counted, as words around it say; empty for none."""
    by, writing = _by(saying.writing), saying.writing
    first = saying._replace(
        figure=saying.told.together(saying.figure)[0]
    )  # `loans per head fell from 6 to | 4`
    parts = _COMMA.split(saying.behind)[0], *(_COMMA.split(one.before)[-1] for one in (saying, first))
    things = (one["thing"] for part in parts for one in by.finditer(part))
    return next((one for one in things if _is_thing(one, writing)), "")


def _is_thing(word: str, writing: Notation) -> bool:
    """Whether a word is a noun that is neither a time nor a measure."""
    words, low = writing.language.words, word.lower()
    small = writing.language.grammar | words("determiners", "pronouns", "percents", "scales_3").plain
    return low not in small and writing.grammar.units.get(low) is None


@lru_cache(maxsize=32)
def _by(writing: Notation) -> re.Pattern[str]:
    """By what something is counted, with the number of it: `per 1,000 | men`."""
    opened = writing.language.words("each_words").alternatives
    return re.compile(
        rf"(?<!\w)(?:{opened})\s+(?:\d[\d.,\u00a0\u202f ]*\s+)?(?P<thing>[^\W\d_]{{3,}})", re.IGNORECASE
    )


@lru_cache(maxsize=32)
def _by_behind(writing: Notation) -> re.Pattern[str]:
    compared = writing.language.words("comparisons", "counterparts", "exceptions").alternatives
    return re.compile(rf"{_COUNTED}(?!(?:{compared})(?!\w)){_by(writing).pattern}", re.IGNORECASE)
