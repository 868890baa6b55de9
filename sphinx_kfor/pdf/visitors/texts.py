"""How text is written: as strings and nothing else, with places to break long words, as it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.evidence.text.characters import UNSPACED_GAP
from sphinx_kfor.evidence.text.scripts import has_unspaced
from sphinx_kfor.lineage import lineage
from sphinx_kfor.pdf.syntax import call, language, string
from sphinx_kfor.pdf.visitors.base import TypstBase, language_of
from sphinx_kfor.pdf.visitors.bidi import (
    RIGHT_TO_LEFT,
    is_right_to_left,
    with_signs_in_place,
    words_apart,
)
from sphinx_kfor.pdf.visitors.breaking import (
    ENDLESS,
    IN_CODE,
    IN_NARROW,
    IN_PROSE,
    parts_in_boxes,
    pieces,
    place_behind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

_WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_UNSPACED_GAP = re.compile(UNSPACED_GAP)
#: A space at which no line ends, and what has so many of them that no line holds it, in code points.
_TIE, _LINE = "\u00a0", 70
_TIED = re.compile(f"[^ \\t\\n\\r]{{{_LINE},}}")


def _around(node: nodes.Node) -> str:
    """Give the text of the block that *node* stands in."""
    blocks = (each for each in lineage(node.parent) if not isinstance(each, nodes.Inline))
    return next((each.astext() for each in blocks), "")


def _without_line_ends(text: str, node: nodes.Node) -> str:
    """Take the ends of lines out of *text*, that of *node*, where its script sets no words apart."""
    before = _beside(node, behind=False)[-1:] if text[:1] == "\n" else ""
    after = _beside(node, behind=True)[:1] if text[-1:] == "\n" else ""
    joined = _UNSPACED_GAP.sub(lambda gap: "" if "\n" in gap[0] else gap[0], f"{before}{text}{after}")
    return joined[len(before) : len(joined) - len(after)]


def _beside(node: nodes.Node, *, behind: bool) -> str:
    """Give the text of what stands before *node* or behind it, in the same block."""
    siblings = node.parent.children
    place = next(number for number, each in enumerate(siblings) if each is node)
    # Markdown leaves texts of nothing between others.
    others = siblings[place + 1 :] if behind else siblings[:place][::-1]
    return next(filter(None, (each.astext() for each in others)), "")


def _strings(text: str, *, begins: bool) -> Iterator[str]:
    for words, boxed in parts_in_boxes(text, begins=begins):
        yield call("box", string(words)) if boxed else string(words)


def _spaced(stretch: list[str]) -> str:
    """Write words and the spaces between them, which Typst sets apart."""
    text = "".join(stretch)
    return "gap" if text == " " else call("spaced", string(text)) if " " in text else string(text)


class TextVisitors(TypstBase):
    """Text, the one thing that every other visitor leads to."""

    #: Whether the paragraph has a formula in a line that is higher than that.
    holds_high = False

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        #: Whether anything is read from right to left, and the document as a whole.
        text = document.astext()
        self._has_right_to_left = is_right_to_left(text)
        self._from_the_right = language(self.config.language or "").get("lang") in RIGHT_TO_LEFT
        self._apart = False
        self._has_unspaced = has_unspaced(text)

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it
        """Write text, as a string and nothing else."""
        text = node.astext()
        if not self._verbatim:
            if self._has_unspaced and "\n" in text:
                text = _without_line_ends(text, node)
            text = _WHITE_SPACE.sub(" ", text)
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                self.put("linebreak()")
            if line:
                self.put_text(line, node)

    @property
    def least(self) -> int:
        """The code points from which a word may be too long for its line."""
        return IN_NARROW if self._narrow else IN_CODE if self._verbatim else IN_PROSE

    def put_text(self, text: str, node: nodes.Node) -> None:
        """Add *text* of *node* as it is, with places to break a line inside words that are long."""
        if self._is_read_from_the_right(text, node):
            typed = self._verbatim or isinstance(node.parent, (nodes.literal, nodes.FixedTextElement))
            self.put(self.render_words(text if typed else with_signs_in_place(text), node))
            return
        for code in self._pieces(text, node):
            self.put(code)
        if self._verbatim and text.endswith("."):
            # What a dotted name ends with is another node.
            self.put("may-break")

    def _pieces(self, text: str, node: nodes.Node) -> Iterator[str]:
        if _TIE in text and _TIED.search(_around(node)):
            text = text.replace(_TIE, " ")
        before = ""
        for piece in pieces(text, self.least):
            if piece.free:
                yield place_behind(before)
            before = piece.text
            if piece.long:
                yield self.unbroken(piece.text, node)
            else:
                yield from _strings(piece.text, begins=self.follows_space)

    @property
    def follows_space(self) -> bool:
        """Whether what was written last ends with a space."""
        # What an inline node holds stands behind what is before the node.
        before = next((buffer[-1] for buffer in reversed(self._buffers) if buffer), "")
        return before.endswith(' "')

    def render_words(self, text: str, node: nodes.Node) -> str:
        """Give *text*, which is read from right to left, as expressions that Typst sets apart."""
        codes: list[str] = []
        # Most words are short and stand between spaces, and there are many of them.
        stretch: list[str] = []
        least = self.least
        for word in words_apart(text):
            # Of two neighbours one is marked, also of different nodes: what is no word always is.
            self._apart = not self._apart or not word[0].isalnum()
            if word == " " or (not self._apart and len(word) < least):
                stretch.append(word)
                continue
            if stretch:
                codes.append(_spaced(stretch))
                stretch = []
            code = [string(word)] if len(word) < least and word != _TIE else list(self._pieces(word, node))
            whole = code[0] if len(code) == 1 else "{" + "; ".join(code) + "}"
            codes.append(call("apart", whole) if self._apart else whole)
        if stretch:
            codes.append(_spaced(stretch))
        return codes[0] if len(codes) == 1 else "{" + "; ".join(codes) + "}"

    def _is_read_from_the_right(self, text: str, node: nodes.Node) -> bool:
        if not self._has_right_to_left:
            return False
        if self._from_the_right or is_right_to_left(text):
            return True
        above = (each for each in lineage(node) if isinstance(each, nodes.Element))
        return any(language_of(each).get("lang") in RIGHT_TO_LEFT for each in above)

    def unbroken(self, text: str, node: nodes.Node) -> str:
        """Give a long word as an expression that Typst breaks anywhere where it must, and then tells us."""
        function = "endless" if len(text) >= ENDLESS else "unbroken"
        if self._in_title:
            function = "unbroken-in-title"
        return call(function, string(text), string(self.place_of(node)))
