"""Whether each passage of a record stands in its source, at its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.delivery.findings import Finding
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.nearest import nearest_passage
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.delivery.record import Record, RecordedUse
    from sphinx_kfor.evidence.annotations.annotation import Target
    from sphinx_kfor.evidence.documents.document import Document
    from sphinx_kfor.evidence.sources.corpus import Corpus
    from sphinx_kfor.evidence.sources.source import Source


@dataclass
class Proved:
    """How many passages were held to their texts, and how many could not be."""

    checked: int = 0
    unchecked: Counter[str] = field(default_factory=Counter)


def check_sources(record: Record, corpus: Corpus, counts: Proved) -> Iterator[Finding]:
    """What does not stand in its source; `counts` says how much was looked at."""
    changed: set[str] = set()
    for use in record.uses:
        identifier = use.annotation.source
        source = corpus.sources.get(identifier)
        if source is None:
            why = "is broken" if identifier in corpus.catalogue.broken else "is not in the catalogue"
            counts.unchecked[identifier] += 1
            yield Finding("verify.attribution", f"the source '{identifier}' {why}", item=use.id)
            continue
        yield from _named(use, source)
        try:
            document = source.document
        except EvidenceError:
            counts.unchecked[identifier] += 1
            continue
        counts.checked += 1
        if document.sha256 != use.annotation.sha256 and identifier not in changed:
            changed.add(identifier)
            message = f"the file of '{identifier}' is not the one that the brief was made from"
            yield Finding("verify.changed", message, item=identifier)
        for target in use.annotation.targets:
            yield from _standing(use, target, source, document)


def _named(use: RecordedUse, source: Source) -> Iterator[Finding]:
    record = source.record
    for what, told, known in (
        ("title", use.title, record.plain_title),
        ("reliability", use.reliability, record.custom.reliability or ""),
    ):
        if told != known:
            message = f"the {what} of '{use.annotation.source}' is another one in the catalogue"
            yield Finding("verify.attribution", message, item=use.id, old=told, new=known)


def _standing(use: RecordedUse, target: Target, source: Source, document: Document) -> Iterator[Finding]:
    """Whether one segment, or one cell, stands where it is said to stand."""
    seen = document.seen
    start = document.view.seen(target.position.start)
    if target.private:
        end = document.view.seen(target.position.end)
        if not target.digest_holds(seen[start:end], document.text):
            message = f"a private passage does not stand at its place in '{source.id}'"
            yield Finding("verify.source", message, item=use.id, old=use.words)
        return
    exact = target.quote.exact
    if target.cell is not None and not target.cell.table and exact != target.cell.value:
        message = f"the figure is not the passage's in '{source.id}'"
        yield Finding("verify.source", message, item=use.id, old=target.cell.value, new=exact)
    if seen[start : start + len(exact)] == exact:
        yield from _placed(use, target, source, Span(start, start + len(exact)))
        return
    found = anchor(document, TextQuote(exact, target.quote.prefix, target.quote.suffix)) or anchor(
        document, TextQuote(exact)
    )
    if found:
        where = source.layout.locate(found[0])
        message = f"the passage stands elsewhere in '{source.id}': {where}"
        yield Finding("verify.moved", message, item=use.id, old=target.locator, new=where)
        return
    near = nearest_passage(exact, document)
    message = f"'{source.id}' does not have the passage" + ("" if near else ", nor one like it")
    now = " ".join(seen[near.start : near.end].split()) if near else ""
    yield Finding("verify.source", message, item=use.id, old=" ".join(exact.split()), new=now)


def _placed(use: RecordedUse, target: Target, source: Source, span: Span) -> Iterator[Finding]:
    """Whether what is said of a passage's place and surroundings is so."""
    seen, quote = source.document.seen, target.quote
    changed = source.document.sha256 != use.annotation.sha256
    before, after = seen[: span.start], seen[span.end :]
    around = before.endswith(quote.prefix) and after.startswith(quote.suffix)
    if not around and not changed:
        message = f"the surroundings of the passage are others in '{source.id}'"
        here = f"{before[-32:]}{quote.exact}{after[:32]}"
        told = f"{quote.prefix}{quote.exact}{quote.suffix}"
        yield Finding(
            "verify.source", message, item=use.id, old=" ".join(told.split()), new=" ".join(here.split())
        )
    if target.cell is None:
        where = source.layout.locate(span)
        if where != target.locator:
            message = f"the place of the passage in '{source.id}' is another one"
            rule = "verify.moved" if changed else "verify.source"
            yield Finding(rule, message, item=use.id, old=target.locator, new=where)
    elif target.cell.table:
        yield from _cell(use, target, source, span)


def _cell(use: RecordedUse, target: Target, source: Source, span: Span) -> Iterator[Finding]:
    """Whether a cell stands in the table, row and column that are named, and reads so."""
    address = target.cell
    tables = [one for one in source.document.tables if address and one.number == address.table]
    if address is None or not tables or tables[0].fault:
        yield Finding("verify.source", f"there is no such table in '{source.id}'", item=use.id, old=use.words)
        return
    table = tables[0]
    rows = [table.headers] if address.row is None else []
    rows += [table.row(at) for at, name in enumerate(table.row_names) if name == address.row]
    cells = [dict(zip(table.names, row, strict=False)).get(address.column) for row in rows]
    there = [cell.text for cell in cells if cell and cell.span.start <= span.start <= cell.span.end]
    if address.value not in there:
        message = f"the cell reads otherwise, or stands in another row or column, in '{source.id}'"
        told = f"{address.row or ''} > {address.column}: {address.value}"
        yield Finding("verify.source", message, item=use.id, old=told, new=", ".join(there))
