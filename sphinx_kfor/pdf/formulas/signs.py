"""What a character or a command without an argument prints: signs, functions, room, delimiters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import symbols
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, character, joined, space, text

if TYPE_CHECKING:
    from collections.abc import Callable

_MATH = {"*": "∗", "`": "‘", '"': text('"'), "’": "′", "|": call("class", text("normal"), character("|"))}
_DELIMITERS = {
    "<": "⟨",
    ">": "⟩",
    **{each: each for each in "()[]/|"},
    "\\{": "{",
    "\\}": "}",
    "\\|": "‖",
    "\\backslash": "\\",
}


def typed(token: Token) -> Atom:
    """Give a character that was typed as itself."""
    return Atom(_MATH.get(token) or character(token), breaks=token in symbols.BREAKS)


def sign_of(token: Token, following: Callable[[], Token]) -> Atom | None:
    """Give what a command without an argument prints, None for what prints nothing.

    Args:
        token: the command.
        following: gives the token behind it, where that tells.

    Raises:
        TexError: there is no such command.
    """
    name = token[1:]
    if name in symbols.IGNORED:
        return None
    if name in symbols.SPACES:
        return Atom(space(symbols.SPACES[name]))
    if name in symbols.FUNCTIONS or name in symbols.LIMITS:
        return Atom(name)
    if name in symbols.SPELLED:
        return Atom(call("op", text(symbols.SPELLED[name]), limits="#true"))
    if name == "dots":
        return Atom("⋯" if following() in symbols.BREAKS | {"\\times", "\\cdot"} else "…")
    return _symbol(token)


def _symbol(token: Token) -> Atom:
    name = token[1:]
    if kind := symbols.BARS.get(name):
        return Atom(call("class", text(kind), character(symbols.SYMBOLS[name])))
    if sign := symbols.SYMBOLS.get(name):
        code = joined(map(character, unicodedata.normalize("NFC", sign)))
        return Atom(code, whole=len(sign) == 1, breaks=sign in symbols.BREAKS)
    if greek := _upright_greek(name):
        return Atom(call("upright", character(greek)))
    raise TexError(f"{token} is not a command that is known here")


def delimiter(token: Token, of: Token) -> str:
    """Give the delimiter that *token* is behind *of*, "" for the full stop that stands for none.

    Raises:
        TexError: it is none.
    """
    if token == ".":
        return ""
    sign = _DELIMITERS.get(token) or symbols.SYMBOLS.get(token.removeprefix("\\"), "")
    if len(sign) != 1 or not token or token.isalnum():
        raise TexError(f"{of} {token or 'nothing'}: this is no delimiter")
    return character(sign)


def _upright_greek(name: str) -> str:
    """Give the letter of a name of the package upgreek, `upalpha` or `Upgamma`; "" if it is none."""
    letter = name[2:].capitalize() if name.startswith("Up") else name.removeprefix("up")
    sign = symbols.SYMBOLS.get(letter, "") if name[:2] in {"up", "Up"} else ""
    return sign if len(sign) == 1 and "GREEK" in unicodedata.name(sign, "") else ""
