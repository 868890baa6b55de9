"""The annex: every passage that a brief uses, in as much of its context as the source's rights allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, VERBATIM_BLOCK, from_styled, inline_quotation
from sphinx_kfor.brief.parts.context import around, one_line
from sphinx_kfor.brief.parts.keys import key
from sphinx_kfor.brief.quotations.nodes import language_of
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.documents.sheet_addresses import together
from sphinx_kfor.evidence.quotations.printing import OMISSION
from sphinx_kfor.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.markup.nodes import brief_part
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.annex_entries import Entry
    from sphinx_kfor.brief.state.outline import Place
    from sphinx_kfor.brief.state.pages import Passage
    from sphinx_kfor.evidence.annotations.annotation import Target

#: So many hexadecimal digits of a digest are printed.
_DIGEST = 12


def annex(view: BriefView, place: brief_part) -> list[nodes.Node]:
    """The entries of the annex by their marks, or source by source; then the key."""
    made = nodes.container(ids=place["ids"], classes=place["classes"])
    listing = Listing(view, with_context=place["kfor_options"].get("context") != "none")
    made += listing.by_source() if place["kfor_options"].get("by") == "source" else listing.by_mark()
    if not made.children:
        none = _("This brief uses no passage of a source.")
        made += nodes.paragraph(none, none)
    elif view.domain.part_of(view.docname, "source-summary") is None:  # that has the key already
        made += key(view)
    return [made]


def notes(view: BriefView) -> list[nodes.Node]:
    """The notes of a brief that has no annex, under a heading of their own."""
    title = _("Notes")
    listed = Listing(view, with_context=False).by_mark()
    return [nodes.rubric(title, title), nodes.container("", *listed, classes=["kfor-annex", "kfor-notes"])]


@dataclass(frozen=True)
class Listing:
    """The entries of a brief's annex as lists.

    Attributes:
        view: the brief.
        with_context: whether a passage stands between the words around it.
    """

    view: BriefView
    with_context: bool

    def by_mark(self) -> list[nodes.Node]:
        """All entries by their marks, those only cited behind them, and the digests of their texts."""
        marked = [entry for entry in self.view.annex.entries if entry.number]
        cited = [entry for entry in self.view.annex.entries if not entry.number]
        made: list[nodes.Node] = [self._listed(marked, named=True)] * bool(marked)
        if cited:
            lead = _("Passages that are cited, and not quoted")
            made += [nodes.paragraph("", "", nodes.strong("", lead), classes=["kfor-entries-lead"])] * bool(
                marked
            )
            made.append(self._listed(cited, named=True))
        return [*made, *self._digests()]

    def by_source(self) -> list[nodes.Node]:
        """The entries of each source under its name."""
        made: list[nodes.Node] = []
        for source, entries in self.view.annex.by_source.items():
            checked = next((entry.annotation.sha256 for entry in entries if entry.uses), "")
            made += [_source(self.view, source, checked), self._listed(entries, named=False)]
        return made

    def _listed(self, entries: list[Entry], *, named: bool) -> nodes.bullet_list:
        items = [self._item(entry, named=named) for entry in entries]
        return nodes.bullet_list("", *items, classes=["kfor-entries"])

    def _item(self, entry: Entry, *, named: bool) -> nodes.list_item:
        """A mark, the passage, and what is known of it; of a source alone its full reference."""
        first = nodes.paragraph("", "", _target(entry), **VERBATIM_BLOCK)
        if entry.number:
            first += [
                nodes.inline("", self.view.numeral(entry), classes=["kfor-entry-number"]),
                nodes.Text(" "),
            ]
        if not entry.uses:
            first += self._reference(entry)
            return nodes.list_item("", first)
        first += self._words(entry)
        return nodes.list_item("", first, _facts(self.view, entry, named=named))

    def _words(self, entry: Entry) -> list[nodes.Node]:
        """In notes a source is told in full where it is first met."""
        words = passage(self.view, entry, with_context=self.with_context)
        if self.view.domain.in_notes and self._is_first(entry):
            return [*self._reference(entry), nodes.Text(" "), *words]
        return words

    def _reference(self, entry: Entry) -> list[nodes.Node]:
        """The full reference of a source, later its label; and the place that a citation names."""
        view = self.view
        place = f" {view.style.place(entry.locator).rstrip('.')}." if entry.locator else ""
        if self._is_first(entry):
            return [*from_styled(view.style.entry(view.record(entry.source))), nodes.Text(place)]
        return [view.source(entry.source), nodes.Text(f",{place}" if place else ".")]

    def _is_first(self, entry: Entry) -> bool:
        return self.view.annex.by_source[entry.source][0] is entry

    def _digests(self) -> list[nodes.Node]:
        """The texts that were checked, by their digests."""
        checked = {
            source: next((entry.annotation.sha256 for entry in entries if entry.uses), "")
            for source, entries in self.view.annex.by_source.items()
        }
        made = nodes.paragraph(classes=["kfor-entries-digests"], **VERBATIM_BLOCK)
        made += nodes.Text(_("The texts that were checked (sha256):") + " ")
        for number, (source, digest) in enumerate(pair for pair in checked.items() if pair[1]):
            made += [nodes.Text("; ")] * bool(number) + [self.view.source(source), nodes.Text("\u00a0")]
            made += nodes.literal("", digest[:_DIGEST])
        return [made] if any(checked.values()) else []


def _target(entry: Entry) -> nodes.target:
    return nodes.target("", "", ids=[entry.anchor])


def _source(view: BriefView, source: str, sha256: str) -> nodes.paragraph:
    """The line that names a source, with the digest of the text that was checked."""
    line = nodes.paragraph(classes=["kfor-entries-source"], **VERBATIM_BLOCK)
    line += [nodes.strong("", "", view.source(source)), nodes.Text(" · ")]
    line += from_styled(view.style.attribution(view.record(source), ""))
    line += [nodes.Text(" · sha256\u00a0"), nodes.literal("", sha256[:_DIGEST])] if sha256 else []
    return line


def passage(view: BriefView, entry: Entry, *, with_context: bool = True) -> list[nodes.Node]:
    """The passage itself, between the words around it."""
    annotation, record = entry.annotation, view.record(entry.annotation.source)
    targets, rights = annotation.targets, record.custom.rights.value
    if rights == "private" or targets[0].private:
        text = _("Of a private source: its words stand only where they are quoted.")
        return [nodes.Text(text)]
    if targets[0].cell and targets[0].cell.table and len(targets) > 1:
        return [nodes.Text(_table(view, entry))]
    language = next(iter(entry.typed("lang")), "") or record.language or view.domain.env.config.language
    words = inline_quotation("", classes=["kfor-quote"], **language_of(language), **VERBATIM)
    if targets[0].cell and targets[0].cell.table:
        words += _cell(targets[0])
    else:
        words += _in_context(entry, whole=rights == "open", alone=not with_context)
    return [words]


def _in_context(entry: Entry, *, whole: bool, alone: bool = False) -> Iterator[nodes.Node]:
    """The segments of a passage, with what stands before the first and behind the last."""
    targets, typed = entry.annotation.targets, entry.uses[0][1].request.said
    before, after = ("", "") if alone else around(targets, whole=whole)
    yield nodes.Text(before)
    for number, target in enumerate(targets):
        if number:
            yield nodes.Text(f" {OMISSION} ")
        yield _highlighted(one_line(target.quote.exact, typed).strip())
    yield nodes.Text(after)


def _cell(target: Target) -> Iterator[nodes.Node]:
    """One cell, by its row and column."""
    cell = target.cell
    if cell is not None:
        names = [one_line(name).strip() for name in (cell.row or "", cell.column)]
        yield nodes.Text(f"{' › '.join(filter(None, names))}: ")
        yield _highlighted(one_line(cell.value).strip())


def _table(view: BriefView, entry: Entry) -> str:
    """A table by its caption and size."""
    targets = entry.annotation.targets
    columns = sum(1 for target in targets if target.cell and target.cell.row is None)
    rows = len(targets) // columns - 1 if columns else len(targets)
    title = next(iter(entry.typed("caption")), "") or view.style.place(targets[0].locator) or _("Table")
    size = [ngettext("%d row", "%d rows", rows) % rows]
    size += [ngettext("%d column", "%d columns", columns) % columns]
    return f"{title}: {' × '.join(size)}"


def _highlighted(words: str) -> nodes.strong:
    return nodes.strong("", words, classes=["kfor-passage"])


def places(view: BriefView, entry: Entry) -> str:
    """Where a passage stands in its source."""
    found = together(one.locator for one in entry.annotation.targets if one.locator)
    return ", ".join(dict.fromkeys(map(view.style.place, found)))


def _facts(view: BriefView, entry: Entry, *, named: bool) -> nodes.paragraph:
    """What is known of a passage, with the name of its source, and where the brief uses it."""
    line = nodes.paragraph(classes=["kfor-entries-facts"], **VERBATIM_BLOCK)
    if named:
        line += [view.source(entry.source), nodes.Text(", " if places(view, entry) else " · ")]
    for text in filter(None, known(view, entry)):
        line += nodes.Text(f"{text} · ")
    line += nodes.Text(_("Used in:") + " ")
    found: dict[str, Place] = {}
    for place, passage in entry.uses:
        found.setdefault(where(view, place, passage), place)
    for number, (name, place) in enumerate(found.items()):
        line += [nodes.Text(", ")] * bool(number)
        line += view.link_to(place, [nodes.Text(name)])
    return line


def known(view: BriefView, entry: Entry, *, worded: bool = False) -> Iterator[str]:
    """What is known of a passage, part by part.

    Args:
        view: the brief.
        entry: the passage.
        worded: whether grades are told in words, and the place of the passage is told elsewhere.
    """
    annotation = entry.annotation
    if not worded:
        yield places(view, entry)
    yield _verdict(annotation.verdict, annotation.folds, whole=worded)
    for typed in entry.typed("speaker"):
        yield _("Speaker: %s") % typed.split("=")[0].strip()
    for said in entry.typed("working"):
        yield _("Worked out: %s") % said
    credibilities = entry.typed("credibility")
    if worded or not view.grades_inline:
        yield from (view.graded(entry.source, one) for one in credibilities or [""])
    else:
        reliability = view.record(entry.source).custom.reliability or ""
        yield from (view.style.grade(reliability, one) for one in credibilities)
    reasons = dict(pair for _place, passage in entry.uses for pair in passage.accepted)
    answered = frozenset.intersection(*(passage.settled for _place, passage in entry.uses))
    open_ones = [one for one in annotation.cautions if answered.isdisjoint((one.code, one.family))]
    for family, why in dict.fromkeys((one.family, one.accepted(reasons)) for one in open_ones):
        answer = _("accepted: %s") % why if why else _("not accepted")
        yield _("Caution: %s") % f"{_cautions().get(family, family)} ({answer})"


def _verdict(verdict: str, folds: tuple[str, ...], *, whole: bool) -> str:
    """How a passage was found to be, in words; `whole` says what it means that it is from the lock."""
    names = _folds()
    alike = _("alike but for %s") % ", ".join(names.get(fold, fold) for fold in folds)
    parts = [alike if folds else _("word for word")]
    if verdict == Verdict.LOCKED:
        parts.append(_("from the lock, not checked against the text here") if whole else _("from the lock"))
    return ", ".join(parts)


def where(view: BriefView, place: Place, passage: Passage) -> str:
    """What the place of a use is called: by the object around it, else by its heading."""
    for anchor in reversed(passage.inside):
        if label := view.outline.labels.get((place[0], anchor)):
            return label
    title_block = view.domain.pages[place[0]].masthead
    if title_block and title_block.anchor in passage.inside:
        return _("Bottom line")
    return passage.section or _("the text")


def _folds() -> dict[str, str]:
    """The folds by their names."""
    return {
        "hyphenation": _("hyphenation"),
        "dashes": _("dashes"),
        "white space": _("white space"),
        "quotation marks": _("quotation marks"),
        "ellipsis": _("ellipses"),
        "ligatures": _("ligatures"),
        "invisible characters": _("invisible characters"),
        "canonical equivalence": _("composed letters"),
    }


def _cautions() -> dict[str, str]:
    """What cautions are on, by their types."""
    return {
        "context": _("what stands around it"),
        "omission": _("what is left out"),
        "speaker": _("who speaks"),
        "bound": _("what bounds the figure"),
    }
