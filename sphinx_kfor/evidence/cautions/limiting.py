"""What right behind a passage limits it, takes it back, or makes a question of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import is_participle, starts
from sphinx_kfor.evidence.cautions.phrases.denying import denials
from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.heads import complements_of_verbs
from sphinx_kfor.evidence.cautions.recanting import recanted
from sphinx_kfor.evidence.cautions.rule import Found
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language

#: A sentence of so few words says nothing but yes or no to the one before.
SHORT = 3
#: A sentence of no more words that begins with `but` is about the one before.
_TURN = 8
#: A pronoun and a noun.
_THIS = 2
_ENDS = " .!?\u2026\"'"
#: `It did not.` leaves out what it denies, as English alone does.
_NOT = ["not"]
_QUESTION = ("?", "\u037e", "\uff1f")


def limiter(scene: Scene) -> Iterator[Found]:
    """`…, unless paid`; behind a full stop a sentence that takes back, as `Not yet.` does."""
    only = scene.once(restriction)
    if only:
        yield Found(only)
    if not scene.ends_sentence:
        match = starts(scene.language.words("limiters", "restrictions"), scene.behind)
        words = scene.behind.partition(match[0])[2] if match else ""
        affirmed = starts(scene.language.words("affirmations"), scene.behind)
        denied = match is not None and (
            _was_to_be(scene, match[0], words)
            or goes_without(scene, match[0], words)
            or _compares(scene, match[0], words)
        )
        if match and (affirmed or denied or is_participle(match[0], words, scene.language)):
            match = None
        match = match or _bounds_denial(scene) or _postposed(scene)
    elif scene.ends_paragraph:
        return
    else:
        match = _retraction(scene) or recanted(scene) or _assumption(scene)
        if not match and _takes_back(scene):
            yield Found(scene.next_sentence.strip(), after=True)
    if match:
        yield Found(match[0], after=True)


def restriction(scene: Scene) -> str:
    """What says *only* of a passage in two halves: `ne … que | dans 46 % des cas`; or nothing."""
    clause, words = scene.governed.clause, scene.language.words
    halves = [*words("half_negations").finditer(clause)]
    denies = bool(halves) and halves[-1][0].lower() in words("negations").plain
    if not halves or (denies and words("finite").search(scene.folded)):
        # `Non è vero che | la rampa è chiusa` denies a clause.
        return ""
    behind = clause[halves[-1].end() :]
    *_, other = None, *words("other_halves").finditer(behind)
    # `Non ha escluso che | …` has the *che* of its verb.
    says = other and words("reversals", "disputes").search(behind[: other.start()])
    if (
        other is None
        or says
        or len(behind[other.end() :].split()) >= SHORT
        or words("negative_companions").search(clause)
    ):
        return ""
    return f"{halves[-1][0]} … {other[0]}"


def _takes_back(scene: Scene) -> bool:
    """Whether the next sentence denies the one before in a few words: *Not yet*, *I did not say that*.

    One of more words denies something of its own: `That is not cheap.`
    """
    words, said = scene.language.words, fold_text(scene.next_sentence).strip(_ENDS)
    bare, points = said.lower().split(), words("demonstratives").plain
    if len(bare) <= SHORT:
        return starts(words("denials"), said) is not None or bare[-1:] == _NOT
    noun = scene.language.has_capital_nouns and said.split()[1][0].isupper()
    # `Das Amt hat darauf nicht geantwortet` is of an office.
    meant = points.intersection((*([] if noun else bare[:1]), bare[-1]))
    told = bool(meant) and words("speech_verbs").search(said)
    return bool(told) and len(bare) <= _TURN and denials(said, scene.language) % 2 == 1


def goes_without(scene: Scene, word: str, behind: str) -> bool:
    """Whether a clause only adds what did not go with a passage: `…, senza che nessuno l'abbia visto`.

    A denial it bounds: `nothing is closed, | without that …`.
    """
    words, that = scene.language.words, complements_of_verbs(scene.language)
    first, *more = [*word.lower().split(), *behind.lower().split()[:1]]
    without = first in words("negations").plain & words("exceptions").plain
    denied = words("negations", "reversals").search(scene.folded)
    return "," in scene.edge and without and not that.isdisjoint(more[:1]) and not denied


def _compares(scene: Scene, word: str, behind: str) -> bool:
    """Whether a clause only tells of something else beside a passage: `rose by nine, | whereas Lom's fell`.

    One that denies, or says what somebody says, may speak of the passage.
    """
    words, language = scene.language.words, scene.language
    # Spanish *mientras* is a limit, and *mientras que* none.
    contrasts, opener = words("contrasts").plain - words("denial_bounds").plain, word.lower()
    beside = opener in contrasts and not words("subordinators").plain.isdisjoint((opener, opener.split()[0]))
    clause = re.split(r"[;.!?]\s", behind)[0]
    kinds = ("negations", "reversals", "disputes", "attributions", "speech_verbs")
    about = language.words(*kinds).search(clause)
    return "," in scene.edge and beside and about is None


def _was_to_be(scene: Scene, concession: str, said: str) -> bool:
    """Whether a concession says that what a passage denies should be: `was never done, | though promised`."""
    words = scene.language.words
    clause = re.split(r"[;:.!?]|, ", said)[0]
    return (
        concession.lower() in words("concessions").plain
        and words("negations").search(_last_clause(scene)) is not None
        and words("pledges", "modal_demanded").search(clause) is not None
        and words("negations", "reversals", "limiters").search(clause) is None
    )


def _bounds_denial(scene: Scene) -> re.Match[str] | None:
    """What bounds a denial at the passage's end: `cannot be taken | before all is known`."""
    clause, words = _last_clause(scene), scene.language.words
    if scene.edge.strip() or not words("negations").search(clause):
        return None
    # `ne paie | que les hôpitaux` limits, `ne paie pas` denies.
    half = words("half_negations").search(clause) and not words("negative_companions").search(clause)
    return starts(words("denial_bounds", *(("other_halves",) if half else ())), scene.behind)


def _last_clause(scene: Scene) -> str:
    return re.split(r"[,;:.!?]\s", scene.folded)[-1]


def _postposed(scene: Scene) -> re.Match[str] | None:
    """A condition whose word stands behind it: `…, weather permitting`."""
    near = re.split(r"[,;:.!?]", scene.behind, maxsplit=1)[0]
    return scene.language.words("postposed_conditions").search(" ".join(near.split()[:SHORT]))


def _retraction(scene: Scene) -> re.Match[str] | None:
    """How the next sentence takes the passage back.

    One that only turns elsewhere (`But the board met.`) does so where it is short or denies something; one
    that begins with a condition (`Unless it rains, the board meets.`) where it has no main clause of its own.
    """
    match = starts(scene.language.words("retractions"), scene.behind)
    following = fold_text(scene.next_sentence)
    word = match[0].lower() if match else ""
    if word in scene.language.words("conditions", "exceptions").plain and "," in following:
        return None
    if not match or word not in scene.language.words("turns").plain:
        return match
    if _is_conceded(scene):
        return None
    # `But let me say something of numbers.` only goes on to another thing.
    if _remarks_on(re.split(r"[:;]", following)[0], scene.language):
        return None
    denies = scene.language.words("negations", "reversals").search(following[:AFTER])
    return match if denies or len(following.split()) <= _TURN else None


def _is_conceded(scene: Scene) -> bool:
    """Whether a passage is admitted, of which a turn takes nothing back: `I do not deny that | …. But`."""
    led = scene.governed.sentence or scene.folded_lead
    admitted = scene.language.words("admissions").search(led)
    denied = denials(scene.governed.clause, scene.language)
    return admitted is not None or (denied > 0 and denied % 2 == 0)


def _remarks_on(said: str, language: Language) -> bool:
    """Whether a statement only names what is spoken of next: `one must recall | where we came from: …`.

    One that says that something is so may take back what was said: `one must recall | that nobody came`.
    """
    found = language.words("remarks").search(said)
    behind = parted(said[found.end() :].lower(), language).split()[:1] if found else []
    return found is not None and complements_of_verbs(language).isdisjoint(behind)


def _assumption(scene: Scene) -> re.Match[str] | None:
    """What the next sentence says that it rests on: `That assumes that …`, `Diese Schätzung setzt voraus`.

    `The bridge assumes nothing of the kind` is of something else.
    """
    words = scene.language.words
    bare = [one for one in fold_text(scene.next_sentence).split() if one.lower() not in words("asides").plain]
    found = words("assumptions").search(" ".join(bare[:_TURN]))
    led = found.string[: found.start()].lower().split() if found else []
    meant = words("determiners", "demonstratives", "ascriptions", "attributions").plain
    # `Diese Planung | setzt voraus`
    this = led[:1] and led[0] in words("references").plain - words("relatives").plain and len(led) <= _THIS
    # What a passage leaves open rests on nothing more.
    open_ = words("inquiries", "conditions").search(scene.folded)
    return found if (this or meant.issuperset(led)) and not open_ else None


def question(scene: Scene) -> Iterator[Found]:
    """A passage that leaves out the question mark behind it."""
    text, (start, end) = scene.text, scene.passage
    stop = scene.edge if scene.ends_sentence else text[end : sentence_end(text, end, scene.language)]
    stop = stop.rstrip(CLOSERS + " \t\n")
    if stop.endswith(_QUESTION) and not text[start:end].rstrip(CLOSERS).endswith(_QUESTION):
        yield Found(stop[-1], after=True)
