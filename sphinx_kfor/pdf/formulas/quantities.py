"""Numbers and units as the package siunitx has them: `SI`, `qty`, `num`, `unit` and their kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.macros import Macro
from sphinx_kfor.pdf.formulas.tokens import Stream, TexError, Token, written
from sphinx_kfor.pdf.formulas.writing import Atom, joined, space, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.parsing import Command, Parser

_PREFIXES = dict(
    zip(
        "quecto ronto yocto zepto atto femto pico nano micro milli centi deci deca deka hecto kilo mega giga"
        " tera peta exa zetta yotta ronna quetta kibi mebi gibi tebi".split(),
        "q r y z a f p n µ m c d da da h k M G T P E Z Y R Q Ki Mi Gi Ti".split(),
        strict=True,
    )
)
_NAMES = """
ampere A  candela cd  kelvin K  kilogram kg  gram g  metre m  meter m  mole mol  second s
becquerel Bq  coulomb C  farad F  gray Gy  hertz Hz  henry H  joule J  katal kat  lumen lm  lux lx
newton N  ohm Ω  pascal Pa  radian rad  siemens S  sievert Sv  steradian sr  tesla T  volt V  watt W
weber Wb  astronomicalunit au  bel B  dalton Da  day d  decibel dB  electronvolt eV  hectare ha
hour h  litre L  liter L  minute min  neper Np  tonne t  celsius °C  degreeCelsius °C  percent %
degree °  arcminute ′  arcsecond ″  angstrom Å  bar bar  byte B  bit bit  clight c
""".split()
_UNITS = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
#: Abbreviations: a prefix of one letter before a unit of these.
_SHORT = re.compile(
    r"(?P<prefix>[afpnumcdhkMGT]?)(?P<unit>g|m|s|mol|A|V|W|Wh|J|eV|Hz|l|L|N|Pa|F|H|K|C|T|ohm|bar|dB|min|h|d)"
)
_POWERS = {"\\square": "2", "\\cubic": "3", "\\squared": "2", "\\cubed": "3"}
_BEFORE = frozenset({"\\square", "\\cubic", "\\raiseto"})
#: What parts two units that are written as signs.
_BETWEEN = frozenset({".", "~", " ", "\\,", "\\cdot", "{", "}"})
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?P<whole>\d*)(?:[.,](?P<part>\d*))?(?:\((?P<last>\d+)\))?"
    r"(?:(?:\+-|\\pm|±)(?P<either>[\d.,]+))?(?:[eEdD](?P<power>[-+]?\d+))?"
)
_DIGITS = 5
_THIN = "\u2009"


def _grouped(digits: str, *, fraction: bool = False) -> str:
    """Part five digits or more in threes: before the decimal mark from the right, behind it from the left."""
    if len(digits) < _DIGITS:
        return digits
    if fraction:
        return _THIN.join(digits[at : at + 3] for at in range(0, len(digits), 3))
    first = len(digits) % 3
    return _THIN.join(
        filter(None, [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])
    )


def _decimal(whole: str, part: str | None) -> str:
    return _grouped(whole or "0") + (f".{_grouped(part, fraction=True)}" if part else "")


def _one_number(words: str, of: Token) -> str:
    words = re.sub(r"\s|~", "", words)
    match = _NUMBER.fullmatch(words)
    if match is None or not words:
        raise TexError(f"{of} {words}: this is no number")
    shown = "−" if match["sign"] == "-" else match["sign"]
    # A power of ten alone has no factor.
    bare = match["power"] and not match["whole"] and not match["part"]
    pieces = [text(shown)] if shown else []
    if not bare:
        last = f"({match['last']})" if match["last"] else ""
        pieces.append(text(_decimal(match["whole"], match["part"]) + last))
    if match["either"]:
        whole, _, part = match["either"].replace(",", ".").partition(".")
        pieces += ["plus.minus", text(_decimal(whole, part))]
    if match["power"]:
        pieces += [] if bare else ["times"]
        pieces.append(f"10^({text(match['power'].replace('-', '−').removeprefix('+'))})")
    return joined(pieces)


def _written_number(words: str, of: Token) -> str:
    """Write a number, or a product or quotient of several."""
    pieces: list[str] = []
    for part in re.split(r"\s*(x|\\times|/)\s*", words.strip()):
        sign = {"x": "times", "\\times": "times", "/": text("/")}.get(part)
        pieces.append(sign or _one_number(part, of))
    return joined(pieces)


def _symbol(token: Token, of: Token) -> str:
    if unit := _UNITS.get(token[1:]):
        return unit
    match = _SHORT.fullmatch(token[1:])
    if match is None:
        raise TexError(f"{of} {token}: this is no unit that is known here")
    return ("µ" if match["prefix"] == "u" else match["prefix"]) + match["unit"].replace("ohm", "Ω")


class _Units:
    """Units side by side, as they are read."""

    def __init__(self, stream: Stream, of: Token) -> None:
        self._stream = stream
        self._of = of
        self._pieces: list[str] = []
        self._powers: list[str] = []
        self._prefix = self._sign = self._power = ""
        #: Whether the last piece is a sign that stands as it was typed; letters in a row are one unit.
        self._typed = False

    def take(self, token: Token) -> None:
        """Read what *token*, which was taken, begins."""
        name = token.removeprefix("\\")
        if token in _POWERS or token in {"\\tothe", "\\raiseto", "^"}:
            self._raise(token)
        elif token == "\\per":
            self._sign = "−"
        elif token in {"\\of", "_"}:
            self._qualify(written(self._stream.argument(token)))
        elif token != name and name in _PREFIXES:
            self._prefix += _PREFIXES[name]
        elif token in _BETWEEN:
            self._typed = False
        elif token != name and name.isalpha():
            self._add(_symbol(token, self._of))
        else:
            self._add_typed(name)

    def _raise(self, token: Token) -> None:
        """Take a power: of the next unit, or of the last one."""
        power = _POWERS.get(token) or written(self._stream.argument(token)).strip()
        if token in _BEFORE:
            self._power = power.replace("-", "−")
        elif self._powers:
            sign = "−" if self._powers[-1].startswith("−") else ""
            self._powers[-1] = sign + power.replace("-", "−")
        self._typed = False

    def _qualify(self, words: str) -> None:
        if self._pieces:
            self._pieces[-1] += f"_({text(words)})"

    def _add(self, symbol: str) -> None:
        self._pieces.append(text(f"{self._prefix}{symbol}"))
        self._powers.append(f"{self._sign}{self._power or ('1' if self._sign else '')}")
        self._prefix = self._sign = self._power = ""
        self._typed = False

    def _add_typed(self, sign: str) -> None:
        if self._typed and not self._powers[-1] and self._pieces[-1].endswith('"'):
            self._pieces[-1] = text(self._pieces[-1][1:-1] + sign)
        else:
            self._add(sign)
        self._typed = True

    def written(self) -> str:
        """Give them in Typst's math."""
        raised = (
            f"{piece}^({text(power)})" if power else piece
            for piece, power in zip(self._pieces, self._powers, strict=True)
        )
        return joined([each for unit in raised for each in (space(0.167), unit)][1:])


def _unit(parser: Parser, tokens: list[Token], of: Token) -> str:
    """Write a unit: by the names of siunitx, or by signs as they are."""
    stream = Stream(tokens)
    units = _Units(stream, of)
    while token := stream.take():
        if not token.startswith("\\") or not parser.macros.expand(token, stream):
            units.take(token)
    return units.written()


def _number(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    return Atom(_written_number(written(parser.stream.argument(token)), token), whole=False)


def _bare_unit(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    return Atom(_unit(parser, parser.stream.argument(token), token), whole=False)


def _with_unit(number: str, unit: str) -> str:
    close = unit.startswith(('"°"', '"′"', '"″"'))
    return joined([number, *([] if close or not unit else [space(0.167)]), unit])


def _quantity(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    number = _written_number(written(parser.stream.argument(token)), token)
    parser.stream.optional()
    return Atom(_with_unit(number, _unit(parser, parser.stream.argument(token), token)), whole=False)


def _range(parser: Parser, token: Token) -> Atom:
    """Write a range or a list, with its unit behind each, without words of any language."""
    parser.stream.optional()
    if "list" in token:
        parts = written(parser.stream.argument(token)).split(";")
    else:
        parts = [written(parser.stream.argument(token)) for _ in range(2)]
    unit = "" if token.startswith("\\num") else _unit(parser, parser.stream.argument(token), token)
    shown = [_with_unit(_written_number(part, token), unit) for part in parts]
    between = text(", ") if "list" in token else text("–")
    pieces = [each for part in shown for each in (between, part)][1:]
    return Atom(joined(pieces), whole=False)


def _angle(parser: Parser, token: Token) -> Atom:
    parser.stream.optional()
    parts = written(parser.stream.argument(token)).split(";")
    signs = zip(parts, "°′″", strict=False)
    return Atom(
        joined(_with_unit(_one_number(part, token), text(sign)) for part, sign in signs if part.strip())
    )


def _declare(parser: Parser, token: Token) -> None:
    parser.stream.optional()
    name = parser.stream.word(token)
    parser.macros.known[name] = Macro(tuple(parser.stream.argument(token)))


QUANTITIES: dict[str, Command] = {
    "num": _number,
    **dict.fromkeys(("si", "unit"), _bare_unit),
    **dict.fromkeys(("SI", "qty"), _quantity),
    **dict.fromkeys("numrange numlist SIrange SIlist qtyrange qtylist".split(), _range),
    "ang": _angle,
    "DeclareSIUnit": _declare,
}
