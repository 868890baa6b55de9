"""The entries of a BibTeX text, each read by itself, so that a fault in one loses no other.

Values are read by pybtex. What an entry takes from others, by `crossref` and `xdata`, is put into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from sphinx_kfor.evidence.problems import short

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN = re.compile(r"@[ \t]*(?P<kind>[^\W\d]\w*)\s*[{(]")
_AT_LINE = re.compile(r"^[ \t]*(?=@[ \t]*[^\W\d]\w*\s*[{(])", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,}]+)")
#: What begins with `@` and is no entry.
_COMMANDS = frozenset({"comment", "preamble", "string"})
_BYTES = re.compile(r"[\udc80-\udcff]")
#: The date of an entry: who has one of these has no other's.
_DATES = frozenset({"date", "year", "month"})
#: What an entry never takes from the one that it stands in.
_OWN = frozenset(
    "crossref xdata xref ids keywords label options presort shorthand shorttitle title subtitle".split()
)
_INSIDE = {"inbook": ("author",), "suppbook": ("author",), "bookinbook": ("author",)}


class Fault(NamedTuple):
    """What is wrong with an entry.

    Attributes:
        line: where, counted from 1.
        message: what, and what is done or to be done.
        key: the entry that is lost by it; empty for a caution on one that is not.
    """

    line: int
    message: str
    key: str = ""


@dataclass
class BibEntry:
    """An entry: its kind and its fields in lower case, with the line of each."""

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def put(self, name: str, value: str, line: int) -> None:
        """Give it a field."""
        self.fields[name] = value
        self.lines[name] = line


def read_entries(text: str) -> tuple[list[BibEntry], list[Fault]]:
    """The entries of a text in their order, and what is wrong with it.

    Args:
        text: the text; bytes that are not UTF-8 are lone surrogates in it.
    """
    reading = _Reading()
    starts = [match.start() for match in _AT_LINE.finditer(text)]
    line, last = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", last, start)
        last = start
        reading.block(text[start:end], line)
    inherit(reading.entries, reading.faults)
    return list(reading.entries.values()), sorted(reading.faults)


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser, which also keeps where each field stands, and what it would not read."""

    def __init__(self, text: str, macros: dict[str, str]) -> None:
        super().__init__(text, macros=macros)
        self.places: list[int] = []
        self.error: PybtexSyntaxError | None = None
        self.undefined: list[tuple[str, int]] = []

    def handle_error(self, error: PybtexSyntaxError) -> None:
        self.error = self.error or error

    def parse_value(self) -> None:
        place = self.pos
        super().parse_value()
        if self.current_value:
            self.places.append(place)

    def substitute_macro(self, name: str) -> str:
        known = self.macros.get(name.lower())
        if known is None:
            self.undefined.append((name, self.pos))
        return name if known is None else known


@dataclass
class _Reading:
    entries: dict[str, BibEntry] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=lambda: dict(month_names))

    def block(self, text: str, line: int) -> None:
        """What begins at one line, and what follows in its last one, unless a `%` stands before it."""
        at = 0
        for match in _BEGIN.finditer(text):
            if match.start() < at or "%" in text[text.rfind("\n", 0, match.start()) + 1 : match.start()]:
                continue
            parser = _Parser(text, self.macros)
            parser.pos = match.start() + 1
            if match["kind"].lower() in _COMMANDS:
                self._command(parser, match["kind"].lower())
            else:
                self._entry(parser, match, line)
            at = max(parser.pos, match.end())

    def _command(self, parser: _Parser, kind: str) -> None:
        if kind == "string":
            try:
                parser.parse_command()
            except PybtexSyntaxError:
                return
            name = str(parser.current_field_name or "")
            self.macros[name.lower()] = "".join(parser.current_value or ())

    def _entry(self, parser: _Parser, match: re.Match[str], first: int) -> None:
        def line_of(place: int) -> int:
            return first + match.string.count("\n", 0, place)

        found = _KEY.match(match.string, match.end())
        key, line = found[1] if found else "", line_of(match.start())
        try:
            parser.parse_command()
        except PybtexSyntaxError as error:
            parser.error = parser.error or error
        broken = _BYTES.search(match.string, match.start(), parser.pos)
        if broken:
            said = f"'{_shown(key)}' holds bytes that are not UTF-8; save the file as UTF-8"
            self.faults.append(Fault(line_of(broken.start()), said, _shown(key)))
            return
        if parser.error is not None:
            self.faults.append(_torn(parser.error, key, line, line_of(parser.pos)))
            return
        self.faults += [
            Fault(line_of(at), f"'{key}': no @string defines '{name}'; it is printed as it stands")
            for name, at in parser.undefined
        ]
        if key in self.entries:
            there = self.entries[key].line
            said = f"the id '{key}' stands in line {there} already, which is used; rename or delete this"
            self.faults.append(Fault(line, said))
            return
        entry = self.entries[key] = BibEntry(match["kind"].lower(), key, line)
        for (name, parts), place in zip(parser.current_fields, parser.places, strict=False):
            self._field(entry, name.lower(), " ".join("".join(parts).split()), line_of(place))

    def _field(self, entry: BibEntry, name: str, value: str, line: int) -> None:
        if name not in entry.fields:
            entry.put(name, value, line)
        elif value != entry.fields[name]:
            said = f"'{entry.key}' has '{name}' in line {entry.lines[name]} already; that is used"
            self.faults.append(Fault(line, said))


def _shown(key: str) -> str:
    return key.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _torn(error: PybtexSyntaxError, key: str, line: int, where: int) -> Fault:
    named = f"the entry '{key}'" if key else "an entry"
    if isinstance(error, PrematureEOF):
        return Fault(line, f"{named} is not closed; a brace or a quotation mark is missing", key)
    said = short(str(error.args[0])) if error.args else "it cannot be read"
    return Fault(where, f"{named} cannot be read here: {said}", key)


def inherit(entries: dict[str, BibEntry], faults: list[Fault]) -> None:
    """Give entries what they take from others (BibTeX's `crossref`, BibLaTeX's `xdata` and `crossref`)."""
    folded = {key.casefold(): key for key in reversed(entries)}
    done: set[str] = set()

    def fill(entry: BibEntry, on_the_way: tuple[str, ...]) -> None:
        if entry.key in done:
            return
        for name, wanted in list(_named(entry)):
            key = wanted if wanted in entries else folded.get(wanted.casefold(), "")
            if not key or key in on_the_way:
                why = "the file has no such entry" if not key else "it leads back to this entry"
                said = f"'{entry.key}': {name} '{wanted}' gives nothing, since {why}"
                faults.append(Fault(entry.lines[name], said))
                continue
            fill(entries[key], (*on_the_way, key))
            _take(entry, entries[key], entry.lines[name], all_of_it=name == "xdata")
        done.add(entry.key)

    for entry in entries.values():
        fill(entry, (entry.key,))


def _named(entry: BibEntry) -> Iterator[tuple[str, str]]:
    """The entries that one names, those whose fields it takes as they are first."""
    for name in ("xdata", "crossref"):
        yield from ((name, one.strip()) for one in entry.fields.get(name, "").split(",") if one.strip())


def _take(entry: BibEntry, other: BibEntry, line: int, *, all_of_it: bool) -> None:
    """Take what an entry lacks from another; of what it stands in the title becomes that of the whole."""
    dated = bool(_DATES & entry.fields.keys())
    inside = entry.kind != other.kind
    for name, value in other.fields.items():
        kept = name in entry.fields or (dated and name in _DATES)
        own = not all_of_it and (
            name in _OWN or (inside and name == "author" and name not in _INSIDE.get(entry.kind, ()))
        )
        if not kept and not own:
            entry.put(name, value, line)
    if all_of_it or "title" not in other.fields:
        return
    if not inside and "title" not in entry.fields:
        entry.put("title", other.fields["title"], line)
    if inside and not entry.fields.keys() & {"booktitle", "journal", "journaltitle"}:
        entry.put("booktitle", other.fields["title"], line)
