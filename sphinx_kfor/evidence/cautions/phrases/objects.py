"""Whether a verb has a thing for its object, where it may have words: `a assuré | 4 200 traversées`."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import complements

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def has_a_thing(verb: str, behind: str, passage: str, language: Language) -> bool:
    """Whether a verb that provides something, or says it, has a noun or a figure behind it, and no clause.

    Args:
        verb: the verb, as it stands.
        behind: the folded words between it and a passage.
        passage: the passage's own folded words.
        language: the word lists.
    """
    words = language.words
    if verb.lower() not in words("providing_verbs").plain:
        return False
    nouns = words("determiners", "indefinites", "bounds_about").plain - complements(language)
    first = f"{behind} {passage}".lower().split()
    opened = [*dropwhile(nouns.__contains__, first)]
    is_thing = bool(opened) and (opened[0][0].isdecimal() or len(opened) < len(first))
    return is_thing and words("finite").search(re.split(r"[,;:.]", passage)[0]) is None
