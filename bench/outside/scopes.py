"""Are words in the scope of a negation or speculation cautioned, and words beyond it not?

SFU reviews and Conan Doyle stories, in which cues and their scopes are marked. Words behind a scope in
the same sentence, and words of a sentence without a cue, should not be cautioned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bench.outside.data import DataError, text_of
from bench.outside.product import cautions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.outside.tally import Measure, Tally

_LEAST = 4  # words that are quoted
_BEHIND = 5  # words that must follow a scope, for what stands behind it to be quoted
_LONG = 14  # words that a sentence without a cue must exceed
_COLUMNS = 2  # a word and its tag
_OUTSIDE = "O"
_JOINERS = (",", "and", "but", "or", ";")


class Layer(NamedTuple):
    """The marks of one kind on a sentence: a tag a word.

    Attributes:
        kind: what is marked.
        tags: one for each word, `O` for none.
        cue: how the tag of a cue ends.
        scope: how the tag of a word in its scope ends.
    """

    kind: str
    tags: list[str]
    cue: str
    scope: str


def run(folder: Path, tally: Tally) -> None:
    """Measure the `.conll` and `.conllu` files of a folder."""
    reviews, stories = sorted(folder.glob("SFU_*.conll")), folder / "conandoyle_all.conllu"
    if not reviews:
        tally.missing.append("no SFU_*.conll")
    for path in reviews:
        for rows in _sentences(path):
            layers = [
                Layer("negation", [row[1] for row in rows], "_negcue", "_neg"),
                Layer("speculation", [(*row, _OUTSIDE, _OUTSIDE)[2] for row in rows], "_speccue", "_spec"),
            ]
            _measure([row[0] for row in rows], layers, "SFU", tally)
    if not stories.is_file():
        tally.missing.append(f"no {stories.name}")
        return
    for rows in _sentences(stories):
        layers = [Layer("negation", [row[-1] for row in rows], "_cue", "_scope")]
        _measure([row[0] for row in rows], layers, "Conan Doyle", tally)


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL file, each a list of its words' columns."""
    for block in re.split(r"\n[ \t]*\n", text_of(path)):
        rows = [line.split("\t") for line in block.splitlines() if line.strip() and not _is_comment(line)]
        if any(len(row) < _COLUMNS for row in rows):
            raise DataError(path, f"a word without a tag in {block[:60]!r}")
        if rows:
            yield rows


def _is_comment(line: str) -> bool:
    """Whether a line says something of the sentence, and is no word `#`."""
    return line == "#" or line.startswith(("# ", "#token"))


def _measure(words: list[str], layers: list[Layer], corpus: str, tally: Tally) -> None:
    """Quote what stands in the scopes of a sentence, behind them, or half of it where there is no cue."""
    cued = False
    for kind, tags, cue, scope in layers:
        for begin in _behind_cues(tags, cue):
            cued = True
            start = begin + (tags[begin : begin + 1] == [_OUTSIDE])
            end = next((at for at in range(start, len(tags)) if not tags[at].endswith(scope)), len(tags))
            _quote(words, start, end, tally.higher(f"{corpus}, {kind}: in the scope, cautioned"))
            if start < end < len(words) - _BEHIND and set(tags[end:]) == {_OUTSIDE}:
                skip = words[end] in _JOINERS
                behind = tally.lower(f"{corpus}, {kind}: behind the scope, cautioned")
                _quote(words, end + skip, len(words) - 1, behind)
    if not cued and len(words) > _LONG:
        free = tally.lower(f"{corpus}: no cue in the sentence, cautioned")
        _quote(words, len(words) // 2, len(words) - 1, free)


def _behind_cues(tags: list[str], cue: str) -> Iterator[int]:
    """Where the words behind each cue begin."""
    for at, tag in enumerate(tags, 1):
        if tag.endswith(cue) and not (at < len(tags) and tags[at].endswith(cue)):
            yield at


def _quote(words: list[str], start: int, end: int, measure: Measure) -> None:
    """Quote some words of a sentence, between two sentences that say nothing."""
    passage, sentence = _written(words[start:end]).strip(' ,;:.!?"'), _written(words)
    if len(passage.split()) < _LEAST or sentence.count(passage) != 1 or re.search(r"[\[\]*_]", sentence):
        return
    found = cautions(passage, f"This is the review of the day.\n\n{sentence} Then came the next day of it.\n")
    if found is not None:
        said = found.get("context", "")
        measure.add(bool(said), wrong=[f"{sentence[:150]} << {passage[:60]} >> {said[:70]}"])


def _written(words: list[str]) -> str:
    """Words as a sentence is written."""
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", " ".join(words))
    text = re.sub(r" ([,.;:!?)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", text))
    return text.replace("``", '"').replace("''", '"')
