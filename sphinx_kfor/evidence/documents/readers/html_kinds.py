"""What an element of a page is: a note or a link to one, a part of the site, a table of data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


#: Elements that stand aside, whatever they say of themselves.
ASIDE_TAGS = frozenset({"nav", "dialog", "menu", "search"})
_ASIDE_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar".split()
)
#: Words of classes and ids by which sites name what is no article.
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscribe|breadcrumbs?|sidebar|side-bar|nav|navbar|navigation|"
    r"menu|mega-?menu|masthead-nav|skip-?(?:to|link|nav)\w*|share|sharing|social|related|recommend(?:ed|ations)?|"
    r"footer|site-?footer|site-?header|advert\w*|promo|popup|modal|paywall|comments?|pagination|toolbar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W\d_]+")
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|references|reflist|fn-?list)(?:$|[\s_-])", re.IGNORECASE
)
_NOTE_ROLES = frozenset("doc-footnote doc-endnote doc-endnotes doc-footnotes".split())
_NOTE_TYPES = frozenset("footnote footnotes endnote endnotes rearnote rearnotes note".split())
_NOTE_TARGET = re.compile(r"#.*(?:fn|note|ref|cite|ftn|edn|foot|end)", re.IGNORECASE)
_EPUB = "{http://www.idpf.org/2007/ops}type"
#: The levels of headings.
HEADINGS = {f"h{level}": level for level in range(1, 7)}


def is_data(table: _Element) -> bool:
    """Whether a table holds data, and is not there for the page's layout."""
    if table.get("role") in {"presentation", "none"}:
        return False
    if next(table.iterdescendants("table", "{*}table"), None) is not None:
        return False
    rows = list(table.iter("tr", "{*}tr"))
    widest = max((sum(1 for cell in row if isinstance(cell.tag, str)) for row in rows), default=0)
    long = any(sum(len(text) for text in cell.itertext()) > 2_000 for row in rows for cell in row)  # noqa: PLR2004
    return len(rows) > 1 and widest > 1 and not long


def name_of(element: _Element) -> str:
    """An element's name in small letters, without its namespace; of what is none, a comment, empty."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].lower() if "}" in tag else tag


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _inside_article(element: _Element) -> bool:
    around = next(element.iterancestors("article", "main", "blockquote", "figure", "{*}article"), None)
    return around is not None


def _holds_article(element: _Element) -> bool:
    return next(element.iterdescendants("article", "main", "h1", "{*}article", "{*}h1"), None) is not None


def _site_names(element: _Element) -> str:
    """By what names a site tells its parts: classes and id, but no id that a generator made of a heading."""
    classes, name = element.get("class", ""), element.get("id", "")
    if name and ("-" in name or "level" in classes):
        heading = next((part for part in element.iterdescendants() if name_of(part) in HEADINGS), None)
        letters = _NO_LETTER.sub("", name).lower()
        if heading is not None and _NO_LETTER.sub("", _text(heading)).lower().startswith(letters):
            return classes
    return f"{classes} {name}".strip()


def is_of_site(element: _Element, tag: str) -> bool:
    """Whether an element belongs to the site, and not to what a visitor came to read."""
    if tag in {"body", "html", "main", "article", *HEADINGS}:
        return False
    role = element.get("role", "")
    if tag in ASIDE_TAGS or role in _ASIDE_ROLES:
        return role != "banner" or not _holds_article(element)
    if tag in {"header", "footer", "aside"} and not _inside_article(element):
        return not _holds_article(element)
    named = _site_names(element)
    return bool(named and _ASIDE_NAMES.search(named)) and not _holds_article(element)


def is_notes(element: _Element, tag: str) -> bool:
    """Whether an element is a note, or holds the notes by a name that sites give such."""
    if is_note(element):
        return True
    return tag in {"section", "div", "ol", "ul", "aside", "li"} and bool(_NOTES.search(_site_names(element)))


def is_note(element: _Element) -> bool:
    """Whether an element says by its role or type that it is a note."""
    types = {*element.get(_EPUB, "").split(), *element.get("epub:type", "").split()}
    return element.get("role", "") in _NOTE_ROLES or not types.isdisjoint(_NOTE_TYPES)


def is_note_link(element: _Element) -> bool:
    """Whether an element is the mark of a note: by its name, or a raised number that leads to one."""
    if name_of(element) != "a" or "#" not in element.get("href", ""):
        return False
    types = f"{element.get(_EPUB, '')} {element.get('epub:type', '')}"
    named = f"{element.get('class', '')} {element.get('id', '')}"
    by_name = "noteref" in types or element.get("role") == "doc-noteref" or "footnote-ref" in named
    text = _text(element).strip()
    target = bool(_NOTE_TARGET.search(element.get("href", "")))
    return by_name or (target and bool(re.fullmatch(r"\[?\(?\d{1,3}\)?\]?", text)) and _is_raised(element))


def _is_raised(link: _Element) -> bool:
    around = link.getparent()
    raised_around = around is not None and name_of(around) == "sup"
    return raised_around or any(name_of(child) == "sup" for child in link) or _text(link).startswith("[")
