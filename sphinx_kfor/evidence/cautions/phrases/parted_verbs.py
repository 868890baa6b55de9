"""Verbs of speech whose prefix stands at the end of their clause."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


#: A verb and its prefix.
_PAIR = 2


@cache
def parted_verb(language: Language) -> re.Pattern[str]:
    """Matches a verb that ascribes, with its prefix at its clause's end: `teilte eine Sprecherin mit`."""
    prefixes = language.words("verb_prefixes").plain
    pairs = (one.split() for one in language.words("attributions").plain)
    wanted = sorted({(*one,) for one in pairs if len(one) == _PAIR and one[1] in prefixes})
    verbs = "|".join(rf"{verb}(?=\s[^,;:.!?]{{1,60}}\s{prefix}\s*(?:[,;:.!?]|$))" for verb, prefix in wanted)
    ends = "|".join(sorted(prefixes))
    return re.compile(
        rf"(?<!\w)(?P<verb>{verbs or '(?!)'})\s[^,;:.!?]*?(?<!\w)(?P<prefix>{ends})(?=\s*(?:[,;:.!?]|$))"
    )
