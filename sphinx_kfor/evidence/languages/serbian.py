"""Serbian in its two scripts: word lists are kept in Cyrillic letters and read in Latin ones too."""

from __future__ import annotations

from sphinx_kfor.evidence.languages.tags import bcp47

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
_SMALL = dict(zip(_CYRILLIC, _LATIN, strict=True))
_LETTERS = str.maketrans(_SMALL | {letter.upper(): latin.capitalize() for letter, latin in _SMALL.items()})


def latin(words: str) -> str:
    """Serbian words in Latin letters; each Cyrillic letter has its own."""
    return words.translate(_LETTERS)


def in_both_scripts(lists: dict[str, list[str]], tag: str) -> dict[str, list[str]]:
    """Word lists with each entry in Cyrillic and in Latin letters; those of the tag's script come first."""
    cyrillic_first = "Latn" not in bcp47(tag).split("-")
    return {
        name: list(
            dict.fromkeys(
                word
                for entry in entries
                for word in ((entry, latin(entry)) if cyrillic_first else (latin(entry), entry))
            )
        )
        for name, entries in lists.items()
    }
