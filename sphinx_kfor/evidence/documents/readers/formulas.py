"""Formulas on one line, as one reads them aloud: MathML, and Office's own (ECMA-376, part 1, 22.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.raised import lowered, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

OMML = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN = frozenset({"annotation", "annotation-xml"})
_RAISED, _LOWERED = frozenset({"msup", "sSup", "mover"}), frozenset({"msub", "sSub", "munder"})
_BOTH, _FRACTIONS = frozenset({"msubsup", "sSubSup", "munderover"}), frozenset({"mfrac", "f"})
_ROOTS, _BRACKETED = frozenset({"msqrt", "mroot", "rad"}), "d"


def linear(element: _Element) -> str:
    """A formula's words and signs: `x²+1/2`."""
    name = _name(element)
    if not name or name in _UNSEEN:
        return ""
    parts = [linear(child) for child in element if not _name(child).endswith("Pr")]
    if name in _RAISED | _LOWERED and len(parts) == 2:  # noqa: PLR2004 (a base and what stands at it)
        return parts[0] + (_up(parts[1]) if name in _RAISED else _down(parts[1]))
    if name in _BOTH and len(parts) == 3:  # noqa: PLR2004 (as above, below and above)
        return parts[0] + _down(parts[1]) + _up(parts[2])
    if name in _FRACTIONS and len(parts) == 2:  # noqa: PLR2004 (above and below the line)
        return "/".join(map(_one, parts))
    inside = " ".join((element.text or "").split()) + "".join(parts)
    if name in _ROOTS:
        return f"√{_one(inside)}"
    return f"({inside})" if name == _BRACKETED else inside


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _up(words: str) -> str:
    return superscript(words) or (f"^{_one(words)}" if words else "")


def _down(words: str) -> str:
    return lowered(words) if words.isdigit() else f"_{_one(words)}" if words else ""


def _one(words: str) -> str:
    """Words in brackets, where they are more than one sign."""
    return words if words.isalnum() else f"({words})"
