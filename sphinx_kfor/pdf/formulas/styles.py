"""How letters look: alphabets, switches and sizes, by the command's name without its backslash."""

from __future__ import annotations

#: Functions of Typst's from outside in, by what names of alphabets say.
_STYLES: dict[str, tuple[str, ...]] = {
    "bf": ("upright", "bold"),
    "rm": ("upright",),
    "it": ("italic",),
    "sf": ("sans", "upright"),
    "tt": ("mono",),
    "bb": ("bb",),
    "cal": ("cal",),
    "scr": ("scr",),
    "frak": ("frak",),
    "sfit": ("sans", "italic"),
    "bfit": ("bold", "italic"),
    "bfsf": ("bold", "sans", "upright"),
    "bfsfit": ("bold", "sans", "italic"),
    "bfcal": ("bold", "cal"),
    "bfscr": ("bold", "scr"),
    "bffrak": ("bold", "frak"),
}
_STYLES |= {
    "up": _STYLES["rm"],
    "normal": _STYLES["it"],
    "bfup": _STYLES["bf"],
    "sfup": _STYLES["sf"],
    "sfbf": _STYLES["bfsf"],
    "bfsfup": _STYLES["bfsf"],
}
#: Alphabets with an argument, and switches for the rest of a group.
ALPHABETS: dict[str, tuple[str, ...]] = {
    **{f"{kind}{style}": functions for kind in ("math", "sym") for style, functions in _STYLES.items()},
    **dict.fromkeys(("bold", "Bold"), _STYLES["bf"]),
    **dict.fromkeys(("boldsymbol", "bm", "pmb"), ("bold",)),
    "frak": ("frak",),
    **dict.fromkeys("Bbb mathds mathbbm mathbbmss mathbbmtt".split(), ("bb",)),
}
SWITCHES: dict[str, tuple[str, ...]] = {
    "rm": ("upright",),
    "bf": ("upright", "bold"),
    "it": ("italic",),
    "sf": ("sans", "upright"),
    "tt": ("mono",),
    "cal": ("cal",),
    "mit": ("italic",),
    "oldstyle": (),
    "scr": ("scr",),
    "bfseries": ("upright", "bold"),
    "boldmath": ("bold",),
    "rmfamily": ("upright",),
    "displaystyle": ("display",),
    "textstyle": ("inline",),
    "scriptstyle": ("script",),
    "scriptscriptstyle": ("sscript",),
}
#: Sizes that hold to the end of a group, as parts of the one around the formula.
SIZES = {
    "tiny": 0.5,
    "Tiny": 0.6,
    "scriptsize": 0.7,
    "footnotesize": 0.8,
    "small": 0.85,
    "normalsize": 1,
    "large": 1.2,
    "Large": 1.44,
    "LARGE": 1.73,
    "huge": 2.07,
    "Huge": 2.49,
}
