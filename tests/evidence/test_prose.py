"""Quotations that went past the checks, and copied words."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.prose import CHECKED, copied, loose

SOURCE = (
    "The council’s engineers inspected the slipway in March, and they found that the ramp would not bear "
    "a lorry of more than 7.5 tonnes."
)


@pytest.mark.parametrize(
    "text",
    [
        "He said “the ramp will reopen” today.",
        'He said "the ramp will reopen" today.',
        "Er sagte „die Rampe wird geöffnet“ heute.",
        "Disse «la rampa sarà riaperta» oggi.",
        "He said ‘the ramp will reopen’ today.",
        "He said 'the ramp will reopen' today.",
    ],
)
def test_four_words_between_marks_are_loose(text: str) -> None:
    assert len(list(loose(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The “so-called ramp” is shut.",
        f"He said {CHECKED} and “{CHECKED} it said” too.",
        "The council’s engineers and the ministers’ own people’s cars aren't here.",
        "It was 5' long and 'short' it isn't, the engineers' report said.",
    ],
)
def test_short_or_checked_words_are_not(text: str) -> None:
    assert list(loose(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Indeed they found that the ramp would not bear a lorry of more than 7.5 tonnes!", 15),
        ("THEY FOUND: that the ramp (would not) bear a lorry, of more", 12),
        ("council's engineers inspected the slipway in March and they found", 10),
    ],
)
def test_ten_words_in_a_row_are_copied(text: str, words: int) -> None:
    (found,) = copied(text, [("ferry", SOURCE)])
    assert len(found.words.split()) == words


@pytest.mark.parametrize(
    "text",
    [
        "They found that the ramp would not bear one lorry.",
        f"They found that the ramp {CHECKED} would not bear a lorry of more",
        "They found that the ramp could not bear a lorry of more than 7.5 tonnes",
    ],
)
def test_fewer_are_not(text: str) -> None:
    assert copied(text, [("ferry", SOURCE)]) == []
