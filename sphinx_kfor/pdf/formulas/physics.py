"""The package physics, where a page loads it: brackets that grow, derivatives, vectors, bras, matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.physics_matrices import MATRICES
from sphinx_kfor.pdf.formulas.physics_reading import FENCES, arguments, as_formula, fenced
from sphinx_kfor.pdf.formulas.symbols import LIMITS

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser
    from sphinx_kfor.pdf.formulas.tokens import Token
    from sphinx_kfor.pdf.formulas.writing import Atom

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
    "grad": r"\boldsymbol\nabla",
    "div": r"\boldsymbol\nabla\cdot",
    "curl": r"\boldsymbol\nabla\times",
    "laplacian": r"\nabla^2",
    "vdot": r"\boldsymbol\cdot",
    "cross": r"\times",
    "rank": r"\operatorname{rank}",
    "Res": r"\operatorname{Res}",
    "pv": r"\mathcal{P}",
    "PV": r"\operatorname{P.V.}",
    "Re": r"\operatorname{Re}",
    "Im": r"\operatorname{Im}",
    "qc": r",\quad",
    **{
        f"q{word}": rf"\quad\text{{{word}}}\quad"
        for word in (
            "if then else and or for all otherwise unless given using assume since let even odd integer as in"
        ).split()
    },
    "qcc": r"\quad\text{c.c.}\quad",
    "vnabla": r"\boldsymbol\nabla",
    "gradientnabla": r"\boldsymbol\nabla",
    "real": "ℜ",
    "imaginary": "ℑ",
    "Residue": r"\mathrm{Res}",
    "diffd": r"\mathrm{d}",
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
    "principalvalue": "pv",
    "qqtext": "qq",
    "qcomma": "qc",
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
#: Functions, whose round brackets grow and which take a power in square ones, by what is printed.
_FUNCTIONS = {
    **{name: name for name in "exp log ln det Pr tr Tr erf".split()},
    **{
        f"{kind}{name}": f"{kind}{name}"
        for name in ("sin", "cos", "tan", "csc", "sec", "cot")
        for kind in ("", "arc", "a")
    },
    **{f"{name}h": f"{name}h" for name in ("sin", "cos", "tan", "csc", "sec", "cot")},
    "trace": "tr",
    "Trace": "Tr",
}
#: The same by their full names, which take neither.
_FULL_NAMES = {
    "exponential": "exp",
    "logarithm": "log",
    "naturallogarithm": "ln",
    "determinant": "det",
    "Probability": "Pr",
    **{
        f"{kind}{word}": f"{printed}{name}{end}"
        for word, name in {
            "sine": "sin",
            "cosine": "cos",
            "tangent": "tan",
            "cosecant": "csc",
            "secant": "sec",
            "cotangent": "cot",
        }.items()
        for kind, printed, end in (("", "", ""), ("hyp", "", "h"), ("arc", "arc", ""), ("a", "a", ""))
    },
}
_DIFFERENTIALS = {
    "dv": "\\mathrm{d}",
    "dd": "\\mathrm{d}",
    "pdv": "\\partial",
    "fdv": "\\delta",
    "var": "\\delta",
}


def _quantity(parser: Parser, _token: Token) -> Atom:
    parser.stream.star()
    opening, inner, closing = fenced(parser) or ("(", [], ")")
    return as_formula(parser, f"\\left{opening} #1 \\right{closing}", inner)


def _around(parser: Parser, token: Token) -> Atom:
    before, opening, closing = _AROUND[token[1:]]
    sizes = ("", "") if parser.stream.star() else ("\\left", "\\right")
    inner = (fenced(parser) or ("", parser.stream.argument(token), ""))[1]
    return as_formula(parser, f"{before}{sizes[0]}{opening} #1 {sizes[1]}{closing}", inner)


def _commutator(parser: Parser, token: Token) -> Atom:
    opening, closing = (FENCES.get(sign, sign) for sign in _COMMUTATORS[token[1:]])
    first, second = parser.stream.argument(token), parser.stream.argument(token)
    return as_formula(parser, f"\\left{opening} #1, #2 \\right{closing}", first, second)


def _evaluated(parser: Parser, token: Token) -> Atom:
    return as_formula(parser, r"\left. #1 \right|", parser.stream.argument(token))


def _bold(parser: Parser, token: Token) -> Atom:
    slanted = parser.stream.star()
    return as_formula(
        parser, r"\boldsymbol{#1}" if slanted else r"\mathbf{#1}", parser.stream.argument(token)
    )


def _differential(parser: Parser, token: Token) -> Atom:
    sign = _DIFFERENTIALS[token[1:]]
    power = parser.stream.optional() or []
    raised = "^{#1}" if power else ""
    if parser.stream.peek() == "(":
        _, inner, _ = fenced(parser) or ("", [], "")
        return as_formula(parser, f"{sign}{raised}\\left(#2\\right)", power, inner)
    (inner,) = arguments(parser, 1) or [[]]
    return as_formula(parser, f"{sign}{raised}#2", power, inner)


def _derivative(parser: Parser, token: Token) -> Atom:
    sign = _DIFFERENTIALS[token[1:]]
    flat = parser.stream.star()
    power = parser.stream.optional() or []
    found = arguments(parser, 3 if token == "\\pdv" else 2) or [parser.stream.argument(token)]
    function, *by = found if len(found) > 1 else [[], *found]
    if len(by) > 1:
        above, below = f"{sign}^2 #2", f"{sign} #3 {sign} #4"
    else:
        raised = "^{#1}" if power else ""
        above, below = f"{sign}{raised} #2", f"{sign} #3{raised}"
    tex = f"{{{above}}}/{{{below}}}" if flat else f"\\frac{{{above}}}{{{below}}}"
    return as_formula(parser, tex, power, function, *by)


def _product(parser: Parser, token: Token) -> Atom:
    """Read an inner or outer product, or an expected value: of one thing with itself, or of two."""
    parser.stream.star()
    first, *more = arguments(parser, 2) or [parser.stream.argument(token)]
    second = more[0] if more else first
    forms = {
        "braket": r"\left\langle #1\middle|#2\right\rangle",
        "dyad": r"\left|#1\right\rangle\!\left\langle #2\right|",
        "expval": r"\left\langle #2\middle|#1\middle|#2\right\rangle"
        if more
        else r"\left\langle #1\right\rangle",
    }
    return as_formula(parser, forms[token[1:]], first, second)


def _function(parser: Parser, token: Token) -> Atom:
    power = parser.stream.optional() or []
    found = fenced(parser, "(")
    raised = "^{#1}" if power else ""
    argument = r"\mathopen{}\left(#2\right)" if found else ""
    words = _FUNCTIONS[token[1:]]
    name = rf"\operatorname{'*' if words in LIMITS else ''}{{{words}}}"
    return as_formula(parser, f"{name}{raised}{argument}", power, found[1] if found else [])


def _full_name(parser: Parser, token: Token) -> Atom:
    return as_formula(parser, rf"\operatorname{{{_FULL_NAMES[token[1:]]}}}")


def _template(parser: Parser, token: Token) -> Atom:
    tex = _TEMPLATES[token[1:]]
    count = max([0, *(int(tex[place + 1]) for place, sign in enumerate(tex) if sign == "#")])
    return as_formula(parser, tex, *(parser.stream.argument(token) for _ in range(count)))


_COMMANDS: dict[str, Command] = {
    "qty": _quantity,
    "eval": _evaluated,
    "vb": _bold,
    **dict.fromkeys(_AROUND, _around),
    **dict.fromkeys(_COMMUTATORS, _commutator),
    **dict.fromkeys(("dd", "var"), _differential),
    **dict.fromkeys(("dv", "pdv", "fdv"), _derivative),
    **dict.fromkeys(("braket", "dyad", "expval"), _product),
    **dict.fromkeys(_FUNCTIONS, _function),
    **dict.fromkeys(_FULL_NAMES, _full_name),
    **dict.fromkeys(_TEMPLATES, _template),
    **MATRICES,
}


def _same_as(name: str) -> Command:
    return lambda parser, _token: _COMMANDS[name](parser, f"\\{name}")


#: Its commands, which take the place of others of the same name.
PHYSICS: dict[str, Command] = _COMMANDS | {name: _same_as(other) for name, other in _SYNONYMS.items()}
