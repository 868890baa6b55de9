"""Directives. They only translate: what they find is checked later, when the page is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.nodes import waiting
from sphinx_kfor.evidence.problems import EvidenceError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from docutils.nodes import Node


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

    @property
    def source(self) -> str:
        """The id of the source that the argument names.

        Raises:
            EvidenceError: `syntax`, for none or several.
        """
        form = f"`.. {self.name}:: id`" if self.in_rst else f"`{{{self.name}}} id`"
        ids = " ".join(self.arguments).split()
        if not ids:
            raise EvidenceError("syntax", f"{self.name} names no source; write its id behind it, {form}")
        if len(ids) > 1:
            raise EvidenceError(
                "syntax", "the argument is one source's id; the words stand below a blank line"
            )
        return ids[0]

    def words(self, kind: type[nodes.TextElement], text: str, **attributes: object) -> nodes.TextElement:
        """Words of the author's, with whatever markup the page's parser knows."""
        parsed, messages = self.parse_inline(text, lineno=self.lineno)
        made = kind(text, "", *parsed, *messages, **attributes)
        self.set_source_info(made)
        return made

    def classes(self) -> list[str]:
        """The author's own classes."""
        return self.checked.get("class", "").split()


def _named_source(arguments: list[str]) -> str:
    """The source that a failed directive names, if its argument can be one and is not a sentence."""
    words = " ".join(arguments).split()
    return words[0] if len(words) == 1 else ""


def unknown_directive(name: str, known: Iterable[str]) -> type[KforDirective]:
    """A directive that says that there is none of this name."""

    class UnknownDirective(KforDirective):
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Node]:
            self.options.clear()  # they are of no use to what there is not
            return super().run()

        def translate(self) -> nodes.Element:
            raise EvidenceError("syntax", f"no directive 'kfor:{name}'; {nearest(name, known)}")

    return UnknownDirective
