"""The directives of the parts that are made from a whole brief."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import brief_part
from sphinx_kfor.evidence.problems import EvidenceError


class PartDirective(KforDirective):
    """What is made from the whole brief; it waits until that is known."""

    part: ClassVar[str]
    part_options: ClassVar[dict[str, opt.Validator]] = {}

    def __init_subclass__(cls) -> None:
        """Every part takes a name and classes."""
        cls.known_options = {**cls.part_options, "name": opt.text, "class": opt.text}

    def translate(self) -> nodes.Element:
        """The part's place."""
        if self.content:
            raise EvidenceError("option", f"kfor:{self.part} has no body; delete it")
        return brief_part(
            kfor_part=self.part,
            kfor_options=self.checked,
            classes=[f"kfor-{self.part}", *self.classes()],
        )


class BibliographyDirective(PartDirective):
    """`kfor:bibliography`: the sources that the brief cites; `all`: those of the whole corpus."""

    part = "bibliography"
    part_options: ClassVar = {"all": opt.flag, "filter": opt.text}


class TablePartDirective(PartDirective):
    """A part that is a table; its place holds one from the start, so that Sphinx can number it."""

    part_options: ClassVar = {"caption": opt.text}

    def translate(self) -> nodes.Element:
        """The part's place with an empty table."""
        made, table = super().translate(), nodes.table()
        if "caption" in self.checked:
            table += self.words(nodes.title, self.checked["caption"])
        made += table
        return made


class OptionsMatrixDirective(TablePartDirective):
    """`kfor:options-matrix`: the brief's options by their criteria."""

    part = "options-matrix"


class EvidenceMatrixDirective(TablePartDirective):
    """`kfor:evidence-matrix`: the brief's judgements by the sources that they use."""

    part = "evidence-matrix"


class SourceSummaryDirective(PartDirective):
    """`kfor:source-summary`: what the brief rests on, in words."""

    part = "source-summary"


class AnnexDirective(PartDirective):
    """`kfor:annex`: every passage that the brief uses, in its context; by its mark, or by source."""

    part = "annex"
    part_options: ClassVar = {"by": opt.one_of("mark", "source"), "context": opt.one_of("full", "none")}
