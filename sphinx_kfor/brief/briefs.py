"""Which pages make up a brief: a start document with its toctree descendants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


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


def all_briefs(env: BuildEnvironment) -> list[Brief]:
    """The briefs of a project, in the order of `kfor_pdf_documents`; with none, the whole project."""
    if not env.config.kfor_pdf_documents:
        everything = tuple(_descendants(env, env.config.root_doc))
        rest = sorted(set(env.found_docs) - set(everything))
        return [Brief(project_label(env), env.config.root_doc, (*everything, *rest))]
    return [
        Brief(target.removesuffix(".pdf"), start, tuple(_descendants(env, start)))
        for start, target, *_ in env.config.kfor_pdf_documents
    ]


def briefs_of(env: BuildEnvironment) -> dict[str, Brief]:
    """The brief of each page that belongs to one; the first that has it."""
    found: dict[str, Brief] = {}
    for brief in all_briefs(env):
        for docname in brief.docnames:
            found.setdefault(docname, brief)
    return found


def project_label(env: BuildEnvironment) -> str:
    """The project's name, as a label."""
    return re.sub(r"\W+", "-", env.config.project.lower()).strip("-") or "brief"


def _descendants(env: BuildEnvironment, start: str) -> list[str]:
    """A page and what its toctrees include, depth first, each once."""
    found: dict[str, None] = {}
    waiting = [start]
    while waiting:
        docname = waiting.pop()
        if docname in env.found_docs and docname not in found:
            found[docname] = None
            waiting += reversed(env.toctree_includes.get(docname, []))
    return list(found)
