"""What our resolved nodes need before LaTeX prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.markup.nodes import VERBATIM, inline_quotation, quotation
from sphinx_kfor.brief.state.domain import domain_of

if TYPE_CHECKING:
    from sphinx_kfor.evidence.standards.vocabulary import Tlp

#: The engines that set Unicode as it is, and drop in silence what a font lacks.
UNICODE_ENGINES = ("xelatex", "lualatex")
#: Sphinx prints other characters in place of these, since older fonts lack them: each has a stand-in
#: of private use, which `sphinxkfor.sty` prints as the character.
STAND_INS = {ord(character): 0xF0000 + ord(character) for character in "✓✔✕✖⎽ℯⅈ"}
_NOT_TEXT = (nodes.math, nodes.math_block, nodes.raw)


class hanging_list(nodes.General, nodes.Element):  # noqa: N801
    """A bibliography."""


class hanging_item(nodes.Part, nodes.Element):  # noqa: N801
    """An entry of a bibliography, which citations link to."""


class page_marking(nodes.Invisible, nodes.Element):  # noqa: N801
    """The marking that stands on each page."""


class PrepareForLatex(SphinxPostTransform):
    """Give LaTeX what it needs, and plain nodes do not say.

    After bibliographies are filled in (5) and references resolved (10).
    """

    default_priority = 700
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 (the signature is Sphinx's)
        """Replace bibliographies, turn what is written from right to left, keep every character."""
        for listed in list(self.document.findall(nodes.bullet_list)):
            if "kfor-bibliography" in listed["classes"]:
                entries = listed.findall(nodes.list_item)
                items = [hanging_item("", *entry.children, ids=entry["ids"]) for entry in entries]
                listed.replace_self(hanging_list("", *items, ids=listed["ids"]))
        for cited in list(self.document.findall(nodes.inline)):
            if "kfor-cite" in cited["classes"] and cited["ids"]:
                cited.insert(0, nodes.target("", "", ids=cited["ids"]))
        for quoted in list(self.document.findall(quotation)):
            _turn(quoted)
        if mark := self._marking():
            self.document.insert(0, page_marking(kfor_mark=mark))
        if self.config.latex_engine in UNICODE_ENGINES:
            for text in list(self.document.findall(nodes.Text)):
                _keep(text)

    def _marking(self) -> Tlp | None:
        """The highest marking of the briefs whose pages the document holds."""
        domain = domain_of(self.env)
        files = self.document.findall(addnodes.start_of_file)
        briefs = {domain.brief(docname) for docname in (self.env.docname, *(one["docname"] for one in files))}
        return max((mark for brief in briefs if (mark := marking(domain, brief)) is not None), default=None)


def _turn(quoted: quotation) -> None:
    """Turn the lines of *quoted* if they run from right to left: TeX asks for each paragraph."""
    for paragraph in quoted.findall(nodes.paragraph):
        where = paragraph if paragraph.get("lang") else quoted
        if where.get("dir") == "rtl":
            language = {key: where[key] for key in ("lang", "dir")}
            paragraph.children = [inline_quotation("", "", *paragraph.children, **language, **VERBATIM)]
            paragraph.setup_child(paragraph.children[0])


def _keep(text: nodes.Text) -> None:
    """Print the very characters that Sphinx would print others for."""
    kept, parent = text.translate(STAND_INS), text.parent
    if kept != text and not isinstance(parent, _NOT_TEXT):
        # Sphinx highlights only blocks whose raw source is their text.
        parent.rawsource = parent.rawsource.translate(STAND_INS)
        parent.replace(text, nodes.Text(kept))
