"""Which figures of the prose say what a source says, and which do not."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.extracts.mentions import MentionRequest, agreeing
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.index import Figures
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.languages import language


def unsourced(source: str, prose: str, tag: str = "en") -> list[str]:
    """The figures of a text in digits that a source does not have."""
    writing = Notation(tag, language(tag))
    known = Figures(from_text(source), writing)
    read = Reader(writing).mentions(prose)
    return [one.text for one in read if not next(agreeing(MentionRequest.of("", one), known), None)]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("Turnout was 63.4%.", "Turnout stood at 63.4 per cent."),
        ("GDP contracted 0.7% in Q2.", "GDP shrank by 0.7 per cent in the second quarter."),
        ("Output: −2.4 %.", "Output fell 2.4 per cent."),
        ("The wall is 12km long.", "The 12-kilometre wall; a wall of 12 km."),
        ("It found 1,204,300 of them.", "About 1.2 million were found."),
        ("There were 1,214 boats.", "More than 1,200 boats came."),
        ("Some 1,214 homes were flooded.", "More than 1,200 homes; over 1,200 homes; at least 1,200 homes."),
        ("Nearly 1,300 homes were flooded.", "More than 1,200 homes were flooded."),
        ("About 1,190 homes were flooded.", "Fewer than 1,200 homes; at most 1,200 homes."),
        ("It rose by 1.5 °C.", "It rose by 1.5 degrees; by 1.5°."),
        ("It was 90 degrees Fahrenheit.", "It was 90 degrees."),
        ("Some 61,200 lorries came.", "About 61,000 lorries came."),
        ("The people are 3,387,912.", "3.4 million people live there."),
        ("It is older than twenty-five years.", "It is more than 25 years old."),
        ("It took over 90 minutes.", "It took more than 90 minutes; it took over 90 minutes."),
        ("Seven of ten recovered.", "7 of 10 recovered."),
        ("USD 5.2 billion", "$5.2bn"),
        ("It spent EUR 14.2 million, 2.1 million under plan.", "It was 2.1 million euros under plan."),
        (
            "Nothing is counted.",
            "See class 3, Flood Zone 3, SDG 11, pillar 2, Year 6 and 2016, 2018 and 2022.",
        ),
        ("Nothing is counted.", "Between 2016 and 2022, in FY2023/24, a 1-in-100-year flood, H1 2024."),
    ],
)
def test_what_the_source_says_in_other_words(source: str, prose: str) -> None:
    assert unsourced(source, prose) == []


@pytest.mark.parametrize(
    ("source", "prose", "tag"),
    [
        ("1,2 Millionen, 3,4 Prozent mehr.", "1,2 Mio., 3,4 % mehr.", "de"),
        ("2,5 milliards d’euros, en baisse de 3 %.", "2,5 Md€, 3 pour cent.", "fr"),
        (
            "El paro cayó un 2,3 por ciento hasta 2,8 millones.",
            "El 2,3 %; son 2,8 millones de personas.",
            "es",
        ),
        ("Es sind 1,5 °C mehr.", "Es sind 1,5 Grad mehr.", "de"),
        ("È scesa del 4,5 per cento a 1,2 miliardi di euro.", "Il 4,5%, 1,2 mld di euro.", "it"),
    ],
)
def test_the_same_in_other_languages(source: str, prose: str, tag: str) -> None:
    assert unsourced(source, prose, tag) == []


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("It was 63.4%.", "It was 64.3 %."),
        ("It was 63.4%.", "It was 63.4."),
        ("It cost $3m.", "It cost €3m."),
        ("It cost €3m.", "It cost €3bn."),
        ("It rose 2.5%.", "It rose 2.5 percentage points."),
        ("260 men", "at most 260 men"),
        ("260 men", "260 men or more"),
        ("61,200 lorries", "nearly 60,000 lorries"),
        ("3,387,912 people", "3 million people"),
        ("12 km", "12 miles"),
        ("1.5 °C", "1.5 °F"),
        ("1.5 degrees", "1.5 °C"),
        ("12 tonnes", "12,000 kg"),
        ("C$16.4 million", "$16.4 million"),
        ("more than 700 men", "700 men"),
        ("up to 20 men", "20 men"),
        ("It is −0.42.", "It is 0.42."),
        ("12.3 b", "12.3 billion"),
        ("2 hours", "2 days"),
        ("at least 30 men", "at most 30 men"),
        ("at least 30 men", "more than 30 men"),
        ("About 1,200 homes", "more than 1,200 homes"),
        ("Some 1,500 homes", "more than 1,490 homes"),
        ("About 1,300 homes", "nearly 1,300 homes"),
        ("40 basis points", "40 per cent"),
        ("Every week 2,150 tonnes go.", "Every week 2,250 tonnes go."),
        ("each week 6 ships", "each week 7 ships"),
    ],
)
def test_what_the_source_does_not_say(source: str, prose: str) -> None:
    assert unsourced(source, prose)
