"""Source descriptors: a line on each source that says what it is and how the brief uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import line
from sphinx_kfor.brief.parts.summary.document_kinds import document_kind
from sphinx_kfor.evidence.standards.vocabulary import grade
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.parts.summary.reference_dates import ReferenceDate
    from sphinx_kfor.brief.parts.summary.usage import Usage
    from sphinx_kfor.brief.parts.view import BriefView


def descriptor(view: BriefView, usage: Usage, date: ReferenceDate, source: str) -> nodes.paragraph:
    """The line on a source."""
    words = " ".join([_document(view, date, source), *_bearing(view, usage, source)])
    return line([nodes.strong("", "", view.source(source)), nodes.Text(f": {words}")])


def _document(view: BriefView, date: ReferenceDate, source: str) -> str:
    """What it is, whose, and how old."""
    record = view.record(source)
    issued, age = view.style.date(record), date.ages(view, [source]).get(source)
    parts = [document_kind(record.type), record.publisher]
    parts.append(f"{issued} ({date.age(age)})" if age else issued)
    return ", ".join(filter(None, parts)) + ("" if parts[-1].endswith(".") else ".")


def _bearing(view: BriefView, usage: Usage, source: str) -> Iterator[str]:
    """How far it is to be relied on, whose word it is, and how it is used."""
    custom = view.record(source).custom
    if custom.reliability:
        (meaning,) = grade(custom.reliability).words(view.domain.language)
        yield _("Reliability %(grade)s: %(meaning)s.") % {"grade": custom.reliability, "meaning": meaning}
    else:
        yield _("Reliability not graded.")
    if custom.origin_note:
        yield custom.origin_note if custom.origin_note.endswith((".", "!", "?")) else f"{custom.origin_note}."
    yield from _kinship(view, usage, source)
    passages = usage.passages[source]
    counts = [_("Passages used: %d") % passages if passages else _("Cited without a passage")]
    if times := usage.bearing(source, against=False):
        counts.append(_("for a judgement: %d") % times)
    if times := usage.bearing(source, against=True):
        counts.append(_("against one: %d") % times)
    yield "; ".join(counts) + "."


def _kinship(view: BriefView, usage: Usage, source: str) -> Iterator[str]:
    """With which sources it has its origin in common; in part where items of either have others."""
    kin = [one for one in usage.sources if one != source and usage.origins[one] & usage.origins[source]]
    whole = [one for one in kin if usage.origins[one] == usage.origins[source]]
    if whole:
        yield _("Of one origin with %s.") % ", ".join(map(view.label, whole))
    if part := [one for one in kin if one not in whole]:
        yield _("In part of one origin with %s.") % ", ".join(map(view.label, part))
