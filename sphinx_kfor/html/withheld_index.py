"""The index of a project, without the words of pages that are marked higher than the lowest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.state.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: The pages of Sphinx's index, and where their contexts have the entries of one letter, or of all.
_PAGES = "genindex"
#: `(name, (links, entries below, key))`, as Sphinx has them; a link is `(main, address)`.
Entry = Any


def withhold(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 (the signature is Sphinx's)
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take entries out that lead to pages of a higher marking (`html-page-context`)."""
    if doctree is not None or not pagename.startswith(_PAGES):
        return
    domain = domain_of(app.env)
    above = [docname for docname in app.env.found_docs if domain.is_above(docname)]
    if not above:
        return
    addresses = {app.builder.get_relative_uri(_PAGES, docname).partition("#")[0] for docname in above}
    if "genindexentries" in context:
        letters = [(letter, _kept(entries, addresses)) for letter, entries in context["genindexentries"]]
        context["genindexentries"] = [(letter, entries) for letter, entries in letters if entries]
    if "entries" in context:
        context["entries"] = _kept(context["entries"], addresses)


def _kept(entries: list[Entry], addresses: set[str]) -> list[Entry]:
    """The entries that still lead somewhere."""
    found = []
    for name, (links, below, key) in entries:
        left = _links(links, addresses)
        under = [(one, some) for one, pairs in below if (some := _links(pairs, addresses))]
        if left or under or not (links or below):
            found.append((name, (left, under, key)))
    return found


def _links(links: list[Any], addresses: set[str]) -> list[Any]:
    """The links to other pages; that of a `see` leads nowhere."""
    return [link for link in links if not link[1] or link[1].partition("#")[0] not in addresses]
