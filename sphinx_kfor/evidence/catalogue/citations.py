"""Citations in the built-in author-date style: labels, attributions and bibliography entries.

Records use CSL's variable names. What is printed comes as styled runs, so that every builder can
turn it into its own form.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from string import ascii_lowercase
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton

from sphinx_kfor.evidence.catalogue.titles import Styled, with_each
from sphinx_kfor.evidence.catalogue.venues import Venues
from sphinx_kfor.evidence.catalogue.wording import MANY, in_words
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.catalogue.records import Date, Name, Record

__all__ = ["ENGLISH", "Style", "in_words"]

#: The translations of English, which change nothing.
ENGLISH = NullTranslations()


@dataclass(frozen=True)
class Style(Venues):
    """The author-date style for one language and one set of cited sources.

    Attributes:
        language: the language that the words around the data are in.
        suffixes: the letters that tell apart sources of the same label, by id.
        words: the translations of the style's own words into that language.
    """

    language: str
    suffixes: dict[str, str]
    words: NullTranslations = ENGLISH
    #: What is told of a source beyond who wrote it, by its id and the publisher that is told.
    _told: dict[tuple[str, str], list[list[Styled]]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, language: str, cited: Iterable[Record], words: NullTranslations = ENGLISH) -> Style:
        """The style for all sources that one brief cites."""
        style = cls(language, {}, words)
        groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in cited:
            groups[style.names(record), style.year(record)].append(record)
        for group in groups.values():
            if len(group) > 1:
                ordered = sorted(group, key=lambda record: (record.title, record.id))
                letters = (
                    ascii_lowercase[i] if i < len(ascii_lowercase) else f"-{i + 1}" for i in range(len(group))
                )
                style.suffixes.update(zip((record.id for record in ordered), letters, strict=True))
        return style

    def names(self, record: Record) -> str:
        """Who a label names: the authors, else the editors, the publisher, or the title."""
        people = record.author or record.editor
        if len(people) >= MANY:
            return self.words.gettext("%s et al.") % people[0].short
        if people:
            return self._list([name.short for name in people])
        return record.publisher or self._title(record, short=True)

    def year(self, record: Record) -> str:
        """The year of a label: `2022`, `[2022]` where it was inferred, `n.d.` for none."""
        year = record.issued.years(self.language) if record.issued else ""
        if not year:
            return self.words.gettext("n.d.")
        year = f"{year}{self.suffixes.get(record.id, '')}"
        return f"[{year}]" if record.custom.date_inferred else year

    def attribution(
        self,
        record: Record,
        locator: str,
        speaker: str = "",
        credibility: str | None = "",
        *,
        reported: bool = False,
    ) -> list[Styled]:
        """Who said it and where it stands: speaker, authors, title, publisher, date, locator, grade.

        Args:
            record: the source.
            locator: the place in it; empty for none.
            speaker: whose words they are.
            credibility: the grade of what is said; None to leave the source's out as well.
            reported: whether they are somebody's whom the authors report.
        """
        names = [name.full for name in record.author]
        if speaker in names:
            names.remove(speaker)
            names.insert(0, speaker)
        authors = self._named(names) or self._edited(record) or record.publisher
        # Side by side, who speaks and who wrote would read as two authors; who wrote alone, as who speaks.
        written = self.words.gettext("in %s") % authors if authors else ""
        parts = [[Styled(authors)]] if authors else []
        if speaker and speaker not in {*names, authors}:
            parts = [[Styled(speaker)], *[[Styled(written)]] * bool(authors)]
        elif reported and names and not speaker:
            parts = [_capital([Styled(written)])]
        parts += self._beyond(record, record.publisher if authors != record.publisher else "")
        parts += [[Styled(self.place(locator), place=True)]] if locator else []
        grade = "" if credibility is None else self.grade(record.custom.reliability or "", credibility)
        return [*_joined(parts, ", "), *[Styled(f" ({grade})")] * bool(grade)]

    def _beyond(self, record: Record, publisher: str) -> list[list[Styled]]:
        """Its title, where it stands, its publisher if that is to be told, and its date."""
        key = record.id, publisher
        if key not in self._told:
            venue = self._venue(record, publisher=publisher)
            self._told[key] = [
                with_each(self._titled(record), source=True, record=True),
                *(with_each(part, record=True) for part in venue),
                *([Styled(date, record=True)] for date in [self.date(record)] if date),
            ]
        return self._told[key]

    def entry(self, record: Record, *, graded: bool = True) -> list[Styled]:
        """The entry of a bibliography.

        Args:
            record: the source.
            graded: whether its reliability is told behind.
        """
        people = record.author or record.editor
        lead, year = self._lead(record), [Styled(self._first_year(record) + self.year(record))]
        title = self._titled(record)
        parts = [[Styled(lead)], year, title] if lead else [title, year]
        edition = "" if self._inside(record) else self._edition(record)
        parts += [_capital([Styled(line)]) for line in (edition, *self._hands(record)) if line]
        venue = self._venue(record, publisher=record.publisher if people else "", whole=True)
        if record.publisher_place:
            venue.append([Styled(record.publisher_place)])
        if record.issued and record.issued.says_more:
            venue.append([Styled(_day(record.issued, self.language))])
        parts += [_capital(_joined(venue, ", "))] if venue else []
        parts += [self._address(record)] if record.address else []
        if record.custom.reliability and graded:
            parts.append([Styled(self.words.gettext("Reliability %s") % record.custom.reliability)])
        return _sentences(parts)

    def _first_year(self, record: Record) -> str:
        """The year in which a work came out first, in front of that of the edition: `(1859) 2003`."""
        first = record.original_date.years(self.language) if record.original_date else ""
        return f"({first}) " if first and first != self.year(record) else ""

    def _lead(self, record: Record) -> str:
        """Who an entry begins with: authors, else editors, said to be such, else the publisher."""
        people = record.author or record.editor
        if not people:
            return record.publisher
        first, *others = people[0].inverted, *(name.full for name in people[1:])
        # The comma of a name turned round is closed before a name that is not: `Byrne, Aoife, and Tomas Fey`.
        turned = len(others) == 1 and first != people[0].full and "," in first
        names = self._list([f"{first},", *others] if turned else [first, *others])
        return names if record.author else self._editing(len(people)) % names

    def sort_key(self, record: Record) -> tuple[str, str, str]:
        """Where an entry stands in a bibliography."""
        people: tuple[Name, ...] = record.author or record.editor
        lead = people[0].inverted if people else self.names(record)
        return lead.strip("“„«[").casefold(), self.year(record), record.id


def _day(date: Date, language: str) -> str:
    """The month and day of a date whose year stands elsewhere, with its doubts; a range in full."""
    part = date.parts[0]
    plain = len(date.parts) == 1 and date.days == ((*part, 0)[:3],)
    if not plain or date.season or date.open or date.until:
        return in_words(date, language)
    if len(part) == 2:  # noqa: PLR2004 (year and month)
        return str(format_date(datetime.date(*part, 1), "LLLL", locale=locale(language)))
    return str(format_skeleton("MMMMd", datetime.date(*part), locale=locale(language)))


def _capital(said: list[Styled]) -> list[Styled]:
    """A part as it begins a sentence."""
    first, *others = said
    return [replace(first, text=first.text[:1].upper() + first.text[1:]), *others]


def _joined(parts: list[list[Styled]], separator: str) -> list[Styled]:
    joined: list[Styled] = []
    for part in parts:
        joined += [Styled(separator, record=part[0].record)] * bool(joined) + part
    return joined


def _sentences(parts: list[list[Styled]]) -> list[Styled]:
    """Parts that each end in one full stop."""
    sentences: list[Styled] = []
    for part in parts:
        end = part[-1].text.rstrip("”“»\"'’")[-1:]
        stop = [] if end in {".", "?", "!"} or part[-1].url else [Styled(".")]
        sentences += [Styled(" ")] * bool(sentences) + part + stop
    return sentences
