"""Who wrote a document and when, as the lines under its title say: a byline, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.dates.in_text import date_in

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.reading import Json

#: So many lines under the title are looked at; a longer one is no byline, nor is what follows it.
_LINES, _LONGEST = 6, 120
#: What a byline begins with, in the languages of our word lists and some more.
_BY = re.compile(
    r"(?:(?:(?:written|prepared|compiled|authored|report|reported|story|words) )?by|"
    r"(?:(?:verfasst|erstellt|text|bericht) )?von|(?:(?:r\u00e9dig\u00e9|\u00e9crit|texte) )?par|"
    r"(?:(?:escrito|elaborado|texto|preparado) )?por|(?:scritto da|testo di|a cura di|di|da)|"
    r"nga|door|af|av|od|"
    r"(?:authors?|autor(?:en|es|i|ja)?|auteure?s?|text|texte|testo|texto|pi\u0161e|"
    r"\u043f\u0438\u0448\u0435|\u0430\u0443\u0442\u043e\u0440)\s*:?)\s+",
    re.IGNORECASE,
)
_PARTICLE = r"(?:de|del|della|di|da|dos|du|van|von|der|den|ten|ter|la|le|el|al|bin|ibn)"
_WORD = r"(?:(?:[^\W\d_a-z][\w\u2019'-]*)|(?:[A-Z]\.(?:-?[A-Z]\.)*))"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}")
_PARTICLES = re.compile(_PARTICLE)
#: Behind a comma alone may stand what somebody is: "By Jane Roe, Energy Correspondent".
_COMMA = re.compile(r"\s*,\s+")
_AND = re.compile(r"\s*(?:;|&|\b(?:and|und|et|y|e|i|dhe|en|\u0438)\b)\s+", re.IGNORECASE)
_AND_OR_COMMA = re.compile(rf"{_COMMA.pattern}|{_AND.pattern}", re.IGNORECASE)
#: What parts a byline from what else stands in its line.
_ENDS = re.compile(r"\s*(?:[|\u00b7\u2022\u2013\u2014/(]|\s-\s).*")
_LINE = re.compile(r"\S[^\n]*")


def said_at_head(document: Document, title: str, language: str) -> Json:
    """The `author` and the `issued` date that stand under the title; what does not stand there is left out.

    Args:
        document: the document.
        title: its title; what stands above it is not looked at.
        language: its BCP 47 tag.
    """
    found: Json = {}
    for line in _head(document.seen, title):
        dated = date_in(line, language or "en")
        around = (
            (line[: dated[1]], line[dated[2] :].lstrip(" ,;|\u00b7\u2022\u2013\u2014-")) if dated else (line,)
        )
        authors = next(filter(None, map(_authors, around)), [])
        if authors and "author" not in found:
            found["author"] = authors
        if dated and "issued" not in found:
            found["issued"] = dated[0]
    return found


def _head(seen: str, title: str) -> list[str]:
    """The short lines under the title, or at the beginning where it does not stand there."""
    words = r"\s+".join(map(re.escape, title.split()))
    match = re.search(words, seen) if words else None
    lines: list[str] = []
    for one in _LINE.finditer(seen, match.end() if match else 0):
        line = " ".join(one[0].split())
        if len(line) > _LONGEST or len(lines) == _LINES:
            break
        lines.append(line)
    return lines


def _authors(line: str) -> list[str]:
    """The names of a byline; none for a line that is none."""
    by = _BY.match(line)
    if by is None:
        return []
    said = _ENDS.sub("", line[by.end() :]).strip(" ,;.")
    many = _AND.search(said) or by[0].lower().startswith(("aut", "\u0430\u0443\u0442"))
    names: list[str] = []
    for part in (_AND_OR_COMMA if many else _COMMA).split(said)[: None if many else 1]:
        if not _is_name(part.strip()):
            break
        names.append(_spelled(part.strip()))
    return names


def _is_name(text: str) -> bool:
    """Whether words are a person's name: two to four that begin with a capital, where there are such."""
    words = (word for word in text.split() if not _PARTICLES.fullmatch(word))
    return bool(_NAME.fullmatch(text)) and not any(word[0].islower() for word in words)


def _spelled(name: str) -> str:
    """A name as one writes it, also where it is set in capitals."""
    return name.title() if name.isupper() else name
