"""What surrounds a passage, word for word found, and turns its meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.cautions.registry import cautions
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.spans import Span
from sphinx_kfor.evidence.verify import verify_quotation

if TYPE_CHECKING:
    from pathlib import Path


_AT_FAULT = re.compile(r"(?:^| )'(.+?)'(?=[ ,;])")


def raised(text: str, words: str, speaker: str = "", tag: str = "en") -> list[tuple[str, str]]:
    """The cautions on a passage, as subtype and the word at fault."""
    start = text.index(words)
    spans = [Span(start, start + len(words))]
    found = cautions(Scene(text, tuple(spans), (None, None), language(tag), speaker))
    faults = [_AT_FAULT.search(caution.message) for caution in found]
    return [(one.family, match[1] if match else "") for one, match in zip(found, faults, strict=True)]


@pytest.mark.parametrize(
    ("text", "words", "word"),
    [
        ("They will leave unless paid.", "They will leave", "unless"),
        ("They will leave, unless paid.", "They will leave", "unless"),
        ("They will leave — unless paid.", "They will leave", "unless"),
        ("“They will leave”, except at night.", "They will leave", "except"),
        ("They will leave (but not today).", "They will leave", "but"),
        ("They will leave. However, nobody packed.", "They will leave.", "However"),
        ("They will leave. However, nobody packed.", "They will leave", "However"),
        ("They will leave. Not yet.", "They will leave.", "Not yet."),
        ("They will leave: not at once.", "They will leave", "not"),
        ("They will leave and never return.", "They will leave", "never"),
        ("Will they leave?", "they leave", "Will"),
        ("They will leave?", "They will leave", "?"),
        ("They did not say that they would leave.", "they would leave", "not"),
        ("They didn’t say that they would leave.", "they would leave", "didn't"),
        ("Rome denied that troops left.", "troops left", "denied"),
        ("Rome may have sent troops.", "sent troops", "may"),
        ("If attacked, Rome sends troops.", "Rome sends troops", "If"),
        ("Had Rome known, troops had left.", "troops had left", "Had"),
        ("According to Rome, troops left.", "troops left", "According to"),
        ("Troops left, according to Rome.", "Troops left", "according to"),
        ("“Troops left,” the old minister of the sea said.", "Troops left", "said"),
        ("Fewer than half of the troops left.", "half of the troops left", "Fewer than"),
        ("The former minister left.", "minister left", "former"),
        ("It costs 17 billion euros.", "It costs 17", "billion"),
        ("It costs 17 billion euros.", "billion euros", "17"),
        ("It costs 18.6 million cubic metres.", "It costs 18.6 million cubic", "metres"),
        ("A change of - 0.42 points.", "0.42 points", "-"),
        ("It is 5 × 10⁶ now.", "It is 5", "×"),
        ("Some 700 troops left.", "troops left", "700"),
        ("It can- not be.", "It can", "- not"),
        ("They shut sea- and airports.", "They shut sea", "- and"),
        ("They shut sea- and airports.", "They shut sea-", "and"),
        ("They shut sea-, air- and spaceports.", "They shut sea-", "air"),
        ("Anna Berg: We stay.", "We stay", "Anna Berg:"),
    ],
)
def test_context(text: str, words: str, word: str) -> None:
    found = raised(text, words)
    if word == "Will":
        assert found
        return
    assert any(one.startswith(word) for subtype, one in found if subtype == "context"), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They did not leave. Troops arrived.", "Troops arrived."),
        ("Nobody left, but troops arrived at dawn.", "troops arrived at dawn"),
        ("It may rain, and troops arrived at dawn.", "troops arrived at dawn"),
        ("Rome, which did not sign, sent troops.", "sent troops"),
        ("Rome, not Paris, sent troops.", "sent troops"),
        ("Not only troops arrived.", "troops arrived"),
        ("In May, troops arrived.", "troops arrived"),
        ("Gen. Berg left Rome.\n\nHowever it was, troops arrived.", "Gen. Berg left Rome."),
        ("Not a word\n\nTroops arrived.", "Troops arrived."),
        ("Terms:\n- not a word\n- 700 troops arrived", "700 troops arrived"),
        ("In 2022 troops arrived.", "troops arrived"),
        ("Troops arrived and people cheered.", "Troops arrived"),
        ("They shut sea- and airports at dawn.", "They shut sea- and airports"),
        ("They shut the ports - and left.", "They shut the ports"),
    ],
)
def test_what_does_not_govern_is_not_cautioned(text: str, words: str) -> None:
    assert raised(text, words) == []


def test_italian_lists_are_used_for_italian() -> None:
    assert raised("Roma non ha inviato truppe.", "inviato truppe", tag="it") == [("context", "non")]
    assert raised("Le navi partono, salvo imprevisti.", "Le navi partono", tag="it") == [("context", "salvo")]
    assert raised("Secondo Roma le navi partono.", "le navi partono", tag="it") == [("context", "Secondo")]


SCENE = """
Anna Berg met Carl Dorn in Oslo.

“We stay,” Dorn said. Berg told reporters that the ships would leave. The deputy said:
“It is late.” Berg smiled. “I like the sea,” she added.

Nothing happened then.
"""


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We stay", "Carl Dorn"),
        ("We stay", "Karl Dorn = Carl Dorn"),
        ("We stay", 'Dorn the Elder = "Dorn"'),
        ("the ships would leave", "Anna Berg"),
        ("I like the sea", "Anna Berg"),
    ],
)
def test_the_speaker_named_answers_the_attribution(words: str, speaker: str) -> None:
    assert not [one for one in raised(SCENE, words, speaker) if one[0] == "speaker" or "said" in one[1]]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We stay", "Anna Berg"),
        ("the ships would leave", "Carl Dorn"),
        ("I like the sea", "Carl Dorn"),
        ("I like the sea", "Emma Falk"),
        ("Nothing happened then", "Emma Falk"),
    ],
)
def test_another_speaker_is_cautioned(words: str, speaker: str) -> None:
    assert "speaker" in [subtype for subtype, _ in raised(SCENE, words, speaker)]


def test_a_denial_is_not_answered_by_its_speaker() -> None:
    text = "Anna Berg denied that the ships had left."
    assert ("context", "denied") in raised(text, "the ships had left", "Anna Berg")


def test_speakers_of_other_scripts_and_normal_forms() -> None:
    text = "Глава посёлка Нина Ёлкина встретила Игоря. «Мы рады», — сказала Ёлкина."
    assert raised(text, "Мы рады", "Нина Ёлкина", "ru") == []
    assert raised(text, "Мы рады", "Пётр Волков", "ru")


def test_verify_carries_cautions() -> None:
    document = from_text("They will leave unless paid.")
    quotation = verify_quotation(Request("a", "They will leave"), document, language("en"), lambda _: "")
    assert [caution.family for caution in quotation.cautions] == ["context"]


def test_more_word_lists(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('limiters = ["come spring"]\n[more]\nnegations = ["narry"]\n', "utf-8")
    (tmp_path / "xx.toml").write_text('negations = ["nix"]\n', "utf-8")
    lists = language("en-GB", (tmp_path,))
    assert lists.words("limiters").plain == {"come spring"}
    assert {"not", "narry"} <= lists.words("negations").plain
    assert language("xx", (tmp_path,)).words("negations").plain == {"nix"}
    assert language("yy", (tmp_path,)).tag == "en"
    assert "narry" not in language("en").words("negations").plain


@pytest.mark.parametrize("text", ["negations = 3", "negations = [3]", "negations = [''", "more = ['x', 4]"])
def test_broken_word_lists_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "en.toml").write_text(text, "utf-8")
    with pytest.raises(EvidenceError) as error:
        language("en", (tmp_path,))
    assert error.value.subtype == "option"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prices rose from 10 to 20 in May.", "Prices rose from 10"),
        ("They lost 300 or 400 men.", "They lost 300"),
        ("The last thing Rome wants is a crisis.", "Rome wants is a crisis"),
        ("The city is safe in name only.", "The city is safe"),
    ],
)
def test_half_a_range_and_turned_phrases_are_cautioned(text: str, words: str) -> None:
    found = verify_quotation(Request("x", words), from_text(text), language("en"), str)
    assert "context" in {caution.family for caution in found.cautions}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“The ramp will stay shut.” – Anna Fey, mayor", "The ramp will stay shut.", "Anna Fey"),
        ("The ramp will stay shut — Anna Fey\n\nMore.", "The ramp will stay shut", "Anna Fey"),
        ("“The ramp will stay shut.” (Fey)", "The ramp will stay shut.", "Fey"),
        ("“The ramp will stay shut” (Anna Fey, 2021).", "The ramp will stay shut", "Anna Fey"),
    ],
)
def test_a_name_behind_a_passage_says_whose_it_is(text: str, words: str, name: str) -> None:
    assert raised(text, words) == [("context", name)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor shut the road on Monday, saying it was unsafe.", "The mayor shut the road on Monday"),
        ("The council met after the so-called crisis of the ramp began in May.", "began in May."),
        ("- Safety: the ramp is shut at night.", "the ramp is shut at night."),
        ("They hope to avert a strike, which began in May.", "which began in May."),
        ("The old town (Alt Dorf) is dry.", "The old town"),
        ("The ferry – Dunmore, Passage, Cork – is late.", "The ferry"),
        ("They joined the union (EU) in May.", "They joined the union"),
    ],
)
def test_what_only_looks_like_a_governor(text: str, words: str) -> None:
    assert raised(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "tag"),
    [
        ("The claim for damages of 3.4 million crowns is dismissed.", "3.4 million crowns", "en"),
        ("A claim of 3.4 million crowns is pending.", "3.4 million crowns", "en"),
        ("Its claims for the year came to 12 million.", "12 million", "en"),
        ("The report on the bridge, its warnings and a map cost 12 crowns.", "12 crowns", "en"),
        ("La denuncia per danni ha portato a un processo nel porto.", "un processo nel porto", "it"),
    ],
)
def test_a_noun_of_speech_ascribes_nothing(text: str, words: str, tag: str) -> None:
    assert raised(text, words, tag=tag) == []


@pytest.mark.parametrize(
    ("text", "words", "word"),
    [
        ("The claim of the growers that the dam is empty was heard.", "the dam is empty", "claim"),
        ("The belief was this: the dam is empty.", "the dam is empty", "belief"),
        ("In his view, the dam is empty.", "the dam is empty", "view"),
        ("The rumours of a leak in the dam were many.", "a leak in the dam", "rumours"),
        ("The allegedly empty dam was full of water.", "empty dam", "allegedly"),
        ("The estimated cost of the dam is 12 million.", "the dam is 12 million", "estimated"),
    ],
)
def test_a_noun_of_speech_with_what_is_said_ascribes_it(text: str, words: str, word: str) -> None:
    assert ("context", word) in raised(text, words)


ARCE = "Miguel Arce runs the dam{}.\n\nRain fell for a day.\n\n“It is full,” Mr Arce said.\n"


def test_a_title_for_a_given_name_where_the_document_has_but_one_of_the_name() -> None:
    assert raised(ARCE.format(""), "It is full", "Miguel Arce") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (ARCE.format(" with his sister Ana Arce"), "Miguel Arce"),
        (ARCE.format(""), "Pedro Arce"),
        ("“It is full,” Mr Arce said.\n", "Miguel Arce"),
        ("Miguel Arce runs the dam.\n\n“It is full,” said Ana Arce.\n", "Miguel Arce"),
    ],
)
def test_a_title_does_not_say_which_of_two_it_is(text: str, speaker: str) -> None:
    assert "speaker" in {family for family, _ in raised(text, "It is full", speaker)}


DISSENT = (
    "The court met.\n\n{}: I would have dismissed it. A rule that helps nobody is a habit.\n\nSo ordered.\n"
)


@pytest.mark.parametrize(
    ("label", "speaker", "tag"),
    [
        ("Judge Okafor, dissenting", "Judge Okafor", "en"),
        ("Judge Okafor, dissenting in part", "Okafor", "en"),
        ("Ngozi Okafor, concurring", "Ngozi Okafor", "en"),
        ("Richterin Weber, abweichend", "Weber", "de"),
        ("El juez Ortega, en disidencia", "Ortega", "es"),
    ],
)
def test_a_label_may_have_a_qualifier(label: str, speaker: str, tag: str) -> None:
    text = DISSENT.format(label)
    for words in ("I would have dismissed it.", "A rule that helps nobody is a habit."):
        assert raised(text, words, speaker, tag) == []
        assert "context" in {family for family, _ in raised(text, words, tag=tag)}
        assert "speaker" in {family for family, _ in raised(text, words, "Ana Ruiz", tag)}


@pytest.mark.parametrize(
    "label",
    ["However, later", "In Rome, today", "Ostrava, the largest dam", "Table 3, continued", "Costs, net"],
)
def test_not_every_word_before_a_comma_and_a_colon_is_a_speaker(label: str) -> None:
    assert raised(DISSENT.format(label), "A rule that helps nobody is a habit.") == []


def test_a_possessive_behind_its_noun_makes_no_noun_of_a_verb() -> None:
    assert ("context", "tha") in raised("Ministri i saj tha dje digën bosh.", "digën bosh", tag="sq")


LETTER = (
    "# Letter from the chair\n\nDear members,\n\nWe shall not build the second quay. It rained.\n\n"
    "We thank you all.\n\n{name}\n\n{below}\n\n# Accounts\n\nThe harbour earned more than last year.\n"
)


@pytest.mark.parametrize("below", ["Chair of the board", "Brevan, May 2024", "# Staff"])
def test_a_name_alone_below_a_letter_signs_it(below: str) -> None:
    text = LETTER.format(name="Ines Kolm", below=below)
    assert raised(text, "We shall not build the second quay", "Ines Kolm") == []
    assert raised(text, "We thank you all.", "Ines Kolm") == []
    assert "speaker" in dict(raised(text, "We shall not build the second quay", "Tomas Fey"))
    assert "speaker" in dict(raised(text, "The harbour earned more than last year", "Ines Kolm"))


def test_a_name_over_what_is_said_next_signs_nothing() -> None:
    text = LETTER.format(name="Ines Kolm", below="I have never been of the board's opinion.")
    assert "speaker" in dict(raised(text, "We shall not build the second quay", "Ines Kolm"))
