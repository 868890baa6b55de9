"""The red team's cases by language: one line a case, in `languages/<tag>.txt`.

A line is a paragraph of a source with what an author types of it. `{source→typed}` is what the author
alters, `<…>` what is quoted of it if that is not all, and ` @ Name` behind it who is said to speak. A line
`# altered: dropped negation` says of what follows which kind it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sphinx_kfor.evidence.languages.serbian import latin

FOLDER = Path(__file__).with_name("languages")
#: The files by the tags of the languages; Serbian stands in one file and is read in both scripts.
FILES = {"de": "de", "es": "es", "fr": "fr", "it": "it", "sq": "sq", "sr": "sr", "sr-Latn": "sr"}
KINDS = {"altered": 100, "genuine": 100, "hazards": 40}
_PIECE = re.compile(r"\{(?P<source>[^{}→]*)→(?P<typed>[^{}]*)\}|(?P<edge>[<>])|[^{}<>]+")


@dataclass(frozen=True)
class LanguageCase:
    """A source's paragraph, what an author types of it and as whose words; and what kind of case it is."""

    tag: str
    kind: str
    what: str
    source: str
    typed: str
    speaker: str

    def __str__(self) -> str:
        return f"{self.tag}: {self.what}: {self.typed}"


def language_cases(kind: str) -> list[LanguageCase]:
    return [case for tag in FILES for case in _read(tag) if case.kind == kind]


def _read(tag: str) -> list[LanguageCase]:
    found, kind, what = [], "", ""
    for line in (FOLDER / f"{FILES[tag]}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind, _, what = line[2:].partition(": ")
        elif line.strip():
            found.append(_case(tag, kind, what, latin(line) if tag == "sr-Latn" else line))
    return found


def _case(tag: str, kind: str, what: str, line: str) -> LanguageCase:
    line, _, speaker = line.partition(" @ ")
    source = typed = ""
    for piece in _PIECE.finditer(line):
        if piece["edge"] == "<":
            typed = ""
        elif piece["edge"]:
            whole = typed
        else:
            source += piece[0] if piece["source"] is None else piece["source"]
            typed += piece[0] if piece["source"] is None else piece["typed"]
    return LanguageCase(tag, kind, what, source, whole if ">" in line else typed, speaker)
