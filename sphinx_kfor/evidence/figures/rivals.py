"""What a figure is of, by the words around it; so that the page does not say it of what another figure is of.

Of *Men earn 3,200 crowns, women 2,700* the first is of *men earn*, and the second its rival: of *women*. Only
rivals that are said alike are held against each other. Offsets are Unicode code points.
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
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.languages import Language

#: So many words may tell two rivals apart on each side; a word of so few letters says nothing.
_MOST_APART, _SHORT = 4, 3
#: So near to each other two figures may be one, in code points.
_NEAR = 8
#: So many figures before one, and behind it, may be its rivals.
_BESIDE = 6
_COMMA = r"[,;:\u2013\u2014]\s|\s[(]"


class Around(NamedTuple):
    """The words around a figure in its sentence, up to those around the next.

    Attributes:
        lead: the beginnings of the words before it.
        trail: those behind it.
        names: those that are names.
        counted: the beginning of the noun right behind it.
        implied: what is not said again, from around the figure before.
    """

    lead: tuple[str, ...]
    trail: tuple[str, ...]
    names: frozenset[str]
    counted: str
    implied: frozenset[str] = frozenset()

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
    first, last = _run(text, figures, at, writing)
    start = sentence_start(text, figures[at].first, language)
    end = sentence_end(text, figures[at].end, language)
    has_before = first > 0 and figures[first - 1].end > start
    has_behind = last + 1 < len(figures) and figures[last + 1].first < end
    before = text[figures[first - 1].end if has_before else start : figures[first].first]
    behind = text[figures[last].end : figures[last + 1].first if has_behind else end]
    before = _behind_joint(before, language) if has_before else before
    behind = _before_joint(behind, language) if has_behind else behind
    behind = _parting(language).split(behind)[0] if closed else _untold(behind, language)
    amid = (text[one.end : other.first] for one, other in pairwise(figures[first : last + 1]))
    own = Around(
        content(before, writing),
        content(" ".join((*amid, behind)), writing),
        _names(
            text, Span(figures[first].first - len(before), figures[last].end + len(behind)), start, writing
        ),
        figures[last].counted[:STEM],
    )
    gapped = has_before and _is_gapped(own.lead, before)
    return own.after(around(text, figures, first - 1, writing, closed=closed)) if gapped else own


def _run(text: str, figures: Sequence[Mention], at: int, writing: Notation) -> tuple[int, int]:
    """The first and the last of the figures that are said of the same as one of them."""
    first = last = at
    while first and _are_one(text, figures[first - 1], figures[first], writing):
        first -= 1
    while last + 1 < len(figures) and _are_one(text, figures[last], figures[last + 1], writing):
        last += 1
    return first, last


def said_with(text: str, figures: Sequence[Mention], at: int, writing: Notation) -> list[Mention]:
    """The figures that a text says of the same as one of them: *from 210 to 94 days*."""
    first, last = _run(text, figures, at, writing)
    return [*figures[first:at], *figures[at + 1 : last + 1]]


def _untold(behind: str, language: Language) -> str:
    """Words without a last clause that only says who tells them: `…, so der Verband`."""
    said, comma, last = behind.rpartition(", ")
    tells = language.words("reports", "attributions").search(last.lower())
    return said if comma and tells else behind


def _is_gapped(lead: Sequence[str], before: str) -> bool:
    """Whether the verb of the figure before is not said again: *women 2,700*, *in Lower Tolm 31*."""
    long = [word for word in WORD.findall(before) if len(word) >= _SHORT]
    return len(lead) <= 1 or all(word[0].isupper() for word in long)


def _names(text: str, place: Span, first: int, writing: Notation) -> frozenset[str]:
    """The beginnings of the names in a place; the first word of a sentence may be any."""
    if writing.language.has_capital_nouns:
        return frozenset()
    opening = WORD.search(text, first)
    behind = max(place.start, opening.end() if opening else first)
    words = (word[0] for word in WORD.finditer(text, behind, max(behind, place.end)))
    return frozenset(word[:STEM].lower() for word in words if word[0].isupper())


def _are_one(text: str, one: Mention, other: Mention, writing: Notation) -> bool:
    """Whether two figures are said of the same: `3,200 and 2,700`, `143 of the town's 312 schools`."""
    between = text[one.end : other.first]
    bare = len(between) < _NEAR and not re.search(r"[.,;:?!]", between) and not content(between, writing)
    return bare or not _are_parted(between, writing)


def _are_parted(between: str, writing: Notation) -> bool:
    return bool(_joint(writing.language).search(between) or re.search(r"[.!?]\s|\n\n", between))


def comparable(figures: Sequence[Mention], at: int) -> tuple[list[Mention], int]:
    """The figures near one of a text's that may count the same, and which of them it is."""
    one = figures[at]
    near = figures[max(0, at - _BESIDE) : at + _BESIDE + 1]
    kept = [other for other in near if other is one or _may_count_same(one, other)]
    return kept, next(place for place, other in enumerate(kept) if other is one)


def _may_count_same(one: Mention, other: Mention) -> bool:
    units = one.unit == other.unit or not (one.unit or one.counted) or not (other.unit or other.counted)
    spelled = any(map(str.isdigit, other.text)) or not any(map(str.isdigit, one.text))
    return units and spelled and bool(one.kinds & other.kinds)


def are_rivals(text: str, one: Mention, other: Mention, writing: Notation) -> bool:
    """Whether two figures stand in one paragraph, and are no parts of one: *6.2 per 1,000*."""
    first, last = sorted((one, other), key=lambda figure: figure.start)
    between = text[first.end : last.start]
    return "\n\n" not in between and _are_parted(between, writing)


def given_to_another(said: Around, own: Around, rivals: Iterable[Around]) -> frozenset[str]:
    """The words of a rival with which the page says a figure, and with none of its own; empty for nothing.

    Args:
        said: the words around the figure on the page.
        own: those in its source.
        rivals: those around the figures beside it there, which count the same.
    """
    for rival in rivals:
        if said.counted and rival.counted and own.counted and rival.counted != own.counted:
            if said.counted == rival.counted and own.counted not in said.words:
                return frozenset([rival.counted])
            continue  # what they count tells them apart, and no more than that
        mine, theirs = own.words - rival.words, rival.words - own.words
        if not own.counted:
            # `1,140 vacancies, down from 1,310`: the noun is not said again.
            theirs -= {rival.counted}
        alike = own.words & rival.words or (rival.is_brief and own.is_brief)
        if alike and 0 < len(mine) <= _MOST_APART and 0 < len(theirs) <= _MOST_APART:
            taken = said.told & theirs
            named = taken & rival.names and mine & own.names
            if taken and (named or mine).isdisjoint(said.words):
                return taken
    return frozenset()


def content(text: str, writing: Notation) -> tuple[str, ...]:
    """The beginnings of a text's words in order, but for those that say nothing of what a figure is of."""
    small = _small(writing)
    words = (word.lower() for word in WORD.findall(text))
    return tuple(word[:STEM] for word in words if len(word) >= _SHORT and word not in small)


def _behind_joint(text: str, language: Language) -> str:
    """What of the words between two figures is of the second: all behind the last comma, or *and*."""
    joints = [match.end() for match in _joint(language).finditer(text)]
    return text[joints[-1] :] if joints else text


def _before_joint(text: str, language: Language) -> str:
    """What of them is of the first."""
    joints = [match.start() for match in _joint(language).finditer(text)]
    return text[: joints[-1]] if joints else text


@lru_cache(maxsize=32)
def _joint(language: Language) -> re.Pattern[str]:
    words = language.words
    known = words("joints", "contrasts", "oppositions", "comparisons").plain | words("counterparts").plain
    known -= words("alternatives", "change_openers", "concerned_openers", "comitatives").plain
    said = "|".join(map(re.escape, sorted(known, key=lambda word: (-len(word), word))))
    return re.compile(rf"{_COMMA}|(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _parting(language: Language) -> re.Pattern[str]:
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
    return language.grammar | language.words(*lists, *sorted(bounds)).plain | months_of(writing).keys()
