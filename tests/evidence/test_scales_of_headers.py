"""What `m`, `kt` and the scale of a header make of a figure, for the prose and for new names."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.extracts.mentions import MentionRequest, agreeing
from sphinx_kfor.evidence.figures.caption_units import added_units, rate_left_out, says_units
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.index import Figures
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.units import check_name
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError


def writing(tag: str = "en") -> Notation:
    return Notation(tag, language(tag))


@pytest.mark.parametrize(
    ("tag", "header", "power", "measure"),
    [
        ("en", "Passengers (m)", 6, ""),
        ("en", "Overnight stays, m", 6, ""),
        ("en", "Height (m)", 0, "length-meter"),
        ("en", "Mean quay length (m)", 0, "length-meter"),
        ("en", "Mean sea level (m)", 0, "length-meter"),
        ("en", "Employment level (m)", 6, ""),
        ("en", "River passengers (m)", 6, ""),
        ("en", "Passenger bridge width (m)", 0, "length-meter"),
        ("it", "Passeggeri del ponte (m)", 6, ""),
        ("it", "Livello del mare (m)", 0, "length-meter"),
        ("en", "Output (m)", 0, None),
        ("en", "Revenue (£m)", 6, ""),
        ("en", "Floor space (m²)", 0, "area-square-meter"),
        ("de", "Kailänge (m)", 0, "length-meter"),
        ("de", "Fahrgäste (m)", 6, ""),
        ("de", "Ertrag (m)", 0, None),
        ("fr", "Tirant d’eau (m)", 0, "length-meter"),
        ("fr", "Voyageurs (m)", 6, ""),
        ("it", "Passeggeri (m)", 6, ""),
        ("it", "Pescaggio (m)", 0, "length-meter"),
        ("es", "Pernoctaciones (m)", 6, ""),
        ("es", "Calado (m)", 0, "length-meter"),
        ("sr", "Путници (m)", 0, "length-meter"),
    ],
)
def test_what_an_m_over_a_column_says(tag: str, header: str, power: int, measure: str | None) -> None:
    unit = unit_of(header, writing(tag))
    assert unit is not None
    assert (unit.power, unit.measure, unit.doubtful) == (power, measure or "", measure is None)


def agrees(source: str, prose: str, suffix: str = ".csv") -> bool:
    known = Figures(from_text(source, suffix), writing())
    (mention,) = Reader(writing()).mentions(prose)
    return next(agreeing(MentionRequest.of("s", mention), known), None) is not None


@pytest.mark.parametrize(
    ("header", "right", "wrong"),
    [
        ("Trade (€ bn)", ("€16.4 billion", "16.4", "€16,400 million"), ("€16.4", "€16.4 million", "€16")),
        (
            "Catch (kt)",
            ("16.4 kt", "16.4 thousand tonnes", "16,400 tonnes", "16.4"),
            ("16.4 tonnes", "16.4 Mt", "16.4 kg"),
        ),
        ("Catch (thousand t)", ("16.4 kt", "16.4 thousand tonnes", "16.4"), ("16.4 tonnes", "16.4 Mt")),
        ("Passengers (m)", ("16.4 million passengers", "16.4"), ("16.4 metres", "16.4 thousand")),
        ("Boats ('000)", ("16.4 thousand boats", "16,400 boats", "16.4", "16.4 last year"), ("16.4 boats",)),
        ("Output (m)", ("16.4",), ("16.4 metres", "16.4 million hulls")),
        ("Depth (m)", ("16.4 metres", "16.4"), ("16.4 million hulls", "16.4 km")),
    ],
)
def test_prose_has_the_scale_of_the_header_or_no_unit(
    header: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    source = f"Port,{header}\nAlva,16.4\n"
    assert [one for one in right if not agrees(source, one)] == []
    assert [one for one in wrong if agrees(source, one)] == []


def test_what_there_is_is_named_with_its_header() -> None:
    known = Figures(from_text("Port,Trade (€ bn)\nAlva,16.4\n", ".csv"), writing())
    assert known.texts("€16.4") == ["16.4 under Trade (€ bn)"]


@pytest.mark.parametrize("prose", ["12 kt", "12 thousand tonnes", "12,000 tonnes"])
@pytest.mark.parametrize("said", ["12 kt", "12 thousand tonnes", "12,000 tonnes"])
def test_a_kilotonne_is_a_thousand_tonnes(prose: str, said: str) -> None:
    assert agrees(f"The catch was {said}.\n", prose, ".txt")
    assert not agrees(f"The catch was {said}.\n", "12 tonnes", ".txt")


@pytest.mark.parametrize(
    ("old", "right", "wrong"),
    [
        ("Catch (kt)", "Catch (thousand tonnes)", "Catch (Mt)"),
        ("Catch (thousand tonnes)", "Catch (kt)", "Catch (Mt)"),
        ("Passengers (m)", "Passengers (million)", "Passengers (metres)"),
        ("Output (m)", "Production (m)", "Output (million)"),
        ("Output (m)", "Output", "Output (metres)"),
        ("Trade (EUR million per year)", "Trade (EUR million a year)", "Trade (EUR million a month)"),
        ("Trade (EUR million)", "Trade (€m)", "Trade (EUR million per month)"),
        ("Wage per hour (EUR)", "Wage (EUR per hour)", "Wage (EUR per week)"),
        ("Yield (t/ha)", "Yield (tonnes a hectare)", "Yield (kg/ha)"),
        ("Births per 1 000", "Births per thousand", "Births (%)"),
        ("Yield (t/ha)", "Yield (tonnes per hectare)", "Yield (t/km²)"),
    ],
)
def test_a_new_name_says_the_same(old: str, right: str, wrong: str) -> None:
    check_name(right, [old, "12", "13"], [writing(), writing()])
    with pytest.raises(EvidenceError, match="'rename' brings"):
        check_name(wrong, [old, "12", "13"], [writing(), writing()])


@pytest.mark.parametrize(
    ("old", "right", "wrong"),
    [
        ("2019", "In 2019", "2019/20"),
        ("2019/20", "FY 2019/20", "2020"),
        ("2020 Q3", "Third quarter 2020", "H2 2020"),
        ("2020 Q3", "July to September 2020", "October to December 2020"),
        ("H2 2020", "Second half of 2020", "Q3 2020"),
    ],
)
def test_a_new_name_says_the_same_period(old: str, right: str, wrong: str) -> None:
    check_name(right, [old, "12", "13"], [writing(), writing()])
    with pytest.raises(EvidenceError, match="'rename' makes"):
        check_name(wrong, [old, "12", "13"], [writing(), writing()])


CELLS = ["Port", "Catch (thousand tonnes)", "Trade (EUR million)", "Crew", "Alva", "12", "16", "120", ""]


@pytest.mark.parametrize(
    ("caption", "added"),
    [
        ("Catch (thousand tonnes)", []),
        ("Trade in millions of euros", []),
        ("Catch (kt)", []),
        ("Catch (million tonnes)", ["million tonnes"]),
        ("Trade (EUR thousand)", ["EUR thousand"]),
        ("Crew (hundreds)", ["hundreds"]),
        ("All figures in millions", ["in millions"]),
        ("Trade, in millions", []),
    ],
)
def test_a_caption_has_a_scale_and_a_unit_of_one_column(caption: str, added: list[str]) -> None:
    assert added_units(caption, CELLS, [writing(), writing()]) == added


def test_in_italian_a_tonnellata_is_a_tonne() -> None:
    italian = [writing("it"), writing("it")]
    check_name("Pescato (migliaia di tonnellate)", ["Pescato (migliaia di t)", "12"], italian)
    with pytest.raises(EvidenceError, match="'rename' brings"):
        check_name("Pescato (milioni di tonnellate)", ["Pescato (migliaia di t)", "12"], italian)


@pytest.mark.parametrize("text", ["Catch, 2019 (tonnes)", "Catch in 2019 (thousand tonnes)"])
def test_a_year_before_a_unit_in_brackets_is_a_year(text: str) -> None:
    assert Reader(writing()).mentions(text) == []


@pytest.mark.parametrize(
    ("tag", "old", "right", "wrong"),
    [
        ("es", "3.er trimestre 2020", "T3 2020", "T4 2020"),
        ("it", "III trimestre 2020", "terzo trimestre 2020", "quarto trimestre 2020"),
        ("de", "3. Quartal 2020", "Q3 2020", "Q4 2020"),
        ("sr", "III квартал 2020", "трећи квартал 2020", "IV квартал 2020"),
    ],
)
def test_quarters_in_other_languages(tag: str, old: str, right: str, wrong: str) -> None:
    writings = [writing(tag), writing(tag)]
    check_name(right, [old, "12"], writings)
    with pytest.raises(EvidenceError, match="'rename' makes"):
        check_name(wrong, [old, "12"], writings)


@pytest.mark.parametrize(
    ("tag", "old", "new", "says"),
    [
        ("en", "Wage (EUR per hour)", "Hourly wage (EUR)", True),
        ("en", "Wage (EUR per hour)", "Wage (EUR/h)", True),
        ("en", "Wage (EUR per hour)", "Wage (EUR)", False),
        ("fr", "Salaire (EUR par heure)", "Salaire horaire (EUR)", True),
        ("de", "Lohn (EUR je Stunde)", "Lohn (EUR)", False),
    ],
)
def test_a_new_name_keeps_its_rate(tag: str, old: str, new: str, says: bool) -> None:  # noqa: FBT001
    assert says_units(old, [new], [writing(tag), writing(tag)]) == says


@pytest.mark.parametrize(
    ("tag", "header", "power"),
    [
        ("en", "Employment thousands", 3),
        ("en", "North 2019 thousands", 3),
        ("it", "Occupati migliaia", 3),
        ("de", "Beschäftigte 2020 Tsd.", 3),
        ("en", "Households with a million", 0),
        ("en", "Top ten thousand", 0),
        ("en", "Deaths per million", 0),
        ("en", "Village of Thousand Oaks", 0),
    ],
)
def test_a_scale_from_a_row_of_units_ends_the_name(tag: str, header: str, power: int) -> None:
    unit = unit_of(header, writing(tag))
    assert (unit.power if unit else 0) == power


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("Births per 1 000", "Births", "per 1 000"),
        ("Deaths per 100,000 people", "Deaths", "per 100,000"),
        ("Todesfälle je 100.000", "Todesfälle", "je 100.000"),
        ("Births per 1 000", "Births per thousand", ""),
        ("Births per 1 000", "Birth rate (‰)", ""),
        ("Births", "Live births", ""),
        ("Arrivi per porto", "Arrivi", ""),
    ],
)
def test_a_new_name_keeps_what_its_figures_are_a_rate_of(old: str, new: str, left: str) -> None:
    assert rate_left_out(old, new, [writing("de"), writing()]) == left


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("Births per 1 000", "Births per hundred", "per 1 000"),
        ("Births per 1 000", "Births per 100", "per 1 000"),
        ("Deaths per 100,000", "Deaths per million", "per 100,000"),
        ("Deaths per 100,000", "Deaths per hundred thousand", ""),
        ("Deaths per 100,000", "Deaths per 100 000 people", ""),
        ("Todesfälle je 100.000", "Deaths per 100,000", ""),
        ("Todesfälle je 1.000", "Todesfälle je hundert", "je 1.000"),
    ],
)
def test_a_new_name_has_no_other_rate(old: str, new: str, left: str) -> None:
    assert rate_left_out(old, new, [writing("de"), writing()]) == left


@pytest.mark.parametrize(
    ("caption", "header", "added"),
    [
        ("Figures in bars", "Boats", False),
        ("Figures in bars", "Pressure (atmospheres)", True),
        ("Figures in tonnes", "Boats", True),
    ],
)
def test_a_noun_that_may_be_a_unit_is_none_of_a_caption(caption: str, header: str, *, added: bool) -> None:
    cells = ["Quarter", header, "Q1", "250", ""]
    assert bool(added_units(caption, cells, [writing()] * 2)) == added


def test_pounds_in_a_caption_may_be_money() -> None:
    assert (
        added_units("Prices in pounds", ["Quarter", "Prices (£000)", "Q1", "250", ""], [writing()] * 2) == []
    )
