"""The speaker whom the brief's words name beside an inline quotation, held to the source like `speaker`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.brief.markup.nodes import inline_quotation
from sphinx_kfor.brief.page.own_words import around
from sphinx_kfor.evidence.cautions.pages.beside import is_name, named_beside, sign_behind
from sphinx_kfor.evidence.cautions.speakers.typed_names import is_author, read_speaker
from sphinx_kfor.evidence.cautions.voices.cues import has_turns
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.cautions.pages.beside import Named
    from sphinx_kfor.evidence.quotations.request import Request
    from sphinx_kfor.evidence.sources.source import Source

_WORD = re.compile(r"\w{3,}")


def with_speaker(page: Verification, node: nodes.Element, request: Request) -> Request:
    """A request with the speaker whom the words around an inline quotation name."""
    source = page.domain.sources.get(request.source)
    if request.speaker or source is None or not isinstance(node, inline_quotation):
        return request
    words = page.domain.language
    named = named_beside(*around(node), words, sign_behind(request.words or request.last))
    if named is None or _is_source(named, source) or is_author(named.name, source.record.authors):
        # Whether who publishes it speaks, the cautions on speech tell.
        return request
    asked = replace(request, speaker=named.name)
    if source.path is None:
        # The lock has it as the text was read; one of before this was held to the source has it without.
        return asked if asked.key in page.domain.resolver.lock.items else request
    doubtful = named.how in ("object", "clause") or (named.how == "cue" and not _is_known(named, source))
    strange = named.how == "clause" and " " not in named.name and not _is_known(named, source)
    # What a record tells between its turns is nobody's speech, whoever is said to have said it.
    recorded = named.how in ("object", "clause") and has_turns(source.document.seen, source.language)
    if strange or (doubtful and not recorded and not _is_speech(page, request)):
        return request
    return asked


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


def _is_source(named: Named, source: Source) -> bool:
    """Whether a name is of who publishes a source, or of the source: `the Gazette writes`."""
    record = source.record
    known = f"{record.publisher} {record.container_title} {record.title}".lower()
    return not set(_WORD.findall(named.name.lower())).isdisjoint(_WORD.findall(known))


def _is_known(named: Named, source: Source) -> bool:
    """Whether what stands before a colon is a name: the source has it, and not as a common noun."""
    seen, words = source.document.seen, named.name.split()
    known = re.search(whole(words[-1]), seen)
    common = any(re.search(whole(word.lower()), seen) for word in words)
    return not common and (known is not None or len(words) > 1)


def _is_speech(page: Verification, request: Request) -> bool:
    """Whether the words are somebody's speech in the source: who stands before a colon speaks them."""
    try:
        return page.domain.resolver.resolve(request).is_reported
    except EvidenceError:
        return False
