"""The title block of a brief: what an author types, and the nodes that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import masthead, outline_word
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator


def a_date(value: str) -> str:
    """A date (EDTF), such as `2022-11-23` or `2022-11`."""
    try:
        read_date(value)
    except EvidenceError as error:
        raise ValueError(f"must be a date such as 2022-11-23 ({error})") from None
    return value


class MastheadDirective(KforDirective):
    """`kfor:masthead`: the page it stands on begins a brief; its body is the bottom line."""

    known_options: ClassVar = {
        "number": opt.text,
        "series": opt.text,
        "edition": opt.text,
        "date": a_date,
        "cut-off": a_date,
        "authors": opt.text,
        "audience": opt.text,
        "tlp": opt.text,
        "contact": opt.text,
        "logo": opt.text,
        "licence": opt.text,
        "disclaimer": opt.text,
        "name": opt.text,
        "class": opt.text,
        **opt.acceptances("context", "omission", "speaker", "bound", "loose", "copied", "unsourced"),
    }

    def translate(self) -> nodes.Element:
        """Series and number, the bottom line, and a list of the rest."""
        values = self.checked
        made = masthead(kfor_options=values, classes=["kfor-masthead", *self.classes()])
        made += nodes.paragraph("", "", outline_word("", "", kfor_word="marking"), classes=["kfor-marking"])
        if "logo" in values:
            made += nodes.image("", uri=values["logo"], alt="", classes=["kfor-logo"])
            self.set_source_info(made[-1])
        if line := self._series():
            made += nodes.paragraph("", line, classes=["kfor-series"])
        if "".join(self.content).strip():
            label = nodes.paragraph("", "", nodes.strong("", _("Bottom line")), classes=["kfor-bottom-label"])
            body = self.parse_content_to_nodes()
            # What is set large is the message; what else there is says why.
            first = next((one for one in body if isinstance(one, nodes.paragraph)), None)
            if first is not None:
                first["classes"].append("kfor-standfirst")
            made += nodes.container("", label, *body, classes=["kfor-bottom-line"])
        facts = [
            nodes.field(
                "",
                nodes.field_name("", name, classes=[f"kfor-fact-{of}"]),
                nodes.field_body("", nodes.paragraph("", value)),
            )
            for of, name, value in self._facts()
        ]
        if facts:
            made += nodes.field_list("", *facts, classes=["kfor-facts"])
        if "disclaimer" in values:
            made += nodes.paragraph("", values["disclaimer"], classes=["kfor-disclaimer"])
        return made

    def _series(self) -> str:
        values = self.checked
        number = [_("No. %s") % values["number"]] if "number" in values else []
        return " · ".join(
            [*filter(None, [values.get("series")]), *number, *filter(None, [values.get("edition")])]
        )

    def _facts(self) -> Iterator[tuple[str, str, str]]:
        """What each fact is of, its name, and the fact."""
        values, language = self.checked, self.env.config.language
        if "authors" in values:
            yield "authors", _("Authors"), ", ".join(authors(values))
        if "date" in values:
            yield "date", _("Date"), in_words(read_date(values["date"]), language)
        if "cut-off" in values:
            yield "cut-off", _("Information until"), in_words(read_date(values["cut-off"]), language)
        for option, name in (
            ("audience", _("For")),
            ("contact", _("Contact")),
            ("licence", _("Licence")),
        ):
            if option in values:
                yield option, name, values[option]


def authors(values: dict[str, str]) -> tuple[str, ...]:
    """The authors that a masthead names."""
    found = tuple(opt.unquoted(part) for part in opt.pieces(values.get("authors", "")) if part)
    if "authors" in values and not found:
        raise EvidenceError("option", "the option 'authors' names nobody; write 'Name (affiliation); Name'")
    return found
