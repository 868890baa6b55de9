"""Two spellings of one name, and two names."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.cautions.phrases.name_spellings import other_word


@pytest.mark.parametrize(
    ("printed", "spelled"),
    [
        ("Josep Borrell", "Josep Borrel"),
        ("J. Borrell", "Josep Borrel"),
        ("Josep Borrell", "High Representative Josep Borrel"),
        ("Tomáš Fey", "Tomas Fey"),
        ("Aleksandar Vučić", "Александар Вучић"),
        ("Aleksandar Vucic", "Александар Вучић"),
        ("Nikita Khrushchev", "Никита Хрущёв"),
        ("Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
        ("Björn O’Neill", "Bjoern ONeil"),
        ("the ministry", "The Ministry"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
    ],
)
def test_spellings_of_one_name(printed: str, spelled: str) -> None:
    assert other_word(printed, spelled) == ""


@pytest.mark.parametrize(
    ("printed", "spelled", "other"),
    [
        ("Antonio Tarantino", "Antonio Tajani", "Tarantino"),
        ("Vladimir Putin", "Antonio Tajani", "Vladimir"),
        ("President Antonio Tajani", "Antonio Tajani", "President"),
        ("Mario Rossi", "Mario Russo", "Rossi"),
        ("Antonio Antonio", "Antonio Tajani", "Antonio"),
        ("9,000 Carabinieri of Rome", "Carabinieri", "of"),
        ("Radu Manole", "Раду Петров", "Manole"),
        ("Vladimir Putin", "the", "Vladimir"),
    ],
)
def test_another_name(printed: str, spelled: str, other: str) -> None:
    assert other_word(printed, spelled) == other
