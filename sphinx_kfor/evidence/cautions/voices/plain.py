"""Who says words without quotation marks: the subject of a verb of speech around them, or who heads them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, Subject
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_person, mentions
from sphinx_kfor.evidence.cautions.phrases.openings import first_name
from sphinx_kfor.evidence.cautions.phrases.subjects import foremost, subjects, voicing
from sphinx_kfor.evidence.cautions.phrases.verb_second import may_act, opening_subject
from sphinx_kfor.evidence.cautions.voices.nearby import STOPS, Voice, final_stop
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.voices.nearby import Nearby
    from sphinx_kfor.evidence.languages import Language

#: A heading has no more words.
_HEADING = 12
#: So far into a sentence, in code points, its main clause is read for who acts in it.
_CLAUSE = 200


def reported(near: Nearby) -> Voice | None:
    """Who is the subject of a verb of speech around words without marks."""
    paragraph, language = near.paragraph, near.language
    masked, base = paragraph.masked, paragraph.span.start
    start, end = near.passage.start - base, min(near.passage.end, paragraph.span.end) - base
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
    stop = end if final_stop(masked[start:end]) else sentence_end(masked, end, language)
    behind = (
        []
        if masked[end:stop].strip(STOPS + CLOSERS + " ") == ""
        else list(itertools.islice(subjects(masked, Span(end, stop), language), 1))
    )
    found = foremost(before, language) or next(iter([*behind, *inside]), None)
    if found:
        return Voice("verb", found[1].moved(base), base + found[0].start)
    told = first_name(masked, lead, language) if colon else _spoke_before(near, masked, lead)
    return Voice("sentence", told.moved(base), base + lead.start) if told else None


def indirect(near: Nearby) -> Voice | None:
    """Who spoke in a sentence before, if the passage's goes on in indirect speech.

    `Ruiz said that it leaked. | The gate would fail.`: each sentence between has such a form of its verb.
    """
    paragraph, language = near.paragraph, near.language
    masked, base = paragraph.masked, paragraph.span.start
    backshifts, end = language.words("backshifts", "reportives"), near.passage.end - base
    while end > 0:
        begin = sentence_start(masked, end - 1, language)
        *_, said = None, *subjects(masked, Span(begin, end), language)
        if said:
            found = Voice("sentence", said[1].moved(base), base + said[0].start)
            noun = language.has_capital_nouns and may_act(said[1].phrase, language)
            return found if noun or near.meant(found) else None
        clause = masked[begin:end]
        # `Den Bau lehnt das Amt ab, weil er | schade`: its main clause is told of the office.
        main = clause.partition(",")[0] if language.words("final_modals").entries else clause
        if not backshifts.search(main):
            # `Das Amt will das prüfen. | Es sei …`
            acts = _acting(masked, Span(begin, end), language) if language.has_capital_nouns else None
            return Voice("sentence", acts.moved(base), base + begin) if acts else None
        end = len(masked[:begin].rstrip())
    return None


def _acting(masked: str, sentence: Span, language: Language) -> Subject | None:
    """Who acts in a sentence: its first noun, or one behind its verb, `Den Bau lehnt | das Amt ab`."""
    opens = opening_subject(masked, sentence, language)
    if opens and may_act(opens.phrase, language):
        return opens
    articles = language.words("determiners", "indefinites").plain - language.words("oblique_cases").plain
    end = min(sentence.end, sentence.start + _CLAUSE)
    clause = masked[sentence.start : end].partition(",")[0]
    led = ""
    for word in WORD.finditer(masked, sentence.start, sentence.start + len(clause)):
        free = word[0].lower() in articles and led not in language.words("prepositions").plain
        acts = opening_subject(masked, Span(word.start(), end), language) if free else None
        if acts and may_act(acts.phrase, language):
            return acts
        led = word[0].lower()
    return None


def headed(near: Nearby) -> Voice | None:
    """The person whose words follow, as a heading over the passage says: `Speech by Ana Ruiz`."""
    found, at = near.paragraphs
    for before in reversed(found[:at]):
        line = near.text[slice(*before.span)].strip("#*_ \n")
        words = WORD.findall(line)
        if len(words) > _HEADING or "\n" in line or line[-1:] in STOPS + ":,;":
            continue
        return _author(near, before.span)
    return None


def _author(near: Nearby, heading: Span) -> Voice | None:
    """The person with whose name a heading ends, behind *by* or *of* and a noun."""
    name = next(iter(mentions(near.text, heading, near.language)[-1:]), None)
    if name is None or not is_person(near.text, name, near.language, near.document):
        return None
    words = near.text[heading.start : name.start].lower().split()
    links = near.language.words("authorships", "links").plain
    ends = not near.text[name.end : heading.end].strip("#*_ \n")
    return (
        Voice("heading", Subject(name.name, (name,)), name.start)
        if ends and words[1:] and words[-1] in links
        else None
    )


def _spoke_before(near: Nearby, masked: str, lead: Span) -> Subject | None:
    """Who goes on where a verb of speech begins a sentence: `Il sindaco dice che … | Aggiunge che …`."""
    begins = voicing(near.language).match(masked[slice(*lead)].lstrip().lower())
    before = masked[: lead.start].rstrip()
    if not begins or not before:
        return None
    where = Span(sentence_start(before, len(before), near.language), len(before))
    *_, last = None, *subjects(before, where, near.language)
    return last[1] if last else None
