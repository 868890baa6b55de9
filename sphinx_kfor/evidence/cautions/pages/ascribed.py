"""Whether an author's own sentence gives a passage to whom the source gives it.

The sentence's own speaker decides; who is named in it besides, or in the sentences before, counts only where
it has none, or a pronoun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.claims import claims, every_claim, leading
from sphinx_kfor.evidence.cautions.pages.clausal import by_that
from sphinx_kfor.evidence.cautions.pages.inner import inner_speaker
from sphinx_kfor.evidence.cautions.pages.makers import is_document, is_own
from sphinx_kfor.evidence.cautions.pages.meant import Speaker, is_open
from sphinx_kfor.evidence.cautions.pages.referents import Attribution, is_held, is_nobody_elses
from sphinx_kfor.evidence.cautions.pages.said import Said
from sphinx_kfor.evidence.cautions.phrases.names import WORD
from sphinx_kfor.evidence.cautions.phrases.openings import first_name
from sphinx_kfor.evidence.cautions.phrases.owners import Claim
from sphinx_kfor.evidence.cautions.reported_moods import backshifts
from sphinx_kfor.evidence.cautions.rule import PAST_TAG
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE
from sphinx_kfor.evidence.cautions.voices.turns import INTERVIEWER
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

_OWNER = re.compile(r"\S+['\u2019]s(?!\w)")


def ascribes(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a sentence gives a passage to its speaker.

    Words that were spoken are given to somebody by the marks and the name; what is only reported takes a
    word that says so, and none that says more than the source's: `shows that` for `suggests that`.
    """
    speaker, found = _speaker(sentence, about, source), _claims(sentence, about, source)
    asked = INTERVIEWER in about.word and sentence.language.words("inquiries").search(
        fold_text(sentence.before)
    )
    if asked or _is_inner(found, sentence, about, source) or _relays(sentence, speaker, found):
        # `Asked whether | …, Ruiz says no`
        return True
    said = Said(sentence, about, source)
    if not speaker.who:
        # Nobody knows who speaks: nobody who is named can be held to be the one.
        # Where the mood of a verb alone says that somebody speaks, anybody who is named may.
        mood = not about.sure and fold_text(about.word).lower() in source.words("reportives").plain
        named = not mood and any(claim.subject.names or speaker.makes(claim) is False for claim in found)
        return not named and (
            (mood and said.holds)
            or said.alike
            or (said.holds and (bool(found) or said.is_vague(found) or said.distant))
        )
    told = makes_speaker(sentence, about, source)
    first, _, last = sentence.before.rpartition(";")
    if told is None:
        near = f"{last} {sentence.behind.partition(';')[0]}"
        # What is cited is not said by whom it is said of: `Norrell's | margin was 2 per cent`.
        told = speaker.is_named_in(_OWNER.sub("", near) if sentence.around.cited else near)
        plain = not (sentence.around.quoted or said.words or said.reports_on)
        if told and about.spoken and plain:
            # Nor is what its officer said of it: `Norrell lost 2 per cent`.
            told = speaker.names_person(near)
    if not told and (
        _leads(sentence, about, source, found) or (told is None and not found and said.is_held_by(speaker))
    ):
        return True
    if said.disputed or told is not None:
        return (said.holds and (bool(told) or said.disputed)) or (bool(told) and said.shows_mood)
    vague = VAGUE in about.who and said.is_vague(found)
    if not said.holds or (vague and (found or not speaker.acts_in(sentence.before, person=True))):
        return said.holds
    of_another = bool(found) and not is_open(found[0], sentence.language)
    of_another = of_another or (about.spoken and _is_led_by_another(sentence, speaker))
    earlier = f"{sentence.earlier} {first}".strip()
    # A pronoun that can mean nobody else may mean the speaker.
    held = said.goes_on and (is_held(speaker, earlier) or is_nobody_elses(found, speaker, earlier))
    return not of_another and (held or said.distant)


def gives_to_nobody_else(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether nobody else is made the speaker of what a source tells on by the past of a verb alone."""
    past = fold_text(about.word).lower() in backshifts(source)
    return past and makes_speaker(sentence, about, source) is not False


def _is_inner(found: list[Claim], sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether whoever speaks says that it is of whom the page makes it: `Ruiz: The union speaks of 400.`."""
    cited = about.spoken and sentence.around.cited
    who = inner_speaker(sentence.around.passage, source) if cited else ()
    return bool(who) and any(Speaker(who, sentence.language).makes(one) for one in found)


def names_somebody(sentence: OwnSentence, about: About, source: Language) -> bool:  # noqa: ARG001
    """Whether a speech that is quoted past who says it is anybody's on its page."""
    return about.word == PAST_TAG and bool(claims(sentence) or leading(sentence))


def is_own_finding(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether a source's maker says there what is so, which whoever cites the source says of it."""
    states = source.words("findings").match(fold_text(about.word)) is not None
    return states and not about.spoken and is_own(sentence, about, source)


def _relays(sentence: OwnSentence, speaker: Speaker, found: list[Claim]) -> bool:
    """Whether a page names a paper or an unnamed source of which its maker tells: `it says, citing a survey`.

    What is asked of many needs nobody else: `in a poll nine in ten | want it`.
    """
    makers = Speaker(tuple(one for one in sentence.around.makers if not one.islower()), sentence.language)
    words = WORD.findall(f"{sentence.before} {sentence.behind}".lower())
    if not found:
        return speaker.is_survey_in(words)
    cited = speaker.is_paper_in(words) or (VAGUE in speaker.who and speaker.has_office(words))
    return cited and makers.is_in(found[0].phrase)


def _leads(sentence: OwnSentence, about: About, source: Language, found: list[Claim]) -> bool:
    """Whether the words that lead up to a passage are of the speaker, and make nobody another."""
    claim = leading(sentence)
    nearer = any(one.behind or one.place >= sentence.statement for one in found)
    if claim is None or nearer or not (about.spoken and sentence.around.quoted):
        return False
    tellers = Speaker(sentence.around.makers, sentence.language)
    return Attribution([], _speaker(sentence, about, source), sentence, tellers).means(claim, []) is True


def _is_led_by_another(sentence: OwnSentence, speaker: Speaker) -> bool:
    """Whether somebody else who is named acts before a colon: `Ruiz agreed. Lind did not: “…”`."""
    text = sentence.before.rstrip()
    subject = first_name(text, Span(0, len(text)), sentence.language) if text.endswith(":") else None
    return subject is not None and speaker.makes(Claim(subject, subject.shown, text, 0)) is False


def makes_speaker(sentence: OwnSentence, about: About, source: Language) -> bool | None:
    """Whether a sentence makes the source's speaker the one who says it, or else another (False)."""
    speaker, tellers = _speaker(sentence, about, source), Speaker(sentence.around.makers, sentence.language)
    told = Attribution(_claims(sentence, about, source), speaker, sentence, tellers).told
    if not told and sentence.around.cited and not WORD.search(sentence.behind):
        # What is cited at the end may be of any clause.
        every = (Attribution([one], speaker, sentence, tellers) for one in every_claim(sentence))
        told = any(one.told for one in every) or told
    return told


def given_to(sentence: OwnSentence, about: About, source: Language) -> str:
    """Whom a sentence makes the speaker who is not the source's, in its words; not a pronoun."""
    found = _claims(sentence, about, source)
    if not found or is_open(found[0], sentence.language) or makes_speaker(sentence, about, source):
        return ""
    return _bare(found[0].phrase, sentence.language)


def _bare(phrase: str, language: Language) -> str:
    """A phrase without words at its edges that are no part of a name: `Wie | die Zeitung`, `Ruiz | ha`."""
    words = list(WORD.finditer(phrase))
    before = language.words("comparisons", "prepositions", "asides").plain
    behind = before | language.words("finite", "passives", "relatives", "complements").plain
    while words[1:] and words[0][0].lower() in before:
        words.pop(0)
    while words[1:] and words[-1][0].lower() in behind:
        words.pop()
    return phrase[words[0].start() : words[-1].end()] if words else phrase.strip()


def _speaker(sentence: OwnSentence, about: About, source: Language) -> Speaker:
    makers = sentence.around.makers if is_own(sentence, about, source) else ()
    page = sentence.around.page
    return Speaker((*about.who, *makers), sentence.language, page, about.others, source, about.bodies)


def _claims(sentence: OwnSentence, about: About, source: Language) -> list[Claim]:
    """Who is made the speaker, but for who tells the source: `…, Quist writes`, whose author Quist is."""
    found = claims(sentence) or by_that(sentence)
    tellers = Speaker(sentence.around.makers, sentence.language)
    if about.spoken:
        # `Ruiz could not say that it holds: by the survey it | may cost …` is Ruiz's.
        found = [one for one in found if not is_document(one, sentence.language)]
    if is_own(sentence, about, source):
        return found
    # Who speaks may be who wrote it: a minister, whose statement the source is.
    speaker = Speaker(about.who, sentence.language)
    told = [
        one
        for one in found
        if any(map(speaker.is_one, one.subject.names)) or not any(map(tellers.is_one, one.subject.names))
    ]
    return told or found
