"""The pages of the sources in HTML: their names, and where a passage stands on them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import Problem
from sphinx_kfor.evidence.text.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

#: What any file system and any URL holds as it is.
_SAFE = late(r"[a-z0-9][a-z0-9._-]{0,80}(?<![.])")
_UNSAFE = late(r"[^a-z0-9-]+")
#: Names that Windows keeps for devices, and that of the list of all pages.
_TAKEN = late(r"(con|prn|aux|nul|com\d|lpt\d|index)(\..*)?")


@dataclass(frozen=True)
class SourcePages:
    """The pages of the sources that a project uses.

    Attributes:
        folder: the folder that they stand in.
        names: the page of each source, by its id.
    """

    folder: str
    names: dict[str, str]

    @classmethod
    def of(cls, folder: str, sources: Iterable[str]) -> SourcePages:
        """The pages of some sources.

        Args:
            folder: the folder that they stand in.
            sources: their ids.
        """
        folder = folder.strip("/")
        return cls(folder, {source: f"{folder}/{file_name(source)}" for source in sorted(set(sources))})

    @property
    def index(self) -> str:
        """The page that lists all of them."""
        return f"{self.folder}/index"

    def problems(self, docnames: AbstractSet[str]) -> Iterator[tuple[str, Problem]]:
        """A page of the project that has the name of one of these, with itself."""
        for name in sorted({self.index, *self.names.values()} & docnames):
            message = (
                f"the page '{name}' has the name of a source's page; rename it, or choose another folder"
            )
            yield name, Problem("option", f"{message} with kfor_source_pages, or False for none")


def file_name(source: str) -> str:
    """A file name for a source's id, the same on every system; ids that differ have names that differ."""
    if _SAFE.fullmatch(source) and not _TAKEN.fullmatch(source):
        return source
    digest = hashlib.sha256(source.encode()).hexdigest()[:8]
    return "-".join(filter(None, [_UNSAFE.sub("-", source.lower()).strip("-")[:60], digest]))
