"""Origins: where what a source says comes from. Sources of one origin do not corroborate each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kfor.evidence.records import Record


def origin_of(record: Record, options: Mapping[str, str]) -> str:
    """The origin of what is used of a source.

    Args:
        record: the source, whose `custom.origin` counts where the item names none, else its id.
        options: the item's own options; its `origin` wins.
    """
    return options.get("origin") or record.custom.origin or record.id
