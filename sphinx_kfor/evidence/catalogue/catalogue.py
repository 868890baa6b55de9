"""The catalogue: bibliographic records of the corpus, in CSL-YAML, CSL-JSON or BibTeX.

Variable names are those of CSL 1.0.2; `custom` holds what CSL has no variable for. Records of a
later file are merged into those of an earlier one by `id`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.catalogue.keeping import is_large, open_kept
from sphinx_kfor.evidence.catalogue.look_alikes import look_alikes, pairs
from sphinx_kfor.evidence.catalogue.merging import merge_entry
from sphinx_kfor.evidence.catalogue.pieces import NotKeptError
from sphinx_kfor.evidence.catalogue.validating import all_validated
from sphinx_kfor.evidence.catalogue.yaml_faults import in_yaml
from sphinx_kfor.evidence.catalogue.yaml_lines import LocatedError, Mapping, Place, Value, read
from sphinx_kfor.evidence.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Mapping as Records
    from pathlib import Path

    from sphinx_kfor.evidence.catalogue.records import Record


@dataclass
class Catalogue:
    """Records by id, with what was wrong with the files.

    Attributes:
        records: the sound records by `id`, sorted.
        places: for each id, the file and line at which its record begins, and that of `custom`'s keys.
        problems: what was wrong; the records concerned are left out of `records`.
        broken: ids of records that are left out.
        unread: what is wrong with files of which no record is known.
        digest: of its files; empty where it was not kept in the cache.
        with_files: gives the ids of the records that name a file; None for whoever would look at each.
    """

    records: Records[str, Record] = field(default_factory=dict)
    places: Records[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unread: list[Problem] = field(default_factory=list)
    digest: str = ""
    with_files: Callable[[], list[str]] | None = None


def read_catalogue(paths: Iterable[tuple[str, Path]]) -> Catalogue:
    """Read and merge catalogues, given as (name for messages, path); every problem is kept.

    Large ones in YAML are read once, and kept in the cache.
    """
    files = list(paths)
    if any(is_large(path) for _, path in files):
        try:
            kept = open_kept(files)
        except NotKeptError:
            return _whole(files)
        records, places, broken = kept.records(), kept.places(), kept.broken
        alike = [pair for pair in kept.alike() if not broken.intersection(pair)]
        problems = [*kept.problems(), *look_alikes(alike, places)]
        return Catalogue(records, places, problems, broken, digest=kept.digest, with_files=kept.with_files)
    return _whole(files)


def _whole(files: list[tuple[str, Path]]) -> Catalogue:
    """Read catalogues from their first line to their last."""
    catalogue = Catalogue()
    places: dict[str, Place] = {}
    merged: dict[str, Mapping] = {}
    for name, path in files:
        _merge_file(catalogue, merged, places, name, path)
    records, problems = all_validated(merged, places)
    catalogue.records, catalogue.places = records, places
    catalogue.problems += problems
    catalogue.broken |= merged.keys() - records.keys()
    catalogue.problems += look_alikes(pairs(records), places)
    return catalogue


def _merge_file(
    catalogue: Catalogue, merged: dict[str, Mapping], places: dict[str, Place], name: str, path: Path
) -> None:
    try:
        entries = _read_file(catalogue, name, path)
    except LocatedError as error:
        message, line = in_yaml(error, path.read_text("utf-8", "replace").splitlines())
        _unread(catalogue, Problem("catalogue", message, name, line))
        return
    except UnicodeDecodeError as error:
        message = f"the catalogue is not UTF-8 at byte offset {error.start}; save it as UTF-8"
        _unread(catalogue, Problem("catalogue", message, name, error.object.count(b"\n", 0, error.start) + 1))
        return
    except OSError as error:
        message = f"the catalogue cannot be read ({error.strerror}); see kfor_catalogue in conf.py"
        _unread(catalogue, Problem("catalogue", message, name))
        return
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        identifier = entry.get("id") if isinstance(entry, Mapping) else None
        if not isinstance(entry, Mapping) or not isinstance(identifier, str):
            line = entry.line if isinstance(entry, Mapping) else 0
            message = f"record {number} has no 'id'; give it one, such as 'id: ansa-2022'"
            catalogue.problems.append(Problem("catalogue", message, name, line))
        elif identifier in seen:
            message = (
                f"the id '{identifier}' stands in line {seen[identifier]} already "
                f"and again in line {entry.lines['id']}; rename one"
            )
            catalogue.problems.append(Problem("catalogue", message, name, entry.lines["id"]))
        else:
            seen[identifier] = entry.lines["id"]
            merge_entry(merged, places, name, identifier, entry)


def _unread(catalogue: Catalogue, problem: Problem) -> None:
    catalogue.problems.append(problem)
    catalogue.unread.append(problem)


def _read_file(catalogue: Catalogue, name: str, path: Path) -> list[Value]:
    """The records of a file; of a BibTeX file all but those that cannot be read."""
    if path.suffix.lower() != ".bib":
        return _entries(read(path.read_bytes().decode("utf-8")))
    from sphinx_kfor.evidence.catalogue.bibtex import read_bibtex  # noqa: PLC0415 (only if used)

    records, faults = read_bibtex(path.read_bytes().decode("utf-8-sig", "surrogateescape"))
    for fault in faults:
        problem = Problem("catalogue", fault.message, name, fault.line, caution=not fault.key)
        catalogue.problems.append(problem)
    kept = {record["id"] for record in records if isinstance(record, Mapping)}
    catalogue.broken.update(fault.key for fault in faults if fault.key and fault.key not in kept)
    return records


def _entries(value: Value) -> list[Value]:
    if isinstance(value, Mapping) and "references" in value:
        value = [] if value["references"] is None else value["references"]
    if isinstance(value, list):
        return value
    line = value.line if isinstance(value, Mapping) else 1
    raise LocatedError("the catalogue must be a list of records, in YAML under 'references:'", line)
