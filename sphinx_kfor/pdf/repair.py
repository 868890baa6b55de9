"""What is given up so that a document can be printed: learnt from Typst's answer, one try at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.glyphs import missing_characters
from sphinx_kfor.pdf.visitors.figures import IMAGE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kfor.pdf.typesetting import Fault

_IMAGE = re.compile(rf'image\(.*?"(?P<name>{IMAGE_PREFIX}\d+[^"]*)"')
# "PDF/A-3a, PDF/UA-1 error: …" names the standards that are not met.
_STANDARDS = re.compile(r"(?P<names>PDF/[\w-]+(?:, PDF/[\w-]+)*) error: ")


@dataclass(frozen=True)
class Concessions:
    """What a document does without.

    Attributes:
        characters: printed as code points, since no font has them.
        images: names of images that Typst cannot read, printed as their alternatives.
        standards: names of standards ("a-3a") that the document cannot claim.
    """

    characters: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    standards: frozenset[str] = frozenset()


def concede(made: Concessions, faults: Iterable[Fault], source: str) -> Concessions:
    """Give the *made* concessions and one more kind that the *faults* ask for, if any helps.

    Characters and images come first: a standard is given up only if nothing else is at fault.
    """
    faults = tuple(faults)
    if characters := missing_characters(faults) - made.characters:
        return replace(made, characters=made.characters | characters)
    if images := _unreadable_images(faults, source) - made.images:
        return replace(made, images=made.images | images)
    standards = frozenset().union(*map(unmet_standards, faults))
    return replace(made, standards=made.standards | standards)


def unmet_standards(fault: Fault) -> frozenset[str]:
    """Give the standards that *fault* is an offence against."""
    match = _STANDARDS.match(fault.message)
    names = match["names"].split(", ") if match else []
    return frozenset(name.removeprefix("PDF/").lower() for name in names)


def _unreadable_images(faults: Iterable[Fault], source: str) -> frozenset[str]:
    lines = source.split("\n")
    found = set()
    for fault in faults:
        if fault.file.startswith(IMAGE_PREFIX):
            found.add(fault.file)
        elif fault.line is not None and fault.message.startswith("failed to"):
            match = _IMAGE.search(lines[fault.line - 1])
            if match:
                found.add(match["name"])
    return frozenset(found)
