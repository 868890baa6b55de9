"""Drafts: what a document says and in which order, before a producer writes it as a file of some kind."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.documents.sentences import LANGUAGES, Sentence, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How often a section has a list, a quotation, a table; a sentence a note, odd spaces, a word parted;
#: a table a merged cell.
_ITEMS, _QUOTED, _TABLED, _NOTED, _SPACED, _PARTED, _MERGED = 0.3, 0.2, 0.3, 0.06, 0.3, 0.15, 0.4
_LATIN = ("en", "de", "fr", "it", "es", "pl")


@dataclass(frozen=True)
class Block:
    """A part of a document.

    Attributes:
        kind: `heading`, `text`, `item`, `quote` or `table`.
        sentences: what it says, if it is no table.
        rows: of a table; a cell that is None belongs to the one before it.
    """

    kind: str
    sentences: tuple[Sentence, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()

    @property
    def text(self) -> str:
        """What it says, without its notes."""
        return " ".join(one.text for one in self.sentences)


@dataclass(frozen=True)
class Draft:
    """A document to be.

    Attributes:
        seed: of its chances, a name for messages.
        language: its tag.
        title: its title.
        blocks: its parts.
        space: what stands between its sentences.
        columns: one or two.
        head: of its pages, where a kind has any.
    """

    seed: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    space: str = " "
    columns: int = 1
    head: str = ""
    voices: tuple[str, ...] = field(default=("Ines Falk", "Tom Okafor"))

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Each sentence of it, also those of notes, and the heading that it stands under."""
        heading, notes = "", []
        for block in self.blocks:
            if block.kind == "heading":
                heading = block.text
                continue
            for one in block.sentences:
                yield one.text, heading
                if one.note:
                    notes.append(one.note)
        for note in notes:
            yield note, ""


def draft(kind: str, number: int, size: int = 9) -> Draft:
    """A draft, the same for the same arguments.

    Args:
        kind: of document, for chance.
        number: which one; languages and layouts take turns.
        size: how many sections of two or three paragraphs.
    """
    chance = random.Random(f"{kind} {number}")
    language = LANGUAGES[number % len(LANGUAGES)] if number % 3 else _LATIN[number % len(_LATIN)]
    speaker = Speaker(language, chance)
    blocks: list[Block] = []
    for section in range(1, size + 1):
        blocks.append(Block("heading", (Sentence(speaker.heading(section)),)))
        blocks += [_text(speaker, chance) for _ in range(chance.randint(2, 3))]
        if chance.random() < _ITEMS:
            blocks += [Block("item", (Sentence(speaker.sentence(long=False)),)) for _ in range(3)]
        if chance.random() < _QUOTED:
            blocks.append(Block("quote", (Sentence(speaker.sentence()), Sentence(speaker.sentence()))))
        if chance.random() < _TABLED:
            blocks.append(Block("table", rows=_rows(speaker, chance)))
    return Draft(
        f"{kind}{number}",
        language,
        speaker.heading(0)[2:],
        tuple(blocks),
        speaker.space,
        2 if number % 4 == 1 else 1,
        speaker.heading(99)[3:] if number % 2 else "",
    )


def _text(speaker: Speaker, chance: random.Random) -> Block:
    said = []
    for _ in range(chance.randint(2, 5)):
        words = _varied(speaker.sentence(), chance)
        said.append(Sentence(words, speaker.sentence(long=False) if chance.random() < _NOTED else ""))
    return Block("text", tuple(said))


def _varied(words: str, chance: random.Random) -> str:
    """Some spaces before signs do not break, some words may be parted at a soft hyphen."""
    if chance.random() < _SPACED:
        words = words.replace(" %", "\u00a0%").replace(" €", "\u202f€")
    long = [word for word in words.split() if len(word) > 9 and word.isalpha()]  # noqa: PLR2004 (long)
    if long and chance.random() < _PARTED:
        words = words.replace(long[0], f"{long[0][:4]}\u00ad{long[0][4:]}", 1)
    return words


def _rows(speaker: Speaker, chance: random.Random) -> tuple[tuple[str | None, ...], ...]:
    name = speaker.heading(1)[2:].split("·")[0].strip()
    years = chance.sample(range(1990, 2026), 2)
    head: tuple[str | None, ...] = (name, str(years[0]), str(years[1]))
    body = [
        (f"{name} {letter}", f"{chance.randint(1000, 9999):,}", f"{chance.randint(10, 999) / 10} %")
        for letter in "ABCD"
    ]
    if chance.random() < _MERGED:
        body[1] = (body[1][0], body[1][1], None)  # type: ignore[assignment]
    return (head, *body)
