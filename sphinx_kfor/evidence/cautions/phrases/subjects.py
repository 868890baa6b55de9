"""Who is the subject of a verb of speech: `Ruiz, the engineer, said`, `said the engineer, Ana Ruiz`.

There is no grammar in this: the words up to the verb are read in the pieces that commas make. A name
behind a preposition or in the genitive is nobody's who speaks (`a spokesman for Ruiz`, `Ruiz's deputy`).
All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.dropped import left_out
from sphinx_kfor.evidence.cautions.phrases.elided import is_noun, parted
from sphinx_kfor.evidence.cautions.phrases.heads import (
    MOST,
    NOBODY,
    Subject,
    bare_words,
    behind_preposition,
    complements,
    head_names,
    joined_names,
    noun_phrase,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.phrases.pieces import COMMA, comma_pieces, first_of, in_pieces
from sphinx_kfor.evidence.cautions.phrases.verb_second import follows, heard_at, precedes
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_BEHIND_ENDS = re.compile(r"[,;:.!?\u2026\u2013\u2014\u2015\"\u201c\u201d\u201e\u00ab\u00bb]|\s-{1,2}\s")
_CLAUSE = re.compile(r"[;:\u201c\u201d\u201e\u00ab\u00bb\"]")
#: So many words may stand before a name that begins what follows a quotation.
_AT_ONCE = 2
#: An article, what is said of a noun, and the noun are more words.
_LEAST = 2
#: So many code points before a verb are looked at for adverbs.
_NEAR = 60


def subjects(
    text: str, where: Span, language: Language, verbs: Words | None = None
) -> Iterator[tuple[Span, Subject]]:
    """The verbs of speech in a stretch of a text, each with its subject.

    Args:
        text: a text in which what stands between quotation marks is `QUOTED`.
        where: a sentence, or a part of one.
        language: the word lists.
        verbs: other verbs that are looked for.
    """
    clause = text[where.start : where.end].replace("\u2019", "'")
    participles, reports, last = language.words("participles").plain, language.words("reports").plain, None
    speaks = verbs is None or verbs is voicing(language)
    # `What worries me is that …`
    nobody = language.words("interrogatives").plain
    for verb in (verbs or voicing(language)).finditer(clause):
        place = Span(where.start + verb.start(), where.start + verb.end())
        before = clause[: verb.start()]
        if _subordinate(clause, verb.start(), language) or _unreal(before, language):
            continue
        if _is_passive_behind(clause[verb.end() :], language):
            continue
        if speaks and verb[0].lower() not in reports and is_noun(before, language):
            continue
        goes_on = last is not None and verb[0].lower() in participles
        dropped = "" if verb[0].lower() in reports else left_out(before, clause[verb.end() :], language)
        subject = last if goes_on else Subject(dropped) if dropped else _subject(text, where, place, language)
        if subject and subject.phrase.lower() not in nobody:
            last = subject if subject.names else _as_written(subject, clause)
            yield place, last


def _as_written(subject: Subject, clause: str) -> Subject:
    """A phrase as the text joins its words: `l'institut`, not `l institut`."""
    words = subject.phrase.split()
    found = re.search(r"[\s'-]+".join(map(re.escape, words)), clause) if words[1:] else None
    return Subject(found[0]) if found else subject


def _is_passive_behind(rest: str, language: Language) -> bool:
    """Whether an auxiliary behind a participle makes it a passive: `Minuten, die | genannt | werden`."""
    first = WORD.match(rest.lstrip())
    tenses = language.words("tenses").plain | {"worden", "wurde", "wurden"}
    return language.has_capital_nouns and first is not None and first[0].lower() in tenses


def _unreal(before: str, language: Language) -> bool:
    """Whether a verb of speech says what nobody said: `Parliament would have | said`.

    Or says it of what is before it: `his version, which the agency could not | confirm`.
    """
    piece = WORD.findall(COMMA.split(before)[-1].lower())
    negated = not language.words("negations").plain.isdisjoint(piece)
    if piece[1:] and negated and piece[0] in language.words("relatives").plain:
        return True
    words = before.lower().split()[-2:]
    auxiliaries = language.words("function_words").plain & language.words("asides").plain
    return len(words) > 1 and words[1] in auxiliaries and words[0] in language.words("modals").plain


def _subordinate(clause: str, place: int, language: Language) -> bool:
    """Whether a verb stands in a piece that a conjunction begins and another clause follows.

    Behind a condition that may be the passage: `If he vouches for it, | we will build`.
    """
    start = max((match.end() for match in COMMA.finditer(clause, 0, place)), default=0)
    led = clause[start:].lstrip(' "\u201c')
    opened = language.words("subordinators").match(parted(led, language))
    if language.words("conditions").match(led) and clause.find(",", place) > 0:
        return True
    return bool(opened) and clause.find(", ", place, len(clause) - 3) > 0


def is_passive(before: str, language: Language) -> bool:
    """Whether a verb behind some words says what is said of its subject: `Ruiz is | said to be ill`."""
    last = before.rsplit(maxsplit=1)[-1:]
    return bool(last) and last[0].lower() in language.words("passives").plain


def foremost(found: list[tuple[Span, Subject]], language: Language) -> tuple[Span, Subject] | None:
    """Of some verbs the one that leads up to what follows: the last.

    One of whom nobody is named is taken only where nobody is before, or where its subject has an article:
    `Ruiz said that he knew that it showed`.
    """
    articles = language.words("function_words", "determiners", "pronouns").plain
    sure = [one for one in found if one[1].names or one[1].phrase.split()[0].lower() in articles - NOBODY]
    return (sure or found)[-1] if found else None


def voicing(language: Language) -> Words:
    """The verbs and phrases that say whose words others are."""
    return language.words("speech_verbs" if language.lists.get("speech_verbs") else "attributions", "reports")


def past_asides(text: str, place: int, language: Language) -> int:
    """Where the first word behind a place begins that is no adverb or auxiliary: `…, | ha detto Ruiz`."""
    asides = language.words("asides").plain
    return next((word.start() for word in WORD.finditer(text, place) if word[0].lower() not in asides), place)


def first_name(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a verb of speech is: a name right before its colon, else its subject."""
    clause = text.rfind(";", where.start, where.end) + 1
    where = Span(clause, where.end) if WORD.search(text, clause, where.end) and clause else where
    bare = bare_words(text, where, language)
    led = bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'")
    last = head_names(bare, Span(0, len(bare)), language)[-1:]
    if led.endswith(":") and last and last[0].end == len(led[:-1].rstrip()):
        found: Subject | None = Subject(last[0].name, (last[0],))
    else:
        found = first_of(bare, comma_pieces(bare, 0), language)
    return found.moved(where.start) if found else None


def first_noun(text: str, where: Span, language: Language) -> Subject | None:
    """Of whom a sentence without a name is, before its colon: `The mayor, who had voted: “…”`.

    That is an officer, or anybody of whom a relative clause is: `Beside him a nurse, who is tired: “…”`.
    """
    bare = bare_words(text, where, language)
    opens, indefinites = (
        language.words("determiners", "indefinites").plain,
        language.words("indefinites").plain,
    )
    pieces = [piece for piece in comma_pieces(bare, 0) if WORD.search(bare, piece.start, piece.end)]
    leads = bare.rstrip(" \"\u201c\u201e\u00ab\u00bb\u2018'").endswith(":")
    for piece, following in itertools.pairwise([*pieces, Span(len(bare), len(bare))]) if leads else ():
        words = list(WORD.finditer(bare, *piece))
        if words[1:] and words[0][0].lower() in opens and _is_office(words[1][0], language):
            return noun_phrase(bare, piece, language)
        related = language.words("relatives").match(bare[following.start :].lstrip().lower())
        someone = next((one for one in words if one[0].lower() in indefinites), None) if related else None
        if someone and not behind_preposition(bare[piece.start : someone.start()], language, 0):
            return noun_phrase(bare, Span(someone.start(), piece.end), language)
    return None


def named_at_once(text: str, where: Span, language: Language) -> Subject | None:
    """A name with which words begin, perhaps behind an article and a word: `an angry Ruiz …`."""
    bare = bare_words(text, where, language)
    heads = head_names(bare, Span(0, len(bare)), language)
    if (
        not heads
        or len(WORD.findall(bare[: heads[0].start])) > _AT_ONCE
        or COMMA.search(bare[: heads[0].start])
    ):
        return None
    return Subject(heads[0].name, (heads[0].moved(where.start),))


def _subject(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    word = text[verb.start : verb.end].lower().replace("\u2019", "'")
    before, behind = Span(where.start, verb.start), Span(verb.end, where.end)
    if word in language.words("reports").plain:
        said = parted(word, language).split()
        pronoun = next((one for one in said if one in language.words("pronouns").plain), "")
        where_said = heard_at(text[slice(*before)], language) if pronoun else ""
        return Subject(where_said or pronoun) if pronoun else _behind(text, behind, language)
    last = _last_word(text, before)
    passive, telling = last in language.words("passives").plain, word in language.words("telling_verbs").plain
    if word in language.words("quoting_verbs").plain and not passive:
        return _behind(text, behind, language)
    if passive and telling:
        return None
    participle = word in language.words("participles").plain
    follower = None if participle else follows(text, where, verb, language)
    if follower:
        return follower
    ahead = participle or (telling and last) or precedes(text, where, verb, language)
    inverted = None if ahead else _behind(text, behind, language)
    comma = text[before.start : before.end].rstrip().endswith(",")
    if (
        inverted
        and inverted.names
        and (not last or (comma and _ends_there(text, inverted.names[0].end, language)))
    ):
        return inverted
    around = text[slice(*before)], text[slice(*behind)]
    aside = None if participle or not comma else _aside(inverted, *around, language)
    return aside or _before(text, before, language, apart=participle) or inverted


def reported_pronoun(said: str, language: Language) -> str:
    """The pronoun in a phrase that names the speaker: `a-t-elle dit`, `à son avis`; empty for none."""
    words = parted(said.lower().replace("\u2019", "'"), language).split()
    known = language.words("pronouns", "possessives").plain
    report = said.lower().replace("\u2019", "'") in language.words("reports").plain
    return next((one for one in words if report and one in known), "")


def _aside(inverted: Subject | None, before: str, behind: str, language: Language) -> Subject | None:
    """Who speaks in an aside between commas: `The gates, | says a guard,`.

    A verb alone there has whoever spoke before, as a pronoun would: `La chiusura, | sostiene, costerà`.
    """
    rest = behind.lstrip(' \u201d\u00bb"')
    # Behind two commas it is a name's with what is said of it: `Ruiz, the engineer, | said`.
    alone = not WORD.search(before) or (before.count(",") == 1 and rest[:1] == ",")
    if alone and (not rest or rest[0] in ",.!?"):
        pronouns = language.words("personal_pronouns").entries or language.words("pronouns").entries
        return Subject(pronouns[0]) if pronouns else None
    articles = language.words("determiners", "indefinites", "quantifiers", "cardinals").plain
    noun = inverted is not None and inverted.phrase.split(maxsplit=1)[0].lower() in articles
    closed = re.match(r"([^,.;:!?]*),", rest)
    # Not in `Ruiz, the mayor, | said his province would not pay, but`.
    acts = language.words("modals", "finite", "passives", "tenses").plain
    return inverted if noun and closed and acts.isdisjoint(closed[1].lower().split()) else None


def _ends_there(text: str, place: int, language: Language) -> bool:
    """Whether nothing is said of a name: `…, said Ruiz, the engineer`, not `…, said Ruiz was late`."""
    rest = text[place:].lstrip()
    word = WORD.match(rest)
    return not word or word[0].lower() in language.words("prepositions").plain


def _before(text: str, where: Span, language: Language, *, apart: bool = False) -> Subject | None:
    """The subject among the words up to a verb: of its clause, else of the sentence.

    A participle, or a verb behind `and`, has that of the sentence, unless a name is right before it.
    """
    bare = bare_words(text, where, language)
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
    """Whether a phrase without a name begins as a subject does."""
    return (
        phrase.split(maxsplit=1)[0].lower()
        in language.words("function_words", "determiners", "pronouns").plain
    )


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


def _behind(text: str, where: Span, language: Language) -> Subject | None:
    """The subject behind a verb: `said the engineer, Ana Ruiz`."""
    bare = bare_words(text, where, language)
    end = _BEHIND_ENDS.search(bare)
    while end and end[0] == "." and _abbreviates(bare, end.start(), language):
        end = _BEHIND_ENDS.search(bare, end.end())
    first = Span(0, end.start() if end else len(bare))
    words = list(WORD.finditer(bare, *first))
    links = language.words("prepositions", "complements", "conditions", "relatives").plain
    words = words[_before_noun(words, language) :]
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
    if not words or not last or bare[last.end : end].strip() or not _is_office(words[-1], language):
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


def _is_office(word: str, language: Language) -> bool:
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


def _last_word(text: str, where: Span) -> str:
    words = WORD.findall(text[max(where.start, where.end - 30) : where.end])
    return words[-1].lower() if words else ""
