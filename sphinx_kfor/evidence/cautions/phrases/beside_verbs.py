"""The subject before a verb, `Ruiz, the engineer, | said`, or behind it, `said | Ana Ruiz`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import (
    MOST,
    Subject,
    bare_words,
    behind_fronted,
    complements,
    head_names,
    joined_names,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.phrases.pieces import in_pieces
from sphinx_kfor.evidence.cautions.phrases.relatives import without_relative
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_BEHIND_ENDS = re.compile(r"[,;:.!?\u2026\u2013\u2014\u2015\"\u201c\u201d\u201e\u00ab\u00bb]|\s-{1,2}\s")
_CLAUSE = re.compile(r"[;:\u201c\u201d\u201e\u00ab\u00bb\"]")
#: So many words may stand before a name that begins what follows a quotation.
_AT_ONCE = 2
#: An article, what is said of a noun, and the noun are more words.
_LEAST = 2
#: So many code points before a verb are looked at for adverbs.
_NEAR = 60


def before_verb(text: str, where: Span, language: Language, *, apart: bool = False) -> Subject | None:
    """The subject among the words up to a verb: of its clause, else of the sentence.

    A participle, or a verb behind `and`, has that of the sentence, unless a name is right before it.
    """
    bare = without_relative(bare_words(text, where, language), language)
    joints = language.words("joints", "contrasts").plain
    words = [word.lower() for word in WORD.findall(bare[-_NEAR:])]
    while words and words[-1] in language.words("asides").plain:
        words.pop()
    apart = apart or (bool(words) and words[-1] in joints)
    for start in _clause_starts(bare, language):
        found = in_pieces(bare, start, language, apart=apart)
        if found and (found.names or not start or _begins_noun(found.phrase, language)):
            return found.moved(where.start)
    return _behind_place(text, where, language)


def _behind_place(text: str, where: Span, language: Language) -> Subject | None:
    """A name right behind a place with which a sentence begins: `On Keld | Ruiz said`."""
    *_, last = None, *mentions(text, where, language)
    if last is None or " " not in last.name or WORD.search(text, last.end, where.end):
        return None
    fronted = text[where.start : last.start].strip().lower() in language.words("prepositions").plain
    family = last.name.split()[-1]
    name = Mention(family, last.end - len(family), last.end)
    return Subject(family, (name,)) if fronted else None


def _begins_noun(phrase: str, language: Language) -> bool:
    """Whether a phrase without a name begins as a subject does: not `Ruiz, who | had left, said`."""
    words, first = language.words, phrase.split(maxsplit=1)[0].lower()
    verbs = words("tenses", "finite").plain - words("determiners", "pronouns").plain
    return first in words("function_words", "determiners", "pronouns").plain - verbs


def _clause_starts(bare: str, language: Language) -> list[int]:
    """Where the clause before a verb may begin, the nearest first."""
    openers = language.words("joints", "contrasts")
    hard = max((match.end() for match in _CLAUSE.finditer(bare)), default=0)
    soft = [match.end() for match in re.finditer(r",\s+", bare) if openers.match(bare[match.end() :])]
    if not bare.rstrip().endswith(","):
        inner = language.words("contrasts", "subordinators", "interrogatives").plain | complements(language)
        # `Staff whom we met | said`
        inner -= language.words("relatives").plain - complements(language)
        soft += [word.end() for word in WORD.finditer(bare) if word[0] in inner]
    return [*sorted({place for place in soft if place > hard}, reverse=True), *dict.fromkeys((hard, 0))]


def behind_verb(text: str, where: Span, language: Language) -> Subject | None:
    """The subject behind a verb: `said the engineer, Ana Ruiz`."""
    bare = bare_words(text, where, language)
    end = _BEHIND_ENDS.search(bare)
    while end and end[0] == "." and _abbreviates(bare, end.start(), language):
        end = _BEHIND_ENDS.search(bare, end.end())
    first = Span(0, end.start() if end else len(bare))
    words = list(WORD.finditer(bare, *first))
    links = language.words("prepositions", "complements", "conditions", "relatives").plain
    # `sagte | deren Leiterin Ruiz`
    links -= language.words("possessives").plain
    # `ha detto | in aula la ministra`
    words = words[_before_noun(words, language) :]
    words = words[behind_fronted([word[0] for word in words], language) :]
    if words and words[0][0].lower() in language.words("personal_pronouns").plain:
        # `Secondo | lei il concorso è chiuso`
        return Subject(words[0][0])
    cut = next((word for word in words if word[0].lower() in links), None)
    noun = Span(words[0].start() if words else 0, cut.start() if cut else first.end)
    heads = head_names(bare, noun, language, inside=True)
    again = _apposition(bare, end.end(), language) if end and end[0] == "," else None
    if again and not any(is_person(bare, head, language) for head in heads):
        return Subject(again.name, (again.moved(where.start),))
    if heads and len(WORD.findall(bare[: heads[0].start])) <= MOST:
        joined = [name.moved(where.start) for name in joined_names(bare, heads)]
        return Subject(heads[-1].name, tuple(joined))
    held = _office_holder(bare, noun, first.end, language) if cut else None
    if held:
        return Subject(held.name, (held.moved(where.start),))
    phrase = bare[noun.start : noun.end].split()
    endings = tuple(language.words("participle_endings").plain) or "\0"
    # `ha detto | uscendo`
    gerund = len(phrase) == 1 and phrase[0].islower() and phrase[0].endswith(endings)
    if not phrase or gerund or phrase[0].lower() in links or not phrase[0][0].isalpha():
        return None
    return Subject(" ".join(phrase[:MOST]).rstrip("."))


def _office_holder(bare: str, noun: Span, end: int, language: Language) -> Mention | None:
    """The name at the end of an office with its field: `la conseillère | d'État Hélène Rochat`."""
    words = WORD.findall(bare[noun.start : noun.end])
    *_, last = None, *mentions(bare, Span(noun.end, end), language)
    if not words or not last or bare[last.end : end].strip() or not is_office(words[-1], language):
        return None
    # The field has a capital of its own: `d'État`.
    given = re.search(r"(?:[^\W\d_][\w'\u2019.-]*\s+)?[^\W\d_][\w'\u2019-]*$", last.name)
    own = given[0] if given and language.words("bodies").plain.isdisjoint(given[0].lower().split()) else ""
    behind = bare[noun.end : last.start].split()
    field = " " in last.name or (
        behind and behind[-1].lower() not in complements(language) and len(behind) > 1
    )
    start = last.end - len(own)
    return Mention(own, start, last.end) if " " in own and field else None


def is_office(word: str, language: Language) -> bool:
    """Whether a noun is that of an office: `mayor`, `engineer`."""
    return is_title(word, language) or bool(kinds(word))


def _before_noun(words: list[re.Match[str]], language: Language) -> int:
    """Where the noun stands behind what German says of it: `der von uns befragten | Ärzte`."""
    endings = tuple(language.words("adjective_endings").plain)
    lower = [word[0].lower() for word in words[:2]]
    if not endings or len(words) <= _LEAST:
        return 0
    prepositions = language.words("prepositions").plain
    opens = lower[0] in prepositions or (
        lower[0] in language.words("determiners").plain and lower[1] in prepositions
    )
    found = (
        at
        for at in range(2, len(words))
        if words[at][0][0].isupper() and words[at - 1][0].islower() and words[at - 1][0].endswith(endings)
    )
    return next(found, 0) if opens else 0


def _apposition(bare: str, place: int, language: Language) -> Mention | None:
    """A name right behind a comma, not one that does something: `according to a guard, | Ruiz may come`."""
    found = mentions(bare, Span(place, len(bare)), language)
    if not found or bare[place : found[0].start].strip() or found[0].owns:
        return None
    following = WORD.match(bare[found[0].end :].lstrip())
    acts = following and following[0].lower() in language.words("finite", "modals").plain
    return None if acts else found[0]


def _abbreviates(bare: str, place: int, language: Language) -> bool:
    """Whether a full stop is an initial's or a title's."""
    words = WORD.findall(bare[max(0, place - 12) : place])
    return bool(words) and (len(words[-1]) == 1 or is_title(words[-1], language))
