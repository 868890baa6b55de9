"""Dates of any precision: read, sorted, and written in the page's language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.problems import EvidenceError


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1999", "1999"),
        ("2021-10", "October 2021"),
        ("2021-10-05", "5 October 2021"),
        ("2021-10/2022-10", "October 2021 – October 2022"),
        ("2021-10/2021-12", "October – December 2021"),
        ("1999/2004", "1999–2004"),
        ("1999/2004-06", "1999 – June 2004"),
        ("2021-10-01/2021-10-07", "1–7 October 2021"),
        ("2021-10-01/2021-11-07", "1 October 2021 – 7 November 2021"),
        ("2021-10-01~/2021-10-07", "c. 1 October 2021 – 7 October 2021"),
        ("2021-10-01/2021-10-01", "1 October 2021"),
        ("2021-10/2021-10-07", "October 2021 – 7 October 2021"),
        ("1999~", "c. 1999"),
        ("1999?", "1999?"),
        ("1999%", "c. 1999?"),
        ("2021-10~/2022-10", "c. October 2021 – October 2022"),
        ("199X", "1990s"),
        ("19XX", "1900–1999"),
        ("2021-XX", "2021"),
        ("2021-10-XX", "October 2021"),
        ("2021-21", "spring 2021"),
        ("2021-24", "winter 2021"),
        ("2021/..", "since 2021"),
        ("2021-10/..", "since October 2021"),
        ("../2021", "until 2021"),
        ("2021/", "2021 – ?"),
        ("/2021", "? – 2021"),
        (" 2021 ", "2021"),
    ],
)
def test_a_date_is_written_in_words(typed: str, words: str) -> None:
    assert in_words(read_date(typed), "en-GB") == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("it", ["ottobre 2021 – ottobre 2022", "ca. 1999", "estate 2021", "dal 2021", "da ottobre 2021"]),
        ("en", ["October 2021 – October 2022", "c. 1999", "summer 2021", "since 2021", "since October 2021"]),
        (
            "sq",
            ["tetor 2021 – tetor 2022", "rreth 1999", "verë 2021", "fillimi: 2021", "fillimi: tetor 2021"],
        ),
        (
            "sr-Latn",
            [
                "oktobar 2021. – oktobar 2022.",
                "oko 1999",
                "leto 2021.",
                "početak: 2021",
                "početak: oktobar 2021.",
            ],
        ),
        ("xx", ["October 2021 – October 2022", "c. 1999", "summer 2021", "since 2021", "since October 2021"]),
    ],
)
def test_a_date_is_written_in_the_language_of_the_page(tag: str, words: list[str]) -> None:
    dates = ["2021-10/2022-10", "1999~", "2021-22", "2021/..", "2021-10/.."]
    assert [in_words(read_date(date), tag) for date in dates] == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en-US", "October 1–7, 2021"),
        ("it", "1–7 ottobre 2021"),
        ("hu", "2021. október 1.–7."),
        ("lv", "2021. gada 1.–7. oktobris"),
        ("sr-Latn", "1.–7. oktobar 2021."),
    ],
)
def test_days_of_a_month_are_joined(tag: str, words: str) -> None:
    assert in_words(read_date("2021-10-01/2021-10-07"), tag) == words


def test_dates_are_sorted_by_their_first_day() -> None:
    typed = "../1998 199X 1999 1999-06 1999-06-12 1999-22/2004 1999-23 2021/.. /2022"
    ordered = sorted(typed.split(), key=lambda one: read_date(one).key)
    assert ordered == "199X ../1998 1999 1999-06 1999-22/2004 1999-06-12 1999-23 2021/.. /2022".split()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "'' is not a date; write it as 2021"),
        ("2021-13", "there is no month 13"),
        ("2021-00", "there is no month 00"),
        ("2021-25", "there is no month 25"),
        ("2021-02-29", "2021-02 has 28 days"),
        ("2021-10-00", "2021-10 has 31 days"),
        ("2021-1-5", "month and day have two digits each"),
        ("21-10", "a year has four digits"),
        ("0000", "there is no year 0000"),
        ("2021–10", "its parts are joined by '-'"),
        ("199x", "digits left open are a capital 'X'"),
        ("199X-05", "so it can have no month"),
        ("2021-XX-05", "it has a day and no month"),
        ("2021-21-05", "a season has no days"),
        ("2022-10/2021-10", "it ends before it begins"),
        ("5/10/2021", "it has more than one '/'"),
        ("../..", "neither end of it is known"),
        ("2021-10 to 2022", "'2021-10 to 2022' is not a date; write it as 2021"),
    ],
)
def test_what_is_not_a_date_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        read_date(typed)
    assert caught.value.subtype == "syntax"
    assert why in str(caught.value)
    assert "write it as 2021, 2021-10" in str(caught.value)


@given(st.text("0123456789-/X.~?%", max_size=24))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    try:
        date = read_date(typed)
    except EvidenceError:
        return
    assert in_words(date, "it")
    assert date.key


@given(st.dates(), st.dates())
def test_an_interval_of_days_is_read_if_it_is_in_order(start: object, end: object) -> None:
    one, other = sorted([str(start), str(end)])
    assert read_date(f"{one}/{other}").key.isoformat() == one


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("March 2025", "'March 2025' is not a date; write it as 2025-03"),
        ("11 March 2025", "write it as 2025-03-11"),
        ("March 3rd, 2025", "write it as 2025-03-03"),
        ("11 de marzo de 2025", "write it as 2025-03-11"),
        ("im März 2025", "write it as 2025-03"),
        ("1er août 2024", "write it as 2024-08-01"),
        ("Oct 2021", "write it as 2021-10"),
        ("Sept. 2025", "write it as 2025-09"),
        ("31 February 2025", "'31 February 2025' is not a date; write it as 2021, 2021-10"),
        ("before March 2025", "write it as 2021, 2021-10"),
        ("In March", "'In March' is not a date; write it as 2021, 2021-10"),
        ("2021/March", "'2021/March' is not a date: 'March' is none; write it as 2021, 2021-10"),
    ],
)
def test_a_month_by_its_name_is_offered_in_digits(typed: str, said: str) -> None:
    with pytest.raises(EvidenceError) as raised:
        read_date(typed)
    assert str(raised.value).startswith(said) or f"; {said}" in str(raised.value)
