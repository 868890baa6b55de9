"""Where on a page a node was written: the file and the line that a message names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.lineage import nearest_with_line

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_BETWEEN = re.compile(r"[\s>]+")
#: How many lines of a paragraph are searched for a role.
_LONGEST_PARAGRAPH = 60


class Places:
    """The places of a page's nodes."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._own = str(env.doc2path(env.docname))
        self._lines: list[str] | None = None
        #: Roles of one paragraph that are typed alike, in the order in which they were asked for.
        self._alike: dict[tuple[object, ...], list[nodes.Element]] = {}

    def file(self, node: nodes.Element) -> str:
        """The file a node stands in, if it is not the page's own but one that it includes."""
        source = node.source or ""
        return "" if source in {"", self._own, "<string>"} else source

    def line(self, node: nodes.Element) -> int:
        """The line of a node, 0 if unknown; of a role its own, not that of its paragraph."""
        placed = nearest_with_line(node)
        line = int(placed.line or 0) if placed else 0
        typed = (node.get("kfor_typed") or "").split()
        if not typed or not line or self.file(node):
            return line
        text = "\n".join(self._source()[line - 1 : line + _LONGEST_PARAGRAPH])
        found = _starts(typed, text)
        alike = self._alike.setdefault((line, *typed), [])
        if node not in alike:
            alike.append(node)
        place = found[min(alike.index(node), len(found) - 1)] if found else 0
        return line + text.count("\n", 0, place)

    def line_of(self, node: nodes.Element, words: str, skipped: int = 0) -> int:
        """The line of some words of a block, at least so many lines behind its first."""
        line = self.line(node)
        if not line or self.file(node):
            return line
        text = "\n".join(self._source()[line - 1 + skipped : line + _LONGEST_PARAGRAPH])
        at = text.find(words)
        return line + skipped + text.count("\n", 0, at) if at >= 0 else line

    def _source(self) -> list[str]:
        """The page's source, read once, and only for messages and records."""
        if self._lines is None:
            path = self._env.doc2path(self._env.docname)
            self._lines = path.read_text("utf-8", "replace").splitlines()
        return self._lines


def _starts(typed: list[str], text: str) -> list[int]:
    """Where some words stand in a source, with white space or a quotation's `>` between them.

    A pattern would be compiled for each role of a page.
    """
    words = [bare for word in typed if (bare := word.lstrip(">"))]
    found, start = [], text.find(words[0]) if words else -1
    while start >= 0:
        end = start
        for word in words:
            if not text.startswith(word, end):
                break
            between = _BETWEEN.match(text, end + len(word))
            end = between.end() if between else len(text)
        else:
            found.append(start)
        start = text.find(words[0], start + 1)
    return found
