"""Which numbers of a running text are figures, and what they may say."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.extracts.mentions import MentionRequest, agreeing
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.index import Figures
from sphinx_kfor.evidence.figures.mentions import Mention, Reader
from sphinx_kfor.evidence.languages import language


def reader(tag: str = "en") -> Reader:
    return Reader(Notation(tag, language(tag)))


def found(text: str, tag: str = "en") -> list[str]:
    return [mention.text for mention in reader(tag).mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "on 22 November 2022",
        "on November 22, 2022, and in May 2013",
        "from 22–23 November to the 5th of May",
        "on 2022-11-22, 22/11/2022, 22.11.2022 and in 2024-05",
        "in 2022 soldiers came, since 1999, from 1999 to 2013, the 2022 elections, (2021), 2021/22, 2021-22",
        "in 1389, the 1990s, Expo 2015 was",
        "at 17:07, at 5 p.m.",
        "resolution 1244, paras. 3 and 4, para. 3–4, Figure 3, KJ 1, R 2, § 5, no. 5, Article 5",
        "F-35, K-9, G7, 13th, A-3a, 24/7, version 3.1.2, https://example.org/2022/11/750",
        "seven hundred men",
        "first (1) this and (2) that, Art. 5(2), chap. 3",
        "1) one, 2) two",
        "In 2020 some came, in 2021 more",
        "the 2013–2021 period, in 2013-2021 trade grew, its 2021/2027 budget",
        "In Q3 2022 trade grew, and in H1 2023 more of it",
        "Horizon 2020 paid, Agenda 2030 says so",
        "a 5G network, 4G",
        "boats ('000), in 000s",
        "From 2027 owners in eleven districts must pay",
        "In 2022 thousands fled, in March 2021 dozens of people left",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("more than 700 soldiers", ["700"]),
        ("in 2022 700 men", ["700"]),
        ("From 1950 men the force grew to 2050 men.", ["1950", "2050"]),
        ("Italy sent 2000 soldiers, then 1350", ["2000", "1350"]),
        ("a 700-strong force", ["700"]),
        ("€16bn ($17bn), EUR 5 million", ["€16bn", "$17bn", "EUR 5 million"]),
        ("2.75 per cent of 5km", ["2.75 per cent", "5km"]),
        ("resolution 1244, with 1350 men", ["1350"]),
        ("The figure 700 and no more", ["700"]),
        ("In June 520 men came, in May 71 men", ["520", "71"]),
        ("the wounded (25) and (2) the dead", ["25", "2"]),
        ("a loss of −0.42 percent, or -$5m", ["−0.42 percent", "-$5m"]),
        ("between 1200–2100 soldiers, and 1800–1900 of them", ["1200", "2100", "1800"]),
        ("with 2000 million euros, in 2000 million euros", ["2000 million euros", "2000 million euros"]),
        ("5 g and 5g of it", ["5 g", "5g"]),
        ("16bn zloty, 12 roubles", ["16bn zloty", "12 roubles"]),
    ],
)
def test_what_is_a_figure(text: str, figures: list[str]) -> None:
    assert found(text) == figures


def test_a_dash_that_stands_apart_is_no_minus() -> None:
    mentions = reader().mentions("The men – 700 in all – stood, 45 - 50 of them; it lost − 5 and –6")
    assert [value for mention in mentions for value in mention.values] == [700, 45, 50, -5, -6]


@pytest.mark.parametrize(("text", "tag"), [("costa 5 l’anno", "it"), ("il coûte 5 l'an", "fr")])
def test_an_elided_article_is_no_unit(text: str, tag: str) -> None:
    assert found(text, tag) == ["5"]


def test_the_same_in_italian() -> None:
    text = (
        "il 22 novembre 2022, nel 2019, dal 1999 al 2013, l’articolo 5 e la risoluzione 1244: 1.230 auto, "
        "2,75 per cento, 16 miliardi di euro, 700 mila"
    )
    assert found(text, "it") == ["1.230", "2,75 per cento", "16 miliardi di euro", "700 mila"]


def values(text: str, tag: str = "en") -> list[str]:
    return sorted(f"{value:f}" for value in one(text, tag).values)


def one(text: str, tag: str = "en") -> Mention:
    (mention, *_) = reader(tag).mentions(text)
    return mention


def test_what_a_figure_may_say() -> None:
    assert values("1,230") == ["1230"]
    assert values("1.230") == ["1.230"]
    assert values("1.230", "it") == ["1230"]
    assert values("€16bn") == ["16000000000"]
    assert values("−0.42") == ["-0.42"]
    assert values("3 to 4 million") == ["3", "3000000"]
    assert one("16 billion euros").kinds == frozenset(["EUR"])
    assert one("20–25 %").kinds == frozenset(["", "%"])
    assert (values("5 m"), values("€5m")) == (["5"], ["5000000"])


SOURCE = """Trade is worth €16bn ($17bn) a year, and 27.5 % of 1,230 cars went twice; twelve did not.

Boat | Load (thousand)
--- | ---
Alva | 31.5
Brona | 20
"""


def agrees(words: str, source: str = SOURCE, suffix: str = ".md", tag: str = "en") -> bool:
    known = Figures(from_text(source, suffix), reader(tag).writing)
    return any(True for _ in agreeing(MentionRequest.of("", one(words)), known))


@pytest.mark.parametrize(
    "words",
    [
        "€16bn", "16 billion euros", "EUR 16,000 million", "16 billion", "$17bn", "27.5 per cent",
        "1,230 cars", "1230", "12 cars", "31,500", "31.5", "20",
    ],
)  # fmt: skip
def test_what_agrees_with_a_source(words: str) -> None:
    assert agrees(words)


@pytest.mark.parametrize(
    "words",
    [
        "€61bn",
        "31.5 %",
        "$16bn",
        "€16m",
        "€16",
        "27.5",
        "25.7 %",
        "1,320 cars",
        "1.230",
        "-1,230",
        "1,230 %",
        "13 cars",
    ],
)
def test_what_does_not(words: str) -> None:
    assert not agrees(words)


@pytest.mark.parametrize(
    ("words", "source", "tag", "found"),
    [
        ("700.000 men", "Some 700 men.", "en", False),
        ("€700.000", "It cost €700.", "en", False),
        ("700,000 uomini", "Circa 700 uomini.", "it", False),
        ("700,000 uomini", "Circa 700.000 uomini.", "it", False),
        ("1.230 m", "It is 1.230 m wide.", "en", True),
        ("1.230", "It is 1.23 wide.", "en", False),
        ("0.125", "It is 0.125 or 1.25.", "en", True),
        ("12.500 %", "It is 12.5 %.", "en", True),
        ("1.250 million", "Some 1,250,000 men.", "en", True),
    ],
)
def test_three_decimals_are_the_source_s_only_if_it_has_three(
    words: str, source: str, tag: str, *, found: bool
) -> None:
    known = Figures(from_text(source), reader(tag).writing)
    assert any(agreeing(MentionRequest.of("", one(words, tag)), known)) is found


@pytest.mark.parametrize("words", ["€16bn million", "16bn zloty", "16bn hundred", "$17 thousand bn"])
def test_what_stands_behind_a_figure_changes_it(words: str) -> None:
    assert not agrees(words)


def test_data_is_read_cell_by_cell() -> None:
    data = 'boat,cars,€ bn\nAlva,20,"1,230"\nBrona,3,2.75\n'
    assert agrees("1,230", data, ".csv")
    assert agrees("€2.75bn", data, ".csv")
    assert not agrees("1,203", data, ".csv")
    assert agrees("1,230", "cars;n\nAlva;1.230\n", ".csv", "it")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("700 hundred", 70_000),
        ("3 dozen", 36),
        ("16 thousand million", 16_000_000_000),
        ("5 million m of road", 5_000_000),
        ("minus 40", -40),
        ("12 lakh", 1_200_000),
    ],
)
def test_words_behind_a_figure_and_before_it(words: str, value: int) -> None:
    assert one(words).values == {value}


def test_per_mille_is_not_per_cent() -> None:
    assert one("2.75‰").kinds == {"‰"}
    assert not agrees("27.5‰")
