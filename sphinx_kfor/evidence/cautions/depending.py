"""What makes a passage depend on something outside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.clauses import is_participle, starts
from sphinx_kfor.evidence.cautions.phrases.objects import has_a_thing
from sphinx_kfor.evidence.cautions.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.cautions.scene import Scene

_DAY = re.compile(r"\s+(?:\w+\s+)?\d")


def condition(scene: Scene) -> Iterator[Found]:
    """What makes a passage depend on something: `If it rains, | …`, `Without a deal | it will close`."""
    clause, words = scene.governed.condition, scene.language.words
    restricted = starts(words("restrictions"), clause)
    rest = clause.lstrip(" '-([")[restricted.end() :] if restricted else ""
    # What stands right behind the word is itself the exception: `except for | one command`.
    # So is a figure with its article: `but for an estimated | 55 per cent`.
    between = words("bounds_about", "determiners", "indefinites") if scene.head[:1].isdecimal() else words()
    alone = not between.replaced(rest, "").strip()
    if restricted and not alone and not is_participle(restricted[0], rest, scene.language):
        yield Found(restricted[0])
        return
    for found in words("conditions").finditer(clause):
        behind = clause[found.end() :]
        # `Until 26 March | …` says when it was so.
        dated = found[0].lower() in words("former_times").plain and _DAY.match(behind)
        # `Asked whether he would go, Kern said: | “…”`
        asked = found[0].lower() in words("inquiries").plain and clause.rstrip(" '\"").endswith(":")
        if asked:
            continue
        thing = has_a_thing(found[0], behind, scene.folded, scene.language)
        if not dated and not thing and not is_participle(found[0], behind, scene.language):
            yield Found(found[0])
            return
    lacking = _lacking(scene)
    if lacking:
        yield Found(lacking)


def _lacking(scene: Scene) -> str:
    """What begins a sentence without which something will be: `Without a deal, | the pool will close`."""
    words = scene.language.words
    without = words("exceptions").plain & words("circumstances").plain & words("negations").plain
    first, comma, _ = scene.folded_lead.lstrip(" '\"").partition(",")
    opens = first.split(maxsplit=1)[:1]
    if not comma or not opens or opens[0].lower() not in without:
        return ""
    told = re.split(r"[;:.!?]", scene.folded)[0]
    endings = tuple(words("to_come_endings").plain)
    to_come = words("tenses", "modal_would").search(told) or (
        endings and any(word.endswith(endings) for word in told.split())
    )
    return opens[0] if to_come else ""
