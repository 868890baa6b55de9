"""Figures of a page's prose that no source cited beside them has, block by block."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from sphinx_kfor.brief.markup import prose
from sphinx_kfor.brief.page.figure_block import Block
from sphinx_kfor.brief.page.figure_words import HEADINGS, sections_of, with_values
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.shapes import Shape
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Annotation


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
            page.needless(node, "unsourced")


def _blocks(page: Verification, *, everywhere: bool) -> Iterator[Block]:
    """The blocks with digits in them, or citations; those that cite nothing only where all are wanted."""
    texts = [(node, with_values(node)) for node, _ in prose.blocks(page.document)]
    sections = sections_of(one.text for _, one in texts)
    found_at = {id(node): found for node, _, found in page.cited_at if found is not None}
    cited_at: dict[int, list[tuple[int, tuple[str, Annotation | None]]]] = defaultdict(list)
    for place, (node, source, found) in enumerate(page.cited_at):
        cited_at[id(node)].append((place, (source, found)))
    for (node, (text, values, cites)), earlier in zip(
        texts, ["", *(one.text for _, one in texts)], strict=False
    ):
        if cites or any(map(str.isdigit, text)):
            beside = _beside(node)
            placed = sorted((one for at in beside for one in cited_at.get(at, ())), key=itemgetter(0))
            cited = [one for _, one in placed]
            if cited or (everywhere and not cites and not isinstance(node, HEADINGS)):
                rests = {
                    value: [found_at[id(part)] for part in parts if id(part) in found_at]
                    for value, parts in values.items()
                }
                at = [
                    (place, [found for _, (_, found) in cited_at.get(id(part), ()) if found is not None])
                    for place, part in cites
                ]
                shapes = {
                    value: Shape(parts[0].get("kfor_shape", "other")) for value, parts in values.items()
                }
                yield Block(
                    page, node, text, beside, cited, rests, shapes, sections, earlier=earlier, cites_at=at
                )
    for node, source, text in page.remarks:
        cited = [one for _, one in cited_at.get(id(node), ()) if one[0] == source]
        yield Block(page, node, text, _beside(node), cited, remark=True)


def _beside(block: nodes.Element) -> set[int]:
    """What stands in a block or around it, and the quotation to which it leads up, by identity."""
    led = prose.leads_to(block)
    return {id(node) for node in (*block.findall(), *lineage(block), *([led] if led else []))}
