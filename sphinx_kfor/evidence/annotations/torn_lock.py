"""Locks that a merge tore: what is whole in them, and three of them merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from sphinx_kfor.evidence.annotations.lock import Lock, read_item, read_text, torn_by_a_merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kfor.evidence.annotations.annotation import Annotation

_OURS, _BASE, _MIDDLE, _THEIRS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_KEY = re.compile(r'^\s*"((?:[^"\\]|\\.)+:[0-9a-f]{16})": \{\s*$')
_END = re.compile(r"^\s{0,1}\},?\s*$")
_ORIGIN = re.compile(r'^\s*"([^"\\]+)": "([^"\\]+)",?\s*$')
T = TypeVar("T")


@dataclass
class Salvaged:
    """What is whole in a torn lock.

    Attributes:
        lock: its whole items.
        lost: the keys that some side has and that no side has whole, sorted.
        differing: the keys of which the sides have other records, sorted; ours are kept.
    """

    lock: Lock = field(default_factory=Lock)
    lost: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


def salvage(text: str) -> Salvaged:
    """Read all that is whole in a lock, with the marks of a conflict in it or cut off anywhere."""
    found = Salvaged()
    named = set[str]()
    for side in _sides(text):
        items, keys = _whole(side)
        named |= keys
        for key, item in items.items():
            if found.lock.items.setdefault(key, item) != item and key not in found.differing:
                found.differing.append(key)
        found.lock.origins = {**_origins(side), **found.lock.origins}
    found.lost = sorted(named - set(found.lock.items))
    found.differing.sort()
    return found


def read_any(text: str, name: str) -> Salvaged:
    """Read a lock; of a torn one what is whole."""
    lock = read_text(text, name)
    return salvage(text) if lock.problems and torn_by_a_merge(text) else Salvaged(lock)


def merge_locks(base: Lock, ours: Lock, theirs: Lock) -> tuple[Lock, list[str]]:
    """Merge two locks that come from one.

    Returns:
        The merged lock, and the keys that both sides changed, each otherwise: of these ours are kept.
    """
    items, both = _merged(base.items, ours.items, theirs.items)
    origins, _ = _merged(base.origins, ours.origins, theirs.origins)
    return Lock(items, origins), both


def _merged(
    base: Mapping[str, T], ours: Mapping[str, T], theirs: Mapping[str, T]
) -> tuple[dict[str, T], list[str]]:
    kept: dict[str, T] = {}
    both: list[str] = []
    for key in sorted({*ours, *theirs}):
        old, here, there = base.get(key), ours.get(key), theirs.get(key)
        if here == old:
            value = there
        elif there in (old, here) or there is None:
            value = here
        else:
            # What one side changed outlives the other's deletion.
            value = there if here is None else here
            both += [key] * (here is not None)
        if value is not None:
            kept[key] = value
    return kept, both


def _sides(text: str) -> Iterator[str]:
    """The text as each side of its conflicts has it; once if there are none."""
    lines = text.splitlines()
    if not any(line.startswith(_OURS) for line in lines):
        yield text
        return
    for wanted in (_OURS, _THEIRS):
        yield "\n".join(_side(lines, wanted))


def _side(lines: list[str], wanted: str) -> Iterator[str]:
    part = ""
    for line in lines:
        mark = line[:7]
        if mark in {_OURS, _BASE, _MIDDLE, _THEIRS} and line[7:8] in {"", " "}:
            part = {_OURS: _OURS, _BASE: _BASE, _MIDDLE: _THEIRS, _THEIRS: ""}[mark]
        elif part in {"", wanted}:
            yield line


def _whole(text: str) -> tuple[dict[str, Annotation], set[str]]:
    """The items that are whole and sealed, and the keys of all that begin."""
    items: dict[str, Annotation] = {}
    keys: set[str] = set()
    key, block = "", list[str]()
    for line in text.splitlines():
        begins = _KEY.match(line)
        if begins:
            key, block = begins[1], ["{"]
            keys.add(key)
        elif key and _END.match(line):
            item = read_item(key, "\n".join([*block, "}"]))
            if item is not None:
                items[key] = item
            key = ""
        elif key:
            block.append(line)
    return items, keys


def _origins(text: str) -> dict[str, str]:
    """The origins that a lock names, each on a line of its own."""
    head = text.partition('"items"')[0]
    return {match[1]: match[2] for line in head.splitlines() if (match := _ORIGIN.match(line))}
