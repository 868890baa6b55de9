"""Citations as Pandoc's documents have them, and what comes back.

The records go in as plain strings in a document's metadata, so that nothing in them is read as markup; the
citations come back as runs of styled text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.catalogue.titles import Styled, plain, styled
from sphinx_kfor.evidence.dates.edtf import SEASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_kfor.evidence.catalogue.records import Date, Name, Record

Json = Any
AUTHOR_IN_TEXT = "AuthorInText"
SUPPRESS_AUTHOR = "SuppressAuthor"
_LINK = "#ref-"
_STYLES = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "smallcaps",
    "Superscript": "raised",
    "Subscript": "lowered",
}
_PAGES = re.compile(r"pp?\. ([\w–-]+)")
#: Before a place in our words: else Pandoc reads `para. 3`, of which many styles print the number alone.
_OUR_WORDS = "\u200b"
#: Of items that stand in something that appears again and again.
_PERIODICAL = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "post",
        "post-weblog",
        "webpage",
    ]
)
#: How much of a record is ours, or is said by its own fields.
_OURS = frozenset(["custom", "abstract", "annote", "keyword"])


@dataclass(frozen=True)
class Run:
    """A stretch of a citation or an entry.

    Attributes:
        text: its characters.
        styles: how it is set: `italic`, `bold`, `smallcaps`, `raised`, `lowered`.
        source: the id of the source whose entry it leads to; empty for none.
        url: where else it leads.
    """

    text: str
    styles: tuple[str, ...] = ()
    source: str = ""
    url: str = ""


@dataclass(frozen=True)
class Cited:
    """One source in a citation: its id, the words before it, and the place in it."""

    source: str
    lead: str = ""
    locator: str = ""


def document_of(paragraphs: Sequence[list[Json]], records: Iterable[Record], language: str) -> Json:
    """A document of paragraphs, with the sources in its metadata."""
    meta = {
        "references": {"t": "MetaList", "c": [_reference(record) for record in records]},
        "link-citations": {"t": "MetaBool", "c": True},
        "lang": {"t": "MetaString", "c": language},
    }
    blocks = [{"t": "Para", "c": inlines} for inlines in paragraphs]
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def cite(items: Iterable[Cited], place: Callable[[str], str], mode: str = "NormalCitation") -> Json:
    """Sources that are cited together."""
    return {"t": "Cite", "c": [[_citation(one, place, mode) for one in items], []]}


def separator() -> list[Json]:
    """What stands between two citations in the text."""
    return [{"t": "Str", "c": ";"}, {"t": "Space"}]


def _citation(one: Cited, place: Callable[[str], str], mode: str) -> Json:
    return {
        "citationId": one.source,
        "citationPrefix": _words(one.lead),
        "citationSuffix": _words(_suffix(one.locator, place)),
        "citationMode": {"t": mode},
        "citationNoteNum": 1,
        "citationHash": 0,
    }


def _suffix(locator: str, place: Callable[[str], str]) -> str:
    """A locator: pages as the style writes them, other places in our words where it has pages."""
    if not locator:
        return ""
    if pages := _PAGES.fullmatch(locator):
        return f"{{{pages[1]}}}"
    where = place(locator)
    # Quotation marks of a sheet's name would be made the style's.
    return f"{{}}, {where}" if re.search(r"['\"{}]", where) else f"{{{_OUR_WORDS}{where}}}"


def _words(text: str) -> list[Json]:
    """Words with the spaces between and around them."""
    pieces = re.split(r"( +)", text)
    return [{"t": "Space"} if one.isspace() else {"t": "Str", "c": one} for one in pieces if one]


def _reference(record: Record) -> Json:
    """A record as Pandoc's metadata has it; no string of it is markup."""
    said: dict[str, Json] = {key: value for key, value in record.unknown.items() if key not in _OURS}
    said |= {"id": record.id, "type": record.type}
    for name in ("publisher", "genre", "edition", "number", "volume", "issue", "page", "language", "note"):
        said[name] = getattr(record, name)
    said |= {
        "title": styled(record.title),
        "title-short": record.title_short and styled(record.title_short),
        "container-title": _container(record),
        "publisher-place": record.publisher_place,
        "URL": record.url,
        "DOI": record.doi,
        "author": [_name(one) for one in record.author],
        "editor": [_name(one) for one in record.editor],
        "translator": [_name(one) for one in record.translator],
        "interviewer": [_name(one) for one in record.interviewer],
        "issued": _date(record.issued),
        "original-date": _date(record.original_date),
        "accessed": _date(record.accessed),
    }
    return _meta({key: value for key, value in said.items() if value})


def _container(record: Record) -> list[Styled]:
    """What it stands in; of a newspaper's article that names the paper as its publisher, the paper."""
    named = record.container_title or (record.publisher if record.type in _PERIODICAL else "")
    return styled(named) if named else []


def _name(name: Name) -> dict[str, str]:
    said = {
        "family": name.family,
        "given": name.given,
        "literal": name.literal,
        "suffix": name.suffix,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
    }
    return {key: value for key, value in said.items() if value}


def _date(date: Date | None) -> Json:
    if date is None:
        return None
    seasons = [part[1] for part in date.parts if len(part) > 1 and part[1] in SEASONS]
    if date.literal or date.season or date.until or len(seasons) > 1:
        return {"literal": date.literal or date.in_words("en")}
    if not date.parts:
        return None
    parts = [part[:1] if seasons else part for part in date.parts] + [(0,)] * date.open
    said: Json = {"date-parts": [[str(number) for number in part] for part in parts]}
    if seasons:
        said["season"] = str(seasons[0] - SEASONS[0] + 1)
    return said | ({"circa": "true"} if date.circa or date.uncertain else {})


def _meta(value: Json) -> Json:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {str(key): _meta(one) for key, one in value.items()}}
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Styled):
        return {"t": "MetaInlines", "c": [inline for part in value for inline in _inlines(part)]}
    if isinstance(value, (list, tuple)):
        return {"t": "MetaList", "c": [_meta(one) for one in value]}
    return {"t": "MetaString", "c": plain(str(value))}


def _inlines(part: Styled) -> list[Json]:
    """A stretch of a title."""
    made = _words(re.sub(r"\s+", " ", part.text))
    level = {1: "Superscript", -1: "Subscript", 0: ""}[part.level]
    for kind in filter(None, ("Emph" * part.italic, "Strong" * part.bold, level)):
        made = [{"t": kind, "c": made}]
    return made


def read(document: Json) -> tuple[list[list[Run]], list[list[Run]], dict[str, list[Run]]]:
    """The text of each paragraph, its notes, and the bibliography by the ids of the sources."""
    texts: list[list[Run]] = []
    notes: list[list[Run]] = []
    entries: dict[str, list[Run]] = {}
    for block in document["blocks"]:
        if block["t"] == "Para":
            reader = _Reader()
            texts.append(_joined(reader.runs(block["c"])))
            notes.append(_joined(reader.notes))
        elif block["t"] == "Div" and block["c"][0][0] == "refs":
            entries |= {entry["c"][0][0].removeprefix("ref-"): _entry(entry) for entry in block["c"][1]}
    return texts, notes, entries


def _entry(entry: Json) -> list[Run]:
    """An entry of the bibliography, as one line."""
    return _joined(run for part in entry["c"][1] for run in _Reader().runs(part["c"]))


class _Reader:
    """Turns Pandoc's inlines into runs; what stands in notes is kept apart."""

    def __init__(self) -> None:
        self.notes: list[Run] = []

    def runs(self, inlines: Json, styles: tuple[str, ...] = (), source: str = "") -> Iterator[Run]:
        """The runs of some inlines."""
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            if kind in {"Str", "Space", "SoftBreak", "LineBreak"}:
                yield Run(content.replace(_OUR_WORDS, "") if kind == "Str" else " ", styles, source)
            elif kind in _STYLES:
                yield from self.runs(content, (*styles, _STYLES[kind]), source)
            elif kind == "Note":
                self.notes += [run for block in content for run in self.runs(block["c"])]
            elif kind in {"Quoted", "Link", "Cite", "Span"}:
                yield from getattr(self, f"_{kind.lower()}")(content, styles, source)

    def _quoted(self, content: Json, styles: tuple[str, ...], source: str) -> Iterator[Run]:
        opening, closing = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        yield Run(opening, styles, source)
        yield from self.runs(content[1], styles, source)
        yield Run(closing, styles, source)

    def _cite(self, content: Json, styles: tuple[str, ...], source: str) -> Iterator[Run]:
        yield from self.runs(content[1], styles, source)

    def _span(self, content: Json, styles: tuple[str, ...], source: str) -> Iterator[Run]:
        yield from self.runs(content[1], styles, source)
        # Of an entry: its number stands in a margin.
        if "csl-left-margin" in content[0][1]:
            yield Run(" ", styles, source)

    def _link(self, content: Json, styles: tuple[str, ...], source: str) -> Iterator[Run]:
        target = content[2][0]
        if target.startswith(_LINK):
            yield from self.runs(content[1], styles, target.removeprefix(_LINK))
            return
        for run in self.runs(content[1], styles, source):
            yield Run(run.text, run.styles, url=target)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same kind made one, without space at the ends."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].styles, found[-1].source, found[-1].url) == (run.styles, run.source, run.url):
            found[-1] = Run(found[-1].text + run.text, run.styles, run.source, run.url)
        elif found or run.text.strip():
            found.append(run)
    return found
