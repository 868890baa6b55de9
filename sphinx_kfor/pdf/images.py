"""Images as Typst can read them: its content tells a file's kind, and what Typst cannot read is converted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import __

from sphinx_kfor.pdf.conversions import (
    UnreadableImageError,
    converted,
    is_svg,
    page_of_pdf,
    photograph,
    pixels,
    unpacked,
)
from sphinx_kfor.pdf.diagrams import UndrawnError
from sphinx_kfor.pdf.drawings import drawable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

#: What the names of images begin with, as Typst knows them.
IMAGE_PREFIX = "image-"

#: How files begin, by kind, and what has to be done with those of some kinds before Typst reads them.
_MARKS = {b"\x89PNG": "png", b"GIF8": "gif", b"\xff\xd8\xff": "jpg", b"\x1f\x8b": "gz"}
_CONVERTED: dict[str, Callable[[Path], tuple[str, bytes | Path]]] = {
    "jpg": photograph,
    "gz": unpacked,
    "pdf": page_of_pdf,
    "": converted,
}
#: Where a mark may stand that tells a kind, in bytes from the beginning.
_HEAD, _PDF_HEAD = 4096, 1024
#: A box in the place of a letter that no font has.
_NO_LETTER = "\N{WHITE SQUARE}"


class Images:
    """The images of one PDF: files by the names that Typst knows them by.

    Attributes:
        files: name and content of each; a path where the file is taken as it is.
        flaws: what is wrong with those that are printed all the same, by name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, str | UnreadableImageError] = {}
        self._drawn: dict[str, str | UndrawnError] = {}
        self._rastered: dict[str, bytes] = {}
        self.files: dict[str, bytes | Path] = {}
        self.flaws: dict[str, str] = {}

    def name_of(self, uri: str) -> str:
        """Give the name of the image at *uri*, a path below the project's folder.

        Raises:
            UnreadableImageError: it cannot be printed.
        """
        if uri not in self._names:
            self._names[uri] = self._take(uri)
        name = self._names[uri]
        if isinstance(name, UnreadableImageError):
            raise name
        return name

    def drawn(self, code: str, draw: Callable[[str], bytes]) -> str:
        """Give the name of the image that *draw* makes of *code*: a PNG or an SVG.

        Raises:
            UndrawnError: it makes none.
        """
        if code not in self._drawn:
            try:
                content = draw(code)
            except UndrawnError as error:
                self._drawn[code] = error
            else:
                suffix = "svg" if is_svg(content) else "png"
                self._drawn[code] = f"{IMAGE_PREFIX}{len(self.files)}.{suffix}"
                self.files[str(self._drawn[code])] = drawable(content).content if suffix == "svg" else content
        name = self._drawn[code]
        if isinstance(name, UndrawnError):
            raise name
        return name

    def uri_of(self, name: str) -> str | None:
        """Give the author's name of the image that Typst knows as *name*."""
        return next((uri for uri, known in self._names.items() if known == name), None)

    def with_changes(
        self, characters: AbstractSet[str], rastered: AbstractSet[str]
    ) -> dict[str, bytes | Path]:
        """Give the files, with a box in drawings for each of *characters*, and those *rastered* as pixels."""
        files = dict(self.files)
        if characters:
            for name in filter(is_drawing, files):
                files[name] = _boxed(files[name], characters)
        for name in rastered:
            if name not in self._rastered:
                self._rastered[name] = pixels(files[name])
            files[name] = self._rastered[name]
        return files

    def _take(self, uri: str) -> str | UnreadableImageError:
        try:
            suffix, content = _readable(Path(self._folder, uri))
        except UnreadableImageError as error:
            return error
        name = f"{IMAGE_PREFIX}{len(self.files)}.{suffix}"
        if suffix == "svg":
            content, flaw = drawable(content)
            self.flaws |= {name: flaw} if flaw else {}
        self.files[name] = content
        return name


def _readable(path: Path) -> tuple[str, bytes | Path]:
    """Give a kind of file that Typst reads, and its content: *path* itself if it is one."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UnreadableImageError(str(error.strerror)) from error
    if not head:
        raise UnreadableImageError(__("the file is empty"))
    kind = _kind(head)
    convert = _CONVERTED.get(kind)
    return (kind, path) if convert is None else convert(path)


def _kind(head: bytes) -> str:
    """Tell a kind by how a file begins: a suffix, or nothing."""
    for mark, kind in _MARKS.items():
        if head.startswith(mark):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if is_svg(head):
        return "svg"
    return "pdf" if b"%PDF-" in head[:_PDF_HEAD] else ""


def is_drawing(name: str) -> bool:
    """Tell whether an image's name is that of an SVG."""
    return name.endswith(".svg")


def _boxed(content: bytes | Path, characters: AbstractSet[str]) -> bytes:
    text = content if isinstance(content, bytes) else content.read_bytes()
    for character in sorted(characters):
        codes = f"&#(?:0*{ord(character)}|[xX]0*(?i:{ord(character):x}));"
        text = re.sub(re.escape(character.encode()) + b"|" + codes.encode(), _NO_LETTER.encode(), text)
    return text
