"""Who is named behind a passage as who says it: `“…”, Ruiz said`, `38 Fälle fand sie`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.verbs_of_speech import phrase_of, place_of
from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.owners import Claim
from sphinx_kfor.evidence.cautions.phrases.pieces import comma_pieces
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.cautions.phrases.subjects import (
    past_asides,
    said_so,
    subjects,
)
from sphinx_kfor.evidence.cautions.phrases.verb_second import may_act, opening_subject
from sphinx_kfor.evidence.languages.words import Words
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

#: What stands behind a passage up to here may tag it: `”, Ruiz said`.
_CLOSED = " ,\u201d\u2019\"'\u00bb"
#: Stands for the figure of a passage.
_FIGURE = " 1"


def told_on(sentence: OwnSentence) -> str:
    """The words behind the passage up to a condition: `next year, | if Parliament agrees`."""
    text, conditions = sentence.told_behind, sentence.language.words("conditions")
    opened = (one for one in comma_pieces(text, 0)[1:] if conditions.match(text[slice(*one)].lstrip()))
    return text[: next((one.start for one in opened), len(text))]


def final(sentence: OwnSentence) -> list[Claim]:
    """Who does what a verb behind a passage says that ends its clause: `eine Zahl, die Ruiz “…” | nannte`."""
    language, behind = sentence.language, sentence.behind.lstrip(_CLOSED)
    verb = language.words("speech_verbs", "ascriptions").match(behind.lower())
    rest = behind[verb.end() :].lstrip(" \u201d\u2019\"'\u00bb") if verb else ""
    if not verb or not language.has_capital_nouns or (rest and rest[0] not in ",.;:!?)"):
        return []
    text = f"{sentence.before.rstrip()} {verb[0]}"
    clause, pronouns = max(sentence.statement, text.rfind(",") + 1), language.words("subjects").plain
    opens = language.words("relatives", "complements", "comparisons").match(text[clause:].lstrip())
    if opens:
        place = clause + len(text[clause:]) - len(text[clause:].lstrip()) + opens.end()
        one = opening_subject(text, Span(place, len(text)), language)
        related = language.words("relatives").match(opens[0]) is not None
        known = one is not None and (
            one.names or one.phrase.lower() in pronouns or may_act(one.phrase, language)
        )
        if not known and (related or one is not None):
            # `das Amt, das | eine Anlage für “…” | hält`, `das Amt, das | mit | neun | rechnet`
            noun = antecedent(text[:clause].rstrip(" ,"), language, language.words("part_links").plain)
            one = Subject(noun) if noun else None
    else:
        where = Span(sentence.statement, len(text))
        one = next((who for _, who in subjects(text, where, language, Words((verb[0],)))), None)
    return (
        [Claim(one, one.phrase, sentence.before, place_of(text, one, Span(len(text), len(text))))]
        if one
        else []
    )


def named_alone(text: str, language: Language, *, behind: bool) -> list[Claim]:
    """Who is named behind a word that alone says whose words they are: `“…” are missing, so | Ruiz`."""
    told = said_so(text, Span(0, len(text)), language)
    return [Claim(one, one.phrase, text, verb.end + 1, behind=behind) for verb, one in islice(told, 1)]


def tag(text: str, language: Language) -> list[Claim]:
    """Who says it right behind the passage: `“…”, Ruiz said`, `“…,” said the mayor`."""
    bare = len(text) - len(text.lstrip(_CLOSED))
    place = past_asides(text, bare, language)
    if not re.fullmatch(r"[\s,]*", re.sub(r"\w+", "", text[bare:place])):
        return []
    for verb, subject in subjects(text, Span(bare, len(text)), language):
        begins = verb.start == place or any(name.start == place for name in subject.names)
        if begins or text.startswith(subject.phrase, place):
            return [Claim(subject, phrase_of(text, subject, verb, language), text, place, behind=True)]
        break
    return []


def counting(sentence: OwnSentence) -> list[Claim]:
    """Who does what the verb behind a counted noun says: `In | 38 | Fällen fand sie …`."""
    language, behind = sentence.language, sentence.behind
    noun = re.match(r"\s[^\W\d_][\w-]+", behind)
    counts = noun and not sentence.around.quoted and language.words("nominative_cases").entries
    if not noun or not counts or noun[0].lstrip().islower():
        return []
    led = f"{sentence.before[sentence.statement :]}{_FIGURE}"
    found = next(subjects(f"{led}{behind}", Span(0, len(led) + len(behind)), language), None)
    if not found or behind[: found[0].start - len(led)].strip() != noun[0].strip():
        return []
    return [Claim(found[1], found[1].phrase, behind, found[0].start - len(led), behind=True)]
