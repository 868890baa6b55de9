"""How what is checked now differs from what a lock has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.quotations import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_kfor.evidence.annotations import Annotation


@dataclass(frozen=True, slots=True)
class Change:
    """One item that differs.

    Attributes:
        kind: `new`, `changed` (the passage reads otherwise), `moved` (it stands elsewhere), `updated`
            (only what is known about it), or `gone` (nothing uses it).
        key: the item's key.
        detail: what it was and is.
    """

    kind: str
    key: str
    detail: str


def compare(locked: Mapping[str, Annotation], current: Mapping[str, Annotation]) -> list[Change]:
    """Every difference, by key."""
    changes = []
    for key in sorted(set(locked) | set(current)):
        old, new = locked.get(key), current.get(key)
        if new is None:
            changes.append(Change("gone", key, _passage(locked[key])))
        elif old is None:
            changes.append(Change("new", key, _passage(new)))
        elif old != new:
            changes.append(_difference(key, old, new))
    return changes


def merged(
    locked: Mapping[str, Annotation], found: Mapping[str, Annotation], present: Callable[[str], bool]
) -> dict[str, Annotation]:
    """What the lock should hold.

    Args:
        locked: what it holds.
        found: what the project uses, as it was resolved.
        present: whether the text of a source is here; items of others are kept as they are.
    """
    kept = {key: item for key, item in locked.items() if not present(item.source)}
    return kept | {key: item for key, item in found.items() if item.verdict != Verdict.LOCKED}


def _difference(key: str, old: Annotation, new: Annotation) -> Change:
    if [t.quote.exact for t in old.targets] != [t.quote.exact for t in new.targets]:
        return Change("changed", key, f"{_passage(old)} -> {_passage(new)}")
    if [(t.position, t.locator) for t in old.targets] != [(t.position, t.locator) for t in new.targets]:
        places = (
            f"{item.targets[0].locator} (offset {item.targets[0].position.start})" for item in (old, new)
        )
        return Change("moved", key, f"{_passage(new)}: {' -> '.join(places)}")
    return Change("updated", key, _passage(new))


def _passage(item: Annotation, most: int = 70) -> str:
    text = " … ".join(" ".join(target.quote.exact.split()) for target in item.targets)
    return f"'{text}'" if len(text) <= most else f"'{text[:most].rstrip()}…'"
