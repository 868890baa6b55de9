"""Every rule raises what its examples say, and nothing where they say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor.evidence.cautions.registry import RULES, cautions
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.languages import COMPLETE, language
from sphinx_kfor.evidence.quotations.marks import Gap
from sphinx_kfor.evidence.text.spans import Span
from tools.rules import PAGE, printed

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.rule import Example, Rule

_PIECE = re.compile(r"«|»|\{(?P<hidden>[^{}→]*)(?:→(?P<put>[^{}]*))?\}|[^«»{}]+")


def staged(example: Example) -> Scene:
    """The scene of an example: the passage stands between « and », what an editor did to it in braces."""
    text, start = "", 0
    spans: list[Span] = []
    gaps: list[Gap | None] = [None]
    for piece in _PIECE.finditer(example.text):
        if piece[0] == "«":
            start = len(text)
        elif piece[0] == "»":
            _segment(spans, text, start)
        elif piece[0].startswith("{"):
            _segment(spans, text, start)
            gap = Gap(piece["put"] or "")
            if spans:
                gaps.append(gap)
            else:
                gaps[0] = gap
            text += piece["hidden"]
            start = len(text)
        else:
            text += piece[0]
    gaps += [None] * (len(spans) + 1 - len(gaps))
    return Scene(text, tuple(spans), tuple(gaps), language(example.language), example.speaker)


def _segment(spans: list[Span], text: str, start: int) -> None:
    """A segment from a place on, without white space at its ends."""
    words = text[start:].strip()
    if words:
        begin = text.index(words, start)
        spans.append(Span(begin, begin + len(words)))


CODES = [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_raises_what_its_examples_say(rule: Rule) -> None:
    assert rule.raised
    for example in rule.raised:
        assert rule.code in [caution.code for caution in cautions(staged(example))], example.text


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_is_silent_where_its_examples_say(rule: Rule) -> None:
    assert rule.silent
    for example in rule.silent:
        assert rule.code not in [caution.code for caution in cautions(staged(example))], example.text


@pytest.mark.parametrize("rule", RULES, ids=CODES)
@pytest.mark.parametrize("tag", COMPLETE)
def test_a_language_with_rules_has_the_lists_that_they_read(rule: Rule, tag: str) -> None:
    assert [name for name in rule.lists if not language(tag).words(name).entries] == []


def test_codes_are_told_apart() -> None:
    assert len(set(CODES)) == len(CODES)


def test_the_docs_have_the_table_of_the_rules() -> None:
    page = PAGE.read_text("utf-8")
    assert printed(page) == page, "run python -m tools.rules"
