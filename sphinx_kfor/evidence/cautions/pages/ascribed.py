"""Whether an author's own sentence gives a passage to whom the source gives it.

The sentence's own speaker decides; who is named in it besides, or in the sentences before, counts only where
it has none, or a pronoun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.pages.claims import claims, every_claim, is_viewpoint, leading
from sphinx_kfor.evidence.cautions.pages.clausal import by_that
from sphinx_kfor.evidence.cautions.pages.inner import inner_speaker
from sphinx_kfor.evidence.cautions.pages.meant import Speaker, is_open
from sphinx_kfor.evidence.cautions.pages.referents import Attribution, is_held, is_nobody_elses
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY
from sphinx_kfor.evidence.cautions.phrases.names import WORD, same_name
from sphinx_kfor.evidence.cautions.phrases.openings import first_name
from sphinx_kfor.evidence.cautions.phrases.owners import Claim
from sphinx_kfor.evidence.cautions.phrases.subjects import said_so
from sphinx_kfor.evidence.cautions.reported_moods import backshifts
from sphinx_kfor.evidence.cautions.rule import PAST_TAG
from sphinx_kfor.evidence.cautions.speakers.affiliations import VAGUE
from sphinx_kfor.evidence.cautions.voices.turns import INTERVIEWER
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, SOCIETIES, kinds
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.own_sentence import OwnSentence
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.problems import About

#: Lists of words that say that something is said, thought, asked or wished.
_SAID = ("attributions", "speech_verbs", "reports", "ascriptions", "disputes", "pledges")
_OWNER = re.compile(r"\S+['\u2019]s(?!\w)")
#: Who speaks for a body, and the bodies in whose own texts such a one needs no more than that.
_OFFICERS = frozenset({"director", "spokesperson"})
_HEADS = frozenset({"president"})
#: Two words may be forms of one verb if they share so many letters.
_STEM = 4


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
    said = _Said(sentence, about, source)
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
    return states and not about.spoken and _is_own(sentence, about, source)


def _relays(sentence: OwnSentence, speaker: Speaker, found: list[Claim]) -> bool:
    """Whether a source's maker is said to tell on whose words they are: `the board, citing a survey, says`.

    That is of a paper, or of somebody whom the source does not name.
    """
    makers = Speaker(sentence.around.makers, sentence.language)
    unnamed = speaker.is_paper or VAGUE in speaker.who
    words = WORD.findall(f"{sentence.before} {sentence.behind}".lower())
    cited = unnamed and speaker.has_office(words)
    return cited and bool(found) and makers.is_in(found[0].phrase)


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
    makers = sentence.around.makers if _is_own(sentence, about, source) else ()
    page = sentence.around.page
    return Speaker((*about.who, *makers), sentence.language, page, about.others, source, about.bodies)


def _is_own(sentence: OwnSentence, about: About, source: Language) -> bool:
    """Whether the source speaks, or a part of its maker."""
    makers = sentence.around.makers
    part = _is_part(about.who, makers, sentence.language)
    return about.own or part or _is_officer(about.who, makers, source)


def _claims(sentence: OwnSentence, about: About, source: Language) -> list[Claim]:
    """Who is made the speaker, but for who tells the source: `…, Quist writes`, whose author Quist is."""
    found = claims(sentence) or by_that(sentence)
    tellers = Speaker(sentence.around.makers, sentence.language)
    if about.spoken:
        # `Ruiz could not say that it holds: by the survey it | may cost …` is Ruiz's.
        found = [one for one in found if not _is_document(one, sentence.language)]
    if _is_own(sentence, about, source):
        return found
    # Who speaks may be who wrote it: a minister, whose statement the source is.
    speaker = Speaker(about.who, sentence.language)
    told = [
        one
        for one in found
        if any(map(speaker.is_one, one.subject.names)) or not any(map(tellers.is_one, one.subject.names))
    ]
    return told or found


def _is_document(claim: Claim, language: Language) -> bool:
    """Whether who is made the speaker is a report or the like: `secondo la perizia Quaglino`."""
    articles = language.words("determiners", "indefinites").plain
    words = [word for word in WORD.findall(parted(claim.phrase, language)) if word.lower() not in articles]
    known = kinds(words[0]) if words and words[0].lower() not in articles else frozenset()
    return bool(known) and known <= DOCUMENTS


def _is_part(who: tuple[str, ...], makers: tuple[str, ...], language: Language) -> bool:
    """Whether who speaks in a source is a part of its maker: `the Section` of `Court of Audit, Section …`."""
    named = {word.lower() for maker in makers if not maker.islower() for word in WORD.findall(maker)}
    words = {word.lower() for one in who for word in WORD.findall(one)}
    return bool(words) and all(any(same_name(word, one, language) for one in named) for word in words)


def _is_officer(who: tuple[str, ...], makers: tuple[str, ...], source: Language) -> bool:
    """Whether who speaks in the text of a society or a firm leads it: `sagte Geschäftsführer Hanno Veit`.

    That is one of whom the text does not say whose officer they are.
    """
    words, named = ({word.lower() for one in some for word in WORD.findall(one)} for some in (who, makers))
    ours = any(kinds(word) & SOCIETIES for word in named)
    # `Verbandspräsident` says itself of which body such a one is.
    society = {kind for word in named for kind in kinds(word)} & SOCIETIES
    known = {word: _OFFICERS | (society | _HEADS if kinds(word) & society else set()) for word in words}
    others = any(kinds(word) - known[word] or word in source.words("bodies").plain for word in words)
    return ours and not others and any(_leads_body(word, source) for word in words)


def _leads_body(word: str, language: Language) -> bool:
    return bool(kinds(word) & (_OFFICERS | _HEADS)) or word in language.words("representatives").plain


@dataclass(frozen=True)
class _Said:
    """By which words a sentence says that a passage is somebody's."""

    sentence: OwnSentence
    about: About
    source: Language

    @cached_property
    def words(self) -> list[str]:
        """Words of speech, thought and the like in the sentence."""
        known = self.sentence.language.words(*_SAID)
        language = self.sentence.language
        parts = (fold_text(self.sentence.before), fold_text(self.sentence.behind))
        found = [match[0].lower() for part in parts for match in known.finditer(part)]
        so = (
            part[slice(*place)] for part in parts for place, _ in said_so(part, Span(0, len(part)), language)
        )
        return [*found, *so]

    @property
    def _thought(self) -> list[str]:
        """Those of the words before the passage that are no subject of it: not `die | Prognose | ist`."""
        language = self.sentence.language
        if not language.has_capital_nouns:
            return self.words
        text = f"{self.sentence.before} {self.sentence.behind}"
        articles = language.words("determiners", "indefinites").plain - language.words("possessives").plain
        found = language.words(*_SAID).finditer(text)
        return [
            match[0].lower()
            for match in found
            if match[0].islower() or articles.isdisjoint(text[: match.start()].lower().split()[-1:])
        ]

    @property
    def holds(self) -> bool:
        """Whether the sentence says so, and no more than the source."""
        # Where a source speaks in its own voice, whose it is needs no verb: `The court would stop it`.
        own = _is_own(self.sentence, self.about, self.source)
        plain = self.about.spoken or own or self.repeats or is_viewpoint(self.sentence) or self.reports_on
        told = any(not self._says_more(word) for word in self.words)
        return plain or told or (not self.words and bool(by_that(self.sentence)))

    @property
    def shows_mood(self) -> bool:
        """Whether what is quoted shows by its verb that somebody says it: `weil sie “zu teuer sei”`."""
        shown = fold_text(self.sentence.around.passage).lower().split()
        mood = fold_text(self.about.word).lower() in shown and self.about.word not in self.words
        return mood and self.sentence.around.quoted and bool(self.source.words("final_modals").entries)

    @property
    def repeats(self) -> bool:
        """Whether it quotes the source's word: `The court “does not hold them sufficient”, because | …`."""
        printed, word = self.sentence.printed_before, fold_text(self.about.word).strip()
        return bool(word) and re.search(whole(word), printed, re.IGNORECASE) is not None

    @property
    def alike(self) -> bool:
        """Whether a word of it is a form of the source's."""
        *_, word = fold_text(self.about.word).lower().split() or [""]
        return any(_alike(word, one.split()[-1]) for one in self.words)

    def is_vague(self, found: list[Claim]) -> bool:
        """Whether it says so of nobody in particular: `an official told us`, `by one estimate`."""
        language = self.sentence.language
        definite = language.words("determiners").plain - language.words("indefinites").plain
        said = [claim.subject.phrase for claim in found[:1]] or [self.sentence.before]
        if found and said[0].lower() in language.words("others").plain:
            # Of two who are not known one is `the other`.
            return True
        firsts = [one.split()[0] for one in said if one.strip()]
        any_ = language.words("indefinites", "quantifiers", "numerals", "prepositions", "pronouns").plain
        return bool(self.words) and all(
            one.lower() in any_ or not (one.lower() in definite or one[0].isupper()) for one in firsts
        )

    @property
    def distant(self) -> bool:
        """Whether it says that what was not spoken is hoped, thought or only said to be so, whoever does."""
        language, lead = self.sentence.language, self.sentence.lead
        kinds = ("modal_planned", "modal_foreseen", "modal_thought", "modal_likely")
        passives = language.words("passives").alternatives
        heard = re.compile(rf"(?<!\w)(?:{passives})\s+$", re.IGNORECASE)
        # What a source reckons itself `is put at` a sum.
        said = language.words("attributions", *(["ascriptions"] if self.about.own else [])).finditer(lead)
        # What a study suggests seems to be so.
        word = fold_text(self.about.word).lower()
        seeming = word in self.source.words("modal_seeming").plain
        return not self.about.spoken and (
            (seeming and language.words("modal_seeming").search(lead) is not None)
            or any(word in language.words(*kinds).plain for word in self._thought)
            or any(heard.search(lead[: one.start()]) for one in said)
        )

    def is_held_by(self, speaker: Speaker) -> bool:
        """Whether what was spoken goes on with what is said of a speaker: `Ruiz is calm; his fear is | …`."""
        first, closed, last = self.sentence.before.rpartition(";")
        return self.about.spoken and bool(closed) and is_held(speaker, first) and not speaker.has_others(last)

    @property
    def disputed(self) -> bool:
        """Whether it says that somebody holds what was not spoken to be untrue."""
        words, lead = self.sentence.language.words, self.sentence.lead
        # `Dass die Busse leer fahren, | bestreitet der Verband`
        fronted = words("complements").match(lead.lstrip()) is not None
        told = f"{lead} {fold_text(self.sentence.behind) if fronted else ''}"
        return not self.about.spoken and words("disputes").search(told) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it speaks of whom the sentences before speak of."""
        language, before = self.sentence.language, self.sentence.before
        text = f"{before} {self.sentence.behind}"
        first = WORD.search(before)
        that = language.words("demonstratives").plain
        if self.reports_on or (first is not None and first[0].lower() in that):
            # `Ruiz told the House how many there are. That is | 116 per cent.`
            return True
        meant = language.words("pronouns", "possessives").plain - NOBODY | {"it"}
        if not meant.isdisjoint(word.lower() for word in WORD.findall(text)):
            return True
        bare = not WORD.search(before) or before.rstrip().endswith(":")
        verbs = language.words("speech_verbs", "ascriptions", "reports").plain
        return self.about.spoken and (bare or not verbs.isdisjoint(self.words))

    @property
    def reports_on(self) -> bool:
        """Whether its verb has a form in which speech goes on: `Ruiz widerspricht. Die Kreise seien …`."""
        text = f"{self.sentence.before} {self.sentence.behind}"
        return self.sentence.language.words("reportives").search(text) is not None

    def _says_more(self, word: str) -> bool:
        """Whether a word says that something is so, where the source's does not."""
        facts = self.sentence.language.words("factives").plain
        said = fold_text(self.about.word).lower()
        # `According to a study` and `a study found` are one.
        return word in facts and said not in self.source.words("factives", "reports").plain


def _alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one verb: `expects`, `expected`."""
    least = min(len(one), len(other), _STEM)
    return least > 2 and one[:least] == other[:least]  # noqa: PLR2004 (`as`, `di`)
