"""A brief of 3,000 words with tables, figures, notes and math, and a report of ten: generated."""

from __future__ import annotations

import random
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SECTIONS = 8
#: The part of common words in a sentence.
_COMMONNESS = 0.45
_WORDS = (
    "patrol mission river border council harbour ministry force village report contingent road winter "
    "agreement station municipality police election customs journal treaty bridge convoy district"
).split()
_COMMON = "the of and to in a that is was for on with as by at from it an were which this has had".split()
_CONF = """
project = "A report"
author = "A. Writer"
language = "en"
myst_enable_extensions = ["dollarmath", "attrs_block"]
numfig = True
root_doc = "index"
exclude_patterns = []
suppress_warnings = ["kfor"]
latex_engine = "xelatex"
latex_documents = [("index", "report.tex", "A report", "A. Writer", "howto")]
pdf_documents = [("index", "report", "A report", "A. Writer")]
kfor_pdf_documents = [("index", "report", "A report", "A. Writer")]
typst_documents = [("index", "report.typ", "A report", "A. Writer")]
"""


def write(folder: Path, briefs: int) -> None:
    """Write a project: one brief is its index, of more the index is a table of contents."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(_CONF, "utf-8")
    for number in range(3):
        (folder / f"figure{number}.png").write_bytes(_png(320, 180, number))
    names = ["index"] if briefs == 1 else [f"brief{number}" for number in range(briefs)]
    for number, name in enumerate(names):
        (folder / f"{name}.md").write_text(_brief(number), "utf-8")
    if briefs > 1:
        listed = "\n".join(names)
        (folder / "index.md").write_text(f"# A report\n\n```{{toctree}}\n{listed}\n```\n", "utf-8")


def _brief(number: int) -> str:
    chance = random.Random(number)
    parts = [f"# Brief {number}"]
    for section in range(_SECTIONS):
        mark = f"b{number}s{section}"
        parts += [f"## Section {section}", _paragraph(chance, 55, f" See {{numref}}`{mark}`.")]
        parts += [_paragraph(chance, 40), f"### Part of {section}", _paragraph(chance, 40, f"[^n{mark}]")]
        parts += [_quotation(chance), _items(chance), _paragraph(chance, 28, " With $x_{i}^{2} + y = 1$.")]
        parts.append(f"[^n{mark}]: {_sentence(chance, 14)}")
        parts += _object(section, mark, chance)
    return "\n\n".join(parts) + "\n"


def _object(section: int, mark: str, chance: random.Random) -> list[str]:
    """A table, or a figure, or each and a formula: six tables and three figures in a brief."""
    table = {0: (5, 8), 1: (10, 6), 2: (3, 50), 3: (4, 10), 5: (6, 6), 6: (4, 8)}.get(section)
    if table:
        columns, rows = table
        formula = ["$$\n\\sum_{i=1}^{n} \\frac{a_i}{b_i} = \\sqrt{c}\n$$"] * (section % 2)
        return [*formula, _table(columns, rows, mark, chance)]
    image = f"figure{section % 3}.png"
    figure = (
        f"```{{figure}} {image}\n:name: {mark}\n:alt: {_sentence(chance, 6)}\n\n{_sentence(chance, 9)}\n```"
    )
    return [figure, f"![{_sentence(chance, 5)}](figure0.png)"] if section == _SECTIONS - 1 else [figure]


def _table(columns: int, rows: int, mark: str, chance: random.Random) -> str:
    lines = [
        "|" + "|".join(f" {chance.choice(_WORDS)} " for _ in range(columns)) + "|",
        "|---" * columns + "|",
    ]
    for row in range(rows):
        cells = [
            f"{chance.choice(_WORDS)} {row}",
            *(f"{chance.randint(1, 9999)}" for _ in range(columns - 1)),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    body = "\n".join(lines)
    return f"```{{table}} {_sentence(chance, 7)}\n:name: {mark}\n\n{body}\n```"


def _quotation(chance: random.Random) -> str:
    words, author = _sentence(chance, 24), chance.choice(_WORDS).title()
    return f"> “{words}”\n>\n> — {author}, *About the {author}*, 21 November 2022, para. 3"


def _items(chance: random.Random) -> str:
    return "\n".join(f"- {_sentence(chance, 11)}" for _ in range(3))


def _paragraph(chance: random.Random, words: int, end: str = "") -> str:
    sentences = [_sentence(chance, 14) for _ in range(words // 14 + 1)]
    strong = (
        f"**{chance.choice(_WORDS)}** and *{chance.choice(_WORDS)}*, [a link](https://example.org/{words})."
    )
    return " ".join([*sentences, strong]) + end


def _sentence(chance: random.Random, words: int) -> str:
    chosen = [chance.choice(_COMMON if chance.random() < _COMMONNESS else _WORDS) for _ in range(words)]
    return " ".join(chosen).capitalize() + "."


def _png(width: int, height: int, seed: int) -> bytes:
    """A picture of a few bars."""
    chance = random.Random(seed)
    heights = [chance.randint(20, height) for _ in range(16)]
    rows = b"".join(
        b"\0"
        + b"".join(
            b"\x28\x50\x80" if row < heights[16 * x // width] else b"\xff\xff\xff" for x in range(width)
        )
        for row in range(height, 0, -1)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
