"""Visitors of references: live where they lead to the web or into this document."""
# ruff: noqa: D102 - a visitor is named after the node it visits

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from docutils import nodes

from sphinx_kfor.pdf.assemble import place_of
from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.visitors.base import TypstBase

#: The only schemes that a click may follow.
_LIVE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
#: What stays as it is in an address: RFC 3986's reserved signs, and what is in per cent signs already.
_KEPT = ":/?#[]@!$&'()*+,;=%~"
_DOI = re.compile(r"doi:\s*(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
#: A place in a source, `para. 5` or `pp. 3–4`, which stays on one line.
_PLACE = re.compile(r"[^\W\d]{1,5}\. \d{1,4}(?:[-–]\d{1,4})?")


class ReferenceVisitors(TypstBase):
    """References and targets."""

    def visit_reference(self, node: nodes.Element) -> None:
        self.begin()
        self.put_anchor(node)

    def depart_reference(self, node: nodes.Element) -> None:
        body = self.end()
        if _PLACE.fullmatch(node.astext()):
            body = call("box", body)
        place = place_of(node, self.docname)
        label = self.places.label(place) if place is not None else None
        url = live_url(str(node.get("refuri", "")))
        if label is not None:
            self.put(call("to", string(label), body))
        elif url is not None and node.children:
            self.put(call("link", string(url), body))
        else:
            self.put(body)

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_target(self, node: nodes.target) -> None:
        self.put_anchor(node)
        if not node.children:
            raise nodes.SkipNode

    def depart_target(self, _node: nodes.target) -> None:
        pass

    def visit_pending_xref(self, _node: nodes.Element) -> None:
        pass

    visit_pending_xref_condition = visit_download_reference = visit_pending_xref


def live_url(uri: str) -> str | None:
    """Give the address that a link to *uri* opens, None if it is to stay text."""
    if doi := _DOI.fullmatch(uri):
        return f"https://doi.org/{doi['doi']}"
    return _in_ascii(uri) if _LIVE.fullmatch(uri) else None


def _in_ascii(uri: str) -> str:
    """An address as PDF wants it (ISO 32000-1, 12.6.4.7): its host by IDNA, the rest in per cent signs."""
    if uri.isascii():
        return uri
    try:
        parts = urlsplit(uri)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:  # no address of a host, or none that IDNA has
        return quote(uri, safe=_KEPT)
    user, at, place = parts.netloc.rpartition("@")
    place = quote(user, safe=_KEPT) + at + place.lower().replace(parts.hostname or "", host, 1)
    return urlunsplit((parts.scheme, place, *(quote(part, safe=_KEPT) for part in parts[2:])))
