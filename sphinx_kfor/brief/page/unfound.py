"""What is said of a figure that no source cited beside it has: what they have instead, and how it differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kfor.brief.page.around_values import MEND
from sphinx_kfor.brief.page.differences import as_difference
from sphinx_kfor.evidence.extracts.mentions import agreeing
from sphinx_kfor.evidence.figures.agreement import same_kind
from sphinx_kfor.evidence.figures.times import contradict, named
from sphinx_kfor.evidence.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.evidence.extracts.mentions import MentionRequest
    from sphinx_kfor.evidence.figures.index import Figures
    from sphinx_kfor.evidence.figures.mention import Mention
    from sphinx_kfor.evidence.figures.periods import Said
    from sphinx_kfor.evidence.sources.source import Source


def told_of_unfound(
    mention: Mention, wanted: MentionRequest, known: Sequence[Source], near: Iterable[Mention]
) -> str:
    """What is said of a figure of the prose.

    Args:
        mention: the figure.
        wanted: what was asked of the sources.
        known: the sources that are cited beside it.
        near: the figures around it in its block.
    """
    if not known:
        return f"'{mention.text}' stands in a paragraph that cites no source; cite the one that has it"
    here = [source for source in known if source.path]
    dated = next(filter(None, (_of_another_time(wanted, source.figures) for source in here)), "")
    if dated:
        return dated
    absent = ", ".join(source.id for source in known if source.path is None)
    unlike = next(filter(None, (_unlike(wanted, source.figures) for source in here)), "")
    said = mention.worded if unlike and wanted.bound else mention.text
    cited = ", ".join(source.id for source in known)
    message = f"'{' '.join(said.split())}' stands in no source cited beside it ({cited})"
    if absent:
        message += f", and not in the lock, which would have it; the text of {absent} is not here"
    worked = as_difference(mention, near, here)
    if worked:
        return f"{message}; work it out: {worked}, cite what has it, or accept it with a reason"
    there = f"; {unlike or _nearest(mention, here)}".rstrip("; ")
    return f"{message}{there}; {MEND}"


def told_of_time(words: str, times: frozenset[Said], there: frozenset[Said]) -> str:
    """What is said of a figure that the page has of one time, and its source of another."""
    here, other = map(named, (times, there))
    return (
        f"'{' '.join(words.split())}' is said of {here} here, and of {other} in its source; "
        "correct it, cite what has it, or accept it with a reason"
    )


def _of_another_time(wanted: MentionRequest, figures: Figures) -> str:
    """What is said of a figure that a source has of other times only; empty for any other."""
    found = next(agreeing(wanted, figures), None) if wanted.times else None
    if found and contradict(wanted.times, figures.times_of(found)):
        return told_of_time(wanted.words, wanted.times, figures.times_of(found))
    return ""


def _unlike(wanted: MentionRequest, figures: Figures) -> str:
    """The same number in a source, and why it is not the same figure; empty where it has none."""
    for found in figures.of(wanted.values):
        if not same_kind(wanted, found):
            continue
        there = f"there is '{found.worded}'"
        if wanted.turn and found.turn and wanted.turn != found.turn:
            return f"{there}, but something goes {found.turn} by it, not {wanted.turn}"
        if wanted.rate and not figures.is_by(found, wanted.rate):
            return f"{there}, but not by the {wanted.rate.partition('-')[2]}"
        plain = replace(wanted, rate="", turn="", times=frozenset(), bound=found.bound)
        if wanted.bound != found.bound and next(agreeing(plain, figures), None):
            return there
    return ""


def _nearest(mention: Mention, known: Sequence[Source]) -> str:
    """The figures of sources that are most like one; empty where they have none."""
    texts = {text for source in known for text in source.figures.texts(mention.text)}
    texts = texts or {text for source in known for text in source.figures.texts()}
    return nearest(mention.text, texts, 3) if texts else ""
