"""Who a passage says itself says so: `The union | speaks of up to 400`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.own_sentence import Around, OwnSentence
from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.phrases.names import is_person
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


def inner_speaker(words: str, source: Language) -> tuple[str, ...]:
    """The name of who says what a passage says, as it stands and in lower case; empty for nobody.

    Args:
        words: the passage.
        source: the word lists of its source's language.
    """
    asides = source.words("asides").plain
    bare = " ".join(word for word in words.split() if word.lower() not in asides)
    told = claims(OwnSentence(Around(bare, "", quoted=False, cited=True), source))[:1]
    named = next((one for claim in told if claim.acts for one in claim.subject.names), None)
    if named is None or not (is_person(bare, named, source) or is_actor(named.name, source)):
        return ()
    return named.name, named.name.lower()
