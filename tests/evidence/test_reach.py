"""How far conditions and negations of a source reach, in every language with lists; what they leave alone."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence import Request, from_text, language, verify_quotation

ASIDES = {
    "en": ("The town will, if the dam holds, be safe for decades.", "be safe for decades"),
    "de": ("Die Stadt wird, falls der Damm hält, verschont bleiben.", "verschont bleiben"),
    "fr": ("La ville, si la digue tient, sera épargnée.", "sera épargnée"),
    "it": ("La città, se la diga tiene, sarà risparmiata.", "sarà risparmiata"),
    "es": ("La ciudad, si el dique aguanta, se salvará.", "se salvará"),
    "sq": ("Qyteti, nëse diga qëndron, do të shpëtojë.", "do të shpëtojë"),
    "sr": ("Град ће, ако брана издржи, бити поштеђен.", "бити поштеђен"),
}
FRONTED = {
    "en": ("Pending a ruling, the town keeps the ferry.", "the town keeps the ferry"),
    "de": ("Vorbehaltlich eines Urteils behält die Stadt die Fähre.", "behält die Stadt die Fähre"),
    "fr": ("Sauf grève, la ligne ouvre en mai.", "la ligne ouvre en mai"),
    "it": ("Salvo scioperi, la linea apre a maggio.", "la linea apre a maggio"),
    "es": ("Salvo huelga, la línea abre en mayo.", "la línea abre en mayo"),
    "sq": ("Në rast greve, linja mbyllet në maj.", "linja mbyllet në maj"),
    "sr": ("У случају штрајка, линија се затвара у мају.", "линија се затвара у мају"),
}
BEHIND = [
    ("en", "The line opens in May in the event that the signals work.", "The line opens in May"),
    ("en", "The line opens in May, weather permitting.", "The line opens in May"),
    ("en", "The line opens in May failing a strike.", "The line opens in May"),
    ("de", "Die Strecke öffnet im Mai vorbehaltlich der Genehmigung.", "Die Strecke öffnet im Mai"),
    ("fr", "La ligne ouvre en mai sous réserve d'un accord.", "La ligne ouvre en mai"),
    ("it", "La linea apre a maggio previo accordo.", "La linea apre a maggio"),
    ("es", "La línea abre en mayo previo acuerdo.", "La línea abre en mayo"),
]
HALVES = [
    ("fr", "Le gouvernement ne paie que les hôpitaux.", "Le gouvernement ne paie"),
    ("fr", "Le port ne ferme la rampe qu'en hiver.", "Le port ne ferme la rampe"),
    ("it", "Il governo non paga che gli ospedali.", "Il governo non paga"),
    ("es", "El gobierno no paga más que los hospitales.", "El gobierno no paga"),
]
SILENT = [
    (
        "en",
        "Italy led it for years, except for a single foreign command in May.",
        "a single foreign command in May",
    ),
    ("en", "They wait, if it rains, and the ramp is closed.", "the ramp is closed"),
    ("en", "He rejected the plan, made in May, and said that the ramp is closed.", "the ramp is closed"),
    ("en", "She said that it was not safe, that lorries waited, that the ramp is old.", "the ramp is old"),
    (
        "en",
        "The minister agreed that no decision had been taken and that the ramp is old.",
        "the ramp is old",
    ),
    (
        "en",
        "People without having genius may err; some have a ramp to look at.",
        "some have a ramp to look at",
    ),
    (
        "en",
        "It could make for a story and the chances were wasted on it.",
        "the chances were wasted on it",
    ),
    ("en", "Drawing is as cheap as possible while the ramp is closed.", "while the ramp is closed"),
    ("fr", "Le port n'a pas répondu sur la date, qu'elle avait fixée en mai.", "elle avait fixée en mai"),
    (
        "it",
        "Decise di riscuotere le penali non contestate e di chiudere la rampa.",
        "chiudere la rampa",
    ),
]
GOVERNED = [
    ("en", "She did not say that the wall leaks, and that the ramp is old.", "the ramp is old"),
    ("en", "Nobody but the mayor came to the ramp.", "the mayor came to the ramp"),
    ("en", "We reject the claim, made in two papers, that the ramp leaks badly.", "the ramp leaks badly"),
    ("de", "Sie bestreitet die Behauptung, im Mai erhoben, dass die Rampe alt ist.", "die Rampe alt ist"),
    ("fr", "Le port rejette l'accusation, faite en mai, que la rampe cède.", "la rampe cède"),
    ("it", "Il porto nega la voce, nata in maggio, che la rampa ceda presto.", "la rampa ceda presto"),
    ("es", "El puerto rechaza la acusación, hecha en mayo, de que la rampa cede.", "la rampa cede"),
    ("it", "Non può escludersi che una parte della rampa ceda.", "che una parte della rampa ceda"),
    ("it", "Il porto non deve, disse, chiudere la rampa.", "chiudere la rampa"),
    ("de", "Der Hafen sah sich nicht in der Lage, die Frist einzuhalten.", "die Frist einzuhalten"),
    ("de", "Dass die Rampe schlechter ist, lässt sich nicht sagen.", "die Rampe schlechter ist"),
    ("en", "Whether the ramp is closed is not known.", "the ramp is closed"),
]


def rules(tag: str, source: str, words: str) -> set[str]:
    """The rules by which a quotation of a sentence between two others is cautioned, but for who speaks."""
    text = f"The day was fair.\n\n{source} Then came the next day of it.\n"
    request = Request("source", words, plain=True)
    found = verify_quotation(request, from_text(text), language(tag), lambda span: f"{span.start}")
    spoken = ("context.attribution", "context.speech")
    return {caution.code for caution in found.cautions if caution.code not in spoken}


@pytest.mark.parametrize("tag", ASIDES)
def test_a_condition_between_commas_reaches_what_goes_on(tag: str) -> None:
    assert "context.condition" in rules(tag, *ASIDES[tag])


@pytest.mark.parametrize("tag", FRONTED)
def test_a_condition_made_by_a_preposition_reaches_past_its_comma(tag: str) -> None:
    assert "context.condition" in rules(tag, *FRONTED[tag])


@pytest.mark.parametrize(("tag", "source", "words"), BEHIND)
def test_the_same_words_limit_what_stands_before_them(tag: str, source: str, words: str) -> None:
    assert "context.limiter" in rules(tag, source, words)


@pytest.mark.parametrize(("tag", "source", "words"), HALVES)
def test_half_a_negation_is_limited_by_its_other_half(tag: str, source: str, words: str) -> None:
    assert "context.limiter" in rules(tag, source, words)


@pytest.mark.parametrize(("tag", "source", "words"), SILENT)
def test_another_clause_is_left_alone(tag: str, source: str, words: str) -> None:
    assert rules(tag, source, words) == set()


@pytest.mark.parametrize(("tag", "source", "words"), GOVERNED)
def test_what_goes_on_is_governed(tag: str, source: str, words: str) -> None:
    assert rules(tag, source, words) != set()
