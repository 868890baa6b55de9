"""Whose word a source's word is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue
from sphinx_kfor.evidence.catalogue.records import Custom, Record
from sphinx_kfor.evidence.documents import loading
from sphinx_kfor.evidence.sources.corpus import Corpus
from sphinx_kfor.evidence.sources.origins import Origins, Remembered, origin_of, proposals

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAIN = Record(id="ferry", type="report", title="The ferry")
COPY = Record(id="copy", type="report", title="A copy", custom=Custom(origin="ferry"))

SHARED = (
    "The harbour master closed the old ramp on Tuesday evening after “two lorries” had slid "
    "into the cold water behind it.\n"
)
TEXTS = {
    "gazette": f"The ferry at Dunmore\n\n{SHARED}\nNobody was hurt, and the ferry goes on from the quay.\n",
    "echo": f"Ramp shut\n\nThis is known so far.\n\n{SHARED.replace('“', chr(34)).replace('”', chr(34))}",
    "letter": "A letter\n\nI have seen the ramp myself, and it has been bad for years.\n",
}


def corpus(folder: Path, texts: dict[str, str], **custom: str) -> Corpus:
    """A corpus of texts by id; what `custom` has of a source, by id, is added to its record."""
    entries = []
    for identifier, text in texts.items():
        (folder / f"{identifier}.txt").write_text(text, "utf-8")
        own = f", {custom[identifier]}" if identifier in custom else ""
        entries.append(
            f"- {{id: {identifier}, type: article, title: T, custom: {{file: {identifier}.txt{own}}}}}"
        )
    (folder / "catalogue.yaml").write_text("\n".join(entries), "utf-8")
    made = reread(folder)
    assert made.problems == []
    return made


def reread(folder: Path) -> Corpus:
    return Corpus(read_catalogue([("catalogue.yaml", folder / "catalogue.yaml")]), [folder])


def test_a_source_is_its_own_origin_unless_it_names_one() -> None:
    assert origin_of(PLAIN, {}) == "ferry"
    assert origin_of(COPY, {}) == "ferry"


def test_an_item_knows_better() -> None:
    assert origin_of(COPY, {"origin": "ministry"}) == "ministry"


def test_sources_that_share_a_sentence_count_as_one(tmp_path: Path) -> None:
    origins = Origins(corpus(tmp_path, TEXTS).sources)
    assert [origins.of(one) for one in ("gazette", "echo", "letter")] == ["echo", "echo", "letter"]
    assert origins.of("gazette", "ministry") == "ministry"
    assert origins.of("unknown") == "unknown"


def test_what_they_share_is_proposed_with_its_places(tmp_path: Path) -> None:
    (proposal,) = proposals(corpus(tmp_path, TEXTS))
    assert (proposal.sources, proposal.origin) == (("echo", "gazette"), "echo")
    assert proposal.reason == "they share a passage of 21 words"
    assert [(one.source, one.locator) for one in proposal.passages] == [
        ("echo", "para. 3"),
        ("gazette", "para. 2"),
    ]
    assert proposal.passages[1].words == SHARED.strip(".\n")


def test_an_author_who_names_both_origins_is_believed(tmp_path: Path) -> None:
    told = corpus(tmp_path, TEXTS, gazette="origin: gazette", echo="origin: echo")
    assert proposals(told) == []
    assert Origins(told.sources).of("gazette") == "gazette"


def test_an_author_who_names_one_origin_names_that_of_the_other(tmp_path: Path) -> None:
    told = corpus(tmp_path, TEXTS, gazette="origin: harbour-office")
    assert Origins(told.sources).of("echo") == "harbour-office"
    assert [(one.sources, one.origin) for one in proposals(told)] == [(("echo", "gazette"), "harbour-office")]


def test_sources_of_one_agency_count_as_one(tmp_path: Path) -> None:
    told = corpus(
        tmp_path,
        {
            "one": "DUNMORE, March 4 (Reuters) - The ramp is closed.\n",
            "two": "A ferry story.\n\nSource: Reuters\n",
            "three": "He told Reuters that the ramp is closed.\n",
        },
    )
    assert [Origins(told.sources).of(one) for one in ("one", "two", "three")] == [
        "reuters",
        "reuters",
        "three",
    ]
    (proposal,) = proposals(told)
    assert proposal.reason == "they come from the agency 'reuters'"
    assert [one.words for one in proposal.passages] == ["(Reuters)", "Source: Reuters"]


def test_kin_of_kin_are_kin(tmp_path: Path) -> None:
    texts = {**TEXTS, "wire": f"DUNMORE (AP) — {SHARED}"}
    assert {Origins(corpus(tmp_path, texts).sources).of(one) for one in ("gazette", "echo", "wire")} == {"ap"}


def test_what_a_body_leaves_out_is_not_compared(tmp_path: Path) -> None:
    told = corpus(tmp_path, TEXTS, gazette="body: {from: Nobody was hurt}")
    assert proposals(told) == []


def test_private_words_are_not_shown(tmp_path: Path) -> None:
    (proposal,) = proposals(corpus(tmp_path, TEXTS, echo="rights: private"))
    assert [bool(one.words) for one in proposal.passages] == [False, True]


def test_while_nothing_changes_no_text_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = Remembered()
    assert Origins(corpus(tmp_path, TEXTS).sources, {}, remembered).of("gazette") == "echo"
    again = reread(tmp_path)
    monkeypatch.setattr(loading, "_document", None)
    assert Origins(again.sources, {}, remembered).of("gazette") == "echo"


def test_an_origin_that_an_author_names_opens_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = corpus(tmp_path, TEXTS, gazette="origin: gazette")
    monkeypatch.setattr(loading, "_document", None)
    assert Origins(told.sources).of("gazette") == "gazette"


def test_without_the_texts_the_lock_says_what_was_found(tmp_path: Path) -> None:
    locked = Origins(corpus(tmp_path, TEXTS).sources).found
    assert locked == {"gazette": "echo"}
    for path in tmp_path.glob("*.txt"):
        path.unlink()
    absent = reread(tmp_path)
    assert Origins(absent.sources, locked).of("gazette") == "echo"
    assert Origins(absent.sources).of("gazette") == "gazette"
    assert Origins(absent.sources).unread == ["echo", "gazette", "letter"]


def test_with_some_of_the_texts_the_lock_speaks_for_the_others(tmp_path: Path) -> None:
    texts = {**TEXTS, "post": f"Post\n\n{SHARED}"}
    locked = Origins(corpus(tmp_path, texts).sources).found
    (tmp_path / "echo.txt").unlink()
    some = reread(tmp_path)
    assert {Origins(some.sources, locked).of(one) for one in ("gazette", "echo", "post")} == {"echo"}


def test_a_text_that_cannot_be_read_is_left_to_others(tmp_path: Path) -> None:
    told = corpus(tmp_path, TEXTS)
    (tmp_path / "letter.txt").write_bytes(b"\xff\xfe\xff")
    assert Origins(told.sources).of("gazette") == "echo"
