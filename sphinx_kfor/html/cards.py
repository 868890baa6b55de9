"""Evidence cards: a template for each passage of a page, which the script of the page shows beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import from_styled
from sphinx_kfor.brief.parts.annex import known, passage
from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.documents.sheet_addresses import together
from sphinx_kfor.html.fragments import address_at
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.state.annex_entries import Entry
    from sphinx_kfor.evidence.sources.corpus import Sources

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
    cards = {name: card for name in wanted if (card := _card(name, views, domain.sources))}
    made = "".join(_template(name, card.html()) for name, card in cards.items())
    made += "".join(_template(f"of-{name}", told) for name, told in _told(cards.values()).items())
    close = escape(_("Close"))
    context["body"] += f'{made}<template id="kfor-card-words" data-close="{close}"></template>\n'
    app.add_js_file(SCRIPT, loading_method="defer")


def _card(name: str, views: Sequence[BriefView], sources: Sources) -> Card | None:
    """The card of a passage, as the last brief that uses it shows it, or of a source cited without any."""
    for view in reversed(views):
        if entry := view.annex.by_digest.get(name):
            return Card(view, entry.source, entry)
    source = name.removeprefix("source-")
    return Card(views[0], source, None) if name != source and source in sources else None


def _told(cards: Iterable[Card]) -> dict[str, str]:
    """What the cards of passages say of their sources, once for each: a page stays small."""
    last = {card.source: card for card in cards if card.entry}
    return {source: card.about_the_source() for source, card in last.items()}


def _template(name: str, inner: str) -> str:
    return f'<template id="kfor-card-{escape(name)}">{inner}</template>\n'


class Card:
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

    def html(self) -> str:
        """Its parts; the script puts what is said of the source of a passage into the empty one."""
        view, entry = self.view, self.entry
        place = ""
        if entry:
            found = together(one.locator for one in entry.annotation.targets if one.locator)
            place = "".join(f", {escape(view.style.place(one))}" for one in found)
        made = f"<p><strong>{escape(view.label(self.source))}</strong>{place}</p>"
        if entry:
            words = "".join(map(self._inline, passage(view, entry)))
            made += f"<blockquote><p>{words}</p></blockquote>"
            made += f'<p data-of="{escape(self.source)}"></p>'
            facts = [*map(escape, known(view, entry, worded=True))]
        else:
            told = [part for part in view.style.entry(self.record, graded=False) if not part.url]
            words = "".join(map(self._inline, from_styled(told))).strip()
            facts = [words, escape(self.record.custom.origin_note), escape(view.graded(self.source, ""))]
        made += f"<p>{' · '.join(filter(None, facts))}</p>"
        links = "".join(f'<li><a href="{escape(uri)}">{escape(name)}</a></li>' for name, uri in self._links())
        return made + (f"<ul>{links}</ul>" if links else "")

    def about_the_source(self) -> str:
        """Who wrote the source, its title, where and when it was published."""
        told = self.view.style.attribution(self.record, "", credibility=None)
        return "".join(map(self._inline, from_styled(told)))

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
