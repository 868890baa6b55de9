"""Typst's literals: how Python values are written in Typst's code mode."""

from __future__ import annotations

import re

# Only these two end or bend a string literal; the rest are characters that would break its line.
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_ESCAPES |= {
    code: f"\\u{{{code:x}}}" for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029) if code not in _ESCAPES
}

_ESCAPED = re.compile(r"\\(?:u\{(?P<code>[0-9a-f]+)\}|(?P<letter>.))")

_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>[a-z%]*)", re.IGNORECASE)
# CSS's reference pixel is 1/96 inch; ex and rem are taken as browsers do where a font says nothing.
_UNITS = {
    "": (0.75, "pt"),
    "px": (0.75, "pt"),
    "pt": (1, "pt"),
    "pc": (12, "pt"),
    "em": (1, "em"),
    "rem": (1, "em"),
    "ex": (0.5, "em"),
    "ch": (0.5, "em"),
    "mm": (1, "mm"),
    "cm": (1, "cm"),
    "in": (1, "in"),
    "%": (1, "%"),
}
_LANGUAGE = re.compile(r"(?P<lang>[a-z]{2,3})(?:[-_@](?P<rest>.*))?", re.IGNORECASE)
_REGION = re.compile(r"(?:^|[-_])(?P<region>[a-z]{2})(?=$|[-_@.])", re.IGNORECASE)


def string(text: str) -> str:
    """Write *text* as a string literal, the one form in which text reaches Typst."""
    return f'"{text.translate(_ESCAPES)}"'


def unquote(literal: str) -> str:
    """Read what stands between the quotes of a string literal, or of a text that Typst quotes."""
    return _ESCAPED.sub(
        lambda match: chr(int(match["code"], 16)) if match["code"] else _plain(match["letter"]), literal
    )


def _plain(letter: str) -> str:
    return {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}.get(letter, letter)


def strings(texts: list[str]) -> str:
    """Write *texts* as an array of strings."""
    return f"({''.join(string(text) + ', ' for text in texts)})"


def boolean(value: object) -> str:
    """Write the truth of *value*."""
    return "true" if value else "false"


def length(text: str) -> str | None:
    """Write a docutils length ("3cm", "50 %", "200"), or give None for what is none."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match["unit"].lower() not in _UNITS:
        return None
    factor, unit = _UNITS[match["unit"].lower()]
    return f"{float(match['number']) * factor:g}{unit}"


def language(tag: str) -> dict[str, str]:
    """Split a language tag ("sr-Latn-RS", "pt_BR") into Typst's `lang` and `region`."""
    match = _LANGUAGE.fullmatch(tag.strip())
    if match is None:
        return {}
    found = {"lang": match["lang"].lower()}
    if match["rest"] and (region := _REGION.search(match["rest"])):
        found["region"] = region["region"].upper()
    return found


def call(function: str, *positional: str, **named: str | None) -> str:
    """Write a call of *function*; a named argument that is None is left out, `_` stands for `-`."""
    arguments = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value is not None]
    return f"{function}({', '.join([*arguments, *positional])})"
