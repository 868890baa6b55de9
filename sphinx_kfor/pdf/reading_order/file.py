"""The objects of a PDF as Typst writes it: a table of places (ISO 32000-2, 7.5.4), streams packed."""

from __future__ import annotations

import re
import zlib

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*?\n")
#: An entry of the table: ten digits of a place, five of a generation, a letter.
_ENTRY = 20
_STREAM = re.compile(
    rb"(?P<head>\d+ 0 obj\s*<<(?:(?!>>\s*stream).)*?/Length )(?P<length>\d+)(?P<rest>.*?>>\s*stream\r?\n)",
    re.DOTALL,
)
_COMPRESSED = b"/Filter/FlateDecode"


class UnknownLayoutError(Exception):
    """The file is not laid out as Typst does."""


class File:
    """A PDF whose streams can be exchanged.

    Args:
        data: its bytes.

    Raises:
        UnknownLayoutError: there is no plain table of places in it.
    """

    def __init__(self, data: bytes) -> None:
        start = _START.search(data)
        table = _TABLE.match(data, int(start[1])) if start else None
        if start is None or table is None:
            raise UnknownLayoutError("the file has no table of places")
        self._table = table
        self._trailer = data[table.end() + _ENTRY * int(table[1]) : start.start()]
        self._entries = [
            data[at : at + _ENTRY] for at in range(table.end(), table.end() + _ENTRY * int(table[1]), _ENTRY)
        ]
        places = {number: int(entry[:10]) for number, entry in enumerate(self._entries) if b" n" in entry}
        order = sorted(places, key=places.__getitem__)
        ends = [places[number] for number in order[1:]] + [table.start()]
        self._header = data[: places[order[0]]] if order else b""
        #: The objects, by number, in their order.
        self.objects = {number: data[places[number] : end] for number, end in zip(order, ends, strict=True)}

    def stream(self, number: int) -> bytes:
        """Give what the stream of an object says.

        Raises:
            UnknownLayoutError: it is no stream, or one of another kind.
        """
        head, content, _ = self._parts(number)
        if _COMPRESSED not in head[0] + head[2]:
            raise UnknownLayoutError(f"the stream of object {number} is not compressed")
        return zlib.decompress(content)

    def exchange(self, number: int, content: bytes) -> None:
        """Let the stream of an object say *content*."""
        head, _, tail = self._parts(number)
        packed = zlib.compress(content)
        self.objects[number] = b"".join([head[0], b"%d" % len(packed), head[2], packed, tail])

    def _parts(self, number: int) -> tuple[tuple[bytes, bytes, bytes], bytes, bytes]:
        body = self.objects[number]
        match = _STREAM.match(body)
        if match is None:
            raise UnknownLayoutError(f"object {number} is no stream")
        end = match.end() + int(match["length"])
        return (match["head"], match["length"], match["rest"]), body[match.end() : end], body[end:]

    def written(self) -> bytes:
        """Give the file's bytes, with all that was exchanged."""
        pieces, entries, place = [self._header], list(self._entries), len(self._header)
        for number, body in self.objects.items():
            entries[number] = b"%010d%s" % (place, entries[number][10:])
            pieces.append(body)
            place += len(body)
        end = b"startxref\n%d\n%%%%EOF" % place
        return b"".join([*pieces, self._table[0], *entries, self._trailer, end])
