"""The words around a figure in its sentence, up to those around the next: what it is said of.

Of *Men earn 3,200 crowns, women 2,700* the first is of *men earn*, and the second of *women*. Offsets are
Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.periods import months_of
from sphinx_kfor.evidence.figures.table_names import STEM, WORD
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.languages import Language

#: What a short word ends in by its form.
_ENDING = re.compile(r"(?<=\w{3})(?:[aeo]s|ed|[aeiouys])\Z")
#: A word of so few letters says nothing.
_SHORT = 3
#: So near to each other two figures may be one, in code points.
_NEAR = 8
_STRONG = re.compile(r";\s")
_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?!\w|[.,]\d)")
#: A number, or a mark, ends what a preposition governs.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_COMMA = r"[,;:\u2013\u2014]\s|\s[(]"


class Around(NamedTuple):
    """The words around a figure in its sentence, up to those around the next.

    Attributes:
        lead: the beginnings of the words before it.
        trail: those behind it.
        names: those that are names.
        counted: the beginning of the noun right behind it.
        implied: what is not said again, from around the figure before.
        years: the years before it and behind it.
        places: what prepositions around it govern, `at Brandl General`, each with its preposition.
    """

    lead: tuple[str, ...]
    trail: tuple[str, ...]
    names: frozenset[str]
    counted: str
    implied: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    places: frozenset[tuple[str, ...]] = frozenset()

    @property
    def is_brief(self) -> bool:
        """Whether so little is said of it that it is of nothing else: *Exports were*."""
        return len(self.lead) == 1 and len(self.trail) <= 1 and not self.implied

    @property
    def told(self) -> frozenset[str]:
        """The words that are said of this figure itself."""
        return frozenset(self.lead + self.trail)

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.told | self.implied

    def after(self, other: Around) -> Around:
        """The same behind another figure whose verb is not said again: *women* behind *men earn*."""
        renamed = not self.names.isdisjoint(self.lead)  # *in Ostmark* is not said again of *in Sarvenne*
        kept = other.lead[len(self.lead) :] + (() if self.trail else other.trail)
        implied = (frozenset(kept) | other.implied) - (other.names if renamed else frozenset())
        return self._replace(implied=implied)


def around(
    text: str, figures: Sequence[Mention], at: int, writing: Notation, *, closed: bool = False
) -> Around:
    """The words around one of a text's figures, which are in order and do not overlap.

    Args:
        text: the text.
        figures: its figures.
        at: which of them.
        writing: how it writes figures, and its word lists.
        closed: whether what follows a comma or a word that compares is left out.
    """
    language = writing.language
    first, last = told_together(text, figures, at, writing)
    start = sentence_start(text, figures[at].first, language)
    end = sentence_end(text, figures[at].end, language)
    has_before = first > 0 and figures[first - 1].end > start
    has_behind = last + 1 < len(figures) and figures[last + 1].first < end
    before = text[figures[first - 1].end if has_before else start : figures[first].first]
    behind = text[figures[last].end : figures[last + 1].first if has_behind else end]
    before = behind_joint(before, writing) if has_before else before
    behind = before_joint(behind, writing) if has_behind else behind
    behind = parting(language).split(behind)[0] if closed else _untold(behind, language)
    amid = [text[one.end : other.first] for one, other in pairwise(figures[first : last + 1])]
    own = Around(
        content(before, writing),
        content(" ".join((*amid, behind)), writing),
        _names(
            text, Span(figures[first].first - len(before), figures[last].end + len(behind)), start, writing
        ),
        stem(figures[last].counted),
        years=frozenset(_YEAR.findall(f"{before} {behind}")),
        places=frozenset(place for words in (before, *amid, behind) for place in _places(words, writing)),
    )
    acts = has_before and _has_verb(before, writing)
    gapped = has_before and not acts and _is_gapped(own.lead, before) and not _is_described(behind, language)
    if gapped:
        return own.after(around(text, figures, first - 1, writing, closed=closed))
    if acts or (has_before and _begins(before.lstrip(), language.words("finite").plain)):
        # `the Board means to hire 260 and has hired 74`, `a loan of 40, of which it has drawn 12`
        subject = around(text, figures, first - 1, writing, closed=closed).lead[:1]
        return own._replace(implied=own.implied | frozenset(subject))
    return own


def told_together(text: str, figures: Sequence[Mention], at: int, writing: Notation) -> tuple[int, int]:
    """The first and the last of the figures that are said of the same as one: `from | 43 to 58 per cent`."""
    first = last = at
    while first and _are_one(text, figures[first - 1], figures[first], writing):
        first -= 1
    while last + 1 < len(figures) and _are_one(text, figures[last], figures[last + 1], writing):
        last += 1
    return first, last


def _untold(behind: str, language: Language) -> str:
    """Words without a last clause that only says who tells them: `…, so der Verband`."""
    said, comma, last = behind.rpartition(", ")
    tells = language.words("reports", "attributions").search(last.lower())
    return said if comma and tells else behind


def _places(before: str, writing: Notation) -> frozenset[tuple[str, ...]]:
    """Where words say that something is: a preposition and the beginnings of the words that it governs."""
    found: list[list[str]] = []
    opened, small = False, _small(writing)
    prepositions, determiners = writing.language.words("prepositions").plain, _determiners(writing.language)
    for match in _TOKEN.finditer(before):
        word = match[0].lower()
        if word in prepositions:
            found.append([word])
            opened = True
        elif opened and word not in small and len(word) >= _SHORT:
            found[-1].append(stem(word))
        else:
            opened = opened and word in determiners
    return frozenset(tuple(place) for place in found if len(place) > 1)


def _is_gapped(lead: Sequence[str], before: str) -> bool:
    """Whether the verb of the figure before is not said again: *women 2,700*, *in Lower Tolm 31*."""
    long = [word for word in WORD.findall(before) if len(word) >= _SHORT]
    return len(lead) <= 1 or all(word[0].isupper() for word in long)


def _has_verb(before: str, writing: Notation) -> bool:
    """Whether words have a verb of their own in two parts: `and has drawn |`."""
    *_, last = [
        None,
        *re.finditer(rf"(?<!\w)(?:{writing.language.words('finite').alternatives})(?!\w)", before),
    ]
    return last is not None and bool(content(before[last.end() :], writing))


def _is_described(behind: str, language: Language) -> bool:
    """Whether a clause of its own is said of a figure: `the 180 | that the alliance recommends`."""
    word = WORD.match(behind.lstrip())
    relatives = language.words("relatives", "complements").plain
    return word is not None and word[0].lower() in relatives


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """The beginning of a word in lower case that is the same in most of its forms: of *earn* and *earned*."""
    return _ENDING.sub("", word[:STEM])


def _names(text: str, place: Span, first: int, writing: Notation) -> frozenset[str]:
    """The beginnings of the names in a place; the first word of a sentence may be any."""
    if writing.language.has_capital_nouns:
        return frozenset()
    opening = WORD.search(text, first)
    behind = max(place.start, opening.end() if opening else first)
    words = (word[0] for word in WORD.finditer(text, behind, max(behind, place.end)))
    return frozenset(stem(word.lower()) for word in words if word[0].isupper())


def _are_one(text: str, one: Mention, other: Mention, writing: Notation) -> bool:
    """Whether two figures are said of the same: `3,200 and 2,700`, `143 of the town's 312 schools`."""
    between = text[one.end : other.first]
    bare = len(between) < _NEAR and not re.search(r"[.,;:?!]", between) and not content(between, writing)
    return bare or not are_parted(between, writing)


def are_parted(between: str, writing: Notation) -> bool:
    """Whether what stands between two figures says that they are of two things."""
    return bool(_joint(writing.language).search(between) or re.search(r"[.!?]\s|\n\n", between))


def content(text: str, writing: Notation) -> tuple[str, ...]:
    """The beginnings of a text's words in order, but for those that say nothing of what a figure is of."""
    small = _small(writing)
    words = (word.lower() for word in WORD.findall(text))
    return tuple(stem(word) for word in words if len(word) >= _SHORT and word not in small)


def behind_joint(text: str, writing: Notation) -> str:
    """What of the words between two figures is of the second."""
    joint = _joint_of(text, writing)
    return text[joint.end() :] if joint else text


def before_joint(text: str, writing: Notation) -> str:
    """What of them is of the first."""
    joint = _joint_of(text, writing)
    return text[: joint.start()] if joint else text


def _joint_of(text: str, writing: Notation) -> re.Match[str] | None:
    """What parts the words between two figures: a semicolon, else the last *and* or comma.

    Of several commas it is the first that no clause on the first figure follows, `| a day, says the firm, |`,
    as in `| a day, the smallest, at Linn, |`. Not that before a verb alone: of
    `in the capital, Oster, it was` it is none of these.
    """
    strong = _STRONG.search(text)
    if strong:
        return strong
    joints = [*_joint(writing.language).finditer(text)]
    finite = writing.language.words("finite").plain
    said = [joint for joint in joints if not _says_only(text[joint.end() :], finite, writing)] or joints
    bound = writing.language.words("relatives", "speech_verbs", "attributions").plain
    commas = [one for one in said if one[0][0] == "," and not _begins(text[one.end() :], bound)]
    return commas[0] if len(commas) > 1 and commas[-1] is said[-1] else next(reversed(said), None)


def _begins(words: str, known: frozenset[str]) -> bool:
    """Whether some words begin with one of the known."""
    first = WORD.match(words)
    return first is not None and first[0].lower() in known


def _says_only(words: str, known: frozenset[str], writing: Notation) -> bool:
    """Whether all that some words say is one of the known: `it was`."""
    return not content(words, writing) and not known.isdisjoint(WORD.findall(words.lower()))


@lru_cache(maxsize=32)
def _joint(language: Language) -> re.Pattern[str]:
    words = language.words
    known = words("joints", "contrasts", "oppositions", "comparisons").plain | words("counterparts").plain
    known -= words("alternatives", "change_openers", "concerned_openers", "comitatives").plain
    said = "|".join(map(re.escape, sorted(known, key=lambda word: (-len(word), word))))
    return re.compile(rf"{_COMMA}|(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _determiners(language: Language) -> frozenset[str]:
    return language.words("determiners", "demonstratives", "possessives").plain


@lru_cache(maxsize=32)
def parting(language: Language) -> re.Pattern[str]:
    """What ends what is said of a figure: a comma, a word that compares, or another clause."""
    words = language.words("comparisons", "relatives", "subordinators", "contrasts").alternatives
    return re.compile(rf"{_COMMA}|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _small(writing: Notation) -> frozenset[str]:
    language = writing.language
    lists = (
        "determiners", "pronouns", "quantifiers", "focuses", "hedges", "subordinators", "contrasts", "joints",
        "finite", "modals", "numerals", "cardinals", "percents", "scales_3", "scales_6", "scales_9",
        "time_determiners", "ups", "downs", "rises", "falls", "counterparts", "whens", "year_openers",
        "more_words", "turns", "concessions", "measures", "year_parts", "month_forms",
    )  # fmt: skip
    bounds = [
        name for name in language.lists if name.startswith(("bounds_", "behind_", "currency_", "unit_"))
    ]
    shares = language.words("percents", "percentage_points").plain
    parted = frozenset(part for word in shares for part in word.split())
    return (
        parted | language.grammar | language.words(*lists, *sorted(bounds)).plain | months_of(writing).keys()
    )
