"""Whether two nouns are one, or forms of one: `official`, `officials`; a compound and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The shortest word of a body's name by which it is known, and the shortest stem of two forms of a word.
_LEAST, _STEM = 4, 4
#: The shortest head of a compound.
_HEAD = 6


def are_one_noun(one: str, other: str, language: Language) -> bool:
    """Whether two nouns are one, or forms of one: `official`, `officials`; or a compound and its head."""
    if one == other:
        return True
    if not language.has_capital_nouns and one[:_STEM] != other[:_STEM]:
        return False
    if _is_head(one, other, language) or _is_head(other, one, language):
        return True
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    stem = min(len(one), len(other)) if shared is None else shared
    if language.has_capital_nouns and (one.endswith(other) or other.endswith(one)):
        # German compounds: `Verkehrsminister`, `Minister`; `Hafenamt`, `Amt`
        head = min(one, other, key=len)
        return len(head) > _STEM or head in language.words("bodies").plain
    endings = language.words("endings", "name_endings").plain | {"", "n", "s"}
    return stem >= _STEM and {one[stem:], other[stem:]} <= endings


def _is_head(one: str, other: str, language: Language) -> bool:
    """Whether a noun is the last part of a compound: `Rechnungshofs`, `Landesrechnungshof`."""
    if not language.has_capital_nouns:
        # Where nouns have no capital, compounds are not written as one word.
        return False
    endings = language.words("name_endings").plain | {"", "n"}
    bare = {one.removesuffix(ending) for ending in endings}
    return any(
        len(head) >= _HEAD and other.removesuffix(ending).endswith(head)
        for head in bare
        for ending in endings
    )
