"""Alters quotations of any text: for each class of alteration, what it makes of a passage."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

Alteration = Callable[[str, random.Random], str]

_LOOK_ALIKES = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))
_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NEGATIONS = r"(?i)\b(?:not|no|never|nobody|none|neither|non|nessun|mai)\b\s?|n[’']t\b"
_MODALITY = [
    ("will", "may"),
    ("may", "will"),
    ("would", "will"),
    ("can", "must"),
    ("should", "shall"),
    ("is", "was"),
]
_QUANTITY = [
    ("some", "all"),
    ("all", "some"),
    ("few", "many"),
    ("most", "few"),
    ("more", "less"),
    ("both", "neither"),
]


def _one(words: str, pattern: str, new: Callable[[str], str], rng: random.Random) -> str:
    """Change one match of a pattern, chosen at random."""
    found = list(re.finditer(pattern, words))
    if not found:
        return words
    match = rng.choice(found)
    return words[: match.start()] + new(match[0]) + words[match.end() :]


def _other(pairs: list[tuple[str, str]]) -> Alteration:
    """Put the other of two words, of one of the pairs that the passage has."""

    def change(words: str, rng: random.Random) -> str:
        found = [pair for pair in pairs if re.search(rf"(?i)\b{pair[0]}\b", words)]
        old, new = rng.choice(found or [("", "")])
        return re.sub(rf"(?i)\b{old}\b", new, words, count=1) if old else words

    return change


def drop_negation(words: str, rng: random.Random) -> str:
    return _one(words, _NEGATIONS, lambda _: "", rng)


def add_negation(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=\w) (?=\w)", lambda _: rng.choice([" not ", " never ", " no ", " non "]), rng)


def change_digit(words: str, rng: random.Random) -> str:
    return _one(words, r"\d", lambda digit: str((int(digit) + rng.randint(1, 9)) % 10), rng)


def swap_digits(words: str, rng: random.Random) -> str:
    return _one(words, r"(\d)(?!\1)\d", lambda pair: pair[::-1], rng)


def drop_digit(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=\d)\d|\d(?=\d)", lambda _: "", rng)


def change_sign(words: str, rng: random.Random) -> str:
    return _one(words, r"(?:[−+-](?=\d))|(?<![\d.,])(?=\d)", lambda sign: "" if sign else "−", rng)


def move_point(words: str, rng: random.Random) -> str:
    move = rng.choice([lambda n: n[0] + n[2] + n[1], lambda n: n[1] + n[0] + n[2], lambda n: n[0] + n[2]])
    return _one(words, r"\d[.,]\d", move, rng)


def change_unit(words: str, rng: random.Random) -> str:
    pattern = r"%|°C|\b(?:million|milioni|metres|metri|litres|tonnes|minutes|knots|ore)\b"
    return _one(words, pattern, lambda unit: rng.choice(["", "‰", "billion"]) if unit else "", rng)


def change_currency(words: str, rng: random.Random) -> str:
    return _one(
        words, r"[€£$]|\beuros?\b", lambda sign: "dollars" if sign[0] == "e" else rng.choice(["¥", ""]), rng
    )


def change_name(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=[a-z,] )[A-Z][a-z]+", lambda name: name[1:].title() + name[0].lower(), rng)


def swap_words(words: str, rng: random.Random) -> str:
    return _one(words, r"\b(\w+) (?!\1\b)\w+\b", lambda pair: " ".join(reversed(pair.split())), rng)


def drop_word(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=\w) \w+(?= \w)", lambda _: "", rng)


def add_word(words: str, rng: random.Random) -> str:
    return _one(
        words, r"(?<=\w) (?=\w)", lambda _: f" {rng.choice(['only', 'all', 'of', 'di', 'very'])} ", rng
    )


def change_letter(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=\w)[a-z]", lambda letter: "q" if letter != "q" else "z", rng)


def change_case(words: str, rng: random.Random) -> str:
    return _one(words, r"(?<=\w)[^\W\d_]", str.swapcase, rng)


def look_alike(words: str, rng: random.Random) -> str:
    pattern = f"[{''.join(_LOOK_ALIKES)}]"
    return _one(words, pattern, _LOOK_ALIKES.__getitem__, rng)


def bidi(words: str, rng: random.Random) -> str:
    place = rng.randint(0, len(words))
    return words[:place] + rng.choice(_BIDI) + words[place:]


def end_early(words: str, rng: random.Random) -> str:
    found = [match.start() for match in re.finditer(r"(?<=\w{2}) (?=\w)", words)]
    return f"{words[: rng.choice(found)]}." if found else words


def turn_round(words: str, rng: random.Random) -> str:
    half = [match.start() for match in re.finditer(r"(?<=\w{2}) (?=\w{2})", words)]
    place = rng.choice(half) if half else 0
    return f"{words[place + 1 :]} […] {words[:place]}" if place else words


def cut_word(words: str, rng: random.Random) -> str:
    return re.sub(r"(?<=\w)\w\W*$", "", words) if rng.random() < 0.5 else re.sub(r"^\W*\w(?=\w)", "", words)


ALTERATIONS: dict[str, Alteration] = {
    "dropped negation": drop_negation,
    "added negation": add_negation,
    "digit changed": change_digit,
    "digits swapped": swap_digits,
    "digit dropped": drop_digit,
    "sign": change_sign,
    "decimal point": move_point,
    "unit": change_unit,
    "currency": change_currency,
    "name": change_name,
    "order of words": swap_words,
    "order of parts": turn_round,
    "modality and tense": _other(_MODALITY),
    "quantifier": _other(_QUANTITY),
    "word dropped": drop_word,
    "word added": add_word,
    "letter": change_letter,
    "case": change_case,
    "look-alike": look_alike,
    "bidi control": bidi,
    "ended early": end_early,
    "word cut": cut_word,
}


def alter(words: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Each alteration of a passage that changes it, with the name of its class."""
    for kind, alteration in ALTERATIONS.items():
        altered = alteration(words, rng)
        if altered.strip() not in {words, ""}:
            yield kind, altered


def splice(one: str, other: str) -> str:
    """The first half of one passage and the second of another, as one."""
    mine, its = one.split(), other.split()
    return " ".join([*mine[: len(mine) // 2], *its[len(its) // 2 :]])
