"""The subject among the words up to a verb, in the pieces that commas make of them.

There is no grammar in this: `Ruiz, the engineer, | said`, `When Lind left, Ruiz | said`.
All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import (
    Subject,
    head_names,
    joined_names,
    noun_phrase,
    says_nothing,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.languages import Language

COMMA = re.compile(r",|\s[\u2013\u2014-]{1,2}\s|[\u2014\u2015]")


def comma_pieces(bare: str, start: int) -> list[Span]:
    """What commas make of some words from a place on."""
    ends = [match.span() for match in COMMA.finditer(bare, start)]
    begins, stops = [start, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(bare)]
    return [Span(begin, stop) for begin, stop in zip(begins, stops, strict=True)]


def in_pieces(bare: str, start: int, language: Language, *, apart: bool) -> Subject | None:
    """The subject in the pieces that commas make of the words before a verb.

    The last piece, if the verb follows it at once; else the first that names anybody.
    """
    *others, last = comma_pieces(bare, start)
    conceded = language.words("concessions").match(bare[slice(*last)].lstrip()) if others else None
    if conceded:
        # `Ruiz would, | though he | recalls`
        begins = last.start + len(bare[slice(*last)]) - len(bare[slice(*last)].lstrip())
        last = Span(begins + conceded.end(), last.end)
    # `Les hydrologues, | a objecté Ruiz, | recommandent`
    others = others[:1] + [one for one in others[1:] if not _tells(bare[slice(*one)], language)]
    near = mentions(bare, last, language)
    asides = language.words("asides").plain
    said = [word.lower() for word in WORD.findall(bare[near[-1].end :])] if near else []
    at_once = bool(near) and asides.issuperset(said) and not near[-1].owns
    if apart:
        return (
            Subject(near[-1].name, (near[-1],))
            if at_once and others
            else first_of(bare, [*others, last], language)
        )
    words = [word.lower() for word in WORD.findall(bare[last.start : last.end])]
    relatives = language.words("relatives").plain
    if words and words[-1] in relatives and len(words) == 1 and others:
        return _whom_it_relates_to(bare, others[-1], language)
    if (
        at_once
        and len(near) == 1
        and words[0] in relatives
        and len(WORD.findall(bare[last.start : near[0].start])) == 1
    ):
        # `Lind, whom Ruiz once | called`
        return Subject(near[0].name, (near[0],))
    aside = bool(words) and (words[0] in relatives or (words[-1] in relatives and not at_once))
    # `Der Präsident, Ruiz, | hat bei der Vorstellung des Berichts`
    aside = aside or (
        bool(words) and words[0] in language.words("finite").plain and not head_names(bare, last, language)
    )
    if not (aside and others) and not says_nothing(bare[last.start : last.end], language):
        found = _nearest(bare, last, language) or noun_phrase(bare, last, language)
        lower = bool(words) and bare[last.start : last.end].lstrip()[:1].islower()
        apposed = (
            found and lower and not at_once and found.names and not is_person(bare, found.names[0], language)
        )
        first = first_of(bare, others, language, closed=True) if apposed else None
        if found:
            return first or found
    return first_of(bare, others, language, closed=True) or (
        noun_phrase(bare, others[0], language) if others else None
    )


def _tells(piece: str, language: Language) -> bool:
    """Whether a piece only says who says it all: its verb of speech comes first, but for auxiliaries."""
    words = [word.lower() for word in WORD.findall(piece)]
    asides = language.words("asides").plain
    first = next((word for word in words if word not in asides), "")
    return bool(words[1:]) and first in language.words("speech_verbs").plain


def _whom_it_relates_to(bare: str, before: Span, language: Language) -> Subject | None:
    """Whom a relative pronoun means behind some words: `Ruiz, who`, `a resident of Pier Street, who`."""
    *_, named = None, *mentions(bare, before, language)
    if named and not named.owns and not bare[named.end : before.end].strip():
        noun = antecedent(bare[slice(*before)], language, language.words("prepositions").plain)
        body = " ".join(noun.split()[1:])[:1].isupper()
        if not noun or is_person(bare, named, language):
            return Subject(named.name, (named,))
        names = [one for one in mentions(bare, before, language) if body and one.name in noun]
        return Subject(noun, tuple(names[:1]))
    return _nearest(bare, before, language) or noun_phrase(bare, before, language)


def _nearest(bare: str, piece: Span, language: Language) -> Subject | None:
    """The last name of a piece that may be a subject; none in `the Florida senator`."""
    heads = head_names(bare, piece, language)
    if not heads:
        return None
    before, behind = bare[piece.start : heads[-1].start].split()[-1:], bare[heads[-1].end : piece.end]
    articles = language.words("determiners", "indefinites", "function_words").plain
    articles -= language.words("comparisons").plain
    # `The Friends | of the Lake`, whose name goes on
    goes_on = language.words("prepositions").match(behind.lstrip()) and not _is_office(heads[-1], language)
    if before and before[0].lower() in articles and not (goes_on or says_nothing(behind, language)):
        return None
    return Subject(heads[-1].name, tuple(joined_names(bare, heads)))


def _is_office(name: Mention, language: Language) -> bool:
    """Whether what seems a name is but an office or a body with a capital: `the Minister`."""
    known = language.words("bodies", "titles", "representatives").plain
    return any(word in known or bool(kinds(word)) for word in name.name.lower().split())


def first_of(bare: str, pieces: list[Span], language: Language, *, closed: bool = False) -> Subject | None:
    """The subject of a sentence: the first of its pieces that names anybody.

    A piece that a conjunction begins is another clause: `When Lind left, Ruiz …`. So is one that a
    participle begins: `Asked by Lind, Ruiz …`.

    Args:
        bare: the words.
        pieces: what commas make of them.
        language: the word lists.
        closed: whether a comma stands before the verb, so that a name at a piece's end is the subject.
    """
    openers = language.words("subordinators", "conditions")
    # `A report, which the Herald has read, | describes`
    relatives = language.words("relatives").plain - language.words("determiners", "negations").plain
    free = [one for one in pieces if relatives.isdisjoint(WORD.findall(bare[slice(*one)].lower())[:1])]
    named = [(piece, heads) for piece in free if (heads := _first_heads(bare, piece, language))]
    main = [
        (piece, heads)
        for piece, heads in named
        if not openers.match(bare[piece.start : piece.end].lstrip())
        and not _participle(bare, piece, heads[0], language)
    ]
    # `Asked about it, | a guard said`
    named = main or [one for one in named if not _participle(bare, one[0], one[1][0], language)]
    if not named:
        return None
    piece, heads = named[0]
    for other, names in named[1:2]:
        apposed = bare[other.start : other.end].strip(" .") == names[0].name
        if apposed and not any(is_person(bare, name, language) for name in heads):
            return Subject(names[0].name, (names[0],))
    if closed and not bare[heads[-1].end : piece.end].strip(" ."):
        return Subject(heads[-1].name, tuple(joined_names(bare, heads)))
    first = next((name for name in heads if is_person(bare, name, language)), heads[0])
    return Subject(first.name, (first,))


def _first_heads(bare: str, piece: Span, language: Language) -> list[Mention]:
    """The names of a piece that may be a subject; not that in `a Lom official`."""
    articles = language.words("indefinites").plain
    return [
        one
        for one in head_names(bare, piece, language, strict=True)
        if articles.isdisjoint(word.lower() for word in bare[piece.start : one.start].split()[-1:])
        or not bare[one.end : piece.end].strip(" .")
    ]


def _participle(bare: str, piece: Span, name: Mention, language: Language) -> bool:
    """Whether what seems a name is a participle with a capital: `Asked about it, …`."""
    endings = tuple(language.words("participle_endings").plain)
    opens = not bare[piece.start : name.start].strip() and name.name.endswith(endings or ("\0",))
    return opens and " " not in name.name and bare[name.end : piece.end].strip()[:1].islower()
