"""What a page contributes to its brief: the state that the domain keeps, page by page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.catalogue.csl import Group
    from sphinx_kfor.evidence.problems import Problem
    from sphinx_kfor.evidence.resolver import Asked

    #: What the name of a figure stands for.
    NamedFigure: TypeAlias = "Asked | Withheld | Formula"


@dataclass(frozen=True)
class Withheld:
    """What was asked for of a private source, without the words.

    Attributes:
        source: its id.
        key: see `Source.key`.
        kind: the class of the request.
    """

    source: str
    key: str
    kind: type[Asked]

    @property
    def said(self) -> str:
        """How messages name it."""
        return f"a passage of '{self.source}'"


@dataclass(frozen=True)
class Passage:
    """A passage that a page uses.

    Attributes:
        anchor: the id of its node.
        quoted: whether it is printed, or only cited.
        line: where the page asks for it.
        request: what was asked for; of a private source not in words.
        annotation: what was found.
        words: how many of the source's words are printed or cited.
        accepted: cautions that the author accepts, as (subtype, reason).
        options: the author's options.
        inside: the ids of the objects around it, the outermost first.
        section: the heading that it stands under, but for quoted words.
        marked: whether a mark stands at it: at all but citations.
        settled: families or rules of cautions that what is printed answers.
    """

    anchor: str
    quoted: bool
    line: int
    request: Asked | Withheld
    annotation: Annotation
    words: int = 0
    accepted: tuple[tuple[str, str], ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    inside: tuple[str, ...] = ()
    section: str = ""
    marked: bool = True
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BareCitation:
    """A citation of a source without a passage.

    Attributes:
        source: the source's id.
        inside: the ids of the objects around it, the outermost first.
        locator: the place that it names.
        before: how many passages the page uses before it.
    """

    source: str
    inside: tuple[str, ...]
    locator: str = ""
    before: int = 0


@dataclass(frozen=True)
class Part:
    """The place of what is made from the whole brief: its node's id, its line, what of the brief it lists.

    Attributes:
        everything: whether it lists the whole corpus.
        pages: the pages whose sources it lists; all if empty.
    """

    anchor: str
    line: int
    everything: bool = False
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Criterion:
    """How an option does by one criterion, and the line that says so."""

    name: str
    value: str
    line: int


@dataclass(frozen=True)
class BriefObject:
    """A judgement, option, recommendation or gap.

    Attributes:
        kind: which.
        anchor: the id of its node.
        name: the author's name for it; empty for none.
        title: its title, or its first words.
        text: its words, but for those of private sources.
        line: where it stands on the page.
        options: the author's options.
        criteria: how an option does by its criteria.
        references: the names that it refers to.
        answered: cautions that `accept-` options answered when the page was read.
    """

    kind: str
    anchor: str
    name: str
    title: str
    text: str
    line: int
    options: dict[str, str] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    references: tuple[str, ...] = ()
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Masthead:
    """A brief's title block.

    Attributes:
        anchor: the id of its node.
        line: where it stands on the page.
        fields: what the author gave, by option: `number`, `series`, `date`, `tlp`, ….
        authors: their names.
        bottom_line: its words, but for those of private sources.
    """

    anchor: str
    line: int
    fields: dict[str, str]
    authors: tuple[str, ...]
    bottom_line: str


@dataclass(frozen=True)
class Named:
    """Something with a name, to which `kfor:ref` refers: its id, kind, title and line."""

    anchor: str
    kind: str
    title: str
    line: int


@dataclass(frozen=True)
class Comparison:
    """A `kfor:compare` of a page.

    Attributes:
        name: its name; empty for none.
        anchor: the id of its node.
        line: where it stands.
        keys: the keys (`Passage.request.key`) of its figures, in order; those refused are not among them.
        conflicting: the keys of the figures that some other of them contradicts.
    """

    name: str
    anchor: str
    line: int
    keys: tuple[str, ...]
    conflicting: frozenset[str]


@dataclass(frozen=True)
class Formula:
    """A figure that is worked out of others.

    Attributes:
        expression: how, of names.
        parts: what each of these names is: what is asked of a source, or the name of another figure.
    """

    expression: str
    parts: tuple[tuple[str, Asked | Withheld | str], ...]


@dataclass
class Page:
    """All that is known of one page.

    Attributes:
        passages: what it quotes and cites, in order.
        problems: what is wrong with it.
        cited: ids of the sources that it cites or quotes.
        seen: for each source asked for, what its state was (see `Sources.state`).
        parts: for each kind of what is made from the whole brief, its places.
        names: what has a name.
        references: names referred to, with the line.
        bare: citations without a passage, in order.
        objects: its judgements, options, recommendations and gaps, in order.
        masthead: the title block of the brief that begins on it.
        unchecked: how many locators could not be checked, for want of the text.
        unseen: how many locators without a passage name what no reader sees.
        figures: the figures of its own prose that a cited source has; the lock keeps them.
        unsearched: how many figures could not be looked for in the sources cited beside them.
        excused: cautions that the author accepts, with the reason; those on passages stand with these.
        digests: for each source asked for whose text is here, the SHA-256 of its file.
        absent: sources of which neither text nor lock had what was asked for.
        missed: of how many passages a source was asked that its text does not have.
        comparisons: what it compares.
        groups: its citations, for a style of citation that is not ours.
        withheld: private sources of which it asked for something that was refused.
        figures_named: what each name of a figure stands for.
        borrowed: what names of figures of other pages stood for when it was read, by where they are asked
            from and the name.
    """

    passages: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    names: dict[str, Named] = field(default_factory=dict)
    references: list[tuple[str, int]] = field(default_factory=list)
    bare: list[BareCitation] = field(default_factory=list)
    objects: list[BriefObject] = field(default_factory=list)
    masthead: Masthead | None = None
    unchecked: int = 0
    unseen: int = 0
    figures: list[Passage] = field(default_factory=list)
    unsearched: int = 0
    comparisons: list[Comparison] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    groups: list[Group] = field(default_factory=list)
    excused: list[tuple[Problem, str]] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    missed: Counter[str] = field(default_factory=Counter)
    figures_named: dict[str, NamedFigure] = field(default_factory=dict)
    borrowed: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def met(self) -> Iterator[Passage | BareCitation]:
        """Passages and citations without one, in the order in which a reader meets them."""
        bare = list(self.bare)
        for number, passage in enumerate(self.passages):
            while bare and bare[0].before <= number:
                yield bare.pop(0)
            yield passage
        yield from bare

    @property
    def locked(self) -> list[Passage]:
        """All that the lock is to hold of this page."""
        return [*self.passages, *self.figures]
