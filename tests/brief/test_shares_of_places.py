"""Shares of a table by place, in sentences that lead to them by a preposition: `la tasa fue del 57 %`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cell_sentences import SAID, SILENT, said_of

if TYPE_CHECKING:
    from project import Project

_TABLES = {
    "es": """Cuadro 2: Ocupación de camas (por ciento)

| Hospital | 2023 | 2024 |
| --- | --- | --- |
| Ribera | 61,0 | 64,8 |
| San Telmo | 55,1 | 57,3 |
| Total | 58,2 | 60,9 |

En Ribera hay obras. En San Telmo no las hay.
""",
    "it": """Tavola 2: Alunni con mensa (per cento)

| Comune | 2023 | 2024 |
| --- | --- | --- |
| Tarvano | 55,1 | 57,3 |
| Mirasco | 61,0 | 64,8 |
| Totale | 58,2 | 60,9 |

A Tarvano la mensa è nuova. A Mirasco è vecchia.
""",
    "fr": """Tableau 2 : Logements vacants (en %)

| Ville | 2023 | 2024 |
| --- | --- | --- |
| Ormes | 6,0 | 6,8 |
| Bréval | 5,1 | 5,3 |
| Ensemble | 5,8 | 5,9 |

À Bréval on construit. À Ormes aussi.
""",
    "de": """Tabelle 2: Betreute Kinder (Prozent)

| Kreis | 2023 | 2024 |
| --- | --- | --- |
| Altwerder | 55,1 | 57,3 |
| Neusiel | 61,0 | 64,8 |
| Insgesamt | 58,2 | 60,9 |

In Altwerder wird gebaut, in Neusiel nicht.
""",
}
_UNITS = {"es": "por ciento", "it": "per cento", "fr": "%", "de": "Prozent"}
#: Sentences on the first place of a table, and the place of a figure of it, or of the second.
_SENTENCES = {
    "es": [
        "En Ribera la ocupación fue del | en 2024.",
        "La ocupación de Ribera fue del | en 2024.",
        "Ribera tuvo en 2024 una ocupación del |.",
        "En 2024, Ribera llegó al | de ocupación.",
    ],
    "it": [
        "A Tarvano la quota era del | nel 2024.",
        "Nel 2024 a Tarvano mangiava a scuola il | degli alunni.",
        "Nel 2024 il | degli alunni di Tarvano aveva la mensa.",
    ],
    "fr": ["À Ormes, le taux était de | en 2024.", "Ormes comptait | de logements vacants en 2024."],
    "de": ["In Altwerder lag die Quote 2024 bei |.", "Altwerder kam 2024 auf |."],
}
_PLACES = {"es": ("Ribera", "San Telmo"), "it": ("Tarvano", "Mirasco"), "fr": ("Ormes", "Bréval")}
_PLACES["de"] = ("Altwerder", "Neusiel")


@pytest.mark.parametrize("language", _SENTENCES)
def test_a_share_is_of_the_place_that_leads_to_it(project: Project, language: str) -> None:
    cases = [
        (sentence.replace("|", f"{{{place} > 2024; unit={_UNITS[language]}}}"), said)
        for sentence in _SENTENCES[language]
        for place, said in zip(_PLACES[language], (SILENT, SAID), strict=True)
    ]
    assert said_of(project, language, _TABLES[language], cases) == dict(cases)
