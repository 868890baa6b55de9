"""Commands that take arguments, each as Typst has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import styles
from sphinx_kfor.pdf.formulas.boxes import BOXES
from sphinx_kfor.pdf.formulas.chemistry import chemical, quantity
from sphinx_kfor.pdf.formulas.environments import PLAIN, environment, plain
from sphinx_kfor.pdf.formulas.fences import FENCES
from sphinx_kfor.pdf.formulas.macros import Macro
from sphinx_kfor.pdf.formulas.physics import PHYSICS
from sphinx_kfor.pdf.formulas.quantities import QUANTITIES
from sphinx_kfor.pdf.formulas.stacks import STACKS
from sphinx_kfor.pdf.formulas.strokes import STROKES
from sphinx_kfor.pdf.formulas.texts import TEXTS, read_text, text_command
from sphinx_kfor.pdf.formulas.tokens import TexError, Token, written
from sphinx_kfor.pdf.formulas.writing import Atom, call, character, joined, nested, ragged, sequence, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_CLASSES = {
    "mathord": "normal",
    "mathop": "large",
    "mathbin": "binary",
    "mathrel": "relation",
    "mathopen": "opening",
    "mathclose": "closing",
    "mathpunct": "punctuation",
}
#: Columns or rows over which one cell may stand.
_MOST_COLUMNS = 100
_WORDS = {
    "\\,": "\u2009",
    "\\ ": " ",
    "~": " ",
    "\\;": " ",
    "\\!": "",
    " ": "",
    "\\-": "-",
    "*": "*",
    "\\_": "_",
}


def _frac(parser: Parser, token: Token) -> Atom:
    return Atom(call(token[1:], parser.argument(token), parser.argument(token)))


def _sqrt(parser: Parser, token: Token) -> Atom:
    degree = _unmoved(parser.stream.optional())
    if degree:
        return Atom(call("root", parser.formula(degree), parser.argument(token)))
    return Atom(call("sqrt", parser.argument(token)))


def _unmoved(degree: list[Token] | None) -> list[Token]:
    """Give the degree of a root without what only moves it: `uproot` and `leftroot` with a number each."""
    left, found = [*(degree or [])][::-1], []
    while left:
        token = left.pop()
        if token not in {"\\uproot", "\\leftroot"}:
            found.append(token)
            continue
        braced = left[-1:] == ["{"]
        while left and (left[-1] in "{-0123456789" or (braced and left[-1] == "}")):
            if left.pop() == "}":
                break
    return found


def _root(parser: Parser, token: Token) -> Atom:
    degree: list[Token] = []
    while (part := parser.stream.take()) != "\\of":
        if part == "":
            raise TexError(f"{token} lacks its \\of")
        degree.append(part)
    return Atom(call("root", parser.formula(degree), parser.argument(token)))


def _alphabet(parser: Parser, token: Token) -> Atom:
    functions = styles.ALPHABETS[token[1:]]
    tokens = parser.stream.argument(token)
    words = "".join(part for part in tokens if part != " ")
    if (
        len(words) > 1
        and words.isalnum()
        and words.isascii()
        and functions[0] in {"upright", "sans", "mono", "italic"}
    ):
        # Several letters in one alphabet are a word.
        inner = functions[1:] if functions[0] == "upright" else functions
        return Atom(nested(inner, text(words)))
    atoms = parser.atoms(tokens)
    return Atom(nested(functions, sequence(atoms)))


def _operator(parser: Parser, token: Token) -> Atom:
    star = parser.stream.star()
    tokens = [part for part in parser.stream.argument(token) if part not in {"\\nolimits", "\\limits"}]
    limits = "#true" if star else None
    plain_words = [
        _WORDS.get(part, part) for part in tokens if part not in {"{", "}", "\\rm", "\\mathrm", "\\text"}
    ]
    if all(len(part) == 1 and part not in "^_" for part in plain_words if part):
        return Atom(call("op", text("".join(plain_words).strip()), limits=limits))
    return Atom(call("op", call("upright", parser.formula(tokens)), limits=limits))


def _mathop(parser: Parser, token: Token) -> Atom:
    atoms = parser.atoms(parser.stream.argument(token))
    kind = _CLASSES[token[1:]]
    code = sequence(atoms)
    if kind == "large":
        return Atom(call("op", code, limits="#true"))
    return Atom(call("class", text(kind), code), breaks=kind in {"binary", "relation"})


def _tag(parser: Parser, token: Token) -> None:
    left, right = ("", "") if parser.stream.star() else ("(", ")")
    tokens = parser.stream.argument(token)
    if not {"$", "\\"}.isdisjoint("".join(tokens)):
        sign = [token for token in tokens if token != "$"]
        words = read_text(parser, sign if len(sign) == 1 else tokens)
        parser.tags.append(joined([text(left), words, text(right)]))
    else:
        parser.tags.append(text(f"{left}{written(tokens).strip()}{right}"))


def _reference(parser: Parser, token: Token) -> Atom:
    name = written(parser.stream.argument(token)).strip()
    number = parser.labels.get(name, "(???)")
    return Atom(text(number if token == "\\eqref" else number.removeprefix("(").removesuffix(")")))


def _character(parser: Parser, token: Token) -> Atom:
    """Read a character by its number: of `U` in hexadecimal digits, of `char` as TeX writes numbers."""
    if token == "\\U":
        return Atom(text(_of_code(token, parser.stream.word(token), 16)))
    first = parser.stream.peek()
    parser.stream.take()
    if first == "`":
        return Atom(text(parser.stream.take().removeprefix("\\")))
    base = {"'": 8, '"': 16}.get(first, 10)
    digits = "" if base != 10 else first  # noqa: PLR2004 - a digit, no sign of a base
    while (part := parser.stream.take()) and part in "0123456789ABCDEF":
        digits += part
    parser.stream.push([part] if part.strip() else [])
    return Atom(text(_of_code(token, digits, base)))


def _of_code(token: Token, digits: str, base: int) -> str:
    try:
        return chr(int(digits, base))
    except (ValueError, OverflowError) as error:
        raise TexError(f"{token} {digits}: this is no code point") from error


def _unicode(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    code = parser.stream.word(token).removeprefix("U+")
    base = 16 if code[:1] in {"x", "X"} else 10
    return Atom(text(_of_code(token, code.lstrip("xX"), base)))


def _toggle(parser: Parser, token: Token) -> Atom:
    """Print the first of several forms, which is what the page shows before somebody clicks."""
    first = parser.argument(token)
    while parser.peek() not in {"\\endtoggle", ""}:
        parser.argument(token)
    return Atom(first, whole=False)


def _require(parser: Parser, token: Token) -> None:
    parser.macros.load(parser.stream.word(token))


def _token(parser: Parser, token: Token) -> Atom:
    """Read an element of MathML: its name, its attributes, its text."""
    name = parser.stream.word(token)
    parser.stream.optional()
    words = written(parser.stream.argument(token))
    if name == "mtext" or len(words) != 1:
        return Atom(text(words))
    return Atom(character(words))


def _new_arrow(parser: Parser, token: Token) -> None:
    name = parser.stream.word(token)
    parser.stream.argument(token)
    sign = _of_code(token, parser.stream.word(token).removeprefix("0x"), 16)
    parser.macros.known[name] = Macro(("\\kfor@arrow", sign))


def _verb(parser: Parser, token: Token) -> Atom:
    end = parser.stream.take()
    found: list[Token] = []
    while (part := parser.stream.take()) != end:
        if part == "":
            raise TexError(f"{token} is not closed")
        found.append(part)
    return Atom(call("mono", text(written(found))))


def _multicolumn(parser: Parser, token: Token) -> Atom:
    count, columns = parser.stream.word(token), parser.stream.word(token)
    if not count.isdecimal() or not 0 < int(count) <= _MOST_COLUMNS:
        raise TexError(f"{token} {count}: this is no number of columns")
    side = next((each for each in columns if each in "lcr"), "l")
    return Atom(parser.argument(token), sides=(side,), span=int(count))


def _multirow(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    count = parser.stream.word(token)
    parser.stream.optional()
    parser.stream.word(token)
    parser.stream.optional()
    if not count.isdecimal() or not 0 < int(count) <= _MOST_COLUMNS:
        raise TexError(f"{token} {count}: this is no number of rows")
    return Atom(parser.argument(token), rows=int(count))


def _split_fraction(parser: Parser, token: Token) -> Atom:
    """Read a numerator or denominator in two lines, the first at the left, the second at the right."""
    style = "display" if token == "\\splitdfrac" else "inline"
    lines = [call(style, parser.argument(token)) for _ in range(2)]
    return Atom(ragged(lines, ("left", "right")))


COMMANDS: dict[str, Command] = {
    **FENCES,
    **BOXES,
    **STACKS,
    **STROKES,
    **QUANTITIES,
    "begin": environment,
    "frac": _frac,
    "binom": _frac,
    "sqrt": _sqrt,
    "root": _root,
    "operatorname": _operator,
    "tag": _tag,
    "ref": _reference,
    "eqref": _reference,
    "unicode": _unicode,
    "U": _character,
    "char": _character,
    "toggle": _toggle,
    "require": _require,
    "mmlToken": _token,
    "Newextarrow": _new_arrow,
    "pu": quantity,
    "verb": _verb,
    "multicolumn": _multicolumn,
    "multirow": _multirow,
    "splitfrac": _split_fraction,
    "splitdfrac": _split_fraction,
    "ce": chemical,
    **{f"physics@{name}": command for name, command in PHYSICS.items()},
    **dict.fromkeys(styles.ALPHABETS, _alphabet),
    **dict.fromkeys(TEXTS, text_command),
    **dict.fromkeys(PLAIN, plain),
    **dict.fromkeys(_CLASSES, _mathop),
}
