"""What the author's own words say around an item: in its block, right before the block, and on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import citation_group, inline_quotation, quotation
from sphinx_kfor.brief.markup.prose import pieces, pieces_before, pieces_behind, spoken, stands_for
from sphinx_kfor.evidence.cautions.own_sentence import CITED, Around, OwnSentence
from sphinx_kfor.evidence.cautions.pages.beside import sign_behind
from sphinx_kfor.evidence.cautions.speakers.typed_names import read_speaker
from sphinx_kfor.evidence.own_prose.copied import CHECKED
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_kfor.evidence.catalogue.records import Record
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.resolver import Asked

#: Stand for another quotation of the sentence.
_ANOTHER = "one two three four"
#: An answered quotation up to its last quotation mark, behind which its source is named.
_CLOSED = re.compile(r".*[\u201c\u201d\u00bb\u00ab\u2019\"]", re.DOTALL)
#: So many blocks above tell of whom a block is.
_NEAR = 2
#: So far before an item and behind it its block is read, in code points.
_REACH = 3_000
_STOPS = frozenset(".!?\u2026")


def own_sentence(
    node: nodes.Element, request: Asked, page: str, language: Language, record: Record
) -> OwnSentence:
    """The author's sentence around an item.

    Args:
        node: the item.
        request: what it asks for.
        page: all of the author's own words on the page.
        language: the word lists of the page's language.
        record: the catalogue's record of its source.
    """
    named = (*record.authors, record.publisher, record.container_title)
    makers = (*filter(None, named), *sorted(language.words("authors").plain))
    words = request.words if isinstance(request, Request) else ""
    return OwnSentence(replace(_around(node, request, page), makers=makers, passage=words), language)


def _around(node: nodes.Element, request: Asked, page: str) -> Around:
    quoted = isinstance(request, Request) and not isinstance(node, citation_group)
    typed = (request.words or request.last) if isinstance(request, Request) else ""
    stop = sign_behind(typed) if quoted else ""
    if isinstance(node, (inline_quotation, citation_group)):
        before, behind = around(node, printed=True)
        cited = isinstance(node, citation_group)
        return Around(before, behind, _above(_block(node)), page, stop, quoted, cited)
    led = _leading(node)
    leads = led.rstrip()[-1:] not in _STOPS
    earlier = _above(node, skipped=leads)
    return Around(led if leads else "", "", earlier, page, stop, quoted)


def around(node: nodes.Element, *, printed: bool = False) -> tuple[str, str]:
    """The author's words before and behind a node in its block.

    Args:
        node: a quotation inside a sentence, a value or a citation.
        printed: whether other quotations are read as they are printed; else they stand for any words.
    """
    told = _words if printed else _shown
    before = _near(_said_of(piece, told) for piece in pieces_before(node, _block(node)))
    behind = _near(_said_of(piece, told) for piece in pieces_behind(node, _block(node)))
    return "".join(reversed(before)), "".join(behind)


def _near(said: Iterable[str]) -> list[str]:
    """What is said near by, so that no quotation of a long block is held to all of it."""
    near, length = [], 0
    for words in said:
        near.append(words)
        length += len(words)
        if length > _REACH:
            break
    return near


def _said_of(piece: str | nodes.Element, told: Callable[[nodes.Element], str]) -> str:
    # Where a line is broken tells a reader nothing.
    return piece.replace("\n", " ") if isinstance(piece, str) else told(piece)


def _block(node: nodes.Element) -> nodes.Element:
    """The block in which a node stands."""
    return next(
        above
        for above in lineage(node.parent)
        if isinstance(above, nodes.Element) and (not isinstance(above, nodes.Inline) or above.parent is None)
    )


def _leading(node: nodes.Element) -> str:
    """The paragraph right before a block."""
    *_, last = [None, *_before(node)]
    return spoken(last).replace("\n", " ") if isinstance(last, nodes.paragraph) else ""


def _above(block: nodes.Element, *, skipped: bool = False) -> str:
    """What a reader has read right before a block; of a quotation, who is said to speak."""
    told = _before(block)[: -1 if skipped else None]
    return "\n\n".join(filter(None, map(_said, told[-_NEAR:])))


def _before(block: nodes.Element) -> list[nodes.Node]:
    """The blocks before one, without what nobody sees."""
    # A table that is being made knows where it will stand, and does not stand there yet.
    standing = block.parent.children if block.parent else []
    before = standing[: standing.index(block)] if block in standing else []
    return [one for one in before if not isinstance(one, (nodes.comment, nodes.target))]


def _said(node: nodes.Node) -> str:
    options: dict[str, str] = node.get("kfor_options", {}) if isinstance(node, nodes.Element) else {}
    if options.get("speaker"):
        return f"{read_speaker(options['speaker']).printed}."
    if isinstance(node, nodes.paragraph):
        return "".join(
            one.replace("\n", " ") if isinstance(one, str) else _words(one) for one in pieces(node)
        )
    return "" if isinstance(node, (quotation, nodes.section)) else node.astext()


def _words(piece: nodes.Element) -> str:
    """The words of a quotation or a value in a sentence, also of one that is not answered yet."""
    if isinstance(piece, citation_group):
        return CITED
    if not isinstance(piece, inline_quotation):
        return stands_for(piece).replace(CHECKED, "")
    request = piece.get("kfor_request")
    return _printed(piece) or (f"\u201c{request.words}\u201d" if isinstance(request, Request) else "1")


def _shown(piece: nodes.Element) -> str:
    if isinstance(piece, inline_quotation):
        return f"\u201c{_ANOTHER}{sign_behind(_printed(piece))}\u201d"
    return stands_for(piece).replace(CHECKED, "")


def _printed(piece: inline_quotation) -> str:
    """An answered quotation without its source."""
    printed = piece.astext()
    closed = _CLOSED.search(printed)
    return closed[0] if closed else printed
