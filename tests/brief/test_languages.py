"""A page's own language: what we print in it, and what authors type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

PAGE = """
```{kfor:quote} ferry
*Nobody* was hurt.
```

Testo {kfor:cite}`port > "third in a row", PLACE`.

{kfor:quote}`Somebody was hurt. <ferry>`
"""


def printed(project: Project, language: str) -> str:
    project.page(PAGE.replace("PLACE", "para. 2"))
    result = project.build("text", "-q", "-D", f"language={language}")
    return " ".join(result.text("index.txt").split())


@pytest.mark.parametrize("language", ["it", "it_IT", "it-IT"])
def test_italian(project: Project, language: str) -> None:
    text = printed(project, language)
    assert (
        "Aoife Byrne, «The ferry at Dunmore», Harbour Gazette, 4 marzo 2021, par. 3 (corsivo aggiunto)"
        in text
    )
    assert "(Port Authority 2020, par. 2)" in text
    assert "[non verificato: ferry]" in text


@pytest.mark.parametrize("language", ["sr_Latn", "sr-Latn", "sr@latin", "sr@latn", "sr_Latn_RS"])
def test_serbian_in_latin_letters_by_each_name_it_has(project: Project, language: str) -> None:
    text = printed(project, language)
    assert "Harbour Gazette, 4. mart 2021., pas. 3 (naglasak dodat)" in text
    assert "[nije provereno: ferry]" in text


def test_serbian_in_cyrillic_letters(project: Project) -> None:
    assert "4. март 2021., пас. 3 (нагласак додат)" in printed(project, "sr")


def test_albanian(project: Project) -> None:
    assert "4 mars 2021, par. 3 (theksimi ynë)" in printed(project, "sq")


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("de", "4. März 2021, Abs. 3 (Hervorhebung hinzugefügt)"),
        ("fr", "4 mars 2021, par. 3 (nous soulignons)"),
        ("es", "4 de marzo de 2021, párr. 3 (énfasis añadido)"),
    ],
)
def test_german_french_and_spanish(project: Project, language: str, place: str) -> None:
    text = printed(project, language)
    assert place in text
    assert ": ferry]" in text.replace("\u00a0", "")
    assert "not verified" not in text


@pytest.mark.parametrize(("language", "place"), [("de", "Abs. %s"), ("fr", "par. %s"), ("es", "párr. %s")])
def test_a_place_may_be_named_as_several_are(project: Project, language: str, place: str) -> None:
    project.page(f'Text {{kfor:cite}}`port > "third in a row", {place % "2"}`.\n')
    result = project.build("text", "-q", "-W", "-E", "-D", f"language={language}")
    assert f"(Port Authority 2020, {place % '2'})" in result.text("index.txt")
    project.page(f'Text {{kfor:cite}}`port > "third in a row", {place % "3–4"}`.\n')
    assert "there is no paras. 3–4" in project.refused("-D", f"language={language}")


def test_a_language_that_we_do_not_speak_is_english(project: Project) -> None:
    assert "para. 3 (emphasis added)" in printed(project, "nl")


def test_a_locator_is_typed_in_the_pages_language_or_in_english(project: Project) -> None:
    for place in ("par. 2", "para. 2"):
        project.page(f'Testo {{kfor:cite}}`port > "third in a row", {place}`.\n')
        result = project.build("text", "-q", "-W", "-E", "-D", "language=it")
        assert (result.status, result.said) == (0, "")
        assert "(Port Authority 2020, par. 2)" in result.text("index.txt")
    project.page('Testo {kfor:cite}`port > "third in a row", par. 1`.\n')
    assert "the passage stands in para. 2, not in para. 1" in project.refused("-D", "language=it")


def test_one_build_after_another_has_its_own_language(project: Project) -> None:
    assert "par. 3" in printed(project, "it")
    assert "para. 3" in printed(project, "en")
