"""Two editions of a brief, compared: what a reader of the first must know.

Judgements, quotations, figures and sources are matched by name, then by what they say: a number, an anchor
or a page that moves is no change.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.annotations.editions import KINDS, OBJECTS, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_kfor.evidence.annotations.editions import Edition

#: From this likeness on, two texts are one that was reworded.
_ALIKE = 0.5
#: What it is called when a fact of an item changes; others by their own names.
_FACTS = {"reliability": "regraded", "sha256": "revised"}
#: Whose words are the author's.
OWN_WORDS = frozenset([*OBJECTS, "prose"])


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        what: `added`, `dropped`, `reworded`, `changed`, `regraded`, `revised`, or the fact that changed.
        item: the item as it is now, or as it was where it was dropped.
        old: what it was; empty where it was not there.
        new: what it is.
    """

    what: str
    item: Item
    old: str = ""
    new: str = ""


def changes(old: Edition, new: Edition) -> list[Change]:
    """What is different in the new edition: by kind, then added and changed in its order, then dropped."""
    found: list[Change] = []
    for kind in KINDS:
        pairs, dropped = _matched(old.of(kind), new.of(kind))
        found += [change for item in new.of(kind) for change in _of(item, pairs.get(item.key))]
        found += [Change("dropped", item, old=item.text) for item in dropped]
    return found


def _of(item: Item, before: Item | None) -> Iterator[Change]:
    if before is None:
        yield Change("added", item, new=item.text)
        return
    if item.kind == "table":
        yield from _in_table(before, item)
    elif item.text != before.text:
        yield Change("reworded" if item.kind in OWN_WORDS else "changed", item, before.text, item.text)
    if item.title != before.title and item.title and before.title and item.text == before.text:
        yield Change("title", item, before.title, item.title)
    for fact in dict.fromkeys([*item.facts, *before.facts]):
        was, now = before.facts.get(fact, ""), item.facts.get(fact, "")
        if was != now:
            yield Change(_FACTS.get(fact, fact), item, was, now)


def _in_table(before: Item, item: Item) -> Iterator[Change]:
    for address, value in item.cells.items():
        if address in before.cells and before.cells[address] != value:
            cell = Item("figure", address, value, place=(*item.place[:1], address))
            yield Change("changed", cell, before.cells[address], value)
    if set(item.cells) != set(before.cells):
        yield Change("changed", item, f"{len(before.cells)}", f"{len(item.cells)}")


def _matched(old: list[Item], new: list[Item]) -> tuple[dict[str, Item], list[Item]]:
    """The old item of each new one by key, and the old ones that are gone."""
    pairs: dict[str, Item] = {}
    for same in _SAMENESS:
        left: dict[str, list[Item]] = defaultdict(list)
        for item in _without(old, pairs.values()):
            left[same(item)].append(item)
        for item in new:
            if item.key not in pairs and left.get(same(item)):
                pairs[item.key] = left[same(item)].pop(0)
    for item, before in _alike(_without(old, pairs.values()), [one for one in new if one.key not in pairs]):
        pairs[item.key] = before
    return pairs, _without(old, pairs.values())


def _said(item: Item) -> str:
    """What an item says, and of what: a passage may move in its source, a figure is one cell's."""
    place = item.place if item.kind == "figure" else item.place[:1]
    return f"{place} {item.key if item.kind == 'source' else item.text}"


#: By what an item is the same as one before: first its key, then the words.
_SAMENESS: tuple[Callable[[Item], str], ...] = (lambda item: item.key, _said)


def _without(items: Iterable[Item], taken: Iterable[Item]) -> list[Item]:
    keys = {item.key for item in taken}
    return [item for item in items if item.key not in keys]


def _alike(old: list[Item], new: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items whose texts are nearest and that are not both named, each item once."""
    scored = sorted(
        (-_likeness(old[other], new[number]), number, other) for number, other in _candidates(old, new)
    )
    seen_new, seen_old = set[int](), set[int]()
    for likeness, number, other in scored:
        if -likeness >= _ALIKE and number not in seen_new and other not in seen_old:
            seen_new.add(number)
            seen_old.add(other)
            yield new[number], old[other]


def _candidates(old: list[Item], new: list[Item]) -> Iterator[tuple[int, int]]:
    """New and old items by number that share enough words to be alike, and are of one source."""
    bags = [Counter(item.text.split()) for item in old]
    having: dict[str, list[int]] = defaultdict(list)
    for other, bag in enumerate(bags):
        for word in bag:
            having[word].append(other)
    for number, item in enumerate(new):
        bag, shared = Counter(item.text.split()), Counter[int]()
        for word, times in bag.items():
            for other in having[word]:
                shared[other] += min(times, bags[other][word])
        for other, words in shared.items():
            enough = 2 * words >= _ALIKE * (bag.total() + bags[other].total())
            if enough and _comparable(item, old[other]):
                yield number, other


def _comparable(item: Item, before: Item) -> bool:
    alike = item.kind in {*OWN_WORDS, "quotation", "citation"}
    return alike and item.place[:1] == before.place[:1] and not (item.name and before.name)


def word_diff(old: str, new: str) -> str:
    """What differs between two texts, word by word: `[-old-] {+new+}`."""
    before, after = old.split(), new.split()
    pieces: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces += before[a:b]
        else:
            pieces += [f"[-{' '.join(before[a:b])}-]"] * (b > a) + [f"{{+{' '.join(after[c:d])}+}}"] * (d > c)
    return " ".join(pieces)


def _likeness(one: Item, other: Item) -> float:
    return difflib.SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()
