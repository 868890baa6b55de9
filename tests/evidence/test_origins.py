"""Whose word a source's word is."""

from __future__ import annotations

from sphinx_kfor.evidence.origins import origin_of
from sphinx_kfor.evidence.records import Custom, Record

PLAIN = Record(id="ferry", type="report", title="The ferry")
COPY = Record(id="copy", type="report", title="A copy", custom=Custom(origin="ferry"))


def test_a_source_is_its_own_origin_unless_it_names_one() -> None:
    assert origin_of(PLAIN, {}) == "ferry"
    assert origin_of(COPY, {}) == "ferry"


def test_an_item_knows_better() -> None:
    assert origin_of(COPY, {"origin": "ministry"}) == "ministry"
