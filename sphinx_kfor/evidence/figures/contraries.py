"""Words of which a figure has one, and its contrary says another: *gross* and *net*."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.sayings import root, roots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.evidence.figures.sayings import Saying
    from sphinx_kfor.evidence.languages import Language


def of_the_contrary(here: Saying, there: Saying) -> str:
    """What is told of a figure that its source says of the contrary, and not of that; or nothing."""
    pairs = _contraries(here.writing.language)
    own = {*map(root, there.told.around(there.figure).words)}
    said = {*map(root, here.told.around(here.figure, closed=True).words)}
    page = roots(here.sentence)
    for word in sorted(own & pairs.keys()):
        other = pairs[word]
        if other in said and other not in own and word not in page:
            return f"is said of what is '{other}' here, and of what is '{word}' in its source"
    return ""


@lru_cache(maxsize=32)
def _contraries(language: Language) -> Mapping[str, str]:
    """The beginning of each word that has a contrary, with that of the contrary."""
    pairs = [[*map(root, entry.split("/"))] for entry in language.words("contraries").entries]
    return {one: other for first, second in pairs for one, other in ((first, second), (second, first))}
