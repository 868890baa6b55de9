"""What a page says of another than its source does, in words of the source that begin at their verb.

*The trust declined to comment* of a source is *The centre “declined to comment”* on a page: every word that
is quoted stands in the source. Only who is plainly another there counts: of a pronoun, of a noun that the
source does not have, or of two that may be one, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.same_deeds import Deeds
from sphinx_kfor.evidence.cautions.speakers.actors import stretch_around
from sphinx_kfor.evidence.cautions.speakers.parties import Party
from sphinx_kfor.evidence.cautions.speakers.two_parties import are_two
from sphinx_kfor.evidence.problems import Caution
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

_MEND = "name whom the source names, or accept with a reason"


def exchanged(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on a passage that a page says of another than its source does.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the page's sentence around it.
        source: the word lists of the source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag:
        return None
    near = stretch_around(passage)
    text, passage = text[slice(*near)], Span(passage.start - near.start, passage.end - near.start)
    for there, here in Deeds(text, passage, sentence, source).doers():
        if are_two(Party(there, text, source), Party(here, text, source)):
            says = f"in the source it is said of '{there.phrase}', your sentence says it of '{here.phrase}'"
            return Caution("context.attribution", f"{says}; {_MEND}")
    return None
