"""The outline of a brief: its judgements, options and recommendations in reading order, numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kfor.brief.state.briefs import Brief
    from sphinx_kfor.brief.state.pages import BriefObject, Page
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.standards.vocabulary import Scale

#: The id of a page's node: the page and the anchor on it.
Place = tuple[str, str]

JUDGEMENT, OPTION, RECOMMENDATION, GAP = "judgement", "option", "recommendation", "gap"


@dataclass
class Outline:
    """What stands in a brief.

    Attributes:
        objects: the objects by their places, in reading order.
        labels: what each is called, such as `KJ 1`.
        ranges: the places of judgements that are the first to use the term of their likelihood, with
            the range that the term stands for.
    """

    objects: dict[Place, BriefObject] = field(default_factory=dict)
    labels: dict[Place, str] = field(default_factory=dict)
    ranges: dict[Place, str] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief, pages: Mapping[str, Page], scale: Scale, language: Language) -> Outline:
        """The outline of a brief.

        Args:
            brief: the brief.
            pages: all pages of the project.
            scale: the scale of its likelihoods.
            language: of its pages.
        """
        outline, counts = cls(), dict.fromkeys((JUDGEMENT, OPTION, RECOMMENDATION, GAP), 0)
        for docname, page in brief.pages_in(pages):
            for one in page.objects:
                counts[one.kind] += 1
                outline.objects[docname, one.anchor] = one
                outline.labels[docname, one.anchor] = label(one.kind, counts[one.kind])
        outline.ranges = dict(outline._first_uses(scale, language))
        return outline

    def of_kind(self, kind: str) -> list[tuple[Place, BriefObject]]:
        """The objects of one kind with their places, in reading order."""
        return [(place, one) for place, one in self.objects.items() if one.kind == kind]

    def _first_uses(self, scale: Scale, language: Language) -> Iterator[tuple[Place, str]]:
        seen = set()
        for place, one in self.of_kind(JUDGEMENT):
            try:
                row = scale.row(one.options.get("likelihood", ""), language)
            except EvidenceError:  # said where the judgement stands
                continue
            if row not in seen:
                seen.add(row)
                yield place, row.range


def label(kind: str, number: int) -> str:
    """What the nth object of a kind is called."""
    if kind == JUDGEMENT:
        return _("KJ %d") % number
    if kind == OPTION:
        return _("Option %s") % letters(number)
    if kind == RECOMMENDATION:
        return _("R %d") % number
    return _("Gap %d") % number


def letters(number: int) -> str:
    """A number as letters: A to Z, then AA, AB and so on."""
    before, last = divmod(number - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)
