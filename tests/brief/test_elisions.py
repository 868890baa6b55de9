"""An apostrophe before what we print is one, not a quotation mark: `l'{kfor:value}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import words

if TYPE_CHECKING:
    from project import Project

RECORD = "id: molo, type: report, title: Il molo, publisher: Ente porto, language: it"
TEXT = "Nel 2021 passò l’80 per cento delle auto. Chiuse l’unica rampa del porto.\n"


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("it", 'Passò l\'{kfor:value}`molo > "l’[80 per cento] delle"`.', "Passò l’80 per cento"),
        ("it", "Chiuse l'{kfor:quote}`unica rampa del porto <molo>`.", "Chiuse l’«unica rampa del porto»"),
        ("it", "È opinione dell'{kfor:citet}`molo`.", "È opinione dell’Ente porto"),
        ("fr", "On ferma l'{kfor:quote}`unica rampa del porto <molo>`.", "On ferma l’«"),
        ("it", "La 'rampa'{kfor:cite}`molo` è chiusa.", "La “rampa”"),
        ("en", "The 'old ramp'{kfor:cite}`molo` is shut.", "The ‘old ramp’"),
    ],
)
def test_an_apostrophe_before_a_role(project: Project, language: str, typed: str, read: str) -> None:
    project.add_source(RECORD, "molo.txt", TEXT)
    project.page(typed)
    result = project.build("html", "-q", "-D", f"language={language}")
    assert read in words(result.text("index.html")).replace("« ", "«")


def test_straight_apostrophes_stay_where_quotes_are_left_straight(project: Project) -> None:
    project.add_source(RECORD, "molo.txt", TEXT)
    project.page("Chiuse l'{kfor:quote}`unica rampa del porto <molo>`.")
    result = project.build("html", "-q", "-D", "language=it", "-D", "smartquotes=0")
    assert "Chiuse l'«unica" in words(result.text("index.html"))
