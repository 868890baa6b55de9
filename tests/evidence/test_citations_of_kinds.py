"""Entries and attributions of sources of many kinds, as readers of Chicago's author-date style know them."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinx_kfor
from sphinx_kfor.evidence.catalogue.bibtex import read_bibtex
from sphinx_kfor.evidence.catalogue.citations import Style
from sphinx_kfor.evidence.catalogue.records import Record

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.titles import Styled

LOCALE = Path(sphinx_kfor.__file__).parent / "locale"
MILL = [{"family": "Mill", "given": "Ann"}]


def said(parts: list[Styled]) -> str:
    """What is printed, with `_` around italics and `^` around small capitals."""
    marks = [("_" * part.italic + "^" * part.capitals, part.text) for part in parts]
    return "".join(f"{mark}{text}{mark}" for mark, text in marks)


def entry(fields: dict[str, object], language: str = "en") -> str:
    """The entry of a record of some fields."""
    words = gettext.translation("sphinx_kfor", LOCALE, [language], fallback=True)
    fields = {
        "id": "x",
        "type": "book",
        "title": "A title",
        **{k.replace("_", "-"): v for k, v in fields.items()},
    }
    return said(Style(language, {}, words).entry(Record.model_validate(fields)))


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"author": MILL, "issued": "2003", "original_date": "1859"}, "Mill, Ann. (1859) 2003. _A title_."),
        ({"author": MILL, "issued": "2003", "original_date": "2003"}, "Mill, Ann. 2003. _A title_."),
        (
            {"type": "thesis", "author": MILL, "issued": "2015", "genre": "PhD thesis", "publisher": "U"},
            "Mill, Ann. 2015. _A title_. PhD thesis, U.",
        ),
        (
            {"type": "report", "author": MILL, "issued": "2015", "genre": "Working paper", "number": "12"},
            "Mill, Ann. 2015. _A title_. Working paper No. 12.",
        ),
        (
            {"type": "legal_case", "title": "A v. B", "issued": "1998", "container_title": "R", "volume": "2",
             "page": "45", "authority": "Supreme Court"},
            "_A v. B_. 1998. _R_ 2, p. 45, Supreme Court.",
        ),
        ({"type": "treaty", "title": "Pact", "issued": "1921-12-06"}, "Pact. 1921. December 6."),
        (
            {"type": "interview", "author": MILL, "issued": "2022-07-01", "container_title": "Radio",
             "interviewer": [{"family": "Hale", "given": "Tom"}]},
            "Mill, Ann. 2022. “A title”. Interview by Tom Hale. _Radio_, July 1.",
        ),
        (
            {"type": "speech", "author": MILL, "issued": "2021-02-05", "event_title": "Board Day",
             "event_place": "Marana"},
            "Mill, Ann. 2021. “A title”. Board Day, Marana, February 5.",
        ),
        (
            {"type": "dataset", "publisher": "Office", "issued": "2023", "version": "2.1"},
            "Office. 2023. _A title_. Version 2.1.",
        ),
        (
            {"author": MILL, "issued": "2013", "volume": "2", "publisher": "P", "collection_title": "Studies",
             "collection_number": 7},
            "Mill, Ann. 2013. _A title_. Vol. 2, Studies 7, P.",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_source_tells_what_it_is(fields: dict[str, object], printed: str) -> None:
    assert entry(fields) == printed


@pytest.mark.parametrize(
    ("name", "full", "sorted_by"),
    [
        ({"family": "王", "given": "小明"}, "王小明", "王小明"),
        ({"family": "김", "given": "민수"}, "김민수", "김민수"),
        ({"family": "المصري", "given": "أحمد"}, "أحمد المصري", "المصري, أحمد"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "Martin King Jr.", "King, Martin, Jr."),
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            "Jan van der Berg",
            "van der Berg, Jan",
        ),
        (
            {"family": "Humboldt", "given": "A.", "dropping-particle": "von"},
            "A. von Humboldt",
            "Humboldt, A. von",
        ),
    ],
)
def test_a_name_has_the_order_of_its_language(name: dict[str, str], full: str, sorted_by: str) -> None:
    (made,) = Record.model_validate({"id": "x", "type": "book", "title": "T", "author": [name]}).author
    assert (made.full, made.inverted) == (full, sorted_by)


@pytest.mark.parametrize(
    ("language", "title", "printed"),
    [
        ("en", "What “safe” means", "“What ‘safe’ means”"),
        ("en", 'What "safe" means', "“What ‘safe’ means”"),
        ("de", "Was „sicher“ heißt", "„Was ‚sicher‘ heißt“"),
        ("it", "Che cosa vuol dire «sicuro»", "«Che cosa vuol dire “sicuro”»"),
        ("fr", "Ce que «\u00a0sûr\u00a0» veut dire", "«\u202fCe que “sûr” veut dire\u202f»"),
        ("fr", "Ce que « sûr » veut dire", "«\u202fCe que “sûr” veut dire\u202f»"),
        ("de", "Was »sicher« heißt", "„Was ‚sicher‘ heißt“"),
        ("en", 'A 5" pipe', '“A 5" pipe”'),
        ("en", "The mayor’s <i>Santa Dorotea</i>", "“The mayor’s _Santa Dorotea_”"),
    ],
)
def test_marks_inside_a_title_between_marks_are_inner_ones(language: str, title: str, printed: str) -> None:
    assert printed in entry({"type": "article", "title": title, "author": MILL}, language)


@pytest.mark.parametrize(
    "tag", ['<span style="font-variant:small-caps;">', '<span style="font-variant: small-caps">', "<sc>"]
)
def test_small_capitals_are_typography(tag: str) -> None:
    end = tag.split(maxsplit=1)[0].replace("<", "</").rstrip(">") + ">"
    made = entry({"type": "article", "title": f"The {tag}nato{end} <span>papers</span>", "author": MILL})
    assert "“The ^nato^ papers”" in made


def test_what_is_no_text_is_left_out() -> None:
    assert (
        entry({"author": MILL, "issued": "2013", "authority": ["A"], "version": None})
        == "Mill, Ann. 2013. _A title_."
    )


def test_bibtex_tells_them_too() -> None:
    said_there = "type={phdthesis}, date={2003}, origdate={1859}, series={S}, author={Mill, Ann}"
    text = f"@thesis{{x, title={{T}}, {said_there}}}"
    (value,), faults = read_bibtex(text)
    assert not faults
    record = Record.model_validate(value)
    assert said(Style("en", {}).entry(record)) == "Mill, Ann. (1859) 2003. _T_. PhD thesis, S."
