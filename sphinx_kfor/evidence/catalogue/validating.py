"""Records as they were merged: validated, or what is wrong with them.

Those of catalogues in which nothing is wrong are kept in the cache, so that they are validated once.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cache import keep, kept
from sphinx_kfor.evidence.catalogue.faults import explained, with_tag
from sphinx_kfor.evidence.catalogue.records import Record
from sphinx_kfor.evidence.catalogue.variables import look_alike_keys
from sphinx_kfor.evidence.documents.store import is_anew

if TYPE_CHECKING:
    from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Place
    from sphinx_kfor.evidence.problems import Problem

#: Changes whenever a record that was sound may be so no more, or is read otherwise.
_VERSION = 2


def validated(entry: Mapping, identifier: str, place: Place) -> tuple[Record | None, list[Problem]]:
    """A record, and what is wrong with it; None where that makes it unusable."""
    from pydantic import ValidationError  # noqa: PLC0415 (only for what is not known to be valid)

    problems = [*with_tag(entry, identifier, place), *look_alike_keys(entry, identifier, place)]
    try:
        return Record.model_validate(entry), problems
    except ValidationError as error:
        return None, [*problems, *explained(error, identifier, place)]


def all_validated(
    entries: dict[str, Mapping], places: dict[str, Place]
) -> tuple[dict[str, Record], list[Problem]]:
    """The sound ones of some records by id, sorted, and what is wrong with all of them."""
    asked = json.dumps([_VERSION, entries], sort_keys=True, ensure_ascii=False)
    name = f"records/{hashlib.sha256(asked.encode('utf-8', 'surrogatepass')).hexdigest()}.json"
    if not is_anew() and (known := _known(kept(name))):
        return known, []
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for identifier, entry in sorted(entries.items()):
        record, faults = validated(entry, identifier, places[identifier])
        problems += faults
        if record is not None:
            records[identifier] = record
    if records and not problems:
        said = json.dumps(records, default=vars, ensure_ascii=False)
        keep(name, said.encode("utf-8", "surrogatepass"))
    return records, problems


def _known(data: bytes) -> dict[str, Record]:
    """The records that are kept; none if nothing is, or it is torn."""
    try:
        said = json.loads(data.decode("utf-8", "surrogatepass")) if data else {}
        return {identifier: Record.of_json(one) for identifier, one in said.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}
