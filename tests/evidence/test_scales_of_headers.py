"""What `m`, `kt` and the scale of a header make of a figure, for the prose and for new names."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.document import from_text
from sphinx_kfor.evidence.extracts.mentions import MentionRequest, agreeing
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.header_units import unit_of
from sphinx_kfor.evidence.figures.index import Figures
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.figures.units import added_units, check_name
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
