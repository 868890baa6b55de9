"""What a cited passage says that somebody says: `The union speaks of up to 400` is not the mayor's.

A citation prints no word of its passage, and so not who says it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.about import ATTRIBUTION
from sphinx_kfor.evidence.cautions.pages.ascribed import given_to
from sphinx_kfor.evidence.cautions.pages.inner import inner_speaker
from sphinx_kfor.evidence.cautions.pages.meant import Speaker
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import mentions
from sphinx_kfor.evidence.cautions.speakers.parties import Party
from sphinx_kfor.evidence.cautions.speakers.two_parties import may_be_one_party
from sphinx_kfor.evidence.problems import About, Caution
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language


def given_to_another(text: str, passage: Span, sentence: OwnSentence, source: Language) -> Caution | None:
    """The caution where a sentence makes plainly another the speaker of what its passage says somebody says.

    Args:
        text: the source's seen text.
        passage: where the passage stands in it.
        sentence: the sentence that cites it.
        source: the word lists of its source's language.
    """
    words = text[slice(*passage)]
    who = inner_speaker(words, source)
    another = given_to(sentence, About(words, who=who), source) if who else ""
    if not another or Speaker(who, sentence.language).is_in(f"{sentence.before} {sentence.behind}"):
        return None
    there, here = (Party(_subject(name, source), text, source) for name in (who[0], another))
    # A noun that the source does not have may be any: *the tenants' champions*.
    known = here.is_known or here.may_be_person
    if not known or may_be_one_party(there, here) or Speaker(sentence.around.makers, source).is_in(who[0]):
        return None
    says = f"the passage says that it is of '{who[0]}', your sentence gives it to '{another}'"
    return Caution(ATTRIBUTION, f"{says}; say it as the source does, or accept with a reason")


def _subject(name: str, language: Language) -> Subject:
    return Subject(name, tuple(mentions(name, Span(0, len(name)), language)))
