"""Small projects, and what a build of one leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

import pikepdf
import pypdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF = """
project = "A project"
author = "A. Writer"
extensions = ["myst_parser", "sphinx_kfor"]
# The quotations in here have no sources.
suppress_warnings = ["kfor.loose"]
"""

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its type, its attributes, and its children's types below it."""

    name: str
    attributes: dict[str, Any]
    children: list[Tag]

    def all(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class Result:
    """What a build left behind."""

    status: int
    warnings: str
    folder: Path

    def pdf(self, target: str = "brief") -> bytes:
        return (self.folder / f"{target}.pdf").read_bytes()

    def pages(self, target: str = "brief") -> list[str]:
        return [page.extract_text() for page in pypdf.PdfReader(BytesIO(self.pdf(target))).pages]

    def text(self, target: str = "brief") -> str:
        """All the text, runs of white space made one space."""
        return " ".join(" ".join(self.pages(target)).split())

    def links(self, target: str = "brief") -> set[str]:
        reader = pypdf.PdfReader(BytesIO(self.pdf(target)))
        annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
        return {str(note["/A"]["/URI"]) for note in annotations if "/URI" in note.get("/A", {})}

    def document(self, target: str = "brief") -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.pdf(target)))

    def tags(self, target: str = "brief") -> Tag:
        with self.document(target) as pdf:
            return _tag(pdf.Root.StructTreeRoot.K)

    def tag_names(self, target: str = "brief") -> list[str]:
        return [tag.name for tag in self.tags(target).all()]


def _tag(node: Any) -> Tag:  # noqa: ANN401 - pikepdf's objects are dynamic
    if isinstance(node, pikepdf.Array):
        node = node[0]
    kids = node.get("/K", [])
    children = [
        _tag(kid) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if _is_element(kid)
    ]
    attributes = {str(key): str(node[key]) for key in ("/Alt", "/Lang") if key in node}
    return Tag(str(node.S)[1:], attributes, children)


def _is_element(node: Any) -> bool:  # noqa: ANN401 - likewise
    return isinstance(node, pikepdf.Dictionary) and "/S" in node


class Build(Protocol):
    def __call__(self, files: dict[str, str | bytes], conf: str = "", *options: str) -> Result: ...


def children(tag: Tag, name: str) -> list[Tag]:
    """All that is called *name* in *tag*."""
    return [each for each in tag.all() if each.name == name]
