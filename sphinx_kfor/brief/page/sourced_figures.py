"""Whether a source that a block cites has a figure, and in which line of the page it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.brief.state.pages import Passage
from sphinx_kfor.evidence.extracts.mentions import MentionRequest
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.figures.figure import Notation
    from sphinx_kfor.evidence.figures.mentions import Mention
    from sphinx_kfor.evidence.text.spans import Span


@dataclass(frozen=True)
class SourcedFigures:
    """The figures of one block, looked for in the sources that it cites.

    Attributes:
        page: the page that it stands on.
        node: its node.
        text: its text.
        values: the places of the values in it.
        cited: the ids of the sources, each once.
    """

    page: Verification
    node: nodes.Element
    text: str
    values: Sequence[Span]
    cited: Sequence[str]

    def has(self, wanted: MentionRequest, line: int) -> bool:
        """Whether a source has a figure, or nothing here can tell; where it stands is kept for the lock."""
        unknown = False
        for source in self.cited:
            request = replace(wanted, source=source)
            try:
                self._refuse_absent(request)
                annotation = self.page.resolve(request).annotation
            except EvidenceError as error:
                unknown |= error.subtype != "unsourced"
            else:
                found = Passage(
                    "", quoted=False, line=line, request=self.page.withheld(request), annotation=annotation
                )
                self.page.page.figures.append(found)
                return True
        self.page.page.unsearched += unknown
        return unknown

    def _refuse_absent(self, request: MentionRequest) -> None:
        """Raise `unsourced` for a figure that the lock would have, if the source had it."""
        lock, source = self.page.domain.resolver.lock.items, self.page.domain.sources[request.source]
        hidden = source.private or not source.record.custom.file
        if source.path is None and not hidden and lock and request.key not in lock:
            self.page.see(request.source, request.key)
            raise EvidenceError("unsourced", f"the lock does not have '{request.words}'")

    def has_at(self, wanted: MentionRequest, text: str, start: int) -> bool:
        """The same of a figure with the words that stand from an offset on."""
        return self.has(wanted, self.line(text, start))

    def has_share(self, mention: Mention, line: int) -> bool:
        """Whether a figure is one of the two of a share that a source has: `3 in 4` of its 75 %."""
        around = (
            one
            for end in (mention.start, mention.end)
            for one in self._shares.get(end, ())
            if one.start <= mention.start and mention.end <= one.end and one.text != mention.text
        )
        return any(
            not any(value.start < one.end and one.start < value.end for value in self.values)
            and self.has(MentionRequest.of("", one), line)
            for one in around
        )

    @cached_property
    def _shares(self) -> dict[int, list[Mention]]:
        """The shares of the text, `3 in 4`, by where they begin, and by where they end."""
        return _by_place(Reader(self.page.notation).shares(self.text))

    def line(self, words: str, start: int) -> int:
        """The line of some words of the block, which stand from an offset on."""
        return self.page.places.line_of(self.node, words, bisect_left(self._breaks, start))

    @cached_property
    def _breaks(self) -> list[int]:
        """The places of line ends in the text."""
        return [match.start() for match in re.finditer("\n", self.text)]

    @property
    def writings(self) -> dict[str, Notation]:
        """How each of the sources writes figures, by its id."""
        return {source: self.page.domain.sources[source].notation for source in self.cited}


def _by_place(shares: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Shares by where they begin, and by where they end."""
    places: dict[int, list[Mention]] = {}
    for one in shares:
        for end in (one.start, one.end):
            places.setdefault(end, []).append(one)
    return places
