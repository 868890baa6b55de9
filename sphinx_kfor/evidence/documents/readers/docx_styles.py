"""What the styles of a Word document say of its words: headings, hidden text, raised and lowered text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
#: A style is based on no more others than these, one behind the other.
_CHAIN = 12


@dataclass(frozen=True)
class Styles:
    """Styles by their ids.

    Attributes:
        levels: of those that are headings their level; of a title it is 1.
        hidden: of those that say whether words are hidden what they say.
        heights: of those that raise or lower words `superscript` or `subscript`.
    """

    levels: dict[str, int] = field(default_factory=dict)
    hidden: dict[str, bool] = field(default_factory=dict)
    heights: dict[str, str] = field(default_factory=dict)


def styles_of(root: _Element | None) -> Styles:
    """What a document's styles say, also by what they are based on."""
    found = Styles()
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        identifier = style.get(f"{W}styleId", "")
        based[identifier] = value(style.find(f"{W}basedOn"))
        level = _level(style)
        if level:
            found.levels[identifier] = level
        if style.find(f"{W}rPr/{W}vanish") is not None:
            found.hidden[identifier] = is_on(style, f"{W}rPr/{W}vanish")
        height = value(style.find(f"{W}rPr/{W}vertAlign"))
        if height:
            found.heights[identifier] = height
    for said in (found.levels, found.hidden, found.heights):
        _inherit(said, based)
    return found


def value(element: _Element | None) -> str:
    """An element's value; empty for none."""
    return element.get(f"{W}val", "") if element is not None else ""


def is_on(element: _Element, path: str) -> bool:
    """Whether a property is there, and not switched off."""
    found = element.find(path)
    return found is not None and value(found).lower() not in _OFF


def outline(properties: _Element | None) -> int:
    """The level that a paragraph's properties give it in the outline, from 1; 0 for text."""
    level = value(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    return int(level) + 1 if level.isdigit() and int(level) < 9 else 0  # noqa: PLR2004 (9 is text)


def _level(style: _Element) -> int:
    name = value(style.find(f"{W}name"))
    match = _HEADING.fullmatch(name)
    if match:
        return int(match[1])
    return 1 if name.lower() == "title" else outline(style.find(f"{W}pPr"))


def _inherit(said: dict[str, int] | dict[str, bool] | dict[str, str], based: dict[str, str]) -> None:
    """Let styles say what those that they are based on say, where they say nothing of their own."""
    for identifier, base in based.items():
        parent, steps = base, 0
        while identifier not in said and parent and steps < _CHAIN:
            if parent in said:
                said[identifier] = said[parent]  # type: ignore[assignment]
            parent, steps = based.get(parent, ""), steps + 1
