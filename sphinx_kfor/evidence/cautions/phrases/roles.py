"""What somebody who is named is, as a text says it: `the minister, Ana Ruiz`, `Ruiz, who chairs the board`.

Words for a person's office, trade or kind stand before the name, behind its comma, or in its brackets.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_title
from sphinx_kfor.evidence.languages.kinds import SIDES, kinds
from sphinx_kfor.evidence.text.patterns import whole

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

#: The shortest word that tells what somebody is.
_LEAST = 4
#: So many words before a name may say it.
_MOST = 5
#: A preposition and an article before a noun.
_FRONTED = 2
#: Words that say nothing of what somebody is, wherever they stand.
_GRAMMAR = (
    "attributions", "speech_verbs", "ascriptions", "reports", "conditions", "subordinators",
    "contrasts", "joints", "relatives", "pronouns", "references", "function_words",
    "determiners", "indefinites", "asides", "modals", "tenses", "negations",
    "finite", "year_openers", "complements",
)  # fmt: skip
#: An office before a name in brackets: `The Minister for Health (Ruth | Adeyemi)`.
_LABEL = re.compile(r"(?:^|\n)([^\n(:]{3,60})\((?:[^\W\d_][\w.'\u2019-]*\s+){0,3}$")
_OWNER = re.compile(r"['\u2019]s?$")
#: How old somebody is, behind the name: `Ana Ruiz, 58, is …`, `Ana Ruiz (58)`.
_AGE = re.compile(r"\s*(?:,\s+\d{1,3}(?:\s\w+)?(?=,)|\(\d{1,3}\))")
_ENDS = re.compile(r"[\n.;:!?()\"\u201c\u201d\u201e\u00ab\u00bb]\s*")


@lru_cache(maxsize=1024)
def roles(text: str, name: str, language: Language) -> frozenset[str]:
    """The words, in lower case, by which a text says what somebody is.

    Args:
        text: a text.
        name: the name, as it stands there.
        language: the word lists.
    """
    family = name.rsplit(maxsplit=1)[-1]
    # Records have those who speak in capitals, and say elsewhere what they are.
    family = "|".join(map(whole, dict.fromkeys([family, family.title() if family.isupper() else family])))
    text = parted(text, language)
    found: set[str] = set()
    for match in re.finditer(rf"(?:{family})(?P<behind>[^\n.;:!?\"\u201c\u201d]{{0,90}})", text):
        aged = _AGE.match(match["behind"])
        behind = match["behind"][aged.end() :] if aged else match["behind"]
        # `Ana Ruiz, 58, | is …`
        behind = behind.lstrip(",") if aged else behind
        before = _without_stop(text[max(0, match.start() - 90) : match.start()], language)
        label = _LABEL.search(before)
        apposed = re.match(r"\s*,\s+([^,()]{3,})|\s*\(([^()]+)\)", behind)
        if apposed and (
            _is_told_of(before, apposed, behind, language) or is_titled(apposed[1] or "", language)
        ):
            apposed = None
        if apposed and not _begins_a_verb(apposed[1] or apposed[2], language):
            found |= content_words(apposed[1] or apposed[2], language, names=True)
        found |= _does((apposed[1] if apposed else "") or "", language)
        # In `Nach Ansicht der Ärzte | ist der Dienst …` it is not said what they are.
        told = language.words("reports").match(_ENDS.split(before)[-1].lstrip())
        is_so = None if told else _is_something(language).match(behind)
        if is_so and not _begins_a_verb(is_so[1], language):
            found |= content_words(is_so[1].lower(), language)
        found |= _serves_as(behind, language)
        if label:
            found |= content_words(label[1].lower(), language)
        else:
            found |= _before(_ENDS.split(before)[-1], language)
    return frozenset(found)


def _without_stop(before: str, language: Language) -> str:
    """Words before a name without its title's full stop, which ends nothing: `le directeur, M. | Sorel`."""
    bare = before.rstrip()
    title = bare.endswith(".") and is_title((WORD.findall(bare) or [""])[-1], language)
    return f"{bare[:-1]} " if title else before


def _is_told_of(before: str, apposed: re.Match[str], behind: str, language: Language) -> bool:
    """Whether what follows a name is what is said: `Secondo Ruiz, | la diga perde`."""
    clause = _ENDS.split(before)[-1].lstrip()
    closed = behind[apposed.end() :].lstrip().startswith(",") and len((apposed[1] or "").split()) <= _MOST
    return bool(apposed[1]) and not closed and language.words("reports").match(clause) is not None


def is_titled(apposed: str, language: Language) -> bool:
    """Whether what follows a name is another's with a title, as in a list: `Mr Ruiz, | Miss Ana Lind`."""
    first, *others = WORD.findall(apposed) or [""]
    office = any(is_title(word, language) or kinds(word) or not word[0].isupper() for word in others)
    return bool(others) and is_title(first, language) and first[:1].isupper() and not office


@cache
def _is_something(language: Language) -> re.Pattern[str]:
    """Matches what is said of whom a name is: `Ruiz | has been the minister`."""
    verbs, asides = language.words("passives").alternatives, language.words("asides", "tenses").alternatives
    return re.compile(rf"\s+(?:(?:{asides})\s+)*(?:{verbs})\s+([^,()]{{3,60}})", re.IGNORECASE)


def _before(before: str, language: Language) -> set[str]:
    """The words of an office right before a name: `its witness, Dr`.

    What a comma parts from the name is one only where an article begins it.
    """
    articles = language.words("determiners", "indefinites").plain
    others = _openers(language) | language.words("finite", "passives", "attributions", "speech_verbs").plain
    links = language.words("complements").plain & language.words("prepositions").plain
    near, opened = "", False
    # Of `What troubles | Ruiz` it is not said what she is.
    before = before if language.words("interrogatives").match(before.lstrip().lower()) is None else ""
    for word in reversed(list(WORD.finditer(before))[-_MOST - 1 :]):
        opened = word[0].lower() in articles
        if word[0].lower() in links and _is_office_before(before[: word.start()], language):
            continue
        if opened or word[0].lower() in others:
            break
        near = before[word.start() :]
    else:
        opened = not before[: len(before) - len(near)].strip()
    led = before[: len(before) - len(near)].lower().split() if near else []
    # `heard by the tribunal, | Ruiz`
    opened = opened and led[-_FRONTED:-1] not in [[word] for word in _authors(language)]
    if len(led) == _FRONTED and led[0] in language.words("prepositions").plain and led[1] in articles:
        # Of `In the witness box | Ruiz` it is not said what she is, as it is in `For the mayor | Ruiz`.
        near = " ".join(word for word in near.split() if is_title(word, language) or kinds(word))
    return content_words(near if opened else near.rpartition(",")[2], language) | _apposed(before, language)


def _authors(language: Language) -> frozenset[str]:
    """The prepositions behind which stands who does a thing, and nobody's body or field."""
    return language.words("authorships").plain - language.words("part_links", "behalves", "complements").plain


def _is_office_before(before: str, language: Language) -> bool:
    """Whether words end in an office, whose field follows: `la conseillère | d'État Ruiz`."""
    last = WORD.findall(before)[-1:]
    return bool(last) and (is_title(last[0], language) or bool(kinds(last[0])))


def _apposed(before: str, language: Language) -> set[str]:
    """The words of an office with an article before a comma and a name: `the mayor of Lom, | Ana Ruiz`."""
    led, comma, given = before.rpartition(",")
    words = WORD.findall(led.rpartition(",")[2])
    known = "determiners" if language.words("determiners").entries else "function_words"
    articles = language.words(known, "indefinites", "possessives").plain
    joined = language.words("prepositions").plain
    # `announced the next day | the minister of the interior, Ana Ruiz`
    begins = [
        at
        for at, word in enumerate(words)
        if word.lower() in articles - joined and (not at or words[at - 1].lower() not in joined)
    ]
    # Albanian and Serbian have no article before: `Kryetari i komunës, | Agim Bytyçi`.
    office = bool(words) and (is_title(words[0], language) or bool(kinds(words[0])))
    # In German a genitive has an article, too: `Der Landrat des Kreises, | Ruiz`.
    last = 0 if language.has_capital_nouns else -1
    first = begins[last] if begins else -1 if office else None
    if (
        not comma
        or first is None
        or any(
            word.islower() and not (word in articles or is_title(word, language) or kinds(word))
            for word in WORD.findall(given)
        )
    ):
        return set()
    # `the expert heard | by the tribunal`
    phrase = [*takewhile(lambda word: word.lower() not in _authors(language), words[first + 1 :])]
    # `le directeur | de la pêche`
    verbs = language.words("finite", "attributions", "speech_verbs", "complements").plain - joined
    said = verbs.intersection(word.lower() for word in phrase)
    return set() if said else content_words(" ".join(phrase), language)


def _serves_as(behind: str, language: Language) -> set[str]:
    """The office in which somebody acts: `Ana Ruiz | as chair`."""
    said = re.match(rf"\s+(?:{language.words('comparisons').alternatives})\s+(\w+)", behind)
    office = said is not None and (is_title(said[1], language) or bool(kinds(said[1])))
    return {said[1].lower()} if said and office else set()


def _does(phrase: str, language: Language) -> set[str]:
    """What somebody does who is something: `Ruiz, who | chairs the board`; for whom a body speaks."""
    relative, *said = WORD.findall(phrase.lower()) or [""]
    represents = language.words("representing").match(" ".join(said)) is not None
    does = relative in language.words("relatives").plain
    # `the association, which | represents employers`
    return content_words(" ".join(said[: _MOST if represents else 1]), language) if does else set()


def _begins_a_verb(phrase: str, language: Language) -> bool:
    """Whether words behind a name say what somebody does: `Ruiz, | said the boats`, `Ruiz was | told`."""
    first, *others = WORD.findall(phrase.lower()) or [""]
    office = others[:1] and others[0] in language.words("titles", "representatives").plain
    if office and first not in language.words("attributions", "speech_verbs", "finite").plain:
        # `Ruiz, managing director of the firm`
        return False
    relatives = language.words("relatives").plain
    # In `Ruiz, | an engineer who is not of the board` the verb is of a clause of its own.
    said = takewhile(lambda word: word not in relatives - language.words("determiners").plain, others)
    if first not in relatives and not language.words("finite").plain.isdisjoint(said):
        # `According to Ruiz, | the road could be closed`
        return True
    articles = language.words("determiners", "possessives").plain
    if others and others[0] in articles and first not in language.words("prepositions").plain:
        # `Ana, | puts her head round the door`
        return not (is_title(first, language) or kinds(first) or first in articles)
    # `Ruiz, | without a word against the mayor, …`
    doing = language.words(
        "attributions", "speech_verbs", "finite", "asides", "prepositions", "exceptions"
    ).plain
    of = bool(others) and others[0] in language.words("behalves").plain
    # `Ruiz, | déléguée du personnel`
    return first in doing or (
        not of and first.endswith(tuple(language.words("participle_endings").plain) or "\0")
    )


def content_words(phrase: str, language: Language, *, names: bool = False) -> set[str]:
    """The words of a noun with what stands before it, without what a preposition joins to it.

    Args:
        phrase: the noun with its words.
        language: the word lists.
        names: whether the last of several words with a capital counts: `Chief Dental Officer`.
    """
    words: set[str] = set()
    # `Harbour Master` alone is an office, in `Ruiz, Director Ana` the last word is a name.
    upright = all(word[0].isupper() for word in phrase.split() if word[0].isalpha())
    # Where nouns are capitalised as names are, no capital tells.
    nouns = language.has_capital_nouns
    relatives = language.words("relatives").plain - language.words("determiners").plain
    phrase = parted(phrase, language)
    for at in WORD.finditer(phrase):
        word = _OWNER.sub("", at[0])
        plain = word.lower()
        if plain in language.words("prepositions").plain and words:
            break
        following = phrase[at.end() :].lstrip()[:1]
        last = names and (upright or not following.isupper())
        office = word.islower() or last or nouns or plain in language.words("titles", "bodies").plain
        told = plain not in grammar(language) or plain in language.words("authors").plain
        # Italian `l'accusa` is a side of a trial, and a verb.
        told = told or plain in language.words("titles").plain or bool(kinds(plain) & SIDES)
        if office and told and (len(plain) >= _LEAST or (nouns and plain in language.words("bodies").plain)):
            words.add(plain)
        elif plain in relatives and (words or plain not in language.words("possessives").plain):
            # `Dessen | Leiterin Ruiz` begins with one, too.
            break
    return words


def grammar(language: Language) -> frozenset[str]:
    """Words that say nothing of what somebody is, wherever they stand."""
    return language.words(*_GRAMMAR).plain


def _openers(language: Language) -> frozenset[str]:
    return language.words("prepositions", "joints", "contrasts", "complements").plain
