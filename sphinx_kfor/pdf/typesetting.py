"""Typst, kept at arm's length: a source and its files in, a PDF or a list of faults out."""

from __future__ import annotations

import importlib.util
import json
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The name under which the document itself stands among its files.
MAIN = "main.typ"

#: The label of what the template tells.
_TOLD = "<kfor-told>"

_PLACE = re.compile(r"┌─ (?P<file>[^\n]+?):(?P<line>\d+):\d+")
_FAULT = re.compile(
    r"^(?P<kind>error|warning): (?P<message>.*?)(?=^error: |^warning: |\Z)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Fault:
    """What Typst says of one place.

    Attributes:
        message: its words, with its hints.
        file: the name of the file that it finds fault with, empty if it does not say.
        line: the line of `main.typ`, from 1, None if the place is not in there.
        line_in_file: the line of *file*, likewise.
        kind: what the template calls it, where it is the template that tells of it, and its message the words
            that it tells it of.
        place: the author's document and line as the template knows them, likewise.
    """

    message: str
    file: str = ""
    line: int | None = None
    line_in_file: int | None = None
    kind: str = ""
    place: str = ""


class TypesettingError(Exception):
    """Typst refused the document."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Job:
    """All that a PDF is made of.

    Attributes:
        source: the document in Typst's markup.
        files: what it may read, by name; a path's content is copied, so that no link leads out.
        standards: names of PDF standards as Typst knows them ("ua-1").
        timestamp: seconds since 1970, the document's date of creation.
        fonts: fonts beside those that the wheel brings, files or folders of them.
        boxed: characters that the source prints as code points, so that only an image can lack them.
    """

    source: str
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    standards: Sequence[str] = ()
    timestamp: int = 0
    fonts: Sequence[Path] = ()
    boxed: frozenset[str] = frozenset()


def available() -> bool:
    """Tell whether the `typst` wheel is installed, without importing it."""
    return importlib.util.find_spec("typst") is not None


def font_families(fonts: Sequence[Path]) -> list[str]:
    """Give the families of *fonts*, files and folders of them."""
    if not fonts:
        return []
    import typst  # noqa: PLC0415 - only a PDF needs it, and it is an extra

    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        found = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(each) for each in _font_folders(fonts, Path(folder))],
        )
        return sorted(found.families())


def _font_folders(fonts: Sequence[Path], root: Path) -> list[Path]:
    """Give folders for Typst, which looks at no file by itself: one of *root* for each file."""
    folders = []
    for number, font in enumerate(fonts):
        if not font.is_file():
            folders.append(font)
            continue
        folder = root / f"font-{number}"
        folder.mkdir()
        (folder / font.name).symlink_to(font.resolve())
        folders.append(folder)
    return folders


def typeset(job: Job) -> tuple[bytes, list[Fault]]:
    """Compile *job*.

    Returns:
        The PDF's bytes, and what Typst warns of or the template tells.

    Raises:
        TypesettingError: Typst refused the document.
    """
    import typst  # noqa: PLC0415 - only a PDF needs it, and it is an extra

    # Whether these are names of standards is for Typst to say.
    standards: Any = list(job.standards)
    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        root = Path(folder)
        _stage(job, root)
        try:
            compiler = typst.Compiler(
                root / MAIN, root=root, font_paths=[*_font_folders(job.fonts, root)], ignore_system_fonts=True
            )
            pdf: Any
            pdf, warnings = compiler.compile_with_warnings(
                pdf_standards=standards, timestamp=job.timestamp, format="pdf"
            )
            # What is laid out already costs nothing to ask.
            told = json.loads(compiler.query(_TOLD, field="value"))
        except typst.TypstError as error:
            raise TypesettingError(_faults(error.diagnostic or error.message, "error")) from error
        except ValueError as error:
            # So the wheel answers to the name of a standard that it does not know.
            raise TypesettingError([Fault(str(error))]) from error
    faults = [fault for warning in warnings for fault in _faults(warning.diagnostic, "warning")]
    return pdf, faults + list(dict.fromkeys(_told(each) for each in told))


def _told(value: Mapping[str, str]) -> Fault:
    """Take what the template tells (`tell` in `words.typ`)."""
    return Fault(value["words"], kind=value["kind"], place=value["place"])


def _stage(job: Job, root: Path) -> None:
    (root / MAIN).write_text(job.source, encoding="utf-8")
    for name, content in job.files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
        except OSError as error:
            raise TypesettingError([Fault(f"failed to read a file ({error.strerror})", name)]) from error


def _faults(diagnostic: str, kind: str) -> list[Fault]:
    faults = []
    for match in _FAULT.finditer(diagnostic):
        if match["kind"] != kind:
            continue
        lines = {Path(place["file"]).name: int(place["line"]) for place in _PLACE.finditer(match["message"])}
        message = match["message"].strip().splitlines()[0]
        hints = re.findall(r"= hint: (.*)", match["message"])
        file = next(iter(lines), "")
        faults.append(Fault("; ".join([message, *hints]), file, lines.get(MAIN), lines.get(file)))
    return faults or [Fault(diagnostic.strip())]
