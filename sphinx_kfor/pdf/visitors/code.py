"""Visitors of code: lines of coloured tokens."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pygments.filters import ErrorToken
from pygments.token import Token
from sphinx.highlighting import PygmentsBridge

from sphinx_kfor.lineage import lineage
from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.bidi import is_right_to_left
from sphinx_kfor.pdf.visitors.blocks import BlockVisitors
from sphinx_kfor.pdf.visitors.breaking import IN_CODE, pieces, place_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType
    from sphinx.builders import Builder

#: Classes of the outputs of notebooks, as MyST-NB, jupyter-sphinx and nbsphinx have them.
_OUTPUT = frozenset({"cell_output", "nboutput"})
#: Marks beside which a line might have to end.
_SPACED_MARKS = re.compile(r"[(\[{](?= {3})|(?<= {3})[)\]},.:;!?/]")
#: What is longer, in code points, takes no neighbour up: a line may have very many.
_LONG = 80


class _Piece(NamedTuple):
    """Code of one look, the name of a function of Typst's or none."""

    look: str
    text: str


class CodeVisitors(BlockVisitors):
    """Literal blocks, highlighted or not, and doctest blocks."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        style = self.config.pygments_style or "sphinx"
        self._highlighter = PygmentsBridge("html", style)
        self._style = dict(self._highlighter.get_style(style))
        self._token_formats: dict[_TokenType, str] = {}
        #: The looks of tokens as functions of Typst's, and their names.
        self.token_looks: dict[str, str] = {}

    def visit_literal_block(self, node: nodes.Element) -> None:
        self.put_origin(node)
        # Only a parsed literal has markup of its own; to highlight it would lose that.
        if any(isinstance(child, nodes.Element) for child in node.children):
            code = call("parsed-literal", self._marked_up(node))
        else:
            code = self._highlighted(node)
        self.put_element(node, code)
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def visit_container(self, node: nodes.Element) -> None:
        if node.get("literal_block"):
            self._put_captioned(node)
        super().visit_container(node)

    def _put_captioned(self, node: nodes.Element) -> None:
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        body = self.render([child for child in node.children if child not in captions])
        self.begin()
        self.put_figure_number(node, "code-block")
        self.put(self.render([part for caption in captions for part in caption.children]))
        self.put_element(node, call("captioned-code", self.end(), body))
        raise nodes.SkipNode

    def _marked_up(self, node: nodes.Element) -> str:
        self._verbatim += 1
        code = self.render(node.children)
        self._verbatim -= 1
        return code

    def _highlighted(self, node: nodes.Element) -> str:
        options: dict[str, Any] = node.get("highlight_args", {})
        marked = "".join(f"{line}, " for line in options.get("hl_lines", ()))
        source = node.astext().rstrip("\n")
        return call(
            "code-output" if _is_output(node) else "code-block",
            string(source),
            f"({''.join(line + ', ' for line in self._lines(source, node))})",
            first_number=str(options.get("linenostart", 1)) if node.get("linenos") else None,
            marked=f"({marked})" if marked else None,
        )

    def _lines(self, source: str, node: nodes.Element) -> list[str]:
        lines: list[list[_Piece]] = [[]]
        for token, text in self._tokens(source, node):
            look = self._look(token)
            for number, part in enumerate(text.split("\n")):
                if number:
                    lines.append([])
                if part:
                    _add(lines[-1], _Piece(look, part))
        return ["{" + "; ".join(self._line(line, node)) + "}" if line else '""' for line in lines]

    def _line(self, line: list[_Piece], node: nodes.Element) -> Iterator[str]:
        """Give the expressions of a line, with places to break it where a word runs over several pieces."""
        whole = "".join(piece.text for piece in line)
        # Beside a bracket Unicode lets no line end, however many spaces stand there.
        marks = {match.start() for match in _SPACED_MARKS.finditer(whole)}
        beside = dict.fromkeys([*marks, *(mark + 1 for mark in marks)], False)
        starts = dict(sorted((beside | _starts(whole)).items()))
        position = 0
        for look, text in line:
            end = position + len(text)
            inside = [start for start in starts if position < start < end]
            for start, stop in pairwise([position, *inside, end]):
                if starts.get(start):
                    yield place_behind(whole[:start])
                code = self._piece(look, text[start - position : stop - position], node)
                yield call("box", code) if start in marks else code
            position = end

    def _tokens(self, source: str, node: nodes.Element) -> list[tuple[_TokenType, str]]:
        language = node.get("language", "default" if isinstance(node, nodes.literal_block) else "pycon")
        options: dict[str, Any] = {}
        if language == self.config.highlight_language:
            options = self.config.highlight_options.get(language, {})
        force = bool(node.get("force"))
        try:
            lexer = self._highlighter.get_lexer(source, language, options, force=force, location=node)
            return list(lexer.get_tokens(source))
        except ErrorToken:
            # Most code without a language is not what Sphinx takes it for.
            if language != "default":
                self.warn("this is not %s code; it is highlighted as far as it is", language, node=node)
            fallback = "none" if language == "default" else language
            lexer = self._highlighter.get_lexer(source, fallback, options, force=True, location=node)
            return list(lexer.get_tokens(source))

    def _piece(self, look: str, text: str, node: nodes.Element) -> str:
        if is_right_to_left(text):
            words = self.render_words(text, node)
        else:
            words = string(text) if len(text) < IN_CODE or " " in text else self.unbroken(text, node)
        return f"{look}({words})" if look and not text.isspace() else words

    def _look(self, token: _TokenType) -> str:
        """Give the name of the function that sets *token*, nothing for what looks like all text."""
        if token not in self._token_formats:
            style = self._style_of(token)
            formats = {}
            if style["color"]:
                formats["fill"] = call("rgb", string(f"#{style['color']}"))
            if style["bold"]:
                formats["weight"] = '"bold"'
            if style["italic"]:
                formats["style"] = '"italic"'
            self._token_formats[token] = self._named(formats) if formats else ""
        return self._token_formats[token]

    def _named(self, formats: dict[str, str]) -> str:
        """Give the name of a function of Typst's that sets a token as *formats* say."""
        function = call("text.with", **formats)
        return self.token_looks.setdefault(function, f"token-{len(self.token_looks)}")

    def _style_of(self, token: _TokenType) -> dict[str, Any]:
        # A style knows the common types; a rarer one looks like what it is a kind of.
        while token not in self._style:
            token = token.parent or Token
        return {**self._style[token]}


def _add(line: list[_Piece], piece: _Piece) -> None:
    """Add *piece* to a line, to the one before where both look the same: Typst sets each by itself."""
    before = line[-1] if line else None
    if (
        before
        and (piece.look == before.look or piece.text.isspace())
        and _is_short(before)
        and _is_short(piece)
    ):
        line[-1] = _Piece(before.look, before.text + piece.text)
    else:
        line.append(piece)


def _is_short(piece: _Piece) -> bool:
    """Tell whether *piece* may be set with a neighbour: no word is to be broken, all read in one way."""
    text = piece.text
    return (
        len(text) < _LONG
        and all(len(word) < IN_CODE for word in text.split(" "))
        and not is_right_to_left(text)
    )


def _is_output(node: nodes.Element) -> bool:
    """Tell whether a block is what a cell of a notebook answered."""
    above = (each for each in lineage(node) if isinstance(each, nodes.Element))
    return any(not _OUTPUT.isdisjoint(each["classes"]) for each in above)


def _starts(line: str) -> dict[int, bool]:
    """Where the pieces of *line* start, in code points, and whether it may be broken there."""
    starts, position = {}, 0
    for piece in pieces(line, IN_CODE):
        starts[position] = piece.free
        position += len(piece.text)
    return starts
