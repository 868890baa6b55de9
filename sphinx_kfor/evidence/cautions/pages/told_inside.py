"""Whose words a cited passage says itself that they are: `The union speaks of up to 400` is not the mayor's.

A citation prints no word of its passage, and so not who says it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.own_sentence import Around, OwnSentence
from sphinx_kfor.evidence.cautions.pages.ascribed import given_to
from sphinx_kfor.evidence.cautions.pages.claims import claims
from sphinx_kfor.evidence.cautions.pages.meant import Speaker
from sphinx_kfor.evidence.cautions.phrases.names import is_person
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor
from sphinx_kfor.evidence.problems import About, Caution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language


def given_to_another(words: str, sentence: OwnSentence, source: Language) -> Iterator[Caution]:
    """A caution where a sentence makes another the speaker of what its passage says somebody says.

    Args:
        words: the passage.
        sentence: the sentence that cites it.
        source: the word lists of its source's language.
    """
    asides = source.words("asides").plain
    bare = " ".join(word for word in words.split() if word.lower() not in asides)
    told = claims(OwnSentence(Around(bare, "", quoted=False, cited=True), source))[:1]
    who = next((one for claim in told if claim.acts for one in claim.subject.names), None)
    if not who or not (is_person(bare, who, source) or is_actor(who.name, source)):
        return
    name = who.name
    about = About(bare[told[0].verb :].split(maxsplit=1)[0], who=(name, name.lower()))
    another = given_to(sentence, about, source)
    named = Speaker(about.who, sentence.language).is_in(f"{sentence.before} {sentence.behind}")
    if another and not named and not Speaker(sentence.around.makers, source).makes(told[0]):
        says = f"the passage says that it is of '{name}', your sentence gives it to '{another}'"
        yield Caution("context.attribution", f"{says}; say it as the source does, or accept with a reason")
