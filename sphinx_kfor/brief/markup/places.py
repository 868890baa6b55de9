"""Where on a page a node was written: the file and the line that a message names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, takewhile
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
        self._alike: dict[tuple[int, str], _Alike] = {}

    def file(self, node: nodes.Element) -> str:
        """The file a node stands in, if it is not the page's own but one that it includes."""
        source = node.source or ""
        return "" if source in {"", self._own, "<string>"} else source

    def line(self, node: nodes.Element) -> int:
        """The line of a node, 0 if unknown; of a role its own, not that of its paragraph."""
        placed = nearest_with_line(node)
        line = int(placed.line or 0) if placed else 0
        typed = _even(node.get("kfor_typed") or "")
        if not typed or not line or self.file(node):
            return line
        if (line, typed) not in self._alike:
            self._alike[line, typed] = _Alike(self._typed.lines_of(typed, line, line + _LONGEST_PARAGRAPH))
        return self._alike[line, typed].line(node) or line

    def line_of(self, node: nodes.Element, words: str, skipped: int = 0) -> int:
        """The line of some words of a block, at least so many lines behind its first."""
        line = self.line(node)
        if not line or self.file(node):
            return line
        lines = self._source()[line - 1 + skipped : line + _LONGEST_PARAGRAPH]
        # What a role prints is not typed here: another block may have it.
        text = "\n".join(takewhile(str.strip, lines))
        at = text.find(words)
        return line + skipped + text.count("\n", 0, at) if at >= 0 else line

    @cached_property
    def _typed(self) -> _Typed:
        return _Typed(self._source())

    def _source(self) -> list[str]:
        """The page's source, read once, and only for messages and records."""
        if self._lines is None:
            path = self._env.doc2path(self._env.docname)
            self._lines = path.read_text("utf-8", "replace").splitlines()
        return self._lines


def _even(text: str) -> str:
    """A text in which a quotation's `>` and any white space are one space."""
    return _BETWEEN.sub(" ", text).strip()


class _Typed:
    """A source in which roles are looked for, over the ends of its lines."""

    def __init__(self, lines: list[str]) -> None:
        plain = [*map(_even, lines)]
        self._text = " ".join(plain)
        #: Where each line begins, and where one behind the last would.
        self._begins = [*accumulate((len(line) + 1 for line in plain), initial=0)]

    def lines_of(self, words: str, first: int, behind: int) -> list[int]:
        """The lines in which some words begin, from one up to another, in order."""
        start, end = (self._begins[min(line, len(self._begins)) - 1] for line in (first, behind))
        lines, at = [], self._text.find(words, start, end)
        while at >= 0:
            lines.append(bisect_right(self._begins, at))
            at = self._text.find(words, at + 1, end)
        return lines


@dataclass
class _Alike:
    """Roles of one paragraph that are typed alike.

    Attributes:
        lines: where what they say is typed.
        asked: those that were asked for, with their numbers.
    """

    lines: list[int]
    asked: dict[nodes.Element, int] = field(default_factory=dict)

    def line(self, node: nodes.Element) -> int:
        """The line of one, 0 if unknown."""
        number = self.asked.setdefault(node, len(self.asked))
        return self.lines[min(number, len(self.lines) - 1)] if self.lines else 0
