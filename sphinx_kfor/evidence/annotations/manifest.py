"""`evidence.json`: what a brief says and every checked passage of it, as a W3C Web Annotation collection."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kfor.evidence.annotations.annotation import Annotation, Json

_ADDED = (
    "speaker",
    "working",
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
#: Of the form of `evidence.json`; one without it is of the time before there was a version.
VERSION = 1
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"kfor": "urn:kfor:"}]
#: A place in a brief: its page, and the anchor there.
Place = tuple[str, str]


@dataclass(frozen=True)
class Use:
    """One use of a passage in a brief.

    Attributes:
        brief: the brief's label.
        page: the page that uses it.
        anchor: the place on the page.
        motivation: why (W3C): `describing` for a quotation, `linking` for a citation.
        annotation: the passage.
        accepted: cautions that the author accepts, as (code or family, reason).
        options: what the author adds: `speaker`, `credibility`, `origin`, `translation`.
        source: what is known of its source: `title`, `kfor:reliability`, `kfor:origin`.
        printed: what the page prints of it: `kfor:printed`, `kfor:shown`.
    """

    brief: str
    page: str
    anchor: str
    motivation: str
    annotation: Annotation
    accepted: tuple[tuple[str, str], ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    printed: Json = field(default_factory=dict)

    def to_json(self, ids: Mapping[Place, str]) -> Json:
        """The annotation of this use."""
        record = self.annotation.to_json(self.source)
        reasons = dict(self.accepted)
        for caution in record["kfor:cautions"]:
            why = reasons.get(caution.get("rule", "")) or reasons.get(caution["type"])
            if why:
                caution["accepted"] = why
        added = {f"kfor:{key}": self.options[key] for key in _ADDED if key in self.options}
        return {
            "id": ids[self.page, self.anchor],
            "type": "Annotation",
            "motivation": self.motivation,
            "body": _place(self),
            **record,
            **added,
            **self.printed,
        }


@dataclass(frozen=True)
class Statement:
    """A judgement, option, recommendation or gap of a brief: the author's words, and what they rest on.

    Attributes:
        brief: the brief's label.
        page: the page that it stands on.
        anchor: its place there.
        text: its words, without those of private sources.
        language: that they are in.
        facts: what else is known of it, by key: `kind`, `number`, `likelihood` and so on.
        refers: the places of what it refers to, by key: `evidence`, `contrary`, `based-on`.
    """

    brief: str
    page: str
    anchor: str
    text: str
    language: str
    facts: Mapping[str, object] = field(default_factory=dict)
    refers: Mapping[str, Iterable[Place]] = field(default_factory=dict)

    def to_json(self, ids: Mapping[Place, str]) -> Json:
        """The annotation that makes this statement of its place."""
        body = {"type": "TextualBody", "value": self.text, "format": "text/plain", "language": self.language}
        refers = {
            key: [ids[place] for place in places if place in ids] for key, places in self.refers.items()
        }
        return {
            "id": ids[self.page, self.anchor],
            "type": "Annotation",
            "motivation": "assessing",
            "body": body,
            "target": _place(self),
            **{f"kfor:{key}": value for key, value in {**self.facts, **refers}.items() if value},
        }


def manifest(
    label: str,
    items: Iterable[Use | Statement],
    briefs: Iterable[Json] = (),
    delivered: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """The text of `evidence.json`: sorted, without a clock, with a newline at its end.

    Args:
        label: of the collection.
        items: what it holds.
        briefs: for each brief with a masthead what that says.
        delivered: what `kfor verify` needs of the delivery: its language, pages and prose.
    """
    ordered = sorted(items, key=lambda item: (item.brief, item.page, item.anchor))
    ids = _told_apart(ordered)
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "kfor:version": VERSION,
        "label": label,
        **_one_or_many("kfor:brief", list(briefs)),
        **delivered,
        "total": len(ordered),
        "first": {"type": "AnnotationPage", "items": [item.to_json(ids) for item in ordered]},
    }
    return _laid_out({**collection, "kfor:seal": record_seal(collection)})


def record_seal(data: Mapping[str, object]) -> str:
    """The seal of an `evidence.json`: a digest of all else that it says, in whatever layout."""
    rest = {key: value for key, value in data.items() if key != "kfor:seal"}
    canonical = json.dumps(rest, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _laid_out(collection: Json) -> str:
    """JSON with one line for each item of a list: two builds can be compared, and Python indents slowly."""
    first = collection["first"]
    fields = []
    for key, value in {**collection, "first": None}.items():
        text = json.dumps(value, ensure_ascii=False)
        if key == "first":
            rows = (json.dumps(item, ensure_ascii=False) for item in first["items"])
            text = '{"type": "AnnotationPage", "items": [\n' + ",\n".join(rows) + "\n]}"
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            text = "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"
        fields.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _place(item: Use | Statement) -> Json:
    selector = {"type": "FragmentSelector", "value": item.anchor}
    return {"type": "SpecificResource", "source": item.page, "selector": selector}


def _told_apart(items: Iterable[Use | Statement]) -> dict[Place, str]:
    """The identifiers by place; two pages may use one anchor, and the later one's names the page."""
    ids: dict[Place, str] = {}
    seen: set[str] = set()
    for item in items:
        identifier = f"urn:kfor:{item.brief}:{item.anchor}"
        ids[item.page, item.anchor] = f"{identifier}:{item.page}" if identifier in seen else identifier
        seen.add(identifier)
    return ids


def _one_or_many(key: str, values: list[Json]) -> Json:
    """A property as JSON-LD has it: one value, or a list of several."""
    return {key: values[0] if len(values) == 1 else values} if values else {}
