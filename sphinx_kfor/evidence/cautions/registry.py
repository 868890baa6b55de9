"""Cautions on a verified passage: its words are the source's, and may mislead all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions import context, omission, speaker
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.figures.glued import denial_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.rule import Rule
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import Caution
    from sphinx_kfor.evidence.text.spans import Span

#: Every rule, by families.
RULES: tuple[Rule, ...] = (*context.RULES, *omission.RULES, *speaker.RULES)
_FIGURE, _NEGATION = "context.figure", "context.negation"
#: What a speaker who is named and not doubted answers.
_ANSWERED = ("context.attribution", "context.speech")


def cautions(scene: Scene) -> list[Caution]:
    """Every caution on a quotation, each once.

    A speaker who is named and not doubted answers that the words are somebody's speech.
    """
    named = bool(scene.speaker.strip())
    doubts = list(_first_doubt(scene)) if named else []
    around = [
        rule.caution(found)
        for rule, found in _around(scene)
        if doubts or not named or rule.code not in _ANSWERED
    ]
    edited = [rule.caution(found) for rule in omission.RULES for found in rule.find(scene)]
    return list(dict.fromkeys([*around, *edited, *doubts]))


def of_figure(text: str, figure: Span, language: Language) -> list[Caution]:
    """Cautions on what governs a figure in its sentence; what belongs to it is asked of `whole.left_out`.

    Args:
        text: the document's seen text.
        figure: where the figure stands in it.
        language: the source's word lists.
    """
    scene = Scene(text, (figure,), (None, None), language)
    raised = (
        rule.caution(found, rule.mend.replace(context.QUOTE_TOO, "say it beside the figure"))
        for rule, found in [*_denied(scene), *_around(scene)]
        if rule.code != _FIGURE and found.word.lower() not in language.words("oppositions").plain
    )
    return list(dict.fromkeys(raised))


def _denied(scene: Scene) -> Iterator[tuple[Rule, Found]]:
    """What denies a figure right before it, whatever the clause there: `it took not 5 but 9`."""
    word = denial_before(scene.text, scene.passage.start, scene.language)
    if word:
        yield next(rule for rule in context.RULES if rule.code == _NEGATION), Found(word)


def _around(scene: Scene) -> list[tuple[Rule, Found]]:
    """What surrounds a passage: what stands before it first; of each rule one finding on either side."""
    found = [(rule, one) for rule in context.RULES for one in rule.find(scene)]
    return sorted(found, key=lambda pair: pair[1].after)


def _first_doubt(scene: Scene) -> Iterator[Caution]:
    for rule in speaker.RULES:
        for found in rule.find(scene):
            yield rule.caution(found)
            return
