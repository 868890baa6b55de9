"""Titles with CSL's rich text: `<i>`, `<b>`, `<sub>`, `<sup>`, and `<span>`, whose words alone count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a citation: its text and how it is set.

    Attributes:
        text: the words.
        italic: in italics.
        bold: in bold type.
        level: 1 for raised text, -1 for lowered.
        url: the address that it leads to.
        source: whether it leads to the source's entry.
        place: whether it is the place in the source.
        record: whether it is said of the source beyond who wrote it.
    """

    text: str
    italic: bool = False
    bold: bool = False
    level: int = 0
    url: str = ""
    source: bool = False
    place: bool = False
    record: bool = False


def styled(title: str, *, italic: bool = False) -> list[Styled]:
    """A title in stretches; italics inside italics stand upright, and a tag that nothing closes is text.

    Args:
        title: with CSL's markup.
        italic: whether it is set in italics as a whole.
    """
    return [
        Styled(text, italic=italic != ("i" in tags), bold="b" in tags, level=_level(tags))
        for text, tags in _stretches(title)
    ] or [Styled("", italic=italic)]


def plain(title: str) -> str:
    """A title without its markup."""
    return "".join(text for text, _tags in _stretches(title))


def with_each(parts: list[Styled], **changes: bool) -> list[Styled]:
    """The same stretches, each with some attributes changed."""
    return [replace(part, **changes) for part in parts]  # type: ignore[arg-type]


def _level(tags: tuple[str, ...]) -> int:
    return 1 if "sup" in tags else -1 if "sub" in tags else 0


def _stretches(title: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The stretches of a title with the tags around each; empty ones are left out."""
    if "<" not in title and "&" not in title:
        yield title, ()
        return
    tags: tuple[str, ...] = ()
    text, last = "", 0
    for found in _TAG.finditer(title):
        name = found["name"]
        opens = not found["end"] and f"</{name}" in title[found.end() :]
        closes = bool(found["end"]) and name in tags
        if not opens and not closes:
            continue
        text += title[last : found.start()]
        if text:
            yield _unescaped(text), tags
        text, last = "", found.end()
        tags = (*tags, name) if opens else _without(tags, name)
    text += title[last:]
    if text:
        yield _unescaped(text), tags


def _without(tags: tuple[str, ...], name: str) -> tuple[str, ...]:
    place = len(tags) - 1 - tags[::-1].index(name)
    return tags[:place] + tags[place + 1 :]


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: unescape(found[0]), text)
