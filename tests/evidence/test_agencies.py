"""Agencies are told by datelines and credit lines, not by being mentioned."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.sources.agencies import agency_named, agency_of
from sphinx_kfor.evidence.text.spans import Span

STORY = "The old ramp was closed on Tuesday, the harbour master said.\n\nIt will reopen in May."


def agency(text: str) -> str:
    found = agency_of(text, Span(0, len(text)))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"ROME, Nov 21 (ANSA) – {STORY}", "ansa"),
        (f"(ANSA) - ROMA, 21 NOV - {STORY}", "ansa"),
        (f"DUNMORE, Ireland (AP) — {STORY}", "ap"),
        (f"DUNMORE, March 4 (Reuters) - {STORY}", "reuters"),
        (f"BELGRADE (AFP) - {STORY}", "afp"),
        (f"PRISTINA (ANSA-AFP) - {STORY}", "ansa"),
        (f"Reuters – {STORY}", "reuters"),
        (f"DUNMORE, AFP - {STORY}", "afp"),
        (f"The ramp\n\n(ANSA)\n\n{STORY}", "ansa"),
        (f"The ramp\nSource: ANSA\n\n{STORY}", "ansa"),
        (f"{STORY}\n\n© 2022 The Associated Press", "ap"),
        (f"{STORY}\n\nAgence France-Presse\n", "afp"),
        (f"{STORY}\n\nFonte: ANSA.", "ansa"),
    ],
)
def test_a_dateline_or_a_credit_names_the_agency(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY} He told Reuters that nobody was hurt.",
        f"ANSA reports that a ramp was closed. {STORY}",
        f"{STORY}\n\nPhoto: Reuters",
        f"The photo (AFP)\n\n{STORY}",
        f"The agency (AP) is a cooperative. {STORY}",
        f"MIAMI - {STORY}",
        f"{STORY * 20}\n(ANSA) - {STORY * 20}",
    ],
)
def test_a_mention_does_not(text: str) -> None:
    assert agency(text) == ""


def test_a_publisher_may_be_an_agency() -> None:
    assert agency_named("ANSA") == "ansa"
    assert agency_named("Harbour Gazette") == ""
