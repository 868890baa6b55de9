"""Whether a page makes a passage depend on something, as its source does.

Whether it is the same condition cannot be told by words alone: *lapses* says *is not extended*. So any
condition is an answer that does not plainly say the contrary: what is made of the same words as the source's
must deny it as often, `if the tolls are paid` is none for `if the tolls are not paid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.taken_up import content
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Words of a page and of a source are forms of one if they share so many first letters.
_STEM = 4
#: So many words of a limit are shared at least, or a figure.
_SHARED = 2


def depends(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence makes its passage conditional, and not on the contrary of the source's condition."""
    language = sentence.language
    denials = language.words("negations", "reversals", "exceptions")
    wanted = content(about.clause, source, _STEM) or content(about.refers, source, _STEM)
    for said, leads in _conditions(sentence, "conditions", "exceptions"):
        if len([*denials.finditer(said)]) % 2 == about.negated:
            return True
        own = content(said, language, _STEM)
        if not own:
            # What `without one` has no word for stands before it.
            own = content(fold_text(sentence.before).partition(said)[0], language, _STEM)
        same = own <= wanted or (wanted <= own and not about.refers)
        if leads and language.tag == source.tag and own and wanted and not same:
            return True
    return False


def keeps_within(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence says by a condition what a limit such as *but not above that* says.

    A figure of the passage or two of its words are in it: `so long as wheat stays under 290 dollars`.
    """
    wanted = content(about.refers, source, _STEM)
    until = sentence.language.words("exceptions").plain
    for said, _ in _conditions(sentence, "conditions", "focuses"):
        shared = wanted & content(said, sentence.language, _STEM)
        figure = any(word[0].isdecimal() for word in shared)
        if (figure or len(shared) >= _SHARED) and not said.lower().startswith(tuple(until)):
            return True
    return False


def _conditions(sentence: OwnSentence, *lists: str) -> Iterator[tuple[str, bool]]:
    """Each condition of a sentence, up to the comma behind it, and whether it may govern past that.

    It may at the beginning of a clause: not in `they left if they could, and the wall | is safe`.
    """
    words = sentence.language.words
    links = words("complements", "joints", "contrasts").plain
    for part in (sentence.lead, sentence.tail):
        for found in words(*lists).finditer(part):
            said, comma, _ = part[found.start() :].partition(",")
            before = part[: found.start()].rstrip()
            begins = not before or not before[-1].isalnum() or before.split()[-1].lower() in links
            yield said, begins or not comma
