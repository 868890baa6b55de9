"""The author's reasons for accepting cautions: on a passage, or on an object around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import brief_box, brief_object, event_list, key_figures, masthead
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Cautions on a passage that only the whole brief can raise (see `assessments`).
WHOLE_BRIEF = frozenset({"grade"})
_HOLDERS = (brief_object, masthead, event_list, key_figures, brief_box)


def reasons(node: nodes.Element, options: dict[str, str], raised: set[str]) -> dict[str, str]:
    """Why cautions on a passage are accepted: those that it raises, and those that its brief may."""
    typed = {subtype: options.get(f"accept-{subtype}") for subtype in raised | WHOLE_BRIEF}
    own = {subtype: why for subtype, why in typed.items() if why is not None}
    around = {subtype: why for subtype in raised - own.keys() if (why := reason_around(node, subtype))}
    return own | around


def all_reasons(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Every reason that a page gives, which its annex prints, with the node that it was typed on."""
    for node in document.findall(nodes.Element):
        options: dict[str, str] = node.get("kfor_options", {})
        yield from ((node, why) for name, why in sorted(options.items()) if name.startswith("accept-"))


def reason_around(node: nodes.Element, subtype: str) -> str:
    """Why an object around a node accepts cautions of a kind, empty if none does; the object remembers."""
    for above in lineage(node):
        if isinstance(above, _HOLDERS) and f"accept-{subtype}" in above["kfor_options"]:
            above["kfor_answered"] = above.get("kfor_answered", frozenset()) | {subtype}
            return str(above["kfor_options"][f"accept-{subtype}"])
    return ""
