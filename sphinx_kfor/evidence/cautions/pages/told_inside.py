"""What a cited passage says that somebody says: `The union speaks of up to 400` is not the mayor's.

A citation prints no word of its passage, and so not who says it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.about import ATTRIBUTION
from sphinx_kfor.evidence.cautions.pages.ascribed import given_to
from sphinx_kfor.evidence.cautions.pages.inner import inner_speaker
from sphinx_kfor.evidence.cautions.pages.meant import Speaker
from sphinx_kfor.evidence.problems import About, Caution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language


def given_to_another(words: str, sentence: OwnSentence, source: Language) -> Iterator[Caution]:
    """A caution where a sentence makes another the speaker of what its passage says somebody says.

    Args:
        words: the passage.
        sentence: the sentence that cites it.
        source: the word lists of its source's language.
    """
    who = inner_speaker(words, source)
    another = given_to(sentence, About(words, who=who), source) if who else ""
    if not another or Speaker(who, sentence.language).is_in(f"{sentence.before} {sentence.behind}"):
        return
    makers = Speaker(sentence.around.makers, source)
    if not makers.is_in(who[0]):
        says = f"the passage says that it is of '{who[0]}', your sentence gives it to '{another}'"
        yield Caution(ATTRIBUTION, f"{says}; say it as the source does, or accept with a reason")
