"""Reads a formula token by token and writes it in Typst's math as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas import styles, symbols
from sphinx_kfor.pdf.formulas.infixes import INFIXES, WITH_DELIMITERS, infix, pass_length
from sphinx_kfor.pdf.formulas.signs import delimiter, sign_of, typed
from sphinx_kfor.pdf.formulas.tokens import Stream, TexError, Token, tokens_of, written
from sphinx_kfor.pdf.formulas.writing import (
    Atom,
    call,
    in_rows,
    joined,
    nested,
    sequence,
    space,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_kfor.pdf.formulas.macros import Macros

    Command = Callable[["Parser", Token], Atom | None]

#: What ends a cell or a row.
ROW_ENDS = frozenset({"\\\\", "\\cr", "\\crcr", "\\newline"})
CELL_ENDS = ROW_ENDS | {"&", "\\end"}
_BRACE = frozenset({"}"})
_SIZES = frozenset(f"\\{name}" for name in styles.SIZES)
_DEEPEST = 60


class Parser:
    """Reads one formula.

    Attributes:
        stream: its tokens.
        tags: what each `tag` says, in order, for the one who prints the formula's number.
        labels: the numbers that `ref` and `eqref` give, by label.
    """

    def __init__(
        self, tex: str, macros: Macros, labels: Mapping[str, str], commands: Mapping[str, Command]
    ) -> None:
        self.stream = Stream(tokens_of(tex))
        self.macros = macros
        self.labels = labels
        self.tags: list[str] = []
        self._commands = commands
        self._depth = 0
        macros.begin()

    def peek(self) -> Token:
        """Give the next token that no macro stands behind, "" at the end."""
        while (token := self.stream.peek()).startswith("\\"):
            self.stream.take()
            if not self.macros.expand(token, self.stream):
                self.stream.push([token])
                return token
        return token

    def row(self, ends: frozenset[Token]) -> list[Atom]:
        """Read atoms up to one of *ends*, which is left."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TexError("it is nested too deeply")
        atoms: list[Atom] = []
        above: list[str] = []
        while (token := self.peek()) and token not in ends:
            self.stream.take()
            if token in ROW_ENDS:
                # MathJax lets a line end anywhere.
                self.stream.optional()
                above.append(sequence(atoms))
                atoms = []
            elif token in INFIXES:
                atoms = [self._infix(token, sequence(atoms), ends)]
            else:
                self._take(token, atoms, ends)
        self._depth -= 1
        return [_stacked(*above, sequence(atoms))] if above else atoms

    def _infix(self, token: Token, above: str, ends: frozenset[Token]) -> Atom:
        delimiters = [self.delimiter(token), self.delimiter(token)] if token in WITH_DELIMITERS else []
        token = WITH_DELIMITERS.get(token, token)
        if token == "\\above":
            pass_length(self.stream)
        body = infix(token, above, sequence(self.row(ends)))
        return Atom(call("lr", joined([delimiters[0], body, delimiters[1]])) if delimiters else body)

    def _take(self, token: Token, atoms: list[Atom], ends: frozenset[Token]) -> None:
        if token in {"^", "_", "'", "’"}:
            self._script(token, atoms)
        elif token in {"\\limits", "\\nolimits"}:
            if not atoms:
                raise TexError(f"{token} stands behind nothing")
            atoms[-1].limits = token == "\\limits"
        elif token == "&":
            raise TexError(f"{token} stands outside a table or an alignment")
        elif token in {"}", "\\right", "\\middle", "\\end"}:
            raise TexError(f"{token} stands without what begins it")
        elif (name := token[1:]) in styles.SWITCHES and token[0] == "\\":
            rest = nested(styles.SWITCHES[name], sequence(self.row(ends)))
            atoms.append(Atom(rest, whole=False))
        elif name in styles.SIZES and token[0] == "\\":
            # Each is a part of the size around the formula, not of the one before.
            rest = sequence(self.row(ends | _SIZES))
            atoms.append(Atom(call("text", rest, size=f"#{styles.SIZES[name]}em"), whole=False))
        elif token == "\\color":
            self._color(atoms, ends)
        else:
            atom = self.atom(token)
            if atom is not None:
                atoms.append(atom)

    def atom(self, token: Token) -> Atom | None:
        """Read what *token*, which was taken, begins; None for what prints nothing."""
        if token == "{":
            return self._group()
        if token.startswith("\\"):
            return self._command(token)
        if token.isdigit() and token.isascii():
            return Atom(self._number(token))
        if token == "~":
            return Atom(space(symbols.SPACES["space"]))
        return typed(token)

    def _number(self, digit: Token) -> str:
        digits = digit
        while (token := self.stream.take()) and token.isascii():
            if token == "." and "." not in digits and (after := self.stream.take()):
                self.stream.push([after])
                if not (after.isdigit() and after.isascii()):
                    break
            elif not token.isdigit():
                break
            digits += token
        if token:
            self.stream.push([token])
        return digits

    def _group(self) -> Atom:
        atoms = self.row(_BRACE)
        if not self.stream.skip("}"):
            raise TexError("a brace { is not closed")
        if len(atoms) == 1:
            only = atoms[0]
            if (
                only.sub is only.sup is None
                and only.whole
                and (only.breaks or only.code in {"\\,", "\\:", "\\;"})
            ):
                # In a group of its own an operator is a letter like others.
                return Atom(call("class", text("normal"), only.code))
            if only.sub is only.sup is None:
                return only
        return Atom(sequence(atoms), whole=False)

    def _script(self, token: Token, atoms: list[Atom]) -> None:
        if not atoms:
            atoms.append(Atom(""))
        base = atoms[-1]
        if token in {"'", "’"}:
            primes = "′"
            while self.stream.skip("'") or self.stream.skip("’"):
                primes += " ′"
            base.sup = primes if base.sup is None else joined([base.sup, primes])
            return
        code = self.argument(token)
        if token == "_":
            if base.sub is not None:
                raise TexError("two subscripts stand behind one another; braces say which is whose")
            base.sub = code
        else:
            if base.sup is not None and not base.sup.endswith("′"):
                raise TexError("two superscripts stand behind one another; braces say which is whose")
            base.sup = code if base.sup is None else joined([base.sup, code])

    def argument(self, of: Token) -> str:
        """Read an argument of *of* as a formula."""
        token = self.peek()
        if token in {"", "}", "&"} or token in ROW_ENDS:
            raise TexError(f"{of} lacks an argument")
        self.stream.take()
        if token == "{":
            atoms = self.row(_BRACE)
            if not self.stream.skip("}"):
                raise TexError("a brace { is not closed")
            # Lines are as large as what has them, a table's cells smaller.
            return " \\ ".join(atoms[0].lines) if len(atoms) == 1 and atoms[0].stacked else sequence(atoms)
        if token.isdigit():
            return token
        atom = self.atom(token)
        return atom.written() if atom is not None else ""

    def formula(self, tokens: Iterable[Token]) -> str:
        """Read *tokens*, an argument that was taken, as a formula."""
        return sequence(self.atoms(tokens))

    def atoms(self, tokens: Iterable[Token]) -> list[Atom]:
        """Read *tokens* likewise, as atoms."""
        self.stream.push(["{", *tokens, "}"])
        self.stream.take()
        atoms = self.row(_BRACE)
        self.stream.take()
        return atoms

    def _color(self, atoms: list[Atom], ends: frozenset[Token]) -> None:
        from sphinx_kfor.pdf.formulas.colours import coloured  # noqa: PLC0415 - Pillow is an extra

        model = self.stream.optional()
        colour = self.stream.word("\\color")
        rest = sequence(self.row(ends))
        atoms.append(Atom(coloured(*self.macros.colour(colour, "".join(model or [])), rest), whole=False))

    def _command(self, token: Token) -> Atom | None:
        name = token[1:]
        if command := self._of_package(name) or self._commands.get(name):
            return command(self, token)
        return sign_of(token, self.peek)

    def _of_package(self, name: str) -> Command | None:
        """Give the command of a package that is loaded, which it may give another meaning."""
        names = (f"{package}@{name}" for package in sorted(self.macros.packages))
        return next(filter(None, map(self._commands.get, names)), None)

    def delimiter(self, of: Token) -> str:
        """Read a delimiter, "" for the full stop that stands for none."""
        token = self.peek()
        self.stream.take()
        if token == "{":
            self.stream.push(["{"])
            token = written(self.stream.argument(of)).strip()
        return delimiter(token, of)


def _stacked(*rows: str) -> Atom:
    return Atom(f"mat(delim: #none, {in_rows(rows)})", lines=rows, stacked=True)
