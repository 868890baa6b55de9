"""Two figures of a page that belong together, and do so otherwise in the sources cited beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.changes import arrivals, changes, contrary_to, reversed_in
from sphinx_kfor.evidence.figures.parts_of_wholes import contradicted, pairs, part_meant, shares_of_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_kfor.evidence.figures.mentions import Reader

    #: Gives texts of sources, and who reads the figures of each.
    Texts = Callable[[], Iterable[tuple[str, Reader]]]


def misparted(text: str, reader: Reader, cited: Texts) -> Iterator[tuple[str, str, int]]:
    """A part and a whole that a passage has, but not together: what to say of them, they, their place."""
    said = list(pairs(text, reader))
    known = [one for words, own in cited() for one in pairs(words, own)] if said else []
    for pair in said:
        other = contradicted(pair, known)
        if other:
            yield f"the passage cited beside '{pair.text}' has '{other.text}'", pair.text, pair.start


def turned(text: str, reader: Reader, cited: Texts) -> Iterator[tuple[str, str, int]]:
    """A change that goes the other way in a source: what to say of it, it, and where it begins."""
    said, come = changes(text, reader), list(arrivals(text, reader))
    known = [one for words, own in cited() for one in changes(words, own)] if said or come else []
    for change in said:
        other = reversed_in(change, known)
        if other:
            yield (
                f"'{change.text}' goes the other way in its source: '{other.text}'",
                change.text,
                change.start,
            )
    for one in come:
        other = contrary_to(one, known)
        if other:
            yield f"'{one.text}' goes the other way in its source: '{other.text}'", one.text, one.start


def of_parts(text: str, reader: Reader, cited: Texts) -> Iterator[tuple[str, str, int]]:
    """A share of all that a passage has of a part of them: what to say of it, it, and where it begins."""
    for share in shares_of_all(text, reader):
        part = next(filter(None, (part_meant(share, words, own) for words, own in cited())), "")
        if part:
            yield f"'{share.text}' is said of a part in its source: '{part}'", share.text, share.start
