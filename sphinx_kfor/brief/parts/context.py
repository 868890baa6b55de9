"""The words around a passage that a reader may see, whole words all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.selectors import CONTEXT
from sphinx_kfor.evidence.quotations.printing import printed
from sphinx_kfor.evidence.text.word_boundaries import cuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.annotations.annotation import Target

#: What is about as long as the longest context may have been cut: some is shorter by a fold.
_CUT = CONTEXT - 4
_SPACE = re.compile(r"\s")


def around(targets: Sequence[Target], *, whole: bool) -> tuple[str, str]:
    """What stands before the first segment of a passage and behind its last, on one line each.

    Args:
        targets: the segments.
        whole: whether the rest of the paragraph may be shown.
    """
    first, last = targets[0], targets[-1]
    if whole and first.surroundings and last.surroundings:
        return one_line(first.surroundings.before), one_line(last.surroundings.after)
    before, after = (
        one_line(whole_words_before(first.quote.prefix)),
        one_line(whole_words_after(last.quote.suffix)),
    )
    return before and f"…{before.lstrip()}", after and f"{after.rstrip()}…"


def one_line(words: str, typed: str = "") -> str:
    """A source's words on one line, as they are printed."""
    return " ".join(printed(words, typed)) if words else ""


def whole_words_before(prefix: str) -> str:
    """The end of a text that was cut at its beginning, from the first word that is surely whole."""
    if len(prefix) < _CUT or prefix[0].isspace():
        return prefix
    space = _SPACE.search(prefix)
    if space:
        return prefix[space.start() :]
    return _from_a_boundary(prefix)


def whole_words_after(suffix: str) -> str:
    """The beginning of a text that was cut at its end, up to the last word that is surely whole."""
    if len(suffix) < _CUT or suffix[-1].isspace():
        return suffix
    spaces = [found.end() for found in _SPACE.finditer(suffix)]
    if spaces:
        return suffix[: spaces[-1]]
    return _from_a_boundary(suffix[::-1])[::-1]


def _from_a_boundary(text: str) -> str:
    """What of a text without spaces begins between two words: all of one whose script sets none apart."""
    place = next((at for at in range(1, len(text)) if not cuts(text, at)), None)
    return text[place:] if place is not None else ""
