"""Roles. Like directives they only translate; their options stand in a tail behind the target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole

from sphinx_kfor.brief.markup.nodes import inline_quotation
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Node, system_message
    from docutils.parsers.rst.states import Inliner


#: A backslash of reStructuredText before a sign that is ours: it is kept, and a second one escapes it there.
_ESCAPED = re.compile(r"(\x00)(?=[\[\]*\"])")


class KforRole(SphinxRole):
    """A role that turns what it cannot read into a problem of its place."""

    def __call__(  # noqa: PLR0913, PLR0917 (the signature is docutils')
        self,
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Inliner,
        options: dict[str, Any] | None = None,
        content: Sequence[str] = (),
    ) -> tuple[list[Node], list[system_message]]:
        """Run, with the backslashes that are editorial marks: reStructuredText has made NUL of each."""
        return super().__call__(name, rawtext, _ESCAPED.sub(r"\1\\", text), lineno, inliner, options, content)

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Translate; see `KforDirective.run`."""
        try:
            made = self.translate(" ".join(self.text.split()))
        except EvidenceError as error:
            made = inline_quotation(kfor_failure=error, kfor_source="")
        made["kfor_typed"] = self.text
        self.set_source_info(made)
        return [made], []

    def translate(self, text: str) -> nodes.Element:
        """The node for what was typed."""
        raise NotImplementedError


class RefRole(KforRole):
    """`kfor:ref`: a reference to anything that has a name."""

    def translate(self, text: str) -> nodes.Element:
        """A cross-reference of the domain."""
        title, bracket, target = text.rpartition("<")
        explicit = bool(bracket) and text.endswith(">")
        target = " ".join((target[:-1] if explicit else text).split())
        return reference_to(target, self.env.docname, title.strip() if explicit else "")


def reference_to(name: str, docname: str, title: str = "") -> pending_xref:
    """A reference to what has a name.

    Args:
        name: the name.
        docname: the page that refers to it.
        title: the words that the author wants; empty for those of the thing itself.
    """
    shown = title or name
    return pending_xref(
        "",
        nodes.inline(shown, shown),
        refdomain="kfor",
        reftype="ref",
        reftarget=name,
        refexplicit=bool(title),
        refwarn=False,
        refdoc=docname,
    )


def unknown_role(name: str, known: Iterable[str]) -> KforRole:
    """A role that says that there is none of this name."""

    class UnknownRole(KforRole):
        def translate(self, text: str) -> nodes.Element:  # noqa: ARG002
            raise EvidenceError("syntax", f"no role 'kfor:{name}'; {nearest(name, known)}")

    return UnknownRole()
