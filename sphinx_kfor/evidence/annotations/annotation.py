"""Annotations: the record of one checked passage, as the lock and `evidence.json` hold it.

The form is that of the W3C Web Annotation Data Model; a passage with omissions has several
targets. Offsets are Unicode code points into the decoded file.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.documents.selectors import TextPosition, TextQuote
from sphinx_kfor.evidence.problems import NOTHING, About, Caution
from sphinx_kfor.evidence.text.digests import keyed
from sphinx_kfor.evidence.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_kfor.evidence.documents.document import Document


def key_of(source: str, *parts: str | Sequence[str]) -> str:
    """The name of an item of a source, the same for parts that differ only in typography."""
    folded = [
        fold(part).text.strip() if isinstance(part, str) else [fold(one).text.strip() for one in part]
        for part in parts
    ]
    return f"{source}:{hashlib.sha256(json.dumps(folded).encode()).hexdigest()[:16]}"


class Verdict(StrEnum):
    """What was found: the same characters, the same but for typography, or a lock's record."""

    VERBATIM = "verbatim"
    FOLDED = "folded"
    LOCKED = "locked"


Json = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """Which cell or figure a target is.

    Attributes:
        table: the table's number; 0 for a figure in a sentence.
        row: the first cell of the row; None for a header.
        column: the column's header.
        value: what stands there; empty for a private source.
        units: what else says what the cell is counted in: the catalogue, or the table's title.
    """

    table: int = 0
    row: str | None = None
    column: str = ""
    value: str = ""
    units: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands over the column, at the head of the row, and around the table: the nearest first."""
        return tuple(filter(None, (self.column, self.row or "", self.units)))

    def to_json(self) -> Json:
        """The fields of a target's record."""
        record: Json = {"kfor:table": self.table} if self.table else {}
        if self.row is not None:
            record["kfor:row"] = self.row
        if self.column:
            record["kfor:column"] = self.column
        if self.units:
            record["kfor:units"] = self.units
        return {**record, "kfor:value": self.value}

    @classmethod
    def read(cls, data: Json) -> Address | None:
        """The address that a target's record has."""
        if "kfor:value" not in data:
            return None
        place = (int(data.get("kfor:table", 0)), data.get("kfor:row"), data.get("kfor:column", ""))
        return cls(*place, data["kfor:value"], data.get("kfor:units", ""))


@dataclass(frozen=True)
class Surroundings:
    """The rest of the paragraphs that a passage stands in: what stands before it there, and behind it."""

    before: str
    after: str

    def to_json(self) -> Json:
        """The field of a target's record."""
        return {"kfor:context": {"before": self.before, "after": self.after}}

    @classmethod
    def read(cls, data: Json) -> Surroundings | None:
        """The surroundings that a target's record has."""
        kept = data.get("kfor:context")
        return None if kept is None else cls(str(kept["before"]), str(kept["after"]))


@dataclass(frozen=True)
class Target:
    """Where one segment of a passage, or one cell or figure, stands.

    Attributes:
        quote: the passage and its surroundings; for a private source only a digest in `exact`.
        position: its offsets.
        locator: where a reader finds it.
        private: whether `quote.exact` is a digest of the passage (`keyed`), not the passage.
        cell: for a cell or figure, which.
        surroundings: the rest of its paragraph, kept only of an open source.
        page: the physical page of a PDF on which it begins, from 1; else 0.
    """

    quote: TextQuote
    position: TextPosition
    locator: str
    private: bool = False
    cell: Address | None = None
    surroundings: Surroundings | None = None
    page: int = 0

    def digested(self, text: str) -> Target:
        """The target of a private source: a digest in place of the passage, and of a cell no names.

        Args:
            text: the source's.
        """
        exact = TextQuote(keyed(self.quote.exact, text))
        cell = self.cell and Address(table=self.cell.table)
        return replace(self, quote=exact, private=True, cell=cell, surroundings=None)

    def digest_holds(self, passage: str, text: str) -> bool:
        """Whether a passage of a private source's text is the one that was digested."""
        return hmac.compare_digest(self.quote.exact, keyed(passage, text))

    def selectors(self) -> list[Json]:
        """The W3C selectors."""
        position = {"type": "TextPositionSelector", "start": self.position.start, "end": self.position.end}
        if self.private:
            return [{"type": "kfor:DigestSelector", "kfor:sha256": self.quote.exact}, position]
        quote = {
            "type": "TextQuoteSelector",
            "exact": self.quote.exact,
            "prefix": self.quote.prefix,
            "suffix": self.quote.suffix,
        }
        return [quote, position]

    @classmethod
    def read(cls, data: Json) -> Target:
        """The target that `selectors` and a locator were written from."""
        first, second = data["selector"]
        page = int(data.get("kfor:page", 0))
        position, cell = TextPosition(int(second["start"]), int(second["end"])), Address.read(data)
        if first["type"] == "kfor:DigestSelector":
            return cls(
                TextQuote(first["kfor:sha256"]),
                position,
                data["kfor:locator"],
                private=True,
                cell=cell,
                page=page,
            )
        quote = TextQuote(first["exact"], first["prefix"], first["suffix"])
        around = Surroundings.read(data)
        return cls(quote, position, data["kfor:locator"], cell=cell, surroundings=around, page=page)

    def to_json(self, source: Json) -> Json:
        """The record, with that of its source."""
        return {
            "source": source,
            "selector": self.selectors(),
            "kfor:locator": self.locator,
            **({"kfor:page": self.page} if self.page else {}),
            **(self.cell.to_json() if self.cell else {}),
            **(self.surroundings.to_json() if self.surroundings else {}),
        }


@dataclass(frozen=True)
class Annotation:
    """A checked passage of a source.

    Attributes:
        source: the source's id.
        sha256: of the source's bytes, when the passage was checked.
        words: the number of words of the source.
        reader: name and version of the reader that made its text.
        targets: the passage's segments.
        verdict: `verbatim`, `folded` or `locked`.
        folds: the folds used.
        cautions: the cautions raised.
        voice: who speaks it, where the source is captions that say so.
    """

    source: str
    sha256: str
    words: int
    reader: str
    targets: tuple[Target, ...]
    verdict: str
    folds: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    voice: str = ""

    @classmethod
    def of(
        cls,
        document: Document,
        source: str,
        targets: Iterable[Target],
        verdict: str,
        cautions: Iterable[Caution] = (),
    ) -> Annotation:
        """The annotation of targets in a source's document."""
        return cls(
            source=source,
            sha256=document.sha256,
            words=document.words,
            reader=document.reader,
            targets=tuple(targets),
            verdict=verdict,
            cautions=tuple(dict.fromkeys(cautions)),
        )

    def along_with(self, other: Annotation) -> Annotation:
        """One annotation for two requests that differ only in typography: the folds that either needed."""
        if self.folds == other.folds:
            return self
        verdict = self.verdict if self.folds else other.verdict
        return replace(self, verdict=verdict, folds=tuple(sorted({*self.folds, *other.folds})))

    def to_json(self, facts: Mapping[str, str] = MappingProxyType({})) -> Json:
        """The record, with facts about the source if it is to be read outside the project."""
        source: Json = {"id": self.source, "kfor:sha256": self.sha256, **facts}
        return {
            "target": [target.to_json(source) for target in self.targets],
            "kfor:verdict": self.verdict,
            "kfor:folds": list(self.folds),
            "kfor:cautions": [_caution_to_json(caution) for caution in self.cautions],
            "kfor:reader": self.reader,
            "kfor:words": self.words,
            **({"kfor:voice": self.voice} if self.voice else {}),
        }

    @classmethod
    def from_json(cls, data: Json) -> Annotation:
        """The annotation of a record. Raises KeyError, TypeError or ValueError if it is none."""
        source = data["target"][0]["source"]
        return cls(
            source=source["id"],
            sha256=source["kfor:sha256"],
            words=int(data["kfor:words"]),
            reader=data["kfor:reader"],
            targets=tuple(Target.read(target) for target in data["target"]),
            verdict=data["kfor:verdict"],
            folds=tuple(data["kfor:folds"]),
            cautions=tuple(_caution(caution) for caution in data["kfor:cautions"]),
            voice=str(data.get("kfor:voice", "")),
        )


def _caution_to_json(caution: Caution) -> Json:
    rule = {"rule": caution.code} if caution.code != caution.family else {}
    about = {} if caution.about == NOTHING else {"kfor:about": _about_to_json(caution.about)}
    return {"type": caution.family, **rule, "message": caution.message, **about}


def _about_to_json(about: About) -> Json:
    said = {name: list(one) if isinstance(one, tuple) else one for name, one in about._asdict().items()}
    return {name: one for name, one in said.items() if one}


def _caution(data: Json) -> Caution:
    """The caution of a record; those of earlier versions may name its family alone, not what it is about."""
    about: Json = data.get("kfor:about", {})
    said: Json = {
        name: tuple(one) if isinstance(one, list) else one
        for name, one in about.items()
        if name in About._fields
    }
    return Caution(data.get("rule") or data["type"], data["message"], About(**said))
