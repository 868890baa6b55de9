"""The words of a judgement: one likelihood, that which it names, and confidence in a sentence apart."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.standards.estimates import estimate_cautions
from sphinx_kfor.evidence.standards.vocabulary import Scale


def said(paragraph: str, likelihood: str = "", scale: str = "icd203", tag: str = "en") -> list[str]:
    found = estimate_cautions(paragraph, likelihood, Scale.of(scale), language(tag))
    assert all(caution.code == "estimate" for caution in found)
    return [caution.message for caution in found]


@pytest.mark.parametrize(
    ("paragraph", "likelihood"),
    [
        ("The ramp is likely to close.", "likely"),
        ("The ramp will probably close.", "likely"),
        ("It is Very  Likely that the ramp closes.", "highly probable"),
        ("A closure is unlikely.", "unlikely"),
        ("A closure is highly improbable.", "very unlikely"),
        ("There is almost no chance of it.", "remote"),
        ("The chance is remote.", "almost no chance"),
        ("Remote areas will likely lose the ferry.", "likely"),
        ("It is likely to close, more likely than in May.", "likely"),
        ("The ramp will close.", "almost certain"),
        ("The ramp is likely to close. We have moderate confidence in this.", "likely"),
        ("The vote of no confidence is likely to fail.", "likely"),
        ("The ramp is likely to close.", ""),
    ],
)
def test_a_paragraph_that_keeps_to_its_term_passes(paragraph: str, likelihood: str) -> None:
    assert said(paragraph, likelihood) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "We have high confidence that the ramp is likely to close.",
        "It is likely to close, and we judge so with moderate confidence.",
        "Nobody was hurt. We are highly confident it is likely to close.",
    ],
)
def test_likelihood_and_confidence_do_not_share_a_sentence(paragraph: str) -> None:
    (message,) = said(paragraph, "likely")
    assert "'likely'" in message
    assert "stand in one sentence; give likelihood and confidence a sentence each" in message


def test_terms_of_two_rows_are_not_mixed() -> None:
    (message,) = said("It is likely to close, and almost certain to be mended.", "likely")
    assert message == (
        "the paragraph mixes 'likely' (55–80 %) and 'almost certain' (95–99 %); "
        "estimate one thing, with one term"
    )


@pytest.mark.parametrize(
    ("words", "likelihood", "other"),
    [
        ("very likely", "likely", "'very likely' (80–95 %)"),
        ("unlikely", "likely", "'unlikely' (20–45 %)"),
        ("highly improbable", "improbable", "'highly improbable' (05–20 %)"),
        ("probably", "very likely", "'probably' (55–80 %)"),
        ("nearly certain", "very likely", "'nearly certain' (95–99 %)"),
    ],
)
def test_a_term_other_than_the_named_one_is_pointed_out(words: str, likelihood: str, other: str) -> None:
    (message,) = said(f"It is {words} that the ramp closes.", likelihood)
    assert other in message
    assert f"its likelihood is '{likelihood}'" in message


@pytest.mark.parametrize("words", ["not likely", "highly likely", "a realistic possibility"])
def test_words_that_are_not_on_the_scale_are_pointed_out(words: str) -> None:
    (message,) = said(f"It is {words} that the ramp closes.", "likely")
    assert "is not on the scale ICD 203; use one of its terms: 'almost no chance', 'remote'" in message


def test_a_likelihood_that_is_not_on_the_scale_is_pointed_out() -> None:
    (message,) = said("The ramp will close.", "certain")
    assert "'certain' is not on the scale ICD 203; there is 'nearly certain', 'almost certain'" in message


def test_each_scale_has_its_own_terms() -> None:
    assert said("It is highly likely to close.", "highly likely", "phia") == []
    (message,) = said("It is very likely to close.", "highly likely", "phia")
    assert "'very likely' is not on the scale PHIA" in message


def test_an_italian_paragraph_is_read_in_italian() -> None:
    assert said("La rampa chiuderà molto probabilmente.", "very likely", tag="it") == []
    assert said("La rampa chiuderà molto probabilmente.", "molto probabile", tag="it") == []
    (message,) = said("La chiusura è poco probabile.", "probabile", tag="it")
    assert "'poco probabile' (20–45 %)" in message
    (message,) = said("La chiusura non è probabile.", "probabile", tag="it")
    assert "'non è probabile' is not on the scale" in message
    (message,) = said("È probabile che chiuda, con un livello di fiducia alto.", "likely", tag="it")
    assert "stand in one sentence" in message


def test_typography_does_not_hide_a_term() -> None:
    (message,) = said("It is very\u00a0likely to close.", "likely")
    assert "'very likely'" in message
