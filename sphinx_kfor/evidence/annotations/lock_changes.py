"""How what is checked now differs from what a lock has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.problems import Caution, short

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_kfor.evidence.annotations.annotation import Annotation

#: So many changed cells are named.
_MOST = 5
_Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One item that differs.

    Attributes:
        kind: `new`, `changed` (the passage reads otherwise), `moved` (it stands elsewhere), `updated`
            (only what is known about it), `gone` (nothing uses it), or `origin` (of a source).
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
            changes.append(difference(old, new, key))
    return changes


def compare_origins(locked: Mapping[str, str], current: Mapping[str, str]) -> list[Change]:
    """Every source whose origin the texts give away otherwise than the lock says, by its id."""
    changes = []
    for source in sorted(set(locked) | set(current)):
        old, new = locked.get(source, source), current.get(source, source)
        if old != new:
            changes.append(Change("origin", source, f"{old} -> {new}"))
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


def alike(old: Annotation, new: Annotation) -> bool:
    """Whether a lock's record still holds; one of an earlier version says less of its cautions.

    Another version of a reader that gives the same passage at the same place changes nothing.
    """
    rules = tuple(dict.fromkeys(Caution(one.code, one.message) for one in new.cautions))
    families = tuple(dict.fromkeys(Caution(one.family, one.message) for one in new.cautions))
    earlier = (replace(new, cautions=cautions) for cautions in (rules, families))
    return replace(old, reader=new.reader) in (new, *earlier)


def difference(old: Annotation, new: Annotation, key: str = "") -> Change:
    """What was and what is, of an item that differs."""
    if [t.quote.exact for t in old.targets] != [t.quote.exact for t in new.targets]:
        return Change("changed", key, _cells(old, new) or f"{_passage(old)} -> {_passage(new)}")
    if [(t.position, t.locator) for t in old.targets] != [(t.position, t.locator) for t in new.targets]:
        places = (
            f"{item.targets[0].locator} (offset {item.targets[0].position.start})" for item in (old, new)
        )
        return Change("moved", key, f"{_passage(new)}: {' -> '.join(places)}")
    return Change("updated", key, f"{_passage(new)}, the same words")


def _cells(old: Annotation, new: Annotation) -> str:
    """The cells that changed, with their old and new values; empty for a passage."""
    before, after = _values(old), _values(new)
    changed = [
        f"{_where(place)}{_quoted(before.get(place))} -> {_quoted(after.get(place))}"
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
    ]
    return "; ".join(changed[:_MOST]) + (f"; and {len(changed) - _MOST} more" if len(changed) > _MOST else "")


def _values(item: Annotation) -> dict[_Place, str]:
    """The cells of an annotation; the nth of one row and column counts as the nth in both."""
    values: dict[_Place, str] = {}
    times: Counter[tuple[str, str]] = Counter()
    for target in item.targets:
        if target.cell is not None:
            place = ("header" if target.cell.row is None else target.cell.row, target.cell.column)
            times[place] += 1
            values[*place, times[place]] = target.quote.exact if target.private else target.cell.value
    return values


def _where(place: _Place) -> str:
    row, column, _ = place
    return f"{' > '.join(filter(None, (row, column)))}: " if column else ""


def _quoted(value: str | None) -> str:
    return "nothing" if value is None else f"'{' '.join(value.split())}'"


def _passage(item: Annotation, most: int = 70) -> str:
    return f"'{short(' … '.join(target.quote.exact for target in item.targets), most, end=False)}'"
