"""Annotations that others made: W3C Web Annotations, and those of Hypothesis's export and API."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.sources.corpus import Corpus
    from sphinx_kfor.evidence.sources.source import Source

Json = dict[str, Any]
#: Fields that hold the list of annotations, in Hypothesis's API and export and in W3C's collections.
_LISTS = ("rows", "annotations", "items", "first", "@graph")
_PARTS = re.compile(r"(?:https?://)?(?:www\.)?(?P<rest>[^#?]*)(?P<query>\?[^#]*)?", re.IGNORECASE)
_MOST = 50_000_000
_OTHERS = (
    "; records of sources (BibTeX, CSL-JSON, what Zotero exports) are no annotations: "
    "name their file in kfor_catalogue"
)


@dataclass(frozen=True)
class Foreign:
    """An annotation.

    Attributes:
        number: its place in the file, from 1.
        url: the address of what it annotates.
        exact: the words that it marks.
        prefix: what stands before them.
        suffix: what stands behind them.
        note: what its author says of them.
    """

    number: int
    url: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""


def read_foreign(data: bytes) -> list[Foreign]:
    """The annotations in a file.

    Raises:
        EvidenceError: `syntax`, if it is no JSON, or holds none.
    """
    try:
        found = json.loads(data[:_MOST].decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise EvidenceError("syntax", f"is no JSON ({error}){_OTHERS}") from None
    annotations = [one for one in _annotations(found) if isinstance(one, dict)]
    if not annotations:
        raise EvidenceError(
            "syntax",
            f"holds no annotations; W3C Web Annotations and Hypothesis's export and API are read{_OTHERS}",
        )
    return [foreign for number, one in enumerate(annotations, 1) for foreign in _read(number, one)]


def source_of(url: str, corpus: Corpus) -> Source | None:
    """The source that has an address or an archived copy there; `www`, fragment and last slash count not."""
    wanted = plain_url(url)
    for source in corpus.sources.values():
        known = (
            source.record.url,
            source.record.custom.archive,
            source.record.doi and source.record.address,
        )
        if wanted and wanted in {plain_url(one) for one in known if one}:
            return source
    return None


def _annotations(found: Any) -> Iterator[Any]:  # noqa: ANN401 (JSON)
    if isinstance(found, list):
        for one in found:
            yield from _annotations(one)
    elif isinstance(found, dict) and ("target" in found or "uri" in found):
        yield found
    elif isinstance(found, dict):
        for key in _LISTS:
            if key in found:
                yield from _annotations(found[key])
                return


def _read(number: int, one: Json) -> Iterator[Foreign]:
    """An annotation, once for each of the passages that it marks."""
    targets = one.get("target")
    for target in targets if isinstance(targets, list) and targets else [targets]:
        yield _marked(number, one, target if isinstance(target, dict) else {"source": target})


def _marked(number: int, one: Json, target: Json) -> Foreign:
    source = target.get("source") or one.get("uri") or one.get("url") or ""
    source = source.get("id", "") if isinstance(source, dict) else source
    selectors = target.get("selector") or []
    quote = next(_quotes(selectors if isinstance(selectors, list) else [selectors]), {})
    return Foreign(
        number,
        str(source),
        str(quote.get("exact") or one.get("quote") or ""),
        str(quote.get("prefix") or ""),
        str(quote.get("suffix") or ""),
        _note(one),
    )


def _quotes(selectors: list[Any]) -> Iterator[Json]:
    for selector in selectors:
        if isinstance(selector, dict):
            if selector.get("type") == "TextQuoteSelector":
                yield selector
            refined = selector.get("refinedBy")
            yield from _quotes(refined if isinstance(refined, list) else [refined])


def _note(one: Json) -> str:
    body = one.get("body") or one.get("bodyValue") or one.get("text") or ""
    body = next(iter(body), "") if isinstance(body, list) else body
    return str(body.get("value", "")) if isinstance(body, dict) else str(body)


def plain_url(url: str) -> str:
    """An address without what does not tell pages apart: its scheme, `www`, fragment, and last slash."""
    match = _PARTS.match(url.strip())
    return (unquote(match["rest"]).rstrip("/") + (match["query"] or "")).casefold() if match else ""
