"""The nodes of a verified quotation: the source's words, a translation, and who said it where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import VERBATIM, VERBATIM_BLOCK, inline_quotation, waiting
from sphinx_kfor.brief.markup.roles import KforRole
from sphinx_kfor.brief.page.items import Item, settle, take
from sphinx_kfor.brief.quotations.nodes import Content
from sphinx_kfor.brief.quotations.own_denial import doubt_denial
from sphinx_kfor.brief.quotations.typed_speaker import doubt_speaker, with_speaker
from sphinx_kfor.evidence.languages import language, primary
from sphinx_kfor.evidence.problems import Caution, EvidenceError
from sphinx_kfor.evidence.quotations.printing import words_of
from sphinx_kfor.evidence.quotations.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.resolver import Resolved


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


class QuoteDirective(KforDirective):
    """`kfor:quote`: a block quotation, typed in its body or cut by `from` and `to`."""

    optional_arguments = 1
    final_argument_whitespace = True
    known_options: ClassVar = {**QUOTE_OPTIONS, "from": opt.text, "to": opt.text}

    def translate(self) -> nodes.Element:
        """A quotation that waits to be verified."""
        request = quotation_request(self.source, "\n".join(self.content), self.checked)
        return waiting(
            kfor_answer=answer,
            kfor_request=request,
            kfor_options=self.checked,
            classes=self.classes(),
            **VERBATIM_BLOCK,
        )


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


class QuoteRole(KforRole):
    """`kfor:quote`: a quotation inside a sentence."""

    def translate(self, text: str) -> nodes.Element:
        """A quotation that waits to be verified."""
        words, source, options = opt.split_tail(text)
        values = opt.checked(options, QUOTE_OPTIONS)
        return inline_quotation(
            kfor_answer=answer,
            kfor_request=quotation_request(source, words, values),
            kfor_options=values,
            classes=values.get("class", "").split(),
            **VERBATIM,
        )


@dataclass
class Quotation(Item):
    """A quotation, printed in the source's characters with its attribution."""

    request: Request
    quoted: bool = True

    def resolve(self) -> Resolved:
        """Check the words, and what is typed beside them."""
        _refuse_translation(self.page, self.request, self.options)
        return self.page.resolve(self.request)

    def print(self, node: nodes.Element, resolved: Resolved) -> None:
        """Fill the node in."""
        node.clear()
        record = self.page.domain.sources[self.request.source].record
        locator = self.request.locator or resolved.annotation.targets[0].locator
        place = (locator, self.options, self.page.env, node["ids"][-1])
        Content(resolved.runs, record, *place, resolved.voice, resolved.is_reported).fill(node)
        self.page.loose(node, self.options.get("note", ""), self.options.get("speaker", ""))


def answer(page: Verification, node: nodes.Element) -> None:
    """Print a quotation, or its refusal."""
    options = node["kfor_options"]
    typed = node["kfor_request"]
    request = with_speaker(page, node, typed)
    resolved = take(Quotation(page, node, request, options))
    if resolved:
        _doubt_language(page, node, resolved, options)
        doubt_speaker(page, node, typed, options)
        doubt_denial(page, node, typed, resolved, options)
        settle(page, node, options)


def _refuse_translation(page: Verification, request: Request, values: dict[str, str]) -> None:
    """Raise `option` for a translation into the language that the source is in, or for none to print."""
    if "print" in values and "translation" not in values:
        raise EvidenceError("option", "'print' chooses between the words and 'translation'; give one")
    record = page.domain.resolver.corpus.source(request.source).record
    spoken = values.get("lang") or record.language or ""
    if "translation" in values and primary(spoken) == primary(page.env.config.language):
        raise EvidenceError("option", f"the source is in '{spoken}' already; delete 'translation'")


def _doubt_language(
    page: Verification, node: nodes.Element, resolved: Resolved, values: dict[str, str]
) -> None:
    """Caution words said to be of another language than the source, and read in the source's own.

    A source that names no language may be in the page's: then nothing is translated.
    """
    record = page.domain.sources[resolved.annotation.source].record
    said, own = values.get("lang", ""), record.language or page.env.config.language
    claimed = primary(said) != primary(own) if said else "translation" in values and not record.language
    lists = language(own, page.domain.resolver.corpus.word_lists)
    words = words_of(resolved.runs)
    if claimed and lists.tag == primary(own) and lists.is_read_in(words):
        why = f"and 'lang' says '{said}'" if said else "the language of the page"
        message = f"the words read like '{own}', {why}"
        mend = "correct it, quote without 'translation', or accept with a reason"
        page.caution(node, Caution("context", f"{message}; {mend}"), values)
