"""The accent colour of PDFs on papers in HTML: a stylesheet, since a strict page has no style inside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLE = "kfor-accent.css"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
#: What words stand on by light and by dark, and by how much they stand out there (WCAG 2.2); a band less.
_PAPER, _NIGHT = (255, 255, 255), (21, 24, 28)
_ON_PAPER, _ON_NIGHT, _BAND = 4.5, 7.0, 3.0
#: Up to here sRGB is linear (IEC 61966-2-1).
_LINEAR = 0.04045
_SHEET = """\
body.kfor-paper {{
  --kfor-accent: light-dark({ink}, {pale});
  border-block-start-color: light-dark({accent}, {band});
}}

@media print {{
  body.kfor-paper {{
    --kfor-accent: {ink};
  }}
}}
"""

Colour = tuple[float, ...]


def accent_of(config: Config) -> str:
    """The colour that `kfor_pdf_settings` names; empty where it names none."""
    named = config.kfor_pdf_settings.get("accent", "") if isinstance(config.kfor_pdf_settings, dict) else ""
    return named if isinstance(named, str) and _COLOUR.fullmatch(named) else ""


def write(app: Sphinx) -> None:
    """Write the stylesheet of a project whose papers have a colour of their own."""
    if app.builder.format == "html" and (accent := accent_of(app.config)):
        folder = Path(app.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STYLE).write_text(sheet(accent), "utf-8")


def sheet(accent: str) -> str:
    """The stylesheet of a colour, such as `#7a1f2b`: darker or paler where words in it could not be read."""
    colour = tuple(int(accent[place : place + 2], 16) for place in (1, 3, 5))
    return _SHEET.format(
        accent=accent.lower(),
        ink=_hex(_towards((0, 0, 0), colour, _PAPER, _ON_PAPER)),
        pale=_hex(_towards((255, 255, 255), colour, _NIGHT, _ON_NIGHT)),
        band=_hex(_towards((255, 255, 255), colour, _NIGHT, _BAND)),
    )


def _towards(goal: Colour, colour: Colour, ground: Colour, contrast: float) -> Colour:
    """A colour, mixed with another as far as it takes to be seen on a ground."""
    for step in range(100):
        mixed = tuple(one + (other - one) * step / 100 for one, other in zip(colour, goal, strict=True))
        if _contrast(mixed, ground) >= contrast:
            return mixed
    return goal


def _contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """How light a colour is, by WCAG 2.2."""
    parts = [one / 255 for one in colour]
    red, green, blue = (one / 12.92 if one <= _LINEAR else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(one):02x}" for one in colour)
