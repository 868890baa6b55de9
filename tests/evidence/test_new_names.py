"""New names of columns and rows: they say no other unit, period or number than the source."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.units import check_name
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError


def renamed(old: str, new: str, tag: str) -> None:
    writings = [Notation(one, language(one)) for one in (tag, "en")]
    check_name(new, [old, "12", ""], writings)


@pytest.mark.parametrize(
    ("old", "new", "tag"),
    [
        ("Landings (tonnes)", "Landings (kg)", "en"),
        ("Landings (kg)", "Landings (t)", "en"),
        ("Landings (t)", "Landings [kt]", "en"),
        ("Landings", "Tonnes landed", "en"),
        ("Landings", "Landings t", "en"),
        ("Crews", "Thousand crews", "en"),
        ("Crews", "Crews, in millions", "en"),
        ("Trade (€ million)", "Trade (€ billion)", "en"),
        ("Trade (€ m)", "Trade ($ m)", "en"),
        ("Price (€/MWh)", "Price ($/MWh)", "en"),
        ("Share (%)", "Share (percentage points)", "en"),
        ("Load (MWh)", "Load (GWh)", "en"),
        ("Area (ha)", "Area (acres)", "en"),
        ("Voyage (days)", "Voyage (hours)", "en"),
        ("Flow (litres)", "Flow (m³)", "en"),
        ("2017", "2018", "en"),
        ("Q1", "Q2", "en"),
        ("First quarter", "Second quarter", "en"),
        ("H1 2017", "H2 2017", "en"),
        ("2017/18", "2018/19", "en"),
        ("1 Mar 2017", "1 Apr 2017", "en"),
        ("June", "July", "en"),
        ("Rate per 1,000", "Rate per 100,000", "en"),
        ("Phase I", "Phase II", "en"),
        ("Aged 15-24", "Aged 25-34", "en"),
        ("Fang (t)", "Catch (kg)", "de"),
        ("Umsatz (Mio. €)", "Turnover (€ billion)", "de"),
        ("3. Quartal", "Q4", "de"),
        ("Juni", "July", "de"),
        ("Popolazione (migliaia)", "Population (millions)", "it"),
        ("III trimestre 2017", "Q4 2017", "it"),
        ("Valeur (milliers d'euros)", "Value (€ million)", "fr"),
        ("Valor (millones)", "Value (billion)", "es"),
    ],
)
def test_another_unit_or_period_is_refused(old: str, new: str, tag: str) -> None:
    with pytest.raises(EvidenceError, match="'rename'"):
        renamed(old, new, tag)


@pytest.mark.parametrize(
    ("old", "new", "tag"),
    [
        ("Landings (t)", "Landings (tonnes)", "en"),
        ("Landings (t)", "Fish landed (t)", "en"),
        ("Cost (£)", "Cost in pounds", "en"),
        ("Trade (€ m)", "Trade (€ million)", "en"),
        ("Crews ('000)", "Crews (thousands)", "en"),
        ("Share (%)", "Share (per cent)", "en"),
        ("2017/18", "2017–18", "en"),
        ("Q3 2017", "Third quarter of 2017", "en"),
        ("2017-06", "June 2017", "en"),
        ("2017p", "2017", "en"),
        ("Boats 2017", "2017: boats", "en"),
        ("Aged 15-24", "15 to 24 years old", "en"),
        ("Days", "Days at sea", "en"),
        ("Fang (Tonnen)", "Catch (tonnes)", "de"),
        ("Umsatz (Mio. €)", "Turnover (EUR m)", "de"),
        ("3. Quartal", "Q3", "de"),
        ("März", "March", "de"),
        ("III trimestre 2017", "Q3 2017", "it"),
        ("T3 2017", "Q3 2017", "fr"),
        ("Popolazione (migliaia)", "Population (thousands)", "it"),
    ],
)
def test_other_words_for_the_same_are_taken(old: str, new: str, tag: str) -> None:
    renamed(old, new, tag)
