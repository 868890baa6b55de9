"""The marking of a brief (TLP 2.0): never lower than that of anything that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.state.markings import marking_of, own_marking, used_markings
from sphinx_kfor.evidence.problems import EvidenceError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.evidence.standards.vocabulary import Tlp


def marking(domain: KforDomain, brief: Brief) -> Tlp | None:
    """What a brief is marked with: its own marking, or the highest of what it uses if that is higher."""
    return marking_of(brief, domain.pages, domain.sources)


def problems(domain: KforDomain, brief: Brief) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the marking of a brief, with the page that it stands on."""
    masthead = brief.masthead_in(domain.pages)
    if masthead is None:
        return
    used = sorted(used_markings(brief, domain.pages, domain.sources), key=lambda one: (-one[1], one[0]))
    message = ""
    try:
        own = own_marking(brief, domain.pages)
    except EvidenceError as error:
        message = str(error)
    else:
        if used and own is None:
            source, mark = used[0]
            message = f"the brief has no marking, and '{source}' is {mark.label}; write ':tlp: {mark.word}'"
        elif used and own is not None and own < used[0][1]:
            source, mark = used[0]
            message = (
                f"the brief is marked {own.label}, and '{source}' is {mark.label}; "
                f"write ':tlp: {mark.word}' or higher, or leave the source out"
            )
    if message:
        yield brief.start, Problem("tlp", message, line=masthead.line)
