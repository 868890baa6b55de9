"""The time that is said right beside a figure: `12 ships in 2022`, `In May it had 12`, a column `2022`.

Two figures of other years, or of other months or quarters, are not the same. What only may be said of a
figure is not read: nothing is known of one in whose sentence another time stands. Offsets are Unicode code
points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from sphinx_kfor.evidence.figures.head_counts import PER_MANY
from sphinx_kfor.evidence.figures.periods import (
    PARTS_OF_YEARS,
    Said,
    months_in,
    months_of,
    said_in,
    weekdays_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.languages import Language

#: How far from a figure its time may stand, in code points and in words.
_NEAR, _MOST_WORDS = 120, 4
#: A time has so many words behind its preposition, which has up to two.
_LONGEST, _OPENER = 6, 2
#: So many words a time has that stands right before a figure.
_RIGHT_BEFORE = 4
_ELIDED = re.compile(r"(?<!\w)([Dd])['\u2019](?=\w)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_A_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?:\s?[-\u2013/]\s?\d\d)?(?!\w|[.,]\d)")
#: So many words a time has that ends a clause; within so many a comparison begins behind a comma.
_CLOSING, _PARTING = 3, 5
#: So many words before a year, or a month, say what it is of.
_NEAR_YEAR = 3
#: So many words before a figure may say that it was planned.
_GOAL = 2
_CLAUSE_END = re.compile(r"[.!?;:,](?:\s|\Z)|[\u2013\u2014(]\s?(?!\d)")
_SENTENCE = re.compile(r"[.!?;:]\s|\n\s*\n")
_WORD = re.compile(r"\S+")
_STOP = ",;:.!?"


def times_of(text: str, start: int, end: int, writing: Notation) -> frozenset[Said]:
    """The years, halves, quarters and months that a text says of the figure between two places.

    They stand behind it and what it counts, `12 ships in 2022`, `12 (2022)`; or before it, where they begin
    the sentence and it has no other figure or year.
    """
    near = text[max(0, start - _NEAR) : start]
    before = _SENTENCE.split(near)[-1]
    behind = PER_MANY.sub("", _SENTENCE.split(text[end : end + _NEAR])[0])
    counted, found = _behind(behind, writing)
    goals = writing.language.words("goal_nouns").plain
    if not goals.isdisjoint(word.lower() for word in before.split()[-_GOAL:]):
        return frozenset()  # *the goal of 40 ships was kept in 2022* may be of any year
    if found and not _parts(counted, writing):
        opened = before.split()[-1:] and before.split()[-1].lower() in _range_openers(writing)
        sure = len(counted) <= 1 or (len(_A_YEAR.findall(before + behind)) <= 1 and not opened)
        return found | other_parts(before, found, writing) if sure else frozenset()
    words = _WORD.findall(_ELIDED.sub(r"\1e ", before))
    opening = _opening(words, writing)
    begins = opening and (len(before) < len(near) or start <= _NEAR)
    if begins and _is_reported(before, writing):
        return frozenset()  # *In 2024 the office said that 12 ships had called*
    found = _phrase(words[opening:], writing) if begins else _right_before(words, writing)
    rest = _A_YEAR.sub(" ", before, count=1)
    beside = _unparted(behind, writing)
    dated = any(kind == "year" for kind, _ in found) and _A_YEAR.search(beside)
    other = re.search(r"(?<!\w)\d", rest) or dated or earlier(before + beside, writing)
    return frozenset() if other else found


def _is_reported(before: str, writing: Notation) -> bool:
    """Whether words before a figure say that somebody tells it, and when they do."""
    reports = writing.language.words("reports", "attributions", "speech_verbs").search(before.lower())
    return reports is not None and _complements(writing.language).search(before, reports.end()) is not None


@lru_cache(maxsize=32)
def _complements(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{language.words('complements').alternatives})(?!\w)", re.IGNORECASE)


def _behind(text: str, writing: Notation) -> tuple[list[str], frozenset[Said]]:
    """The words between a figure and a time behind it, and that time; nothing where there is none."""
    if text.startswith(","):
        return [], _afterthought(_WORD.findall(text[1:]), writing)
    words = _WORD.findall(text) if text[:1].isspace() else []
    for at, word in enumerate(words[: _MOST_WORDS + 1]):
        bracketed = re.fullmatch(r"\(((?:1[89]|20)\d\d)\)\W?", word)
        if bracketed:
            return words[:at], frozenset([("year", bracketed[1])])
        opening = _opening(words[at:], writing)
        found = _phrase(words[at + opening :], writing) if opening else frozenset()
        if found:
            return words[:at], found
        if word[-1] in _STOP or word[0].isdigit():
            rest = words[at + 1 :] if word[-1] == "," else []
            return words[: at + 1], _afterthought(rest, writing)
    return [], frozenset()


def other_parts(before: str, found: frozenset[Said], writing: Notation) -> frozenset[Said]:
    """The season, month or day before the first figure, of two: `vom Sommer mit | in den Winter`."""
    kinds = {kind for kind, _ in found} - {"year", "years"}
    if not kinds or _has_digit(_A_YEAR.sub(" ", before)):
        return frozenset()  # it is of the figure before
    return frozenset(one for one in _said(before, writing) if one[0] in kinds)


def _afterthought(words: list[str], writing: Notation) -> frozenset[Said]:
    """The year that ends a clause behind a comma: `12 ships called last year, | in 2022`."""
    opening = _opening(words, writing)
    found, rest = words[opening : opening + 1], words[opening + 1 : opening + 2]
    closes = found and (found[0][-1] in _STOP or not rest or not rest[0][0].isalnum())
    year = found[0].strip(_STOP) if closes and opening else ""
    return frozenset([("year", year)]) if _YEAR.fullmatch(year) else frozenset()


def _right_before(words: list[str], writing: Notation) -> frozenset[Said]:
    """The time that stands right before a figure: `kostete im Mai | Dollar`, `fell in May, to |`."""
    partings = writing.language.words("time_partings", "comparisons").plain
    links, near = writing.language.words("change_links").plain, 1
    if words[-1:] and words[-1].lower() in links and words[-2:-1] and words[-2].endswith(","):
        words, near = [*words[:-2], words[-2].rstrip(",")], _NEAR_YEAR
    for at in range(max(1, len(words) - _RIGHT_BEFORE), len(words) - 1):
        opening = _opening(words[at:], writing)
        set_apart = not partings.isdisjoint(map(str.lower, words[max(0, at - near) : at]))
        rest = words[at + opening :] if opening and not set_apart else []
        found = _phrase(rest, writing) if rest and rest[-1][-1] not in _STOP else frozenset()
        if found and _said(rest[-1], writing) and found == _said(" ".join(rest), writing):
            return found
    return frozenset()


def _unparted(behind: str, writing: Notation) -> str:
    """The words behind a figure that may be of it, up to a comma with what it is more or less than."""
    for comma in re.finditer(r"[,(\u2013\u2014]\s?", behind):
        words = behind[comma.end() :].lower().split()[:_PARTING]
        if not writing.language.words("comparisons", "oppositions", "more_words").plain.isdisjoint(words):
            return behind[: comma.start()]
    return behind


def _opening(words: list[str], writing: Notation) -> int:
    """How many words stand before a time at the beginning of some words: `in`, `im Jahr`; 0 for none."""
    openers = writing.language.words("time_openers").plain
    for count in range(_OPENER, 0, -1):
        opener = " ".join(words[:count]).lower()
        if opener in openers or (opener in _range_openers(writing) and _is_month(words[count:], writing)):
            return count
        if opener in writing.language.words("day_openers").plain and _is_day(words[count:], writing):
            return count
    return 0


def _is_day(words: list[str], writing: Notation) -> bool:
    """Whether some words begin with a day of the week."""
    return bool(words) and words[0].strip(_STOP).lower() in weekdays_of(writing)


def _is_month(words: list[str], writing: Notation) -> bool:
    """Whether some words begin with a month, as behind *from* and *between*."""
    return bool(words) and words[0].strip(_STOP).lower().rstrip(".") in months_of(writing)


def _phrase(words: list[str], writing: Notation) -> frozenset[Said]:
    """The time with which some words begin: `the third quarter of 2022`, `May and June`."""
    small, reports = _small(writing), writing.language.words("report_nouns").plain
    found: frozenset[Said] = frozenset()
    for count, word in enumerate(words[:_LONGEST], 1):
        said = _said(" ".join(words[:count]).strip(_STOP), writing)
        if word.strip(_STOP).lower() in reports:
            return frozenset()  # *in the 2022 report* something may be of any year
        if (said == found and word.lower() not in small) or not word[0].isalnum():
            break
        found = said
        if word[-1] in _STOP:
            break
    return found


@lru_cache(maxsize=32)
def _range_openers(writing: Notation) -> frozenset[str]:
    """Words behind which a figure is where a change begins: `from 12 the number of ships rose in 2022`."""
    return writing.language.words("range_openers").plain


@lru_cache(maxsize=32)
def _small(writing: Notation) -> frozenset[str]:
    """Words that a time may have beside its names and numbers."""
    lists = (
        "determiners",
        "genitives",
        "number_joints",
        "ranges",
        "half_years",
        "year_parts",
        "time_openers",
    )
    return writing.language.words(*lists, *(f"ordinals_{number}" for number in range(1, 5))).plain


def times_closing(clause: str, writing: Notation) -> frozenset[Said]:
    """The time with which the clause behind a figure ends: `of the boats were laid up in 2022`.

    It has no other figure before that, and nothing that sets times against each other.
    """
    words = _WORD.findall(_CLAUSE_END.split(clause)[0])
    for at in range(1, len(words)):
        opening = _opening(words[at:], writing)
        found = _phrase(words[at + opening :], writing) if opening else frozenset()
        if found:
            before = words[:at]
            closes = len(words) - at - opening <= _CLOSING and not any(map(_has_digit, before))
            return found if closes and not _parts(before, writing) else frozenset()
    return frozenset()


def times_between(
    sentence: str, start: int, writing: Notation
) -> tuple[frozenset[Said], frozenset[Said]] | None:
    """The two times between which a sentence says that something changed by its figure; None if it does not.

    They stand right behind the figure, `grew by 12 per cent from 2019 to 2022`, or begin the sentence.
    """
    words = writing.language.words
    years, openers = rf"({_A_YEAR.pattern})", words("range_openers").alternatives
    joint = words("ranges", "number_joints").alternatives
    pattern = rf"(?<!\w)(?:{openers})\s+{years}\s+(?:{joint})\s+{years}"
    for found in re.finditer(pattern, sentence, re.IGNORECASE):
        behind = sentence[start : found.start()]
        near = found.start() > start and len(behind.split()) <= _MOST_WORDS + _OPENER
        before = sentence[found.end() : start].removeprefix(",")
        begins = found.end() <= start and not sentence[: found.start()].strip()
        if (near and not _CLAUSE_END.search(behind)) or (begins and not _CLAUSE_END.search(before)):
            return _said(found[1], writing), _said(found[2], writing)
    return None


def times_named(clause: str, writing: Notation) -> frozenset[Said]:
    """The only year that a clause has before its figure, `the 2022 figure is |`, if it is one of that."""
    found = list(_A_YEAR.finditer(clause))
    if len(found) != 1 or "," in clause[found[0].end() :]:
        return frozenset()
    before, behind = (part.split() for part in (clause[: found[0].start()], clause[found[0].end() :]))
    near = [word.strip(_STOP).lower() for word in (*before[-_NEAR_YEAR:], *behind)]
    apart = writing.language.words("report_nouns", "goal_nouns", "earlier_times", "former_times").plain
    parted = _parts([*before[-_NEAR_YEAR:], *behind], writing) or not apart.isdisjoint(near)
    return frozenset() if parted or any(map(_has_digit, behind)) else _said(found[0][0], writing)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _parts(counted: list[str], writing: Notation) -> bool:
    """Whether words between a figure and a time part the two: *12 more than in 2022*, *12 as in 2022*."""
    return writing.language.words("time_partings").search(" ".join(counted).lower()) is not None


def times_in(names: Iterable[str], writing: Notation) -> frozenset[Said]:
    """The years, halves, quarters and months that the names of a cell's row and column are or say.

    A name that sets one time against another, *Change from 2019*, says none.
    """
    said = (_said(name, writing) for name in names if len(name) <= _NEAR and _may_say(name, writing))
    return frozenset(one for times in said for one in times)


def _may_say(name: str, writing: Notation) -> bool:
    words = name.lower().replace(".", " ").split()
    if not (re.search(r"\d", name) or (len(words) <= _MOST_WORDS and not _months(writing).isdisjoint(words))):
        return False
    return not _parts(re.findall(r"[^\W\d_]+", name), writing)


@lru_cache(maxsize=32)
def _months(writing: Notation) -> frozenset[str]:
    """Names of months, and words for parts of a year."""
    return frozenset(months_of(writing)) | writing.language.words("half_years", "year_parts").plain


def contradict(one: frozenset[Said], other: frozenset[Said]) -> bool:
    """Whether two figures are said to be of other times."""
    kinds = ({kind for kind, _ in one} & {kind for kind, _ in other}) - PARTS_OF_YEARS.keys()
    if any(not {x for x in one if x[0] == kind} & {x for x in other if x[0] == kind} for kind in kinds):
        return True
    mine, known = months_in(one), months_in(other)
    return bool(mine and known) and (mine.stop <= known.start or known.stop <= mine.start)


def spanned(times: Iterable[frozenset[Said]]) -> frozenset[Said]:
    """The times of a figure that is worked out of others, with the years between theirs."""
    every = frozenset().union(*times)
    years = [int(which) for kind, which in every if kind == "year"]
    return every | _years_between(years)


def named(times: frozenset[Said]) -> str:
    """Times as messages name them: `May, 2022`, `quarter 3`, `years 2022/23`."""
    doubled = {"year"} if any(kind == "years" for kind, _ in times) else set()
    return ", ".join(_named(*one) for one in sorted(times) if one[0] not in doubled)


def _named(kind: str, which: str) -> str:
    if kind == "month":
        return str(get_month_names("wide", locale="en")[int(which)])
    return which if kind == "year" else f"{kind} {which}"


def _said(phrase: str, writing: Notation) -> frozenset[Said]:
    """What a phrase says; of a year that two calendar years have a part of, it and either of these."""
    return frozenset(_each(said_in(phrase, writing)))


def _each(said: Iterable[Said]) -> Iterator[Said]:
    years: list[int] = []
    halved: list[int] = []
    for kind, which in said:
        if kind == "years":
            first, last = int(which[:4]), int(which[:2] + which[-2:])
            years += [first, last]
            halved += [first] * (last == first + 1)
        elif kind != "number":
            yield kind, which
        elif _YEAR.fullmatch(which[:4]) and not which[4:].isdigit():
            years.append(int(which[:4]))
    if years:  # *2019 to 2022* has all between
        yield from _years_between(years)
    if halved and max(years) - min(years) <= max(halved) + 1 - min(halved):
        for year in range(min(halved), max(halved) + 1):
            yield "years", f"{year}/{(year + 1) % 100:02}"


def _years_between(years: list[int]) -> frozenset[Said]:
    """Some years, and those between them."""
    return frozenset(("year", str(year)) for year in range(min(years, default=0), max(years, default=-1) + 1))


def earlier(text: str, writing: Notation) -> bool:
    """Whether words say that something was before another time: `the year before`."""
    return writing.language.words("earlier_times", "former_times").search(text.lower()) is not None
