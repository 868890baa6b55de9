"""Whether the subject of a verb follows it, in a language that puts one part of a sentence before its verb.

`Einen Beweis | sieht sie nicht`, `Auf die Frage | antwortete der Minister`: what stands first need
not act. Case tells, where articles and pronouns show it; else whether a noun is of those who act.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import MOST, Subject, says_nothing
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, is_title, mentions
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.names import Mention
    from sphinx_kfor.evidence.languages import Language

_CLAUSE = re.compile(r"[;:\u201c\u201d\u201e\u00ab\u00bb\"]|\s[\u2013\u2014]\s")
#: How an infinitive ends.
_INFINITIVE = "n"
#: The shortest head of a compound, and what stands before it.
_HEAD = 3
#: Words that no subject begins with: `den Vorwurf`, `in Lom`, `dass er kam`.
_FRONTED = (
    "oblique_cases",
    "prepositions",
    "complements",
    "conditions",
    "subordinators",
    "contrasts",
)


def follows(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    """The subject behind a verb; None where it stands before it, or where nothing tells.

    Args:
        text: a text in which what stands between quotation marks is masked.
        where: the sentence, or a part of one.
        verb: the verb; of one that an auxiliary needs, the auxiliary is asked too.
        language: the word lists.
    """
    if not language.words("nominative_cases").entries:
        return None
    front = _front(text[where.start : verb.start], language)
    begins = verb.start - len(front)
    if not WORD.search(front):
        # `„…“, | sagte der parteilose Minister der Agentur`
        words = list(WORD.finditer(text, verb.end, where.end))
        articles = language.words("determiners", "indefinites").plain
        opens = (
            bool(words) and text[verb.end : words[0].start()].isspace() and words[0][0].lower() in articles
        )
        return _noun(text, words, language) if opens else None
    if owned := _of_owner(text, begins, verb.start, language):
        return owned
    infinitive = _is_infinitive(front, text[verb.start : where.end], language)
    found = _behind(text, front, Span(verb.end, where.end), language, infinitive=infinitive)
    return found or behind_auxiliary(text, where, verb, language)


def behind_auxiliary(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    """The subject between an auxiliary and its verb: `Als Forscherin muss | ich | sagen`.

    Args:
        text: a text in which what stands between quotation marks is masked.
        where: the sentence, or a part of one.
        verb: the verb.
        language: the word lists.
    """
    front = _front(text[where.start : verb.start], language)
    begins = verb.start - len(front)
    finite = language.words("finite", "modals", "tenses").plain
    for word in WORD.finditer(front) if language.words("nominative_cases").entries else ():
        if front[: word.start()].strip() and word[0].lower() in finite:
            led, rest = front[: word.start()], Span(begins + word.end(), verb.start)
            return _behind(text, led, rest, language)
    return None


def _of_owner(text: str, start: int, end: int, language: Language) -> Subject | None:
    """The noun of a relative clause that is of whom the clause is: `Lom, dessen | Kämmerer | es erklärte`."""
    words = list(WORD.finditer(text, start, end))
    whose = language.words("possessives").plain & language.words("relatives").plain
    found = _noun(text, words, language) if words and words[0][0].lower() in whose else None
    return Subject(found.phrase.split(maxsplit=1)[1], found.names) if found else None


def _is_infinitive(front: str, rest: str, language: Language) -> bool:
    """Whether an infinitive begins a clause: its modal has none behind, `Versprechen | wollte er nichts`."""
    verb, *behind = WORD.findall(rest) or [""]
    first = WORD.findall(front)
    modal = verb.lower() in language.words("modals").plain
    ends = len(first) == 1 and first[0].endswith(_INFINITIVE)
    return modal and ends and not any(word.islower() and word.endswith(_INFINITIVE) for word in behind)


def precedes(text: str, where: Span, verb: Span, language: Language) -> bool:
    """Whether the subject of a verb stands before it: `Ein Beamter, der …, | sagte dieser Zeitung`."""
    if not language.words("nominative_cases").entries:
        return False
    front = _front(text[where.start : verb.start], language)
    behind = WORD.match(text[verb.end : where.end].lstrip())
    articles = language.words("oblique_cases").plain & language.words("determiners").plain
    if behind and behind[0].lower() in articles and front.strip():
        # `Ihre Fraktion | wollte den Anspruch`
        return True
    return bool(WORD.search(front)) and not _is_fronted(front, language) and may_act(front, language)


def opening_before(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    """Who begins a clause whose second word is finite and whose verb ends it: `Das Amt | werde zustimmen`.

    Args:
        text: a text in which what stands between quotation marks is masked.
        where: the sentence, or a part of one.
        verb: the verb.
        language: the word lists.
    """
    if not language.words("nominative_cases").entries:
        return None
    front = _front(text[where.start : verb.start], language)
    begins = verb.start - len(front)
    found = opening_subject(text, Span(begins, verb.start), language)
    acts = found is not None and (bool(found.names) or may_act(found.phrase, language))
    behind = text.find(found.phrase, begins) + len(found.phrase) if found and acts else verb.start
    second = WORD.match(text[behind : verb.start].lstrip())
    finite = language.words("finite", "modals", "tenses", "reportives").plain
    return found if acts and second and second[0].lower() in finite else None


def heard_at(before: str, language: Language) -> str:
    """Where it is said if nobody is said to say it: `Im | Ministerium | heißt es`; empty for nowhere."""
    front = _front(before, language) if language.words("nominative_cases").entries else ""
    led = language.words("prepositions").match(front.lstrip().lower())
    noun = front.lstrip()[led.end() :].split() if led else []
    noun = noun[1:] if noun[1:] and noun[0].lower() in language.words("determiners").plain else noun
    # `Bei der AfD | heißt es`
    acts = len(noun) == 1 and (is_actor(noun[0], language) or sum(map(str.isupper, noun[0])) > 1)
    return noun[0] if acts else ""


def _front(before: str, language: Language) -> str:
    """What stands before a verb in its clause; a clause that a comma ends is all of it."""
    clause = before[max((one.end() for one in _CLAUSE.finditer(before)), default=0) :]
    if clause.rstrip().endswith(","):
        return clause
    last = clause[clause.rfind(",") + 1 :]
    joint = language.words("joints").match(last.lstrip())
    return last[len(last) - len(last.lstrip()) + joint.end() :] if joint else last


def _behind(
    text: str, front: str, where: Span, language: Language, *, infinitive: bool = False
) -> Subject | None:
    words = list(WORD.finditer(text, where.start, where.end))
    passed = language.words("oblique_cases", "asides").plain & language.words("asides", "references").plain
    passed -= language.words("determiners").plain
    first = next((at for at, word in enumerate(words[:MOST]) if word[0].lower() not in passed), None)
    if (
        first is None
        or not WORD.search(front)
        or text[where.start : words[first].start()].strip(" ") != " ".join(word[0] for word in words[:first])
    ):
        return None
    noun, known = words[first][0].lower(), language.words("nominative_cases").plain
    viewed = language.words("viewpoints").match(front.lstrip().lower())
    fronted = infinitive or (_is_fronted(front, language) and not viewed)
    if noun in language.words("subjects").plain:
        return Subject(words[first][0]) if noun in known or fronted or not may_act(front, language) else None
    phrase = _noun(text, words[first:], language)
    acts = phrase is not None and (bool(phrase.names) or may_act(phrase.phrase, language))
    return phrase if phrase and (fronted or (acts and not may_act(front, language))) else None


def means_thing(pronoun: str, led: str, language: Language) -> bool:
    """Whether a pronoun means a thing that begins its sentence: `Der Antrag ist gut, aber | er hält …`.

    German articles end as their pronouns do: `der` and `er`, `die` and `sie`, `das` and `es`.
    """
    first = led.split(maxsplit=1)[:1]
    known = language.words("pronouns").plain - language.words("first_persons").plain
    agrees = bool(first) and first[0].lower() in language.words("determiners").plain
    agrees = agrees and first[0][-1].lower() == pronoun[-1:].lower() and pronoun.lower() in known
    noun = (
        opening_subject(led, Span(0, len(led)), language) if agrees and language.has_capital_nouns else None
    )
    return noun is not None and not noun.names and not may_act(noun.phrase, language)


def opening_subject(text: str, where: Span, language: Language) -> Subject | None:
    """The pronoun, noun or name with which a stretch of a text begins: `die | der Minister so nannte`."""
    words = list(WORD.finditer(text, where.start, where.end))
    if words and words[0][0].lower() in language.words("subjects").plain:
        return Subject(words[0][0])
    return _noun(text, words, language) if words else None


def _is_fronted(front: str, language: Language) -> bool:
    """Whether what stands before a verb is no subject, as what one comma ends: `Ungepflegt, | sagt Ruiz`."""
    led = front.strip().lower()
    if led.endswith(",") and led.count(",") == 1:
        return True
    aside = language.words("asides").match(led)
    # `Auch | Ruiz will …`
    rest = front.strip()[aside.end() :].strip() if aside else ""
    return language.words(*_FRONTED).match(led) is not None or (
        aside is not None and not (rest and may_act(rest, language))
    )


def may_act(phrase: str, language: Language) -> bool:
    """Whether the first noun of some words is for somebody: `der Minister`, not `den Vorwurf`."""
    named = mentions(phrase, Span(0, len(phrase)), language)[:1]
    if not named:
        return False
    # A capital at the beginning may be a name, with nothing of its own, and no adverb: `Rechnerisch | …`.
    rest = phrase[named[0].end :].strip()
    alone = not phrase[: named[0].start].strip() and not says_nothing(phrase, language)
    alone = alone and (not rest or rest[0] in ",(" or not rest.split()[0].islower())
    adverb = named[0].name.lower().endswith(tuple(language.words("adverb_endings").plain) or "\0")
    name = alone and (" " in named[0].name or not adverb)
    return name or is_person(phrase, named[0], language) or is_actor(named[0].name, language)


def is_actor(name: str, language: Language) -> bool:
    """Whether a word of a name is an office, a body, or another who acts: `Minister`, `Hafenamt`."""
    known = language.words("representatives", "epithets", "authors").plain
    return any(
        is_title(word, language) or word in known or bool(kinds(word)) or is_body_noun(word.title(), language)
        for word in name.lower().split()
    )


def is_body_noun(word: str, language: Language) -> bool:
    """Whether a word is for a body, be it at a compound's end: `Amt`, `Hafenamt`."""
    bodies = language.words("bodies").plain
    compound = language.has_capital_nouns and word[:1].isupper()
    heads = tuple(one for one in bodies if len(one) >= _HEAD) if compound else ()
    return word.lower() in bodies or (compound and word[_HEAD:].lower().endswith(heads))


def is_common_noun(text: str, name: Mention, language: Language) -> bool:
    """Whether what looks like a name is a noun with an article or adjective: `der | Beweis`."""
    if not language.has_capital_nouns or " " in name.name or is_person(text, name, language):
        return False
    last = text[: name.start].split()[-1:]
    opens = language.words(
        "determiners", "indefinites", "possessives", "oblique_cases", "genitive_articles"
    ).plain
    adjectives = tuple(language.words("adjective_endings").plain)
    return bool(last) and (last[0].lower() in opens or (last[0].islower() and last[0].endswith(adjectives)))


def _noun(text: str, words: list[re.Match[str]], language: Language) -> Subject | None:
    """A noun with its article and adjectives, or a name, with which some words begin."""
    articles = language.words("determiners", "indefinites", "possessives").plain
    adjectives = tuple(language.words("adjective_endings").plain)
    opened = words[0][0].lower() in articles
    at = 1 if opened else 0
    while at < len(words) and words[at][0].islower() and words[at][0].endswith(adjectives) and opened:
        at += 1
    end = at
    while end < len(words) and words[end][0][0].isupper() and _is_next(text, words, end, at):
        end += 1
    whose = language.words("possessives").plain & language.words("relatives").plain
    if end == at or words[0][0].lower() in language.words("oblique_cases").plain - whose:
        return None
    apposed = _apposed(text, words[end - 1].end(), words[-1].end(), language) if opened else None
    named = mentions(text, Span(words[at].start(), words[end - 1].end()), language)
    if apposed:
        return Subject(text[words[0].start() : words[end - 1].end()], (apposed,))
    persons = tuple(one for one in named if not opened or is_person(text, one, language))
    return Subject(text[words[0].start() : words[end - 1].end()], persons)


def noun_start(text: str, where: Span, language: Language) -> int:
    """Where the phrase begins that a noun ends: `käme | dem neuen Chef des` before *Amts*."""
    articles = language.words("determiners", "indefinites", "possessives").plain
    genitives = language.words("genitive_articles").plain
    adjectives = tuple(language.words("adjective_endings").plain)
    start = where.end
    for word in reversed([*WORD.finditer(text, *where)]):
        if text[word.end() : start].strip(" ."):
            break
        known, upright = word[0].lower() in articles, word[0][0].isupper()
        if not (known or upright or word[0].endswith(adjectives)):
            break
        start = word.start()
        if known and word[0].lower() not in genitives:
            break
    return start


def _apposed(text: str, place: int, end: int, language: Language) -> Mention | None:
    """The person whose name a comma parts from an office: `der Chef des Amts, | Ana Ruiz`."""
    led, comma, _ = text[place:end].partition(",")
    start = place + len(led) + 1
    named = mentions(text, Span(start, end), language)[:1] if comma and len(WORD.findall(led)) <= MOST else []
    at_once = bool(named) and not text[start : named[0].start].strip() and " " in named[0].name
    return named[0] if at_once and is_person(text, named[0], language) else None


def _is_next(text: str, words: list[re.Match[str]], at: int, first: int) -> bool:
    """Whether a word follows the one before it with nothing but a space, or a title's full stop."""
    return at == first or text[words[at - 1].end() : words[at].start()] in (" ", ". ")
