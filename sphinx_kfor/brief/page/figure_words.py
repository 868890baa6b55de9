"""The words of a block as a reader sees their figures: values as printed, and the numbers of sections."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.brief.markup.nodes import citation_group, inline_quotation
from sphinx_kfor.evidence.figures.figure import NUMBER
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.languages import Language

#: What cannot cite anything itself.
HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric, nodes.term)
#: A list's, a section's or a heading's number, typed.
NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|(?P<section>\d{1,3}(?:\.\d{1,3})+)\.?)\s")
#: Lists of words that begin a sentence with a capital and are no name, which could belong to a figure.
_GRAMMAR = ("determiners", "pronouns", "prepositions", "references", "year_openers", "year_followers")
#: What reads on from a value that it touches.
_READ_ON = (nodes.literal, nodes.math)
#: How TeX writes separators and a per cent.
_TEX = re.compile(r"\{(?P<group>[.,])\}|\\(?:(?P<percent>%)|(?P<times>times|cdot)(?![a-z])|[,;: ])|~")


def sections_of(texts: Iterable[str]) -> frozenset[str]:
    """What the typed numbers of sections begin with: `2` for 2.40 and 2.41; nothing for one number alone."""
    numbered = [match for match in map(NUMBERED.match, texts) if match and match["section"]]
    counted = Counter(map(section_prefix, numbered))
    return frozenset(prefix for prefix, count in counted.items() if count > 1)


def section_prefix(numbered: re.Match[str]) -> str:
    """What a section's number begins with: `2` for 2.40."""
    return str(numbered["section"]).rpartition(".")[0]


def behind_number(text: str, node: nodes.Element, sections: frozenset[str], language: Language) -> int:
    """Where a block begins behind its typed number; "12.5 tonnes" begins with none.

    Args:
        text: its text.
        node: its node.
        sections: what typed numbers of the page's sections begin with, where there are several.
        language: the page's.
    """
    numbered = NUMBERED.match(text)
    is_one = numbered and (not numbered["section"] or _is_section(numbered, text, node, sections, language))
    return numbered.end() if numbered and is_one else 0


def _is_section(
    numbered: re.Match[str], text: str, node: nodes.Element, sections: frozenset[str], language: Language
) -> bool:
    """Whether a number with a point is a section's: another of its kind or a word of grammar says so."""
    behind = text[numbered.end() :].lstrip()
    if isinstance(node, HEADINGS) or not behind[:1].isupper():
        return isinstance(node, HEADINGS)
    word = re.match(r"\w*", behind)
    grammar = language.words(*_GRAMMAR).plain
    return section_prefix(numbered) in sections or bool(word and word[0].lower() in grammar)


class Worded(NamedTuple):
    """The text of a block, and what stands in it.

    Attributes:
        text: the text, with values as they are printed.
        values: the places of the values, with the nodes of their parts.
        cites: where citations stand, with their nodes.
    """

    text: str
    values: dict[Span, list[nodes.Element]]
    cites: list[tuple[int, nodes.Element]]


def with_values(block: nodes.Element) -> Worded:
    """The text of a block with values as they are printed.

    Code and formulas count where they touch a value: what they hold reads on from it. A formula that is a
    number is one wherever it stands.
    """
    text, pieces = "", list(prose.pieces(block))
    values: dict[Span, list[nodes.Element]] = {}
    cites: list[tuple[int, nodes.Element]] = []
    parts: list[nodes.Element] = []
    for at, piece in enumerate(pieces):
        words = piece if isinstance(piece, str) else prose.stands_for(piece)
        if isinstance(piece, _READ_ON) and _touches_value(pieces, at):
            words = _read_tex(piece) if isinstance(piece, nodes.math) else piece.astext()
        elif isinstance(piece, nodes.math):
            words = _number(piece) or words
        elif isinstance(piece, inline_quotation) and _is_value(piece):
            words = "".join(str(child) for child in piece.children if isinstance(child, nodes.Text)).rstrip()
            parts = values.setdefault(Span(len(text), len(text) + len(words)), [])
            parts.append(piece)
        elif isinstance(piece, nodes.Element) and piece.get("kfor_part"):
            parts.append(piece)
        elif isinstance(piece, citation_group):
            cites.append((len(text), piece))
        text += words
    return Worded(text, values, cites)


def _touches_value(pieces: Sequence[str | nodes.Element], at: int) -> bool:
    """Whether a piece stands beside a value, with nothing but a space between."""
    apart = [(place, piece) for place, piece in enumerate(pieces) if place == at or _is_seen(piece)]
    here = next(number for number, (place, _) in enumerate(apart) if place == at)
    return any(_is_value(piece) for _, piece in apart[max(0, here - 1) : here + 2])


def _is_seen(piece: str | nodes.Element) -> bool:
    return bool(piece.strip()) if isinstance(piece, str) else bool(prose.stands_for(piece).strip())


def _read_tex(formula: nodes.math) -> str:
    """A formula about as a reader sees it."""
    return _TEX.sub(
        lambda match: match["group"] or match["percent"] or ("×" if match["times"] else " "),
        formula.astext().strip(),
    )


def _number(formula: nodes.math) -> str:
    """A formula that is nothing but a number, as a reader sees it."""
    read = _read_tex(formula)
    return read if re.fullmatch(rf"[-+\u2212]?{NUMBER}\s?%?", read) else ""


def _is_value(piece: str | nodes.Element) -> bool:
    return isinstance(piece, inline_quotation) and "kfor-value" in piece["classes"]
