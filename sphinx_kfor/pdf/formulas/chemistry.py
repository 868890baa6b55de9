"""Chemical formulas: the common part of mhchem's command `ce`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of, written
from sphinx_kfor.pdf.formulas.writing import Atom, call, character, joined, space, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.pdf.formulas.parsing import Parser

_ARROWS = {"<-->": "⟷", "<->": "↔", "<=>>": "⇌", "<<=>": "⇌", "<=>": "⇌", "->": "→", "<-": "←"}
_PART = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<arrow><-->|<=>>|<<=>|<=>|<->|->|<-)(?:\[(?P<above>[^]]*)\])?(?:\[(?P<below>[^]]*)\])?"
    r"|(?P<left>\^\{?(?P<mass>\w+)\}?_\{?(?P<charge_number>\w+)\}?)(?=[A-Z])"
    r"|\^(?:\{(?P<sup>[^{}]*)\}|(?P<sup1>\d*[+-]|\S))"
    r"|_(?:\{(?P<sub>[^{}]*)\}|(?P<sub1>\S))"
    r"|\$(?P<math>[^$]*)\$"
    r"|(?P<solid>\bv(?=\s|$))"
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<word>\\[A-Za-z]+\s*)"
    r"|(?P<number>\d+(?:[./]\d+)?)"
    r"|(?P<gas>\^(?=\s|$))"
    r"|(?P<sign>[-+=#()\[\].,*·…])"
)
_PAD = space(0.3)
_ROMAN = re.compile(r"[A-Z]{2,}|[IVX]")
_BONDS = {"=": "=", "#": "≡", "*": "·", ".": "·"}


def chemical(parser: Parser, token: Token) -> Atom:
    """Read a chemical formula, as an argument in braces."""
    return Atom(_chemical(parser, token, written(parser.stream.argument(token))), whole=False)


def _chemical(parser: Parser, token: Token, source: str) -> str:
    atoms: list[Atom] = []
    position, bound = 0, False

    def formula(tex: str, *, chemical: bool = False) -> str:
        return _chemical(parser, token, tex) if chemical else parser.formula(tokens_of(tex))

    while position < len(source):
        match = _PART.match(source, position)
        if match is None:
            raise TexError(f"{token} holds {source[position]!r}, which is not read")
        position = match.end()
        bound = _add(atoms, match, formula, bound=bound)
    return joined(atom.written() for atom in atoms)


def _add(atoms: list[Atom], match: re.Match[str], formula: Callable[..., str], *, bound: bool) -> bool:
    """Add a part; *bound* tells that a number would count what stands before it. Tell it of the next one."""
    if match["space"]:
        return False
    if match["arrow"]:
        sub, sup = (
            joined([_PAD, formula(match[name], chemical=True), _PAD]) if match[name] else None
            for name in ("below", "above")
        )
        atoms.append(Atom(call("stretch", _ARROWS[match["arrow"]]), sub=sub, sup=sup, limits=True))
    elif match["left"]:
        atoms.append(Atom("", sub=text(match["charge_number"]), sup=text(match["mass"])))
    elif (tex := match["math"] or match["word"]) is not None:
        atoms.append(Atom(formula(tex), whole=False))
    elif match["number"] and not bound:
        atoms += [Atom(text(match["number"])), Atom("#h(0.12em)")]
    elif match["sign"] or match["gas"] or match["solid"]:
        return _add_sign(atoms, match[0], bound=bound)
    else:
        _add_letters(atoms, match)
    return bool(match["letters"] or match["word"] or _scripts(match) or (match["number"] and bound))


def _scripts(match: re.Match[str]) -> tuple[str, str] | None:
    """Give what a part sets at a corner of the one before it, and at which."""
    for name in ("sup", "sub"):
        if script := match[name] or match[f"{name}1"]:
            return name, script
    return None


def _add_letters(atoms: list[Atom], match: re.Match[str]) -> None:
    if script := _scripts(match):
        if not atoms:
            atoms.append(Atom(""))
        setattr(atoms[-1], script[0], _script(script[1]))
    elif match["number"]:
        atoms[-1].sub = text(match["number"])
    else:
        atoms.append(Atom(text(match["letters"])))


def _script(script: str) -> str:
    """Write a charge or a number; a Roman one counts electrons."""
    if _ROMAN.fullmatch(script):
        return text(script)
    return joined(character(each.replace("-", "−")) for each in script)


def _add_sign(atoms: list[Atom], sign: str, *, bound: bool) -> bool:
    if sign in "+-" and bound:
        # A charge, which stands right behind what has it; an operator stands between blanks.
        atoms[-1].sup = joined(filter(None, [atoms[-1].sup, "−" if sign == "-" else "+"]))
        return True
    if sign in {"^", "v"}:
        atoms.append(Atom("↑" if sign == "^" else "↓"))
        return False
    atoms.append(Atom(character(_BONDS.get(sign, sign))))
    return sign in ")]"


_UNIT = re.compile(
    r"(?P<number>[-+]?\d[\d.,]*)(?:(?:[eE]|\s*[x*]\s*10\^?)\{?(?P<power>[-+]?\d+)\}?)?"
    r"|(?P<unit>\\?[^\W\d_]+|[%°])(?:\^?\{?(?P<exponent>[-+]?\d+)\}?)?"
    r"|(?P<between>//|/|\s*[.*]\s*|\s+)"
)
_BETWEEN = {"/": "/", "//": "/", ".": "#h(0.12em)", "*": "⋅", "": "#h(0.22em)"}


def quantity(parser: Parser, token: Token) -> Atom:
    """Read a number with units, as mhchem's `pu` has it: `123 kJ mol-1`, `1.2e3 m//s2`."""
    source = written(parser.stream.argument(token)).strip()
    pieces: list[str] = []
    position = 0
    while position < len(source):
        match = _UNIT.match(source, position)
        if match is None:
            raise TexError(f"{token} holds {source[position]!r}, which is not read")
        position = match.end()
        if match["number"]:
            pieces.append(text(match["number"].replace("-", "−")))
            if match["power"]:
                pieces += ["⋅", f"10^({text(match['power'].replace('-', '−'))})"]
        elif match["unit"]:
            name = match["unit"]
            unit = parser.formula([name]) if name.startswith("\\") else text(name)
            power = match["exponent"]
            pieces.append(f"{unit}^({text(power.replace('-', '−'))})" if power else unit)
        else:
            pieces.append(_BETWEEN[match["between"].strip()])
    return Atom(joined(pieces), whole=False)
