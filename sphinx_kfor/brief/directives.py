"""Directives. They only translate: what they find is checked later, when the page is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_kfor.brief import options as opt
from sphinx_kfor.brief.nodes import VERBATIM_BLOCK, brief_part, waiting
from sphinx_kfor.evidence.problems import EvidenceError, nearest
from sphinx_kfor.evidence.quotations import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.nodes import Node

QUOTE_OPTIONS: dict[str, opt.Validator] = {
    "prefix": opt.text,
    "suffix": opt.text,
    "speaker": opt.text,
    "locator": opt.locator,
    "credibility": opt.one_of(*"123456"),
    "origin": opt.text,
    "lang": opt.language_tag,
    "translation": opt.text,
    "print": opt.one_of("both", "translation", "original"),
    "pull": opt.flag,
    "note": opt.text,
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("context", "omission", "speaker", "grade", "unsourced"),
}


class KforDirective(SphinxDirective):
    """A directive whose options are all either known or refused."""

    has_content = True
    option_spec = opt.AnyOption()
    known_options: ClassVar[dict[str, opt.Validator]] = {}

    def run(self) -> list[Node]:
        """Translate; what cannot be translated is a problem of this place, with a placeholder."""
        try:
            if not self.in_rst:
                opt.check_arrived(self.block_text, self.options)
            self.checked = opt.checked(self.options, self.known_options)
            made = self.translate()
        except EvidenceError as error:
            made = waiting(kfor_failure=error, kfor_source=_named_source(self.arguments))
        self.set_source_info(made)
        return [made]

    @property
    def in_rst(self) -> bool:
        """Whether it was typed in reStructuredText, not in MyST."""
        return self.block_text.lstrip().startswith(".. ")

    def translate(self) -> nodes.Element:
        """The node for what was typed."""
        raise NotImplementedError

    def words(self, kind: type[nodes.TextElement], text: str, **attributes: object) -> nodes.TextElement:
        """Words of the author's, with whatever markup the page's parser knows."""
        parsed, messages = self.parse_inline(text, lineno=self.lineno)
        made = kind(text, "", *parsed, *messages, **attributes)
        self.set_source_info(made)
        return made

    def classes(self) -> list[str]:
        """The author's own classes."""
        return self.checked.get("class", "").split()


class QuoteDirective(KforDirective):
    """`kfor:quote`: a block quotation, typed in its body or cut by `from` and `to`."""

    required_arguments = 1
    final_argument_whitespace = True
    known_options: ClassVar = {**QUOTE_OPTIONS, "from": opt.text, "to": opt.text}

    def translate(self) -> nodes.Element:
        """A quotation that waits to be verified."""
        request = quotation_request(_one_source(self.arguments[0]), "\n".join(self.content), self.checked)
        return waiting(
            kfor_request=request, kfor_options=self.checked, classes=self.classes(), **VERBATIM_BLOCK
        )


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
    """`kfor:annex`: every passage that the brief uses, in its context."""

    part = "annex"


def quotation_request(source: str, words: str, options: Mapping[str, str]) -> Request:
    """What a quotation asks for, as a directive or as a role."""
    return Request(
        source,
        words,
        first=options.get("from", ""),
        last=options.get("to", ""),
        prefix=options.get("prefix", ""),
        suffix=options.get("suffix", ""),
        speaker=options.get("speaker", ""),
        locator=options.get("locator", ""),
    )


def _one_source(argument: str) -> str:
    if len(argument.split()) != 1:
        raise EvidenceError("syntax", "the argument is one source's id; the words stand below a blank line")
    return argument.strip()


def _named_source(arguments: list[str]) -> str:
    """The source that a failed directive names, if its argument can be one and is not a sentence."""
    words = " ".join(arguments).split()
    return words[0] if len(words) == 1 else ""


#: The domain's directives by name.
DIRECTIVES: dict[str, type[KforDirective]] = {
    "quote": QuoteDirective,
    "bibliography": BibliographyDirective,
    "options-matrix": OptionsMatrixDirective,
    "evidence-matrix": EvidenceMatrixDirective,
    "source-summary": SourceSummaryDirective,
    "annex": AnnexDirective,
}


def unknown_directive(name: str, known: Iterable[str]) -> type[KforDirective]:
    """A directive that says that there is none of this name."""

    class UnknownDirective(KforDirective):
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Node]:
            error = EvidenceError("syntax", f"no directive 'kfor:{name}'; {nearest(name, known)}")
            made = waiting(kfor_failure=error, kfor_source="")
            self.set_source_info(made)
            return [made]

    return UnknownDirective
