"""The look that an author may choose in `conf.py`: `kfor_pdf_settings`, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sphinx_kfor.pdf.annex import WHERE
from sphinx_kfor.pdf.page_words import page_words
from sphinx_kfor.pdf.syntax import boolean, call, string, strings
from sphinx_kfor.pdf.syntax import language as parsed
from sphinx_kfor.pdf.visitors.bidi import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
#: What the wheel brings, which covers Latin, Greek and Cyrillic.
_TEXT_FONT = "Libertinus Serif"
_CODE_FONT = "DejaVu Sans Mono"
_CHOICES: dict[str, tuple[object, ...]] = {
    "paper": ("a4", "us-letter"),
    "notes": ("foot", "side", "end"),
    "columns": (1, 2),
    "contents": (0, 1, 2, 3),
    "annex": WHERE,
}


class SettingsError(ValueError):
    """A setting that there is not, or that has no such value."""


@dataclass(frozen=True)
class Settings:
    """The look of a PDF.

    Attributes:
        paper: "a4" or "us-letter".
        accent: colour of headings, rules and links, "#rrggbb".
        font: families of the text, the first wanted first.
        code_font: families of code.
        logo: an image for the first page's head, relative to `conf.py`.
        header: text at the head of each page, in place of the title.
        footer: text at the foot of each page, beside its number.
        numbering: whether headings are numbered.
        contents: how many levels of headings a table of contents has, 0 for no table.
        columns: 1 or 2.
        notes: at the "foot" of the page, at its "side", or at the "end" of the document.
        page_references: whether references into the document name the page.
        justify: whether lines are of one length, and words hyphenated for that.
        annex: where `kfor:annex` is printed: at the "end", in a "separate" PDF, or nowhere ("none").
        index: whether the entries of the project's index stand at the end, with their pages.
    """

    paper: str = "a4"
    accent: str = "#14324f"
    font: Sequence[str] = ()
    code_font: Sequence[str] = ()
    logo: str = ""
    header: str = ""
    footer: str = ""
    numbering: bool = False
    contents: int = 0
    columns: int = 1
    notes: str = "foot"
    page_references: bool = False
    justify: bool = False
    index: bool = False
    annex: str = "end"

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Settings:
        """Check *values*, as `conf.py` has them.

        Raises:
            SettingsError: one is unknown or malformed; its message says what there is.
        """
        known = {field.name: field.default for field in fields(cls)}
        for name, value in values.items():
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
                raise SettingsError(f"kfor_pdf_settings has no {name!r}; {hint}")
            _check(name, value, known[name])
        settings = cls(**values)
        if settings.notes == "side" and settings.columns > 1:
            raise SettingsError("kfor_pdf_settings: notes at the side need 'columns': 1")
        return settings

    def write(self, fallback: Sequence[str], logo: str, language: str) -> str:
        """Give `settings.typ`.

        Args:
            fallback: families that come after all others.
            logo: the name of a file, or nothing.
            language: of the document, as Sphinx has it.
        """
        code_font = [*self.code_font, _CODE_FONT, _TEXT_FONT, *fallback]
        entries = {
            "paper": string(self.paper),
            "accent": call("rgb", string(self.accent)),
            "font": strings([*self.font, _TEXT_FONT, *fallback]),
            "emoji-font": strings([family for family in fallback if "emoji" in family.lower()]),
            "code-font": strings(code_font),
            "logo": string(logo) if logo else "none",
            "header": string(self.header) if self.header else "none",
            "footer": string(self.footer) if self.footer else "none",
            "numbering": boolean(self.numbering),
            "contents": str(self.contents),
            "columns": str(self.columns),
            "notes": string(self.notes),
            "page-references": boolean(self.page_references),
            "justify": boolean(self.justify),
            "rtl": boolean(parsed(language).get("lang") in RIGHT_TO_LEFT),
            "words": _words(language),
        }
        return f"#let settings = ({', '.join(f'{name}: {value}' for name, value in entries.items())})\n"


def _words(language: str) -> str:
    """What the template itself says, in the document's language."""
    return f"({', '.join(f'{name}: {string(word)}' for name, word in page_words(language).items())})"


def _check(name: str, value: object, default: object) -> None:
    if name in _CHOICES:
        if value not in _CHOICES[name] or isinstance(value, bool):
            choices = ", ".join(map(repr, _CHOICES[name]))
            raise SettingsError(f"kfor_pdf_settings[{name!r}] is {value!r}, and not one of {choices}")
    elif name == "accent":
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise SettingsError(f"kfor_pdf_settings['accent'] is {value!r}, and not a colour like '#14324f'")
    elif name in {"font", "code_font"}:
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            raise SettingsError(f"kfor_pdf_settings[{name!r}] is {value!r}, and not a list of font families")
    elif not isinstance(value, type(default)):
        kind = type(default).__name__
        raise SettingsError(f"kfor_pdf_settings[{name!r}] is {value!r}, and not of type {kind}")
