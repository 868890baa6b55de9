"""What is only said to be so, as Romance conditionals say: `trois élus | auraient touché`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.speakers.behalf import opening

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language


def is_hearsay(word: str, language: Language) -> bool:
    """Whether an auxiliary, in lower case, may say so: one in the conditional that says nothing else."""
    endings = tuple(language.words("mood_endings").plain) or "\0"
    others = [name for name in language.lists if name.startswith("modal_") and name != "modal_would"]
    plain = language.words("backshifts").plain - language.words(*others).plain
    return word.endswith(endings) and word in plain


def who_may_say(scene: Scene) -> tuple[str, ...]:
    """Who may say so: of whom the sentence is, as `the board blames the price, which | has tripled`."""
    return tuple(opening(scene.folded_lead, scene.language))
