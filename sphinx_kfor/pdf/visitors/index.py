"""The index at the end, where the settings ask for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from sphinx_kfor.pdf.assemble import place_in
from sphinx_kfor.pdf.syntax import boolean, call, string
from sphinx_kfor.pdf.visitors.base import TypstBase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from sphinx.builders import Builder

    from sphinx_kfor.pdf.assemble import Place


class Entry(NamedTuple):
    """A line of the index.

    Attributes:
        words: of the entry.
        main: the places that say most of it.
        others: the other places, in the order of the documents' names.
        below: whether it stands below another entry.
    """

    words: str
    main: tuple[Place, ...]
    others: tuple[Place, ...]
    below: bool = False


class IndexVisitors(TypstBase):
    """Collects what the index leads to before anything is written, since only that gets labels."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        #: The index as an expression, once the document was walked about.
        self.index: str | None = None
        self._index = self._groups() if self.config.kfor_pdf_settings.get("index") else []
        for _letter, entries in self._index:
            for entry in entries:
                self.places.referenced |= {*entry.main, *entry.others}

    def _groups(self) -> list[tuple[str, list[Entry]]]:
        """The entries of this document by their letters."""
        index = IndexEntries(self.builder.env).create_index(self.builder)
        groups = []
        for letter, entries in index:
            lines: list[Entry] = []
            for words, (targets, below, _key) in entries:
                under = [self._entry(each, places, below=True) for each, places in below]
                # Without a place it sends the reader to another entry ("see …").
                kept = [
                    each for each, (_, places) in zip(under, below, strict=True) if _leads(each) or not places
                ]
                entry = self._entry(words, targets)
                if _leads(entry) or kept:
                    lines += [entry, *kept]
            if lines:
                groups.append((letter, lines))
        return groups

    def _entry(
        self, words: str, targets: Sequence[tuple[str | None, object]], *, below: bool = False
    ) -> Entry:
        found = [(main, place_in(str(uri))) for main, uri in targets]
        here = [(main, place) for main, place in found if place is not None and place in self.places.labels]
        return Entry(
            words,
            tuple(place for main, place in here if main),
            tuple(place for main, place in here if not main),
            below,
        )

    def depart_document(self, _node: nodes.document) -> None:
        """Write the index, once it is known which places there are."""
        if not self._index:
            return
        self.begin()
        self.put(call("heading", string(_("Index")), level="2"))
        groups = []
        for letter, entries in self._index:
            lines = [
                call("index-entry", string(entry.words), *self._labels(entry), below=boolean(entry.below))
                for entry in entries
            ]
            groups.append(call("index-group", string(letter), *lines))
        self.put(call("index-list", *groups))
        self.index = self.end()

    def _labels(self, entry: Entry) -> Iterator[str]:
        for places, main in ((entry.main, True), (entry.others, False)):
            for label in dict.fromkeys(self.places.labels[place] for place in places):
                if label in self._labelled:
                    yield f"({string(label)}, {boolean(main)})"


def _leads(entry: Entry) -> bool:
    return bool(entry.main or entry.others)
