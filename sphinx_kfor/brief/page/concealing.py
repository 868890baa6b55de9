"""Private means private: what a page asks of a private source goes nowhere but into the printed quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from sphinx_kfor.brief.state.domain import KforDomain
    from sphinx_kfor.evidence.sources.source import Source


def conceal(node: nodes.Element) -> None:
    """Keep an item out of the site's search, and the block that asks for it out of what is translated.

    A catalogue of messages (`.pot`) holds a block as it was typed, with the words that were asked for.
    """
    node["classes"].append("no-search")
    for above in lineage(node):
        if isinstance(above, nodes.TextElement) and not isinstance(above, nodes.Inline):
            above["translatable"] = False


def quiet(domain: KforDomain, message: str, source: Source | None) -> str:
    """A message for a public log: of a private source it says that something is wrong, and not what.

    Args:
        domain: for the sources, and whether the project asks for it (`kfor_quiet_private`).
        message: what is wrong.
        source: the one that was looked at; None for none.
    """
    if not domain.env.config.kfor_quiet_private:
        return message
    named = [one.id for one in domain.sources.values() if one.private and f"'{one.id}'" in message]
    if source is not None and source.private:
        named.append(source.id)
    if not named:
        return message
    what = f"something is wrong with what is said of '{named[-1]}', which is private"
    return f"{what}; see it without kfor_quiet_private"
