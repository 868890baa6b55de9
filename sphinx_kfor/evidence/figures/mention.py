"""A figure of running text, and what it may say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

#: With these a figure says by itself what it counts.
_SIGNS = "%‰$€£¥₹"


class RangeEnd(NamedTuple):
    """One end of a range: `14` of `between nine and 14 hours`.

    Attributes:
        bound: the bound that it sets: `from`, the lower one, or `to`.
        other: what the other end may say.
        text: both, as they stand.
        sure: whether they are for certain no two figures, as of `sank by 9 to 14`.
    """

    bound: str
    other: frozenset[Decimal]
    text: str
    sure: bool


@dataclass(frozen=True)
class Mention:
    """A figure in a text.

    Attributes:
        start: its offset.
        end: the offset behind it.
        text: as it stands, with its scale, signs and unit.
        values: what it may say with its scale: the lower end of "3 to 4 million" is 3 or 3,000,000; what
            something fell by is also negative.
        kinds: what it may count: an ISO 4217 code, `%`, `‰`, `pp` (basis points too, a hundred
            to one), or empty for anything else.
        factor: what its own scale multiplies it by.
        tabular: whether it stands in a table, whose header may say what it counts.
        doubtful: whether its decimals may be meant as a group of thousands, `700.000`.
        unit: its physical unit or unit of time, by CLDR's identifier; empty for none.
        bound: the kind of its bound, or empty (see `grammar.BOUNDS`).
        bound_word: the bound as it stands.
        bound_start: where the bound begins; -1 for none.
        step: what its last digit that is not 0 counts, with its scale: 100,000 for "1.2 million".
        digits: how many digits it has up to there.
        counted: the noun that stands right behind it, in lower case; empty for none.
        bare: its values without the scale of a table's header, which name neither currency nor unit.
        over: what says that scale, the header or the title, if it does.
        times: the years, halves, quarters and months that the names of a cell's row and column say.
        rate: the time that it is a rate by, by CLDR's identifier, where the text says it right behind.
        turn: whether it is what something went `up` by, or `down`; empty for neither.
        above: the name of a cell's column, with the title of its table.
        beside: the name of its row.
        denied: whether something is denied to be beyond its bound: `no catch above 4,300`.
        range: the range of which it is one end, if it is.
    """

    start: int
    end: int
    text: str
    values: frozenset[Decimal]
    kinds: frozenset[str]
    factor: Decimal = Decimal(1)
    tabular: bool = False
    doubtful: bool = False
    unit: str = ""
    bound: str = ""
    bound_word: str = ""
    bound_start: int = -1
    step: Decimal = Decimal(1)
    digits: int = 1
    counted: str = ""
    bare: frozenset[Decimal] = frozenset()
    over: str = ""
    times: frozenset[tuple[str, str]] = frozenset()
    above: str = ""
    beside: str = ""
    rate: str = ""
    turn: str = ""
    denied: bool = False
    range: RangeEnd | None = None

    @property
    def first(self) -> int:
        """Where it begins, with a bound before it."""
        return self.bound_start if 0 <= self.bound_start < self.start else self.start

    @property
    def told(self) -> str:
        """As it stands, its spaces evened out, with what a header says of it.

        That is the header where it says the scale, `16.4 under Trade (€ bn)`, else what is counted, `12 (%)`.
        """
        said = " ".join(self.text.split())
        if self.over:
            return f"{said} under {self.over}"
        counted = next(iter(sorted(self.kinds - {""})), "") or self.unit.partition("-")[2].replace("-", " ")
        bare = counted and not any(character.isalpha() or character in _SIGNS for character in said)
        return f"{said} ({counted})" if self.tabular and bare else said

    @property
    def worded(self) -> str:
        """The same, with the word that bounds it."""
        before = 0 <= self.bound_start < self.start
        parts = (self.bound_word, self.told) if before else (self.told, self.bound_word)
        return " ".join(" ".join(parts).split())
