"""What a check finds, as SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_kfor.cli.sarif import Result, sarif

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]
#: What the kinds of errors and cautions are, in a line.
_TOLD = {
    "kfor.ambiguous": "A passage stands more than once in its source",
    "kfor.bound": "A figure without its bound, scale or unit",
    "kfor.catalogue": "The catalogue is broken, or says something else than a text",
    "kfor.changed": "A text is not the one that the catalogue names",
    "kfor.claim": "A claim that rests on nothing",
    "kfor.conflict": "A judgement uses one of several conflicting figures",
    "kfor.context": "What stands around a passage changes what it says",
    "kfor.copied": "Words run on from a source without being quoted",
    "kfor.document": "A source cannot be read",
    "kfor.estimate": "A judgement's words of likelihood",
    "kfor.evidence": "A judgement or recommendation rests on nothing",
    "kfor.grade": "A grade that the other sources do not bear out",
    "kfor.lock": "The evidence lock is broken, or differs",
    "kfor.loose": "Words between quotation marks that nothing checked",
    "kfor.omission": "An omission or insertion changes what a passage says",
    "kfor.option": "An option is unknown, malformed or lost",
    "kfor.quote": "A source does not have the words",
    "kfor.reading": "A source was read from positions",
    "kfor.reference": "There is no such source, table, row, column or name",
    "kfor.share": "Too much of a source is quoted",
    "kfor.single": "A judgement of high confidence rests on one origin",
    "kfor.speaker": "The speaker is not named beside the passage",
    "kfor.syntax": "An address, a mark or markup that cannot be read",
    "kfor.table": "A table of a source is broken",
    "kfor.tlp": "The marking is lower than that of what is used",
    "kfor.unavailable": "Neither the text nor the lock has a passage",
    "kfor.unsourced": "A figure that no source cited beside it has",
}


def as_sarif(found: Json) -> str:
    """The log of one check; accepted cautions are suppressed results, with the author's reason."""
    return sarif(_results(found), _TOLD, {"verdicts": found["verdicts"], "suppressed": found["suppressed"]})


def _results(found: Json) -> Iterator[Result]:
    for kind, level in (("errors", "error"), ("cautions", "warning"), ("accepted", "note")):
        for item in found[kind]:
            rule = f"kfor.{item['rule']}" if item.get("rule") else item["type"]
            yield Result(item["file"], item["line"], rule, level, item["message"], item.get("reason", ""))
    for item in found.get("claims", []):
        for sentence in item["bare"]:
            message = f"{item['label'] or item['kind']}: this rests on nothing: {sentence}"
            yield Result(item["file"], item["line"], "kfor.claim", "note", message)
