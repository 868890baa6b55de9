"""A page that denies in its own words what it quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.markup.nodes import inline_quotation
from sphinx_kfor.brief.page.own_words import own_sentence
from sphinx_kfor.evidence.cautions.pages.turned import denied_here
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.quotations.printing import words_of

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.quotations.request import Request
    from sphinx_kfor.evidence.resolver import Resolved


def doubt_denial(
    page: Verification, node: nodes.Element, request: Request, resolved: Resolved, values: dict[str, str]
) -> None:
    """Caution a quotation that its sentence denies, and its source does not."""
    if not isinstance(node, inline_quotation):
        return
    source = page.domain.sources[request.source]
    sentence = own_sentence(node, request, page.own_words, page.domain.language, source.record)
    annotation = resolved.annotation
    raised = {caution.code for caution in annotation.cautions}
    behind = annotation.targets[-1].quote.suffix
    said = denied_here(sentence, words_of(resolved.runs), behind, raised, source.language)
    if said:
        message = f"your sentence denies it ('{said}'), and the source does not"
        mend = "say it as the source does, or accept with a reason"
        page.caution(node, Caution("context.denied", f"{message}; {mend}"), values)
