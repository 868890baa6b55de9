"""Judgements, options, recommendations and gaps: what authors type, and the nodes that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.brief.markup.directives import KforDirective
from sphinx_kfor.brief.markup.nodes import brief_object, citation_group, likelihood_bar, outline_word
from sphinx_kfor.brief.markup.roles import reference_to
from sphinx_kfor.brief.quotations.citations import CitationItem
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.brief.state.outline import GAP, JUDGEMENT, OPTION, RECOMMENDATION
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import CONFIDENCES, Scale, confidence_in
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.evidence.languages import Language


_COMMON: dict[str, opt.Validator] = {
    "name": opt.text,
    "class": opt.text,
    **opt.acceptances("context", "omission", "speaker", "bound", "loose", "copied", "unsourced"),
}


class ObjectDirective(KforDirective):
    """An object of a brief: an argument that titles it, if there is one, and a body."""

    optional_arguments = 1
    final_argument_whitespace = True
    kind: ClassVar[str]

    def translate(self) -> nodes.Element:
        """The object; its number waits for the brief."""
        if not "".join(self.content).strip():
            raise EvidenceError("syntax", f"{self.name} needs words; write them below a blank line")
        made = brief_object(
            kfor_kind=self.kind,
            kfor_options=self.checked,
            classes=["kfor-object", f"kfor-{self.kind}", *self.classes()],
        )
        self.set_source_info(made)
        title = nodes.paragraph("", "", nodes.strong("", "", outline_word("", "", kfor_word="label")))
        title["classes"].append("kfor-title")
        if self.arguments:
            words, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
            statement = nodes.strong("", "", *words, classes=["kfor-statement"])
            title += [nodes.Text(" "), statement, *messages]
        made += title
        made += self.terms() or []
        made += self.parse_content_to_nodes()
        made += self.grounds() or []
        return made

    def terms(self) -> nodes.paragraph | None:
        """The line that says how it is to be taken."""
        return None

    def grounds(self) -> nodes.paragraph | None:
        """The line that says what it rests on."""
        return None

    def listed(self, option: str) -> list[str]:
        """The parts of an option that is a list."""
        return [opt.unquoted(part) for part in opt.pieces(self.checked.get(option, "")) if part]

    def references(self, names: Iterable[str]) -> list[nodes.Node]:
        """References to things by their names, and citations of sources by their ids."""
        known = domain_of(self.env).sources
        made: list[nodes.Node] = []
        for name in names:
            one: nodes.Element = reference_to(name, self.env.docname)
            if name in known:
                one = citation_group(
                    kfor_items=(CitationItem(name),), kfor_textual=False, kfor_options={}, kfor_named=True
                )
            self.set_source_info(one)
            made += [nodes.Text(", ")] * bool(made) + [one]
        return made


class JudgementDirective(ObjectDirective):
    """`kfor:judgement`: a key judgement, how likely it is, and what it rests on."""

    kind = JUDGEMENT
    known_options: ClassVar = {
        **_COMMON,
        "likelihood": opt.text,
        "confidence": opt.one_of(*CONFIDENCES),
        "evidence": opt.text,
        "contrary": opt.text,
        **opt.acceptances("single", "estimate", "evidence", "conflict"),
    }

    def terms(self) -> nodes.paragraph | None:
        """Likelihood and confidence, apart from each other."""
        values, language = self.checked, domain_of(self.env).language
        scale = Scale.of(self.env.config.kfor_scale)
        parts: list[list[nodes.Node]] = []
        if "likelihood" in values:
            term = nodes.strong("", scale.printed(values["likelihood"], language))
            said = [nodes.Text(_("Likelihood:") + " "), term, outline_word("", "", kfor_word="range")]
            parts.append([*_bar(scale, values["likelihood"], language), *said])
        if "confidence" in values:
            term = nodes.strong("", confidence_in(values["confidence"], language))
            parts.append([nodes.Text(_("Confidence:") + " "), term])
        return _line("kfor-terms", parts)

    def grounds(self) -> nodes.paragraph | None:
        """The evidence for and against that the author names."""
        parts: list[list[nodes.Node]] = []
        for option, lead in (("evidence", _("Also rests on:")), ("contrary", _("Against it:"))):
            if names := self.listed(option):
                parts.append([nodes.Text(f"{lead} "), *self.references(names)])
        return _line("kfor-grounds", parts)


class OptionDirective(ObjectDirective):
    """`kfor:option`: a policy option; its last bullet list gives its criteria."""

    kind = OPTION
    known_options: ClassVar = _COMMON


class RecommendationDirective(ObjectDirective):
    """`kfor:recommendation`: what to do, who does it and when, and what it is based on."""

    kind = RECOMMENDATION
    known_options: ClassVar = {
        **_COMMON,
        "owner": opt.text,
        "when": opt.text,
        "based-on": opt.text,
        **opt.acceptances("evidence"),
    }

    def grounds(self) -> nodes.paragraph | None:
        """Who, when, and why."""
        parts: list[list[nodes.Node]] = [
            [nodes.Text(f"{lead} {self.checked[option]}")]
            for option, lead in (("owner", _("Owner:")), ("when", _("When:")))
            if option in self.checked
        ]
        if names := self.listed("based-on"):
            parts.append([nodes.Text(_("Based on:") + " "), *self.references(names)])
        return _line("kfor-grounds", parts)


class GapDirective(ObjectDirective):
    """`kfor:gap`: what is not known."""

    kind = GAP
    known_options: ClassVar = _COMMON


def _bar(scale: Scale, term: str, language: Language) -> list[nodes.Node]:
    """The likelihood on a line from 0 to 100; nothing for a term that is not on the scale."""
    try:
        bounds = scale.row(term, language).bounds
    except EvidenceError:  # said when the page is verified
        return []
    return [likelihood_bar(kfor_bounds=bounds)]


def _line(kind: str, parts: list[list[nodes.Node]]) -> nodes.paragraph | None:
    """The parts of a line, set apart by dots."""
    line = nodes.paragraph(classes=[kind])
    for part in parts:
        line += [nodes.Text(" · ")] * bool(line.children)
        line += nodes.inline("", "", *part, classes=["kfor-part"])
    return line if parts else None


def index_entry(kind: str, title: str, anchor: str) -> addnodes.index:
    """The entry of an object in the general index."""
    group = {
        JUDGEMENT: _("Key judgements"),
        OPTION: _("Policy options"),
        RECOMMENDATION: _("Recommendations"),
        GAP: _("Gaps in what is known"),
    }[kind]
    entry = f"{group.replace(';', ',')}; {title.replace(';', ',')}"
    return addnodes.index(entries=[("single", entry, anchor, "", None)])
