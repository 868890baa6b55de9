"""Whether the figures of a page's own prose stand in the sources that are cited beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief import prose
from sphinx_kfor.brief.figured import HEADINGS, Block, sections_of, with_values
from sphinx_kfor.evidence.mentions import Reader
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_kfor.brief.verification import Verification

ALL = "all"


def check(page: Verification) -> None:
    """Note each figure that no source cited beside it has, unless the author accepts that."""
    mode = page.env.config.kfor_check_figures
    if not mode:
        return
    reader = Reader(page.notation)
    answered: set[int] = set()
    for block in _blocks(page, everywhere=mode == ALL):
        excuse = next(((node, why) for node, why in page.excuses if id(node) in block.beside), None)
        for problem in block.faults(reader):
            if excuse:
                answered.add(id(excuse[0]))
                page.page.excused.append((problem, excuse[1]))
            else:
                page.page.problems.append(problem)
    for node, _ in page.excuses:
        if id(node) not in answered:
            message = "'accept-unsourced' accepts a caution that is not raised; delete it"
            page.problem(node, EvidenceError("option", message), caution=True)


def _blocks(page: Verification, *, everywhere: bool) -> Iterator[Block]:
    """The blocks with digits in them; those that cite nothing only where all are wanted."""
    texts = [(node, *with_values(node)) for node, _ in prose.blocks(page.document)]
    sections = sections_of(text for _, text, _ in texts)
    for node, text, values in texts:
        if any(map(str.isdigit, text)):
            beside = _beside(node)
            cited = [(source, found) for at, source, found in page.cited_at if id(at) in beside]
            if cited or (everywhere and not isinstance(node, HEADINGS)):
                yield Block(page, node, text, beside, cited, values, sections)
    for node, source, text in page.remarks:
        cited = [(of, found) for at, of, found in page.cited_at if at is node and of == source]
        yield Block(page, node, text, _beside(node), cited)


def _beside(block: nodes.Element) -> set[int]:
    """What stands in a block or around it, by identity."""
    return {id(node) for node in (*block.findall(), *lineage(block))}
