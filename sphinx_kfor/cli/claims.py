"""What each claim rests on, for `kfor check --claims`: those that rest on nothing first."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.assessing.claims import RESTS, Claim, claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_kfor.cli.project import Project

Json = dict[str, Any]
#: Characters of a claim that are shown.
_LINE = 140
_SAID = {
    "quotation": "a quotation",
    "passage": "a passage",
    "figure": "a figure",
    "citation": "a bare citation",
    "reference": "what it refers to",
    "nothing": "nothing",
}


def claims_of(project: Project, place: Callable[[Project, str, int], Json]) -> list[Json]:
    """The claims of all briefs, those that rest on nothing first, then those with a sentence that does."""
    domain = project.domain
    docnames = dict.fromkeys(docname for brief in domain.assessed() for docname in brief.docnames)
    found = [claim for docname in docnames for claim in claims(domain, docname)]
    found.sort(key=lambda claim: (claim.rests != "nothing", not claim.bare))
    return [{**place(project, claim.page, claim.line), **_said(claim)} for claim in found]


def _said(claim: Claim) -> Json:
    on = dict.fromkeys([*claim.on, *(one for sentence in claim.sentences for one in sentence.on)])
    return {
        "kind": claim.kind,
        "label": claim.label,
        "rests": claim.rests,
        "on": list(on),
        "text": claim.text,
        "bare": [sentence.text for sentence in claim.bare],
    }


def claim_lines(found: list[Json]) -> Iterator[str]:
    """The claims for a terminal."""
    for item in found:
        place = f"{item['file']}:{item['line']}:" if item["line"] else f"{item['file']}:"
        label = item["label"] or item["kind"]
        on = f": {'; '.join(item['on'])}" if item["on"] else ""
        yield f"{place} {label} rests on {_SAID[item['rests']]}{on}"
        if item["rests"] == "nothing" or not item["bare"]:
            yield f"  {textwrap.shorten(item['text'], _LINE)}"
        else:
            yield from (f"  on nothing: {textwrap.shorten(one, _LINE)}" for one in item["bare"])
    counts = Counter(item["rests"] for item in found)
    said = ", ".join(f"{counts[rest]} on {_SAID[rest]}" for rest in RESTS if counts[rest])
    sentences = sum(len(item["bare"]) for item in found)
    yield f"{len(found)} claims: {said or 'none'}; {sentences} sentences rest on nothing"
