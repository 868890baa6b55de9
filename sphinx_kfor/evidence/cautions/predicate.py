"""What a sentence says of a clause with which it begins: `That it fell | is not proved`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene


def denied_behind(scene: Scene) -> str:
    """A negation in the predicate of a clause that is the passage, with *that* before it or in it.

    `| Dass sie schlechter sind, | lässt sich nicht ableiten`; what another clause behind it denies is none.
    """
    language = scene.language
    that = language.words("complements").plain - language.words("conditions", "prepositions").plain
    lead = scene.folded_lead.lower().split()
    first = (lead or fold_text(scene.head).lower().split() or [""])[0]
    if first not in that or len(lead) > 1 or scene.ends_sentence:
        return ""
    predicate = re.split(r"[,;:.!?]\s", fold_text(scene.next_sentence), maxsplit=1)[0]
    openers = language.words("joints", "contrasts", "relatives", "subordinators", "complements")
    if openers.match(predicate.lstrip()):
        return ""
    found = language.words("negations", "reversals").search(predicate)
    return found[0] if found else ""
