"""Years, halves, quarters, months and numbers that the name of a column or row says.

Names of months and quarters are CLDR's; `Q3`, `T3`, `3. Quartal`, *third quarter*, `III trimestre` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_kfor.evidence.figures.figure import Notation

_Read = Callable[[re.Match[str]], Iterator["Said"]]
#: What a name says: its kind (`month`, `quarter`, `half`, `years`, `number`), and which.
Said = tuple[str, str]
_SPAN = late(r"(?<!\d)((?:1[89]|20)\d\d)\s?[-\u2013/]\s?(\d\d)(?!\d)")
_MONTH_OF_YEAR = late(
    r"(?<!\d)(0[1-9]|1[0-2])[./]((?:1[89]|20)\d\d)(?!\d)|(?<=\d{4})[-\s]?m(0[1-9]|1[0-2])\b"
)
_CODE = late(
    r"(?<![^\W\d_])(?P<kind>[qtkhs])[\s.]?(?P<number>[1-4])(?!\d)|(?<!\d)(?P<before>[1-4])[\s.]?(?P<after>[qths])\b"
)
_ROMAN = late(r"(?<![\w.])(?:[IVX]{2,5}|[IVX])(?![\w.])")
_NUMBER = late(r"(?<![\w.,])\d{1,3}(?:[,.'\u2019\u00a0\u202f ]\d{3})+(?![\d])|[^\W_]*\d[^\W_]*")
_ORDINAL = r"(?P<digit>[1-4])\s?(?:\.?(?:st|nd|rd|th|\u00ba|\u00b0|\u00aa|e|er|o|[èe]me)|\.)?"
_A_YEAR = late(r"(?:1[89]|20)\d\d")
#: The year of which an index makes a hundred.
_BASE = late(r"(?:1[89]|20)\d\d\s?=\s?100(?!\d)")
_YEARS = frozenset({"years", "number"})
_IS_YEAR = late(r"(?:1[89]|20)\d\d(?:/\d\d)?\Z")
_ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR, _LONG = 4, 3
_SEASONS = ("season_1", "season_2", "season_3", "season_4")
#: With so many letters in common two words may be forms of one month.
_ALIKE = 2
#: Parts of a year, the smallest first, each with its length in months.
PARTS_OF_YEARS = {"month": 1, "quarter": 3, "half": 6}


def names_another(name: str, old: str, writings: Sequence[Notation]) -> str:
    """The first period or number of a name that its old name, which says one of that kind, does not say."""
    name = name if _BASE.search(old) else _BASE.sub(" ", name)
    known, mine = ({one: None for w in writings for one in said_in(text, w)} for text in (old, name))
    kinds = {kind for kind, _ in known}
    for kind, which in mine:
        if kind in kinds and not any(_is_one(kind, which, *other) for other in known):
            return which if kind == "number" else _typed(name, which)
    return _other_year([*mine], [*known]) or (_typed(name, "") if _other_part([*mine], [*known]) else "")


def _other_year(mine: Sequence[Said], known: Sequence[Said]) -> str:
    """A year of two where the old name has a plain one, or the other way round: `2019/20` of `2019`."""
    named = [which for kind, which in mine if kind in _YEARS and _IS_YEAR.match(which)]
    there = [which for kind, which in known if kind in _YEARS and _IS_YEAR.match(which)]
    alike = {"/" in which for which in named} & {"/" in which for which in there}
    return named[0] if named and there and not alike else ""


def _other_part(mine: Sequence[Said], known: Sequence[Said]) -> bool:
    """Whether names that say a part of the year in other words mean other months: `H2` of `Q3`."""
    spans = [months_in(said) for said in (mine, known)]
    return all(spans) and spans[0] != spans[1]


def months_in(said: Iterable[Said]) -> range:
    """The months of the year that a name says, from the first to the last: July to September are `Q3`.

    The smallest of its periods count: *the first half of August* is in August.
    """
    for kind, size in PARTS_OF_YEARS.items():
        parts = [int(which) for one, which in said if one == kind and which.isdigit()]
        if parts:
            return range((min(parts) - 1) * size + 1, max(parts) * size + 1)
    return range(0)


def other_period(words: str, names: Sequence[str], writings: Sequence[Notation]) -> str:
    """A year, quarter, half or month in a caption of which a table, whose names say some, has none.

    Args:
        words: the caption.
        names: the names of the table's columns and rows.
        writings: how the source writes figures, and its words; the same of the page.
    """
    known = {one for name in names for writing in writings for one in said_in(name, writing)}
    mine = list(dict.fromkeys(said_in(words, writings[-1])))
    for kind in ("years", "quarter", "half", "month"):
        typed = [which for one, which in mine if one == kind]
        there = {which for one, which in known if one == kind}
        if typed and there and not there & set(typed):
            return typed[0] if kind == "years" else f"{kind} {typed[0]}"
    years = [int(which) for kind, which in mine if kind == "number" and _A_YEAR.fullmatch(which)]
    spans = [int(which[:_YEAR]) for kind, which in known if kind == "years"]
    named = [int(which) for kind, which in known if kind == "number" and _A_YEAR.fullmatch(which)] + spans
    if years and named and not any(min(named) <= year <= max(named) for year in years):
        return str(years[0])
    return ""


def periods_of(names: Iterable[str], writing: Notation) -> frozenset[Said]:
    """The years, quarters, halves and months that the names of a cell's row and column are or say."""
    found = [said for name in names for said in said_in(name, writing)]
    return frozenset(said for said in found if said[0] != "number" or _A_YEAR.fullmatch(said[1]))


def _typed(name: str, which: str) -> str:
    found = re.search(rf"\S*{re.escape(which)}\S*", name)
    return found[0].strip("()[],;") if found else name


def _is_one(kind: str, which: str, other_kind: str, other: str) -> bool:
    if kind != other_kind:
        return False
    if which == other or kind != "number":
        return which == other
    one, two = sorted((which, other), key=len)
    digits = re.sub(r"[^\W\d_]+$", "", two)
    flagged = one.isdigit() and len(one) == _YEAR and digits == one
    shortened = len(one) == 2 and one.isdigit() and len(digits) == _YEAR and digits.endswith(one)  # noqa: PLR2004
    parts = {*re.findall(r"\d+", two)}
    return flagged or shortened or (one.isdigit() and not two.isdigit() and one in parts)


def months_of(writing: Notation) -> dict[str, str]:
    """The names of a language's months, in lower case, each with its number."""
    return _words_of(writing.tag, writing)[0]


def said_in(text: str, writing: Notation) -> list[Said]:
    """What a text says of periods and numbers, in the words of a language."""
    found: list[Said] = [("number", str(_value(match[0]))) for match in _ROMAN.finditer(text)]
    rest = fold_text(text).lower()
    for pattern, read in _readers(writing.tag, writing):
        taken = list(pattern.finditer(rest))
        found += [said for match in taken for said in read(match)]
        rest = pattern.sub(" ", rest)
    return found


def _readers(tag: str, writing: Notation) -> Iterator[tuple[re.Pattern[str], _Read]]:
    """Patterns in their order, and what reads their matches."""
    months, quarters, halves = _words_of(tag, writing)

    def month(match: re.Match[str]) -> Iterator[Said]:
        yield "month", months[match[0].rstrip(".")]

    def numbered(kind: str, ordinals: dict[str, str]) -> _Read:
        def read(match: re.Match[str]) -> Iterator[Said]:
            word = match["word"]
            yield kind, match["digit"] or _ROMANS.get(word, "") or ordinals.get(word, "")

        return read

    ordinals = {
        word: str(number)
        for number in range(1, 5)
        for word in writing.language.words(f"ordinals_{number}").entries
    }
    yield _SPAN, _span
    yield _MONTH_OF_YEAR, _month_of_year
    for kind, words in (("quarter", quarters), ("half", halves)):
        if words:
            yield _ordinal_pattern(words, tuple(ordinals)), numbered(kind, ordinals)
    yield _CODE, _code
    if months:
        yield re.compile(rf"(?<!\w)(?:{_either(months)})(?!\w)\.?"), month
    for kind, named in (("weekday", weekdays_of(writing)), ("season", _seasons_of(writing))):
        if named:
            yield re.compile(rf"(?<!\w)(?:{_either(named)})(?!\w)"), _named(kind, named)
    yield _NUMBER, _plain


@lru_cache(maxsize=64)
def _ordinal_pattern(words: tuple[str, ...], ordinals: tuple[str, ...]) -> re.Pattern[str]:
    number = rf"(?:{_ORDINAL}|(?P<word>i{{1,3}}|iv|{_either(ordinals) or 'i'}))"
    return re.compile(rf"(?<!\w){number}\s+(?:{_either(words)})(?!\w)")


def _either(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@lru_cache(maxsize=32)
def _words_of(tag: str, writing: Notation) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """A language's months by name, and its words for a quarter and for half a year."""
    found = locale(tag or "en")
    months = {
        str(name).lower().rstrip("."): str(number)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in found.months[form][width].items()
        if len(str(name)) >= _LONG and not str(name).isdigit()
    }
    for form in writing.language.words("month_forms").plain:
        alike = max(sorted(months), key=lambda name: _alike(name, form))
        months.update({form: months[alike]} if _alike(alike, form) >= _ALIKE else {})
    named = (str(name).lower() for name in found.quarters["format"]["wide"].values())
    quarters = {words[-1] for name in named if len(words := re.findall(r"[^\W\d_]{4,}", name)) >= 1}
    return months, tuple(sorted(quarters)), writing.language.words("half_years").entries


def _alike(name: str, form: str) -> int:
    """How many letters two words have in common at their beginning, whatever their marks."""
    bare = (unicodedata.normalize("NFD", word).replace("\u0308", "") for word in (name, form))
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*bare, strict=False)))


@lru_cache(maxsize=32)
def weekdays_of(writing: Notation) -> dict[str, str]:
    """The names of a language's days of the week, in lower case, each with its number."""
    days = locale(writing.tag or "en").days["format"]["wide"]
    return {str(name).lower(): str(number) for number, name in days.items()}


@lru_cache(maxsize=32)
def _seasons_of(writing: Notation) -> dict[str, str]:
    lists = {name: writing.language.words(name).entries[:1] for name in _SEASONS}
    return {word: lists[name][0] for name in _SEASONS for word in writing.language.words(name).plain}


def _named(kind: str, names: Mapping[str, str]) -> _Read:
    def read(match: re.Match[str]) -> Iterator[Said]:
        yield kind, names[match[0]]

    return read


def _span(match: re.Match[str]) -> Iterator[Said]:
    first, second = match.groups()
    if int(second) == (int(first) + 1) % 100:
        yield "years", f"{first}/{second}"
    elif 1 <= int(second) <= 12:  # noqa: PLR2004 (months)
        yield "number", first
        yield "month", str(int(second))
    else:
        yield "years", f"{first}/{second}"


def _month_of_year(match: re.Match[str]) -> Iterator[Said]:
    yield "month", str(int(match[1] or match[3]))
    if match[2]:
        yield "number", match[2]


def _code(match: re.Match[str]) -> Iterator[Said]:
    kind = match["kind"] or match["after"]
    yield "half" if kind in "hs" else "quarter", match["number"] or match["before"]


def _plain(match: re.Match[str]) -> Iterator[Said]:
    grouped = re.fullmatch(r"\d{1,3}(?:[,.'\u2019\u00a0\u202f ]\d{3})+", match[0])
    yield "number", re.sub(r"\D", "", match[0]) if grouped else match[0]


def _value(roman: str) -> int:
    """What a Roman number says."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)
