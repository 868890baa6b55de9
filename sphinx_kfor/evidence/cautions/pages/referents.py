"""Whom the words of a page may mean that make somebody the speaker: a set, not the nearest one.

`She said` may be of anybody spoken of before, in whatever case (`the minister's doubts`, `she told Lind`), up
to the last sentence in which another is the one who acts. It is only wrong where none of them is the source's
speaker. A name is nobody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.meant import is_open
from sphinx_kfor.evidence.cautions.phrases.heads import head_names
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person
from sphinx_kfor.evidence.cautions.phrases.owners import is_body
from sphinx_kfor.evidence.cautions.phrases.roles import content_words
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentences
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.cautions.pages.meant import Speaker
    from sphinx_kfor.evidence.cautions.phrases.owners import Claim

#: A speaker is held in mind over so many sentences.
_HELD = 8
_STOPS = (".", "!", "?", "\u2026", ":")


@dataclass(frozen=True)
class Attribution:
    """To whom a sentence gives a passage.

    Attributes:
        claims: who is made the speaker, the nearest first.
        speaker: the source's.
        sentence: the sentence.
        makers: who wrote or published the source.
    """

    claims: list[Claim]
    speaker: Speaker
    sentence: OwnSentence
    makers: Speaker

    @property
    def told(self) -> bool | None:
        """Whether the first that is somebody is the speaker; None if there is none.

        A noun for somebody else may only be whom the speaker speaks of: `the firm, she says, promised to`.
        """
        described = None
        for at, claim in enumerate(self.claims):
            told = self.means(claim, self.claims[at + 1 :])
            if told is False and claim.is_noun(self.speaker.language) and not claim.behind:
                others = (one for one in self.claims[at + 1 :] if one.acts)
                return any(self.means(one, []) for one in others)
            if told is not None:
                return told
            described = described or self._describes(claim)
        return described

    def _describes(self, claim: Claim) -> bool | None:
        """Whether a noun that the source does not have may be the author's own word for the speaker."""
        noun, speaker = content_words(claim.phrase.lower(), self.speaker.language), self.speaker
        anybody = (
            not noun
            or not claim.is_noun(speaker.language)
            or is_open(claim, speaker.language)
            or speaker.is_owned(claim)
            # Who wrote `the letter` is not said.
            or speaker.is_paper
        )
        # `For the summer | …` is no view of it.
        viewed = not claim.acts and not any(is_body(word, speaker.language) for word in noun)
        known = (bool(speaker.others) or not speaker.full) and not viewed
        return True if known and not anybody and not self.makers.makes(claim) else None

    def means(self, claim: Claim, farther: list[Claim]) -> bool | None:
        """Whether a claim is the speaker's; None for a noun that may be anybody's."""
        told, language = self.speaker.makes(claim), self.speaker.language
        if told is not None or not is_open(claim, language):
            return told
        before = next((one for one in farther if self._may_mean(claim, one)), None)
        if before:
            # `Ruiz does not believe it: …, | she said` is of who was made the speaker before.
            return self.speaker.makes(before)
        spoken = self._spoken_of(claim)
        # `The company says` is of nobody named before: of the company that the source has, which is another.
        return False if spoken is None and self.speaker.is_other_body(claim) else spoken

    def _may_mean(self, claim: Claim, named: Claim) -> bool:
        """Whether a pronoun means who does something before it in its sentence: `she` no fund."""
        language = self.speaker.language
        if not named.acts or named.is_noun(language) or named.behind > claim.behind:
            return False
        if not _is_personal(claim, self.speaker):
            return True
        articles, page = language.words("determiners", "indefinites").plain, self.sentence.around.page
        return any(
            is_person(named.text, one, language, page)
            or articles.isdisjoint(named.text[: one.start].lower().split()[-1:])
            for one in named.subject.names
        )

    def _spoken_of(self, claim: Claim) -> bool | None:
        """Whether the speaker is among those whom a pronoun may mean; None if nobody is."""
        sentence, person = self.sentence, _is_personal(claim, self.speaker)
        before = f"{sentence.before} {sentence.behind}" if claim.behind else sentence.before
        place = claim.place + (len(sentence.before) + 1 if claim.behind else 0)
        told = sentences(sentence.earlier, sentence.language)[-_HELD:]
        if not self.speaker.is_known and not _is_personal(claim, self.speaker):
            # `Those who came back were told: they …`: of whom a source does not name anybody may be one.
            return None if self.speaker.acts_in(before[:place], person=False) else True
        if self.speaker.is_in(before[:place]):
            # `Ruiz met Lind; she said` may be of either, and so says nothing; `in her view` is of Ruiz.
            rival = person and self.speaker.has_rival(before[:place])
            return not rival or (_is_possessive(claim, self.speaker) and self._opens(before[:place]))
        for part in (before[:place], *reversed(told)):
            if self.speaker.is_in(part):
                return self.speaker.is_named_in(part) is not False
            # A heading only says what follows is about.
            ends = part.rstrip(CLOSERS + " ").endswith(_STOPS) or part == before[:place]
            if ends and self.speaker.acts_in(part, person=person):
                return False
        return None

    def _opens(self, before: str) -> bool:
        """Whether the speaker is named first in some words, and no preposition before: `Ruiz`."""
        named = head_names(before, Span(0, len(before)), self.speaker.language, strict=True)[:1]
        return bool(named) and self.speaker.is_one(named[0])


def is_held(speaker: Speaker, text: str) -> bool:
    """Whether the last sentences of a text that speak of anybody speak of a speaker."""
    for sentence in reversed(sentences(text, speaker.language)[-_HELD:]):
        named = speaker.is_named_in(sentence)
        if named is not None or speaker.is_in(sentence):
            return named is not False
    return False


def is_nobody_elses(claims: list[Claim], speaker: Speaker, text: str) -> bool:
    """Whether a pronoun for a person stands where a page has spoken of nobody whom it might mean."""
    return bool(claims) and _is_personal(claims[0], speaker) and not speaker.has_others(text)


def _is_personal(claim: Claim, speaker: Speaker) -> bool:
    """Whether a pronoun means a person: `she`, `his`."""
    words = [word.lower() for word in WORD.findall(claim.subject.phrase)]
    known = speaker.language.words("personal_pronouns", "possessives").plain - {"its"}
    return not known.isdisjoint(words)


def _is_possessive(claim: Claim, speaker: Speaker) -> bool:
    words = [word.lower() for word in WORD.findall(claim.subject.phrase)]
    return not speaker.language.words("possessives").plain.isdisjoint(words)
