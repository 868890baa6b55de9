"""What the words stand for that an author put into a passage in brackets.

All offsets are Unicode code points into the document's seen text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edits.hidden import TURNING, WORD
from sphinx_kfor.evidence.cautions.phrases.appositions import are_one, stands_beside
from sphinx_kfor.evidence.cautions.phrases.names import same_name
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kfor.evidence.cautions.edits.hidden import Hidden
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.quotations.marks import Gap
    from sphinx_kfor.evidence.text.spans import Span

#: Two forms of one word share as many letters, or more.
_STEM = 3
#: A noun with what belongs to it has no more words.
_PHRASE = 7


@dataclass(frozen=True)
class Put:
    """An editor's words in brackets, and the source's words that they stand for.

    Attributes:
        words: the words as typed.
        hidden: the source's words for which they stand, folded; empty for an insertion.
        lead: the source's words before an insertion.
        behind: those behind it.
        near: the segment beside them.
        text: the document's seen text.
        language: the source's word lists.
        turns: whether what they stand for is cautioned as hidden already.
    """

    words: str
    hidden: str
    lead: str
    behind: str
    near: Span
    text: str
    language: Language
    turns: bool = False

    @classmethod
    def between(cls, hidden: Hidden) -> Put:
        """What stands between two segments."""
        words = hidden.words if WORD.search(hidden.words) else ""
        lead = hidden.text[hidden.before.start : hidden.before.end]
        behind, turns = hidden.text[hidden.after.start : hidden.after.end], bool(hidden.turning)
        return cls(hidden.gap.words, words, lead, behind, hidden.before, hidden.text, hidden.language, turns)

    @classmethod
    def at_edge(cls, text: str, span: Span, gap: Gap, language: Language, *, first: bool) -> Put:
        """What stands before the first segment, or behind the last.

        It stands for the source's words there, if these are of the same sentence.
        """
        if first:
            lead = text[sentence_start(text, span.start, language) : span.start]
            last = " ".join(fold_text(lead).split()[-1:])
            mood = _is_in_other_mood(last.lower(), gap.words, language)
            hidden = last if mood else _noun_phrase(lead, language)
            hidden = "" if _is_article_of(gap.words, lead, language) else hidden
        else:
            rest = text[span.end : sentence_end(text, span.end, language)]
            hidden = _next_words(rest, language) if rest[:1].isspace() else ""
        hidden = fold_text(hidden).strip(" ,;:.'")
        passage = text[span.start : span.end]
        lead, behind = ("", passage) if first else (passage, "")
        return cls(gap.words, hidden, lead, behind, span, text, language)

    @cached_property
    def turning(self) -> str:
        """A word of it that would turn a sentence; empty for none."""
        folded, lists = fold_text(self.words), self.language
        groups = (("limiters",), tuple(name for name in TURNING if name != "tenses"), ("tenses",))
        found = next(filter(None, (lists.words(*names).search(folded) for names in groups)), None)
        return found[0] if found else ""

    @cached_property
    def names(self) -> list[str]:
        """Its capitalised words."""
        return names_in(self.words, self.language)

    @cached_property
    def foreign_name(self) -> str:
        """A name that the source has nowhere; empty for none."""
        return "" if any(self._is_named(one.lower()) for one in self.names) else next(iter(self.names), "")

    def _is_named(self, name: str) -> bool:
        if name in self.text.lower():
            return True
        like = re.finditer(rf"(?<!\w){re.escape(name[:_STEM])}\w*", self.text, re.IGNORECASE)
        return any(same_name(name, fold_text(match[0]).lower(), self.language) for match in like)

    @cached_property
    def qualifier(self) -> str:
        """A word of its own that changes the word behind it; one of place or time may stand there."""
        first, *more = fold_text(self.words).lower().split()
        if more and first in self.language.words("prepositions").plain:
            return ""
        found = self.language.words("qualifiers").finditer(fold_text(self.words))
        return next((one[0] for one in found if one[0].lower() not in self.hidden.lower()), "")

    @cached_property
    def unknown(self) -> str:
        """A word of an insertion that the source has nowhere, nor another form of it."""
        if self.hidden:
            return ""
        return next((word for word in self._own_words if not self._known(word)), "")

    @property
    def _own_words(self) -> list[str]:
        """The words of an insertion that say something, but names behind a pronoun, which they explain."""
        before = fold_text(self.lead).split()[-1:]
        explains = bool(before) and before[0].lower() in self.language.words("references").plain
        names = {name.lower() for name in self.names} if explains else set()
        return sorted(content(self.words, self.language) - names - self.language.words("prepositions").plain)

    def _known(self, word: str) -> bool:
        like = re.finditer(rf"(?<!\w){re.escape(word[:_STEM])}\w*", self.text, re.IGNORECASE)
        return any(_same_word(word, fold_text(match[0]).lower(), set(), self.language) for match in like)

    @cached_property
    def modifier(self) -> tuple[str, str]:
        """A word put before a noun of the source that the source has not with it, and the noun."""
        if self.hidden:
            kept = [word for word in self._put if any(self._same(word, old) for old in self._old)]
            brought = self._put - set(kept)
            if {word.lower() for word in WORD.findall(self.hidden)} & self._possessives:
                brought -= self._owners
        else:
            first = WORD.findall(fold_text(self.words))[0].lower()
            following = WORD.match(fold_text(self.behind).lstrip(" '"))
            phrase = first in self.language.words("prepositions").plain
            kept = [following[0].lower()] if following and not phrase and not self._fills else []
            kept = [word for word in kept if content(word, self.language) - self._links]
            brought = set(self._own_words)
        for word in sorted(brought - self.language.words("prepositions", "joints").plain):
            for noun in sorted(kept)[:1]:
                if not stands_beside(self.text, self._form_of(word), self._form_of(noun)):
                    return word, noun
        return "", ""

    @property
    def _fills(self) -> bool:
        """Whether it is the noun before that a word leaves out: `dass es keinen [Streit] gibt`."""
        words, last = self.language.words, self.lead.lower().split()[-1:]
        alone = words("indefinites", "quantifiers", "negations").plain.issuperset(last) and bool(last)
        if not self.language.has_capital_nouns or not alone or not self.behind.lstrip()[:1].islower():
            return False
        start = sentence_start(self.text, self.near.start, self.language)
        before = self.text[sentence_start(self.text, max(0, start - 2), self.language) : start]
        told = {word.lower() for word in names_in(before, self.language)}
        return bool(self._own_words) and told.issuperset(self._own_words)

    @property
    def _links(self) -> frozenset[str]:
        """Words that are no nouns: `some [sacrifices] of its own`."""
        return self.language.words("prepositions", "joints", "contrasts", "relatives", "complements").plain

    @property
    def _possessives(self) -> frozenset[str]:
        """Pronouns in whose place an owner may stand: `[Spain's ships]` for *its ships*."""
        return (
            self.language.words("references").plain
            - self.language.words("function_words", "prepositions").plain
        )

    @property
    def _owners(self) -> set[str]:
        """The words in the genitive, or behind a preposition."""
        prepositions, words = self.language.words("prepositions").plain, WORD.findall(fold_text(self.words))
        last = max((at for at, word in enumerate(words) if word.endswith("'s")), default=-1)
        first = next((at for at, word in enumerate(words) if word.lower() in prepositions), len(words))
        return content(" ".join((*words[: last + 1], *words[first:])), self.language)

    def _form_of(self, word: str) -> Callable[[str], bool]:
        return lambda other: _same_word(word, other, self._all_names, self.language)

    @cached_property
    def _put(self) -> set[str]:
        return content(self.words, self.language)

    @cached_property
    def _old(self) -> set[str]:
        return content(self.hidden, self.language)

    @cached_property
    def replaces(self) -> bool:
        """Whether it stands for words that are neither a form of it nor what refers to it."""
        if not self.hidden or self.turns:
            return False
        lost = [word for word in self._old if not any(self._same(word, other) for other in self._put)]
        lost = [word for word in lost if not _is_in_other_mood(word, self.words, self.language)]
        return bool(lost) and not self._renames and not self._shortens(lost)

    def _shortens(self, lost: list[str]) -> bool:
        """Whether it only leaves out what describes a noun: `[the hospital]` for *the old hospital*."""
        words = [word.lower().removesuffix("'s") for word in WORD.findall(fold_text(self.hidden))]
        prepositions = self.language.words("prepositions").plain
        first = next((at for at, word in enumerate(words) if at and word in prepositions), len(words))
        head = [word for word in words[:first] if word in self._old]
        turning = self.language.words("qualifiers", "quantifiers", "negations", "reversals", "numerals").plain
        return (
            bool(head)
            and bool(self._put)
            and self._put <= self._old
            and head[-1] in self._put
            and turning.isdisjoint(lost)
        )

    @property
    def _renames(self) -> bool:
        """Whether the source makes one of both: a name, and a noun such as `the mayor`."""
        last = [
            (WORD.findall(fold_text(words)) or [""])[-1].split("'")[0] for words in (self.hidden, self.words)
        ]
        named = [word in names_in(word, self.language) for word in last]
        if named[0] == named[1]:
            return False
        name, noun = last if named[0] else last[::-1]
        return are_one(self.text, noun, name, self.language)

    @cached_property
    def strange(self) -> bool:
        """Whether it stands for other words, and the source has its own words nowhere near before them."""
        if not self.hidden or self.turns:
            return False
        place = self.near.start if not self.lead else self.near.end
        # Who *we* are is said of the whole: `the province` by its governor.
        ours = fold_text(self.hidden).lower() in self.language.words("first_persons").plain
        begins = 0 if ours else surroundings(self.text, *self.near).start
        known = content(self.text[begins:place], self.language)
        put = content(self.words, self.language)
        hidden = [word.lower() for word in WORD.findall(self.hidden)]
        return bool(put) and not any(self._same(word, other) for word in (*hidden, *known) for other in put)

    def _same(self, one: str, other: str) -> bool:
        return _same_word(one, other, self._all_names, self.language)

    @cached_property
    def _all_names(self) -> set[str]:
        return {name.lower() for name in (*names_in(self.hidden, self.language), *self.names)}


def content(text: str, language: Language) -> set[str]:
    """The words of a text, in lower case, without those of grammar."""
    words = {word.lower().removesuffix("'s") for word in WORD.findall(fold_text(text))}
    return words - language.words("references", "function_words").plain


def names_in(text: str, language: Language) -> list[str]:
    """Capitalised words."""
    grammar = language.words("references", "function_words").plain
    words = WORD.findall(fold_text(text))
    return [word.split("'")[0] for word in words if word[0].isupper() and word.lower() not in grammar]


def _noun_phrase(lead: str, language: Language) -> str:
    """The last word before a passage, with those before it if a word such as `the` begins them."""
    words = lead.split()[-_PHRASE:]
    for back in range(1, len(words) + 1):
        if back > 1 and words[-back].endswith((",", ";", ":")):
            break
        if fold_text(words[-back]).lower() in language.words("references").plain:
            return " ".join(words[-back:])
    # Without an article a word that changes the noun is a part of it all the same: `бивши министар`.
    first = len(words) - 1
    while first > 0 and fold_text(words[first - 1]).lower() in language.words("qualifiers").plain:
        first -= 1
    return " ".join(words[first:]) if words else ""


def _is_in_other_mood(word: str, put: str, language: Language) -> bool:
    """Whether what is put has a verb of the source in another mood: `sono` for `siano`."""
    moods = {frozenset(pair.split()) for pair in language.words("mood_pairs").entries}
    return any(frozenset((word, other)) in moods for other in WORD.findall(fold_text(put).lower()))


def _is_article_of(words: str, lead: str, language: Language) -> bool:
    """Whether only an article is put behind a preposition, which may hold it: `[el] plan` of *del plan*."""
    before = lead.lower().split()[-1:]
    article = fold_text(words).lower() in language.words("determiners").plain
    return article and language.words("prepositions").plain.issuperset(before) and bool(before)


def _next_words(rest: str, language: Language) -> str:
    """The first word behind a passage that is more than grammar, with those before it."""
    words = rest.split()[:4]
    for count, word in enumerate(words, 1):
        if content(word, language):
            return " ".join(words[:count])
    return ""


def _same_word(one: str, other: str, names: set[str], language: Language) -> bool:
    """Whether two words are the same, or are no names and differ only in the endings of a word's forms."""
    if one == other:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    if names & {one, other} or shared < _STEM:
        return False
    # A stem may end before the last letter that two forms share: `tak|e`, `tak|en`.
    return any(all(_ends(word, stem, language) for word in (one, other)) for stem in (shared, shared - 1))


def _ends(word: str, stem: int, language: Language) -> bool:
    """Whether a form of a word may end so behind its stem, whose last letter may be doubled: `stop|ped`."""
    ending, endings = word[stem:], language.words("endings").plain
    doubled = ending[:1] == word[stem - 1] and len(ending) > 2  # noqa: PLR2004 (a letter and `ed`)
    return not ending or ending in endings or (doubled and ending[1:] in endings)
