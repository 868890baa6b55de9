"""A brief as a paper of its own: a template in place of the theme's, and what its head says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.html import accent
from sphinx_kfor.html.cards import SCRIPT
from sphinx_kfor.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.domain import KforDomain

TEMPLATE = "kfor-paper.html"
_FOLDER = Path(__file__).parent / "templates"
#: Languages that are written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def add_templates(app: Sphinx, config: Config) -> None:  # noqa: ARG001 (the signature is Sphinx's)
    """Let Sphinx find our template; one of the project's own by the same name wins."""
    config.templates_path = [*config.templates_path, str(_FOLDER)]


def set_page(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give a page of a brief our template, and what that needs."""
    domain = domain_of(app.env)
    if doctree is None or not domain.is_paper(pagename):
        return None
    brief = domain.brief(pagename)
    sources = domain.source_pages
    uri = app.builder.get_relative_uri
    cards = any(one.get("kfor_card") for one in doctree.findall(nodes.inline))
    context["kfor_paper"] = {
        "direction": "rtl" if app.config.language.split("_")[0] in _RIGHT_TO_LEFT else "",
        "styles": [
            "pygments.css",
            "kfor.css",
            "kfor-paper.css",
            *[accent.STYLE] * bool(accent.accent_of(app.config)),
        ],
        "scripts": [SCRIPT] * (cards and domain.has_cards),
        "head": _head(domain, brief, app.config.language),
        "pdf": BriefView(domain, pagename).pdf_address(),
        "checked": _checked(domain, brief),
        "evidence": uri(pagename, domain.annex(pagename).docname) + f"#{_annex(domain, pagename)}"
        if _annex(domain, pagename)
        else "",
        "sources": uri(pagename, sources.index) if sources and sources.names else "",
        "contents": list(_contents(app, brief, pagename, doctree)),
        "words": {"skip": _("Skip to the text"), "sources": _("Sources"), "contents": _("Contents")},
    }
    return TEMPLATE


def _head(domain: KforDomain, brief: Brief, language: str) -> str:
    """Series, number and date."""
    masthead = brief.masthead_in(domain.pages)
    given = masthead.fields if masthead else {}
    said = [given.get("series", ""), _("No. %s") % given["number"] if "number" in given else ""]
    said += [
        given.get("edition", ""),
        in_words(read_date(given["date"]), language) if "date" in given else "",
    ]
    return " · ".join(filter(None, said))


def _checked(domain: KforDomain, brief: Brief) -> str:
    """How many passages of a brief were checked, and whether against their texts."""
    entries = [entry for entry in domain.annex(brief.start).entries if entry.uses]
    locked = sum(entry.annotation.verdict == Verdict.LOCKED for entry in entries)
    if not entries:
        return ""
    count = len(entries)
    if locked == count:
        return ngettext("%d passage, from the lock", "%d passages, from the lock", count) % count
    said = ngettext("%d passage checked", "%d passages checked", count - locked) % (count - locked)
    return ", ".join([said, *[_("%d from the lock") % locked] * bool(locked)])


def _annex(domain: KforDomain, pagename: str) -> str:
    place = domain.part_of(pagename, "annex")
    return place[1] if place else ""


def _contents(app: Sphinx, brief: Brief, pagename: str, doctree: nodes.document) -> Iterator[dict[str, Any]]:
    """The other pages of the brief, and the sections of this one."""
    for docname in brief.docnames:
        if len(brief.docnames) > 1:
            title = app.env.titles[docname].astext()
            yield {
                "link": app.builder.get_relative_uri(pagename, docname),
                "title": title,
                "here": docname == pagename,
            }
        if docname == pagename:
            top = next(doctree.findall(nodes.section), None)
            for section in (one for one in (top.children if top else ()) if isinstance(one, nodes.section)):
                title_node = section.next_node(nodes.title)
                if title_node is not None and section["ids"]:
                    yield {"link": f"#{section['ids'][0]}", "title": title_node.astext(), "here": False}
