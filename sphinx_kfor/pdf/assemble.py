"""One document out of many: toctrees inlined, references resolved, anchors found."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import LoggingReporter

from sphinx_kfor.pdf.grids import fill_grids
from sphinx_kfor.pdf.notebooks import choose_outputs
from sphinx_kfor.pdf.raw_html.converting import convert_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: A place a reference can lead to: document name and id, the id empty for the document itself.
Place = tuple[str, str]

#: What `BriefPdfBuilder.get_target_uri` puts before a document name, so that no URL looks like it.
DOCUMENT_MARK = "%"


def assemble(builder: Builder, start: str, without: AbstractSet[str] = frozenset()) -> nodes.document:
    """Give the document *start* with its toctree descendants in place, every reference resolved.

    Args:
        builder: the builder.
        start: the name of the start document.
        without: names of documents that do not belong to it, even if a toctree includes them.
    """
    tree = _doctree(builder.env, start)
    tree["docname"] = start
    _inline_toctrees(builder, tree, {start, *without})
    _drop_unseen(tree)
    choose_outputs(tree)
    convert_html(builder.env, list(with_document(tree)))
    _empty_kept_entries(builder.env)
    with _remembered_doctrees(builder.env):
        builder.env.resolve_references(tree, start, builder)
    fill_grids(tree)
    _number_equations(builder, tree)
    _shorten_paths(builder, tree)
    return tree


def _doctree(env: BuildEnvironment, docname: str) -> nodes.document:
    """Give a document as it was read, the first time without unpickling it, as Sphinx's own builders do."""
    kept: dict[str, nodes.document] = vars(env).get("_write_doc_doctree_cache", {})
    if docname not in kept:
        return env.get_doctree(docname)
    tree = kept.pop(docname)
    tree.settings.env = env
    tree.reporter = LoggingReporter(str(env.doc2path(docname)))
    return tree


def _drop_unseen(tree: nodes.document) -> None:
    """Take out what nobody is to read: no font need have its letters, and no word of it is out of order."""
    unseen = (nodes.comment, nodes.substitution_definition)
    for node in list(tree.findall(lambda each: isinstance(each, unseen))):
        node.parent.remove(node)


def _empty_kept_entries(env: BuildEnvironment) -> None:
    """Take out what sphinxcontrib-bibtex has put into the entries that it keeps.

    It fills them each time that references are resolved; and a project may have two PDFs.
    """
    for bibliography in getattr(env.domains.get("cite"), "bibliographies", {}).values():
        for entry in getattr(bibliography, "citation_nodes", {}).values():
            entry.clear()


def _shorten_paths(builder: Builder, tree: nodes.document) -> None:
    """Let a list of what is to do name its files by their places in the project, not on this machine."""
    if builder.env.domains.get("todo") is None:
        return
    folder = f"{builder.srcdir}{os.sep}"
    for paragraph in tree.findall(nodes.paragraph):
        if "todo-source" in paragraph["classes"]:
            for text in list(paragraph.findall(nodes.Text)):
                text.parent.replace(text, nodes.Text(text.astext().replace(folder, "")))


def _number_equations(builder: Builder, tree: nodes.document) -> None:
    """Give each equation of the assembled *tree* that has a number one of its own, and references the same.

    Sphinx counts anew in each document, and by chapters with `numfig`, where it knows the documents' order.
    """
    numbered = [
        (docname, node)
        for docname, node in with_document(tree)
        if isinstance(node, nodes.math_block) and (node.get("label") or node.get("number") is not None)
    ]
    told = [_told(builder, docname, node) for docname, node in numbered]
    distinct = "" not in told and len({*told}) == len(told)
    numbers = told if distinct else [str(number) for number in range(1, len(told) + 1)]
    changed: dict[Place, tuple[str, str]] = {}
    for (docname, node), old, new in zip(numbered, told, numbers, strict=True):
        node["number"] = new
        changed.update({(docname, str(each)): (old, new) for each in node["ids"]})
    form = str(builder.config.math_eqref_format or "({number})")
    for docname, reference in with_document(tree):
        place = place_of(reference, docname) if isinstance(reference, nodes.reference) else None
        if place in changed:
            old, new = (form.replace("{number}", each) for each in changed[place])
            if len(reference.children) == 1 and reference.astext() == old:
                reference.replace(reference[0], nodes.Text(new))


def _told(builder: Builder, docname: str, node: nodes.math_block) -> str:
    """The number that Sphinx's references say, "" where it has none."""
    if not (builder.config.math_numfig and builder.config.numfig):
        return str(node.get("number") or "")
    numbers = builder.env.toc_fignumbers.get(docname, {}).get("displaymath", {})
    number = next((numbers[each] for each in node["ids"] if each in numbers), ())
    said = ".".join(map(str, number))
    return str(builder.config.math_numsep).join(said.rsplit(".", 1))


@contextmanager
def _remembered_doctrees(env: BuildEnvironment) -> Iterator[None]:
    """Read each doctree once: Sphinx would unpickle a whole document for each `numref` into it."""
    vars(env)["get_doctree"] = cache(env.get_doctree)
    try:
        yield
    finally:
        del vars(env)["get_doctree"]


def _inline_toctrees(builder: Builder, tree: nodes.Element, seen: set[str]) -> None:
    for toctree in list(tree.findall(addnodes.toctree)):
        inlined: list[nodes.Node] = []
        for docname in map(str, toctree["includefiles"]):
            if docname not in seen and docname in builder.env.all_docs:
                seen.add(docname)
                subtree = _doctree(builder.env, docname)
                _inline_toctrees(builder, subtree, seen)
                inlined.append(addnodes.start_of_file("", *subtree.children, docname=docname))
        place = _place_for(toctree)
        index = place.parent.index(place) + 1
        while index < len(place.parent) and isinstance(place.parent[index], addnodes.start_of_file):
            index += 1
        place.parent.insert(index, inlined)
        toctree.parent.remove(toctree)


def _place_for(toctree: addnodes.toctree) -> nodes.Element:
    """Give the node after which a toctree's documents go.

    A toctree mostly ends its document, and so stands in its last section, to which its documents
    do not belong: then they follow that section, and only else stay where the toctree is.
    """
    place: nodes.Element = toctree
    while not _is_followed(place) and not _is_top(place.parent):
        place = place.parent
    return place if place is toctree or isinstance(place, nodes.section) else toctree


def _is_followed(node: nodes.Node) -> bool:
    siblings = node.parent.children[node.parent.index(node) + 1 :]
    passed_by = (nodes.Invisible, addnodes.toctree, addnodes.start_of_file)
    return not all(
        isinstance(each, passed_by)
        or (each.children and all(isinstance(child, passed_by) for child in each.children))
        for each in siblings
    )


def _is_top(node: nodes.Element) -> bool:
    return isinstance(node, nodes.document) or (
        isinstance(node, nodes.section) and isinstance(node.parent, nodes.document)
    )


@dataclass
class Places:
    """What in a document can be pointed at, and what is."""

    labels: dict[Place, str] = field(default_factory=dict)
    footnotes: dict[Place, nodes.footnote] = field(default_factory=dict)
    referenced: set[Place] = field(default_factory=set)

    @cached_property
    def used(self) -> frozenset[str]:
        """The labels that something refers to; no other is written."""
        return frozenset(self.labels[place] for place in self.referenced if place in self.labels)

    def label(self, place: Place) -> str | None:
        """Give the label of *place* if it exists and something refers to it."""
        label = self.labels.get(place)
        return label if label in self.used else None


def find_places(tree: nodes.document) -> Places:
    """Collect the ids, footnotes and references of an assembled document."""
    places = Places()
    for docname, node in with_document(tree):
        _note_ids(places, docname, node)
        if isinstance(node, nodes.footnote):
            places.footnotes.update({(docname, identifier): node for identifier in node["ids"]})
        if isinstance(node, (nodes.reference, nodes.footnote_reference)):
            place = place_of(node, docname)
            if place is not None:
                places.referenced.add(place)
    return places


def _note_ids(places: Places, docname: str, node: nodes.Element) -> None:
    # One node has one label, whatever the number of its ids: each id is an alias of the first.
    ids = [str(identifier) for identifier in node["ids"]]
    for identifier in ids:
        places.labels.setdefault((docname, identifier), f"{docname}#{ids[0]}")
    if ids and isinstance(node, nodes.section):
        places.labels.setdefault((docname, ""), f"{docname}#{ids[0]}")


def place_of(node: nodes.Element, docname: str) -> Place | None:
    """Give the place that a reference in the document *docname* leads to, None if none in here."""
    if refid := node.get("refid"):
        return docname, str(refid)
    uri = str(node.get("refuri", ""))
    return (docname, uri[1:]) if uri.startswith("#") else place_in(uri, docname)


def place_in(uri: str, docname: str = "") -> Place | None:
    """Give the place that the builder's *uri* stands for, None if it leads out of here."""
    if not uri.startswith(DOCUMENT_MARK):
        return None
    target, _, identifier = uri.removeprefix(DOCUMENT_MARK).partition("#")
    return target or docname, identifier


def with_document(tree: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """Give every element of an assembled document with the name of the document it came from."""
    # An explicit stack: nested generators would cost more than all the rest of the work here.
    stack: list[tuple[str, nodes.Element]] = [(str(tree.get("docname", "")), tree)]
    while stack:
        docname, node = stack.pop()
        yield docname, node
        for child in reversed(node.children):
            if isinstance(child, addnodes.start_of_file):
                stack.append((str(child["docname"]), child))
            elif isinstance(child, nodes.Element):
                stack.append((docname, child))
