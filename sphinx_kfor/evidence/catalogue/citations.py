"""Citations in the built-in author-date style: labels, attributions and bibliography entries.

Records use CSL's variable names. What is printed comes as styled runs, so that every builder can
turn it into its own form. Lists of names and dates are put into words by Babel; the style's own words
come from the translations that it is given.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from gettext import NullTranslations
from string import ascii_lowercase
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from sphinx_kfor.evidence.catalogue.titles import Styled, styled, with_each
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
#: An edition by its number: `2`, `2nd`, `2.`, `2ª`.
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th|[.ªºae°]|\.ª)?")
#: An edition by one word, `revised`, which in English needs another behind it.
_BARE_EDITION = re.compile(r"(?!ed\b)[A-Za-z]+", re.IGNORECASE)
#: From this many names on, a label names the first and "et al.".
_MANY = 4
#: The translations of English, which change nothing.
ENGLISH = NullTranslations()


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
        """The year of a label: `2022`, `[2022]` where it was inferred, `n.d.` for none."""
        year = record.issued.years(self.language) if record.issued else ""
        if not year:
            return self.words.gettext("n.d.")
        year = f"{year}{self.suffixes.get(record.id, '')}"
        return f"[{year}]" if record.custom.date_inferred else year

    def attribution(
        self, record: Record, locator: str, speaker: str = "", credibility: str | None = ""
    ) -> list[Styled]:
        """Who said it and where it stands: speaker, authors, title, publisher, date, locator, grade.

        Args:
            record: the source.
            locator: the place in it; empty for none.
            speaker: whose words they are.
            credibility: the grade of what is said; None to leave the source's out as well.
        """
        names = [name.full for name in record.author]
        if speaker in names:
            names.remove(speaker)
            names.insert(0, speaker)
        authors = self._named(names) or self._edited(record) or record.publisher
        parts = [
            [Styled(part)] for part in (speaker if speaker not in {*names, authors} else "", authors) if part
        ]
        told = [with_each(self._titled(record), source=True)]
        told += self._venue(record, publisher=record.publisher if authors != record.publisher else "")
        told += [[Styled(date)] for date in [self.date(record)] if date]
        parts += [with_each(part, record=True) for part in told]
        parts += [[Styled(self.place(locator), place=True)]] if locator else []
        grade = "" if credibility is None else self.grade(record.custom.reliability or "", credibility)
        return [*_joined(parts, ", "), *[Styled(f" ({grade})")] * bool(grade)]

    def entry(self, record: Record, *, graded: bool = True) -> list[Styled]:
        """The entry of a bibliography.

        Args:
            record: the source.
            graded: whether its reliability is told behind.
        """
        people = record.author or record.editor
        lead, year = self._lead(record), [Styled(self.year(record))]
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

    def _named(self, names: list[str]) -> str:
        """Names as an attribution has them: of many the first."""
        return self.words.gettext("%s et al.") % names[0] if len(names) >= _MANY else self._list(names)

    def _edited(self, record: Record) -> str:
        """The editors of what has no author, said to be such."""
        names = self._named([name.full for name in record.editor])
        return self._editing(len(record.editor)) % names if names else ""

    def _editing(self, number: int) -> str:
        return self.words.ngettext("%s (ed.)", "%s (eds.)", number)

    def _edition(self, record: Record) -> str:
        """`2nd ed.`; one that is no number as it is typed."""
        typed, words = record.edition.strip(), self.words.gettext("%s ed.")
        english = words == "%s ed."
        if number := _NUMBERED.fullmatch(typed):
            return words % (_ordinal(int(number[1])) if english else number[1])
        return words % typed if english and _BARE_EDITION.fullmatch(typed) else typed

    def _address(self, record: Record) -> list[Styled]:
        """Where it can be had, and of an address that may change when that was."""
        url = record.address
        if not record.accessed or url != record.url:
            return [Styled(url, url=url)]
        said = self.words.gettext("accessed %s") % in_words(record.accessed, self.language)
        return [Styled(url, url=url), Styled(f" ({said})")]

    def _hands(self, record: Record) -> list[str]:
        """Who edited and who translated it, as sentences; not editors that stand at its head."""
        lines = []
        if record.author and record.editor and not self._inside(record):
            lines.append(self.words.gettext("Edited by %s") % self._list([one.full for one in record.editor]))
        if record.translator:
            lines.append(
                self.words.gettext("Translated by %s") % self._list([one.full for one in record.translator])
            )
        return lines

    @staticmethod
    def _inside(record: Record) -> bool:
        """Whether it is part of a book, whose editors are not its own."""
        return record.type in {
            "chapter",
            "entry",
            "entry-dictionary",
            "entry-encyclopedia",
            "paper-conference",
        }

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
        return "".join(part.text for part in self._titled(record, short=short))

    def _titled(self, record: Record, *, short: bool = False) -> list[Styled]:
        """The title: in italics, or that of a part between quotation marks."""
        title = (short and record.title_short) or record.title
        if record.type not in _PARTS:
            return styled(title, italic=True)
        parts = styled(title)
        if title.startswith("["):
            return parts
        marks = quotation_marks(self.language)
        first, last = parts[0], parts[-1]
        if (first.italic, first.bold, first.level) != (False, False, 0):
            parts.insert(0, Styled(""))
        if (last.italic, last.bold, last.level) != (False, False, 0):
            parts.append(Styled(""))
        parts[0] = replace(parts[0], text=f"{marks[0]}{parts[0].text}")
        parts[-1] = replace(parts[-1], text=f"{parts[-1].text}{marks[1]}")
        return parts

    def _venue(self, record: Record, *, publisher: str, whole: bool = False) -> list[list[Styled]]:
        """What it stands in, and who publishes it.

        Args:
            record: the source.
            publisher: its publisher, if that is to be told.
            whole: whether volume, pages and the editors of a book are told as well.
        """
        parts = [self._container(record, whole=whole)] if record.container_title else []
        if whole:
            parts += [[Styled(said)] for said in self._numbers(record)]
        names = {one.full for one in record.author}
        parts += [[Styled(publisher)]] if publisher and publisher not in names else []
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
        """Volume where no journal has it, number, and pages."""
        said = []
        if record.volume and (self._inside(record) or not record.container_title):
            said.append(self.words.gettext("vol. %s") % record.volume)
        if record.number:
            said.append(self.words.gettext("No. %s") % record.number)
        if record.page:
            pages = record.page.replace("--", "–").replace("-", "–")
            several = any(mark in pages for mark in "–,")
            said.append((self.words.gettext("pp. %s") if several else self.words.gettext("p. %s")) % pages)
        return said

    def date(self, record: Record) -> str:
        """When it was issued: `21 November 2022`, the year in brackets where it was inferred, or `n.d.`."""
        if not record.issued or not record.issued.year:
            return self.words.gettext("n.d.")
        date = in_words(record.issued, self.language)
        if not record.custom.date_inferred:
            return date
        whole, years = record.issued.years(self.language), {str(abs(part[0])) for part in record.issued.parts}
        if whole in date:
            return date.replace(whole, f"[{whole}]")
        return re.sub(r"\d+", lambda found: f"[{found[0]}]" if found[0] in years else found[0], date)

    def _list(self, names: list[str]) -> str:
        return format_list(names, locale=locale(self.language)) if names else ""


def in_words(date: Date, language: str) -> str:
    """A date as the language writes it."""
    return date.in_words(language)


def _day(date: Date, language: str) -> str:
    """The month and day of a date whose year stands elsewhere, with its doubts; a range in full."""
    part = date.parts[0]
    plain = len(date.parts) == 1 and date.days == ((*part, 0)[:3],)
    if not plain or date.season:
        return in_words(date, language)
    if len(part) == 2:  # noqa: PLR2004 (year and month)
        return str(format_date(datetime.date(*part, 1), "LLLL", locale=locale(language)))
    return str(format_skeleton("MMMMd", datetime.date(*part), locale=locale(language)))


def _ordinal(number: int) -> str:
    """`2nd`, as English has it."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in range(11, 14) else ending}"


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
