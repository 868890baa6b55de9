"""One record of the catalogue: CSL variables, validated, and our own `custom` fields."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sphinx_kfor.evidence.catalogue.csl_dates import Date
from sphinx_kfor.evidence.catalogue.names import Fields, Name
from sphinx_kfor.evidence.catalogue.titles import plain
from sphinx_kfor.evidence.documents.tables import Hints
from sphinx_kfor.evidence.problems import nearest

__all__ = ["TYPES", "Body", "Custom", "Date", "Name", "Record", "Rights"]


_BEFORE_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


class Rights(StrEnum):
    """How much of a source may be shown."""

    OPEN = "open"
    EXCERPTS = "excerpts"
    PRIVATE = "private"


#: The item types of CSL 1.0.2, appendix III.
TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)


class Body(Fields):
    """Where the paragraphs of a text begin and end: its first and its last words."""

    first: str = Field(default="", alias="from")
    last: str = Field(default="", alias="to")

    @property
    def ends(self) -> tuple[str, str]:
        """Its first and its last words."""
        return self.first, self.last


def _marking(value: Any) -> Any:  # noqa: ANN401
    """A marking as it is written in any way: `TLP:AMBER + STRICT`."""
    return "".join(value.split()).lower().removeprefix("tlp:") if isinstance(value, str) else value


class Custom(Fields):
    """What CSL has no variable for."""

    file: str = ""
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    encoding: str = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    header: Annotated[str, BeforeValidator(str), Field(pattern=r"^([1-9]\d{0,6}(-[1-9]\d{0,6})?)?$")] = ""
    last: Annotated[int, Field(ge=0)] = 0
    units: str | dict[int, str] = ""
    first_page: Annotated[int, Field(ge=0)] = 1
    tables: Literal["", "checked"] = ""
    date_inferred: str = ""
    body: Body = Body()
    reliability: Literal["", "A", "B", "C", "D", "E", "F"] = ""
    rights: Rights = Rights.EXCERPTS
    origin: str = ""
    origin_note: str = ""
    tlp: Annotated[
        Literal["", "clear", "green", "amber", "amber+strict", "red"], BeforeValidator(_marking)
    ] = ""
    archive: str = ""
    permission: str = ""
    credit: str = ""

    @property
    def hints(self) -> Hints:
        """What is said of the document's tables."""
        units = self.units if isinstance(self.units, dict) else {0: self.units} if self.units else {}
        return Hints(_lines(self.header), self.last, tuple(sorted(units.items())))


def _lines(typed: str) -> tuple[int, int] | None:
    """The first and the last line of a header: `5` or `4-5`."""
    first, _, last = typed.partition("-")
    return (int(first), int(last or first)) if first else None


def _known_type(value: str) -> str:
    if value not in TYPES:
        raise ValueError(f"'{value}' is not a CSL type; {nearest(value, TYPES, 3)}")
    return value


def _no_null(value: Any) -> Any:  # noqa: ANN401
    return Custom() if value is None else value


class Record(Fields):
    """One source. Attribute names are CSL's variables, with `_` for their `-`."""

    id: Annotated[str, Field(pattern=r"^[^\s;,<>{}`\"|/\\]+$")]
    type: Annotated[str, BeforeValidator(_known_type)]
    title: Annotated[str, Field(min_length=1)]
    title_short: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    publisher: str = ""
    publisher_place: str = ""
    container_title: str = ""
    genre: str = ""
    edition: str = ""
    number: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    issued: Date | None = None
    original_date: Date | None = None
    accessed: Date | None = None
    language: str = ""
    url: str = Field(default="", alias="URL")
    doi: str = Field(default="", alias="DOI")
    note: str = ""
    custom: Annotated[Custom, BeforeValidator(_no_null)] = Custom()

    @property
    def address(self) -> str:
        """Where it can be had: by its DOI, typed with or without what stands before one, else at its URL."""
        doi = _BEFORE_DOI.sub("", self.doi.strip())
        return f"https://doi.org/{doi}" if doi else self.url

    def said(self, variable: str) -> str:
        """A variable of CSL that has no attribute here; empty where it is missing or no text."""
        found = (self.model_extra or {}).get(variable)
        return str(found).strip() if isinstance(found, (str, int, float)) else ""

    @property
    def plain_title(self) -> str:
        """The title without its markup."""
        return plain(self.title)

    @property
    def authors(self) -> list[str]:
        """Whose words a text's own are: the names of its authors, else of its publisher."""
        return [name.full for name in self.author] or [self.publisher] * bool(self.publisher)
