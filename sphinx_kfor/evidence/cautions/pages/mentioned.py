"""Where the words of a page speak of a source's speaker, and where of somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.named import Named
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import behind_preposition
from sphinx_kfor.evidence.cautions.phrases.names import (
    WORD,
    Mention,
    is_person,
    mentions,
)
from sphinx_kfor.evidence.cautions.phrases.roles import content_words, grammar
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor, is_common_noun
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


#: An office has so many words behind its article.
_OFFICE = 4
#: The shortest word of a body's name by which it is known.
_LEAST = 4


@dataclass(frozen=True)
class Mentioned(Named):
    """Whom the source gives a passage to, looked for in stretches of a page."""

    def _is_others(self, words: Iterable[str]) -> bool:
        return any(self._same(word, other) for word in words for other in self.others)

    def is_named_in(self, text: str) -> bool | None:
        """Whether a stretch of a page names the speaker, or else (False) another person; None for neither."""
        found = [one for one in self._mentioned(text) if self._may_speak(one, text)]
        own = [one.start for one in found if self.is_one(one)] + self._offices_in(text)
        others = [one for one in found if not self.is_one(one) and self._is_person(one, text)]
        if own:
            first, last = (choose(one.start for one in others) if others else 0 for choose in (min, max))
            return not others or min(own) < first or max(own) > last
        return False if others else None

    def names_person(self, text: str) -> bool:
        """Whether a stretch of a page names the speaker as a person, or by office; not only their body."""
        own = [one for one in self._mentioned(text) if self.is_one(one)]
        offices = {*self._offices_in(text)} - {one.start for one in own}
        return bool(offices) or any(self._is_person(one, text) for one in own)

    def is_in(self, text: str) -> bool:
        """Whether a stretch of a page speaks of the speaker in any way: also in `the minister's doubts`."""
        words = (_bare(word.lower()) for word in WORD.findall(parted(text, self.language)))
        told = {word for word in words if len(word) >= _LEAST} - grammar(self.language)
        return any(map(self.is_one, self._mentioned(text))) or self.has_office(told)

    def acts_in(self, text: str, *, person: bool) -> bool:
        """Whether somebody else does something in a stretch of a page: a person, or else a body."""
        found = [one for one in self._mentioned(text) if self._may_speak(one, text) and not one.owns]
        found = [one for one in found if not self._hears(text[: one.start])]
        return any(self._is_person(one, text) == person for one in found if not self.is_one(one))

    def _hears(self, before: str) -> bool:
        """Whether some words tell a thing to whom is named behind them: `The minister told | the House`."""
        words, known = before.lower().split()[-2:], self.language.words("telling_verbs").plain
        articles = self.language.words("determiners").plain
        return not known.isdisjoint(words) and (words[-1] in known or words[-1] in articles)

    def has_others(self, text: str) -> bool:
        """Whether a stretch of a page speaks of somebody else, by a name or by what they are."""
        words = {_bare(word) for word in WORD.findall(parted(text, self.language)) if word.islower()}
        found = (one for one in self._mentioned(text) if self._may_speak(one, text))
        named = any(not self.is_one(one) for one in found)
        return named or self._is_others(words - self.language.words("bodies").plain)

    def has_rival(self, text: str) -> bool:
        """Whether a stretch of a page names somebody else who does something and may be a person."""
        known = self.language.words("bodies", "titles").plain | self.offices
        named = [one for one in self._mentioned(text) if not is_common_noun(text, one, self.language)]
        others = [one for one in named if not self.is_one(one) and not one.owns]
        acting = [one for one in others if not behind_preposition(text[: one.start], self.language, 0)]
        names = [one.name for one in acting if not one.name.isupper()]
        return any(known.isdisjoint(name.lower().split()) for name in names)

    def _is_person(self, one: Mention, text: str) -> bool:
        return is_person(text, one, self.language, self.page)

    def _mentioned(self, text: str) -> list[Mention]:
        found = mentions(text, Span(0, len(text)), self.language)
        if not self.language.has_capital_nouns:
            return found
        return [
            one
            for one in found
            if self.is_one(one) or self._is_person(one, text) or is_actor(one.name, self.language)
        ]

    def _may_speak(self, one: Mention, text: str) -> bool:
        """Whether a name is behind no preposition, but for `in Ruiz's words`."""
        words = self.language.words("ascriptions", "attributions")
        own = one.owns and words.match(fold_text(text[one.end :]).lstrip()) is not None
        return own or not self._behind_preposition(text[: one.start], name=True)

    def _offices_in(self, text: str) -> list[int]:
        """Where offices stand behind an article: `the minister`, `a head teacher`; or begin the text."""
        articles = self.language.words("determiners", "indefinites").plain
        words = list(WORD.finditer(text))
        found = []
        for at, word in enumerate(words):
            if (word[0].lower() in articles or not at) and not self._behind_preposition(text[: word.start()]):
                phrase = " ".join(_bare(one[0]) for one in words[at : at + _OFFICE + 1])
                if self.has_office(content_words(phrase.lower(), self.language)):
                    found.append(word.start())
        return found

    def _behind_preposition(self, before: str, *, name: bool = False) -> bool:
        """Whether words end in a preposition that ascribes nothing: `with`, not `according to`."""
        language, end = self.language, " ".join(before.split()[-3:])
        articles = language.words("determiners").plain
        words = [word.lower() for word in WORD.findall(end)]
        if name and words and words[-1] in articles & language.words("prepositions").plain:
            # A name has no `this` before it: `On this | Ruiz agrees`.
            return False
        while words and (words[-1] in articles or words[-1] in language.words("titles").plain):
            words.pop()
        said = language.words("reports", "attributions", "authorships").finditer(fold_text(end))
        if not words or any(match[0].lower().split()[-1] == words[-1] for match in said):
            return False
        return words[-1] in language.words("prepositions").plain


def _bare(word: str) -> str:
    """A word without the mark of a genitive."""
    return re.sub(r"['\u2019]s?$", "", word)
