"""BibTeX and BibLaTeX catalogues, read into CSL variables.

The text is parsed by pybtex; TeX's accents and escapes become characters, and braces go.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError, Mapping, Value, refuse_bidi

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

#: CSL's types by BibTeX's and BibLaTeX's.
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
#: CSL's variables by BibTeX's and BibLaTeX's fields; the first that is there is taken.
_FIELDS = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "organization", "school"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "language": ("langid", "language"),
    "URL": ("url",),
    "DOI": ("doi",),
    "note": ("note",),
}
_ENTRY = re.compile(
    r"^[ \t]*@\s*(?!comment|preamble|string)\w+\s*[{(]\s*([^,\s]+)\s*,", re.MULTILINE | re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def read_bibtex(text: str) -> list[Value]:
    """The records of a BibTeX text.

    Raises:
        LocatedError: the text is not BibTeX, repeats a key, or holds a control of writing direction.
    """
    from pybtex.database import parse_string  # noqa: PLC0415 (costs its import only if used)
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    for number, typed in enumerate(text.splitlines(), 1):
        refuse_bidi(typed, number)
    lines: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        if match[1] in lines:
            raise LocatedError(f"the id '{match[1]}' stands in line {lines[match[1]]} already", line)
        lines[match[1]] = line
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        raise LocatedError(str(error), getattr(error, "lineno", None) or 1) from None
    return [_record(key, entry, lines.get(key, 1)) for key, entry in entries.items()]


def _record(key: str, entry: Entry, line: int) -> Mapping:
    record = Mapping(line)
    record["id"] = key
    newspaper = entry.fields.get("entrysubtype", "").lower() == "newspaper"
    kind = _TYPES.get(entry.type.lower(), "document")
    record["type"] = "article-newspaper" if newspaper else kind
    for variable, fields in _FIELDS.items():
        value = next((entry.fields[field] for field in fields if field in entry.fields), None)
        if value is not None:
            record[variable] = _plain(value).replace("--", "–") if variable == "page" else _plain(value)
    for role in ("author", "editor"):
        if role in entry.persons:
            record[role] = [_name(person, line) for person in entry.persons[role]]
    issued = _issued(entry)
    if issued:
        record["issued"] = issued
    record.lines = dict.fromkeys(record, line)
    return record


def _issued(entry: Entry) -> str:
    if "date" in entry.fields:
        return _plain(entry.fields["date"])
    year, month = _plain(entry.fields.get("year", "")), _plain(entry.fields.get("month", "")).lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdigit() else 0
    return f"{year}-{number:02}" if year and number else year


def _name(person: Person, line: int) -> Mapping:
    name = Mapping(line)
    given, particle, family, suffix = (
        _plain(" ".join(parts))
        for parts in (
            [*person.first_names, *person.middle_names],
            person.prelast_names,
            person.last_names,
            person.lineage_names,
        )
    )
    if not given and not particle and " ".join(person.last_names).startswith("{"):
        name["literal"] = family
        return name
    values = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    name.update({key: value for key, value in values.items() if value})
    return name


def _plain(value: str) -> str:
    """Text without TeX: accents and escapes as characters, no braces."""
    import latexcodec  # noqa: F401, PLC0415 (registers the codec)

    text = codecs.decode(value, "ulatex") if "\\" in value else value  # type: ignore[call-overload]
    return " ".join(text.replace("{", "").replace("}", "").split())
