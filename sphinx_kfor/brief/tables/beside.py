"""What the page says right beside a value: a unit, a scale or a currency that the value was parted from."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.evidence.figures.afterthoughts import compared, is_multiple
from sphinx_kfor.evidence.figures.glued import ends_in_denial
from sphinx_kfor.evidence.figures.left import HUNDREDTH, Left, Part
from sphinx_kfor.evidence.figures.measures import unscaled
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.figures.whole import all_left_out
from sphinx_kfor.evidence.text.folding import fold_words
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.header_units import Unit


_WAITS = "\ufffc"
_A_FIGURE = re.compile(rf"{NUMBER}|{_WAITS}")
_SENTENCE_END = re.compile(r"[.!?;](?:\s|\Z)")


def around(node: nodes.Node) -> tuple[str, str]:
    """What a reader sees before a node in its block, and behind it."""
    before, after = "", ""
    inside: nodes.Node = node
    for above in lineage(node.parent):
        if not isinstance(above, nodes.Element):
            break
        at = next((place for place, child in enumerate(above.children) if child is inside), -1)
        before = "".join(_seen(child) for child in above.children[:at]) + before
        after += "".join(_seen(child) for child in above.children[at + 1 :])
        if isinstance(above, nodes.TextElement) and not isinstance(above, nodes.Inline):
            break
        inside = above
    return before, after


def _seen(node: nodes.Node) -> str:
    if isinstance(node, (nodes.comment, nodes.target)):
        return ""
    # What waits for its answer is a word of its own.
    return node.astext() or (_WAITS if isinstance(node, nodes.Element) and "kfor_answer" in node else "")


def says_left(page: Verification, node: nodes.Node, target: Target, source: Notation) -> bool:
    """Whether a figure of a sentence lacks nothing but what the page has right beside it.

    That is a bound before it, and behind it a unit, a word that compares or multiplies, or what doubts it.
    """
    quote = target.quote
    text, start = f"{quote.prefix}{quote.exact}{quote.suffix}", len(quote.prefix)
    left = all_left_out(text, Span(start, start + len(quote.exact)), source)
    return bool(left) and all(
        _says_the_same(node, one, start) or _says_part(page, node, one, source) for one in left
    )


def _says_part(page: Verification, node: nodes.Node, left: Left, source: Notation) -> bool:
    """Whether a page says a part of a figure in words of its own."""
    behind, words = around(node)[1], page.notation.language.words
    if left.part is Part.BOUND:
        return _says_bound(page, node, left, source)
    if left.part is Part.DIFFERENCE:
        return bool(compared(behind, page.notation))
    if left.part is Part.MULTIPLE:
        return is_multiple(behind, page.notation)
    if left.part is Part.DOUBT:
        return " ".join(behind.split()).lstrip(" ,(").startswith(left.text.lstrip(" ,("))
    if left.unit == HUNDREDTH:
        return words("subunits").match(behind.lstrip(" -\u2011")) is not None
    return left.part is Part.UNIT and left.unit in _units_beside(page, node)


def _units_beside(page: Verification, node: nodes.Node) -> Iterator[str]:
    """The units that count for a figure: its own, else those of the next and the last one in its sentence.

    A unit is said once for both: *85 million, against 129 million cubic metres*.
    """
    before, behind = around(node)
    own = page.notation.grammar.tail(f"1{behind}", 1).unit
    if own:
        yield own
        return
    yield from islice(_units_in(page, _SENTENCE_END.split(behind)[0]), 1)
    *_, last = ["", *_units_in(page, _SENTENCE_END.split(before)[-1])]
    yield last


def _units_in(page: Verification, text: str) -> Iterator[str]:
    """The units of the figures of a text, in order; a figure that waits for its answer has one behind it."""
    units = (page.notation.grammar.tail(text, match.end()).unit for match in _A_FIGURE.finditer(text))
    return filter(None, units)


def says_denial(page: Verification, node: nodes.Node, target: Target, source: Notation) -> bool:
    """Whether a page denies right before a figure what its source does: `not 150 but 200`."""
    there = ends_in_denial(target.quote.prefix, source.language)
    return there and ends_in_denial(around(node)[0], page.notation.language)


def _says_the_same(node: nodes.Node, left: Left, figure: int) -> bool:
    """Whether the page has the source's very words in the same place beside the figure."""
    before, behind = (fold_words(words).lower() for words in around(node))
    said = fold_words(left.text).lower()
    return before.endswith(said) if left.start < figure else behind.startswith(said)


def _says_bound(page: Verification, node: nodes.Node, left: Left, source: Notation) -> bool:
    """Whether a word of the same meaning bounds the figure on the page: `an estimated {kfor:value}…`."""
    before, behind = around(node)
    here = page.notation.grammar.bound(f"{before}1{behind}", len(before), len(before) + 1)
    said, count = f"{left.text} 1 {left.text}", len(left.text)
    there = source.grammar.bound(said, count + 1, count + 2)
    return bool(here.kind) and here.kind == there.kind


def says_header(page: Verification, node: nodes.Node, unit: Unit) -> bool:
    """Whether the page says, beside a cell's figure, all that its header says that it is counted in."""
    before, after = around(node)
    words = page.notation.grammar
    number = f"{before}1"
    head = words.head(number, len(before))
    tail = words.tail(f"1{after}", 1, currency=head.currency)
    (measure, power), (typed, more) = unscaled(unit.measure), unscaled(tail.unit)
    if tail.factor == 10**unit.power and not tail.unit and unit.measure in _units_before(page, before):
        # A unit that the sentence has named need not be said again: `85 million tonnes, against 90 million`.
        return not unit.currency and not unit.doubtful and tail.share == unit.share
    scaled = (tail.factor * head.factor).scaleb(more) == 10 ** (unit.power + power)
    money = (head.currency or tail.currency) == unit.currency
    same = tail.share == unit.share and (not measure or typed == measure)
    return not unit.doubtful and scaled and money and same


def _units_before(page: Verification, before: str) -> set[str]:
    """The units of the figures that stand before a value in its sentence."""
    said = before[sentence_start(before, len(before), page.domain.language) :]
    words = page.notation.grammar
    return {words.tail(said, one.end()).unit for one in re.finditer(NUMBER, said)} - {""}
