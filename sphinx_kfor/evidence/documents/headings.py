"""Headings; a sole first one is a document's title, and no section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.reading import Heading

if TYPE_CHECKING:
    from sphinx_kfor.evidence.text.views import View

_MARKDOWN = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


def markdown_headings(text: str, view: View) -> tuple[Heading, ...]:
    """The headings of a Markdown text, as places of what is seen of it."""
    found = _MARKDOWN.finditer(text)
    return tuple(Heading(view.seen(match.start(2)), len(match[1]), match[2]) for match in found)


def title_of(headings: tuple[Heading, ...]) -> Heading | None:
    """The first heading, if no other is of its level or above."""
    if not headings or any(one.level <= headings[0].level for one in headings[1:]):
        return None
    return headings[0]
