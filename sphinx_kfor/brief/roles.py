"""Roles. Like directives they only translate; their options stand in a tail behind the target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole

from sphinx_kfor.brief import options as opt
from sphinx_kfor.brief.directives import QUOTE_OPTIONS, quotation_request
from sphinx_kfor.brief.domain_of import domain_of
from sphinx_kfor.brief.nodes import VERBATIM, citation_group, inline_quotation
from sphinx_kfor.evidence.locators import canonical
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.words import translator

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from docutils.nodes import Node, system_message
    from docutils.parsers.rst.states import Inliner

_ITEM = re.compile(
    r"(?P<head>[^>\"“]*?)\s*(?:>\s*(?P<passage>\"(?:\\.|[^\"\\])*\"|“[^”]*”)\s*)?(?:,\s*(?P<locator>[^,].*))?",
    re.DOTALL,
)


#: A backslash of reStructuredText before a sign that is ours: it is kept, and a second one escapes it there.
_ESCAPED = re.compile(r"(\x00)(?=[\[\]*\"])")

CITE_OPTIONS: dict[str, opt.Validator] = {
    "class": opt.text,
    **opt.acceptances("context", "omission", "unsourced"),
}


@dataclass(frozen=True)
class CitationItem:
    """One source in a citation.

    Attributes:
        source: its id.
        lead: words before it, such as "see".
        passage: the passage that the citation rests on, as typed; empty for none.
        locator: the place as typed; empty for the passage's own.
    """

    source: str
    lead: str = ""
    passage: str = ""
    locator: str = ""


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


class QuoteRole(KforRole):
    """`kfor:quote`: a quotation inside a sentence."""

    def translate(self, text: str) -> nodes.Element:
        """A quotation that waits to be verified."""
        words, source, options = opt.split_tail(text)
        values = opt.checked(options, QUOTE_OPTIONS)
        return inline_quotation(
            kfor_request=quotation_request(source, words, values),
            kfor_options=values,
            classes=values.get("class", "").split(),
            **VERBATIM,
        )


class CiteRole(KforRole):
    """`kfor:cite` and `kfor:citet`: one or more sources, with the passages that a claim rests on."""

    def translate(self, text: str) -> nodes.Element:
        """A group of citations that waits for the brief."""
        known = domain_of(self.env).sources
        pieces, options = opt.split_options(opt.pieces(text), CITE_OPTIONS)
        items = tuple(read_item(piece, known) for piece in pieces)
        values = opt.checked(options, CITE_OPTIONS)
        return citation_group(
            kfor_items=items,
            kfor_textual=self.name.endswith("citet"),
            kfor_options=values,
            classes=values.get("class", "").split(),
            **VERBATIM,
        )


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


#: The domain's roles by name.
ROLES: dict[str, KforRole] = {"quote": QuoteRole(), "cite": CiteRole(), "citet": CiteRole(), "ref": RefRole()}


def unknown_role(name: str, known: Iterable[str]) -> KforRole:
    """A role that says that there is none of this name."""

    class UnknownRole(KforRole):
        def translate(self, text: str) -> nodes.Element:  # noqa: ARG002
            raise EvidenceError("syntax", f"no role 'kfor:{name}'; {nearest(name, known)}")

    return UnknownRole()


def read_item(text: str, known: Container[str]) -> CitationItem:
    """One item of a citation: `[prefix words] id[ > "passage"][, locator]`.

    Args:
        text: the item.
        known: the ids of the catalogue, by which an id is told from the words around it.

    Raises:
        EvidenceError: `syntax`, if it does not have this form.
    """
    words = text.split()
    for number, word in enumerate(words):
        identifier = word.rstrip(",>")
        if identifier in known and not any(mark in "".join(words[:number]) for mark in '>"“'):
            return _item(" ".join(words[:number]), identifier, text.split(identifier, 1)[1], text)
    match = re.fullmatch(
        r"(?P<lead>(?:\S+\s+)*?)(?P<id>[^\s,>\"“]+)(?P<rest>\s*(?:[>,].*)?)", text, re.DOTALL
    )
    if not match:
        raise EvidenceError("syntax", f"'{text}' is no citation; write it as `see id > \"passage\", para. 2`")
    return _item(match["lead"].strip(), match["id"], match["rest"], text)


def _item(lead: str, identifier: str, rest: str, text: str) -> CitationItem:
    match = _ITEM.fullmatch(rest)
    if not match or match["head"].strip():
        raise EvidenceError("syntax", f"'{text}' is no citation; write it as `see id > \"passage\", para. 2`")
    passage = opt.unquoted(match["passage"]) if match["passage"] else ""
    if match["passage"] and not passage.strip():
        raise EvidenceError("syntax", f"the passage in '{text}' is empty; type it, or leave it out")
    return CitationItem(identifier, lead, passage, canonical(match["locator"] or "", translator()))
