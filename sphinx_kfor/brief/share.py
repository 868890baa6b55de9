"""How much of each source a brief quotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.domain import KforDomain
    from sphinx_kfor.brief.pages import Passage


@dataclass(frozen=True)
class Share:
    """What one brief quotes of one source: words quoted, the source's words, and where it begins."""

    source: str
    quoted: int
    words: int
    page: str
    line: int


def shares(domain: KforDomain) -> Iterator[Share]:
    """The share of each source in each brief; a passage that is printed twice counts once."""
    for brief in domain.briefs():
        printed: dict[str, dict[str, tuple[str, Passage]]] = defaultdict(dict)
        for docname in brief.docnames:
            for passage in domain.pages[docname].passages if docname in domain.pages else ():
                if passage.quoted:
                    printed[passage.request.source].setdefault(passage.request.key, (docname, passage))
        for source, passages in sorted(printed.items()):
            (page, first), *_ = passages.values()
            quoted = sum(passage.words for _, passage in passages.values())
            yield Share(source, quoted, first.annotation.words, page, first.line)


def problems(domain: KforDomain) -> Iterator[tuple[str, Problem]]:
    """A caution for each source of which more is quoted than `kfor_share_limit` allows."""
    most, fraction = domain.env.config.kfor_share_limit
    for share in shares(domain):
        if share.words and share.quoted > most and share.quoted > fraction * share.words:
            message = (
                f"{share.quoted} words of '{share.source}' are quoted, {share.quoted / share.words:.0%} "
                f"(kfor_share_limit is {most} words and {fraction:.0%}); quote less"
            )
            yield share.page, Problem("share", message, line=share.line, caution=True)
