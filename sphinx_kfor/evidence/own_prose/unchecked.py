"""Words between quotation marks in the author's own prose that nothing checked.

Which way a mark turns is told by what stands around it, for languages differ: “so”, „so“, ”so” and »so« are
all in use. Only where that does not tell does the mark itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.own_prose.copied import CHECKED
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.quotation_marks import WordCount, between_marks, double_marks, is_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AROUND = " .,;:!?\u2026'\""


@dataclass(frozen=True)
class Coined:
    """Titles and terms of the author's own, which may stand between quotation marks.

    Attributes:
        terms: the terms, folded.
    """

    terms: frozenset[str] = frozenset()

    @classmethod
    def of(cls, terms: Iterable[str]) -> Coined:
        """From the terms as they are typed; neither case nor the punctuation around them matters."""
        return cls(frozenset(map(_folded, terms)))

    def __contains__(self, words: str) -> bool:
        """Whether words between quotation marks are one of them."""
        return _folded(words) in self.terms


def loose(text: str) -> Iterator[tuple[str, int]]:
    """Words between quotation marks that nothing checked, with their offset in code points."""
    done, words = 0, WordCount(text)
    for start, end in sorted(between_marks(text), key=lambda span: (span[0], -span[1])):
        if start >= done and words.is_long(start, end):
            yield _unchecked(text[start:end]), start
            done = end


def loose_in(texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The same in blocks that follow each other, with the number of the block.

    A quotation that one block opens and does not close goes on in the next.
    """
    for number, text in enumerate(texts):
        found = [words for words, _ in loose(text)]
        yield from ((words, number) for words in found)
        opened = double_marks(text).opened
        if opened and not (found and is_long(text[opened[0] :])):
            words = _going_on(text[opened[0] :], texts[number + 1 :])
            if is_long(words):
                yield _unchecked(words), number


def _going_on(words: str, texts: Sequence[str]) -> str:
    """Words with those that follow in the next blocks, up to the mark that closes them."""
    for text in texts:
        if is_long(words):
            break
        closed = double_marks(text).closed
        words = f"{words} {text[:closed] if closed >= 0 else text}"
        if closed >= 0:
            break
    return words


def _unchecked(words: str) -> str:
    return " ".join(words.replace(CHECKED, "…").split())


def _folded(words: str) -> str:
    return " ".join(fold_text(words).casefold().split()).strip(_AROUND)
