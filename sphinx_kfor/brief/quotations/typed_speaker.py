"""The speaker whom the brief's words name beside a passage, held to the source like `speaker`.

A name at a verb of speech or before a colon is the speaker, whatever the source says. Any other person of the
sentence is, where the source gives the words to that person: `Ruiz blames “…”`, `…, as she put it, “…”`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import citation_group, inline_quotation
from sphinx_kfor.brief.markup.prose import pieces, spoken, stands_for
from sphinx_kfor.evidence.cautions.beside import is_name, named_beside, sign_behind
from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
from sphinx_kfor.evidence.cautions.speaker import is_author, read_speaker
from sphinx_kfor.evidence.extracts.requests import FigureRequest
from sphinx_kfor.evidence.own_prose.copied import CHECKED
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.cautions.beside import Named
    from sphinx_kfor.evidence.sources.corpus import Source

#: Stand for another quotation of the sentence.
_ANOTHER = "one two three four"
_SPEECH = frozenset(["context.speech", "context.attribution"])
#: An answered quotation up to its last quotation mark, behind which its source is named.
_CLOSED = re.compile(r".*[\u201c\u201d\u00bb\u00ab\u2019\"]", re.DOTALL)
_WORD = re.compile(r"\w{3,}")
_STOPS = frozenset(".!?\u2026")
#: So many persons of a sentence are asked for, and so many blocks above tell of whom it is.
_MOST_PERSONS, _NEAR = 9, 2

#: What may be somebody's words.
Spoken = TypeVar("Spoken", Request, FigureRequest)


def with_speaker(page: Verification, node: nodes.Element, request: Spoken) -> Spoken:
    """A request with the speaker whom the words around a quotation, or what is cited, name."""
    source = page.domain.sources.get(request.source)
    if request.speaker or source is None:
        return request
    asked = _named(page, node, request, source)
    if asked is not None:
        return asked
    others = [replace(request, speaker=name) for name in own_sentence(page, node).persons()[:_MOST_PERSONS]]
    if source.path is None:
        known = page.domain.resolver.lock.items
        return next((other for other in others if other.key in known), request)
    if not others or not _is_speech(page, request):
        return request
    return next((other for other in others if not _is_doubted(page, other)), request)


def _named(page: Verification, node: nodes.Element, request: Spoken, source: Source) -> Spoken | None:
    """A request with whom the words beside a quotation name as its speaker; None if they name nobody."""
    if not isinstance(request, Request) or not isinstance(node, inline_quotation):
        return None
    named = named_beside(*around(node), page.domain.language, sign_behind(request.words or request.last))
    if named is None:
        return None
    asked = replace(request, speaker=named.name)
    if source.path is None:
        # The lock has it as the text was read; one of before this was held to the source has it without.
        return asked if asked.key in page.domain.resolver.lock.items else None
    doubtful = (
        _is_source(named, source)
        or named.how in ("object", "clause")
        or (named.how == "cue" and not _is_known(named, source))
    )
    return None if doubtful and not _is_speech(page, request) else asked


def own_sentence(page: Verification, node: nodes.Element) -> OwnSentence:
    """The author's sentence around what is quoted or cited at a node."""
    quoted = isinstance(node.get("kfor_request"), Request)
    before, behind = around(node, printed=True)
    earlier = _above(page, node) if isinstance(node, (inline_quotation, citation_group)) else ""
    return OwnSentence.of(before, behind, page.domain.language, quoted=quoted, earlier=earlier)


def doubt_speaker(page: Verification, node: nodes.Element, request: Request, values: dict[str, str]) -> None:
    """Caution a speaker where the sentence says that another says the words, and does not name this one."""
    source = page.domain.sources.get(request.source)
    if not request.speaker or source is None or not isinstance(node, inline_quotation):
        return
    words = page.domain.language
    before, behind = around(node)
    named = named_beside(before, behind, words, sign_behind(request.words or request.last))
    if named is None or named.how not in ("verb", "object") or _is_source(named, source):
        return
    if is_author(named.name, source.record.authors):
        return
    typed = read_speaker(request.speaker).printed
    sentence = before[sentence_start(before, len(before), words) :] + behind[: sentence_end(behind, 0, words)]
    known = {word.lower() for word in _WORD.findall(sentence)}
    if is_name(typed, words) and known.isdisjoint(word.lower() for word in _WORD.findall(typed)):
        message = f"your words beside it name '{named.name}' as the speaker, and 'speaker' says '{typed}'"
        mend = "correct one of them, or accept with a reason"
        page.caution(node, Caution("speaker.another", f"{message}; {mend}"), values)


def around(node: nodes.Element, *, printed: bool = False) -> tuple[str, str]:
    """The author's words before and behind a node in its block, or those that lead up to a block.

    Args:
        node: a quotation, a value or a citation.
        printed: whether other quotations are read as they are printed; else they stand for any words.
    """
    if not isinstance(node, (inline_quotation, citation_group)):
        led = _leading(node)
        return (led if led.rstrip()[-1:] not in _STOPS else ""), ""
    block = next(
        above for above in lineage(node.parent) if not isinstance(above, nodes.Inline) or above.parent is None
    )
    before: list[str] = []
    behind: list[str] = []
    side = before
    for piece in pieces(block):
        if piece is node:
            side = behind
        elif isinstance(piece, str):
            side.append(piece)
        else:
            side.append(_words(piece) if printed else _shown(piece))
    return "".join(before), "".join(behind)


def _leading(node: nodes.Element) -> str:
    """The paragraph right before a block."""
    siblings = node.parent.children if node.parent else []
    before = siblings[: node.parent.index(node)] if siblings else []
    last = next((one for one in reversed(before) if not isinstance(one, (nodes.comment, nodes.target))), None)
    return spoken(last) if isinstance(last, nodes.paragraph) else ""


def _above(page: Verification, node: nodes.Element) -> str:
    """What a reader has read right before a node's block: of whom it speaks."""
    block = next((above for above in lineage(node.parent) if isinstance(above, nodes.paragraph)), None)
    siblings = block.parent.children if block is not None and block.parent else []
    before = siblings[: block.parent.index(block)] if block is not None and siblings else []
    return " ".join(_told(page, one) for one in before[-_NEAR:])


def _told(page: Verification, block: nodes.Node) -> str:
    """The author's words in a block; of a quotation who speaks it."""
    if isinstance(block, nodes.paragraph):
        return spoken(block).replace(CHECKED, "")
    known = block["ids"] if isinstance(block, nodes.Element) else []
    speakers = (one.options.get("speaker", "") for one in page.page.passages if one.anchor in known)
    return " ".join(f"{read_speaker(speaker).printed}." for speaker in speakers if speaker)


def _words(piece: nodes.Element) -> str:
    """The words of a quotation or a value in a sentence, also of one that is not answered yet."""
    if isinstance(piece, citation_group):
        return " "
    request = piece.get("kfor_request")
    typed = request.words if isinstance(request, Request) else ""
    said = piece.astext() or f"\u201c{typed}\u201d"
    return said if isinstance(piece, inline_quotation) else stands_for(piece).replace(CHECKED, "")


def _shown(piece: nodes.Element) -> str:
    if isinstance(piece, inline_quotation):
        printed = piece.astext()
        closed = _CLOSED.search(printed)
        return f"\u201c{_ANOTHER}{sign_behind(closed[0] if closed else printed)}\u201d"
    return stands_for(piece).replace(CHECKED, "")


def _is_source(named: Named, source: Source) -> bool:
    """Whether a name is of who publishes a source, or of the source: `the Gazette writes`."""
    record = source.record
    known = f"{record.publisher} {record.container_title} {record.title}".lower()
    return not set(_WORD.findall(named.name.lower())).isdisjoint(_WORD.findall(known))


def _is_known(named: Named, source: Source) -> bool:
    """Whether what stands before a colon is a name: the source has it, and not as a common noun."""
    seen, words = source.document.seen, named.name.split()
    known = re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", seen)
    common = any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", seen) for word in words)
    return not common and (known is not None or len(words) > 1)


def _is_speech(page: Verification, request: Spoken) -> bool:
    """Whether the words are somebody's speech in the source: who stands before a colon speaks them."""
    return any(code in _SPEECH for code in _raised(page, request))


def _is_doubted(page: Verification, request: Spoken) -> bool:
    """Whether the source does not give the words to the speaker of a request."""
    return any(code.startswith("speaker") or code in _SPEECH for code in _raised(page, request))


def _raised(page: Verification, request: Spoken) -> list[str]:
    try:
        return [caution.code for caution in page.domain.resolver.resolve(request).annotation.cautions]
    except EvidenceError:
        return []
