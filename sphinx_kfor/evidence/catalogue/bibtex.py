"""BibTeX and BibLaTeX catalogues, read into CSL variables.

TeX's accents and escapes become characters, and braces go.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Value, refuse_bidi
from sphinx_kfor.evidence.dates.month_names import MONTHS, named_months

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.bib_entries import BibEntry, Fault

#: CSL's types by BibTeX's and BibLaTeX's.
_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
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
    "issue": ("issue", "number"),
    "page": ("pages",),
    "language": ("langid", "language"),
    "URL": ("url",),
    "DOI": ("doi",),
    "edition": ("edition",),
    "genre": ("type",),
    "collection-title": ("series",),
    "event-title": ("eventtitle",),
    "version": ("version",),
    "note": ("note",),
}
#: Kinds of text that BibLaTeX has a key for.
_GENRES = {
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Cand. thesis",
    "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
}
#: Kinds whose number is their own, not that of an issue.
_NUMBERED = frozenset({"report", "techreport", "manual", "patent", "standard"})
#: An entry that only lends its fields to others.
_LENDS = "xdata"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ENDS = re.compile(r"\s*(?:--?|[\u2013\u2014/]|\band\b)\s*")
_EDTF = re.compile(r"[-\dX~?%/.]+")
_NAMED_PARTS = re.compile(r"(?:^|,)\s*(family|given|prefix|suffix)\s*=\s*([^,]*)", re.IGNORECASE)
#: Commands of TeX that only set their words in other letters, and breaks.
_SET = re.compile(
    r"\\(?:emph|text\w{2}|mkbib\w+|url|href|mbox|uppercase|lowercase|protect)\b\s*|\\(?:newline\b|\\|-|/)"
)
_SLASH = re.compile(r"\\slash\b\s*(?:\{\}\s*)?")


def read_bibtex(text: str) -> tuple[list[Value], list[Fault]]:
    """The records of a BibTeX text, and what is wrong with it.

    Args:
        text: the text; bytes that are not UTF-8 are lone surrogates in it.

    Raises:
        LocatedError: the text holds a control of writing direction.
    """
    from sphinx_kfor.evidence.catalogue.bib_entries import Fault, read_entries  # noqa: PLC0415 (costs its import)

    for number, typed in enumerate(text.splitlines(), 1):
        refuse_bidi(typed, number)
    entries, faults = read_entries(text)
    records: list[Value] = []
    for entry in entries:
        if entry.kind != _LENDS:
            record, unread = _record(entry)
            records.append(record)
            if unread:
                faults.append(Fault(entry.lines["month"], f"'{entry.key}': {unread}"))
    return records, sorted(faults)


def _record(entry: BibEntry) -> tuple[Mapping, str]:
    """A record, and what is wrong with its month."""
    record, fields = Mapping(entry.line), entry.fields
    record.lines = {"id": entry.line, "type": entry.line}
    record["id"] = entry.key
    newspaper = fields.get("entrysubtype", "").lower() == "newspaper"
    record["type"] = "article-newspaper" if newspaper else _TYPES.get(entry.kind, "document")
    for variable, names in _FIELDS.items():
        name = next((name for name in names if fields.get(name)), None)
        if name is not None:
            variable = "number" if name == "number" and entry.kind in _NUMBERED else variable  # noqa: PLW2901
            typed = plain(fields[name], dashes=variable == "page")
            record[variable] = _GENRES.get(typed, typed) if variable == "genre" else typed
            record.lines[variable] = entry.lines[name]
    if "title" in record and fields.get("subtitle"):
        record["title"] = f"{record['title']}: {plain(fields['subtitle'])}"
    for role in ("author", "editor", "translator"):
        people = _names(fields.get(role, ""), entry.lines.get(role, entry.line))
        if people:
            record[role], record.lines[role] = people, entry.lines[role]
    issued, unread = _issued(fields)
    for variable, name, typed in (
        ("issued", "date" if fields.get("date") else "year", issued),
        ("accessed", "urldate", _edtf(fields.get("urldate", ""))),
        ("original-date", "origdate", _edtf(fields.get("origdate", ""))),
    ):
        if typed:
            date = Mapping(entry.lines[name])
            date["raw"] = typed
            record[variable], record.lines[variable] = date, date.line
    return record, unread


def _issued(fields: dict[str, str]) -> tuple[str, str]:
    """The date in EDTF, or as it is typed; and what is wrong with a month that is left out."""
    if fields.get("date"):
        return _edtf(fields["date"]), ""
    year, month = plain(fields.get("year", ""), dashes=True), plain(fields.get("month", "")).lower()
    if not year or not month:
        return year, ""
    first, *others = _ENDS.split(month)
    ends = [_month(first)]
    to_day = "-" in ends[0]
    ends += [f"{ends[0][:2]}-{end:0>2}" if to_day and end.isdigit() else _month(end) for end in others]
    if not year.isdigit() or len(year) != len("2022") or not all(ends) or len(ends) > 2:  # noqa: PLR2004
        return year, f"the month '{month}' is not read, and left out; write 'date = {{2022-11}}'"
    return "/".join(f"{year}-{end}" for end in ends), ""


def _month(typed: str) -> str:
    """A month, perhaps with a day, or a season, as EDTF has it; empty for what is none."""
    words = re.findall(r"[^\W\d]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", typed))
    names = [word for word in words if not word.isdigit()]
    days = [int(word) for word in words if word.isdigit()]
    if not names and len(days) == 1 and 1 <= days[0] <= len(MONTHS):
        return f"{days[0]:02}"
    if len(names) != 1 or len(days) > 1:
        return ""
    name = names[0]
    if name in _SEASONS and not days:
        return str(_SEASONS[name])
    number = MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else named_months().get(name, 0)
    return f"{number:02}" + "".join(f"-{day:02}" for day in days) if number else ""


def _names(typed: str, line: int) -> list[Value]:
    from pybtex.bibtex.utils import split_name_list  # noqa: PLC0415 (costs its import only if used)

    return [_name(name, line) for name in split_name_list(typed) if name.strip()] if typed.strip() else []


def _name(typed: str, line: int) -> Mapping:
    from pybtex.database import Person  # noqa: PLC0415
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    name = Mapping(line)
    named = {key.lower(): plain(value) for key, value in _NAMED_PARTS.findall(typed)}
    if "family" in named:
        values = {**named, "non-dropping-particle": named.pop("prefix", "")}
        name.update({key: value for key, value in values.items() if value and key != "prefix"})
        return name
    try:
        person = Person(typed)
    except PybtexError:  # more commas than a name has
        name["literal"] = plain(typed)
        return name
    given, particle, family, suffix = (
        plain(" ".join(parts))
        for parts in (
            [*person.first_names, *person.middle_names],
            person.prelast_names,
            person.last_names,
            person.lineage_names,
        )
    )
    if not given and not particle and (typed.startswith("{") or not family):
        name["literal"] = family or plain(typed)
        return name
    values = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    name.update({key: value for key, value in values.items() if value})
    return name


def _edtf(typed: str) -> str:
    """A date of biblatex, whose `~` and `%` are doubts (EDTF), not TeX's space and comment."""
    bare = typed.strip(" {}")
    return bare if _EDTF.fullmatch(bare) else plain(typed, dashes=True)


def plain(value: str, *, dashes: bool = False) -> str:
    """Text without TeX: accents and escapes as characters, no braces.

    Args:
        value: the field.
        dashes: whether two hyphens are a dash, as between pages.
    """
    import latexcodec  # noqa: F401, PLC0415 (registers the codec)

    text = _SLASH.sub("/", value)
    if "\\" in text:
        try:
            text = codecs.decode(_SET.sub("", text), "ulatex")  # type: ignore[call-overload]
        except ValueError:
            text = value
    text = text.replace("{", "").replace("}", "").replace("~", "\u00a0" if "://" not in text else "~")
    text = text.replace("--", "\u2013") if dashes else text
    return " ".join(text.split())
