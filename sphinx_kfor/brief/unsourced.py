"""Whether the figures of a page's own prose stand in the sources that are cited beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief import prose
from sphinx_kfor.brief.figured import with_values
from sphinx_kfor.brief.pages import Passage
from sphinx_kfor.evidence.adjoined import adjoined
from sphinx_kfor.evidence.documents import from_text
from sphinx_kfor.evidence.figures import Notation
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.mentions import Reader
from sphinx_kfor.evidence.problems import EvidenceError, Problem, nearest
from sphinx_kfor.evidence.unsourced import Figures, MentionRequest, agreeing
from sphinx_kfor.lineage import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.verification import Verification
    from sphinx_kfor.evidence.annotations import Annotation
    from sphinx_kfor.evidence.mentions import Mention
    from sphinx_kfor.evidence.selectors import Span

ALL = "all"
#: A list's, a section's or a heading's number, typed.
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|(?P<section>\d{1,3}(?:\.\d{1,3})+)\.?)\s")
#: What cannot cite anything itself.
_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric, nodes.term)
#: So many figures of a source are compared to name the nearest.
_MOST_NAMED = 2_000


def check(page: Verification) -> None:
    """Note each figure that no source cited beside it has, unless the author accepts that."""
    mode = page.env.config.kfor_check_figures
    if not mode:
        return
    tag = page.env.config.language
    reader = Reader(Notation(tag, language(tag, page.domain.resolver.corpus.word_lists)))
    answered: set[int] = set()
    for block in _blocks(page, everywhere=mode == ALL):
        excuse = next(((node, why) for node, why in page.excuses if id(node) in block.beside), None)
        for problem in block.faults(reader):
            if excuse:
                answered.add(id(excuse[0]))
                page.page.excused.append((problem, excuse[1]))
            else:
                page.page.problems.append(problem)
    for node, _ in page.excuses:
        if id(node) not in answered:
            message = "'accept-unsourced' accepts a caution that is not raised; delete it"
            page.problem(node, EvidenceError("option", message), caution=True)


def _blocks(page: Verification, *, everywhere: bool) -> Iterator[_Block]:
    """The blocks with digits in them; those that cite nothing only where all are wanted."""
    for node, _ in prose.blocks(page.document):
        text, values = with_values(node)
        if any(map(str.isdigit, text)):
            beside = _beside(node)
            cited = [(source, found) for at, source, found in page.cited_at if id(at) in beside]
            if cited or (everywhere and not isinstance(node, _HEADINGS)):
                sources = list(dict.fromkeys(source for source, _ in cited))
                found = [annotation for _, annotation in cited if annotation]
                yield _Block(page, node, text, beside, sources, found, values)


def _beside(block: nodes.Element) -> set[int]:
    """What stands in a block or around it, by identity."""
    return {id(node) for node in (*block.findall(), *lineage(block))}


@dataclass(frozen=True)
class _Block:
    """A block of prose.

    Attributes:
        page: the page that it stands on.
        node: its node.
        text: its text, without what was checked but for values.
        beside: the nodes in it and around it, by identity.
        cited: the ids of the sources that are cited there.
        found: the passages that it rests on.
        values: the places of the values in its text.
    """

    page: Verification
    node: nodes.Element
    text: str
    beside: set[int]
    cited: list[str]
    found: list[Annotation]
    values: list[Span]

    def faults(self, reader: Reader) -> Iterator[Problem]:
        """A caution for each figure that nothing cited has."""
        first = self._behind_number()
        passages = list(self._passages())
        whole = set(self.values)
        for mention in reader.mentions(self.text):
            within = [
                value for value in self.values if mention.start < value.end and value.start < mention.end
            ]
            if any(value.start <= mention.start and mention.end <= value.end for value in within):
                continue
            whole -= set(within)
            wanted = MentionRequest.of("", mention, exacting=bool(within))
            stated = any(next(agreeing(wanted, known), None) for known in passages)
            if mention.start >= first and not stated:
                typed = next(filter(None, (self._beyond(mention, value) for value in within)), mention.text)
                line = self._line(typed, mention.start)
                if not self._sourced(wanted, line):
                    yield self._caution(self._said(mention), line)
        for value in sorted(whole):
            yield from self._adjoined(value, reader)

    def _adjoined(self, value: Span, reader: Reader) -> Iterator[Problem]:
        """A caution for a value that is no figure any more with what is typed at it."""
        made = adjoined(self.text, value, reader.writing)
        if made:
            printed = self.text[value.start : value.end]
            message = (
                f"'{made}' is the value '{printed}' with what is typed at it, and stands in no source; "
                "put a space between them, cut the whole figure, or accept it with a reason"
            )
            yield self._caution(message, self._line(made.replace(printed, ""), value.start))

    def _beyond(self, mention: Mention, value: Span) -> str:
        """What of a figure stands outside a value."""
        return (self.text[mention.start : value.start] or self.text[value.end : mention.end]).strip()

    def _line(self, words: str, start: int) -> int:
        """The line of some words of the block, which stand from an offset on."""
        return self.page.places.line_of(self.node, words, self.text.count("\n", 0, start))

    def _caution(self, message: str, line: int) -> Problem:
        return Problem("unsourced", message, self.page.places.file(self.node), line, caution=True)

    def _behind_number(self) -> int:
        """Where the block begins behind its typed number; "12.5 tonnes" begins with none."""
        numbered = _NUMBERED.match(self.text)
        if numbered is None:
            return 0
        behind = self.text[numbered.end() :].lstrip()
        section = numbered["section"] and not isinstance(self.node, _HEADINGS)
        return 0 if section and not behind[:1].isupper() else numbered.end()

    def _passages(self) -> Iterator[Figures]:
        """The figures of the passages that the block rests on."""
        for annotation in self.found:
            writing = self.page.domain.sources[annotation.source].notation
            for target in annotation.targets:
                if not target.private:
                    yield Figures(from_text(target.quote.exact), writing)

    def _sourced(self, wanted: MentionRequest, line: int) -> bool:
        """Whether a source has a figure, or nothing here can tell; where it stands is kept for the lock."""
        unknown = False
        for source in self.cited:
            request = replace(wanted, source=source)
            try:
                self._refuse_absent(request)
                annotation = self.page.resolve(request).annotation
            except EvidenceError as error:
                unknown |= error.subtype != "unsourced"
            else:
                found = Passage("", quoted=False, line=line, request=request, annotation=annotation)
                self.page.page.figures.append(found)
                return True
        self.page.page.unsearched += unknown
        return unknown

    def _refuse_absent(self, request: MentionRequest) -> None:
        """Raise `unsourced` for a figure that the lock would have, if the source had it."""
        lock, source = self.page.domain.resolver.lock.items, self.page.domain.sources[request.source]
        if source.path is None and source.record.custom.file and lock and request.key not in lock:
            self.page.see(request.source, request.key)
            raise EvidenceError("unsourced", f"the lock does not have '{request.words}'")

    def _said(self, mention: Mention) -> str:
        if not self.cited:
            return f"'{mention.text}' stands in a paragraph that cites no source; cite the one that has it"
        known = [self.page.domain.sources[source] for source in self.cited]
        absent = ", ".join(source.id for source in known if source.path is None)
        message = f"'{mention.text}' stands in no source cited beside it ({', '.join(self.cited)})"
        if absent:
            message += f", and not in the lock, which would have it; the text of {absent} is not here"
        texts = {text for source in known if source.path for text in source.figures.texts(_MOST_NAMED)}
        alike = {text for text in texts if len(text) == len(mention.text)} or texts
        there = f"; {nearest(mention.text, alike, 3)}" if texts else ""
        return f"{message}{there}; correct it, cite what has it, or accept it with a reason"
