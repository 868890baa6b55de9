"""Whom a sentence of a page makes the speaker of a passage in it.

That is the subject of a verb of speech or thought (`Ruiz said on Monday that`, `the board puts it at`), whose
view, words or estimate it is (`in the board's view`), or who is named behind `according to`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.own_sentence import CITED
from sphinx_kfor.evidence.cautions.pages.clausal import by_relative, gapped
from sphinx_kfor.evidence.cautions.pages.tags import counting, final, named_alone, tag, told_on
from sphinx_kfor.evidence.cautions.pages.verbs_of_speech import said_by
from sphinx_kfor.evidence.cautions.pages.viewpoints import by_whose, fronted_view, of_the_same, owning
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject, head_names
from sphinx_kfor.evidence.cautions.phrases.names import WORD, mentions
from sphinx_kfor.evidence.cautions.phrases.openings import first_noun
from sphinx_kfor.evidence.cautions.phrases.owners import Claim, owned, viewed
from sphinx_kfor.evidence.cautions.phrases.pieces import comma_pieces
from sphinx_kfor.evidence.cautions.phrases.subjects import (
    foremost,
    voicing,
)
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.languages.words import Words

#: Whose reading of it opens a sentence: `In the board's | reading`, before so many more words.
_FRONTED = 3
#: Before a name an article is no longer.
_ARTICLE = 4


def claims(sentence: OwnSentence) -> list[Claim]:
    """Who is made the speaker, whoever is nearest to the passage first; one who is named before others."""
    language = sentence.language
    tagged = counting(sentence) or tag(sentence.behind, language) or final(sentence)
    tagged = tagged or named_alone(sentence.behind, language, behind=True)
    # `The pier, so Ruiz, | is old`, not `The pier, so Ruiz, is old: Lind told her that it | leaks`.
    aside = named_alone(sentence.before, language, behind=False)
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
    owners = owning(sentence)
    # `Ruiz said that in Lind's view | …`, not `On Lind's charge she admits | …`, nor `Ruiz
    # rejects the firm's explanation, but says | …`, nor `Der Verband fürchtet nach Linds Worten | …`.
    nearer = [one for one in owners if not led or _is_parted(sentence.before, led[0], one, language)]
    farther = [one for one in owners if one not in nearer]
    behind = [] if tagged else said_by(told_on(sentence), 0, voicing(language), language)[:1]
    after = [one._replace(behind=True) for one in behind]
    same = of_the_same(sentence) or by_whose(sentence)
    fronted = [] if owners else fronted_view(sentence)
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
    return said_by(led, start, sentence.language.words("ascriptions"), sentence.language)[-1:]


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
        for claim in [*said_by(text, 0, verbs, language), *owned(text, 0, language)]
    ]


def _lead(sentence: OwnSentence, verbs: Words) -> list[Claim]:
    """Who does what a verb before the passage says, the one that leads up to it first."""
    text, language = sentence.before, sentence.language
    thought = verbs == language.words("ascriptions")
    start = sentence.statement if thought else text.rfind(";") + 1
    found = [*viewed(text, start, language), *said_by(text, start, verbs, language)]
    # `If it centres everything, for Ruiz | …`
    last = text.rfind(",", start) + 1
    aside = viewed(text, last, language) if last else []
    found += [one for one in aside if not text[one.place + len(one.phrase) :].strip(" ,")]
    places = [(Span(0, 0), one.subject) for one in found]
    first = foremost(places, language) if places else None
    leading = [one for one in found if first and one.subject is first[1]]
    return [*leading, *[one for one in reversed(found) if one not in leading]]
