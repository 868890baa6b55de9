"""Which sources are kin: they share text, or come from one news agency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.records import Rights
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.sources.agencies import agency_named, agency_of
from sphinx_kfor.evidence.sources.shared_passages import shared_passages
from sphinx_kfor.evidence.text.folding import fold
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kfor.evidence.sources.shared_passages import Shared
    from sphinx_kfor.evidence.sources.source import Source
    from sphinx_kfor.evidence.text.folding import Folded


@dataclass(frozen=True)
class Trace:
    """A passage that gives an origin away: its source, its locator, and its words but for private ones."""

    source: str
    locator: str
    words: str


@dataclass(frozen=True)
class Proposal:
    """Sources that should have one origin until an author says otherwise.

    Attributes:
        sources: their ids, sorted.
        origin: the origin proposed.
        reason: why, in words.
        passages: what they share, in pairs, and what names the agency.
    """

    sources: tuple[str, ...]
    origin: str
    reason: str
    passages: tuple[Trace, ...]


class Kinship:
    """The kin among some sources, by id; every text of prose that is here is read."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._texts: dict[str, Folded] = {}
        for identifier, source in sorted(sources.items()):
            if source.prose and _readable(source):
                self._texts[identifier] = fold(source.document.seen[_body(source)])

    @cached_property
    def shared(self) -> list[Shared]:
        """The passages shared by sources whose author does not give both an origin, as folded spans."""
        found = shared_passages({identifier: text.text for identifier, text in self._texts.items()})
        return [one for one in found if not all(self._named(identifier) for identifier in one.texts)]

    @cached_property
    def agencies(self) -> dict[str, tuple[str, Trace]]:
        """The agency of each source that comes from one, and what says so."""
        found = {}
        for identifier, source in sorted(self._sources.items()):
            if agency := agency_named(source.record.publisher):
                found[identifier] = agency, Trace(identifier, "publisher", source.record.publisher)
            elif identifier in self._texts and (dateline := agency_of(source.document.seen, _span(source))):
                found[identifier] = dateline[0], self._trace(source, Span(*dateline[1:]))
        return found

    def origins(self, locked: Mapping[str, str]) -> dict[str, str]:
        """The origin of each source that is not its own, by id; an author's own words are not among them.

        Args:
            locked: what this gave where the texts were. It counts for sources whose text is absent,
                and for those that they had an origin in common with.
        """
        absent = {one for one, source in self._sources.items() if source.path is None}
        kept = {locked.get(identifier, identifier) for identifier in absent}
        found = {identifier: locked[identifier] for identifier in absent & locked.keys()}
        for group in self._groups():
            origin = self._origin(group, {locked[one] for one in group & locked.keys()} & kept)
            found |= dict.fromkeys(group - absent, origin)
        return {
            identifier: origin
            for identifier, origin in sorted(found.items())
            if origin != identifier and not self._named(identifier)
        }

    def proposals(self) -> list[Proposal]:
        """What to propose to the author, sorted."""
        members: defaultdict[str, set[str]] = defaultdict(set)
        for identifier, origin in self.origins({}).items():
            members[origin].add(identifier)
        for identifier in self._sources:
            if (origin := self._named(identifier) or identifier) in members:
                members[origin].add(identifier)
        return [
            self._proposal(sources, origin) for origin, sources in sorted(members.items()) if len(sources) > 1
        ]

    def _proposal(self, sources: set[str], origin: str) -> Proposal:
        pairs: dict[tuple[str, str], Shared] = {}
        for shared in self.shared:
            if sources.issuperset(shared.texts):
                pairs.setdefault(shared.texts, shared)
        agencies = [self.agencies[one] for one in sorted(sources & self.agencies.keys())]
        words = max((one.words for one in pairs.values()), default=0)
        reasons = [f"they share a passage of {words} words"] * bool(pairs)
        reasons += [f"they come from the agency '{name}'" for name in sorted({name for name, _ in agencies})]
        passages = [
            self._trace(self._sources[identifier], self._seen(identifier, span))
            for shared in pairs.values()
            for identifier, span in zip(shared.texts, shared.spans, strict=True)
        ]
        return Proposal(
            tuple(sorted(sources)),
            origin,
            ", and ".join(reasons),
            (*passages, *(trace for _, trace in agencies)),
        )

    def _groups(self) -> Iterable[set[str]]:
        """Sources that are kin, also through others; each stands in one group, all but those alone."""
        group = {identifier: {identifier} for identifier in self._sources}
        alike: defaultdict[str, set[str]] = defaultdict(set)
        for identifier, (agency, _) in self.agencies.items():
            if not self._named(identifier):
                alike[agency].add(identifier)
        for together in (*alike.values(), *({*one.texts} for one in self.shared)):
            joined = set[str]().union(*(group[one] for one in together))
            group |= dict.fromkeys(joined, joined)
        return {id(one): one for one in group.values()}.values()

    def _origin(self, group: set[str], locked: set[str]) -> str:
        """What a group's origin is called: as the author, the lock or the agency has it, else by an id."""
        named = {self._named(one) for one in group} - {""}
        agencies = {self.agencies[one][0] for one in group & self.agencies.keys()}
        return min(named or locked or agencies or group)

    def _named(self, identifier: str) -> str:
        return self._sources[identifier].record.custom.origin

    def _seen(self, identifier: str, span: tuple[int, int]) -> Span:
        """The span of a source's seen text behind a span of its folded body."""
        start, end = self._texts[identifier].view.origin(*span) or span
        first = _span(self._sources[identifier]).start
        return Span(first + start, first + end)

    @staticmethod
    def _trace(source: Source, span: Span) -> Trace:
        private = source.record.custom.rights is Rights.PRIVATE
        words = "" if private else " ".join(source.document.seen[span.start : span.end].split())
        return Trace(source.id, source.layout.locate(span), words)


def _readable(source: Source) -> bool:
    try:
        return bool(source.document.seen)
    except EvidenceError:
        return False  # reported where it is used


def _span(source: Source) -> Span:
    return source.layout.body


def _body(source: Source) -> slice:
    return slice(_span(source).start, _span(source).end)
