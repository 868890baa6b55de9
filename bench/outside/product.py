"""The one file here that imports what is measured: only names that `sphinx_kfor.evidence` offers itself."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence import (
    EvidenceError,
    Notation,
    Reader,
    Request,
    from_text,
    language,
    read_catalogue,
    verify_quotation,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal
    from pathlib import Path

_document = lru_cache(maxsize=1)(from_text)


class Figure(NamedTuple):
    """A figure that is read in a text.

    Attributes:
        start: of its words, in code points.
        end: behind them.
        values: what it may mean.
        kinds: what it may count: `%`, a currency's ISO code, or empty for anything else.
    """

    start: int
    end: int
    values: Collection[Decimal]
    kinds: Collection[str]


def cautions(words: str, text: str, speaker: str = "") -> dict[str, str] | None:
    """What an English quotation is cautioned for: the first message of each family, such as `context`.

    Args:
        words: as they stand in the text, brackets and stars too.
        text: the source.
        speaker: whose words they are said to be; empty if nobody is named.

    Returns:
        None if the words are not found.
    """
    request = Request("source", words, plain=True, speaker=speaker)
    try:
        found = verify_quotation(
            request, _document(text), language("en"), lambda span: f"character {span.start}"
        )
    except EvidenceError:
        return None
    said: dict[str, str] = {}
    for caution in found.cautions:
        said.setdefault(caution.family, caution.message)
    return said


def figures(text: str, tag: str) -> list[Figure]:
    """The figures of a text in a language, those in digits first, then those in words."""
    reader = _reader(tag)
    read = [*reader.mentions(text), *reader.spelled(text)]
    return [Figure(one.start, one.end, one.values, one.kinds) for one in read]


def load(path: Path) -> tuple[set[str], list[tuple[int, str]]]:
    """The ids of a catalogue's records, and what is said against it, with the lines."""
    catalogue = read_catalogue([(path.name, path)])
    return set(catalogue.records), [(problem.line, problem.message) for problem in catalogue.problems]


@cache
def _reader(tag: str) -> Reader:
    return Reader(Notation(tag, language(tag)))
