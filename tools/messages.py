"""`python -m tools.messages`: bring the message catalogues up to date with the code, and compile them.

New messages come into each `sphinx_kfor/locale/*/LC_MESSAGES/sphinx_kfor.po` untranslated; unused ones go.
Nothing depends on the clock or on line numbers, so that branches merge. Serbian in Cyrillic letters is
written from Serbian in Latin letters.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sphinx_kfor"
LOCALE = PACKAGE / "locale"
#: Written from another catalogue.
LATIN, CYRILLIC = "sr_Latn", "sr"
#: Plural forms as GNU gettext writes them: how many, and which goes with a number. They are ours, since the
#: order of the translations rests on them; those that Babel has differ from release to release.
PLURALS = {
    "fr": (2, "(n > 1)"),
    "sr": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"),
}
OTHER_PLURALS = (2, "(n != 1)")
#: `_own` is that of the words of a PDF's pages, whose first argument is a language.
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "_own": (2,)}
_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True)) | _DIGRAPHS
_PLACE = re.compile(r"(%(?:\(\w+\))?[ds]|\b[A-F][1-6]?\b|TLP(?::[A-Z+]+)?|PDF|ICD 203|PHIA|ICD 206)")
_LETTER = re.compile("|".join(sorted(_LETTERS, key=lambda key: -len(key))), re.IGNORECASE)


class Messages(Catalog):
    """A catalogue whose head is the same whenever and with whatever it is written."""

    def __init__(self, locale: str | None = None) -> None:
        super().__init__(locale, header_comment="# Words that sphinx-kfor prints.", fuzzy=False)

    @property
    def num_plurals(self) -> int:
        """Number of plural forms."""
        return self._plurals[0]

    @property
    def plural_expr(self) -> str:
        """Which plural form goes with a number."""
        return self._plurals[1]

    @property
    def _plurals(self) -> tuple[int, str]:
        return PLURALS.get(self.locale.language, OTHER_PLURALS) if self.locale else OTHER_PLURALS

    @property  # type: ignore[misc]  # Babel's can be set
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head's lines."""
        head = [("Content-Type", "text/plain; charset=utf-8")]
        return (
            head
            if self.locale is None
            else [*head, ("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        )


def main() -> None:
    """Update and compile every catalogue."""
    messages = extracted()
    for name in sorted(path.name for path in LOCALE.iterdir() if path.is_dir() and path.name != CYRILLIC):
        _write(updated(name, messages))
    _write(in_cyrillic(read(LATIN)))


def extracted() -> Catalog:
    """Every message that the code has."""
    catalogue = Messages()
    found = extract_from_dir(PACKAGE, keywords=_KEYWORDS, comment_tags=["Translators:"])
    for _, _, message, comments, _ in found:
        catalogue.add(message, auto_comments=comments)
    return catalogue


def path_of(name: str, suffix: str = "po") -> Path:
    """The file of a catalogue."""
    return LOCALE / name / "LC_MESSAGES" / f"sphinx_kfor.{suffix}"


def read(name: str) -> Catalog:
    """A catalogue as it stands."""
    catalogue = Messages(name)
    with path_of(name).open("rb") as file:
        for message in read_po(file, locale=name):
            if message.id:
                _add(catalogue, message, message)
    return catalogue


def updated(name: str, messages: Catalog) -> Catalog:
    """A catalogue with the messages that the code has, and no others."""
    old, new = read(name), Messages(name)
    for message in messages:
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0])
            _add(new, message, known or message)
    return new


def in_cyrillic(latin: Catalog) -> Catalog:
    """Serbian in Cyrillic letters."""
    cyrillic = Messages(CYRILLIC)
    for message in latin:
        if message.id:
            texts = tuple(_transliterated(text) for text in strings(message))
            string = texts if message.pluralizable else texts[0]
            cyrillic.add(message.id, string, auto_comments=message.auto_comments)
    return cyrillic


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    string = message.string
    return (string or "",) if not isinstance(string, (tuple, list)) else tuple(string)


def po(catalogue: Catalog) -> bytes:
    """The text of a catalogue."""
    file = BytesIO()
    write_po(file, catalogue, width=110, no_location=True, sort_output=True)
    return file.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """A catalogue in the form that a build reads."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _add(catalogue: Catalog, message: Message, translation: Message) -> None:
    string = translation.string if translation.pluralizable == message.pluralizable else None
    comments, flags = message.auto_comments, translation.flags - {"python-format"}
    catalogue.add(message.id, string, auto_comments=comments, flags=flags)


def _write(catalogue: Catalog) -> None:
    name = str(catalogue.locale)
    path_of(name).write_bytes(po(catalogue))
    path_of(name, "mo").write_bytes(mo(read(name)))


def _transliterated(text: str) -> str:
    """Serbian from Latin to Cyrillic letters, but for places and abbreviations."""
    parts = _PLACE.split(text)
    return "".join(part if number % 2 else _LETTER.sub(_letter, part) for number, part in enumerate(parts))


def _letter(match: re.Match[str]) -> str:
    letter = _LETTERS[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter


if __name__ == "__main__":
    main()
