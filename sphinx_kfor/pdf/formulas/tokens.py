"""TeX's tokens: a formula as a stream that one can look ahead in and push back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: A control sequence with its backslash ("\\frac", "\\,"), a run of white space as one " ", or one character.
Token = str

# An address may hold what would be a comment elsewhere.
_TOKEN = re.compile(
    r"\\href\s*(?P<address>\{[^{}]*\})|(?P<word>\\[A-Za-z@]+)\s*|\\[\s\S]|%[^\n]*(?:\n\s*)?|(?P<space>\s+)|[\s\S]"
)


class TexError(ValueError):
    """TeX that MathJax would not read either, or that we do not; its message says what and why."""


def tokens_of(tex: str) -> list[Token]:
    """Split *tex*, without its comments."""
    found = []
    for match in _TOKEN.finditer(tex):
        if match["address"]:
            found += ["\\href", *match["address"]]
        elif match["space"]:
            found.append(" ")
        elif not match[0].startswith("%"):
            found.append(match["word"] or match[0])
    return found


def written(tokens: Iterable[Token]) -> str:
    """Write *tokens* as TeX again, so that a word does not run into the letter behind it."""
    pieces: list[str] = []
    for token in tokens:
        if pieces and token[0].isalpha() and len(pieces[-1]) > 1 and pieces[-1][-1].isalpha():
            pieces.append(" ")
        pieces.append(token)
    return "".join(pieces)


class Stream:
    """Tokens still to be read."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._left = [*tokens][::-1]

    def take(self) -> Token:
        """Take the next token, "" at the end."""
        return self._left.pop() if self._left else ""

    def push(self, tokens: Iterable[Token]) -> None:
        """Put *tokens* before what is still to be read."""
        self._left.extend([*tokens][::-1])

    def peek(self) -> Token:
        """Give the next token that is no space, "" at the end, and drop the space before it."""
        while self._left and self._left[-1] == " ":
            self._left.pop()
        return self._left[-1] if self._left else ""

    def star(self) -> bool:
        """Take a star, if one is next."""
        return self.skip("*")

    def skip(self, token: Token) -> bool:
        """Take *token*, if it is next."""
        found = self.peek() == token
        if found:
            self.take()
        return found

    def argument(self, of: Token) -> list[Token]:
        """Take an argument of the command *of*: what a pair of braces holds, else one token.

        Raises:
            TexError: there is none.
        """
        token = self.peek()
        if token in {"", "}"}:
            raise TexError(f"{of} lacks an argument")
        self.take()
        return self._up_to_brace() if token == "{" else [token]

    def optional(self) -> list[Token] | None:
        """Take what a pair of brackets holds, None if no bracket is next."""
        if not self.skip("["):
            return None
        found: list[Token] = []
        while (token := self.take()) != "]":
            if token == "":
                raise TexError("a bracket [ is not closed")
            found += ["{", *self._up_to_brace(), "}"] if token == "{" else [token]
        return found

    def word(self, of: Token) -> str:
        """Take an argument that is no formula: a name, a length, a colour."""
        return "".join(self.argument(of)).strip()

    def up_to(self, marks: Sequence[Token], of: Token) -> list[Token]:
        """Take what stands before *marks*, and those; without any, an argument of *of*."""
        if not marks:
            return self.argument(of)
        found: list[Token] = []
        while found[-len(marks) :] != [*marks]:
            token = self.take()
            if token == "":
                raise TexError(f"{of} lacks its {''.join(marks)}")
            found += ["{", *self._up_to_brace(), "}"] if token == "{" else [token]
        return found[: -len(marks)]

    def up_to_end(self, name: str) -> list[Token]:
        """Take what stands before the `end` of the environment *name*, and that."""
        found: list[Token] = []
        depth = 1
        while token := self.take():
            if token in {"\\begin", "\\end"}:
                inner = self.word(token)
                depth += (inner == name) * (1 if token == "\\begin" else -1)
                if depth == 0:
                    return found
                found += [token, "{", *inner, "}"]
            else:
                found.append(token)
        raise TexError(f"\\begin{{{name}}} has no \\end")

    def _up_to_brace(self) -> list[Token]:
        found: list[Token] = []
        depth = 1
        while True:
            token = self.take()
            if token == "":
                raise TexError("a brace { is not closed")
            depth += (token == "{") - (token == "}")
            if depth == 0:
                return found
            found.append(token)
