"""Cautions on a verified passage: its words are the source's, and may mislead all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions import context, omission
from sphinx_kfor.evidence.cautions.about import ATTRIBUTION, SPOKEN, about
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.cautions.scene import Scene
from sphinx_kfor.evidence.cautions.speakers import rules as speaker
from sphinx_kfor.evidence.cautions.speakers.rules import reports_another
from sphinx_kfor.evidence.figures.glued import denial_before
from sphinx_kfor.evidence.problems import About

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.evidence.cautions.rule import Rule
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import Caution
    from sphinx_kfor.evidence.text.spans import Span

#: Every rule, by families.
RULES: tuple[Rule, ...] = (*context.RULES, *omission.RULES, *speaker.RULES)
_FIGURE, _QUALIFIER, _NEGATION = "context.figure", "context.qualifier", "context.negation"
_MODAL = "context.modal"


def cautions(scene: Scene) -> list[Caution]:
    """Every caution on a quotation, each once.

    A speaker who is named and not doubted answers that the words are somebody's speech.
    """
    doubts = list(_first_doubt(scene))
    edited = [
        rule.caution(found, about=About(found.word)) for rule in omission.RULES for found in rule.find(scene)
    ]
    around = [
        rule.caution(found, about=about(rule.code, found, scene))
        for rule, found in _around(scene)
        if not _answers(rule, found, scene, doubts)
    ]
    return list(dict.fromkeys([*around, *edited, *doubts]))


def of_figure(text: str, figure: Span, language: Language) -> list[Caution]:
    """Cautions on what governs a figure in its sentence; what belongs to it is asked of `whole.left_out`.

    Args:
        text: the document's seen text.
        figure: where the figure stands in it.
        language: the source's word lists.
    """
    scene = Scene(text, (figure,), (None, None), language)
    beside = "say it beside the figure"
    raised = [
        rule.caution(found, rule.mend.replace(context.QUOTE_TOO, beside), about(rule.code, found, scene))
        for rule, found in [*_denied(scene), *_around(scene)]
        if rule.code != _FIGURE and not _leaves_it(rule, found, language)
    ]
    return list(dict.fromkeys(raised))


def _denied(scene: Scene) -> Iterator[tuple[Rule, Found]]:
    """What denies a figure right before it, whatever the clause there: `it took not 5 but 9`."""
    word = denial_before(scene.text, scene.passage.start, scene.language)
    if word:
        yield next(rule for rule in context.RULES if rule.code == _NEGATION), Found(word)


def _answers(rule: Rule, found: Found, scene: Scene, doubts: list[Caution]) -> bool:
    """Whether a speaker who is named answers a rule: that the words are somebody's speech.

    What that speaker only reports of somebody else is that person's.
    """
    named = rule.code in SPOKEN and bool(scene.speaker.strip()) and not doubts
    return named and not (rule.code == ATTRIBUTION and not found.after and reports_another(scene))


def _leaves_it(rule: Rule, found: Found, language: Language) -> bool:
    """Whether a word before a figure leaves it what it is: `only 9` judges it, `against 9` sets it beside."""
    return rule.code == _QUALIFIER and found.word.lower() in language.words("focuses", "oppositions").plain


def _around(scene: Scene) -> list[tuple[Rule, Found]]:
    """What surrounds a passage: what stands before it first; of each rule one finding on either side.

    A word that makes it a possibility is not told again as one that ascribes it, unless somebody says it by
    that: `is expected to`, but `Ruiz demands`.
    """
    found = [(rule, one) for rule in context.RULES for one in rule.find(scene)]
    said = scene.language.words("speech_verbs").plain
    possible = _possible((rule.code, one.after, one.word) for rule, one in found)
    told = [
        (rule, one)
        for rule, one in found
        if rule.code != ATTRIBUTION
        or one.word.lower() in said
        or (one.after, one.word.lower()) not in possible
    ]
    return sorted(told, key=lambda pair: pair[1].after)


def once(raised: Iterable[Caution]) -> list[Caution]:
    """Cautions without those of a word that makes a passage a possibility, and ascribes it."""
    raised = [*raised]
    possible = _possible((one.code, one.about.behind, one.about.word) for one in raised)
    return [
        one
        for one in raised
        if one.code != ATTRIBUTION or (one.about.behind, one.about.word.lower()) not in possible
    ]


def _possible(found: Iterable[tuple[str, bool, str]]) -> set[tuple[bool, str]]:
    """The first words of modals, with the side on which each stands."""
    return {(after, word.split(" ", 1)[0].lower()) for code, after, word in found if code == _MODAL}


def _first_doubt(scene: Scene) -> Iterator[Caution]:
    """The first doubt of the speaker who is named, if any."""
    doubt = speaker.first_doubt(scene) if scene.speaker.strip() else None
    if doubt:
        rule, found = doubt
        yield rule.caution(found)
