r"""Editorial marks in an author's words.

`[…]` or `[...]` marks an omission, `[words]` an insertion or replacement, `[sic]` an error kept,
`[w]ith` a changed initial, `*words*` emphasis added. `\[`, `\]`, `\*` and `\\` are literal.
What is left between omissions and insertions are segments, which the source must have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.notes import notes
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.characters import BIDI
from sphinx_kfor.evidence.text.views import apart, edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Of so many changed initials in one segment each may be changed or not; of more, the first ones.
MOST_INITIALS = 4
#: Of so many errors kept in one segment each may be marked by the source itself.
MOST_SICS = 4

_TOKEN = re.compile(
    r"\\(?P<escaped>[\[\]*\\])"
    r"|(?P<omission>\[\s*(?:…|\.\s?\.\s?\.)\s*\])"
    r"|(?P<sic>\[\s*sic!?\s*\])"
    r"|\[(?P<initial>[^\W\d_])\](?=[^\W\d_])"
    r"|\[(?P<insertion>[^\[\]]*)\]"
    r"|(?P<stars>\*+)"
    r"|(?P<bracket>[\[\]])"
)


@dataclass
class Segment:
    """A stretch of words that must stand in the source as they are.

    Attributes:
        words: the words, without marks.
        emphases: where emphasis begins and ends, as offsets into `words`, in pairs.
        sics: offsets behind words that are marked `[sic]`.
        initials: offsets of letters whose case the author marked as changed.
        dropped: `end` or `start`, where a full stop of the author's is left out beside an omission.
    """

    words: str = ""
    emphases: list[int] = field(default_factory=list)
    sics: list[int] = field(default_factory=list)
    initials: list[int] = field(default_factory=list)
    dropped: str = ""

    def readings(
        self, cases: Mapping[str, str] = MappingProxyType({}), *, initial: bool = True
    ) -> list[tuple[int | None, str]]:
        """The words as typed, and with the case of a letter changed, in the order in which to try them.

        Args:
            cases: letters by their other case, where the source's language has a rule of its own.
            initial: whether the first letter's case may differ without a mark.

        Returns:
            Pairs of the changed letter's offset (None for none) and the words.
        """
        first = next((i for i, character in enumerate(self.words) if character.isalpha()), None)
        marked = self.initials[:MOST_INITIALS]
        subsets = [chosen for count in range(len(marked), -1, -1) for chosen in combinations(marked, count)]
        if initial and first is not None and first not in marked:
            subsets += [(first, *chosen) for chosen in subsets]
        return [(chosen[0] if chosen else None, _swapped(self.words, chosen, cases)) for chosen in subsets]

    def with_its_sics(self, sign: str = "[sic]") -> Iterator[Segment]:
        """The same where the source itself has some of what is marked, most of them first.

        These marks are words then, and printed once.
        """
        places = sorted(self.sics)[:MOST_SICS]
        for count in range(len(places), 0, -1):
            for its in combinations(places, count):
                yield self._with(its, sign)

    def _with(self, its: tuple[int, ...], sign: str) -> Segment:
        words, done = "", 0
        for place in its:
            words += f"{self.words[done:place]} {sign}"
            done = place
        words += self.words[done:]

        def moved(offset: int) -> int:
            return offset + sum(place <= offset for place in its) * (len(sign) + 1)

        ours = [moved(place) for place in self.sics if place not in its]
        return Segment(words, [*map(moved, self.emphases)], ours, [*map(moved, self.initials)])

    def without_stop(self) -> Iterator[Segment]:
        """The same without the full stop that ends it, if one does."""
        bare = self.words.rstrip()
        if bare.endswith(".") and bare[:-1].strip(" ."):
            yield replace(self, words=bare[:-1] + self.words[len(bare) :], dropped="end")

    def without_lead(self) -> Iterator[Segment]:
        """The same without the full stop that begins it, `[…]. Then`, if one does."""
        if re.match(r"\.\s+\S", self.words):
            emphases, sics, initials = (
                [max(0, offset - 1) for offset in each] for each in (self.emphases, self.sics, self.initials)
            )
            yield Segment(self.words[1:], emphases, sics, initials, dropped="start")

    def without_notes(self) -> Iterator[Segment]:
        """The same without the marks of notes, which come along where words are copied, if it has any."""
        view = edited(self.words, apart(notes(self.words)))
        if view.edits:
            emphases, sics, initials = (
                [*map(view.seen, each)] for each in (self.emphases, self.sics, self.initials)
            )
            yield Segment(view.text, emphases, sics, initials)


def _swapped(words: str, offsets: Iterable[int], cases: Mapping[str, str]) -> str:
    for offset in offsets:
        letter = words[offset]
        words = words[:offset] + cases.get(letter, _other_case(letter)) + words[offset + 1 :]
    return words


def _other_case(letter: str) -> str:
    """A letter in its other case, if that leads back to it: the capital of a dotless i is that of another."""
    other = letter.swapcase()
    return other if other.swapcase() == letter else letter


@dataclass(frozen=True)
class Gap:
    """What stands between two segments: an omission, or the words of an insertion or replacement."""

    words: str = ""

    @property
    def omission(self) -> bool:
        """Whether it only leaves something out."""
        return not self.words


@dataclass
class Quoted:
    """An author's words: segments, and the gaps between them.

    Attributes:
        segments: one or more.
        gaps: one more than segments: before the first, between each two, behind the last; None
            where nothing is marked, which only the first and the last can be.
    """

    segments: list[Segment]
    gaps: list[Gap | None]

    def forms(self, number: int) -> Iterator[Segment]:
        """How a segment's words may stand in the source, in the order in which to try them."""
        segment, last = self.segments[number], len(self.segments) - 1
        yield segment
        yield from segment.with_its_sics()
        if number < last and self.gaps[number + 1]:
            yield from segment.without_stop()
        before = self.gaps[number]
        if number and before and before.omission:
            yield from segment.without_lead()
        yield from segment.without_notes()


def parse(words: str) -> Quoted:
    """Read an author's words with their marks.

    Raises:
        EvidenceError: `syntax`, for a mark that is not closed, an empty quotation, or a control
            that changes the order in which text is shown.
    """
    refuse_bidi(words)
    reading = _Reading()
    done = 0
    for match in _TOKEN.finditer(words):
        reading.text(words[done : match.start()])
        reading.mark(match)
        done = match.end()
    reading.text(words[done:])
    return reading.finish()


def literal(words: str) -> Quoted:
    """Words in which nothing is a mark."""
    refuse_bidi(words)
    return Quoted([Segment(words.strip())], [None, None])


def refuse_bidi(words: str) -> None:
    """Raise `syntax` for a typed control that changes the order in which text is shown."""
    found = next((character for character in words if character in BIDI), "") if not words.isascii() else ""
    if found:
        raise EvidenceError(
            "syntax",
            f"the words hold the invisible control U+{ord(found):04X}; delete it and type them again",
        )


def _refuse_inside_word(match: re.Match[str]) -> None:
    """Raise `syntax` for a bracket that makes one word with what touches it: `[in]exact`, `plan[^1]`."""
    text = match.string
    if match["insertion"].startswith("^"):
        raise EvidenceError("syntax", f"'{match[0]}' is the mark of a note, which is no text; leave it out")
    if text[match.end() : match.end() + 1].isalnum() or text[: match.start()][-1:].isalnum():
        raise EvidenceError(
            "syntax", f"'{match[0]}' stands inside a word; put the whole word into the bracket"
        )


@dataclass
class _Reading:
    segment: Segment = field(default_factory=Segment)
    segments: list[Segment] = field(default_factory=list)
    gaps: list[Gap | None] = field(default_factory=lambda: [None])

    def text(self, words: str) -> None:
        self.segment.words += words

    def mark(self, match: re.Match[str]) -> None:
        place, kind = len(self.segment.words), match.lastgroup
        if kind == "escaped":
            self.text(match["escaped"])
        elif kind == "sic" and self.segment.words.strip():
            self.segment.sics.append(len(self.segment.words.rstrip()))
            self.segment.words = self.segment.words.rstrip()
        elif kind == "initial":
            self.segment.initials.append(place)
            self.text(match["initial"])
        elif kind == "stars":
            self.segment.emphases.append(place)
        elif kind == "omission":
            self.gap(Gap())
        elif kind == "insertion" and match["insertion"].strip():
            _refuse_inside_word(match)
            self.gap(Gap(match["insertion"].strip()))
        else:
            raise EvidenceError(
                "syntax", rf"'{match[0]}' is no mark; write \[ and \] for a bracket of the source"
            )

    def gap(self, gap: Gap) -> None:
        if self.segment.words.strip():
            self.close()
            self.gaps.append(gap)
        elif self.gaps[-1] is None:
            self.gaps[-1] = gap
        else:
            raise EvidenceError(
                "syntax", "two marks stand side by side; join them, or put the source's words between"
            )

    def close(self) -> None:
        segment = self.segment
        self.segments.append(segment)
        self.segment = Segment()
        if len(segment.emphases) % 2:
            # Emphasis goes on behind the mark.
            segment.emphases.append(len(segment.words))
            self.segment.emphases.append(0)

    def finish(self) -> Quoted:
        if self.segment.words.strip():
            self.close()
            self.gaps.append(None)
        if len(self.segment.emphases) % 2:
            raise EvidenceError("syntax", r"a '*' is not closed; write \* for an asterisk of the source")
        if not self.segments:
            raise EvidenceError("syntax", "there are no words to look for; type some of the source's")
        return Quoted(self.segments, self.gaps)
