"""Images of kinds that Typst does not read, made into kinds that it does."""

from __future__ import annotations

import base64
import gzip
import importlib.util
import io
import re
import shutil
import struct
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import __

if TYPE_CHECKING:
    from PIL.Image import Image

#: Bytes that are unpacked at most.
_MOST = 64_000_000
_SVG = re.compile(rb"<(?:\w+:)?svg\b|http://www\.w3\.org/2000/svg")
#: Where a file has to say that it is an SVG, in bytes from its beginning.
_HEAD = 4096
#: Pixels to a point, for what has no pixels of its own.
_FINENESS = 4
#: Quality of a photograph that has to be written again, of 100.
_QUALITY = 92
#: Seconds that a program may take for a page.
_PATIENCE = 60


class UnreadableImageError(Exception):
    """An image that cannot be printed; its message says why."""


def is_svg(content: bytes) -> bool:
    """Tell whether a file is an SVG by how it begins."""
    return _SVG.search(content[:_HEAD].replace(b"\0", b"")) is not None


def unpacked(path: Path) -> tuple[str, bytes]:
    """Give what a packed SVG holds."""
    try:
        with gzip.open(path) as file:
            content = file.read(_MOST + 1)
    except (OSError, EOFError) as error:
        raise UnreadableImageError(__("it cannot be unpacked (%s)") % error) from error
    if len(content) > _MOST or not is_svg(content):
        raise UnreadableImageError(__("what is packed in it is no SVG, or too large"))
    return "svg", content


def photograph(path: Path) -> tuple[str, bytes | Path]:
    """Give a JPEG as it is, but one of printing inks in colours of light: PDF/A has a profile for those."""
    if importlib.util.find_spec("PIL") is None:
        return "jpg", path
    from PIL import Image  # noqa: PLC0415 - most documents have no photograph

    try:
        with Image.open(path) as image:
            if image.mode != "CMYK":
                return "jpg", path
            return "jpg", _written(image.convert("RGB"), "JPEG", quality=_QUALITY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableImageError(str(error)) from error


def converted(path: Path) -> tuple[str, bytes]:
    """Give an image of a kind that Typst does not know as PNG."""
    if importlib.util.find_spec("PIL") is None:
        raise UnreadableImageError(
            __('Typst does not know its kind; pip install "sphinx-kfor[pdf]" brings Pillow')
        )
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - likewise

    try:
        with warnings.catch_warnings(), Image.open(path) as image:
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.format == "EPS":
                # Of Pillow's own accord it has as many pixels as points.
                image.load(scale=_FINENESS)  # type: ignore[call-arg]
            return "png", _written(_plain(ImageOps.exif_transpose(image)), "PNG")
    except UnidentifiedImageError as error:
        raise UnreadableImageError(__("it is of no kind that can be read")) from error
    except Exception as error:
        # Whatever a broken file makes a decoder raise.
        raise UnreadableImageError(str(error) or type(error).__name__) from error


def page_of_pdf(path: Path) -> tuple[str, bytes]:
    """Give the first page of a PDF: a standard lets Typst take none in as it is.

    Poppler keeps its lines and letters as lines; without it a reader's renderer makes an image of it.
    """
    if program := shutil.which("pdftocairo"):
        command = [program, "-svg", "-f", "1", "-l", "1", str(path), "-"]
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603 - ours
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableImageError(__("its page cannot be read")) from error
        return "svg", done.stdout
    if importlib.util.find_spec("pypdfium2") is None or importlib.util.find_spec("PIL") is None:
        raise UnreadableImageError(
            __("a page of a PDF wants pdftocairo (Poppler), or pip install pypdfium2 pillow")
        )
    import pypdfium2  # noqa: PLC0415 - an extra

    try:
        with pypdfium2.PdfDocument(path) as document:
            return "png", _written(document[0].render(scale=_FINENESS).to_pil(), "PNG")
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableImageError(str(error)) from error


def pixels(drawing: bytes | Path) -> bytes:
    """Give an SVG as one that holds nothing but an image of it, as large."""
    import typst  # noqa: PLC0415 - only a PDF needs it, and it is an extra

    content = drawing if isinstance(drawing, bytes) else drawing.read_bytes()
    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        Path(folder, "drawing.svg").write_bytes(content)
        source = Path(folder, "page.typ")
        source.write_text(
            '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("drawing.svg")\n'
        )
        compiler = typst.Compiler(source, root=folder, ignore_system_fonts=True)
        png: Any = compiler.compile(format="png", ppi=72.0 * _FINENESS)
    width, height = struct.unpack(">II", png[16:24])
    # CSS's pixels are three quarters of a point.
    size = f'width="{width / _FINENESS / 0.75:g}" height="{height / _FINENESS / 0.75:g}"'
    uri = "data:image/png;base64," + base64.b64encode(png).decode()
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{uri}"/></svg>'.encode()


def _plain(image: Image) -> Image:
    """Give *image* with colours that a PNG has."""
    if image.mode in {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}:
        return image
    return image.convert(
        "RGBA" if image.mode in {"PA", "La", "RGBa"} else "L" if image.mode in {"I", "F"} else "RGB"
    )


def _written(image: Image, kind: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
