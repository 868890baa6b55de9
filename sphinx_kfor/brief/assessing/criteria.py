"""The criteria of a brief's options: brought together, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_kfor.brief.state.outline import OPTION
from sphinx_kfor.evidence.problems import Caution, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.brief.state.outline import Outline, Place
    from sphinx_kfor.brief.state.pages import BriefObject, Criterion


def by_criterion(outline: Outline) -> dict[str, dict[Place, list[Criterion]]]:
    """What each option says on each criterion, by the criterion's first spelling, in order of appearance.

    Names that differ in nothing but case and white space are one criterion.
    """
    spelling: dict[str, str] = {}
    found: dict[str, dict[Place, list[Criterion]]] = {}
    for place, option in outline.of_kind(OPTION):
        for criterion in option.criteria:
            name = spelling.setdefault(_plain(criterion.name), criterion.name)
            found.setdefault(name, defaultdict(list))[place].append(criterion)
    return found


def problems(outline: Outline) -> Iterator[tuple[str, Problem]]:
    """Cautions on criteria that a matrix cannot show as they stand, with the page of the option."""
    for name, said in by_criterion(outline).items():
        (first_page, *_), (first, *_) = next(iter(said.items()))
        for place, option in outline.of_kind(OPTION):
            for criterion in said.get(place, []):
                if criterion.name != name:
                    message = (
                        f"the criterion '{criterion.name}' is taken for '{name}' of {first_page}, "
                        f"line {first.line}; write them alike"
                    )
                    yield place[0], Problem.of(Caution("table", message), line=criterion.line)
            yield from _counted(outline, place, option, name, said.get(place, []))


def _counted(
    outline: Outline, place: Place, option: BriefObject, name: str, said: list[Criterion]
) -> Iterator[tuple[str, Problem]]:
    """A caution for a criterion that an option does not have, or has twice."""
    if not said:
        message = f"{outline.labels[place]} has no criterion '{name}', which others have; add '- {name}: …'"
        yield place[0], Problem.of(Caution("table", message), line=option.line)
    for again in said[1:]:
        message = (
            f"{outline.labels[place]} has the criterion '{name}' in line {said[0].line} already; keep one"
        )
        yield place[0], Problem.of(Caution("table", message), line=again.line)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
