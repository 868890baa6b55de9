"""What a brief's PDF asks of the domain: which PDFs there are, and what stands on their first pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.marking import marking, problems
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.pdf.events import Masthead

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def documents(app: Sphinx, builder: object) -> list[tuple[str, str]]:  # noqa: ARG001 (the event's signature)
    """The briefs that begin with a masthead, each with its label."""
    domain = domain_of(app.env)
    if not any(page.masthead for page in domain.pages.values()):
        return []
    return [(brief.start, brief.label) for brief in domain.briefs()]


def masthead(app: Sphinx, builder: object, start: str) -> Masthead:  # noqa: ARG001 (likewise)
    """The facts of a brief's masthead, and its marking, which it has from its sources where it has no own."""
    domain = domain_of(app.env)
    brief = domain.brief(start)
    page = domain.pages.get(start)
    title_block = page.masthead if page else None
    given = title_block.fields if title_block else {}
    mark = marking(domain, brief)
    return Masthead(
        series=given.get("series", ""),
        number=given.get("number", ""),
        edition=given.get("edition", ""),
        date=given.get("date", ""),
        cut_off=given.get("cut-off", ""),
        authors=title_block.authors if title_block else (),
        audience=given.get("audience", ""),
        tlp=mark.word if mark is not None else "",
        contact=given.get("contact", ""),
        licence=given.get("licence", ""),
        disclaimer=given.get("disclaimer", ""),
        withheld=next((problem.message for _, problem in problems(domain, brief)), ""),
    )
