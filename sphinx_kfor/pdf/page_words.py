"""What a page says beside its text, in every language that Sphinx knows."""

from __future__ import annotations

from docutils.languages import get_language
from sphinx.locale import _ as by_sphinx

from sphinx_kfor.words import _


def page_words(language: str) -> dict[str, str]:
    """Give what the template prints, by the names that it knows it by.

    Args:
        language: of the document, as Sphinx has it.
    """
    return {
        "page": _own(language, "Page %(number)s of %(total)s") or _page_of(language),
        "at": _own(language, "p. %s") or f"{_page(language)} %s".strip(),
        "notes": _own(language, "Notes") or by_sphinx("Footnotes"),
        "contents": _own(language, "Contents") or _contents(language),
        "number": _("No. %s"),
        "audience": _("For"),
        "cut-off": _("Information until"),
        "contact": _own(language, "Contact") or _labels(language).get("contact", "Contact"),
    }


def _own(language: str, message: str) -> str:
    """Give *message* by our own catalogue, nothing where there is none for *language*."""
    said = _(message)
    return said if said != message or language.startswith("en") else ""


def _page(language: str) -> str:
    """Give the word for a page, nothing where Sphinx has none."""
    said = by_sphinx("page")
    return said if said != "page" or language.startswith("en") else ""


def _page_of(language: str) -> str:
    # Figures with a stroke between them say it in any language.
    return f"{_page(language)} %(number)s / %(total)s".strip()


def _contents(language: str) -> str:
    for message in ("Contents", "Table of Contents"):
        if (said := by_sphinx(message)) != message:
            return said
    return _labels(language).get("contents", "Contents")


def _labels(language: str) -> dict[str, str]:
    """Give docutils' words for *language*; it falls back to English."""
    labels: dict[str, str] = get_language(language.replace("_", "-")).labels
    return labels
