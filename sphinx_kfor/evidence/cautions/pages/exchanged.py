"""What a page says of another than its source does, in words of the source that begin at their verb.

*The trust declined to comment* of a source is *The centre “declined to comment”* on a page: every word that
is quoted stands in the source. Only who is plainly another there counts: of a pronoun, of a noun that the
source does not have, or of two that may be one, nothing is said. *We declined* is of who wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.same_deeds import Deeds
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import Mention
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
    deeds = Deeds(text, passage, sentence, source)
    for there, here in deeds.doers():
        if are_two(Party(there, text, source), Party(here, text, source)):
            return _caution(f"of '{there.phrase}'", here)
    own = deeds.own()
    makers = _makers(text, sentence, source) if own else []
    if own and makers and all(are_two(maker, Party(own, text, source)) for maker in makers):
        return _caution("of whoever wrote it", own)
    return None


def _caution(whom: str, here: Subject) -> Caution:
    says = f"in the source it is said {whom}, your sentence says it of '{here.phrase}'"
    return Caution("context.attribution", f"{says}; {_MEND}")


def _makers(text: str, sentence: OwnSentence, source: Language) -> list[Party]:
    """Who wrote or published a source that names them."""
    names = dict.fromkeys(one for one in sentence.around.makers if not one.islower())
    parties = (Party(Subject(name, (Mention(name, 0, len(name)),)), text, source) for name in names)
    return [party for party in parties if party.is_known]
