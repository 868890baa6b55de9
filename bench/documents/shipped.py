"""Documents that others made: test data and manuals of packages that are here, read where they lie.

They are looked for in the packages of this Python, in the system's folders of documentation, and in the
folders that `KFOR_BENCH_FILES` names (unpacked source packages, say). No draft says what is in them: their
sentences are those that the tool which is not ours sees.
"""

from __future__ import annotations

import os
import re
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.documents.seen import Seen

#: The suffix of each kind's files.
SUFFIXES = {
    "HTML": ".html",
    "PDF": ".pdf",
    "DOCX": ".docx",
    "ODT": ".odt",
    "PPTX": ".pptx",
    "XLSX": ".xlsx",
    "ODS": ".ods",
    "EPUB": ".epub",
    "VTT": ".vtt",
    "SRT": ".srt",
}
_SYSTEM = ("/usr/share/doc", "/usr/share/texlive/texmf-dist/doc", "/usr/lib/libreoffice/share")
#: Larger files are left out, and so are smaller ones, as logos.
_LEAST, _MOST = 2_000, 4_000_000
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\A))[^\W\d_a-z][^.!?\u2022|=_<>{}\\]{30,300}[.!?](?=\s+[^\W\d_a-z]|\s*\Z)"
)
#: A sentence is of words: so many, and so much of it letters and the space between them.
_WORDS, _LETTERS = 6, 0.9


@dataclass(frozen=True)
class Found:
    """What a tool sees of a document, in place of a draft."""

    seen: Sequence[Seen]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Each whole sentence of running text once, under no heading."""
        said = (words for one in self.seen for words in _sentences(one.text))
        yield from ((words, "") for words in dict.fromkeys(said))


def shipped(kind: str, most: int) -> list[Path]:
    """Some files of a kind, no two of one size, from as many folders as there are."""
    folders: dict[Path, list[Path]] = {}
    sizes: set[int] = set()
    for path in sorted(_files(SUFFIXES[kind])):
        size = path.stat().st_size
        if _LEAST < size < _MOST and size not in sizes:
            sizes.add(size)
            folders.setdefault(path.parent, []).append(path)
    turns = [(turn, path) for paths in folders.values() for turn, path in enumerate(paths)]
    return [path for _, path in sorted(turns, key=lambda one: one[0])[:most]]


def _files(suffix: str) -> Iterator[Path]:
    named = os.environ.get("KFOR_BENCH_FILES", "").split(os.pathsep)
    for place in filter(None, (sysconfig.get_path("purelib"), *_SYSTEM, *named)):
        for path in Path(place).rglob(f"*{suffix}"):
            if path.is_file() and not path.is_symlink():
                yield path


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with the ends of its lines, where a word may be broken."""
    for paragraph in _PARAGRAPH.split(text):
        for match in _SENTENCE.finditer(paragraph.strip()):
            words = match[0]
            letters = sum(sign.isalpha() or sign.isspace() for sign in words)
            if len(words.split()) >= _WORDS and letters >= _LETTERS * len(words):
                yield words
