"""What an omission parts from the words on its two sides, so that these make another sentence.

There is no grammar in this: it looks at the last word before an omission, and at the first and last
of what is hidden.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.text.folding import fold_text, fold_words
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.quotation_marks import has_double_marks
from sphinx_kfor.evidence.text.sentences import sentence_start, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_kfor.evidence.cautions.edits.hidden import Hidden
    from sphinx_kfor.evidence.languages import Language

_POSSESSIVE = late(r"'s?\s")
#: `not only`, `but also`
_PAIR = 2
#: A single mark before a word, which an apostrophe behind one may close.
_OPENING = late(r"(?<!\w)'\w")


def severed(gap: Hidden) -> Iterator[str]:
    """What an omission hides that belongs to the words beside it, for a message."""
    seen, language, after = gap.text, gap.language, gap.after
    head = fold_words(seen[slice(*gap.before)])
    hidden = fold_text(seen[gap.before.end : after.start])
    prepositions = language.words("prepositions").plain
    last = head.split()[-1].lower()
    joined = seen[gap.before.end : gap.before.end + 1].isspace()
    if last in prepositions and joined:
        yield f"what belongs to '{last}'"
    if _POSSESSIVE.match(hidden) and head[-1].isalpha() and not _closes(gap, head):
        yield f"what belongs to '{head.split()[-1]}{hidden.split()[0]}'"
    link = (hidden.split() or [""])[-1].lower()
    pronouns = language.words("determiners", "references").plain
    if link in prepositions - pronouns and last not in prepositions:
        if not starts_sentence(seen, after.start, language):
            yield f"'{link}', to which what follows belongs"
        return
    clause = _lost_relative(hidden, gap)
    if clause:
        yield f"the clause with '{clause}', which says what is meant"
    told = _lost_telling(gap)
    if told:
        yield f"what '{told}' stands for"
    subject = _lost_subject(gap)
    if subject:
        yield f"'{subject}', of whom what follows may be said"


def of_both_sides(gaps: Collection[Hidden]) -> list[Hidden]:
    """Gaps that hide the one preposition of both sides of a contrast: `not [by] noise but [by] cost`."""
    found = []
    for one, other in itertools.pairwise(gaps):
        words, link = one.language.words, one.words.lower()
        opens = [{*_end(gap).split()[-_PAIR:]} for gap in (one, other)]
        joined = [words("negations").plain & opens[0], words("contrasts").plain & opens[1]]
        if link == other.words.lower() and link in words("prepositions").plain and all(joined):
            found += [one, other]
    return found


def _end(gap: Hidden) -> str:
    """The segment before a gap."""
    return fold_words(gap.text[slice(*gap.before)]).lower()


def _lost_relative(hidden: str, gap: Hidden) -> str:
    """The relative of a hidden clause that no comma parts from its noun: `lorries [that leak] are banned`.

    Without it more is said than the source does.
    """
    words, (first, then) = gap.language.words, (*hidden.lower().split()[:2], "", "")[:2]
    that = words("complements").plain - words("prepositions", "conditions").plain
    begins = (words("relatives").plain | that) - words("negations").plain
    # What may be an article is none before a verb or a pronoun: `lorries [that have no filter]`.
    article = first in words("determiners").plain and not words("finite", "modals", "subjects").match(then)
    parted = gap.text[gap.before.end - 1] in ",;:" or not hidden[:1].isspace()
    return "" if parted or article or first not in begins else first


def _lost_telling(gap: Hidden) -> str:
    """A word such as *that* which begins a clause behind a gap, and means what is hidden there.

    `It may fall. [Some say that it has, and] that is false`: with the omission she denies what she said.
    """
    language, seen = gap.language, gap.text
    hidden = fold_text(seen[gap.before.end : gap.after.start]).rstrip()
    first, *rest = fold_text(seen[gap.after.start : gap.after.end]).split()[:2]
    joined = language.words("joints", "contrasts").plain
    begins = hidden.endswith((",", ";", ":")) or (hidden.split() or [""])[-1].lower() in joined
    if gap.tagged or not rest or not (begins or starts_sentence(seen, gap.after.start, language)):
        return ""
    points = language.words("demonstratives").plain
    verb = language.words("finite", "modals", "negations").match(rest[0])
    return first if first.lower() in points and verb else ""


def _closes(gap: Hidden, head: str) -> bool:
    """Whether the mark behind the words before a gap closes a quotation, and owns nothing."""
    return has_double_marks(gap.text[gap.before.end : gap.before.end + 1]) or bool(_OPENING.search(head))


def _lost_subject(gap: Hidden) -> str:
    """A name or pronoun at the end of what is hidden that may be the subject of the verb behind it.

    `Rome [doubts that Vienna] trusts Bonn`: a name is one if neither a preposition nor a comma parts
    it from the words before it and what follows is no preposition or the like either.
    """
    seen, language = gap.text, gap.language
    start = max(gap.before.end, sentence_start(seen, gap.after.start, language))
    words = fold_text(seen[start : gap.after.start]).split()
    following = fold_text(seen[gap.after.start : gap.after.end]).split()
    lists = ("prepositions", "joints", "contrasts", "relatives", "complements", "conditions", "determiners")
    link = language.words(*lists).plain
    if not words or not following or not following[0][0].islower() or following[0] in link:
        return ""
    if words[-1] in language.words("subjects").plain:
        return words[-1] if words[1:] else ""
    return _name_at_end(words, language)


def _name_at_end(words: list[str], language: Language) -> str:
    """The name with which words end, if it is not their first and no preposition stands before it.

    Where nouns are capitalised one word is no name.
    """
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1][-1].isalnum():
        first -= 1
    name = " ".join(words[first:])
    if first and words[first - 1].lower() in language.words("determiners").plain:
        first -= 1
    alone = " " not in name and language.has_capital_nouns
    if alone or not first or words[first - 1].lower().strip(",") in language.words("prepositions").plain:
        return ""
    return "" if words[-1].lower() in language.words("bodies").plain else name
