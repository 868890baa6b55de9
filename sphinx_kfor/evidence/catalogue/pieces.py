"""A large catalogue in YAML cut into its records, so that only those that changed need be read.

It can be cut where its records begin with `- id:` at one indent, and nothing in one stands for another thing.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError, Mapping, Value, read

#: The length of a record's hash, in bytes.
HASH = 16
_BEGIN = re.compile(rb"^( *)- id:", re.MULTILINE)
#: Looked for by their first byte, as the whole of a large catalogue is looked through.
_ANCHORS = (re.compile(rb"&[\w-]"), re.compile(rb"\*[\w-]"))
_BEFORE_ANCHOR = frozenset(b" \t\n\r\f\v[{,")
_MERGE_KEY = re.compile(rb"<<\s*:")
_HEAD = re.compile(rb"(?:\s*(?:#[^\n]*)?\n)*(?:references:[ \t]*(?:#[^\n]*)?\n)?(?:\s*(?:#[^\n]*)?\n)*\s*")


class NotKeptError(Exception):
    """The catalogue is not of the form that is kept: it is read as a whole."""


@dataclass(frozen=True)
class Pieces:
    """The records of a catalogue, unread.

    Attributes:
        data: the whole of it.
        starts: where each record begins, in bytes.

    Raises:
        NotKeptError: by every method, where a record turns out not to be of the form that is kept.
    """

    data: bytes
    starts: list[int]

    @cached_property
    def ends(self) -> list[int]:
        """Where each record ends."""
        return [*self.starts[1:], len(self.data)]

    @cached_property
    def hashes(self) -> list[bytes]:
        """A hash of each, all of them different."""
        whole = memoryview(self.data)
        found = [
            blake2b(whole[start:end], digest_size=HASH).digest()
            for start, end in zip(self.starts, self.ends, strict=True)
        ]
        if len(set(found)) != len(found):
            raise NotKeptError
        return found

    def lines(self) -> array[int]:
        """The line at which each begins, counted from 1."""
        line, lines = self.data.count(b"\n", 0, self.starts[0]) + 1, array("I")
        for start, end in zip(self.starts, self.ends, strict=True):
            lines.append(line)
            line += self.data.count(b"\n", start, end)
        return lines

    def entry(self, at: int) -> Mapping:
        """One record, its lines counted from its own first."""
        value = _read(self.data[self.starts[at] : self.ends[at]])
        if not isinstance(value, list) or len(value) != 1:
            raise NotKeptError
        return _identified(value[0])

    def entries(self) -> list[Mapping]:
        """All of them at once, which is quicker where most are wanted, with their lines in the file."""
        value = _read(self.data)
        if isinstance(value, Mapping):
            value = value.get("references")
        if not isinstance(value, list) or len(value) != len(self.starts):
            raise NotKeptError
        return [_identified(one) for one in value]


def in_pieces(data: bytes) -> Pieces:
    """A catalogue cut into its records. Raises NotKeptError if it is not of the form that is kept."""
    if _has_anchors(data) or b"\r" in data or b"\n---" in data or data.startswith(b"\xef\xbb\xbf"):
        raise NotKeptError
    first = _BEGIN.search(data)
    if first is None or not _HEAD.fullmatch(data[: first.start()]):
        raise NotKeptError
    begin = re.compile(rb"\n" + first[1] + rb"- id:")
    return Pieces(
        data, [first.start(), *(match.start() + 1 for match in begin.finditer(data, first.start()))]
    )


def flat(value: Any, shift: int = 0) -> Any:  # noqa: ANN401 (of the catalogue)
    """A value with its lines, moved, as JSON holds it."""
    if isinstance(value, Mapping):
        lines = {key: line + shift for key, line in value.lines.items()}
        return {
            "line": value.line + shift,
            "lines": lines,
            "of": {key: flat(one, shift) for key, one in value.items()},
        }
    return [flat(one, shift) for one in value] if isinstance(value, list) else value


def lined(value: Any, shift: int) -> Any:  # noqa: ANN401 (as above)
    """A value that `flat` gave, its lines moved."""
    if isinstance(value, dict):
        made = Mapping(value["line"] + shift)
        made.lines = {key: line + shift for key, line in value["lines"].items()}
        made.update({key: lined(one, shift) for key, one in value["of"].items()})
        return made
    return [lined(one, shift) for one in value] if isinstance(value, list) else value


def _has_anchors(data: bytes) -> bool:
    """Whether something in a catalogue stands for something elsewhere in it."""
    found = (match.start() for pattern in _ANCHORS for match in pattern.finditer(data))
    return any(at and data[at - 1] in _BEFORE_ANCHOR for at in found) or bool(_MERGE_KEY.search(data))


def _read(data: bytes) -> Value:
    try:
        return read(data.decode())
    except (LocatedError, UnicodeDecodeError):
        raise NotKeptError from None


def _identified(entry: Value) -> Mapping:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("id"), str):
        raise NotKeptError
    return entry
