"""In each language no altered quotation passes, every genuine one does, every hazard is cautioned."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from language_cases import FILES, KINDS, LanguageCase, language_cases
from redteam import attempt, passes
from typography import TYPED

from sphinx_kfor.evidence.documents.loading import from_text
from sphinx_kfor.evidence.languages import COMPLETE, language, reads_like
from sphinx_kfor.evidence.quotations.request import Request
from sphinx_kfor.evidence.verify import Quotation

if TYPE_CHECKING:
    from sphinx_kfor.evidence.problems import EvidenceError

#: How a genuine passage is typed: every fifth of the styles.
STYLES = [style for number, style in enumerate(TYPED) if number % 5 == 0]


def answer(case: LanguageCase) -> Quotation | EvidenceError:
    request = Request("a", case.typed, speaker=case.speaker)
    return attempt(request, from_text(case.source), case.tag)


@pytest.mark.parametrize("case", language_cases("altered"), ids=str)
def test_an_altered_quotation_does_not_pass(case: LanguageCase) -> None:
    assert case.source != case.typed
    assert not passes(answer(case))


@pytest.mark.parametrize("case", language_cases("genuine"), ids=str)
def test_a_genuine_quotation_passes_however_it_is_typed(case: LanguageCase) -> None:
    assert passes(answer(case)), answer(case)
    source, close = from_text(case.source), case.typed.replace("« ", "«").replace(" »", "»")
    for style in () if {"[", "*"} & set(case.typed) else STYLES:
        request = Request("a", style.set(close), speaker=case.speaker, plain=True)
        assert passes(attempt(request, source, case.tag)), style.name


@pytest.mark.parametrize("case", language_cases("hazards"), ids=str)
def test_a_hazard_is_found_and_cautioned(case: LanguageCase) -> None:
    quotation = answer(case)
    assert isinstance(quotation, Quotation), quotation
    assert "context" in {caution.family for caution in quotation.cautions}


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_has_enough_cases(kind: str) -> None:
    counts = Counter(case.tag for case in dict.fromkeys(language_cases(kind)))
    sys.stdout.write(f"{kind}: {dict(counts)}\n")
    assert set(counts) == set(FILES)
    assert min(counts.values()) >= KINDS[kind]
    assert {tag.split("-")[0] for tag in counts} == set(COMPLETE) - {"en"}


@pytest.mark.parametrize("tag", FILES)
def test_a_text_reads_like_its_language_whatever_it_is_taken_for(tag: str) -> None:
    text = " ".join(case.source for case in language_cases("genuine") if case.tag == tag)
    assert {reads_like(text, likely) for likely in ("", *COMPLETE)} == {tag.split("-", maxsplit=1)[0]}


def test_a_language_has_every_list_that_italian_has() -> None:
    italian = language("it").lists
    for tag in FILES:
        assert sorted(set(italian) - set(language(tag).lists)) == [], tag
