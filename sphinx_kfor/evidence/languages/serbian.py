"""Serbian in its two scripts: word lists are kept in Cyrillic letters and read in Latin ones too."""

from __future__ import annotations

from sphinx_kfor.evidence.languages.tags import bcp47

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
#: Lists in which an entry's place says what it means.
_COUNTED = frozenset(["confidence", "reliability", "credibility", "cardinals"])
_SMALL = dict(zip(_CYRILLIC, _LATIN, strict=True))
_LETTERS = str.maketrans(_SMALL | {letter.upper(): latin.capitalize() for letter, latin in _SMALL.items()})


def latin(words: str) -> str:
    """Serbian words in Latin letters; each Cyrillic letter has its own."""
    return words.translate(_LETTERS)


def in_both_scripts(lists: dict[str, list[str]], tag: str) -> dict[str, list[str]]:
    """Word lists with each entry in Cyrillic and in Latin letters; those of the tag's script come first.

    Lists whose entries are counted are in the tag's script alone.
    """
    latin_first = "Latn" in bcp47(tag).split("-")
    return {name: _both(entries, name, latin_first=latin_first) for name, entries in lists.items()}


def _both(entries: list[str], name: str, *, latin_first: bool) -> list[str]:
    others = list(map(latin, entries))
    if name in _COUNTED or name.startswith("date-"):
        return others if latin_first else entries
    pairs = zip(others, entries, strict=True) if latin_first else zip(entries, others, strict=True)
    return list(dict.fromkeys(entry for pair in pairs for entry in pair))
