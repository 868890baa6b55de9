"""Citations in any CSL style, by Pandoc's citeproc (extra `csl`): one process a brief, in its sandbox."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kfor.evidence.catalogue.csl_pandoc import (
    AUTHOR_IN_TEXT,
    SUPPRESS_AUTHOR,
    Cited,
    Run,
    cite,
    document_of,
    read,
    separator,
)
from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Record

Json = Any
_SECONDS = 120
_NAMESPACE = "http://purl.org/net/xbiblio/csl"
#: Of a style that is another one under a journal's name.
_PARENT = re.compile(r"""(?<=href=)["'][^"']*["'](?=[^<>]*rel=["']independent-parent)""")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Group:
    """Citations that stand together; in the text (`Author (2022)`) if `textual`."""

    items: tuple[Cited, ...]
    textual: bool = False


@dataclass
class Rendered:
    """What a style makes of a brief's citations.

    Attributes:
        groups: the text of each, in order.
        notes: for a style with notes the note of each group; empty where the text says all.
        entries: the bibliography, by the ids of the sources, in its order.
        labels: how each source is cited by itself, in brackets; empty in a style with notes.
        years: the same without its author, where the source has one.
    """

    groups: list[list[Run]] = field(default_factory=list)
    notes: list[list[Run]] = field(default_factory=list)
    entries: dict[str, list[Run]] = field(default_factory=dict)
    labels: dict[str, list[Run]] = field(default_factory=dict)
    years: dict[str, list[Run]] = field(default_factory=dict)

    def to_json(self) -> Json:
        """For a cache."""
        return asdict(self)

    @classmethod
    def of_json(cls, data: Json) -> Rendered:
        """What `to_json` gave."""
        listed = {key: [_runs(group) for group in data[key]] for key in ("groups", "notes")}
        named = {
            key: {name: _runs(one) for name, one in data[key].items()}
            for key in ("entries", "labels", "years")
        }
        return cls(**listed, **named)  # type: ignore[arg-type]

    @property
    def in_notes(self) -> bool:
        """Whether it is a style with notes."""
        return not self.labels

    @property
    def by_number(self) -> bool:
        """Whether it cites by numbers, without a name."""
        return bool(self.labels) and not any(names_something(label) for label in self.labels.values())


def _runs(data: Json) -> list[Run]:
    return [Run(one["text"], tuple(one["styles"]), one["source"], one["url"]) for one in data]


def names_something(runs: Iterable[Run]) -> bool:
    """Whether a citation has a letter, and is no number alone."""
    return any(_LETTER.search(run.text) for run in runs)


def asked(
    groups: Sequence[Group],
    records: Iterable[Record],
    language: str,
    place: Callable[[str], str] = str,
) -> Json:
    """The document that Pandoc is to work on.

    The citations of the brief come first, each a paragraph; behind them each source by itself, for its label,
    and once more without its author, where it has one. So every source comes into the bibliography.

    Args:
        groups: the citations.
        records: the sources.
        language: of the pages, BCP 47.
        place: a locator in that language.
    """
    known = list(records)
    paragraphs = [_group(group, place) for group in groups]
    paragraphs += [[cite([Cited(record.id)], place)] for record in known]
    paragraphs += [[cite([Cited(record.id)], place, SUPPRESS_AUTHOR)] for record in known if _by(record)]
    return document_of(paragraphs, known, language)


def render(document: Json, style: Path, groups: Sequence[Group], records: Iterable[Record]) -> Rendered:
    """Let Pandoc set a document's citations.

    Args:
        document: what `asked` made of the same groups and records.
        style: the CSL file.
        groups: the citations.
        records: the sources.

    Raises:
        EvidenceError: `style`, if Pandoc is missing, or does not take the style.
    """
    texts, notes, entries = read(_pandoc(document, style))
    known, count = list(records), len(groups)
    labels = dict(zip((record.id for record in known), texts[count:], strict=False))
    years = dict(
        zip((record.id for record in known if _by(record)), texts[count + len(known) :], strict=False)
    )
    if any(notes):
        labels, years = {}, {}
    return Rendered(texts[:count], notes[:count], entries, labels, years)


def digest(document: Json, style: Path) -> str:
    """Of all that a rendering depends on."""
    text = json.dumps(document, sort_keys=True)
    return hashlib.sha256(text.encode() + b"\0" + style.read_bytes()).hexdigest()


def _by(record: Record) -> bool:
    return bool(record.author or record.editor)


def _group(group: Group, place: Callable[[str], str]) -> list[Json]:
    """The citations of a group as Pandoc has them; in the text each names its author by itself."""
    if not group.textual:
        return [cite(group.items, place)]
    made: list[Json] = []
    for number, one in enumerate(group.items):
        made += [*separator() * bool(number), cite([one], place, AUTHOR_IN_TEXT)]
    return made


def check_style(style: Path) -> None:
    """Whether a file is a style that can be used, and Pandoc is there to use it.

    Raises:
        EvidenceError: `style`, if the file is no CSL style, or only names another one, or Pandoc is missing.
    """
    text = style.read_bytes().decode("utf-8", "replace")
    if "<style" not in text or "</style>" not in text or _NAMESPACE not in text:
        raise EvidenceError("style", f"'{style.name}' is no CSL style")
    if parent := _PARENT.search(text):
        name = parent[0].rpartition("/")[2].strip("\"'")
        raise EvidenceError("style", f"'{style.name}' only names another style; use '{name}.csl'")
    _program()


def _program() -> str:
    try:
        import pypandoc  # noqa: PLC0415 (an extra)

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        message = "a CSL style needs Pandoc; install it: pip install 'sphinx-kfor[csl]'"
        raise EvidenceError("style", message) from None


def _pandoc(document: Json, style: Path) -> Json:
    command = [_program(), "--sandbox", "-f", "json", "-t", "json", "--citeproc", "--csl", str(style)]
    try:
        done = subprocess.run(  # noqa: S603 (the program is Pandoc's wheel's, the arguments are ours)
            command, input=json.dumps(document).encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise EvidenceError("style", f"Pandoc does not finish with the style '{style.name}'") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()) or f"status {done.returncode}"
        raise EvidenceError("style", f"Pandoc does not take the style '{style.name}': {said}")
    return json.loads(done.stdout)
