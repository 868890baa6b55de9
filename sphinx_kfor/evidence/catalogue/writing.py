"""Write records into a catalogue in YAML, whose own lines stay as they are."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import yaml

from sphinx_kfor.evidence.catalogue.guesses import TO_REVIEW
from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError, Mapping, read
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.evidence.catalogue.proposals import Field

_ITEM = re.compile(r"^( *)-(?: +|$)", re.MULTILINE)
_KEY = re.compile(r"^references: *(?:#.*)?$", re.MULTILINE)
_SHA256 = re.compile(r"(?P<key>sha256['\"]?\s*:\s*['\"]?)[0-9a-f]{64}")
_FILE = re.compile(r"^(?P<indent> *)file\s*:.*$")
_REVIEW = f"  {TO_REVIEW}"
_EMPTY = "references:\n"
_NONE = re.compile(r"^references: *\[ *\]( *(?:#.*)?)$", re.MULTILINE)
_BLOCK = "write them last, under 'references:', each in lines of its own from '- id: …' on"


def appended(text: str, records: Sequence[Sequence[Field]]) -> str:
    """A catalogue's text with records behind its own.

    Args:
        text: what it holds; nothing for a new one.
        records: the fields of each.

    Raises:
        EvidenceError: `catalogue`, if its form takes no records behind those it has.
    """
    if text.count("\n") == text.count("\r\n") > 0:
        return appended(text.replace("\r\n", "\n"), records).replace("\n", "\r\n")
    text = _NONE.sub(r"references:\1", text) if text.strip() else _EMPTY
    if not text.endswith("\n"):
        text += "\n"
    indent = _indent(text)
    before = _references(text)
    blank = "\n" if before else ""
    made = "\n".join("".join(f"{indent}{line}\n" for line in _lines(record)) for record in records)
    result = f"{text}{blank}{made}"
    if not _has_behind(before, result, len(records)):
        raise EvidenceError(
            "catalogue", f"takes no records behind those it has; {_BLOCK}, and nothing behind"
        )
    return result


def _has_behind(before: list[object], text: str, count: int) -> bool:
    """Whether a catalogue's text has so many records more."""
    try:
        after = _references(text)
    except EvidenceError:
        return False
    return after[: len(before)] == before and len(after) == len(before) + count


def updated(text: str, line: int, digest: str) -> str:
    """A catalogue's text with another digest in a record.

    Args:
        text: what it holds.
        line: where the record begins, from 1.
        digest: the sha256 of the new file.

    Raises:
        EvidenceError: `catalogue`, if there is no place for it.
    """
    lines = text.split("\n")
    end = next((at for at in range(line, len(lines)) if _begins(lines[at], lines[line - 1])), len(lines))
    for at in range(line - 1, end):
        if _SHA256.search(lines[at]):
            lines[at] = _SHA256.sub(lambda match: match["key"] + digest, lines[at], count=1)
            return "\n".join(lines)
    for at in range(line - 1, end):
        match = _FILE.match(lines[at])
        if match:
            lines.insert(at + 1, f"{match['indent']}sha256: {digest}")
            return "\n".join(lines)
    raise EvidenceError("catalogue", f"has no place for the digest; write 'sha256: {digest}' under 'custom'")


def write_atomically(path: Path, text: str) -> None:
    """Write a text file: at any moment the old or the new one is there. Raises OSError if it cannot be."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with _instead_of(path, mode) as file:
        file.write(text.encode("utf-8"))


def copy_atomically(source: Path, path: Path) -> None:
    """Copy a file: at any moment the whole one, or what was before, is there. Raises OSError if it fails."""
    path = path.resolve()
    with source.open("rb") as whole, _instead_of(path, 0o644) as file:
        shutil.copyfileobj(whole, file)


@contextmanager
def _instead_of(path: Path, mode: int) -> Iterator[IO[bytes]]:
    """A file to write, which is put in a path's place when it is whole."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _references(text: str) -> list[object]:
    try:
        value = read(text)
    except LocatedError as error:
        raise EvidenceError("catalogue", f"line {error.line}: {error}; mend it first") from None
    if isinstance(value, Mapping):
        value = value.get("references") or []
    if not isinstance(value, list):
        raise EvidenceError("catalogue", "must be a list of records, in YAML under 'references:'")
    return list(value)


def _indent(text: str) -> str:
    """How far the records of a catalogue are indented."""
    found = _ITEM.search(text)
    if found is None and not _KEY.search(text):
        raise EvidenceError(
            "catalogue", f"has its records in flow style, or none under 'references:'; {_BLOCK}"
        )
    return found[1] if found else ""


def _begins(line: str, first: str) -> bool:
    """Whether a line begins another record."""
    indent = len(first) - len(first.lstrip())
    return (
        line.strip() != "" and len(line) - len(line.lstrip()) <= indent and not line.lstrip().startswith("#")
    )


def _lines(record: Sequence[Field]) -> list[str]:
    """A record in YAML: one field a line, those of `custom` under it."""
    lines, inside = [], False
    for field in record:
        if field.custom and not inside:
            lines.append("custom:")
            inside = True
        review = _REVIEW if field.guess else ""
        lines.append(f"{'  ' * field.custom}{field.name}: {_value(field.value)}{review}")
    return [("- " if not number else "  ") + line for number, line in enumerate(lines)]


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    text = yaml.safe_dump(str(value), allow_unicode=True, width=10**9, default_flow_style=True)
    text = text.removesuffix("\n").removesuffix("\n...")
    text = text[1:-1] if re.fullmatch(r"'[\d-]+'", text) else text
    plain = not text.startswith(("'", '"')) and not set(text) & set(",[]{}#:")
    return (
        text
        if plain or text.startswith(("'", '"'))
        else yaml.safe_dump(str(value), allow_unicode=True, width=10**9, default_style='"').removesuffix("\n")
    )
