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


def look_alikes(ids: Iterable[str], places: Mapping[str, Place]) -> Iterator[Problem]:
    """A caution on each id that looks like another one.

    Args:
        ids: of the catalogue.
        places: where each record stands.
    """
    known = list(ids)
    plain = _plain([identifier.replace(_BETWEEN, " ") for identifier in known]) if known else []
    if len(set(plain)) == len(known):
        return
    alike: dict[str, list[str]] = defaultdict(list)
    for identifier, skeleton in zip(known, plain, strict=True):
        alike[skeleton].append(identifier)
    for first, *others in filter(lambda some: len(some) > 1, alike.values()):
        for other in others:
            here, there = places[other], places[first]
            message = (
                f"the id '{other}' looks like '{first}' of line {there.line}, and a reader takes one for the "
                "other; rename one"
            )
            yield Problem("catalogue", message, here.file, here.line, caution=True)


def _plain(ids: list[str]) -> list[str]:
    """The ids without what a reader does not tell apart; all of them at once, since a catalogue has many."""
    return unicodedata.normalize("NFKC", _BETWEEN.join(ids)).casefold().translate(_ALIKE).split(_BETWEEN)
