"""Rules on what surrounds a passage in its sentence and turns its meaning.

Standards for quoting out of context have no grammar in them, so these rules have little: they look at
the words before the passage in its own sentence and at those right behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.attribution.before import attributed_before
from sphinx_kfor.evidence.cautions.attribution.behind import attributed_behind
from sphinx_kfor.evidence.cautions.depending import condition
from sphinx_kfor.evidence.cautions.doubting import modal
from sphinx_kfor.evidence.cautions.edges import figure, qualifier, time
from sphinx_kfor.evidence.cautions.limiting import limiter, question
from sphinx_kfor.evidence.cautions.negating import negation
from sphinx_kfor.evidence.cautions.reported_moods import told_on
from sphinx_kfor.evidence.cautions.rule import PAST_TAG, Found, Rule, examples
from sphinx_kfor.evidence.cautions.voices.surroundings import around
from sphinx_kfor.evidence.text.quotation_marks import is_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene

QUOTE_TOO = "quote it too"
_ENDS = (".", "!", "?", "\u2026")


def _attribution(scene: Scene) -> Iterator[Found]:
    before, behind = scene.once(attributed_before), scene.once(attributed_behind)
    if before:
        yield Found(before)
    if behind:
        yield Found(behind, after=True)
    if not before and not behind:
        yield from told_on(scene)


def _speech(scene: Scene) -> Iterator[Found]:
    """Words between the source's quotation marks, which are not quoted too, or of a turn."""
    if next(_attribution(scene), None):
        return
    near = scene.surroundings
    if near.quoted and near.quoted.start <= near.passage.start and _says(near.text[slice(*near.quoted[:2])]):
        yield Found("between quotation marks")
    elif scene.spans[1:] and not near.quoted and around(scene.text, scene.spans[0], scene.language).quoted:
        # Between marks of its own stands each half of a speech that is quoted past `she said`.
        yield Found(PAST_TAG)
    elif near.turn:
        yield Found(f"in the turn of '{near.turn.subject.phrase}'")


def _says(words: str) -> bool:
    """Whether words between quotation marks are speech, not a term: four words or more, or a sentence."""
    bare = words.strip()
    return is_long(bare) or (" " in bare and bare[0].isupper() and bare.endswith(_ENDS))


RULES = (
    Rule(
        "context.negation",
        "{place} stands '{word}', which negates it",
        QUOTE_TOO,
        negation,
        (
            "negations",
            "reversals",
            "misjudgements",
            "defeats",
            "affirmations",
            "joints",
            "contrasts",
            "relatives",
            "complements",
        ),
        raised=examples(
            "Nobody claims that «the ramp is closed».",
            "The board denied that «the ramp is closed».",
            "«The ramp is closed»: not at all.",
            "That «the ramp is closed» is untrue.",
            ("Non è vero che «la rampa è chiusa».", "", "it"),
            ("港口不会«关闭»。", "", "zh"),
            ("港は«閉鎖»されていない。", "", "ja"),
        ),
        silent=examples(
            "Not only lorries wait: «the ramp is closed».",
            "That «the ramp is closed» is well known.",
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
        modal,
        (
            "modals",
            "remarks",
            "abilities",
            "assurances",
            "misjudgements",
            "affirmations",
            "joints",
            "contrasts",
            "relatives",
            "complements",
        ),
        raised=examples("The board may have «closed the ramp».", ("La rampa potrebbe «chiudere».", "", "it")),
        silent=examples(
            "It could rain, but «the ramp is closed».",
            "They met in May: «the ramp is closed».",
            "What the board can tell the House is that «the ramp is closed».",
        ),
    ),
    Rule(
        "context.condition",
        "{place} stands '{word}', which makes it conditional",
        QUOTE_TOO,
        condition,
        ("conditions", "restrictions", "affirmations"),
        raised=examples(
            "If it rains, «the ramp is closed».",
            "The ramp will, if it rains, «be closed».",
            "Pending a ruling, «the ramp is closed».",
            ("Se piove, «la rampa è chiusa».", "", "it"),
        ),
        silent=examples(
            "If it rains, they wait; «the ramp is closed».",
            "They wait, if it rains, and «the ramp is closed».",
            "As of today «the ramp is closed».",
        ),
    ),
    Rule(
        "context.attribution",
        "{place} stands '{word}', which ascribes it to somebody",
        f"name the speaker, {QUOTE_TOO}",
        _attribution,
        (
            "attributions",
            "reports",
            "speech_verbs",
            "viewpoints",
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
            "“«It was a hard winter here{,” she said. “}The ramp is closed.»” Nobody came.",
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
        qualifier,
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
        time,
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
        figure,
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
        limiter,
        (
            "limiters",
            "restrictions",
            "retractions",
            "recantations",
            "assumptions",
            "turns",
            "denials",
            "denial_bounds",
            "negations",
            "reversals",
        ),
        raised=examples(
            "«The ramp is closed», unless a permit is shown.",
            "«The ramp is open», weather permitting.",
            ("«Le port ne ferme» que la rampe.", "", "fr"),
            "«The ramp cannot be opened» before it is dry.",
            "«The ramp is closed.» However, few noticed.",
            "«The ramp is closed.» Not yet.",
            "I wrote that «the ramp is closed.» I was wrong, and said so.",
            "«It will save 9 million.» This estimate assumes that the ramp is closed.",
            ("«La rampa è chiusa», salvo permesso.", "", "it"),
        ),
        silent=examples(
            "«The ramp is closed.» The board met.",
            "«The ramp was opened» before it was dry.",
            "«The ramp is closed.» Nobody was hurt.",
            "«The ramp is closed.» Unless it rains, the board meets.",
            "«The ramp is closed.» But in summer the harbour company ran two ferries a day to the islands.",
            "«The ramp is closed.»\n\nHowever, few noticed.",
        ),
    ),
    Rule(
        "context.question",
        "{place} stands '{word}', which makes it a question",
        QUOTE_TOO,
        question,
        (),
        raised=examples("«The ramp is closed»?", "Who says that «the ramp is closed» now?"),
        silent=examples(
            "«The ramp is closed?»",
            "«The ramp is closed», they said. Why?",
            "«The ramp is closed.» Who knows why?",
        ),
    ),
)
