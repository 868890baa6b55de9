"""The record of a delivery: its `evidence.json`, read for a proof."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sphinx_kfor.delivery.compared import ITEM
from sphinx_kfor.delivery.seal import record_holds
from sphinx_kfor.evidence.annotations.annotation import Annotation
from sphinx_kfor.evidence.problems import EvidenceError

Json = dict[str, Any]


@dataclass(frozen=True)
class RecordedUse:
    """One use of a passage.

    Attributes:
        id: its identifier.
        page: the page that it stands on.
        anchor: its place there.
        annotation: the passage.
        quoted: whether it is printed, or only cited.
        title: of its source.
        reliability: of its source; empty for none.
        line: the attribution line, or the figure; empty for a private source.
        shown: the words or cells that the page prints, block by block.
        beside: words that the author put beside it: a translation, a note.
    """

    id: str
    page: str
    anchor: str
    annotation: Annotation
    quoted: bool
    title: str
    reliability: str
    line: str
    shown: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def private(self) -> bool:
        """Whether only a digest of it is kept."""
        return any(target.private for target in self.annotation.targets)

    @property
    def words(self) -> str:
        """The source's words, for messages."""
        if self.private:
            return f"a passage of '{self.annotation.source}', which is private"
        return " … ".join(" ".join(target.quote.exact.split()) for target in self.annotation.targets)


@dataclass(frozen=True)
class RecordedBlock:
    """A block of a page; `uses` names, by anchor, what stands in it for each `ITEM`."""

    page: str
    anchor: str
    text: str
    uses: tuple[str, ...] = ()
    kind: str = "prose"


@dataclass(frozen=True)
class Record:
    """An `evidence.json`.

    Attributes:
        data: all that it says.
        uses: the uses of passages.
        blocks: what the pages print besides.
    """

    data: Json
    uses: tuple[RecordedUse, ...]
    blocks: tuple[RecordedBlock, ...]
    statements: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Whether it has what pages print; records of earlier versions do not."""
        return "kfor:prose" in self.data

    @property
    def holds(self) -> bool | None:
        """Whether it is as it was written; None if nothing tells."""
        return record_holds(self.data)

    @property
    def pages(self) -> dict[str, Json]:
        """The file and digest of each page of a folder, by docname."""
        return dict(self.data.get("kfor:pages", {}))

    @property
    def assets(self) -> dict[str, str]:
        """The digest of each style and script that the pages of a folder name, by its path there."""
        return {str(name): str(digest) for name, digest in self.data.get("kfor:assets", {}).items()}

    @cached_property
    def known(self) -> list[str]:
        """All words that may stand between quotation marks in the delivery."""
        own = [block.text.replace(ITEM, " ") for block in self.blocks]
        printed = [text for use in self.uses for text in (use.line, *use.shown)]
        return [*own, *printed, *self.checked, *(text for _, _, text in self.statements)]

    @cached_property
    def checked(self) -> list[str]:
        """What sources say, in its context; their titles, and what the author put beside quotations."""
        found = [text for use in self.uses for text in (use.title, *use.beside)]
        for target in (target for use in self.uses for target in use.annotation.targets):
            around, quote = target.surroundings, target.quote
            before, after = (around.before, around.after) if around else (quote.prefix, quote.suffix)
            found += [] if target.private else [f"{before}{quote.exact}{after}"]
        return found


def read_record(text: str, name: str) -> Record:
    """Read an `evidence.json`.

    Args:
        text: its content.
        name: the file, for messages.

    Raises:
        EvidenceError: `manifest`, if it is none; the message names the file, and the line or the item.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EvidenceError("manifest", f"{name}: not JSON: {error}") from None
    if not isinstance(data, dict) or data.get("type") != "AnnotationCollection":
        raise EvidenceError("manifest", f"{name}: not an evidence.json: 'type' is not 'AnnotationCollection'")
    uses: list[RecordedUse] = []
    statements: list[tuple[str, str, str]] = []
    items = _list(data.get("first"), "items", name)
    for number, item in enumerate(items, 1):
        try:
            if "kfor:kind" in item:
                place = item["target"]
                statements.append((place["source"], place["selector"]["value"], str(item["body"]["value"])))
            else:
                uses.append(_use(item))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            said = item.get("id", "no id") if isinstance(item, dict) else repr(item)
            raise EvidenceError(
                "manifest", f"{name}: item {number} ({said}) is malformed: {error!r}"
            ) from None
    if data.get("total", len(items)) != len(items):
        raise EvidenceError(
            "manifest", f"{name}: 'total' is {data['total']}, and there are {len(items)} items"
        )
    try:
        blocks = [_block(one) for key in ("kfor:prose", "kfor:made") for one in data.get(key, ())]
    except (KeyError, TypeError, AttributeError) as error:
        raise EvidenceError("manifest", f"{name}: 'kfor:prose' is malformed: {error!r}") from None
    return Record(data, tuple(uses), tuple(blocks), tuple(statements))


def _list(first: object, key: str, name: str) -> list[Json]:
    found = first.get(key) if isinstance(first, dict) else None
    if not isinstance(found, list):
        raise EvidenceError("manifest", f"{name}: not an evidence.json: 'first' has no list '{key}'")
    return found


def _use(item: Json) -> RecordedUse:
    source = item["target"][0]["source"]
    return RecordedUse(
        id=str(item["id"]),
        page=str(item["body"]["source"]),
        anchor=str(item["body"]["selector"]["value"]),
        annotation=Annotation.from_json(item),
        quoted=item["motivation"] == "describing",
        title=str(source.get("title", "")),
        reliability=str(source.get("kfor:reliability", "")),
        line=str(item.get("kfor:printed", "")),
        shown=tuple(map(str, item.get("kfor:shown", ()))),
        beside=tuple(str(item[key]) for key in ("kfor:translation", "kfor:note") if key in item),
    )


def _block(data: Json) -> RecordedBlock:
    uses = tuple(map(str, data.get("uses", ())))
    return RecordedBlock(data["source"], data["anchor"], data["text"], uses, data.get("kind", "prose"))
