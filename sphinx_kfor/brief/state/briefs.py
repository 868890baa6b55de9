"""Which pages make up a brief: a start document with its toctree descendants."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.pages import Masthead, Page, Passage


@dataclass(frozen=True)
class Brief:
    """A brief.

    Attributes:
        label: its name in files and identifiers.
        start: its start document.
        docnames: its pages, in reading order.
    """

    label: str
    start: str
    docnames: tuple[str, ...]

    def pages_in(self, pages: Mapping[str, Page]) -> Iterator[tuple[str, Page]]:
        """What is known of its pages, in reading order; of one that has nothing of ours, nothing is."""
        return ((docname, pages[docname]) for docname in self.docnames if docname in pages)

    def passages_in(self, pages: Mapping[str, Page]) -> Iterator[tuple[str, Passage]]:
        """The passages that it uses, in reading order, each with its page."""
        return ((docname, passage) for docname, page in self.pages_in(pages) for passage in page.passages)

    def masthead_in(self, pages: Mapping[str, Page]) -> Masthead | None:
        """Its title block."""
        return pages[self.start].masthead if self.start in pages else None


def all_briefs(env: BuildEnvironment, mastheads: AbstractSet[str] = frozenset()) -> list[Brief]:
    """The briefs of a project.

    Args:
        env: the environment.
        mastheads: the pages that have a masthead.

    Returns:
        Those of `kfor_pdf_documents`, in its order; without it one for each masthead, in reading
        order; with neither the whole project.
    """
    if entries := _entries(env):
        return [
            Brief(target.removesuffix(".pdf"), start, tuple(_descendants(env, start)))
            for start, target in entries
        ]
    root = env.config.root_doc
    everything = tuple(_descendants(env, root))
    everything += tuple(sorted(set(env.found_docs) - set(everything)))
    starts = [docname for docname in everything if docname in mastheads]
    if not starts:
        return [Brief(project_label(env), root, everything)]
    labels = _labels(starts)
    return [
        Brief(labels[start], start, tuple(_descendants(env, start, mastheads - {start}))) for start in starts
    ]


def _entries(env: BuildEnvironment) -> list[tuple[str, str]]:
    """The start documents and targets of `kfor_pdf_documents`; the PDF's builder says which entry is none."""
    entries = [entry for entry in env.config.kfor_pdf_documents if isinstance(entry, (list, tuple))]
    return [(str(entry[0]), str(entry[1])) for entry in entries if len(entry) > 1 and all(entry[:2])]


def by_page(briefs: Iterable[Brief]) -> dict[str, Brief]:
    """The brief of each page that belongs to one; the first that has it."""
    found: dict[str, Brief] = {}
    for brief in briefs:
        for docname in brief.docnames:
            found.setdefault(docname, brief)
    return found


def project_label(env: BuildEnvironment) -> str:
    """The project's name, as a label."""
    return re.sub(r"\W+", "-", env.config.project.lower()).strip("-") or "brief"


def _labels(starts: Iterable[str]) -> dict[str, str]:
    """A short name for each start document: its own, or with those of its folders if two are alike."""
    whole = {start: start.removesuffix("/index").split("/") for start in starts}
    short = Counter(parts[-1] for parts in whole.values())
    return {start: parts[-1] if short[parts[-1]] == 1 else "-".join(parts) for start, parts in whole.items()}


def _descendants(env: BuildEnvironment, start: str, others: AbstractSet[str] = frozenset()) -> list[str]:
    """A page and what its toctrees include, depth first, each once, but not what belongs to others."""
    found: dict[str, None] = {}
    waiting = [start]
    while waiting:
        docname = waiting.pop()
        if docname in env.found_docs and docname not in found and docname not in others:
            found[docname] = None
            waiting += reversed(env.toctree_includes.get(docname, []))
    return list(found)
