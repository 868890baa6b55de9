"""The date at which the ages of sources are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.ages import Age, Unit, age
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.evidence.dates.edtf import Dated


@dataclass(frozen=True)
class ReferenceDate:
    """The cut-off of a brief's information, else its date.

    Attributes:
        date: the date; None for a brief that has neither.
        is_cut_off: whether it is the cut-off.
        language: the language that it is written in.
    """

    date: Dated | None
    is_cut_off: bool
    language: str

    @classmethod
    def of(cls, view: BriefView) -> ReferenceDate:
        """The date of the brief of a page."""
        masthead = view.brief.masthead_in(view.domain.pages)
        fields = masthead.fields if masthead else {}
        typed = fields.get("cut-off") or fields.get("date")
        return cls(read_date(typed) if typed else None, "cut-off" in fields, view.style.language)

    def ages(self, view: BriefView, sources: Iterable[str]) -> dict[str, Age]:
        """The ages of the sources that have one."""
        if self.date is None:
            return {}
        found = {source: age(view.record(source).issued, self.date) for source in sources}
        return {source: one for source, one in found.items() if one is not None}

    def introduced(self) -> str:
        """A sentence that says which date it is."""
        if self.date is None:
            return _("The brief has neither a cut-off date nor a date of its own, so it gives no ages.")
        date = in_words(self.date, self.language)
        if self.is_cut_off:
            return _("Ages are counted at the cut-off of information, %s.") % date
        return _("Ages are counted at the date of the brief, %s.") % date

    def age(self, one: Age) -> str:
        """An age in words, as it follows a source's name."""
        span = one.span(self.language)
        if one.count < 0:
            return _("dated %s later") % span
        if not one.count:
            return {
                Unit.DAY: _("of the same day"),
                Unit.MONTH: _("of the same month"),
                Unit.YEAR: _("of the same year"),
            }[one.unit]
        return (_("%s old") if one.exact else _("about %s old")) % span
