"""What is given up so that a document can be printed: learnt from Typst's answer, one try at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from sphinx_kfor.pdf.clusters import alone, compounds_with, standing
from sphinx_kfor.pdf.glyphs import text_not_shown
from sphinx_kfor.pdf.images import IMAGE_PREFIX, is_drawing
from sphinx_kfor.pdf.syntax import call, string, unquote
from sphinx_kfor.pdf.typesetting import Job, TypesettingError, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx_kfor.pdf.typesetting import Fault

_IMAGE = re.compile(rf'image\(.*?"(?P<name>{IMAGE_PREFIX}\d+[^"]*)"')
_FORMULA = re.compile(r'\beval\(mode: "math", "(?P<code>(?:[^"\\]|\\.)*)"\)')
# "PDF/A-3a, PDF/UA-1 error: …" names the standards that are not met.
_STANDARDS = re.compile(r"(?P<names>PDF/[\w-]+(?:, PDF/[\w-]+)*) error: ")


#: What the fonts have that Typst brings, nearly: what they lack of it is told of later.
_COMMON = re.compile("[\x00-\u02ff\u0370-\u04ff\u1e00-\u2040\u2070-\u211e\u2126-\u2184\u2190-\u2606]")
#: Where characters for private use begin that no font has.
_NEVER = 0x10F000


@dataclass(frozen=True)
class Concessions:
    """What a document does without.

    Attributes:
        characters: printed as code points, since no font has them.
        drawn: those of drawings, likewise, which have a box in their place.
        images: names of images that Typst cannot read, printed as their alternatives.
        rastered: names of drawings that a standard does not allow as they are, printed as pixels.
        standards: names of standards ("a-3a") that the document cannot claim.
        lowered: whether some text is not in the order in which it is read, as some standards promise.
        formulas: in Typst, those that it does not understand, printed as TeX.
    """

    characters: frozenset[str] = frozenset()
    drawn: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    rastered: frozenset[str] = frozenset()
    standards: frozenset[str] = frozenset()
    lowered: bool = False
    formulas: frozenset[str] = frozenset()


def concede(made: Concessions, faults: Iterable[Fault], job: Job) -> Concessions:
    """Give the *made* concessions and what more the *faults* ask for, if anything helps.

    Characters and images come first: a standard is given up only if nothing else is at fault.
    """
    faults = tuple(faults)
    characters = missing_characters(faults, job)
    not_shown = frozenset("".join(map(text_not_shown, faults)))
    drawn = not_shown - standing(job.source, job.boxed)
    if characters - made.characters or drawn - made.drawn:
        others = _not_allowed((each for each in faults if not text_not_shown(each)), job)
        return replace(
            made,
            characters=made.characters | characters,
            drawn=made.drawn | drawn,
            rastered=made.rastered | others,
        )
    if images := _unreadable_images(faults, job) - made.images:
        return replace(made, images=made.images | images)
    if formulas := _formulas(faults, job) - made.formulas:
        return replace(made, formulas=made.formulas | formulas)
    if drawings := _not_allowed(faults, job) - made.rastered:
        return replace(made, rastered=made.rastered | drawings)
    standards = frozenset().union(*map(unmet_standards, faults))
    return replace(made, standards=made.standards | standards)


def drawings_alone(job: Job) -> Job | None:
    """Give a job with nothing of *job* but its drawings, a line for each; None where it has none."""
    drawings = {
        name: content
        for name, content in job.files.items()
        if name.startswith(IMAGE_PREFIX) and is_drawing(name)
    }
    if not drawings:
        return None
    lines = [call("#image", string(name), alt=string(name)) for name in drawings]
    source = "\n".join(['#set document(title: "Trial")', *lines])
    return replace(job, source=source, files=drawings, boxed=frozenset())


def lowered(standard: str) -> str:
    """Give what may be claimed in place of *standard* where text is out of order, nothing if nothing."""
    if standard.startswith("ua-"):
        return ""
    # Levels "a" promise it, levels "u" that there is text at all.
    return (
        f"{standard.removesuffix('a')}u" if standard.startswith("a-") and standard.endswith("a") else standard
    )


def missing_characters(faults: Iterable[Fault], job: Job) -> frozenset[str]:
    """Give the characters that no font has, of those that a box can stand for; several that are one, as one.

    What only an image says is not in the source, and a box would not help it.
    """
    not_shown = set("".join(map(text_not_shown, faults))) & standing(job.source, job.boxed)
    compounds = compounds_with(job.source, not_shown) - job.boxed
    single = frozenset(not_shown & alone(job.source))
    # Typst names the parts of a cluster one by one: so each is tried by itself, and what stands alone, too.
    return (_lacking(compounds | single, job.fonts) if compounds else single) or compounds | single


def lacking(text: str, fonts: Sequence[Path]) -> frozenset[str]:
    """Give what *text* has that no font shows, tried by itself: the document need not be set for that.

    Args:
        text: all of a document.
        fonts: those that the author names.
    """
    rare = frozenset(each for each in set(text) if not _COMMON.match(each))
    if not rare:
        return frozenset()
    found = _lacking(compounds, fonts) if (compounds := compounds_with(text, rare)) else frozenset()
    if single := sorted(rare & alone(text)):
        found |= _told("".join(f"#par({string(each)})" for each in single), fonts) & rare
    return found


def _told(source: str, fonts: Sequence[Path]) -> frozenset[str]:
    """Give the characters that Typst tells of as lacking in *source*."""
    try:
        typeset(Job(f'#set document(title: "Trial")\n{source}', standards=["ua-1"], fonts=fonts))
    except TypesettingError as error:
        return frozenset("".join(map(text_not_shown, error.faults)))
    return frozenset()


def _lacking(clusters: AbstractSet[str], fonts: Sequence[Path]) -> frozenset[str]:
    """Give those of *clusters* that no font shows, each tried by itself, all of them in one run."""
    # Typst tells of what it lacks in its order: behind each stands a character that is sure to be told of.
    tried = {chr(_NEVER + number): each for number, each in enumerate(sorted(clusters))}
    lines = [f"#par({string(each)})#par({string(mark)})" for mark, each in tried.items()]
    try:
        typeset(Job("\n".join(['#set document(title: "Trial")', *lines]), standards=["ua-1"], fonts=fonts))
    except TypesettingError as error:
        return _told_of("".join(map(text_not_shown, error.faults)), tried)
    return frozenset()


def _told_of(said: str, tried: Mapping[str, str]) -> frozenset[str]:
    found = set()
    told = False
    for character in said:
        if character not in tried:
            told = True
        elif told:
            found.add(tried[character])
            told = False
    return frozenset(found)


def unmet_standards(fault: Fault) -> frozenset[str]:
    """Give the standards that *fault* is an offence against."""
    match = _STANDARDS.match(fault.message)
    names = match["names"].split(", ") if match else []
    return frozenset(name.removeprefix("PDF/").lower() for name in names)


def image_at_fault(fault: Fault, job: Job) -> str | None:
    """Give the name of the image that *fault* is about, None if it is about something else."""
    if fault.file.startswith(IMAGE_PREFIX):
        return fault.file
    text = text_not_shown(fault)
    if text and text not in standing(job.source, job.boxed):
        return next((name for name in job.files if name.endswith(".svg") and text in _read(job, name)), None)
    if fault.line is not None:
        match = _IMAGE.search(job.source.split("\n")[fault.line - 1])
        return match["name"] if match else None
    return None


def _unreadable_images(faults: Iterable[Fault], job: Job) -> frozenset[str]:
    broken = (fault for fault in faults if not text_not_shown(fault) and not unmet_standards(fault))
    return frozenset(name for fault in broken if (name := image_at_fault(fault, job)) is not None)


def _not_allowed(faults: Iterable[Fault], job: Job) -> frozenset[str]:
    """Give the drawings that offend against a standard."""
    names = (image_at_fault(fault, job) for fault in faults if unmet_standards(fault))
    return frozenset(name for name in names if name is not None and is_drawing(name))


def _formulas(faults: Iterable[Fault], job: Job) -> frozenset[str]:
    lines = job.source.split("\n")
    at_fault = (lines[fault.line - 1] for fault in faults if fault.line is not None)
    return frozenset(unquote(match["code"]) for line in at_fault for match in _FORMULA.finditer(line))


def _read(job: Job, name: str) -> str:
    content = job.files[name]
    text = (content if isinstance(content, bytes) else content.read_bytes()).decode(errors="replace")
    return unescape(text)
