"""How a vote went, as who chairs a meeting announces it: it is so, and nobody's view.

`The motion is lost` need not be given to the chair; a page that says it went the other way is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.languages.kinds import CHAIRS, kinds
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

_VOTES = ("votes", "adoptions", "defeats")
#: A figure that is cited alone has no more code points.
_FIGURE = 12


def announced(scene: Scene) -> str:
    """What who chairs announces of a vote from the passage on, folded; empty for nothing."""
    near, words = scene.surroundings, scene.language.words
    who = WORD.findall(near.turn.subject.phrase) if near.turn else []
    chairs = any(kinds(one) & CHAIRS for one in who)
    start, end = near.passage
    # A figure of it, `by | 44 | votes to 29`, is announced with its sentence.
    start = sentence_start(near.text, start, scene.language) if end - start <= _FIGURE else start
    said = near.text[start : sentence_end(near.text, end, scene.language)]
    if not chairs or near.quoted or not words(*_VOTES).search(fold_text(said)):
        return ""
    return fold_text(near.text[start : near.paragraph.span.end])


def is_told(said: str, sentence: OwnSentence, source: Language) -> bool:
    """Whether a sentence of a page tells of a vote, and not that it went the other way."""
    page = fold_text(f"{sentence.before} {sentence.behind}")
    if not sentence.language.words(*_VOTES).search(page):
        return False
    (passed, failed), (won, lost) = _went(said, source), _went(page, sentence.language)
    return not (won and failed and not passed) and not (lost and passed and not failed)


def went_otherwise(said: str, page: str, language: Language) -> bool:
    """Whether of two folded texts one says that something was adopted, and the other that it was not."""
    if any(language.words("denials").search(one) for one in (said, page)):
        return False
    return {_went(said, language), _went(page, language)} == {(True, False), (False, True)}


def _went(text: str, language: Language) -> tuple[bool, bool]:
    """Whether a text says that something was adopted, and that it was not."""
    adopted, defeated = (language.words(one).search(text) is not None for one in ("adoptions", "defeats"))
    return adopted, defeated
