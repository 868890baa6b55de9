"""What leaves the text area of a page, and what lies on something else; read from the PDF."""

from __future__ import annotations

import pymupdf

#: A4 with the margins of one column, in points.
_AREA = pymupdf.Rect(76.5, 28, 519, 814)
#: Points that letters may share where accents and slanted strokes meet.
_SLACK = 1.5


def outside_text_area(pdf: bytes) -> list[str]:
    """The words that leave the text area."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [
            word[4]
            for page in document
            for word in page.get_text("words")
            if not pymupdf.Rect(word[:4]) in _AREA + (-1, -1, 1, 1)
        ]


def overlapping_words(pdf: bytes) -> list[tuple[str, str]]:
    """The pairs of words of one line that lie on one another."""
    found = []
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            words = sorted(page.get_text("words"), key=lambda word: (word[3], word[0]))
            for before, after in zip(words, words[1:], strict=False):
                same_line = abs(before[3] - after[3]) < 1
                if same_line and before[2] > after[0] + _SLACK and before[0] < after[2]:
                    found.append((before[4], after[4]))
    return found
