"""The marks of notes are no text: what is quoted stands without them."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.verify import Quotation, verify_quotation


def quoted(words: str, text: str, suffix: str) -> Quotation:
    source = from_text(text, suffix)
    return verify_quotation(Request("s", words), source, language("en"), lambda _: "here")


@pytest.mark.parametrize(
    ("suffix", "text", "words"),
    [
        (
            ".md",
            "The board approved the plan[^1] and paid.[^2] It rained.\n\n[^1]: One\n",
            "the plan and paid. It rained.",
        ),
        (
            ".md",
            "The **plan**[^a] and _it_[^b] fell.\n\n[^a]: Own survey of homes.\n",
            "The plan and it fell.",
        ),
        (".md", "Output<sup>3</sup> rose by 12<sup>[4](#n4)</sup> more.\n", "Output rose by"),
        (".md", "It has 10<sup>6</sup> km<sup>2</sup> of land.\n", "It has 10⁶ km² of land."),
        (
            ".txt",
            "Homes are at risk.12 The council disagreed.3\n\n12 See annex.\n",
            "Homes are at risk. The council disagreed.",
        ),
        (".txt", "The area¹ is 5 km².² It is flat.\n", "The area is 5 km². It is flat."),
        (
            ".txt",
            "“It is late.”4 She left.\fOn page two it rained.7 Then it froze.",
            "“It is late.” She left.",
        ),
    ],
)
def test_marks_of_notes_stand_in_no_quotation(suffix: str, text: str, words: str) -> None:
    found = quoted(words, text, suffix)
    assert "".join(run.text for run in found.runs) == words
    assert not [one for one in found.cautions if one.family == "context"]


@pytest.mark.parametrize(
    ("suffix", "text", "words"),
    [
        (".md", "Type `a[^1]` here, and see Art.5 The rule stands.\n", "a\\[^1\\] here"),
        (".txt", "See Art.5 The rule stands. It grew by 2.5 percent.\n", "Art.5 The rule"),
        (".txt", "The sum is x² and log² of it.\n", "The sum is x² and log² of it."),
        (
            ".txt",
            "They bought\n3D printers and 5G masts.\n5G masts are dear.\n",
            "3D printers and 5G masts. 5G masts",
        ),
    ],
)
def test_what_is_no_note_stays(suffix: str, text: str, words: str) -> None:
    quoted(words, text, suffix)


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        (
            "Es kostete 4,5 Millionen³ Euro.\n",
            "kostete 4,5 Millionen³ *Euro*.",
            "kostete 4,5 Millionen Euro.",
        ),
        (
            "The plan² fell.4 It rained.\n",
            "The plan² [sic] fell.4 It rained.",
            "The plan [sic] fell. It rained.",
        ),
        ("The field is 40 m² large.\n", "field is 40 m large.", ""),
        ("The plan fell.\n", "The plan⁴0 fell.", ""),
    ],
)
def test_a_mark_that_is_copied_with_the_words_is_read_past(text: str, words: str, printed: str) -> None:
    try:
        found = quoted(words, text, ".txt")
    except EvidenceError:
        assert not printed
    else:
        assert "".join(run.text for run in found.runs) == printed


def test_a_typed_mark_is_told_of() -> None:
    with pytest.raises(EvidenceError, match="mark of a note"):
        quoted("approved the plan[^1] and", "The board approved the plan[^1] and paid.\n\n[^1]: One\n", ".md")


@pytest.mark.parametrize(
    "text",
    [
        "# Key\n\n- Nobody in the valley was insured\n- The average claim was 40 crowns\n",
        "1. Nobody in the valley was insured\n2. The average claim was 40 crowns\n",
        "## Nobody was insured\nThe average claim was 40 crowns\n",
        "* Nobody was insured[^1]\n* The average claim was 40 crowns\n\n[^1]: Survey\n",
    ],
)
def test_items_and_headings_end_sentences(text: str) -> None:
    assert quoted("The average claim was 40 crowns", text, ".md").cautions == ()


def test_a_passage_may_run_over_items() -> None:
    found = quoted(
        "was insured The average", "- Nobody was insured\n- The average claim was 40 crowns\n", ".md"
    )
    assert "".join(run.text for run in found.runs) == "was insured The average"
