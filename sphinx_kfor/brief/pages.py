"""What a page contributes to its brief: the state that the domain keeps, page by page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kfor.evidence.annotations import Annotation
    from sphinx_kfor.evidence.problems import Problem
    from sphinx_kfor.evidence.resolver import Asked


@dataclass(frozen=True)
class Passage:
    """A passage that a page uses.

    Attributes:
        anchor: the id of its node.
        quoted: whether it is printed, or only cited.
        line: where the page asks for it.
        request: what was asked for.
        annotation: what was found.
        words: how many of the source's words are printed or cited.
        accepted: cautions that the author accepts, as (subtype, reason).
        options: the author's options.
    """

    anchor: str
    quoted: bool
    line: int
    request: Asked
    annotation: Annotation
    words: int = 0
    accepted: tuple[tuple[str, str], ...] = ()
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Named:
    """Something with a name, to which `kfor:ref` refers: its id, kind, title and line."""

    anchor: str
    kind: str
    title: str
    line: int


@dataclass
class Page:
    """All that is known of one page.

    Attributes:
        passages: what it quotes and cites, in order.
        problems: what is wrong with it.
        cited: ids of the sources that it cites or quotes.
        seen: for each source asked for, what its state was (see `Sources.state`).
        bibliographies: for each bibliography, its anchor and the ids it lists if it lists all.
        names: what has a name.
        references: names referred to, with the line.
        unchecked: how many locators could not be checked, for want of the text.
        figures: the figures of its own prose that a cited source has; the lock keeps them.
        unsearched: how many figures could not be looked for in the sources cited beside them.
        excused: cautions on its prose that the author accepts, with the reason.
    """

    passages: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)
    bibliographies: list[str] = field(default_factory=list)
    names: dict[str, Named] = field(default_factory=dict)
    references: list[tuple[str, int]] = field(default_factory=list)
    unchecked: int = 0
    figures: list[Passage] = field(default_factory=list)
    unsearched: int = 0
    excused: list[tuple[Problem, str]] = field(default_factory=list)

    @property
    def locked(self) -> list[Passage]:
        """All that the lock is to hold of this page."""
        return [*self.passages, *self.figures]
