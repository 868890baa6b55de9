"""Expressions of named figures: `a - b`, `sum(a, b)`, `share(a, b)`; read and worked out, never run.

The grammar: terms joined by `+` and `-`, of factors joined by `*` and `/`; a factor is a name, a number, an
expression in brackets, a function of expressions, or one of these behind a minus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures import quantities as q
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.evidence.figures.quantities import Quantity

_TOKEN = late(
    r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/(),\u2212\u00d7\u00f7]))"
)
_SIGNS = {"\u2212": "-", "\u00d7": "*", "\u00f7": "/"}
_FUNCTIONS = ("abs", "change", "share", "sum")
#: An expression is no longer, and no deeper.
_LONGEST, _DEEPEST = 500, 40
_PAIR = 2


def names_in(expression: str) -> list[str]:
    """The names of an expression, each once. Raises EvidenceError: `syntax`, if it is none."""
    reading = _Reading(_tokens(expression), None)
    reading.whole()
    if not reading.names:
        raise EvidenceError("syntax", f"'{expression}' has no figure of a source; write `a - b; a=…; b=…`")
    return list(dict.fromkeys(reading.names))


def worked_out(expression: str, figures: Mapping[str, Quantity]) -> Quantity:
    """What an expression comes to.

    Raises:
        EvidenceError: `syntax`, if it is none, `reference`, for a name that is not given, `option`, where
            its figures cannot be reckoned with so.
    """
    return _Reading(_tokens(expression), figures).whole()


def _tokens(expression: str) -> list[str]:
    if len(expression) > _LONGEST:
        raise EvidenceError(
            "syntax", f"the expression has {len(expression)} characters, more than {_LONGEST}"
        )
    found, at, text = [], 0, expression.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            sign = text[at:].strip()[:1]
            raise EvidenceError(
                "syntax", f"'{sign}' in '{expression}' is no part of an expression; write `a - b`"
            )
        token = match[0].strip()
        found.append(_SIGNS.get(token, token))
        at = match.end()
    return found


@dataclass
class _Reading:
    tokens: list[str]
    figures: Mapping[str, Quantity] | None
    at: int = 0
    depth: int = 0
    names: list[str] = field(default_factory=list)

    def whole(self) -> Quantity:
        """The whole expression."""
        if not self.tokens:
            raise EvidenceError("syntax", "the expression is empty; write `a - b; a=…; b=…`")
        made = self._sum()
        if self.at < len(self.tokens):
            raise EvidenceError("syntax", f"'{self._next}' stands where the expression should end")
        return made

    @property
    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        token = self._next
        self.at += 1
        return token

    def _sum(self) -> Quantity:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise EvidenceError("syntax", f"the expression has more than {_DEEPEST} brackets in each other")
        made = self._product()
        while self._next in {"+", "-"}:
            less = self._take() == "-"
            other = self._product()
            made = q.added(made, other, less=less) if self.figures is not None else made
        self.depth -= 1
        return made

    def _product(self) -> Quantity:
        made = self._factor()
        while self._next in {"*", "/"}:
            divide = self._take() == "/"
            other = self._factor()
            if self.figures is not None:
                made = q.over(made, other) if divide else q.times(made, other)
        return made

    def _factor(self) -> Quantity:
        word = self._take()
        if word == "-":
            self.depth += 1
            if self.depth > _DEEPEST:
                raise EvidenceError("syntax", "the expression has too many signs in a row")
            made = q.negative(self._factor())
            self.depth -= 1
            return made
        if word == "(":
            made = self._sum()
            self._close()
            return made
        if word[:1].isdigit():
            return q.bare(Decimal(word))
        if word in _FUNCTIONS and self._next == "(":
            return self._function(word)
        if not word[:1].isalpha():
            there = f"'{word}' stands" if word else "nothing stands"
            raise EvidenceError("syntax", f"{there} in the expression where a name or a number should")
        return self._figure(word)

    def _figure(self, name: str) -> Quantity:
        if self._next == "(":
            raise EvidenceError("syntax", f"'{name}' is no function; {nearest(name, _FUNCTIONS)}")
        self.names.append(name)
        if self.figures is None:
            return q.bare(Decimal(1))
        if name not in self.figures:
            raise EvidenceError(
                "reference", f"the expression's '{name}' is not given; {nearest(name, self.figures)}"
            )
        return self.figures[name]

    def _close(self) -> None:
        if self._take() != ")":
            raise EvidenceError("syntax", "a bracket of the expression is not closed")

    def _function(self, name: str) -> Quantity:
        self._take()
        given = [self._sum()]
        while self._next == ",":
            self._take()
            given.append(self._sum())
        self._close()
        wanted = {"abs": (1, 1), "sum": (1, _LONGEST)}.get(name, (_PAIR, _PAIR))
        if not wanted[0] <= len(given) <= wanted[1]:
            raise EvidenceError("syntax", f"'{name}' takes {wanted[0]} figures, not {len(given)}")
        if self.figures is None:
            return given[0]
        if name == "abs":
            return q.absolute(given[0])
        if name == "sum":
            made = given[0]
            for other in given[1:]:
                made = q.added(made, other)
            return made
        return q.share(*given) if name == "share" else q.change(*given)
