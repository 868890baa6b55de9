"""Words beside a passage that ascribe it to somebody."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.naming import calls_it
from sphinx_kfor.evidence.cautions.phrases.clauses import in_condition, starts, without_asides
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import FIRST, NOBODY, complements, complements_of_verbs
from sphinx_kfor.evidence.cautions.phrases.reach import told_anew
from sphinx_kfor.evidence.cautions.phrases.relatives import reckoner
from sphinx_kfor.evidence.cautions.phrases.subjects import said_so
from sphinx_kfor.evidence.cautions.phrases.viewers import related_view, viewpoint
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.voices.cues import has_turns, is_rubric
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: The words of a speaker's name and titles between a passage and the verb: `…, the minister of X said`.
_NAME_WORDS = 8
#: A verb and its prefix.
_PAIR = 2
#: Whose a verb is stands among so many words before it.
_NEAR = 4
#: What stands between a verb and its *that*.
_INSERTED = re.compile(r"^\s*,[^,;:]*,")
_QUOTED = re.compile("[.!?][\"'\u2019\u201d\u00bb]")
#: A name alone before a colon, as in an interview: `Tajani: …`.
_CUE = re.compile(r"[^\w]*(?:[^\W\d_][\w'.-]*\s+){0,3}[^\W\d_][\w'.-]*\s*:\W*")
#: A bullet begins a list, in which a word before a colon is the name of a thing.
_LABEL = re.compile(r"\s*[-*\u2022\u2023\u25e6\u25aa]\s")
_NAME = r"[^\W\d_][\w'\u2019.-]*\w"
_SIGNATURE = re.compile(
    rf"(?P<stop>[{CLOSERS}.!?]*)\s*"
    rf"(?:(?P<dash>[\u2013\u2014\u2015]|--?(?=\s))\s*(?P<full>{_NAME}(?:\s+{_NAME}){{1,3}})"
    rf"|\(\s*(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}))\s*(?=[,)]|\n|\Z)"
)
_IN_BRACKETS = re.compile(rf"[{CLOSERS}.!?\s]*\(")
_ENDS = frozenset('"\u201d\u00bb.!?')


def attributed_before(scene: Scene) -> str:
    """A word of attribution before the passage, or a name alone before a colon; empty for none."""
    sentence = scene.governed.sentence
    # Of an official `who asked not to be named` it is not asked what he said.
    said = _said(without_asides(sentence, scene.language), scene)
    said = said or _said(_according(scene.language).sub(" ", sentence), scene)
    anew = said or _told_anew(scene) or scene.once(calls_it)
    if anew:
        return anew
    if viewpoint(scene.folded_lead, scene.language):
        return scene.folded_lead.split(maxsplit=1)[0]
    view = related_view(scene.folded_lead, scene.language, fold_text(scene.head))
    if view:
        return view[0]
    lead = scene.lead
    named = _CUE.fullmatch(lead) and not _LABEL.match(lead)
    words = re.findall(r"\w[\w'.-]*", lead)
    # Where nouns are capitalised, one word before a colon may be any: `Ergebnis: …`.
    nouns = scene.language.has_capital_nouns
    if nouns and (len(words) < 2 or words[0].lower() in scene.language.words("prepositions").plain):  # noqa: PLR2004
        return ""
    if named and all(word[0].isupper() for word in words) and _may_speak(lead, words, scene):
        return lead.strip()
    return ""


@cache
def _according(language: Language) -> re.Pattern[str]:
    """Matches an aside that says by whose account it is so, and no more: `…, wonach es so ist, | …`."""
    words = language.words
    both = words("attributions").plain & words("relatives").plain
    alone = "|".join(map(re.escape, sorted(both))) or r"(?!)"
    which = rf"(?:{words('reports').alternatives})\s+(?:{words('relatives').alternatives})"
    return re.compile(rf",\s+(?:{alone}|{which})\s[^,;]*,", re.IGNORECASE)


def _said(sentence: str, scene: Scene) -> str:
    """The first word in the words before a passage that ascribes it."""
    known, holding = (scene.language.words(name) for name in ("attributions", "holding_verbs"))
    for match in scene.language.words("attributions", "speech_verbs").finditer(sentence):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        if match[0].lower() not in known.plain and not _says_that(before, behind, scene.language):
            continue
        if match[0].lower() in holding.plain and not _holds_for(behind, scene):
            continue
        if _is_data(match[0], behind, scene) or _is_survey(before, behind, scene):
            continue
        if in_condition(before, behind, scene.language) or _only_tells_whom(before, behind, scene.language):
            continue
        if not _only_named(before, match[0], behind, scene) and not _is_noun(before, match[0], behind, scene):
            first = before.split()[-1:]
            return " ".join([*(first if first and first[0].lower() in FIRST else []), match[0]])
    apart = _parted(scene.language).search(sentence)
    return f"{apart['verb']} {apart['prefix']}" if apart else ""


@cache
def _parted(language: Language) -> re.Pattern[str]:
    """Matches a verb that ascribes, with its prefix at its clause's end: `teilte eine Sprecherin mit`."""
    prefixes = language.words("verb_prefixes").plain
    pairs = (one.split() for one in language.words("attributions").plain)
    wanted = sorted({(*one,) for one in pairs if len(one) == _PAIR and one[1] in prefixes})
    verbs = "|".join(rf"{verb}(?=\s[^,;:.!?]{{1,60}}\s{prefix}\s*(?:[,;:.!?]|$))" for verb, prefix in wanted)
    ends = "|".join(sorted(prefixes))
    return re.compile(
        rf"(?<!\w)(?P<verb>{verbs or '(?!)'})\s[^,;:.!?]*?(?<!\w)(?P<prefix>{ends})(?=\s*(?:[,;:.!?]|$))"
    )


def _holds_for(behind: str, scene: Scene) -> bool:
    """Whether a verb that is one of thought with a word behind it has that: `hält sie | für unzulässig`."""
    sentence = f"{behind} {fold_text(scene.head)}{'' if scene.ends_sentence else scene.behind}"
    return scene.language.words("holding_links").search(re.split(r"[,;:.!?]", sentence)[0]) is not None


def _only_tells_whom(before: str, behind: str, language: Language) -> bool:
    """Whether a relative clause that is over says of whom something is so: `those that | replied would`."""
    words = language.words
    led, follows = before.lower().split()[-1:], behind.lower().split()[:1]
    opens = words("relatives", "complements").plain.intersection(led)
    return bool(opens) and not words("finite", "modals").plain.isdisjoint(follows)


def _says_that(before: str, behind: str, language: Language) -> bool:
    """Whether a verb of somebody's says that something is so: not `you will observe | that`."""
    that = complements_of_verbs(language) - language.words("conditions").plain
    person = {word.lower() for word in re.split(r"[\s'\u2019]+", before)[-_NEAR:]}
    own = NOBODY | language.words("first_persons").plain
    # `The board says, | in its reply, that …`
    told = parted(_INSERTED.sub("", behind.lower()), language).split()[:1]
    return own.isdisjoint(person) and not that.isdisjoint(told)


def _told_anew(scene: Scene) -> str:
    """The verb of speech with which a passage begins, where another clause before it is somebody's, too."""
    begins = scene.language.words("speech_verbs").match(fold_text(scene.head))
    cut = bool(begins) and told_anew(scene.folded_lead, fold_text(scene.head), scene.language)
    return begins[0] if begins and cut else ""


def _may_speak(lead: str, words: list[str], scene: Scene) -> bool:
    """Whether words before a colon may name who speaks: no heading, and no common noun of the text."""
    common = len(words) == 1 and re.search(whole(words[0].lower()), scene.text)
    return not common and not is_rubric(lead.rstrip(" :"), scene.language)


def _is_data(word: str, behind: str, scene: Scene) -> bool:
    """Whether it is said where a source has its own figures from: `according to the census, | …`."""
    language = scene.language
    if word.lower() not in language.words("reports").plain:
        return False
    named = re.split(r"[,;:.]", behind, maxsplit=1)[0].split()
    last = named[-1].lower() if named else ""
    owned = any("'" in one or one[0].isupper() for one in named)
    words = {one.lower() for one in named}
    if words & language.words("first_persons").plain:
        # `According to our survey, | …`
        return bool(words & language.words("data").plain)
    links = (
        language.words("prepositions", "authorships", "links", "indefinites").plain
        - language.words("determiners").plain
    )
    return last in language.words("data").plain and not owned and links.isdisjoint(named)


def _is_survey(before: str, behind: str, scene: Scene) -> bool:
    """Whether a share of some have answered, and a passage is the next: `46% said yes and | 37% no`."""
    share = _share(scene.language)
    answered = re.search(rf"{share.pattern}(?:\s[\w']+){{1,5}}\s*$", before, re.IGNORECASE)
    opens = scene.language.words("complements").match(behind.lstrip())
    whose = scene.language.words("complements", "attributions").search(
        behind[opens.end() + 1 :] if opens else behind
    )
    return answered is not None and whose is None and share.match(fold_text(scene.head)) is not None


@cache
def _share(language: Language) -> re.Pattern[str]:
    """Matches a share in percent with its article: `il 46 per cento`."""
    articles = language.words("determiners", "indefinites").alternatives
    percents = language.words("percents").alternatives
    return re.compile(rf"(?:(?:{articles})\s+)?\b\d+(?:[.,]\d+)?\s?(?:%|{percents})", re.IGNORECASE)


def _only_named(before: str, verb: str, behind: str, scene: Scene) -> bool:
    """Whether a passive says something of a thing, and no clause follows: `it should be noted, | and …`."""
    passives, complements = (scene.language.words(name) for name in ("passives", "complements"))
    last = before.split()[-1:]
    if not last or last[0].lower() not in passives.plain or not behind.strip():
        return False
    # `A date would be announced in May, | provided that …`
    closed = behind.rstrip().endswith(",") and not complements.match(scene.head)
    telling = verb.lower() in scene.language.words("telling_verbs").plain and not closed
    return not telling and not complements.search(behind)


def _is_noun(before: str, word: str, behind: str, scene: Scene) -> bool:
    """Whether a word of speech is a noun that says nothing of a passage: `the claim for damages of | …`.

    It is one behind an article or its like, and ascribes only where *that* or a colon follows, where the
    passage is all that it has (`the claim | …`, `the rumour of | …`), or in `in his view, …`.
    """
    language, known = scene.language, fold_text(word).lower()
    articles = language.words("determiners", "indefinites").plain
    articles -= language.words("relatives", "complements", "pronouns", "asides").plain
    *others, last = before.lower().replace("'", " ").split() or [""]
    prepositions = language.words("prepositions").plain
    # Behind its noun stands what Albanian says of two words: `ministri i saj | tha`.
    behind_noun = " ".join([*others[-1:], last]) in articles and bool(others)
    that = complements(language)
    said = [one.lower() for one in re.findall(r"\w+", f"{behind} {' '.join(scene.head.split()[:1])}")]
    # `comparisons with that year`
    said = [one for led, one in pairwise(["", *said]) if led not in prepositions]
    gerund = known.endswith(tuple(language.words("participle_endings").plain) or "\0")
    if last in prepositions and gerund and that.isdisjoint(said):
        # `At the time of writing, | …` says nothing of who writes.
        return True
    view = behind.startswith(",") and bool(others) and others[-1] in prepositions
    # `critical warnings of the Centre within | ten days`
    owned = known in language.words("speech_nouns").plain and language.words("part_links").match(
        behind.lstrip()
    )
    # `Estimates | for 2021 should be treated with care, and …`
    opens = not last and known in language.words("speech_nouns").plain
    verb = last not in articles or behind_noun or view or known in language.words("reports").plain
    if verb and not owned and not opens:
        return False
    if gerund and known not in language.words("participles").plain:
        # `An announced visit helps, and | …` says something of its own noun alone, and not of a passage.
        return "," in behind or language.words("finite").search(behind) is not None
    alone = behind.strip(" '\"").lower()
    figure = re.match(r"\W*\d", scene.head)
    if not alone:
        # `such a claim | would be unfounded` says something of the claim.
        return language.words("finite", "modals").match(fold_text(scene.head)) is not None
    if alone in language.words("links").plain and not figure:
        return False
    return ":" not in behind and that.isdisjoint(said)


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
        return "" if _is_data(report[0], clause[report.end() :], scene) else report[0]
    if "," in scene.edge and (told := next(said_so(f", {clause}", Span(0, len(clause) + 2), language), None)):
        return clause[told[0].start - 2 : told[0].end - 2] if told[0].start == len(", ") else ""
    found = language.words("attributions").finditer(clause)
    nouns = language.words("determiners").plain - language.words("relatives", "pronouns", "asides").plain
    match = next(
        (
            one
            for one in found
            if not nouns.intersection(parted(clause[: one.start()], language).split()[-1:])
            and not _is_compared(clause[: one.start()], language)
            and not _is_denied(clause[: one.start()], language)
            and not _is_of_another_thing(clause[: one.start()], language)
        ),
        None,
    )
    if not scene.edge.strip() or not match:
        return ""
    name, behind = clause[: match.start()], clause[match.end() :].lstrip(" '")
    quoted = any(mark in CLOSERS for mark in text[end - 1 : place].strip())
    if match[0].lower() in language.words("participles").plain and not (name.strip() or quoted):
        return ""
    return match[0] if not behind.startswith(":") and _speaks(name, behind, scene, quoted=quoted) else ""


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
    # Behind a closed sentence `He added that …` is a sentence of its own.
    closed = not quoted or scene.ends_sentence
    return not (closed and starts(scene.language.words("complements"), behind))
