"""What a line around a table says that its cells are counted in, also where it lists several units."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.delimited import read_delimited
from sphinx_kfor.evidence.figures.around_units import unit_around
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.languages import language


def _text(line: str, *names: str) -> str:
    rows = [";".join(names), "Alva;10;2", "Brona;12;3"]
    return "\n".join([line, "", *rows, ""])


@pytest.mark.parametrize(
    ("tag", "line", "names", "said"),
    [
        ("es", "Unidades: euros y porcentajes", ("Comarca", "Gasto", "Subida (%)"), "EUR"),
        ("de", "Angaben in EUR und %", ("Ort", "Lohn", "Anstieg in %"), "EUR"),
        ("fr", "Salaires (en euros et en %)", ("Ville", "Salaire", "Hausse (%)"), "EUR"),
        ("en", "Pay, in EUR", ("Port", "Pay", "Rise (%)"), "EUR"),
        ("es", "Unidades: euros y porcentajes", ("Comarca", "Gasto (euros)", "Subida (%)"), ""),
        ("es", "Unidades: euros y porcentajes", ("Comarca", "Gasto", "Subida"), ""),
        ("es", "Enero, Unidades: personas, noches y porcentajes", ("Isla", "Viajeros", "Ocupación (%)"), ""),
        ("en", "Pay and staff by port", ("Port", "Pay", "Rise (%)"), ""),
    ],
)
def test_of_several_units_a_line_says_that_which_no_column_has(
    tag: str, line: str, names: tuple[str, ...], said: str
) -> None:
    unit = unit_around(read_delimited(_text(line, *names)), Notation(tag, language(tag)))
    assert (unit.currency if unit else "") == said
