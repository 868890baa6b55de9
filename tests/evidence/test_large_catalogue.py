"""A large catalogue is kept, and says the same as one that is read from its first line to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.catalogue import keeping, kept
from sphinx_kfor.evidence.catalogue.catalogue import Catalogue, read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "- id: s{n}\n  type: report\n  title: Number {n}\n  custom:\n    file: {n}.txt\n    reliability: B\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue that counts as large."""
    monkeypatch.setattr(keeping, "LARGE", 100)
    monkeypatch.setenv("KFOR_CACHE", str(tmp_path / "cache"))
    made = tmp_path / "catalogue.yaml"
    made.write_text("# ours\nreferences:\n" + "".join(RECORD.format(n=n) for n in range(50)), "utf-8")
    return made


def both(*paths: Path) -> Catalogue:
    """What the cache says, which must be what a whole reading says."""
    files = [(path.name, path) for path in paths]
    quick = read_catalogue(files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "LARGE", 10**9)
        whole = read_catalogue(files)
    assert list(quick.records) == list(whole.records)
    assert {one: quick.records[one] for one in quick.records} == dict(whole.records)
    assert {one: quick.places[one] for one in whole.records} == {
        one: whole.places[one] for one in whole.records
    }
    assert sorted(quick.problems) == sorted(whole.problems)
    assert quick.broken == whole.broken
    return quick


def is_kept(catalogue: Catalogue) -> bool:
    return isinstance(catalogue.records, kept.Lazy)


def test_records_and_lines_are_the_same(path: Path) -> None:
    assert is_kept(both(path))
    assert is_kept(both(path))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Number 20", "title: Another"),
        ("- id: s20\n", "# one\n# two\n- id: s20\n"),
        ("- id: s20\n", "- id: new\n"),
        ("title: Number 20", "title:"),
        ("reliability: B", "reliability: Q"),
        (RECORD.format(n=20), ""),
        (RECORD.format(n=20), RECORD.format(n=20) + RECORD.format(n=99)),
        (RECORD.format(n=20) + RECORD.format(n=21), RECORD.format(n=21) + RECORD.format(n=20)),
    ],
)
def test_a_changed_record_is_read_again(path: Path, old: str, new: str) -> None:
    both(path)
    text = path.read_text()
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert is_kept(both(path))
    path.write_text(text, "utf-8")
    assert is_kept(both(path))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Number 20", 'title: "Number'),
        ("- id: s20\n", "- id: s21\n"),
        ("- id: s20\n", "- &a id: s20\n"),
        ("references:\n", "others: 1\nreferences:\n"),
        ("title: Number 20", "title: Number 20\n  title: again"),
        ("title: Number 20", "title: &a Number 20\n  note: *a"),
        ("# ours\n", "\ufeff# ours\n"),
        ("- id: s20\n", "-\n  id: s20\n"),
    ],
)
def test_what_is_of_another_form_is_read_as_a_whole(path: Path, old: str, new: str) -> None:
    both(path)
    path.write_text(path.read_text().replace(old, new, 1), "utf-8")
    both(path)


def test_a_second_file_is_merged(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ours.yaml"
    other.write_text(
        "references:\n- id: s3\n  custom: {reliability: A}\n- id: more\n  type: book\n  title: More\n",
        "utf-8",
    )
    found = both(path, other)
    assert found.records["s3"].custom.reliability == "A"
    assert found.records["s3"].custom.file == "3.txt"
    other.write_text("references:\n- id: s3\n  title: Three\n", "utf-8")
    assert both(path, other).records["s3"].title == "Three"


def test_a_torn_cache_is_made_anew(path: Path, tmp_path: Path) -> None:
    both(path)
    for database in (tmp_path / "cache" / "catalogues").iterdir():
        database.write_bytes(b"no database at all" * 300)
    assert is_kept(both(path))
