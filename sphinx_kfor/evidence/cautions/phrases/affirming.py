"""Words that only seem to deny: *not only*, *no more than*, and a part of a name, `Little Kerrin`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.languages.words import Words

if TYPE_CHECKING:
    import re

    from sphinx_kfor.evidence.languages import Language


def without_affirmed(folded: str, language: Language) -> str:
    """Folded words without those that only seem to deny."""
    return _bounds(language).sub("", language.words("affirmations").replaced(_unnamed(folded, language), ""))


def _unnamed(folded: str, language: Language) -> str:
    """Words without one that denies nothing, as it is a part of a name inside them: `from Little Kerrin`."""
    words, known = folded.split(" "), language.words("negations", "reversals").plain
    if language.has_capital_nouns:
        return folded
    return " ".join(
        word
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False)
        if not (word.istitle() and behind.istitle() and before[-1:].isalnum() and word.lower() in known)
    )


@cache
def _bounds(language: Language) -> re.Pattern[str]:
    """Matches a bound that is said by a denial: *no more than*."""
    denials = language.words("negations").plain
    bounds = language.words("bounds_from", "bounds_to", "bounds_under", "bounds_over").entries
    return Words(tuple(one for one in bounds if one.split()[0] in denials and " " in one)).pattern
