"""Whose words a passage is, as its surroundings say: what is quoted, who is the subject of the verb.

A passage between quotation marks is asked for in this order: the verb that leads up to it (`Ruiz said: “…”`),
the one that it runs on to (`“…,” said Ruiz`), a signature behind it, then the quotation before it in the
paragraph, which it goes on, and what the paragraph before leads up to. All offsets are Unicode code points.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.elided import parted
from sphinx_kfor.evidence.cautions.heads import NOBODY, Subject, is_epithet
from sphinx_kfor.evidence.cautions.interviews import in_full, interview_at
from sphinx_kfor.evidence.cautions.last_named import LastNamed
from sphinx_kfor.evidence.cautions.names import WORD, Mention, is_person, mentions
from sphinx_kfor.evidence.cautions.speech import Paragraph, Quoted, read_paragraphs
from sphinx_kfor.evidence.cautions.subjects import (
    first_name,
    first_noun,
    foremost,
    named_at_once,
    past_asides,
    subjects,
    voicing,
)
from sphinx_kfor.evidence.cautions.turns import Turn, turn_at
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import late
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end, sentence_start, widening
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language

_STOPS = ".!?\u2026\u3002"
_NAME = r"[^\W\d_a-z][\w'\u2019-]*\.?"
_NAMES = rf"{_NAME}(?:\s+(?:\w{{1,3}}\s+)?{_NAME}){{0,4}}"
_SIGNATURE = late(
    rf"[{CLOSERS}.!?\u2026,]*\s*(?:[\u2013\u2014\u2015]|--?(?=\s)|(?<=\n)--?)\s*(?P<name>{_NAMES})\s*(?=[,.(]|\n|\Z)"
    rf"|[{CLOSERS}.!?\u2026]*\s*\(\s*(?P<bracketed>{_NAMES})\s*[,)]"
)
#: A line of its own that a dash begins may be a signature.
_SIGNED_BELOW = late(r"\s*(?:[\u2013\u2014\u2015]|--?)[^\n]{2,100}")
#: So many paragraphs before a passage's own are read, for speech that goes on and for pronouns.
_FAR = 4
#: A verb of speech behind a closed sentence tells whose it is only where so few words are all that follows.
_TAG = 6
#: A heading has no more words.
_HEADING = 12
#: The verb behind a quotation is no further than this from it, if the two are one.
_NEAR = 60
#: Whose something is stands among so many first words: `i nostri registri`.
_OWNED = 2


@dataclass(frozen=True)
class Voice:
    """Who speaks.

    Attributes:
        how: `verb`, `lead` and `tag` for one right before and behind the marks, `signature`, `turn`, or
            `sentence` where a sentence leads up to the words without a verb of speech.
        subject: who; nobody is named by a pronoun.
        place: where it says so.
    """

    how: str
    subject: Subject
    place: int


@dataclass(frozen=True)
class Surroundings:
    """The paragraphs in which voices are heard, in Unicode NFC; offsets are its own.

    Attributes:
        text: the paragraphs.
        passage: where the passage stands in them.
        near: the passage's paragraph and the one before, in which a speaker should be named.
        document: the whole text.
        language: the word lists.
    """

    text: str
    passage: Span
    near: Span
    document: str
    language: Language

    @cached_property
    def paragraphs(self) -> tuple[list[Paragraph], int]:
        """The paragraphs, and which of them holds the passage's beginning."""
        return read_paragraphs(self.text, self.passage)

    @property
    def paragraph(self) -> Paragraph:
        """The passage's own."""
        found, at = self.paragraphs
        return found[at]

    @cached_property
    def quoted(self) -> Quoted | None:
        """The quotation marks between which the passage stands, the outermost."""
        return next((one for one in self.paragraph.quoted if one.holds(self.passage, self.text)), None)

    @cached_property
    def turn(self) -> Turn | None:
        """The turn of a conversation in which the passage stands."""
        found = turn_at(self.document, self.text, self.paragraph.span.start, self.passage, self.language)
        if found:
            words = self.text[slice(*self.paragraph.span)]
            return in_full(found, self.document, words, self.language)
        return interview_at(self.document, self.text, self.passage, self.language)

    @cached_property
    def voice(self) -> Voice | None:
        """Who says the passage; None if nothing says so."""
        if self.quoted:
            return self._nested(self.quoted) or self._of(self.paragraphs[1], self.quoted)
        if self.turn:
            return Voice("turn", self.turn.subject, self.paragraph.span.start)
        lead = self._reported() or self._led_up_to(self.paragraphs[1], verb_only=True)
        return lead or self._signature(Quoted(*self.passage)) or self._headed() or self._indirect()

    @cached_property
    def reported(self) -> Subject | None:
        """Whose words the passage's speaker reports, in the speech: `“Lind told us that | it broke,”`."""
        begins = self.quoted.start if self.quoted else self.turn.end if self.turn else self.passage.start
        start = max(begins, sentence_start(self.text, self.passage.start, self.language))
        # Behind a semicolon the speaker says another thing.
        start = max(start, self.text.rfind(";", start, self.passage.start) + 1)
        led = self.text[start : self.passage.start]
        opens = self.language.words("reports").match(fold_text(led).lstrip())
        if opens and self._is_of_speaker(fold_text(led).lstrip()[opens.end() :]):
            return None
        found = foremost(
            list(subjects(self.text, Span(start, self.passage.start), self.language)), self.language
        )
        if not found:
            *_, said = None, *self.language.words("attributions").finditer(led)
            told = said and led[: said.start()].lower().split()[-1:]
            if said and self._is_of_speaker(led[said.end() :]):
                return None
            return Subject(said[0]) if said and not (told and told[0] in self._passives) else None
        own = not found[1].names and self._is_of_speaker(found[1].phrase)
        return None if own or found[1].phrase.lower() in NOBODY else found[1]

    def _is_of_speaker(self, words: str) -> bool:
        """Whether some words are of what the speaker has: `According to | our records`."""
        first = parted(words.lower(), self.language).split()[:_OWNED]
        return not self.language.words("first_persons").plain.isdisjoint(first)

    @cached_property
    def teller(self) -> Subject | None:
        """Who tells of the passage that a third person said it, and so is not who says it."""
        voice, third = self.voice, self.language.words("pronouns").plain - NOBODY
        if not self.quoted or voice is None or voice.subject.phrase.lower() not in third:
            return None
        if self.turn and self.turn.end <= self.quoted.start:
            return self.turn.subject
        outer = self._of(self.paragraphs[1], self.quoted) if self._nested(self.quoted) else None
        return outer.subject if outer else None

    @property
    def _passives(self) -> frozenset[str]:
        return self.language.words("passives").plain

    @property
    def marked_inside(self) -> bool:
        """Whether the passage holds quotation marks of its own."""
        start, end = self.passage
        return any(one.start < end and start < one.end for one in self.paragraph.quoted)

    @cached_property
    def names(self) -> list[Mention]:
        """The names near the passage."""
        return mentions(self.text, self.near, self.language)

    def spelled(self, wanted: str) -> list[Mention]:
        """A name as typed, which need not be capitalised: `the ministry`."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", wanted).split()))
        pattern = re.compile(rf"(?<!\w){words or '(?!)'}(?!\w)", re.IGNORECASE)
        return [Mention(m[0], m.start(), m.end()) for m in pattern.finditer(self.text, *self.near)]

    def meant(self, voice: Voice) -> list[Mention]:
        """Whom a voice may mean: its names, or those whom a pronoun or a title may stand for.

        That is whoever spoke last, and the persons of the last sentence before it that names any.
        """
        words = voice.subject.phrase.lower().split()
        known = words and words[0] not in self.language.words("indefinites").plain
        named = self.language.words("pronouns", "titles").plain
        refers = known and (words[-1] in named or is_epithet(words, self.language))
        if voice.subject.names or not refers:
            return list(voice.subject.names)
        found, at = self.paragraphs
        last = LastNamed(self.text, self.document, self.language)
        return last.meant_by(words, found[: at + 1], voice.place)

    def _nested(self, quoted: Quoted) -> Voice | None:
        """Who is quoted by who is quoted: `“Lind told me: ‘We lied,’” said Ruiz`."""
        inner = Paragraph(self.text, Span(quoted.start, quoted.end), within=True)
        within = next((one for one in inner.quoted if one.holds(self.passage, self.text)), None)
        if not within:
            return None
        return self._before(inner, within, verb_only=True) or self._behind(inner, within)

    def _of(self, at: int, quoted: Quoted, depth: int = 0) -> Voice | None:
        """Who says what stands between some marks."""
        paragraph = self.paragraphs[0][at]
        before, behind = self._before(paragraph, quoted), self._behind(paragraph, quoted)
        led = (
            before
            and before.how != "sentence"
            and not (behind and behind.how == "tag" and before.how != "lead")
        )
        tagged = behind if behind and behind.how == "tag" else None
        found = (before if led else None) or tagged or self._signature(quoted) or before or behind
        found = found or self._mentioned(paragraph, quoted)
        if found or depth > len(self.paragraphs[0]) + len(paragraph.quoted):
            return found
        return self._going_on(at, quoted, depth + 1)

    def _before(self, paragraph: Paragraph, quoted: Quoted, *, verb_only: bool = False) -> Voice | None:
        """Who leads up to a quotation in its sentence."""
        masked, base = paragraph.masked, paragraph.span.start
        place = len(masked[: quoted.start - base].rstrip(CLOSERS + "\u201e\u00ab\u201c ,,"))
        opens = quoted.start - base
        start = sentence_start(masked, opens, self.language)
        if start >= place or not WORD.search(masked[start:place]):
            return None
        where = Span(start, opens)
        said = foremost(list(subjects(masked, where, self.language)), self.language)
        if said:
            rest = masked[said[0].end : opens].rstrip(CLOSERS + "\u201e\u00ab\u201c ")
            near = rest.endswith((":", ",")) and "," not in rest[:-1]
            return Voice("lead" if near else "verb", said[1].moved(base), base + said[0].start)
        lead = None if verb_only else first_name(masked, where, self.language)
        lead = lead or (None if verb_only else first_noun(masked, where, self.language))
        return Voice("sentence", lead.moved(base), base + start) if lead else None

    def _mentioned(self, paragraph: Paragraph, quoted: Quoted) -> Voice | None:
        """A person whom the words name that lead up to a quotation in its sentence: `For Ruiz, “…”`."""
        masked, base = paragraph.masked, paragraph.span.start
        opens = quoted.start - base
        where = Span(sentence_start(masked, opens, self.language), opens)
        for name in mentions(masked, where, self.language):
            if not name.owns and is_person(masked, name, self.language, self.document):
                return Voice("sentence", Subject(name.name, (name.moved(base),)), base + name.start)
        return None

    def _behind(self, paragraph: Paragraph, quoted: Quoted) -> Voice | None:
        """Who is the subject of the verb to which a quotation runs on."""
        masked, base, end = paragraph.masked, paragraph.span.start, quoted.end - paragraph.span.start
        place = end + len(masked[end:]) - len(masked[end:].lstrip(CLOSERS + " ,"))
        stop = sentence_end(masked, place, self.language)
        if stop <= place:
            return None
        where, said = Span(place, stop), self.text[quoted.start : quoted.end].rstrip(CLOSERS + " ")
        first = next(subjects(masked, where, self.language), None)
        if not first:
            comma = said.endswith(",") or masked[end:place].strip(CLOSERS + " ").startswith(",")
            lead = named_at_once(masked, where, self.language) if comma else None
            return Voice("sentence", lead.moved(base), base + place) if lead else None
        (start, after), subject = first
        if masked[start:after].lower() in self.language.words("disputes").plain and _stop(said):
            # `“….” Ruiz disagrees.`
            return None
        joints = self.language.words("joints", "contrasts").plain
        if masked[place:start].strip(" ,").lower() in joints:
            return None
        closed = _stop(said)
        runs_on = not closed or masked[place : place + 1].islower() or start == place
        if not runs_on and (
            self._complement(masked, after)
            or (closed == "." and not self._tag(paragraph, quoted, masked[after:stop]))
        ):
            return None
        at_once = not closed or closed in "!?"
        begins = (
            start == past_asides(masked, place, self.language)
            or any(name.start == place for name in subject.names)
            or masked.startswith(subject.phrase, place)
        )
        return Voice(
            "tag" if at_once and begins and start - place < _NEAR else "verb",
            subject.moved(base),
            base + start,
        )

    def _tag(self, paragraph: Paragraph, quoted: Quoted, rest: str) -> bool:
        """Whether a sentence behind a closed one may be all about who says it."""
        again = any(one.end < quoted.start for one in paragraph.quoted)
        return not again and len(WORD.findall(rest)) <= _TAG

    def _complement(self, masked: str, place: int) -> bool:
        """Whether what is said follows a verb: `said that …`, `said: …`."""
        rest = masked[place:].lstrip()
        return rest.startswith(":") or bool(self.language.words("complements").match(rest))

    def _signature(self, quoted: Quoted) -> Voice | None:
        """A name behind a dash, or in brackets: `“…” — Ana Ruiz`."""
        signed = _SIGNATURE.match(self.text, quoted.end)
        if not signed:
            return None
        name = signed["name"] or signed["bracketed"]
        start = signed.start("name") if signed["name"] else signed.start("bracketed")
        found = mentions(self.text, Span(start, start + len(name)), self.language)
        return Voice("signature", Subject(name, tuple(found)), start) if found else None

    def _going_on(self, at: int, quoted: Quoted, depth: int) -> Voice | None:
        """Who spoke before, if a quotation goes on what was said."""
        paragraph = self.paragraphs[0][at]
        earlier = [one for one in paragraph.quoted if one.end < quoted.start]
        told = paragraph.narrated(earlier[-1].end if earlier else paragraph.span.start, quoted.start)
        if earlier:
            between = Span(earlier[-1].end, quoted.start)
            return (
                self._told(paragraph, between)
                or self._of(at, earlier[-1], depth)
                or self._acting(paragraph, quoted, between.start)
            )
        if WORD.search(told):
            return self._acting(paragraph, quoted, paragraph.span.start)
        return self._led_up_to(at) or self._spoken_before(at, depth)

    def _told(self, paragraph: Paragraph, between: Span) -> Voice | None:
        """Who is the subject of the last verb of speech between two quotations."""
        masked, base = paragraph.masked, paragraph.span.start
        start = between.start - base
        where = Span(
            start + len(masked[start:]) - len(masked[start:].lstrip(CLOSERS + " ,")), between.end - base
        )
        end = min(sentence_end(masked, where.start, self.language), where.end)
        said = list(subjects(masked, Span(where.start, end), self.language))
        if not said or self._complement(masked, said[-1][0].end):
            return None
        return Voice("verb", said[-1][1].moved(base), base + said[-1][0].start)

    def _acting(self, paragraph: Paragraph, quoted: Quoted, start: int) -> Voice | None:
        """Of whom the sentence before a quotation is: `Ruiz smiled. “…”`."""
        masked, base = paragraph.masked, paragraph.span.start
        end = len(masked[: quoted.start - base].rstrip(CLOSERS + "\u201e\u00ab\u201c "))
        begin = max(start - base, sentence_start(masked, end, self.language))
        where = Span(begin, end)
        said = list(subjects(masked, where, self.language))
        lead = said[-1][1] if said and said[-1][1].names else first_name(masked, where, self.language)
        if lead is None and said and self._is_noun(said[-1][1].phrase):
            lead = said[-1][1]
        first = WORD.match(masked, begin)
        if lead is None and first and first[0].lower() in self.language.words("personal_pronouns").plain:
            # `She laughed. | “…”`
            lead = Subject(first[0], ())
        return Voice("sentence", lead.moved(base), base + begin) if lead else None

    def _is_noun(self, phrase: str) -> bool:
        """Whether words are a noun with its article: `a farmer`."""
        articles = self.language.words("determiners", "indefinites", "quantifiers", "numerals", "cardinals")
        first, *others = phrase.lower().split()
        verbs = self.language.words("speech_verbs", "conditions", "complements", "pronouns").plain
        return bool(others) and first in articles.plain and verbs.isdisjoint(others)

    def _led_up_to(self, at: int, *, verb_only: bool = False) -> Voice | None:
        """Who is the subject of the sentence whose colon ends the paragraph before."""
        if not at:
            return None
        before = self.paragraphs[0][at - 1]
        masked, base = before.masked.rstrip(), before.span.start
        if not masked.endswith(":"):
            return None
        where = Span(sentence_start(masked, len(masked), self.language), len(masked))
        said = list(subjects(masked, where, self.language))
        if said:
            return Voice("verb", said[-1][1].moved(base), base + said[-1][0].start)
        lead = None if verb_only else first_name(masked, where, self.language)
        return Voice("sentence", lead.moved(base), base + where.start) if lead else None

    def _spoken_before(self, at: int, depth: int) -> Voice | None:
        """Who says the quotation at the end of the paragraph before, which a new paragraph goes on."""
        if not at:
            return None
        before = self.paragraphs[0][at - 1]
        if before.quoted:
            return self._of(at - 1, before.quoted[-1], depth)
        masked = before.masked.rstrip()
        where = Span(sentence_start(masked, len(masked), self.language), len(masked))
        said = next(subjects(masked, where, self.language), None)
        lead = said[1] if said and said[1].names else first_name(masked, where, self.language)
        return (
            Voice("sentence", lead.moved(before.span.start), before.span.start + where.start)
            if lead
            else None
        )

    def _headed(self) -> Voice | None:
        """The person whose words follow, as a heading over the passage says: `Speech by Ana Ruiz`."""
        found, at = self.paragraphs
        for before in reversed(found[:at]):
            line = self.text[slice(*before.span)].strip("#*_ \n")
            words = WORD.findall(line)
            if len(words) > _HEADING or "\n" in line or line[-1:] in _STOPS + ":,;":
                continue
            return self._author(before.span)
        return None

    def _author(self, heading: Span) -> Voice | None:
        """The person with whose name a heading ends, behind *by* or *of* and a noun."""
        name = next(iter(mentions(self.text, heading, self.language)[-1:]), None)
        if name is None or not is_person(self.text, name, self.language, self.document):
            return None
        words = self.text[heading.start : name.start].lower().split()
        links = self.language.words("authorships", "links").plain
        ends = not self.text[name.end : heading.end].strip("#*_ \n")
        return (
            Voice("heading", Subject(name.name, (name,)), name.start)
            if ends and words[1:] and words[-1] in links
            else None
        )

    def _reported(self) -> Voice | None:
        """Who is the subject of a verb of speech around words without marks."""
        paragraph, language = self.paragraph, self.language
        masked, base = paragraph.masked, paragraph.span.start
        start, end = self.passage.start - base, min(self.passage.end, paragraph.span.end) - base
        lead = Span(sentence_start(masked, start, language), start)
        colon = masked[slice(*lead)].rstrip().endswith(":")
        if not colon and not voicing(language).begin_in(masked.replace("\u2019", "'")):
            return None
        begun = voicing(language).match(masked[start:end].replace("\u2019", "'"))
        before = list(subjects(masked, Span(lead.start, start + (begun.end() if begun else 0)), language))
        inside = [
            one
            for one in subjects(masked, Span(start, end), language)
            if one[1].names or one[1].phrase.lower() not in NOBODY
        ]
        stop = end if _stop(masked[start:end]) else sentence_end(masked, end, language)
        behind = (
            []
            if masked[end:stop].strip(_STOPS + CLOSERS + " ") == ""
            else list(itertools.islice(subjects(masked, Span(end, stop), language), 1))
        )
        found = foremost(before, language) or next(iter([*behind, *inside]), None)
        if found:
            return Voice("verb", found[1].moved(base), base + found[0].start)
        told = first_name(masked, lead, language) if colon else self._spoke_before(masked, lead)
        return Voice("sentence", told.moved(base), base + lead.start) if told else None

    def _indirect(self) -> Voice | None:
        """Who spoke in a sentence before, if the passage's goes on in indirect speech.

        `Ruiz said that it leaked. | The gate would fail.`: each sentence between has such a form of its verb.
        """
        paragraph, language = self.paragraph, self.language
        masked, base = paragraph.masked, paragraph.span.start
        backshifts, end = language.words("backshifts"), self.passage.end - base
        while end > 0:
            begin = sentence_start(masked, end - 1, language)
            *_, said = None, *subjects(masked, Span(begin, end), language)
            if said:
                found = Voice("sentence", said[1].moved(base), base + said[0].start)
                return found if self.meant(found) else None
            if not backshifts.search(masked[begin:end]):
                return None
            end = len(masked[:begin].rstrip())
        return None

    def _spoke_before(self, masked: str, lead: Span) -> Subject | None:
        """Who goes on where a verb of speech begins a sentence: `Il sindaco dice che … | Aggiunge che …`."""
        begins = voicing(self.language).match(masked[slice(*lead)].lstrip().lower())
        before = masked[: lead.start].rstrip()
        if not begins or not before:
            return None
        where = Span(sentence_start(before, len(before), self.language), len(before))
        *_, last = None, *subjects(before, where, self.language)
        return last[1] if last else None


def around(text: str, passage: Span, language: Language) -> Surroundings:
    """The surroundings of a passage in a document's seen text."""
    near, far = widening(text, *passage, 1, _FAR)
    signed = _SIGNED_BELOW.match(text, near.end)
    far = Span(far.start, signed.end()) if signed else far
    parts = (far.start, near.start, passage.start, passage.end, near.end, far.end)
    pieces = [unicodedata.normalize("NFC", text[start:end]) for start, end in itertools.pairwise(parts)]
    ends = list(itertools.accumulate(map(len, pieces)))
    return Surroundings("".join(pieces), Span(ends[1], ends[2]), Span(ends[0], ends[4]), text, language)


def _stop(words: str) -> str:
    """The sign that ends the sentence with which some words end; empty if it goes on."""
    last = words.rstrip(CLOSERS + " ")[-1:]
    return last if last in _STOPS else ""
