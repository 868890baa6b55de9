"""No altered quotation passes, every genuine one does, every hazard is cautioned."""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from alterations import ALTERATIONS, alter, splice
from redteam import HERE, LANGUAGES, Case, answer, attempt, cases, counts, document, names, passes, report
from typography import SOURCES, TYPED, Style

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.text.sentences import sentence_end
from sphinx_kfor.evidence.verify import Quotation

if TYPE_CHECKING:
    from sphinx_kfor.evidence.documents.document import Document

GENUINE: dict[str, Any] = tomllib.loads((HERE / "genuine.toml").read_text("utf-8"))


@cache
def set_in(style: Style, name: str) -> Document:
    return from_text(style.set(document(name).seen))


@cache
def sentences(name: str) -> list[str]:
    """The whole sentences of a text that stand once in it."""
    text, lists = document(name).seen, language(LANGUAGES.get(name, "en"))
    found, place = [], 0
    while place < len(text):
        end = sentence_end(text, place, lists)
        found.append(text[place:end].strip())
        place = max(end, place + 1)
    return [words for words in found if len(words.split()) >= 5 and text.count(words) == 1]


def printed(quotation: Quotation) -> str:
    return "".join(run.text for run in quotation.runs)


@pytest.mark.parametrize("case", cases("altered.toml"), ids=str)
def test_an_altered_quotation_does_not_pass(case: Case) -> None:
    assert not passes(answer(case))


@pytest.mark.parametrize("case", cases("hazards.toml"), ids=str)
def test_a_hazard_is_found_and_cautioned(case: Case) -> None:
    quotation = answer(case)
    assert isinstance(quotation, Quotation)
    assert "context" in {caution.family for caution in quotation.cautions}


@pytest.mark.parametrize(("text", "words"), GENUINE["passages"])
def test_a_genuine_quotation_passes_however_it_is_set(text: str, words: str) -> None:
    tag = LANGUAGES.get(text, "en")
    for source in SOURCES:
        for typed in TYPED:
            quotation = attempt(Request(text, typed.set(words), plain=True), set_in(source, text), tag)
            assert passes(quotation), (source.name, typed.name, quotation)
            assert isinstance(quotation, Quotation)
            assert printed(quotation) == source.printed(words), (source.name, typed.name)


@pytest.mark.parametrize(("text", "words", "shown"), GENUINE["marked"])
def test_a_genuine_quotation_with_marks_passes(text: str, words: str, shown: str) -> None:
    quotation = attempt(Request(text, words), document(text), LANGUAGES.get(text, "en"))
    assert passes(quotation), quotation
    assert isinstance(quotation, Quotation)
    assert printed(quotation) == shown


@pytest.mark.parametrize("name", names())
def test_a_generated_alteration_does_not_pass(name: str) -> None:
    tag, rng = LANGUAGES.get(name, "en"), random.Random(name)
    for words in sentences(name):
        for kind, altered in alter(words, rng):
            request = Request(name, altered, plain=kind != "order of parts")
            assert not passes(attempt(request, document(name), tag)), (kind, altered)


def test_every_generated_class_is_tried() -> None:
    rng = random.Random(1)
    tried = Counter(kind for name in names() for words in sentences(name) for kind, _ in alter(words, rng))
    assert set(tried) == set(ALTERATIONS)
    sys.stdout.write(report(dict(tried)))


def test_a_splice_does_not_pass() -> None:
    for name, other in zip(names(), [*names()[1:], names()[0]], strict=True):
        for one, two in zip(sentences(name), sentences(other), strict=False):
            spliced = Request(name, splice(one, two), plain=True)
            assert isinstance(attempt(spliced, document(name), "en"), EvidenceError)


def test_whole_sentences_are_hardly_ever_cautioned() -> None:
    tried = [
        attempt(Request(name, words, plain=True), document(name), LANGUAGES.get(name, "en"))
        for name in names()
        for words in sentences(name)
    ]
    assert all(isinstance(one, Quotation) for one in tried)
    cautioned = sum(not passes(one) for one in tried)
    sys.stdout.write(f"{cautioned} of {len(tried)} whole sentences are cautioned")
    assert len(tried) >= 100
    assert cautioned <= 0.05 * len(tried)


def test_there_are_enough_cases() -> None:
    altered, hazards = counts(), counts("hazards.toml")
    sys.stdout.write(f"{report(altered)}\n{report(hazards)}\n")
    assert len(altered) >= 15
    assert min(altered.values()) >= 12
    assert sum(hazards.values()) >= 40
    distinct = {style.set(words) for _, words in GENUINE["passages"] for style in TYPED}
    sys.stdout.write(f"{len(distinct)} genuine quotations as typed, each in {len(SOURCES)} settings")
    assert len(distinct) >= 150
