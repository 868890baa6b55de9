"""Is the right speaker met with silence, another with a caution; are attributions seen?

News articles of PolNeAR, its splits `dev` and `train`. `test` is left alone: no rule is written by it.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from bench.outside.polnear import articles
from bench.outside.product import cautions

if TYPE_CHECKING:
    from pathlib import Path

    from bench.outside.polnear import Article, Attribution
    from bench.outside.tally import Tally

_SPLITS = ("dev", "train")
_LEAST = 5  # words of a clause
_AFTER = 60  # characters behind a quotation that are shown
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{60,400}[.!?](?=\s|$)")
_CLAUSE = re.compile(r", (and |but |which |who )?")
_MARK = re.compile('[“”"]')
_OTHER = re.compile(r"but of '(.*?)'; name|^'(.*?)' is named nearer")
_SIGNED = re.compile(r"[^\w]{0,4}[―—–-]\s*[A-Z]")
_CUT = re.compile(r"(^|\s)[A-Z]$")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Jan Feb Aug Sept Oct Nov Dec".split()
)
_GRAMMAR = frozenset(
    "I The After In But And When As He She We That This It You At On Mostly If So No Yes What There They A "
    "An For Not My Our His Her Its To Just Well Then Now Look Let".split()
)
_TITLES = frozenset("Rep Sen Rev Ms Mrs Mr Dr Gov Lt Gen Col St Jr R D".split())
_REASONS = (
    "for want of any name",
    "for a day or month",
    "for a word of grammar with a capital",
    "for a title, a party, or its own name cut at a full stop",
    "that signs behind a dash",
    "for a body or place in its own apposition",
    "for another name at or near the verb",
)


def run(folder: Path, tally: Tally) -> None:
    """Measure the splits in PolNeAR's folder `data`, or the one split that the folder is."""
    chance = random.Random(7)
    splits = [folder] if (folder / "attributions").is_dir() else [folder / name for name in _SPLITS]
    for split in splits:
        if not split.is_dir():
            tally.missing.append(f"no folder {split.name}")
        for article in articles(split):
            for attribution in article.attributions:
                if attribution.cue:
                    _measure(article, attribution, tally, chance)
            _measure_unascribed(article, tally)


def _measure(article: Article, attribution: Attribution, tally: Tally, chance: random.Random) -> None:
    """Quote what is ascribed: a direct quotation as several speakers' words, or else a clause."""
    text, direct = article.text, article.direct(attribution)
    if not direct:
        start, end = attribution.said
        clause = text[start:end].strip(" ,.;:")
        if len(attribution.content) == 1 and not _MARK.search(clause):
            _measure_clause(clause, text, tally, "indirect words, no speaker named, cautioned", ascribed=True)
        return
    words, place = direct
    said = cautions(words, text)
    if said is None:
        return
    seen = "context" in said or "speaker" in said
    tally.higher("direct quotation, no speaker named, cautioned").add(seen, wrong=[words[:_AFTER]])
    speaker = article.speaker(attribution)
    if not speaker:
        return
    _measure_right(article, attribution, words, speaker.name, tally)
    others = article.others(speaker.name)
    if others:
        nearest = min(others, key=lambda person: abs(person.start - place)).name
        for other, how in ((nearest, "the nearest"), (chance.choice(others).name, "one by chance")):
            message = _doubt(words, text, other)
            tally.higher(f"another speaker, {how}, cautioned").add(
                bool(message), wrong=[f"{other} | “{words[:_AFTER]}”"]
            )


def _measure_right(article: Article, attribution: Attribution, words: str, name: str, tally: Tally) -> None:
    """Quote words as those of the speaker whom the article names."""
    message = _doubt(words, article.text, name)
    behind = article.text[attribution.said.end :][:_AFTER]
    shown = f"{name} | {' '.join(message.split())[:70]} | “{words[:50]}” {behind!r}"
    tally.lower("right speaker cautioned").add(bool(message), wrong=[shown])
    reason = _why(message, name, article.source(attribution), behind) if message else ""
    for one in _REASONS:
        tally.lower(f"right speaker cautioned {one}").add(one == reason, wrong=[shown])


def _measure_unascribed(article: Article, tally: Tally) -> None:
    """Quote a clause of each sentence in which nothing is marked as ascribed."""
    marked = [place for attribution in article.attributions for place in attribution.content]
    for sentence in _SENTENCE.finditer(article.text):
        start, end = sentence.span()
        if _MARK.search(sentence[0]) or any(place.start < end and place.end > start for place in marked):
            continue
        cut = _CLAUSE.search(sentence[0], 20)
        clause = sentence[0][cut.end() : -1] if cut else ""
        what = "clause of a sentence that ascribes nothing, cautioned"
        _measure_clause(clause, article.text, tally, what, ascribed=False)


def _measure_clause(clause: str, text: str, tally: Tally, what: str, *, ascribed: bool) -> None:
    """Quote a clause for what surrounds it."""
    said = cautions(clause, text) if len(clause.split()) >= _LEAST else None
    if said is not None:
        measure = tally.higher(what) if ascribed else tally.lower(what)
        measure.add("context" in said, wrong=[f"“{clause[:_AFTER]}” {said.get('context', '')[:70]}".rstrip()])


def _doubt(words: str, text: str, speaker: str) -> str:
    """The speaker caution on a quotation; empty if there is none."""
    return (cautions(words, text, speaker) or {}).get("speaker", "")


def _why(message: str, name: str, source: str, behind: str) -> str:
    """Why a right name may have been cautioned, one of `_REASONS`, by what the message names in its place."""
    found = _OTHER.search(message)
    other = (found[1] or found[2]) if found else ""
    holds = (
        not other,
        other in _DAYS,
        re.split("['’]", other)[0] in _GRAMMAR,
        other in _TITLES or _CUT.search(other) or other in name or name.endswith(other),
        _SIGNED.match(behind),
        other in source,
        True,
    )
    return next(reason for reason, one in zip(_REASONS, holds, strict=True) if one)
