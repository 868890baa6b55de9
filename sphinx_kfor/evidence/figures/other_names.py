"""Whether a sentence gives a table's cell to another row or column than its own.

It does so where it names that one and not the cell's own: as what the figure is said of, `In Lusk | 2 were`,
`Inspection cost | 24.9`, or as what it counts, `| 31 consultants`. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.table_names import STEM, WORD, name_stems, pattern_of, place_openers, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.figures.table_names import Names
    from sphinx_kfor.evidence.languages import Language

#: So many words may stand between a name and its figure, and so few that are not small.
_MOST_WORDS, _FEW = 8, 1
#: So many words before a figure set it against another: `from |`, `more than the |`.
_NEAR = 2
#: So many words right beside a figure may tell which name it is of.
_BESIDE = 3
_TOKEN = re.compile(r"(?:1[89]|20)\d\d(?:\s?[-\u2013/]\s?\d\d)?(?![\w])|[^\W\d_]+|\S")
_A_YEAR = r"(?:1[89]|20)\d\d(?!\w)"
_SIGNS = " \u00a3$\u20ac"
_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_CLAUSE = re.compile(r"[;:\u2014\u2013()]\s?|(?<![\w.,])(?!(?:1[89]|20)\d\d(?!\d))\d[\d.,]*")
_RELATED = re.compile(r",?\s+([^\W\d_]+)(?!\w)")


@dataclass(frozen=True)
class Said:
    """What a page says around a figure.

    Attributes:
        earlier: the sentence before its own.
        before: the words of its sentence before it, behind any other value.
        behind: those behind it, before any other value.
        sentence: all of its sentence.
        language: the word lists of the page's language.
        unit: the words that the figure itself has behind its number.
    """

    earlier: str
    before: str
    behind: str
    sentence: str
    language: Language
    unit: str = ""

    @property
    def closing(self) -> str:
        """The words behind the figure, if nothing before it sets it against another."""
        led = {word.lower() for word in WORD.findall(self.before)[-_NEAR:]}
        words = (
            self.language.words("time_partings", "comparisons").plain - self.language.words("ranges").plain
        )
        openers = self.language.words("range_openers", "goal_nouns").plain
        return "" if led & (words | openers) else self.behind

    def other(self, own: Iterable[str], place: Names) -> str:
        """The name of another row, or column, to which the figure is given; empty for none.

        Args:
            own: the names of the rows, or columns, of the figure.
            place: all of them in the table, and which are such that a figure may be said of them.
        """
        own = [*own]
        prepositions = self.language.words("prepositions").plain
        others = [name for name in place.said_in(self.sentence) if place.is_name(name)]
        others = [name for name in others if not any(_is_object(name, one, prepositions) for one in own)]
        if any(place.is_total(name) for name in own if name):
            return next((name for name in others if len(others) == 1 and self.is_subject(name)), "")
        if any(pattern_of(name).search(self.sentence) for name in own if name):
            return ""
        mine = name_stems(own)
        others += [
            name for name in place.said_in(self.earlier) if place.is_name(name) and self._is_taken_up(name)
        ]
        named = next((name for name in others if self._gives(name, own, place)), "")
        said = stems(f"{self.clause} {self.tail}") if place.grouped else stems(self._beside)
        named = named or next(
            (name for name in place.names if self._tells_apart(name, mine, said, place)), ""
        )
        return named or next((name for name in place.names if self._is_denied_of(name, own, place)), "")

    def _gives(self, name: str, names: Sequence[str], place: Names) -> bool:
        """Whether the figure is given to what is named, and no word says that it is of its own."""
        mine = name_stems(names)
        theirs, rest = name_stems([name]), stems(pattern_of(name).sub(" ", self.sentence))
        own = mine - theirs or mine
        if not own.isdisjoint(rest):
            return False
        alike = place.counts_alike(name) or place.is_like(name, names)
        if self._is_of(name, names, place) or (alike and self._is_taken_up(name)):
            return True
        read_before = not own.isdisjoint(stems(self.earlier))
        return not read_before and (
            self._counts(name, place)
            or self._is_in(name, place)
            or (bool(mine & theirs) and self._leads_on(name))
        )

    def _tells_apart(self, name: str, mine: frozenset[str], said: set[str], place: Names) -> bool:
        """Whether the word that tells a name from the figure's own is among some words.

        Of *Premises connected* and *Premises passed* it is right beside it: `has connected | premises`;
        of rows with their group's name in the clause: `Men in the Lakes had |` of *Lakes Women*.
        """
        theirs = name_stems([name])
        apart, own = theirs - mine, mine - theirs
        alike = theirs & mine or (name in place.alike and self._is_closed(place))
        if not (apart and own and alike) or not apart <= said:
            return False
        return own.isdisjoint(stems(f"{self.earlier} {self.sentence}"))

    def _is_denied_of(self, name: str, own: Sequence[str], place: Names) -> bool:
        """Whether the sentence has what is named, which differs from the figure's own by a *not* alone."""
        denials = place.denials
        if len(own) != 1:
            return False
        ((mine, not_mine), (theirs, not_theirs)) = (_denied(one, denials) for one in (*own, name))
        if mine != theirs or bool(not_mine) == bool(not_theirs):
            return False
        words = [word.lower() for word in WORD.findall(self.sentence)]
        told = (not_mine or not_theirs)[:STEM]
        at = [place for place, word in enumerate(words) if word[:STEM] == told]
        denied = any(not denials.isdisjoint(words[max(0, place - _NEAR - 1) : place]) for place in at)
        none = denials.isdisjoint(words)
        return bool(at) and (denied if not_theirs else none)

    @cached_property
    def _beside(self) -> str:
        """The few words right beside the figure that may be of it."""
        before = _TOKEN.findall(self.before)[::-1]
        behind = _TOKEN.findall(self.behind)
        return " ".join(
            word
            for words in (before, behind)
            for word in takewhile(
                lambda word: word.isalpha() and word.lower() not in _parting(self.language),
                words[: _BESIDE + 1],
            )
        )

    def _leads_on(self, name: str) -> bool:
        """Whether what is named stands before the figure, in its clause, and nothing parts the two."""
        named = _last(pattern_of(name), self.clause)
        words = self.clause[named.end() :] if named else ","
        tokens = _TOKEN.findall(words)
        lower = [token.lower() for token in tokens]
        if len(tokens) > _MOST_WORDS or "," in tokens or _POSSESSIVE.match(words):
            return False
        article = not lower or lower[-1] not in self.language.words("determiners").plain
        return article and _parting(self.language).isdisjoint(lower)

    def _is_in(self, name: str, place: Names) -> bool:
        """Whether the figure is in the place that is named right behind it: `| were lost in Lusk`."""
        behind = self.tail
        named = pattern_of(name).search(behind)
        if named is None or not place.is_place(name):
            return False
        lower = [token.lower() for token in _TOKEN.findall(behind[: named.start()])]
        lower = _without_article(lower, self.language)
        opened = bool(lower) and lower[-1] in place_openers(self.language) | _concerning(self.language)
        free = _parting(self.language) | self.language.words("prepositions").plain
        set_apart = {word.lower() for word in WORD.findall(self.before)[-_NEAR:]} & _parting(self.language)
        return opened and not set_apart and len(lower) <= _BESIDE + 1 and free.isdisjoint(lower[:-1])

    @cached_property
    def tail(self) -> str:
        """The words right behind the figure, up to the next comma."""
        return re.split(r"[.,;:!?](?:\s|\Z)", self.behind)[0]

    @property
    def own_clause(self) -> str:
        """The words of the clause before the figure, without the time of another figure before them."""
        first = self.sentence.lstrip().startswith(self.before.strip())
        openers = self.language.words("time_openers").alternatives
        dated = rf"\s*(?:(?:{openers})\s+(?:{_A_YEAR})|\((?:{_A_YEAR})\))"
        return self.clause if first else re.sub(rf"\A{dated}", "", self.clause, flags=re.IGNORECASE)

    @cached_property
    def clause(self) -> str:
        """The words of the figure's clause before it."""
        clause = self.before[max((match.end() for match in _CLAUSE.finditer(self.before)), default=0) :]
        if not _share(self.language).match(self.behind):
            return clause
        # `en Lusk el | % de los barcos`
        words = clause.split(" ")
        articled = words[-1] == "" and words[-2:-1] != [] and words[-2].lower() in _articles(self.language)
        return " ".join([*words[:-2], ""]) if articled else clause

    def _is_of(self, name: str, own: Sequence[str], place: Names) -> bool:
        """Whether the figure is said of what is named.

        It is in `In Lusk, |`, `Lusk has |`, `Lusk's ports had |`, `the ports in Lusk had |`, `Lusk, where |`
        and `For Lusk it was |`.
        """
        clause, language = self.clause, self.language
        named = pattern_of(name).search(clause)
        alike = place.counts_alike(name) and self._is_closed(place)
        placed = place.is_like(name, own) or alike
        if placed and self._is_right_before(name):
            return True
        if named is None or not placed:
            return False
        words = clause[named.end() :]
        led = [token.lower() for token in _TOKEN.findall(clause[: named.start()])]
        led = led if led[-1:] != [","] else []
        related = _RELATED.match(words)
        if related and placed and related[1].lower() in language.words("place_relatives").plain:
            return self._leads(words[related.end() :], _FEW + 1)
        if related and placed and related[1].lower() in language.words("relatives").plain:
            words = words[related.end() :]
        led = _without_article(led, language)
        of_noun = len(led) > 1 and not place.nouns.isdisjoint(stems(led[-2]))
        openers = place_openers(language) | (language.words("prepositions").plain if of_noun else frozenset())
        opened = bool(led) and led[-1] in openers
        concerned = bool(led) and placed and led[-1] in _concerning(language) and bool(words.strip(" ,"))
        if (
            not (opened or concerned)
            and led
            and led[-1] not in _articles(language)
            and not led[-1][:1].isdigit()
        ):
            return False
        if not all(token[0].isdigit() or token in _before_names(language) for token in led):
            return opened and of_noun and self._leads(words, _FEW, place.nouns)
        return self._leads_off(words, opened or concerned, place)

    def _leads_off(self, words: str, opened: bool, place: Names) -> bool:  # noqa: FBT001 (whether a preposition opens it)
        """Whether words behind a name at the beginning of a clause lead to the figure.

        What is no name may be said of a noun: `Inshore | boats landed`.
        """
        if _POSSESSIVE.match(words):
            nouns = place.nouns | place.total_stems
            rest = _POSSESSIVE.sub("", words, count=1)
            return not nouns.isdisjoint(stems(words)) and self._leads(rest, _FEW + 1)
        most = _FEW + (opened or place.has_total or bool(place.alike))
        return self._leads(words.removeprefix(",") if opened else words, most, place.nouns)

    def is_subject(self, name: str) -> bool:
        """Whether the figure's clause begins with what is named, and a verb leads on: `Trawlers landed |`."""
        named = pattern_of(name).search(self.clause)
        led = [token.lower() for token in _TOKEN.findall(self.clause[: named.start()])] if named else ["."]
        begins = all(token[0].isdigit() or token in _before_names(self.language) for token in led)
        if named is None or not begins:
            return False
        words = _bounds(self.language).sub("", self.clause[named.end() :])
        reached = set(words.lower().split()[-1:]) & self.language.words("prepositions").plain
        return not reached and self._leads(words, _FEW)

    def _is_taken_up(self, name: str) -> bool:
        """Whether a pronoun takes up what is named, or a colon: `Timber held up worse: it was |`."""
        words = WORD.findall(self.clause)
        before = self.before[: len(self.before) - len(self.clause)]
        leads_up = not words and before.rstrip().endswith(":")
        if not leads_up and (not words or words[0].lower() not in self.language.words("pronouns").plain):
            return False
        before = before if before.strip() else self.earlier
        named = pattern_of(name).search(before)
        led = [token.lower() for token in _TOKEN.findall(before[: named.start()])] if named else ["."]
        rest = self.clause.partition(words[0])[2] if words else ""
        return all(token in _articles(self.language) for token in led) and self._leads(rest, _FEW)

    def _is_right_before(self, name: str) -> bool:
        """Whether a name has the figure right behind it: `Lusk (|)`, `Lusk, with |`, `Lusk's |`."""
        named = _last(pattern_of(name), self.before)
        words = self.before[named.end() :] if named else "."
        with_, at = (self.language.words(one).alternatives for one in ("comitatives", "place_openers"))
        joined = rf"\s*(?:[:(]|,?\s(?:{with_})\s|,\s(?:{at})\s|['\u2019]s?\s)\s*\W?"
        led = {word.lower() for word in WORD.findall(self.before[: named.start() if named else 0])[-_NEAR:]}
        return re.fullmatch(joined, words, re.IGNORECASE) is not None and led.isdisjoint(
            _parting(self.language)
        )

    def _is_closed(self, place: Names) -> bool:
        """Whether nothing behind the figure says what else it is of: no `on mending`, no `of the quays`."""
        share = _share(self.language).match(self.tail)
        tail = self.tail[share.end() :] if share else self.tail
        small = self.language.words("determiners").plain
        tokens = [token for token in map(str.lower, _TOKEN.findall(tail)) if token not in small]
        times = self.language.words("time_openers").plain
        free = self.language.words("prepositions").plain
        every = self.language.words("whole_words").plain
        return not any(
            token in free
            and not (token in times and after[:1].isdigit())
            and after not in every
            and place.nouns.isdisjoint(stems(after))
            for token, after in pairwise([*tokens, ""])
        )

    def _leads(self, words: str, most: int, nouns: frozenset[str] = frozenset()) -> bool:
        """Whether words behind a name lead to the figure, and to nothing else that it may be of.

        They have a verb, `cost |`, and may have to whom, `cost the Agency |`, or what the name says of whom;
        and any of the nouns that say what is counted.
        """
        small = self.language.words("determiners").plain
        tokens = _TOKEN.findall(_bounds(self.language).sub("", words.rstrip(_SIGNS)))
        lower = [token.lower() for token in tokens]
        if lower and lower[-1] in self.language.words("comitatives").plain:
            tokens, lower, most = tokens[:-1], lower[:-1], most + 1  # `came first with |`
        told = [token for token in lower if token.isalpha() and token not in _small(self.language)]
        told = [token for token in told if token[:STEM] not in nouns]
        to_whom = len(tokens) > 1 and lower[-2] in small and tokens[-1][0].isupper()
        parted = "," in tokens or not _parting(self.language).isdisjoint(lower)
        if parted or len(tokens) > _MOST_WORDS or len(told) - to_whom > most:
            return False
        governed = self.language.words("modals").search(" ".join(lower)) is not None
        last = lower[-1] if lower else ""
        counted = any(token[:STEM] in nouns for token in lower[-_NEAR:-1])  # `an average premium of |`
        reached = last in self.language.words("prepositions").plain and not counted
        reached = reached and (len(told) > _FEW or not small.isdisjoint(lower))
        return last not in small and not governed and not reached

    def _counts(self, name: str, place: Names) -> bool:
        """Whether what is named is what the figure counts: `| 31 consultants`."""
        behind = self.behind
        named = pattern_of(name).match(behind, len(behind) - len(behind.lstrip()))
        counted = pattern_of(name).fullmatch(self.unit)
        return bool(counted or (named and behind[:1].isspace())) and place.is_counted(name)


def _is_object(name: str, own: str, prepositions: frozenset[str]) -> bool:
    """Whether a name is that of which the figure's own says something: *Exports* of *Change in exports*."""
    named = pattern_of(name).search(own)
    before = WORD.findall(own[: named.start()].lower()) if named else []
    return bool(before) and before[-1] in prepositions


def _without_article(words: list[str], language: Language) -> list[str]:
    """Words without the article at their end: `in the`."""
    articled = words and words[-1] in language.words("determiners").plain
    return words[:-1] if articled else words


def _denied(name: str, denials: frozenset[str]) -> tuple[list[str], str]:
    """The words of a name without a denial, and the word that it denies; empty for none."""
    words = [word.lower() for word in WORD.findall(name)]
    at = next((place for place, word in enumerate(words[:-1]) if word in denials), None)
    return (words, "") if at is None else (words[:at] + words[at + 1 :], words[at + 1])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(text)]), None)


@lru_cache(maxsize=32)
def _bounds(language: Language) -> re.Pattern[str]:
    """What bounds a figure right behind it: `as many as |`."""
    bounds = language.words(*(name for name in language.lists if name.startswith("bounds_"))).alternatives
    return re.compile(rf"(?<!\w)(?:{bounds})\s*\Z", re.IGNORECASE)


@lru_cache(maxsize=32)
def _share(language: Language) -> re.Pattern[str]:
    """What makes a figure per cent, right behind it."""
    return re.compile(rf"\s*(?:%|(?:{language.words('percents').alternatives})(?!\w))", re.IGNORECASE)


@lru_cache(maxsize=32)
def _concerning(language: Language) -> frozenset[str]:
    """What stands before the name of whom or what something is the case for."""
    return language.words("concerned_openers").plain


@lru_cache(maxsize=32)
def _articles(language: Language) -> frozenset[str]:
    """What may stand right before the name of what a verb is said of."""
    return language.words("determiners", "joints", "contrasts").plain


@lru_cache(maxsize=32)
def _before_names(language: Language) -> frozenset[str]:
    """What may stand before a name at the beginning of a clause."""
    lists = ("determiners", "joints", "contrasts", "place_openers", "time_openers", "concerned_openers")
    return language.words(*lists).plain | {","}


@lru_cache(maxsize=32)
def _small(language: Language) -> frozenset[str]:
    """Words that say nothing of what a figure is of."""
    return (
        language.grammar | language.words("determiners", "pronouns", "quantifiers", "focuses", "hedges").plain
    )


@lru_cache(maxsize=32)
def _parting(language: Language) -> frozenset[str]:
    """What begins something else between a name and a figure: a comparison, another clause."""
    lists = ("comparisons", "relatives", "subordinators", "joints", "contrasts", "time_partings")
    return language.words(*lists).plain - language.words("ranges", "range_openers").plain | {"and"}
