"""Reading the word lists: one TOML file a language, and folders of more.

A source's `language` picks the file by its primary subtag (BCP 47), and one of the whole tag adds to it
(`sr-Latn.toml`); English is the fallback. Folders of further files replace lists by name, and add to
those named in a table `[more]`. A language without negations has words to print and nothing more: the
other lists are English then.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.languages.language import Language, Lists
from sphinx_kfor.evidence.languages.serbian import in_both_scripts
from sphinx_kfor.evidence.languages.tags import bcp47, forms, primary
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = Path(__file__).parent
_MORE = "more"
#: The lists of how figures are written stand apart: more languages have them than have the others.
_FIGURES = "figures"
FALLBACK = "en"
#: The languages that have every list.
COMPLETE = ("de", "en", "es", "fr", "it", "sq", "sr")
SERBIAN = "sr"
#: How much of a text tells its language, in code points; how many words of grammar it must have, and how
#: many times as many as of the other language.
_LOOKED_AT, _FEW, _BY_FAR = 20_000, 20, 3
#: A text with so much grammar of one language is in it; kindred ones have less of each other's.
_PLAINLY = 0.28


@cache
def language(tag: str, folders: Sequence[Path] = ()) -> Language:
    """The word lists for a language tag.

    Args:
        tag: a BCP 47 tag; the file of its primary subtag is read, then that of the whole tag.
        folders: a tuple of folders with more files of the same form; later ones win.

    Raises:
        EvidenceError: `option`, for a file in a folder that is not TOML or has other than lists of words.
    """
    places = (_FOLDER, _FOLDER / _FIGURES, *folders)
    paths = [folder / f"{name}.toml" for name in _names(tag) for folder in places]
    paths = [path for path in paths if path.is_file()]
    if not paths:
        return language(FALLBACK, folders)
    lists: Lists = {}
    for path in paths:
        lists.update(_read(path, lists))
    if lists.get("elided_ends"):
        lists = {name: _with_elided(entries, lists["elided_ends"]) for name, entries in lists.items()}
    if primary(tag) == SERBIAN:
        lists = in_both_scripts(lists, tag)
    if "negations" not in lists:
        return Language(FALLBACK, {**language(FALLBACK, folders).lists, **lists})
    return Language(primary(tag), lists)


def _with_elided(entries: list[str], ends: list[str]) -> list[str]:
    """Entries, and those that lose their last letter before a vowel without it: `faute de`, `faute d`."""
    elided = [one[:-1] for one in entries if one.endswith(tuple(f" {end}" for end in ends))]
    return [*entries, *(one for one in elided if one not in entries)]


def _names(tag: str) -> list[str]:
    """The names of the files for a tag, the most general first; none for what cannot be a tag."""
    narrower = forms(tag)[:-1][::-1]
    return [primary(tag), *narrower] if re.fullmatch(r"[A-Za-z0-9-]+", bcp47(tag)) else []


def reads_like(text: str, likely: str = "") -> str:
    """The language, of those with every list, whose words of grammar are by far the most in a text.

    Empty where none is. Other lists are read only where the text is not plainly in the likely language.
    """
    words = Counter(re.findall(r"[^\W\d_]+", text[:_LOOKED_AT].lower()))
    if likely in COMPLETE and _grammar_in(words, likely) >= max(_FEW, words.total() * _PLAINLY):
        return likely
    found = sorted(((_told(words, own), tag) for tag, own in _own_grammar().items()), reverse=True)
    (first, tag), (second, _) = found[:2]
    return tag if _grammar_in(words, tag) >= _FEW and first > _BY_FAR * second else ""


def _grammar_in(words: Counter[str], tag: str) -> int:
    return sum(words[word] for word in language(tag).grammar)


def _told(words: Counter[str], own: frozenset[str]) -> int:
    return sum(words[word] for word in own)


@cache
def _own_grammar() -> dict[str, frozenset[str]]:
    """The words of grammar that one of the languages has and none of the others, by tag."""
    all_of_them = Counter(word for tag in COMPLETE for word in language(tag).grammar)
    return {
        tag: frozenset(word for word in language(tag).grammar if all_of_them[word] == 1) for tag in COMPLETE
    }


def english() -> Language:
    """The lists that are always there."""
    return language(FALLBACK)


def _read(path: Path, before: Lists) -> Lists:
    """The lists of a file; those under `[more]` are added to the lists before."""
    try:
        data: dict[str, Any] = read_toml(path.read_text("utf-8").replace("\u2019", "'"))
    except ValueError as error:  # not TOML, or not UTF-8
        raise EvidenceError("option", f"kfor_language_data: '{path.name}' is not TOML ({error})") from None
    more = data.pop(_MORE, {})
    for name, entries in [*data.items(), *(more.items() if isinstance(more, dict) else [(_MORE, more)])]:
        if not isinstance(entries, list) or not all(isinstance(e, str) and e.strip("= ") for e in entries):
            raise EvidenceError(
                "option", f"kfor_language_data: '{name}' in '{path.name}' is no list of words"
            )
    lists: Lists = data
    for name, entries in more.items():
        lists[name] = [*lists.get(name, before.get(name, [])), *entries]
    return lists


@cache
def quotation_marks(tag: str) -> tuple[str, ...]:
    """The quotation marks of a language: outer opening and closing, inner opening and closing."""
    table: dict[str, str | list[str]] = read_toml((_FOLDER / "quotation-marks.toml").read_text("utf-8"))
    return tuple(next((table[form] for form in forms(tag) if form in table), table["default"]))
