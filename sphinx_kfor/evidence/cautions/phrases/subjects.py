"""Who is the subject of a verb of speech: `Ruiz, the engineer, said`, `said the engineer, Ana Ruiz`.

There is no grammar in this: the words up to the verb are read in the pieces that commas make. A name
behind a preposition or in the genitive is nobody's who speaks (`a spokesman for Ruiz`, `Ruiz's deputy`).
All offsets are Unicode code points.
"""

from __future__ import annotations

import heapq
import re
from collections import deque
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.beside_verbs import before_verb, behind_verb
from sphinx_kfor.evidence.cautions.phrases.clauses import is_contradicted
from sphinx_kfor.evidence.cautions.phrases.dropped import is_no_subject, is_tag, left_out
from sphinx_kfor.evidence.cautions.phrases.elided import is_noun, parted
from sphinx_kfor.evidence.cautions.phrases.heads import (
    NOBODY,
    Subject,
)
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.parted_verbs import parted_verb
from sphinx_kfor.evidence.cautions.phrases.pieces import COMMA
from sphinx_kfor.evidence.cautions.phrases.verb_second import (
    behind_auxiliary,
    follows,
    heard_at,
    noun_start,
    opening_before,
    opening_subject,
    precedes,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

_BEHIND_ENDS = re.compile(r"[,;:.!?\u2026\u2013\u2014\u2015\"\u201c\u201d\u201e\u00ab\u00bb]|\s-{1,2}\s")
#: So many words may stand before a name that begins what follows a quotation.
_AT_ONCE = 2
#: Who is named alone, or before a word that ascribes, is named in so many code points.
_NAMED = 160


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
    speaks = verbs is None or verbs is voicing(language)
    alone = deque(said_so(text, where, language) if speaks else ())
    found = _of_verbs(text, where, language, verbs or voicing(language), speaks=speaks)
    for one in heapq.merge(found, _of_parted(text, where, language) if speaks else (), key=itemgetter(0)):
        while alone and alone[0][0].start <= one[0].start:
            # `…, | so der | Minister` is a report as well.
            so = alone.popleft()
            if so[0].end < one[0].start:
                yield so
        yield one
    yield from alone


def _of_verbs(
    text: str, where: Span, language: Language, verbs: Words, *, speaks: bool
) -> Iterator[tuple[Span, Subject]]:
    clause = text[where.start : where.end].replace("\u2019", "'")
    participles, reports, last = language.words("participles").plain, language.words("reports").plain, None
    # `What worries me is that …`
    nobody = language.words("interrogatives").plain
    for verb in verbs.finditer(clause):
        place = Span(where.start + verb.start(), where.start + verb.end())
        before = clause[: verb.start()]
        if _subordinate(clause, verb.start(), language) or _unreal(before, language):
            continue
        if is_contradicted(before, language):
            continue
        if _is_passive_behind(clause[verb.end() :], language):
            continue
        if speaks and verb[0].lower() not in reports and is_noun(before, language):
            continue
        if verb[0].lower() in reports and _has_verb(clause[verb.end() :], language):
            continue
        goes_on = last is not None and verb[0].lower() in participles
        dropped = "" if verb[0].lower() in reports else left_out(before, clause[verb.end() :], language)
        subject = last if goes_on else Subject(dropped) if dropped else _subject(text, where, place, language)
        if subject and _is_reported_by(text, subject, place, language):
            continue
        if subject and subject.phrase.lower() not in nobody and not _is_sum(subject.phrase, language):
            last = subject if subject.names else _as_written(subject, clause)
            yield place, last


def _of_parted(text: str, where: Span, language: Language) -> Iterator[tuple[Span, Subject]]:
    """The verbs whose prefix stands behind their subject: `stellt | der Rechnungshof | fest`."""
    known = voicing(language).plain
    for verb in parted_verb(language).finditer(text, *where):
        if verb["verb"].lower() in known:
            continue
        place = Span(*verb.span("verb"))
        subject = _subject(text, Span(place.start, verb.start("prefix")), place, language)
        if subject:
            yield place, subject


def said_so(text: str, where: Span, language: Language) -> Iterator[tuple[Span, Subject]]:
    """Who is named alone behind a word that says whose words those before it are: `…, so | Ruiz`."""
    for told in _said_so(language).finditer(text, *where):
        subject = opening_subject(text, Span(told.end(), min(where.end, told.end() + _NAMED)), language)
        if subject and re.match(r"\s*(?:[,;:.!?]|$)", text[told.end() + len(subject.phrase) : where.end]):
            yield Span(told.start("so"), told.end("so")), subject


@cache
def _said_so(language: Language) -> re.Pattern[str]:
    opens, asides = (language.words(name).alternatives for name in ("said_so", "asides"))
    return re.compile(rf"[,;]\s+(?P<so>(?:{opens})(?:\s+(?:{asides}))*)\s+(?=[^\W\d_])")


def _is_reported_by(text: str, subject: Subject, verb: Span, language: Language) -> bool:
    """Whether a name is only of whose account it is: of `Ruiz zufolge | hält das Tor` Ruiz holds nothing."""
    before = subject.names and subject.names[0].end < verb.start
    behind = text[subject.names[0].end : verb.start].lower().split()[:1] if before else []
    return not language.words("postposed_reports").plain.isdisjoint(behind)


def _is_sum(phrase: str, language: Language) -> bool:
    """Whether words are a sum, not somebody: `hält | 2 Millionen Euro | für zu viel`."""
    first, *others = phrase.lower().split() or [""]
    return first[:1].isdigit() and not language.words("scales_6", "scales_9").plain.isdisjoint(others)


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


def _has_verb(behind: str, language: Language) -> bool:
    """Whether the verb behind a report says whose it is: `Secondo | quanto dice Ruiz`, `Según | alegó`."""
    words, verb = language.words, language.words("speech_verbs")
    between = words("asides", "relatives", "interrogatives", "demonstratives", "pronouns").plain
    said = parted(_BEHIND_ENDS.split(behind, maxsplit=1)[0].lower(), language)
    starts = (word for word in WORD.finditer(said))
    first = next((word.start() for word in starts if word[0] not in between), len(said))
    return bool(language.words("repeated_complements").entries) and verb.match(said[first:]) is not None


def _unreal(before: str, language: Language) -> bool:
    """Whether a verb of speech says what nobody said: `Parliament would have | said`.

    Or says it of what is before it: `his version, which the agency could not | confirm`.
    """
    piece = parted(re.split(r"[:;]", COMMA.split(before)[-1])[-1].lower(), language).split()
    negated = not language.words("negations").plain.isdisjoint(piece)
    # `…, ce que la Chambre n'| admet pas`
    what = language.words("demonstratives", "determiners").plain
    relates = piece[1:] if piece[1:] and piece[0] in what else piece
    if relates[1:] and negated and relates[0] in language.words("relatives").plain:
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
    # `Como recuerda Ruiz, | el plan` is his.
    opened = None if language.words("comparisons").match(led) else opened
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


def _subject(text: str, where: Span, verb: Span, language: Language) -> Subject | None:
    word = text[verb.start : verb.end].lower().replace("\u2019", "'")
    before, behind = Span(where.start, verb.start), Span(verb.end, where.end)
    if word in language.words("reports", "postposed_reports").plain:
        return _of_report(text, word, before, behind, language)
    last = _last_word(text, before)
    passive, telling = last in language.words("passives").plain, word in language.words("telling_verbs").plain
    if word in language.words("quoting_verbs").plain and not passive:
        return behind_verb(text, behind, language)
    if passive and telling:
        return None
    participle = word in language.words("participles").plain
    governs = _governs(word, language)
    follower = (
        (behind_auxiliary(text, where, verb, language) if participle else None)
        if participle or governs
        else follows(text, where, verb, language) or _tagged(text, before, behind, language)
    )
    if follower:
        return follower
    ahead = participle or governs or (telling and last) or precedes(text, where, verb, language)
    inverted = None if ahead else behind_verb(text, behind, language)
    comma = text[before.start : before.end].rstrip().endswith(",")
    comma = comma or _is_inserted(text, before, inverted, language)
    around = text[slice(*before)], text[slice(*behind)]
    placed = inverted is not None and (
        (inverted.names and (not last or (comma and _ends_there(text, inverted.names[0].end, language))))
        or is_no_subject(parted(around[0].lower(), language).split(), language)
    )
    if placed:
        return inverted
    # What is disputed is named behind the verb: `Ruiz, too, | rejects the firm's account, but`.
    disputes = word in language.words("disputes").plain
    aside = None if participle or disputes or not comma else _aside(inverted, *around, language)
    opens = opening_before(text, where, verb, language)
    return aside or opens or before_verb(text, before, language, apart=participle) or inverted


def _governs(verb: str, language: Language) -> bool:
    """Whether what follows a verb is its preposition's: `Der Ortsvorsteher rechnet mit | Einnahmen`."""
    _, several, last = verb.rpartition(" ")
    return bool(several) and last in language.words("prepositions").plain


def _of_report(text: str, word: str, before: Span, behind: Span, language: Language) -> Subject | None:
    """Whose report it is: `according to | Ruiz`, `her view`, `dem Hafenamt | zufolge`."""
    if word in language.words("postposed_reports").plain:
        return _by_account_of(text, before, language)
    pronoun = reported_pronoun(word, language)
    where_said = heard_at(text[slice(*before)], language) if pronoun else ""
    if pronoun:
        # `Bei der AfD | heißt es`: letters are a name.
        letters = mentions(text, before, language)[-1:] if sum(map(str.isupper, where_said)) > 1 else []
        return Subject(where_said or pronoun, tuple(letters))
    named = opening_subject(text, behind, language) if language.has_capital_nouns else None
    # `Nach Ansicht des | Amts | dauert ein Anschluss neun Monate`
    return named if named and named.names else behind_verb(text, behind, language) or named


def _by_account_of(text: str, before: Span, language: Language) -> Subject | None:
    """Whose account it is by a word behind them: `dem Hafenamt | zufolge`, `Ruiz | zufolge`."""
    *_, named = None, *mentions(text, before, language)
    if named is None or text[named.end : before.end].strip():
        return None
    nouns = language.words("ascriptions", "attributions").plain
    if named.name.lower() in nouns:
        return None
    start = noun_start(text, Span(max(before.start, named.start - _NAMED), named.start), language)
    return Subject(text[start : named.end], (named,))


def _tagged(text: str, before: Span, behind: Span, language: Language) -> Subject | None:
    """Who is named behind a verb that follows a quotation: `\u201cIt is late\u201d, | said Mayor Ruiz`."""
    found = behind_verb(text, behind, language) if is_tag(text[slice(*before)], language) else None
    return found if found and found.names else None


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


def _is_inserted(text: str, before: Span, inverted: Subject | None, language: Language) -> bool:
    """Whether a verb and a name behind it are an aside: `The rise, | ha detto Ruiz, | is due to steel`."""
    led = text[slice(*before)]
    *_, piece = COMMA.split(led)
    only = language.words("asides").plain.issuperset(WORD.findall(piece.lower()))
    closed = inverted and inverted.names and text[inverted.names[0].end :].lstrip().startswith(",")
    return bool(closed) and only and led.count(",") == 1


def _ends_there(text: str, place: int, language: Language) -> bool:
    """Whether nothing is said of a name: `…, said Ruiz, the engineer`, not `…, said Ruiz was late`."""
    rest = text[place:].lstrip()
    word = WORD.match(rest)
    return not word or word[0].lower() in language.words("prepositions").plain


def _last_word(text: str, where: Span) -> str:
    words = WORD.findall(text[max(where.start, where.end - 30) : where.end])
    return words[-1].lower() if words else ""
