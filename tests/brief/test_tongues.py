"""Briefs in several languages: honest sentences pass in silence, their altered twins are cautioned.

A block of `tongues/<language of the page>.txt` is a source, with its language and a passage in angle brackets
(a pilcrow parts its paragraphs), and sentences about it: honest ones behind `=`, altered ones behind `!`. In
them `{}` is the passage quoted, `{c}` cited and `{v}` its figure as a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from project import Project

FOLDER = Path(__file__).with_name("tongues")
TAGS = sorted(path.stem for path in FOLDER.glob("*.txt"))
CONF = """
language = "{tag}"
extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus"]
kfor_catalogue = "corpus/catalogue.yaml"
"""
#: Not of who speaks, nor of what a figure is.
OTHERS = ("[kfor.copied]", "[kfor.loose]", "[kfor.lock]", "put it in the brackets")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page, the source that it cites, and whether it is honest."""

    name: str
    tag: str
    language: str
    source: str
    words: str
    honest: bool

    @property
    def typed(self) -> str:
        """As an author types it."""
        found = re.search(r"<([^<>]*)>", self.source)
        assert found
        passage = found[1]
        translated = "; translation=x" if self.tag != self.language else ""
        return (
            self.words.replace("{}", f"{{kfor:quote}}`{passage} <{self.name}{translated}>`")
            .replace("{c}", f'{{kfor:cite}}`{self.name} > "{passage}"`')
            .replace("{v}", f'{{kfor:value}}`{self.name} > "[{passage}]"`')
        )


@cache
def sentences_of(tag: str) -> list[Sentence]:
    return [*_read(tag)]


def _read(tag: str) -> Iterator[Sentence]:
    number, language, source = 0, "", ""
    for line in (FOLDER / f"{tag}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            language, _, source = line[1:].partition("] ")
            number += 1
        elif line:
            yield Sentence(f"{language}{number}", tag, language, source, line[2:], honest=line[0] == "=")


def said_of(project: Project, tag: str) -> dict[Sentence, list[str]]:
    """A page's sentences, with what is said of each."""
    project.write("conf.py", CONF.format(tag=tag))
    page, lines = [""], dict[int, Sentence]()
    for at, sentence in enumerate(sentences_of(tag)):
        text = re.sub("[<>]", "", sentence.source).replace(" \u00b6 ", "\n\n")
        record = f"id: {sentence.name}, type: article-newspaper, title: T{sentence.name}, publisher: P"
        if not (project.corpus / f"{sentence.name}.txt").exists():
            record += f", language: {sentence.language}"
            project.add_source(record, f"{sentence.name}.txt", f"Titel\n\n{text}\n")
        page += [f"## {at}", "", sentence.typed, ""]
        # The page's heading has two lines more.
        lines[len(page) + 1] = sentence
    project.page("\n".join(page))
    said: dict[Sentence, list[str]] = {sentence: [] for sentence in lines.values()}
    for found in re.finditer(r"index\.md:(\d+): (?:WARNING|ERROR): (.*)", project.build("text").said):
        if not any(other in found[2] for other in OTHERS):
            said[lines[int(found[1])]].append(found[2])
    return said


@pytest.mark.parametrize("tag", TAGS)
def test_honest_sentences_pass_in_silence_and_altered_ones_are_cautioned(project: Project, tag: str) -> None:
    said = said_of(project, tag)
    assert {one.words: told for one, told in said.items() if one.honest and told} == {}
    assert [one.words for one, told in said.items() if not one.honest and not told] == []
