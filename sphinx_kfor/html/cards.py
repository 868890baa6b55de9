"""Evidence cards: a template for each use of a page, which the script of the page shows beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import from_styled
from sphinx_kfor.brief.parts.annex import known, passage
from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.documents.sheets import together
from sphinx_kfor.html.fragments import address_at
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.state.annex_entries import Entry

SCRIPT = "kfor-cards.js"
#: How words are set.
_TAGS = {"emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub"}


def add(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 (the signature is Sphinx's)
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the cards of a page below what it says, with their script."""
    domain = domain_of(app.env)
    if doctree is None or not domain.has_cards or not context.get("body"):
        return
    wanted = dict.fromkeys(one["kfor_card"] for one in doctree.findall(nodes.inline) if one.get("kfor_card"))
    if not wanted:
        return
    # A single page shows all briefs, and the pages that are in none.
    shown = sorted(domain.pages) if app.builder.name == "singlehtml" else [pagename]
    starts = dict.fromkeys(domain.brief(docname).start for docname in shown)
    views = [BriefView(domain, start, shown_on=pagename) for start in starts]
    entries = {entry.digest: (view, entry) for view in views for entry in view.annex.entries}
    made = ""
    for name in wanted:
        source = name.removeprefix("source-")
        if name in entries:
            view, entry = entries[name]
            made += _template(name, Cards(view, entry.source, entry))
        elif source != name and source in domain.sources:
            made += _template(name, Cards(views[0], source, None))
    close = escape(_("Close"))
    context["body"] += f'{made}<template id="kfor-card-words" data-close="{close}"></template>\n'
    app.add_js_file(SCRIPT, loading_method="defer")


def _template(name: str, card: Cards) -> str:
    return f'<template id="kfor-card-{escape(name)}">{"".join(card.html())}</template>\n'


class Cards:
    """What one card says.

    Args:
        view: the brief, as the page shows it.
        source: the id of the source.
        entry: the passage; None for a source that is cited without one.
    """

    def __init__(self, view: BriefView, source: str, entry: Entry | None) -> None:
        self.view = view
        self.source = source
        self.entry = entry if entry and entry.uses else None
        self.record = view.record(source)

    def html(self) -> Iterator[str]:
        """Its parts."""
        view, entry = self.view, self.entry
        place = ""
        if entry:
            found = together(one.locator for one in entry.annotation.targets if one.locator)
            place = "".join(f", {escape(view.style.place(one))}" for one in found)
        yield f'<p class="kfor-card-title"><strong>{escape(view.label(self.source))}</strong>{place}</p>'
        if entry:
            words = "".join(map(self._inline, passage(view, entry)))
            yield f'<blockquote class="kfor-card-passage"><p>{words}</p></blockquote>'
            told = view.style.attribution(self.record, "", credibility=None)
            facts = [*known(view, entry, worded=True)]
        else:
            told = [part for part in view.style.entry(self.record, graded=False) if not part.url]
            facts = [self.record.custom.origin_note, view.graded(self.source, "")]
        said = ["".join(map(self._inline, from_styled(told))).strip(), *map(escape, facts)]
        yield f'<p class="kfor-card-facts">{" · ".join(filter(None, said))}</p>'
        links = "".join(f'<li><a href="{escape(uri)}">{escape(name)}</a></li>' for name, uri in self._links())
        yield f'<ul class="kfor-card-links">{links}</ul>' if links else ""

    def _links(self) -> Iterator[tuple[str, str]]:
        view, entry = self.view, self.entry
        if uri := view.uri_of_page(self.source, f"passage-{entry.digest}" if entry else ""):
            yield _("The source"), uri
        if entry and view.annex.docname:
            yield _("In the annex"), view.uri((view.annex.docname, entry.anchor))
        if address := address_at(self.record.url, entry.annotation.targets if entry else ()):
            yield _("The original"), address

    def _inline(self, node: nodes.Node) -> str:
        """Words with what is marked in them."""
        if not isinstance(node, nodes.Element):
            return escape(node.astext(), quote=False)
        inner = "".join(map(self._inline, node.children))
        tag = "mark" if "kfor-passage" in node["classes"] else _TAGS.get(node.tagname, "")
        if tag:
            return f"<{tag}>{inner}</{tag}>"
        attributes = "".join(
            f' {name}="{escape(str(node[name]))}"' for name in ("lang", "dir") if node.get(name)
        )
        return f"<span{attributes}>{inner}</span>" if attributes else inner
