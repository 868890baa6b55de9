"""YAML (and so JSON) read with line numbers, every scalar as the text that was typed.

Stricter than YAML's own loaders: a repeated key is an error, `no` is a word, and a text whose
aliases unfold beyond reason is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from sphinx_kfor.evidence.text.characters import BIDI

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A scalar's text, None for an empty or null one, or what holds them.
Value: TypeAlias = "str | list[Value] | Mapping | None"

MOST_UNFOLDED = 10_000
DEEPEST = 50
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_NULLS = {"", "~", "null", "Null", "NULL"}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)
#: What is closed by a mark of its own, as the parser calls it where that is missing.
_CLOSED = {"while parsing a flow sequence", "while parsing a flow mapping", "while scanning a quoted scalar"}


class Mapping(dict[str, Value]):
    """A mapping that knows its own line and that of each key, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LocatedError(ValueError):
    """The text is not what it should be.

    Attributes:
        line: where, counted from 1.
        opened: the line before it where a bracket or quotation mark opens that is not closed; else 0.
    """

    def __init__(self, message: str, line: int, opened: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.opened = opened if opened < line else 0


@dataclass(frozen=True)
class Place:
    """Where a record stands: the file as the user named it, its line, and its keys' lines."""

    file: str
    line: int
    lines: dict[str, int]

    def line_of(self, key: str) -> int:
        """The line of a key of the record or of its `custom`; the record's own without it."""
        return self.lines.get(key, self.line)


def read(text: str) -> Value:
    """Read one YAML or JSON document.

    Raises:
        LocatedError: the text is not YAML, repeats a key, or unfolds beyond reason.
    """
    try:
        return _Reader(yaml.parse(_joined(text), Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        context = error.context_mark
        mark = error.problem_mark or context
        opened = context.line + 1 if context and error.context in _CLOSED else 0
        raise LocatedError(error.problem or str(error), mark.line + 1 if mark else 1, opened) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise LocatedError(f"the character U+{code:04X} is not allowed here", line) from None


def _joined(text: str) -> str:
    """With the pairs of escapes by which JSON writes a character beyond U+FFFF; YAML has another escape."""
    return _PAIR.sub(lambda m: f"{m[1]}\\U{_beyond(int(m[2], 16), int(m[3], 16)):08x}", text)


def _beyond(high: int, low: int) -> int:
    """The code point of two surrogates (Unicode 3.9, UTF-16)."""
    return 0x10000 + (high - 0xD800 << 10) + (low - 0xDC00)


def refuse_bidi(text: str, line: int) -> None:
    """Raise LocatedError for a control that shows a text in another order than it is typed in."""
    found = next((character for character in text if character in BIDI), "")
    if found:
        raise LocatedError(f"the text holds the control of writing direction U+{ord(found):04X}", line)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


@dataclass
class _Reader:
    """Builds values from the parser's events as they come; a list of them all costs three times as much."""

    events: Iterator[yaml.Event]
    anchors: dict[str | None, tuple[Value, int]] = field(default_factory=dict)
    unfolded: int = 0
    depth: int = 0

    def document(self) -> Value:
        value: Value = None
        for event in self.events:
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                value = self.value(event)
                break
        rest = [e for e in self.events if isinstance(e, yaml.DocumentStartEvent)]
        if rest:
            raise LocatedError("a second document begins here; keep all in one", _line(rest[0]))
        return value

    def value(self, event: yaml.Event) -> Value:
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, _line(event))
        before = self.unfolded
        self.unfolded += 1
        if self.depth == DEEPEST:
            raise LocatedError(f"nested more than {DEEPEST} deep", _line(event))
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = None if event.value in _NULLS and event.implicit[0] else event.value
            if not event.value.isascii():
                refuse_bidi(event.value, _line(event))
        else:
            self.depth += 1
            value = (
                self.mapping(_line(event)) if isinstance(event, yaml.MappingStartEvent) else self.sequence()
            )
            self.depth -= 1
        anchor: str | None = getattr(event, "anchor", None)
        if anchor:
            self.anchors[anchor] = value, self.unfolded - before
        return value

    def alias(self, name: str | None, line: int) -> Value:
        if name not in self.anchors:
            raise LocatedError(f"the alias '*{name}' has no anchor before it", line)
        value, size = self.anchors[name]
        self.unfolded += size
        if self.unfolded > MOST_UNFOLDED and size > 1:
            raise LocatedError(f"the aliases unfold to more than {MOST_UNFOLDED:,} values", line)
        return value

    def sequence(self) -> Value:
        values: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event))
        return values

    def mapping(self, line: int) -> Mapping:
        values = Mapping(line)
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            at = _line(event)
            key = self.value(event)
            if not isinstance(key, str):
                raise LocatedError("a key must be a word", at)
            if key in values:
                raise LocatedError(f"the key '{key}' stands in line {values.lines[key]} already", at)
            values.lines[key] = at
            values[key] = self.value(next(self.events))
        return values
