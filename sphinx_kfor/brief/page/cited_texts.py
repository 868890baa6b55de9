"""The passages and texts that a block cites, with who reads their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.figures.mentions import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.annotations.annotation import Annotation
    from sphinx_kfor.evidence.documents.selectors import TextQuote
    from sphinx_kfor.evidence.languages import Language
    from sphinx_kfor.evidence.sources.source import Source


@dataclass(frozen=True)
class CitedTexts:
    """What a block cites.

    Attributes:
        page: the page that it stands on.
        cites: the ids of the sources, with the passage that each is cited for, if any.
        sources: the sources, each once.
        at: where citations stand in the block's text, with the passages that each is for.
    """

    page: Verification
    cites: Sequence[tuple[str, Annotation | None]]
    sources: Sequence[Source]
    at: Sequence[tuple[int, Sequence[Annotation]]]

    def rest_on(self) -> list[tuple[TextQuote, Language]]:
        """The passages that the block rests on, with the word lists of their sources."""
        return [
            (target.quote, self.page.domain.sources[annotation.source].language)
            for annotation in filter(None, (found for _, found in self.cites))
            for target in annotation.targets
        ]

    def passages_at(self) -> Iterator[tuple[int, str]]:
        """Where citations stand in the text, with the words of the passages in the page's language."""
        for place, passages in self.at:
            for annotation in passages:
                if self.page.domain.sources[annotation.source].language is self.page.notation.language:
                    yield from (
                        (place, target.quote.exact)
                        for target in annotation.targets
                        if not target.private and target.cell is None
                    )

    def words(self) -> Iterator[tuple[str, Reader]]:
        """The passages that the block rests on, with what surrounds them, and who reads their figures."""
        for annotation in filter(None, (found for _, found in self.cites)):
            reader = Reader(self.page.domain.sources[annotation.source].notation)
            for target in annotation.targets:
                if not target.private and target.cell is None:
                    yield f"{target.quote.prefix}{target.quote.exact}{target.quote.suffix}", reader

    def texts(self) -> Iterator[tuple[str, Reader]]:
        """The texts of the sources that are cited; where one is not here, the passages."""
        here = [source for source in self.sources if source.is_here]
        yield from ((source.document.seen, Reader(source.notation)) for source in here)
        if len(here) < len(self.sources):
            yield from self.words()
