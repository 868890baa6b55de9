"""What Typst says of each formula by itself: all of them in one run, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.pdf.syntax import call, string
from sphinx_kfor.pdf.typesetting import Job, TypesettingError, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What Typst said of a formula, "" of one that it takes; kept for the other PDFs of a build.
_answers: dict[str, str] = {}


def refusals(formulas: Iterable[str]) -> dict[str, str]:
    """Give those of *formulas*, in Typst's math, that Typst refuses, with its words."""
    asked = list(dict.fromkeys(formulas))
    new = [each for each in asked if each not in _answers]
    if new:
        _try(new)
    return {each: _answers[each] for each in asked if _answers[each]}


def _try(formulas: list[str]) -> None:
    # In a context of its own a fault does not keep Typst from reading on; some show only in laying out.
    evaluated = (call("eval", string(each), mode=string("math")) for each in formulas)
    lines = [f"#context {{ let _ = measure(math.equation({each}.body)) }}" for each in evaluated]
    _answers.update(dict.fromkeys(formulas, ""))
    try:
        typeset(Job("\n".join(lines)))
    except TypesettingError as error:
        for fault in error.faults:
            if fault.line is not None:
                _answers[formulas[fault.line - 1]] = fault.message
