"""An edition of a brief, read back from its `evidence.json`: judgements, passages, figures and sources."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]
#: The author's objects.
OBJECTS = ("judgement", "option", "recommendation", "gap")
KINDS = ("masthead", *OBJECTS, "quotation", "citation", "figure", "table", "source", "prose")
#: What may change of an object or a masthead beside its words, by the name in the record.
FACTS = (
    "likelihood", "confidence", "owner", "when",
    "number", "series", "edition", "date", "cut-off", "tlp",
)  # fmt: skip

#: Anchors of what has no name: by a digest of what was asked for, or counted where that stands already.
_UNNAMED = re.compile(r"kfor-.*|id\d+")
#: Stands in prose for what is told of by itself.
_ITEM, _LEFT_OUT = "\ufffc", "[…]"
_COUNTED = re.compile(r"id\d+")


@dataclass(frozen=True)
class Item:
    """Something that an edition has.

    Attributes:
        kind: one of `KINDS`.
        key: what it is found by in another edition: a name, else its address or words.
        text: what it says.
        name: the author's name for it; empty without one.
        number: as it is printed, `KJ 1`.
        place: where in its source it stands: title, then locator or address.
        facts: what else may change, by name: one of `FACTS`, a criterion, reliability, sha256.
        cells: of a table, the values by address.
        title: of an object.
    """

    kind: str
    key: str
    text: str
    name: str = ""
    number: str = ""
    place: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True)
class Edition:
    """The evidence of one build: its label, and all that it has."""

    label: str
    items: tuple[Item, ...]

    def of(self, kind: str) -> list[Item]:
        """The items of a kind, in the brief's order."""
        return [item for item in self.items if item.kind == kind]


def read_edition(text: str, file: str) -> Edition:
    """Read an `evidence.json`.

    Args:
        text: its content.
        file: its name, for messages.

    Raises:
        EvidenceError: `manifest`, if it is none; the message names file and line or item.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise EvidenceError("manifest", f"{file}: not JSON: {error}") from None
    if not isinstance(data, dict) or data.get("type") != "AnnotationCollection":
        raise EvidenceError("manifest", f"{file}: not an evidence.json: 'type' is not 'AnnotationCollection'")
    first = data.get("first")
    annotations = first.get("items") if isinstance(first, dict) else None
    if not isinstance(annotations, list):
        raise EvidenceError("manifest", f"{file}: not an evidence.json: 'first' has no list 'items'")
    items: dict[tuple[str, str], Item] = {}
    for number, annotation in enumerate(annotations, 1):
        try:
            for item in _items(annotation):
                items.setdefault((item.kind, item.key), item)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            said = annotation.get("id", "no id") if isinstance(annotation, dict) else repr(annotation)
            missing = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise EvidenceError(
                "manifest", f"{file}: item {number} ({said}) is malformed: {missing}"
            ) from None
    for item in _beside(data, file):
        items.setdefault((item.kind, item.key), item)
    return Edition(str(data.get("label", "")), tuple(items.values()))


def _beside(data: Json, file: str) -> Iterator[Item]:
    """The mastheads and the prose of an edition; records of the first version have no prose."""
    said = data.get("kfor:brief") or []
    try:
        for brief in said if isinstance(said, list) else [said]:
            label = str(brief["label"])
            yield Item("masthead", label, "", facts=_facts(brief, FACTS[4:]), place=(label,))
        spoken = {_place(item) for item in data["first"]["items"] if "kfor:kind" in item}
        for block in data.get("kfor:prose", ()):
            text = " ".join(str(block["text"]).replace(_ITEM, _LEFT_OUT).split())
            page, anchor = str(block["source"]), str(block["anchor"])
            if text.strip(f"{_LEFT_OUT} .,;:") and (page, anchor) not in spoken:
                yield Item("prose", f"{page}: {text}", text, place=(page,))
    except (KeyError, TypeError, AttributeError) as error:
        raise EvidenceError(
            "manifest", f"{file}: 'kfor:brief' or 'kfor:prose' is malformed: {error!r}"
        ) from None


def _place(item: Json) -> tuple[str, str]:
    target = item.get("target") or {}
    return str(target.get("source", "")), str((target.get("selector") or {}).get("value", ""))


def _facts(data: Json, names: Iterable[str]) -> dict[str, str]:
    """What is said of something, by name; criteria stand by their own."""
    found = {name: str(data.get(f"kfor:{name}") or "") for name in names}
    for criterion in data.get("kfor:criteria") or ():
        found[str(criterion["kfor:name"])] = str(criterion["kfor:value"])
    return found


def _items(annotation: Json) -> Iterator[Item]:
    """What one annotation says: a judgement, or a passage with its source."""
    if "kfor:kind" in annotation:
        if annotation["kfor:kind"] in OBJECTS:
            yield _object(annotation)
        return
    targets: list[Json] = annotation["target"]
    for target in targets:
        source = target["source"]
        facts = {"reliability": source.get("kfor:reliability") or "", "sha256": source["kfor:sha256"]}
        yield Item("source", source["id"], source.get("title", source["id"]), name=source["id"], facts=facts)
    yield _passage(annotation, targets)


def _object(annotation: Json) -> Item:
    stated = _facts(annotation, FACTS[:2])
    facts = stated if annotation["kfor:kind"] == "judgement" else _facts(annotation, FACTS[2:4])
    name = str(annotation.get("kfor:name") or "")
    text = " ".join(str(annotation["body"]["value"]).split())
    number = str(annotation.get("kfor:number") or "")
    return Item(
        annotation["kfor:kind"],
        name or f"“{text}”",
        text,
        name,
        number,
        facts=facts,
        title=str(annotation.get("kfor:title") or ""),
    )


def _passage(annotation: Json, targets: list[Json]) -> Item:
    source: Json = targets[0]["source"]
    anchor = str(annotation["body"]["selector"]["value"])
    name = "" if _UNNAMED.fullmatch(anchor) else anchor
    cells = {_address(target): target["kfor:value"] for target in targets if "kfor:value" in target}
    words = " […] ".join(_words(target["selector"][0]) for target in targets)
    place = (str(source.get("title", source["id"])), str(targets[0]["kfor:locator"]))
    if _COUNTED.fullmatch(anchor):
        anchor = f"{place} {words}"
    if cells and len(targets) > 1:
        return Item("table", anchor, place[1], name, place=place, cells=cells)
    if cells:
        (address, value), *_ = cells.items()
        return Item("figure", anchor, value, name, place=(place[0], address or place[1]))
    kind = "quotation" if annotation["motivation"] == "describing" else "citation"
    return Item(kind, anchor, words, name, place=place)


def _words(selector: Json) -> str:
    """A passage's words on one line; of a private one its digest."""
    words = selector["exact"] if "exact" in selector else f"[{selector['kfor:sha256'][:12]}]"
    return " ".join(str(words).split())


def _address(target: Json) -> str:
    """A cell's place in its source; empty for a figure in a sentence."""
    parts = [target["kfor:locator"] or f"table {target['kfor:table']}"] if "kfor:table" in target else []
    return " > ".join(
        str(part) for part in [*parts, *(target.get(key) for key in ("kfor:row", "kfor:column"))] if part
    )
