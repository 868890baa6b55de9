"""Quotations that went past the checks, and copied words."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.own_prose.copied import CHECKED, copied
from sphinx_kfor.evidence.own_prose.unchecked import loose, loose_in

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
        'He wrote “the ramp "never" reopened” today.',
        "Disse «la rampa “non” riaprirà» oggi.",
        "Il a dit « la rampe va rouvrir » hier.",
        "Er sagte »die Rampe wird geöffnet« heute.",
        "Han sa ”rampen ska öppnas igen” idag.",
        'He wrote "the ramp "never" reopened" today.',
        "He wrote ‘The men’s ramp won’t open’ today.",
        "He wrote 'The men's ramp won't open' today.",
        "He wrote ‘The engineers’ ramp has gone’ today.",
        "Han sa ’rampen ska öppnas igen’ idag.",
        "He wrote ❛the ramp will reopen❜ today.",
        "He wrote ʺthe ramp will reopenʺ today.",
        "He wrote ״the ramp will reopen״ today.",
        "He wrote 《the ramp will reopen》 today.",
        "He wrote ⹂the ramp will reopen” today.",
        "He wrote ＇the ramp will reopen＇ today.",
        "He wrote ´the ramp will reopen´ today.",
        "He wrote ‛the ramp will reopen’ today.",
        "He wrote ,,the ramp will reopen'' today.",
        "He wrote <<the ramp will reopen>> today.",
        "He wrote “the ramp will reopen and no more.",
        "Disse l’“antica rampa che riaprirà” oggi.",
        'He wrote"the ramp will reopen" today.',
        "See “the long ramp” and (“it will never reopen”).",
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
        "The 'boys' said it was in the engineers' report, and ‘Serbs’ are named in the drivers’ list.",
        "In the ’90s, when the ramp was young, it was the ministers’ own; so rock ’n’ roll was the drivers’.",
        'A 5" pipe, 6" wide, and a 7" one that is longer than the "old" ones were before 1990.',
        'A plate of 5"x 6 and then no more, or of 7"x 8 and again no more; a b"c d e f g h.',
        "Where x << y and y is the largest number of all, nothing is quoted, and a ,, is no mark at all.",
        "The sets 2 << 3 and 5 >> 4 are no quotations, nor is a,, b and c and d, and e.",
        "The “old” ramp and the “new” one, the „alte“ and the »neue« one, the «vecchia» and the ”gamla” one.",
        "The צה״ל and the מע״מ stand in the same long sentence.",
        "The “old” 'ramp's' end; the (“new”) ramp — “steep” — is l’“alta” rampa, and “so-called”.",
        'The "Kosovar"s and the "non-aligned" are in one sentence here.',
    ],
)
def test_short_or_checked_words_are_not(text: str) -> None:
    assert list(loose(text)) == []


@pytest.mark.parametrize(
    ("texts", "number", "words"),
    [
        (
            ["He wrote: “So be it:", "the ramp has gone.", "And for good.” So he wrote."],
            0,
            "So be it: the ramp has gone.",
        ),
        (["“", "The ramp has gone.", "”"], 0, "The ramp has gone."),
        (["No.", "“The ramp", "has gone", "away”"], 1, "The ramp has gone"),
        (["„Es sei:", "die Rampe ist weg“"], 0, "Es sei: die Rampe ist weg"),
    ],
)
def test_a_quotation_goes_on_in_the_next_block(texts: list[str], number: int, words: str) -> None:
    assert list(loose_in(texts)) == [(words, number)]


@pytest.mark.parametrize(
    "texts",
    [
        ["“", CHECKED, "”", "The ramp has gone away."],
        ["“So", "be it”", "The ramp has gone away."],
        ['A pipe of 5 "', "is wider than one of 4 inches"],
        ["The “old” ramp, of 5”", "and the new one of four inches"],
    ],
)
def test_what_is_closed_at_once_or_is_no_quotation_does_not(texts: list[str]) -> None:
    assert list(loose_in(texts)) == []


def test_the_mark_of_a_note_stands_behind_what_closes() -> None:
    french = "Il a écrit «\u202fla rampe va rouvrir\u202f»[1] hier soir à la ville."
    assert list(loose(french)) == [("la rampe va rouvrir", 12)]
    german = "Er schrieb »[D]ie Rampe ist ganz zu« am Abend."
    assert list(loose(german)) == [("[D]ie Rampe ist ganz zu", 12)]


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
