"""The words that we print, in the page's language.

Messages are English, and their translations stand in `locale/`. Log messages stay English, as those of
other extensions do: they are looked up by their words. What `evidence/` prints, it prints through the
translations that it is given: `translator()`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale
from sphinx.locale import get_translation

from sphinx_kfor.evidence.languages.tags import forms

if TYPE_CHECKING:
    from gettext import NullTranslations

CATALOGUE = "sphinx_kfor"
FOLDER = Path(__file__).parent / "locale"

#: A message in the page's language. To be called where the words are printed, not when a module is imported.
_ = get_translation(CATALOGUE)


def ngettext(one: str, many: str, number: int) -> str:
    """A message in the page's language, in the plural form that goes with a number."""
    return translator().ngettext(one, many, number)


def translator() -> NullTranslations:
    """The translations into the page's language; those of English change nothing."""
    return locale.get_translator(CATALOGUE)


def speak(language: str) -> None:
    """Choose the page's language.

    Args:
        language: as Sphinx's `language` has it: `it`, `it_IT`; Serbian in Latin letters is `sr_Latn`, and
            `sr-Latn`, `sr@latin` and `sr@latn` are understood as well.
    """
    folders = [form.replace("-", "_") for form in forms(language)]
    known = next((name for name in folders if (FOLDER / name).is_dir()), None)
    # A process may build one project after another, and Sphinx would add the languages up.
    locale.translators.pop(("general", CATALOGUE), None)
    locale.init([FOLDER] if known else [], known or language, CATALOGUE)


def shipped() -> list[str]:
    """The languages that there are translations into, sorted."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
