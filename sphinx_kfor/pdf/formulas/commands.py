"""Commands that take arguments, each as Typst has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import symbols
from sphinx_kfor.pdf.formulas.chemistry import chemical
from sphinx_kfor.pdf.formulas.colours import coloured, paint
from sphinx_kfor.pdf.formulas.environments import PLAIN, environment, plain
from sphinx_kfor.pdf.formulas.texts import TEXTS, read_text, text_command
from sphinx_kfor.pdf.formulas.tokens import TexError, Token, tokens_of, written
from sphinx_kfor.pdf.formulas.writing import Atom, call, in_rows, joined, nested, sequence, space, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_LENGTH = re.compile(r"(?P<number>[-+]?\s*(?:\d+[.,]?\d*|[.,]\d+))\s*(?P<unit>[a-z]{2})")
_EM = {
    "em": 1,
    "ex": 0.43,
    "mu": 1 / 18,
    "pt": 0.1,
    "px": 0.075,
    "cm": 2.85,
    "mm": 0.285,
    "in": 7.2,
    "pc": 1.2,
}
_SIZES = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3}
_CLASSES = {
    "mathord": "normal",
    "mathop": "large",
    "mathbin": "binary",
    "mathrel": "relation",
    "mathopen": "opening",
    "mathclose": "closing",
    "mathpunct": "punctuation",
}
_ARROWS = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
    "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔",
    "xmapsto": "↦",
    "xhookrightarrow": "↪",
    "xhookleftarrow": "↩",
    "xlongequal": "=",
    "xtwoheadrightarrow": "↠",
    "xtwoheadleftarrow": "↞",
    "xrightleftharpoons": "⇌",
    "xleftrightharpoons": "⇋",
    "xtofrom": "⇄",
    "xrightharpoonup": "⇀",
    "xleftharpoonup": "↼",
}
_UNDER = {"underrightarrow": "→", "underleftarrow": "←", "underleftrightarrow": "↔"}


def _frac(parser: Parser, token: Token) -> Atom:
    return Atom(call(token[1:], parser.argument(token), parser.argument(token)))


def _sqrt(parser: Parser, token: Token) -> Atom:
    degree = parser.stream.optional()
    if degree:
        return Atom(call("root", parser.formula(degree), parser.argument(token)))
    return Atom(call("sqrt", parser.argument(token)))


def _root(parser: Parser, token: Token) -> Atom:
    degree: list[Token] = []
    while (part := parser.stream.take()) != "\\of":
        if part == "":
            raise TexError(f"{token} lacks its \\of")
        degree.append(part)
    return Atom(call("root", parser.formula(degree), parser.argument(token)))


def _genfrac(parser: Parser, token: Token) -> Atom:
    left, right, thick, style = ("".join(parser.stream.argument(token)).strip() for _ in range(4))
    above, below = parser.argument(token), parser.argument(token)
    bare = bool(thick) and float(re.sub(r"[^\d.]", "", thick) or 1) == 0
    code = f"mat(delim: #none, {in_rows((above, below))})" if bare else call("frac", above, below)
    if left or right:
        code = _lr(_delimiter(parser, left, token), [code], _delimiter(parser, right, token))
    sizes = {"0": "display", "1": "inline", "2": "script", "3": "sscript"}
    return Atom(call(sizes[style], code) if style in sizes else code)


def _delimiter(parser: Parser, sign: str, of: Token) -> str:
    parser.stream.push(tokens_of(sign or "."))
    return parser.delimiter(of)


def _left(parser: Parser, token: Token) -> Atom:
    opening = parser.delimiter(token)
    pieces = [sequence(parser.row(_FENCED))]
    while parser.peek() == "\\middle":
        parser.stream.take()
        pieces.append(call("mid", parser.delimiter("\\middle")))
        pieces.append(sequence(parser.row(_FENCED)))
    if not parser.stream.skip("\\right"):
        raise TexError("\\left has no \\right")
    return Atom(_lr(opening, pieces, parser.delimiter("\\right")))


def _lr(opening: str, pieces: list[str], closing: str) -> str:
    opening = call("class", text("opening"), opening) if opening in _PLAIN_FENCES else opening
    closing = call("class", text("closing"), closing) if closing in _PLAIN_FENCES else closing
    return call("lr", joined([opening, *pieces, closing]))


_FENCED = frozenset({"\\right", "\\middle"})
_PLAIN_FENCES = {"\\/", "\\\\", "↑", "↓", "↕", "⇑", "⇓", "⇕"}


def _big(parser: Parser, token: Token) -> Atom:
    name = token[1:]
    kind = {"l": "opening", "r": "closing", "m": "relation"}.get(name[-1], "")
    size = _SIZES[name.rstrip("lrm")]
    sign = parser.delimiter(token)
    if not sign:
        return Atom("")
    code = call("lr", sign, size=f"#{size}em")
    return Atom(call("class", text(kind), code) if kind else code)


def _alphabet(parser: Parser, token: Token) -> Atom:
    functions = symbols.ALPHABETS[token[1:]]
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


def _mathop(parser: Parser, token: Token) -> Atom:
    atoms = parser.atoms(parser.stream.argument(token))
    kind = _CLASSES[token[1:]]
    code = sequence(atoms)
    if kind == "large":
        return Atom(call("op", code, limits="#true"))
    return Atom(call("class", text(kind), code), breaks=kind in {"binary", "relation"})


def _accent(parser: Parser, token: Token) -> Atom:
    return Atom(call(symbols.ACCENTS[token[1:]], parser.argument(token)))


def _brace(parser: Parser, token: Token) -> Atom:
    name = symbols.BRACES[token[1:]]
    body = parser.argument(token)
    mark = "_" if name.startswith("under") else "^"
    note = parser.argument(mark) if parser.peek() == mark and parser.stream.skip(mark) else None
    return Atom(call(name, body, *([note] if note is not None else [])))


def _line(parser: Parser, token: Token) -> Atom:
    return Atom(call(symbols.LINES[token[1:]], parser.argument(token)))


def _set_over(parser: Parser, token: Token) -> Atom:
    script = parser.argument(token)
    base = parser.atoms(parser.stream.argument(token))
    breaks = len(base) == 1 and base[0].breaks
    atom = Atom(sequence(base), limits=True, breaks=breaks)
    setattr(atom, "sub" if token == "\\underset" else "sup", script)
    return atom


def _overunder(parser: Parser, token: Token) -> Atom:
    above, below = parser.argument(token), parser.argument(token)
    return Atom(parser.argument(token), sup=above, sub=below, limits=True)


def _paired(parser: Parser, token: Token) -> None:
    """Put delimiters of the author's around an argument: behind a star they grow with it, or have a size."""
    left, right = parser.stream.argument(token), parser.stream.argument(token)
    sizes: tuple[list[Token], list[Token]] = ([], [])
    if parser.stream.star():
        sizes = (["\\left"], ["\\right"])
    elif size := parser.stream.optional():
        sizes = ([f"{size[0]}l"], [f"{size[0]}r"])
    inner = parser.stream.argument(token)
    parser.stream.push([*sizes[0], *left, *inner, *sizes[1], *right])


def _buildrel(parser: Parser, token: Token) -> Atom:
    above: list[Token] = []
    while (part := parser.stream.take()) != "\\over":
        if part == "":
            raise TexError(f"{token} lacks its \\over")
        above.append(part)
    return Atom(parser.argument(token), sup=parser.formula(above), limits=True)


def _arrow(parser: Parser, token: Token) -> Atom:
    below = parser.stream.optional()
    above = parser.argument(token)
    pad = space(0.4)
    return Atom(
        call("stretch", _ARROWS[token[1:]]),
        sub=None if below is None else joined([pad, parser.formula(below), pad]),
        sup=joined([pad, above, pad]),
        breaks=True,
    )


def _under_arrow(parser: Parser, token: Token) -> Atom:
    return Atom(parser.argument(token), sub=call("stretch", _UNDER[token[1:]]), limits=True)


def _sideset(parser: Parser, token: Token) -> Atom:
    left, right = (_corners(parser, token) for _ in range(2))
    base = parser.atom(parser.stream.take() if parser.peek() else "")
    corners = {"tl": left.sup, "bl": left.sub, "tr": right.sup, "br": right.sub}
    return Atom(call("attach", base.code if base is not None else "", **corners))


def _corners(parser: Parser, token: Token) -> Atom:
    atoms = parser.atoms(parser.stream.argument(token))
    return atoms[0] if atoms else Atom("")


def _prescript(parser: Parser, token: Token) -> Atom:
    above, below = parser.argument(token), parser.argument(token)
    return Atom(call("attach", parser.argument(token), tl=above or None, bl=below or None))


def _framed(code: str) -> str:
    return _boxed_as("stroke: 0.5pt, ", code)


def _boxed_as(look: str, code: str) -> str:
    return f"#box({look}inset: 3pt)[${code}$]"


def _boxed(parser: Parser, token: Token) -> Atom:
    inner = parser.stream.argument(token)
    code = f"display({parser.formula(inner)})" if token == "\\boxed" else read_text(parser, inner)
    return Atom(_framed(code))


def _phantom(parser: Parser, token: Token) -> Atom:
    return Atom(f"#hide[${parser.argument(token) or chr(34) * 2}$]")


def _nothing(parser: Parser, token: Token) -> None:
    parser.stream.argument(token)


def _cancel(parser: Parser, token: Token) -> Atom:
    named = {"bcancel": {"inverted": "#true"}, "xcancel": {"cross": "#true"}}.get(token[1:], {})
    return Atom(call("cancel", parser.argument(token), **named))


def _cancel_to(parser: Parser, token: Token) -> Atom:
    result = parser.argument(token)
    return Atom(call("cancel", parser.argument(token)), sup=result)


def _rule(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    width, height = (_length(parser.stream.word(token), token) for _ in range(2))
    depth = _length(parser.stream.word(token), token) if token == "\\Rule" else 0
    black = "fill: black, " if width and height + depth else ""
    return Atom(f"#box({black}width: {width:g}em, height: {height + depth:g}em, baseline: {depth:g}em)[$$]")


def _not(parser: Parser, _token: Token) -> Atom:
    return parser.negated()


def _textcolor(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    colour = parser.stream.word(token)
    return Atom(coloured(colour, parser.argument(token), model), whole=False)


def _colorbox(parser: Parser, token: Token) -> Atom:
    model = "".join(parser.stream.optional() or [])
    frame = parser.stream.word(token) if token == "\\fcolorbox" else ""
    ground = parser.stream.word(token)
    looks = {"stroke: 0.5pt + ": paint(frame, model), "fill: ": paint(ground, model)}
    look = "".join(f"{name}{colour}, " for name, colour in looks.items() if colour)
    return Atom(_boxed_as(look, read_text(parser, parser.stream.argument(token))))


def _space(parser: Parser, token: Token) -> Atom | None:
    parser.stream.star()
    if parser.peek() == "{":
        length = parser.stream.word(token)
    else:
        length = ""
        while (part := parser.stream.take()) and not _LENGTH.fullmatch(length) and len(part) == 1:
            length += part if part != " " else ""
        parser.stream.push([part] if part else [])
    if token in {"\\vspace", "\\vskip"}:
        return None
    return Atom(space(_length(length, token)))


def _length(words: str, of: Token) -> float:
    """Read a length, in em."""
    match = _LENGTH.match(words)
    if match is None or match["unit"] not in _EM:
        raise TexError(f"{of} {words}: this is no length")
    number = float(re.sub(r"\s", "", match["number"]).replace(",", "."))
    return round(number * _EM[match["unit"]], 3)


def _raise(parser: Parser, token: Token) -> Atom:
    if token == "\\raisebox":
        parser.stream.word(token)
        return Atom(read_text(parser, parser.stream.argument(token)))
    _space(parser, "\\hskip")
    return Atom(parser.argument(token))


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


def _unicode(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    code = parser.stream.word(token).removeprefix("U+")
    try:
        return Atom(text(chr(int(code[1:], 16) if code[:1] in {"x", "X"} else int(code))))
    except (ValueError, OverflowError) as error:
        raise TexError(f"{token} {code}: this is no code point") from error


def _verb(parser: Parser, token: Token) -> Atom:
    end = parser.stream.take()
    found: list[Token] = []
    while (part := parser.stream.take()) != end:
        if part == "":
            raise TexError(f"{token} is not closed")
        found.append(part)
    return Atom(call("mono", text(written(found))))


def _enclose(parser: Parser, token: Token) -> Atom:
    kind = parser.stream.word(token)
    parser.stream.optional()
    body = parser.argument(token)
    if "strike" in kind:
        return Atom(call("cancel", body))
    return Atom(_framed(body))


def _smash(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    return Atom(parser.argument(token), whole=False)


COMMANDS: dict[str, Command] = {
    "begin": environment,
    "left": _left,
    "frac": _frac,
    "binom": _frac,
    "sqrt": _sqrt,
    "root": _root,
    "genfrac": _genfrac,
    "operatorname": _operator,
    "overset": _set_over,
    "underset": _set_over,
    "overunderset": _overunder,
    "buildrel": _buildrel,
    "sideset": _sideset,
    "prescript": _prescript,
    "boxed": _boxed,
    "fbox": _boxed,
    "framebox": _boxed,
    "phantom": _phantom,
    "vphantom": _nothing,
    "label": _nothing,
    "not": _not,
    "centernot": _not,
    "textcolor": _textcolor,
    "colorbox": _colorbox,
    "fcolorbox": _colorbox,
    "raise": _raise,
    "lower": _raise,
    "raisebox": _raise,
    "moveleft": _raise,
    "moveright": _raise,
    "tag": _tag,
    "ref": _reference,
    "eqref": _reference,
    "unicode": _unicode,
    "verb": _verb,
    "enclose": _enclose,
    "smash": _smash,
    "ce": chemical,
    "kfor@paired": _paired,
    "cancelto": _cancel_to,
    "rule": _rule,
    "Rule": _rule,
    **dict.fromkeys(symbols.ALPHABETS, _alphabet),
    **dict.fromkeys(symbols.ACCENTS, _accent),
    **dict.fromkeys(symbols.BRACES, _brace),
    **dict.fromkeys(symbols.LINES, _line),
    **dict.fromkeys(TEXTS, text_command),
    **dict.fromkeys(PLAIN, plain),
    **dict.fromkeys(_CLASSES, _mathop),
    **dict.fromkeys(_ARROWS, _arrow),
    **dict.fromkeys(_UNDER, _under_arrow),
    **dict.fromkeys(("cancel", "bcancel", "xcancel"), _cancel),
    **dict.fromkeys(("hspace", "hskip", "kern", "mkern", "mskip", "mspace", "vspace", "vskip"), _space),
    **dict.fromkeys([f"{size}{end}" for size in _SIZES for end in ("", "l", "r", "m")], _big),
}
