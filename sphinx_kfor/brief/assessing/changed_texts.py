"""Texts that are not what the catalogue or the lock says: one message a source, in every build."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.annotations.lock_changes import alike, difference
from sphinx_kfor.evidence.extracts.requests import CellRequest, TableRequest
from sphinx_kfor.evidence.problems import Caution, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.pages import Passage
    from sphinx_kfor.evidence.annotations.annotation import Annotation

#: So many changes of a source are told one by one.
_MOST = 10
_KINDS = {"changed": "with other words", "moved": "moved", "updated": "with the same words"}


def changed_texts(domain: KforDomain) -> Iterator[Problem]:
    """A caution for each source in use whose text is not the one whose digest the catalogue has."""
    for source, digest in sorted(_digests(domain).items()):
        wanted = domain.sources[source].record.custom.sha256 if source in domain.sources else ""
        if wanted and digest != wanted:
            place = domain.resolver.corpus.catalogue.places[source]
            message = f"the text of '{source}' is not the one that the catalogue names"
            mend = f"{_standing(domain, source)}; compare the two, then write 'sha256: {digest}'"
            yield Problem.of(Caution("changed", f"{message}: {mend}"), place.file, place.line_of("sha256"))


def absent_texts(domain: KforDomain) -> Iterator[Problem]:
    """An error for each source whose text was wanted and is in no folder of the corpus."""
    corpus = domain.resolver.corpus
    for source in sorted({one for page in domain.pages.values() for one in page.absent}):
        if source not in domain.sources or domain.sources[source].path is not None:
            continue
        place, name = corpus.catalogue.places[source], domain.sources[source].record.custom.file
        if not name:
            message = f"the record of '{source}' names no file; write 'custom: {{file: …}}'"
            yield Problem("unavailable", message, place.file, place.line)
            continue
        there = nearest(name, corpus.files(), 3)
        message = f"the file '{name}' of '{source}' is in no folder of the corpus; {there}; correct 'file', "
        mend = "put the text there, or name its folder in KFOR_CORPUS"
        yield Problem("unavailable", message + mend, place.file, place.line_of("file"))


def _digests(domain: KforDomain) -> dict[str, str]:
    return {
        source: digest for _, page in sorted(domain.pages.items()) for source, digest in page.digests.items()
    }


def _standing(domain: KforDomain, source: str) -> str:
    """How many of the passages that are used of a source it still has.

    A cell is asked for by its names: that it stands there says nothing of its words, but the lock does.
    """
    used = [one for page in domain.pages.values() for one in page.passages if one.request.source == source]
    missed = sum(page.missed[source] for page in domain.pages.values())
    if not used and not missed:
        return "no passage of it is used"
    locked = domain.resolver.lock.items
    named = [one for one in used if isinstance(one.request, CellRequest | TableRequest)]
    unknown = sum(one.request.key not in locked for one in named)
    changed = sum(_reads_otherwise(locked.get(one.request.key), one.annotation) for one in named)
    known = len(used) - unknown
    said = [f"{known - changed} of {known + missed} passages still stand"] * bool(known + missed)
    said += [f"what {unknown} cells or tables said before is not in the lock"] * bool(unknown)
    return ", and ".join(said)


def _reads_otherwise(locked: Annotation | None, now: Annotation) -> bool:
    return locked is not None and not alike(locked, now) and difference(locked, now).kind == "changed"


def drifts(domain: KforDomain) -> Iterator[tuple[str, Problem]]:
    """A caution for each source of which the lock has other records, at the first use of one.

    What only moved is counted; what changed is told, old and new.
    """
    current, locked = domain.to_lock(), domain.resolver.lock.items
    found: dict[str, dict[str, tuple[str, Passage]]] = defaultdict(dict)
    for docname, page in sorted(domain.pages.items()):
        for passage in page.locked:
            key = passage.request.key
            known, now = locked.get(key), current[key]
            if known and now.verdict != Verdict.LOCKED and not alike(known, now):
                found[passage.request.source].setdefault(key, (docname, passage))
    for source, passages in sorted(found.items()):
        docname, first = next(iter(passages.values()))
        said = _told((locked[key], current[key], *used) for key, used in passages.items())
        message = f"the lock has other records of '{source}': {said}; see 'kfor lock --check'"
        yield docname, Problem.of(Caution("lock", message), line=first.line)


def _told(changes: Iterable[tuple[Annotation, Annotation, str, Passage]]) -> str:
    """What changed of a source's passages, and how many only moved."""
    counts: Counter[str] = Counter()
    details = []
    for old, new, docname, passage in changes:
        change = difference(old, new)
        counts[change.kind] += 1
        if change.kind == "changed":
            details.append(f"\n  {docname}, line {passage.line}: {passage.request.said}: {change.detail}")
    said = ", ".join(f"{counts[kind]} {words}" for kind, words in _KINDS.items() if counts[kind])
    more = f"\n  and {len(details) - _MOST} more" if len(details) > _MOST else ""
    return said + "".join(details[:_MOST]) + more
