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


def look_alikes(ids: Iterable[str], places: Mapping[str, Place]) -> Iterator[Problem]:
    """A caution on each id that looks like another one.

    Args:
        ids: of the catalogue.
        places: where each record stands.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for identifier in ids:
        alike[_skeleton(identifier)].append(identifier)
    for first, *others in filter(lambda some: len(some) > 1, alike.values()):
        for other in others:
            here, there = places[other], places[first]
            message = (
                f"the id '{other}' looks like '{first}' of line {there.line}, and a reader takes one for the "
                "other; rename one"
            )
            yield Problem("catalogue", message, here.file, here.line, caution=True)


def _skeleton(identifier: str) -> str:
    plain = unicodedata.normalize("NFKC", identifier).casefold()
    return plain.translate(_ALIKE)
