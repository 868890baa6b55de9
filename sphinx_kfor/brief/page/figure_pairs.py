"""Two figures of a page that belong together, and do so otherwise in the sources cited beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.figures.changes import arrivals, changes, contrary_to, reversed_in
from sphinx_kfor.evidence.figures.parts_of_wholes import contradicted, pairs, part_meant, shares_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_kfor.evidence.figures.mentions import Reader

    #: Gives texts of sources, and who reads the figures of each.
    Texts = Callable[[], Iterable[tuple[str, Reader]]]


class Fault(NamedTuple):
    """What is wrong with words of a page.

    Attributes:
        message: what to say of them.
        text: the words.
        start: where they begin.
    """

    message: str
    text: str
    start: int


def misparted(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A part and a whole that a passage has, but not together."""
    said = list(pairs(text, reader))
    known = [one for words, own in cited() for one in pairs(words, own)] if said else []
    for pair in said:
        other = contradicted(pair, known)
        if other:
            yield Fault(f"the passage cited beside '{pair.text}' has '{other.text}'", pair.text, pair.start)


def turned(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A change that goes the other way in a source."""
    said, come = changes(text, reader), list(arrivals(text, reader))
    known = [one for words, own in cited() for one in changes(words, own)] if said or come else []
    for change in said:
        other = reversed_in(change, known)
        if other:
            told = f"'{change.text}' goes the other way in its source: '{other.text}'"
            yield Fault(told, change.text, change.start)
    for one in come:
        other = contrary_to(one, known)
        if other:
            yield Fault(f"'{one.text}' goes the other way in its source: '{other.text}'", one.text, one.start)


def of_parts(text: str, reader: Reader, cited: Texts) -> Iterator[Fault]:
    """A share of all that a passage has of a part of them."""
    for share in shares_of_all(text, reader):
        part = next(filter(None, (part_meant(share, words, own) for words, own in cited())), "")
        if part:
            yield Fault(f"'{share.text}' is said of a part in its source: '{part}'", share.text, share.start)
