"""Who says what stands between quotation marks.

Asked for in this order: the verb that leads up to it (`Ruiz said: “…”`), the one that it runs on to
(`“…,” said Ruiz`), a signature behind it, then the quotation before it in the paragraph, which it goes on,
and what the paragraph before leads up to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.openings import first_name, first_noun, named_at_once
from sphinx_kfor.evidence.cautions.phrases.subjects import foremost, past_asides, subjects
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_actor
from sphinx_kfor.evidence.cautions.voices.nearby import Voice, final_stop
from sphinx_kfor.evidence.cautions.voices.signatures import signature
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph, Quoted
from sphinx_kfor.evidence.languages.kinds import DOCUMENTS, kinds
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.voices.nearby import Nearby

#: A verb of speech behind a closed sentence tells whose it is only where so few words are all that follows.
_TAG = 6
#: A noun with its article, and so many words in which it stands.
_PAIR, _OFFICE = 2, 4
#: The verb behind a quotation is no further than this from it, if the two are one.
_NEAR = 60


def nested(near: Nearby, quoted: Quoted) -> Voice | None:
    """Who is quoted by who is quoted: `“Lind told me: ‘We lied,’” said Ruiz`."""
    inner = Paragraph(near.text, Span(quoted.start, quoted.end), within=True)
    within = next((one for one in inner.quoted if one.holds(near.passage, near.text)), None)
    if not within:
        return None
    return _before(near, inner, within, verb_only=True) or _behind(near, inner, within)


def voice_of(near: Nearby, at: int, quoted: Quoted, depth: int = 0) -> Voice | None:
    """Who says what stands between some marks."""
    paragraph = near.paragraphs[0][at]
    before, behind = _before(near, paragraph, quoted), _behind(near, paragraph, quoted)
    tagged = behind if behind and behind.how == "tag" else None
    led = before and before.how != "sentence" and not (tagged and _prevails(tagged, before, near))
    found = (before if led else None) or tagged or signature(near, quoted) or before or behind
    found = found or _mentioned(near, paragraph, quoted)
    if found or depth > len(near.paragraphs[0]) + len(paragraph.quoted):
        return found
    return _going_on(near, at, quoted, depth + 1)


def _prevails(tag: Voice, lead: Voice, near: Nearby) -> bool:
    """Whether who says it behind the words is meant, whoever leads up to them.

    A person may say it for a body: `The Agency denies it: “…”, says its director, Ruiz`.
    """
    one, other = (
        any(is_person(near.text, name, near.language, near.document) for name in voice.subject.names)
        for voice in (tag, lead)
    )
    return lead.how != "lead" or (one and not other)


def led_up_to(near: Nearby, at: int, *, verb_only: bool = False) -> Voice | None:
    """Who is the subject of the sentence whose colon ends the paragraph before."""
    if not at:
        return None
    before = near.paragraphs[0][at - 1]
    masked, base = before.masked.rstrip(), before.span.start
    if not masked.endswith(":"):
        return None
    where = Span(sentence_start(masked, len(masked), near.language), len(masked))
    said = list(subjects(masked, where, near.language))
    if said:
        return Voice("verb", said[-1][1].moved(base), base + said[-1][0].start)
    lead = None if verb_only else first_name(masked, where, near.language)
    return Voice("sentence", lead.moved(base), base + where.start) if lead else None


def _before(near: Nearby, paragraph: Paragraph, quoted: Quoted, *, verb_only: bool = False) -> Voice | None:
    """Who leads up to a quotation in its sentence."""
    masked, base = paragraph.masked, paragraph.span.start
    place = len(masked[: quoted.start - base].rstrip(CLOSERS + "\u201e\u00ab\u201c ,,"))
    opens = quoted.start - base
    start = sentence_start(masked, opens, near.language)
    if start >= place or not WORD.search(masked[start:place]):
        return None
    where = Span(start, opens)
    wrote = _whose_letter(near, masked, where)
    if wrote:
        return Voice("lead", wrote.moved(base), base + start)
    said = foremost(list(subjects(masked, where, near.language)), near.language)
    if said:
        rest = masked[said[0].end : opens].rstrip(CLOSERS + "\u201e\u00ab\u201c ")
        at_once = rest.endswith((":", ",")) and "," not in rest[:-1]
        return Voice("lead" if at_once else "verb", said[1].moved(base), base + said[0].start)
    lead = None if verb_only else first_name(masked, where, near.language)
    lead = lead if lead is None or _may_speak(near, masked, lead) else None
    lead = lead or (None if verb_only else first_noun(masked, where, near.language))
    return Voice("sentence", lead.moved(base), base + start) if lead else None


def _may_speak(near: Nearby, masked: str, lead: Subject) -> bool:
    """Whether what looks like a name is no noun, where nouns have capitals: not `Streifen | seien “…”`."""
    return not near.language.has_capital_nouns or any(
        is_person(masked, one, near.language, near.document) or is_actor(one.name, near.language)
        for one in lead.names
    )


def _whose_letter(near: Nearby, masked: str, where: Span) -> Subject | None:
    """Who wrote what a speaker reads out: `I quote from a letter of Ana | Ruiz: “…”`."""
    led, words = masked[slice(*where)], near.language.words
    ours = words("first_persons").plain.intersection(WORD.findall(led.lower()))
    if not ours or not led.rstrip(CLOSERS + "\u201e\u00ab\u201c ").endswith(":"):
        return None
    works = words("authors").plain
    written = [one for one in WORD.finditer(led) if one[0].lower() in works or kinds(one[0]) & DOCUMENTS]
    behind = Span(where.start + written[-1].end(), where.end) if written else Span(where.end, where.end)
    named = mentions(masked, behind, near.language)
    name = next((one for one in named if is_person(masked, one, near.language, near.document)), None)
    if name or not written:
        return Subject(name.name, (name,)) if name else None
    # `from the letter of | a baker`
    links = words("part_links", "genitive_articles", "authorships").plain
    of, *noun = WORD.findall(masked[slice(*behind)])[:_OFFICE] or [""]
    vague = words("indefinites", "genitive_articles").plain & links
    phrase = [of, *noun[:1]] if of.lower() in vague else noun[:_PAIR] if of.lower() in links else []
    return Subject(" ".join(phrase)) if phrase else None


def _mentioned(near: Nearby, paragraph: Paragraph, quoted: Quoted) -> Voice | None:
    """A person whom the words name that lead up to a quotation in its sentence: `For Ruiz, “…”`."""
    masked, base = paragraph.masked, paragraph.span.start
    opens = quoted.start - base
    where = Span(sentence_start(masked, opens, near.language), opens)
    for name in mentions(masked, where, near.language):
        if not name.owns and is_person(masked, name, near.language, near.document):
            return Voice("sentence", Subject(name.name, (name.moved(base),)), base + name.start)
    return None


def _behind(near: Nearby, paragraph: Paragraph, quoted: Quoted) -> Voice | None:
    """Who is the subject of the verb to which a quotation runs on."""
    masked, base, end = paragraph.masked, paragraph.span.start, quoted.end - paragraph.span.start
    place = end + len(masked[end:]) - len(masked[end:].lstrip(CLOSERS + " ,"))
    stop = sentence_end(masked, place, near.language)
    if stop <= place:
        return None
    where, said = Span(place, stop), near.text[quoted.start : quoted.end].rstrip(CLOSERS + " ")
    first = next(subjects(masked, where, near.language), None)
    if not first:
        comma = said.endswith(",") or masked[end:place].strip(CLOSERS + " ").startswith(",")
        lead = named_at_once(masked, where, near.language) if comma else None
        may = lead is not None and _may_speak(near, masked, lead)
        return Voice("sentence", lead.moved(base), base + place) if lead and may else None
    (start, after), subject = first
    if masked[start:after].lower() in near.language.words("disputes").plain and final_stop(said):
        # `“….” Ruiz disagrees.`
        return None
    joints = near.language.words("joints", "contrasts").plain
    if masked[place:start].strip(" ,").lower() in joints:
        return None
    closed = final_stop(said)
    runs_on = not closed or masked[place : place + 1].islower() or start == place
    if not runs_on and (
        _complement(near, masked, after)
        or (closed == "." and not _tag(paragraph, quoted, masked[after:stop]))
    ):
        return None
    at_once = not closed or closed in "!?"
    begins = (
        start == past_asides(masked, place, near.language)
        or any(name.start == place for name in subject.names)
        or masked.startswith(subject.phrase, place)
    )
    return Voice(
        "tag" if at_once and begins and start - place < _NEAR else "verb",
        subject.moved(base),
        base + start,
    )


def _tag(paragraph: Paragraph, quoted: Quoted, rest: str) -> bool:
    """Whether a sentence behind a closed one may be all about who says it."""
    again = any(one.end < quoted.start for one in paragraph.quoted)
    return not again and len(WORD.findall(rest)) <= _TAG


def _complement(near: Nearby, masked: str, place: int) -> bool:
    """Whether what is said follows a verb: `said that …`, `said: …`."""
    rest = masked[place:].lstrip()
    return rest.startswith(":") or bool(near.language.words("complements").match(rest))


def _going_on(near: Nearby, at: int, quoted: Quoted, depth: int) -> Voice | None:
    """Who spoke before, if a quotation goes on what was said."""
    paragraph = near.paragraphs[0][at]
    earlier = [one for one in paragraph.quoted if one.end < quoted.start]
    told = paragraph.narrated(earlier[-1].end if earlier else paragraph.span.start, quoted.start)
    if earlier:
        between = Span(earlier[-1].end, quoted.start)
        return (
            _told(near, paragraph, between)
            or voice_of(near, at, earlier[-1], depth)
            or _acting(near, paragraph, quoted, between.start)
        )
    if WORD.search(told):
        return _acting(near, paragraph, quoted, paragraph.span.start) or _reporting(near, paragraph, quoted)
    return led_up_to(near, at) or _spoken_before(near, at, depth)


def _told(near: Nearby, paragraph: Paragraph, between: Span) -> Voice | None:
    """Who is the subject of the last verb of speech between two quotations."""
    masked, base = paragraph.masked, paragraph.span.start
    start = between.start - base
    where = Span(start + len(masked[start:]) - len(masked[start:].lstrip(CLOSERS + " ,")), between.end - base)
    end = min(sentence_end(masked, where.start, near.language), where.end)
    said = list(subjects(masked, Span(where.start, end), near.language))
    if not said or _complement(near, masked, said[-1][0].end):
        return None
    return Voice("verb", said[-1][1].moved(base), base + said[-1][0].start)


def _acting(near: Nearby, paragraph: Paragraph, quoted: Quoted, start: int) -> Voice | None:
    """Of whom the sentence before a quotation is: `Ruiz smiled. “…”`."""
    masked, base = paragraph.masked, paragraph.span.start
    end = len(masked[: quoted.start - base].rstrip(CLOSERS + "\u201e\u00ab\u201c "))
    begin = max(start - base, sentence_start(masked, end, near.language))
    where = Span(begin, end)
    said = list(subjects(masked, where, near.language))
    personal = near.language.words("personal_pronouns").plain
    # `In Lom, | she said, it had cost the Council nothing. “…”` is hers.
    speaks = bool(said) and (bool(said[-1][1].names) or said[-1][1].phrase.lower() in personal)
    lead = said[-1][1] if speaks else first_name(masked, where, near.language)
    lead = lead if lead is None or not lead.names or _may_speak(near, masked, lead) else None
    if (
        lead is None
        and said
        and (_is_noun(near, said[-1][1].phrase) or said[-1][1].phrase.lower() in personal)
    ):
        lead = said[-1][1]
    first = WORD.match(masked, begin)
    if lead is None and first and first[0].lower() in personal:
        # `She laughed. | “…”`
        lead = Subject(first[0], ())
    return Voice("sentence", lead.moved(base), base + begin) if lead else None


def _reporting(near: Nearby, paragraph: Paragraph, quoted: Quoted) -> Voice | None:
    """Who spoke last in a paragraph, of whom its last sentences name nobody else: `Ruiz said that it | …`."""
    masked, base = paragraph.masked, paragraph.span.start
    end = len(masked[: quoted.start - base].rstrip(CLOSERS + "\u201e\u00ab\u201c "))
    while end > 0:
        where = Span(sentence_start(masked, end, near.language), end)
        said = [one for one in subjects(masked, where, near.language) if one[1].names]
        if said:
            return Voice("sentence", said[-1][1].moved(base), base + said[-1][0].start)
        if any(
            is_person(masked, one, near.language, near.document)
            for one in mentions(masked, where, near.language)
        ):
            return None
        end = len(masked[: where.start].rstrip())
    return None


def _is_noun(near: Nearby, phrase: str) -> bool:
    """Whether words are a noun with its article: `a farmer`."""
    articles = near.language.words("determiners", "indefinites", "quantifiers", "numerals", "cardinals")
    first, *others = phrase.lower().split()
    verbs = near.language.words("speech_verbs", "conditions", "complements", "pronouns").plain
    return bool(others) and first in articles.plain and verbs.isdisjoint(others)


def _spoken_before(near: Nearby, at: int, depth: int) -> Voice | None:
    """Who says the quotation at the end of the paragraph before, which a new paragraph goes on."""
    if not at:
        return None
    before = near.paragraphs[0][at - 1]
    if before.quoted:
        return voice_of(near, at - 1, before.quoted[-1], depth)
    masked = before.masked.rstrip()
    where = Span(sentence_start(masked, len(masked), near.language), len(masked))
    said = next(subjects(masked, where, near.language), None)
    lead = said[1] if said and said[1].names else first_name(masked, where, near.language)
    return Voice("sentence", lead.moved(before.span.start), before.span.start + where.start) if lead else None
