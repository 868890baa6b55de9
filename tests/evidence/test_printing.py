"""What is printed of a passage whose words a line's end breaks: what was matched."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.quotations.printing import printed


@pytest.mark.parametrize(
    ("passage", "typed", "shown"),
    [
        ("the decom -\nmissioned pier", "the decommissioned pier", "the decommissioned pier"),
        ("the decom \u2010 \r\n  missioned pier", "the decommissioned pier", "the decommissioned pier"),
        ("the decom -\nmissioned pier", "the decom -\nmissioned pier", "the decommissioned pier"),
        ("the decom -\nmissioned pier", "", "the decommissioned pier"),
        ("the decom-\nmissioned pier", "the decommissioned pier", "the decommissioned pier"),
        ("the quay -\nwhich leaks", "the quay \u2013 which leaks", "the quay - which leaks"),
        ("the quay --\nwhich leaks", "the quay -- which leaks", "the quay -- which leaks"),
        ("a co -\nowner", "a co-owner", "a co-owner"),
        ("a co-\nowner", "a co-owner", "a co-owner"),
        ("state-of-\nthe-art", "state-of-the-art", "state-of-the-art"),
        ("Ein-\nund Ausfuhr", "Ein- und Ausfuhr", "Ein- und Ausfuhr"),
        ("Alva-\nBrona", "Alva-Brona", "Alva-Brona"),
        ("Alva -\nBrona", "Alva \u2013 Brona", "Alva - Brona"),
        ("in 2013-\n2014", "in 2013\u20132014", "in 2013-2014"),
        (
            "from the quay -\nwhich leaks to the pier",
            "from the \u2026 pier",
            "from the quay - which leaks to the pier",
        ),
    ],
)
def test_words_broken_at_a_line_s_end(passage: str, typed: str, shown: str) -> None:
    assert printed(passage, typed) == [shown]
