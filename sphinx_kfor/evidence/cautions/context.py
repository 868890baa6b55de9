"""Rules on what surrounds a passage in its sentence and turns its meaning.

Standards for quoting out of context have no grammar in them, so these rules have little: they look at
the words before the passage in its own sentence and at those right behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.attribution import attributed_before, attributed_behind
from sphinx_kfor.evidence.cautions.clauses import is_participle, starts
from sphinx_kfor.evidence.cautions.cut_words import (
    broken_figure,
    broken_word,
    compared,
    compared_before,
    cut_figure,
    cut_range,
    qualifier_before,
    time_before,
    time_behind,
    trailing,
)
from sphinx_kfor.evidence.cautions.predicate import denied_behind
from sphinx_kfor.evidence.cautions.rule import Found, Rule, examples
from sphinx_kfor.evidence.cautions.scene import AFTER
from sphinx_kfor.evidence.cautions.unspaced import negated_before, negated_behind
from sphinx_kfor.evidence.figures.left import Part
from sphinx_kfor.evidence.text.folding import fold_text
from sphinx_kfor.evidence.text.quotation_marks import is_long
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene

QUOTE_TOO = "quote it too"
#: A sentence of so few words says nothing but yes or no to the one before.
_SHORT = 3
#: A sentence of no more words that begins with `but` is about the one before.
_TURN = 8
_ENDS = (".", "!", "?", "\u2026")
_QUESTION = ("?", "\u037e", "\uff1f")


def _negation(scene: Scene) -> Iterator[Found]:
    """`nobody claims that …`, `… not at all`, `… and never`."""
    for name in ("negations", "reversals"):
        match = scene.language.words(name).search(scene.governed.clause)
        if match:
            yield Found(match[0])
            break
    before, after = negated_before(scene.text, scene.passage), negated_behind(scene.text, scene.passage)
    yield from [Found(before)] * bool(before) + [Found(after, after=True)] * bool(after)
    denied = denied_behind(scene)
    if denied:
        yield Found(denied, after=True)
    elif not scene.ends_sentence:
        behind = scene.behind.lstrip(" '-([")
        # Behind a comma and `and` another clause begins: `…, and nobody likes it`.
        joint = None if "," in scene.edge else starts(scene.language.words("joints"), behind)
        match = starts(scene.language.words("negations"), behind[joint.end() :] if joint else behind)
        if match and not (joint and _denies_another(scene)):
            yield Found(match[0], after=True)


def _denies_another(scene: Scene) -> bool:
    """Whether `and not` denies what follows it, not the passage: `… and not, as some hoped, next year`."""
    return len(scene.next_sentence.split()) > _SHORT


def _modal(scene: Scene) -> Iterator[Found]:
    clause = scene.governed.clause
    # In `recommends | that …` the passage has the rest of the modal.
    first = scene.head.split(maxsplit=1)[:1] if clause else []
    that = first and first[0].lower() in scene.language.words("complements").plain
    match = scene.language.words("modals").search(f"{clause.rstrip()} {first[0]}" if that else clause)
    if match:
        yield Found(match[0])


def _condition(scene: Scene) -> Iterator[Found]:
    clause = scene.governed.condition
    restricted = starts(scene.language.words("restrictions"), clause)
    if restricted and not is_participle(restricted[0], clause[restricted.end() :], scene.language):
        yield Found(restricted[0])
        return
    found = scene.language.words("conditions").finditer(clause)
    match = next(
        (one for one in found if not is_participle(one[0], clause[one.end() :], scene.language)), None
    )
    if match:
        yield Found(match[0])


def _attribution(scene: Scene) -> Iterator[Found]:
    before, behind = scene.once(attributed_before), scene.once(attributed_behind)
    if before:
        yield Found(before)
    if behind:
        yield Found(behind, after=True)


def _speech(scene: Scene) -> Iterator[Found]:
    """Words between the source's quotation marks, which are not quoted too, or of a turn."""
    if next(_attribution(scene), None):
        return
    near = scene.surroundings
    if near.quoted and near.quoted.start <= near.passage.start and _says(near.text[slice(*near.quoted[:2])]):
        yield Found("between quotation marks")
    elif near.turn:
        yield Found(f"in the turn of '{near.turn.subject.phrase}'")


def _says(words: str) -> bool:
    """Whether words between quotation marks are speech, not a term: four words or more, or a sentence."""
    bare = words.strip()
    return is_long(bare) or (" " in bare and bare[0].isupper() and bare.endswith(_ENDS))


def _qualifier(scene: Scene) -> Iterator[Found]:
    before = "" if _begins_anew(scene) else qualifier_before(scene.lead, scene.folded_lead, scene.language)
    kept = scene.gaps[0].words if scene.gaps and scene.gaps[0] else ""
    before = "" if before in kept.lower() or _is_counted_out(scene, before) else before
    behind = "" if scene.ends_sentence else broken_word(scene.tail, scene.rest)
    if not scene.ends_sentence and not scene.edge.strip():
        behind = behind or trailing(scene.behind, scene.language)
    if before:
        yield Found(before)
    if behind:
        yield Found(behind, after=True)


def _is_counted_out(scene: Scene, word: str) -> bool:
    """Whether a share is whole before a passage, which says what it does: `nel 22 per cento | non …`."""
    language, led = scene.language, scene.folded_lead.rstrip(" '")
    share = word.lower() in language.words("measures").plain and re.search(
        rf"\d\s?{re.escape(word)}$", led, re.IGNORECASE
    )
    return (
        bool(share)
        and starts(language.words("negations", "finite", "tenses"), fold_text(scene.head)) is not None
    )


def _begins_anew(scene: Scene) -> bool:
    """Whether a passage begins with a word that nothing before it counts: `On the third | there is …`."""
    first = scene.head.split(maxsplit=1)[:1]
    words = scene.language.words
    others = words("references").plain - words("determiners").plain | words("finite", "joints").plain
    return bool(first) and first[0].lower() in others | words("negations").plain - words("indefinites").plain


def _time(scene: Scene) -> Iterator[Found]:
    behind = "" if scene.ends_sentence or scene.edge.strip() else scene.behind
    after = time_behind(scene.tail, behind, scene.language)
    word = time_before(scene.folded_lead, scene.language) if scene.lead else ""
    if not after:
        word = word or compared_before(scene.folded_lead, scene.head, scene.language)
    yield from [Found(word)] * bool(word)
    yield from [Found(after, after=True)] * bool(after)


def _figure(scene: Scene) -> Iterator[Found]:
    """A number or a part of one outside, or a word that makes a difference of the figure at the end."""
    start, end = scene.passage
    parts = scene.cut_figures
    before = [one for one in parts if one.end <= start and one.part is not Part.BOUND]
    if before:
        yield Found(before[-1].text)
    elif not _begins_anew(scene):
        word = cut_figure(scene.lead, scene.head, scene.language, after=False)
        yield from [Found(word)] * bool(word)
    behind = next((one.text for one in parts if one.start >= end), "") or _behind_figure(scene)
    if behind and not scene.ends_sentence:
        yield Found(behind, after=True)


def _behind_figure(scene: Scene) -> str:
    """What a sign joins to the figure at the passage's end, or a word that makes a difference of it."""
    language = scene.language
    behind = broken_figure(scene.tail, scene.rest)
    if behind or scene.edge.strip():
        return behind
    return (
        cut_figure(scene.tail, scene.rest[len(scene.edge) :], language, after=True)
        or cut_range(scene.tail, scene.behind, language)
        or compared(scene.tail, scene.behind, language)
    )


def _limiter(scene: Scene) -> Iterator[Found]:
    """`…, unless paid`; behind a full stop a sentence that takes back, as `Not yet.` does."""
    if not scene.ends_sentence:
        match = starts(scene.language.words("limiters", "restrictions"), scene.behind)
        words = scene.behind.partition(match[0])[2] if match else ""
        affirmed = starts(scene.language.words("affirmations"), scene.behind)
        if match and (affirmed or is_participle(match[0], words, scene.language)):
            match = None
        match = match or _bounds_denial(scene) or _postposed(scene)
    elif scene.ends_paragraph:
        return
    else:
        match = _retraction(scene)
        short = scene.next_sentence.strip()
        if not match and len(short.split()) <= _SHORT:
            denied = starts(scene.language.words("denials"), fold_text(short))
            yield from [Found(short, after=True)] * bool(denied)
    if match:
        yield Found(match[0], after=True)


def _bounds_denial(scene: Scene) -> re.Match[str] | None:
    """What bounds a denial at the passage's end: `cannot be taken | before all is known`."""
    clause, words = _last_clause(scene), scene.language.words
    if scene.edge.strip() or not words("negations").search(clause):
        return None
    # `ne paie | que les hôpitaux` limits, `ne paie pas` denies.
    half = words("half_negations").search(clause) and not words("negative_companions").search(clause)
    return starts(words("denial_bounds", *(("other_halves",) if half else ())), scene.behind)


def _last_clause(scene: Scene) -> str:
    return re.split(r"[,;:.!?]\s", fold_text(scene.text[slice(*scene.passage)]))[-1]


def _postposed(scene: Scene) -> re.Match[str] | None:
    """A condition whose word stands behind it: `…, weather permitting`."""
    near = re.split(r"[,;:.!?]", scene.behind, maxsplit=1)[0]
    return scene.language.words("postposed_conditions").search(" ".join(near.split()[:_SHORT]))


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
    denies = scene.language.words("negations", "reversals").search(following[:AFTER])
    return match if denies or len(following.split()) <= _TURN else None


def _question(scene: Scene) -> Iterator[Found]:
    """A passage that leaves out the question mark behind it."""
    text, (start, end) = scene.text, scene.passage
    stop = scene.edge if scene.ends_sentence else text[end : sentence_end(text, end, scene.language)]
    stop = stop.rstrip(CLOSERS + " \t\n")
    if stop.endswith(_QUESTION) and not text[start:end].rstrip(CLOSERS).endswith(_QUESTION):
        yield Found(stop[-1], after=True)


RULES = (
    Rule(
        "context.negation",
        "{place} stands '{word}', which negates it",
        QUOTE_TOO,
        _negation,
        ("negations", "reversals", "affirmations", "joints", "contrasts", "relatives", "complements"),
        raised=examples(
            "Nobody claims that «the ramp is closed».",
            "The board denied that «the ramp is closed».",
            "«The ramp is closed»: not at all.",
            ("Non è vero che «la rampa è chiusa».", "", "it"),
            ("港口不会«关闭»。", "", "zh"),
            ("港は«閉鎖»されていない。", "", "ja"),
        ),
        silent=examples(
            "Not only lorries wait: «the ramp is closed».",
            "It was never cheap, and «the ramp is closed».",
            "«The ramp is closed», and no other has been opened.",
            "Nobody came, since «the ramp is closed».",
            "The master told us that it might open, but «the ramp is closed».",
            "A non-linear growth of traffic shows that «the ramp is closed».",
            ("Non solo: «la rampa è chiusa».", "", "it"),
            ("船不来，港口«关闭»。", "", "zh"),
        ),
    ),
    Rule(
        "context.modal",
        "{place} stands '{word}', which says that it may or should be, not that it is",
        QUOTE_TOO,
        _modal,
        ("modals", "affirmations", "joints", "contrasts", "relatives", "complements"),
        raised=examples("The board may have «closed the ramp».", ("La rampa potrebbe «chiudere».", "", "it")),
        silent=examples("It could rain, but «the ramp is closed».", "They met in May: «the ramp is closed»."),
    ),
    Rule(
        "context.condition",
        "{place} stands '{word}', which makes it conditional",
        QUOTE_TOO,
        _condition,
        ("conditions", "affirmations"),
        raised=examples("If it rains, «the ramp is closed».", ("Se piove, «la rampa è chiusa».", "", "it")),
        silent=examples("If it rains, they wait; «the ramp is closed».", "As of today «the ramp is closed»."),
    ),
    Rule(
        "context.attribution",
        "{place} stands '{word}', which ascribes it to somebody",
        f"name the speaker, {QUOTE_TOO}",
        _attribution,
        (
            "attributions",
            "reports",
            "participles",
            "joints",
            "contrasts",
            "relatives",
            "complements",
            "determiners",
            "indefinites",
            "links",
        ),
        raised=examples(
            "The harbour master said that «the ramp is closed».",
            "“«The ramp is closed»,” the old harbour master said.",
            "«The ramp is closed», according to the board.",
            "“«The ramp is closed.»” (Rossi)",
            ("Secondo il porto, «la rampa è chiusa».", "", "it"),
        ),
        silent=examples(
            "«The ramp is closed», and nobody said why.",
            "The claim for the loss of «30 lorries» is dismissed.",
            ("The harbour master Ines Kolm said: “«The ramp is closed.»”", "Ines Kolm"),
        ),
    ),
    Rule(
        "context.speech",
        "in the source it is somebody's speech, {word}",
        "name the speaker",
        _speech,
        (),
        raised=examples(
            "“«The ramp is closed.» Nobody came.”",
            "Ines Kolm: It rains. «The ramp is closed.»\n\nTomas Fey: So it is.",
            ("“Piove forte. «La rampa è chiusa.»”", "", "it"),
        ),
        silent=examples(
            "«The “ramp” is closed.»",
            "Results: It rains. «The ramp is closed.»",
            ("“It rains. «The ramp is closed.»” Ines Kolm nodded.", "Ines Kolm"),
        ),
    ),
    Rule(
        "context.qualifier",
        "{place} stands '{word}', which changes the word beside it",
        QUOTE_TOO,
        _qualifier,
        ("qualifiers", "links", "affirmations", "trailers"),
        raised=examples(
            "Half of «the lorries turned back».",
            "The former «harbour master left».",
            "«It must not rest on condition» alone.",
            "«It helped nobody» else.",
            "«They shut the inland-» and seaports.",
        ),
        silent=examples(
            "They walked half way, and «the lorries turned back».",
        ),
    ),
    Rule(
        "context.time",
        "{place} stands '{word}', which says when it was so",
        QUOTE_TOO,
        _time,
        ("former_times", "participle_endings", "earlier_times", "compared_openers"),
        raised=examples(
            "Before the storm «the ramp was open to all».",
            "Formerly «the ramp was open to all».",
            "It has 12 ramps, down from «14».",
            "«The harbour had 14» ramps a year earlier.",
            ("Prima della guerra «la rampa era aperta».", "", "it"),
        ),
        silent=examples(
            "After the storm «the ramp was closed».",
            "Before leaving, «the master closed the ramp».",
            "«The harbour had 14» ramps more than a year earlier.",
        ),
    ),
    Rule(
        "context.figure",
        "{place} stands '{word}', which belongs to its figure",
        QUOTE_TOO,
        _figure,
        ("measures", "numerals", "figure_links", "range_openers", "ranges", "comparatives"),
        raised=examples(
            "«It costs 17» billion euros.",
            "It took 700 «lorries a day».",
            "«It spent 2.1 million» less than planned.",
            "«Tolls were 12 per cent» lower.",
            "«It will take between 28» and 35 weeks.",
            "«It follows from Article 5(1)»(b) of the charter.",
            "«It costs 17» billion2 euros.",
            "«The toll rose by 40» basis points.",
            "«It holds 8» (million) litres.",
            "«It costs 3» crore.",
            ("«Es kostet 17» Mrd. Euro.", "", "de"),
        ),
        silent=examples(
            "«It costs 17 billion euros» in all.",
            "In 2019 «lorries turned back».",
            "«It opened in 2019» to lorries.",
        ),
    ),
    Rule(
        "context.limiter",
        "{place} stands '{word}', which limits it",
        QUOTE_TOO,
        _limiter,
        ("limiters", "retractions", "turns", "denials", "denial_bounds", "negations", "reversals"),
        raised=examples(
            "«The ramp is closed», unless a permit is shown.",
            "«The ramp cannot be opened» before it is dry.",
            "«The ramp is closed.» However, few noticed.",
            "«The ramp is closed.» Not yet.",
            ("«La rampa è chiusa», salvo permesso.", "", "it"),
        ),
        silent=examples(
            "«The ramp is closed.» The board met.",
            "«The ramp was opened» before it was dry.",
            "«The ramp is closed.» Nobody was hurt.",
            "«The ramp is closed.» But in summer the harbour company ran two ferries a day to the islands.",
            "«The ramp is closed.»\n\nHowever, few noticed.",
        ),
    ),
    Rule(
        "context.question",
        "{place} stands '{word}', which makes it a question",
        QUOTE_TOO,
        _question,
        (),
        raised=examples("«The ramp is closed»?", "Who says that «the ramp is closed» now?"),
        silent=examples(
            "«The ramp is closed?»",
            "«The ramp is closed», they said. Why?",
            "«The ramp is closed.» Who knows why?",
        ),
    ),
)
