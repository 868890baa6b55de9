"""Documents: what a reader sees of them, and where it stands in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kfor.evidence.documents.loading import from_text, read_document
from sphinx_kfor.evidence.documents.markdown import reading_view
from sphinx_kfor.evidence.documents.selectors import TextQuote, anchor, describe
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = """---
title: not text
---
# A *first* heading

A **bold** word, a [link](https://example.org/a_(b) "title"), `co *de*`, snake_case,
fish &amp; chips, 5 \\* 3 and <b>more</b>.<!-- not text -->

> quoted line
> goes on

- one
- two ![picture](a.png) end

| Year | Loss |
| ---- | ---- |
| 2019 | **2.75** |

[ref]: https://example.org
"""


@pytest.mark.parametrize(
    "seen",
    [
        "A first heading",
        "A bold word, a link, co *de*, snake_case,\nfish & chips, 5 * 3 and more.",
        "quoted line\ngoes on",
        "two  end",
        "| 2019 | 2.75 |",
    ],
)
def test_marks_are_not_text(seen: str) -> None:
    assert seen in reading_view(MARKDOWN).text


@pytest.mark.parametrize("hidden", ["not text", "example.org", "title", "----", "&amp;", "**", "picture"])
def test_what_is_not_seen(hidden: str) -> None:
    assert hidden not in reading_view(MARKDOWN).text


@pytest.mark.parametrize(
    "words", ["bold word", "link", "fish & chips", "quoted line goes on", "2.75", "two end"]
)
def test_offsets_point_into_the_decoded_file(words: str) -> None:
    document = from_text(MARKDOWN, ".md")
    (span,) = anchor(document, TextQuote(words))
    _, position = describe(document, span)
    raw = MARKDOWN[position.start : position.end]
    assert reading_view(raw).text.split()[0].strip("*`") == words.split(maxsplit=1)[0]
    assert raw.split()[-1].strip("*.,`[]") == words.rsplit(maxsplit=1)[-1]


@given(st.text(alphabet="ab *_`[]()<>#>-|\\&;!\n\r\t1.é", max_size=80))
def test_any_markdown_has_a_view_with_a_map(text: str) -> None:
    view = reading_view(text)
    for offset in range(len(view.text) + 1):
        start = view.start(offset)
        assert start is None or 0 <= start <= len(text)


def test_bytes_are_decoded_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\rthree")
    document = read_document(path)
    assert document.text == "\ufeffOne\ntwo\nthree"
    assert anchor(document, TextQuote("One two three")) == [Span(1, 14)]


def test_a_file_without_a_reader_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("x")
    with pytest.raises(EvidenceError, match=r"no reader for '\.xyz' files"):
        read_document(path)


def test_words_are_counted() -> None:
    assert from_text("It’s a well-known fact — 7.5 tonnes.").words == 7


def test_blocks_of_html_are_not_run_together() -> None:
    seen = from_text("The list:\n\n<ul><li>7</li><li>00 <b>b</b>oats</li></ul>\n", ".md").seen
    assert seen.split() == ["The", "list:", "7", "00", "boats"]


COLUMNS = """ The tide wall was approved in        Upkeep fell by 42 per cent
 2019 at a cost of 28 million.        over the period. The board
 It is now late by years.             gave no date for it.
"""


def test_columns_side_by_side_in_a_text_are_not_read_across() -> None:
    document = from_text(COLUMNS)
    for misread in ("approved in Upkeep fell", "by 42 per cent 2019 at a cost"):
        assert not anchor(document, TextQuote(misread))
    (span,) = anchor(document, TextQuote("Upkeep fell by 42 per cent"))
    assert document.raw_span(*span) == (38, 64)


@pytest.mark.parametrize(
    "text",
    [
        "Year         Homes\n2012           340\n2025         1,214\n",
        "Name of port     Lifts   Crane\nNorth            12      old\nSouth            14      new\n",
        "He said that it was late.   Nobody came.\nThe wall was built in the year before.\nIt holds.\n",
    ],
)
def test_what_is_no_pair_of_columns_of_prose_stays(text: str) -> None:
    assert from_text(text).seen == text
