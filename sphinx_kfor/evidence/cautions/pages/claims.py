"""Whom a sentence of a page makes the speaker of a passage in it.

That is the subject of a verb of speech or thought (`Ruiz said on Monday that`, `the board puts it at`), whose
view, words or estimate it is (`in the board's view`), or who is named behind `according to`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.own_sentence import CITED
from sphinx_kfor.evidence.cautions.pages.clausal import by_relative, gapped
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject, head_names
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.openings import first_noun
from sphinx_kfor.evidence.cautions.phrases.owners import Claim, owned, viewed
from sphinx_kfor.evidence.cautions.phrases.pieces import comma_pieces
from sphinx_kfor.evidence.cautions.phrases.relatives import antecedent
from sphinx_kfor.evidence.cautions.phrases.subjects import (
    foremost,
    is_passive,
    past_asides,
    said_so,
    subjects,
    voicing,
)
from sphinx_kfor.evidence.cautions.phrases.verb_second import may_act, opening_subject
from sphinx_kfor.evidence.languages.words import Words
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language

_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u00ab\u00bb]|\s[\u2013\u2014-]{1,2}\s")
#: What stands behind a passage up to here may tag it: `”, Ruiz said`.
_CLOSED = " ,\u201d\u2019\"'\u00bb"
#: Behind a genitive a word is a noun: `the members' | wishes`.
_GENITIVE = re.compile(r"(?:['\u2019]s|s['\u2019])\s*$")
#: By whose account it is, as an aside says.
_ASIDE = re.compile(r",\s+\w+\s+(?P<own>\w+)\s+(?:\w+\s+)?\w+(?:,|\s*$)\s*")
#: Whose reading of it opens a sentence: `In the board's | reading`, before so many more words.
_FRONTED = 3
#: Stands for the figure of a passage.
_FIGURE = " 1"
#: Before a name an article is no longer.
_ARTICLE = 4


def claims(sentence: OwnSentence) -> list[Claim]:
    """Who is made the speaker, whoever is nearest to the passage first; one who is named before others."""
    language = sentence.language
    tagged = _counting(sentence) or _tag(sentence.behind, language) or _final(sentence)
    tagged = tagged or _said_so(sentence.behind, language, behind=True)
    # `The pier, so Ruiz, | is old`, not `The pier, so Ruiz, is old: Lind told her that it | leaks`.
    aside = _said_so(sentence.before, language, behind=False)
    if tagged and tagged[0].phrase in language.words("dropped").plain:
        # `La directora de Lom prefiere otro adjetivo: “…”, | ironiza`
        tagged = _of_clause(sentence, goes_on=True) or tagged
    led = _lead(sentence, voicing(language))
    if not any(one.acts for one in led):
        # `For Ruiz, whose office | puts it at nine, …`
        led = _lead(sentence, language.words("ascriptions")) or led
    elif _is_reported(led[0], language):
        # `According to Ruiz, the mayor | sees in it …`
        led = [
            *(one for one in _lead(sentence, language.words("ascriptions")) if one.place > led[0].place),
            *led,
        ]
    owners = _owners(sentence)
    # `Ruiz said that in Lind's view | …`, not `On Lind's charge she admits | …`, nor `Ruiz
    # rejects the firm's explanation, but says | …`, nor `Der Verband fürchtet nach Linds Worten | …`.
    nearer = [one for one in owners if not led or _is_parted(sentence.before, led[0], one, language)]
    farther = [one for one in owners if one not in nearer]
    behind = [] if tagged else _said(_told(sentence), 0, voicing(language), language)[:1]
    after = [one._replace(behind=True) for one in behind]
    same = _of_the_same(sentence) or _by_whose(sentence)
    fronted = [] if owners else _fronted(sentence)
    clause = by_relative(sentence.before, language) or (gapped(sentence.before, language) if led else [])
    if clause and not tagged:
        return clause
    found = [*tagged, *same, *nearer, *led, *farther, *aside, *fronted, *after]
    return found or _of_clause(sentence) or _before_colon(sentence)


def _is_parted(text: str, led: Claim, owner: Claim, language: Language) -> bool:
    """Whether whose view it is stands behind a verb of speech, in what is said."""
    begins = max(led.place, led.verb)
    between = text[begins : owner.place]
    that = re.search(rf"[,:]|(?<!\w)(?:{language.words('complements').alternatives})(?!\w)", between)
    return owner.place > begins and (that is not None or not language.has_capital_nouns)


def _told(sentence: OwnSentence) -> str:
    """The words behind the passage up to a condition: `next year, | if Parliament agrees`."""
    text, conditions = sentence.told_behind, sentence.language.words("conditions")
    opened = (one for one in comma_pieces(text, 0)[1:] if conditions.match(text[slice(*one)].lstrip()))
    return text[: next((one.start for one in opened), len(text))]


def _final(sentence: OwnSentence) -> list[Claim]:
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
        [Claim(one, one.phrase, sentence.before, _place(text, one, Span(len(text), len(text))))]
        if one
        else []
    )


def _said_so(text: str, language: Language, *, behind: bool) -> list[Claim]:
    """Who is named behind a word that alone says whose words they are: `“…” are missing, so | Ruiz`."""
    told = said_so(text, Span(0, len(text)), language)
    return [Claim(one, one.phrase, text, verb.end + 1, behind=behind) for verb, one in islice(told, 1)]


def _is_reported(claim: Claim, language: Language) -> bool:
    """Whether a claim is of who is named behind `according to`."""
    led, reports = claim.text[: claim.place].rstrip(), language.words("reports")
    return reports.match(claim.text[claim.place :]) is not None or any(
        one.end() >= len(led) - _ARTICLE for one in reports.finditer(led)
    )


def _of_clause(sentence: OwnSentence, *, goes_on: bool = False) -> list[Claim]:
    """An office that is the subject of what leads up to a passage: `Der Landrat ist hart: “…”`.

    Args:
        sentence: the sentence.
        goes_on: whether its subject speaks, and so nobody else who is named there.
    """
    text = sentence.before
    where = Span(text.rfind(";") + 1, len(text))
    leads = text.rstrip().endswith(":") and (goes_on or not mentions(text, where, sentence.language))
    found = first_noun(text, where, sentence.language) if leads else None
    return [Claim(found, found.phrase, text, where.start)] if found else []


def _before_colon(sentence: OwnSentence) -> list[Claim]:
    """Who thinks what a colon leads up to: `Das Problem | sieht sie in der Lage: …`."""
    led = sentence.before[: sentence.statement].rstrip()
    if not led.endswith(":"):
        return []
    start = max(led.rfind(";"), led.rfind(CITED)) + 1
    return _said(led, start, sentence.language.words("ascriptions"), sentence.language)[-1:]


def leading(sentence: OwnSentence) -> Claim | None:
    """Of whom the words before a passage are: `Ruiz does not “see how”`, `Ruiz's letter runs: “…”`."""
    text, language = sentence.before, sentence.language
    openers = language.words("prepositions", "subordinators", "conditions")
    for piece in comma_pieces(text, sentence.statement):
        led = text[slice(*piece)]
        words = list(WORD.finditer(parted(led, language)))
        if not words:
            continue
        fronted = openers.match(led.lstrip().lower()) is not None
        named = head_names(text, piece, language, strict=True) if fronted else mentions(text, piece, language)
        pronouns = language.words("subjects").plain & language.words("pronouns").plain - NOBODY
        pronouns |= frozenset() if fronted else language.words("possessives").plain
        said = next(
            (word for word in words[: len(words) if fronted else 1] if word[0].lower() in pronouns), None
        )
        if said:
            return Claim(Subject(said[0]), said[0], text, piece.start + said.start())
        if named and (fronted or len(WORD.findall(text[piece.start : named[0].start])) <= _FRONTED):
            return Claim(Subject(named[0].name, tuple(named[:1])), named[0].name, text, named[0].start)
        articles = language.words("determiners", "indefinites").plain - language.words("complements").plain
        if not fronted and words[0][0].lower() in articles:
            phrase = re.split(r"['\u2019]", " ".join(word[0] for word in words[:_FRONTED]))[0]
            return Claim(Subject(phrase), phrase, text, piece.start)
    return None


def every_claim(sentence: OwnSentence) -> list[Claim]:
    """Who is made the speaker of anything in a sentence, in whichever of its clauses."""
    language = sentence.language
    return [
        claim
        for verbs in (voicing(language), language.words("ascriptions"))
        for text in (sentence.before, sentence.behind)
        for claim in [*_said(text, 0, verbs, language), *owned(text, 0, language)]
    ]


def is_viewpoint(sentence: OwnSentence) -> bool:
    """Whether a sentence says before the passage for whom it is so: `For Ruiz, it is …`, `To her mind`."""
    led, language = sentence.before[: sentence.statement].rstrip(), sentence.language
    # `For Ruiz the trouble is another: …` is hers behind the colon, too.
    start = max(led.rfind(";"), led.rfind(CITED)) + 1 if led.endswith(":") else sentence.statement
    found = viewed(sentence.before, start, language)
    return bool(found) or bool(_fronted(sentence) or _by_whose(sentence))


def _lead(sentence: OwnSentence, verbs: Words) -> list[Claim]:
    """Who does what a verb before the passage says, the one that leads up to it first."""
    text, language = sentence.before, sentence.language
    thought = verbs == language.words("ascriptions")
    start = sentence.statement if thought else text.rfind(";") + 1
    found = [*viewed(text, start, language), *_said(text, start, verbs, language)]
    # `If it centres everything, for Ruiz | …`
    last = text.rfind(",", start) + 1
    aside = viewed(text, last, language) if last else []
    found += [one for one in aside if not text[one.place + len(one.phrase) :].strip(" ,")]
    places = [(Span(0, 0), one.subject) for one in found]
    first = foremost(places, language) if places else None
    leading = [one for one in found if first and one.subject is first[1]]
    return [*leading, *[one for one in reversed(found) if one not in leading]]


def _owners(sentence: OwnSentence) -> list[Claim]:
    """Whose view or words the passage is said to be before it, the nearest first."""
    text = sentence.before
    return list(reversed(owned(text, text.rfind(";") + 1, sentence.language)))


def _tag(text: str, language: Language) -> list[Claim]:
    """Who says it right behind the passage: `“…”, Ruiz said`, `“…,” said the mayor`."""
    bare = len(text) - len(text.lstrip(_CLOSED))
    place = past_asides(text, bare, language)
    if not re.fullmatch(r"[\s,]*", re.sub(r"\w+", "", text[bare:place])):
        return []
    for verb, subject in subjects(text, Span(bare, len(text)), language):
        begins = verb.start == place or any(name.start == place for name in subject.names)
        if begins or text.startswith(subject.phrase, place):
            return [Claim(subject, _phrase(text, subject, verb, language), text, place, behind=True)]
        break
    return []


def _counting(sentence: OwnSentence) -> list[Claim]:
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


def _said(text: str, start: int, verbs: Words, language: Language) -> list[Claim]:
    """The subjects of some verbs in a stretch of a sentence, in their order."""
    found = subjects(text, Span(start, len(text)), language, verbs)
    known, nouns = voicing(language), language.words("ascriptions").plain
    return [
        Claim(
            subject,
            _phrase(text, subject, verb, language),
            text,
            _place(text, subject, verb),
            verb=verb.start,
        )
        for verb, subject in found
        if not is_passive(text[: verb.start], language)
        and not (language.has_capital_nouns and text[: verb.start].strip() and text[verb.start].isupper())
        and not (text[slice(*verb)].lower() in nouns and _GENITIVE.search(text[: verb.start]))
        and (verbs == known or _is_of(subject, text[: verb.start], language))
        and not _names_another(subject, language)
    ]


def _place(text: str, subject: Subject, verb: Span) -> int:
    """Where a subject begins, or its verb."""
    if subject.names:
        return min(name.start for name in subject.names)
    place = text.rfind(subject.phrase, 0, verb.start)
    return place if place >= 0 else verb.start


def _is_of(subject: Subject, before: str, language: Language) -> bool:
    """Whether a word of thought is a verb with this subject: not in `Ruiz was given | estimates`."""
    if before.rstrip().endswith(","):
        # `The delays, | reckons the board, cost …`
        return not _is_noun(before, language)
    _, found, between = before.rpartition(subject.phrase)
    passives = language.words("passives").plain
    acts = passives.isdisjoint(word.lower() for word in between.split())
    # `Das Problem | sieht sie …` has it behind.
    return (bool(found) or language.has_capital_nouns) and acts and not _is_noun(before, language)


def _names_another(subject: Subject, language: Language) -> bool:
    """Whether what seems to act names something that looks like a verb: `The board names late | reports`."""
    said = subject.phrase.split()[2:-1] if not subject.names else []
    return language.words("naming_verbs").search(" ".join(said)) is not None


def _is_noun(before: str, language: Language) -> bool:
    """Whether a word behind some others is a noun: `their | estimate`, `for a | view`."""
    last = before.split()[-1:]
    known = language.words(
        "determiners", "indefinites", "possessives", "prepositions", "first_persons", "quantifiers"
    )
    return not last or last[0].lower() in known.plain or _GENITIVE.search(before) is not None


def _fronted(sentence: OwnSentence) -> list[Claim]:
    """In whose reading it is so, as the first words of a statement say: `In the board's reading, …`."""
    text, language = sentence.before, sentence.language
    start = sentence.statement
    aside = _ASIDE.search(text, start)
    near = aside is not None and (sentence.around.cited or aside.end() == len(text))
    if aside and near and aside["own"].lower() in language.words("possessives").plain:
        # `The pier, by its account, | …`
        return [Claim(Subject(aside["own"]), "", text, aside.start("own"), acts=False)]
    led = text[start:].lstrip()
    opens = language.words("prepositions").match(led.lower())
    whose = re.match(r"[^,;:]*?['\u2019]s?\s+[\w-]+", led) if opens else None
    pronoun = led[opens.end() :].split()[:1] if opens else []
    base = start + len(text[start:]) - len(led)
    if pronoun and pronoun[0].lower() in language.words("possessives").plain - {"its"}:
        return [Claim(Subject(pronoun[0]), "", text, base, acts=False)]
    named = mentions(text, Span(base, base + whose.end()), language) if whose else []
    owners = [one for one in named if one.owns]
    if not owners or len(WORD.findall(text[base : owners[0].start])) > _FRONTED:
        return []
    return [Claim(Subject(owners[0].name, (owners[0],)), owners[0].name, text, base, acts=False)]


def _by_whose(sentence: OwnSentence) -> list[Claim]:
    """By whose account it is, in an aside behind a passage: `| 90 million | more, by the board's account`."""
    text, language = sentence.told_behind, sentence.language
    by = language.words("authorships").alternatives
    whose = re.search(
        rf",\s+(?:{by})\s+(?P<who>[^,;]+?)(?:['\u2019]s|(?<=s)['\u2019])\s+\w+\W*(?:[,;]|$)", text
    )
    if not whose:
        return []
    names = tuple(mentions(text, Span(*whose.span("who")), language)[-1:])
    return [
        Claim(Subject(whose["who"], names), whose["who"], text, whose.start("who"), behind=True, acts=False)
    ]


def _of_the_same(sentence: OwnSentence) -> list[Claim]:
    """Whose a second view is: `118 by the board's count, and | 200 | by that of the union`."""
    language, text = sentence.language, sentence.told_behind
    before, that, of = (
        language.words(name).alternatives for name in ("prepositions", "demonstratives", "part_links")
    )
    again = re.match(rf"\W*(?:{before})\s+(?:{that})\s+(?:{of})\s+([^,;:.]+)", text, re.IGNORECASE)
    if not again or not language.words("ascriptions").search(sentence.before):
        return []
    names = tuple(mentions(text, Span(*again.span(1)), language)[:1])
    return [Claim(Subject(again[1], names), again[1], text, again.start(1), behind=True, acts=False)]


def _phrase(text: str, subject: Subject, verb: Span, language: Language) -> str:
    """All words that say who: `the union's deputy head, Ana | Ruiz`, without what is said."""
    if not subject.names or text[slice(*verb)].lower() in language.words("postposed_reports").plain:
        return subject.phrase
    first, last = subject.names[-1], subject.names[0]
    if first.start >= verb.end and language.has_capital_nouns:
        return text[verb.end : max(one.end for one in subject.names)]
    if first.start >= verb.end:
        ends = _BREAK.search(text, last.end)
        words = text[verb.end : ends.start() if ends else len(text)]
        return re.split(rf"\s(?:{language.words('complements').alternatives})\s", words)[0]
    breaks = [match.end() for match in _BREAK.finditer(text, 0, first.start)]
    begins = max(breaks, default=0)
    apposed = _BREAK.search(text, last.end, verb.start)
    return text[begins : apposed.start() if apposed else verb.start]
