"""The vocabulary of the standards, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.languages import english, language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards import vocabulary as standards
from sphinx_kfor.evidence.standards.vocabulary import Grade, Scale, Tlp, grade

if TYPE_CHECKING:
    from pathlib import Path

ICD203 = [
    (("almost no chance", "remote"), "01–05 %"),
    (("very unlikely", "highly improbable"), "05–20 %"),
    (("unlikely", "improbable"), "20–45 %"),
    (("roughly even chance", "roughly even odds"), "45–55 %"),
    (("likely", "probable"), "55–80 %"),
    (("very likely", "highly probable"), "80–95 %"),
    (("almost certain", "nearly certain"), "95–99 %"),
]
PHIA = [
    (("remote chance",), "0–≈5 %"),
    (("highly unlikely",), "≈10–20 %"),
    (("unlikely",), "≈25–35 %"),
    (("realistic possibility",), "≈40–<50 %"),
    (("likely", "probable"), "≈55–75 %"),
    (("highly likely",), "≈80–90 %"),
    (("almost certain",), "≈95–<100 %"),
]
LANGUAGES = ["en", "de", "es", "fr", "it", "sq", "sr", "sr-Latn"]


@pytest.mark.parametrize(("key", "rows"), [("icd203", ICD203), ("phia", PHIA)])
def test_the_scales_are_those_of_the_standards(key: str, rows: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(row.terms, row.range) for row in Scale.of(key).rows] == rows


def test_a_term_finds_its_row_in_any_case() -> None:
    assert Scale.of("icd203").row("Highly  Probable").range == "80–95 %"
    assert Scale.of("phia").row("likely").terms == ("likely", "probable")


def test_a_term_that_is_not_on_the_scale_is_refused_with_those_that_are() -> None:
    with pytest.raises(EvidenceError, match="'very likly' is not on the scale ICD 203") as caught:
        Scale.of("icd203").row("very likly")
    assert caught.value.subtype == "estimate"
    listed = str(caught.value).partition("there is ")[2].split(", ")
    assert listed[0] == "'very likely'"
    assert len(listed) == 14
    with pytest.raises(EvidenceError, match="PHIA"):
        Scale.of("phia").row("very likely")


def test_another_scale_is_refused() -> None:
    with pytest.raises(EvidenceError, match="no scale 'icd230'; there is 'icd203', 'phia'"):
        Scale.of("icd230")


def test_a_term_may_be_typed_and_is_printed_in_the_language_of_the_page() -> None:
    italian = language("it")
    assert Scale.of("icd203").term("molto probabile", italian) == "very likely"
    assert Scale.of("icd203").term("very likely", italian) == "very likely"
    assert standards.likelihood_in("very likely", italian) == "molto probabile"
    assert standards.likelihood_in("very likely", language("fi")) == "very likely"


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("scale", standards.scales(), ids=lambda scale: scale.key)
def test_no_word_of_a_language_stands_for_two_rows(tag: str, scale: Scale) -> None:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(scale.rows):
        for term in row.terms:
            for word in standards.likelihood_words(term, language(tag)):
                rows.setdefault(word, set()).add(number)
    assert {word: found for word, found in rows.items() if len(found) > 1} == {}


@pytest.mark.parametrize("tag", LANGUAGES[1:])
def test_every_word_is_there_in_every_language(tag: str) -> None:
    names = [name for name in english().lists if name.startswith(("likelihood-", "confidence"))]
    own, fallback = language(tag), english()
    for name in [*names, "reliability", "credibility"]:
        assert own.lists[name] != fallback.lists[name], name
    for name in ("confidence", "reliability", "credibility"):
        assert len(own.lists[name]) == len(fallback.lists[name])


def test_a_language_that_has_only_words_to_print_is_not_known_for_cautions() -> None:
    assert language("tr").tag == "en"
    assert "not" in language("tr").words("negations").plain


def test_serbian_is_written_in_the_script_of_the_page() -> None:
    assert [standards.likelihood_in("likely", language(tag)) for tag in ("sr_Latn", "sr")] == [
        "verovatno",
        "вероватно",
    ]


def test_confidence_is_high_moderate_or_low() -> None:
    assert standards.CONFIDENCES == ("high", "moderate", "low")
    assert standards.confidence("Moderate") == "moderate"
    assert standards.confidence("alta", language("it")) == "high"
    assert standards.confidence_in("high", language("it")) == "alta"
    with pytest.raises(EvidenceError, match="no confidence 'medium'; there is"):
        standards.confidence("medium")


def test_grades_are_those_of_the_admiralty_system() -> None:
    assert [Grade(letter).words()[0] for letter in "ABCDEF"] == [
        "completely reliable",
        "usually reliable",
        "fairly reliable",
        "not usually reliable",
        "unreliable",
        "cannot be judged",
    ]
    assert [Grade("", number).words()[0] for number in "123456"] == [
        "confirmed by other sources",
        "probably true",
        "possibly true",
        "doubtful",
        "improbable",
        "cannot be judged",
    ]


def test_a_grade_has_two_parts_each_of_which_may_be_missing() -> None:
    assert str(grade("A", "2")) == "A2"
    assert grade("A", "2").words() == ("completely reliable", "probably true")
    assert grade("A", "2").words(language("it")) == ("completamente affidabile", "probabilmente vera")
    assert str(grade("B")) == "B"
    with pytest.raises(EvidenceError, match="no credibility '7'; it is one of 1, 2, 3, 4, 5, 6"):
        grade("A", "7")


def test_f_and_6_are_unjudged_not_bad() -> None:
    assert grade("F", "6").unjudged
    assert grade("F").unjudged
    assert not grade("E", "5").unjudged
    assert not grade("A", "6").unjudged


def test_markings_are_those_of_tlp_2() -> None:
    assert [(marking.word, marking.label, marking.colour) for marking in Tlp] == [
        ("clear", "TLP:CLEAR", "#FFFFFF"),
        ("green", "TLP:GREEN", "#33FF00"),
        ("amber", "TLP:AMBER", "#FFC000"),
        ("amber+strict", "TLP:AMBER+STRICT", "#FFC000"),
        ("red", "TLP:RED", "#FF2B2B"),
    ]
    assert Tlp.CLEAR < Tlp.GREEN < Tlp.AMBER < Tlp.AMBER_STRICT < Tlp.RED


def test_a_marking_is_read_with_or_without_its_prefix() -> None:
    assert Tlp.parse("amber+strict") is Tlp.AMBER_STRICT
    assert Tlp.parse("TLP:RED") is Tlp.RED
    with pytest.raises(EvidenceError) as caught:
        Tlp.parse("white")
    assert caught.value.subtype == "tlp"
    for word in ("clear", "green", "amber", "amber+strict", "red"):
        assert f"'{word}'" in str(caught.value)


def test_a_folder_may_add_the_words_of_another_language(tmp_path: Path) -> None:
    (tmp_path / "nl.toml").write_text('likelihood-likely = ["waarschijnlijk"]\n', "utf-8")
    dutch = language("nl", (tmp_path,))
    assert standards.likelihood_in("likely", dutch) == "waarschijnlijk"
    assert standards.likelihood_in("very likely", dutch) == "very likely"
    assert Scale.of("icd203").term("waarschijnlijk", dutch) == "likely"
