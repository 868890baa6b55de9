"""Colours of formulas: CSS's and LaTeX's names, and LaTeX's models."""

from __future__ import annotations

import re

from sphinx_kfor.pdf.formulas.writing import call
from sphinx_kfor.pdf.syntax import string

#: Models that give red, green and blue, with the value that is full.
_MODELS = {"rgb": 1.0, "RGB": 255.0}
_HEX = re.compile(r"#?(?:[0-9a-fA-F]{3}){1,2}")


def coloured(colour: str, model: str, code: str) -> str:
    """Write *code* in *colour*; in the page's own where that is no colour."""
    found = paint(colour, model)
    return call("text", code, fill=f"#{found}") if found else code


def paint(colour: str, model: str) -> str:
    """Write a colour in Typst's code, "" for what is none."""
    found = _hex(colour.strip(), model.strip())
    return "" if found is None else f"rgb({string(found)})"


def _hex(colour: str, model: str) -> str | None:
    parts = colour.split(",")
    try:
        if model == "HTML" and _HEX.fullmatch(colour):
            return f"#{colour.removeprefix('#')}"
        if model == "gray":
            parts, model = parts * 3, "rgb"
        if model in _MODELS and len(parts) == 3:  # noqa: PLR2004 - red, green, blue
            full = _MODELS[model]
            return "#" + "".join(f"{round(min(max(float(part) / full, 0), 1) * 255):02x}" for part in parts)
        if model:
            return None
        from PIL import ImageColor  # noqa: PLC0415 - an extra

        red, green, blue = ImageColor.getrgb(colour)[:3]
    except (ValueError, ImportError):
        return None
    return f"#{red:02x}{green:02x}{blue:02x}"
