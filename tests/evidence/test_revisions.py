"""Two editions of a brief, compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_kfor.evidence.annotations.edition_changes import changes
from sphinx_kfor.evidence.annotations.editions import read_edition
from sphinx_kfor.evidence.problems import EvidenceError

Json = dict[str, Any]


def judgement(
    text: str, number: int = 1, name: str = "", likelihood: str = "likely", confidence: str = "low"
) -> Json:
    named = {"kfor:name": name} if name else {}
    return {
        "id": f"urn:kfor:b:kj-{number}",
        "type": "Annotation",
        "motivation": "assessing",
        "kfor:kind": "judgement",
        "kfor:number": f"KJ {number}",
        **named,
        "body": {"type": "TextualBody", "value": text},
        "kfor:likelihood": likelihood,
        "kfor:confidence": confidence,
    }


def target(exact: str, source: str, reliability: str = "B", **more: object) -> Json:
    return {
        "source": {
            "id": source,
            "kfor:sha256": "aa",
            "title": source.title(),
            "kfor:reliability": reliability,
        },
        "selector": [{"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}],
        "kfor:locator": "para. 1",
        **more,
    }


def passage(anchor: str, *targets: Json, motivation: str = "describing") -> Json:
    return {
        "id": f"urn:kfor:b:{anchor}",
        "motivation": motivation,
        "body": {"source": "page", "selector": {"value": anchor}},
        "target": list(targets),
    }


def quote(anchor: str, exact: str, source: str = "ferry", **more: Any) -> Json:  # noqa: ANN401
    return passage(anchor, target(exact, source, **more))


def cell(value: str, row: str = "Cars", column: str = "2021") -> Json:
    more = {"kfor:table": 1, "kfor:row": row, "kfor:column": column, "kfor:value": value}
    return {**target(value, "port"), "kfor:locator": "table 1", **more}


def edition(*items: Json) -> str:
    return json.dumps({"type": "AnnotationCollection", "label": "b", "first": {"items": list(items)}})


def compared(old: list[Json], new: list[Json]) -> list[tuple[str, str, str, str]]:
    found = changes(read_edition(edition(*old), "old"), read_edition(edition(*new), "new"))
    return [(change.item.kind, change.what, change.old, change.new) for change in found]


RAMP, FERRY = "The ramp will stay closed this year.", "The ferry will be sold by the ministry."


def test_nothing_changed() -> None:
    both = [judgement(RAMP), quote("kfor-1", "Nobody was hurt."), passage("v", cell("7"))]
    assert compared(both, both) == []


def test_a_judgement_that_only_moves_did_not_change() -> None:
    assert (
        compared([judgement(RAMP, 1), judgement(FERRY, 2)], [judgement(FERRY, 1), judgement(RAMP, 2)]) == []
    )


def test_judgements_come_and_go() -> None:
    assert compared([judgement(RAMP, 1)], [judgement(FERRY, 1)]) == [
        ("judgement", "added", "", FERRY),
        ("judgement", "dropped", RAMP, ""),
    ]


def test_a_judgement_is_reworded_where_its_words_are_nearest() -> None:
    now = "The ramp will stay closed next year."
    assert compared([judgement(FERRY, 1), judgement(RAMP, 2)], [judgement(now, 1), judgement(FERRY, 2)]) == [
        ("judgement", "reworded", RAMP, now)
    ]


def test_a_name_holds_a_judgement_together_whatever_its_words() -> None:
    assert compared([judgement(RAMP, name="kj-ramp")], [judgement(FERRY, name="kj-ramp")]) == [
        ("judgement", "reworded", RAMP, FERRY)
    ]
    assert compared([judgement(RAMP)], [judgement(RAMP, name="kj-ramp")]) == []


def test_likelihood_and_confidence_move() -> None:
    old, new = judgement(RAMP), judgement(RAMP, likelihood="very likely", confidence="high")
    assert compared([old], [new]) == [
        ("judgement", "likelihood", "likely", "very likely"),
        ("judgement", "confidence", "low", "high"),
    ]


def test_quotations_come_go_and_change() -> None:
    old = [
        quote("kfor-1", "Nobody was hurt."),
        quote("kfor-2", "The ramp is 40 years old."),
        quote("q", "One."),
    ]
    new = [quote("kfor-3", "The ramp is 41 years old."), quote("kfor-4", "It shook."), quote("q", "Two.")]
    assert compared(old, new) == [
        ("quotation", "changed", "The ramp is 40 years old.", "The ramp is 41 years old."),
        ("quotation", "added", "", "It shook."),
        ("quotation", "changed", "One.", "Two."),
        ("quotation", "dropped", "Nobody was hurt.", ""),
    ]


def test_a_quotation_that_is_given_a_name_did_not_change() -> None:
    assert compared([quote("kfor-1", "Nobody was hurt.")], [quote("q-hurt", "Nobody was hurt.")]) == []


def test_an_anchor_that_is_only_counted_is_no_name() -> None:
    old = [quote("kfor-1", "Nobody was hurt."), quote("id0", "It shook.")]
    new = [
        quote("kfor-1", "Nobody was hurt."),
        quote("id0", "The ramp is closed."),
        quote("id1", "It shook."),
    ]
    found = changes(read_edition(edition(*old), "old"), read_edition(edition(*new), "new"))
    assert [(one.what, one.item.name, one.new) for one in found] == [("added", "", "The ramp is closed.")]


def test_a_figure_changes_in_its_cell() -> None:
    assert compared([passage("kfor-1", cell("1,230"))], [passage("kfor-1", cell("1,320"))]) == [
        ("figure", "changed", "1,230", "1,320")
    ]
    assert compared([passage("kfor-1", cell("7"))], [passage("kfor-2", cell("7", "Lorries"))]) == [
        ("figure", "added", "", "7"),
        ("figure", "dropped", "7", ""),
    ]


def test_a_table_changes_cell_by_cell_and_in_size() -> None:
    old = passage("t", cell("1"), cell("2", "Lorries"))
    new = passage("t", cell("1"), cell("3", "Lorries"), cell("4", "Vans"))
    assert compared([old], [new]) == [("figure", "changed", "2", "3"), ("table", "changed", "2", "3")]


def test_sources_come_go_and_are_regraded() -> None:
    old = [quote("kfor-1", "Nobody was hurt.", reliability="B"), quote("kfor-2", "It shook.", "log")]
    new = [quote("kfor-1", "Nobody was hurt.", reliability="C"), quote("kfor-3", "It sank.", "radio")]
    found = [change for change in compared(old, new) if change[0] == "source"]
    assert found == [
        ("source", "regraded", "B", "C"),
        ("source", "added", "", "Radio"),
        ("source", "dropped", "Log", ""),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "old.json: not JSON: Expecting property name enclosed in double quotes: line 1 column 2"),
        ("[]", "old.json: not an evidence.json: 'type' is not 'AnnotationCollection'"),
        ('{"type": "AnnotationCollection"}', "old.json: not an evidence.json: 'first' has no list 'items'"),
        (edition({"id": "x", "target": [{}]}), r"old.json: item 1 \(x\) is malformed: 'source' is missing"),
        (edition(quote("kfor-1", "a"), 7), r"old.json: item 2 \(7\) is malformed"),  # type: ignore[arg-type]
        (edition({"id": "x", "kfor:kind": "judgement", "body": []}), r"item 1 \(x\) is malformed"),
    ],
)
def test_what_is_no_evidence_is_refused_by_file_and_item(text: str, said: str) -> None:
    with pytest.raises(EvidenceError, match=said):
        read_edition(text, "old.json")
