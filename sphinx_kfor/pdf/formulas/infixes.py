"""What stands between the two things that it sets over one another, as `over` and `choose` do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.formulas.writing import call, in_rows, text

if TYPE_CHECKING:
    from sphinx_kfor.pdf.formulas.tokens import Stream, Token

#: Those that bring their delimiters, by what they are else.
WITH_DELIMITERS = {
    "\\overwithdelims": "\\over",
    "\\atopwithdelims": "\\atop",
    "\\abovewithdelims": "\\above",
}
INFIXES = frozenset({"\\over", "\\choose", "\\atop", "\\brack", "\\brace", "\\above", *WITH_DELIMITERS})
_LENGTH = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)[a-z]{2}")


def pass_length(stream: Stream) -> None:
    """Pass over a length, which says how thick a line is: all of ours are alike."""
    length = ""
    while len(token := stream.take()) == 1 and not _LENGTH.fullmatch(length):
        length += token.strip()
    stream.push([token] if token else [])


def infix(token: Token, above: str, below: str) -> str:
    """Set what stands *above* over what stands *below*, as *token* has it."""
    if token in {"\\over", "\\above"}:
        return call("frac", above, below)
    if token == "\\choose":
        return call("binom", above, below)
    delimiter = {"\\atop": "#none", "\\brack": text("["), "\\brace": text("{")}[token]
    return f"mat(delim: {delimiter}, {in_rows((above, below))})"
