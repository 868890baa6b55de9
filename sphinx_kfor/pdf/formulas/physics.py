"""The package physics, where a page loads it: brackets that grow, derivatives, vectors, bras, matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of
from sphinx_kfor.pdf.formulas.writing import Atom

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_CLOSING = {"(": ")", "[": "]", "|": "|", "{": "}"}
_FENCES = {"{": "\\lbrace", "}": "\\rbrace"}
#: Brackets by command, and what stands before them.
_AROUND = {
    "pqty": ("", "(", ")"),
    "bqty": ("", "[", "]"),
    "vqty": ("", "|", "|"),
    "Bqty": ("", "\\lbrace", "\\rbrace"),
    "abs": ("", "|", "|"),
    "absolutevalue": ("", "|", "|"),
    "norm": ("", "\\|", "\\|"),
    "order": ("\\mathcal{O}", "(", ")"),
}
_COMMUTATORS = {
    "comm": "[]",
    "commutator": "[]",
    **dict.fromkeys(("acomm", "anticommutator", "pb", "poissonbracket"), "{}"),
}
#: By command: TeX with its arguments, of which there are as many as it asks for.
_TEMPLATES = {
    "bra": r"\left\langle #1\right|",
    "ket": r"\left|#1\right\rangle",
    "mel": r"\left\langle #1\middle|#2\middle|#3\right\rangle",
    "va": r"\vec{\mathbf{#1}}",
    "vu": r"\hat{\mathbf{#1}}",
    "flatfrac": r"\left.#1\middle/#2\right.",
    "qq": r"\quad\text{#1}\quad",
    "mdet": r"\begin{vmatrix}#1\end{vmatrix}",
    "mqty": r"\begin{matrix}#1\end{matrix}",
    "pmqty": r"\begin{pmatrix}#1\end{pmatrix}",
    "bmqty": r"\begin{bmatrix}#1\end{bmatrix}",
    "vmqty": r"\begin{vmatrix}#1\end{vmatrix}",
    "grad": r"\boldsymbol\nabla",
    "div": r"\boldsymbol\nabla\cdot",
    "curl": r"\boldsymbol\nabla\times",
    "laplacian": r"\nabla^2",
    "vdot": r"\boldsymbol\cdot",
    "cross": r"\times",
    "tr": r"\operatorname{tr}",
    "Tr": r"\operatorname{Tr}",
    "rank": r"\operatorname{rank}",
    "erf": r"\operatorname{erf}",
    "Res": r"\operatorname{Res}",
    "pv": r"\mathcal{P}",
    "PV": r"\operatorname{P.V.}",
    "Re": r"\operatorname{Re}",
    "Im": r"\operatorname{Im}",
    "qc": r",\quad",
    **{
        f"q{word}": rf"\quad\text{{{word}}}\quad"
        for word in ("if", "then", "else", "and", "or", "for", "all")
    },
}
_SYNONYMS = {
    "quantity": "qty",
    "matrixel": "mel",
    "matrixelement": "mel",
    "vectorarrow": "va",
    "vectorunit": "vu",
    "vectorbold": "vb",
    "gradient": "grad",
    "divergence": "div",
    "crossproduct": "cross",
    "cp": "cross",
    "dotproduct": "vdot",
    "trace": "tr",
    "Trace": "Tr",
    "principalvalue": "pv",
    "qqtext": "qq",
    "qcomma": "qc",
    "matrixquantity": "mqty",
    "matrixdeterminant": "mdet",
    "evaluated": "eval",
    "derivative": "dv",
    "partialderivative": "pdv",
    "pderivative": "pdv",
    "functionalderivative": "fdv",
    "fderivative": "fdv",
    "differential": "dd",
    "variation": "var",
    "innerproduct": "braket",
    "ip": "braket",
    "ketbra": "dyad",
    "op": "dyad",
    "outerproduct": "dyad",
    "ev": "expval",
    "expectationvalue": "expval",
}
_DIFFERENTIALS = {
    "dv": "\\mathrm{d}",
    "dd": "\\mathrm{d}",
    "pdv": "\\partial",
    "fdv": "\\delta",
    "var": "\\delta",
}


def _set(parser: Parser, tex: str, *arguments: list[Token]) -> Atom:
    """Read TeX with *arguments* for "#1" and so on."""
    found: list[Token] = []
    tokens = iter(tokens_of(tex))
    for token in tokens:
        found += arguments[int(next(tokens)) - 1] if token == "#" else [token]
    return Atom(parser.formula(found), whole=False)


def _fenced(parser: Parser) -> tuple[str, list[Token], str] | None:
    """Take what stands between brackets of any kind, with those; None where there are none."""
    opening = parser.stream.peek()
    if opening not in _CLOSING:
        return None
    closing, depth = _CLOSING[opening], 0
    parser.stream.take()
    found: list[Token] = []
    while (token := parser.stream.take()) != closing or depth:
        if token == "":
            raise TexError(f"a bracket {opening} is not closed")
        depth += (token == opening != closing) - (token == closing != opening)
        found.append(token)
    return _FENCES.get(opening, opening), found, _FENCES.get(closing, closing)


def _quantity(parser: Parser, token: Token) -> Atom:
    parser.stream.star()
    if (fenced := _fenced(parser)) is None:
        raise TexError(f"{token} lacks its brackets")
    opening, inner, closing = fenced
    return _set(parser, f"\\left{opening} #1 \\right{closing}", inner)


def _around(parser: Parser, token: Token) -> Atom:
    before, opening, closing = _AROUND[token[1:]]
    sizes = ("", "") if parser.stream.star() else ("\\left", "\\right")
    inner = (_fenced(parser) or ("", parser.stream.argument(token), ""))[1]
    return _set(parser, f"{before}{sizes[0]}{opening} #1 {sizes[1]}{closing}", inner)


def _commutator(parser: Parser, token: Token) -> Atom:
    opening, closing = (_FENCES.get(sign, sign) for sign in _COMMUTATORS[token[1:]])
    first, second = parser.stream.argument(token), parser.stream.argument(token)
    return _set(parser, f"\\left{opening} #1, #2 \\right{closing}", first, second)


def _evaluated(parser: Parser, token: Token) -> Atom:
    return _set(parser, r"\left. #1 \right|", parser.stream.argument(token))


def _bold(parser: Parser, token: Token) -> Atom:
    slanted = parser.stream.star()
    return _set(parser, r"\boldsymbol{#1}" if slanted else r"\mathbf{#1}", parser.stream.argument(token))


def _arguments(parser: Parser, most: int) -> list[list[Token]]:
    """Take as many arguments in braces as there are, *most* of them."""
    found: list[list[Token]] = []
    while len(found) < most and parser.stream.peek() == "{":
        found.append(parser.stream.argument("\\kfor@physics"))
    return found


def _differential(parser: Parser, token: Token) -> Atom:
    sign = _DIFFERENTIALS[token[1:]]
    power = parser.stream.optional() or []
    raised = "^{#1}" if power else ""
    if parser.stream.peek() == "(":
        _, inner, _ = _fenced(parser) or ("", [], "")
        return _set(parser, f"{sign}{raised}\\left(#2\\right)", power, inner)
    (inner,) = _arguments(parser, 1) or [[]]
    return _set(parser, f"{sign}{raised}#2", power, inner)


def _derivative(parser: Parser, token: Token) -> Atom:
    sign = _DIFFERENTIALS[token[1:]]
    flat = parser.stream.star()
    power = parser.stream.optional() or []
    found = _arguments(parser, 3 if token == "\\pdv" else 2)
    if not found:
        raise TexError(f"{token} lacks an argument")
    function, *by = found if len(found) > 1 else [[], *found]
    if len(by) > 1:
        above, below = f"{sign}^2 #2", f"{sign} #3 {sign} #4"
    else:
        raised = "^{#1}" if power else ""
        above, below = f"{sign}{raised} #2", f"{sign} #3{raised}"
    tex = f"{{{above}}}/{{{below}}}" if flat else f"\\frac{{{above}}}{{{below}}}"
    return _set(parser, tex, power, function, *by)


def _product(parser: Parser, token: Token) -> Atom:
    """Read an inner or outer product, or an expected value: of one thing with itself, or of two."""
    parser.stream.star()
    first, *more = _arguments(parser, 2) or [parser.stream.argument(token)]
    second = more[0] if more else first
    forms = {
        "braket": r"\left\langle #1\middle|#2\right\rangle",
        "dyad": r"\left|#1\right\rangle\!\left\langle #2\right|",
        "expval": r"\left\langle #2\middle|#1\middle|#2\right\rangle"
        if more
        else r"\left\langle #1\right\rangle",
    }
    return _set(parser, forms[token[1:]], first, second)


def _template(parser: Parser, token: Token) -> Atom:
    tex = _TEMPLATES[token[1:]]
    count = max([0, *(int(tex[place + 1]) for place, sign in enumerate(tex) if sign == "#")])
    return _set(parser, tex, *(parser.stream.argument(token) for _ in range(count)))


_COMMANDS: dict[str, Command] = {
    "qty": _quantity,
    "eval": _evaluated,
    "vb": _bold,
    **dict.fromkeys(_AROUND, _around),
    **dict.fromkeys(_COMMUTATORS, _commutator),
    **dict.fromkeys(("dd", "var"), _differential),
    **dict.fromkeys(("dv", "pdv", "fdv"), _derivative),
    **dict.fromkeys(("braket", "dyad", "expval"), _product),
    **dict.fromkeys(_TEMPLATES, _template),
}


def _same_as(name: str) -> Command:
    return lambda parser, _token: _COMMANDS[name](parser, f"\\{name}")


#: Its commands, which take the place of others of the same name.
PHYSICS: dict[str, Command] = _COMMANDS | {name: _same_as(other) for name, other in _SYNONYMS.items()}
