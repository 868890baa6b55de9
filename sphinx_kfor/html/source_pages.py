"""The pages of the sources: each with its record, and with every passage that the project uses of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.utils import new_document

from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.markup.nodes import VERBATIM_BLOCK, cell, from_styled, line, table_box, table_group
from sphinx_kfor.brief.parts.annex import known, passage, places, where
from sphinx_kfor.brief.parts.view import BriefView
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.catalogue.addresses import of_the_web
from sphinx_kfor.evidence.catalogue.records import Rights
from sphinx_kfor.evidence.standards.vocabulary import Tlp
from sphinx_kfor.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_kfor.brief.state.annex_entries import Entry
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.source_pages import SourcePages

TEMPLATE = "page.html"


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages for Sphinx to write, and their words for its search."""
    domain, builder = domain_of(app.env), cast("StandaloneHTMLBuilder", app.builder)
    pages = domain.source_pages
    if pages is None or not pages.names:
        return
    made = {pages.index: _index(domain, pages)}
    made |= {name: _page(domain, source, name) for source, name in pages.names.items()}
    builder.secnumbers, builder.fignumbers = {}, {}  # of the document written last, if any was
    order = list(made)
    for number, (name, (title, content)) in enumerate(made.items()):
        document = new_document(name)
        section = nodes.section("", nodes.title(title, title), *content, ids=["kfor-source"])
        document += section
        _feed(builder, name, title, document)
        context = {
            "title": title,
            "body": builder.render_partial(section)["fragment"],
            "metatags": "",
            "parents": [{"link": builder.get_relative_uri(name, pages.index), "title": _("Sources")}]
            * (number > 0),
            "prev": _neighbour(builder, name, order, made, number - 1),
            "next": _neighbour(builder, name, order, made, number + 1),
            "kfor_markings": _markings(domain, pages, name),
            "toc": "",
            "display_toc": False,
            "meta": {},
        }
        yield name, context, TEMPLATE


def _markings(domain: KforDomain, pages: SourcePages, name: str) -> list[Tlp]:
    """The markings of the briefs that use what a page shows, and of the sources themselves."""
    shown = {source for source, page in pages.names.items() if name in {page, pages.index}}
    marks = [Tlp.parse(tlp) for one in shown if (tlp := domain.sources[one].record.custom.tlp)]
    for view in _views(domain, name):
        used = {entry.source for entry in view.annex.entries} | set(domain.cited(view.brief.docnames))
        if used & shown and (mark := marking(domain, view.brief)) is not None:
            marks.append(mark)
    return marks


def _neighbour(
    builder: StandaloneHTMLBuilder,
    name: str,
    order: Sequence[str],
    made: dict[str, tuple[str, list[nodes.Node]]],
    number: int,
) -> dict[str, str] | None:
    if not 0 <= number < len(order):
        return None
    return {"link": builder.get_relative_uri(name, order[number]), "title": made[order[number]][0]}


def _feed(builder: StandaloneHTMLBuilder, name: str, title: str, document: nodes.document) -> None:
    """Let the search and other projects find a page.

    Sphinx drops from its index what is no document: it is one from here on, when all that is kept of
    documents from build to build is written already.
    """
    builder.env.all_docs[name] = 0
    builder.env.titles[name] = nodes.title(title, title)
    if builder.indexer is not None and builder.search:
        builder.indexer.feed(name, f"{name}.txt", title, document)


@dataclass
class _Use:
    """A passage with the briefs that use it.

    Attributes:
        view: the first brief, as the page of the source shows it.
        entry: the passage there.
        uses: all places that use it, with the brief of each.
    """

    view: BriefView
    entry: Entry
    uses: list[tuple[BriefView, Place]] = field(default_factory=list)


def _uses(domain: KforDomain, name: str, source: str = "") -> dict[str, dict[str, _Use]]:
    """The passages of each source, or of one, each once, in the order in which they stand in it."""
    found: dict[str, dict[str, _Use]] = defaultdict(dict)
    for view in _views(domain, name):
        for entry in view.annex.entries:
            if entry.uses and source in {"", entry.source}:
                use = found[entry.source].setdefault(entry.digest, _Use(view, entry))
                use.uses += [(view, place) for place, _passage in entry.uses]
    return found


def _views(domain: KforDomain, name: str) -> list[BriefView]:
    """All briefs, and the pages that belong to none, as a page shows them."""
    return [BriefView(domain, brief.start, shown_on=name) for brief in domain.assessed()]


def _page(domain: KforDomain, source: str, name: str) -> tuple[str, list[nodes.Node]]:
    """The title and the content of the page of a source."""
    uses = sorted(_uses(domain, name, source)[source].values(), key=_position)
    view = uses[0].view if uses else _views(domain, name)[0]
    record = view.record(source)
    made: list[nodes.Node] = [line(from_styled(view.style.entry(record)), "kfor-source-entry")]
    made.append(_facts(view, source))
    lead = ngettext("%d passage of it is used.", "%d passages of it are used.", len(uses)) % len(uses)
    made.append(nodes.rubric("", _("Passages")))
    made.append(line(lead if uses else _("It is cited without any passage.")))
    items = [_item(use) for use in uses]
    made += [
        nodes.container("", nodes.bullet_list("", *items, classes=["kfor-entries"]), classes=["kfor-annex"])
    ] * bool(items)
    return view.label(source), made


def _position(use: _Use) -> tuple[int, int]:
    position = use.entry.annotation.targets[0].position
    return position.start, position.end


def _facts(view: BriefView, source: str) -> nodes.field_list:
    """What the catalogue says of a source."""
    record = view.record(source)
    rights = {
        Rights.OPEN: _("open: whole paragraphs may be shown"),
        Rights.EXCERPTS: _("excerpts: quoted passages, with the words right beside them"),
        Rights.PRIVATE: _("private: its words stand only where they are quoted"),
    }
    pairs: list[tuple[str, Sequence[nodes.Node] | str]] = [
        (_("Grade"), view.graded(source, "")),
        (_("Note"), record.custom.origin_note),
        (_("The date is inferred"), record.custom.date_inferred),
        (_("Rights"), rights[record.custom.rights]),
        (_("Permission"), record.custom.permission),
        (_("Credit"), record.custom.credit),
        (_("Original"), _live(record.url)),
        (_("Archived copy"), _live(record.custom.archive)),
        ("sha256", record.custom.sha256),
    ]
    fields = [
        nodes.field("", nodes.field_name("", name), nodes.field_body("", line(value)))
        for name, value in pairs
        if value
    ]
    return nodes.field_list("", *fields, classes=["kfor-facts"])


def _live(url: str) -> Sequence[nodes.Node] | str:
    """An address as a link, if it is one of the web."""
    if address := of_the_web(url):
        return [nodes.reference(url, url, refuri=address)]
    return url


def _item(use: _Use) -> nodes.list_item:
    """A passage in its context, what is known of it, and where it is used."""
    first = nodes.paragraph("", "", *passage(use.view, use.entry), **VERBATIM_BLOCK)
    said = [places(use.view, use.entry), *known(use.view, use.entry, worded=True)]
    facts = nodes.paragraph(classes=["kfor-entries-facts"], **VERBATIM_BLOCK)
    facts += nodes.Text("".join(f"{one} · " for one in said if one) + _("Used in:") + " ")
    for number, (view, place) in enumerate(use.uses):
        used = next(one for at, one in view.annex.at[place].uses if at == place)
        title = view.domain.env.titles[place[0]].astext() if place[0] in view.domain.env.titles else place[0]
        text = f"{title}, {where(view, place, used)}"
        facts += [nodes.Text("; ")] * bool(number)
        facts += nodes.reference(text, text, refuri=view.uri(place), internal=True)
    return nodes.list_item("", first, facts, ids=[f"passage-{use.entry.digest}"])


def _index(domain: KforDomain, pages: SourcePages) -> tuple[str, list[nodes.Node]]:
    """The title and the content of the page of all sources: how much each bears."""
    uses = _uses(domain, pages.index)
    view = _views(domain, pages.index)[0]
    head = [_("Source"), _("Grade"), _("Passages"), _("Uses"), _("Pages")]
    rows = [[cell(one) for one in head]]
    for source in sorted(pages.names, key=lambda one: view.style.sort_key(view.record(one))):
        found = uses[source].values()
        places_of = [place for use in found for _view, place in use.uses]
        rows.append(
            [
                cell(_named(view, source)),
                cell(view.graded(source, "") or "–"),
                _number(len(found)),
                _number(len(places_of)),
                cell(list(_users(view, (place[0] for place in places_of))) or "–"),
            ]
        )
    table = nodes.table("", classes=["colwidths-auto", "kfor-sources"])
    table += table_group(rows, (40, 25, 10, 10, 15), stub=False)
    said = ngettext("%d source is used.", "%d sources are used.", len(pages.names)) % len(pages.names)
    return _("Sources"), [line(said), table_box("", table, kfor_label=_("Sources"))]


def _named(view: BriefView, source: str) -> list[nodes.Node]:
    linked = view.link_to_page(source, [nodes.Text(view.label(source))])
    told = view.style.attribution(view.record(source), "", credibility=None)
    return [nodes.strong("", "", linked or nodes.Text(source)), nodes.Text(" "), *from_styled(told)]


def _number(number: int) -> nodes.entry:
    return cell(str(number), classes=["text-right", "kfor-decimal"])


def _users(view: BriefView, docnames: Iterable[str]) -> Iterator[nodes.Node]:
    """The pages that use a source."""
    for number, docname in enumerate(sorted(set(docnames))):
        title = view.domain.env.titles[docname].astext() if docname in view.domain.env.titles else docname
        yield from [nodes.Text("; ")] * bool(number)
        yield nodes.reference(title, title, refuri=view.uri((docname, "")), internal=True)
