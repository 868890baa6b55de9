"""`evidence.json`: every checked passage of a brief, as a W3C Web Annotation collection."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kfor.evidence.annotations import Annotation, Json

_ADDED = (
    "speaker",
    "credibility",
    "origin",
    "lang",
    "translation",
    "note",
    "format",
    "unit",
    "as-of",
    "scope",
)
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"kfor": "urn:kfor:"}]


@dataclass(frozen=True)
class Use:
    """One use of a passage in a brief.

    Attributes:
        brief: the brief's label.
        page: the page that uses it.
        anchor: the place on the page.
        motivation: why (W3C): `describing` for a quotation, `linking` for a citation.
        annotation: the passage.
        accepted: cautions that the author accepts, as (subtype, reason).
        options: what the author adds: `speaker`, `credibility`, `origin`, `translation`.
    """

    brief: str
    page: str
    anchor: str
    motivation: str
    annotation: Annotation
    accepted: tuple[tuple[str, str], ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def to_json(self, titles: Mapping[str, str]) -> Json:
        """The annotation of this use."""
        record = self.annotation.to_json(titles.get(self.annotation.source, self.annotation.source))
        reasons = dict(self.accepted)
        for caution in record["kfor:cautions"]:
            if caution["type"] in reasons:
                caution["accepted"] = reasons[caution["type"]]
        added = {f"kfor:{key}": self.options[key] for key in _ADDED if key in self.options}
        selector = {"type": "FragmentSelector", "value": self.anchor}
        return {
            "id": f"urn:kfor:{self.brief}:{self.anchor}",
            "type": "Annotation",
            "motivation": self.motivation,
            "body": {"type": "SpecificResource", "source": self.page, "selector": selector},
            **record,
            **added,
        }


def manifest(label: str, uses: Iterable[Use], titles: Mapping[str, str]) -> str:
    """The text of `evidence.json`: sorted, without a clock, with a newline at its end."""
    items = [use.to_json(titles) for use in sorted(uses, key=lambda use: (use.brief, use.page, use.anchor))]
    _tell_apart(items)
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": {"type": "AnnotationPage", "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _tell_apart(items: list[Json]) -> None:
    """Two pages may use the same anchor; the later one's identifier then names the page."""
    seen: set[str] = set()
    for item in items:
        if item["id"] in seen:
            item["id"] = f"{item['id']}:{item['body']['source']}"
        seen.add(item["id"])
