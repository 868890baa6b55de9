"""For whom somebody speaks: `Ruiz, of the board`, `a spokeswoman for the board`, `its chairman, Leo Lind`.

There is no grammar in this: it looks at the words right before and behind a name.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.appositions import persons
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.roles import content_words, is_titled
from sphinx_kfor.evidence.languages.kinds import SOCIETIES, kinds
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

#: So far around a name it is said for whom it speaks, in code points.
_NEAR = 120
#: What `its` stands for is named in the sentence before, among its first words.
_FAR, _OPENS = 400, 3
#: A person's name has so many words, a body's may have more.
_PERSON = 2
#: What somebody says is none of what is said of them; a straight mark opens it at a paragraph's beginning.
_SPOKEN = re.compile(
    '[\u00ab\u201c\u201e][^\u00ab\u00bb\u201c\u201d\u201e]*[\u00bb\u201d\u201c]|(?<=\n)"[^"\n]*"'
)
_ENDS = re.compile(r"[\n.;:!?(\"\u201c\u201d]\s*")
_NAME = r"(?:[^\W\d_a-z][\w.'\u2019-]*\s+)*$"


def bodies(text: str, who: list[str], phrase: str, language: Language) -> tuple[list[str], frozenset[str]]:
    """The bodies for which somebody speaks.

    Args:
        text: a text.
        who: the names of who speaks.
        phrase: the noun that says who, where no name does.
        language: the word lists.

    Returns:
        Their names, and words for what they are, in lower case.
    """
    found = list(_in_phrase(phrase, language))
    for family in dict.fromkeys(name.rsplit(maxsplit=1)[-1] for name in who):
        for at in re.finditer(whole(family), text):
            before = _SPOKEN.sub(".", text[max(0, at.start() - _FAR) : at.start()])
            behind = _ENDS.split(text[at.end() : at.end() + _NEAR])[0]
            found += _behind(behind, language)
            found += _before(before, text, language)
            found += _its(before, behind, language)
    # A source says the same of a name again and again.
    found = list(dict.fromkeys(found))
    upright = [one.name for body in found for one in mentions(body, Span(0, len(body)), language)[-1:]]
    return list(dict.fromkeys(upright)), frozenset(
        word for body in found for word in content_words(body.lower(), language)
    )


def opening(sentence: str, language: Language) -> list[str]:
    """For what `it` may stand behind a sentence: what opens it, which may look like a person, or bodies."""
    sentence = parted(sentence, language)
    named = mentions(sentence, Span(0, len(sentence)), language)[:1]
    before = WORD.findall(sentence[: named[0].start] if named else "")
    upright = [one.name for one in named if len(before) <= _OPENS]
    words = [word.lower() for word in WORD.findall(sentence)]
    noun = words[1:2] if words and words[0] in language.words("determiners").plain else []
    known = language.words("bodies").plain
    return [*upright, *(noun if known.issuperset(noun) and noun else sorted(known & {*words} | {*noun}))]


def _in_phrase(phrase: str, language: Language) -> Iterator[str]:
    """`a spokeswoman | for the Sarn Mutual`."""
    office, behalf = _alternatives(language)
    found = re.search(rf"(?<!\w)(?:{office})\s+(?:{behalf})\s+(.+)", phrase, re.IGNORECASE)
    if found:
        yield _noun(found[1], language)


def _behind(behind: str, language: Language) -> Iterator[str]:
    """`Ruiz, | of the board,`, `Ruiz, | the new chairman of the board`, `Ruiz, | Auditor, Board of Works`."""
    office, behalf = _alternatives(language)
    apposed = rf",\s+(?:[\w-]+\s+){{0,4}}(?:{office})\s+(?:{behalf})\s+([^,]+)"
    for form in (rf",?\s+(?:{behalf})\s+([^,]+)", apposed):
        found = re.match(form, behind, re.IGNORECASE)
        if found:
            yield _noun(found[1], language)
    *_, last = behind.split(",")
    listed = re.match(r",[^,]+,\s", behind)
    words = last.split()
    upright = len(words) > _PERSON and all(word[0].isupper() for word in words)
    upright = upright and not is_titled(last, language)
    if listed and last.strip()[:1].isupper() and (upright or language.words("bodies").plain & _words(last)):
        yield last.strip()


def _before(before: str, text: str, language: Language) -> Iterator[str]:
    """`an aide for the board, | Ruiz`, `the board's chairman | Lind`, `present: for the board, Mr | Ek`."""
    office, behalf = _alternatives(language)
    clause = _ENDS.split(before)[-1]
    whose = re.search(rf"([^\W\d_a-z][\w-]*)['\u2019]s\s+{_NAME}", clause)
    if whose and whose[1] not in persons(text, language):
        # `the lobby's Ana Ruiz`
        yield whose[1]
    clause = re.sub(_NAME, "", clause).rstrip(" ,")
    found = re.search(rf"(?<!\w)(?:{office})\s+(?:{behalf})\s+([^,]+)$", clause, re.IGNORECASE)
    listed = re.fullmatch(rf"\s*(?:{behalf})\s+([^,]+)", clause, re.IGNORECASE)
    if listed and language.words("bodies").plain & _words(listed[1]):
        yield listed[1]
    if found:
        yield _noun(found[1], language)
    owner = re.search(rf"([\w\s-]+)['\u2019]s?\s+(?:[\w-]+\s+)?(?:{office})$", clause, re.IGNORECASE)
    if owner:
        yield owner[1]


def _its(before: str, behind: str, language: Language) -> Iterator[str]:
    """Whose office *its* or *the firm's* is: `The board denies it. “…,” said its chairman, Leo | Lind`."""
    *earlier, clause = _ENDS.split(before)
    apposed = re.match(r",\s+([^,]+)", behind)
    generic = language.words("generic_bodies").plain
    # Where nouns have a capital, an office looks like a part of the name: `so dessen Sprecher Udo | Kern`.
    whole_clause = clause.rstrip() if language.has_capital_nouns else ""
    for words in (re.sub(_NAME, "", clause).rstrip(" ,"), apposed[1] if apposed else "", whole_clause):
        held = _speaks_for_it(parted(words, language), language)
        chairs = not held and "president" in kinds(_after_article(parted(words, language), language))
        for told in reversed([one for one in earlier if one.strip()]) if held or chairs else ():
            opens = [one for one in opening(told, language) if not is_titled(one, language)]
            # A state has a president, too: `The cooperative closed. By | the president, Ana Ruiz, …`
            yield from (one for one in opens if held or kinds(one) & SOCIETIES)
            if not generic.issuperset(opens):
                break  # `The company denies it` is of whoever was named before


def _speaks_for_it(clause: str, language: Language) -> bool:
    """Whether words end in who speaks for what was named before: `its vice-chairman`, `the firm's lawyer`."""
    (office, behalf), own = _alternatives(language), language.words("possessives").alternatives
    articles = _articles(language)
    firms = rf"(?:{articles})\s(?:{language.words('generic_bodies').alternatives})['\u2019]s"
    # Romance adjectives stand behind: `son directeur adjoint`, `l'amministratrice unica`.
    held = rf"(?:vice|sub|sous|vize)?-?(?:{office})(?:\s+(?:(?:{behalf})\s+)?[\w-]+)?"
    if re.search(rf"(?<!\w)(?:{own}|{firms})\s+(?:[\w-]+\s+)?{held}$", clause, re.IGNORECASE):
        return True
    noun = _after_article(clause, language)
    return noun in language.words("spokespeople").plain or "director" in kinds(noun)


def _after_article(clause: str, language: Language) -> str:
    """The noun with which some words end behind an article, perhaps with a word more; or nothing."""
    free = re.search(rf"(?<!\w)(?:{_articles(language)})\s+([\w-]+)(?:\s+[\w-]+)?$", clause, re.IGNORECASE)
    return free[1].lower() if free else ""


def _articles(language: Language) -> str:
    return "|".join(sorted(language.words("determiners").plain - language.words("indefinites").plain))


def _noun(words: str, language: Language) -> str:
    """Some words up to a verb or a clause of their own."""
    ends = language.words("speech_verbs", "attributions", "finite", "relatives", "complements").plain
    return " ".join(itertools.takewhile(lambda word: word.lower().strip(",") not in ends, words.split()))


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def _alternatives(language: Language) -> tuple[str, str]:
    return language.words("representatives").alternatives, language.words("behalves").alternatives
