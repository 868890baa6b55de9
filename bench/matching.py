"""Finding, folding and the nearest passage, in scans of the text by `str.find`."""

from __future__ import annotations

import statistics
from functools import partial
from typing import TYPE_CHECKING

import edlib

from bench.table import best
from bench.texts import STYLES, sample
from sphinx_kfor.evidence.documents.document import Document
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor
from sphinx_kfor.evidence.matching.haystack import Haystack
from sphinx_kfor.evidence.quotations.nearest import nearest_passage
from sphinx_kfor.evidence.text.folding import _fold, _fold_short, fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.table import Table
    from bench.texts import Sample

SIZES = (5_000, 100_000, 5_000_000)
_NAMES = {5_000: "5 KB", 100_000: "100 KB", 1_000_000: "1 MB", 5_000_000: "5 MB"}
_EXACT = {5_000: 2.0, 100_000: 1.3, 5_000_000: 1.3}
_TYPED = {100_000: 8.0, 5_000_000: 2.0}
_NEAREST = {100_000: 1 / 3, 5_000_000: 1 / 10}
_FOLDING = 20.0


def run(table: Table, *, quick: bool) -> None:
    """Print the rows of this subject."""
    sizes = SIZES[:2] if quick else SIZES
    rounds = 4 if quick else 7
    for size in sizes:
        for style in STYLES:
            table.title(f"Matching, {_NAMES[size]}, {style}")
            _found(table, sample(size, style, 8 if size > SIZES[1] else 24), size, rounds)
            _nearest(table, sample(size, style, 6 if size > SIZES[1] else 16, seed=2), size)
    table.title("Matching, ten times the text or the quotations")
    _linear(table, 100_000 if quick else 500_000)


def _found(table: Table, texts: Sample, size: int, rounds: int) -> None:
    """Quotations that are in the text; the scan is for the same words in the text without them."""
    repeat = max(1, 50_000 // size)
    folded, known = from_text(texts.text), Haystack(texts.text)
    facts: dict[str, object] = {"mended": known.mended, "_ligated": known._ligated}  # noqa: SLF001 (what a text's first search leaves)
    folded.folded  # noqa: B018 (a text that was searched often)
    rows: list[list[float]] = []
    for exact, typed in zip(texts.exact, texts.typed, strict=True):
        without = texts.text.replace(exact, "", 1)
        if anchor(folded, TextQuote(exact)) != anchor(folded, TextQuote(typed)):
            table.note(f"found in one way only: {exact!r}")
        known_to, new_to, new_too = (_fresh(folded, rounds * repeat, some) for some in (facts, {}, {}))
        runs: list[Callable[[], object]] = [
            partial(without.find, exact),
            partial(anchor, folded, TextQuote(exact)),
            partial(_anchor_once, new_to, TextQuote(exact)),
            partial(_anchor_once, known_to, TextQuote(typed)),
            partial(_anchor_once, new_too, TextQuote(typed)),
        ]
        rows.append(best(runs, rounds, repeat, _forget))
    scan, exactly, exactly_new, otherwise, new = (
        statistics.fmean(column) for column in zip(*rows, strict=True)
    )
    folding = best([partial(_fold, texts.text)], 5)[0]
    table.row("exact, the only one, text folded by earlier searches / scan", exactly / scan, _EXACT[size])
    table.row("exact, the only one, nothing known of the text / scan", exactly_new / scan)
    table.row("typed otherwise, text not folded, its breaks known / scan", otherwise / scan, _TYPED.get(size))
    table.row("typed otherwise, nothing known of the text / scan", new / scan)
    table.row("folding / scan", folding / scan, _FOLDING, note=f"a scan is {scan * 1e6:.1f} µs")


def _forget() -> None:
    """Forget all words that were folded, so that those sought are as good as new."""
    _fold_short.cache_clear()
    fold_words.cache_clear()


def _anchor_once(documents: list[Document], quote: TextQuote) -> None:
    anchor(documents.pop(), quote)


def _fresh(document: Document, count: int, facts: dict[str, object]) -> list[Document]:
    """Documents of a text that was not folded, of which some facts are known."""
    documents = []
    for _ in range(count):
        documents.append(Document(document.text, document.sha256, document.reader, document.view))
        vars(documents[-1].haystack).update(facts)
    return documents


def _nearest(table: Table, texts: Sample, size: int) -> None:
    """Quotations that are not in the text; what `edlib` takes is for a text that is folded already."""
    document = from_text(texts.text)
    whole = document.folded.text
    aligned = ours = 0.0
    elsewhere = 0
    for words in texts.wrong:
        wanted = fold(words).text.strip()
        theirs, mine = best(
            [
                lambda wanted=wanted: edlib.align(wanted, whole, mode="HW", task="locations"),  # type: ignore[misc]
                lambda words=words: nearest_passage(words, _fresh(document, 1, {})[0]),  # type: ignore[misc]
            ],
            1 if size > SIZES[1] else 3,
        )
        aligned, ours = aligned + theirs, ours + mine
        elsewhere += not _same_place(words, wanted, document)
    table.row("nearest passage / edlib over the folded text", ours / aligned, _NEAREST.get(size))
    table.row("nearest passages that edlib has elsewhere", elsewhere, 0)


def _same_place(words: str, wanted: str, document: Document) -> bool:
    found = edlib.align(wanted, document.folded.text, mode="HW", task="locations")
    span = nearest_passage(words, _fresh(document, 1, {})[0])
    if span is None:
        return bool(found["editDistance"] > len(wanted) * 0.45)
    origin = document.folded.view.start(found["locations"][0][0] or 0)
    return origin is None or span.start <= origin < span.end


def _linear(table: Table, size: int) -> None:
    """Whole searches, from the text to the answers."""
    small, large = sample(size // 10, "web", 20), sample(size, "web", 20)
    for kind in ("exact", "typed", "wrong"):
        one, ten = best([lambda t=t, kind=kind: _search(t, getattr(t, kind)) for t in (small, large)], 4)  # type: ignore[misc]
        table.row(f"{kind}: ten times the text", ten / one, 12)
    few, many = small.exact[:2], sample(size // 10, "web", 20).exact
    texts = sample(size // 10, "web", 20)
    one, ten = best([lambda q=q: _search(texts, q) for q in (few, many)], 8)  # type: ignore[misc]
    table.row("exact: ten times the quotations", ten / one, 12)


def _search(texts: Sample, quotations: list[str]) -> None:
    _forget()
    document = from_text(texts.text)
    for words in quotations:
        if not anchor(document, TextQuote(words)):
            nearest_passage(words, document)
