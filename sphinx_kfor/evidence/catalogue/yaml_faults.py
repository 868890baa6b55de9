"""What is wrong with a catalogue's YAML, in words that say what to type instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError

_KEY = re.compile(r"(?P<indent>\s*)(?P<dash>(?:-\s+)?)(?P<key>[^\s:#'\"\[{][^:]*):(?P<value>(?:\s.*)?)$")
_GLUED = re.compile(r"\s*(?:-\s+)?(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s/].*)$")
#: What a value cannot begin with as it is: signs of YAML's own.
_SIGNS = "@`%*&>|?-![{\"'"
_OF_SIGNS = (
    "did not find expected key",
    "found character that cannot start",
    "did not find expected alphabetic",
    "did not find expected comment",
    "mapping keys are not allowed",
    "block sequence entries are not",
)
_AT_INDENTATION = ("did not find expected key", "mapping values are not allowed")
#: What the parser says, and what that is.
_PLAINLY = {
    "found unexpected end of stream": "a quotation mark is not closed",
    "did not find expected ',' or ']'": "a bracket '[' is not closed, or a comma is missing behind a value",
    "did not find expected ',' or '}'": "a bracket '{' is not closed, or a comma is missing behind a value",
    "found unknown escape character": "a backslash stands between double quotation marks; write single ones",
}


def in_yaml(error: LocatedError, lines: Sequence[str]) -> tuple[str, int]:
    """What YAML's reader says of a text, in plain words with what to write, and the line, from 1.

    Args:
        error: what it says.
        lines: the text's lines.
    """
    said, at = str(error), error.line
    line = lines[at - 1] if at <= len(lines) else ""
    if said.startswith("could not find expected ':'"):
        return _without_colon(lines, at)
    message = _of_value(said, line) or _of_indentation(said, lines, at)
    if message:
        return message, at
    mend = f"line {error.opened}, where it opens, or this line" if error.opened else "this line"
    return f"{_PLAINLY.get(said, said)}; mend {mend}", at


def _of_value(said: str, line: str) -> str:
    """What is wrong with a value that stands there as it is; empty if nothing is."""
    match = _KEY.match(line)
    value = match["value"].strip() if match else ""
    if not match or not value:
        return ""
    if said.startswith("mapping values are not allowed") and re.search(r":(?:\s|$)", value):
        return f"a value that holds a colon stands in quotation marks; write {_quoted(match['key'], value)}"
    if value[0] in _SIGNS and said.startswith(_OF_SIGNS):
        what = f"a value that begins with {value[0]} stands whole in quotation marks"
        return f"{what}; write {_quoted(match['key'], value)}"
    return ""


def _of_indentation(said: str, lines: Sequence[str], at: int) -> str:
    """What is wrong with where a line begins; empty if nothing is."""
    line = lines[at - 1] if at <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "the line begins with a tab; indent it with spaces, as the lines around it"
    if not said.startswith(_AT_INDENTATION):
        return ""
    own = _KEY.match(line)
    above = next((n for n in range(at - 1, 0, -1) if lines[n - 1].strip()), 0)
    if own and own["dash"]:
        first = next((n for n, one in enumerate(lines[: at - 1], 1) if one.lstrip().startswith("- ")), 0)
        return (
            (
                f"the record begins in another column than the one in line {first}; indent its '- ' as much, "
                "and its keys by two spaces more"
            )
            if first
            else _without_colon(lines, above)[0]
        )
    match = _KEY.match(lines[above - 1]) if above else None
    if own is None or match is None:
        return "the line does not begin where the keys around it do; begin all keys of a record in one column"
    if match["key"].startswith("-"):
        return f"a space stands behind the '-' in line {above}; write '- {match['key'][1:]}:{match['value']}'"
    here, there = len(own["indent"]), match.start("key")
    return (
        f"'{own['key']}' begins in column {here + 1}, and '{match['key']}' in line {above} in column "
        f"{there + 1}; begin all keys of a record in one column"
    )


def _without_colon(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A line with no colon, or no space behind it: the one named or one above it."""
    for number in range(min(at, len(lines)), max(0, at - 4), -1):
        line = lines[number - 1]
        glued = _GLUED.match(line)
        if glued:
            return f"a space stands behind the colon; write '{glued['key']}: {glued['value']}'", number
        if line.strip() and not _KEY.match(line) and not line.strip().startswith(("#", "- ")):
            what = f"'{line.strip()}' has no colon"
            return f"{what}; write 'key: value', or indent it more than the line it belongs to", number
    return "a colon is missing; write 'key: value'", at


def _quoted(key: str, value: str) -> str:
    """A line with its value between single quotation marks."""
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] in "'\"" else value
    return f"\"{key}: '{bare.replace(chr(39), chr(39) * 2)}'\""
