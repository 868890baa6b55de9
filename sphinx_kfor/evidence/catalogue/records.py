"""One record of the catalogue: CSL variables, validated, and our own `custom` fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from sphinx_kfor.evidence.catalogue.csl_dates import AnyDate, Date
from sphinx_kfor.evidence.catalogue.names import Name, Names
from sphinx_kfor.evidence.catalogue.titles import plain
from sphinx_kfor.evidence.catalogue.validated import Before, Limited, Validated
from sphinx_kfor.evidence.documents.hints import Hints
from sphinx_kfor.evidence.problems import nearest
from sphinx_kfor.evidence.text.patterns import late

__all__ = ["TYPES", "Body", "Custom", "Date", "Name", "Record", "Rights"]


_BEFORE_DOI = late(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


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


@dataclass(frozen=True)
class Body(Validated):
    """Where the paragraphs of a text begin and end: its first and its last words."""

    ALIASES: ClassVar = {"first": "from", "last": "to"}

    first: str = ""
    last: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Its first and its last words."""
        return self.first, self.last


def _marking(value: Any) -> Any:  # noqa: ANN401
    """A marking as it is written in any way: `TLP:AMBER + STRICT`."""
    return "".join(value.split()).lower().removeprefix("tlp:") if isinstance(value, str) else value


@dataclass(frozen=True)
class Custom(Validated):
    """What CSL has no variable for."""

    file: str = ""
    sha256: Annotated[str, Limited(pattern=r"^([0-9a-f]{64})?$")] = ""
    encoding: str = ""
    delimiter: Annotated[str, Limited(max_length=1)] = ""
    header: Annotated[str, Limited(pattern=r"^([1-9]\d{0,6}(-[1-9]\d{0,6})?)?$"), Before(str)] = ""
    last: Annotated[int, Limited(ge=0)] = 0
    units: str | dict[int, str] = ""
    first_page: Annotated[int, Limited(ge=0)] = 1
    tables: Literal["", "checked"] = ""
    date_inferred: str = ""
    body: Body = Body()
    reliability: Literal["", "A", "B", "C", "D", "E", "F"] = ""
    rights: Rights = Rights.EXCERPTS
    origin: str = ""
    origin_note: str = ""
    tlp: Annotated[Literal["", "clear", "green", "amber", "amber+strict", "red"], Before(_marking)] = ""
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


#: The fields of a record that name people, and those that are dates.
_NAMED = ("author", "editor", "translator", "interviewer")
_DATED = ("issued", "original_date", "accessed")


@dataclass(frozen=True)
class Record(Validated):
    """One source. Attribute names are CSL's variables, with `_` for their `-`."""

    ALIASES: ClassVar = {"url": "URL", "doi": "DOI"}

    id: Annotated[str, Limited(pattern=r"^[^\s;,<>{}`\"|/\\]+$")]
    type: Annotated[str, Before(_known_type)]
    title: Annotated[str, Limited(min_length=1)]
    title_short: str = ""
    author: Names = ()
    editor: Names = ()
    translator: Names = ()
    interviewer: Names = ()
    publisher: str = ""
    publisher_place: str = ""
    container_title: str = ""
    genre: str = ""
    edition: str = ""
    number: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    issued: AnyDate | None = None
    original_date: AnyDate | None = None
    accessed: AnyDate | None = None
    language: str = ""
    url: str = ""
    doi: str = ""
    note: str = ""
    custom: Annotated[Custom, Before(_no_null)] = Custom()

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> Self:
        """A record of what `in_json` gave, parsed; it was valid, and is so still."""
        custom = said["custom"]
        custom |= {"body": Body.made_of(custom["body"]), "rights": Rights(custom["rights"])}
        if isinstance(custom["units"], dict):
            custom["units"] = {int(number): unit for number, unit in custom["units"].items()}
        named = {key: tuple(map(Name.made_of, said[key])) for key in _NAMED}
        dated = {key: said[key] and Date.of_json(said[key]) for key in _DATED}
        return cls.made_of({**said, **named, **dated, "custom": Custom.made_of(custom)})

    @property
    def address(self) -> str:
        """Where it can be had: by its DOI, typed with or without what stands before one, else at its URL."""
        doi = _BEFORE_DOI.sub("", self.doi.strip())
        return f"https://doi.org/{doi}" if doi else self.url

    def said(self, variable: str) -> str:
        """A variable of CSL that has no attribute here; empty where it is missing or no text."""
        found = self.unknown.get(variable)
        return str(found).strip() if isinstance(found, (str, int, float)) else ""

    @property
    def plain_title(self) -> str:
        """The title without its markup."""
        return plain(self.title)

    @property
    def authors(self) -> list[str]:
        """Whose words a text's own are: the names of its authors, else of its publisher."""
        return [name.full for name in self.author] or [self.publisher] * bool(self.publisher)
