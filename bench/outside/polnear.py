"""Reads PolNeAR: news articles, the persons that CoreNLP found in them, and who is said to have said what.

All offsets are Unicode code points of an article's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from bench.outside.data import DataError, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_QUOTED = re.compile(r"(?:^|(?<=[\s(\[—–-]))[“\"]([^“”\"]{12,600})[”\"]")
_LEAST = 4  # words of a direct quotation
_OWNED = re.compile("['’]s")
_RANGES = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t([^\t\n]+)", re.MULTILINE)
_BELOW = re.compile(r"\b(of|for|to|by|with|from|at|on|and)\s*(\w+\s+){0,2}$")


class Range(NamedTuple):
    """A stretch of an article's text."""

    start: int
    end: int


class Person(NamedTuple):
    """A name in an article."""

    start: int
    end: int
    name: str


class Attribution(NamedTuple):
    """A marked attribution: the ranges of its source, cue and content, each in their order."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]

    @property
    def said(self) -> Range:
        """The whole of what is ascribed, from its first range to its last."""
        return _whole(self.content)


@dataclass(frozen=True)
class Article:
    """An article with what is marked in it."""

    text: str
    persons: list[Person]
    attributions: list[Attribution]

    def source(self, attribution: Attribution) -> str:
        """The words that name who speaks; empty if there are none."""
        if not attribution.source:
            return ""
        start, end = _whole(attribution.source)
        return self.text[start:end]

    def direct(self, attribution: Attribution) -> tuple[str, int] | None:
        """The first words between quotation marks in what is ascribed, four or more, and where they begin."""
        start, end = attribution.said
        found = _QUOTED.search(self.text[start:end])
        if not found or len(found[1].split()) < _LEAST:
            return None
        return found[1].strip().rstrip(",."), start + found.start(1)

    def speaker(self, attribution: Attribution) -> Person | None:
        """The one person whom a source names as its head: not the mayor of "a spokesman for the mayor"."""
        if not attribution.source:
            return None
        start, end = _whole(attribution.source)
        named = [person for person in self.persons if start <= person.start and person.end <= end]
        if len(named) != 1 or _OWNED.match(self.text, named[0].end):
            return None
        return None if _BELOW.search(self.text[start : named[0].start]) else named[0]

    def others(self, name: str) -> list[Person]:
        """The persons with a first and a last name who share no word with a name."""
        words = name.split()
        return [
            person
            for person in self.persons
            if len(person.name.split()) > 1
            and set(words).isdisjoint(person.name.split())
            and words[-1] not in person.name
        ]


def articles(split: Path) -> Iterator[Article]:
    """The articles of a split, a folder with `text`, `attributions` and `corenlp`, by name.

    Of an article that several annotators marked the first's marks are taken.

    Raises:
        DataError: for a file that is not of the corpus's form.
    """
    notes: dict[str, Path] = {}
    for note in sorted((split / "attributions").glob("*.ann")):
        notes.setdefault(note.stem.rsplit("_", 1)[0], note)
    for name, note in notes.items():
        path, parsed = split / "text" / f"{name}.txt", split / "corenlp" / f"{name}.txt.xml"
        if not path.is_file():
            continue
        text, marks = text_of(path), text_of(note)
        try:
            persons = _persons(parsed, text) if parsed.is_file() else []
            attributions = _attributions(marks)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise DataError(note, f"its marks, or those of {parsed.name}: {error!r}") from error
        yield Article(text, persons, attributions)


def _whole(ranges: list[Range]) -> Range:
    return Range(ranges[0].start, ranges[-1].end)


def _persons(path: Path, text: str) -> list[Person]:
    """Neighbouring tokens that are marked as of a person, as one name without a genitive's ending."""
    found: list[Range] = []
    for token in ElementTree.parse(path).iter("token"):
        if token.findtext("NER") == "PERSON":
            start, end = (int(token.findtext(f"CharacterOffset{side}", "")) for side in ("Begin", "End"))
            joins = bool(found) and start - found[-1].end <= 1
            found.append(Range(found.pop().start if joins else start, end))
    named = [(one, re.sub(r"['’]s$", "", " ".join(text[one.start : one.end].split()))) for one in found]
    return [Person(one.start, one.end, name) for one, name in named if re.search("[A-Z]", name)]


def _attributions(marks: str) -> list[Attribution]:
    """The attributions of a file in brat's standoff format: `T` lines are ranges, `E` lines join them."""
    ranges = {
        name: [Range(*map(int, place.split())) for place in places.split(";")]
        for name, places in _RANGES.findall(marks)
    }
    found = []
    for event in _EVENT.findall(marks):
        roles: defaultdict[str, list[Range]] = defaultdict(list)
        for role, name in (argument.split(":") for argument in event.split()):
            roles[role.rstrip("0123456789")] += ranges[name]
        if roles["Content"]:
            found.append(Attribution(*(sorted(roles[role]) for role in ("Source", "Cue", "Content"))))
    return found
