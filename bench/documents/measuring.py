"""Whether what a tool sees in a document can be quoted, and is said to stand where it does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.documents.drafts import draft
from bench.documents.producers import KINDS
from bench.documents.seen import Seen, Sight, squeezed
from bench.documents.shipped import Found
from bench.documents.tools import AbsentError
from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import read_document
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.documents.typed_locators import check_locator
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.documents.drafts import Draft
    from bench.documents.producers import Kind
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.documents.layout import Layout
    from sphinx_kfor.evidence.text.spans import Span


@dataclass
class Tally:
    """How many of the sentences that a tool sees are quotable, and are at their place.

    Attributes:
        documents: of a producer.
        said: how many sentences their drafts have.
        seen: how many of these the tool sees.
        lost: those that cannot be quoted, each with its document.
        astray: those whose place is another, with both.
    """

    documents: int = 0
    said: int = 0
    seen: int = 0
    lost: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another's with its own."""
        self.documents += other.documents
        self.said += other.said
        self.seen += other.seen
        self.lost += other.lost
        self.astray += other.astray

    def __str__(self) -> str:
        return (
            f"{self.documents} documents, {self.seen:,} sentences, "
            f"{len(self.lost)} not quotable, {len(self.astray)} elsewhere"
        )

    def part(self, without: Sequence[str]) -> float:
        """Which part of what is seen is right."""
        return 1 - len(without) / self.seen if self.seen else 0.0


def measure(kind: str, producer: str, numbers: range, folder: Path) -> Tally:
    """What is quotable of a producer's documents.

    Args:
        kind: a key of `KINDS`.
        producer: one of its producers.
        numbers: of the drafts.
        folder: an empty one.

    Raises:
        AbsentError, ImportError: the producer, or the tool that looks on, is not here.
    """
    how, tally = KINDS[kind], Tally()
    drafts = [draft(kind, number, how.size) for number in numbers]
    paths = how.producers[producer](drafts, folder)
    eye = how.others.get(producer, how.eye)
    for one, path, sees in zip(drafts, paths, eye(paths, folder), strict=True):
        _look(tally, how, one, path, sees)
    return tally


def measure_shipped(kind: str, paths: Sequence[Path], folder: Path) -> Tally:
    """What is quotable of files that others made, of those that the tool which looks on reads at all.

    Raises:
        AbsentError, ImportError: that tool is not here.
    """
    how, tally = KINDS[kind], Tally()
    for number, path in enumerate(paths):
        (place := folder / str(number)).mkdir()
        try:
            (sees,) = how.eye([path], place)
        except (AbsentError, ImportError):
            raise
        except Exception:  # noqa: BLE001 (whatever becomes of it over a file that is made to be wrong)
            continue
        _look(tally, how, Found(sees), path, sees)
    return tally


def _look(tally: Tally, how: Kind, one: Draft | Found, path: Path, sees: list[Seen]) -> None:
    tally.documents += 1
    try:
        document = read_document(path)
    except EvidenceError as error:
        document, why = None, str(error)
    else:
        why = ""
    sight = Sight(sees)
    for words, heading in [(cell.text, "") for cell in sees] if how.cells else one.sentences():
        tally.said += 1
        places = (
            [(cell.place, cell.place) for cell in sees if cell.text == words]
            if how.cells
            else sight.places(words)
        )
        if not places:
            continue
        tally.seen += 1
        if document is None:
            tally.lost.append(f"{path.name}: {words}: {why}")
            continue
        spans = anchor(document, TextQuote(words.strip()))
        if not spans:
            tally.lost.append(f"{path.name}: {words}")
        elif problem := _misplaced(document, spans, places, heading):
            tally.astray.append(f"{path.name}: {words}: {problem}")


def _misplaced(document: Document, spans: list[Span], places: list[tuple[str, str]], heading: str) -> str:
    """What is wrong with where some words are said to stand; empty where nothing is."""
    found = layout(document)
    said = [found.locate(span) for span in spans]
    if places[0][0]:
        right = [_between(*place) for place in places]
        return "" if set(right) & set(said) else f"said to be at {said[0]}, and is at {right[0]}"
    if heading and document.headings and not any(_under(found, span, heading) for span in spans):
        return f"said to be at {said[0]}, and is under {heading}"
    return _refused(found, said[0], spans[0])


def _between(first: str, last: str) -> str:
    """The locator of words that begin in one place and end in another."""
    if first == last or not first.startswith("p."):
        return first
    return f"pp. {first[3:]}–{last[3:]}"


def _under(found: Layout, span: Span, heading: str) -> bool:
    above = found.headings(span)
    return bool(above) and squeezed(above[-1]) == squeezed(heading)


def _refused(found: Layout, said: str, span: Span) -> str:
    try:
        check_locator(found, said, span)
    except EvidenceError as error:
        return str(error)
    return ""
