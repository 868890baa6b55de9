"""What a quotation is printed as: its runs, language and marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kfor.brief.markup.nodes import (
    VERBATIM,
    VERBATIM_BLOCK,
    annex_link,
    from_runs,
    from_styled,
    full_reference,
    quotation,
    source_line,
    source_link,
)
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.catalogue.addresses import of_the_web
from sphinx_kfor.evidence.languages import quotation_marks
from sphinx_kfor.evidence.languages.tags import bcp47, right_to_left
from sphinx_kfor.evidence.quotations.printing import Run
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.evidence.catalogue.records import Record


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
        voice: who speaks, as the source says; the author may name another.
        reported: whether the source says that somebody says them.
    """

    runs: Sequence[Run]
    record: Record
    locator: str
    options: dict[str, str]
    env: BuildEnvironment
    anchor: str
    voice: str = ""
    reported: bool = False

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
        node["uri"] = of_the_web(self.record.url)
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
        style = domain_of(self.env).style_of_one
        speaker = self.options.get("speaker", "").split("=")[0].strip() or self.voice
        line = source_line("", "", **VERBATIM_BLOCK, **language_of(self.page_language))
        graded = self.env.config.kfor_grades == "inline"
        grade = self.options.get("credibility", "")
        place = {"kfor_source": self.record.id, "kfor_page": self.env.docname}
        named = bool(self.record.author or self.record.editor or self.record.publisher)
        rest = full_reference("", "", kfor_named=named, **place)
        shown = grade if graded else None
        for part in style.attribution(self.record, self.locator, speaker, shown, reported=self.reported):
            (made,) = from_styled([part])
            made = source_link("", "", made, **place) if part.source else made
            if part.record:
                if rest.parent is None:
                    rest["kfor_between"] = (" " if named else ", ") * bool(line.children)
                    line += rest
                rest += made
            else:
                line += made
        line += annex_link(kfor_place=(self.env.docname, self.anchor))
        return line


def language_of(tag: str) -> dict[str, str]:
    """The attributes for text in a language."""
    direction = {"dir": "rtl"} if right_to_left(tag) else {}
    return {"lang": bcp47(tag), **direction}


def marks_around(config: Config) -> tuple[str, str]:
    """The quotation marks that are put around a quotation."""
    own = config.kfor_quotation_marks
    if isinstance(own, dict):
        own = own.get(config.language)
    marks = own or quotation_marks(config.language)
    return marks[0], marks[1]
