"""Where direct speech ends a sentence with a comma, since who says it follows: `“It works,” he said.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: A comma and a closing mark, in either order, with the space behind them.
_COMMA_CLOSES = re.compile("(?:,[\"”»’']|[\"”»“’'],)\\s+(?=\\w)")
_OPENS = re.compile('["“”„«»‘]')
#: Who says it is said in so many code points.
_LONGEST = 200


def ends_before_tag(text: str, place: int, language: Language) -> bool:
    """Whether the words that end at a place are the end of a speaker's sentence, and its tag follows.

    The tag is a sentence's end without quotation marks: behind `“It works,” he said, “but not well.”` the
    speaker's sentence goes on.

    Args:
        text: the document's seen text.
        place: behind the words.
        language: the source's word lists.
    """
    closed = _COMMA_CLOSES.match(text, place)
    if not closed:
        return False
    end = sentence_end(text, closed.end(), language)
    tag = text[closed.end() : end].rstrip()
    verbs = language.words("speech_verbs", "attributions", "reports")
    ended = tag.rstrip(CLOSERS).endswith((".", "!", "?")) or end == len(text)
    return ended and len(tag) < _LONGEST and not _OPENS.search(tag) and verbs.search(tag) is not None
