"""Locales of CLDR for language tags."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError

from sphinx_kfor.evidence.languages.tags import bcp47


def locale(tag: str) -> Locale:
    """The locale of a language tag; English where there is none."""
    try:
        return Locale.parse(bcp47(tag), sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")
