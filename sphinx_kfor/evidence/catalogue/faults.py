"""What is wrong with a catalogue, in words that say what to type instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.catalogue.records import TYPES
from sphinx_kfor.evidence.languages.locales import tag_of_name
from sphinx_kfor.evidence.problems import Caution, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Place

#: What people call kinds of sources, and CSL's type for each.
_CALLED = {
    word: kind
    for kind, words in {
        "article-journal": "paper, journal, journal article, journalarticle",
        "article-magazine": "magazine",
        "article-newspaper": "news, newspaper, newspaper article, press, news article, wire",
        "bill": "draft law",
        "broadcast": "podcast, radio, tv, television, episode",
        "chapter": "book chapter, booksection, inbook, incollection",
        "dataset": "data, data set, spreadsheet, table, excel, workbook, csv, xlsx, ods, statistics, survey",
        "document": "press release, pdf, file, text, docx, odt, misc, other",
        "hearing": "testimony",
        "legal_case": "case, court case, judgment, judgement, ruling",
        "legislation": "law, act, statute, decree",
        "motion_picture": "film, movie, video",
        "paper-conference": "conference paper, inproceedings, proceedings",
        "personal_communication": "letter, email, e-mail, mail, correspondence",
        "post": "tweet, social media, forum post",
        "post-weblog": "blog, blog post, blogpost",
        "report": "working paper, policy brief, brief, study, white paper, techreport",
        "speech": "transcript, presentation, slides, talk, lecture, statement",
        "thesis": "dissertation, phdthesis, mastersthesis",
        "webpage": "web, website, web page, site, html, page, online",
    }.items()
    for word in words.split(", ")
}
_NAMES = frozenset({"author", "editor", "translator"})


def explained(error: ValidationError, identifier: str, place: Place) -> Iterator[Problem]:
    """Every fault of a record, at its line."""
    told = set()
    for fault in error.errors():
        keys = [str(part) for part in fault["loc"]]
        key = keys[1] if keys[:1] == ["custom"] and len(keys) > 1 else (keys or ["id"])[0]
        if key in _NAMES and key in told:
            continue
        told.add(key)
        where = ".".join(keys[:1] if key in _NAMES else keys) or "the record"
        what = _missing(key, place) if fault["type"] == "missing" else _what(key, fault).removesuffix(".")
        if place.file.lower().endswith(".bib"):
            what = re.sub(r"write 'id: ([^']*)'", r"write '@…{\1,'", what)
        message = f"'{identifier}': {where} {what}"
        yield Problem("catalogue", message, place.file, place.line_of(key))


def _missing(key: str, place: Place) -> str:
    form = f"{key} = {{…}}" if place.file.lower().endswith(".bib") else f"{key}: …"
    return f"is missing; write '{form}'"


def _what(key: str, fault: ErrorDetails) -> str:
    """What is wrong with the value of a key, and what to write."""
    typed = fault["input"]
    if key == "type":
        return _type(typed)
    if key in _NAMES:
        return f"is a list of names; write '{key}: [{_name(typed)}]', or '[{{literal: …}}]' for a body"
    if key == "sha256":
        return "is not 64 hexadecimal digits; write what 'sha256sum FILE' prints, or leave it out"
    if key == "id":
        plain = re.sub(r"[^\w.-]+", "-", str(typed))
        return f"'{typed}' holds a space, or a sign that is none of an id's; write 'id: {plain}'"
    said = fault["msg"].removeprefix("Value error, ").removesuffix(".")
    if fault["type"] in {"literal_error", "enum"}:
        said = f"'{typed}' is none of {fault['ctx']['expected']}"
    elif not fault["msg"].startswith("Value error, "):
        said = f"'{typed}' does not fit ({said[:1].lower()}{said[1:]})"
    return f"cannot be used: {said}"


def _type(typed: Any) -> str:  # noqa: ANN401 (YAML has any type)
    known = _CALLED.get(" ".join(str(typed).lower().replace("_", " ").split()))
    there = f"write 'type: {known}'" if known else nearest(str(typed), TYPES, 3)
    there += "" if known else " (the page 'The catalogue' of our docs lists them)"
    return f"cannot be used: '{typed}' is not a CSL type; {there}"


def _name(typed: Any) -> str:  # noqa: ANN401
    """A name as CSL writes it, of one that was typed as words."""
    words = (typed if isinstance(typed, str) else "").split()
    if not 1 < len(words) < 4:  # noqa: PLR2004 (longer ones are bodies)
        return "{family: Roe, given: Jane}"
    family, given = (words[0].rstrip(","), words[1:]) if words[0].endswith(",") else (words[-1], words[:-1])
    return f"{{family: {family}, given: {' '.join(given)}}}"


def with_tag(entry: Mapping, identifier: str, place: Place) -> Iterator[Problem]:
    """A caution on a language that is named in words; the entry gets its tag (BCP 47), if there is one.

    In BibTeX languages are named in words.
    """
    typed = entry.get("language")
    if isinstance(typed, str) and re.match(r"[^\W\d_]{4}", typed):
        entry["language"] = tag = tag_of_name(typed)
        read = (
            f"it is read as '{tag}'; write 'language: {tag}'" if tag else "write one such as 'language: en'"
        )
        if place.file.lower().endswith(".bib"):
            return
        message = f"'{identifier}': language '{typed}' is no language tag (BCP 47); {read}"
        yield Problem.of(Caution("catalogue", message), place.file, place.line_of("language"))
