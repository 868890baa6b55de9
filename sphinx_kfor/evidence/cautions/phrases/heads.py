"""The names and nouns of a stretch of words that may be the subject of a verb.

A name behind a preposition or in the genitive is nobody's who speaks: `a spokesman for Ruiz`, `Ruiz's aide`.
All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_title, mentions
from sphinx_kfor.evidence.languages.kinds import kinds

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.text.spans import Span

#: Stands for each character between quotation marks, which is no part of the sentence around them.
QUOTED = "\ufffc"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: Pronouns that in a complement are mostly of what is said.
NOBODY = frozenset(["i", "we", "you", "it", "that"])
#: Of them, those by which a source speaks of itself.
FIRST = frozenset(["i", "we"])
#: A noun with what belongs to it, and what parts a verb from a name behind it, has at most so many words.
MOST = 6
#: An article and a word.
_PAIR = 2
#: So many nouns may part a preposition from a name.
_BETWEEN = 2


@dataclass(frozen=True)
class Subject:
    """Who does what a verb says.

    Attributes:
        phrase: the words that say who, as they stand; a pronoun or a noun may be all.
        names: the names in them that are whose.
    """

    phrase: str
    names: tuple[Mention, ...] = ()

    def moved(self, by: int) -> Subject:
        """The same in a text of which this one's is a part: see `Mention.moved`."""
        return Subject(self.phrase, tuple(name.moved(by) for name in self.names))

    @property
    def shown(self) -> str:
        """How a message names it."""
        return self.names[0].name if self.names else self.phrase


def is_epithet(words: list[str], language: Language) -> bool:
    """Whether words mean a person of whom it was spoken, as a pronoun does: `the witness`.

    So does a noun with an article and more words, of which none is an office, a body or a document: a second
    name for whoever was named is what newspapers write, `the independent councilwoman`.
    """
    words = re.split(r"[\s'\u2019]+", " ".join(words))
    last = words[-1].lower() if words[1:] else ""
    if last in language.words("epithets").plain or last[:1].isdigit():
        return True
    articles = language.words("determiners").plain - language.words("indefinites", "possessives").plain
    return len(words) > _PAIR and words[0].lower() in articles and not _is_known(words[1:], language)


def _is_known(words: list[str], language: Language) -> bool:
    """Whether one of some words is an office, a body or a document, or belongs to no noun."""
    lists = (
        "bodies",
        "generic_bodies",
        "titles",
        "representatives",
        "authors",
        "officials",
        "prepositions",
        "data",
    )
    known = language.words(
        *lists, "function_words", "others", "latters", "sames", "asides", "quantifiers"
    ).plain
    nouns = [word for word in words if word[:1].isupper()] if language.has_capital_nouns else words
    return not known.isdisjoint(map(str.lower, words)) or any(kinds(word.lower()) for word in nouns)


def joined_names(bare: str, heads: list[Mention]) -> list[Mention]:
    """The last of some names, with those that `and` joins to it."""
    found = [heads[-1]]
    for name in reversed(heads[:-1]):
        if len(bare[name.end : found[-1].start].split()) > 1:
            break
        found.append(name)
    return found


def says_nothing(words: str, language: Language) -> bool:
    """Whether a piece holds but adverbs and auxiliaries: `later`, `has also`, `who`."""
    kinds = ("relatives", "function_words", "joints", "modals", "tenses", "asides", "negations")
    plain = language.words(*kinds).plain
    found = WORD.findall(words)
    return all(word.lower() in plain for word in found) and not _is_pair(found, language)


def _is_pair(words: list[str], language: Language) -> bool:
    """Whether words are an article and what it makes a noun of: `The first | said`."""
    articles = language.words("determiners").plain - language.words("relatives", "complements").plain
    counts = language.words("asides").plain - articles
    return len(words) == _PAIR and words[0].lower() in articles and words[1].lower() in counts


def noun_phrase(bare: str, piece: Span, language: Language) -> Subject | None:
    """A subject without a name: a pronoun, or what begins neither with a preposition nor a condition."""
    pronouns = language.words("pronouns").plain
    words = [word for word in WORD.findall(bare[piece.start : piece.end]) if QUOTED not in word]
    while words and says_nothing(words[-1], language):
        if _is_pair(words, language):
            return Subject(" ".join(words))
        words.pop()
    joints = language.words("joints", "contrasts", "comparisons").plain - language.words("relatives").plain
    while words and words[0].lower() in joints:
        # `…, | and the growers of Lom`, `…, | as their leader`, `…, | or so their lawyer`
        words = words[1:]
    if words and words[-1].lower() in pronouns:
        return Subject(words[-1])
    if words[1:] and words[0].lower() in pronouns and words[1].lower() in language.words("finite").plain:
        # `She would rather not | say`
        return Subject(words[0])
    words = words[behind_fronted(words, language) :]
    # `The board | has been given …`, `A man | who would not be named`
    finite = language.words("finite", "relatives").plain
    if words[1:] and words[1].lower() in language.words("possessive_relatives").plain:
        # `il cui | ufficio`
        words = words[2:]
    # `La portavoce | esclude uno sciopero`
    ends = (at for at, word in enumerate(words) if at and word.lower() in finite)
    denying = (
        at for at, word in enumerate(words) if at > 1 and word.lower() in language.words("reversals").plain
    )
    words = words[: min(next(ends, len(words)), next(denying, len(words)))]
    openers = language.words("prepositions", "conditions", "speech_verbs", "joints").plain
    if len(words) > MOST:
        # `Two officials | of the ministry of roads and bridges`
        words = words[
            : next((at for at, word in enumerate(words) if at and word.lower() in openers), len(words))
        ]
    return None if not words or len(words) > MOST or words[0].lower() in openers else Subject(" ".join(words))


def behind_fronted(words: list[str], language: Language) -> int:
    """Where a subject begins behind a time or a place without a comma: `In March | the authority`."""
    prepositions, articles = language.words("prepositions").plain, language.words("determiners").plain
    if not words or words[0].lower() not in prepositions:
        return 0
    found = [
        at
        for at in range(2, len(words))
        if words[at].lower() in articles and words[at - 1].lower() not in prepositions | articles
    ]
    return found[0] if found else 0


def head_names(
    bare: str, piece: Span, language: Language, *, inside: bool = False, strict: bool = False
) -> list[Mention]:
    """The names of a piece that are in no genitive and behind no preposition.

    Args:
        bare: the words.
        piece: a stretch of them.
        language: the word lists.
        inside: whether prepositions do not matter.
        strict: whether one counts that a noun parts from the name: `with the journalist Ruiz`.
    """
    between, begins, found = _BETWEEN if strict else 0, piece.start, []
    owner: Mention | None = None
    last: Mention | None = None
    for one in mentions(bare, piece, language):
        # What somebody has stands where its owner does: `of the Skippers' | Association`, `of Lind & | Borg`.
        follows = bare[last.end : one.start].strip("'\u2019 \n") if last else None
        begins = begins if (owner and not follows) or follows == "&" else one.start
        if not one.owns and (inside or not behind_preposition(bare[piece.start : begins], language, between)):
            found.append(one)
        plural = one.name.endswith("s") and bare[one.end : one.end + 1] in ("'", "\u2019")
        owner, last = one if one.owns or plural else None, one
    return found


def behind_preposition(before: str, language: Language, between: int) -> bool:
    """Whether words end in a preposition, perhaps with an article, a title and so many others behind it."""
    articles = language.words("determiners", "function_words").plain
    for word in reversed(before.split()[-5:]):
        bare = word.lower().strip("'\u2019\".,")
        if word.endswith(",") or bare in complements(language):
            return False
        if bare in language.words("comparisons").plain:
            return False
        if bare in language.words("prepositions", "oblique_cases").plain:
            return True
        if bare not in articles and not is_title(bare, language):
            if not between:
                return False
            between -= 1
    return False


def complements(language: Language) -> frozenset[str]:
    """Words that begin a clause and are no prepositions too, as English *to* and Italian *di* are."""
    return language.words("complements").plain - language.words("prepositions").plain


def complements_of_verbs(language: Language) -> frozenset[str]:
    """Words that begin a clause behind a verb, as Spanish *que* does, which is a preposition, too."""
    words = language.words
    return words("complements").plain - (words("prepositions").plain - words("relatives").plain)


def bare_words(text: str, where: Span, language: Language) -> str:
    """A stretch of a text with what stands in brackets blanked and joined words apart."""
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), text[where.start : where.end])
    return parted(bare, language)
