"""SARIF 2.1.0, as GitHub's code scanning and the viewers of editors read it (OASIS, 2020)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_kfor import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, order=True)
class Result:
    """One result.

    Attributes:
        file: relative to the working directory; empty for none.
        line: from 1; 0 for none.
        rule: its id.
        level: `error`, `warning` or `note`.
        message: in plain text.
        accepted: the author's reason, where the result is accepted.
    """

    file: str
    line: int
    rule: str
    level: str
    message: str
    accepted: str = ""

    def to_json(self, rules: list[str]) -> dict[str, Any]:
        """The result object."""
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(self.file), "uriBaseId": "%SRCROOT%"}}
        if self.file.startswith(("/", "../")):
            place["artifactLocation"].pop("uriBaseId")
        if self.line:
            place["region"] = {"startLine": self.line}
        result: dict[str, Any] = {
            "ruleId": self.rule,
            "ruleIndex": rules.index(self.rule),
            "level": self.level,
            "message": {"text": self.message},
        }
        if self.file:
            result["locations"] = [{"physicalLocation": place}]
        if self.accepted:
            result["suppressions"] = [{"kind": "inSource", "justification": self.accepted}]
        return result


def sarif(results: Iterable[Result], told: Mapping[str, str], properties: Mapping[str, object]) -> str:
    """A log of one run.

    Args:
        results: what was found.
        told: what each rule says; a rule that is not in it is described by its id.
        properties: what else is said of the run.
    """
    listed = sorted(results)
    rules = sorted({result.rule for result in listed})
    driver = {
        "name": "kfor",
        "version": __version__,
        "rules": [{"id": rule, "shortDescription": {"text": told.get(rule, rule)}} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result.to_json(rules) for result in listed],
        "properties": dict(properties),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)
