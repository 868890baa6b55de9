"""What the words of a language say of a source: its title, what it stands in, who made it, when and where.

Lists of names and dates are put into words by Babel; the style's own words come from the translations
that it is given.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from babel.lists import format_list

from sphinx_kfor.evidence.catalogue.titles import Styled, styled, with_inner_marks
from sphinx_kfor.evidence.documents.locators import in_words as place_in_words
from sphinx_kfor.evidence.languages import quotation_marks
from sphinx_kfor.evidence.languages.locales import locale

if TYPE_CHECKING:
    from gettext import NullTranslations

    from sphinx_kfor.evidence.catalogue.records import Date, Record

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
#: Item types whose title is no work's: it is set as the words around it.
_UPRIGHT = frozenset(["bill", "legislation", "regulation", "treaty"])
#: An edition by its number: `2`, `2nd`, `2.`, `2ª`.
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th|[.ªºae°]|\.ª)?")
#: An edition by one word, `revised`, which in English needs another behind it.
_BARE_EDITION = re.compile(r"(?!ed\b)[A-Za-z]+", re.IGNORECASE)
#: From this many names on, a label names the first and "et al.".
MANY = 4


class Wording:
    """What a style says of a source, in the style's language.

    Attributes:
        language: the language that the words around the data are in.
        words: the translations of the style's own words into that language.
    """

    language: str
    words: NullTranslations

    def _named(self, names: list[str]) -> str:
        """Names as an attribution has them: of many the first."""
        return self.words.gettext("%s et al.") % names[0] if len(names) >= MANY else self._list(names)

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
        """Who edited it, translated it or asked, as sentences; not editors that stand at its head."""
        lines = []
        if record.author and record.editor and not self._inside(record):
            lines.append(self.words.gettext("Edited by %s") % self._list([one.full for one in record.editor]))
        if record.translator:
            lines.append(
                self.words.gettext("Translated by %s") % self._list([one.full for one in record.translator])
            )
        if record.interviewer:
            lines.append(
                self.words.gettext("Interview by %s") % self._list([one.full for one in record.interviewer])
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
            return styled(title, italic=record.type not in _UPRIGHT)
        marks = quotation_marks(self.language)
        parts = styled(title)
        if title.startswith("["):
            return parts
        parts = with_inner_marks(parts, *marks[2:])
        first, last = parts[0], parts[-1]
        if (first.italic, first.bold, first.level) != (False, False, 0):
            parts.insert(0, Styled(""))
        if (last.italic, last.bold, last.level) != (False, False, 0):
            parts.append(Styled(""))
        parts[0] = replace(parts[0], text=f"{marks[0]}{parts[0].text}")
        parts[-1] = replace(parts[-1], text=f"{parts[-1].text}{marks[1]}")
        return parts

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


def _ordinal(number: int) -> str:
    """`2nd`, as English has it."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in range(11, 14) else ending}"
