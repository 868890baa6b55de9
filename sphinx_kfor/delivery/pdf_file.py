"""A delivered PDF: the text of its sheets, its attached record, and what shows that it was changed.

Reads by pypdfium2 (the text, as Chromium reads it) and pypdf (the file's parts), both of the extra `readers`.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_kfor.delivery.findings import Finding
from sphinx_kfor.delivery.seal import is_sealed, seal_holds
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = "evidence.json"
#: What no PDF of ours has in its catalogue.
_FOREIGN = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Collection", "/Perms")
_ARTIFACT = "Artifact"
_PROGRAM = "Typst"


@dataclass(frozen=True)
class PdfFile:
    """A PDF.

    Attributes:
        name: of the file.
        sheets: the text of each, without its head and foot.
        record: the attached `evidence.json`; empty for none.
        signs: what shows that it is not as it was written.
        sealed: whether it has a seal, whether that holds or not.
        ours: whether our builder wrote it, as far as it says.
    """

    name: str
    sheets: tuple[str, ...]
    record: str
    signs: tuple[Finding, ...]
    sealed: bool
    ours: bool


def read_pdf(data: bytes, name: str) -> PdfFile:
    """Read a PDF.

    Raises:
        EvidenceError: `document`, if it cannot be read, or if the extra `readers` is missing.
    """
    try:
        import pypdf  # noqa: PLC0415 (an extra)
        import pypdfium2  # noqa: PLC0415
    except ImportError as error:
        raise EvidenceError(
            "document",
            f"the package '{error.name}' is missing; install it: pip install 'sphinx-kfor[readers]'",
        ) from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        record = _attached(reader)
        signs = tuple(_signs(reader, data, name))
        said = reader.metadata
        ours = said is not None and str(said.get("/Creator", "")).startswith(_PROGRAM)
        with pypdfium2.PdfDocument(data) as document:
            sheets = tuple(_text(document[number]) for number in range(len(document)))
    except (
        pypdf.errors.PyPdfError,
        pypdfium2.PdfiumError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
    ) as error:
        raise EvidenceError("document", f"{name}: cannot be read as a PDF ({error})") from None
    return PdfFile(name, sheets, record, signs, is_sealed(data), ours)


def _attached(reader: Any) -> str:  # noqa: ANN401 (pypdf's)
    found = reader.attachments.get(RECORD)
    if not found:
        return ""
    return bytes(found[0]).decode("utf-8", "replace")


def _text(page: Any) -> str:  # noqa: ANN401 (pypdfium2's)
    """The text of a sheet in the order in which it was written, without artifacts (PDF 32000, 14.8.2.2)."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    text = page.get_textpage()
    known: dict[int, bool] = {}
    kept: list[str] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        part = pdfium.FPDFText_GetTextObject(text, index)
        drawn = True
        if part:
            address = _address(part)
            if address not in known:
                known[address] = _seen(part, pdfium)
            drawn = known[address]
        code = pdfium.FPDFText_GetUnicode(text, index)
        known_code = 0 < code <= sys.maxunicode and not 0xD800 <= code < 0xE000  # noqa: PLR2004
        kept.append((chr(code) if known_code else "\ufffd") if drawn else " ")
    return "".join(kept).replace("\r\n", "\n")


def _address(part: Any) -> int:  # noqa: ANN401
    import ctypes  # noqa: PLC0415

    return ctypes.cast(part, ctypes.c_void_p).value or 0


def _seen(part: Any, pdfium: Any) -> bool:  # noqa: ANN401
    """Whether a text is the document's, and drawn: no head or foot, and not in invisible letters."""
    if pdfium.FPDFTextObj_GetTextRenderMode(part) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
        return False
    return all(
        _mark(pdfium.FPDFPageObj_GetMark(part, at), pdfium) != _ARTIFACT
        for at in range(pdfium.FPDFPageObj_CountMarks(part))
    )


def _mark(mark: Any, pdfium: Any) -> str:  # noqa: ANN401
    import ctypes  # noqa: PLC0415

    needed = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, needed)
    return bytes(buffer)[: max(0, needed.value - 2)].decode("utf-16-le", "replace")


def _signs(reader: Any, data: bytes, name: str) -> Iterator[Finding]:  # noqa: ANN401
    """What shows that somebody changed the file after it was written."""
    sealed = is_sealed(data)
    if sealed and seal_holds(data):
        return
    if sealed:
        yield Finding("verify.altered", "the file's seal does not hold: bytes were changed", name)
    if data.count(b"%%EOF") > 1:
        yield Finding("verify.altered", "something was added behind the file's end (an update)", name)
    root = reader.trailer["/Root"]
    for key in _FOREIGN:
        if key in root:
            yield Finding("verify.altered", f"the file has {key.removeprefix('/')}, which no brief has", name)
    for number, page in enumerate(reader.pages, 1):
        kinds = {str(note.get_object().get("/Subtype", "")) for note in page.get("/Annots", ())}
        for kind in sorted(kinds - {"/Link"}):
            yield Finding(
                "verify.altered", f"an annotation was added: {kind.removeprefix('/')}", f"p. {number}"
            )
    for extra in sorted(set(reader.attachments) - {RECORD}):
        yield Finding("verify.altered", f"a file is attached that no brief has: '{extra}'", name)
