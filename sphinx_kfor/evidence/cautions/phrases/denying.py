"""How often some words deny what follows them: what is denied twice is said, as in *cannot rule out*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: So near stands a negation before a verb that it denies: `cannot rule out`, `ne peut pas exclure`.
_NEAR = 3


def denials(text: str, language: Language, *more: str) -> int:
    """How often a folded text denies; words that only go with another negation count with it: `ne … pas`.

    Args:
        text: the text.
        language: the word lists.
        more: the names of further lists whose words deny.
    """
    # `no more than` on a page says what `not … more than` does.
    bare = language.words("affirmations").replaced(text, " ")
    matches = [*language.words("negations", "reversals", "misjudgements", *more).finditer(bare)]
    exceptions, finite = language.words("exceptions").plain, language.words("finite")
    if matches and matches[0][0].lower() in exceptions and finite.search(bare[matches[0].end() :]):
        # In `Without a third vessel he does | “…”` it is the vessel that is denied.
        del matches[0]
    return _times([one[0] for one in matches], language)


def condition_denials(clause: str, language: Language) -> int:
    """How often a condition denies: `unless …` once, as `if … not` does, `unless … not` twice."""
    known = language.words("negations", "reversals", "exceptions")
    return _times([one[0] for one in known.finditer(clause)], language)


def _times(found: list[str], language: Language) -> int:
    """How many denials some words are: `ne … aucune` and `aucune … ne` are one."""
    found = [one.lower() for one in found]
    companions, halves = (language.words(name).plain for name in ("negative_companions", "half_negations"))
    with_other = [
        one in companions or (one in halves and found[at] in companions) for at, one in enumerate(found[1:])
    ]
    return len(found) - sum(with_other)


def denied_twice(lead: str, governing: str, language: Language) -> bool:
    """Whether what governs a passage denies twice: `cannot rule out`, `nothing in it prevents`.

    Args:
        lead: the words of a sentence before a passage.
        governing: those of them that govern it.
        language: the word lists.
    """
    reversed_by = [*language.words("reversals", "disputes").finditer(lead)]
    if not reversed_by or reversed_by[-1][0] not in governing:
        return False
    before = " ".join(lead[: reversed_by[-1].start()].split()[-_NEAR:])
    denied = language.words("negations").search(before) is not None
    return denied or (len(reversed_by) == 1 and denials(governing, language) == 2)  # noqa: PLR2004 (twice)
