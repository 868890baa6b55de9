"""Figures of tables as statistical offices lay them out: codes in a cell, units in an upper header row.

A case is a page's sentence, and whether something is said of it; see `cell_sentences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_TABLES = {
    "codes": (
        "en",
        """| freq,unit,geo\\TIME_PERIOD | 2021 | 2022 |
| --- | --- | --- |
| A,PC,DK | 5.1 b | 4.9 |
| A,PC,NO | 8.1 | 7.9 e |
""",
        [
            ("In 2022 it was {A,PC,NO > 2022} per cent.", SILENT),
            ("In 2022 it was {A,PC,NO > 2022} in Norway.", SILENT),
            ("In 2021 it was {A,PC,NO > 2022} per cent.", SAID),
            ("In 2022 it was {A,PC,NO > 2022} million.", SAID),
        ],
    ),
    "upper rows": (
        "de",
        """| Land | Quote in % Frauen 2022 | Quote in % Männer 2022 | Lohn in EUR 2022 |
| --- | --- | --- | --- |
| Nordufer | 71,4 | 78,1 | 2410 |
| Südufer | 70,2 | 76,0 | 2380 |
""",
        [
            ("In Nordufer arbeiteten {Nordufer > Quote in % Frauen 2022} Prozent der Frauen.", SILENT),
            ("In Nordufer arbeiteten {Nordufer > Quote in % Männer 2022} Prozent der Frauen.", SAID),
            ("In Nordufer arbeiteten {Nordufer > Quote in % Frauen 2022} Frauen.", SAID),
            ("Der Lohn lag in Südufer bei {Südufer > Lohn in EUR 2022} Euro.", SILENT),
        ],
    ),
    "changes": (
        "es",
        """| Región | PIB | Variación (%) |
| --- | --- | --- |
| Costa Baja | 8.905 | −0,4 |
| Costa Norte | 12.410 | 2,1 |
""",
        [
            ("El PIB de Costa Baja cayó un 0,4 % {S}.", SILENT),
            ("El PIB de Costa Baja creció un 0,4 % {S}.", SAID),
            ("El PIB de Costa Norte creció un 2,1 % {S}.", SILENT),
            ("El PIB de Costa Norte fue de {Costa Norte > PIB}.", SILENT),
        ],
    ),
}


@pytest.mark.parametrize("layout", _TABLES)
def test_figures_are_read_as_the_layout_has_them(project: Project, layout: str) -> None:
    language, text, cases = _TABLES[layout]
    assert said_of(project, language, f"{layout}\n\n{text}", cases) == dict(cases)
