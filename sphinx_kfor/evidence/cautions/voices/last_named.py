"""Who was named last in a narration, and so may be meant by a pronoun or a title: `she`, `the minister`.

All offsets are Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import holders
from sphinx_kfor.evidence.cautions.phrases.heads import behind_preposition, is_epithet
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.roles import roles
from sphinx_kfor.evidence.cautions.phrases.subjects import subjects
from sphinx_kfor.evidence.text.sentences import sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
    from sphinx_kfor.evidence.languages import Language


@dataclass(frozen=True)
class LastNamed:
    """Those who are named in a text.

    Attributes:
        text: the text, in whose offsets names are given.
        document: the whole of which it is a part.
        language: the word lists.
    """

    text: str
    document: str
    language: Language

    def meant_by(self, words: list[str], paragraphs: Sequence[Paragraph], place: int) -> list[Mention]:
        """Whom a pronoun or a title may mean: who is named in the nearest paragraph that names any.

        Args:
            words: the pronoun, or the noun with its words.
            paragraphs: those up to the one in which it stands.
            place: where.
        """
        # `in her view` is a person's, as `she` is; `its` no person's.
        personal = self.language.words("personal_pronouns", "possessives").plain - {"its"}
        names: list[Mention] = []
        for paragraph in reversed(paragraphs):
            end = min(paragraph.span.end, place)
            if end > paragraph.span.start:
                names = (
                    self._persons(Span(paragraph.span.start, end))
                    if is_epithet(words, self.language)
                    else self._named_last(paragraph, end, person=words[-1] in personal)
                )
            if names:
                break
        return [one for one in names if self._may_hold(one, words[-1])]

    def _persons(self, where: Span) -> list[Mention]:
        """The persons of a stretch of the text who do something there."""
        named = mentions(self.text, where, self.language)
        acting = [one for one in named if not self._is_beside(self.text[where.start : one.start], one)]
        return [one for one in acting if self._is_person(one)]

    def _may_hold(self, name: Mention, office: str) -> bool:
        """Whether somebody may be what is said of who speaks: the text says nothing else of them."""
        if office not in self.language.words("titles").plain:
            return True
        known = roles(self.document, name.name, self.language)
        return not known or office in known

    def _named_last(self, paragraph: Paragraph, end: int, *, person: bool) -> list[Mention]:
        """The names of the last sentence of a narration that has any, and of the last who spoke.

        Args:
            paragraph: what is narrated.
            end: where it ends.
            person: whether a person is meant, as *she* does; where some are named others are not meant.
        """
        start, masked = paragraph.span.start, paragraph.narrated(paragraph.span.start, end)
        things: list[Mention] = []
        whole = len(masked)
        spoke = [
            (verb, subject.names)
            for verb, subject in subjects(masked, Span(0, len(masked)), self.language)
            if subject.names
        ]
        while end > start:
            begin = max(0, sentence_start(masked, len(masked.rstrip()), self.language))
            names = mentions(masked, Span(begin, len(masked)), self.language)
            if person:
                # In `To Lind's question she | said no` it is not Lind who did.
                acting = [one for one in names if not self._is_beside(masked[begin : one.start], one)]
                if not any(self._may_be_he(masked, one, start) for one in acting):
                    # `Halden could double the traffic. … he | says` may be of a person before.
                    beside = [] if end == paragraph.span.start + whole else names
                    things, acting = things or [one.moved(start) for one in acting or beside], []
                names = acting
            if names:
                last = next((found for verb, found in reversed(spoke) if verb.start < begin), ())
                own = self._speaking(masked, Span(begin, len(masked)))
                if own and self._is_person(own[0].moved(start)):
                    # Who spoke in that sentence goes on.
                    names, last = list(own), ()
                elif any(self._may_be_he(masked, one, start) for one in names):
                    last = ()
                names = [one for one in names if not one.owns] or names
                if person:
                    names = [one for one in names if self._may_be_person(masked, one)]
                    names = [one for one in names if self._is_person(one.moved(start))] or names
                meant = [
                    *(one.moved(start) for one in (*names, *last, *self._in_office(masked, begin))),
                    *(one for one in things if self._is_person(one)),
                ]
                if meant:
                    return meant
            if not begin:
                break
            masked, end = masked[:begin], start + begin
        return things

    def _may_be_he(self, masked: str, name: Mention, start: int) -> bool:
        """Whether a name is a person's or an office's, or of somebody whom a text says to be something."""
        office = not self.language.words("titles").plain.isdisjoint(name.name.lower().split())
        is_one = office or self._is_person(name.moved(start))
        return is_one or (self._may_be_person(masked, name) and self._is_somebody(name))

    def _is_somebody(self, name: Mention) -> bool:
        nouns = self.language.has_capital_nouns
        known = frozenset[str]() if nouns else roles(self.document, name.name, self.language)
        return bool(known) and self.language.words("bodies").plain.isdisjoint(known)

    def _is_beside(self, before: str, name: Mention) -> bool:
        """Whether a name is behind a preposition or a genitive, and so nobody who does something.

        With `For Ruiz, …` a sentence begins that is of Ruiz.
        """
        viewed = before.strip().lower() in self.language.words("viewpoints").plain
        return name.owns or (behind_preposition(before, self.language, 0) and not viewed)

    def _speaking(self, masked: str, where: Span) -> tuple[Mention, ...]:
        """Who speaks in a sentence, but to somebody who may answer."""
        said = [one for one in subjects(masked, where, self.language) if one[1].names]
        if not said or self._is_told(masked[slice(*said[-1][0])]):
            return ()
        return said[-1][1].names

    def _may_be_person(self, masked: str, name: Mention) -> bool:
        """Whether a name is no body's: `the Ministry of Roads`, `NATO`."""
        words = name.name.lower().split()
        if self.language.words("titles").plain.issuperset(words):
            return True
        article = masked[: name.start].lower().split()[-1:]
        body = name.name.isupper() or not self.language.words("bodies").plain.isdisjoint(words)
        # German has an article before `Bäuerin Hanna Lenz`, and capitals in it.
        nouns = bool(words[1:]) and self.language.has_capital_nouns
        return not body and not (
            article and article[0] in self.language.words("determiners").plain and not nouns
        )

    def _in_office(self, masked: str, begin: int) -> list[Mention]:
        """Who holds the office that speaks in a sentence where nobody is named: `the Minister said`."""
        *_, said = None, *subjects(masked, Span(begin, len(masked)), self.language)
        office = WORD.findall(said[1].shown.lower())[-1:] if said else []
        if not office or office[0] not in self.language.words("titles").plain:
            return []
        return [Mention(name, begin, begin) for name in holders(self.document, office[0], self.language)]

    def _is_person(self, name: Mention) -> bool:
        return is_person(self.text, name, self.language, self.document)

    def _is_told(self, verb: str) -> bool:
        """Whether a verb of speech has an object, who may answer: `Ruiz asked Lind`."""
        return verb.lower() in self.language.words("telling_verbs", "quoting_verbs").plain
