"""What a page says of itself: JSON-LD, OpenGraph, Dublin Core, `<meta>`, `<time>`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from sphinx_kfor.evidence.documents.reading import Json

_NAMES = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "author": (
        "citation_author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
    ),
    "issued": (
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "date",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
    ),
    "publisher": ("citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher", "publisher"),
    "language": ("og:locale", "dc.language", "dcterms.language"),
    "URL": ("og:url",),
    "DOI": ("citation_doi",),
}
_TYPES = {
    "newsarticle": "article-newspaper",
    "reportagenewsarticle": "article-newspaper",
    "blogposting": "post-weblog",
    "scholarlyarticle": "article-journal",
    "report": "report",
    "dataset": "dataset",
}
_DATE = re.compile(r"(\d{4})(?:[-/](\d{2})(?:[-/](\d{2}))?)?(?!\d)")
#: What a page's title has behind its heading: the site's name.
_SITE = re.compile(r"\s*[|\u00b7\u2013\u2014\u00bb\u00ab:-]\s+(?P<name>[^|\u2013\u2014]{2,60})")
_MOST_JSON = 500_000


def facts(root: _Element) -> Json:
    """The CSL variables that a page gives; what it does not say is left out."""
    said = _json_ld(root)
    metas = _metas(root)
    for variable, names in _NAMES.items():
        values = next((metas[name] for name in names if metas.get(name)), None)
        if values and variable not in said:
            said[variable] = values if variable == "author" else values[0]
    if "title" not in said:
        title = " ".join(str(root.xpath("string((//title)[1])")).split())
        heading = " ".join(str(root.xpath("string((//h1)[1])")).split())
        found = heading or title
        if found:
            said["title"] = found
        site = _SITE.fullmatch(title.removeprefix(heading)) if heading and title.startswith(heading) else None
        if site:
            said.setdefault("publisher", site["name"])
    language = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or said.get("language")
    )
    if language:
        said["language"] = str(language).replace("_", "-")
    canonical = root.xpath("string((//link[@rel='canonical'])[1]/@href)")
    if canonical and "URL" not in said:
        said["URL"] = str(canonical)
    said["issued"] = date(str(said.get("issued", "") or root.xpath("string((//time/@datetime)[1])")))
    authors = [name for name in said.get("author", []) if not name.startswith(("http://", "https://"))]
    said["author"] = authors
    said.setdefault("type", "article-newspaper" if metas.get("og:type") == ["article"] else "webpage")
    return {key: value for key, value in said.items() if value}


def date(text: str) -> str:
    """The day, month or year that a date of ISO's form begins with; empty for another form."""
    match = _DATE.match(text.strip())
    return "-".join(part for part in match.groups() if part) if match else ""


def _metas(root: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = " ".join(meta.get("content", "").split())
        if name and value and value not in found.setdefault(name, []):
            found[name].append(value)
    return found


def _json_ld(root: _Element) -> Json:
    """The article that schema.org's JSON-LD tells of."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or len(script.text or "") > _MOST_JSON:
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in _things(data):
            kinds = [kind.lower() for kind in _list(one.get("@type")) if isinstance(kind, str)]
            if any("article" in kind or kind in _TYPES for kind in kinds) and _text(
                one.get("headline") or one.get("name")
            ):
                return _article(one, kinds)
    return {}


def _article(one: Json, kinds: list[str]) -> Json:
    found: Json = {
        "title": _text(one.get("headline") or one.get("name")),
        "author": [name for name in map(_text, _list(one.get("author"))) if name],
        "issued": _text(one.get("datePublished")),
        "publisher": _text(one.get("publisher")),
        "language": _text(one.get("inLanguage")),
        "URL": _text(one.get("url") or one.get("mainEntityOfPage")),
        "type": next((_TYPES[kind] for kind in kinds if kind in _TYPES), ""),
    }
    return {key: value for key, value in found.items() if value}


def _things(data: Any) -> Iterator[Json]:  # noqa: ANN401 (JSON)
    for one in _list(data):
        if isinstance(one, dict):
            yield one
            yield from (inner for inner in _list(one.get("@graph")) if isinstance(inner, dict))


def _list(value: Any) -> list[Any]:  # noqa: ANN401 (JSON)
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:  # noqa: ANN401 (JSON)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    if isinstance(value, list):
        value = next((one for one in map(_text, value) if one), "")
    return " ".join(value.split()) if isinstance(value, str) else ""
