"""What an omission, a replacement or an insertion may hide or bring."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.verify import Quotation, verify_quotation

TEXT = (
    "The old fleet of nine ships, which the king had built, left the harbour at noon unless it rained. "
    "She had not paid the crew. Only few sailors complained. Rome and Paris agreed on a treaty.\n\n"
    "The minister, according to Paris, signs the paper. "
    "The country sends ships [of war] to Spain […] and back. Anna Berg watched it. Its ships will return."
)


def answer(words: str) -> Quotation:
    return verify_quotation(Request("a", words), from_text(TEXT), language("en"), lambda _: "here")


def printed(words: str) -> str:
    return "".join(run.text for run in answer(words).runs)


@pytest.mark.parametrize(
    "words",
    [
        "She had […] paid the crew",
        "She had [...] paid the crew",
        "She had [gladly] paid the crew",
        "She […] the crew",
        "Rome and Paris [never] agreed on a treaty",
        "Rome and Paris agreed on a treaty [without a date]",
        "Rome and Paris [both, in 1950,] agreed on a treaty",
        "[Two:] Rome and Paris agreed on a treaty",
        "Rome [and Paris agreed on a treaty. The minister signs] the paper",
    ],
)
def test_refused(words: str) -> None:
    with pytest.raises(EvidenceError) as error:
        answer(words)
    assert error.value.subtype == "omission"


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("The old fleet […] left the harbour at noon", "nine"),
        ("left the harbour at noon […] it rained", "unless"),
        ("Only […] sailors complained", "few"),
        ("The minister […] signs the paper", "according to"),
        ("Rome […] watched it", "joins parts of two sentences"),
        ("Rome and Paris […] agreed on a treaty", "leaves nothing out"),
        ("Rome […] agreed […] treaty", "fragment"),
        ("Rome and Paris agreed on a treaty. […] Its", "fragment"),
        ("Rome and Paris [fought] on a treaty", "stands for 'agreed'"),
        ("Rome and [Berlin] agreed on a treaty", "names what the source does not"),
        ("Rome and [Anna] agreed on a treaty", "stands for 'Paris'"),
        ("Rome and Paris agreed on [peace]", "stands for 'a treaty'"),
        ("[Berg] and Paris agreed on a treaty", "stands for 'Rome'"),
        ("Rome and Paris [only] agreed on a treaty", "brings 'only'"),
        ("Its ships [may] return", "brings 'may'"),
        ("[Rome] sends ships", "stands for 'The country'"),
        ("[Rich Rome] and Paris agreed", "puts 'rich' to 'rome'"),
        ("The country sends [merchant ships]", "puts 'merchant' to 'ships'"),
        ("Rome and Paris [Berlin] agreed on a treaty", "names what the source does not"),
    ],
)
def test_cautioned(words: str, about: str) -> None:
    messages = [caution.message for caution in answer(words).cautions if caution.family == "omission"]
    assert any(about in message for message in messages), messages


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Anna Berg […] it.", "Anna Berg […] it."),
        ("[The country’s] ships will return.", "[The country’s] ships will return."),
        ("[Spain’s] ships will return.", "[Spain’s] ships will return."),
        ("[The country] sends ships \\[of war\\] to Spain", "[The country] sends ships [of war] to Spain"),
        ("Anna Berg [watches] it", "Anna Berg [watches] it"),
        ("The country sends ships \\[of war\\] to Spain \\[…\\] and back.", None),
        ("Rome and Paris agreed on a treaty [in Rome].", "Rome and Paris agreed on a treaty [in Rome]."),
    ],
)
def test_harmless(words: str, shown: str | None) -> None:
    quotation = answer(words)
    assert quotation.cautions == ()
    assert printed(words) == (shown or "The country sends ships [of war] to Spain […] and back.")


@pytest.mark.parametrize(
    ("words", "shown", "emphasised"),
    [
        ("Anna *Berg […] it*.", "Anna Berg […] it.", ["Berg", "it"]),
        ("*Anna Berg* watched *it*", "Anna Berg watched it", ["Anna Berg", "it"]),
        ("rome and [p]aris agreed", "[r]ome and [p]aris agreed", []),
        ("[r]ome and [p]aris agreed", "[r]ome and [p]aris agreed", []),
        ("Anna Berg[sic] watched [sic] it.", "Anna Berg [sic] watched [sic] it.", []),
    ],
)
def test_marks(words: str, shown: str, emphasised: list[str]) -> None:
    assert printed(words) == shown
    assert [run.text for run in answer(words).runs if run.emphasis] == emphasised


@pytest.mark.parametrize(
    "words",
    [
        "[sic] Anna Berg",
        "Anna *Berg",
        "[]",
        "[…]",
        "*",
        "Anna [Berg",
        "Anna […] [x] it",
        "",
        "Anna Berg […]*",
    ],
)
def test_bad_marks(words: str) -> None:
    with pytest.raises(EvidenceError) as error:
        answer(words)
    assert error.value.subtype == "syntax"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rome trusts that Vienna loves Bonn.", "Rome […] loves Bonn"),
        ("Rome borders on Vienna, which Paris loves, and Vienna loves Bonn.", "Rome […] loves Bonn"),
        ("The mayor met the engineer who sold the ramp.", "The mayor […] sold the ramp"),
        ("Rome watched as they sold the ramp.", "Rome […] sold the ramp"),
        ("La città di Roma loda come Vienna e poi Parigi vende il porto.", "La città […] vende il porto"),
    ],
)
def test_an_omission_that_takes_the_subject_of_a_verb(text: str, words: str) -> None:
    tag = "it" if text.startswith("La") else "en"
    found = verify_quotation(Request("a", words), from_text(text), language(tag), lambda _: "here")
    assert [caution.family for caution in found.cautions] == ["omission"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor of Rome signed the paper.", "The mayor […] signed the paper"),
        ("The mayor, Anna Fey, signed the paper.", "The mayor […] signed the paper"),
        ("The mayor Anna Fey signed the paper.", "The mayor […] signed the paper"),
        ("The mayor came from the town of Ennis last Monday and signed.", "The mayor came […] and signed"),
        (
            "The ramp was built in Cork by Rossi of Ennis for the mayor.",
            "The ramp was built […] for the mayor",
        ),
    ],
)
def test_an_omission_that_leaves_who_does_what(text: str, words: str) -> None:
    found = verify_quotation(Request("a", words), from_text(text), language("en"), lambda _: "here")
    assert found.cautions == ()


@pytest.mark.parametrize(
    "words",
    [
        "Rome and Paris agreed on a [shameful] treaty",
        "Rome and Paris agreed on a treaty [by force].",
        "Only few [lazy] sailors complained.",
    ],
)
def test_an_insertion_of_what_the_source_does_not_have(words: str) -> None:
    assert answer(words).cautions


@pytest.mark.parametrize("words", ["Anna Berg [of Paris] watched it.", "Anna Berg watched it [the treaty]."])
def test_an_insertion_that_says_who_is_meant(words: str) -> None:
    assert not [caution for caution in answer(words).cautions if "brings" in caution.message]


LETTER = (
    "He wrote a letter [of 1950], and the accomodation [sic] was fine. They [the guards] slept […] all day."
)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the accomodation [sic] was fine", "the accomodation [sic] was fine"),
        ("the *accomodation* [sic] *was* fine", "the accomodation [sic] was fine"),
        ("the accomodation \\[sic\\] was fine", "the accomodation [sic] was fine"),
        ("They \\[the guards\\] slept \\[…\\] all day.", "They [the guards] slept […] all day."),
        ("He wrote a letter [sic] \\[of 1950\\]", "He wrote a letter [sic] [of 1950]"),
    ],
)
def test_the_source_s_own_marks(words: str, shown: str) -> None:
    found = verify_quotation(Request("a", words), from_text(LETTER), language("en"), lambda _: "here")
    assert "".join(run.text for run in found.runs) == shown


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("They slept", "They \\[the guards\\] slept"),
        ("the accomodation was fine", "the accomodation \\[sic\\] was fine"),
        ("slept … all day", "slept […] all day"),
    ],
)
def test_a_miss_says_how_the_source_s_own_marks_are_typed(words: str, typed: str) -> None:
    with pytest.raises(EvidenceError) as error:
        verify_quotation(Request("a", words), from_text(LETTER), language("en"), lambda _: "here")
    assert f"type '{typed}'" in str(error.value)
