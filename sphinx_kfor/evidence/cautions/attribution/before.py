"""Words before a passage that ascribe it to somebody."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.attribution.nouns import is_data, is_noun, is_survey, only_named
from sphinx_kfor.evidence.cautions.naming import calls_it
from sphinx_kfor.evidence.cautions.phrases.clauses import in_condition, is_contradicted, without_asides
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import FIRST, NOBODY, complements_of_verbs
from sphinx_kfor.evidence.cautions.phrases.objects import has_a_thing
from sphinx_kfor.evidence.cautions.phrases.owners import owned
from sphinx_kfor.evidence.cautions.phrases.parted_verbs import parted_verb
from sphinx_kfor.evidence.cautions.phrases.reach import told_anew
from sphinx_kfor.evidence.cautions.phrases.viewers import related_view, viewpoint
from sphinx_kfor.evidence.cautions.voices.cues import is_rubric
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.patterns import whole

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language


#: Whose a verb is stands among so many words before it.
_NEAR = 4
#: What stands between a verb and its *that*.
_INSERTED = re.compile(r"^\s*,[^,;:]*,")
#: A name alone before a colon, as in an interview: `Tajani: …`.
_CUE = re.compile(r"[^\w]*(?:[^\W\d_][\w'.-]*\s+){0,3}[^\W\d_][\w'.-]*\s*:\W*")
#: A bullet begins a list, in which a word before a colon is the name of a thing.
_LABEL = re.compile(r"\s*[-*\u2022\u2023\u25e6\u25aa]\s")


def attributed_before(scene: Scene) -> str:
    """A word of attribution before the passage, or a name alone before a colon; empty for none."""
    sentence = scene.governed.sentence
    # Of an official `who asked not to be named` it is not asked what he said.
    said = _said(without_asides(sentence, scene.language), scene)
    said = said or _said(_according(scene.language).sub(" ", sentence), scene)
    anew = said or _told_anew(scene) or scene.once(calls_it) or _judged(scene)
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


def _judged(scene: Scene) -> str:
    """The noun for whose judgement opens what it is of: `By the club's reckoning | …`; or nothing."""
    lead, language = re.split(r"[;:]", scene.folded_lead)[-1].strip(), scene.language
    if not language.words("prepositions").match(lead):
        return ""
    for found in language.words("ascriptions").finditer(lead):
        opens = found.start() and "," not in lead[: found.start()]
        if opens and not lead[found.end() :].strip(" ,") and owned(lead[: found.end()], 0, language):
            return found[0]
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
        if has_a_thing(match[0], behind, scene.folded, scene.language):
            continue
        if is_data(match[0], behind, scene) or is_survey(before, behind, scene):
            continue
        if is_contradicted(before, scene.language):
            continue
        if in_condition(before, behind, scene.language) or _only_tells_whom(before, behind, scene.language):
            continue
        if not only_named(before, match[0], behind, scene) and not is_noun(before, match[0], behind, scene):
            first = before.split()[-1:]
            return " ".join([*(first if first and first[0].lower() in FIRST else []), match[0]])
    apart = parted_verb(scene.language).search(sentence)
    return f"{apart['verb']} {apart['prefix']}" if apart else ""


def _holds_for(behind: str, scene: Scene) -> bool:
    """Whether a verb that is one of thought with a word behind it has that: `hält sie | für unzulässig`."""
    sentence = f"{behind} {fold_text(scene.head)}{'' if scene.ends_sentence else scene.behind}"
    return scene.language.words("holding_links").search(re.split(r"[,;:.!?]", sentence)[0]) is not None


def _only_tells_whom(before: str, behind: str, language: Language) -> bool:
    """Whether a relative clause that is over says of whom something is so: `those that | replied would`."""
    words = language.words
    led, follows = before.lower().split()[-1:], behind.lower().split()[:1]
    pointing = words("demonstratives").plain - words("relatives", "complements").plain
    if not follows and not pointing.isdisjoint(led):
        # `Half of those asked | find …`
        return True
    opens = words("relatives", "complements").plain.intersection(led)
    return bool(opens) and not words("finite", "modals").plain.isdisjoint(follows)


def _says_that(before: str, behind: str, language: Language) -> bool:
    """Whether a verb of somebody's says that something is so: not `you will observe | that`."""
    that = complements_of_verbs(language) - language.words("conditions").plain
    person = {word.lower() for word in re.split(r"[\s'\u2019]+", before)[-_NEAR:]}
    own = NOBODY | language.words("first_persons").plain
    # `The board says, | in its reply, that …`
    told = parted(_INSERTED.sub("", behind.lower()), language).split()[:1]
    # `Ruiz disagreed: | …`
    says = behind.strip() == ":" or not that.isdisjoint(told)
    return own.isdisjoint(person) and says


def _told_anew(scene: Scene) -> str:
    """The verb of speech with which a passage begins, where another clause before it is somebody's, too."""
    begins = scene.language.words("speech_verbs").match(fold_text(scene.head))
    cut = bool(begins) and told_anew(scene.folded_lead, fold_text(scene.head), scene.language)
    return begins[0] if begins and cut else ""


def _may_speak(lead: str, words: list[str], scene: Scene) -> bool:
    """Whether words before a colon may name who speaks: no heading, and no common noun of the text."""
    common = len(words) == 1 and re.search(whole(words[0].lower()), scene.text)
    return not common and not is_rubric(lead.rstrip(" :"), scene.language)
