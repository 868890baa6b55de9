"""Whose words a passage is, as its surroundings say. All offsets are Unicode code points."""

from __future__ import annotations

import itertools
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import in_condition
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.reach import beside_report
from sphinx_kfor.evidence.cautions.phrases.subjects import foremost, subjects
from sphinx_kfor.evidence.cautions.phrases.verb_second import means_thing
from sphinx_kfor.evidence.cautions.voices import plain as plain_voices
from sphinx_kfor.evidence.cautions.voices.nearby import Nearby, Voice
from sphinx_kfor.evidence.cautions.voices.quoted import led_up_to, nested, voice_of
from sphinx_kfor.evidence.cautions.voices.signatures import SIGNED_BELOW, signature
from sphinx_kfor.evidence.cautions.voices.speech import Quoted
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_start, widening
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: So many paragraphs before a passage's own are read, for speech that goes on and for pronouns.
_FAR = 4
#: Whose something is stands among so many first words: `i nostri registri`.
_OWNED = 2
#: So much of a passage's beginning tells whether its clause is another, in code points.
_HEAD = 40


class Surroundings(Nearby):
    """The paragraphs around a passage, and the voices that are heard in them."""

    @cached_property
    def voice(self) -> Voice | None:
        """Who says the passage; None if nothing says so."""
        if self.quoted:
            found = nested(self, self.quoted) or self._goes_on_from_before
            found = found or voice_of(self, self.paragraphs[1], self.quoted)
            return found or plain_voices.indirect(self)
        if self.turn:
            return Voice("turn", self.turn.subject, self.paragraph.span.start)
        lead = plain_voices.reported(self) or led_up_to(self, self.paragraphs[1], verb_only=True)
        lead = lead or signature(self, Quoted(*self.passage))
        return lead or plain_voices.headed(self) or plain_voices.indirect(self)

    @property
    def _goes_on_from_before(self) -> Voice | None:
        """Who spoke in the sentences before, where a pronoun goes on: `Ruiz rügte den Plan. Er sei | “…”`."""
        start = sentence_start(self.text, self.passage.start, self.language)
        first, *others = WORD.findall(self.text[start : self.quoted.start if self.quoted else start]) or [""]
        personal, moods = (self.language.words(one) for one in ("personal_pronouns", "reportives"))
        on = first.lower() in personal.plain and len(others) == 1 and moods.match(others[0])
        return plain_voices.indirect(self) if on else None

    @cached_property
    def reported(self) -> Subject | None:
        """Whose words the passage's speaker reports, in the speech: `“Lind told us that | it broke,”`."""
        begins = self.quoted.start if self.quoted else self.turn.end if self.turn else self.passage.start
        start = max(begins, sentence_start(self.text, self.passage.start, self.language))
        # Behind a semicolon the speaker says another thing.
        start = max(start, self.text.rfind(";", start, self.passage.start) + 1)
        start += beside_report(self.text[start : self.passage.start], self._head, self.language)
        led = self.text[start : self.passage.start]
        opens = self.language.words("reports").match(fold_text(led).lstrip())
        if opens and self._is_of_speaker(fold_text(led).lstrip()[opens.end() :]):
            return None
        found = foremost(
            list(subjects(self.text, Span(start, self.passage.start), self.language)), self.language
        )
        if not found:
            *_, said = None, *self.language.words("attributions").finditer(led)
            told = said and led[: said.start()].lower().split()[-1:]
            own = self.language.words("first_persons").plain
            # `I was | then | convinced that`
            me = said and not own.isdisjoint(WORD.findall(led[: said.start()].lower())[:_OWNED])
            if said and (
                me
                or self._is_of_speaker(led[said.end() :])
                or in_condition(led[: said.start()], led[said.end() :], self.language)
            ):
                return None
            return Subject(said[0]) if said and not (told and told[0] in self._passives) else None
        if self._is_of_speaker(self.text[start : found[0].start].rpartition(",")[2]):
            # `Wir haben drei Reedereien | gefragt`
            return None
        # `Avevamo | chiesto 200 mila euro` has no subject but the speaker.
        mine = found[1].phrase.lower() in self.language.words("first_persons").plain
        mine = mine or (not found[1].names and self._is_of_speaker(found[1].phrase))
        # `Wer daraus schließt, …` is said of nobody.
        anybody = self.language.words("interrogatives").plain | NOBODY
        thing = means_thing(found[1].phrase, self.text[start : found[0].start], self.language)
        return None if mine or thing or found[1].phrase.lower() in anybody else found[1]

    @property
    def _head(self) -> str:
        """The passage's first words."""
        return self.text[self.passage.start : min(self.passage.end, self.passage.start + _HEAD)]

    def _is_of_speaker(self, words: str) -> bool:
        """Whether some words are of what the speaker has: `According to | our records`."""
        first = parted(words.lower(), self.language).lstrip(" ,").split()[:_OWNED]
        return not self.language.words("first_persons").plain.isdisjoint(first)

    @cached_property
    def teller(self) -> Subject | None:
        """Who tells of the passage that a third person or a letter said it, and so is not who says it."""
        voice, third = (
            self.voice,
            self.language.words("pronouns").plain - self.language.words("first_persons").plain,
        )
        if not self.quoted or voice is None or voice.subject.phrase.lower() not in third:
            return None
        if self.turn and self.turn.end <= self.quoted.start:
            return self.turn.subject
        outer = voice_of(self, self.paragraphs[1], self.quoted) if nested(self, self.quoted) else None
        return outer.subject if outer else None

    @property
    def _passives(self) -> frozenset[str]:
        return self.language.words("passives").plain


def around(text: str, passage: Span, language: Language) -> Surroundings:
    """The surroundings of a passage in a document's seen text."""
    near, far = widening(text, *passage, 1, _FAR)
    signed = SIGNED_BELOW.match(text, near.end)
    far = Span(far.start, signed.end()) if signed else far
    parts = (far.start, near.start, passage.start, passage.end, near.end, far.end)
    pieces = [unicodedata.normalize("NFC", text[start:end]) for start, end in itertools.pairwise(parts)]
    ends = list(itertools.accumulate(map(len, pieces)))
    return Surroundings("".join(pieces), Span(ends[1], ends[2]), Span(ends[0], ends[4]), text, language)
