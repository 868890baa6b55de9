"""The built-in author-date style."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinx_kfor
from sphinx_kfor.evidence.catalogue.citations import Style, in_words
from sphinx_kfor.evidence.catalogue.records import Date, Record

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.titles import Styled

LOCALE = Path(sphinx_kfor.__file__).parent / "locale"


def record(**fields: object) -> Record:
    return Record.model_validate({"id": "x", "type": "report", "title": "A title", **fields})


def plain(parts: list[Styled]) -> str:
    return "".join(part.text for part in parts)


PEOPLE = [
    {"family": "Byrne", "given": "Aoife"},
    {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"author": PEOPLE[:1], "issued": "2021"}, "Byrne 2021"),
        ({"author": PEOPLE, "issued": "2021-03"}, "Byrne and van Beethoven 2021"),
        ({"author": PEOPLE * 2, "issued": "2021"}, "Byrne et al. 2021"),
        ({"author": [{"literal": "World Bank"}], "issued": "2021/2022"}, "World Bank 2021–2022"),
        ({"publisher": "ANSA", "issued": "2022", "custom": {"date-inferred": "why"}}, "ANSA [2022]"),
        ({"title-short": "Title"}, "Title n.d."),
        ({"type": "webpage"}, "“A title” n.d."),
        ({"editor": PEOPLE[:1], "issued": {"literal": "spring"}}, "Byrne spring"),
    ],
)
def test_labels(fields: dict[str, object], label: str) -> None:
    made = record(**fields)
    style = Style.of("en", [made])
    assert f"{style.names(made)} {style.year(made)}" == label


def test_an_attribution_names_all_that_is_known() -> None:
    made = record(
        author=PEOPLE[:1],
        issued="2021-03-04",
        publisher="Gazette",
        custom={"reliability": "B"},
        type="article-newspaper",
    )
    line = plain(Style("en", {}).attribution(made, "para. 2", "Tomas Fey"))
    said = "Tomas Fey, in Aoife Byrne, “A title”, Gazette, March 4, 2021, para. 2 (source reliability B)"
    assert line == said


def test_a_speaker_who_is_the_author_is_named_once() -> None:
    line = plain(Style("en", {}).attribution(record(author=PEOPLE[:1]), "para. 2", "Aoife Byrne"))
    assert line.count("Byrne") == 1


def test_words_around_the_data_are_in_the_page_s_language() -> None:
    made = record(author=PEOPLE, issued="2021-03-04", type="webpage")
    line = plain(Style("it", {}).attribution(made, "para. 2"))
    assert line == "Aoife Byrne e Ludwig van Beethoven, «A title», 4 marzo 2021, para. 2"


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        (
            {"author": PEOPLE, "issued": "2021", "publisher": "Gazette"},
            "Byrne, Aoife, and Ludwig van Beethoven. 2021. A title. Gazette.",
        ),
        (
            {"publisher": "ANSA", "issued": "2022-11-21", "publisher-place": "Rome"},
            "ANSA. 2022. A title. Rome, November 21.",
        ),
        ({"title": "Who?", "DOI": "10.1/x"}, "Who? n.d. https://doi.org/10.1/x"),
        (
            {"author": PEOPLE[:1], "issued": "2021", "container-title": "Gazette", "publisher": "Gazette"},
            "Byrne, Aoife. 2021. A title. Gazette.",
        ),
    ],
)
def test_entries(fields: dict[str, object], entry: str) -> None:
    made = record(**fields)
    assert plain(Style.of("en", [made]).entry(made)) == entry


@pytest.mark.parametrize(
    "date",
    [
        "2022-11-21",
        {"date-parts": [[2022, 11, 21]]},
        {"date-parts": [["2022", "11", "21"]]},
        [{"year": 2022, "month": 11, "day": 21}],
        {"raw": "2022-11-21"},
    ],
)
def test_dates_are_read_in_every_form_of_csl(date: object) -> None:
    assert in_words(Date.model_validate(date), "en_GB") == "21 November 2022"


def test_an_attribution_names_who_a_reader_would() -> None:
    style = Style("en", {})
    book = record(type="book", editor=PEOPLE, publisher="Quay Press", issued={"date-parts": [[1999]]})
    edited = plain(style.attribution(book, "p. 3"))
    assert edited.startswith("Aoife Byrne")
    assert "(eds.), A title, Quay Press, 1999, p. 3" in edited
    many = record(author=[{"family": f"Name{number}", "given": "A."} for number in range(5)])
    assert plain(style.attribution(many, "")).startswith("A. Name0 et al., A title")
    assert "A. Name4" in plain(style.entry(many))
    body = record(author=[{"literal": "Ministry of Defence"}], publisher="Ministry of Defence")
    assert plain(style.attribution(body, "")) == "Ministry of Defence, A title, n.d."
    assert plain(style.entry(body)) == "Ministry of Defence. n.d. A title."


def entry(language: str, **fields: object) -> str:
    words = gettext.translation("sphinx_kfor", LOCALE, [language], fallback=True)
    return plain(Style(language, {}, words).entry(record(**fields)))


@pytest.mark.parametrize(
    ("language", "edition", "accessed"),
    [
        ("en", "2nd ed.", "accessed May 3, 2026"),
        ("en_GB", "2nd ed.", "accessed 3 May 2026"),
        ("it", "2ª ed.", "consultato il 3 maggio 2026"),
        ("de", "2. Aufl.", "abgerufen am 3. Mai 2026"),
        ("fr", "2e éd.", "consulté le 3 mai 2026"),
        ("es", "2.ª ed.", "consultado el 3 de mayo de 2026"),
        ("sr", "2. изд.", "приступљено 3. мај 2026."),
        ("sr_Latn", "2. izd.", "pristupljeno 3. maj 2026."),
        ("sq", "Bot. 2.", "parë më 3 maj 2026"),
    ],
)
def test_edition_and_day_of_access_are_told_in_the_page_s_language(
    language: str, edition: str, accessed: str
) -> None:
    said = entry(language, publisher="P", edition="2", URL="https://x.example/a", accessed="2026-05-03")
    assert f" A title. {edition} https://x.example/a ({accessed})." in said


def test_what_has_a_doi_needs_no_day_of_access() -> None:
    for doi in ("10.1/x", "doi:10.1/x", "https://doi.org/10.1/x"):
        said = entry("en", DOI=doi, URL="https://x.example/a", accessed="2026-05-03")
        assert said == "A title. n.d. https://doi.org/10.1/x"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1", "1st ed."),
        ("3rd", "3rd ed."),
        ("11", "11th ed."),
        ("22.", "22nd ed."),
        ("revised", "Revised ed."),
        ("Second edition", "Second edition."),
        ("rev. ed.", "Rev. ed."),
    ],
)
def test_an_edition_is_told_however_it_is_typed(typed: str, printed: str) -> None:
    assert entry("en", edition=typed, publisher="Press") == f"Press. n.d. A title. {printed}"


def test_a_chapter_has_the_edition_of_its_book() -> None:
    said = entry(
        "en",
        type="chapter",
        author=PEOPLE[:1],
        editor=PEOPLE[1:],
        edition="2",
        **{"container-title": "The Book"},
    )
    assert said.endswith("“A title”. In The Book, 2nd ed., edited by Ludwig van Beethoven.")


def test_a_name_that_is_turned_round_is_closed_by_a_comma() -> None:
    assert entry("it", author=PEOPLE).startswith("Byrne, Aoife, e Ludwig van Beethoven.")
    body = [{"literal": "World Bank"}, PEOPLE[0]]
    assert entry("en", author=body).startswith("World Bank and Aoife Byrne.")
    assert entry("en", author=[*PEOPLE, {"literal": "World Bank"}]).startswith(
        "Byrne, Aoife, Ludwig van Beethoven, and World Bank."
    )


def test_the_day_of_an_approximate_date_stands_without_its_year_and_doubt() -> None:
    assert entry("en", issued={"date-parts": [[2020, 5, 3]], "circa": True}) == "A title. c. 2020. May 3."
