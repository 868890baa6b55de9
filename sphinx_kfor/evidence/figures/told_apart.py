"""Words of a clause that tell the name of another row or column from the figure's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.clause_words import parting
from sphinx_kfor.evidence.figures.clauses import BESIDE, NEAR, TOKEN, Clause
from sphinx_kfor.evidence.figures.table_names import (
    STEM,
    WORD,
    name_stems,
    pattern_of,
    sexes,
    stems,
)
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.figures.table_names import Names

#: A name of so many words may be told in others' order.
_TWO = 2


class ToldApart(Clause):
    """What a page says around a figure, held to the words in which two names differ."""

    def stems(self, text: str) -> set[str]:
        """The beginnings of a text's words, of verbs those of their nouns."""
        return stems(text, self.language)

    @property
    def is_done(self) -> bool:
        """Whether no modal verb before the figure makes a verb there one of what only may be."""
        return self.language.words("modals").search(fold_text(self.clause).lower()) is None

    def tells_apart(self, name: str, mine: frozenset[str], said: set[str], place: Names) -> bool:
        """Whether the word that tells a name from the figure's own is among some words.

        Of *Premises connected* and *Premises passed* it is right beside it, `has connected | premises`, or
        opens its sentence, `Gross, it costs |` of *Net cost*;
        of rows with their group's name in the clause: `Men in the Lakes had |` of *Lakes Women*.
        """
        theirs = name_stems([name], self.language)
        apart, own = theirs - mine, mine - theirs
        alike = theirs & mine or (name in place.alike and self.is_closed(place))
        alike = alike or apart | own <= sexes(self.language)  # both are of persons
        opened = set() if pattern_of(name).search(self.sentence) else self.stems(self.opening)
        if not (apart and own and alike) or not apart <= said | opened:
            return False
        if not self.is_done and not name_stems([name]) - mine <= stems(self.sentence):
            return False  # `could spend |` is said of a budget, too
        return own.isdisjoint(self.stems(f"{self.earlier} {self.sentence}"))

    def is_told_of(self, name: str, mine: frozenset[str]) -> bool:
        """Whether a name's words stand behind the figure, and none of its own: `| children were seen`."""
        theirs, tokens = (
            name_stems([name], self.language),
            [token.lower() for token in TOKEN.findall(self.tail)],
        )
        begins = next((at for at, token in enumerate(tokens) if token[:STEM] in theirs), BESIDE)
        free = parting(self.language) | self.language.words("prepositions").plain
        if len(theirs) < _TWO or begins >= BESIDE or not free.isdisjoint(tokens[:begins]):
            return False
        own = mine - theirs
        return (
            bool(own)
            and theirs <= self.stems(self.tail)
            and own.isdisjoint(self.stems(f"{self.earlier} {self.sentence}"))
        )

    def is_denied_of(self, name: str, own: Sequence[str], place: Names) -> bool:
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
        denied = any(not denials.isdisjoint(words[max(0, place - NEAR - 1) : place]) for place in at)
        none = denials.isdisjoint(words)
        return bool(at) and (denied if not_theirs else none)


def _denied(name: str, denials: frozenset[str]) -> tuple[list[str], str]:
    """The words of a name without a denial, and the word that it denies; empty for none."""
    words = [word.lower() for word in WORD.findall(name)]
    at = next((place for place, word in enumerate(words[:-1]) if word in denials), None)
    return (words, "") if at is None else (words[:at] + words[at + 1 :], words[at + 1])
