"""Chemical formulas: the common part of mhchem's command `ce`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.tokens import TexError, Token, written
from sphinx_kfor.pdf.formulas.writing import Atom, call, character, joined, text

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
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<number>\d+(?:[./]\d+)?)"
    r"|(?P<gas>\^(?=\s|$))|(?P<solid>\bv(?=\s|$))"
    r"|(?P<sign>[-+=#()\[\].,*·…])"
)
_BONDS = {"=": "=", "#": "≡", "*": "·", ".": "·"}


def chemical(parser: Parser, token: Token) -> Atom:
    """Read a chemical formula, as an argument in braces."""
    source = written(parser.stream.argument(token))
    atoms: list[Atom] = []
    position, bound = 0, False
    while position < len(source):
        match = _PART.match(source, position)
        if match is None:
            raise TexError(f"{token} holds {source[position]!r}, which is not read")
        position = match.end()
        bound = _add(atoms, match, lambda tex: parser.formula(list(tex)), bound=bound)
    return Atom(joined(atom.written() for atom in atoms), whole=False)


def _add(atoms: list[Atom], match: re.Match[str], formula: Callable[[str], str], *, bound: bool) -> bool:
    """Add a part; *bound* tells that a number would count what stands before it. Tell it of the next one."""
    if match["space"]:
        return False
    if match["arrow"]:
        sub, sup = (text(match[name]) if match[name] else None for name in ("below", "above"))
        atoms.append(Atom(call("stretch", _ARROWS[match["arrow"]]), sub=sub, sup=sup))
    elif (script := match["sup"] or match["sup1"]) or (script := match["sub"] or match["sub1"]):
        if not atoms:
            atoms.append(Atom(""))
        name = "sup" if match["sup"] or match["sup1"] else "sub"
        setattr(atoms[-1], name, joined(character(each.replace("-", "−")) for each in script))
        return True
    elif match["left"]:
        atoms.append(Atom("", sub=text(match["charge_number"]), sup=text(match["mass"])))
    elif match["math"] is not None:
        atoms.append(Atom(formula(match["math"]), whole=False))
    elif match["letters"]:
        atoms.append(Atom(text(match["letters"])))
        return True
    elif match["number"]:
        if bound:
            atoms[-1].sub = text(match["number"])
        else:
            atoms += [Atom(text(match["number"])), Atom("#h(0.12em)")]
        return bound
    else:
        return _add_sign(atoms, match[0], bound=bound)
    return False


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
