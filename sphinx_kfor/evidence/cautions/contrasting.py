"""What is only set against a passage behind it, and leaves it as it is: `fell by 6 per cent, | not by 15`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene

#: What is set against a passage is like its end, which has no more words.
_END = 8


def contrasts_only(scene: Scene, negation: str, denied: str) -> bool:
    """Whether a negation behind a comma denies something else than the passage does, of the same kind.

    It begins as the passage ends: with an article, a number, a comparative, or with a preposition that is
    there as well. `…, not on Sundays` limits a passage that has no *on*, and `…, not at all` denies it.

    Args:
        scene: the passage and its surroundings.
        negation: the word.
        denied: the folded words behind it.
    """
    words = scene.language.words
    simple = words("denials").plain - words("reversals").plain
    first = re.match(r"\s*([\w']+)", denied)
    if "," not in scene.edge or scene.ends_sentence or negation.lower() not in simple or not first:
        return False
    tail = fold_text(scene.text[slice(*scene.passage)]).lower().split()[-_END:]
    begins = first[1].lower()
    if begins in words("prepositions", "complements").plain:
        return begins in tail
    kinds = words("determiners", "indefinites", "possessives", "numerals", "cardinals", "comparatives")
    return begins[0].isdecimal() or kinds.match(begins) is not None
