"""The nodes of a verified quotation: the source's words, a translation, and who said it where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.anchors import name_passage
from sphinx_kfor.brief.nodes import (
    VERBATIM,
    VERBATIM_BLOCK,
    annex_link,
    from_runs,
    from_styled,
    quotation,
    source_line,
    source_link,
)
from sphinx_kfor.brief.sources import marks_around
from sphinx_kfor.evidence.citations import Style
from sphinx_kfor.evidence.languages import language, primary
from sphinx_kfor.evidence.languages.tags import bcp47
from sphinx_kfor.evidence.printing import Run
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.verification import Verification
    from sphinx_kfor.evidence.quotations import Request
    from sphinx_kfor.evidence.records import Record
    from sphinx_kfor.evidence.resolver import Resolved

#: Languages that are written from right to left, by primary subtag.
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku ps sd ug ur yi".split())


def answer(page: Verification, node: nodes.Element) -> None:
    """Print a quotation in the source's characters, with its attribution."""
    request, values = node["kfor_request"], node["kfor_options"]
    try:
        _refuse_translation(page, request, values)
        resolved = page.resolve(request)
        locator = request.locator or resolved.annotation.targets[0].locator
    except EvidenceError as error:
        page.refuse(node, error, request.source)
        return
    node.clear()
    name_passage(page, node, request, values.get("name", ""))
    record = page.domain.sources[request.source].record
    Content(resolved.runs, record, locator, values, page.env, node["ids"][-1]).fill(node)
    page.loose(node, values.get("note", ""), values.get("speaker", ""))
    page.record(node, request, resolved, quoted=True, options=values)
    _doubt_language(page, node, resolved, values)
    page.unanswered(node, values)
    page.strip(node)


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
    words = " ".join(run.text for run in resolved.runs if not run.mark)
    if claimed and lists.tag == primary(own) and lists.is_read_in(words):
        why = f"and 'lang' says '{said}'" if said else "the language of the page"
        message = f"the words read like '{own}', {why}"
        mend = "correct it, quote without 'translation', or accept with a reason"
        page.excusable(node, EvidenceError("context", f"{message}; {mend}"), values)


@dataclass(frozen=True)
class Content:
    """What a quotation's node is to hold.

    Attributes:
        runs: what the source says, with the author's marks.
        record: the source.
        locator: where it stands there.
        options: the author's.
        env: for the page's language and style.
        anchor: of its place on the page, by which the annex knows it.
    """

    runs: Sequence[Run]
    record: Record
    locator: str
    options: dict[str, str]
    env: BuildEnvironment
    anchor: str

    def fill(self, node: nodes.Element) -> None:
        """Put the content into the node, which is empty."""
        block = isinstance(node, quotation)
        node.attributes.update(language_of(self.source_language if self.original else self.page_language))
        if block:
            self._fill_block(node)
        else:
            node["classes"].append("kfor-quote")
            self._fill_inline(node)

    @property
    def page_language(self) -> str:
        """The language of the author's words."""
        language: str = self.env.config.language
        return language

    @property
    def source_language(self) -> str:
        """The language of the source's words."""
        return self.options.get("lang") or self.record.language or self.page_language

    @property
    def translation(self) -> str:
        """The translation, if it is printed."""
        return "" if self.options.get("print") == "original" else self.options.get("translation", "")

    @property
    def original(self) -> bool:
        """Whether the source's words are printed."""
        return not self.translation or self.options.get("print") != "translation"

    @property
    def remarks(self) -> list[str]:
        """What a reader must know of what is printed."""
        emphasis = self.original and any(run.emphasis for run in self.runs)
        return [_("emphasis added")] * emphasis + [_("our translation")] * bool(self.translation)

    @property
    def _translated(self) -> list[str]:
        """The classes of a translation; docutils makes a language of the second."""
        return ["kfor-translation", f"language-{bcp47(self.page_language).lower()}"]

    def _printed(self) -> list[nodes.paragraph]:
        """The source's words in house style: `[w]ith`, or silently `with`."""
        runs = self.runs
        if self.env.config.kfor_initials == "silent":
            runs = [replace(run, text=run.text.strip("[]")) if run.initial else run for run in runs]
        return from_runs(runs, *marks_around(self.env.config))

    def _fill_block(self, node: nodes.Element) -> None:
        node["uri"] = self.record.url
        node["classes"] += ["kfor-pull"] * ("pull" in self.options)
        node += self._printed() if self.original else []
        if self.translation:
            (paragraph,) = from_runs([Run(self.translation)], *marks_around(self.env.config))
            paragraph["classes"] += self._translated
            paragraph.attributes.update(language_of(self.page_language))
            node += paragraph
        line = self.attribution()
        line += [nodes.Text(f" ({remark})") for remark in self.remarks]
        if self.options.get("note"):
            line += nodes.Text(f". {self.options['note']}")
        node += line

    def _fill_inline(self, node: nodes.Element) -> None:
        for number, paragraph in enumerate(self._printed() if self.original else []):
            node += [nodes.Text(" ")] * bool(number) + paragraph.children
        remarks = self.remarks
        if self.translation:
            opening, closing = marks_around(self.env.config)
            said = f"{opening}{self.translation}{closing}"
            ours = _("our translation")
            text = f" ({ours}: {said})" if self.original else f"{said} ({ours})"
            language = language_of(self.page_language)
            node += nodes.inline("", text, classes=self._translated, **language, **VERBATIM)
            remarks.remove(ours)
        remarks += filter(None, [self.options.get("note")])
        node += [nodes.Text(f" ({remark})") for remark in remarks]

    def attribution(self) -> source_line:
        """Who said it, and where."""
        style = Style(self.page_language, {}, translator())
        speaker = self.options.get("speaker", "").split("=")[0].strip()
        line = source_line("", "", **VERBATIM_BLOCK, **language_of(self.page_language))
        grade = self.options.get("credibility", "")
        for part in style.attribution(self.record, self.locator, speaker, grade):
            (made,) = from_styled([part])
            place = {"kfor_source": self.record.id, "kfor_page": self.env.docname}
            if part.source:
                made = source_link("", "", made, **place)
            elif part.place:
                made = self._annex_link(made)
            line += made
        line += [self._annex_link()] * (not self.locator)
        return line

    def _annex_link(self, *words: nodes.Node) -> annex_link:
        return annex_link("", "", *words, kfor_place=(self.env.docname, self.anchor))


def language_of(tag: str) -> dict[str, str]:
    """The attributes for text in a language."""
    direction = {"dir": "rtl"} if primary(tag) in _RIGHT_TO_LEFT else {}
    return {"lang": bcp47(tag), **direction}
