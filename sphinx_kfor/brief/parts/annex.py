"""The annex: every passage that a brief uses, in as much of its context as the source's rights allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import VERBATIM, VERBATIM_BLOCK, from_styled, inline_quotation
from sphinx_kfor.brief.parts.keys import key
from sphinx_kfor.brief.quotations.nodes import language_of
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.quotations.printing import OMISSION, printed
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
    """The entries of the annex, source by source."""
    made = nodes.container(ids=place["ids"], classes=place["classes"])
    for source, entries in view.annex.sources.items() if view.annex else ():
        listed = [
            nodes.list_item(
                "", nodes.paragraph("", "", _target(entry), *_passage(view, entry)), _facts(view, entry)
            )
            for entry in entries
        ]
        start = entries[0].number
        made += _source(view, source, entries[0].annotation.sha256)
        made += nodes.enumerated_list(
            "", *listed, enumtype="arabic", prefix="", suffix=".", start=start, classes=["kfor-entries"]
        )
    if not made.children:
        none = _("This brief uses no passage of a source.")
        made += nodes.paragraph(none, none)
    elif view.domain.part_of(view.docname, "source-summary") is None:  # that has the key already
        made += key(view)
    return [made]


def _target(entry: Entry) -> nodes.target:
    return nodes.target("", "", ids=[entry.anchor])


def _source(view: BriefView, source: str, sha256: str) -> nodes.paragraph:
    """The line that names a source, with the digest of the text that was checked."""
    line = nodes.paragraph(classes=["kfor-entries-source"], **VERBATIM_BLOCK)
    line += [nodes.strong("", "", view.source(source)), nodes.Text(" · ")]
    line += from_styled(view.style.attribution(view.record(source), ""))
    line += [nodes.Text(" · sha256\u00a0"), nodes.literal("", sha256[:_DIGEST])]
    return line


def _passage(view: BriefView, entry: Entry) -> list[nodes.Node]:
    """The passage itself."""
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
        words += _in_context(entry, whole=rights == "open")
    return [words]


def _in_context(entry: Entry, *, whole: bool) -> Iterator[nodes.Node]:
    """The segments of a passage, with what stands before the first and behind the last."""
    targets, typed = entry.annotation.targets, entry.uses[0][1].request.said
    first, last = targets[0], targets[-1]
    if whole and first.surroundings and last.surroundings:
        before, after = _line(first.surroundings.before), _line(last.surroundings.after)
    else:
        before, after = _line(first.quote.prefix), _line(last.quote.suffix)
        before, after = before and f"…{before.lstrip()}", after and f"{after.rstrip()}…"
    yield nodes.Text(before)
    for number, target in enumerate(targets):
        if number:
            yield nodes.Text(f" {OMISSION} ")
        yield _highlighted(_line(target.quote.exact, typed).strip())
    yield nodes.Text(after)


def _cell(target: Target) -> Iterator[nodes.Node]:
    """One cell, by its row and column."""
    cell = target.cell
    if cell is not None:
        names = [_line(name).strip() for name in (cell.row or "", cell.column)]
        yield nodes.Text(f"{' › '.join(filter(None, names))}: ")
        yield _highlighted(_line(cell.value).strip())


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


def _line(words: str, typed: str = "") -> str:
    """A source's words on one line, as they are printed."""
    return " ".join(printed(words, typed)) if words else ""


def _facts(view: BriefView, entry: Entry) -> nodes.paragraph:
    """What is known of a passage, and where the brief uses it."""
    line = nodes.paragraph(classes=["kfor-entries-facts"], **VERBATIM_BLOCK)
    for text in filter(None, _known(view, entry)):
        line += nodes.Text(f"{text} · ")
    line += nodes.Text(_("Used in:") + " ")
    for number, (place, passage) in enumerate(entry.uses):
        line += [nodes.Text(", ")] * bool(number)
        line += view.link_to(place, [nodes.Text(_where(view, place, passage))])
    return line


def _known(view: BriefView, entry: Entry) -> Iterator[str]:
    """What is known of a passage, part by part."""
    annotation = entry.annotation
    yield ", ".join(dict.fromkeys(view.style.place(one.locator) for one in annotation.targets if one.locator))
    yield _verdict(annotation.verdict, annotation.folds)
    for typed in entry.typed("speaker"):
        yield _("Speaker: %s") % typed.split("=")[0].strip()
    for said in entry.typed("working"):
        yield _("Worked out: %s") % said
    for credibility in entry.typed("credibility"):
        yield view.style.grade(view.record(annotation.source).custom.reliability or "", credibility)
    reasons = dict(pair for _place, passage in entry.uses for pair in passage.accepted)
    for family, why in dict.fromkeys((one.family, one.accepted(reasons)) for one in annotation.cautions):
        answer = _("accepted: %s") % why if why else _("not accepted")
        yield _("Caution: %s") % f"{_cautions().get(family, family)} ({answer})"


def _verdict(verdict: str, folds: tuple[str, ...]) -> str:
    """How a passage was found to be, in words."""
    names = _folds()
    alike = _("alike but for %s") % ", ".join(names.get(fold, fold) for fold in folds)
    parts = [alike if folds else _("word for word")]
    parts += [_("from the lock")] * (verdict == Verdict.LOCKED)
    return ", ".join(parts)


def _where(view: BriefView, place: Place, passage: Passage) -> str:
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
