"""The one way of an item through a page: resolve, refuse, name, print, record, accept, strip.

An item is what an author asks a source for: a quotation, the passage of a citation, a value, a table, a
chart, a figure to compare. What differs between them are the methods of `Item`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.anchors import name_passage
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.resolver import Asked, Resolved


@dataclass
class Item:
    """Something asked of a source at a node.

    Attributes:
        page: the page that asks.
        node: the node that waits for an answer.
        request: what is asked for.
        options: what the author says of it.
        kind: what a reference calls it.
        title: what a reference to it says; empty for its source's name and year.
        quoted: whether the source's words are printed.
        settled: families of cautions that what is printed answers.
    """

    page: Verification
    node: nodes.Element
    request: Asked
    options: dict[str, str] = field(default_factory=dict)
    kind: str = "quote"
    title: str = ""
    quoted: bool = False
    settled: frozenset[str] = frozenset()

    def resolve(self) -> Resolved:
        """Find it, and work out what is printed of it.

        Raises:
            EvidenceError: it is refused.
        """
        return self.page.resolve(self.request)

    def refuse(self, error: EvidenceError) -> None:
        """Print a placeholder, and note why."""
        self.page.refuse(self.node, error, self.request.source)

    def stand_in(self) -> nodes.Element:
        """The node that bears its id and its name."""
        return self.node

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Fill the node in, and put it in its place."""


def take(item: Item) -> Resolved | None:
    """Check an item, print it or its refusal, and record it; None if it is refused."""
    try:
        resolved = item.resolve()
    except EvidenceError as error:
        item.refuse(error)
        return None
    node = item.stand_in()
    name = item.options.get("name", "")
    name_passage(item.page, node, item.request, name, kind=item.kind, title=item.title)
    item.print(node, resolved)
    item.page.record(
        node, item.request, resolved, quoted=item.quoted, options=item.options, settled=item.settled
    )
    return resolved


def settle(page: Verification, node: nodes.Element, options: dict[str, str]) -> None:
    """Close a node whose items are taken: say which reasons nothing needed, and leave none of ours on it."""
    page.unanswered(node, options)
    page.strip(node)
