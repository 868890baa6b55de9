"""A signature or a voice behind a passage, which ascribe it to somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.attribution.nouns import is_data
from sphinx_kfor.evidence.cautions.phrases.clauses import starts
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.parted_verbs import parted_verb
from sphinx_kfor.evidence.cautions.phrases.relatives import reckoner
from sphinx_kfor.evidence.cautions.phrases.subjects import said_so
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.voices.cues import has_turns
from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.mentions import Reader
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language


#: The words of a speaker's name and titles between a passage and the verb: `…, the minister of X said`.
_NAME_WORDS = 8
_QUOTED = re.compile("[.!?][\"'\u2019\u201d\u00bb]")
_NAME = r"[^\W\d_][\w'\u2019.-]*\w"
_SIGNATURE = re.compile(
    rf"(?P<stop>[{CLOSERS}.!?]*)\s*"
    rf"(?:(?P<dash>[\u2013\u2014\u2015]|--?(?=\s))\s*(?P<full>{_NAME}(?:\s+{_NAME}){{1,3}})"
    rf"|\(\s*(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}))\s*(?=[,)]|\n|\Z)"
)
_IN_BRACKETS = re.compile(rf"[{CLOSERS}.!?\s]*\(")
_ENDS = frozenset('"\u201d\u00bb.!?')


def attributed_behind(scene: Scene) -> str:
    """A signature, or a voice behind the passage; empty for none."""
    if scene.ends_sentence and _IN_BRACKETS.match(scene.rest) and has_turns(scene.text, scene.language):
        # What a record has in brackets is what was heard in the hall: `(Hört, hört!)`, `(Applausi)`.
        return ""
    signed = _signature(scene)
    if signed:
        return signed
    reckons = reckoner(scene.lead, scene.rest, scene.language)
    if reckons:
        return reckons.verb
    closed = _QUOTED.search(scene.tail[-3:] + scene.edge)
    return _voice_behind(scene) if closed or not scene.ends_sentence else ""


def _signature(scene: Scene) -> str:
    """A name alone behind a dash, or in brackets behind what is closed: `… again.” (Rossi)`."""
    match = _SIGNATURE.match(scene.rest)
    if not match:
        return ""
    name = match["full"] or match["name"]
    closed = match["dash"] or match["stop"] or scene.tail[-1:] in _ENDS
    upright = all(word[0].isupper() and not word.isupper() for word in name.split())
    return name if closed and upright else ""


def _voice_behind(scene: Scene) -> str:
    """`…, the minister said` and `… according to the minister`."""
    text, end, language = scene.text, scene.passage.end, scene.language
    place = end + len(scene.edge)
    if ";" in scene.edge:
        # What follows is another statement.
        return ""
    clause = fold_text(text[place : sentence_end(text, end, language)][:AFTER])
    report = starts(language.words("reports"), clause)
    if report:
        return "" if is_data(report[0], clause[report.end() :], scene) else report[0]
    if "," in scene.edge and (told := next(said_so(f", {clause}", Span(0, len(clause) + 2), language), None)):
        return clause[told[0].start - 2 : told[0].end - 2] if told[0].start == len(", ") else ""
    match = _first_verb(clause, language)
    if not scene.edge.strip() or not match:
        # `…, kündigte Ruiz an.`
        apart = parted_verb(language).match(clause) if scene.edge.strip() else None
        return f"{apart['verb']} {apart['prefix']}" if apart else ""
    name, behind = clause[: match.start()], clause[match.end() :].lstrip(" '")
    quoted = any(mark in CLOSERS for mark in text[end - 1 : place].strip())
    if match[0].lower() in language.words("participles").plain and not (name.strip() or quoted):
        return ""
    return match[0] if not behind.startswith(":") and _speaks(name, behind, scene, quoted=quoted) else ""


def _first_verb(clause: str, language: Language) -> re.Match[str] | None:
    """The first word in some words that ascribes what stands before them."""
    nouns = language.words("determiners").plain - language.words("relatives", "pronouns", "asides").plain
    for match in language.words("attributions").finditer(clause):
        before = clause[: match.start()]
        noun = nouns.intersection(parted(before, language).split()[-1:])
        others = (_is_compared, _is_denied, _is_of_another_thing)
        if not noun and not any(is_none(before, language) for is_none in others):
            return match
    return None


def _is_of_another_thing(before: str, language: Language) -> bool:
    """Whether a passive says something of its own subject: `because arrests are | reported late`."""
    words = before.lower().split()
    pronouns = language.words("pronouns").plain
    return words[-1:] != [] and words[-1] in language.words("passives").plain and pronouns.isdisjoint(words)


def _is_denied(before: str, language: Language) -> bool:
    """Whether a verb at its clause's end says that nobody said so: `…, konnte Ruiz nicht | feststellen`."""
    last = before.rpartition(",")[2].split()[-1:]
    final = bool(language.words("final_modals").entries)
    return final and not language.words("negations").plain.isdisjoint(word.lower() for word in last)


def _is_compared(before: str, language: Language) -> bool:
    """Whether a participle is only what something is compared with: `le double de ce qu'| annoncé`."""
    last = parted(before.lower(), language).split()[-2:]
    that = (
        language.words("complements", "relatives", "interrogatives").plain
        - language.words("prepositions").plain
    )
    neuter = len(last) > 1 and last[1] == "lo" and last[0] in language.words("prepositions").plain
    return bool(language.words("elisions").entries and last and last[-1] in that) or neuter


def _speaks(name: str, behind: str, scene: Scene, *, quoted: bool) -> bool:
    """Whether what stands before a verb of speech is its subject, and the passage what is said."""
    openers = scene.language.words("joints", "contrasts", "relatives", "complements", "concessions")
    if starts(openers, name or "-") or re.search(r"[.;:]\s", name):
        return False
    if len(name.split()) > (2 * _NAME_WORDS if quoted else _NAME_WORDS):
        return False
    if not quoted and any(Reader(Notation(scene.language.tag, scene.language)).shares(name)):
        # `…, a third think them fair` tells of others.
        return False
    # Behind a closed sentence `He added that …` is a sentence of its own.
    closed = not quoted or scene.ends_sentence
    return not (closed and starts(scene.language.words("complements"), behind))
