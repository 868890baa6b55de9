"""What pages print, block by block, and what of each use of a passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: A page and an anchor on it.
Place = tuple[str, str]


@dataclass(frozen=True)
class Block:
    """One block of a page.

    Attributes:
        anchor: the id nearest around it.
        text: its words, with `compared.ITEM` for what stands elsewhere in the record.
        uses: the anchor of the use that each `ITEM` stands for; empty for another thing.
        kind: `prose`, `front` (a masthead's facts), `made` (from the whole brief), `margin` or `code`.
    """

    anchor: str
    text: str
    uses: tuple[str, ...] = ()
    kind: str = "prose"

    def to_json(self, page: str) -> dict[str, Any]:
        """The block as `evidence.json` has it."""
        said: dict[str, Any] = {"source": page, "anchor": self.anchor, "text": self.text}
        said |= {"uses": list(self.uses)} if self.uses else {}
        return said | ({"kind": self.kind} if self.kind != "prose" else {})

    @classmethod
    def read(cls, data: dict[str, Any]) -> Block:
        """The block that `to_json` wrote."""
        return cls(data["anchor"], data["text"], tuple(data.get("uses", ())), data.get("kind", "prose"))


@dataclass
class Printed:
    """What is printed of one use.

    Attributes:
        line: the attribution line, or the figure.
        shown: the words or cells, block by block.
    """

    line: str = ""
    shown: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Its fields in the annotation of the use."""
        said: dict[str, Any] = {"kfor:printed": self.line} if self.line else {}
        return said | ({"kfor:shown": self.shown} if self.shown else {})


@dataclass
class PrintedPages:
    """What pages print, as far as this build wrote them.

    Attributes:
        blocks: by docname.
        uses: what is printed of each use, by page and anchor.
    """

    blocks: dict[str, list[Block]] = field(default_factory=dict)
    uses: dict[Place, Printed] = field(default_factory=dict)
