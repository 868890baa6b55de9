"""The text of a block as a reader sees its figures."""

from __future__ import annotations

from docutils import nodes

from sphinx_kfor.brief import prose
from sphinx_kfor.brief.nodes import inline_quotation
from sphinx_kfor.evidence.selectors import Span

#: What reads on from a value that it touches.
_READ_ON = (nodes.literal, nodes.math)


def with_values(block: nodes.Element) -> tuple[str, list[Span]]:
    """The text of a block with values as they are printed, and their places.

    Code and formulas count where they touch a value: what they hold reads on from it.
    """
    text, values, pieces = "", [], list(prose.pieces(block))
    for at, piece in enumerate(pieces):
        words = piece if isinstance(piece, str) else prose.stands_for(piece)
        if isinstance(piece, _READ_ON) and any(map(_is_value, pieces[max(0, at - 1) : at + 2])):
            words = piece.astext()
        elif isinstance(piece, inline_quotation) and _is_value(piece):
            words = "".join(str(child) for child in piece.children if isinstance(child, nodes.Text))
            values.append(Span(len(text), len(text) + len(words)))
        text += words
    return text, values


def _is_value(piece: str | nodes.Element) -> bool:
    return isinstance(piece, inline_quotation) and "kfor-value" in piece["classes"]
