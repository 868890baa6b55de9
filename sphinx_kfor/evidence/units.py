"""Units that an author puts beside figures: they name what is counted, and do not count themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures import POWERS
from sphinx_kfor.evidence.folding import fold_text
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.languages import Language

#: A number of its own; `m2` and `CO2` have none.
_NUMBER = re.compile(r"(?<![^\W\d_])[\d\u00bc-\u00be\u2150-\u215f]")


def check_unit(unit: str, names: Iterable[str], language: Language) -> None:
    """Raise `option` if a unit would make another number of the figure before it.

    Args:
        unit: what the author puts behind the figure.
        names: the source's names of its row and column; a scale that stands there may be repeated.
        language: the word lists.
    """
    words = set(fold_text(unit).lower().split())
    scales = language.words(*(f"scales_{power}" for power in POWERS)).plain
    known = {word for name in names for word in re.findall(r"\w+", fold_text(name).lower())}
    # A single letter, such as `m`, is a unit as well.
    scale = sorted(word for word in words & scales - known if len(word) > 1)
    number = _NUMBER.search(unit)
    if scale or number:
        raise EvidenceError(
            "option",
            f"the unit '{unit}' would change the figure, with '{scale[0] if scale else number[0]}'; "  # type: ignore[index]
            "name only what is counted",
        )
