"""Citations in any CSL style, by Pandoc's citeproc (extra `csl`): one process a brief, in its sandbox.

What a brief cites goes to Pandoc as a document of citations with the records in its metadata, as plain
strings, so that nothing in them is read as markup; back come the citations and the bibliography, as runs of
styled text.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Date, Name, Record

Json = Any
_SECONDS = 120
_LINK = "#ref-"
_STYLES = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "smallcaps",
    "Superscript": "raised",
    "Subscript": "lowered",
}


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


@dataclass(frozen=True)
class Group:
    """Citations that stand together; in the text (`Author (2022)`) if `textual`."""

    items: tuple[Cited, ...]
    textual: bool = False


@dataclass
class Rendered:
    """What a style makes of a brief's citations.

    Attributes:
        groups: the text of each, in order.
        notes: for a style with notes the note of each group; empty where the text says all.
        entries: the bibliography, by the ids of the sources, in its order.
    """

    groups: list[list[Run]] = field(default_factory=list)
    notes: list[list[Run]] = field(default_factory=list)
    entries: dict[str, list[Run]] = field(default_factory=dict)

    def to_json(self) -> Json:
        """For a cache."""
        return asdict(self)

    @classmethod
    def read(cls, data: Json) -> Rendered:
        """What `to_json` gave."""
        groups, notes = ([[_run(one) for one in group] for group in data[key]] for key in ("groups", "notes"))
        entries = {source: [_run(one) for one in runs] for source, runs in data["entries"].items()}
        return cls(groups, notes, entries)


def _run(data: Json) -> Run:
    return Run(data["text"], tuple(data["styles"]), data["source"], data["url"])


def asked(groups: Sequence[Group], records: Iterable[Record], language: str) -> Json:
    """The document that Pandoc is to work on."""
    references = [_reference(record) for record in records]
    cited = {one.source for group in groups for one in group.items}
    names = [one["c"]["id"]["c"] for one in references]
    # What is only quoted stands in the bibliography too; it counts for no earlier citation.
    every = [_citation(Cited(name)) for name in names if name not in cited]
    meta = {
        "references": {"t": "MetaList", "c": references},
        **({"nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [every, []]}]}} if every else {}),
        "link-citations": {"t": "MetaBool", "c": True},
        "lang": {"t": "MetaString", "c": language},
    }
    blocks = [{"t": "Para", "c": list(_inlines(group))} for group in groups]
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def render(document: Json, style: Path) -> Rendered:
    """Let Pandoc set a document's citations.

    Raises:
        EvidenceError: `style`, if Pandoc is missing, or does not take the style.
    """
    try:
        import pypandoc  # noqa: PLC0415 (an extra)

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        raise EvidenceError(
            "style", "a CSL style needs Pandoc; install it: pip install 'sphinx-kfor[csl]'"
        ) from None
    command = [program, "--sandbox", "-f", "json", "-t", "json", "--citeproc", "--csl", str(style)]
    try:
        done = subprocess.run(  # noqa: S603 (the program is Pandoc's wheel's, the arguments are ours)
            command, input=json.dumps(document).encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise EvidenceError("style", f"Pandoc does not finish with the style '{style.name}'") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()) or f"status {done.returncode}"
        raise EvidenceError("style", f"Pandoc does not take the style '{style.name}': {said}")
    return _read(json.loads(done.stdout))


def digest(document: Json, style: Path) -> str:
    """Of all that a rendering depends on."""
    text = json.dumps(document, sort_keys=True)
    return hashlib.sha256(text.encode() + b"\0" + style.read_bytes()).hexdigest()


def _inlines(group: Group) -> Iterator[Json]:
    """The citations of a group as Pandoc has them; in the text each names its author by itself."""
    if not group.textual:
        yield {"t": "Cite", "c": [[_citation(one) for one in group.items], []]}
        return
    for number, one in enumerate(group.items):
        yield from [{"t": "Str", "c": ";"}, {"t": "Space"}] if number else []
        yield {"t": "Cite", "c": [[_citation(one, "AuthorInText")], []]}


def _citation(one: Cited, mode: str = "NormalCitation") -> Json:
    return {
        "citationId": one.source,
        "citationPrefix": _words(one.lead),
        "citationSuffix": _words(f", {one.locator}") if one.locator else [],
        "citationMode": {"t": mode},
        "citationNoteNum": 1,
        "citationHash": 0,
    }


def _words(text: str) -> list[Json]:
    found: list[Json] = []
    for number, word in enumerate(text.split()):
        found += [{"t": "Space"}] * bool(number) + [{"t": "Str", "c": word}]
    return found


def _reference(record: Record) -> Json:
    """A record as Pandoc's metadata has it; no string of it is markup."""
    said: dict[str, Json] = {"id": record.id, "type": record.type, "title": record.plain_title}
    for name in ("publisher", "genre", "number", "volume", "issue", "page", "language", "note"):
        said[name] = getattr(record, name)
    said |= {
        "title-short": record.title_short,
        "publisher-place": record.publisher_place,
        "container-title": record.container_title,
        "URL": record.url,
        "DOI": record.doi,
        "author": [_name(one) for one in record.author],
        "editor": [_name(one) for one in record.editor],
        "translator": [_name(one) for one in record.translator],
        "issued": _date(record.issued),
        "accessed": _date(record.accessed),
    }
    return _meta({key: value for key, value in said.items() if value})


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
    if not date.parts:
        return {"literal": date.literal} if date.literal else None
    said: Json = {"date-parts": [[str(number) for number in part] for part in date.parts]}
    return said | ({"circa": "true"} if date.circa else {})


def _meta(value: Json) -> Json:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _meta(one) for key, one in value.items()}}
    if isinstance(value, (list, tuple)):
        return {"t": "MetaList", "c": [_meta(one) for one in value]}
    return {"t": "MetaString", "c": str(value)}


def _read(document: Json) -> Rendered:
    found = Rendered()
    for block in document["blocks"]:
        if block["t"] == "Para":
            notes: list[Run] = []
            found.groups.append(_joined(_runs(block["c"], (), "", notes)))
            found.notes.append(_joined(notes))
        elif block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                source = entry["c"][0][0].removeprefix("ref-")
                runs = (run for part in entry["c"][1] for run in _runs(part["c"], (), "", []))
                found.entries[source] = _joined(runs)
    return found


def _runs(inlines: Json, styles: tuple[str, ...], source: str, notes: list[Run]) -> Iterator[Run]:
    """The runs of Pandoc's inlines; what stands in a note goes into `notes`."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield Run(content, styles, source)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield Run(" ", styles, source)
        elif kind in _STYLES:
            yield from _runs(content, (*styles, _STYLES[kind]), source, notes)
        elif kind == "Quoted":
            opening, closing = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            yield Run(opening, styles, source)
            yield from _runs(content[1], styles, source, notes)
            yield Run(closing, styles, source)
        elif kind == "Note":
            for block in content:
                notes += _runs(block["c"], (), "", [])
        elif kind == "Link":
            yield from _link(content, styles, notes)
        elif kind == "Cite":
            yield from _runs(content[1], styles, source, notes)
        elif kind == "Span":
            # Of an entry: its number stands in a margin.
            yield from _runs(content[1], styles, source, notes)
            if "csl-left-margin" in content[0][1]:
                yield Run(" ", styles, source)


def _link(content: Json, styles: tuple[str, ...], notes: list[Run]) -> Iterator[Run]:
    target = content[2][0]
    if target.startswith(_LINK):
        yield from _runs(content[1], styles, target.removeprefix(_LINK), notes)
        return
    for run in _runs(content[1], styles, "", notes):
        yield Run(run.text, run.styles, url=target)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same kind made one."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].styles, found[-1].source, found[-1].url) == (run.styles, run.source, run.url):
            found[-1] = Run(found[-1].text + run.text, run.styles, run.source, run.url)
        else:
            found.append(run)
    return found
