"""Whether a sentence gives a table's cell to another row or column than its own.

It does so where it names that one and not the cell's own: as what the figure is said of, `In Lusk | 2 were`,
`Inspection cost | 24.9`, or as what it counts, `| 31 consultants`. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.clause_words import articles, before_names, parting, without_article
from sphinx_kfor.evidence.figures.clauses import BESIDE, FEW, MOST_WORDS, NEAR, TOKEN
from sphinx_kfor.evidence.figures.table_names import WORD, name_stems, pattern_of, place_openers, stems
from sphinx_kfor.evidence.figures.told_apart import ToldApart
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.figures.table_names import Names
    from sphinx_kfor.evidence.languages import Language

_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_RELATED = re.compile(r",?\s+([^\W\d_]+)(?!\w)")


class Said(ToldApart):
    """What a page says around a figure, held to the names of its table."""

    def other(self, own: Iterable[str], place: Names) -> str:
        """The name of another row, or column, to which the figure is given; empty for none.

        Args:
            own: the names of the rows, or columns, of the figure.
            place: all of them in the table, and which are such that a figure may be said of them.
        """
        own = [*own]
        prepositions = self.language.words("prepositions").plain
        others = [name for name in place.said_in(self.sentence) if place.is_name(name) and name not in own]
        others = [name for name in others if place.is_said(name, self.sentence)]
        others = [name for name in others if not any(_is_object(name, one, prepositions) for one in own)]
        if any(place.is_total(name) for name in own if name):
            return next((name for name in others if len(others) == 1 and self.is_subject(name)), "")
        if any(place.is_said(name, self.sentence) for name in own if name):
            return ""
        mine = name_stems(own, self.language)
        others += [
            name for name in place.said_in(self.earlier) if place.is_name(name) and self._is_taken_up(name)
        ]
        named = next((name for name in others if self._gives(name, own, place)), "")
        said = self.stems(f"{self.clause} {self.tail}" if place.grouped else self.beside)
        named = named or next((name for name in place.names if self.tells_apart(name, mine, said, place)), "")
        named = named or next((name for name in place.names if self.is_told_of(name, mine)), "")
        return named or next((name for name in place.names if self.is_denied_of(name, own, place)), "")

    def tells_all(self, own: Sequence[str], place: Names, read: str) -> str:
        """The word by which the sentence gives the figure of a part to all; empty for none.

        A part says so in its name, *of which fares*; or its table has a total, and it is one *in all*.

        Args:
            own: the names of its rows, or columns.
            place: the names of all.
            read: what a reader has read before.
        """
        named = [name for name in own if name]
        if len(named) < len(own) or not own or any(map(place.is_total, own)):
            return ""
        parts = all(map(place.is_part, own))
        mine = place.stems_of_part(own) if parts else name_stems(own, self.language)
        if not mine.isdisjoint(self.stems(f"{self.earlier if parts else read} {self.sentence}")):
            return ""
        if parts:
            return place.total_in(self.sentence)
        every = self.language.words("in_all").search(fold_text(self.clause).lower())
        others = [name for name in place.said_in(self.sentence) if place.is_name(name)]
        return every[0] if every and mine and place.has_total and not others else ""

    def _gives(self, name: str, names: Sequence[str], place: Names) -> bool:
        """Whether the figure is given to what is named, and no word says that it is of its own."""
        mine = name_stems(names)
        theirs, rest = name_stems([name]), stems(pattern_of(name).sub(" ", self.sentence))
        own = mine - theirs or mine
        if not own.isdisjoint(rest):
            return False
        alike = place.counts_alike(name) or place.is_like(name, names)
        taken_up = alike and (self._is_taken_up(name) or self.is_share_of(name))
        if taken_up or self._is_of(name, names, place):
            return True
        read_before = not own.isdisjoint(stems(self.earlier))
        return not read_before and (
            self._counts(name, place)
            or self._is_in(name, place)
            or (bool(mine & theirs) and self._leads_on(name))
        )

    def _leads_on(self, name: str) -> bool:
        """Whether what is named stands before the figure, in its clause, and nothing parts the two."""
        named = _last(pattern_of(name), self.clause)
        words = self.clause[named.end() :] if named else ","
        tokens = TOKEN.findall(words)
        lower = [token.lower() for token in tokens]
        if len(tokens) > MOST_WORDS or "," in tokens or _POSSESSIVE.match(words):
            return False
        article = not lower or lower[-1] not in self.language.words("determiners").plain
        return article and parting(self.language).isdisjoint(lower)

    def _is_in(self, name: str, place: Names) -> bool:
        """Whether the figure is in the place that is named right behind it: `| were lost in Lusk`."""
        behind = self.tail
        named = pattern_of(name).search(behind)
        if named is None or not place.is_place(name):
            return False
        lower = [token.lower() for token in TOKEN.findall(behind[: named.start()])]
        lower = without_article(lower, self.language)
        opened = bool(lower) and lower[-1] in place_openers(self.language) | _concerning(self.language)
        free = parting(self.language) | self.language.words("prepositions").plain
        if lower[1:] and lower[0] in free and not place.nouns.isdisjoint(stems(lower[1])):
            lower = lower[2:]  # `| of the homes in Lusk`, where homes are counted
        set_apart = {word.lower() for word in WORD.findall(self.before)[-NEAR:]} & parting(self.language)
        return opened and not set_apart and len(lower) <= BESIDE + 1 and free.isdisjoint(lower[:-1])

    def _is_of(self, name: str, own: Sequence[str], place: Names) -> bool:
        """Whether the figure is said of what is named.

        It is in `In Lusk, |`, `Lusk has |`, `Lusk's ports had |`, `the ports in Lusk had |`, `Lusk, where |`
        and `For Lusk it was |`.
        """
        clause, language = self.clause, self.language
        named = pattern_of(name).search(clause)
        alike = place.counts_alike(name) and self.is_closed(place)
        placed = place.is_like(name, own) or alike
        if placed and self._is_right_before(name):
            return True
        if named is None or not placed:
            return False
        words = clause[named.end() :]
        led = [token.lower() for token in TOKEN.findall(clause[: named.start()])]
        led = led if led[-1:] != [","] else []
        related = _RELATED.match(words)
        if related and placed and related[1].lower() in language.words("place_relatives").plain:
            return self.leads(words[related.end() :], FEW + 1)
        if related and placed and related[1].lower() in language.words("relatives").plain:
            words = words[related.end() :]
        led = without_article(led, language)
        of_noun = len(led) > 1 and not place.nouns.isdisjoint(stems(led[-2]))
        openers = place_openers(language) | language.words("part_openers").plain
        openers |= language.words("prepositions").plain if of_noun else frozenset()
        opened = bool(led) and led[-1] in openers
        concerned = bool(led) and placed and led[-1] in _concerning(language) and bool(words.strip(" ,"))
        if (
            not (opened or concerned)
            and led
            and led[-1] not in articles(language)
            and not led[-1][:1].isdigit()
        ):
            return False
        if not all(token[0].isdigit() or token in before_names(language) for token in led):
            return opened and of_noun and self.leads(words, FEW, place.nouns)
        return self._leads_off(words, opened or concerned, place)

    def _leads_off(self, words: str, opened: bool, place: Names) -> bool:  # noqa: FBT001 (whether a preposition opens it)
        """Whether words behind a name at the beginning of a clause lead to the figure.

        What is no name may be said of a noun: `Inshore | boats landed`.
        """
        if _POSSESSIVE.match(words):
            nouns = place.nouns | place.total_stems
            rest = _POSSESSIVE.sub("", words, count=1)
            return not nouns.isdisjoint(stems(words)) and self.leads(rest, FEW + 1)
        most = FEW + (opened or place.has_total or bool(place.alike))
        return self.leads(words.removeprefix(",") if opened else words, most, place.nouns)

    def _is_taken_up(self, name: str) -> bool:
        """Whether a pronoun takes up what is named, or a colon: `Timber held up worse: it was |`."""
        words = WORD.findall(self.clause)
        before = self.before[: len(self.before) - len(self.clause)]
        leads_up = not words and before.rstrip().endswith(":")
        if not leads_up and (not words or words[0].lower() not in self.language.words("pronouns").plain):
            return False
        before = before if before.strip() else self.earlier
        named = pattern_of(name).search(before)
        led = [token.lower() for token in TOKEN.findall(before[: named.start()])] if named else ["."]
        rest = self.clause.partition(words[0])[2] if words else ""
        return all(token in articles(self.language) for token in led) and self.leads(rest, FEW)

    def _is_right_before(self, name: str) -> bool:
        """Whether a name has the figure right behind it: `Lusk (|)`, `Lusk, with |`, `Lusk's |`."""
        named = _last(pattern_of(name), self.before)
        words = self.before[named.end() :] if named else "."
        with_, at = (self.language.words(one).alternatives for one in ("comitatives", "place_openers"))
        joined = rf"\s*(?:[:(]|,?\s(?:{with_})\s|,\s(?:{at})\s|['\u2019]s?\s)\s*\W?"
        led = {word.lower() for word in WORD.findall(self.before[: named.start() if named else 0])[-NEAR:]}
        return re.fullmatch(joined, words, re.IGNORECASE) is not None and led.isdisjoint(
            parting(self.language)
        )

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


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(text)]), None)


@lru_cache(maxsize=32)
def _concerning(language: Language) -> frozenset[str]:
    """What stands before the name of whom or what something is the case for."""
    return language.words("concerned_openers").plain
