"""What somebody takes back: in a source in the next sentence, on a page in words of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.scene import Scene

#: So many words may lead up to the verb: `I no longer think so`.
_TURN = 8


def recanted(scene: Scene) -> re.Match[str] | None:
    """How whoever said it takes it back in the next sentence's first words: `I was wrong`, not `Ruiz was`."""
    words = scene.language.words
    first = re.split(r"[,;:.!?]", fold_text(scene.next_sentence), maxsplit=1)[0]
    said = first.split()[:_TURN]
    # `Das glaube ich | heute | nicht mehr`
    bare = [word for word in said if word.lower() not in words("asides").plain]
    searched = (words("recantations").search(" ".join(one)) for one in (said, bare))
    found = next(filter(None, searched), None)
    who = words("first_persons", "pronouns", "subjects", "demonstratives", "asides", "tenses", "joints").plain
    led = re.findall(r"\w+", found.string[: found.start()].lower()) if found else []
    return found if found and who.issuperset(led) else None


def recants(sentence: OwnSentence) -> bool:
    """Whether a page says that what is said is held no more: `was wrong to think`, `no longer thinks`."""
    page, language = f"{fold_text(sentence.before)} {fold_text(sentence.behind)}", sentence.language
    denied = denials(page, language, "disclaimers", "disputes") % 2 == 1
    return denied or language.words("recantations").search(page) is not None
