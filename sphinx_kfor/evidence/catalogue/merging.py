"""Records of a later catalogue are merged into those of an earlier one, key by key."""

from __future__ import annotations

from sphinx_kfor.evidence.catalogue.yaml_lines import Mapping, Place


def merge_entry(
    merged: dict[str, Mapping], places: dict[str, Place], name: str, identifier: str, entry: Mapping
) -> None:
    """Merge what a file says of a record into what the files before it said.

    Args:
        merged: the records so far, by id.
        places: where each stands.
        name: the file, as messages name it.
        identifier: the record's id.
        entry: what the file says.
    """
    custom = entry.get("custom")
    own = custom.lines if isinstance(custom, Mapping) else {}
    earlier = merged.get(identifier)
    if earlier is None:
        merged[identifier] = entry
        places[identifier] = Place(name, entry.line, {**own, **entry.lines})
        return
    before = earlier.get("custom")
    if isinstance(before, Mapping) and isinstance(custom, Mapping):
        before.update(custom)
        entry["custom"] = before
    earlier.update(entry)
    place = places[identifier]
    places[identifier] = Place(name, entry.line, {**place.lines, **own, **entry.lines})
