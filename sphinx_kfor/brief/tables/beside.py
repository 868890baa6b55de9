"""What the page says right beside a value: a unit, a scale or a currency that the value was parted from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.afterthoughts import compared, hundredths, is_multiple, summed
from sphinx_kfor.evidence.figures.agreement import reaches
from sphinx_kfor.evidence.figures.bounds import Bounds
from sphinx_kfor.evidence.figures.glued import ends_in_denial
from sphinx_kfor.evidence.figures.left import HUNDREDTH, Left, Part
from sphinx_kfor.evidence.figures.measures import unscaled
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.multiples import multiple_before
from sphinx_kfor.evidence.figures.numerals import NUMBER
from sphinx_kfor.evidence.figures.other_ends import opens_range
from sphinx_kfor.evidence.figures.whole import all_left_out
from sphinx_kfor.evidence.text.folding import fold_words
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.grammar import Tail
    from sphinx_kfor.evidence.figures.unit_words import Unit


_WAITS = "\ufffc"
_A_FIGURE = re.compile(rf"{NUMBER}|{_WAITS}")
#: So many letters of a word are the same in its forms.
_STEM = 5
#: What a figure counts.
_COUNTED = re.compile(r"\s*\w+")
#: So many words may stand between two figures that say once what they count.
_BETWEEN = 5
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
    said = node.astext()
    if said or not isinstance(node, nodes.Element) or "kfor_answer" not in node:
        return said
    # What waits for its answer is a word of its own, with the unit that it will have.
    return f"{_WAITS} {(node.get('kfor_options') or {}).get('unit', '')}".rstrip()


def says_left(page: Verification, node: nodes.Node, target: Target, source: Notation) -> bool:
    """Whether a figure of a sentence lacks nothing but what the page has right beside it.

    That is a bound before it, and behind it a unit, a word that compares or multiplies, or what doubts it.
    """
    quote = target.quote
    text, start = f"{quote.prefix}{quote.exact}{quote.suffix}", len(quote.prefix)
    left = all_left_out(text, Span(start, start + len(quote.exact)), source)
    page_says = _Says(page, node, source, text, quote.suffix, start + len(quote.exact))
    return bool(left) and all(_says_the_same(node, one, start) or page_says.part(one) for one in left)


@dataclass(frozen=True)
class _Says:
    """What a page says in words of its own beside a value.

    Attributes:
        page: the page.
        node: the value's node.
        source: how its source writes figures.
        text: the figure in its source, with what stands around it.
        suffix: what stands behind the figure in its source.
        end: where the figure ends in the text.
    """

    page: Verification
    node: nodes.Node
    source: Notation
    text: str
    suffix: str
    end: int

    def part(self, left: Left) -> bool:
        """Whether it says a part of the figure that was left out."""
        says: dict[Part, Callable[[Left], bool]] = {
            Part.BOUND: self._says_bound,
            Part.DIFFERENCE: self._says_difference,
            Part.OPENER: lambda _: opens_range(around(self.node)[0], self._writing),
            Part.MULTIPLE: lambda _: is_multiple(self._behind, self._writing),
            Part.SUM: lambda _: summed(f"1{self._behind}", 1, self._writing) is not None,
            Part.WHOLE: lambda _: self._is_part(),
            Part.RATIO: self._names_whole,
            Part.REFERENCE: lambda _: self._names_reference(),
            Part.DOUBT: lambda left: (
                " ".join(self._behind.split()).lstrip(" ,(").startswith(left.text.lstrip(" ,("))
            ),
            Part.UNIT: self._says_unit,
            Part.RANGE: self._says_end,
        }
        return left.part in says and says[left.part](left)

    @property
    def _behind(self) -> str:
        return around(self.node)[1]

    @property
    def _writing(self) -> Notation:
        return self.page.notation

    def _says_bound(self, left: Left) -> bool:
        """Whether a word of the same meaning bounds the figure on the page: `an estimated {kfor:value}…`."""
        before, behind = around(self.node)
        number, said, count = f"{before}1{behind}", f"{left.text} 1 {left.text}", len(left.text)
        here = self._writing.grammar.bound(number, len(before), len(before) + 1)
        there = self.source.grammar.bound(said, count + 1, count + 2)
        if there.kind == "about":
            sentence = f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(behind)[0]}"
            return (
                here.kind == "about" or self._writing.language.words("estimates").search(sentence) is not None
            )
        mine = Bounds(self._writing).meant(number, here)
        theirs = Bounds(self.source).meant(self.text, replace(there, start=left.start))
        # `up to` says what `as much as` does.
        return bool(mine) and (mine == theirs or {mine, theirs} == {"to", "even"})

    def _says_end(self, left: Left) -> bool:
        """Whether the page bounds the figure as the end of a range that it is: `up to 14` of *9 to 14*."""
        before, behind = around(self.node)
        number = f"{before}1{behind}"
        here = Bounds(self._writing).meant(
            number, self._writing.grammar.bound(number, len(before), len(before) + 1)
        )
        return here == ("from" if left.start >= self.end else "to")

    def _says_unit(self, left: Left) -> bool:
        if left.unit == HUNDREDTH:
            return hundredths(f"1{self._behind}", 1, self._writing) is not None
        return left.unit in _units_beside(self.page, self.node)

    def _says_difference(self, left: Left) -> bool:
        """Whether it compares as well, or says what rose or fell: `a rise of 5 cm` of *5 cm higher*."""
        down = self.source.language.words("falls").search(left.text.lower()) is not None
        counted = _COUNTED.sub("", self._behind, count=1)
        same = (compared(self._behind, self._writing) or compared(counted, self._writing)).lower()
        if same:
            return down == (self._writing.language.words("falls").search(same) is not None)
        before = _SENTENCE_END.split(around(self.node)[0])[-1].lower()
        lists = ("falls",) if down else ("rises", "additions")
        return self._writing.language.words(*lists).search(before) is not None

    def _is_part(self) -> bool:
        """Whether it says of what the figure is a part: `a third of the berths`."""
        words = self._writing.language.words("genitives")
        return words.match(fold_words(self._behind).lstrip().lower()) is not None

    def _names_whole(self, left: Left) -> bool:
        """Whether its sentence has the number that the figure is of: `Of the 10 judges 4 agreed`."""
        before, behind = around(self.node)
        whole = _numbers(left.text, self.source)
        parts = (_SENTENCE_END.split(before)[-1], _SENTENCE_END.split(behind)[0])
        if whole == {1} and any(
            self._writing.language.words("each_words", "ones").search(part) for part in parts
        ):
            return True  # `each officer has 2.9 prisoners` of *1 for every 2.9*
        said = {value for part in parts for value in _numbers(part, self._writing)}
        # `412 of nearly 4,000` for *412 of 3,960*
        about = [one for part in parts for one in Reader(self._writing).mentions(part) if one.bound]
        near = [ends for one in about for ends in reaches(MentionRequest.of("", one))]
        return bool(whole) and all(
            value in said or any(low <= value <= high for low, high in near) for value in whole
        )

    def _names_reference(self) -> bool:
        """Whether it says what so many times the figure was: the planned ones, of *twice the 80 planned*."""
        before, behind = around(self.node)
        if multiple_before(f"{before}1", len(before), self._writing.language):
            return True
        said = f"{_SENTENCE_END.split(before)[-1]} {_COUNTED.sub('', _SENTENCE_END.split(behind)[0])}"
        named = re.findall(r"\w+", _SENTENCE_END.split(self.suffix)[0])
        grammar = self.source.language.grammar
        stems = {word[:_STEM].lower() for word in named if word.lower() not in grammar}
        return any(word[:_STEM].lower() in stems for word in re.findall(r"\w+", said))


def _numbers(text: str, writing: Notation) -> set[Decimal]:
    """The numbers of a text, in digits and in words."""
    reader = Reader(writing)
    return {value for one in (*reader.mentions(text), *reader.spelled(text)) for value in one.values}


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


def bound_denies(target: Target, source: Notation) -> bool:
    """Whether the bound that a figure was parted from denies, and nothing else need: `no more than | 41`."""
    quote = target.quote
    text, start = f"{quote.prefix}{quote.exact}{quote.suffix}", len(quote.prefix)
    left = all_left_out(text, Span(start, start + len(quote.exact)), source)
    negations = source.language.words("negations")
    return any(one.part is Part.BOUND and negations.search(fold_words(one.text).lower()) for one in left)


def _says_the_same(node: nodes.Node, left: Left, figure: int) -> bool:
    """Whether the page has the source's very words in the same place beside the figure."""
    before, behind = (fold_words(words).lower() for words in around(node))
    said = fold_words(left.text).lower()
    return before.endswith(said) if left.start < figure else behind.startswith(said)


def says_header(page: Verification, node: nodes.Node, unit: Unit) -> bool:
    """Whether the page says, beside a cell's figure, all that its header says that it is counted in."""
    before, after = around(node)
    words = page.notation.grammar
    number = f"{before}1"
    head = words.head(number, len(before))
    tail = words.tail(f"1{after}", 1, currency=head.currency)
    if not head.currency and tail.end == 1:
        tail = _said_once(page.notation, after) or tail
    (measure, power), (typed, more) = unscaled(unit.measure), unscaled(tail.unit)
    if tail.factor == 10**unit.power and not tail.unit and unit.measure in _units_before(page, before):
        # A unit that the sentence has named need not be said again: `85 million tonnes, against 90 million`.
        return not unit.currency and not unit.doubtful and tail.share == unit.share
    if not (head.currency or tail.currency) and _currencies_before(page, before) == {unit.currency}:
        # Nor need a currency: `98 million euros, and 82 million`.
        return not unit.doubtful and not tail.unit and not tail.share and tail.factor == 10**unit.power
    language = page.notation.language
    behind, small = _COUNTED.match(after), language.grammar | language.words("joints").plain
    bare = not head.currency and (behind is None or behind[0].strip().lower() in small)
    if bare and not unit.power and _shares_before(page, before) == {unit.share}:
        return not unit.doubtful and not measure  # `by 12 percentage points, in the north by 2`
    scaled = (tail.factor * head.factor).scaleb(more) == 10 ** (unit.power + power)
    money = (head.currency or tail.currency) == unit.currency
    same = tail.share == unit.share and (not measure or typed == measure)
    return not unit.doubtful and scaled and money and same


def _said_once(writing: Notation, after: str) -> Tail | None:
    """What the next figure of a sentence says for both: `from | to 12 per cent`."""
    said = _SENTENCE_END.split(after)[0]
    joints = writing.language.words("ranges", "number_joints", "oppositions", "counterparts").plain
    small = writing.language.grammar | joints
    for found in _A_FIGURE.finditer(said):
        led = said[: found.start()].split()
        if len(led) > _BETWEEN or not led or not _is_year(found[0]):
            counts = bool(led) and led[0].isalpha() and led[0].lower() not in small
            joined = 0 < len(led) <= _BETWEEN and led[-1].lower() in joints and not counts
            return writing.grammar.tail(said, found.end()) if joined else None
    return None


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:1[89]|20)\d\d", text) is not None


def _said_before(page: Verification, before: str) -> str:
    """What stands before a value in its sentence."""
    return before[sentence_start(before, len(before), page.domain.language) :]


def _currencies_before(page: Verification, before: str) -> set[str]:
    """The currencies of the figures that stand before a value in its sentence."""
    said, words = _said_before(page, before), page.notation.grammar
    heads = ((words.head(said, one.start()).currency, one.end()) for one in re.finditer(NUMBER, said))
    return {words.tail(said, end, currency=sign).currency or sign for sign, end in heads} - {""}


def _units_before(page: Verification, before: str) -> set[str]:
    """The units of the figures that stand before a value in its sentence."""
    said, words = _said_before(page, before), page.notation.grammar
    return {words.tail(said, one.end()).unit for one in re.finditer(NUMBER, said)} - {""}


def _shares_before(page: Verification, before: str) -> set[str]:
    """Whether the figures that stand before a value in its sentence are per cent, or percentage points."""
    said, words = _said_before(page, before), page.notation.grammar
    return {words.tail(said, one.end()).share for one in _A_FIGURE.finditer(said)} - {""}
