"""Notes at the foot of a text's pages: a sentence runs over them, and nothing of what is there is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.documents.layout import layout
from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

OVERLEAF = "The keeper left the island when the lamp had burnt down to its socket."
PAGE = "The lamp was lit in June.{call} Nobody was there to see it. The keeper left the island\n"
NEXT = "when the lamp had burnt down to its socket. It rained.\n"


def places(document: Document, words: str) -> list[str]:
    """Where some words stand; each place leads back to them in the text."""
    spans = anchor(document, TextQuote(words))
    for span in spans:
        start, end = document.raw_span(*span)
        assert document.view.seen(start) == span.start
        assert document.view.seen(end - 1) == span.end - 1
    return [layout(document).locate(span) for span in spans]


@pytest.mark.parametrize(
    ("call", "foot", "notes"),
    [
        ("1", "1The log of June says so.", ["The log of June says so."]),
        ("1", "1Il registro di giugno.", ["Il registro di giugno."]),
        ("1", "1 The log of June says so.", ["The log of June says so."]),
        ("¹", "¹ See the log of June", ["See the log of June"]),
        ("[1]", "[1] The log of June says so.", ["The log of June says so."]),
        ("1", "\n1. The log of June\nsays so (p. 7)", ["The log of June says so (p. 7)"]),
        ("1", "1The log of June.\n2The log of July, which\nis lost.", ["The log of July, which is lost."]),
        ("1", "1The log of June.\n\n2The log of July.", ["The log of June.", "The log of July."]),
        ("1 Two boats came.2", "2The log of July.\n\n1The log of June.", ["The log of June."]),
    ],
)
def test_a_sentence_runs_over_the_notes_of_a_page(call: str, foot: str, notes: list[str]) -> None:
    document = from_text(f"{PAGE.format(call=call)}{foot}\n\n1\n\f{NEXT}\n2\n")
    assert places(document, OVERLEAF) == ["pp. 1–2"]
    assert places(document, "It rained.") == ["p. 2"]
    for note in notes:
        assert places(document, note) == ["p. 1"]


def test_numbers_of_notes_go_on_from_page_to_page() -> None:
    first = PAGE.format(call="1") + "1The log of June.\n\f"
    second = NEXT + "It cost 40 crowns in 19162 and nobody paid. The boats lay\n2The ledger of 1916.\n\f"
    document = from_text(f"{first}{second}idle for a year.")
    assert places(document, "The boats lay idle for a year.") == ["pp. 2–3"]
    assert places(document, "The ledger of 1916.") == ["p. 2"]


@pytest.mark.parametrize(
    ("page", "following", "kept"),
    [
        # A list, which goes on overleaf.
        (
            "It was so ordered.1 There are two tasks:\n\n1. Watch the lamp at night.\n2. Watch the boats",
            "that pass the island. It rained.",
            "Watch the boats that pass the island.",
        ),
        # A line that begins with a figure, under a call for a note at the end of the whole.
        (
            "Es war so bestellt.2 Das Amt gab dafür\n2 Milliarden Kronen aus und bekam dafür zwei",
            "alte Boote. Es regnete.",
            "Das Amt gab dafür 2 Milliarden Kronen aus und bekam dafür zwei alte Boote.",
        ),
        # A line of a second column, below the notes of the first.
        (
            "It was so ordered.1 The board met on\n1The order is lost.\n\nMonday and sold two boats. It lent",
            "the oars to the school. It rained.",
            "It lent the oars to the school.",
        ),
        # The same, with a note of its own that the last one's number leads to.
        (
            "It was so ordered.1 The board met on\n1An order.\n\nMonday to sell two.2 It lent\n2A bill.",
            "the oars to the school. It rained.",
            "It lent the oars to the school.",
        ),
        # A word that begins with a figure.
        (
            "It was so ordered.3 The board bought\n3D printers and lent",
            "them to a school. It rained.",
            "The board bought 3D printers and lent them to a school.",
        ),
        # A numbered heading.
        (
            "It was so ordered.1 Nobody objected.\n\n2 The Boats\nThe two boats were sold to a school and to",
            "a museum. It rained.",
            "The two boats were sold to a school and to a museum.",
        ),
    ],
)
def test_what_only_looks_like_a_note_stays_where_it_is(page: str, following: str, kept: str) -> None:
    document = from_text(f"{page}\n\f{following}\n")
    assert places(document, kept) == ["pp. 1–2"]


@pytest.mark.parametrize("foot", ["1The log.\n2The ledger", "1 A\n\n2 B", "3Mio. were lost.", "¹ See\n² See"])
def test_no_word_is_lost(foot: str) -> None:
    text = f"{PAGE.format(call='1')}{foot}\n\f{NEXT}"
    words = re.findall(r"[^\W\d_]+", text)
    assert sorted(re.findall(r"[^\W\d_]+", from_text(text).seen)) == sorted(words)


def test_a_word_broken_over_the_notes_of_a_page_is_whole() -> None:
    document = from_text("It was ordered.1 The kee\u00ad\n1The log.\n\fper left. It rained.\n")
    assert places(document, "The keeper left.") == ["pp. 1–2"]
