"""Text in a chart: the font, how wide words are in it, and how they break into lines.

The font is matplotlib's own, whose glyphs are drawn as paths: the same everywhere, and text that an
author or a source wrote is only ever shapes. Lengths are points.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

SIZE = 9.0
LINE = 11.5


@cache
def font(*, bold: bool = False) -> FontProperties:
    """The font, by its file: another of its name on the machine may be another."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=Path(mpl.get_data_path(), "fonts", "ttf", name), size=SIZE)


def has_glyph(character: str) -> bool:
    """Whether the font has a character."""
    path = font().get_file()
    return get_font(str(path)).get_char_index(ord(character)) != 0


@cache
def width(text: str, *, bold: bool = False) -> float:
    """How wide a line is."""
    return float(text_to_path.get_text_width_height_descent(plain(text), font(bold=bold), ismath=False)[0])


def plain(text: str) -> str:
    """A text with its control characters, which no font has, shown as lost."""
    return "".join("\ufffd" if unicodedata.category(one) in {"Cc", "Cs"} else one for one in text)


def wrapped(text: str, most: float, lines: int = 4) -> list[str]:
    """A text in lines no wider than `most`; wider words break, and what is too much is cut with `…`."""
    made: list[str] = []
    for word in plain(text).split():
        if made and width(f"{made[-1]} {word}") <= most:
            made[-1] += f" {word}"
            continue
        *full, rest = _broken(word, most)
        made += [*full, rest]
    if len(made) > lines:
        last = made[lines - 1]
        while last and width(f"{last}…") > most:
            last = last[:-1]
        made = [*made[: lines - 1], f"{last.rstrip()}…"]
    return made or [""]


def _broken(word: str, most: float) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and width(parts[-1] + character) > most:
            parts.append("")
        parts[-1] += character
    return parts
