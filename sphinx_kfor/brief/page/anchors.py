"""The ids of what stands on a page, and the names that the author gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_kfor.brief.state.pages import Named

if TYPE_CHECKING:
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.resolver import Asked


def put_id(page: Verification, node: nodes.Element, wanted: str) -> None:
    """Give a node an id of its own."""
    node["ids"].insert(0, make_id(page.env, page.document, "", wanted))
    page.document.note_explicit_target(node)


def put_name(page: Verification, node: nodes.Element, name: str, kind: str, title: str) -> None:
    """Give a node the id that goes with its name, by which `kfor:ref` finds it."""
    if name in page.page.names:
        page.error(node, "reference", f"the name '{name}' stands on this page already")
    if isinstance(node, (nodes.table, nodes.figure)):  # Sphinx numbers and refers to it by its own name
        node["names"].append(nodes.fully_normalize_name(name))
    put_id(page, node, name)
    page.page.names[name] = Named(node["ids"][0], kind, title, page.places.line(node))


def name_passage(  # noqa: PLR0913 (what a name needs)
    page: Verification,
    node: nodes.Element,
    request: Asked,
    name: str,
    *,
    kind: str = "quote",
    title: str = "",
) -> None:
    """Give the node of a passage its id, and its name if it has one."""
    if not name:
        key = page.domain.sources[request.source].key(request.key)
        put_id(page, node, f"kfor-{key.rsplit(':', 1)[1][:8]}")
        return
    style = page.domain.style_of_one
    record = page.domain.sources[request.source].record
    put_name(page, node, name, kind, title or f"{style.names(record)} {style.year(record)}")
