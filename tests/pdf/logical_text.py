"""The text of a tagged PDF in its logical order, the one that a screen reader follows.

Extractors give text in the order of the page, where notes, running heads and the halves of a
table stand between the words of a sentence. The structure tree says what belongs together, and
what only decorates is not in it.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A piece of marked content: the page, by the number of its object, and the piece's number on it.
Marked = tuple[int, int]

#: In place of the text that marked content stands for: its glyphs are in reverse.
_REVERSED = "\0reversed"

_CHARACTERS = re.compile(rb"<(?P<code>[0-9a-fA-F]+)>\s*<(?P<text>[0-9a-fA-F]+)>")
_RANGES = re.compile(rb"beginbfrange(?P<body>.*?)endbfrange", re.DOTALL)
_SINGLES = re.compile(rb"beginbfchar(?P<body>.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(rb"<(?P<first>[0-9a-fA-F]+)>\s*<(?P<last>[0-9a-fA-F]+)>\s*<(?P<text>[0-9a-fA-F]+)>")


def logical_text(pdf: bytes) -> str:
    """Give the text of *pdf* in the order of its structure tree."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pieces: dict[Marked, str] = {}
        for page in document.pages:
            _read_page(page, pieces)
        marks = _marks(document.Root.StructTreeRoot, 0)
        return "".join(pieces.get(mark, "") for mark in marks)


def _marks(node: Any, page: int) -> Iterator[Marked]:  # noqa: ANN401 - pikepdf's objects are dynamic
    if isinstance(node, int):
        yield page, int(node)
    elif isinstance(node, pikepdf.Array):
        for each in node:
            yield from _marks(each, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen[0] if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node.MCID)
        elif "/K" in node:
            yield from _marks(node.K, page)


def _read_page(page: pikepdf.Page, pieces: dict[Marked, str]) -> None:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    number = page.obj.objgen[0]
    stack: list[tuple[int | None, str | None]] = []
    characters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BMC":
                # What is read from right to left is shown in the order of the eye, and so marked.
                stack.append((None, _REVERSED if str(operands[0]) == "/ReversedChars" else None))
            case "BDC":
                stack.append(_properties(page, operands[1]))
            case "EMC":
                stack.pop()
            case "Tf":
                characters = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ":
                mark = next((mark for mark, _ in reversed(stack) if mark is not None), None)
                if mark is not None:
                    text = _shown(operands[0], characters, stack)
                    pieces[number, mark] = pieces.get((number, mark), "") + text


def _properties(page: pikepdf.Page, operand: Any) -> tuple[int | None, str | None]:  # noqa: ANN401 - likewise
    properties = page.resources.Properties[str(operand)] if isinstance(operand, pikepdf.Name) else operand
    mark = int(properties["/MCID"]) if "/MCID" in properties else None
    return mark, str(properties["/ActualText"]) if "/ActualText" in properties else None


def _shown(operand: Any, characters: dict[int, str], stack: list[tuple[int | None, str | None]]) -> str:  # noqa: ANN401 - likewise
    backwards = stack[-1][1] == _REVERSED
    for place, (mark, actual) in enumerate(stack):
        if actual is not None and actual != _REVERSED:
            # Said once for all that is shown under it.
            stack[place] = (mark, "")
            return actual
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    shown = [
        characters.get(int.from_bytes(codes[at : at + 2]), "\N{REPLACEMENT CHARACTER}")
        for at in range(0, len(codes), 2)
    ]
    return "".join(reversed(shown) if backwards else shown)


def _characters(font: Any) -> dict[int, str]:  # noqa: ANN401 - likewise
    table = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for body in _SINGLES.finditer(table):
        found.update(
            {int(each["code"], 16): _decoded(each["text"]) for each in _CHARACTERS.finditer(body["body"])}
        )
    for body in _RANGES.finditer(table):
        for each in _RANGE.finditer(body["body"]):
            first, last, text = int(each["first"], 16), int(each["last"], 16), _decoded(each["text"])
            found.update(
                {code: text[:-1] + chr(ord(text[-1]) + code - first) for code in range(first, last + 1)}
            )
    return found


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
