"""Citations in the built-in author-date style: labels, attributions and bibliography entries.

Records use CSL's variable names. What is printed comes as styled runs, so that every builder can
turn it into its own form. Lists of names and dates are put into words by Babel; the style's own words
come from the translations that it is given.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from gettext import NullTranslations
from string import ascii_lowercase
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from sphinx_kfor.evidence.dates.in_words import day_in_words
from sphinx_kfor.evidence.documents.locators import in_words as place_in_words
from sphinx_kfor.evidence.languages import quotation_marks
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.catalogue.records import Date, Name, Record

#: Item types whose title is part of something larger, and so stands in quotation marks.
_PARTS = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "chapter",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "interview",
        "paper-conference",
        "post",
        "post-weblog",
        "review",
        "review-book",
        "speech",
        "webpage",
    ]
)
#: From this many names on, a label names the first and "et al.".
_MANY = 4
#: The translations of English, which change nothing.
ENGLISH = NullTranslations()


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a citation: its text, how it is set, whether it leads to the source's entry or place."""

    text: str
    italic: bool = False
    url: str = ""
    source: bool = False
    place: bool = False


@dataclass(frozen=True)
class Style:
    """The author-date style for one language and one set of cited sources.

    Attributes:
        language: the language that the words around the data are in.
        suffixes: the letters that tell apart sources of the same label, by id.
        words: the translations of the style's own words into that language.
    """

    language: str
    suffixes: dict[str, str]
    words: NullTranslations = ENGLISH

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
        if len(people) >= _MANY:
            return self.words.gettext("%s et al.") % people[0].short
        if people:
            return self._list([name.short for name in people])
        return record.publisher or self._title(record, short=True)

    def year(self, record: Record) -> str:
        """The year of a label: `2022`, `[2022]` where it was inferred, `n.d.` where there is none."""
        year = record.issued.year if record.issued else ""
        if not year:
            return self.words.gettext("n.d.")
        year = f"{year}{self.suffixes.get(record.id, '')}"
        return f"[{year}]" if record.custom.date_inferred else year

    def attribution(
        self, record: Record, locator: str, speaker: str = "", credibility: str = ""
    ) -> list[Styled]:
        """Who said it and where it stands: speaker, authors, title, publisher, date, locator, grade."""
        names = [name.full for name in record.author]
        if speaker in names:
            names.remove(speaker)
            names.insert(0, speaker)
        authors = self._list(names) or record.publisher
        parts = [
            [Styled(part)] for part in (speaker if speaker not in {*names, authors} else "", authors) if part
        ]
        parts.append([Styled(self._title(record), italic=record.type not in _PARTS, source=True)])
        parts += self._venue(record, publisher=bool(record.author))
        parts += [[Styled(date)] for date in [self.date(record)] if date]
        parts += [[Styled(self.place(locator), place=True)]] if locator else []
        grade = self.grade(record.custom.reliability or "", credibility)
        return [*_joined(parts, ", "), *[Styled(f" ({grade})")] * bool(grade)]

    def entry(self, record: Record) -> list[Styled]:
        """The entry of a bibliography."""
        people = record.author or record.editor
        if people:
            lead = self._list([people[0].inverted, *(name.full for name in people[1:])])
        else:
            lead = record.publisher
        title = [Styled(self._title(record), italic=record.type not in _PARTS)]
        year = [Styled(self.year(record))]
        parts = [[Styled(lead)], year, title] if lead else [title, year]
        venue = self._venue(record, publisher=bool(people))
        if record.publisher_place:
            venue.append([Styled(record.publisher_place)])
        if record.issued and len(record.issued.parts[0] if record.issued.parts else ()) > 1:
            venue.append([Styled(_day(record.issued, self.language))])
        parts += [_joined(venue, ", ")] if venue else []
        url = f"https://doi.org/{record.doi}" if record.doi else record.url
        parts += [[Styled(url, url=url)]] if url else []
        if record.custom.reliability:
            parts.append([Styled(self.words.gettext("Reliability %s") % record.custom.reliability)])
        return _sentences(parts)

    def sort_key(self, record: Record) -> tuple[str, str, str]:
        """Where an entry stands in a bibliography."""
        people: tuple[Name, ...] = record.author or record.editor
        lead = people[0].inverted if people else self.names(record)
        return lead.strip("“„«[").casefold(), self.year(record), record.id

    def place(self, locator: str) -> str:
        """A locator in the style's language."""
        return place_in_words(locator, self.words)

    def grade(self, reliability: str, credibility: str) -> str:
        """The grades of a source and of what it says, in words; either may be missing."""
        if reliability and credibility:
            return self.words.gettext("graded %s") % f"{reliability}{credibility}"
        if reliability:
            return self.words.gettext("source reliability %s") % reliability
        return self.words.gettext("credibility %s") % credibility if credibility else ""

    def _title(self, record: Record, *, short: bool = False) -> str:
        title = (short and record.title_short) or record.title
        if record.type not in _PARTS or title.startswith("["):
            return title
        marks = quotation_marks(self.language)
        return f"{marks[0]}{title}{marks[1]}"

    def _venue(self, record: Record, *, publisher: bool = True) -> list[list[Styled]]:
        parts = [[Styled(record.container_title, italic=True)]] if record.container_title else []
        if publisher and record.publisher:
            parts.append([Styled(record.publisher)])
        return parts

    def date(self, record: Record) -> str:
        """When it was issued: `21 November 2022`, the year in brackets where it was inferred, or `n.d.`."""
        if not record.issued or not record.issued.year:
            return self.words.gettext("n.d.")
        date = in_words(record.issued, self.language)
        year = record.issued.year
        return date.replace(year, f"[{year}]") if record.custom.date_inferred else date

    def _list(self, names: list[str]) -> str:
        return format_list(names, locale=locale(self.language)) if names else ""


def in_words(date: Date, language: str) -> str:
    """A date as the language writes it."""
    parts = ((*part, 0, 0)[:3] for part in date.parts)
    return "–".join(day_in_words(year, month, day, language) for year, month, day in parts) or date.literal


def _day(date: Date, language: str) -> str:
    """The month and day of a date whose year stands elsewhere; a range in full."""
    part = date.parts[0]
    if len(date.parts) > 1:
        return in_words(date, language)
    if len(part) == 2:  # noqa: PLR2004 (year and month)
        return str(format_date(datetime.date(*part, 1), "LLLL", locale=locale(language)))
    return str(format_skeleton("MMMMd", datetime.date(*part), locale=locale(language)))


def _joined(parts: list[list[Styled]], separator: str) -> list[Styled]:
    joined: list[Styled] = []
    for part in parts:
        joined += [Styled(separator)] * bool(joined) + part
    return joined


def _sentences(parts: list[list[Styled]]) -> list[Styled]:
    """Parts that each end in one full stop."""
    sentences: list[Styled] = []
    for part in parts:
        end = part[-1].text.rstrip("”“»\"'’")[-1:]
        stop = [] if end in {".", "?", "!"} or part[-1].url else [Styled(".")]
        sentences += [Styled(" ")] * bool(sentences) + part + stop
    return sentences
