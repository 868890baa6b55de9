"""What a brief uses of its sources, each passage once, numbered as the annex lists them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import Page, Passage
    from sphinx_kfor.evidence.annotations.annotation import Annotation


@dataclass
class Entry:
    """A passage, cell, figure or table that a brief uses.

    Attributes:
        anchor: the id of its entry in the annex.
        number: its number there, from 1.
        uses: where the brief uses it, in reading order.
    """

    anchor: str
    number: int = 0
    uses: list[tuple[Place, Passage]] = field(default_factory=list)

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
        docname: the page that the annex stands on.
        sources: the entries by source, both in the order in which the brief first uses them.
        at: the entry of each place that uses one.
    """

    docname: str
    sources: dict[str, list[Entry]] = field(default_factory=dict)
    at: dict[Place, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief, pages: Mapping[str, Page], place: Place) -> Annex:
        """The entries of a brief.

        Args:
            brief: the brief.
            pages: all pages of the project.
            place: where the annex stands.
        """
        annex, known = cls(place[0]), dict[str, Entry]()
        for docname, passage in brief.passages_in(pages):
            where = (docname, passage.anchor)
            anchor = f"{place[1]}-{_digest(passage.annotation)}"
            if anchor not in known:
                known[anchor] = Entry(anchor)
                annex.sources.setdefault(passage.annotation.source, []).append(known[anchor])
            known[anchor].uses.append((where, passage))
            annex.at[where] = known[anchor]
        for number, entry in enumerate((one for group in annex.sources.values() for one in group), 1):
            entry.number = number
        return annex


def _digest(annotation: Annotation) -> str:
    """What tells passages apart: their source and where they stand there, as words or as cells."""
    places = [(one.position.start, one.position.end, one.cell is None) for one in annotation.targets]
    return hashlib.sha256(repr((annotation.source, places)).encode()).hexdigest()[:10]
