"""Catalogues are read with lines, strictly, and merged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.catalogue.yaml_lines import DEEPEST, LocatedError, Mapping, Value, read

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcde", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(JSON)
def test_json_is_read_as_it_was_written(value: Any) -> None:  # noqa: ANN401
    assert read(json.dumps(value, ensure_ascii=False)) == value
    assert read(json.dumps(value, indent=1, ensure_ascii=False)) == value


def test_a_scalar_is_the_text_that_was_typed() -> None:
    assert read("{a: no, b: 2022-11-21, c: 0x10, d: ~, e: '~', f: , g: 1_000}") == {
        "a": "no",
        "b": "2022-11-21",
        "c": "0x10",
        "d": None,
        "e": "~",
        "f": None,
        "g": "1_000",
    }


def test_mappings_know_their_lines() -> None:
    value = read("# a comment\n- id: x\n  custom:\n\n    file: y\n")
    assert isinstance(value, list)
    record = value[0]
    assert isinstance(record, Mapping)
    assert (record.line, record.lines) == (2, {"id": 2, "custom": 3})
    custom = record["custom"]
    assert isinstance(custom, Mapping)
    assert (custom.line, custom.lines) == (5, {"file": 5})


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands in line 1 already"),
        ("a: 1\n--- \nb: 2\n", 2, "a second document begins here; keep all in one"),
        ("a: *b\n", 1, "the alias '*b' has no anchor before it"),
        ("? [a]\n: b\n", 1, "a key must be a word"),
        ("a: 1\nb: [\n", 3, "did not find expected node content"),
        ("a: 1\nb: \x01\n", 2, "the character U+0001 is not allowed here"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, f"nested more than {DEEPEST} deep"),
    ],
)
def test_a_fault_has_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(LocatedError) as caught:
        read(text)
    assert (caught.value.line, str(caught.value)) == (line, message)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- a: [b\n  c: d\n", (1, 2)),
        ("- a: 1\n- b: {c: d\n- e: f\n", (2, 3)),
        ("a: [1,\n 2,\n 3\nb: 4\n", (1, 4)),
        ("a: 1\nb: 'c\nd: 2\n", (2, 4)),
        ("a: [b, {c: d]\n", (0, 1)),
        ("a:\n  - b\n c: 1\n", (0, 3)),
    ],
)
def test_what_is_left_open_has_the_line_where_it_opens(text: str, lines: tuple[int, int]) -> None:
    with pytest.raises(LocatedError) as caught:
        read(text)
    assert (caught.value.opened, caught.value.line) == lines


def test_depth_is_counted_to_the_last_value() -> None:
    deep = DEEPEST - 1
    value: Value = read("[" * deep + "a" + "]" * deep)
    for _ in range(deep):
        assert isinstance(value, list)
        value = value[0]
    assert value == "a"


def test_aliases_may_repeat_but_not_explode() -> None:
    assert read("a: &x [1, 2]\nb: *x\n") == {"a": ["1", "2"], "b": ["1", "2"]}
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 8)]
    with pytest.raises(LocatedError, match="unfold to more than 10,000 values"):
        read("\n".join(bomb))


def test_later_catalogues_merge_into_earlier_records(tmp_path: Path) -> None:
    first, second = tmp_path / "export.json", tmp_path / "ours.yaml"
    record = {"id": "a", "type": "book", "title": "T", "custom": {"origin": "o"}}
    first.write_text(json.dumps([record, {**record, "id": "b"}]))
    second.write_text("references:\n- id: a\n  title: U\n  custom:\n    file: a.txt\n- id: c\n  type: book\n")
    catalogue = read_catalogue([("export.json", first), ("ours.yaml", second)])
    merged = catalogue.records["a"]
    assert (merged.title, merged.type, merged.custom.file, merged.custom.origin) == (
        "U",
        "book",
        "a.txt",
        "o",
    )
    assert list(catalogue.records) == ["a", "b"]
    assert catalogue.broken == {"c"}
    assert [(p.file, p.line, p.message) for p in catalogue.problems] == [
        ("ours.yaml", 6, "'c': title is missing; write 'title: …'")
    ]
    assert catalogue.places["a"].line_of("file") == 5


def test_many_records_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(
        "".join(f"- {{id: s{i}, type: report, title: T{i}, issued: 2022-11}}\n" for i in range(500))
    )
    catalogue = read_catalogue([("many.yaml", path)])
    assert len(catalogue.records) == 500
    assert not catalogue.problems


def test_the_two_escapes_of_one_character_are_read() -> None:
    assert read(r'["\ud83d\ude00", "\\ud83d\\ude00"]') == ["\U0001f600", r"\ud83d\ude00"]


def test_a_catalogue_is_the_same_when_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KFOR_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "catalogue.yaml"
    path.write_text(
        "references:\n- id: ferry\n  type: report\n  title: The ferry\n  archive_location: Shelf 3\n"
        "  author: [{family: Ruiz, given: Ana, nick: Nan}, {literal: Port}]\n  issued: 2022-11/2023\n"
        "  accessed: {date-parts: [[2024, 5, 3]]}\n  URL: https://example.org/ferry\n"
        "  custom: {rights: open, units: {1: tonnes, 2: cars}, body: {from: The, to: end.}, shelf: [a, b]}\n"
    )
    once, again = (read_catalogue([("catalogue.yaml", path)]) for _ in range(2))
    assert not once.problems
    assert again.records == once.records
    one, other = once.records["ferry"], again.records["ferry"]
    assert other.in_json == one.in_json
    assert (other.unknown, other.custom.unknown) == ({"archive_location": "Shelf 3"}, {"shelf": ["a", "b"]})
    assert (other.custom.hints, other.custom.body.ends) == (one.custom.hints, ("The", "end."))
    assert (other.issued, other.url) == (one.issued, "https://example.org/ferry")


def test_what_was_kept_does_not_hide_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KFOR_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "catalogue.yaml"
    path.write_text("references:\n- {id: ferry, type: report, title: The ferry}\n")
    assert not read_catalogue([("catalogue.yaml", path)]).problems
    path.write_text("references:\n- {id: ferry, type: news, title: The ferry}\n")
    for _ in range(2):
        catalogue = read_catalogue([("catalogue.yaml", path)])
        assert ["'news' is not a CSL type" in one.message for one in catalogue.problems] == [True]
        assert not catalogue.records
