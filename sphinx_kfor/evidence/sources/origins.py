"""Origins: where what a source says comes from. Sources of one origin do not corroborate each other.

An author's word comes first: an item's `origin`, then that of its source in the catalogue. Where
neither names one, sources that share text or come from one news agency count as one origin.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.evidence.catalogue.records import Record
    from sphinx_kfor.evidence.sources.common_origins import Proposal
    from sphinx_kfor.evidence.sources.corpus import Corpus
    from sphinx_kfor.evidence.sources.source import Source


class Remembered(TypedDict, total=False):
    """What one build leaves to the next: the state of the corpus, and what was found in it."""

    state: str
    found: dict[str, str]


def origin_of(record: Record, options: Mapping[str, str]) -> str:
    """The origin of what is used of a source, as far as an author says it.

    Args:
        record: the source, whose `custom.origin` counts where the item names none, else its id.
        options: the item's own options; its `origin` wins.
    """
    return options.get("origin") or record.custom.origin or record.id


class Origins:
    """The origins of sources, worked out when the first one is asked for whose origin no author names.

    Args:
        sources: the sources that are used, by id; others do not tell who corroborates whom.
        locked: what was found where the texts were, by id; it counts for sources whose text is absent.
        remembered: what an earlier build found. It is brought up to date; while no source changes, no
            text is opened.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        locked: Mapping[str, str] | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        self._sources = sources
        self._locked = dict(locked or {})
        self._remembered: Remembered = remembered if remembered is not None else {}

    def of(self, source: str, item_origin: str = "") -> str:
        """The origin of what is used of a source.

        Args:
            source: its id; one that is not among the sources is its own origin.
            item_origin: the origin that the item names.
        """
        known = self._sources.get(source)
        if item_origin or known is None:
            return item_origin or source
        return known.record.custom.origin or self.found.get(source, source)

    @cached_property
    def found(self) -> dict[str, str]:
        """The origins that the texts give away, by id, for sources that are not their own origin."""
        state = self._state()
        if self._remembered.get("state") != state:
            from sphinx_kfor.evidence.sources.common_origins import Kinship  # noqa: PLC0415 (only if used)

            found = Kinship(self._sources).origins(self._locked)
            self._remembered.update(Remembered(state=state, found=found))
        return self._remembered["found"]

    @property
    def asked(self) -> bool:
        """Whether anything has asked what the texts give away."""
        return "found" in vars(self)

    @property
    def unread(self) -> list[str]:
        """The sources of which nothing but the catalogue is known, as their texts are not here, sorted."""
        return sorted(
            identifier
            for identifier, source in self._sources.items()
            if source.path is None and source.record.custom.file and not source.record.custom.origin
        )

    def _state(self) -> str:
        states = [source.state for _, source in sorted(self._sources.items())]
        return hashlib.sha256(repr((states, sorted(self._locked.items()))).encode()).hexdigest()[:16]


def proposals(corpus: Corpus) -> list[Proposal]:
    """The sources that should have one origin until an author says otherwise; reads every text."""
    from sphinx_kfor.evidence.sources.common_origins import Kinship  # noqa: PLC0415 (only if used)

    return Kinship(corpus.sources).proposals()
