"""Ids that a reader takes for each other: a citation of one would pass as one of the other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kfor.evidence.catalogue.yaml_lines import Place

#: Cyrillic and Greek letters beside the Latin ones that they look like (Unicode TS 39), and other signs.
_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁԛԝһαβεηικνορτυχγ._‐‑–—0",
    "abekmhopctyxijsdqwhabehikvoptuxy------o",
)

#: Stands in no id that anybody types.
_BETWEEN = "\0"


def pairs(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Each id that looks like an earlier one, with that."""
    known = list(ids)
    plain = _plain([identifier.replace(_BETWEEN, " ") for identifier in known]) if known else []
    if len(set(plain)) == len(known):
        return []
    alike: dict[str, list[str]] = defaultdict(list)
    for identifier, skeleton in zip(known, plain, strict=True):
        alike[skeleton].append(identifier)
    return [(other, first) for first, *others in alike.values() for other in others]


def look_alikes(alike: Iterable[tuple[str, str]], places: Mapping[str, Place]) -> Iterator[Problem]:
    """A caution on each id that looks like another one.

    Args:
        alike: what `pairs` gave.
        places: where each record stands.
    """
    for other, first in alike:
        here, there = places[other], places[first]
        message = (
            f"the id '{other}' looks like '{first}' of line {there.line}, and a reader takes one for the "
            "other; rename one"
        )
        yield Problem("catalogue", message, here.file, here.line, caution=True)


def _plain(ids: list[str]) -> list[str]:
    """The ids without what a reader does not tell apart; all of them at once, since a catalogue has many."""
    return unicodedata.normalize("NFKC", _BETWEEN.join(ids)).casefold().translate(_ALIKE).split(_BETWEEN)
