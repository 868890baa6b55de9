"""Titles of tables in texts: each belongs to one table."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.documents.loading import from_text

ABOVE = """Table: Crews, thousands
Port | 2020
---|---
Alva | 4

Table: Cargo (£ million)
Port | Q1
---|---
Alva | 3,270
"""
BELOW = """Port | 2020
---|---
Alva | 4

: Crews, thousands

Port | Q1
---|---
Alva | 3,270

: Cargo (£ million)
"""


@pytest.mark.parametrize("text", [ABOVE, BELOW, ABOVE.replace("Table: ", "Tabella 1 – ")])
def test_a_title_belongs_to_the_table_that_it_stands_at(text: str) -> None:
    assert [table.title for table in from_text(text).tables] == ["Crews, thousands", "Cargo (£ million)"]


def test_a_title_above_a_later_table_is_not_that_of_the_one_before() -> None:
    first, second = "Port | 2020\n---|---\nAlva | 4\n", "Port | Q1\n---|---\nAlva | 7\n"
    text = f"{first}\nSome words.\n\nTable 2. Cargo, tonnes\n\n{second}"
    assert [table.title for table in from_text(text).tables] == ["", "Cargo, tonnes"]


@pytest.mark.parametrize(
    "under",
    ["Source: Port Office, in millions", "Nota: dati in milioni", "Quelle: Amt, in Millionen", "in millions"],
)
def test_what_stands_under_a_table_is_not_the_title_of_the_next(under: str) -> None:
    text = f"Crews\n\nPort | 2020\n---|---\nAlva | 4\n{under}\n\nPort | Q1\n---|---\nAlva | 3\n"
    assert [table.title for table in from_text(text).tables] == ["Crews", ""]
