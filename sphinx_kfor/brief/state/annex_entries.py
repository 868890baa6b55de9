"""What a brief uses of its sources, each passage once, numbered as a reader meets their marks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.brief.state.pages import BareCitation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import Page, Passage
    from sphinx_kfor.evidence.annotations.annotation import Annotation


@dataclass
class Entry:
    """A passage, cell, figure or table that a brief uses, or a source that it cites without one.

    Attributes:
        source: the id of the source.
        digest: what tells the entry from others.
        anchor: the id of its entry in the annex.
        number: that of its mark, from 1; 0 for what is only cited, and has no mark.
        uses: where the brief uses it, in reading order; none of a source that is cited without a passage.
        locator: the place that such a citation names.
    """

    source: str
    digest: str
    anchor: str
    number: int = 0
    uses: list[tuple[Place, Passage]] = field(default_factory=list)
    locator: str = ""

    @property
    def annotation(self) -> Annotation:
        """What was found."""
        return self.uses[0][1].annotation

    def typed(self, option: str) -> list[str]:
        """What the uses give for an option, each once."""
        given = (passage.options.get(option, "") for _, passage in self.uses)
        return list(dict.fromkeys(filter(None, given)))


@dataclass
class Annex:
    """The entries of a brief's annex.

    Attributes:
        docname: the page that the annex stands on; empty if the brief has none.
        entries: those with a mark by their numbers, then what is only cited in the order of its use.
        at: the entry of each place that uses one.
        cited: in notes, the entry of each source that is cited without a passage, by source and locator.
    """

    docname: str
    entries: list[Entry] = field(default_factory=list)
    at: dict[Place, Entry] = field(default_factory=dict)
    cited: dict[tuple[str, str], Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief, pages: Mapping[str, Page], place: Place | None, *, notes: bool) -> Annex:
        """The entries of a brief.

        Args:
            brief: the brief.
            pages: all pages of the project.
            place: where the annex stands, if it does.
            notes: whether citations have marks as well.
        """
        docname, prefix = place or ("", "kfor-annex")
        annex, known, count = cls(docname), dict[str, Entry](), 0
        for member, one in _met(brief, pages):
            bare = isinstance(one, BareCitation)
            if bare and not notes:
                continue
            digest = _digest(one)
            entry = known.setdefault(digest, Entry(_source(one), digest, f"{prefix}-{digest}"))
            if isinstance(one, BareCitation):
                entry.locator = one.locator
                annex.cited[one.source, one.locator] = entry
            else:
                entry.uses.append(((member, one.anchor), one))
                annex.at[member, one.anchor] = entry
            if not entry.number and (notes or (not bare and one.marked)):  # type: ignore[union-attr]
                count += 1
                entry.number = count
        annex.entries = sorted(known.values(), key=lambda entry: entry.number or count + 1)
        return annex

    @cached_property
    def by_digest(self) -> dict[str, Entry]:
        """The entries by what tells them apart."""
        return {entry.digest: entry for entry in self.entries}

    @property
    def by_source(self) -> dict[str, list[Entry]]:
        """The entries of each source, both in the order of their first marks."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.source].append(entry)
        return groups


def _met(brief: Brief, pages: Mapping[str, Page]) -> Iterator[tuple[str, Passage | BareCitation]]:
    """What a reader of a brief meets of its sources, in order."""
    for docname, page in brief.pages_in(pages):
        for one in page.met:
            yield docname, one


def _source(one: Passage | BareCitation) -> str:
    return one.source if isinstance(one, BareCitation) else one.annotation.source


def _digest(one: Passage | BareCitation) -> str:
    """What tells entries apart: their source and where they stand there, as words or as cells."""
    if isinstance(one, BareCitation):
        state: tuple[object, ...] = (one.source, one.locator)
    else:
        places = [(at.position.start, at.position.end, at.cell is None) for at in one.annotation.targets]
        state = (one.annotation.source, places)
    return hashlib.sha256(repr(state).encode()).hexdigest()[:10]
