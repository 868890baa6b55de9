"""Whose a view, words or an estimate are, as some words say: `in Ruiz's words`, `for the board`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_common_noun, may_act
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.languages import Language

#: Whose view it is stands right before the noun, or before one word more: `the board's own view`.
#: What the next looks for at the end of what it matches, told in one pass where it is not there.
_OWNED = re.compile(r"['\u2019]s?\s+(?:[\w-]+\s+){0,2}$")
_RIGHT_BEFORE = re.compile(r"['\u2019]s?\s+$")
_OWNER = re.compile(r"(?P<who>[^,;:()]*?[\w-]+)(?:['\u2019]s|(?<=s)['\u2019])\s+(?:[\w-]+\s+){0,2}$")


class Claim(NamedTuple):
    """Somebody who is made the speaker.

    Attributes:
        subject: who.
        phrase: all words that say who, as they stand.
        text: the words before the passage, or those behind it, in which that stands.
        place: where in them who it is, or what they do, begins.
        behind: whether those are the words behind the passage.
        acts: whether it is the subject of a verb; else the passage is somebody's view or words.
        verb: where that verb begins.
    """

    subject: Subject
    phrase: str
    text: str
    place: int = 0
    behind: bool = False
    acts: bool = True
    verb: int = 0

    def is_noun(self, language: Language) -> bool:
        """Whether it has no name, or what looks like one is a noun: `nach Auffassung der | Prüfer`."""
        return all(is_common_noun(self.text, one, language) for one in self.subject.names)


def viewed(text: str, start: int, language: Language) -> list[Claim]:
    """Whose view a sentence says it is in its first words: `For Ruiz, it is …`.

    Args:
        text: words before a passage.
        start: where its sentence begins in them.
        language: the word lists.
    """
    opens = language.words("viewpoints").match(text[start:].lstrip().lower())
    first = start + len(text[start:]) - len(text[start:].lstrip()) + (opens.end() if opens else 0)
    if opens and language.words("reports").search(text[first:].lower()):
        # `Für Leihkräfte gaben die Heime | nach eigenen Angaben …`
        return []
    named = mentions(text, Span(first, len(text)), language)[:1] if opens else []
    pronoun = text[first:].split()[:2] if opens and language.has_capital_nouns else []
    personal = language.words("personal_pronouns").plain | language.words("oblique_cases").plain
    objects = personal & language.words("references").plain - language.words("determiners").plain
    if pronoun[1:] and pronoun[0].lower() in objects and pronoun[1].islower():
        # `Für ihn | ist es …`
        return [Claim(Subject(language.words("personal_pronouns").entries[0]), "", text, first, acts=False)]
    if not named or not _is_office(text[first : named[0].start], language) or named[0].owns:
        return _viewing_body(text, first, language) if opens else []
    if is_common_noun(text, named[0], language) and not may_act(named[0].name, language):
        # `Für die Grundschulen …`
        return []
    return [Claim(Subject(named[0].name, (named[0],)), named[0].name, text, named[0].start, acts=False)]


def _is_office(words: str, language: Language) -> bool:
    """Whether words before a name are an article and an office at most: `per | la direttrice`."""
    known = language.words("determiners", "titles").plain
    *others, last = [word.lower() for word in WORD.findall(parted(words, language))] or [""]
    return known.issuperset(others) and (not last or last in known or bool(kinds(last)))


def _viewing_body(text: str, first: int, language: Language) -> list[Claim]:
    """A body or an office without a name whose view it is: `Per il | ministero l'opera …`."""
    words = list(WORD.finditer(parted(text, language), first))[:2]
    if len(words) <= 1 or words[0][0].lower() not in language.words("determiners").plain:
        return []
    noun = words[1]
    # Of a few words of any kind that lead up to a passage it may be the view: `Per il provveditorato | …`.
    if not is_body(noun[0], language) and text[noun.end() :].strip(" ,:"):
        return []
    phrase = text[first : noun.end()]
    return [Claim(Subject(phrase), phrase, text, first, acts=False)]


def is_body(noun: str, language: Language) -> bool:
    """Whether a noun is a body's or an officer's, as far as lists tell."""
    known = language.words("bodies", "titles", "representatives").plain
    return noun.lower() in known or bool(kinds(noun))


def owned(text: str, start: int, language: Language) -> list[Claim]:
    """Whose view, words or estimate it is: `in Ruiz's words`, `by their estimate`.

    Args:
        text: words before a passage.
        start: where in them it is looked for.
        language: the word lists.
    """
    found = []
    own, relatives = language.words("possessives").plain, language.words("relatives").plain
    articles = language.words("determiners").plain
    leads = language.words("prepositions").plain | articles
    nouns = language.words("ascriptions", "attributions")
    for noun in nouns.finditer(text[start:].replace("\u2019", "'")):
        place = start + noun.start()
        before = text[start:place]
        # A verb may be a noun with an owner right before it: `by the club's | reckoning`.
        if noun[0].lower() in language.words("speech_verbs").plain and not _RIGHT_BEFORE.search(before):
            continue
        owner = _OWNER.search(before) if _OWNED.search(before) else None
        last = [word.lower() for word in before.split()[-2:]]
        if owner:
            words = owner["who"].split()
            named = mentions(owner["who"], Span(0, len(owner["who"])), language)[-1:]
            opens = [at for at, word in enumerate(words) if word.lower() in own]
            head = " ".join(words[opens[-1] if opens else 0 :][-3:])
            names = tuple(named) if named and named[0].end == len(owner["who"]) else ()
            found.append(Claim(Subject(head, names), head, owner["who"], start + owner.start(), acts=False))
        elif (
            last[1:]
            and last[1] in relatives
            and last[0] in leads
            and (last[1] not in articles or re.search(r",\s+\S+\s+\S+\s*$", before))
            and (whose := mentions(text, Span(0, place), language)[-1:])
        ):
            # `and referred to Ruiz, in whose | view`
            found.append(Claim(Subject(whose[0].name, tuple(whose)), whose[0].name, text, place, acts=False))
        elif of_whom := _of_whom(text, start + noun.end(), language):
            found.append(Claim(of_whom, of_whom.phrase, text, place, acts=False))
        elif genitive := _genitive(text, place, language):
            found.append(Claim(Subject(genitive.name, (genitive,)), genitive.name, text, place, acts=False))
        elif own & set(last) and (text[place].isupper() or not language.has_capital_nouns):
            pronoun = next(word for word in last if word in own)
            meant = _named_next(text, noun[0], start + noun.end(), language)
            whom = Subject(meant.name, (meant,)) if meant else Subject(pronoun)
            found.append(Claim(whom, meant.name if meant else "", text, place, acts=False))
    return found


def _named_next(text: str, noun: str, place: int, language: Language) -> Mention | None:
    """Who is named right behind what is their own: `by its own account | the Board has lost 12`."""
    named = mentions(text, Span(place, len(text)), language)[:1] if " " in noun else []
    articles = language.words("determiners").plain
    between = text[place : named[0].start].lower().strip(" ,").split() if named else []
    return named[0] if named and articles.issuperset(between) else None


def _genitive(text: str, place: int, language: Language) -> Mention | None:
    """Whose a noun is, where no mark shows a genitive: `nach Ruiz' | Worten`, `nach Linds | Worten`."""
    named = mentions(text, Span(0, place), language)[-1:] if language.has_capital_nouns else []
    owner = named[0] if named and not text[named[0].end : place].strip() else None
    return owner if owner and owner.name.endswith("s") else None


def _of_whom(text: str, place: int, language: Language) -> Subject | None:
    """The person or the body whose a noun is: `the objection | of Ruiz`, `die Ausrede | des Amts`."""
    links = language.words("part_links", "genitive_articles").match(text[place:].lstrip().lower())
    named = mentions(text, Span(place, len(text)), language)[:1]
    if named and not links:
        # `nach Angaben | Linds`
        genitive = language.has_capital_nouns and named[0].name.endswith("s") and text[place - 1].isalpha()
        alone = genitive and text[place : named[0].start].isspace() and " " not in named[0].name
        return Subject(named[0].name, (named[0],)) if alone else None
    between = text[place : named[0].start].split() if named else []
    if not links or not named or len(between) != len(links[0].split()):
        return None
    if is_person(text, named[0], language):
        return Subject(named[0].name, (named[0],))
    acts = language.has_capital_nouns and may_act(named[0].name, language)
    return Subject(f"{links[0]} {named[0].name}") if acts else None
