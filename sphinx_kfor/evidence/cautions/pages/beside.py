"""Whom an author's own words make the speaker of a quotation inside their sentence.

`Quirke: “…”`, `“…”, said Quirke`: a name right before a colon, or the subject of a verb of speech beside the
marks. All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_kfor.evidence.cautions.phrases.heads import NOBODY, QUOTED, complements
from sphinx_kfor.evidence.cautions.phrases.names import WORD, Mention, is_person, is_title, mentions
from sphinx_kfor.evidence.cautions.phrases.openings import first_name
from sphinx_kfor.evidence.cautions.phrases.owners import is_body
from sphinx_kfor.evidence.cautions.phrases.subjects import foremost, past_asides, subjects
from sphinx_kfor.evidence.cautions.phrases.verb_second import is_body_noun
from sphinx_kfor.evidence.cautions.voices.speech import Paragraph
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.phrases.heads import Subject
    from sphinx_kfor.evidence.languages import Language

_WORDS = "one two three four"
_STOPS = frozenset(".!?\u2026")
#: A verb of speech and the words that it is of may have an object of so many words between them.
_OBJECT = 3
#: Whom something is told is named in so many words.
_TOLD = 6
#: Behind a closed sentence a verb of speech tells whose it is only where so few words are all that follows.
_TAG = 6
_MARKS = " \u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\"'"


class Named(NamedTuple):
    """Whom an author names.

    Attributes:
        name: the name, without titles.
        how: `verb`, at a verb of speech beside the words; `object`, at one that a few words part from them
            (`Ruiz called this “…”`); `cue`, alone before a colon, where it may be a label; `clause`, where
            it is the subject of what leads up to them: `Ruiz was blunt: “…”`, `Ruiz said that in May “…”`.
    """

    name: str
    how: Literal["verb", "object", "cue", "clause"] = "verb"


def sign_behind(words: str) -> str:
    """The sign that ends the sentence with which some words end; empty if it goes on."""
    return words.rstrip(_MARKS)[-1:] if words.rstrip(_MARKS)[-1:] in _STOPS else ""


def named_beside(before: str, behind: str, language: Language, stop: str = "") -> Named | None:
    """Whom the words around a quotation name as its speaker; None if they name nobody.

    Args:
        before: the author's words before it in its paragraph.
        behind: those behind it.
        language: the word lists of the page's language.
        stop: the sign that ends a sentence at the quotation's end, as `sign_behind` has it.
    """
    text = f"{before}\u201c{_WORDS}{stop}\u201d{behind}"
    masked = Paragraph(text, Span(0, len(text))).masked
    opens, closes = len(before), len(before) + len(_WORDS) + len(stop) + 2
    tag = _tagged(masked, closes, language)
    if tag and not tag[1].names and not _is_pronoun(tag[1], language):
        # `Ruiz was there: “…,” a farmer said.`
        return None
    return _lead(masked, opens, language) or (_named(masked, tag[1], language) if tag else None)


def _lead(masked: str, opens: int, language: Language) -> Named | None:
    start = sentence_start(masked, opens, language)
    found = foremost(list(subjects(masked, Span(start, opens), language)), language)
    clause = max(start, masked.rfind(";", start, opens) + 1)
    at_verb = None
    if found and found[0].start >= clause:
        at_verb = _at_verb(masked, start, opens, found, language)
        if at_verb or _is_pronoun(found[1], language):
            return at_verb
        if not found[1].names:
            # In `Ruiz told us what a farmer had said: “…”` it is not Ruiz who speaks.
            return _cue(masked, start, opens, language)
    return at_verb or _cue(masked, start, opens, language) or _of_clause(masked, clause, opens, language)


def _is_pronoun(subject: Subject, language: Language) -> bool:
    return not subject.names and subject.phrase.lower() in language.words("pronouns").plain


def _at_verb(
    masked: str, start: int, opens: int, found: tuple[Span, Subject], language: Language
) -> Named | None:
    """The subject of the verb of speech that leads up to a quotation."""
    verb, subject = found
    end = max(verb.end, *(name.end for name in subject.names), 0)
    rest = _past_object(masked, verb, masked[end:opens].strip(_MARKS), language)
    complements = language.words("complements").plain
    near = not rest.strip(":,") or rest.lower() in complements
    # German sets a comma before its clause: `sagte, dass …`.
    words = rest.lstrip(", ").split()
    that = bool(words) and words[0].lower() in complements - language.words("prepositions").plain
    told = words[:1] and words[0].lower() in language.words("determiners", "references").plain
    few = bool(told) and len(words) <= _OBJECT and rest.islower() and not rest.endswith(":")
    if not (near or that or few):
        return None
    if subject.names:
        named = _named(masked, subject, language)
        return named and named._replace(how="verb" if near else "object" if few else "clause")
    pronouns = language.words("pronouns").plain & language.words("subjects").plain
    if subject.phrase.lower() not in pronouns - NOBODY:
        return None
    # Whom it means is named before it: not Lom in `she told reporters in Lom, adding that “…”`.
    at = re.search(whole(subject.phrase), masked[start : verb.start])
    one = _only_person(masked, Span(start, start + at.start() if at else verb.start), language)
    return _person(masked, one, language, how="clause") if one else None


def _past_object(masked: str, verb: Span, rest: str, language: Language) -> str:
    """What stands behind a verb without whom it is told: `told | the House: | “…”`, `told Lind | that …`."""
    if masked[verb.start : verb.end].lower() not in language.words("telling_verbs").plain:
        return rest
    words = rest.split()
    that = complements(language)
    at = next((at for at, word in enumerate(words[:_TOLD]) if word.lower() in that), None)
    if at is not None:
        return " ".join(words[at:])
    colon = rest.endswith((":", ",")) and len(words) <= _TOLD and not re.search(r"[,:;]\s", rest)
    return ":" if colon else rest


def _only_person(masked: str, where: Span, language: Language) -> Mention | None:
    """The only person, or else the only name, of a stretch of a sentence, for whom a pronoun stands."""
    names = {one.name: one for one in mentions(masked, where, language)}
    persons = [one for one in names.values() if is_person(masked, one, language)]
    found = persons or list(names.values())
    return found[0] if len(found) == 1 else None


def _of_clause(masked: str, start: int, opens: int, language: Language) -> Named | None:
    """The subject of the clause before a colon right before a quotation: `Ruiz was not impressed: “…”`."""
    lead = masked[start:opens].rstrip()
    subject = first_name(masked, Span(start, start + len(lead)), language) if lead.endswith(":") else None
    if not subject or len(subject.names) != 1 or subject.names[0].end >= start + len(lead.rstrip(": ")):
        return None
    return _person(masked, subject.names[0], language, how="clause")


def _cue(masked: str, start: int, opens: int, language: Language) -> Named | None:
    """A name alone before a colon."""
    lead = masked[start:opens].rstrip()
    names = mentions(masked, Span(start, start + len(lead)), language) if lead.endswith(":") else []
    if not names or names[-1].end < start + len(lead.rstrip(": ")):
        return None
    words = [word.lower() for word in WORD.findall(masked[start : names[-1].start])]
    alone = all(
        is_title(word, language) or word in language.words("asides", "joints").plain for word in words
    )
    return _person(masked, names[-1], language, how="cue") if alone else None


def _tagged(masked: str, closes: int, language: Language) -> tuple[Span, Subject] | None:
    """The verb of speech right behind a quotation, with its subject."""
    place = closes + len(masked[closes:]) - len(masked[closes:].lstrip(_MARKS + ","))
    stop = sentence_end(masked, place, language)
    first = next(subjects(masked, Span(place, stop), language), None)
    if not first or masked[closes:place].strip(_MARKS + ","):
        return None
    verb, subject = first
    if verb.start > place and _own_sentence(masked, Span(closes, place), masked[verb.end : stop], language):
        return None
    begins = (
        verb.start == past_asides(masked, place, language)
        or any(name.start == place for name in subject.names)
        or (not subject.names and masked.startswith(subject.phrase, place))
    )
    return first if begins else None


def _own_sentence(masked: str, between: Span, rest: str, language: Language) -> bool:
    """Whether words behind a closed sentence are of something else: `“….” Ruiz replied that he “…”`."""
    closes, place = between
    closed = masked[closes - 2 : closes - 1] in _STOPS and "," not in masked[closes:place]
    if not closed or not masked[place : place + 1].isupper():
        return False
    told = rest.strip()
    leads = told.startswith(":") or QUOTED in told or language.words("complements").match(told)
    return bool(leads) or len(WORD.findall(told)) > _TAG


def _named(masked: str, subject: Subject, language: Language) -> Named | None:
    return _person(masked, subject.names[0], language) if len(subject.names) == 1 else None


def _person(
    masked: str,
    name: Mention,
    language: Language,
    how: Literal["verb", "object", "cue", "clause"] = "verb",
) -> Named | None:
    """A name that may be a person's, without titles: no acronym, no body, and without an article."""
    words = name.name.split()
    before = masked[: name.start].split()[-1:]
    article = bool(before) and before[0].lower() in language.words("determiners").plain
    article = article or _is_common(masked[: name.start], name, language)
    counted = bool(before) and (
        before[0][0].isdigit() or before[0].lower() in language.words("scales_6").plain
    )
    if (
        article
        or counted
        or name.owns
        or name.name.isupper()
        or any(is_body_noun(word, language) for word in words)
    ):
        return None
    if len(words) == 1 and not before and is_body(words[0], language):
        # Without articles an office begins a sentence like a name: `Председница је одлучна: “…”`.
        return None
    while len(words) > 1 and is_title(words[0].strip("."), language):
        words.pop(0)
    return Named(" ".join(words), how)


def _is_common(before: str, name: Mention, language: Language) -> bool:
    """Whether an article and an adjective make a word with a capital a noun: `einem solchen | Vorhaben`."""
    article, adjective = ["", "", *before.lower().split()][-2:]
    return (
        language.has_capital_nouns
        and " " not in name.name
        and article in language.words("oblique_cases").plain
        and adjective.endswith("en")
    )


def is_name(typed: str, language: Language) -> bool:
    """Whether a speaker is named as a person is, not by what they are: `Ana Ruiz`, not `the minister`."""
    found = mentions(typed, Span(0, len(typed)), language)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(typed))
    last = typed.split()[-1:]
    bodies = language.words("bodies").plain
    return (
        whole
        and not typed.isupper()
        and not is_title(last[0], language)
        and bodies.isdisjoint(typed.lower().split())
    )
