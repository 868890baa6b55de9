"""A record held to the delivery: what is missing there, what was added, what is quoted besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.delivery.compared import ITEM, has_words, joined, runs_right_to_left, squashed
from sphinx_kfor.delivery.findings import Finding
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.own_prose.unchecked import loose_in
from sphinx_kfor.evidence.quotations.nearest import nearest_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kfor.delivery.record import Record, RecordedBlock, RecordedUse
    from sphinx_kfor.delivery.texts import DeliveredText

#: Fewer added words are a site's own: a heading's mark, a caption's number.
_FEW = 3
_WORD = re.compile(r"\w+")
#: Of a passage's entry in the annex.
_MARK = re.compile(r"\[P?\d{1,4}\]$")


class Held:
    """The parts of a record that stand on one text of the delivery: a page, or all of a PDF."""

    def __init__(self, record: Record, pages: Sequence[str], text: DeliveredText, *, pdf: bool) -> None:
        wanted = set(pages)
        self.record = record
        self.text = text
        self.uses = [use for use in record.uses if use.page in wanted]
        blocks = [block for block in record.blocks if block.page in wanted and block.kind != "code"]
        # A PDF has a masthead of its own, with the same facts in other places.
        self.front = [block for block in blocks if pdf and block.kind == "front"]
        # A printed page has no margin for notes.
        unprinted = [block for block in blocks if text.by_browser and block.kind == "margin"]
        self.blocks = [block for block in blocks if block not in [*self.front, *unprinted]]
        self.by_anchor = {(use.page, use.anchor): use for use in self.uses}

    def missing(self) -> Iterator[Finding]:
        """What the record has and the text has not."""
        # All that stands there is found first: what is left over is what may stand there instead.
        lost = list(self._lost())
        yield from (self._finding(*one) for one in lost)

    def _lost(self) -> Iterator[tuple[str, str, str]]:
        """What is wrong, of what, and the words of the record."""
        inline = {(block.page, one) for block in self.blocks for one in block.uses}
        for block in self.front:
            self.text.find(self._parts(block))
        for block in self.blocks:
            if self.text.find(self._parts(block)) is None:
                yield from self._lost_block(block)
        # What stands in the annex too must stand where it is quoted as well.
        taken = list(self.text.covered)
        for use in self.uses:
            if use.private or (use.page, use.anchor) in inline:
                continue
            shown = list(_between(use.shown))
            if shown and self.text.find(shown, taken) is None and not self._drawn(use.shown):
                yield "the page does not have the words", use.id, " ".join(use.shown)
            if use.line and self.text.find([use.line], taken) is None and not self._beside(use):
                yield "the page does not have the attribution", use.id, use.line

    def _beside(self, use: RecordedUse) -> bool:
        """Whether the attribution stands beside words that run from right to left, which turn it round."""
        turned = not self.text.name and runs_right_to_left(" ".join(use.shown))
        return turned and has_words(self.text.whole.text, use.line)

    def _drawn(self, shown: Sequence[str]) -> bool:
        """Whether a browser's print has the figures of a chart, and not the table that its page can open."""
        figures = [one for one in shown if any(map(str.isdigit, one))]
        return self.text.by_browser and len(shown) > 1 and all(self.text.find([one]) for one in figures)

    def _parts(self, block: RecordedBlock) -> list[str]:
        """A block's words, and for each item in it what is printed of that."""
        parts: list[str] = []
        items = iter(block.uses)
        for piece in re.split(f"({ITEM})", block.text):
            if piece == ITEM:
                use = self.by_anchor.get((block.page, next(items, "")))
                parts.append(use.shown[0] if use and use.shown else ITEM)
            elif piece:
                parts.append(piece)
        return parts

    def _lost_block(self, block: RecordedBlock) -> Iterator[tuple[str, str, str]]:
        """What exactly is wrong with a block: a quotation or a figure in it, or the author's words."""
        uses = [self.by_anchor[block.page, one] for one in block.uses if (block.page, one) in self.by_anchor]
        lost = [use for use in uses if use.shown and not self._stands(use.shown[0])]
        for use in lost:
            yield "the page does not have the words", use.id, use.shown[0]
        if not lost:
            told = "".join("…" if part == ITEM else part for part in self._parts(block))
            yield "the page does not have what the brief says", f"{block.page}#{block.anchor}", told

    def _stands(self, words: str) -> bool:
        return squashed(_MARK.sub("", words)) in self.text.whole.text

    def _finding(self, message: str, item: str, old: str) -> Finding:
        whole = self.text.whole
        old = " ".join(_MARK.sub("", old).split())
        delivered = from_text("\n".join(whole.words(*span) for span in self.text.uncovered()))
        near = nearest_passage(old, delivered)
        new = " ".join(delivered.seen[near.start : near.end].split()) if near else ""
        place = self.text.place(max(0, whole.text.find(squashed(new)))) if near else self.text.name
        return Finding("verify.missing", message, place, item, old, new)

    def added(self) -> Iterator[Finding]:
        """Words that stand on the page and in no part of the record, in the page's order."""
        for start, end in self.text.uncovered():
            words = self.text.whole.words(start, end)
            if len(_WORD.findall(words)) >= _FEW:
                message = "the page has words that the brief does not have"
                yield Finding("verify.added", message, self.text.place(start), new=words)

    def quoted(self, known: Known) -> Iterator[Finding]:
        """What stands between quotation marks and is in no part of the record."""
        for words, number in loose_in(joined("\n".join(self.text.sheets)).split("\n")):
            if known.has(words) or self.text.covers(squashed(words)) or self._turned(words, known):
                continue
            near = self.text.whole.text.find(squashed(words)[:24])
            place = self.text.place(max(0, near)) if near >= 0 or not number else self.text.name
            yield Finding("verify.added", "a quotation that the brief does not have", place, new=words)

    def _turned(self, words: str, known: Known) -> bool:
        """Whether words of a PDF that has words from right to left are among the record's, in any order."""
        if self.text.jumbled:  # nobody can tell which of two marks opens
            return True
        return not self.text.name and runs_right_to_left(known.texts) and has_words(known.texts, words)


class Known:
    """The words that may stand between quotation marks: the record's, and those of private sources."""

    def __init__(self, record: Record, private: Iterable[str] = (), unseen: int = 0) -> None:
        self.texts = "\n".join([*map(squashed, record.known), *map(squashed, private)])
        #: How many passages of private sources whose texts are not here a page may print.
        self.unseen = unseen

    def has(self, words: str) -> bool:
        """Whether words are among them."""
        pieces = [squashed(piece) for piece in words.split("…")]
        # A context that is cut off behind an opening mark ends in an ellipsis; what follows it is ours.
        if all(piece in self.texts for piece in pieces) or (pieces[0] and pieces[0] in self.texts):
            return True
        if self.unseen:
            self.unseen -= 1
            return True
        return False


def loose_of_the_brief(record: Record) -> Iterator[Finding]:
    """What the brief's own prose has between quotation marks, which nothing checked.

    Not the titles of sources, translations, or the context of what was checked.
    """
    # A style of citation may write a title's words with capitals, and a comma before its closing mark.
    checked = "\n".join(map(squashed, record.checked)).casefold()
    for block in record.blocks:
        if block.kind == "prose":
            for words, _ in loose_in([block.text]):
                if all(squashed(piece).casefold().rstrip(",.") in checked for piece in words.split("…")):
                    continue
                message = "between quotation marks, and not checked by the build"
                yield Finding("verify.loose", message, block.page, f"{block.page}#{block.anchor}", new=words)


def _between(texts: Sequence[str]) -> Iterator[str]:
    """Blocks of one use, between which a note's mark may stand."""
    for number, text in enumerate(texts):
        if number:
            yield ITEM
        yield text
