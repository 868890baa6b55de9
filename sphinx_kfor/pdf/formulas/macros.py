"""Macros: how they are defined in TeX, what they stand for, and those that MathJax has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.mathjax import MACROS
from sphinx_kfor.pdf.formulas.tokens import Stream, TexError, Token, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: Expansions in one formula, beyond which it never ends.
_MOST = 5000
#: Macros of MathJax's that a package has as commands.
_REPLACED = {"physics": ("\\bra", "\\ket", "\\braket", "\\ketbra")}


@dataclass(frozen=True)
class Macro:
    """A command that stands for other tokens.

    Attributes:
        body: what it stands for, its arguments as "#" and a digit.
        count: of its arguments.
        default: of the first, which then stands in brackets; None where all stand in braces.
        marks: what stands before the first argument and behind each, where there is something.
    """

    body: tuple[Token, ...]
    count: int = 0
    default: tuple[Token, ...] | None = None
    marks: tuple[tuple[Token, ...], ...] = ()


class Macros:
    """The macros of one page: a formula's own hold in the formulas after it, as in MathJax."""

    def __init__(self, known: Mapping[Token, Macro], packages: Iterable[str] = ()) -> None:
        self._known = dict(known)
        self._environments: dict[str, tuple[Macro, list[Token]]] = {}
        self._left = _MOST
        #: The author's colours, by name: each with what says it, and in which model.
        self.colours: dict[str, tuple[str, str]] = {}
        #: Packages that are loaded, which bring commands of their own.
        self.packages: set[str] = set()
        for package in packages:
            self.load(package)

    def load(self, package: str) -> None:
        """Load a package; what it has takes the place of what MathJax has by itself."""
        self.packages.add(package)
        for token in _REPLACED.get(package, ()):
            if self._known.get(token) == MATHJAX[token]:
                del self._known[token]

    def colour(self, name: str, model: str) -> tuple[str, str]:
        """Give a colour, and its model, which is empty for those that have a name everywhere."""
        return self.colours.get(name.strip(), (name, model))

    @property
    def known(self) -> dict[Token, Macro]:
        """Those that there are, by command."""
        return self._known

    def begin(self) -> None:
        """Begin a formula."""
        self._left = _MOST

    def expand(self, token: Token, stream: Stream) -> bool:
        """Put what *token* stands for on *stream*; tell whether it is a macro or defines one."""
        if define := _DEFINITIONS.get(token):
            define(self, token, stream)
            return True
        macro = self._known.get(token)
        if macro is None:
            return False
        self._left -= 1
        if self._left < 0:
            raise TexError(f"{token} stands for itself, without end")
        stream.push(self._filled(token, macro, stream))
        return True

    @staticmethod
    def _filled(token: Token, macro: Macro, stream: Stream) -> list[Token]:
        arguments: list[list[Token]] = []
        if macro.marks:
            for mark in macro.marks[0]:
                if not stream.skip(mark):
                    raise TexError(f"{token} lacks its {mark}")
            arguments = [stream.up_to(mark, token) for mark in macro.marks[1:]]
        elif macro.default is not None:
            given = stream.optional()
            arguments.append([*macro.default] if given is None else given)
        while len(arguments) < macro.count:
            arguments.append(stream.argument(token))
        found: list[Token] = []
        body = iter(macro.body)
        for each in body:
            if each != "#" or not arguments:
                found.append(each)
                continue
            number = next(body, "")
            if not number.isdigit() or not 0 < int(number) <= len(arguments):
                raise TexError(f"{token} has no argument #{number}")
            found += arguments[int(number) - 1]
        return found

    def _new_command(self, token: Token, stream: Stream) -> None:
        stream.star()
        name = _name(stream.argument(token), token)
        count, default = _arguments(f"{token}{name}", stream)
        body = tuple(stream.argument(token))
        if token != "\\providecommand" or name not in self._known:
            self._known[name] = Macro(body, count, default)

    def _def(self, token: Token, stream: Stream) -> None:
        name = _name([stream.take()], token)
        parameters: list[Token] = []
        while (each := stream.take()) != "{":
            if each == "":
                raise TexError(f"{token}{name} lacks a body")
            parameters.append(each)
        stream.push("{")
        marks: list[list[Token]] = [[]]
        for before, each in zip(["", *parameters], parameters, strict=False):
            if each == "#":
                marks.append([])
            elif before != "#" and each != " ":
                marks[-1].append(each)
        found = tuple(map(tuple, marks)) if any(marks) else ()
        self._known[name] = Macro(tuple(stream.argument(token)), len(marks) - 1, marks=found)

    def _paired(self, token: Token, stream: Stream) -> None:
        name = _name(stream.argument(token), token)
        left, right = stream.argument(token), stream.argument(token)
        self._known[name] = Macro(("\\kfor@paired", "{", *left, "}", "{", *right, "}"))

    def _paired_with_body(self, token: Token, stream: Stream) -> None:
        """Take delimiters with what they hold, in which `delimsize` stands for their size."""
        name = _name(stream.argument(token), token)
        count, _ = _arguments(f"{token}{name}", stream)
        before = stream.argument(token) if token.endswith("XPP") else []
        left, right = stream.argument(token), stream.argument(token)
        behind = stream.argument(token) if token.endswith("XPP") else []
        body = [each for each in stream.argument(token) if each != "\\delimsize"]
        held = f"{name}@held"
        self._known[held] = Macro((*before, "\\left", *left, *body, "\\right", *right, *behind), count)
        self._known[name] = Macro(("\\kfor@unsized", held))

    def _new_environment(self, token: Token, stream: Stream) -> None:
        name = stream.word(token)
        count, default = _arguments(f"{token}{{{name}}}", stream)
        begin = Macro(tuple(stream.argument(token)), count, default)
        self._environments[name] = (begin, stream.argument(token))

    def open(self, name: str, stream: Stream) -> bool:
        """Put what the author's environment *name* stands for in place of it; tell whether there is one."""
        if name not in self._environments:
            return False
        begin, end = self._environments[name]
        stream.push([*stream.up_to_end(name), *end])
        stream.push(self._filled(f"\\begin{{{name}}}", begin, stream))
        return True

    def _let(self, token: Token, stream: Stream) -> None:
        stream.peek()
        name = _name([stream.take()], token)
        stream.skip("=")
        stream.peek()
        other = stream.take()
        self._known[name] = self._known.get(other, Macro((other,)))

    def _operator(self, token: Token, stream: Stream) -> None:
        star = ["*"] if stream.star() else []
        name = _name(stream.argument(token), token)
        self._known[name] = Macro(("\\operatorname", *star, "{", *stream.argument(token), "}"))


def _arguments(name: str, stream: Stream) -> tuple[int, tuple[Token, ...] | None]:
    """Take how many arguments a new command has, and the default of the first."""
    count = "".join(stream.optional() or ["0"]).strip()
    default = stream.optional()
    if not count.isdigit():
        raise TexError(f"{name}: {count} is no number of arguments")
    return int(count), None if default is None else tuple(default)


def _name(tokens: list[Token], of: Token) -> Token:
    name = "".join(tokens).strip()
    if not name.startswith("\\"):
        raise TexError(f"{of}: {name} is not the name of a command")
    return name


_DEFINITIONS: dict[Token, Callable[[Macros, Token, Stream], None]] = {
    "\\newcommand": Macros._new_command,  # noqa: SLF001 - its own
    "\\renewcommand": Macros._new_command,  # noqa: SLF001
    "\\providecommand": Macros._new_command,  # noqa: SLF001
    "\\def": Macros._def,  # noqa: SLF001
    "\\gdef": Macros._def,  # noqa: SLF001
    "\\let": Macros._let,  # noqa: SLF001
    "\\DeclareMathOperator": Macros._operator,  # noqa: SLF001
    "\\DeclarePairedDelimiter": Macros._paired,  # noqa: SLF001
    "\\DeclarePairedDelimiterX": Macros._paired_with_body,  # noqa: SLF001
    "\\DeclarePairedDelimiterXPP": Macros._paired_with_body,  # noqa: SLF001
    "\\newenvironment": Macros._new_environment,  # noqa: SLF001
    "\\renewenvironment": Macros._new_environment,  # noqa: SLF001
}


def _macro(value: object) -> Macro | None:
    """Read a macro as MathJax's settings have it: its body, or a list of it, its arguments and a default."""
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not parts or not isinstance(parts[0], str):
        return None
    count = parts[1] if len(parts) > 1 and isinstance(parts[1], int) else 0
    default = tuple(tokens_of(parts[2])) if len(parts) > 2 and isinstance(parts[2], str) else None  # noqa: PLR2004
    return Macro(tuple(tokens_of(parts[0])), count, default)


def read_macros(table: object) -> dict[Token, Macro]:
    """Read the macros of a table as MathJax's settings have it; what is none is passed over."""
    if not isinstance(table, dict):
        return {}
    found = {f"\\{str(name).removeprefix(chr(92))}": _macro(value) for name, value in table.items()}
    return {name: macro for name, macro in found.items() if macro is not None}


#: What every page knows.
MATHJAX = read_macros(MACROS)


def of_preamble(tex: str) -> dict[Token, Macro]:
    """Give the macros that a preamble of LaTeX defines; what cannot be read is passed over."""
    macros, stream = Macros({}), Stream(tokens_of(tex))
    while token := stream.take():
        if define := _DEFINITIONS.get(token):
            try:
                define(macros, token, stream)
            except TexError:
                continue
    return macros.known
