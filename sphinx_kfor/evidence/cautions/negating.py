"""What denies a passage, before it and behind it, and what only seems to.

Behind it a denial may be of the clause that the passage is of, or set something else against it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.limiting import SHORT, goes_without, restriction
from sphinx_kfor.evidence.cautions.naming import calls_it
from sphinx_kfor.evidence.cautions.phrases.clauses import starts
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.unspaced import negated_before, negated_behind
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene

#: So few words behind a clause say what became of it: `has since been rejected`.
_PREDICATE = 4
#: A noun before the clause that says what it is of has no more words with it.
_FRONTED = 4
#: What is set against a passage is like its end, which has no more words.
_END = 8


def negation(scene: Scene) -> Iterator[Found]:
    """`nobody claims that …`, `… not at all`, `… and never`."""
    kinds = ("negations", "reversals", "misjudgements")
    for name in () if scene.once(restriction) or scene.once(calls_it) else kinds:
        match = scene.language.words(name).search(scene.governed.clause)
        if match:
            yield Found(match[0])
            break
    before, after = negated_before(scene.text, scene.passage), negated_behind(scene.text, scene.passage)
    yield from [Found(before)] * bool(before) + [Found(after, after=True)] * bool(after)
    denied = "" if scene.ends_sentence else _negation_behind(scene)
    yield from [Found(denied, after=True)] * bool(denied)


def _negation_behind(scene: Scene) -> str:
    """The word right behind a passage that denies it, or the clause that it is of; empty for none."""
    behind = scene.behind.lstrip(" '-([")
    # Behind a comma and `and` another clause begins: `…, and nobody likes it`.
    joint = None if "," in scene.edge else starts(scene.language.words("joints"), behind)
    rest = behind[joint.end() :] if joint else behind
    match = starts(scene.language.words("negations"), rest)
    # Behind a colon another clause begins: `The firm pays dividends: | it need not plead poverty`.
    another = ":" in scene.edge and len(re.split(r"[,;:.!?]", rest)[0].split()) > SHORT
    if not match or another:
        return _denied_clause(scene)
    twice = denials(re.split(r"[,;:.]", behind)[0], scene.language) % 2 == 0
    denied = rest[match.end() :]
    other = (
        (joint and _denies_another(scene))
        or _acts(scene, denied)
        or _contrasts_only(scene, match[0], denied)
        or goes_without(scene, match[0], denied)
    )
    return "" if twice or other else match[0]


def _denied_clause(scene: Scene) -> str:
    """What denies a clause, behind it: `That the ramp is closed | is untrue`, `a plan to … | was rejected`.

    What is denied twice is said: `That the ramp is closed | nobody denies`.
    """
    behind = fold_text(scene.next_sentence)
    # `That is too many, | and I do not seek to excuse it`
    another = "," in scene.edge and starts(scene.language.words("joints", "contrasts"), behind)
    if scene.edge.strip(" ,") or another:
        return ""
    said = behind if _is_fronted(scene) and "," not in behind else _predicate_of_noun(behind, scene)
    denied = scene.language.words("negations", "reversals", "defeats").search(said)
    return denied[0] if denied and denials(said, scene.language, "defeats") % 2 else ""


def _is_fronted(scene: Scene) -> bool:
    """Whether a passage is of a clause that begins its sentence as the subject of what follows."""
    words, led = scene.language.words, scene.folded_lead
    conditions = words("conditions").plain - words("inquiries").plain
    that = words("complements").plain - words("prepositions").plain - conditions
    first, *others = (led or fold_text(scene.head)).lstrip(" '\"").split() or [""]
    if first[:1].isupper() and first.lower() in that:
        return True
    # `Anhaltspunkte dafür, dass | …, fand man nicht`
    verbs = words("speech_verbs", "attributions", "finite", "modals", "pronouns").plain
    noun = verbs.isdisjoint(one.strip(",").lower() for one in (first, *others)) and len(others) <= _FRONTED
    # `Der Antrag der Grünen, | den Neubau zu prüfen, wird abgelehnt`
    infix = re.escape(words("infinitive_infixes").alternatives) if words("final_modals").entries else ""
    ends = (
        infix and led.rstrip().endswith(",") and re.search(rf"(?:\s{infix}\s\w+|\w{infix}\w+)n$", scene.tail)
    )
    return "," in scene.edge and bool(led) and noun and (bool(ends) or that.issuperset(others[-1:] or [""]))


def _predicate_of_noun(behind: str, scene: Scene) -> str:
    """The first words of what is said of a motion or a plan behind its clause; not what limits it anyway."""
    words, led = scene.language.words, scene.folded_lead.split()[-1:]
    of_noun = bool(led) and led[0].lower() in words("complements").plain and words("finite").match(behind)
    if not of_noun or starts(words("limiters"), behind):
        return ""
    return " ".join(re.split(r"[,;:]", behind)[0].split()[:_PREDICATE])


def _denies_another(scene: Scene) -> bool:
    """Whether `and not` denies what follows it, not the passage: `… and not, as some hoped, next year`."""
    return len(scene.next_sentence.split()) > SHORT


def _acts(scene: Scene, denied: str) -> bool:
    """Whether a negation behind a comma is the subject of a clause of its own: `…, rien n'a changé ici`.

    One of which something *is* said, or believed, may say it of the passage: `…, rien n'est moins sûr`.
    """
    words = scene.language.words
    clause = re.split(r"[,;:.!?]", denied)[0]
    said = [one for one in re.findall(r"\w+", clause.lower()) if one not in words("half_negations").plain]
    verbs = words("finite", "tenses").plain - words("passives").plain
    about = words("attributions", "speech_verbs", "ascriptions", "disputes", "reversals").search(clause)
    own = said[:1] != [] and said[0] in verbs and len(said) >= SHORT
    return "," in scene.edge and own and about is None


def _contrasts_only(scene: Scene, negation: str, denied: str) -> bool:
    """Whether a negation behind a comma denies something else than the passage does, of the same kind.

    It begins as the passage ends: with an article, a number, a comparative, or with a preposition that is
    there as well. `…, not on Sundays` limits a passage that has no *on*, and `…, not at all` denies it.

    Args:
        scene: the passage and its surroundings.
        negation: the word.
        denied: the folded words behind it.
    """
    words = scene.language.words
    simple = words("denials").plain - words("reversals").plain
    first = re.match(r"\s*([\w']+)", denied)
    if "," not in scene.edge or scene.ends_sentence or negation.lower() not in simple or not first:
        return False
    tail = scene.folded.lower().split()[-_END:]
    begins = first[1].lower()
    if begins in words("prepositions", "complements").plain:
        return begins in tail
    kinds = words("determiners", "indefinites", "possessives", "numerals", "cardinals", "comparatives")
    return begins[0].isdecimal() or kinds.match(begins) is not None
