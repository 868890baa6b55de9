"""Locales of CLDR for language tags."""

from __future__ import annotations

from functools import cache

from babel.core import Locale, UnknownLocaleError

from sphinx_kfor.evidence.languages.tags import bcp47

#: Languages whose own names are known, beside the English names of all.
_WRITTEN = ("ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sq", "sr", "tr", "uk", "zh")


@cache
def _tags_by_name() -> dict[str, str]:
    """Language tags by the names of their languages in lower case, in English and in the language itself."""
    english = Locale("en").languages
    own = {tag: Locale(tag).get_language_name() or tag for tag in _WRITTEN}
    return {str(name).lower(): tag for names in (english, own) for tag, name in names.items()}


def tag_of_name(name: str) -> str:
    """The tag (BCP 47) of a language named in words, `en` for `English`; empty for what names none."""
    return _tags_by_name().get(" ".join(name.lower().split()), "")


def locale(tag: str) -> Locale:
    """The locale of a language tag; English where there is none."""
    try:
        return Locale.parse(bcp47(tag), sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")


@cache
def months(tag: str) -> frozenset[str]:
    """The names of the months in a language, in lower case, as they stand behind a day."""
    return frozenset(name.lower() for name in locale(tag).months["format"]["wide"].values())
