"""Records for new documents, of what they say of themselves: each guess marked, nothing invented."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx_kfor.evidence.catalogue.records import TYPES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_BODY = re.compile(
    r"\b(?:ministry|minister[io]|board|agency|office|university|universit|institute?|council|authority|department|"
    r"committee|commission|association|group|bank|court|press|news|staff|desk|team|editors?|redazione|redaktion|"
    r"service|foundation|centre|center|ltd|inc|gmbh|llc|reuters|afp|ansa|dpa|editorial)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_SAFE = re.compile(r"[^a-z0-9]+")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[\w]+)*")
_LONGEST = 40
_TITLE = 300


class Field(NamedTuple):
    """A field of a record.

    Attributes:
        name: CSL's variable, or our own field of `custom`.
        value: what stands there.
        guess: whether an author should review it.
        custom: whether it stands under `custom`.
    """

    name: str
    value: object
    guess: bool = False
    custom: bool = False


def proposed(  # noqa: PLR0913, PLR0917 (what is known of a document)
    identifier: str,
    facts: Mapping[str, object],
    file: str,
    digest: str,
    url: str = "",
    accessed: str = "",
    body: tuple[str, str] | None = None,
    encoding: str = "",
) -> list[Field]:
    """The record of a document.

    Args:
        identifier: its id.
        facts: what it says of itself, by CSL variable.
        file: its file, relative to the corpus folder.
        digest: the file's sha256.
        url: where it was got.
        accessed: on which day.
        body: the words that its text seems to begin and end with.
        encoding: of its text, where it must be told.
    """
    kind = str(facts.get("type", "document"))
    title = str(facts.get("title", ""))[:_TITLE].strip()
    fields = [Field("id", identifier), Field("type", kind if kind in TYPES else "document", guess=True)]
    fields.append(Field("title", title or _untitled(file), guess=True))
    authors = facts.get("author")
    if isinstance(authors, list) and authors:
        fields.append(Field("author", [_name(str(one)) for one in authors], guess=True))
    fields += [
        Field(name, str(facts[name]), guess=True)
        for name in ("publisher", "issued", "language")
        if facts.get(name) and (name != "language" or _LANGUAGE.fullmatch(str(facts[name])))
    ]
    address = url or str(facts.get("URL", ""))
    if address.startswith(("http://", "https://")):
        fields.append(Field("URL", address, guess=not url))
    if facts.get("DOI"):
        fields.append(Field("DOI", str(facts["DOI"]), guess=True))
    if accessed:
        fields.append(Field("accessed", accessed))
    if facts.get("number-of-pages"):
        fields.append(Field("number-of-pages", str(facts["number-of-pages"])))
    fields += [Field("file", file, custom=True), Field("sha256", digest, custom=True)]
    if encoding:
        fields.append(Field("encoding", encoding, custom=True))
    if facts.get("date-inferred"):
        fields.append(Field("date-inferred", str(facts["date-inferred"]), guess=True, custom=True))
    if body:
        fields.append(Field("body", {"from": body[0], "to": body[1]}, guess=True, custom=True))
    return fields


def unknown(fields: list[Field], file: str) -> list[str]:
    """What an author must find out: the fields that a document says nothing of."""
    known = {field.name: field.value for field in fields}
    missing = [name for name in ("author", "publisher", "issued", "language") if name not in known]
    if known.get("title") == _untitled(file):
        missing.insert(0, "title")
    return missing


def _untitled(file: str) -> str:
    """What stands for a title that a document does not give: in brackets, as what is not its own words."""
    return f"[{file}]"


def identifier_of(facts: Mapping[str, object], name: str, url: str, taken: Container[str]) -> str:
    """An id that nothing has: of first author, publisher or site, and the year; else of the file's name."""
    authors = facts.get("author")
    first = _name(str(authors[0])) if isinstance(authors, list) and authors else {}
    who = first.get("family") or first.get("literal") or str(facts.get("publisher", ""))
    who = who or (urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0]
    year = "" if facts.get("date-inferred") else str(facts.get("issued", ""))[:4]
    base = slug(who)[:_LONGEST].strip("-")
    base = f"{base}-{year}" if base and year else slug(name)[:_LONGEST].strip("-") or base or "source"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def slug(text: str) -> str:
    """A text in small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _SAFE.sub("-", plain).strip("-")


def _name(text: str) -> dict[str, str]:
    """A name in its parts, where it plainly is a person's."""
    text = " ".join(text.split()).removeprefix("By ").removeprefix("by ")
    family, comma, given = text.partition(", ")
    if comma and given and not _BODY.search(text) and "," not in given:
        return {"family": family, "given": given}
    if _NAME.fullmatch(text) and not _BODY.search(text):
        given, _, family = text.rpartition(" ")
        return {"family": family, "given": given}
    return {"literal": text}
