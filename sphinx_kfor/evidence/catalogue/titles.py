"""Titles with CSL's rich text: `<i>`, `<b>`, `<sub>`, `<sup>`, small capitals; of other spans the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
_MARKS = re.compile('[«»“”„‟"]')
#: As French has them, with a space inside.
_SPACED = re.compile(r"«\s+([^«»]*?)\s+»")
_CAPITALS = re.compile(r"font-variant(?:-caps)?\s*:\s*small-caps")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a citation: its text and how it is set.

    Attributes:
        text: the words.
        italic: in italics.
        bold: in bold type.
        level: 1 for raised text, -1 for lowered.
        capitals: in small capitals.
        url: the address that it leads to.
        source: whether it leads to the source's entry.
        place: whether it is the place in the source.
        record: whether it is said of the source beyond who wrote it.
    """

    text: str
    italic: bool = False
    bold: bool = False
    level: int = 0
    capitals: bool = False
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
        Styled(
            text, italic=italic != ("i" in tags), bold="b" in tags, level=_level(tags), capitals="sc" in tags
        )
        for text, tags in _stretches(title)
    ] or [Styled("", italic=italic)]


def plain(title: str) -> str:
    """A title without its markup."""
    return "".join(text for text, _tags in _stretches(title))


def with_each(parts: list[Styled], **changes: bool) -> list[Styled]:
    """The same stretches, each with some attributes changed."""
    return [replace(part, **changes) for part in parts]  # type: ignore[arg-type]


def with_inner_marks(parts: list[Styled], opening: str, closing: str) -> list[Styled]:
    """A title to stand between quotation marks: those inside it become inner ones, if they are in pairs."""
    parts = [replace(part, text=_SPACED.sub(r"«\1»", part.text)) for part in parts]
    if sum(len(_MARKS.findall(part.text)) for part in parts) % 2:
        return parts
    marks = cycle((opening, closing))
    return [replace(part, text=_MARKS.sub(lambda _found: next(marks), part.text)) for part in parts]


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
        if opens:
            # Of spans all are closed by the same tag: one in small capitals is both.
            tags = (*tags, name, "sc") if name == "span" and _CAPITALS.search(found[0]) else (*tags, name)
        else:
            tags = _without(tags, name)
    text += title[last:]
    if text:
        yield _unescaped(text), tags


def _without(tags: tuple[str, ...], name: str) -> tuple[str, ...]:
    place = len(tags) - 1 - tags[::-1].index(name)
    behind = tags[place + 1 :]
    return tags[:place] + (behind[1:] if name == "span" and behind[:1] == ("sc",) else behind)


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: unescape(found[0]), text)
