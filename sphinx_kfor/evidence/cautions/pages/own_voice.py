"""What a source says in its own voice and a page makes somebody else's words: `Brandt admits that it “…”`.

Only who is plainly another counts: somebody whom the source names, but not near the passage, where speech may
go on without a word that says so; and nobody who wrote or published it, nor one of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.ascribed import given_to
from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.phrases.names import WORD, same_name
from sphinx_kfor.evidence.cautions.speakers.parties import Party
from sphinx_kfor.evidence.cautions.speakers.whole_names import telling
from sphinx_kfor.evidence.cautions.voices.surroundings import around
from sphinx_kfor.evidence.languages.kinds import kinds, may_be_one
from sphinx_kfor.evidence.problems import About, Caution
from sphinx_kfor.evidence.text.sentences import sentence_end, widening

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

_MEND = "say it of the source, name whom it names, or accept with a reason"


def put_in_a_mouth(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution on words of a source's own that a page says somebody said.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it, which nothing there ascribes to anybody.
        sentence: the page's sentence around it.
        source: the word lists of the source's language; nothing is said of a page in another.
    """
    if sentence.language.tag != source.tag or not sentence.around.quoted:
        return None
    whom = given_to(sentence, About(own=True), source)
    first = claims(sentence)[:1] if whom else []
    if not first or not first[0].acts:
        return None
    party = Party(first[0].subject, text, source)
    known = party.is_known and not party.is_anybody and (party.may_be_person or party.is_body or party.tells)
    near = around(text, passage, source)
    if not known or near.quoted or near.turn or near.voice:
        return None
    if _is_near(party, text, passage) or _is_makers(party, sentence.around.makers, source):
        return None
    says = f"the source says it in its own words, your sentence gives it to '{whom}'"
    return Caution("context.attribution", f"{says}; {_MEND}")


def _is_near(party: Party, text: str, passage: Span) -> bool:
    """Whether a source has somebody before a passage in its paragraph or the last, or in its sentence."""
    start = widening(text, *passage, 1)[0].start
    near = text[start : sentence_end(text, passage.end, party.language)]
    words = {word.lower() for word in WORD.findall(near)}
    return any(same_name(one, word, party.language) for one in party.heads | {*party.own} for word in words)


def _is_makers(party: Party, makers: tuple[str, ...], language: Language) -> bool:
    """Whether somebody may be a source's maker or one of theirs; of one that nothing is known of, yes."""
    words = {word for maker in makers if not maker.islower() for word in telling(maker, language)}
    if not words or any(same_name(one, word, language) for one in party.words for word in words):
        return True
    theirs = frozenset(kind for word in words for kind in kinds(word))
    own = party.kinds | frozenset(kind for word in party.words for kind in kinds(word))
    return bool(theirs) and may_be_one(own, theirs)
