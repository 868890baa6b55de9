"""Typst's math notation: how a formula's parts are written so that none is taken for another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.utils.math import tex2unichar

from sphinx_kfor.pdf.syntax import string

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What would group, separate, name or end something; a hash, which begins code, only ever stands in a string.
_ESCAPED = frozenset("()[]{},;:/$&_^~\"'\\`@√∛∜|‖")
_RELATIONS = frozenset(tex2unichar.mathrel.values()) | frozenset("=<>")
_BRACKETS = frozenset({"Ps", "Pe"})
_ONE = re.compile(r"[^\W_]|\d+(?:\.\d+)?")
_BACKSLASH = re.compile(r"\\(?=[^\sA-Za-z])")
_CODE = re.compile(
    r"#(?:h\((?P<space>[-\d.]+)em\)|box\((?:[^()]|\([^()]*\))*\)\[\$|hide\[\$|grid\([^$]*\[\$|\w+)|\$\]|\"\""
)
#: How something is set: with a frame, in which size.
_NAMED = (
    r"(?:delim: (?:#none|\"[^\"]*\")|augment: #\((?:\w+: \([^()]*\)(?:, )?)+\)"
    r"|(?:column-gap|row-gap|size): #[\d.]+em|(?:align|inverted|cross|reverse|limits|angle): #\w+)"
)
_SETTING = re.compile(f"{_NAMED}, |, {_NAMED}")
#: A delimiter, of what kind it is and how high.
_DELIMITER = re.compile(r"class\(\"\w+\", (?:lr\()?([^\w\s])\)+")
_CONTEXT = re.compile(r"#context \{ let it = \$(.*?)\$; \$limits\(#it\)_\(stretch\((.).*?\)\.width\)\)\$ \}")
_CELL = re.compile(r"\$\], (?:grid\.cell\([^()]*\))?\[\$")


@dataclass
class Atom:
    """A part of a formula, with what is set at its corners.

    Attributes:
        code: in Typst's math.
        whole: whether a script behind *code* belongs to all of it.
        sub, sup: its scripts.
        limits: whether they stand below and above; None leaves it to Typst.
        breaks: whether a line may end before it.
        lines: of an environment of equations, its lines, for where it stands alone.
        stacked: whether *lines* are nothing but lines below one another.
        sides: of *lines*, at which side of the page each stands, where that is said.
        span: over how many columns of an array it stands; 0 says nothing.
        rows: over how many of its rows, likewise.
    """

    code: str
    whole: bool = True
    sub: str | None = None
    sup: str | None = None
    limits: bool | None = None
    breaks: bool = False
    lines: tuple[str, ...] = ()
    stacked: bool = False
    sides: tuple[str, ...] = ()
    span: int = 0
    rows: int = 0

    def written(self) -> str:
        """Give its code with its scripts."""
        base = self.code or '""'
        if self.sub is None and self.sup is None:
            return self.code
        if self.limits is not None:
            base = call("limits" if self.limits else "scripts", base)
        elif base in _RELATIONS or base.startswith('class("relation"'):
            # Of its own accord Typst sets what belongs to a relation below and above it.
            base = call("scripts", base)
        elif not self.whole:
            return call("attach", base, b=self.sub, t=self.sup)
        sub = f"_{_script(self.sub)}" if self.sub is not None else ""
        sup = f"^{_script(self.sup)}" if self.sup is not None else ""
        return f"{base}{sub}{sup}"


def _script(code: str) -> str:
    return code if _ONE.fullmatch(code) else f"({code})"


def character(sign: str) -> str:
    """Write one character as itself."""
    if sign == "#":
        return '"#"'
    return f"\\{sign}" if sign in _ESCAPED or unicodedata.category(sign) in _BRACKETS else sign


def text(words: str) -> str:
    """Write upright text."""
    return string(words)


def call(function: str, *arguments: str, **named: str | None) -> str:
    """Write a call; what is named is code, but for the parts of `attach`."""
    parts = [*(each or '""' for each in arguments)]
    parts += [f"{name}: {value or chr(34) * 2}" for name, value in named.items() if value is not None]
    return f"{function}({', '.join(parts)})"


def in_rows(rows: Iterable[str]) -> str:
    """Put *rows* of a matrix below one another; right behind code a semicolon would only end that."""
    return " ; ".join(row or '""' for row in rows)


#: Which part of the room beside it stands before what is set at a side.
_BEFORE = {"left": "0", "center": "0.5", "right": "1"}
_WIDEST = "let room = calc.max(..lines.map(it => measure(it).width)) + 1em.to-absolute()"
_INDENTED = "((it, at)) => (h((room - measure(it).width) * at) + it.body, )"
_RAGGED = re.compile(r"#context \{ let lines = \((.*?), \); let room .*?it\.body, \)\)\)\$ \}")


def ragged(lines: Sequence[str], sides: Sequence[str]) -> str:
    """Put *lines* below one another, each at its side of what is a little wider than all of them."""
    held = "".join(f"${line}$, " for line in lines)
    parts = "".join(f"{_BEFORE[side]}, " for side in sides)
    rows = f"align: left, row-gap: 0.6em, ..lines.zip(({parts})).map({_INDENTED})"
    return f"#context {{ let lines = ({held}); {_WIDEST}; $#math.mat(delim: none, {rows})$ }}"


def space(em: float) -> str:
    """Write white space."""
    return f"#h({em:g}em)"


def nested(functions: Iterable[str], code: str) -> str:
    """Call *functions* on *code*, the first one outermost."""
    for function in reversed([*functions]):
        code = call(function, code)
    return code


def joined(codes: Iterable[str]) -> str:
    """Put *codes* side by side; a blank beside upright text would be printed."""
    pieces: list[str] = []
    for code in codes:
        if code:
            if pieces and not (code.startswith('"') or pieces[-1].endswith('"')):
                pieces.append(" ")
            pieces.append(code)
    return "".join(pieces)


def sequence(atoms: Iterable[Atom]) -> str:
    """Write *atoms* side by side."""
    return joined(atom.written() for atom in atoms)


def spoken(typst: str) -> str:
    """Give what stands for a formula where it cannot be seen: its Typst without what only sets it."""
    typst = _CONTEXT.sub(r"\1_\2", typst)
    typst = _RAGGED.sub(lambda match: match[1].replace("$, $", " \\ ").strip("$"), typst)
    plain = _CODE.sub(lambda match: " " if match["space"] else "", _CELL.sub(", ", _SETTING.sub("", typst)))
    plain = _DELIMITER.sub(r"\1", _BACKSLASH.sub("", plain))
    return " ".join("".join(map(_named, plain)).split())


def _named(sign: str) -> str:
    """A symbol that a screen reader may not know by its name in Unicode."""
    if sign.isascii() or unicodedata.category(sign) not in {"Sm", "So"}:
        return sign
    return f" {unicodedata.name(sign, sign).lower()} "
