"""What office documents say of themselves: their core properties (Dublin Core)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.documents.readers.html_facts import date

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.readers.packages import Package
    from sphinx_kfor.evidence.documents.reading import Json

#: Properties that a program fills in where nobody did.
_NOBODY = re.compile(
    r"^(?:python-docx|openpyxl|administrator|admin|user|unknown|microsoft.*|windows.*|word document"
    r"|powerpoint presentation)$",
    re.IGNORECASE,
)
_ELEMENTS = {"title": "title", "language": "language", "publisher": "publisher", "date": "issued"}


def core_facts(package: Package, kind: str = "document") -> Json:
    """The CSL variables that an OOXML package gives."""
    return dublin_core(package.xml("docProps/core.xml"), kind)


def dublin_core(root: _Element | None, kind: str) -> Json:
    """The CSL variables of some Dublin Core elements, whatever is around them."""
    said: Json = {"type": kind}
    authors: list[str] = []
    created = ""
    for element in root.iter() if root is not None else ():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        text = " ".join((element.text or "").split())
        if not text or _NOBODY.match(text):
            continue
        if name in {"creator", "initial-creator"}:
            authors += [one for one in re.split(r"\s*;\s*", text) if one and one not in authors]
        elif name in {"created", "creation-date"}:
            created = created or date(text)
        elif name in _ELEMENTS and _ELEMENTS[name] not in said:
            said[_ELEMENTS[name]] = date(text) if name == "date" else text
    if authors:
        said["author"] = authors
    if created and not said.get("issued"):
        said["issued"] = created
    return {key: value for key, value in said.items() if value}
