"""Proof trees of the package bussproofs, which MathJax loads where one begins: steps as fractions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.texts import read_text
from sphinx_kfor.pdf.formulas.tokens import TexError, Token
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, space

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Parser

#: How many premises a step has, by its command and its short form; what ends with "C" holds text.
_STEPS = {
    "Axiom": 0,
    "UnaryInf": 1,
    "BinaryInf": 2,
    "TrinaryInf": 3,
    "QuaternaryInf": 4,
    "QuinaryInf": 5,
    "AX": 0,
    "UI": 1,
    "BI": 2,
    "TI": 3,
}
_LABELS = {"LeftLabel": "left", "LL": "left", "RightLabel": "right", "RL": "right"}
_LINES = {
    "singleLine": "single",
    "solidLine": "single",
    "dashedLine": "single",
    "doubleLine": "double",
    "noLine": "none",
}
_IGNORED = frozenset(
    {"DisplayProof", "rootAtBottom", "normalAlignProof", "centerAlignProof", "bottomAlignProof"}
)


@dataclass
class _Step:
    """What the next step looks like: what stands beside its line, and the line."""

    left: str = ""
    right: str = ""
    line: str = "single"


def proof_tree(parser: Parser) -> Atom:
    """Read a proof tree from behind its `begin` to its end.

    Raises:
        TexError: a step has fewer premises than it asks for, or something is no step.
    """
    found: list[str] = []
    step, always = _Step(), "single"
    while (token := parser.peek()) != "\\end":
        parser.stream.take()
        name = token[1:]
        if name in _LABELS:
            setattr(step, _LABELS[name], read_text(parser, parser.stream.argument(token)))
        elif name in _LINES:
            step.line = _LINES[name]
        elif (line := name.removeprefix("always")) != name and line[:1].lower() + line[1:] in _LINES:
            step.line = always = _LINES[line[:1].lower() + line[1:]]
        elif (premises := _STEPS.get(name, _STEPS.get(name.removesuffix("C")))) is not None:
            if premises > len(found):
                raise TexError(f"{token} lacks a premise")
            conclusion = _conclusion(parser, token)
            above = [found.pop() for _ in range(premises)][::-1]
            found.append(_inferred(above, conclusion, step) if above else conclusion)
            step = _Step(line=always)
        elif name not in _IGNORED:
            raise TexError(f"{token or 'the end'} is no step of a proof")
    parser.stream.take()
    if parser.stream.word("\\end") != "prooftree" or len(found) != 1:
        raise TexError("\\begin{prooftree} does not end with one conclusion")
    return Atom(found[0])


def _conclusion(parser: Parser, token: Token) -> str:
    """Read what a step leads to: text in braces, else a formula between dollars."""
    if token.endswith("C"):
        return read_text(parser, parser.stream.argument(token))
    if not parser.stream.skip("$"):
        raise TexError(f"{token} lacks its formula")
    inner: list[Token] = []
    while (part := parser.stream.take()) != "$":
        if part == "":
            raise TexError(f"{token} lacks the end of its formula")
        inner.append("\\vdash" if part == "\\fCenter" else part)
    return parser.formula(inner)


def _inferred(premises: list[str], conclusion: str, step: _Step) -> str:
    above = joined(part for premise in premises for part in (space(1.5), premise))
    above = joined([above.removeprefix(space(1.5)), space(0)])
    if step.line == "none":
        rows = in_rows(call("display", each) for each in (above, conclusion))
        code = f"mat(delim: #none, {rows})"
    else:
        over = call("underline", above) if step.line == "double" else above
        code = call("display", call("frac", over, conclusion))
    labels = [
        step.left and joined([step.left, space(0.3)]),
        code,
        step.right and joined([space(0.3), step.right]),
    ]
    return joined(filter(None, labels))
