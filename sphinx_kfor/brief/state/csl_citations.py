"""The citations of a brief in a CSL style, rendered once and kept beside the doctrees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_kfor.evidence.languages.tags import bcp47
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.pages import Page
    from sphinx_kfor.evidence.catalogue.citations import Style
    from sphinx_kfor.evidence.catalogue.csl import Rendered
    from sphinx_kfor.evidence.catalogue.records import Record

_FILE = "kfor-citations.json"


def rendered(
    brief: Brief,
    pages: Mapping[str, Page],
    records: Iterable[Record],
    ours: Style,
    places: tuple[Path, Path],
) -> Rendered:
    """A brief's citations and bibliography.

    Args:
        brief: the brief.
        pages: what is known of its pages.
        records: the sources that it cites, or lists.
        ours: our own style, for the language, and for places in it.
        places: the style's file, and the folder of the doctrees.

    Raises:
        ConfigError: Pandoc is missing, or does not take the style.
    """
    from sphinx_kfor.evidence.catalogue.csl import Rendered, asked, digest, render  # noqa: PLC0415 (only if used)

    style, folder = places
    groups = [group for _, page in brief.pages_in(pages) for group in page.groups]
    known_records = list(records)
    document = asked(groups, known_records, bcp47(ours.language), ours.place)
    cache, key = folder / _FILE, digest(document, style)
    known = _read(cache)
    if key in known:
        return Rendered.of_json(known[key])
    try:
        found = render(document, style, groups, known_records)
    except EvidenceError as error:
        raise ConfigError(f"kfor_citation_style: {error}") from None
    # One for each brief: what no brief of this build asks for is of an earlier one.
    known[key] = found.to_json()
    cache.write_text(json.dumps(dict(list(known.items())[-_MOST:])), "utf-8")
    return found


#: So many renderings are kept.
_MOST = 50


def _read(cache: Path) -> dict[str, object]:
    try:
        known = json.loads(cache.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def without_brackets(label: str) -> str:
    """`Quist, 2023` of `(Quist, 2023)`."""
    return label[1:-1] if label[:1] + label[-1:] in {"()", "[]"} else label


def number_in_brief(brief: Brief, pages: Mapping[str, Page], docname: str, number: int) -> int:
    """The place of a page's group of citations among those of its brief."""
    before = 0
    for member, page in brief.pages_in(pages):
        if member == docname:
            break
        before += len(page.groups)
    return before + number
