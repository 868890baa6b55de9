"""What a reader sees of a Markdown text: marks, link targets and comments are not text.

The text is parsed by markdown-it-py (CommonMark, with tables and strikethrough); this module
follows the parse through the raw text and notes which characters are only marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from sphinx_kfor.evidence.documents.notes import markdown_notes
from sphinx_kfor.evidence.text.views import View, apart, edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from sphinx_kfor.evidence.documents.notes import Note

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: A comment that is never closed goes on to the end; a tag holds no other.
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
#: Tags that a reader sees something of; struck text keeps its marks, as `~~` does.
_SEEN_TAGS = {"br": "\n", "sup": "^", "sub": "_", "s": "~~", "strike": "~~", "del": "~~"}
#: Tags of blocks, which a reader sees apart.
_BLOCK_TAGS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
#: Stands for the mark of a note while the text is parsed; as punctuation it lets emphasis end beside it.
_FILLER = "\u00b7"
_BREAK = re.compile(r"[ \t]*(\\?)\n[ \t]*")


#: Stands for the mark of an item of a list, and behind a heading: another sentence begins, in the same block.
ITEM = "\u2028"
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s*$")


class Change(NamedTuple):
    """A stretch of raw text that a reader sees as `seen`, mostly nothing."""

    start: int
    end: int
    seen: str = ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    return parser.disable("text_join")


@cache
def _blocks() -> MarkdownIt:
    """Parses blocks alone, not what stands in them."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    return parser.disable(["inline", "text_join"])


def reading_view(text: str) -> View:
    """The text as a reader sees it; offsets of the original are code points of `text`."""
    original, marked = text, _notes(text)
    fillers = apart((start, end, _FILLER * (end - start)) for start, end, _ in marked)
    text = edited(text, fillers).text
    lines = _LINE.findall(text)
    starts = [0, *accumulate(map(len, lines))]
    changes: list[Change] = []
    shown: set[int] = set()
    done = 0
    for token in _parser().parse(text):
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open" and last < len(starts) and lines[last - 1].endswith("\n"):
            changes.append(Change(starts[last] - 1, starts[last], "\n" + ITEM * bool(lines[last].strip())))
        if token.type == "inline":
            found = _places(text, starts, token, done)
            changes += _marks_before(text, starts, found, token, done)
            changes += _escaped_bars(text, found)
            changes += _inline(token, found)
            done = found[-1]
            shown.update(range(first, last))
        elif token.type in {"fence", "code_block", "html_block"}:
            fenced = token.type == "fence"
            shown.update(range(first + fenced, last - fenced))
            if token.type == "html_block":
                at = starts[first]
                tags = _TAG.finditer(text[at : starts[last]])
                changes += (Change(at + m.start(), at + m.end(), _seen_tag(m[0])) for m in tags)
    changes += (
        Change(starts[i], starts[i] + len(line.rstrip("\r\n")))
        for i, line in enumerate(lines)
        if i not in shown and line.strip()
    )
    changes += (Change(*note) for note in marked)
    return edited(original, apart(changes))


def _notes(text: str) -> list[Note]:
    """The marks of notes outside code."""
    found = markdown_notes(text)
    if not found:
        return found
    starts = [0, *accumulate(map(len, _LINE.findall(text)))]
    opaque = opaque_lines(text)
    return [note for note in found if bisect_right(starts, note.start) - 1 not in opaque]


def opaque_lines(text: str) -> set[int]:
    """The numbers, from 0, of the lines that are code, HTML or metadata, in which no table stands."""
    opaque = {"fence", "code_block", "html_block", "front_matter"}
    found = (token.map for token in _blocks().parse(text) if token.type in opaque and token.map)
    return {line for first, last in found for line in range(first, last)}


def _places(text: str, starts: list[int], token: Token, done: int) -> list[int]:
    """Where each character of an inline token's content stands in the raw text, and its end."""
    first, last = token.map or (0, 0)
    at = max(starts[first], min(done, starts[last]))
    places: list[int] = []
    for number, line in enumerate(token.content.split("\n")):
        if number:
            places.append(at)
            at = max(at, starts[min(first + number, len(starts) - 1)])
        found = text.find(line, at, starts[last])
        if found < 0 and "|" in line:
            escaped = text.find(line.replace("|", "\\|"), at, starts[last])
            if escaped >= 0:
                places += _behind_backslashes(line, escaped)
                at = places[-1] + 1
                continue
        at = found if found >= 0 else at
        places += range(at, at + len(line))
        at += len(line)
    return [*places, at]


def _behind_backslashes(cell: str, at: int) -> Iterator[int]:
    """The places of a cell's characters, whose bars have a backslash each in the raw text."""
    for character in cell:
        at += character == "|"
        yield at
        at += 1


def _escaped_bars(text: str, places: list[int]) -> Iterator[Change]:
    """The backslashes by which a table's cell holds bars."""
    for before, after in pairwise([places[0] - 1, *places]):
        if after == before + 2 and text[after - 1 : after + 1] == "\\|":
            yield Change(after - 1, after)


def _marks_before(
    text: str, starts: list[int], places: list[int], token: Token, done: int
) -> Iterator[Change]:
    """The marks of blocks at the start of each line: `#`, `>`, `-`, `1.`; a cell's bar stays.

    Nothing before a cell is a mark where another cell of its line is `done`.
    """
    first, last = token.map or (0, 0)
    for start in starts[first:last]:
        behind = bisect_left(places, start)
        if start >= done and behind < len(places):
            mark = text[start : places[behind]]
            if mark.strip() and "\n" not in mark and "|" not in mark:
                yield Change(start, places[behind], ITEM if _ITEM.search(mark) else "")


def _inline(token: Token, places: list[int]) -> Iterator[Change]:
    """The marks inside a paragraph, heading or cell."""
    for start, end, seen in _walk(token.content, token.children or [], 0):
        yield Change(places[start], places[end], seen)


def _walk(source: str, tokens: list[Token], at: int) -> Iterator[Change]:
    for token in tokens:
        changes, at = _step(source, token, at)
        yield from changes


def _step(source: str, token: Token, at: int) -> tuple[list[Change], int]:
    """What one inline token hides, and where the next one begins."""
    kind = token.type
    if kind == "text":
        found = source.find(token.content, at)
        return [], (at if found < 0 else found + len(token.content))
    line_end = _BREAK.match(source, at) if kind in {"softbreak", "hardbreak"} else None
    if line_end:
        return [Change(*line_end.span(1))] if line_end[1] else [], line_end.end()
    end = _mark_end(source, token, at)
    if kind == "code_inline":
        ticks = len(token.markup)
        return [Change(at, at + ticks), Change(end - ticks, end)], end
    if kind in {"s_open", "s_close"}:
        return [], end
    seen = {"html_inline": _seen_tag(token.content), "text_special": token.content}.get(kind, "")
    return [Change(at, end, seen)], end


def _seen_tag(tag: str) -> str:
    """What a reader sees of a tag: mostly nothing, but `10<sup>6</sup>` is not `106`, nor two items one."""
    name = tag.strip("</> ").split(" ")[0].lower()
    return " " if name in _BLOCK_TAGS else _SEEN_TAGS.get(name, "")


def _mark_end(source: str, token: Token, at: int) -> int:
    """Where the raw text of a mark ends that begins at `at`."""
    kind = token.type
    if kind == "text_special":
        return at + len(token.markup)
    if kind == "html_inline":
        return at + len(token.content)
    if kind == "code_inline":
        closing = re.compile(rf"(?<!`){token.markup}(?!`)").search(source, at + len(token.markup))
        return closing.end() if closing else at
    if kind == "link_close" and token.markup != "autolink":
        return _target_end(source, at)
    if kind == "image":
        label = at + 2
        for child in token.children or []:
            _, label = _step(source, child, label)
        return _target_end(source, label)
    return at + (1 if kind.startswith("link") else len(token.markup))


def _target_end(source: str, at: int) -> int:
    """Where `](target "title")`, `][label]` or `]` ends, `at` being its bracket."""
    after = source[at + 1 : at + 2]
    if after == "[":
        closing = source.find("]", at + 2)
        return closing + 1 if closing >= 0 else at + 1
    if after != "(":
        return at + 1
    helpers, limit = _parser().helpers, len(source)
    place = _skip_space(source, at + 2)
    target = helpers.parseLinkDestination(source, place, limit)
    place = _skip_space(source, target.pos if target.ok else place)
    title = helpers.parseLinkTitle(source, place, limit)
    place = _skip_space(source, title.pos if title.ok else place)
    return place + 1 if source[place : place + 1] == ")" else at + 1


def _skip_space(source: str, at: int) -> int:
    while source[at : at + 1] in {" ", "\n", "\t"}:
        at += 1
    return at
