"""Rules on what an omission, a replacement or an insertion should not do unremarked.

To hide a limiter, a figure or another word that turns the meaning, to join the halves of two sentences,
to put one thing for another. What is refused outright stands in `refusals.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.edits.hidden import TURNING, WORD
from sphinx_kfor.evidence.cautions.edits.severed import of_both_sides, severed
from sphinx_kfor.evidence.cautions.rule import Found, Rule, examples
from sphinx_kfor.evidence.problems import short
from sphinx_kfor.evidence.text.sentences import CLOSERS, sentence_start, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.text.spans import Span

QUOTE_MORE = "quote more"
#: Between two omissions, fewer words than this are a fragment.
LEAST_WORDS = 3
_TURNING = ("limiters", *TURNING)
_GRAMMAR = ("references", "function_words", "endings")


def _hides(scene: Scene) -> Iterator[Found]:
    """A hidden limiter or figure; in a sentence that is partly quoted, any hidden word that turns it."""
    for gap in scene.hidden:
        if gap.turning:
            yield Found(gap.turning, kind=gap.kind, hidden=gap.shown)


def _nothing(scene: Scene) -> Iterator[Found]:
    return (Found() for gap in scene.hidden if gap.gap.omission and not gap.words)


def _joins(scene: Scene) -> Iterator[Found]:
    """A sentence begins before an omission and is not ended there, and another ends behind it."""
    text, language = scene.text, scene.language
    for gap in scene.hidden:
        before, after = gap.before, gap.after
        if (
            gap.gap.omission
            and sentence_start(text, after.start, language) > before.end
            and not text[before.start : before.end].rstrip(CLOSERS).endswith((".", "!", "?"))
            and not starts_sentence(text, after.start, language)
        ):
            yield Found(hidden=gap.shown)


def _severs(scene: Scene) -> Iterator[Found]:
    spared = of_both_sides(scene.hidden)
    for gap in scene.hidden:
        if gap.gap.omission and not gap.turning and gap not in spared:
            yield from (Found(hidden=what) for what in severed(gap))


def _fragment(scene: Scene) -> Iterator[Found]:
    """Single words picked from between two omissions, or from another sentence."""
    spans = scene.spans
    omitted = [gap is not None and gap.omission for gap in scene.gaps]
    for number, span in enumerate(spans):
        text = scene.text[span.start : span.end]
        before = number and omitted[number] and _other_sentence(scene, spans[number - 1 : number + 1])
        after = omitted[number + 1] and _other_sentence(scene, spans[number : number + 2])
        within = omitted[number] and omitted[number + 1]
        if (before or after or within) and len(WORD.findall(text)) < LEAST_WORDS:
            yield Found(text)


def _other_sentence(scene: Scene, pair: tuple[Span, ...]) -> bool:
    """Whether a sentence begins between two segments."""
    if len(pair) < 2:  # noqa: PLR2004
        return False
    before, after = pair
    return sentence_start(scene.text, after.start, scene.language) > before.end


def _insertion(scene: Scene) -> Iterator[Found]:
    for put in scene.put:
        for word in dict.fromkeys(filter(None, (put.turning, put.qualifier))):
            yield Found(word, put=put.words)


def _name(scene: Scene) -> Iterator[Found]:
    for put in scene.put:
        if put.foreign_name and not put.turning:
            yield Found(put.foreign_name, put=put.words)


def _unknown(scene: Scene) -> Iterator[Found]:
    for put in scene.put:
        if not put.qualifier and put.unknown:
            yield Found(put.unknown, put=put.words)


def _modifier(scene: Scene) -> Iterator[Found]:
    for put in scene.put:
        word, noun = put.modifier
        if word and not put.qualifier and not put.unknown and not put.turning and not put.foreign_name:
            yield Found(word, put=put.words, hidden=noun)


def _replacement(scene: Scene) -> Iterator[Found]:
    return (Found(put=put.words, hidden=short(put.hidden)) for put in scene.put if put.replaces)


def _strange(scene: Scene) -> Iterator[Found]:
    for put in scene.put:
        if put.strange and not put.replaces:
            yield Found(put=put.words, hidden=short(put.hidden))


RULES = (
    Rule(
        "omission.hides",
        "the {kind} hides '{word}' in '{hidden}'",
        QUOTE_MORE,
        _hides,
        (*_TURNING, "qualifiers", "numerals"),
        raised=examples(
            "«The ramp is closed{, unless a permit is shown,} for lorries.»",
            "«The ramp is {almost →}closed for lorries.»",
            "«The ramp is closed for {the 40} lorries.»",
            ("“«The ramp is safe,{” said Ines Kolm. “But} it is closed,»” said Tomas Fey.", "Ines Kolm"),
        ),
        silent=examples(
            "«The ramp is closed{ this week} for lorries.»",
            "«We lost eleven ships. {Eleven. }The ramp is closed.»",
            ("“«It was a hard winter{,” said Ines Kolm. “}The ramp is closed.»”", "Ines Kolm"),
            ("Ines Kolm came late. “«It was a hard winter{,” she said. “}The ramp is closed.»”", "Ines Kolm"),
        ),
    ),
    Rule(
        "omission.nothing",
        "the omission leaves nothing out",
        QUOTE_MORE,
        _nothing,
        (),
        raised=examples("«The ramp is closed{ }for lorries.»"),
        silent=examples("«The ramp is closed{ this week} for lorries.»"),
    ),
    Rule(
        "omission.joins",
        "the omission joins parts of two sentences, over '{hidden}'",
        QUOTE_MORE,
        _joins,
        ("abbreviations", "function_words", "references"),
        raised=examples("«The ramp {is closed. The board }met in May.»"),
        silent=examples("«The ramp is closed.{ It rains.} The board met in May.»"),
    ),
    Rule(
        "omission.severs",
        "the omission hides {hidden}",
        QUOTE_MORE,
        _severs,
        (
            "prepositions",
            "subjects",
            "bodies",
            "joints",
            "contrasts",
            "relatives",
            "complements",
            "conditions",
            "determiners",
            "demonstratives",
            "negations",
            "finite",
        ),
        raised=examples(
            "«The ramp was closed by {the board in the end of }May.»",
            "«The board{'s master} met in May.»",
            "«The ramp leaks. {It is old, and }that is new.»",
            "«It was closed not {by }the board but by the master.»",
        ),
        silent=examples(
            "«It was closed not {by }the board but {by }the master.»",
            "«The ramp is closed{ this week} for lorries.»",
            "«The ramp leaks. {It is old, and }the board has met.»",
            ("“«The ramp leaks{,” said Ines Kolm. “}That is new.»”", "Ines Kolm"),
        ),
    ),
    Rule(
        "omission.fragment",
        "'{word}' is a fragment beside an omission",
        QUOTE_MORE,
        _fragment,
        (),
        raised=examples("«The ramp is {closed for }lorries{ in May. Buses run to the} end of it all.»"),
        silent=examples("«The ramp is closed{ this week} for lorries.»"),
    ),
    Rule(
        "omission.insertion",
        "'[{put}]' brings '{word}' into the source's words",
        QUOTE_MORE,
        _insertion,
        (*_TURNING, "qualifiers", "prepositions"),
        raised=examples("«The ramp is {→almost} closed.»", "«The {→former} master left.»"),
        silent=examples("«The ramp {→in the harbour} is closed.» The harbour is old."),
    ),
    Rule(
        "omission.name",
        "'[{put}]' names what the source does not: '{word}'",
        QUOTE_MORE,
        _name,
        _GRAMMAR[:2],
        raised=examples("«He {→Kolm} left.»"),
        silent=examples("Ines Kolm came. «She {→Kolm} left.»"),
    ),
    Rule(
        "omission.unknown",
        "'[{put}]' brings '{word}', which the source does not have",
        QUOTE_MORE,
        _unknown,
        (*_GRAMMAR, "prepositions"),
        raised=examples("«The {→stolen} goods left.»"),
        silent=examples("«The {→stolen} goods left.» They had been stolen in May."),
    ),
    Rule(
        "omission.modifier",
        "'[{put}]' puts '{word}' to '{hidden}', with which the source does not have it",
        QUOTE_MORE,
        _modifier,
        (*_GRAMMAR, "prepositions", "joints", "determiners"),
        raised=examples(
            "«Exports of {goods→stolen goods} rose.» Two cars were stolen.",
            "«The {→island} ferry is late.» The mayor of the island left.",
            ("Der Streit ist alt. «Nicht, dass es keinen {→Nutzen} gibt.» Der Nutzen ist klein.", "", "de"),
        ),
        silent=examples(
            "Grain ships came. «The {ships→grain ships} left.»",
            "Kolm owns it. «{His ships→Kolm's ships} left.»",
            ("Der Streit ist alt. «Nicht, dass es keinen {→Streit} gibt.» Der Nutzen ist klein.", "", "de"),
        ),
    ),
    Rule(
        "omission.replacement",
        "the replacement '[{put}]' stands for '{hidden}'",
        QUOTE_MORE,
        _replacement,
        _GRAMMAR,
        raised=examples(
            "«The {ramp→bridge} is closed.»",
            "Ines Kolm came. «{The mayor→Kolm} left.»",
            ("Hablaba el alcalde. «{→Él} calló.»", "", "es"),
            ("Si pensa che «la rampa {sia→resta} chiusa».", "", "it"),
        ),
        silent=examples(
            "«The board {closes→closed} the ramp.»",
            "Ines Kolm came. «{She→Kolm} left.»",
            "Ines Kolm is the mayor. «{The mayor→Kolm} left.»",
            ("Me fie del «{→el} calendario».", "", "es"),
            ("Je me fiais au «{→le} calendrier».", "", "fr"),
            ("Das steht im «{→der} Kalender».", "", "de"),
            ("Si pensa che «la rampa {sia→è} chiusa».", "", "it"),
            ("Es heißt, «die Rampe {sei→ist} zu».", "", "de"),
            ("Il est possible que «la rampe {soit→est} fermée».", "", "fr"),
        ),
    ),
    Rule(
        "omission.strange",
        "the replacement '[{put}]' for '{hidden}' has words that the source has nowhere near",
        QUOTE_MORE,
        _strange,
        _GRAMMAR,
        raised=examples("«{It→The bridge} is closed.»"),
        silent=examples(
            "The ramp is old. «{It→The ramp} is closed.»",
            "Ramps are old. “I would not close «the same {one→ramp} twice».”",
            "The province is old.\n\nIt rained.\n\nKolm said: “«{We→The province} may close it.»”",
        ),
    ),
)
