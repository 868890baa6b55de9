"""What a source stands in: a journal, a book, a series, a court's reports; and who publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.titles import Styled, styled
from sphinx_kfor.evidence.catalogue.wording import Wording

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.records import Record


class Venues(Wording):
    """What a style says of where a source stands."""

    def _venue(self, record: Record, *, publisher: str, whole: bool = False) -> list[list[Styled]]:
        """What it stands in, and who publishes it.

        Args:
            record: the source.
            publisher: its publisher, if that is to be told.
            whole: whether volume, pages and the editors of a book are told as well.
        """
        parts = [self._container(record, whole=whole)] if record.container_title else []
        if whole:
            parts += [[Styled(said)] for said in (*self._numbers(record), *self._frame(record))]
        named = {record.container_title, *(one.full for one in record.author)}
        parts += [[Styled(publisher)]] if publisher and publisher not in named else []
        return parts

    def _container(self, record: Record, *, whole: bool) -> list[Styled]:
        """`*Journal* 12 (3)`, or `in *Book*, edited by A. Writer`."""
        title = styled(record.container_title, italic=True)
        if not whole:
            return title
        if self._inside(record):
            before, after = self.words.gettext("in %s").split("%s")
            editors = self._list([one.full for one in record.editor]) if record.author else ""
            edited = self.words.gettext("edited by %s") % editors if editors else ""
            rest = "".join([after, *(f", {said}" for said in (self._edition(record), edited) if said)])
            return [Styled(before), *title, *[Styled(rest)] * bool(rest)]
        volume = f" {record.volume}" if record.volume else ""
        issue = f" ({record.issue})" if record.issue else ""
        return [*title, *[Styled(volume + issue)] * bool(volume + issue)]

    def _numbers(self, record: Record) -> list[str]:
        """Volume where no journal has it, what kind of text it is, number, version, and pages."""
        said = []
        if record.volume and (self._inside(record) or not record.container_title):
            said.append(self.words.gettext("vol. %s") % record.volume)
        number = self.words.gettext("No. %s") % record.number if record.number else ""
        said += [kind] if (kind := " ".join(filter(None, (record.genre, number)))) else []
        if version := record.said("version"):
            said.append(self.words.gettext("version %s") % version)
        if record.page:
            pages = record.page.replace("--", "–").replace("-", "–")
            several = any(mark in pages for mark in "–,")
            said.append((self.words.gettext("pp. %s") if several else self.words.gettext("p. %s")) % pages)
        return said

    @staticmethod
    def _frame(record: Record) -> list[str]:
        """The series that it is one of, the court or body that says it, the meeting where it was said."""
        series = [record.said("collection-title"), record.said("collection-number")]
        meeting = "" if record.container_title else record.said("event-title") or record.said("event")
        place = record.said("event-place") if meeting and not record.publisher_place else ""
        body = record.said("authority")
        return [said for said in (" ".join(filter(None, series)), body, meeting, place) if said]
