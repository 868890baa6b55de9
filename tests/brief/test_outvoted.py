# ruff: noqa: E501 (each page is a whole sentence)
"""What was moved in an assembly and lost there is not so; a page that says so of it is honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_answered import Kind, cautioned, cite, quote

if TYPE_CHECKING:
    from project import Project

_FARES = "the fares of the ferry for schoolchildren be halved"
_FAHRPREIS = "die Fahrpreise der Fähre für Schüler zu halbieren"
_TARIFS = "réduire de moitié les tarifs du bac pour les écoliers"
_TARIFFE = "dimezzare le tariffe del traghetto per gli scolari"
_TARIFAS = "reducir a la mitad las tarifas del transbordador para escolares"

KINDS = {
    "a motion that was lost": Kind(
        f"Ms Kolm moved that {_FARES}. The motion was lost by nine votes to six.",
        (
            f"Ms Kolm moved that {quote(_FARES)}.",
            f"A motion to halve the fares of the ferry for schoolchildren failed {cite(_FARES)}.",
            f"Ms Kolm wanted the fares of the ferry to be halved for schoolchildren {cite(_FARES)}.",
            f"The fares of the ferry for schoolchildren will not be halved {cite(_FARES)}.",
            f"The fares of the ferry for schoolchildren were to be halved {cite(_FARES)}. The board rejected that.",
        ),
        (
            f"The fares of the ferry for schoolchildren are to be halved, as the board resolved {cite(_FARES)}.",
            f"Schoolchildren will pay half the fares of the ferry {cite(_FARES)}.",
        ),
    ),
    "an amendment that was lost, beside a resolution that was not": Kind(
        f"Ms Kolm moved that {_FARES}. An amendment to strike out the schoolchildren was lost by nine votes to six. The motion was carried.",
        (f"Schoolchildren will pay half the fares of the ferry {cite(_FARES)}.",),
        (),
    ),
    "a motion that was carried": Kind(
        f"Ms Kolm moved that {_FARES}. The motion was carried by nine votes to six, and was not rejected, as she had feared.",
        (f"Schoolchildren will pay half the fares of the ferry {cite(_FARES)}.",),
        (),
    ),
    "ein Antrag": Kind(
        f"Antrag von Ines Kolm, {_FAHRPREIS}: 6 Ja-Stimmen, 9 Nein-Stimmen. Damit abgelehnt.",
        (
            f"Der Antrag, {quote(_FAHRPREIS)}, kam von Ines Kolm.",
            f"Ines Kolm wollte die Fahrpreise der Fähre für Schüler halbieren {cite(_FAHRPREIS)}.",
            f"Die Fahrpreise der Fähre für Schüler zu halbieren, lehnte der Rat ab {cite(_FAHRPREIS)}.",
        ),
        (f"Die Fahrpreise der Fähre werden für Schüler halbiert {cite(_FAHRPREIS)}.",),
        "de",
    ),
    "un amendement": Kind(
        f"Mme Kolm dépose un amendement pour {_TARIFS}. L'amendement est rejeté par neuf voix contre six.",
        (
            f"L'amendement de Mme Kolm tendait à {quote(_TARIFS)}.",
            f"Le conseil a refusé l'amendement sur les tarifs du bac pour les écoliers {cite(_TARIFS)}.",
        ),
        (f"Les tarifs du bac sont réduits de moitié pour les écoliers {cite(_TARIFS)}.",),
        "fr",
    ),
    "un emendamento": Kind(
        f"La consigliera Kolm presenta un emendamento per {_TARIFFE}. L'emendamento è respinto con nove voti contro sei.",
        (
            f"La consigliera Kolm chiedeva di dimezzare le tariffe del traghetto per gli scolari {cite(_TARIFFE)}.",
            f"Il consiglio ha bocciato lo sconto sulle tariffe del traghetto per gli scolari {cite(_TARIFFE)}.",
        ),
        (f"Le tariffe del traghetto per gli scolari sono dimezzate {cite(_TARIFFE)}.",),
        "it",
    ),
    "una enmienda": Kind(
        f"La concejala Kolm presentó una enmienda para {_TARIFAS}. La enmienda fue rechazada por nueve votos contra seis.",
        (
            f"La concejala Kolm pedía rebajar las tarifas del transbordador para escolares {cite(_TARIFAS)}.",
            f"El pleno rechazó rebajar las tarifas del transbordador para escolares {cite(_TARIFAS)}.",
        ),
        (f"Las tarifas del transbordador para escolares se reducen a la mitad {cite(_TARIFAS)}.",),
        "es",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_lost_is_not_told_as_so(project: Project, kind: str) -> None:
    one = KINDS[kind]
    assert cautioned(project, one, (*one.honest, *one.altered), one.language) == [*one.altered]
